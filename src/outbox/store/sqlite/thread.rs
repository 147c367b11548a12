//! The threads that speak with SQLite: one that writes, in groups, and one that reads.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use rusqlite::{Connection, Error, ErrorCode};
use tokio::sync::oneshot;

use super::records;
use crate::crash;
use crate::outbox::store::{StoreError, Work};

/// The setting that holds the latest instant seen: 8 octets, microseconds.
pub const SEEN: &str = "seen";
/// Most callers that share one commit.
const GROUP: usize = 512;
/// How far the noted instant may lag, in microseconds.
const SEEN_EVERY: i64 = 1_000_000;

/// A thread with a connection; clones are the same one. It ends when the last is dropped, which waits for it: the last connection that is closed
/// in order takes the log with it, and with the log what was wiped from the tables.
#[derive(Clone)]
pub struct Thread(Arc<Running>);

struct Running {
    jobs: Option<Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take()
            && thread.thread().id() != std::thread::current().id()
        {
            // One that panicked has said so.
            drop(thread.join());
        }
    }
}

/// A caller's work, and how the caller is told once it is known whether it is on the disk.
struct Job {
    now: i64,
    work: Box<dyn FnOnce(&Connection) -> Done + Send>,
    /// Tells a caller whose work was not begun.
    refuse: Box<dyn FnOnce(StoreError) + Send>,
}

/// Why it failed, if it did, and how its caller is told.
type Done = (Option<StoreError>, Tell);
type Tell = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

impl Thread {
    /// A thread that writes.
    pub fn writer(db: Connection, path: &Path) -> Result<Thread, StoreError> {
        let watch = Watch::new(path);
        Thread::begin("vocative-writer", move |jobs| write(&db, &jobs, &watch))
    }

    /// A thread that reads.
    pub fn reader(db: Connection) -> Result<Thread, StoreError> {
        Thread::begin("vocative-reader", move |jobs| {
            while let Ok(job) = jobs.recv() {
                let (_, tell) = (job.work)(&db);
                tell(Ok(()));
            }
        })
    }

    fn begin(name: &str, body: impl FnOnce(Receiver<Job>) + Send + 'static) -> Result<Thread, StoreError> {
        let (sender, receiver) = channel();
        let begun = std::thread::Builder::new().name(name.to_owned()).spawn(move || body(receiver));
        let thread = begun.map_err(|error| StoreError::Internal(format!("no thread: {error}")))?;
        Ok(Thread(Arc::new(Running { jobs: Some(sender), thread: Some(thread) })))
    }

    /// Does `work` there, and gives its result when it is as durable as the thread makes it.
    pub fn run<T: Send + 'static>(
        &self,
        now: i64,
        work: impl FnOnce(&Connection, i64) -> rusqlite::Result<T> + Send + 'static,
    ) -> Work<'static, T> {
        let (sender, receiver) = oneshot::channel::<Result<T, StoreError>>();
        let sender = Arc::new(std::sync::Mutex::new(Some(sender)));
        let answer = move |result: Result<T, StoreError>| {
            let sender = sender.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
            // A caller that no longer waits needs no answer; what is committed stays.
            drop(sender.map(|sender| sender.send(result)));
        };
        let refuse = Box::new({
            let answer = answer.clone();
            move |error| answer(Err(error))
        });
        let work = Box::new(move |db: &Connection| {
            let result = work(db, now).map_err(|error| store_error(&error));
            let error = result.as_ref().err().cloned();
            let tell: Tell = Box::new(move |committed| answer(committed.and(result)));
            (error, tell)
        });
        let sent = self.0.jobs.as_ref().map(|jobs| jobs.send(Job { now, work, refuse }));
        Box::pin(async move {
            let gone = || StoreError::Internal("the thread of the database is gone".to_owned());
            sent.ok_or_else(gone)?.map_err(|_| gone())?;
            receiver.await.map_err(|_| gone())?
        })
    }
}

