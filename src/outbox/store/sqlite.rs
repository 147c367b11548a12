//! One file, one writer: SQLite in WAL mode with `synchronous=FULL`.
//!
//! All writes go through one thread. It takes what has gathered, does each in a savepoint of one transaction, and commits once, so that one
//! `fsync` pays for many callers (group commit); only then is anybody answered. Reads have a thread and a connection of their own.
//!
//! What the disk says is believed: a full one is waited out ([`StoreError::Full`]), any other fault of input or output ends writing until a restart
//! ([`StoreError::Broken`]), because after a failed `fsync` nobody knows what is on the disk.

mod sql;
mod thread;

use std::collections::HashSet;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};
use tokio::sync::Notify;

use self::sql::{instant, kept, look, micros, records};
use self::thread::Thread;
use super::{
    Acceptance, Accepted, ApiKey, Cancelled, Claim, Cursor, Event, Expected, Filter, Hastened, Put, Record, Renewed,
    Stats, Store, StoreError, Suppression, Take, Work,
};
use crate::clock;
use crate::outbox::delivery::{Attempt, Hold, NewDelivery, Row, Step};

/// Each brings the schema from the version before to its own: the first is version 1. Never change one that was released.
const STEPS: [&str; 2] = [include_str!("sqlite/schema.sql"), include_str!("sqlite/records.sql")];
/// The schema's version, in `user_version`: how many steps were taken.
const VERSION: i64 = 2;
/// "Voca" in `application_id`: whose file this is.
const APPLICATION: i64 = 0x566f_6361;
/// The oldest SQLite whose WAL cannot be corrupted by a reset (fixed in 3.51.3).
const OLDEST_SQLITE: i32 = 3_051_003;
/// A clock that the file has seen further ahead than this was wrong, and is not believed.
const MOST_AHEAD: i64 = 25 * 3_600_000_000;
/// How long a command waits for another process to finish writing.
const BUSY: Duration = Duration::from_secs(10);

/// The store in one file.
#[derive(Clone)]
pub struct Sqlite {
    writer: Thread,
    reader: Thread,
    shared: Arc<Shared>,
}

struct Shared {
    path: PathBuf,
    /// Held as long as this process may deliver.
    _lock: Option<File>,
    /// The latest instant that this file has seen.
    seen: AtomicI64,
    changed: Notify,
    revoked: Mutex<HashSet<String>>,
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sqlite({})", self.shared.path.display())
    }
}

impl Sqlite {
    /// Opens the file, making it if there is none. `exclusive` takes the right to deliver from it, which only one process has at a time; commands
    /// work beside that process without it.
    pub async fn open(path: &str, exclusive: bool) -> Result<Sqlite, StoreError> {
        let path = PathBuf::from(path);
        let opened = tokio::task::spawn_blocking(move || Sqlite::open_now(&path, exclusive)).await;
        opened.map_err(|_| StoreError::Internal("opening the database broke off".to_owned()))?
    }

    fn open_now(path: &Path, exclusive: bool) -> Result<Sqlite, StoreError> {
        if path.as_os_str().is_empty() {
            return Err(StoreError::Unusable("outbox.url names no file: write sqlite:vocative.db".to_owned()));
        }
        if rusqlite::version_number() < OLDEST_SQLITE {
            let version = rusqlite::version();
            return Err(StoreError::Unusable(format!("SQLite {version} can corrupt its log; 3.51.3 is needed")));
        }
        let lock = exclusive.then(|| lock(path)).transpose()?;
        let mut writer = connect(path)?;
        migrate(&mut writer, path)?;
        if exclusive {
            // Whoever held them is gone: the lock was free.
            sql::end_leases(&writer).map_err(|error| thread::store_error(&error))?;
        }
        let seen = records::read_setting(&writer, thread::SEEN).map_err(|error| thread::store_error(&error))?;
        let seen = seen.and_then(|octets| Some(i64::from_be_bytes(octets.try_into().ok()?))).unwrap_or(0);
        let now = micros(clock::now());
        let seen = if seen - now > MOST_AHEAD { now } else { seen };
        let shared = Arc::new(Shared {
            path: path.to_path_buf(),
            _lock: lock,
            seen: AtomicI64::new(seen),
            changed: Notify::new(),
            revoked: Mutex::default(),
        });
        let reader = connect(path)?;
        let writer = Thread::writer(writer, path)?;
        let reader = Thread::reader(reader)?;
        Ok(Sqlite { writer, reader, shared })
    }

    fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection, i64) -> rusqlite::Result<T> + Send + 'static,
    ) -> Work<'static, T> {
        let now = self.shared.now();
        self.writer.run(now, work)
    }

    fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection, i64) -> rusqlite::Result<T> + Send + 'static,
    ) -> Work<'static, T> {
        let now = self.shared.now();
        self.reader.run(now, work)
    }

    /// The same, and wakes the worker when it is done.
    fn write_and_wake<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection, i64) -> rusqlite::Result<(T, Vec<String>)> + Send + 'static,
    ) -> Work<'_, T> {
        let written = self.write(work);
        Box::pin(async move {
            let (value, revoked) = written.await?;
            self.shared.revoked().extend(revoked);
            self.shared.changed.notify_one();
            Ok(value)
        })
    }
}

impl Shared {
    /// The later of the machine's clock and what the file has seen, in microseconds.
    fn now(&self) -> i64 {
        let now = micros(clock::now());
        now.max(self.seen.fetch_max(now, Ordering::Relaxed))
    }

    fn revoked(&self) -> MutexGuard<'_, HashSet<String>> {
        self.revoked.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes the right to deliver.
fn lock(path: &Path) -> Result<File, StoreError> {
    let mut name = path.as_os_str().to_owned();
    name.push("-worker");
    let file = File::options().create(true).truncate(false).write(true).open(&name);
    let file =
        file.map_err(|error| StoreError::Unusable(format!("cannot open {}: {error}", Path::new(&name).display())))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(std::fs::TryLockError::WouldBlock) => Err(StoreError::Unusable(format!(
            "another process delivers from {}; an SQLite outbox has one service, several need PostgreSQL",
            path.display()
        ))),
        Err(std::fs::TryLockError::Error(error)) => {
            Err(StoreError::Unusable(format!("cannot lock {}: {error}", Path::new(&name).display())))
        }
    }
}

fn connect(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || {
        let db = Connection::open_with_flags(path, flags)?;
        db.busy_timeout(BUSY)?;
        db.pragma_update(None, "journal_mode", "wal")?;
        db.pragma_update(None, "synchronous", "full")?;
        db.pragma_update(None, "foreign_keys", false)?;
        // What is wiped is overwritten, not only forgotten.
        db.pragma_update(None, "secure_delete", true)?;
        db.pragma_update(None, "journal_size_limit", 64 << 20)?;
        db.pragma_update(None, "cache_size", -32_768)?;
        db.set_prepared_statement_cache_capacity(64);
        Ok(db)
    };
    open().map_err(|error: rusqlite::Error| match thread::store_error(&error) {
        StoreError::Unusable(reason) => StoreError::Unusable(format!("{}: {reason}", path.display())),
        _ => StoreError::Unusable(format!("cannot open {}: {error}", path.display())),
    })
}

/// Makes the tables, brings them forward, or sees that they are those of this version.
fn migrate(db: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let shown = path.display();
    let mut migrate = || {
        let transaction = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let pragma = |name| transaction.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let (version, application) = (pragma("user_version")?, pragma("application_id")?);
        let tables: i64 = transaction.query_row("select count(*) from sqlite_schema", [], |row| row.get(0))?;
        let is_new = version == 0 && application == 0 && tables == 0;
        let is_older = application == APPLICATION && (1..VERSION).contains(&version);
        if is_new || is_older {
            for (_, step) in (1..).zip(STEPS).filter(|(to, _)| *to > version) {
                transaction.execute_batch(step)?;
            }
            transaction.pragma_update(None, "application_id", APPLICATION)?;
            transaction.pragma_update(None, "user_version", VERSION)?;
            transaction.commit()?;
            return Ok((VERSION, APPLICATION));
        }
        Ok((version, application))
    };
    match migrate() {
        Ok((VERSION, APPLICATION)) => Ok(()),
        Ok((version, APPLICATION)) => Err(StoreError::Unusable(format!(
            "{shown} was written by a newer version (schema {version}, this program knows {VERSION}); use that version, or another file"
        ))),
        Ok(_) => Err(StoreError::Unusable(format!("{shown} is an SQLite file of something else; name another file"))),
        Err(error) => {
            let error: rusqlite::Error = error;
            Err(StoreError::Unusable(format!("{shown} cannot be used as an outbox: {error}")))
        }
    }
}

