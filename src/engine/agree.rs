//! Whether templates and entries agree, and in which locales each email is complete.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Kit, Standing};
use crate::catalog::markup::Target;
use crate::catalog::{Bundle, CompiledEntry, Place};
use crate::diagnostic::{Diagnostic, Report, did_you_mean, line_column};
use crate::locale::{Locale, look_up};
use crate::salutation;
use crate::settings::Settings;
use crate::sources::{ASSETS, Sources};
use crate::template::{Email, EntryCall, Part};

/// How an image is named.
const IMAGES: &str =
    "images are named by their path below the project, such as assets/logo.png, or by an https address";

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
    let mut required: Vec<&Locale> = Vec::new();
    for name in &settings.locales.required {
        let found = look_up(name, &kit.locales);
        required.extend(found);
        if found.is_none() {
            let message = format!("locales.required names \"{name}\", which is not offered");
            let hint = "add its folder below `locales/`, or take it out of `locales.required`";
            let found = Diagnostic::error("locale-missing", message).setting("locales.required", name);
            report.push(found.locale(name).hint(hint));
        }
    }
    for email in kit.templates.emails().values() {
        for (address, place) in &email.addresses {
            let fault = if address.starts_with(ASSETS) {
                let missing = !kit.assets.contains_key(address);
                missing.then(|| ("asset-missing", format!("the image `{address}` does not exist"), IMAGES))
            } else {
                let refused = kit.links.check(address).err();
                refused.map(|refusal| ("link-refused", format!("the link {refusal}"), refusal.hint()))
            };
            if let Some((rule, message, hint)) = fault {
                report.push(place.error(rule, message).email(&email.name).hint(hint));
            }
        }
        let mut standing = Standing::default();
        for locale in &kit.locales {
            let Some(bundle) = kit.catalog.bundle(locale) else { continue };
            // What an email of the stock lacks in the project's languages only withdraws it there.
            let is_reference = locale == reference && is_own(&email.name, sources);
            let of_reference = kit.catalog.bundle(reference).filter(|_| locale != reference);
            let judge = Judge { email, locale, bundle, of_reference, sources, is_reference };
            let missing = judge.judge(report);
            if let Some(place) = email.literal_in(locale).filter(|_| !judge.is_reference) {
                let line = line_column(&place.file.text, place.span.start).0;
                standing.literal = Some(format!("{}:{line}", place.file.path));
                standing.missing.insert(locale.clone(), missing);
                continue;
            }
            if missing.is_empty() {
                standing.offered.push(locale.clone());
                continue;
            }
            if required.contains(&locale) && !judge.is_reference {
                let named: Vec<String> = missing.iter().map(|id| format!("`{id}`")).collect();
                let message = format!(
                    "`{}` is not complete in the required locale {}: it lacks {}",
                    email.name,
                    locale.name(),
                    named.join(", ")
                );
                let hint = "translate the entries, or take the locale out of `locales.required`";
                let found = Diagnostic::error("locale-incomplete", message).email(&email.name).locale(locale.name());
                report.push(found.setting("locales.required", locale.name()).hint(hint));
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

/// Whether the project or a brand has a file in the email's folder, or there is only the stock.
fn is_own(email: &str, sources: &Sources) -> bool {
    let folder = format!("{email}/");
    let Some(project) = &sources.project else { return true };
    std::iter::once(project)
        .chain(sources.brands.values().map(|brand| &brand.layer))
        .any(|layer| layer.templates.keys().any(|name| name.starts_with(&folder)))
}

struct Judge<'a> {
    email: &'a Email,
    locale: &'a Locale,
    bundle: &'a Bundle,
    /// What the reference locale says, when another one is looked at.
    of_reference: Option<&'a Arc<Bundle>>,
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
        let reference = self.of_reference.and_then(|bundle| bundle.entry(&call.id));
        let line = call.around.line().or((part.target() == Target::Line).then_some(part.as_str()));
        match line {
            Some(line) => self.compare_line(line, call, entry, reference, report),
            None => self.compare_slots(call, entry, reference, report),
        }
        for (name, place) in entry.arguments.iter().filter(|(name, _)| !call.arguments.contains_key(*name)) {
            // What all locales ask for is said once, of the call.
            if reference.is_some_and(|entry| entry.arguments.contains_key(name)) {
                continue;
            }
            let given: Vec<&str> = call.arguments.keys().map(String::as_str).collect();
            let meant = did_you_mean(name, given.iter().copied());
            // What the call passes and the entry does not use is what the entry meant.
            let idle = call.arguments.keys().any(|given| !entry.arguments.contains_key(given));
            if self.of_reference.is_none() && meant.is_none() && !idle {
                let message = format!("the call does not pass `${name}`, which the entry uses ({})", self.line(place));
                let hint = format!("pass it: `t(id=\"{}\", {name}=…)`", call.id);
                report.push(self.at_call(call, "argument-missing", message, hint));
                continue;
            }
            let message = format!("the entry uses `${name}`, which {} does not pass", called(call));
            let hint = match meant {
                Some(meant) => format!("did you mean `${meant}`?"),
                None if given.is_empty() => "the call passes nothing; write the text without it".to_owned(),
                None => format!(
                    "the call passes {}",
                    given.iter().map(|name| format!("`${name}`")).collect::<Vec<_>>().join(", ")
                ),
            };
            report.push(self.at(place, "argument-missing", message, call, hint));
        }
    }

    /// A subject, a preheader, a title and an attribute hold no link: neither a call may give one, nor an entry ask for it.
    fn compare_line(
        &self,
        line: &str,
        call: &EntryCall,
        entry: &CompiledEntry,
        reference: Option<&CompiledEntry>,
        report: &mut Report,
    ) {
        let hint = "use another entry there, without a slot".to_owned();
        if !call.slots.is_empty() {
            let message = format!("the call gives `{}` a link in the {line}, where none can be", call.id);
            report.push(self.at_call(call, "slot-misplaced", message, hint));
        } else if !entry.slots.is_empty() && reference.is_none_or(|entry| entry.slots.is_empty()) {
            let message = format!("the entry holds a link and is used in the {line}, where none can be");
            report.push(self.at(&entry.place, "slot-misplaced", message, call, hint));
        }
    }

    fn compare_slots(
        &self,
        call: &EntryCall,
        entry: &CompiledEntry,
        reference: Option<&CompiledEntry>,
        report: &mut Report,
    ) {
        let lost: Vec<&String> = call.slots.difference(&entry.slots).collect();
        let unknown: Vec<&String> = entry.slots.difference(&call.slots).collect();
        for name in &unknown {
            if reference.is_some_and(|entry| entry.slots.contains(*name)) {
                continue;
            }
            if self.of_reference.is_none() && lost.is_empty() {
                let place = self.line(&entry.place);
                let message = format!("the call does not fill the slot `<{name}>`, which the entry holds ({place})");
                let hint = format!("fill it: `t(id=\"{}\", {name}=a(href=…))`", call.id);
                report.push(self.at_call(call, "slot-missing", message, hint));
                continue;
            }
            let message = format!("the entry holds the slot `<{name}>`, which {} does not fill", called(call));
            let hint = match lost.first() {
                Some(meant) => format!("the call fills `<{meant}>`; names of slots are not translated"),
                None => format!("fill it: `t(id=\"{}\", {name}=a(href=…))`", call.id),
            };
            report.push(self.at(&entry.place, "slot-missing", message, call, hint));
        }
        // Each slot of another name stands for one that is lost.
        for name in lost.iter().skip(unknown.len()) {
            let message =
                format!("the entry has lost the slot `<{name}>` that {} fills: the link would be gone", called(call));
            let hint = format!("write `<{name}>…</{name}>` around the words that are the link");
            report.push(self.at(&entry.place, "slot-lost", message, call, hint));
        }
    }

    /// A diagnostic at a call, of all locales at once.
    fn at_call(&self, call: &EntryCall, rule: &'static str, message: String, hint: String) -> Diagnostic {
        call.place.error(rule, message).email(&self.email.name).entry(&call.id).hint(hint)
    }

    /// `file:line` of an entry.
    fn line(&self, place: &Place) -> String {
        let text = self.sources.text(&place.file).unwrap_or_default();
        format!("{}:{}", place.file, line_column(text, place.span.start).0)
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

/// `file:line` of a call.
fn called(call: &EntryCall) -> String {
    let file = &call.place.file;
    format!("{}:{}", file.path, line_column(&file.text, call.place.span.start).0)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Report;
    use crate::engine::Engine;
    use crate::settings::Settings;
    use crate::sources::{Layer, SourceText, Sources};

    fn layer(templates: &[(&str, &str)], locale: &str, entries: &str) -> Layer {
        let text = |path: String, text: &str| SourceText { path, text: text.to_owned() };
        let mut layer = Layer::default();
        for (name, content) in templates {
            layer.templates.insert((*name).to_owned(), text(format!("templates/{name}"), content));
        }
        layer.locales.insert(locale.to_owned(), vec![text(format!("locales/{locale}/x.ftl"), entries)]);
        layer
    }

    fn build(project: Layer, settings: Settings) -> (Option<Engine>, Vec<&'static str>) {
        const SPEC: &str = "title = \"x\"\nkind = \"account\"\n";
        let stock = [
            ("_layouts/base.mjml", "<mjml><mj-body>{% block b %}{% endblock %}</mj-body></mjml>"),
            ("reset_email/email.toml", SPEC),
            ("reset_email/subject.txt", "{{ t(id=\"only-stock\") }}"),
            ("reset_email/body.mjml", "{% extends \"_layouts/base.mjml\" %}"),
        ];
        let sources =
            Sources { stock: layer(&stock, "en", "only-stock = x\n"), project: Some(project), ..Sources::default() };
        let mut report = Report::new();
        let engine = Engine::build(&sources, settings, &mut report);
        (engine, report.findings().iter().map(|d| d.rule).collect())
    }

    #[test]
    fn a_project_in_a_language_that_the_stock_does_not_speak_loads_and_keeps_its_own_names() {
        let own = [
            ("_layouts/base.html", "<html></html>"),
            ("password_reset/email.toml", "title = \"x\"\nkind = \"account\"\n"),
            ("password_reset/subject.txt", "{{ t(id=\"own\") }}"),
            ("password_reset/body.html", "<p>x</p>"),
        ];
        let (engine, rules) = build(layer(&own, "sv", "own = y\n"), Settings::default());
        assert!(rules.is_empty(), "{rules:?}");
        let engine = engine.unwrap();
        let kit = engine.kit(None).unwrap();
        assert!(kit.standing("reset_email").offered.is_empty());
        assert_eq!(kit.standing("password_reset").offered.len(), 1);
        assert_eq!(kit.email("password_reset").unwrap().name, "password_reset");
        assert_eq!(kit.email("change_password").unwrap().name, "reset_email");
    }

    #[test]
    fn a_required_locale_that_is_gone_and_a_fixed_address_that_fails_stop_the_project() {
        let mut settings = Settings::default();
        settings.locales.required = vec!["en".to_owned(), "fr".to_owned()];
        assert!(build(layer(&[], "en", "a = b\n"), settings).1.contains(&"locale-missing"));
        let own = [
            ("e/email.toml", "title = \"x\"\nkind = \"account\"\n"),
            ("e/subject.txt", "x"),
            ("e/body.html", "<p><img src=\"assets/no.png\"><a href=\"mailto:a@b.example\">x</a></p>"),
        ];
        let (_, rules) = build(layer(&own, "en", "a = b\n"), Settings::default());
        assert_eq!(rules, ["asset-missing", "link-refused"]);
    }
}