/// Takes what has gathered, does it in one transaction, commits, and tells everybody.
fn write(db: &Connection, jobs: &Receiver<Job>, watch: &Watch) {
    let mut broken: Option<StoreError> = None;
    let mut noted = 0;
    while let Ok(first) = jobs.recv() {
        let mut group = vec![first];
        group.extend(jobs.try_iter().take(GROUP - 1));
        if broken.is_none() {
            broken = watch.replaced();
        }
        if let Some(error) = &broken {
            for job in group {
                (job.refuse)(error.clone());
            }
            continue;
        }
        let latest = group.iter().map(|job| job.now).max().unwrap_or(0);
        if let Err(error) = db.execute_batch("begin immediate") {
            let error = store_error(&error);
            broken = latched(&error);
            for job in group {
                (job.refuse)(error.clone());
            }
            continue;
        }
        crash::here("accept-group-begun");
        let (told, fault) = do_group(db, group);
        crash::here("accept-group-done");
        let note = |noted: i64| -> rusqlite::Result<i64> {
            if latest - noted < SEEN_EVERY {
                return Ok(noted);
            }
            records::write_setting(db, SEEN, &latest.to_be_bytes(), None).map(|_| latest)
        };
        let committed = match fault {
            Some(error) => Err(error),
            None => note(noted)
                .and_then(|now| db.execute_batch("commit").map(|()| noted = now))
                .map_err(|error| store_error(&error)),
        };
        if let Err(error) = &committed {
            broken = latched(error);
            if !db.is_autocommit() {
                // A rollback that fails leaves the transaction to the next attempt to begin, which then fails as well.
                drop(db.execute_batch("rollback"));
            }
        }
        for tell in told {
            tell(committed.clone());
        }
    }
}

/// Each job in a savepoint of its own, so that one that fails takes no other with it. A fault that ended the whole transaction is given
/// back.
fn do_group(db: &Connection, group: Vec<Job>) -> (Vec<Tell>, Option<StoreError>) {
    let mut told = Vec::with_capacity(group.len());
    let mut fault: Option<StoreError> = None;
    for job in group {
        if let Some(error) = &fault {
            (job.refuse)(error.clone());
            continue;
        }
        if let Err(error) = run(db, "savepoint job") {
            let error = store_error(&error);
            (job.refuse)(error.clone());
            fault = Some(error);
            continue;
        }
        let (failed, tell) = (job.work)(db);
        told.push(tell);
        let ended = match &failed {
            Some(_) if db.is_autocommit() => failed.clone(),
            Some(error @ (StoreError::Full(_) | StoreError::Broken(_))) => Some(error.clone()),
            Some(_) => settle(db, &["rollback to job", "release job"]),
            None => settle(db, &["release job"]),
        };
        fault = fault.or(ended);
    }
    (told, fault)
}

fn settle(db: &Connection, statements: &[&str]) -> Option<StoreError> {
    statements.iter().find_map(|statement| run(db, statement).err()).map(|error| store_error(&error))
}

/// A statement without parameters, parsed once.
fn run(db: &Connection, statement: &str) -> rusqlite::Result<()> {
    db.prepare_cached(statement)?.execute([]).map(drop)
}

/// A fault after which nothing more is written.
fn latched(error: &StoreError) -> Option<StoreError> {
    matches!(error, StoreError::Broken(_)).then(|| {
        let reason = format!("{error}; look at the disk, then restart");
        StoreError::Broken(reason)
    })
}

/// What an error of SQLite means for the caller.
pub fn store_error(error: &Error) -> StoreError {
    let text = error.to_string();
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::Full(text),
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::OutOfMemory) => StoreError::Away(text),
        Some(
            ErrorCode::SystemIoFailure
            | ErrorCode::DatabaseCorrupt
            | ErrorCode::ReadOnly
            | ErrorCode::CannotOpen
            | ErrorCode::PermissionDenied
            | ErrorCode::FileLockingProtocolFailed,
        ) => StoreError::Broken(text),
        Some(ErrorCode::NotADatabase) => StoreError::Unusable(text),
        _ => StoreError::Internal(text),
    }
}

/// Notices when the file is not the one that was opened any more.
struct Watch {
    path: PathBuf,
    file: Option<u64>,
}

impl Watch {
    fn new(path: &Path) -> Watch {
        Watch { path: path.to_path_buf(), file: identity(path) }
    }

    /// The fault if the file was deleted or replaced. What was written since would go nowhere.
    fn replaced(&self) -> Option<StoreError> {
        if self.file.is_none() || identity(&self.path) == self.file {
            return None;
        }
        Some(StoreError::Broken(format!(
            "{} was deleted or replaced while it was in use; restore it, then restart",
            self.path.display()
        )))
    }
}

/// Which file a path leads to.
#[cfg(unix)]
fn identity(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt as _;
    std::fs::metadata(path).ok().map(|file| file.ino())
}

/// Elsewhere a file that is open cannot be replaced.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<u64> {
    None
}
