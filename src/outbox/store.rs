//! What a store promises, whichever database is behind it.
//!
//! [`sqlite`] is the default: one file, one writer. [`postgres`] is for several machines. Both keep the same tables and pass the
//! same suite. Every method is one transaction; when it returns, the change is on stable storage.
//!
//! Time inside a store is the store's: PostgreSQL's own clock, and for SQLite the machine's, which never runs behind what the database has
//! already seen. Leases, deadlines and due times are compared with that clock only.

use std::time::Duration;

use jiff::Timestamp;

use super::delivery::{Attempt, Claimed, Hold, Lane, NewDelivery, Row, State, Step};

pub mod postgres;
pub mod sqlite;

/// A future that a trait object can return.
pub type Work<'a, T> = std::pin::Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Why a store did not do what it was asked. Nothing of it was done.
#[derive(Clone, Debug, thiserror::Error)]
pub enum StoreError {
    /// No space is left; it works again when there is.
    #[error("the outbox has no space left: {0}")]
    Full(String),
    /// The database cannot be reached or is busy; a later call may succeed.
    #[error("the outbox cannot be reached: {0}")]
    Away(String),
    /// What was written may not be what is read. Only a restart, after a look at the disk, helps.
    #[error("the outbox cannot record any more: {0}")]
    Broken(String),
    /// The database was written by another version, or is none of ours.
    #[error("{0}")]
    Unusable(String),
    /// A defect on our side.
    #[error("the outbox could not do it: {0}")]
    Internal(String),
}

/// Several deliveries that are accepted together, or not at all.
#[derive(Clone, Debug)]
pub struct Acceptance {
    /// Whose they are.
    pub tenant: String,
    /// `Idempotency-Key`, if the caller gave one.
    pub key: Option<IdempotencyKey>,
    /// What is asked for, in order.
    pub deliveries: Vec<NewDelivery>,
    /// The limits that all of it must pass, each once for every delivery it names.
    pub limits: Vec<Toll>,
}

/// A caller's key with what it stands for.
#[derive(Clone, Debug)]
pub struct IdempotencyKey {
    /// Keyed hash of the key.
    pub key: Vec<u8>,
    /// Keyed hash of the body.
    pub body: Vec<u8>,
    /// How long it is remembered.
    pub keep: Duration,
    /// What is answered again when the same key comes with the same body, sealed.
    pub answer: Vec<u8>,
}

/// A limit that an acceptance counts against, by the generic cell rate algorithm: `burst` at once, then one every `every`.
#[derive(Clone, Debug)]
pub struct Toll {
    /// What is counted, such as `recipient:` with its hash.
    pub bucket: Vec<u8>,
    /// Which limit it is, for the caller: `recipient`, `tenant` or `total`.
    pub name: &'static str,
    /// How many at once.
    pub burst: u32,
    /// After how long one more is allowed.
    pub every: Duration,
    /// How many of it this acceptance takes.
    pub count: u32,
}

/// What became of an acceptance.
#[derive(Clone, Debug)]
pub enum Accepted {
    /// Durable: the state of each, in order: `accepted`, `queued`, `suppressed`, or `superseded` by one that was accepted later.
    New(Vec<State>),
    /// The key was used with this body before; this is what was answered, sealed.
    Again(Vec<u8>),
    /// The key was used with another body.
    Conflict,
    /// A limit is reached; nothing was accepted.
    Limited {
        /// Which one.
        name: &'static str,
        /// When it may be tried again.
        retry_after: Duration,
    },
}

/// What a worker can take now.
#[derive(Clone, Debug)]
pub struct Claim {
    /// The worker's name, for operators.
    pub worker: String,
    /// How many at most.
    pub room: usize,
    /// How many at most of each lane, by [`Lane::place`]: lower lanes leave places free for higher ones.
    pub lanes: [usize; 3],
    /// Domains in flight with the worker, with their number.
    pub domains: Vec<(Vec<u8>, usize)>,
    /// At most so many of one domain, those in flight included.
    pub per_domain: usize,
    /// Tenants in flight with the worker, with their number.
    pub tenants: Vec<(String, usize)>,
    /// At most so many of one tenant, those in flight included.
    pub per_tenant: usize,
    /// Senders that the relay does not take at present.
    pub paused: Vec<String>,
    /// How long the lease is.
    pub lease: Duration,
}

