//! The outbox in PostgreSQL, for several machines that share the work.
//!
//! All SQL is below this module, one function a transition: `intake`, `work`, `look`, `keep`, `kept`, `event`, `migrate`, and the tables in
//! `schema.sql` and `records.sql`. A transition runs in a `pool` connection's transaction. Nothing of a session is kept between transactions, so a
//! pooler in transaction mode will do; only `listen` needs more, and it gives hints alone.

mod event;
mod intake;
mod keep;
mod kept;
mod listen;
mod look;
mod migrate;
mod pool;
mod value;
mod work;

use std::{
    fmt,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;
use tokio::task::JoinHandle;

use self::{
    listen::Hints,
    pool::{Fault, Place, Pool, Tx, Value},
};
use super::{
    Acceptance, Accepted, ApiKey, Cancelled, Claim, Cursor, Event, Expected, Filter, Hastened, Put, Record, Renewed,
    Stats, Store, StoreError, Suppression, Take, Work,
};
use crate::{
    clock,
    outbox::delivery::{Attempt, Hold, NewDelivery, Row, Step, is_id},
};

/// How a database is used.
#[derive(Clone, Debug)]
pub struct Settings {
    /// How many connections at most; one more listens for hints.
    pub connections: usize,
    /// How long a connection may take to come about.
    pub connect: Duration,
    /// How long a transaction may take, the wait for a connection included.
    pub deadline: Duration,
    /// How long the schema may take to be made or brought forward.
    pub migration: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            connections: 8,
            connect: Duration::from_secs(5),
            deadline: Duration::from_secs(15),
            migration: Duration::from_secs(300),
        }
    }
}

/// A durable queue in PostgreSQL. See [`Store`].
pub struct Postgres {
    pool: Arc<Pool>,
    hints: Arc<Hints>,
    deadline: Duration,
    /// The latest instant that was told, in microseconds.
    latest: AtomicI64,
    warnings: Vec<String>,
    tasks: Vec<JoinHandle<()>>,
}

impl fmt::Debug for Postgres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address has a password in it.
        f.debug_struct("Postgres").finish_non_exhaustive()
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

impl Postgres {
    /// Opens the outbox at a `postgres://` address, and makes its tables or brings them forward.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unusable`] if the address asks for clear text over a network or the tables are a newer version's or none of
    /// ours; [`StoreError::Away`] if the database cannot be reached.
    pub async fn open(url: &str, settings: Settings) -> Result<Postgres, StoreError> {
        let place = Place::parse(url, &settings)?;
        let (deadline, migration) = (settings.deadline, settings.migration);
        let pool = Arc::new(Pool::new(place.clone(), settings));
        pool.transact(migration, |tx| async move { migrate::bring_forward(&tx).await }).await?;
        let now = clock::now();
        let (warnings, _) = pool.transact(deadline, |tx| async move { migrate::warnings(&tx, now).await }).await?;
        let hints = Arc::new(Hints::default());
        let tasks = vec![
            tokio::spawn(listen::listen(Arc::clone(&hints), place)),
            tokio::spawn(listen::send(Arc::clone(&hints), Arc::clone(&pool))),
            tokio::spawn(listen::look(Arc::clone(&hints), Arc::clone(&pool))),
        ];
        Ok(Postgres { pool, hints, deadline, latest: AtomicI64::new(i64::MIN), warnings, tasks })
    }

    /// Runs a transition to its commit and passes its hints on.
    async fn run<T, F, W>(&self, work: F) -> Result<T, StoreError>
    where
        F: Fn(Arc<Tx>) -> W,
        W: Future<Output = Result<T, Fault>>,
    {
        let (done, hints) = self.pool.transact(self.deadline, work).await?;
        self.hints.tell(hints);
        Ok(done)
    }

    /// Numbers all events that are committed, in strides.
    async fn number(&self) -> Result<(), StoreError> {
        while self.run(|tx| async move { event::number(&tx).await }).await? {}
        Ok(())
    }
}

