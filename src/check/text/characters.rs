//! Characters that do not belong in a text: broken ones, invisible ones, marks of direction that are not needed or not balanced.

use std::ops::Range;

use icu::properties::props::Script;

use super::script::script_of;
use super::wording::{Glyph, Kind, Wording, is_symbol};
use super::{Case, Flaw};
use crate::locale::Direction;

const ZWNJ: char = '\u{200c}';
const ZWJ: char = '\u{200d}';

/// What Windows-1252 has at 0x80..=0x9F; the five gaps are the C1 controls, as in the WHATWG encoding standard.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// Scripts in which a joiner makes no difference; in the others it does (RFC 5892, appendix A.1 and A.2).
#[rustfmt::skip]
const UNJOINED: &[Script] = &[
    Script::Latin, Script::Cyrillic, Script::Greek, Script::Armenian, Script::Georgian, Script::Hebrew, Script::Han, Script::Hangul,
    Script::Hiragana, Script::Katakana, Script::Bopomofo, Script::Thai, Script::Lao,
];

/// Scripts that show with U+200B where a line may break.
const WITHOUT_BLANKS: &[Script] =
    &[Script::Thai, Script::Lao, Script::Khmer, Script::Myanmar, Script::Tibetan, Script::Javanese];

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    garbled(case.text, flaws);
    if case.text.glyphs.iter().all(|glyph| glyph.c.is_ascii()) {
        return;
    }
    mojibake(case.text, flaws);
    direction(case, flaws);
    invisible(case, flaws);
    kashida(case.text, flaws);
}

/// `U+00AD` and its kin, which cannot be shown.
fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// Characters that no text has: the mark of a lost character, controls, and a question mark where a letter was lost.
fn garbled(text: &Wording, flaws: &mut Vec<Flaw>) {
    let letter = |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.is_letter() && glyph.c.is_lowercase());
    for (at, glyph) in text.glyphs.iter().enumerate() {
        let message = match glyph.c {
            '\u{fffd}' => "a character was lost here (U+FFFD)".to_owned(),
            '?' if glyph.is_open() && letter(text.before(at)) && letter(text.after(at)) => {
                "a question mark stands within a word, where a letter was probably lost".to_owned()
            }
            c if c.is_control() && !glyph.is_blank() => {
                format!("the control character {} has no place in a text", code(c))
            }
            _ => continue,
        };
        flaws.push(Flaw {
            rule: "text-garbled",
            span: text.span(at..at + 1),
            message,
            hint: "write the character again, and save the file as UTF-8".to_owned(),
            fix: None,
        });
    }
}

/// UTF-8 that was read as Windows-1252: `Ã¼` for `ü`, `â€™` for `’`.
fn mojibake(text: &Wording, flaws: &mut Vec<Flaw>) {
    let mut at = 0;
    while at < text.glyphs.len() {
        let bytes: Vec<u8> = text.glyphs[at..].iter().map_while(|glyph| windows_1252(glyph.c)).collect();
        if let Some(meant) = decoded(&bytes).filter(|_| !is_end_of_capitals(text, at..at + bytes.len())) {
            let range = at..at + bytes.len();
            flaws.push(Flaw {
                rule: "text-garbled",
                span: text.span(range.clone()),
                message: format!("`{}` is `{meant}` read in the wrong encoding", text.string(range.clone())),
                hint: "write the characters again, and save the file as UTF-8".to_owned(),
                fix: text.is_one_piece(range).then_some(meant),
            });
        }
        at += bytes.len() + 1;
    }
}

/// The byte of Windows-1252, where it is not ASCII.
fn windows_1252(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0xa0..=0xff => u8::try_from(code).ok(),
        _ => WINDOWS_1252.iter().position(|other| *other == c).and_then(|index| u8::try_from(0x80 + index).ok()),
    }
}

