//! The statements of everything beside deliveries: who is told of events, API keys, suppressed addresses, settings, resealing.

use std::time::Duration;

use rusqlite::{Connection, OptionalExtension as _, Result, params};

use super::look::last_event;
use super::{instant, micros, span};
use crate::outbox::store::{ApiKey, Cursor, Suppression};

/// See `Store::take_cursor`.
pub fn take_cursor(db: &Connection, now: i64, name: &str, worker: &str, lease: Duration) -> Result<Option<Cursor>> {
    let last = last_event(db)?;
    db.prepare_cached("insert into cursors (name, seq) values (?1, ?2) on conflict do nothing")?
        .execute(params![name, last])?;
    let taken = db
        .prepare_cached(
            "update cursors set worker = ?2, until = ?3
             where name = ?1 and due <= ?4 and gone = 0 and (until is null or until <= ?4 or worker = ?2)",
        )?
        .execute(params![name, worker, now + span(lease), now])?;
    if taken == 0 {
        return Ok(None);
    }
    db.prepare_cached("select * from cursors where name = ?1")?
        .query_row([name], |row| {
            Ok(Cursor {
                seq: row.get("seq")?,
                failures: row.get("failures")?,
                due: instant(row.get("due")?),
                gone: row.get("gone")?,
            })
        })
        .optional()
}

/// See `Store::put_cursor`.
pub fn put_cursor(db: &Connection, name: &str, worker: &str, cursor: &Cursor) -> Result<()> {
    db.prepare_cached(
        "update cursors set seq = ?3, failures = ?4, due = ?5, gone = ?6, until = null, worker = null where name = ?1 and worker = ?2",
    )?
    .execute(params![name, worker, cursor.seq, cursor.failures, micros(cursor.due), cursor.gone])
    .map(drop)
}

/// See `Store::add_key`.
pub fn add_key(db: &Connection, key: &ApiKey) -> Result<()> {
    db.execute(
        "insert into api_keys (id, hash, tenant, scopes, note, made, revoked) values (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            key.id,
            key.hash,
            key.tenant,
            key.scopes.join(" "),
            key.note,
            micros(key.made),
            key.revoked.map(micros)
        ],
    )
    .map(drop)
}

/// See `Store::keys`.
pub fn keys(db: &Connection) -> Result<Vec<ApiKey>> {
    db.prepare_cached("select * from api_keys order by made, id")?
        .query_map([], |row| {
            let scopes: String = row.get("scopes")?;
            Ok(ApiKey {
                id: row.get("id")?,
                hash: row.get("hash")?,
                tenant: row.get("tenant")?,
                scopes: scopes.split_whitespace().map(str::to_owned).collect(),
                note: row.get("note")?,
                made: instant(row.get("made")?),
                revoked: row.get::<_, Option<i64>>("revoked")?.map(instant),
            })
        })?
        .collect()
}

/// See `Store::revoke_key`.
pub fn revoke_key(db: &Connection, now: i64, id: &str) -> Result<bool> {
    Ok(db.execute("update api_keys set revoked = ?2 where id = ?1 and revoked is null", params![id, now])? == 1)
}

/// See `Store::suppress`.
pub fn suppress(db: &Connection, entry: &Suppression) -> Result<()> {
    db.execute(
        "insert or replace into suppressions (tenant, recipient, address, reason, since, until) values (?1, ?2, ?3, ?4, ?5, ?6)",
        params![entry.tenant, entry.recipient, entry.address, entry.reason, micros(entry.since), entry.until.map(micros)],
    )
    .map(drop)
}

/// See `Store::unsuppress`.
pub fn unsuppress(db: &Connection, tenant: &str, recipient: &[u8]) -> Result<bool> {
    Ok(db.execute("delete from suppressions where tenant = ?1 and recipient = ?2", params![tenant, recipient])? == 1)
}

/// See `Store::suppressions`.
pub fn suppressions(db: &Connection, now: i64) -> Result<Vec<Suppression>> {
    db.prepare_cached("select * from suppressions where until is null or until > ?1 order by since desc, recipient")?
        .query_map([now], |row| {
            Ok(Suppression {
                tenant: row.get("tenant")?,
                recipient: row.get("recipient")?,
                address: row.get("address")?,
                reason: row.get("reason")?,
                since: instant(row.get("since")?),
                until: row.get::<_, Option<i64>>("until")?.map(instant),
            })
        })?
        .collect()
}

