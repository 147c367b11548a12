//! `key`: the API keys of the service.

use std::process::ExitCode;

use serde_json::json;

use super::Home;
use super::args::Format;
use super::args::operating::{FormatArgs, KeyCommand, KeyNewArgs, KeyRevokeArgs};
use super::outbox::{existing_outbox, open_outbox, shown, table, wait};
use super::output::{Failure, put, put_json, say};
use crate::clock;
use crate::server::auth::{Scope, new_key};

/// Does what the command says.
pub fn run(home: &Home, command: &KeyCommand) -> Result<ExitCode, Failure> {
    wait(async {
        match command {
            KeyCommand::New(args) => new(home, args).await,
            KeyCommand::List(args) => list(home, args).await,
            KeyCommand::Revoke(args) => revoke(home, args).await,
        }
    })
}

/// Twelve letters and digits to know a key by.
fn fresh_id() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    clock::random::<12>().iter().map(|octet| char::from(LETTERS[usize::from(octet % 32)])).collect()
}

async fn new(home: &Home, args: &KeyNewArgs) -> Result<ExitCode, Failure> {
    let mut scopes: Vec<Scope> = Vec::new();
    for scope in args.scopes.iter().copied() {
        if !scopes.contains(&scope) {
            scopes.push(scope);
        }
    }
    let outbox = open_outbox(home).await?;
    let made = outbox.store().now().await?;
    let (entry, key) = new_key(&fresh_id(), clock::random(), &args.tenant, &scopes, &args.note, made)
        .ok_or_else(|| Failure::refused("no key could be made"))?;
    let (id, scopes) = (entry.id.clone(), entry.scopes.clone());
    outbox.store().add_key(entry).await?;
    match args.format {
        Format::Json => put_json(&json!({ "id": id, "key": key, "scopes": scopes }))?,
        Format::Human => {
            put(&format!("{key}\n"))?;
            say(&format!("key {id} may {}; it is shown this once", scopes.join(", ")));
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn list(home: &Home, args: &FormatArgs) -> Result<ExitCode, Failure> {
    let keys = existing_outbox(home).await?.keys().await?;
    match args.format {
        Format::Json => {
            let keys: Vec<_> = keys
                .iter()
                .map(|key| {
                    json!({ "id": key.id, "tenant": key.tenant, "scopes": key.scopes, "note": key.note, "made": key.made, "revoked": key.revoked })
                })
                .collect();
            put_json(&json!({ "keys": keys }))?;
        }
        Format::Human if keys.is_empty() => say("there is no key; `vocative key new --scope send` makes one"),
        Format::Human => {
            let mut rows = vec![["ID", "SCOPES", "TENANT", "MADE", "REVOKED", "NOTE"].map(str::to_owned).to_vec()];
            for key in &keys {
                rows.push(vec![
                    key.id.clone(),
                    key.scopes.join(","),
                    if key.tenant.is_empty() { "–".to_owned() } else { key.tenant.clone() },
                    shown(key.made),
                    key.revoked.map_or_else(|| "–".to_owned(), shown),
                    key.note.clone(),
                ]);
            }
            put(&table(&rows))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn revoke(home: &Home, args: &KeyRevokeArgs) -> Result<ExitCode, Failure> {
    // Whoever pastes the whole key means its id.
    let id = args.id.strip_prefix("voc_").and_then(|rest| rest.split('_').next()).unwrap_or(&args.id);
    let revoked = existing_outbox(home).await?.store().revoke_key(id.to_owned()).await?;
    match args.format {
        Format::Json => put_json(&json!({ "id": id, "revoked": revoked }))?,
        Format::Human if revoked => put(&format!("key {id} is void\n"))?,
        Format::Human => {
            say(&format!("error: there is no key {id} that is not void already; `vocative key list` shows all"));
        }
    }
    Ok(if revoked { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
