//! The durable queue between a request and the relay, with the promises of contract §12.
//!
//! [`Outbox`] is the door: it seals what is kept about a person and asks the [`Store`] behind it, SQLite or PostgreSQL. It keeps an envelope and
//! bytes, and knows no template, locale or request; `intake` makes those bytes, and a [`worker`] takes them to the relay.
//!
//! ```text
//! accept ──► accepted ──► queued ──► sending ──► sent
//!            (from SQL)     ▲           │  ├───► rejected, refused, unknown
//!                           │           ▼  │
//!                           └──────  deferred     expired, superseded, cancelled, suppressed: from every waiting state
//! ```
//!
//! | file | holds |
//! |---|---|
//! | `delivery` | the states; what is kept of a delivery |
//! | `lifecycle`, `schedule` | what an outcome makes of a delivery, and when it is tried again: pure functions |
//! | `breaker`, `lanes` | when the route pauses; whose turn it is: pure too |
//! | `seal` | encryption at rest, keyed hashes |
//! | `records` | what is kept by name beside deliveries |
//! | `store` | the promises of a store, and both stores |
//! | `worker` | claims, speaks, records |

pub mod breaker;
pub mod delivery;
pub mod lanes;
pub mod lifecycle;
pub mod records;
pub mod schedule;
pub mod seal;
mod settings;
pub mod store;
pub mod worker;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::delivery::{Attempt, Row, State};
use self::seal::{Seal, SealError};
pub use self::settings::{Limit, Settings};
use self::store::{
    Acceptance, Accepted, ApiKey, Cancelled, Cursor, Event, Filter, Hastened, Stats, Store, StoreError, Suppression,
};
use crate::clock;
use crate::message::{Address, Envelope, Message};

/// The setting that says when a worker last worked on the outbox: seconds since 1970 as text.
pub const LAST_WORK: &str = "last_work";
/// The setting that holds the pepper of hashes.
const PEPPER: &str = "pepper";

/// Why the outbox did not do what it was asked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum OutboxError {
    /// The store did not.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is stored cannot be opened, or a key is none.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// `outbox.url` names no store.
    #[error("outbox.url {0}")]
    Url(String),
}

/// What stays of a delivery for support when its bytes are wiped.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// The recipient's address.
    pub to: String,
    /// The sender.
    pub from: String,
    /// The subject, redacted.
    pub subject: String,
    /// The text part with codes and links redacted.
    pub text: String,
    /// The decisions: language and name.
    pub why: Value,
    /// What went wrong and was survived, or why it was refused.
    pub diagnostics: Value,
}

/// An attempt, opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Tried {
    /// When it ended.
    pub at: Timestamp,
    /// How far it came.
    pub phase: String,
    /// How it ended.
    pub outcome: String,
    /// The relay's code.
    pub code: Option<u16>,
    /// The relay's words, without addresses.
    pub reply: Option<String>,
}

/// A delivery, opened.
#[derive(Clone, Debug)]
pub struct Found {
    /// What the store has of it.
    pub row: Row,
    /// What stays for support; `None` when erased or not yet rendered.
    pub dossier: Option<Dossier>,
    /// The attempts, the oldest first.
    pub attempts: Vec<Tried>,
    /// The message, if it was asked for and is not wiped.
    pub message: Option<Message>,
}

/// A durable queue. Clones are the same one.
#[derive(Clone, Debug)]
pub struct Outbox {
    store: Arc<dyn Store>,
    seal: Seal,
    settings: Arc<Settings>,
}

impl Outbox {
    /// Opens the outbox that `url` names (`sqlite:PATH` or `postgres://…`), making it if it is not there.
    /// `keys` seal what is kept, the newest first. `exclusive` takes the right to deliver from an SQLite file, which one process has at a time.
    pub async fn open(url: &str, keys: &[String], settings: Settings, exclusive: bool) -> Result<Outbox, OutboxError> {
        let seal = Seal::new(keys)?;
        let store: Arc<dyn Store> = match url.split_once(':') {
            Some(("sqlite", path)) => {
                Arc::new(store::sqlite::Sqlite::open(path.trim_start_matches("//"), exclusive).await?)
            }
            Some(("postgres" | "postgresql", _)) => {
                Arc::new(store::postgres::Postgres::open(url, store::postgres::Settings::default()).await?)
            }
            _ => return Err(OutboxError::Url("is neither sqlite:FILE nor postgres://…".to_owned())),
        };
        Outbox::over(store, seal, settings).await
    }

    /// The outbox over a store that is open.
    pub async fn over(store: Arc<dyn Store>, seal: Seal, settings: Settings) -> Result<Outbox, OutboxError> {
        let pepper = match store.read_setting(PEPPER.to_owned()).await? {
            Some(stored) => seal.open("value", &stored)?,
            None => {
                let fresh = seal.seal("value", &clock::random::<32>());
                store.write_setting(PEPPER.to_owned(), fresh, Some(None)).await?;
                let stored = store.read_setting(PEPPER.to_owned()).await?.unwrap_or_default();
                seal.open("value", &stored)?
            }
        };
        Ok(Outbox { store, seal: seal.with_pepper(&pepper), settings: Arc::new(settings) })
    }

