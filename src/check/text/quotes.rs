//! Quotation marks and apostrophes: those that the language prints.

use icu::properties::props::Script;

use super::data::quotes::QUOTES;
use super::script::script_of;
use super::wording::{Glyph, Kind, VALUE, Wording};
use super::{Case, Flaw};
use crate::locale::Locale;

/// Marks that a language prints beside those of CLDR: opening, then closing ones.
#[rustfmt::skip]
const ALSO: &[(&str, &str, &str)] = &[
    ("ar", "«“”‹", "»”“›"), ("be", "“", "”"),    ("bg", "«", "»”"),       ("bs", "»„", "«“"),     ("ca", "‘", "’"),
    ("ckb", "«“”", "»”“"),  ("cs", "»›", "«‹"),  ("da", "„»”’‚", "“«”’‘"), ("de", "»›«‹", "«‹»›"), ("el", "“‘", "”’"),
    ("es", "«“‘‹", "»”’›"), ("et", "«”", "»”"),  ("eu", "‘", "’"),        ("fa", "“”", "”“"),     ("fi", "»›“«", "»›”"),
    ("fr", "“‘‹", "”’›"),   ("gl", "«", "»"),    ("he", "„“‚‘«", "”“’‘»"), ("hr", "»„", "«”"),     ("hu", "’‚›", "’‹"),
    ("hy", "“", "”"),       ("is", "»", "«"),    ("it", "“‘‹", "”’›"),    ("ka", "“‘", "”’"),     ("kk", "„‘", "“’"),
    ("lt", "«‚", "»‘"),     ("lv", "„«", "”»“"), ("mk", "«’", "»”"),      ("nb", "„“»”", "”“«"),  ("nl", "„“‚«", "”’»"),
    ("nn", "„“»”", "”“«"),  ("no", "„“»”", "”“«"), ("pl", "«»‚‘", "»«’"), ("ps", "«”", "»“"),     ("pt", "«‘‹", "»’›"),
    ("ro", "»“", "«”"),     ("ru", "“", "”"),    ("sd", "”’", "“‘"),      ("sk", "»›", "«‹"),     ("sl", "»›", "«‹"),
    ("sq", "„«", "“»"),     ("sr", "»„‚", "«“‘’"), ("sv", "»›", "»›«"),   ("tr", "«‹", "»›"),     ("uk", "“", "”"),
    ("ug", "«“", "»”"),     ("ur", "“‘", "”’"),  ("uz", "«„", "»“"),      ("vi", "«", "»"),       ("yi", "„“", "”“"),
    ("az", "«„", "»“"),     ("tk", "«", "»"),        ("ky", "“", "”"),       ("mn", "«„", "»“"),
    ("ja", "“‘", "”’"),     ("yue", "“‘", "”’"), ("zh", "“‘", "”’"),      ("ko", "“‘", "”’"),
];

/// Languages in whose alphabets `'` stands for a letter or a part of one.
const LETTER_APOSTROPHE: &[&str] = &["ha", "qu", "so", "uz"];

/// The marks of a locale from CLDR: its own, those of its script, those of its language.
fn marks(locale: &Locale) -> Option<[&'static str; 2]> {
    let row = |tag: &str| QUOTES.binary_search_by_key(&tag, |(tag, _)| tag).ok().map(|index| QUOTES[index].1);
    let language = locale.id().language.as_str();
    let script = || locale.script().and_then(|script| row(&format!("{language}-{script}")));
    row(locale.tag()).or_else(script).or_else(|| row(language))
}

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    if !case.text.glyphs.iter().any(|glyph| is_quote(glyph.c) || glyph.c == '\'') {
        return;
    }
    // Of languages without a row too little is known: in many of them `'` is a letter.
    let Some(marks) = marks(case.locale) else { return };
    flaws.extend(straight(case, marks).or_else(|| foreign(case, marks)));
    apostrophes(case, flaws);
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»' | '‘' | '’' | '‚' | '‹' | '›')
}

/// The first straight quotation mark, unless the reference has them too. Behind a digit it is an inch.
fn straight(case: &Case<'_>, marks: [&str; 2]) -> Option<Flaw> {
    let text = case.text;
    let stands = |text: &Wording, at: usize| {
        let glyph = &text.glyphs[at];
        let inch = text.before(at).is_some_and(|before| before.c.is_numeric());
        glyph.kind == Kind::Written && glyph.c == '"' && !inch && !is_gershayim(text, at)
    };
    let first = |text: &Wording| (0..text.glyphs.len()).find(|&at| stands(text, at));
    let at = first(text).filter(|_| !case.reference_has(|reference| first(reference).is_some()))?;
    Some(Flaw {
        rule: "text-quotes",
        span: text.span(at..at + 1),
        message: "a straight quotation mark stands in a text".to_owned(),
        hint: format!("`{}` has {}", case.locale, shown(marks)),
        fix: None,
    })
}

