//! Whether templates and entries agree, and in which locales each email is complete.

use std::collections::BTreeMap;

use super::{Kit, Standing};
use crate::catalog::markup::Target;
use crate::catalog::{Bundle, CompiledEntry, Place};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::locale::Locale;
use crate::salutation;
use crate::settings::Settings;
use crate::sources::Sources;
use crate::template::{Email, EntryCall, Part};

/// Compares every call of `t` with the entry it reaches in every locale.
///
/// In the reference locale everything must be there. Elsewhere a missing entry withdraws the locale for that email (an error where
/// `locales.required` lists it), while an entry that asks for what no call gives is an error everywhere.
pub(super) fn standing(
    kit: &Kit,
    reference: &Locale,
    sources: &Sources,
    settings: &Settings,
    report: &mut Report,
) -> BTreeMap<String, Standing> {
    let mut standings = BTreeMap::new();
    let required: Vec<String> = settings
        .locales
        .required
        .iter()
        .filter_map(|name| Locale::parse(name).ok())
        .map(|locale| locale.tag().to_owned())
        .collect();
    for email in kit.templates.emails().values() {
        let mut standing = Standing::default();
        for locale in &kit.locales {
            let Some(bundle) = kit.catalog.bundle(locale) else { continue };
            let judge = Judge { email, locale, bundle, sources, is_reference: locale == reference };
            let missing = judge.judge(report);
            if let Some(place) = email.literal_in(locale).filter(|_| !judge.is_reference) {
                let line = crate::diagnostic::line_column(&place.file.text, place.span.start).0;
                standing.literal = Some(format!("{}:{line}", place.file.path));
                standing.missing.insert(locale.clone(), missing);
                continue;
            }
            if missing.is_empty() {
                standing.offered.push(locale.clone());
                continue;
            }
            if required.iter().any(|tag| tag == locale.tag()) && !judge.is_reference {
                let message = format!(
                    "`{}` is not complete in the required locale {}: it lacks {}",
                    email.name,
                    locale.name(),
                    missing.join(", ")
                );
                let hint = "translate the entries, or take the locale out of `locales.required`";
                report.push(
                    Diagnostic::error("locale-incomplete", message).email(&email.name).locale(locale.name()).hint(hint),
                );
            }
            standing.missing.insert(locale.clone(), missing);
        }
        if let Some(place) = email.literals.first().map(|(_, _, place)| place).filter(|_| standing.literal.is_some()) {
            report.push(
                place
                    .error(
                        "literal-text",
                        "visible text outside `t`: the email is offered in the reference locale only",
                    )
                    .email(&email.name)
                    .hint("write it as an entry and print it with `t(id=\"…\")`")
                    .into_warning(),
            );
        }
        standings.insert(email.name.clone(), standing);
    }
    standings
}

struct Judge<'a> {
    email: &'a Email,
    locale: &'a Locale,
    bundle: &'a Bundle,
    sources: &'a Sources,
    is_reference: bool,
}

impl Judge<'_> {
    /// The entries that this locale lacks.
    fn judge(&self, report: &mut Report) -> Vec<String> {
        let mut missing: Vec<String> = Vec::new();
        for (part, call) in self.email.calls_in(self.locale) {
            match self.bundle.entry(&call.id) {
                Some(entry) => self.compare(part, call, entry, report),
                None => {
                    if !missing.contains(&call.id) {
                        missing.push(call.id.clone());
                    }
                    if self.is_reference && !report.blames_entry(self.locale.name(), &call.id) {
                        report.push(self.missing_entry(call));
                    }
                }
            }
        }
        if self.email.salutation {
            for id in salutation::ENTRIES.iter().filter(|id| self.bundle.entry(id).is_none()) {
                missing.push((*id).to_owned());
                if self.is_reference {
                    let message =
                        format!("the locale {} has no entry `{id}`, which `salutation` needs", self.locale.name());
                    report.push(
                        Diagnostic::error("entry-missing", message)
                            .locale(self.locale.name())
                            .email(&self.email.name)
                            .entry(id)
                            .hint(format!(
                                "write it in `locales/{}/salutation.ftl`; docs/salutation.md describes it",
                                self.locale.name()
                            )),
                    );
                }
            }
        }
        missing
    }

    fn missing_entry(&self, call: &EntryCall) -> Diagnostic {
        let hint = match did_you_mean(&call.id, self.bundle.ids()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("add `{} = …` to a file in `locales/{}/`", call.id, self.locale.name()),
        };
        call.place
            .error("entry-missing", format!("there is no entry `{}` in {}", call.id, self.locale.name()))
            .email(&self.email.name)
            .locale(self.locale.name())
            .entry(&call.id)
            .hint(hint)
    }

    fn compare(&self, part: Part, call: &EntryCall, entry: &CompiledEntry, report: &mut Report) {
        for (name, place) in &entry.arguments {
            if call.arguments.contains(name) {
                continue;
            }
            let given: Vec<&str> = call.arguments.iter().map(String::as_str).collect();
            let message = format!(
                "the entry uses `${name}`, which {}:{} does not pass",
                call.place.file.path,
                crate::diagnostic::line_column(&call.place.file.text, call.place.span.start).0
            );
            let hint = match did_you_mean(name, given.iter().copied()) {
                Some(meant) => format!("did you mean `${meant}`?"),
                None if given.is_empty() => format!("pass it: `t(id=\"{}\", {name}=…)`", call.id),
                None => format!("the call passes {}; or pass it: `{name}=…`", given.join(", ")),
            };
            report.push(self.at(place, "argument-missing", message, call, hint));
        }
        for name in entry.slots.difference(&call.slots) {
            let message = format!("the entry holds the slot `<{name}>`, which the template does not fill");
            let hint = match did_you_mean(name, call.slots.iter().map(String::as_str)) {
                Some(meant) => format!("did you mean `<{meant}>`?"),
                None => format!("fill it: `t(id=\"{}\", {name}=a(href=…))`", call.id),
            };
            report.push(self.at(&entry.place, "slot-missing", message, call, hint));
        }
        for name in call.slots.difference(&entry.slots) {
            let message =
                format!("the entry has lost the slot `<{name}>` that the template fills: the link would be gone");
            let hint = format!("write `<{name}>…</{name}>` around the words that are the link");
            report.push(self.at(&entry.place, "slot-lost", message, call, hint));
        }
        if part.target() == Target::Line && !(entry.slots.is_empty() && call.slots.is_empty()) {
            let message = format!("the entry holds a link and is used in the {}, where none can be", part.as_str());
            let hint = "use another entry there, without a slot".to_owned();
            report.push(self.at(&entry.place, "slot-misplaced", message, call, hint));
        }
    }

    /// A diagnostic at an entry's place in its FTL file.
    fn at(&self, place: &Place, rule: &'static str, message: String, call: &EntryCall, hint: String) -> Diagnostic {
        let text = self.sources.text(&place.file).unwrap_or_default();
        Diagnostic::error(rule, message)
            .at(&place.file, text, place.span.clone())
            .locale(self.locale.name())
            .email(&self.email.name)
            .entry(&call.id)
            .hint(hint)
    }
}
