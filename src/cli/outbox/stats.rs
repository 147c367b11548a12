//! `outbox stats`: how the outbox stands.

use std::process::ExitCode;

use serde_json::json;

use super::table;
use crate::cli::args::Format;
use crate::cli::args::operating::FormatArgs;
use crate::cli::output::{Failure, put, put_json};
use crate::clock;
use crate::outbox::Outbox;
use crate::outbox::delivery::{Lane, State};
use crate::outbox::store::Stats;

/// Prints the counts.
pub async fn run(outbox: &Outbox, args: &FormatArgs) -> Result<ExitCode, Failure> {
    let stats = outbox.stats().await?;
    match args.format {
        Format::Json => put_json(&as_json(&stats))?,
        Format::Human => put(&as_text(&stats))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// How long the oldest of a lane has been due, in seconds.
fn waits(stats: &Stats, lane: Lane) -> Option<i64> {
    let now = stats.now.unwrap_or_else(clock::now);
    let due = stats.oldest.iter().find(|(of, _)| *of == lane).map(|(_, due)| *due)?;
    Some(now.duration_since(due).as_secs().max(0))
}

fn as_json(stats: &Stats) -> serde_json::Value {
    let counts: Vec<_> = stats
        .counts
        .iter()
        .map(|(lane, state, count)| json!({ "lane": lane, "status": state, "count": count }))
        .collect();
    let oldest: Vec<_> = stats
        .oldest
        .iter()
        .map(|(lane, due)| json!({ "lane": lane, "due": due, "seconds": waits(stats, *lane) }))
        .collect();
    json!({ "counts": counts, "oldest": oldest, "held": stats.held, "now": stats.now })
}

fn as_text(stats: &Stats) -> String {
    let count = |lane: Lane, state: State| -> u64 {
        stats.counts.iter().filter(|(l, s, _)| (*l, *s) == (lane, state)).map(|(_, _, count)| count).sum()
    };
    let mut rows = vec![vec![String::new()]];
    rows[0].extend(Lane::ALL.map(|lane| lane.as_str().to_owned()));
    for state in State::ALL {
        if stats.counts.iter().any(|(_, s, _)| *s == state) {
            let mut row = vec![state.to_string()];
            row.extend(Lane::ALL.map(|lane| count(lane, state).to_string()));
            rows.push(row);
        }
    }
    if rows.len() == 1 {
        return "the outbox is empty\n".to_owned();
    }
    let mut waiting = vec!["oldest waits".to_owned()];
    waiting.extend(
        Lane::ALL.map(|lane| waits(stats, lane).map_or_else(|| "–".to_owned(), |seconds| format!("{seconds} s"))),
    );
    rows.push(waiting);
    let mut out = table(&rows);
    if stats.held > 0 {
        out.push_str(&format!(
            "{} held after a restore: `vocative outbox release` lets them go, `vocative outbox cancel` calls them back\n",
            stats.held
        ));
    }
    out
}