/// What the bytes say in UTF-8, if they say it wholly and in characters of common writing. One character of three bytes alone is
/// too often French or Albanian with its punctuation.
fn decoded(bytes: &[u8]) -> Option<String> {
    if bytes.len() < 2 {
        return None;
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let single = text.chars().nth(1).is_none();
    let common = |c: char| match c {
        '\u{a0}'..='\u{17f}' | '\u{2010}'..='\u{2027}' | '\u{202f}'..='\u{203a}' | '€' | '™' => true,
        c if single && c > '\u{7ff}' => false,
        c => c.is_alphabetic() && !matches!(script_of(c), Script::Latin | Script::Common),
    };
    text.chars().all(common).then(|| text.to_owned())
}

/// `NÃ»`, `PÅ”`: a word in capitals before a closing mark.
fn is_end_of_capitals(text: &Wording, run: Range<usize>) -> bool {
    let capital = text.before(run.start).is_some_and(|glyph| glyph.c.is_uppercase());
    let last = text.glyphs[run.end - 1].c;
    capital && matches!(last, '»' | '«' | '”' | '“' | '’' | '‘' | '›' | '®' | '™' | '\u{a0}' | '–' | '—' | '…')
}

/// Embeddings, overrides and isolates (UAX #9): what opens closes, and a left-to-right text needs no marks.
fn direction(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let text = case.text;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut unbalanced = Vec::new();
    for (at, glyph) in text.glyphs.iter().enumerate() {
        match glyph.c {
            '\u{202a}' | '\u{202b}' | '\u{202d}' | '\u{202e}' => {
                open.push((at, '\u{202c}'));
                flaws.push(stray(text, at, "an embedding or override turns the order of what follows"));
            }
            '\u{2066}'..='\u{2068}' => open.push((at, '\u{2069}')),
            '\u{202c}' | '\u{2069}' => {
                if open.last().is_some_and(|(_, close)| *close == glyph.c) {
                    open.pop();
                } else {
                    unbalanced.push((at, "closes what nothing opens"));
                }
            }
            '\u{200e}' | '\u{200f}' | '\u{61c}' if case.locale.direction() == Direction::Ltr => {
                flaws.push(stray(text, at, "a left-to-right text needs no mark of direction"));
            }
            _ => {}
        }
    }
    unbalanced.extend(open.into_iter().map(|(at, _)| (at, "is never closed")));
    flaws.extend(unbalanced.into_iter().map(|(at, what)| Flaw {
        rule: "text-bidi-unbalanced",
        span: text.span(at..at + 1),
        message: format!("{} {what}", code(text.glyphs[at].c)),
        hint: "remove it; values are isolated by themselves".to_owned(),
        fix: None,
    }));
}

fn stray(text: &Wording, at: usize, what: &str) -> Flaw {
    Flaw {
        rule: "text-bidi-stray",
        span: text.span(at..at + 1),
        message: format!("{what} ({})", code(text.glyphs[at].c)),
        hint: "remove it; values are isolated by themselves".to_owned(),
        fix: None,
    }
}

/// Characters without ink or width that the language does not need.
fn invisible(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let joins = case.native.iter().any(|script| !UNJOINED.contains(script));
    let breaks = case.native.iter().any(|script| WITHOUT_BLANKS.contains(script));
    for (at, glyph) in case.text.glyphs.iter().enumerate() {
        let (what, hint) = match glyph.c {
            ZWNJ | ZWJ if joins || is_in_emoji(case.text, at) => continue,
            ZWNJ | ZWJ => ("a joiner", "remove it"),
            '\u{200b}' if breaks => continue,
            '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{180e}' | '\u{34f}' => ("a character without width", "remove it"),
            '\u{2061}'..='\u{2064}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' => {
                ("an invisible character", "remove it")
            }
            '\u{e0020}'..='\u{e007f}' if is_in_emoji(case.text, at) => continue,
            '\u{e0001}' | '\u{e0020}'..='\u{e007f}' => ("a tag character", "remove it"),
            '\u{ad}' => (
                "a soft hyphen, which some mail programs show or search as a character",
                "let lines break between words",
            ),
            _ => continue,
        };
        // In a literal it can be seen, so it is meant.
        if glyph.kind == Kind::Given {
            continue;
        }
        flaws.push(Flaw {
            rule: "text-invisible",
            span: case.text.span(at..at + 1),
            message: format!("here stands {what} ({})", code(glyph.c)),
            hint: hint.to_owned(),
            fix: case.text.is_one_piece(at..at + 1).then(String::new),
        });
    }
}

/// Whether the joiner or tag at `at` follows a symbol, as in the emoji of a family or a flag (UTS #51).
fn is_in_emoji(text: &Wording, at: usize) -> bool {
    let before = text.glyphs[..at].iter().rev().map(|glyph| glyph.c);
    before
        .take_while(|c| is_symbol(*c) || matches!(c, '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}' | &ZWJ))
        .any(|c| is_symbol(c) && c != '\u{fe0f}')
}

/// U+0640 between two letters only stretches a word: it looks different in every font, and search does not find the word.
fn kashida(text: &Wording, flaws: &mut Vec<Flaw>) {
    let arabic =
        |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.is_letter() && script_of(glyph.c) == Script::Arabic);
    for (at, glyph) in text.glyphs.iter().enumerate() {
        if glyph.c != '\u{640}' || !glyph.is_open() || !arabic(text.before(at)) {
            continue;
        }
        let run = text.glyphs[at..].iter().take_while(|next| next.c == '\u{640}').count();
        if arabic(text.glyphs.get(at + run)) {
            let range = at..at + run;
            flaws.push(Flaw {
                rule: "text-kashida",
                span: text.span(range.clone()),
                message: "a word is stretched with kashida (U+0640)".to_owned(),
                hint: "write the word without it".to_owned(),
                fix: text.is_one_piece(range).then(String::new),
            });
        }
    }
}
