//! `list`: emails × locales with completeness and problems.

use std::process::ExitCode;

use serde_json::json;

use super::Loaded;
use super::args::{Format, ListArgs};
use super::output::{Failure, put, put_json};
use crate::engine::{Kit, Standing};
use crate::locale::Locale;

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
            let samples: Vec<&str> = email.samples.iter().map(|s| s.name.as_str()).collect();
            json!({ "email": email.name, "title": email.spec.title, "kind": email.spec.kind, "samples": samples, "literal_text": standing.literal, "locales": kit.completeness(&email.name) })
        })
        .collect();
    json!({ "default": kit.default.name(), "emails": emails })
}

/// The widest line of the table; more locales go into another block below.
const WIDEST: usize = 110;

fn as_table(kit: &Kit) -> String {
    let width = kit.templates.emails().keys().map(String::len).max().unwrap_or(0).max("email".len());
    let mut out = String::new();
    for block in blocks(&kit.locales, WIDEST.saturating_sub(width + 12)) {
        let names: Vec<&str> = block.iter().map(Locale::name).collect();
        out.push_str(&format!("{:width$}  kind      {}\n", "email", names.join("  ")));
        for email in kit.templates.emails().values() {
            let kind = format!("{:?}", email.spec.kind).to_lowercase();
            let marks: Vec<String> = block
                .iter()
                .map(|locale| format!("{:cell$}", mark(kit.standing(&email.name), locale), cell = locale.name().len()))
                .collect();
            out.push_str(format!("{:width$}  {kind:8}  {}", email.name, marks.join("  ")).trim_end());
            out.push('\n');
        }
        out.push('\n');
    }
    let offered: usize = kit.templates.emails().keys().map(|name| kit.standing(name).offered.len()).sum();
    out.push_str(&format!(
        "{} emails, {} locales, {offered} of {} complete; default locale {}\n",
        kit.templates.emails().len(),
        kit.locales.len(),
        kit.templates.emails().len() * kit.locales.len(),
        kit.default.name(),
    ));
    for email in kit.templates.emails().keys() {
        out.push_str(&notes(email, kit));
    }
    out
}

/// Locales in runs that fit beside the names of the emails.
fn blocks(locales: &[Locale], room: usize) -> Vec<&[Locale]> {
    let mut blocks = Vec::new();
    let (mut start, mut used) = (0, 0);
    for (index, locale) in locales.iter().enumerate() {
        let cell = locale.name().len() + 2;
        if used + cell > room && index > start {
            blocks.push(&locales[start..index]);
            (start, used) = (index, 0);
        }
        used += cell;
    }
    blocks.push(&locales[start..]);
    blocks
}

/// `ok`, how many entries are lacking, or a dash where literal text keeps the email out.
fn mark(standing: &Standing, locale: &Locale) -> String {
    match standing.missing.get(locale).map(Vec::len) {
        None => "ok".to_owned(),
        Some(0) => "–".to_owned(),
        Some(lacking) => format!("-{lacking}"),
    }
}

/// What keeps an email from being offered, a line each.
fn notes(email: &str, kit: &Kit) -> String {
    let standing = kit.standing(email);
    let mut out = String::new();
    for (locale, missing) in standing.missing.iter().filter(|(_, missing)| !missing.is_empty()) {
        out.push_str(&format!("{email} is not offered in {}: it lacks {}\n", locale.name(), missing.join(", ")));
    }
    if let Some(place) = &standing.literal {
        out.push_str(&format!("{email} is offered in the reference locale only: literal text at {place}\n"));
    }
    out
}
