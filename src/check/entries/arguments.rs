//! Arguments that a translation misspells, adds or drops, variant by variant.

use std::collections::BTreeSet;

use super::{Case, Side, Text, in_all, quoted};
use crate::check::facts::{Choice, Outcome, is_category};
use crate::diagnostic::{Report, did_you_mean};
use crate::salutation;

/// Compares a translation's arguments with the reference's.
pub fn compare(case: &Case<'_>, reference: &Text<'_>, report: &mut Report) {
    unknown(case, reference, report);
    lost(case, reference, report);
}

/// Where templates call the entry, loading compares with what they pass; the rest is held against the reference.
fn unknown(case: &Case<'_>, reference: &Text<'_>, report: &mut Report) {
    if !case.calls().is_empty() {
        return;
    }
    let known = known(case, reference);
    for name in case.text.facts.arguments().difference(&known) {
        let printed = case.text.facts.outcomes.iter().find_map(|o| o.printed.get(name));
        let selected = case.text.facts.selects.iter().find(|s| s.selector.argument == Some(*name)).map(|s| &s.span);
        let hint = match did_you_mean(name, known.iter().copied()) {
            Some(meant) => format!("did you mean `${meant}`?"),
            None if known.is_empty() => "the reference uses none; write the text without it".to_owned(),
            None => format!("the reference uses {}", quoted(known.iter().map(|n| format!("${n}")))),
        };
        let message = format!("`${name}` is not among the arguments of the reference ({})", reference.place());
        report.push(case.text.error("argument-unknown", printed.or(selected), message).hint(hint));
    }
}

/// What the reference uses, and what every greeting is given.
fn known<'a>(case: &Case<'_>, reference: &Text<'a>) -> BTreeSet<&'a str> {
    let mut known = reference.facts.arguments();
    if salutation::ENTRIES.contains(&case.text.name.as_str()) {
        known.extend(salutation::SELECTORS.map(|(name, ..)| name));
        known.extend(salutation::TEXTS.map(|(name, _)| name));
    }
    known
}

fn lost(case: &Case<'_>, reference: &Text<'_>, report: &mut Report) {
    let Some((_, reference_side)) = case.reference else { return };
    let needed = needed(reference, reference_side);
    if misspelt(case, reference) {
        return;
    }
    let lacking: Vec<(&Outcome<'_>, BTreeSet<&str>)> = case
        .text
        .facts
        .outcomes
        .iter()
        .filter(|outcome| outcome.choices.iter().all(|choice| is_reached(choice, case.side)))
        .map(|outcome| {
            let lacks = |name: &&str| !says(outcome, name, case.side) && !is_misspelt(outcome, name, reference);
            (outcome, needed.iter().copied().filter(lacks).collect())
        })
        .collect();
    let everywhere = in_all(lacking.iter().map(|(_, names)| names.clone()));
    let mut tell = |names: Vec<&str>, outcome: Option<&Outcome<'_>>| {
        if names.is_empty() {
            return;
        }
        let secret = case.calls().iter().any(|call| names.iter().any(|n| call.passed(n).is_some_and(|p| p.secret)));
        let shown: Vec<String> = names.iter().map(|name| format!("${name}")).collect();
        let which = match outcome.and_then(|o| o.choices.last()) {
            Some(choice) => format!("the variant [{}]", choice.variant.key),
            None => "the translation".to_owned(),
        };
        let message =
            format!("{which} does not print {}, which the reference does ({})", quoted(&shown), reference.place());
        let hint = format!("write {} where the value belongs", quoted(names.iter().map(|n| format!("{{ ${n} }}"))));
        let found = case.text.error("argument-lost", outcome.and_then(|o| o.place.as_ref()), message).hint(hint);
        // Without its code or link a mail is of no use.
        report.push(if secret { found } else { found.into_warning() });
    };
    tell(everywhere.iter().copied().collect(), None);
    for (outcome, names) in &lacking {
        tell(names.difference(&everywhere).copied().collect(), Some(outcome));
    }
}

/// Whether the translation uses an argument that nobody gives: it is then said of that one, which stands for what seems lost.
fn misspelt(case: &Case<'_>, reference: &Text<'_>) -> bool {
    let known = known(case, reference);
    let given = |name: &&str| known.contains(name) || case.calls().iter().any(|call| call.passed(name).is_some());
    !case.text.facts.arguments().iter().all(given)
}

/// Whether a number ever chooses a variant, if it is one for a plural category.
fn is_reached(choice: &Choice<'_>, side: &Side<'_>) -> bool {
    let (plurals, key) = (side.plurals.counting(choice.selector.ordinal), choice.variant.key.as_str());
    choice.variant.default || choice.variant.numeric || !is_category(key) || plurals.has(key)
}

/// Arguments that every text of the reference prints, or need not print because its variant is for one number only.
fn needed<'a>(reference: &Text<'a>, side: &Side<'_>) -> BTreeSet<&'a str> {
    let all: BTreeSet<&str> = reference.facts.outcomes.iter().flat_map(|o| o.printed.keys().copied()).collect();
    all.into_iter().filter(|name| reference.facts.outcomes.iter().all(|outcome| says(outcome, name, side))).collect()
}

/// Whether a text prints an argument that the reference lacks and that was meant to be this one: the other finding says so.
fn is_misspelt(outcome: &Outcome<'_>, name: &str, reference: &Text<'_>) -> bool {
    let known = reference.facts.arguments();
    outcome.printed.keys().any(|printed| !known.contains(printed) && did_you_mean(printed, [name]).is_some())
}

/// Whether a text prints an argument, or stands in a variant that says it: `[0]`, or `[one]` in a language where that is 1 alone.
fn says(outcome: &Outcome<'_>, name: &str, side: &Side<'_>) -> bool {
    let means = |choice: &Choice<'_>| {
        choice.selector.argument == Some(name)
            && (choice.variant.numeric || side.plurals.counting(choice.selector.ordinal).is_single(&choice.variant.key))
    };
    outcome.printed.contains_key(name) || outcome.choices.iter().any(means)
}
