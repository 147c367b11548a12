//! What templates, entries and schemas say of one another.

use std::collections::BTreeSet;

use super::entries::Untranslated;
use crate::diagnostic::{Diagnostic, Report};
use crate::engine::Kit;
use crate::sources::Sources;
use crate::template::Email;

/// Looks at one email.
pub fn check(kit: &Kit, email: &Email, own: &dyn Fn(&str) -> bool, report: &mut Report) {
    arguments(kit, email, own, report);
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
