//! Slots, tags and terms that a translation loses or adds, variant by variant.

use std::collections::{BTreeMap, BTreeSet};

use super::{Case, Text, quoted};
use crate::catalog::markup::INLINE;
use crate::catalog::resource::Span;
use crate::check::facts::Outcome;
use crate::diagnostic::Report;

/// Start tags and how often each stands in a text.
type Counts = BTreeMap<String, usize>;

/// Tags of another Fluent project that are not closed, or close nothing; our own are read when the catalog is built.
pub fn balance(case: &Case<'_>, report: &mut Report) {
    if case.view.calls.is_some() {
        return;
    }
    for outcome in &case.text.facts.outcomes {
        let mut open: Vec<(&str, &Span)> = Vec::new();
        let tags = outcome.tags();
        for (name, span) in tags.iter().filter(|(name, _)| !VOID.contains(&name.trim_start_matches('/'))) {
            match name.strip_prefix('/') {
                None => open.push((element(name), span)),
                Some(closed) if open.last().is_some_and(|(last, _)| *last == element(closed)) => drop(open.pop()),
                Some(closed) => {
                    let message = format!("`</{closed}>` closes nothing that is open here");
                    report.push(case.text.error("markup-unbalanced", Some(span), message).hint(BALANCE));
                    return;
                }
            }
        }
        if let Some((name, span)) = open.pop() {
            let message = format!("`<{name}>` is never closed");
            report.push(case.text.error("markup-unbalanced", Some(span), message).hint(BALANCE));
            return;
        }
    }
}

/// Elements without an end tag (HTML §13.1.2).
const VOID: &[&str] = &["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
const BALANCE: &str = "open and close each tag in the same text or variant, innermost first";

/// The element of a tag's name, without the label that tells it from others.
fn element(name: &str) -> &str {
    name.split(':').next().unwrap_or(name)
}

/// Compares a translation's markup with the reference's.
pub fn compare(case: &Case<'_>, reference: &Text<'_>, report: &mut Report) {
    let known: BTreeSet<Counts> = reference.facts.outcomes.iter().map(counts).collect();
    let outcomes = &case.text.facts.outcomes;
    let mut told = BTreeSet::new();
    for outcome in outcomes {
        let own = counts(outcome);
        if known.contains(&own) {
            continue;
        }
        let Some(nearest) = known.iter().min_by_key(|counts| distance(counts, &own)) else { continue };
        let lost = more(nearest, &own);
        let added = more(&own, nearest);
        if told.insert((lost.clone(), added.clone())) {
            let place = if outcomes.iter().all(|o| counts(o) == own) { None } else { outcome.place.as_ref() };
            tell(case, reference, place, &lost, &added, report);
        }
    }
    terms(case, reference, report);
}

fn tell(
    case: &Case<'_>,
    reference: &Text<'_>,
    place: Option<&std::ops::Range<usize>>,
    lost: &[String],
    added: &[String],
    report: &mut Report,
) {
    let is_slot = |name: &&String| !INLINE.contains(&name.as_str());
    // A slot that the whole entry lacks, or that no template fills, is found when the project loads.
    let whole: BTreeSet<String> =
        case.text.facts.outcomes.iter().flat_map(Outcome::tags).map(|(name, _)| name).collect();
    let called = !case.calls().is_empty();
    let slots: Vec<&String> = lost.iter().filter(is_slot).filter(|n| !called || whole.contains(*n)).collect();
    let at = reference.place();
    if !slots.is_empty() {
        let message = format!("the text has lost {} of the reference ({at})", tagged(&slots));
        let hint = format!(
            "write {} around the words that are the link",
            quoted(slots.iter().map(|n| format!("<{n}>…</{n}>")),)
        );
        report.push(case.text.error("slot-lost", place, message).hint(hint));
    }
    let tags: Vec<&String> = lost.iter().filter(|n| !is_slot(n)).collect();
    if !tags.is_empty() {
        let message = format!("the text has lost {} of the reference ({at})", tagged(&tags));
        let hint = "mark the words that matter as the reference does, or leave the finding with a reason";
        report.push(case.text.warning("tag-lost", place, message).hint(hint));
    }
    let new: Vec<&String> = added.iter().filter(|n| !is_slot(n) || !called).collect();
    if !new.is_empty() {
        let message = format!("the text has {}, which the reference lacks ({at})", tagged(&new));
        let tags: Vec<_> = case.text.facts.outcomes.iter().flat_map(Outcome::tags).collect();
        let first = tags.iter().find(|(name, span)| new.contains(&name) && !span.is_empty()).map(|(_, span)| span);
        let found = case.text.warning("tag-added", first.or(place), message).hint("write the text without it");
        report.push(found);
    }
}

/// Terms are names: a translation that spells the brand out keeps the old one when it changes.
fn terms(case: &Case<'_>, reference: &Text<'_>, report: &mut Report) {
    let all = |text: &Text<'_>| {
        text.facts.outcomes.iter().flat_map(|o| o.terms.iter().map(|t| (*t).to_owned())).collect::<BTreeSet<String>>()
    };
    let always =
        super::in_all(reference.facts.outcomes.iter().map(|o| o.terms.iter().map(|t| (*t).to_owned()).collect()));
    for name in always.difference(&all(case.text)) {
        let message =
            format!("the translation does not name `{{ -{name} }}`, which the reference does ({})", reference.place());
        report.push(case.text.warning("term-lost", None, message).hint(format!("write `{{ -{name} }}` for the name")));
    }
}

fn counts(outcome: &Outcome<'_>) -> Counts {
    let mut counts = Counts::new();
    for (name, _) in outcome.tags().into_iter().filter(|(name, _)| !name.starts_with('/')) {
        *counts.entry(name).or_default() += 1;
    }
    // A line may break elsewhere in another language.
    counts.remove("br");
    counts
}

/// Names that stand more often in `a` than in `b`.
fn more(a: &Counts, b: &Counts) -> Vec<String> {
    a.iter()
        .filter(|(name, count)| b.get(*name).is_none_or(|other| other < count))
        .map(|(name, _)| name.clone())
        .collect()
}

fn distance(a: &Counts, b: &Counts) -> usize {
    more(a, b).len() + more(b, a).len()
}

fn tagged(names: &[&String]) -> String {
    quoted(names.iter().map(|name| format!("<{name}>")))
}
