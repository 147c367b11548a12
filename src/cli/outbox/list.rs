//! `outbox list`: deliveries, the newest first.

use std::process::ExitCode;

use serde_json::json;

use super::{address, shown, table};
use crate::cli::args::Format;
use crate::cli::args::operating::OutboxListArgs;
use crate::cli::output::{Failure, put, put_json, say};
use crate::outbox::delivery::Row;
use crate::outbox::store::Filter;
use crate::outbox::{Dossier, Outbox};

/// Prints what fits.
pub async fn run(outbox: &Outbox, args: &OutboxListArgs) -> Result<ExitCode, Failure> {
    let recipient = args.to.as_deref().map(address).transpose()?.map(|to| outbox.recipient(&to));
    let limit = usize::try_from(args.limit).unwrap_or(usize::MAX);
    let filter = Filter {
        recipient,
        state: args.status,
        email: args.email.clone(),
        limit: limit.saturating_add(1),
        ..Filter::default()
    };
    let mut found = outbox.list(filter).await?;
    let more = found.len() > limit;
    found.truncate(limit);
    match args.format {
        Format::Json => {
            let deliveries: Vec<_> = found.iter().map(|(row, dossier)| entry(row, dossier.as_ref())).collect();
            put_json(&json!({ "deliveries": deliveries, "more": more }))?;
        }
        Format::Human if found.is_empty() => say("no delivery fits"),
        Format::Human => {
            put(&table(&lines(&found)))?;
            if more {
                say(&format!("older ones are left out; --limit {} shows more", limit.saturating_mul(4)));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What every delivery shows in JSON, wherever it is printed.
pub fn entry(row: &Row, dossier: Option<&Dossier>) -> serde_json::Value {
    json!({
        "id": row.id,
        "status": row.state,
        "email": row.email,
        "locale": row.locale,
        "message_id": row.message_id,
        "to": dossier.map(|dossier| &dossier.to),
        "subject": dossier.map(|dossier| &dossier.subject),
        "tenant": row.tenant,
        "brand": row.brand,
        "lane": row.lane,
        "degraded": row.degraded,
        "possible_duplicate": row.possible_duplicate,
        "held": row.held,
        "accepted_at": row.accepted,
        "changed_at": row.changed,
        "due": Some(row.due).filter(|_| row.state.is_waiting()),
        "not_after": row.not_after,
        "tries": row.attempts,
    })
}

fn lines(found: &[(Row, Option<Dossier>)]) -> Vec<Vec<String>> {
    let head = ["ID", "ACCEPTED", "STATUS", "EMAIL", "LOCALE", "TRIES", "TO"].map(str::to_owned).to_vec();
    let rows = found.iter().map(|(row, dossier)| {
        let status = if row.held { format!("{} (held)", row.state) } else { row.state.to_string() };
        let to = dossier.as_ref().map_or("–", |dossier| dossier.to.as_str());
        vec![
            row.id.clone(),
            shown(row.accepted),
            status,
            or_dash(&row.email),
            or_dash(&row.locale),
            row.attempts.to_string(),
            or_dash(to),
        ]
    });
    std::iter::once(head).chain(rows).collect()
}

fn or_dash(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
}
