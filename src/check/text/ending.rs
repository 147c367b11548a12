//! How a text ends: with the kind of mark that its reference ends with, in the marks of its own script.

use std::fmt;

use super::wording::{Kind, Wording, is_format, is_symbol};
use super::{Case, Flaw};

/// Languages that end a sentence with no mark, or with a blank.
const UNMARKED: &[&str] = &["bo", "dz", "km", "lo", "my", "shn", "th"];

/// Languages in which the verb's form says what a mark says elsewhere, so that a statement, a heading and a question may end alike.
const EVEN: &[&str] = &["ja", "ko", "yue", "zh"];

/// Languages in which a formatted date brings its own full stop.
const DOTTED_DATES: &[&str] = &["bg", "bs", "cs", "hr", "hu", "lv", "mk", "sk", "sl", "sr"];

/// The longest abbreviation that a full stop belongs to.
const LONGEST_ABBREVIATION: usize = 4;
/// Words of a text that may be a label, which ends with an abbreviation rather than with a sentence.
const LONGEST_LABEL: usize = 3;

/// What a text ends with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// A word or a number.
    Word,
    /// A value, which may bring a mark of its own.
    Value,
    Stop,
    Question,
    Exclamation,
    Colon,
    Semicolon,
    Comma,
    Ellipsis,
}

impl fmt::Display for Ending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Ending::Word | Ending::Value => "no mark",
            Ending::Stop => "a full stop",
            Ending::Question => "a question mark",
            Ending::Exclamation => "an exclamation mark",
            Ending::Colon => "a colon",
            Ending::Semicolon => "a semicolon",
            Ending::Comma => "a comma",
            Ending::Ellipsis => "an ellipsis",
        })
    }
}

/// How `text` ends and with which character; closing quotes, brackets, emoji and marks of direction do not count.
fn ending(text: &Wording, language: &str) -> Option<(Ending, usize)> {
    let glyphs = &text.glyphs;
    let passed = |c: char| {
        c.is_whitespace()
            || is_format(c)
            || is_symbol(c)
            || matches!(
                c,
                ')' | ']' | '）' | '】' | '"' | '\'' | '”' | '“' | '’' | '‘' | '»' | '«' | '›' | '‹' | '」' | '』'
            )
    };
    let at = glyphs.iter().rposition(|glyph| matches!(glyph.kind, Kind::Opaque | Kind::Value) || !passed(glyph.c))?;
    let glyph = &glyphs[at];
    let ending = match glyph.c {
        _ if glyph.kind == Kind::Value => Ending::Value,
        _ if matches!(glyph.kind, Kind::Opaque | Kind::Number) => Ending::Word,
        '.' | '۔' if at >= 2 && glyphs[at - 2..at].iter().all(|before| before.c == glyph.c) => Ending::Ellipsis,
        // Armenian marks a question on its last stressed vowel.
        _ if language == "hy" && glyphs.iter().any(|glyph| glyph.c == '՞') => Ending::Question,
        ';' | '\u{37e}' if language == "el" => Ending::Question,
        ':' if language == "hy" => Ending::Stop,
        '.' | '。' | '．' | '｡' | '।' | '॥' | '۔' | '։' | '።' | '។' | '။' | '།' | '᠃' | '꓿' | '՜' => {
            Ending::Stop
        }
        '?' | '？' | '؟' | '፧' | '՞' => Ending::Question,
        '!' | '！' => Ending::Exclamation,
        ':' | '：' | '፡' | '៖' => Ending::Colon,
        ';' | '；' | '؛' | '·' => Ending::Semicolon,
        ',' | '，' | '、' | '،' => Ending::Comma,
        '…' | '⋯' => Ending::Ellipsis,
        _ => Ending::Word,
    };
    Some((ending, at))
}

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let Some((reference, reference_locale)) = case.reference else { return };
    if !reference.has_letters() || !case.text.has_letters() {
        return;
    }
    let wanted = ending(reference, reference_locale.id().language.as_str());
    let (Some((wanted, last)), Some((found, at))) = (wanted, ending(case.text, case.language())) else { return };
    let abbreviated = |ending, text, at| ending == Ending::Stop && is_abbreviation(text, at);
    if agree(wanted, found, case.language())
        || abbreviated(wanted, reference, last)
        || abbreviated(found, case.text, at)
    {
        return;
    }
    flaws.push(Flaw {
        rule: "text-punctuation-end",
        span: case.text.span(at..at + 1),
        message: format!("the text ends with {found}, the reference with {wanted}"),
        hint: "end it as the reference does, in the marks of the language".to_owned(),
        fix: None,
    });
}

/// Whether a language may end a text so where the reference ends it otherwise. How a greeting ends (`,`, `!`, nothing) is its own business,
/// many languages are calmer than English, and a heading such as `How it works` is a question in some.
fn agree(wanted: Ending, found: Ending, language: &str) -> bool {
    use Ending::{Colon, Comma, Exclamation, Question, Stop, Value, Word};
    match (wanted, found) {
        _ if wanted == found => true,
        (Comma, _)
        | (Exclamation, Stop | Word | Value)
        | (Stop, Exclamation)
        | (Word, Value | Question)
        | (Value, Word) => true,
        (Stop, Value) => DOTTED_DATES.contains(&language) || UNMARKED.contains(&language),
        (Stop | Question | Colon, Word | Value) if UNMARKED.contains(&language) => true,
        (Word | Stop | Question | Colon, Word | Value | Stop) => EVEN.contains(&language),
        _ => false,
    }
}

/// Whether the full stop at `at` belongs to a short word of a label rather than to a sentence: `/mo.`, `5 p.m.`, `№ 5.`.
fn is_abbreviation(text: &Wording, at: usize) -> bool {
    let Some(word) = text.words.last().filter(|word| word.end == at && word.len() <= LONGEST_ABBREVIATION) else {
        return false;
    };
    text.words.len() <= LONGEST_LABEL || text.before(word.start).is_some_and(|glyph| glyph.c == '.')
}
