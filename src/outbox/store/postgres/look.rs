//! An operator's side: to look, to call back, to hurry, to keep back, to forget.

use jiff::Timestamp;
use tokio_postgres::{Row as Record, types::Type};

use super::{
    Value, event,
    pool::{Fault, Tx},
    value,
};
use crate::outbox::{
    delivery::{Attempt, Lane, Row, State},
    store::{Cancelled, Filter, Hastened, Stats},
};

const COLUMNS: &str = "id::text, seq, tenant, lane, state, email, locale, brand, message_id, degraded, possible_duplicate, \
    accepted, changed, due, not_after, attempts, held, revoked, recipient, dossier";

fn of_row(row: &Record, parcel: Option<Vec<u8>>) -> Result<Row, Fault> {
    Ok(Row {
        id: row.try_get("id")?,
        seq: row.try_get("seq")?,
        tenant: row.try_get("tenant")?,
        lane: Lane::at(i64::from(row.try_get::<_, i16>("lane")?)),
        state: value::state(row, "state")?,
        email: row.try_get("email")?,
        locale: row.try_get("locale")?,
        brand: row.try_get("brand")?,
        message_id: row.try_get("message_id")?,
        degraded: row.try_get("degraded")?,
        possible_duplicate: row.try_get("possible_duplicate")?,
        accepted: value::at(row, "accepted")?,
        changed: value::at(row, "changed")?,
        due: value::at(row, "due")?,
        not_after: value::at(row, "not_after")?,
        attempts: u32::try_from(row.try_get::<_, i32>("attempts")?).unwrap_or(0),
        held: row.try_get("held")?,
        revoked: value::state_if(row, "revoked")?,
        recipient: row.try_get("recipient")?,
        parcel: parcel.filter(|parcel| !parcel.is_empty()),
        dossier: row.try_get("dossier")?,
    })
}

/// See [`Store::find`](crate::outbox::store::Store::find).
pub(super) async fn find(tx: &Tx, id: &str, parcel: bool) -> Result<Option<(Row, Vec<Attempt>)>, Fault> {
    let sql = format!(
        "select {COLUMNS}, case when $2 then parcel end as parcel from vocative.deliveries where id = $1::uuid"
    );
    let Some(found) = tx.row(&sql, &[(&id, Type::TEXT), (&parcel, Type::BOOL)]).await? else { return Ok(None) };
    let attempts = attempts(tx, &[id]).await?.pop().unwrap_or_default();
    Ok(Some((of_row(&found, found.try_get("parcel")?)?, attempts)))
}

/// See [`Store::attempts`](crate::outbox::store::Store::attempts).
pub(super) async fn attempts(tx: &Tx, ids: &[&str]) -> Result<Vec<Vec<Attempt>>, Fault> {
    let sql = "select g.n, a.at, a.phase, a.outcome, a.code, a.reply from unnest($1::text[]) with ordinality as g (id, n) \
        join vocative.attempts a on a.delivery = g.id::uuid order by a.id";
    let mut found: Vec<Vec<Attempt>> = vec![Vec::new(); ids.len()];
    for row in tx.rows(sql, &[(&ids, Type::TEXT_ARRAY)]).await? {
        let place = usize::try_from(row.try_get::<_, i64>("n")? - 1).unwrap_or(usize::MAX);
        if let Some(attempts) = found.get_mut(place) {
            attempts.push(Attempt {
                at: value::at(&row, "at")?,
                phase: row.try_get("phase")?,
                outcome: row.try_get("outcome")?,
                code: value::code(&row, "code")?,
                reply: row.try_get("reply")?,
            });
        }
    }
    Ok(found)
}

