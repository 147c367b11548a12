//! What a locale lacks, what nothing asks for.

use std::collections::BTreeSet;

use super::{Calls, Side, Text, View};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::salutation;

/// Entries that a mail can come to: called by a template, needed by a greeting, or referred to by one that is.
pub struct Reached {
    names: Option<BTreeSet<String>>,
}

impl Reached {
    /// What the templates call; without templates everything counts as reached.
    pub fn new(calls: Option<&Calls<'_>>) -> Reached {
        let names = calls.map(|calls| {
            let called = calls.names().chain(salutation::ENTRIES.iter().copied());
            called.map(str::to_owned).collect()
        });
        Reached { names }
    }

    /// Adds what the reached entries refer to in one locale.
    pub fn follow(&mut self, side: &Side<'_>) {
        let Some(names) = &mut self.names else { return };
        let mut pending: Vec<String> = names.iter().cloned().collect();
        while let Some(name) = pending.pop() {
            for reference in side.texts.get(&name).into_iter().flat_map(|text| text.facts.references.keys()) {
                if names.insert(reference.clone()) {
                    pending.push(reference.clone());
                }
            }
        }
    }

    fn contains(&self, text: &Text<'_>) -> bool {
        let Some(names) = &self.names else { return true };
        // An attribute may be all that is asked for; the id is then still in use.
        names.contains(&text.name)
            || names
                .range(format!("{}.", text.name)..)
                .next()
                .is_some_and(|n| n.starts_with(&format!("{}.", text.name)))
    }
}

/// What one locale lacks of the reference, or has beyond it.
pub fn compare(view: &View<'_>, side: &Side<'_>, reference: &Side<'_>, report: &mut Report) {
    for text in reference.texts.values().filter(|t| !t.entry.term && (view.own)(&t.file.path)) {
        if !side.texts.contains_key(&text.name) && !view.is_faulty(side.locale, &text.name) {
            report.push(missing(view, side, text));
        }
    }
    let used: BTreeSet<&str> =
        side.texts.values().flat_map(|text| text.facts.references.keys().map(String::as_str)).collect();
    for text in side.texts.values().filter(|t| *t.locale == *side.locale && (view.own)(&t.file.path)) {
        let known = reference.texts.contains_key(&text.name) || view.is_faulty(reference.locale, &text.name);
        if text.entry.term || known || used.contains(text.name.as_str()) {
            continue;
        }
        let (rule, what) = match text.name.split_once('.') {
            Some((id, _)) if reference.texts.keys().any(|name| name == id || name.starts_with(&format!("{id}."))) => {
                ("attribute-obsolete", "attribute")
            }
            _ if reference.texts.keys().any(|name| name.starts_with(&format!("{}.", text.name))) => {
                ("attribute-obsolete", "value")
            }
            _ => ("entry-obsolete", "entry"),
        };
        let hint = match did_you_mean(
            &text.name,
            reference.texts.keys().filter(|n| !side.texts.contains_key(*n)).map(String::as_str),
        ) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "remove it, or add it to the reference".to_owned(),
        };
        let message = format!("the reference has no such {what} `{}`", text.name);
        report.push(text.warning(rule, None, message).hint(hint));
    }
}

fn missing(view: &View<'_>, side: &Side<'_>, text: &Text<'_>) -> Diagnostic {
    let hint = "translate it; an email that needs it is not offered in this locale until then";
    let id = text.entry.name();
    let parts = format!("{id}.");
    if let Some(beside) = side.texts.values().find(|other| other.name == id || other.name.starts_with(&parts)) {
        let part = match text.name.strip_prefix(&parts) {
            Some(attribute) => format!("attribute `.{attribute}`"),
            None => "value".to_owned(),
        };
        let message = format!("`{id}` lacks the {part}, which the reference has ({})", text.place());
        let place = Some(&beside.entry.span);
        let found =
            Diagnostic { entry: Some(text.name.clone()), ..beside.warning("attribute-missing", place, message) };
        return found.locale(side.locale.name()).hint(hint);
    }
    let folder = format!("/{}/", view.reference.name());
    let file = text.file.path.replacen(&folder, &format!("/{}/", side.locale.name()), 1);
    Diagnostic::warning("translation-missing", format!("`{}` is not translated ({})", text.name, text.place()))
        .in_file(&file)
        .locale(side.locale.name())
        .entry(&text.name)
        .hint(hint)
}

/// Entries of the reference that no mail can come to.
pub fn unused(view: &View<'_>, reference: &Side<'_>, reached: &Reached, report: &mut Report) {
    for text in reference.texts.values().filter(|t| *t.locale == *view.reference && (view.own)(&t.file.path)) {
        if text.entry.term || reached.contains(text) {
            continue;
        }
        let message = format!("no template uses `{}`", text.name);
        let hint = "remove it in every locale, or call it: translators work on it for nothing";
        report.push(text.warning("entry-unused", None, message).hint(hint));
    }
}

/// Terms that no entry of the locale refers to. A term that the reference has too is looked at there alone: files of names are
/// translated as a whole.
pub fn unused_terms(view: &View<'_>, side: &Side<'_>, reference: Option<&Side<'_>>, report: &mut Report) {
    let used: BTreeSet<&str> =
        side.texts.values().flat_map(|text| text.facts.references.keys().map(String::as_str)).collect();
    let own = side.texts.values().filter(|t| *t.locale == *side.locale && (view.own)(&t.file.path));
    for text in own.filter(|t| t.entry.term && !t.name.contains('.') && !used.contains(t.name.as_str())) {
        if reference.is_some_and(|reference| reference.texts.contains_key(&text.name)) {
            continue;
        }
        let message = format!("no entry of this locale refers to `{}`", text.name);
        report.push(text.warning("term-unused", None, message).hint("remove it, or use it"));
    }
}
