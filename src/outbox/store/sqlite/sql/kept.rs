//! The statements of records: what is kept by name beside deliveries.
//!
//! The trigger `records_gone` takes a record's keys with it. What is read takes more than one statement, so it is read in a transaction: a page
//! with its number and keys is of one instant. `cross join` and `indexed by` name the way in, because without statistics SQLite would go through all
//! records of a tenant to spare itself a sort.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _, Result, Row as SqlRow, params};

use super::{instant, micros};
use crate::outbox::store::{Expected, Put, Record, RecordKey};

/// See `Store::put_record`. Alone in a transaction of the writer, so that what was looked at holds until it is written.
pub fn put(db: &Connection, now: i64, record: &Record, expected: Expected) -> Result<Put> {
    let old: Option<(i64, i64)> = db
        .prepare_cached(
            "select version, made from records
             where kind = ?1 and tenant = ?2 and id = ?3 and (until is null or until > ?4)",
        )?
        .query_row(params![record.kind, record.tenant, record.id, now], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let holds = match expected {
        Expected::Nothing => old.is_none(),
        Expected::Version(version) => old.is_some_and(|(known, _)| known == version),
        Expected::Anything => true,
    };
    if !holds {
        return Ok(Put::Stale);
    }
    let mut keys = BTreeMap::<&[u8], bool>::new();
    for key in &record.keys {
        *keys.entry(&key.key).or_default() |= key.exclusive;
    }
    let mut over = Vec::new();
    for (key, exclusive) in &keys {
        for (rival, live) in rivals(db, now, record, key, *exclusive)? {
            if live {
                return Ok(Put::Taken);
            }
            over.push(rival);
        }
    }
    for rival in &over {
        db.prepare_cached("delete from records where version = ?1")?.execute([rival])?;
    }
    remove_row(db, record)?;
    db.prepare_cached("insert into records (kind, tenant, id, content, made, until) values (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![
            record.kind,
            record.tenant,
            record.id,
            record.content,
            old.map_or(now, |(_, made)| made),
            record.until.map(micros)
        ])?;
    let version = db.last_insert_rowid();
    for (key, exclusive) in keys {
        db.prepare_cached("insert into record_keys (kind, tenant, key, id, exclusive) values (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![record.kind, record.tenant, key, record.id, exclusive])?;
    }
    db.prepare_cached(
        "insert into record_kinds (kind, latest) values (?1, ?2) on conflict (kind) do update set latest = excluded.latest",
    )?
    .execute(params![record.kind, version])?;
    Ok(Put::Done(version))
}

/// The other records that may not have that key beside this one, by version, each with whether its time is not over.
fn rivals(db: &Connection, now: i64, record: &Record, key: &[u8], exclusive: bool) -> Result<Vec<(i64, bool)>> {
    db.prepare_cached(
        "select r.version, r.until is null or r.until > ?6
         from record_keys k cross join records r on r.kind = k.kind and r.tenant = k.tenant and r.id = k.id
         where k.kind = ?1 and k.tenant = ?2 and k.key = ?3 and k.id <> ?4 and (k.exclusive or ?5)",
    )?
    .query_map(params![record.kind, record.tenant, key, record.id, exclusive, now], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?
    .collect()
}

fn remove_row(db: &Connection, record: &Record) -> Result<()> {
    db.prepare_cached("delete from records where kind = ?1 and tenant = ?2 and id = ?3")?
        .execute(params![record.kind, record.tenant, record.id])
        .map(drop)
}

/// See `Store::find_record`.
pub fn find(db: &Connection, now: i64, kind: &str, tenant: &str, id: &str) -> Result<Option<Record>> {
    let reading = db.unchecked_transaction()?;
    let mut found = reading
        .prepare_cached(
            "select * from records where kind = ?1 and tenant = ?2 and id = ?3 and (until is null or until > ?4)",
        )?
        .query_row(params![kind, tenant, id, now], of_row)
        .optional()?;
    if let Some(record) = &mut found {
        record.keys = keys_of(&reading, record)?;
    }
    reading.commit()?;
    Ok(found)
}

/// See `Store::records_by_key`.
pub fn by_key(db: &Connection, now: i64, kind: &str, tenant: &str, key: &[u8]) -> Result<Vec<Record>> {
    let reading = db.unchecked_transaction()?;
    let mut found: Vec<Record> = reading
        .prepare_cached(
            "select r.* from record_keys k cross join records r on r.kind = k.kind and r.tenant = k.tenant and r.id = k.id
             where k.kind = ?1 and k.tenant = ?2 and k.key = ?3 and (r.until is null or r.until > ?4) order by r.made, r.id",
        )?
        .query_map(params![kind, tenant, key, now], of_row)?
        .collect::<Result<_>>()?;
    for record in &mut found {
        record.keys = keys_of(&reading, record)?;
    }
    reading.commit()?;
    Ok(found)
}

/// See `Store::records`.
pub fn page(
    db: &Connection,
    now: i64,
    kind: &str,
    tenant: &str,
    from: usize,
    limit: usize,
) -> Result<(Vec<Record>, u64)> {
    let number = |given: usize| i64::try_from(given).unwrap_or(i64::MAX);
    let reading = db.unchecked_transaction()?;
    let mut found: Vec<Record> = reading
        .prepare_cached(
            "select * from records where kind = ?1 and tenant = ?2 and (until is null or until > ?3)
             order by made, id limit ?4 offset ?5",
        )?
        .query_map(params![kind, tenant, now, number(limit), number(from)], of_row)?
        .collect::<Result<_>>()?;
    for record in &mut found {
        record.keys = keys_of(&reading, record)?;
    }
    let count: i64 = reading
        .prepare_cached(
            "select count(*) from records where kind = ?1 and tenant = ?2 and (until is null or until > ?3)",
        )?
        .query_row(params![kind, tenant, now], |row| row.get(0))?;
    reading.commit()?;
    Ok((found, u64::try_from(count).unwrap_or(0)))
}

/// See `Store::remove_record`. One whose time is over goes too, though there was none for anybody to see.
pub fn remove(db: &Connection, now: i64, kind: &str, tenant: &str, id: &str) -> Result<bool> {
    let until: Option<Option<i64>> = db
        .prepare_cached("delete from records where kind = ?1 and tenant = ?2 and id = ?3 returning until")?
        .query_row(params![kind, tenant, id], |row| row.get(0))
        .optional()?;
    Ok(until.is_some_and(|until| until.is_none_or(|until| until > now)))
}

/// See `Store::latest_record`.
pub fn latest(db: &Connection, kind: &str) -> Result<i64> {
    let latest = db
        .prepare_cached("select latest from record_kinds where kind = ?1")?
        .query_row([kind], |row| row.get(0))
        .optional()?;
    Ok(latest.unwrap_or(0))
}

fn of_row(row: &SqlRow<'_>) -> Result<Record> {
    Ok(Record {
        kind: row.get("kind")?,
        tenant: row.get("tenant")?,
        id: row.get("id")?,
        content: row.get("content")?,
        keys: Vec::new(),
        until: row.get::<_, Option<i64>>("until")?.map(instant),
        version: row.get("version")?,
        made: instant(row.get("made")?),
    })
}

fn keys_of(db: &Connection, record: &Record) -> Result<Vec<RecordKey>> {
    db.prepare_cached(
        "select key, exclusive from record_keys indexed by record_keys_of
         where kind = ?1 and tenant = ?2 and id = ?3 order by key",
    )?
    .query_map(params![record.kind, record.tenant, record.id], |row| {
        Ok(RecordKey { key: row.get(0)?, exclusive: row.get(1)? })
    })?
    .collect()
}