    /// How it is set up.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The store behind it.
    pub fn store(&self) -> &Arc<dyn Store> {
        &self.store
    }

    /// What seals.
    pub fn seal(&self) -> &Seal {
        &self.seal
    }

    /// The hash under which a recipient is found: of the address in lower case, the domain as A-labels.
    pub fn recipient(&self, address: &Address) -> Vec<u8> {
        self.seal.hash("recipient", address.canonical().as_bytes())
    }

    /// The hash of a recipient's domain.
    pub fn domain(&self, address: &Address) -> Vec<u8> {
        self.seal.hash("domain", address.domain().as_bytes())
    }

    /// Seals a message for [`NewDelivery::parcel`](delivery::NewDelivery::parcel).
    pub fn seal_message(&self, message: &Message) -> Vec<u8> {
        let head = Head {
            from: message.envelope.from.clone(),
            to: message.envelope.to.clone(),
            message_id: message.message_id.clone(),
            smtputf8: message.needs_smtputf8,
        };
        let mut parcel = serde_json::to_vec(&head).unwrap_or_default();
        parcel.push(b'\n');
        parcel.extend_from_slice(&message.bytes);
        self.seal.seal("parcel", &parcel)
    }

    /// The message in a parcel.
    pub fn open_message(&self, parcel: &[u8]) -> Result<Message, SealError> {
        let plain = self.seal.open("parcel", parcel)?;
        let end = plain.iter().position(|byte| *byte == b'\n').ok_or(SealError::Altered)?;
        let head: Head = serde_json::from_slice(&plain[..end]).map_err(|_| SealError::Altered)?;
        Ok(Message {
            envelope: Envelope { from: head.from, to: head.to },
            message_id: head.message_id,
            bytes: plain[end + 1..].to_vec(),
            needs_smtputf8: head.smtputf8,
        })
    }

    /// Seals a request that is still to be rendered.
    pub fn seal_request(&self, request: &Value) -> Vec<u8> {
        self.seal.seal("parcel", request.to_string().as_bytes())
    }

    /// The request in a parcel.
    pub fn open_request(&self, parcel: &[u8]) -> Result<Value, SealError> {
        serde_json::from_slice(&self.seal.open("parcel", parcel)?).map_err(|_| SealError::Altered)
    }

    /// Seals what stays for support.
    pub fn seal_dossier(&self, dossier: &Dossier) -> Vec<u8> {
        self.seal.seal("dossier", &serde_json::to_vec(dossier).unwrap_or_default())
    }

    /// Accepts deliveries; see [`Store::accept`].
    pub async fn accept(&self, acceptance: Acceptance) -> Result<Accepted, OutboxError> {
        Ok(self.store.accept(acceptance).await?)
    }

    /// One delivery with all that is known of it; `message`: with its bytes too.
    pub async fn find(&self, id: &str, message: bool) -> Result<Option<Found>, OutboxError> {
        if !delivery::is_id(id) {
            return Ok(None);
        }
        let Some((mut row, attempts)) = self.store.find(id.to_ascii_lowercase(), message).await? else {
            return Ok(None);
        };
        let rendered = row.message_id.is_some();
        let message = row.parcel.take().filter(|_| rendered).map(|parcel| self.open_message(&parcel)).transpose()?;
        let attempts = attempts.into_iter().map(|attempt| self.tried(attempt)).collect();
        let dossier = self.dossier(&row);
        Ok(Some(Found { row, dossier, attempts, message }))
    }

    /// Deliveries, the newest first, each with what stays for support.
    pub async fn list(&self, filter: Filter) -> Result<Vec<(Row, Option<Dossier>)>, OutboxError> {
        let rows = self.store.list(filter).await?;
        Ok(rows.into_iter().map(|row| (self.dossier(&row), row)).map(|(dossier, row)| (row, dossier)).collect())
    }

    /// The attempts of several deliveries, in the order of their ids.
    pub async fn attempts(&self, ids: Vec<String>) -> Result<Vec<Vec<Tried>>, OutboxError> {
        let attempts = self.store.attempts(ids).await?;
        Ok(attempts.into_iter().map(|all| all.into_iter().map(|one| self.tried(one)).collect()).collect())
    }

    fn dossier(&self, row: &Row) -> Option<Dossier> {
        // A dossier of a key that was taken away is as good as erased: the rest of the row still helps.
        let plain = self.seal.open("dossier", &row.dossier).ok()?;
        serde_json::from_slice(&plain).ok()
    }

    fn tried(&self, attempt: Attempt) -> Tried {
        let reply = self.seal.open("reply", &attempt.reply).ok().and_then(|plain| String::from_utf8(plain).ok());
        Tried {
            at: attempt.at,
            phase: attempt.phase,
            outcome: attempt.outcome,
            code: attempt.code,
            reply: reply.filter(|reply| !reply.is_empty()),
        }
    }

