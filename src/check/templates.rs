//! What templates, entries and schemas say of one another.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Report};
use crate::engine::Kit;
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
