//! What templates, entries and schemas say of one another.

use std::collections::BTreeSet;

use super::entries::Untranslated;
use crate::catalog::CompiledEntry;
use crate::catalog::markup::Target;
use crate::diagnostic::{Diagnostic, Report};
use crate::engine::Kit;
use crate::locale::Locale;
use crate::settings::Settings;
use crate::sources::Sources;
use crate::template::{Email, Language, Part, style_links, unclosed};

/// Looks at one email.
pub fn check(kit: &Kit, email: &Email, sources: &Sources, own: &dyn Fn(&str) -> bool, report: &mut Report) {
    arguments(kit, email, own, report);
    markup(kit, email, sources, own, report);
    told_in_one_part(email, own, report);
    elements(email, own, report);
    unguarded(email, own, report);
}

/// Bold words and the like in an entry that is used where all text is plain: there they are dropped without a word.
fn markup(kit: &Kit, email: &Email, sources: &Sources, own: &dyn Fn(&str) -> bool, report: &mut Report) {
    let entry = |locale: &Locale, id: &str| kit.catalog.bundle(locale).and_then(|bundle| bundle.entry(id));
    let mut told = BTreeSet::new();
    for locale in std::iter::once(&kit.reference).chain(kit.locales.iter().filter(|l| **l != kit.reference)) {
        for (part, call) in email.calls_in(locale) {
            let line = call.around.line().or((part.target() == Target::Line).then_some(part.as_str()));
            let Some(line) = line else { continue };
            let Some(found) = entry(locale, &call.id).filter(|entry| entry.has_markup()) else { continue };
            let message = format!("`{}` holds tags and is used in the {line}, which shows none", call.id);
            // What the reference does, every locale may; the template is then to blame.
            let place = match entry(&kit.reference, &call.id).is_some_and(CompiledEntry::has_markup) {
                true => {
                    own(&call.place.file.path).then(|| call.place.error("markup-misplaced", message).into_warning())
                }
                false => own(&found.place.file).then(|| {
                    let text = sources.text(&found.place.file).unwrap_or_default();
                    Diagnostic::warning("markup-misplaced", message)
                        .at(&found.place.file, text, found.place.span.clone())
                        .locale(locale.name())
                }),
            };
            let Some(finding) = place.filter(|d| told.insert((d.file.clone(), d.line, d.column))) else { continue };
            let hint = "use another entry there, or write this one without tags";
            report.push(finding.email(&email.name).entry(&call.id).hint(hint));
        }
    }
}

/// Values that a reader of one part gets and a reader of the other does not. Codes and links are compared in the mails themselves.
fn told_in_one_part(email: &Email, own: &dyn Fn(&str) -> bool, report: &mut Report) {
    for (part, other) in [(Part::Html, Part::Text), (Part::Text, Part::Html)] {
        let (Some(this), Some(that)) = (email.data_used.get(&(part, None)), email.data_used.get(&(other, None))) else {
            continue;
        };
        let vital = |field: &str| email.spec.is_secret(field) || email.spec.is_link(field);
        let lacking = this.shown.iter().filter(|(field, place)| {
            email.spec.data.properties.contains_key(*field)
                && !that.used.contains(*field)
                && !vital(field)
                && own(&place.file.path)
        });
        for (field, place) in lacking {
            let (part, other) = (part.as_str(), other.as_str());
            let message = format!("`data.{field}` is told in the {part} and not in the {other}");
            let hint = format!("say it in the {other} too; a mail program shows one of them");
            report.push(place.error("part-lacks-value", message).into_warning().email(&email.name).hint(hint));
        }
    }
}

/// Fields of the profile that are empty for some people.
fn unguarded(email: &Email, own: &dyn Fn(&str) -> bool, report: &mut Report) {
    for (field, place) in email.unguarded.iter().filter(|(_, place)| own(&place.file.path)) {
        let hint = format!(
            "write `{{% if user.{field} %}} … {{% endif %}}` around it, or `user.{field} or \"…\"`; a greeting is `salutation.line`"
        );
        let message = format!("`user.{field}` may be empty");
        report.push(place.error("variable-unguarded", message).email(&email.name).hint(hint));
    }
}

/// Elements that are never closed, so that what they do goes on to the end of what is around them; and style sheets from elsewhere,
/// which loading leaves out of the mail.
fn elements(email: &Email, own: &dyn Fn(&str) -> bool, report: &mut Report) {
    for (key, written) in email.written.iter().filter(|((part, _), _)| *part == Part::Html) {
        // MJML with an open element cannot be compiled, which loading has told.
        let is_html = email.files.get(key).is_some_and(|file| file.ends_with(".html"));
        let open = if is_html { unclosed(written, Language::Html) } else { Vec::new() };
        for (name, place) in open.into_iter().filter(|(_, place)| own(&place.file.path)) {
            let message = format!("`<{name}>` is never closed");
            let hint = format!("write `</{name}>` where it ends");
            report.push(place.error("element-unclosed", message).email(&email.name).hint(hint));
        }
        for place in written.iter().flat_map(style_links).filter(|place| own(&place.file.path)) {
            let message = "the mail loads a style sheet, which no large program does";
            let hint = "write the rules in a `<style>` of the head; the engine puts them on the elements";
            report.push(place.error("element-refused", message).email(&email.name).hint(hint));
        }
    }
}