/// What was claimed.
#[derive(Clone, Debug)]
pub struct Take {
    /// Now `sending`, to be delivered or given back.
    pub claimed: Vec<Claimed>,
    /// When the next one is due, if any waits. `None` while there is more than fitted.
    pub next: Option<Timestamp>,
    /// The store's time.
    pub now: Timestamp,
    /// How many leases of workers that are gone were taken back.
    pub reclaimed: u64,
}

/// What a renewal found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renewed {
    /// The lease is ours for another while.
    Ours,
    /// Ours, but somebody called it back: do not hand it over if that is still possible.
    Revoked,
    /// Somebody else's, or ended.
    Lost,
}

/// What becomes of a call to cancel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cancelled {
    /// It is cancelled.
    Done,
    /// A worker is about to hand it over. It will be cancelled if that does not succeed.
    Sending,
    /// It had ended before.
    TooLate(State),
    /// There is none.
    NoSuch,
}

/// What becomes of a call to try at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hastened {
    /// It is due now.
    Done,
    /// A worker has it right now.
    Sending,
    /// It had ended before.
    TooLate(State),
    /// There is none.
    NoSuch,
}

/// Which deliveries to list: all that fit every given field, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this tenant only.
    pub tenant: Option<String>,
    /// To this recipient.
    pub recipient: Option<Vec<u8>>,
    /// In this state.
    pub state: Option<State>,
    /// Of this email.
    pub email: Option<String>,
    /// Older than this place in the order of acceptance.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: usize,
}

/// How the outbox stands.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// How many of each lane are in each state.
    pub counts: Vec<(Lane, State, u64)>,
    /// When the longest waiting one that is due was due, by lane.
    pub oldest: Vec<(Lane, Timestamp)>,
    /// How many are held after a restore.
    pub held: u64,
    /// The store's time.
    pub now: Option<Timestamp>,
}

/// One change of state, as subscribers hear of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its place in the order of events.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// The delivery.
    pub delivery: String,
    /// Whose.
    pub tenant: String,
    /// The email.
    pub email: String,
    /// The locale.
    pub locale: String,
    /// The state it came to.
    pub state: State,
    /// Whether another rendering than the intended one was used.
    pub degraded: bool,
    /// Whether it was sent after an attempt whose outcome nobody knows.
    pub possible_duplicate: bool,
    /// How the attempt that led here ended: phase, outcome, code.
    pub attempt: Option<(String, String, Option<u16>)>,
}

/// An API key as it is kept: never the key itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiKey {
    /// Its public part.
    pub id: String,
    /// SHA-256 of its secret part.
    pub hash: Vec<u8>,
    /// Whose it is.
    pub tenant: String,
    /// What it may do, as words.
    pub scopes: Vec<String>,
    /// What it is for, in the operator's words.
    pub note: String,
    /// When it was made.
    pub made: Timestamp,
    /// Since when it is void.
    pub revoked: Option<Timestamp>,
}

/// An address on the suppression list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    /// Of this tenant; empty: of all.
    pub tenant: String,
    /// Keyed hash of the address.
    pub recipient: Vec<u8>,
    /// The address, sealed; empty when it was learnt from a refusal.
    pub address: Vec<u8>,
    /// Why: `manual` or `rejected`.
    pub reason: String,
    /// Since when.
    pub since: Timestamp,
    /// Until when; `None`: until removed.
    pub until: Option<Timestamp>,
}

/// How far one subscriber of events has been told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    /// The last event it took.
    pub seq: i64,
    /// How often the next one failed in a row.
    pub failures: u32,
    /// Not before this instant.
    pub due: Timestamp,
    /// Whether the receiver said that it is gone (410).
    pub gone: bool,
}

/// Something small that is kept by name beside deliveries: a profile, a ticket, an email template. What is in it is its owner's business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// What it is, such as `person`.
    pub kind: String,
    /// Whose it is.
    pub tenant: String,
    /// Its name among those of its kind and tenant.
    pub id: String,
    /// Its content, sealed.
    pub content: Vec<u8>,
    /// By what else it is found.
    pub keys: Vec<RecordKey>,
    /// When it is forgotten; `None`: when it is removed.
    pub until: Option<Timestamp>,
    /// Which writing of it this is: greater than that of everything that was written before, whatever its kind. Given by the store.
    pub version: i64,
    /// When it was first put. Given by the store.
    pub made: Timestamp,
}

/// Something by which a record is found, such as the keyed hash of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordKey {
    /// The key.
    pub key: Vec<u8>,
    /// Whether no other record of that kind and tenant may have it.
    pub exclusive: bool,
}