/// See [`Store::list`](crate::outbox::store::Store::list).
pub(super) async fn list(tx: &Tx, filter: &Filter) -> Result<Vec<Row>, Fault> {
    let state = filter.state.map(State::as_str);
    let limit = value::limit(filter.limit);
    let given: [(&str, bool, Value<'_>); 5] = [
        ("tenant =", filter.tenant.is_some(), (&filter.tenant, Type::TEXT)),
        ("recipient <> '' and recipient =", filter.recipient.is_some(), (&filter.recipient, Type::BYTEA)),
        ("state =", state.is_some(), (&state, Type::TEXT)),
        ("email =", filter.email.is_some(), (&filter.email, Type::TEXT)),
        ("seq <", filter.before.is_some(), (&filter.before, Type::INT8)),
    ];
    // Only what is asked for is written down, so that each question can use its index.
    let mut sql = format!("select {COLUMNS} from vocative.deliveries where true");
    let mut values: Vec<Value<'_>> = Vec::new();
    for (clause, _, value) in given.into_iter().filter(|(_, asked, _)| *asked) {
        values.push(value);
        sql.push_str(&format!(" and {clause} ${}", values.len()));
    }
    values.push((&limit, Type::INT8));
    sql.push_str(&format!(" order by seq desc limit ${}", values.len()));
    tx.rows(&sql, &values).await?.iter().map(|row| of_row(row, None)).collect()
}

/// The state of a delivery, locked, and whether an attempt may have delivered it.
async fn locked(tx: &Tx, id: &str) -> Result<Option<(State, bool)>, Fault> {
    let sql = "select state, maybe_delivered from vocative.deliveries where id = $1::uuid for update";
    let row = tx.row(sql, &[(&id, Type::TEXT)]).await?;
    row.map(|row| Ok((value::state(&row, "state")?, row.try_get("maybe_delivered")?))).transpose()
}

/// See [`Store::cancel`](crate::outbox::store::Store::cancel).
pub(super) async fn cancel(tx: &Tx, id: &str) -> Result<Cancelled, Fault> {
    let Some((state, maybe_delivered)) = locked(tx, id).await? else { return Ok(Cancelled::NoSuch) };
    if state.is_end() {
        return Ok(Cancelled::TooLate(state));
    }
    call_back(tx, id, state).await?;
    Ok(match state {
        State::Sending => Cancelled::Sending,
        // What may have been delivered cannot be said to have been called back.
        _ if maybe_delivered => Cancelled::TooLate(State::Unknown),
        _ => Cancelled::Done,
    })
}

/// Ends a waiting one as cancelled, or asks its worker not to hand it over. The row is locked.
async fn call_back(tx: &Tx, id: &str, state: State) -> Result<(), Fault> {
    if state == State::Sending {
        // One that was superseded stays so: that is why it must not go out.
        let sql = "update vocative.deliveries set revoked = coalesce(revoked, 'cancelled') where id = $1::uuid";
        tx.run(sql, &[(&id, Type::TEXT)]).await?;
        tx.hint(format!("revoked:{id}"));
        return Ok(());
    }
    let sql = "update vocative.deliveries set state = case when maybe_delivered then 'unknown' else 'cancelled' end, parcel = '', held = false, changed = clock_timestamp() \
        where id = $1::uuid";
    tx.run(sql, &[(&id, Type::TEXT)]).await?;
    event::note(tx, id, None).await
}

/// See [`Store::hasten`](crate::outbox::store::Store::hasten).
pub(super) async fn hasten(tx: &Tx, id: &str) -> Result<Hastened, Fault> {
    let Some((state, _)) = locked(tx, id).await? else { return Ok(Hastened::NoSuch) };
    if state == State::Sending {
        return Ok(Hastened::Sending);
    }
    if state.is_end() {
        return Ok(Hastened::TooLate(state));
    }
    let sql = "update vocative.deliveries set due = least(due, clock_timestamp()), held = false where id = $1::uuid";
    tx.run(sql, &[(&id, Type::TEXT)]).await?;
    tx.hint("due".to_owned());
    Ok(Hastened::Done)
}

/// See [`Store::keep_back`](crate::outbox::store::Store::keep_back). One whose worker is gone is as good as waiting: in a restored
/// database that is every one that was in flight when the copy was made.
pub(super) async fn keep_back(tx: &Tx, before: Timestamp) -> Result<u64, Fault> {
    let sql = "update vocative.deliveries set held = true where accepted < $1 and not held and (state in ('accepted', 'queued', \
        'deferred') or state = 'sending' and lease_until <= clock_timestamp())";
    tx.run(sql, &[(&before, Type::TIMESTAMPTZ)]).await
}

/// See [`Store::release`](crate::outbox::store::Store::release).
pub(super) async fn release(tx: &Tx) -> Result<u64, Fault> {
    tx.hint("due".to_owned());
    tx.run("update vocative.deliveries set held = false where held", &[]).await
}

/// See [`Store::stats`](crate::outbox::store::Store::stats).
pub(super) async fn stats(tx: &Tx) -> Result<Stats, Fault> {
    let mut stats = Stats::default();
    let sql = "select lane, state, count(*) as count, count(*) filter (where held) as held, min(due) filter (where not held \
        and due <= statement_timestamp() and state in ('accepted', 'queued', 'deferred')) as oldest, \
        statement_timestamp() as now from vocative.deliveries group by lane, state order by lane, state";
    let mut oldest = [None; 3];
    for row in tx.rows(sql, &[]).await? {
        let lane = Lane::at(i64::from(row.try_get::<_, i16>("lane")?));
        stats.counts.push((lane, value::state(&row, "state")?, value::count(&row, "count")?));
        stats.held += value::count(&row, "held")?;
        if let (Some(due), Some(known)) = (value::at_if(&row, "oldest")?, oldest.get_mut(lane.place())) {
            *known = Some(known.map_or(due, |known: Timestamp| known.min(due)));
        }
    }
    stats.oldest = Lane::ALL.into_iter().zip(oldest).filter_map(|(lane, due)| Some((lane, due?))).collect();
    stats.now = Some(value::at(&tx.one("select clock_timestamp() as now", &[]).await?, "now")?);
    Ok(stats)
}

/// See [`Store::purge`](crate::outbox::store::Store::purge).
pub(super) async fn purge(tx: &Tx, before: Timestamp, most: usize) -> Result<u64, Fault> {
    let most = value::limit(most);
    let values: [Value<'_>; 2] = [(&before, Type::TIMESTAMPTZ), (&most, Type::INT8)];
    let sql = "with old as (select id from vocative.deliveries where changed < $1 and state not in ('accepted', 'queued', \
        'deferred', 'sending') order by changed limit $2 for update skip locked), \
        tried as (delete from vocative.attempts a using old where a.delivery = old.id) \
        delete from vocative.deliveries d using old where d.id = old.id";
    let purged = tx.run(sql, &values).await?;
    // The rest in the same strides: many small transactions rather than one that nobody can wait for.
    let strides = value::limit(usize::try_from(most).unwrap_or(0).saturating_mul(10).max(1000));
    let sql =
        "delete from vocative.events where id in (select id from vocative.events where at < $1 order by at limit $2)";
    tx.run(sql, &[(&before, Type::TIMESTAMPTZ), (&strides, Type::INT8)]).await?;
    for sql in [
        "delete from vocative.idempotency where (space, key) in (select space, key from vocative.idempotency \
            where until <= statement_timestamp() order by until limit $1 for update skip locked)",
        "delete from vocative.buckets where bucket in (select bucket from vocative.buckets \
            where tat <= statement_timestamp() order by tat limit $1 for update skip locked)",
        "delete from vocative.records where version in (select version from vocative.records \
            where until <= statement_timestamp() order by until limit $1 for update skip locked)",
    ] {
        tx.run(sql, &[(&strides, Type::INT8)]).await?;
    }
    Ok(purged)
}

/// See [`Store::erase`](crate::outbox::store::Store::erase). What is in flight is called back.
pub(super) async fn erase(tx: &Tx, recipient: &[u8]) -> Result<u64, Fault> {
    if recipient.is_empty() {
        // Nobody's: these are only accepted, or erased already.
        return Ok(0);
    }
    let sql = "select id::text, state from vocative.deliveries where recipient = $1 and recipient <> '' order by seq for update";
    let rows = tx.rows(sql, &[(&recipient, Type::BYTEA)]).await?;
    for row in &rows {
        let state = value::state(row, "state")?;
        if !state.is_end() {
            call_back(tx, row.try_get("id")?, state).await?;
        }
    }
    let ids = rows.iter().map(|row| row.try_get("id")).collect::<Result<Vec<&str>, _>>()?;
    let sql = "with wiped as (update vocative.deliveries set dossier = '', recipient = '', domain = '', group_key = null \
        where id = any ($1::text[]::uuid[]) returning id) \
        update vocative.attempts a set reply = '' from wiped where a.delivery = wiped.id and a.reply <> ''";
    tx.run(sql, &[(&ids, Type::TEXT_ARRAY)]).await?;
    // Still not written to, but nobody can read who it is.
    tx.run("update vocative.suppressions set address = '' where recipient = $1", &[(&recipient, Type::BYTEA)]).await?;
    Ok(rows.len().try_into().unwrap_or(0))
}
