//! Hints between processes: what became due, what was called back. A hint can be lost; whoever waits looks again after a while.
//!
//! They go out after the commit, by a transaction of their own: PostgreSQL lets transactions that notify commit only one after the
//! other, each waiting for the disk, which would cap how much is accepted.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex},
    time::Duration,
};

use tokio::sync::Notify;
use tokio_postgres::{AsyncMessage, types::Type};

use super::pool::{Fault, Place, Pool, lock};

/// The channel, also of `vocative.enqueue`.
const CHANNEL: &str = "vocative";
/// After how long one looks without a hint.
pub(super) const LOOK: Duration = Duration::from_secs(1);
/// For how long hints are gathered before they are sent together.
const GATHER: Duration = Duration::from_millis(10);
/// How many seconds the hints' own statements may take.
const DEADLINE: Duration = Duration::from_secs(5);

/// What this process has heard.
#[derive(Default)]
pub(super) struct Hints {
    due: Notify,
    /// What is held here, and whether it was called back.
    held: Mutex<HashMap<String, bool>>,
    outgoing: Mutex<BTreeSet<String>>,
    some: Notify,
}

impl Hints {
    /// Resolves when something may have changed.
    pub(super) async fn changed(&self) {
        // The time is up without a hint: look all the same.
        let _ = tokio::time::timeout(LOOK, self.due.notified()).await;
    }

    /// Hears one, from here or elsewhere.
    fn hear(&self, words: &str) {
        if let Some(id) = words.strip_prefix("revoked:")
            && let Some(revoked) = lock(&self.held).get_mut(id)
        {
            *revoked = true;
        }
        // All who wait, and the next one who comes if nobody does.
        self.due.notify_waiters();
        self.due.notify_one();
    }

    /// Passes on what a committed transaction left.
    pub(super) fn tell(&self, hints: Vec<String>) {
        if hints.is_empty() {
            return;
        }
        for words in &hints {
            self.hear(words);
        }
        lock(&self.outgoing).extend(hints);
        self.some.notify_one();
    }

    pub(super) fn hold(&self, id: &str) {
        lock(&self.held).insert(id.to_owned(), false);
    }

    pub(super) fn let_go(&self, id: &str) {
        lock(&self.held).remove(id);
    }

    pub(super) fn is_revoked(&self, id: &str) -> bool {
        lock(&self.held).get(id).copied().unwrap_or(false)
    }
}

/// Sends hints of this process to the others.
pub(super) async fn send(hints: Arc<Hints>, pool: Arc<Pool>) {
    loop {
        hints.some.notified().await;
        tokio::time::sleep(GATHER).await;
        let outgoing: Vec<String> = std::mem::take(&mut *lock(&hints.outgoing)).into_iter().collect();
        let words = &outgoing;
        let told = pool.transact(DEADLINE, |tx| async move {
            // Nothing is lost with a hint, so it need not wait for the disk.
            tx.script("set local synchronous_commit = off").await?;
            tx.rows(
                "select pg_notify($2, words) from unnest($1) as words",
                &[(words, Type::TEXT_ARRAY), (&CHANNEL, Type::TEXT)],
            )
            .await
        });
        if let Err(error) = told.await {
            tracing::debug!(%error, "hints were not sent; the others look by themselves");
        }
    }
}

/// Looks whether something that is held here was called back elsewhere, in case no hint comes: a pooler may not pass them on.
pub(super) async fn look(hints: Arc<Hints>, pool: Arc<Pool>) {
    loop {
        tokio::time::sleep(LOOK).await;
        let held: Vec<String> = lock(&hints.held).keys().cloned().collect();
        if held.is_empty() {
            continue;
        }
        let asked = &held;
        let found = pool.transact(DEADLINE, |tx| async move {
            tx.abandon();
            let sql = "select id::text, revoked is not null as revoked from vocative.deliveries \
                where id = any ($1::text[]::uuid[]) and state = 'sending'";
            let rows = tx.rows(sql, &[(asked, Type::TEXT_ARRAY)]).await?;
            rows.iter()
                .map(|row| Ok((row.try_get("id")?, row.try_get("revoked")?)))
                .collect::<Result<HashMap<String, bool>, Fault>>()
        });
        let Ok((found, _)) = found.await else { continue };
        let mut now = lock(&hints.held);
        for id in held {
            match found.get(&id) {
                // It ended without us; whoever still works on it hears so when renewing.
                None => drop(now.remove(&id)),
                Some(true) => drop(now.insert(id, true)),
                Some(false) => {}
            }
        }
    }
}

/// Listens on a connection of its own, again and again: it is only for hints, so it may fail.
pub(super) async fn listen(hints: Arc<Hints>, place: Place) {
    let mut pause = LOOK;
    loop {
        if let Err(error) = listen_once(&hints, &place, &mut pause).await {
            tracing::debug!(%error, "no hints from the outbox's database for a while");
        }
        tokio::time::sleep(pause).await;
        pause = (pause * 2).min(Duration::from_secs(30));
    }
}

async fn listen_once(hints: &Hints, place: &Place, pause: &mut Duration) -> Result<(), tokio_postgres::Error> {
    let (client, mut connection) = place.config.connect(place.tls.clone()).await?;
    let hear = async {
        loop {
            match std::future::poll_fn(|context| connection.poll_message(context)).await {
                Some(Ok(AsyncMessage::Notification(told))) => hints.hear(told.payload()),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            }
        }
    };
    let ask = async {
        client.batch_execute(&format!("listen {CHANNEL}")).await?;
        *pause = LOOK;
        // Something may have been told before we listened.
        hints.hear("due");
        // The connection is ours as long as the client lives.
        std::future::pending::<Result<(), tokio_postgres::Error>>().await
    };
    tokio::select! {
        ended = hear => ended,
        failed = ask => failed,
    }
}
