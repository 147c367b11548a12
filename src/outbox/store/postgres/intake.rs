//! Acceptance: keys, limits, superseding and rows in one transaction; and the admission of a request that was rendered later.

use std::time::Duration;

use jiff::Timestamp;
use tokio_postgres::types::Type;

use super::{
    event,
    pool::{Fault, Tx},
    value,
};
use crate::outbox::{
    delivery::{Hold, NewDelivery, State},
    store::{Acceptance, Accepted, IdempotencyKey, Toll},
};

/// See [`Store::accept`](crate::outbox::store::Store::accept). Locks are taken in one order everywhere: key, limits, groups, deliveries.
pub(super) async fn accept(tx: &Tx, acceptance: &Acceptance) -> Result<Accepted, Fault> {
    if let Some(key) = &acceptance.key
        && let Some(known) = recall(tx, key).await?
    {
        tx.abandon();
        return Ok(known);
    }
    let mut tolls: Vec<&Toll> = acceptance.limits.iter().filter(|toll| toll.count > 0).collect();
    tolls.sort_by(|a, b| a.bucket.cmp(&b.bucket));
    for toll in tolls {
        if let Some(retry_after) = pay(tx, toll).await? {
            tx.abandon();
            return Ok(Accepted::Limited { name: toll.name, retry_after });
        }
    }
    let all: Vec<&NewDelivery> = acceptance.deliveries.iter().collect();
    lock_groups(tx, &all).await?;
    let (seqs, suppressed) = draw(tx, &all).await?;
    let states: Vec<State> = (0..all.len()).map(|n| first_state(&all, &suppressed, n)).collect();
    for (delivery, seq) in all.iter().zip(&seqs) {
        if let Some(group) = &delivery.group {
            supersede(tx, group, *seq).await?;
        }
    }
    insert(tx, &all, &seqs, &states).await?;
    if states.iter().any(|state| state.is_waiting()) {
        tx.hint("due".to_owned());
    }
    Ok(Accepted::New(states))
}

/// What becomes of the `n`th of those that are accepted together.
fn first_state(all: &[&NewDelivery], suppressed: &[bool], n: usize) -> State {
    let Some(this) = all.get(n) else { return State::Queued };
    let newer = all.iter().skip(n + 1).any(|other| other.group.is_some() && other.group == this.group);
    if suppressed.get(n).copied().unwrap_or(false) {
        State::Suppressed
    } else if newer {
        State::Superseded
    } else {
        this.begins()
    }
}