/// What must hold for a record to be put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// There is none of that name.
    Nothing,
    /// It is this writing of it still.
    Version(i64),
    /// Anything.
    Anything,
}

/// What became of putting a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Put {
    /// It is there, with this version.
    Done(i64),
    /// What was expected does not hold; nothing was written.
    Stale,
    /// Another record has one of the exclusive keys; nothing was written.
    Taken,
}

/// A durable queue. See the [module](self).
pub trait Store: Send + Sync + std::fmt::Debug + 'static {
    /// The store's time, never behind what it has seen.
    fn now(&self) -> Work<'_, Timestamp>;

    /// Accepts all deliveries or none, with the key, the limits and the superseding in the same transaction.
    ///
    /// In order: a known key answers [`Accepted::Again`] or [`Accepted::Conflict`] and counts against no limit; a limit that is reached refuses
    /// all; a suppressed recipient makes that delivery `suppressed` at once (parcel wiped). A delivery with a group supersedes older ones of the
    /// group: those that wait become `superseded`
    /// (wiped; `unknown` if an attempt may have delivered them), those in flight are revoked so. Each state that is come to writes an [`Event`].
    fn accept(&self, acceptance: Acceptance) -> Work<'_, Accepted>;

    /// Takes leases that are over back, ends what is past its deadline, then claims what is due, within the room given.
    ///
    /// A lease that is over: the worker may have handed the mail over. With `hold` and a [`mark`](Store::mark) it ends `unknown`; with `hold` and
    /// without a mark it is `deferred` as if nothing had been tried; otherwise it is `deferred`, maybe delivered, due at once.
    /// An attempt `interrupted` is kept either way. A revoked one that was certainly not delivered comes to what it was revoked to.
    ///
    /// Past its deadline: `expired`; `unknown` if an attempt may have delivered it.
    ///
    /// Due: `accepted`, `queued` or `deferred`, not held, `due` reached, sender not paused, in the order of lane, then due time; and no older delivery of
    /// the same group `sending`, so that an older mail never leaves after a newer one.
    fn claim(&self, claim: Claim) -> Work<'_, Take>;

    /// Lengthens leases by `lease` from now.
    fn renew(&self, holds: Vec<Hold>, lease: Duration) -> Work<'_, Vec<Renewed>>;

    /// Notes that the final dot is about to go out. `false`: the lease is lost or the delivery revoked; the dot must not go out.
    fn mark(&self, hold: Hold) -> Work<'_, bool>;

    /// Records what an attempt came to. `false`: the lease is lost and nothing was recorded.
    ///
    /// A waiting state of a revoked delivery becomes what it was revoked to, unless it may have been delivered: then it becomes `unknown`.
    /// `sent` of one that may have been delivered before has `possible_duplicate`. An end wipes the parcel.
    fn record(&self, hold: Hold, step: Step) -> Work<'_, bool>;

    /// Records that an accepted request was rendered: it is `refused` if it has no Message-ID, else `queued`, or `suppressed`, or `superseded` if a newer one of its group was accepted
    /// meanwhile; older ones of its group are superseded. The id, tenant and order stay. `false`: the lease is lost.
    fn admit(&self, hold: Hold, delivery: NewDelivery) -> Work<'_, bool>;

    /// One delivery with its attempts, the oldest first; with its parcel if asked for.
    fn find(&self, id: String, parcel: bool) -> Work<'_, Option<(Row, Vec<Attempt>)>>;

    /// Deliveries, the newest first, without parcels.
    fn list(&self, filter: Filter) -> Work<'_, Vec<Row>>;

    /// The attempts of several deliveries, in the order of their ids, each time the oldest first.
    fn attempts(&self, ids: Vec<String>) -> Work<'_, Vec<Vec<Attempt>>>;

    /// Calls one back. One that an attempt may have delivered becomes `unknown`, and it is too late.
    fn cancel(&self, id: String) -> Work<'_, Cancelled>;

    /// Makes a waiting one due now, and releases it if it is held.
    fn hasten(&self, id: String) -> Work<'_, Hastened>;

    /// Keeps back every waiting delivery that was accepted before `before`, until it is released. Gives their number.
    fn keep_back(&self, before: Timestamp) -> Work<'_, u64>;

    /// Releases all that are held. Gives their number.
    fn release(&self) -> Work<'_, u64>;

    /// How the outbox stands.
    fn stats(&self) -> Work<'_, Stats>;

    /// Forgets ended deliveries that came to their end before `before`, events of before then, and keys and limits that are over. At most
    /// `most` deliveries at a time; gives their number.
    fn purge(&self, before: Timestamp, most: usize) -> Work<'_, u64>;

    /// Erases a recipient: waiting deliveries are cancelled, dossiers, replies and hashes of all are wiped. A suppressed
    /// address stays suppressed, without the address itself. Gives the number of deliveries.
    fn erase(&self, recipient: Vec<u8>) -> Work<'_, u64>;

    /// Events after `after` in order, at most `limit`; of this tenant only, if given. Never skips one that is committed later.
    fn events(&self, after: i64, tenant: Option<String>, limit: usize) -> Work<'_, Vec<Event>>;

    /// The last event that [`Store::events`] would give.
    fn last_event(&self) -> Work<'_, i64>;

    /// Takes the turn to tell subscriber `name` of events, for `lease`; `None` while somebody else has it or it is not due. A new subscriber begins
    /// behind the last event.
    fn take_cursor(&self, name: String, worker: String, lease: Duration) -> Work<'_, Option<Cursor>>;

    /// Notes how far a subscriber has been told, and gives the turn back.
    fn put_cursor(&self, name: String, worker: String, cursor: Cursor) -> Work<'_, ()>;

    /// Adds an API key.
    fn add_key(&self, key: ApiKey) -> Work<'_, ()>;

    /// All API keys, the oldest first.
    fn keys(&self) -> Work<'_, Vec<ApiKey>>;

    /// Makes a key void. `false`: there is none, or it was void before.
    fn revoke_key(&self, id: String) -> Work<'_, bool>;

    /// Puts an address on the suppression list, or changes how it stands there.
    fn suppress(&self, suppression: Suppression) -> Work<'_, ()>;

    /// Takes an address off the list. `false`: it was not there.
    fn unsuppress(&self, tenant: String, recipient: Vec<u8>) -> Work<'_, bool>;

    /// The suppression list without what is over, the newest first.
    fn suppressions(&self) -> Work<'_, Vec<Suppression>>;

    /// Reads a small setting of the outbox itself.
    fn read_setting(&self, name: String) -> Work<'_, Option<Vec<u8>>>;

    /// Writes one; with `expected` only if it is that still (`Some(None)`: only if there is none). `false`: it was not.
    fn write_setting(&self, name: String, value: Vec<u8>, expected: Option<Option<Vec<u8>>>) -> Work<'_, bool>;

    /// Puts a record in the place of the one of that kind, tenant and name, with its keys, if what is `expected` holds. `version` and `made` are the store's to say.
    fn put_record(&self, record: Record, expected: Expected) -> Work<'_, Put>;

    /// The record of that name, unless its time is over.
    fn find_record(&self, kind: String, tenant: String, id: String) -> Work<'_, Option<Record>>;

    /// Every record with that key, the oldest first, without those whose time is over.
    fn records_by_key(&self, kind: String, tenant: String, key: Vec<u8>) -> Work<'_, Vec<Record>>;

    /// The records of a kind and tenant from place `from` on, the oldest first, at most `limit`, without those whose time is over; and how many
    /// there are in all.
    fn records(&self, kind: String, tenant: String, from: usize, limit: usize) -> Work<'_, (Vec<Record>, u64)>;

    /// Removes a record. `false`: there was none.
    fn remove_record(&self, kind: String, tenant: String, id: String) -> Work<'_, bool>;

    /// The greatest version among the records of a kind; 0 if there is none. Not changed by a removal.
    fn latest_record(&self, kind: String) -> Work<'_, i64>;

    /// Every sealed value that [`reseal`](Store::reseal) can replace, a page at a time: the places after the given one with their bytes. A
    /// place is `table.column/key`.
    fn sealed(&self, after: String, limit: usize) -> Work<'_, Vec<(String, Vec<u8>)>>;

    /// Replaces one sealed value, if it is still `old`.
    fn reseal(&self, place: String, old: Vec<u8>, new: Vec<u8>) -> Work<'_, bool>;

    /// Proves that outcomes can be recorded: writes and commits something. After [`StoreError::Full`] this says when it is over.
    fn probe(&self) -> Work<'_, ()>;

    /// Resolves when something may have become due or been revoked: a hint, never the truth.
    fn changed(&self) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send + '_>>;

    /// Deliveries that were revoked since they were claimed, as far as this process has heard: a hint.
    fn is_revoked(&self, id: &str) -> bool;

    /// Warnings about how the database is set up, such as `synchronous_commit = off`.
    fn warnings(&self) -> Vec<String>;
}
