//! What is kept by name beside deliveries, such as profiles: JSON, sealed, found by its name or by keyed hashes.
//!
//! A change is *compare and set*: whoever read a version may put its successor, and of two at once one is told [`Put::Stale`] and begins anew.

use jiff::Timestamp;
use serde_json::Value;

use super::seal::SealError;
use super::store::{Expected, Put, Record, RecordKey};
use super::{Outbox, OutboxError};

/// Which records: a kind, and whose they are. Names and keys are hashed, so that neither an address nor a name stands in the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shelf<'a> {
    /// What they are, such as `person`.
    pub kind: &'static str,
    /// Whose they are.
    pub tenant: &'a str,
}

/// A record, opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// What it holds.
    pub content: Value,
    /// Which writing of it this is.
    pub version: i64,
    /// When it was first put.
    pub made: Timestamp,
    /// When it is forgotten.
    pub until: Option<Timestamp>,
}

/// What is to be kept.
#[derive(Clone, Debug)]
pub struct Keeping<'a> {
    /// By what it is found.
    pub name: &'a str,
    /// What it holds.
    pub content: &'a Value,
    /// By what else it is found.
    pub keys: Vec<Key<'a>>,
    /// When it is forgotten; `None`: when it is removed.
    pub until: Option<Timestamp>,
}

/// By what else a record is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key<'a> {
    /// What sort of key it is, such as `email`.
    pub sort: &'static str,
    /// Its text.
    pub text: &'a str,
    /// Whether no other record of the shelf may have it.
    pub exclusive: bool,
}

impl Outbox {
    /// Puts a record on a shelf if what is `expected` holds.
    pub async fn keep(&self, shelf: Shelf<'_>, keeping: Keeping<'_>, expected: Expected) -> Result<Put, OutboxError> {
        let keys = keeping.keys.iter();
        let record = Record {
            kind: shelf.kind.to_owned(),
            tenant: shelf.tenant.to_owned(),
            id: self.record_name(shelf, keeping.name),
            content: self.seal().seal("content", keeping.content.to_string().as_bytes()),
            keys: keys
                .map(|key| RecordKey { key: self.record_key(shelf, key.sort, key.text), exclusive: key.exclusive })
                .collect(),
            until: keeping.until,
            version: 0,
            made: Timestamp::UNIX_EPOCH,
        };
        Ok(self.store().put_record(record, expected).await?)
    }

    /// The record of that name.
    pub async fn kept(&self, shelf: Shelf<'_>, name: &str) -> Result<Option<Kept>, OutboxError> {
        let id = self.record_name(shelf, name);
        let found = self.store().find_record(shelf.kind.to_owned(), shelf.tenant.to_owned(), id).await?;
        found.map(|record| self.opened(record)).transpose()
    }

    /// Every record with that key, the oldest first.
    pub async fn kept_by(&self, shelf: Shelf<'_>, sort: &'static str, text: &str) -> Result<Vec<Kept>, OutboxError> {
        let key = self.record_key(shelf, sort, text);
        let found = self.store().records_by_key(shelf.kind.to_owned(), shelf.tenant.to_owned(), key).await?;
        found.into_iter().map(|record| self.opened(record)).collect()
    }

    /// The records of a shelf from place `from` on, the oldest first, at most `limit`; and how many there are in all.
    pub async fn all_kept(&self, shelf: Shelf<'_>, from: usize, limit: usize) -> Result<(Vec<Kept>, u64), OutboxError> {
        let (kind, tenant) = (shelf.kind.to_owned(), shelf.tenant.to_owned());
        let (found, total) = self.store().records(kind, tenant, from, limit).await?;
        let opened = found.into_iter().map(|record| self.opened(record)).collect::<Result<_, _>>()?;
        Ok((opened, total))
    }

    /// Removes a record. `false`: there was none.
    pub async fn forget(&self, shelf: Shelf<'_>, name: &str) -> Result<bool, OutboxError> {
        let id = self.record_name(shelf, name);
        Ok(self.store().remove_record(shelf.kind.to_owned(), shelf.tenant.to_owned(), id).await?)
    }

    fn record_name(&self, shelf: Shelf<'_>, name: &str) -> String {
        hex(&self.record_key(shelf, "name", name))
    }

    fn record_key(&self, shelf: Shelf<'_>, sort: &str, text: &str) -> Vec<u8> {
        let whole = serde_json::json!([shelf.kind, shelf.tenant, sort, text]).to_string();
        self.seal().hash("record", whole.as_bytes())
    }

    fn opened(&self, record: Record) -> Result<Kept, OutboxError> {
        let plain = self.seal().open("content", &record.content)?;
        let content = serde_json::from_slice(&plain).map_err(|_| SealError::Altered)?;
        Ok(Kept { content, version: record.version, made: record.made, until: record.until })
    }
}

fn hex(octets: &[u8]) -> String {
    octets.iter().map(|octet| format!("{octet:02x}")).collect()
}
