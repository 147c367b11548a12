//! `outbox show`: all that is known of one delivery.

use std::process::ExitCode;

use serde_json::{Value, json};

use super::list::entry;
use super::shown;
use crate::cli::args::Format;
use crate::cli::args::operating::OutboxShowArgs;
use crate::cli::output::{Failure, put, put_bytes, put_json};
use crate::outbox::{Found, Outbox, Tried};

/// Prints the delivery, or its message alone.
pub async fn run(outbox: &Outbox, args: &OutboxShowArgs) -> Result<ExitCode, Failure> {
    let found = outbox.find(&args.id, args.body).await?;
    let found = found.ok_or_else(|| Failure::refused(format!("there is no delivery {}", args.id)))?;
    match args.format {
        Format::Json => put_json(&as_json(&found, args.body))?,
        Format::Human if args.body => match &found.message {
            Some(message) => put_bytes(&message.bytes)?,
            None => return Err(Failure::refused(without_message(&found))),
        },
        Format::Human => put(&as_text(&found))?,
    }
    Ok(ExitCode::SUCCESS)
}

fn without_message(found: &Found) -> String {
    let row = &found.row;
    match row.message_id {
        None => format!("{} is {} and has no message yet", row.id, row.state),
        Some(_) => {
            format!("the message of {} is wiped: the delivery is {} since {}", row.id, row.state, shown(row.changed))
        }
    }
}

fn as_json(found: &Found, body: bool) -> Value {
    let dossier = found.dossier.as_ref();
    let mut value = entry(&found.row, dossier);
    value["revoked"] = json!(found.row.revoked);
    value["from"] = json!(dossier.map(|dossier| &dossier.from));
    value["text"] = json!(dossier.map(|dossier| &dossier.text));
    value["attempts"] = json!(found.attempts);
    value["why"] = json!(dossier.map(|dossier| &dossier.why));
    value["diagnostics"] = json!(dossier.map(|dossier| &dossier.diagnostics));
    if body {
        value["message"] = json!(found.message.as_ref().map(|message| String::from_utf8_lossy(&message.bytes)));
    }
    value
}

fn as_text(found: &Found) -> String {
    let row = &found.row;
    let mut out = format!("{}\n{}\n\n", row.id, title(found));
    let mut line = |name: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("{name:<12}{value}\n"));
        }
    };
    line("status", &status(found));
    if let Some(dossier) = &found.dossier {
        line("to", &dossier.to);
        line("from", &dossier.from);
        line("subject", &dossier.subject);
    } else {
        line("to", "erased, or not yet rendered");
    }
    line("message-id", row.message_id.as_deref().unwrap_or_default());
    line("lane", row.lane.as_str());
    line("tenant", &row.tenant);
    line("brand", row.brand.as_deref().unwrap_or_default());
    line("deadline", &shown(row.not_after));
    out.push_str("\nTimeline\n");
    out.push_str(&timeline(found));
    if let Some(dossier) = &found.dossier {
        out.push_str(&decisions(&dossier.why));
        out.push_str(&faults(&dossier.diagnostics));
        if !dossier.text.is_empty() {
            out.push_str("\nText, without codes and links\n");
            for line in dossier.text.trim_end().lines() {
                out.push_str(format!("  {line}").trim_end());
                out.push('\n');
            }
        }
    }
    out
}

fn title(found: &Found) -> String {
    let row = &found.row;
    match row.email.as_str() {
        "" => "a request that is still to be rendered".to_owned(),
        email if row.locale.is_empty() => email.to_owned(),
        email => format!("{email} in {}", row.locale),
    }
}

/// The state, and what a reader should know beside it.
fn status(found: &Found) -> String {
    let row = &found.row;
    let mut notes = vec![row.state.to_string()];
    if row.held {
        notes.push("held after a restore: `vocative outbox release` lets it go".to_owned());
    } else if row.state.is_waiting() {
        notes.push(format!("next try {}", shown(row.due)));
    }
    if let Some(revoked) = row.revoked {
        notes.push(format!("{revoked} if the attempt under way delivers nothing"));
    }
    if row.possible_duplicate {
        notes.push("possibly delivered twice".to_owned());
    }
    if row.degraded {
        notes.push("degraded: another rendering than the intended one".to_owned());
    }
    notes.join("; ")
}

fn timeline(found: &Found) -> String {
    let row = &found.row;
    let mut out = format!("  {}  accepted\n", shown(row.accepted));
    for tried in &found.attempts {
        out.push_str(&format!("  {}  {}\n", shown(tried.at), attempt(tried)));
    }
    // An end that an attempt brought is told with it.
    let told = found.attempts.last().is_some_and(|last| last.outcome == row.state.as_str());
    if row.state.is_end() && !told {
        out.push_str(&format!("  {}  {}\n", shown(row.changed), row.state));
    }
    out
}

fn attempt(tried: &Tried) -> String {
    let code = tried.code.map(|code| format!(" {code}")).unwrap_or_default();
    let reply = tried.reply.as_deref().map(|reply| format!(" {reply}")).unwrap_or_default();
    match tried.outcome.as_str() {
        "interrupted" if tried.phase == "final" => {
            "interrupted after the final dot: nobody knows whether it arrived".to_owned()
        }
        "interrupted" => "interrupted: the worker did not live to tell".to_owned(),
        outcome => format!("{outcome} in phase {}:{code}{reply}", tried.phase),
    }
}

fn decisions(why: &Value) -> String {
    let mut out = String::new();
    for (name, steps) in why.as_object().into_iter().flatten() {
        let steps = steps.as_array().into_iter().flatten();
        let word = |step: &Value, key: &str| match &step[key] {
            Value::String(text) => text.clone(),
            Value::Null => String::new(),
            other => other.to_string(),
        };
        let lines: String = steps
            .filter(|step| step["verdict"] != "absent")
            .map(|step| {
                let note = Some(word(step, "note")).filter(|note| !note.is_empty()).map(|note| format!(" ({note})"));
                format!(
                    "  {}  {}: {}{}\n",
                    word(step, "source"),
                    word(step, "value"),
                    word(step, "verdict"),
                    note.unwrap_or_default()
                )
            })
            .collect();
        if !lines.is_empty() {
            out.push_str(&format!("\nWhy this {name}\n{lines}"));
        }
    }
    out
}

/// What went wrong and was survived, or why it was refused.
fn faults(diagnostics: &Value) -> String {
    let fault = |fault: &Value| {
        let text = fault["message"].as_str().or(fault.as_str()).map_or_else(|| fault.to_string(), str::to_owned);
        match fault["pointer"].as_str().or(fault["file"].as_str()) {
            Some(place) if !place.is_empty() => format!("  {place}: {text}\n"),
            _ => format!("  {text}\n"),
        }
    };
    let lines: String = match diagnostics {
        Value::Null => String::new(),
        Value::Array(list) => list.iter().map(fault).collect(),
        one => fault(one),
    };
    if lines.is_empty() { lines } else { format!("\nFaults\n{lines}") }
}
