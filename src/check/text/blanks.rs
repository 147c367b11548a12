//! Blanks: one at a time, none at the edges, none before punctuation except where a language has one there.

use icu::locale::subtags::region;
use icu::properties::props::Script;

use super::wording::{Glyph, Kind, VALUE, Wording};
use super::{Case, Flaw};

/// Languages that write without blanks between words and set them by other rules.
const FREE: &[&str] = &["bo", "dz", "km", "lo", "my", "shn", "th"];

/// Languages that set a blank before high punctuation, some of their authors only.
const SPACED: &[&str] = &["br", "fr"];

/// Marks that follow their word at once.
const CLOSE_MARKS: &str = ",.;:!?،؛؟۔。，、；：！？";

const NO_BREAK: char = '\u{a0}';
const NARROW_NO_BREAK: char = '\u{202f}';

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    superfluous(case, flaws);
    if case.language() == "fr" {
        french(case, flaws);
    }
    flaws.extend(
        case.text.glued.iter().map(|span| Flaw {
            rule: "text-concatenated",
            span: span.clone(),
            message: "the text is made to begin or end with a blank, as a piece to put another one beside".to_owned(),
            hint: "write whole sentences, with arguments where they differ; word order is another in each language"
                .to_owned(),
            fix: None,
        }),
    );
}

/// Runs of blanks: at an edge, doubled, or before a mark.
fn superfluous(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let glyphs = &case.text.glyphs;
    let mut at = 0;
    while at < glyphs.len() {
        let length = glyphs[at..].iter().take_while(|glyph| is_written_blank(glyph)).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let run = at..at + length;
        let flaw = |message: &str, fix: &str| Flaw {
            rule: "text-blank",
            span: case.text.span(run.clone()),
            message: message.to_owned(),
            hint: "remove it".to_owned(),
            fix: case.text.is_one_piece(run.clone()).then(|| fix.to_owned()),
        };
        if run.start == 0 || run.end == glyphs.len() {
            if case.text.glued.is_empty() {
                flaws.push(flaw("the text begins or ends with a blank", ""));
            }
        } else if is_before_mark(case, run.end) {
            flaws.push(flaw(&format!("a blank stands before `{}`", glyphs[run.end].c), ""));
        } else if length > 1 {
            let one = glyphs[run.clone()].iter().map(|glyph| glyph.c).find(|c| *c != ' ').unwrap_or(' ');
            flaws.push(flaw("more than one blank stands between two words", &one.to_string()));
        }
        at = run.end;
    }
}

fn is_written_blank(glyph: &Glyph) -> bool {
    glyph.kind == Kind::Written && glyph.is_blank()
}

/// Whether a mark that follows its word at once stands at `at`, and ends something there: `.NET`, `:)` and `...` do not.
fn is_before_mark(case: &Case<'_>, at: usize) -> bool {
    let Some(glyph) = case.text.glyphs.get(at).filter(|glyph| glyph.is_open()) else { return false };
    let high = matches!(glyph.c, ';' | ':' | '!' | '?');
    // Close to its word a Devanagari writer's colon would be a visarga.
    let visarga = glyph.c == ':' && case.native.contains(&Script::Devanagari);
    if visarga || FREE.contains(&case.language()) || (high && SPACED.contains(&case.language())) {
        return false;
    }
    let ends = case.text.after(at).is_none_or(|next| next.is_blank() || matches!(next.c, '»' | '”' | '"' | '!' | '?'));
    CLOSE_MARKS.contains(glyph.c) && ends
}

/// French sets `: ; ! ? »` and `«` off with a blank that no line breaks at. In Canada only the colon and the quotation marks; in
/// Switzerland the quotation marks may stand close.
fn french(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let region = case.locale.id().region;
    let (canadian, swiss) = (region == Some(region!("CA")), region == Some(region!("CH")));
    for (at, glyph) in case.text.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.kind == Kind::Written) {
        let blank = if matches!(glyph.c, ':' | '«' | '»') { NO_BREAK } else { NARROW_NO_BREAK };
        let optional = canadian && matches!(glyph.c, ';' | '!' | '?') || swiss && matches!(glyph.c, '«' | '»');
        let wanted = match glyph.c {
            ':' | ';' | '!' | '?' => is_after_word(case.text, at) && is_at_end(case.text, at),
            '»' => case.text.before(at).is_some(),
            '«' => case.text.after(at).is_some(),
            _ => continue,
        };
        if wanted {
            let side = if glyph.c == '«' { Side::After } else { Side::Before };
            flaws.extend(set_off(case.text, at, side, blank, optional));
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Before,
    After,
}

/// Whether a word, a value or a closing mark comes before, with or without a blank: not `?!`.
fn is_after_word(text: &Wording, at: usize) -> bool {
    let before = text.glyphs[..at].iter().rev().find(|glyph| !glyph.is_blank());
    before.is_some_and(|glyph| glyph.c.is_alphanumeric() || matches!(glyph.c, VALUE | ')' | '»' | '”' | '’' | '%'))
}

/// Whether nothing of the same word follows: not `14:30`, `:)`.
fn is_at_end(text: &Wording, at: usize) -> bool {
    text.after(at)
        .is_none_or(|next| next.is_blank() || matches!(next.c, '!' | '?' | '»' | '”' | ')') && text.glyphs[at].c != ':')
}

/// The flaw of a mark whose blank is missing or lets a line break.
fn set_off(text: &Wording, at: usize, side: Side, blank: char, optional: bool) -> Option<Flaw> {
    let mark = text.glyphs[at].c;
    let beside = if side == Side::Before { at.checked_sub(1) } else { Some(at + 1) };
    let glyph = beside.and_then(|beside| text.glyphs.get(beside))?;
    let place = if side == Side::Before { "before" } else { "after" };
    let (span, range, message, fix) = match glyph.c {
        NO_BREAK | NARROW_NO_BREAK => return None,
        ' ' => {
            let beside = beside?;
            let message = format!("a line may break {place} `{mark}`, as an ordinary blank stands there");
            (text.span(beside..beside + 1), beside..beside + 1, message, blank.to_string())
        }
        _ if optional => return None,
        _ => {
            let fix = if side == Side::Before { format!("{blank}{mark}") } else { format!("{mark}{blank}") };
            let message = format!("French sets `{mark}` off with a no-break space {place} it");
            (text.span(at..at + 1), at..at + 1, message, fix)
        }
    };
    Some(Flaw {
        rule: "text-spacing",
        span,
        message,
        hint: format!("write U+{:04X} there", u32::from(blank)),
        fix: text.is_one_piece(range).then_some(fix),
    })
}