/// See `Store::read_setting`.
pub fn read_setting(db: &Connection, name: &str) -> Result<Option<Vec<u8>>> {
    db.prepare_cached("select value from settings where name = ?1")?.query_row([name], |row| row.get(0)).optional()
}

/// See `Store::write_setting`.
pub fn write_setting(db: &Connection, name: &str, value: &[u8], expected: Option<&Option<Vec<u8>>>) -> Result<bool> {
    if let Some(expected) = expected
        && read_setting(db, name)? != *expected
    {
        return Ok(false);
    }
    db.prepare_cached("insert or replace into settings (name, value) values (?1, ?2)")?
        .execute(params![name, value])?;
    Ok(true)
}

/// The sealed columns: table, column, a page of them. The place of a value is `table.column/key`.
const SEALED: [(&str, &str, &str); 7] = [
    ("idempotency", "answer", "select hex(key), answer from idempotency where hex(key) > ?1 order by hex(key) limit ?2"),
    ("parcels", "parcel", "select cast(seq as text), parcel from parcels where seq > cast(?1 as integer) order by seq limit ?2"),
    ("dossiers", "dossier", "select cast(seq as text), dossier from dossiers where seq > cast(?1 as integer) order by seq limit ?2"),
    (
        "attempts",
        "reply",
        "select seq || '.' || number, reply from attempts
         where (seq, number) > (cast(?1 as integer), cast(substr(?1, instr(?1, '.') + 1) as integer)) order by seq, number limit ?2",
    ),
    (
        "suppressions",
        "address",
        "select hex(recipient) || '.' || hex(tenant), address from suppressions where hex(recipient) || '.' || hex(tenant) > ?1 order by 1 limit ?2",
    ),
    // By version: a replacement moves behind the walk, so what is put meanwhile is walked as well.
    ("records", "content", "select cast(version as text), content from records where version > cast(?1 as integer) order by version limit ?2"),
    ("settings", "value", "select name, value from settings where name = 'pepper' and name > ?1 order by 1 limit ?2"),
];

/// See `Store::sealed`.
pub fn sealed(db: &Connection, after: &str, limit: usize) -> Result<Vec<(String, Vec<u8>)>> {
    let (name, key) = after.split_once('/').unwrap_or_default();
    let begin = SEALED.iter().position(|(table, ..)| name.starts_with(table)).unwrap_or(0);
    for (index, (table, column, query)) in SEALED.iter().enumerate().skip(begin) {
        let key = if index == begin { key } else { "" };
        let page: Vec<(String, Vec<u8>)> = db
            .prepare_cached(query)?
            .query_map(params![key, limit], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?
            .collect::<Result<_>>()?;
        if !page.is_empty() {
            return Ok(page.into_iter().map(|(key, value)| (format!("{table}.{column}/{key}"), value)).collect());
        }
    }
    Ok(Vec::new())
}

/// See `Store::reseal`.
pub fn reseal(db: &Connection, place: &str, old: &[u8], new: &[u8]) -> Result<bool> {
    let (name, key) = place.split_once('/').unwrap_or_default();
    let column = name.split_once('.').map_or(name, |(_, column)| column);
    let statement = match column {
        "answer" => "update idempotency set answer = ?3 where hex(key) = ?1 and answer = ?2",
        "parcel" => "update parcels set parcel = ?3 where seq = cast(?1 as integer) and parcel = ?2",
        "dossier" => "update dossiers set dossier = ?3 where seq = cast(?1 as integer) and dossier = ?2",
        "reply" => {
            "update attempts set reply = ?3 where seq = cast(?1 as integer) and number = cast(substr(?1, instr(?1, '.') + 1) as integer) and reply = ?2"
        }
        "address" => {
            "update suppressions set address = ?3 where hex(recipient) || '.' || hex(tenant) = ?1 and address = ?2"
        }
        "content" => "update records set content = ?3 where version = cast(?1 as integer) and content = ?2",
        _ => "update settings set value = ?3 where name = ?1 and value = ?2",
    };
    Ok(db.prepare_cached(statement)?.execute(params![key, old, new])? == 1)
}
