//! `suppress`: the addresses that get no mail.

use std::process::ExitCode;

use serde_json::json;

use super::Home;
use super::args::Format;
use super::args::operating::{FormatArgs, SuppressAddArgs, SuppressCommand, SuppressRemoveArgs};
use super::outbox::{address, existing_outbox, from_now, instant, length, open_outbox, shown, table, wait};
use super::output::{Failure, put, put_json, say};

/// Does what the command says.
pub fn run(home: &Home, command: &SuppressCommand) -> Result<ExitCode, Failure> {
    wait(async {
        match command {
            SuppressCommand::List(args) => list(home, args).await,
            SuppressCommand::Add(args) => add(home, args).await,
            SuppressCommand::Remove(args) => remove(home, args).await,
        }
    })
}

async fn list(home: &Home, args: &FormatArgs) -> Result<ExitCode, Failure> {
    let list = existing_outbox(home).await?.suppressions().await?;
    match args.format {
        Format::Json => {
            let list: Vec<_> = list
                .iter()
                .map(|(entry, address)| {
                    json!({ "address": address, "tenant": entry.tenant, "reason": entry.reason, "since": entry.since, "until": entry.until })
                })
                .collect();
            put_json(&json!({ "suppressions": list }))?;
        }
        Format::Human if list.is_empty() => say("no address is suppressed"),
        Format::Human => {
            let mut rows = vec![["ADDRESS", "TENANT", "REASON", "SINCE", "UNTIL"].map(str::to_owned).to_vec()];
            for (entry, address) in &list {
                rows.push(vec![
                    // Learnt from a refusal: only its hash is known.
                    address.clone().unwrap_or_else(|| "(not kept)".to_owned()),
                    if entry.tenant.is_empty() { "all".to_owned() } else { entry.tenant.clone() },
                    entry.reason.clone(),
                    shown(entry.since),
                    entry.until.map_or_else(|| "removed".to_owned(), shown),
                ]);
            }
            put(&table(&rows))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn add(home: &Home, args: &SuppressAddArgs) -> Result<ExitCode, Failure> {
    let whom = address(&args.address)?;
    let until = match (&args.until, &args.time) {
        (Some(date), _) => Some(instant(date)?),
        (None, Some(time)) => Some(from_now(length(time)?)?),
        (None, None) => None,
    };
    if until.is_some_and(|until| until <= crate::clock::now()) {
        return Err(Failure::usage("--until lies in the past"));
    }
    open_outbox(home).await?.suppress(&args.tenant, &whom, until).await?;
    match args.format {
        Format::Json => put_json(&json!({ "address": whom.as_ascii(), "tenant": args.tenant, "until": until }))?,
        Format::Human => {
            let until =
                until.map_or_else(|| "until it is removed".to_owned(), |until| format!("until {}", shown(until)));
            put(&format!("{} is suppressed {until}\n", whom.as_ascii()))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn remove(home: &Home, args: &SuppressRemoveArgs) -> Result<ExitCode, Failure> {
    let whom = address(&args.address)?;
    let removed = existing_outbox(home).await?.unsuppress(&args.tenant, &whom).await?;
    match args.format {
        Format::Json => put_json(&json!({ "address": whom.as_ascii(), "tenant": args.tenant, "removed": removed }))?,
        Format::Human if removed => put(&format!("{} gets mail again\n", whom.as_ascii()))?,
        Format::Human => say(&format!("error: {} is not on the list{}", whom.as_ascii(), of_tenant(&args.tenant))),
    }
    Ok(if removed { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn of_tenant(tenant: &str) -> String {
    if tenant.is_empty() { "; --tenant names the entry of one tenant".to_owned() } else { format!(" of {tenant}") }
}
