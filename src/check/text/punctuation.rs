//! Marks within a text: ellipses, piles, the opening marks of Spanish, marks of another script.

use icu::properties::props::Script;

use super::script::script_of;
use super::wording::{Glyph, Kind};
use super::{Case, Flaw};

/// Languages whose questions and exclamations open with a mark of their own.
const INVERTED: &[&str] = &["ast", "es"];

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let glyphs = &case.text.glyphs;
    let mut at = 0;
    while at < glyphs.len() {
        let glyph = &glyphs[at];
        if glyph.kind != Kind::Written || glyph.is_letter() {
            at += 1;
            continue;
        }
        let length = glyphs[at..].iter().take_while(|next| next.c == glyph.c && next.kind == Kind::Written).count();
        match glyph.c {
            '.' if length == 3 => flaws.push(dots(case, at)),
            '!' | '！' | '?' | '？' | '؟' if length > 1 => flaws.extend(pile(case, at, length)),
            _ => {}
        }
        if length == 1 {
            flaws.extend(borrowed(case, at));
        }
        at += length;
    }
    if INVERTED.contains(&case.language()) {
        flaws.extend(unopened(case));
    }
}

/// Three full stops for an ellipsis; Chinese has six dots in two characters.
fn dots(case: &Case<'_>, at: usize) -> Flaw {
    let ellipsis = if case.language() == "zh" { "……" } else { "…" };
    Flaw {
        rule: "text-ellipsis",
        span: case.text.span(at..at + 3),
        message: "three full stops stand for an ellipsis; a line may break within them".to_owned(),
        hint: format!("write `{ellipsis}`"),
        fix: case.text.is_one_piece(at..at + 3).then(|| ellipsis.to_owned()),
    }
}

/// `!!!`, unless the reference shouts as well.
fn pile(case: &Case<'_>, at: usize, length: usize) -> Option<Flaw> {
    let is_mark = |glyph: &Glyph| matches!(glyph.c, '!' | '！' | '?' | '？' | '؟');
    if case.reference_has(|reference| reference.glyphs.windows(2).any(|pair| pair.iter().all(is_mark))) {
        return None;
    }
    let mark = case.text.glyphs[at].c;
    Some(Flaw {
        rule: "text-punctuation-pile",
        span: case.text.span(at..at + length),
        message: format!("`{mark}` stands {length} times in a row; filters for spam count that"),
        hint: "write it once, or not at all".to_owned(),
        fix: None,
    })
}

/// A mark of ASCII behind a letter whose script has its own.
fn borrowed(case: &Case<'_>, at: usize) -> Option<Flaw> {
    let mark = case.text.glyphs[at].c;
    let letter = case.text.before(at).filter(|glyph| glyph.is_letter())?;
    let ends = case.text.after(at).is_none_or(|next| next.is_blank() || next.is_letter());
    let own = match (script_of(letter.c), mark, case.language()) {
        (Script::Arabic, '?', _) => '؟',
        (Script::Arabic, ',', _) => '،',
        (Script::Arabic, ';', _) => '؛',
        (Script::Greek, '?', "el") => ';',
        (Script::Han, ',', "zh") => '，',
        (Script::Han | Script::Hiragana | Script::Katakana, ',', "ja") => '、',
        (Script::Han | Script::Hiragana | Script::Katakana, '.', "zh" | "ja") => '。',
        _ => return None,
    };
    let close = matches!(case.language(), "zh" | "ja") && case.text.after(at).is_some_and(Glyph::is_blank);
    ends.then(|| Flaw {
        rule: "text-punctuation-script",
        span: case.text.span(at..at + 1),
        message: format!("`{mark}` is the mark of another script"),
        hint: format!("write `{own}`"),
        fix: (!close && case.text.is_one_piece(at..at + 1)).then(|| own.to_string()),
    })
}

/// As many questions and exclamations must open as close. A run such as `?!` closes one.
fn unopened(case: &Case<'_>) -> Option<Flaw> {
    let closing = |glyph: &Glyph| glyph.is_open() && matches!(glyph.c, '?' | '!');
    let opening = |glyph: &Glyph| glyph.is_open() && matches!(glyph.c, '¿' | '¡');
    let glyphs = &case.text.glyphs;
    let runs = |wanted: &dyn Fn(&Glyph) -> bool| -> Vec<usize> {
        (0..glyphs.len()).filter(|&at| wanted(&glyphs[at]) && !case.text.before(at).is_some_and(wanted)).collect()
    };
    let (opened, closed) = (runs(&opening), runs(&closing));
    let (&at, what, hint) = match opened.len().cmp(&closed.len()) {
        std::cmp::Ordering::Less => (
            closed.get(opened.len())?,
            "closes a sentence that no `¿` or `¡` opens",
            "open the sentence with `¿` or `¡`",
        ),
        std::cmp::Ordering::Greater => (
            opened.get(closed.len())?,
            "opens a sentence that no `?` or `!` closes",
            "close the sentence with `?` or `!`",
        ),
        std::cmp::Ordering::Equal => return None,
    };
    Some(Flaw {
        rule: "text-punctuation-opening",
        span: case.text.span(at..at + 1),
        message: format!("`{}` {what}", glyphs[at].c),
        hint: hint.to_owned(),
        fix: None,
    })
}