impl Store for Postgres {
    fn now(&self) -> Work<'_, Timestamp> {
        Box::pin(async move {
            let now = self
                .run(|tx| async move { value::at(&tx.one("select clock_timestamp() as now", &[]).await?, "now") })
                .await?
                .as_microsecond();
            let latest = self.latest.fetch_max(now, Ordering::Relaxed).max(now);
            Timestamp::from_microsecond(latest).map_err(|error| StoreError::Internal(error.to_string()))
        })
    }

    fn accept(&self, acceptance: Acceptance) -> Work<'_, Accepted> {
        Box::pin(async move {
            let acceptance = &acceptance;
            self.run(|tx| async move { intake::accept(&tx, acceptance).await }).await
        })
    }

    fn claim(&self, claim: Claim) -> Work<'_, Take> {
        Box::pin(async move {
            let claim = &claim;
            let take = self.run(|tx| async move { work::claim(&tx, claim).await }).await?;
            for claimed in &take.claimed {
                self.hints.hold(&claimed.hold.id);
            }
            Ok(take)
        })
    }

    fn renew(&self, holds: Vec<Hold>, lease: Duration) -> Work<'_, Vec<Renewed>> {
        Box::pin(async move {
            let known: Vec<Hold> = holds.iter().filter(|hold| is_id(&hold.id)).cloned().collect();
            let asked = &known;
            let mut found = self.run(|tx| async move { work::renew(&tx, asked, lease).await }).await?.into_iter();
            // Whatever is no id is nobody's.
            let renewed = holds
                .iter()
                .map(|hold| if is_id(&hold.id) { found.next().unwrap_or(Renewed::Lost) } else { Renewed::Lost });
            Ok(renewed.collect())
        })
    }

    fn mark(&self, hold: Hold) -> Work<'_, bool> {
        Box::pin(async move {
            if !is_id(&hold.id) {
                return Ok(false);
            }
            let hold = &hold;
            self.run(|tx| async move { work::mark(&tx, hold).await }).await
        })
    }

    fn record(&self, hold: Hold, step: Step) -> Work<'_, bool> {
        Box::pin(async move {
            if !is_id(&hold.id) {
                return Ok(false);
            }
            let (hold, step) = (&hold, &step);
            let recorded = self.run(|tx| async move { work::record(&tx, hold, step).await }).await?;
            self.hints.let_go(&hold.id);
            Ok(recorded)
        })
    }

    fn admit(&self, hold: Hold, delivery: NewDelivery) -> Work<'_, bool> {
        Box::pin(async move {
            if !is_id(&hold.id) {
                return Ok(false);
            }
            let (hold, delivery) = (&hold, &delivery);
            let admitted = self.run(|tx| async move { intake::admit(&tx, hold, delivery).await }).await?;
            self.hints.let_go(&hold.id);
            Ok(admitted)
        })
    }

    fn find(&self, id: String, parcel: bool) -> Work<'_, Option<(Row, Vec<Attempt>)>> {
        Box::pin(async move {
            if !is_id(&id) {
                return Ok(None);
            }
            let id = id.as_str();
            self.run(|tx| async move { look::find(&tx, id, parcel).await }).await
        })
    }

    fn list(&self, filter: Filter) -> Work<'_, Vec<Row>> {
        Box::pin(async move {
            let filter = &filter;
            self.run(|tx| async move { look::list(&tx, filter).await }).await
        })
    }

    fn attempts(&self, ids: Vec<String>) -> Work<'_, Vec<Vec<Attempt>>> {
        Box::pin(async move {
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let ids = &ids;
            self.run(|tx| async move { look::attempts(&tx, ids).await }).await
        })
    }

    fn cancel(&self, id: String) -> Work<'_, Cancelled> {
        Box::pin(async move {
            if !is_id(&id) {
                return Ok(Cancelled::NoSuch);
            }
            let id = id.as_str();
            self.run(|tx| async move { look::cancel(&tx, id).await }).await
        })
    }

    fn hasten(&self, id: String) -> Work<'_, Hastened> {
        Box::pin(async move {
            if !is_id(&id) {
                return Ok(Hastened::NoSuch);
            }
            let id = id.as_str();
            self.run(|tx| async move { look::hasten(&tx, id).await }).await
        })
    }

    fn keep_back(&self, before: Timestamp) -> Work<'_, u64> {
        Box::pin(self.run(move |tx| async move { look::keep_back(&tx, before).await }))
    }

    fn release(&self) -> Work<'_, u64> {
        Box::pin(self.run(|tx| async move { look::release(&tx).await }))
    }

    fn stats(&self) -> Work<'_, Stats> {
        Box::pin(self.run(|tx| async move { look::stats(&tx).await }))
    }

    fn purge(&self, before: Timestamp, most: usize) -> Work<'_, u64> {
        Box::pin(self.run(move |tx| async move { look::purge(&tx, before, most).await }))
    }

    fn erase(&self, recipient: Vec<u8>) -> Work<'_, u64> {
        Box::pin(async move {
            let recipient = recipient.as_slice();
            self.run(|tx| async move { look::erase(&tx, recipient).await }).await
        })
    }

    fn events(&self, after: i64, tenant: Option<String>, limit: usize) -> Work<'_, Vec<Event>> {
        Box::pin(async move {
            self.number().await?;
            let tenant = tenant.as_deref();
            self.run(|tx| async move { event::after(&tx, after, tenant, limit).await }).await
        })
    }

    fn last_event(&self) -> Work<'_, i64> {
        Box::pin(async move {
            self.number().await?;
            self.run(|tx| async move { event::last(&tx).await }).await
        })
    }

    fn take_cursor(&self, name: String, worker: String, lease: Duration) -> Work<'_, Option<Cursor>> {
        Box::pin(async move {
            self.number().await?;
            let (name, worker) = (name.as_str(), worker.as_str());
            self.run(|tx| async move { keep::take_cursor(&tx, name, worker, lease).await }).await
        })
    }

    fn put_cursor(&self, name: String, worker: String, cursor: Cursor) -> Work<'_, ()> {
        Box::pin(async move {
            let (name, worker, cursor) = (name.as_str(), worker.as_str(), &cursor);
            self.run(|tx| async move { keep::put_cursor(&tx, name, worker, cursor).await }).await
        })
    }

    fn add_key(&self, key: ApiKey) -> Work<'_, ()> {
        Box::pin(async move {
            let key = &key;
            self.run(|tx| async move { keep::add_key(&tx, key).await }).await
        })
    }

    fn keys(&self) -> Work<'_, Vec<ApiKey>> {
        Box::pin(self.run(|tx| async move { keep::keys(&tx).await }))
    }

    fn revoke_key(&self, id: String) -> Work<'_, bool> {
        Box::pin(async move {
            let id = id.as_str();
            self.run(|tx| async move { keep::revoke_key(&tx, id).await }).await
        })
    }

    fn suppress(&self, suppression: Suppression) -> Work<'_, ()> {
        Box::pin(async move {
            let one = &suppression;
            self.run(|tx| async move { keep::suppress(&tx, one).await }).await
        })
    }

    fn unsuppress(&self, tenant: String, recipient: Vec<u8>) -> Work<'_, bool> {
        Box::pin(async move {
            let (tenant, recipient) = (tenant.as_str(), recipient.as_slice());
            self.run(|tx| async move { keep::unsuppress(&tx, tenant, recipient).await }).await
        })
    }

    fn suppressions(&self) -> Work<'_, Vec<Suppression>> {
        Box::pin(self.run(|tx| async move { keep::suppressions(&tx).await }))
    }

    fn read_setting(&self, name: String) -> Work<'_, Option<Vec<u8>>> {
        Box::pin(async move {
            let name = name.as_str();
            self.run(|tx| async move { keep::read_setting(&tx, name).await }).await
        })
    }

    fn write_setting(&self, name: String, value: Vec<u8>, expected: Option<Option<Vec<u8>>>) -> Work<'_, bool> {
        Box::pin(async move {
            let (name, value, expected) = (name.as_str(), value.as_slice(), expected.as_ref());
            self.run(|tx| async move { keep::write_setting(&tx, name, value, expected).await }).await
        })
    }

    fn put_record(&self, record: Record, expected: Expected) -> Work<'_, Put> {
        Box::pin(async move {
            let record = &record;
            self.run(|tx| async move { kept::put(&tx, record, expected).await }).await
        })
    }

    fn find_record(&self, kind: String, tenant: String, id: String) -> Work<'_, Option<Record>> {
        Box::pin(async move {
            let (kind, tenant, id) = (kind.as_str(), tenant.as_str(), id.as_str());
            self.run(|tx| async move { kept::find(&tx, kind, tenant, id).await }).await
        })
    }

    fn records_by_key(&self, kind: String, tenant: String, key: Vec<u8>) -> Work<'_, Vec<Record>> {
        Box::pin(async move {
            let (kind, tenant, key) = (kind.as_str(), tenant.as_str(), key.as_slice());
            self.run(|tx| async move { kept::by_key(&tx, kind, tenant, key).await }).await
        })
    }

    fn records(&self, kind: String, tenant: String, from: usize, limit: usize) -> Work<'_, (Vec<Record>, u64)> {
        Box::pin(async move {
            let (kind, tenant) = (kind.as_str(), tenant.as_str());
            self.run(|tx| async move { kept::page(&tx, kind, tenant, from, limit).await }).await
        })
    }

    fn remove_record(&self, kind: String, tenant: String, id: String) -> Work<'_, bool> {
        Box::pin(async move {
            let (kind, tenant, id) = (kind.as_str(), tenant.as_str(), id.as_str());
            self.run(|tx| async move { kept::remove(&tx, kind, tenant, id).await }).await
        })
    }

    fn latest_record(&self, kind: String) -> Work<'_, i64> {
        Box::pin(async move {
            let kind = kind.as_str();
            self.run(|tx| async move { kept::latest(&tx, kind).await }).await
        })
    }

    fn sealed(&self, after: String, limit: usize) -> Work<'_, Vec<(String, Vec<u8>)>> {
        Box::pin(async move {
            let after = after.as_str();
            self.run(|tx| async move { keep::sealed(&tx, after, limit).await }).await
        })
    }

    fn reseal(&self, place: String, old: Vec<u8>, new: Vec<u8>) -> Work<'_, bool> {
        Box::pin(async move {
            let (place, old, new) = (place.as_str(), old.as_slice(), new.as_slice());
            self.run(|tx| async move { keep::reseal(&tx, place, old, new).await }).await
        })
    }

    fn probe(&self) -> Work<'_, ()> {
        Box::pin(self.run(|tx| async move { keep::probe(&tx).await }))
    }

    fn changed(&self) -> Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(self.hints.changed())
    }

    fn is_revoked(&self, id: &str) -> bool {
        self.hints.is_revoked(id)
    }

    fn warnings(&self) -> Vec<String> {
        self.warnings.clone()
    }
}
