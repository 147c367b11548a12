//! What a worker does beside delivering: looks whether the database is a restored one, forgets what is old, tells metrics how the outbox stands.

use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::{Instant, sleep};

use super::Worker;
use crate::outbox::LAST_WORK;
use crate::outbox::delivery::{Lane, State};
use crate::outbox::store::{Stats, StoreError};

/// How often this is noted.
const NOTE: Duration = Duration::from_secs(15);
/// How often metrics are told how the outbox stands.
const STATS: Duration = Duration::from_secs(10);
const PURGE: Duration = Duration::from_secs(15 * 60);

/// Before the first claim: what waits in a database that nobody has worked on for long is held, for it may be a restored backup whose
/// mails were sent long ago.
pub(super) async fn begin(worker: &Worker) {
    for warning in worker.outbox().store().warnings() {
        tracing::warn!(warning, "the database is not set up as it should be");
    }
    loop {
        match guard(worker).await {
            Ok(held) => {
                worker.health.0.held.store(held, Ordering::Relaxed);
                return;
            }
            Err(error) => {
                tracing::warn!(%error, "the outbox cannot be looked at yet");
                worker.health.note(&error);
                sleep(super::STORE_PAUSE).await;
            }
        }
    }
}

async fn guard(worker: &Worker) -> Result<u64, StoreError> {
    let store = worker.outbox().store();
    let now = store.now().await?;
    let stored = store.read_setting(LAST_WORK.to_owned()).await?;
    let last = stored.and_then(|octets| String::from_utf8(octets).ok()?.parse().ok());
    let last = last.and_then(|second| Timestamp::from_second(second).ok());
    let guard = SignedDuration::try_from(worker.outbox().settings().restore_guard).unwrap_or(SignedDuration::MAX);
    let mut held = 0;
    if let Some(last) = last
        && now.duration_since(last) > guard
    {
        // What was accepted since, by SQL, is new and not held.
        held = store.keep_back(last.checked_add(SignedDuration::from_secs(60)).unwrap_or(last)).await?;
        if held > 0 {
            tracing::error!(
                count = held,
                "nobody has worked on this outbox since {last}: deliveries from before are held, because it may be a restored backup; \
                 `vocative outbox release` lets them go"
            );
        }
    }
    note(worker, now).await?;
    Ok(held)
}

async fn note(worker: &Worker, now: Timestamp) -> Result<(), StoreError> {
    let value = now.as_second().to_string().into_bytes();
    worker.outbox().store().write_setting(LAST_WORK.to_owned(), value, None).await.map(|_| ())
}

/// Runs until aborted.
pub(super) async fn run(worker: Worker) {
    let mut noted = Instant::now();
    let mut purged: Option<Instant> = None;
    let mut told: Option<Instant> = None;
    loop {
        sleep(Duration::from_secs(1)).await;
        if worker.health.recordable().is_err() {
            if worker.outbox().store().probe().await.is_ok() {
                worker.health.recovered();
            }
            continue;
        }
        let done = async {
            if noted.elapsed() >= NOTE {
                noted = Instant::now();
                let now = worker.outbox().store().now().await?;
                note(&worker, now).await?;
            }
            if purged.is_none_or(|purged| purged.elapsed() >= PURGE) {
                purged = Some(Instant::now());
                purge(&worker).await?;
            }
            if told.is_none_or(|told| told.elapsed() >= STATS) {
                told = Some(Instant::now());
                tell(&worker.outbox().store().stats().await?);
            }
            Ok::<(), StoreError>(())
        };
        if let Err(error) = done.await {
            tracing::warn!(%error, "housekeeping failed");
            worker.health.note(&error);
        }
    }
}

/// Metrics of how the outbox stands. A state that nothing is in any more is told as zero.
fn tell(stats: &Stats) {
    for lane in Lane::ALL {
        for state in State::ALL {
            let count =
                stats.counts.iter().find(|(of, at, _)| (*of, *at) == (lane, state)).map_or(0, |(.., count)| *count);
            metrics::gauge!("vocative_outbox_deliveries", "lane" => lane.as_str(), "state" => state.as_str())
                .set(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
        }
        let oldest = stats.oldest.iter().find(|(of, _)| *of == lane).map(|(_, due)| *due);
        let waits = oldest.zip(stats.now).map_or(0.0, |(due, now)| now.duration_since(due).as_secs_f64().max(0.0));
        metrics::gauge!("vocative_outbox_oldest_seconds", "lane" => lane.as_str()).set(waits);
    }
    metrics::gauge!("vocative_outbox_held").set(f64::from(u32::try_from(stats.held).unwrap_or(u32::MAX)));
}

async fn purge(worker: &Worker) -> Result<(), StoreError> {
    let store = worker.outbox().store();
    let retention = SignedDuration::try_from(worker.outbox().settings().retention).unwrap_or(SignedDuration::MAX);
    let now = store.now().await?;
    let before = now.checked_sub(retention).unwrap_or(Timestamp::MIN);
    while store.purge(before, 500).await? >= 500 {
        // In between others have their turn.
        sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}
