//! Records: what is kept by name beside deliveries.

use std::collections::BTreeMap;

use jiff::Timestamp;
use tokio_postgres::{Row, types::Type};

use super::{
    Value,
    pool::{Fault, Tx},
    value,
};
use crate::outbox::store::{Expected, Put, Record, RecordKey};

/// Every column of a record, its keys among them, so that one statement reads them of one instant.
const COLUMNS: &str = "r.kind, r.tenant, r.id, r.content, r.version, r.made, r.until, \
    array(select k.key from vocative.record_keys k where k.kind = r.kind and k.tenant = r.tenant and k.id = r.id \
        order by k.key) as keys, \
    array(select k.exclusive from vocative.record_keys k where k.kind = r.kind and k.tenant = r.tenant and k.id = r.id \
        order by k.key) as exclusive";
/// Those that are there for anybody to see.
const LIVE: &str = "(r.until is null or r.until > statement_timestamp())";

fn of_row(row: &Row) -> Result<Record, Fault> {
    let keys: Vec<Vec<u8>> = row.try_get("keys")?;
    let exclusive: Vec<bool> = row.try_get("exclusive")?;
    Ok(Record {
        kind: row.try_get("kind")?,
        tenant: row.try_get("tenant")?,
        id: row.try_get("id")?,
        content: row.try_get("content")?,
        keys: keys.into_iter().zip(exclusive).map(|(key, exclusive)| RecordKey { key, exclusive }).collect(),
        until: value::at_if(row, "until")?,
        version: row.try_get("version")?,
        made: value::at(row, "made")?,
    })
}

