//! What changes deliveries: `outbox retry`, `cancel`, `purge`, `erase`, `release`, `reseal`.

use std::process::ExitCode;

use serde::Serialize;
use serde_json::json;

use super::{address, from_now, instant, length, shown};
use crate::cli::args::Format;
use crate::cli::args::operating::{FormatArgs, OutboxCancelArgs, OutboxEraseArgs, OutboxPurgeArgs, OutboxRetryArgs};
use crate::cli::output::{Failure, put, put_json};
use crate::outbox::Outbox;
use crate::outbox::delivery::State;
use crate::outbox::store::{Cancelled, Filter, Hastened};

/// Deliveries that are looked up at a time.
const PAGE: usize = 500;

/// What became of one delivery that a command named.
#[derive(Serialize)]
struct Told {
    id: String,
    /// Whether what was asked for is so.
    done: bool,
    /// Its state, where it is known.
    status: Option<State>,
    /// The same for people.
    note: String,
}

/// Makes deliveries due now.
pub async fn retry(outbox: &Outbox, args: &OutboxRetryArgs) -> Result<ExitCode, Failure> {
    let ids = if args.all_deferred { deferred(outbox).await? } else { args.ids.clone() };
    let mut results = Vec::new();
    for id in ids {
        let (done, status, note) = match outbox.hasten(&id).await? {
            Hastened::Done => (true, None, "due now".to_owned()),
            Hastened::Sending => (true, Some(State::Sending), "a worker has it right now".to_owned()),
            Hastened::TooLate(state) => (false, Some(state), format!("too late: {state}")),
            // One that ended and was purged since it was listed needs no more.
            Hastened::NoSuch => (args.all_deferred, None, "there is no such delivery".to_owned()),
        };
        results.push(Told { id, done, status, note });
    }
    if args.all_deferred {
        let count = results.iter().filter(|result| result.done).count() as u64;
        return told(args.format, "retried", count, &format!("{} due now", deliveries(count)));
    }
    print(args.format, &results)
}

/// Every deferred delivery.
async fn deferred(outbox: &Outbox) -> Result<Vec<String>, Failure> {
    let (mut ids, mut before) = (Vec::new(), None);
    loop {
        let filter = Filter { state: Some(State::Deferred), before, limit: PAGE, ..Filter::default() };
        let page = outbox.store().list(filter).await?;
        before = page.last().map(|row| row.seq);
        let full = page.len() == PAGE;
        ids.extend(page.into_iter().map(|row| row.id));
        if !full {
            return Ok(ids);
        }
    }
}

/// Calls deliveries back.
pub async fn cancel(outbox: &Outbox, args: &OutboxCancelArgs) -> Result<ExitCode, Failure> {
    let mut results = Vec::new();
    for id in &args.ids {
        let (done, status, note) = match outbox.cancel(id).await? {
            Cancelled::Done => (true, Some(State::Cancelled), "cancelled".to_owned()),
            Cancelled::Sending => {
                let note = "being handed over right now; it is cancelled if that does not succeed";
                (false, Some(State::Sending), note.to_owned())
            }
            // What was asked for before is so.
            Cancelled::TooLate(State::Cancelled) => (true, Some(State::Cancelled), "cancelled before".to_owned()),
            Cancelled::TooLate(state) => (false, Some(state), format!("too late: {state}")),
            Cancelled::NoSuch => (false, None, "there is no such delivery".to_owned()),
        };
        results.push(Told { id: id.clone(), done, status, note });
    }
    print(args.format, &results)
}

fn print(format: Format, results: &[Told]) -> Result<ExitCode, Failure> {
    match format {
        Format::Json => put_json(&json!({ "deliveries": results }))?,
        Format::Human => {
            for result in results {
                put(&format!("{}  {}\n", result.id, result.note))?;
            }
        }
    }
    Ok(if results.iter().all(|result| result.done) { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// Forgets what ended long ago.
pub async fn purge(outbox: &Outbox, args: &OutboxPurgeArgs) -> Result<ExitCode, Failure> {
    let before = match (&args.before, &args.older_than) {
        (Some(date), _) => instant(date)?,
        (None, Some(time)) => from_now(-length(time)?)?,
        (None, None) => return Err(Failure::usage("say what is old: --before DATE or --older-than 30d")),
    };
    let purged = outbox.purge(before).await?;
    told(
        args.format,
        "purged",
        purged,
        &format!("{} that ended before {} forgotten", deliveries(purged), shown(before)),
    )
}

/// Erases a person.
pub async fn erase(outbox: &Outbox, args: &OutboxEraseArgs) -> Result<ExitCode, Failure> {
    let erased = outbox.erase(&address(&args.address)?).await?;
    let what = "what waited is cancelled; copies, replies and the hash of the address are wiped; its limit is forgotten; a suppression stays, without the address";
    told(args.format, "erased", erased, &format!("{} erased: {what}", deliveries(erased)))
}

/// Lets go what is held.
pub async fn release(outbox: &Outbox, args: &FormatArgs) -> Result<ExitCode, Failure> {
    let released = outbox.release().await?;
    told(args.format, "released", released, &format!("{} released", deliveries(released)))
}

/// Seals everything with the newest key.
pub async fn reseal(outbox: &Outbox, args: &FormatArgs) -> Result<ExitCode, Failure> {
    let resealed = outbox.reseal().await?;
    let with = if outbox.seal().is_plain() {
        "there is no key in outbox.encryption_keys, so nothing is encrypted"
    } else {
        "everything is sealed with the first of outbox.encryption_keys; the others can be taken away"
    };
    let values = if resealed == 1 { "1 value".to_owned() } else { format!("{resealed} values") };
    told(args.format, "resealed", resealed, &format!("{values} sealed anew; {with}"))
}

fn deliveries(count: u64) -> String {
    if count == 1 { "1 delivery".to_owned() } else { format!("{count} deliveries") }
}

fn told(format: Format, key: &str, count: u64, sentence: &str) -> Result<ExitCode, Failure> {
    match format {
        Format::Json => put_json(&json!({ key: count }))?,
        Format::Human => put(&format!("{sentence}\n"))?,
    }
    Ok(ExitCode::SUCCESS)
}