impl Store for Sqlite {
    fn now(&self) -> Work<'_, Timestamp> {
        Box::pin(async { Ok(instant(self.shared.now())) })
    }

    fn accept(&self, acceptance: Acceptance) -> Work<'_, Accepted> {
        self.write_and_wake(move |db, now| sql::accept(db, now, &acceptance))
    }

    fn claim(&self, claim: Claim) -> Work<'_, Take> {
        let taken = self.write(move |db, now| sql::claim(db, now, &claim));
        Box::pin(async move {
            let take = taken.await?;
            let mut revoked = self.shared.revoked();
            for claimed in &take.claimed {
                revoked.remove(&claimed.hold.id);
            }
            drop(revoked);
            Ok(take)
        })
    }

    fn renew(&self, holds: Vec<Hold>, lease: Duration) -> Work<'_, Vec<Renewed>> {
        self.write(move |db, now| sql::renew(db, now, &holds, lease))
    }

    fn mark(&self, hold: Hold) -> Work<'_, bool> {
        self.write(move |db, now| sql::mark(db, now, &hold))
    }

    fn record(&self, hold: Hold, step: Step) -> Work<'_, bool> {
        let id = hold.id.clone();
        let recorded = self.write(move |db, now| sql::record(db, now, &hold, &step));
        Box::pin(async move {
            let recorded = recorded.await?;
            self.shared.revoked().remove(&id);
            Ok(recorded)
        })
    }

    fn admit(&self, hold: Hold, delivery: NewDelivery) -> Work<'_, bool> {
        self.write_and_wake(move |db, now| sql::admit(db, now, &hold, &delivery))
    }

    fn find(&self, id: String, parcel: bool) -> Work<'_, Option<(Row, Vec<Attempt>)>> {
        self.read(move |db, _| look::find(db, &id, parcel))
    }

    fn list(&self, filter: Filter) -> Work<'_, Vec<Row>> {
        self.read(move |db, _| look::list(db, &filter))
    }

    fn attempts(&self, ids: Vec<String>) -> Work<'_, Vec<Vec<Attempt>>> {
        self.read(move |db, _| ids.iter().map(|id| look::attempts(db, id)).collect())
    }

    fn cancel(&self, id: String) -> Work<'_, Cancelled> {
        self.write_and_wake(move |db, now| {
            let cancelled = look::cancel(db, now, &id)?;
            let revoked = if cancelled == Cancelled::Sending { vec![id] } else { Vec::new() };
            Ok((cancelled, revoked))
        })
    }

    fn hasten(&self, id: String) -> Work<'_, Hastened> {
        self.write_and_wake(move |db, now| Ok((look::hasten(db, now, &id)?, Vec::new())))
    }

    fn keep_back(&self, before: Timestamp) -> Work<'_, u64> {
        self.write(move |db, now| look::keep_back(db, now, micros(before)))
    }

    fn release(&self) -> Work<'_, u64> {
        self.write_and_wake(|db, _| Ok((look::release(db)?, Vec::new())))
    }

    fn stats(&self) -> Work<'_, Stats> {
        self.read(look::stats)
    }

    fn purge(&self, before: Timestamp, most: usize) -> Work<'_, u64> {
        self.write(move |db, now| look::purge(db, now, micros(before), most))
    }

    fn erase(&self, recipient: Vec<u8>) -> Work<'_, u64> {
        self.write_and_wake(move |db, now| look::erase(db, now, &recipient))
    }

    fn events(&self, after: i64, tenant: Option<String>, limit: usize) -> Work<'_, Vec<Event>> {
        self.read(move |db, _| look::events(db, after, tenant.as_deref(), limit))
    }

    fn last_event(&self) -> Work<'_, i64> {
        self.read(|db, _| look::last_event(db))
    }

    fn take_cursor(&self, name: String, worker: String, lease: Duration) -> Work<'_, Option<Cursor>> {
        self.write(move |db, now| records::take_cursor(db, now, &name, &worker, lease))
    }

    fn put_cursor(&self, name: String, worker: String, cursor: Cursor) -> Work<'_, ()> {
        self.write(move |db, _| records::put_cursor(db, &name, &worker, &cursor))
    }

    fn add_key(&self, key: ApiKey) -> Work<'_, ()> {
        self.write(move |db, _| records::add_key(db, &key))
    }

    fn keys(&self) -> Work<'_, Vec<ApiKey>> {
        self.read(|db, _| records::keys(db))
    }

    fn revoke_key(&self, id: String) -> Work<'_, bool> {
        self.write(move |db, now| records::revoke_key(db, now, &id))
    }

    fn suppress(&self, suppression: Suppression) -> Work<'_, ()> {
        self.write(move |db, _| records::suppress(db, &suppression))
    }

    fn unsuppress(&self, tenant: String, recipient: Vec<u8>) -> Work<'_, bool> {
        self.write(move |db, _| records::unsuppress(db, &tenant, &recipient))
    }

    fn suppressions(&self) -> Work<'_, Vec<Suppression>> {
        self.read(records::suppressions)
    }

    fn read_setting(&self, name: String) -> Work<'_, Option<Vec<u8>>> {
        self.read(move |db, _| records::read_setting(db, &name))
    }

    fn write_setting(&self, name: String, value: Vec<u8>, expected: Option<Option<Vec<u8>>>) -> Work<'_, bool> {
        self.write(move |db, _| records::write_setting(db, &name, &value, expected.as_ref()))
    }

    fn put_record(&self, record: Record, expected: Expected) -> Work<'_, Put> {
        self.write(move |db, now| kept::put(db, now, &record, expected))
    }

    fn find_record(&self, kind: String, tenant: String, id: String) -> Work<'_, Option<Record>> {
        self.read(move |db, now| kept::find(db, now, &kind, &tenant, &id))
    }

    fn records_by_key(&self, kind: String, tenant: String, key: Vec<u8>) -> Work<'_, Vec<Record>> {
        self.read(move |db, now| kept::by_key(db, now, &kind, &tenant, &key))
    }

    fn records(&self, kind: String, tenant: String, from: usize, limit: usize) -> Work<'_, (Vec<Record>, u64)> {
        self.read(move |db, now| kept::page(db, now, &kind, &tenant, from, limit))
    }

    fn remove_record(&self, kind: String, tenant: String, id: String) -> Work<'_, bool> {
        self.write(move |db, now| kept::remove(db, now, &kind, &tenant, &id))
    }

    fn latest_record(&self, kind: String) -> Work<'_, i64> {
        self.read(move |db, _| kept::latest(db, &kind))
    }

    fn sealed(&self, after: String, limit: usize) -> Work<'_, Vec<(String, Vec<u8>)>> {
        self.read(move |db, _| records::sealed(db, &after, limit))
    }

    fn reseal(&self, place: String, old: Vec<u8>, new: Vec<u8>) -> Work<'_, bool> {
        self.write(move |db, _| records::reseal(db, &place, &old, &new))
    }

    fn probe(&self) -> Work<'_, ()> {
        // As much as a mail needs, so that it does not recover into the same fault.
        self.write(|db, _| {
            records::write_setting(db, "probe", &[0xff; 128 << 10], None)?;
            records::write_setting(db, "probe", &[], None).map(drop)
        })
    }

    fn changed(&self) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send + '_>> {
        Box::pin(self.shared.changed.notified())
    }

    fn is_revoked(&self, id: &str) -> bool {
        self.shared.revoked().contains(id)
    }

    fn warnings(&self) -> Vec<String> {
        Vec::new()
    }
}