/// Writes the key, or finds what it stood for. Waits while another transaction with the same key is under way.
async fn recall(tx: &Tx, key: &IdempotencyKey) -> Result<Option<Accepted>, Fault> {
    let fresh = "insert into vocative.idempotency as i (space, key, body, answer, until) \
        values (0, $1, $2, $3, clock_timestamp() + $4 * interval '1 microsecond') \
        on conflict (space, key) do update set body = excluded.body, answer = excluded.answer, until = excluded.until \
        where i.until <= clock_timestamp()";
    let keep = value::micros(key.keep);
    let values: [super::Value<'_>; 4] =
        [(&key.key, Type::BYTEA), (&key.body, Type::BYTEA), (&key.answer, Type::BYTEA), (&keep, Type::INT8)];
    if tx.run(fresh, &values).await? == 1 {
        return Ok(None);
    }
    let known = "select body, answer from vocative.idempotency where space = 0 and key = $1";
    let row = tx.one(known, &[(&key.key, Type::BYTEA)]).await?;
    let same = row.try_get::<_, &[u8]>("body")? == key.body.as_slice();
    Ok(Some(if same { Accepted::Again(row.try_get("answer")?) } else { Accepted::Conflict }))
}

/// Counts against a limit, or says how long there is to wait.
async fn pay(tx: &Tx, toll: &Toll) -> Result<Option<Duration>, Fault> {
    let cost = value::micros(toll.every.saturating_mul(toll.count));
    let most = value::micros(toll.every.saturating_mul(toll.burst));
    if toll.count > toll.burst {
        // It would not fit even after a long rest.
        return Ok(Some(toll.every.saturating_mul(toll.count)));
    }
    let take = "insert into vocative.buckets as b (bucket, tat) values ($1, clock_timestamp() + $2 * interval '1 microsecond') \
        on conflict (bucket) do update set tat = greatest(b.tat, clock_timestamp()) + $2 * interval '1 microsecond' \
        where greatest(b.tat, clock_timestamp()) + ($2 - $3) * interval '1 microsecond' <= clock_timestamp()";
    let values: [super::Value<'_>; 3] = [(&toll.bucket, Type::BYTEA), (&cost, Type::INT8), (&most, Type::INT8)];
    if tx.run(take, &values).await? == 1 {
        return Ok(None);
    }
    let wait = "select ceil(extract(epoch from tat - clock_timestamp()) * 1000000)::bigint + $2 - $3 as wait \
        from vocative.buckets where bucket = $1";
    let row = tx.one(wait, &values).await?;
    let micros = u64::try_from(row.try_get::<_, i64>("wait")?).unwrap_or(0);
    Ok(Some(Duration::from_micros(micros.max(1))))
}

/// Takes the lock of every group until the end of the transaction, always in the same order. It must come before a place in the
/// order is drawn: then the order of places within a group is the order of commits, and no two supersede each other.
async fn lock_groups(tx: &Tx, all: &[&NewDelivery]) -> Result<(), Fault> {
    let mut groups: Vec<i64> = all.iter().filter_map(|delivery| delivery.group.as_deref()).map(lock_number).collect();
    groups.sort_unstable();
    groups.dedup();
    if !groups.is_empty() {
        tx.rows("select pg_advisory_xact_lock(k) from unnest($1) as k", &[(&groups, Type::INT8_ARRAY)]).await?;
    }
    Ok(())
}

/// The number under which a group is locked. The group is a keyed hash, so its first octets are as good as any.
fn lock_number(group: &[u8]) -> i64 {
    let mut octets = [0u8; 8];
    for (to, from) in octets.iter_mut().zip(group) {
        *to = *from;
    }
    i64::from_be_bytes(octets)
}

/// A place in the order for each, and whether its recipient is suppressed.
async fn draw(tx: &Tx, all: &[&NewDelivery]) -> Result<(Vec<i64>, Vec<bool>), Fault> {
    let tenants: Vec<&str> = all.iter().map(|delivery| delivery.tenant.as_str()).collect();
    let recipients: Vec<&[u8]> = all.iter().map(|delivery| delivery.recipient.as_slice()).collect();
    let sql = "select n, nextval('vocative.delivery_seq') as seq, r <> '' and exists (select 1 from vocative.suppressions s \
        where s.recipient = r and s.tenant in (t, '') and (s.until is null or s.until > clock_timestamp())) as suppressed \
        from unnest($1, $2) with ordinality as given (t, r, n) order by n";
    let rows = tx.rows(sql, &[(&tenants, Type::TEXT_ARRAY), (&recipients, Type::BYTEA_ARRAY)]).await?;
    let mut seqs = rows.iter().map(|row| row.try_get("seq")).collect::<Result<Vec<i64>, _>>()?;
    seqs.sort_unstable();
    let suppressed = rows.iter().map(|row| row.try_get("suppressed")).collect::<Result<Vec<bool>, _>>()?;
    Ok((seqs, suppressed))
}

/// Ends what waits of a group and calls back what is in flight, if it is older than `seq`. One statement: it decides by each row as
/// it is when its lock is had, so none slips from one state to the other in between.
async fn supersede(tx: &Tx, group: &[u8], seq: i64) -> Result<(), Fault> {
    let sql = "update vocative.deliveries set \
        revoked = case when state = 'sending' then 'superseded' end, \
        changed = case when state = 'sending' then changed else clock_timestamp() end, \
        parcel = case when state = 'sending' then parcel else '' end, \
        held = held and state = 'sending', \
        state = case when state = 'sending' then 'sending' when maybe_delivered then 'unknown' else 'superseded' end \
        where group_key = $1 and seq < $2 and state in ('accepted', 'queued', 'deferred', 'sending') \
        returning id::text, state";
    for row in tx.rows(sql, &[(&group, Type::BYTEA), (&seq, Type::INT8)]).await? {
        let id: String = row.try_get("id")?;
        if value::state(&row, "state")? == State::Sending {
            tx.hint(format!("revoked:{id}"));
        } else {
            event::note(tx, &id, None).await?;
        }
    }
    Ok(())
}

async fn insert(tx: &Tx, all: &[&NewDelivery], seqs: &[i64], states: &[State]) -> Result<(), Fault> {
    fn column<'a, T>(all: &[&'a NewDelivery], of: impl Fn(&'a NewDelivery) -> T) -> Vec<T> {
        all.iter().map(|delivery| of(delivery)).collect()
    }
    let sql = "with fresh as (insert into vocative.deliveries (id, seq, tenant, lane, state, unrendered, email, locale, brand, \
        message_id, degraded, recipient, domain, sender, due, not_after, keep_unknown, group_key, parcel, dossier) \
        select id::uuid, seq, tenant, lane, state, state = 'accepted', email, locale, brand, message_id, degraded, recipient, \
        domain, sender, due, not_after, keep_unknown, group_key, parcel, dossier \
        from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) as given (id, seq, \
        tenant, lane, state, email, locale, brand, message_id, degraded, recipient, domain, sender, due, not_after, \
        keep_unknown, group_key, parcel, dossier) returning *) \
        insert into vocative.events (at, delivery, tenant, email, locale, state, degraded, possible_duplicate) \
        select changed, id, tenant, email, locale, state, degraded, false from fresh order by seq";
    let lanes: Vec<i16> = column(all, |d| i16::try_from(d.lane.place()).unwrap_or(2));
    let words: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
    // What has ended needs no parcel any more.
    let parcels: Vec<&[u8]> =
        all.iter().zip(states).map(|(d, state)| if state.is_end() { &[] } else { d.parcel.as_slice() }).collect();
    tx.run(
        sql,
        &[
            (&column(all, |d| d.id.as_str()), Type::TEXT_ARRAY),
            (&seqs, Type::INT8_ARRAY),
            (&column(all, |d| d.tenant.as_str()), Type::TEXT_ARRAY),
            (&lanes, Type::INT2_ARRAY),
            (&words, Type::TEXT_ARRAY),
            (&column(all, |d| d.email.as_str()), Type::TEXT_ARRAY),
            (&column(all, |d| d.locale.as_str()), Type::TEXT_ARRAY),
            (&column(all, |d| d.brand.as_deref()), Type::TEXT_ARRAY),
            (&column(all, |d| d.message_id.as_deref()), Type::TEXT_ARRAY),
            (&column(all, |d| d.degraded), Type::BOOL_ARRAY),
            (&column(all, |d| d.recipient.as_slice()), Type::BYTEA_ARRAY),
            (&column(all, |d| d.domain.as_slice()), Type::BYTEA_ARRAY),
            (&column(all, |d| d.sender.as_str()), Type::TEXT_ARRAY),
            (&column(all, |d| d.due), Type::TIMESTAMPTZ_ARRAY),
            (&column(all, |d| d.not_after), Type::TIMESTAMPTZ_ARRAY),
            (&column(all, |d| d.hold), Type::BOOL_ARRAY),
            (&column(all, |d| d.group.as_deref()), Type::BYTEA_ARRAY),
            (&parcels, Type::BYTEA_ARRAY),
            (&column(all, |d| d.dossier.as_slice()), Type::BYTEA_ARRAY),
        ],
    )
    .await?;
    Ok(())
}

/// See [`Store::admit`](crate::outbox::store::Store::admit).
pub(super) async fn admit(tx: &Tx, hold: &Hold, delivery: &NewDelivery) -> Result<bool, Fault> {
    // The group before the row, as in an acceptance.
    lock_groups(tx, &[delivery]).await?;
    let sql = "select d.seq, d.revoked, exists (select 1 from vocative.deliveries n \
        where n.group_key = $3 and n.seq > d.seq) as newer, $4 <> '' and exists (select 1 from vocative.suppressions s \
        where s.recipient = $4 and s.tenant in (d.tenant, '') and (s.until is null or s.until > clock_timestamp())) as suppressed \
        from vocative.deliveries d where d.id = $1::uuid and d.lease = $2 and d.state = 'sending' and d.unrendered for update of d";
    let fence: [super::Value<'_>; 4] = [
        (&hold.id, Type::TEXT),
        (&hold.lease, Type::INT8),
        (&delivery.group, Type::BYTEA),
        (&delivery.recipient, Type::BYTEA),
    ];
    let Some(row) = tx.row(sql, &fence).await? else { return Ok(false) };
    let seq: i64 = row.try_get("seq")?;
    let state = match value::state_if(&row, "revoked")? {
        Some(revoked) => revoked,
        None if delivery.message_id.is_none() => State::Refused,
        None if row.try_get("newer")? => State::Superseded,
        None if row.try_get("suppressed")? => State::Suppressed,
        None => State::Queued,
    };
    if let Some(group) = &delivery.group {
        supersede(tx, group, seq).await?;
    }
    admitted(tx, hold, delivery, state).await?;
    event::note(tx, &hold.id, None).await?;
    if state.is_waiting() {
        tx.hint("due".to_owned());
    }
    Ok(true)
}

async fn admitted(tx: &Tx, hold: &Hold, delivery: &NewDelivery, state: State) -> Result<(), Fault> {
    let sql = "update vocative.deliveries set state = $2, lane = $3, email = $4, locale = $5, brand = $6, message_id = $7, \
        degraded = $8, recipient = $9, domain = $10, sender = $11, due = $12, not_after = $13, keep_unknown = $14, \
        group_key = $15, parcel = $16, dossier = $17, attempts = 0, unrendered = false, revoked = null, marked = false, lease_until = null, \
        worker = null, changed = clock_timestamp() where id = $1::uuid";
    let lane = i16::try_from(delivery.lane.place()).unwrap_or(2);
    let parcel: &[u8] = if state.is_end() { &[] } else { &delivery.parcel };
    let due: &Timestamp = &delivery.due;
    tx.run(
        sql,
        &[
            (&hold.id, Type::TEXT),
            (&state.as_str(), Type::TEXT),
            (&lane, Type::INT2),
            (&delivery.email, Type::TEXT),
            (&delivery.locale, Type::TEXT),
            (&delivery.brand, Type::TEXT),
            (&delivery.message_id, Type::TEXT),
            (&delivery.degraded, Type::BOOL),
            (&delivery.recipient, Type::BYTEA),
            (&delivery.domain, Type::BYTEA),
            (&delivery.sender, Type::TEXT),
            (due, Type::TIMESTAMPTZ),
            (&delivery.not_after, Type::TIMESTAMPTZ),
            (&delivery.hold, Type::BOOL),
            (&delivery.group, Type::BYTEA),
            (&parcel, Type::BYTEA),
            (&delivery.dossier, Type::BYTEA),
        ],
    )
    .await?;
    Ok(())
}