fn shown(marks: [&str; 2]) -> String {
    let [outer, inner] = marks.map(|pair| {
        let mut marks = pair.chars();
        (marks.next().unwrap_or_default(), marks.next().unwrap_or_default())
    });
    format!("{}…{}, and {}…{} within", outer.0, outer.1, inner.0, inner.1)
}

/// Whether the straight mark at `at` stands for the Hebrew sign within an abbreviation.
pub(super) fn is_gershayim(text: &Wording, at: usize) -> bool {
    let hebrew =
        |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.is_letter() && script_of(glyph.c) == Script::Hebrew);
    hebrew(text.before(at)) && hebrew(text.after(at))
}

fn is_within_word(text: &Wording, at: usize) -> bool {
    let letter = |glyph: Option<&Glyph>| glyph.is_some_and(Glyph::is_letter);
    letter(text.before(at)) && letter(text.after(at))
}

/// The first mark that opens or closes a quotation in another language's way.
fn foreign(case: &Case<'_>, marks: [&str; 2]) -> Option<Flaw> {
    let also = ALSO.iter().find(|(language, ..)| *language == case.language());
    let (openers, closers) = also.map_or(("", ""), |(_, openers, closers)| (openers, closers));
    let own = |index: usize, c: char| marks.iter().any(|pair| pair.chars().nth(index) == Some(c));
    let wrong = |at: usize| {
        let c = case.text.glyphs[at].c;
        match role(case.text, at)? {
            Role::Opens => (!own(0, c) && !openers.contains(c)).then_some("opens"),
            Role::Closes => (!own(1, c) && !closers.contains(c)).then_some("closes"),
        }
    };
    let (at, verb) = (0..case.text.glyphs.len()).find_map(|at| wrong(at).map(|verb| (at, verb)))?;
    let mark = case.text.glyphs[at].c;
    Some(Flaw {
        rule: "text-quotes",
        span: case.text.span(at..at + 1),
        message: format!("`{mark}` {verb} a quotation in the way of another language"),
        hint: format!("`{}` has {}", case.locale, shown(marks)),
        fix: None,
    })
}

#[derive(Clone, Copy)]
enum Role {
    Opens,
    Closes,
}

/// What a curly mark does, from what stands beside it; nothing for an apostrophe, and where it cannot be told.
fn role(text: &Wording, at: usize) -> Option<Role> {
    let glyph = &text.glyphs[at];
    if glyph.kind != Kind::Written || !is_quote(glyph.c) || matches!(glyph.c, '"' | '’') {
        return None;
    }
    let starts = |glyph: &Glyph| glyph.c == VALUE || glyph.c.is_alphanumeric();
    let ends = |glyph: &Glyph| starts(glyph) || matches!(glyph.c, '.' | '!' | '?' | '…');
    let edge = |glyph: Option<&Glyph>| {
        glyph.is_none_or(|glyph| glyph.is_blank() || matches!(glyph.c, '(' | ')' | ',' | '.' | ':' | ';' | '!' | '?'))
    };
    let (before, after) = (text.before(at), text.after(at));
    if edge(before) && after.is_some_and(starts) {
        Some(Role::Opens)
    } else if before.is_some_and(ends) && edge(after) {
        Some(Role::Closes)
    } else {
        None
    }
}

/// `'` between letters. The fix is certain there; beside a value it only probably is an apostrophe.
fn apostrophes(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let alphabetic = case.locale.script().is_some_and(|script| matches!(script.as_str(), "Latn" | "Cyrl" | "Grek"));
    if !alphabetic || LETTER_APOSTROPHE.contains(&case.language()) {
        return;
    }
    let stands = |text: &Wording, at: usize| {
        let side = |glyph: Option<&Glyph>| glyph.is_some_and(|glyph| glyph.is_letter() || glyph.kind == Kind::Value);
        let glyph = &text.glyphs[at];
        glyph.c == '\'' && glyph.kind == Kind::Written && side(text.before(at)) && side(text.after(at))
    };
    if case.reference_has(|reference| (0..reference.glyphs.len()).any(|at| stands(reference, at))) {
        return;
    }
    flaws.extend((0..case.text.glyphs.len()).filter(|&at| stands(case.text, at)).map(|at| Flaw {
        rule: "text-apostrophe",
        span: case.text.span(at..at + 1),
        message: "a straight apostrophe stands in a word".to_owned(),
        hint: "write `’` (U+2019)".to_owned(),
        fix: is_within_word(case.text, at).then(|| "’".to_owned()),
    }));
}
