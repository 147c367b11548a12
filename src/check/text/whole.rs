//! A text as a whole: there, translated, and not much longer than its reference.

use unicode_width::UnicodeWidthChar;

use super::wording::{Kind, Wording, is_format};
use super::{Case, Flaw};

/// How many times as wide as its reference a text may be …
const WIDEST: usize = 3;
/// … and how many columns more. German needs half as much again, a short label up to three times its room.
const SPARE: usize = 60;

/// Fewer words in common with the reference are names and words of all languages: `Login`, `Status`, `E-Mail`.
const FEWEST_WORDS: usize = 3;
/// Fewer words in small letters are what stands between names.
const FEWEST_SMALL: usize = 2;

/// Whether the text says nothing where its reference says something. `{ "" }` is meant, where there is no reference.
pub(super) fn empty(case: &Case<'_>, flaws: &mut Vec<Flaw>) -> bool {
    let blank = |text: &Wording| text.glyphs.iter().all(|glyph| glyph.is_blank() || is_format(glyph.c));
    if !blank(case.text) {
        return false;
    }
    let meant = match case.reference {
        Some((reference, _)) => blank(reference),
        None => case.text.glyphs.iter().all(|glyph| glyph.kind == Kind::Given),
    };
    if !meant {
        flaws.push(Flaw {
            rule: "text-empty",
            span: case.text.span.clone(),
            message: "the text is empty".to_owned(),
            hint: "translate it, or remove it, so that the text of a parent locale stands in".to_owned(),
            fix: None,
        });
    }
    true
}

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let Some((reference, reference_locale)) = case.reference else { return };
    if reference_locale.id().language != case.locale.id().language && is_untranslated(reference, case.text) {
        flaws.push(Flaw {
            rule: "text-untranslated",
            span: case.text.span.clone(),
            message: "the text is the same as the reference".to_owned(),
            hint: "translate it, or remove it, so that the entry counts as missing".to_owned(),
            fix: None,
        });
    }
    let (width, wanted) = (width(case.text), width(reference));
    if width > wanted * WIDEST && width > wanted + SPARE {
        flaws.push(Flaw {
            rule: "text-long",
            span: case.text.span.clone(),
            message: format!("the text is {width} columns wide, the reference {wanted}"),
            hint: "say only what the reference says; the rest may belong to another entry".to_owned(),
            fix: None,
        });
    }
}

/// The same sentence: several words, two of which at least are no names. Of `Safari vs Firefox` there is nothing to translate.
fn is_untranslated(reference: &Wording, text: &Wording) -> bool {
    if text.words.len() < FEWEST_WORDS || !reference.says_the_same(text) {
        return false;
    }
    let words = text.words.iter().map(|word| &text.glyphs[word.clone()]);
    let real: Vec<_> = words.filter(|word| word.len() > 1 && word.iter().all(|glyph| !glyph.c.is_numeric())).collect();
    let small = real.iter().filter(|word| word.iter().all(|glyph| !glyph.c.is_uppercase())).count();
    real.len() >= FEWEST_WORDS && small >= FEWEST_SMALL
}

/// Columns of a fixed-width font (UAX #11); values count nothing on either side.
fn width(text: &Wording) -> usize {
    text.glyphs.iter().filter(|glyph| glyph.kind != Kind::Value).map(|glyph| glyph.c.width().unwrap_or(0)).sum()
}
