//! The words of a text, variant by variant, as the room `text` judges them.

use std::collections::BTreeSet;

use super::Case;
use crate::check::facts::Outcome;
use crate::check::rule;
use crate::check::text::{self, Bit, Wording};
use crate::diagnostic::{Diagnostic, Report};

/// The rule that tells that a text still is the reference's.
const UNTRANSLATED: &str = "text-untranslated";

/// Judges every text that can come out, beside the reference's text of the same variants or else its default; gives whether one is not
/// translated.
pub fn check(case: &Case<'_>, report: &mut Report) -> bool {
    // Variants share the text around them.
    let mut told = BTreeSet::new();
    let mut untranslated = false;
    for outcome in &case.text.facts.outcomes {
        let wording = Wording::new(&outcome.bits);
        let flaws = match case
            .reference
            .and_then(|(reference, side)| Some((nearest(&reference.facts.outcomes, outcome)?, side)))
        {
            Some((like, side)) => text::compare(&Wording::new(&like.bits), side.locale, &wording, case.side.locale),
            None => text::judge(&wording, case.side.locale),
        };
        for flaw in flaws {
            // `{ "" }` in one variant of several is meant: nothing is said for 0.
            if flaw.rule == "text-empty"
                && !outcome.choices.is_empty()
                && matches!(outcome.bits[..], [Bit::Literal("", _)])
            {
                continue;
            }
            untranslated |= flaw.rule == UNTRANSLATED;
            if !told.insert((flaw.rule, flaw.span.start, flaw.message.clone())) {
                continue;
            }
            let place = match flaw.span.is_empty() {
                false => Some(flaw.span.clone()),
                // An empty literal is shown with its quotes.
                true if matches!(outcome.bits[..], [Bit::Literal("", _)]) => {
                    Some(flaw.span.start - 1..flaw.span.end + 1)
                }
                true => outcome.place.clone(),
            };
            let mut found = case.text.error(flaw.rule, place.as_ref(), flaw.message).hint(flaw.hint);
            if let Some(text) = flaw.fix {
                found = found.fix(flaw.span, text);
            }
            report.push(Diagnostic { severity: rule::severity(flaw.rule), ..found });
        }
    }
    untranslated
}

/// The reference's text for the same variants, else its default.
fn nearest<'r, 'a>(reference: &'r [Outcome<'a>], outcome: &Outcome<'_>) -> Option<&'r Outcome<'a>> {
    let same = |other: &&Outcome<'_>| {
        other.choices.len() == outcome.choices.len()
            && other
                .choices
                .iter()
                .zip(&outcome.choices)
                .all(|(a, b)| (a.selector.argument, &a.variant.key) == (b.selector.argument, &b.variant.key))
    };
    reference.iter().find(same).or_else(|| reference.first())
}
