//! Text quality: what is wrong with the words of one entry, alone and beside its reference.
//!
//! ```text
//! bits of one variant ── Wording (characters with their places) ──┬─ judge ──── flaws
//!                        Wording of the reference ────────────────┴─ compare ── flaws
//! ```
//!
//! A [`Wording`] is read once; every rule looks at its characters. Each [`Flaw`] has its rule in the [registry](super::rule) and its
//! bytes in the author's file. The rules prefer silence to a false alarm: what a language allows anywhere is not reported.

mod addresses;
mod blanks;
mod brackets;
mod characters;
mod data;
mod ending;
mod numbers;
mod placeholders;
mod punctuation;
mod quotes;
mod script;
mod whole;
mod wording;
mod words;

use std::ops::Range;

use icu::properties::props::Script;

use crate::locale::Locale;

pub use wording::{Bit, Wording};

/// Something wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    /// The rule's id.
    pub rule: &'static str,
    /// Where, in bytes of the file.
    pub span: Range<usize>,
    /// What is wrong, one sentence.
    pub message: String,
    /// What to do about it, one sentence.
    pub hint: String,
    /// What to write at `span` instead, where that decides nothing for the translator.
    pub fix: Option<String>,
}

/// What every rule is given.
struct Case<'a> {
    text: &'a Wording,
    locale: &'a Locale,
    /// The scripts of the locale; none for languages that CLDR does not know.
    native: Vec<Script>,
    reference: Option<(&'a Wording, &'a Locale)>,
}

impl Case<'_> {
    /// The language subtag of the text.
    fn language(&self) -> &str {
        self.locale.id().language.as_str()
    }

    /// Whether the reference has this, so that it belongs to the text and is no slip of the translator.
    fn reference_has(&self, found: impl Fn(&Wording) -> bool) -> bool {
        self.reference.is_some_and(|(reference, _)| found(reference))
    }
}

/// Judges a text that has no reference: that of the reference locale itself, or of an entry that only this locale has.
///
/// ```
/// use vocative::check::text::{Bit, Wording, judge};
/// use vocative::locale::Locale;
///
/// let text = Wording::new(&[Bit::Text("Bitte  warten", 8)]);
/// let flaws = judge(&text, &Locale::parse("de")?);
/// assert_eq!((flaws[0].rule, flaws[0].span.clone(), flaws[0].fix.as_deref()), ("text-blank", 13..15, Some(" ")));
/// # Ok::<(), vocative::locale::LocaleError>(())
/// ```
pub fn judge(text: &Wording, locale: &Locale) -> Vec<Flaw> {
    examine(&Case { text, locale, native: script::scripts(locale), reference: None })
}

/// Judges a translation, alone and beside its reference: everything that [`judge`] finds and that the reference does not have itself, and
/// every difference that a translation should not make.
///
/// A plural variant is compared with the reference's default variant, so it may say a small number in words or leave it out.
///
/// ```
/// use vocative::check::text::{Bit, Wording, compare};
/// use vocative::locale::Locale;
///
/// let (en, de) = (Locale::parse("en")?, Locale::parse("de")?);
/// let reference = Wording::new(&[Bit::Text("The link works for 48 hours.", 8)]);
/// let text = Wording::new(&[Bit::Text("Der Link gilt 24 Stunden.", 8)]);
/// assert_eq!(compare(&reference, &en, &text, &de)[0].rule, "text-number-changed");
/// # Ok::<(), vocative::locale::LocaleError>(())
/// ```
pub fn compare(reference: &Wording, reference_locale: &Locale, text: &Wording, locale: &Locale) -> Vec<Flaw> {
    examine(&Case { text, locale, native: script::scripts(locale), reference: Some((reference, reference_locale)) })
}

/// Pseudo-locales are made, not written; an empty text has no other fault.
fn examine(case: &Case<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    if case.locale.is_pseudo() {
        return flaws;
    }
    if whole::empty(case, &mut flaws) {
        return flaws;
    }
    characters::look(case, &mut flaws);
    script::look(case, &mut flaws);
    placeholders::look(case, &mut flaws);
    addresses::look(case, &mut flaws);
    numbers::look(case, &mut flaws);
    blanks::look(case, &mut flaws);
    punctuation::look(case, &mut flaws);
    ending::look(case, &mut flaws);
    quotes::look(case, &mut flaws);
    brackets::look(case, &mut flaws);
    words::look(case, &mut flaws);
    whole::look(case, &mut flaws);
    flaws.sort_by(|a, b| (a.span.start, a.rule).cmp(&(b.span.start, b.rule)));
    flaws
}

#[cfg(test)]
mod tests;