/// Fields of `data` that nothing uses, and those that no sample shows.
pub fn fields(email: &Email, samples: &[(String, serde_json::Value)], settings: &Settings, report: &mut Report) {
    let (file, toml) = (&email.spec_file.path, &email.spec_file.text);
    let used = |field: &str| {
        email.data_used.values().any(|data| data.used.contains(field))
            || email.spec.delivery.expires.as_deref() == Some(field)
            // The header with which a notice can be unsubscribed.
            || field == "unsubscribe_url"
            || pointers(settings).any(|pointer| pointer.strip_prefix("/data/") == Some(field))
    };
    for field in email.spec.data.properties.keys() {
        let found = |rule, message: String| {
            Diagnostic::warning(rule, message).at(file, toml, key(toml, field)).email(&email.name)
        };
        if !used(field) {
            let message = format!("no part of the mail uses `data.{field}`");
            let hint = "remove it, so that callers need not supply it, or print it";
            report.push(found("data-unused", message).hint(hint));
        } else if !samples.is_empty() && samples.iter().all(|(_, request)| is_absent(request, field)) {
            let message = format!("no sample has `data.{field}`");
            let hint = "add it to a sample, so that what it changes can be seen and is checked";
            report.push(found("sample-incomplete", message).hint(hint));
        }
    }
}

fn is_absent(request: &serde_json::Value, field: &str) -> bool {
    request.get("data").and_then(|data| data.get(field)).is_none_or(serde_json::Value::is_null)
}

/// Every JSON pointer by which the configuration takes something from a request.
fn pointers(settings: &Settings) -> impl Iterator<Item = &str> {
    let names = &settings.names;
    let of_names =
        [&names.title, &names.given_name, &names.family_name, &names.name, &names.nickname, &names.formality];
    let others = [&settings.locales.sources, &settings.profile.time_zone];
    of_names.into_iter().chain(others).flatten().map(String::as_str)
}

/// Where a field is declared.
fn key(toml: &str, field: &str) -> std::ops::Range<usize> {
    let written = [format!("properties.{field}"), field.to_owned()];
    let found = written.iter().find_map(|key| toml.find(key.as_str()).map(|start| start..start + key.len()));
    found.unwrap_or(0..0)
}

/// Values that a template passes and no translation has a use for.
fn arguments(kit: &Kit, email: &Email, own: &dyn Fn(&str) -> bool, report: &mut Report) {
    let mut told = BTreeSet::new();
    for (_, _, call) in email.calls.iter().filter(|(_, _, call)| own(&call.place.file.path)) {
        let entries: Vec<_> =
            kit.locales.iter().filter_map(|locale| kit.catalog.bundle(locale)?.entry(&call.id)).collect();
        if entries.is_empty() {
            continue;
        }
        for name in
            call.arguments.keys().filter(|name| !entries.iter().any(|entry| entry.arguments.contains_key(*name)))
        {
            if !told.insert((call.place.file.path.clone(), call.place.span.start, name.clone())) {
                continue;
            }
            let message = format!("`{}` has no use for `${name}` in any locale", call.id);
            let found = Diagnostic::warning("argument-unused", message)
                .at(&call.place.file.path, &call.place.file.text, call.place.span.clone())
                .email(&email.name)
                .entry(&call.id);
            report.push(found.hint(format!("remove `{name}=…` from the call, or write `{{ ${name} }}` in the entry")));
        }
    }
}

/// The most entries that a finding names.
const MOST_NAMED: usize = 5;

/// Mails in which some entries still say what the reference says: their readers get two languages at once.
pub fn mixed(kit: &Kit, untranslated: &Untranslated, sources: &Sources, report: &mut Report) {
    for email in kit.templates.emails().values() {
        for (locale, left) in
            untranslated.iter().filter(|(locale, _)| kit.standing(&email.name).offered.contains(locale))
        {
            let called: BTreeSet<&str> = email.calls_in(locale).map(|(_, call)| call.id.as_str()).collect();
            let still: Vec<&str> = called.iter().copied().filter(|id| left.contains(*id)).collect();
            let first = still.first().and_then(|id| kit.catalog.bundle(locale)?.entry(id));
            let Some(first) = first.filter(|_| still.len() < called.len()) else { continue };
            let named: Vec<String> = still.iter().take(MOST_NAMED).map(|id| format!("`{id}`")).collect();
            let more = if still.len() > MOST_NAMED { " and others" } else { "" };
            let say = if still.len() == 1 { "says" } else { "say" };
            let message = format!(
                "the mail is partly in {} and partly in {}: {}{more} {say} what the reference says",
                locale.name(),
                kit.reference.name(),
                named.join(", ")
            );
            let text = sources.text(&first.place.file).unwrap_or_default();
            report.push(
                Diagnostic::warning("language-mixed", message)
                    .at(&first.place.file, text, first.place.span.clone())
                    .email(&email.name)
                    .locale(locale.name())
                    .hint("translate what is left, or remove it: the mail then goes out in one language"),
            );
        }
    }
}
