//! `list`: emails × locales with completeness and problems.

use std::process::ExitCode;

use serde_json::json;

use super::Loaded;
use super::args::{Format, ListArgs};
use super::output::{Failure, put, put_json};
use crate::engine::Kit;

/// Prints the table.
pub fn run(loaded: &Loaded, args: &ListArgs) -> Result<ExitCode, Failure> {
    let kit = loaded.engine.kit(None).ok_or_else(|| Failure::usage("the project has no emails"))?;
    match args.format {
        Format::Json => put_json(&as_json(kit))?,
        Format::Human => put(&as_table(kit))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn as_json(kit: &Kit) -> serde_json::Value {
    let emails: Vec<_> = kit
        .templates
        .emails()
        .values()
        .map(|email| {
            let standing = kit.standing(&email.name);
            let locales: serde_json::Map<_, _> = kit
                .locales
                .iter()
                .map(|locale| {
                    let missing = standing.missing.get(locale).cloned().unwrap_or_default();
                    let complete = standing.offered.contains(locale);
                    (locale.name().to_owned(), json!({ "complete": complete, "missing": missing }))
                })
                .collect();
            let samples: Vec<&str> = email.samples.iter().map(|s| s.name.as_str()).collect();
            json!({ "email": email.name, "title": email.spec.title, "kind": email.spec.kind, "samples": samples, "literal_text": standing.literal, "locales": locales })
        })
        .collect();
    json!({ "default": kit.default.name(), "emails": emails })
}

fn as_table(kit: &Kit) -> String {
    let names: Vec<&str> = kit.locales.iter().map(super::super::locale::Locale::name).collect();
    let width = kit.templates.emails().keys().map(String::len).max().unwrap_or(0).max("email".len());
    let mut out = format!("{:width$}  kind      {}\n", "email", names.join("  "));
    let mut notes = Vec::new();
    for email in kit.templates.emails().values() {
        let standing = kit.standing(&email.name);
        let kind = format!("{:?}", email.spec.kind).to_lowercase();
        out.push_str(&format!("{:width$}  {kind:8}  ", email.name));
        for locale in &kit.locales {
            let missing = standing.missing.get(locale);
            let mark = missing.map_or_else(
                || "ok".to_owned(),
                |missing| match missing.len() {
                    0 => "–".to_owned(),
                    lacking => format!("-{lacking}"),
                },
            );
            out.push_str(&format!("{mark:cell$}  ", cell = locale.name().len()));
            if let Some(missing) = missing.filter(|missing| !missing.is_empty()) {
                notes.push(format!(
                    "{} is not offered in {}: it lacks {}",
                    email.name,
                    locale.name(),
                    missing.join(", ")
                ));
            }
        }
        if let Some(place) = &standing.literal {
            notes.push(format!("{} is offered in the reference locale only: literal text at {place}", email.name));
        }
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
    let offered: usize = kit.templates.emails().keys().map(|name| kit.standing(name).offered.len()).sum();
    out.push_str(&format!(
        "\n{} emails, {} locales, {offered} of {} complete; default locale {}\n",
        kit.templates.emails().len(),
        kit.locales.len(),
        kit.templates.emails().len() * kit.locales.len(),
        kit.default.name(),
    ));
    for note in notes {
        out.push_str(&format!("{note}\n"));
    }
    out
}
