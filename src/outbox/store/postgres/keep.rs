//! What lies beside the deliveries: keys, suppressions, settings, subscribers' cursors; and every sealed value, for a new seal.

use std::time::Duration;

use tokio_postgres::{Row as Record, types::Type};

use super::{
    Value, event,
    pool::{Fault, Tx},
    value,
};
use crate::outbox::store::{ApiKey, Cursor, StoreError, Suppression};

/// Settings whose value is sealed.
const SEALED_SETTINGS: [&str; 1] = ["pepper"];

/// See [`Store::add_key`](crate::outbox::store::Store::add_key).
pub(super) async fn add_key(tx: &Tx, key: &ApiKey) -> Result<(), Fault> {
    let sql = "insert into vocative.api_keys (id, hash, tenant, scopes, note, made, revoked) values ($1, $2, $3, $4, $5, $6, $7)";
    let values: [Value<'_>; 7] = [
        (&key.id, Type::TEXT),
        (&key.hash, Type::BYTEA),
        (&key.tenant, Type::TEXT),
        (&key.scopes, Type::TEXT_ARRAY),
        (&key.note, Type::TEXT),
        (&key.made, Type::TIMESTAMPTZ),
        (&key.revoked, Type::TIMESTAMPTZ),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// See [`Store::keys`](crate::outbox::store::Store::keys).
pub(super) async fn keys(tx: &Tx) -> Result<Vec<ApiKey>, Fault> {
    let of_row = |row: &Record| {
        Ok(ApiKey {
            id: row.try_get("id")?,
            hash: row.try_get("hash")?,
            tenant: row.try_get("tenant")?,
            scopes: row.try_get("scopes")?,
            note: row.try_get("note")?,
            made: value::at(row, "made")?,
            revoked: value::at_if(row, "revoked")?,
        })
    };
    tx.rows("select * from vocative.api_keys order by made, id", &[]).await?.iter().map(of_row).collect()
}

/// See [`Store::revoke_key`](crate::outbox::store::Store::revoke_key).
pub(super) async fn revoke_key(tx: &Tx, id: &str) -> Result<bool, Fault> {
    let sql = "update vocative.api_keys set revoked = clock_timestamp() where id = $1 and revoked is null";
    Ok(tx.run(sql, &[(&id, Type::TEXT)]).await? == 1)
}

/// See [`Store::suppress`](crate::outbox::store::Store::suppress).
pub(super) async fn suppress(tx: &Tx, one: &Suppression) -> Result<(), Fault> {
    let sql = "insert into vocative.suppressions (tenant, recipient, address, reason, since, until) \
        values ($1, $2, $3, $4, $5, $6) on conflict (tenant, recipient) do update set address = excluded.address, \
        reason = excluded.reason, since = excluded.since, until = excluded.until";
    let values: [Value<'_>; 6] = [
        (&one.tenant, Type::TEXT),
        (&one.recipient, Type::BYTEA),
        (&one.address, Type::BYTEA),
        (&one.reason, Type::TEXT),
        (&one.since, Type::TIMESTAMPTZ),
        (&one.until, Type::TIMESTAMPTZ),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// See [`Store::unsuppress`](crate::outbox::store::Store::unsuppress).
pub(super) async fn unsuppress(tx: &Tx, tenant: &str, recipient: &[u8]) -> Result<bool, Fault> {
    let sql = "delete from vocative.suppressions where tenant = $1 and recipient = $2";
    Ok(tx.run(sql, &[(&tenant, Type::TEXT), (&recipient, Type::BYTEA)]).await? == 1)
}

/// See [`Store::suppressions`](crate::outbox::store::Store::suppressions).
pub(super) async fn suppressions(tx: &Tx) -> Result<Vec<Suppression>, Fault> {
    let sql = "select * from vocative.suppressions where until is null or until > clock_timestamp() \
        order by since desc, tenant, recipient";
    let of_row = |row: &Record| {
        Ok(Suppression {
            tenant: row.try_get("tenant")?,
            recipient: row.try_get("recipient")?,
            address: row.try_get("address")?,
            reason: row.try_get("reason")?,
            since: value::at(row, "since")?,
            until: value::at_if(row, "until")?,
        })
    };
    tx.rows(sql, &[]).await?.iter().map(of_row).collect()
}

/// See [`Store::read_setting`](crate::outbox::store::Store::read_setting).
pub(super) async fn read_setting(tx: &Tx, name: &str) -> Result<Option<Vec<u8>>, Fault> {
    let row = tx.row("select value from vocative.settings where name = $1", &[(&name, Type::TEXT)]).await?;
    Ok(row.map(|row| row.try_get("value")).transpose()?)
}

/// See [`Store::write_setting`](crate::outbox::store::Store::write_setting).
pub(super) async fn write_setting(
    tx: &Tx,
    name: &str,
    new: &[u8],
    expected: Option<&Option<Vec<u8>>>,
) -> Result<bool, Fault> {
    let insert = "insert into vocative.settings as s (name, value) values ($1, $2) on conflict (name)";
    let (sql, old) = match expected {
        None => (format!("{insert} do update set value = excluded.value"), None),
        Some(None) => (format!("{insert} do nothing"), None),
        Some(Some(old)) => {
            ("update vocative.settings set value = $2 where name = $1 and value = $3".to_owned(), Some(old))
        }
    };
    let mut values: Vec<Value<'_>> = vec![(&name, Type::TEXT), (&new, Type::BYTEA)];
    if let Some(old) = &old {
        values.push((old, Type::BYTEA));
    }
    Ok(tx.run(&sql, &values).await? == 1)
}

/// See [`Store::probe`](crate::outbox::store::Store::probe).
pub(super) async fn probe(tx: &Tx) -> Result<(), Fault> {
    let sql = "insert into vocative.settings as s (name, value) values ('probe', convert_to(clock_timestamp()::text, 'UTF8')) \
        on conflict (name) do update set value = excluded.value";
    tx.run(sql, &[]).await.map(|_| ())
}

/// See [`Store::take_cursor`](crate::outbox::store::Store::take_cursor).
pub(super) async fn take_cursor(tx: &Tx, name: &str, worker: &str, lease: Duration) -> Result<Option<Cursor>, Fault> {
    let known = "select 1 as one from vocative.cursors where name = $1";
    if tx.row(known, &[(&name, Type::TEXT)]).await?.is_none() {
        let last = event::last(tx).await?;
        let sql = "insert into vocative.cursors (name, seq, due) values ($1, $2, clock_timestamp()) on conflict (name) do nothing";
        tx.run(sql, &[(&name, Type::TEXT), (&last, Type::INT8)]).await?;
    }
    let sql = "update vocative.cursors set worker = $2, lease_until = clock_timestamp() + $3 * interval '1 microsecond' \
        where name = $1 and due <= clock_timestamp() and not gone \
        and (worker is null or worker = $2 or lease_until is null or lease_until <= clock_timestamp()) \
        returning seq, failures, due, gone";
    let span = value::micros(lease);
    let values: [Value<'_>; 3] = [(&name, Type::TEXT), (&worker, Type::TEXT), (&span, Type::INT8)];
    let of_row = |row: Record| {
        Ok(Cursor {
            seq: row.try_get("seq")?,
            failures: u32::try_from(row.try_get::<_, i32>("failures")?).unwrap_or(0),
            due: value::at(&row, "due")?,
            gone: row.try_get("gone")?,
        })
    };
    tx.row(sql, &values).await?.map(of_row).transpose()
}

/// See [`Store::put_cursor`](crate::outbox::store::Store::put_cursor). Whoever lost the turn changes nothing: the next one tells the
/// same events again.
pub(super) async fn put_cursor(tx: &Tx, name: &str, worker: &str, cursor: &Cursor) -> Result<(), Fault> {
    let sql = "update vocative.cursors set seq = $3, failures = $4, due = $5, gone = $6, worker = null, lease_until = null \
        where name = $1 and worker = $2";
    let failures = i32::try_from(cursor.failures).unwrap_or(i32::MAX);
    let values: [Value<'_>; 6] = [
        (&name, Type::TEXT),
        (&worker, Type::TEXT),
        (&cursor.seq, Type::INT8),
        (&failures, Type::INT4),
        (&cursor.due, Type::TIMESTAMPTZ),
        (&cursor.gone, Type::BOOL),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// A column of sealed values: its name in a place, its table, the key as a text, and the key's type for comparing.
struct Column {
    name: &'static str,
    table: &'static str,
    value: &'static str,
    key: &'static str,
    order: &'static str,
    least: &'static str,
    given: &'static str,
}

/// Every one, in the order of their names. `given` makes a key of the text `$1`, `least` is before every key.
const COLUMNS: [Column; 7] = [
    Column {
        name: "attempts.reply",
        table: "vocative.attempts",
        value: "reply",
        key: "id::text",
        order: "id",
        least: "0",
        given: "$1::bigint",
    },
    Column {
        name: "deliveries.dossier",
        table: "vocative.deliveries",
        value: "dossier",
        key: "id::text",
        order: "id",
        least: "00000000-0000-0000-0000-000000000000",
        given: "$1::uuid",
    },
    Column {
        name: "deliveries.parcel",
        table: "vocative.deliveries",
        value: "parcel",
        key: "id::text",
        order: "id",
        least: "00000000-0000-0000-0000-000000000000",
        given: "$1::uuid",
    },
    Column {
        name: "idempotency.answer",
        table: "vocative.idempotency",
        value: "answer",
        key: "space::text || '.' || encode(key, 'hex')",
        order: "(space, key)",
        least: "-1.",
        given: "(split_part($1, '.', 1)::smallint, decode(split_part($1, '.', 2), 'hex'))",
    },
    Column {
        // By version: a replacement moves behind the walk, so most of what is put meanwhile is walked as well.
        name: "records.content",
        table: "vocative.records",
        value: "content",
        key: "version::text",
        order: "version",
        least: "0",
        given: "$1::bigint",
    },
    Column {
        name: "settings.value",
        table: "vocative.settings",
        value: "value",
        key: "name",
        order: "name",
        least: "",
        given: "$1",
    },
    Column {
        name: "suppressions.address",
        table: "vocative.suppressions",
        value: "address",
        key: "encode(convert_to(tenant, 'UTF8'), 'hex') || '.' || encode(recipient, 'hex')",
        order: "(tenant, recipient)",
        least: ".",
        given: "(convert_from(decode(split_part($1, '.', 1), 'hex'), 'UTF8'), decode(split_part($1, '.', 2), 'hex'))",
    },
];

impl Column {
    /// Settings are sealed by name only.
    fn only(&self) -> String {
        if self.table != "vocative.settings" {
            return "true".to_owned();
        }
        let names: Vec<String> = SEALED_SETTINGS.iter().map(|name: &&str| format!("'{name}'")).collect();
        if names.is_empty() { "false".to_owned() } else { format!("name in ({})", names.join(", ")) }
    }
}

fn place_of(place: &str) -> (&str, &str) {
    place.split_once('/').unwrap_or((place, ""))
}

/// See [`Store::sealed`](crate::outbox::store::Store::sealed). A place is `table.column/key`.
pub(super) async fn sealed(tx: &Tx, after: &str, limit: usize) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let (name, key) = place_of(after);
    let mut found = Vec::new();
    for column in COLUMNS.iter().filter(|column| column.name >= name) {
        let from = if column.name == name && !key.is_empty() { key } else { column.least };
        let sql = format!(
            "select {} as place, {} as sealed from {} where {} > {} and {} <> '' and {} order by {} limit $2",
            column.key,
            column.value,
            column.table,
            column.order,
            column.given,
            column.value,
            column.only(),
            column.order.trim_matches(['(', ')']),
        );
        let room = value::limit(limit - found.len());
        for row in tx.rows(&sql, &[(&from, Type::TEXT), (&room, Type::INT8)]).await? {
            found.push((format!("{}/{}", column.name, row.try_get::<_, &str>("place")?), row.try_get("sealed")?));
        }
        if found.len() >= limit {
            break;
        }
    }
    Ok(found)
}

/// See [`Store::reseal`](crate::outbox::store::Store::reseal).
pub(super) async fn reseal(tx: &Tx, place: &str, old: &[u8], new: &[u8]) -> Result<bool, Fault> {
    let (name, key) = place_of(place);
    let Some(column) = COLUMNS.iter().find(|column| column.name == name) else {
        return Err(StoreError::Internal(format!("there is no sealed value at {place:?}")).into());
    };
    let sql = format!(
        "update {} set {} = $3 where {} = {} and {} = $2 and {}",
        column.table,
        column.value,
        column.order,
        column.given,
        column.value,
        column.only()
    );
    Ok(tx.run(&sql, &[(&key, Type::TEXT), (&old, Type::BYTEA), (&new, Type::BYTEA)]).await? == 1)
}