/// See [`Store::put_record`](crate::outbox::store::Store::put_record).
///
/// Those that put records of one kind take turns until they are committed. So versions of a kind are in the order of commits, and whoever
/// remembers the latest one misses nothing that comes later; and no two that exclude one another pass their looks at once. (Locks are taken
/// in one order: the kind, the record, then others whose time is over.)
pub(super) async fn put(tx: &Tx, record: &Record, expected: Expected) -> Result<Put, Fault> {
    let lock = "select pg_advisory_xact_lock(hashtext('vocative.records'), hashtext($1))";
    tx.rows(lock, &[(&record.kind, Type::TEXT)]).await?;
    // One instant for all that follows, and one after the wait for the turn.
    let now = value::at(&tx.one("select clock_timestamp() as now", &[]).await?, "now")?;
    let old = "select version, made from vocative.records where kind = $1 and tenant = $2 and id = $3 \
        and (until is null or until > $4) for update";
    let values: [Value<'_>; 4] =
        [(&record.kind, Type::TEXT), (&record.tenant, Type::TEXT), (&record.id, Type::TEXT), (&now, Type::TIMESTAMPTZ)];
    let old: Option<(i64, Timestamp)> = match tx.row(old, &values).await? {
        Some(row) => Some((row.try_get("version")?, value::at(&row, "made")?)),
        None => None,
    };
    let holds = match expected {
        Expected::Nothing => old.is_none(),
        Expected::Version(version) => old.is_some_and(|(known, _)| known == version),
        Expected::Anything => true,
    };
    if !holds {
        return Ok(Put::Stale);
    }
    let mut all = BTreeMap::<&[u8], bool>::new();
    for key in &record.keys {
        *all.entry(&key.key).or_default() |= key.exclusive;
    }
    let (keys, exclusive): (Vec<&[u8]>, Vec<bool>) = all.into_iter().unzip();
    if !keys.is_empty() && !make_room(tx, record, &keys, &exclusive, now).await? {
        return Ok(Put::Taken);
    }
    let made = old.map_or(now, |(_, made)| made);
    let version = write(tx, record, made).await?;
    put_keys(tx, record, &keys, &exclusive).await?;
    Ok(Put::Done(version))
}

/// Removes the other records that may not have one of the keys beside this one, if the time of all of them is over. `false`: of one it is not,
/// and all are left.
async fn make_room(
    tx: &Tx,
    record: &Record,
    keys: &[&[u8]],
    exclusive: &[bool],
    now: Timestamp,
) -> Result<bool, Fault> {
    let sql = "select distinct r.id, r.until is null or r.until > $6 as live from unnest($4::bytea[], $5::boolean[]) as g (key, exclusive) \
        join vocative.record_keys k on k.kind = $1 and k.tenant = $2 and k.key = g.key and k.id <> $3 and (k.exclusive or g.exclusive) \
        join vocative.records r on r.kind = k.kind and r.tenant = k.tenant and r.id = k.id";
    let values: [Value<'_>; 6] = [
        (&record.kind, Type::TEXT),
        (&record.tenant, Type::TEXT),
        (&record.id, Type::TEXT),
        (&keys, Type::BYTEA_ARRAY),
        (&exclusive, Type::BOOL_ARRAY),
        (&now, Type::TIMESTAMPTZ),
    ];
    let mut over: Vec<String> = Vec::new();
    for row in tx.rows(sql, &values).await? {
        if row.try_get("live")? {
            return Ok(false);
        }
        over.push(row.try_get("id")?);
    }
    if !over.is_empty() {
        let sql = "delete from vocative.records where kind = $1 and tenant = $2 and id = any ($3)";
        tx.run(sql, &[(&record.kind, Type::TEXT), (&record.tenant, Type::TEXT), (&over, Type::TEXT_ARRAY)]).await?;
    }
    Ok(true)
}

/// Writes the record with the next version, and gives it.
async fn write(tx: &Tx, record: &Record, made: Timestamp) -> Result<i64, Fault> {
    let sql = "with drawn as (insert into vocative.record_kinds (kind, latest) values ($1, nextval('vocative.record_seq')) \
            on conflict (kind) do update set latest = excluded.latest returning latest) \
        insert into vocative.records (kind, tenant, id, content, version, made, until) select $1, $2, $3, $4, latest, $5, $6 from drawn \
        on conflict (kind, tenant, id) do update set content = excluded.content, version = excluded.version, \
            made = excluded.made, until = excluded.until returning version";
    let values: [Value<'_>; 6] = [
        (&record.kind, Type::TEXT),
        (&record.tenant, Type::TEXT),
        (&record.id, Type::TEXT),
        (&record.content, Type::BYTEA),
        (&made, Type::TIMESTAMPTZ),
        (&record.until, Type::TIMESTAMPTZ),
    ];
    Ok(tx.one(sql, &values).await?.try_get("version")?)
}

/// Makes these the keys of the record. What stays as it is is not written again.
async fn put_keys(tx: &Tx, record: &Record, keys: &[&[u8]], exclusive: &[bool]) -> Result<(), Fault> {
    let sql = "with gone as (delete from vocative.record_keys where kind = $1 and tenant = $2 and id = $3 and key <> all ($4::bytea[])) \
        insert into vocative.record_keys as k (kind, tenant, key, id, exclusive) \
        select $1, $2, g.key, $3, g.exclusive from unnest($4::bytea[], $5::boolean[]) as g (key, exclusive) \
        on conflict (kind, tenant, key, id) do update set exclusive = excluded.exclusive \
            where k.exclusive <> excluded.exclusive";
    let values: [Value<'_>; 5] = [
        (&record.kind, Type::TEXT),
        (&record.tenant, Type::TEXT),
        (&record.id, Type::TEXT),
        (&keys, Type::BYTEA_ARRAY),
        (&exclusive, Type::BOOL_ARRAY),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// See [`Store::find_record`](crate::outbox::store::Store::find_record).
pub(super) async fn find(tx: &Tx, kind: &str, tenant: &str, id: &str) -> Result<Option<Record>, Fault> {
    let sql = format!(
        "select {COLUMNS} from vocative.records r where r.kind = $1 and r.tenant = $2 and r.id = $3 and {LIVE}"
    );
    let found = tx.row(&sql, &[(&kind, Type::TEXT), (&tenant, Type::TEXT), (&id, Type::TEXT)]).await?;
    found.as_ref().map(of_row).transpose()
}

/// See [`Store::records_by_key`](crate::outbox::store::Store::records_by_key).
pub(super) async fn by_key(tx: &Tx, kind: &str, tenant: &str, key: &[u8]) -> Result<Vec<Record>, Fault> {
    let sql = format!(
        "select {COLUMNS} from vocative.record_keys f join vocative.records r on r.kind = f.kind and r.tenant = f.tenant and r.id = f.id \
         where f.kind = $1 and f.tenant = $2 and f.key = $3 and {LIVE} order by r.made, r.id"
    );
    let values: [Value<'_>; 3] = [(&kind, Type::TEXT), (&tenant, Type::TEXT), (&key, Type::BYTEA)];
    tx.rows(&sql, &values).await?.iter().map(of_row).collect()
}

/// See [`Store::records`](crate::outbox::store::Store::records).
pub(super) async fn page(
    tx: &Tx,
    kind: &str,
    tenant: &str,
    from: usize,
    limit: usize,
) -> Result<(Vec<Record>, u64), Fault> {
    let sql =
        format!("select count(*) as count from vocative.records r where r.kind = $1 and r.tenant = $2 and {LIVE}");
    let count = tx.one(&sql, &[(&kind, Type::TEXT), (&tenant, Type::TEXT)]).await?;
    // Keys are looked up for the page only, not for what it passes over.
    let sql = format!(
        "select {COLUMNS} from (select * from vocative.records r where r.kind = $1 and r.tenant = $2 and {LIVE} \
         order by r.made, r.id limit $3 offset $4) as r order by r.made, r.id"
    );
    let (from, limit) = (value::limit(from), value::limit(limit));
    let values: [Value<'_>; 4] =
        [(&kind, Type::TEXT), (&tenant, Type::TEXT), (&limit, Type::INT8), (&from, Type::INT8)];
    let found = tx.rows(&sql, &values).await?.iter().map(of_row).collect::<Result<_, _>>()?;
    Ok((found, value::count(&count, "count")?))
}

/// See [`Store::remove_record`](crate::outbox::store::Store::remove_record). One whose time is over goes too, though there was none for
/// anybody to see.
pub(super) async fn remove(tx: &Tx, kind: &str, tenant: &str, id: &str) -> Result<bool, Fault> {
    let sql = "delete from vocative.records where kind = $1 and tenant = $2 and id = $3 \
        returning until is null or until > statement_timestamp() as live";
    let gone = tx.row(sql, &[(&kind, Type::TEXT), (&tenant, Type::TEXT), (&id, Type::TEXT)]).await?;
    Ok(gone.map(|row| row.try_get("live")).transpose()?.unwrap_or(false))
}

/// See [`Store::latest_record`](crate::outbox::store::Store::latest_record).
pub(super) async fn latest(tx: &Tx, kind: &str) -> Result<i64, Fault> {
    let row = tx.row("select latest from vocative.record_kinds where kind = $1", &[(&kind, Type::TEXT)]).await?;
    Ok(row.map(|row| row.try_get("latest")).transpose()?.unwrap_or(0))
}