    /// Calls a delivery back; waits up to two seconds for one that is just being handed over.
    pub async fn cancel(&self, id: &str) -> Result<Cancelled, OutboxError> {
        if !delivery::is_id(id) {
            return Ok(Cancelled::NoSuch);
        }
        let id = id.to_ascii_lowercase();
        let mut answer = self.store.cancel(id.clone()).await?;
        for _ in 0..20 {
            if answer != Cancelled::Sending {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
            answer = match self.store.find(id.clone(), false).await? {
                Some((row, _)) if row.state == State::Cancelled => Cancelled::Done,
                Some((row, _)) if row.state.is_end() => Cancelled::TooLate(row.state),
                Some(_) => Cancelled::Sending,
                None => Cancelled::NoSuch,
            };
        }
        Ok(answer)
    }

    /// Makes a waiting delivery due now.
    pub async fn hasten(&self, id: &str) -> Result<Hastened, OutboxError> {
        if !delivery::is_id(id) {
            return Ok(Hastened::NoSuch);
        }
        Ok(self.store.hasten(id.to_ascii_lowercase()).await?)
    }

    /// Releases what is held after a restore; gives the number.
    pub async fn release(&self) -> Result<u64, OutboxError> {
        Ok(self.store.release().await?)
    }

    /// How it stands.
    pub async fn stats(&self) -> Result<Stats, OutboxError> {
        Ok(self.store.stats().await?)
    }

    /// Forgets what ended before `before`; gives the number.
    pub async fn purge(&self, before: Timestamp) -> Result<u64, OutboxError> {
        let mut purged = 0;
        loop {
            let some = self.store.purge(before, 1_000).await?;
            purged += some;
            if some < 1_000 {
                return Ok(purged);
            }
        }
    }

    /// Erases a recipient; gives the number of deliveries.
    pub async fn erase(&self, address: &Address) -> Result<u64, OutboxError> {
        Ok(self.store.erase(self.recipient(address)).await?)
    }

    /// Changes of state after `after`.
    pub async fn events(&self, after: i64, tenant: Option<String>, limit: usize) -> Result<Vec<Event>, OutboxError> {
        Ok(self.store.events(after, tenant, limit).await?)
    }

    /// Puts an address on the suppression list.
    pub async fn suppress(&self, tenant: &str, address: &Address, until: Option<Timestamp>) -> Result<(), OutboxError> {
        let since = self.store.now().await?;
        let suppression = Suppression {
            tenant: tenant.to_owned(),
            recipient: self.recipient(address),
            address: self.seal.seal("address", address.as_ascii().as_bytes()),
            reason: "manual".to_owned(),
            since,
            until,
        };
        Ok(self.store.suppress(suppression).await?)
    }

    /// Takes an address off the suppression list. `false`: it was not there.
    pub async fn unsuppress(&self, tenant: &str, address: &Address) -> Result<bool, OutboxError> {
        Ok(self.store.unsuppress(tenant.to_owned(), self.recipient(address)).await?)
    }

    /// The suppression list with its addresses, where they are known.
    pub async fn suppressions(&self) -> Result<Vec<(Suppression, Option<String>)>, OutboxError> {
        let list = self.store.suppressions().await?;
        let open = |stored: &[u8]| String::from_utf8(self.seal.open("address", stored).ok()?).ok();
        Ok(list
            .into_iter()
            .map(|entry| (open(&entry.address).filter(|a| !a.is_empty()), entry))
            .map(|(a, e)| (e, a))
            .collect())
    }

    /// All API keys.
    pub async fn keys(&self) -> Result<Vec<ApiKey>, OutboxError> {
        Ok(self.store.keys().await?)
    }

    /// Seals everything with the newest key that is sealed otherwise; gives the number of values.
    pub async fn reseal(&self) -> Result<u64, OutboxError> {
        let (mut after, mut changed) = (String::new(), 0);
        loop {
            let page = self.store.sealed(after.clone(), 500).await?;
            let Some((last, _)) = page.last() else { return Ok(changed) };
            after.clone_from(last);
            for (place, old) in page {
                if !self.seal.is_stale(&old) {
                    continue;
                }
                let column =
                    place.split('/').next().and_then(|name| name.split('.').nth(1)).unwrap_or_default().to_owned();
                let new = self.seal.seal(&column, &self.seal.open(&column, &old)?);
                changed += u64::from(self.store.reseal(place, old, new).await?);
            }
        }
    }

    /// Takes the turn to tell a subscriber of events.
    pub async fn take_cursor(&self, name: &str, worker: &str, lease: Duration) -> Result<Option<Cursor>, OutboxError> {
        Ok(self.store.take_cursor(name.to_owned(), worker.to_owned(), lease).await?)
    }

    /// Notes how far it has been told, and gives the turn back.
    pub async fn put_cursor(&self, name: &str, worker: &str, cursor: Cursor) -> Result<(), OutboxError> {
        Ok(self.store.put_cursor(name.to_owned(), worker.to_owned(), cursor).await?)
    }
}

/// What precedes the bytes in a parcel.
#[derive(Serialize, Deserialize)]
struct Head {
    from: String,
    to: String,
    message_id: String,
    smtputf8: bool,
}
