//! A worker's side: to claim, to keep, to mark and to record.

use std::{collections::HashMap, time::Duration};

use jiff::Timestamp;
use tokio_postgres::{Row as Record, types::Type};

use super::{
    Value, event,
    pool::{Fault, Tx},
    value,
};
use crate::outbox::{
    delivery::{Attempt, Claimed, Hold, Lane, State, Step},
    lanes::{Candidate, Room},
    lifecycle::Flight,
    store::{Claim, Renewed, StoreError, Take},
};

/// How many leases or deadlines one claim ends at most, so that a claim stays short after a long pause.
const SWEEP: i64 = 500;
/// How many times the room is looked at, so that shares that are used up do not hide what is behind them.
const BREADTH: usize = 4;
/// How often it looks again past domains and tenants that turned out to be full.
const ROUNDS: usize = 4;

/// How claims are planned.
const PLAN: &str = "set local jit = off; set local enable_seqscan = off; set local enable_bitmapscan = off; \
    set local enable_sort = off; set local enable_hashjoin = off; set local enable_mergejoin = off";

/// See [`Store::claim`](crate::outbox::store::Store::claim).
pub(super) async fn claim(tx: &Tx, claim: &Claim) -> Result<Take, Fault> {
    // Statistics of a queue are always old. The indexes have the order and the few rows that are asked for, so nothing may be sorted,
    // hashed or compiled for a million.
    tx.script(PLAN).await?;
    let reclaimed = reclaim(tx).await?;
    expire(tx).await?;
    let now = value::at(&tx.one("select clock_timestamp() as now", &[]).await?, "now")?;

    let mut room = Room::new(claim);
    let mut chosen: Vec<String> = Vec::new();
    let mut left_over = false;
    for lane in Lane::ALL {
        for _ in 0..ROUNDS {
            let fits = room.of_lane(lane.place());
            let most = fits.saturating_mul(BREADTH).saturating_add(1);
            let rows = candidates(tx, claim, &room, lane, now, &chosen, most).await?;
            let mut taken = 0;
            for row in &rows {
                let candidate =
                    Candidate { lane: lane.place(), domain: row.try_get("domain")?, tenant: row.try_get("tenant")? };
                if room.take(candidate) {
                    chosen.push(row.try_get("id")?);
                    taken += 1;
                }
            }
            left_over |= taken < rows.len();
            // Fewer than asked for: all there are were seen. None taken: what hides the others is not ours to pass.
            if rows.len() < most || taken == 0 || room.of_lane(lane.place()) == 0 {
                break;
            }
        }
    }
    let next = if left_over { None } else { next_due(tx, now).await? };
    Ok(Take { claimed: lease(tx, claim, &chosen).await?, next, now, reclaimed })
}

/// Locks deliveries of a lane that are due, in order, without those that somebody else is claiming.
async fn candidates(
    tx: &Tx,
    claim: &Claim,
    room: &Room,
    lane: Lane,
    now: Timestamp,
    chosen: &[String],
    most: usize,
) -> Result<Vec<Record>, Fault> {
    if room.of_lane(lane.place()) == 0 {
        // One is enough to know that something is left over.
        return waiting_at_all(tx, claim, lane, now).await;
    }
    let sql = "select d.id::text, d.domain, d.tenant from vocative.deliveries d where d.lane = $1 and d.due <= $2 \
        and d.state in ('accepted', 'queued', 'deferred') and not d.held and d.not_after > $2 and d.sender <> all ($3) \
        and d.domain <> all ($4) and d.tenant <> all ($5) and d.id <> all ($6::text[]::uuid[]) \
        and not exists (select 1 from vocative.deliveries o where o.group_key = d.group_key and o.state = 'sending' \
        and o.seq <> d.seq and o.group_key is not null and o.state in ('accepted', 'queued', 'deferred', 'sending')) \
        order by d.due, d.seq limit $7 for update of d skip locked";
    let place = i16::try_from(lane.place()).unwrap_or(2);
    let (domains, tenants) = (room.full_domains(), room.full_tenants());
    // An empty domain is nobody's and never full.
    let domains: Vec<&[u8]> = domains.into_iter().filter(|domain| !domain.is_empty()).collect();
    let most = value::limit(most);
    let values: [Value<'_>; 7] = [
        (&place, Type::INT2),
        (&now, Type::TIMESTAMPTZ),
        (&claim.paused, Type::TEXT_ARRAY),
        (&domains, Type::BYTEA_ARRAY),
        (&tenants, Type::TEXT_ARRAY),
        (&chosen, Type::TEXT_ARRAY),
        (&most, Type::INT8),
    ];
    tx.rows(sql, &values).await
}

async fn waiting_at_all(tx: &Tx, claim: &Claim, lane: Lane, now: Timestamp) -> Result<Vec<Record>, Fault> {
    let sql = "select id::text, domain, tenant from vocative.deliveries where lane = $1 and due <= $2 \
        and state in ('accepted', 'queued', 'deferred') and not held and sender <> all ($3) order by due, seq limit 1";
    let place = i16::try_from(lane.place()).unwrap_or(2);
    tx.rows(sql, &[(&place, Type::INT2), (&now, Type::TIMESTAMPTZ), (&claim.paused, Type::TEXT_ARRAY)]).await
}

/// When the next one of all lanes is due that is not due yet.
async fn next_due(tx: &Tx, now: Timestamp) -> Result<Option<Timestamp>, Fault> {
    let sql = "select min(first) as next from unnest('{0,1,2}'::smallint[]) as l (lane), lateral (select d.due as first \
        from vocative.deliveries d where d.lane = l.lane and d.due > $1 and d.state in ('accepted', 'queued', 'deferred') \
        and not d.held order by d.due limit 1) as waiting";
    value::at_if(&tx.one(sql, &[(&now, Type::TIMESTAMPTZ)]).await?, "next")
}

/// Gives the worker what was chosen, in the order in which it was chosen.
async fn lease(tx: &Tx, claim: &Claim, chosen: &[String]) -> Result<Vec<Claimed>, Fault> {
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "update vocative.deliveries set state = 'sending', lease = lease + 1, worker = $2, marked = false, \
        lease_until = clock_timestamp() + $3 * interval '1 microsecond', changed = clock_timestamp() \
        where id = any ($1::text[]::uuid[]) and state in ('accepted', 'queued', 'deferred') \
        returning id::text, lease, unrendered, tenant, seq, lane, domain, sender, email, accepted, not_after, keep_unknown, \
        attempts, maybe_delivered, parcel";
    let span = value::micros(claim.lease);
    let rows = tx.rows(sql, &[(&chosen, Type::TEXT_ARRAY), (&claim.worker, Type::TEXT), (&span, Type::INT8)]).await?;
    let order: HashMap<&str, usize> = chosen.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    let mut claimed = rows.iter().map(of_row).collect::<Result<Vec<Claimed>, Fault>>()?;
    claimed.sort_by_key(|one| order.get(one.hold.id.as_str()).copied());
    Ok(claimed)
}

fn of_row(row: &Record) -> Result<Claimed, Fault> {
    Ok(Claimed {
        hold: Hold { id: row.try_get("id")?, lease: row.try_get("lease")? },
        unrendered: row.try_get("unrendered")?,
        tenant: row.try_get("tenant")?,
        seq: row.try_get("seq")?,
        lane: Lane::at(i64::from(row.try_get::<_, i16>("lane")?)),
        domain: row.try_get("domain")?,
        sender: row.try_get("sender")?,
        email: row.try_get("email")?,
        accepted: value::at(row, "accepted")?,
        not_after: value::at(row, "not_after")?,
        keep_unknown: row.try_get("keep_unknown")?,
        attempts: u32::try_from(row.try_get::<_, i32>("attempts")?).unwrap_or(0),
        maybe_delivered: row.try_get("maybe_delivered")?,
        parcel: row.try_get("parcel")?,
    })
}

const FLIGHT: &str = "unrendered, keep_unknown, marked, maybe_delivered, revoked";

fn flight(row: &Record) -> Result<Flight, Fault> {
    Ok(Flight {
        unrendered: row.try_get("unrendered")?,
        keep_unknown: row.try_get("keep_unknown")?,
        marked: row.try_get("marked")?,
        maybe_delivered: row.try_get("maybe_delivered")?,
        revoked: value::state_if(row, "revoked")?,
    })
}

/// Takes leases that are over back.
async fn reclaim(tx: &Tx) -> Result<u64, Fault> {
    let sql = format!(
        "select id::text, clock_timestamp() as now, {FLIGHT} from vocative.deliveries where state = 'sending' \
        and lease_until <= statement_timestamp() order by lease_until limit $1 for update skip locked"
    );
    let rows = tx.rows(&sql, &[(&SWEEP, Type::INT8)]).await?;
    for row in &rows {
        let flight = flight(row)?;
        let left = flight.may_have_left();
        let attempt = flight.interrupted(value::at(row, "now")?);
        let end = Landing {
            state: flight.abandoned(),
            due: None,
            counts: left,
            maybe_delivered: left,
            possible_duplicate: false,
        };
        land(tx, row.try_get("id")?, &end, attempt.as_ref()).await?;
    }
    Ok(rows.len().try_into().unwrap_or(0))
}

/// Ends what waits past its deadline.
async fn expire(tx: &Tx) -> Result<(), Fault> {
    let sql = "with late as (select id from vocative.deliveries where state in ('accepted', 'queued', 'deferred') \
        and not_after <= statement_timestamp() order by not_after limit $1 for update skip locked), \
        ended as (update vocative.deliveries d set state = case when d.maybe_delivered then 'unknown' else 'expired' end, \
        parcel = '', held = false, changed = clock_timestamp() from late where d.id = late.id returning d.*) \
        insert into vocative.events (at, delivery, tenant, email, locale, state, degraded, possible_duplicate) \
        select changed, id, tenant, email, locale, state, degraded, possible_duplicate from ended";
    tx.run(sql, &[(&SWEEP, Type::INT8)]).await?;
    Ok(())
}

/// What becomes of a delivery that was in flight.
struct Landing {
    state: State,
    due: Option<Timestamp>,
    counts: bool,
    maybe_delivered: bool,
    possible_duplicate: bool,
}

/// Writes it, with its attempt and event. The row is locked and the lease was compared by the caller.
async fn land(tx: &Tx, id: &str, to: &Landing, attempt: Option<&Attempt>) -> Result<(), Fault> {
    let sql = "update vocative.deliveries set state = $2, changed = clock_timestamp(), \
        due = case when $3 then due else coalesce($4, clock_timestamp()) end, parcel = case when $3 then '' else parcel end, \
        attempts = attempts + $5, maybe_delivered = maybe_delivered or $6, possible_duplicate = $7, \
        revoked = null, marked = false, lease_until = null, worker = null where id = $1::uuid";
    let values: [Value<'_>; 7] = [
        (&id, Type::TEXT),
        (&to.state.as_str(), Type::TEXT),
        (&to.state.is_end(), Type::BOOL),
        (&to.due, Type::TIMESTAMPTZ),
        (&i32::from(to.counts), Type::INT4),
        (&to.maybe_delivered, Type::BOOL),
        (&to.possible_duplicate, Type::BOOL),
    ];
    tx.run(sql, &values).await?;
    if let Some(attempt) = attempt {
        // What is erased while it is in flight stays erased.
        let sql = "insert into vocative.attempts (delivery, at, phase, outcome, code, reply) \
            select id, $2, $3, $4, $5, case when recipient = '' then '' else $6 end from vocative.deliveries where id = $1::uuid";
        let values: [Value<'_>; 6] = [
            (&id, Type::TEXT),
            (&attempt.at, Type::TIMESTAMPTZ),
            (&attempt.phase, Type::TEXT),
            (&attempt.outcome, Type::TEXT),
            (&attempt.code.map(i32::from), Type::INT4),
            (&attempt.reply, Type::BYTEA),
        ];
        tx.run(sql, &values).await?;
    }
    // Given back untried it is where subscribers left it.
    if to.state.is_end() || to.state == State::Deferred {
        event::note(tx, id, attempt).await?;
    }
    Ok(())
}

/// See [`Store::renew`](crate::outbox::store::Store::renew).
pub(super) async fn renew(tx: &Tx, holds: &[Hold], span: Duration) -> Result<Vec<Renewed>, Fault> {
    let sql = "update vocative.deliveries d set lease_until = clock_timestamp() + $3 * interval '1 microsecond' \
        from unnest($1, $2) as held (id, lease) where d.id = held.id::uuid and d.lease = held.lease and d.state = 'sending' \
        returning d.id::text, d.lease, d.revoked is not null as revoked";
    let ids: Vec<&str> = holds.iter().map(|hold| hold.id.as_str()).collect();
    let leases: Vec<i64> = holds.iter().map(|hold| hold.lease).collect();
    let span = value::micros(span);
    let values: [Value<'_>; 3] = [(&ids, Type::TEXT_ARRAY), (&leases, Type::INT8_ARRAY), (&span, Type::INT8)];
    let mut found: HashMap<Hold, bool> = HashMap::new();
    for row in tx.rows(sql, &values).await? {
        found.insert(Hold { id: row.try_get("id")?, lease: row.try_get("lease")? }, row.try_get("revoked")?);
    }
    let of = |hold: &Hold| match found.get(hold) {
        Some(false) => Renewed::Ours,
        Some(true) => Renewed::Revoked,
        None => Renewed::Lost,
    };
    Ok(holds.iter().map(of).collect())
}

/// See [`Store::mark`](crate::outbox::store::Store::mark).
pub(super) async fn mark(tx: &Tx, hold: &Hold) -> Result<bool, Fault> {
    let sql = "update vocative.deliveries set marked = true where id = $1::uuid and lease = $2 and state = 'sending' \
        and revoked is null and lease_until > clock_timestamp()";
    Ok(tx.run(sql, &[(&hold.id, Type::TEXT), (&hold.lease, Type::INT8)]).await? == 1)
}

/// See [`Store::record`](crate::outbox::store::Store::record).
pub(super) async fn record(tx: &Tx, hold: &Hold, step: &Step) -> Result<bool, Fault> {
    if step.state == State::Sending {
        return Err(StoreError::Internal("an attempt cannot end in sending".to_owned()).into());
    }
    let sql = format!(
        "select {FLIGHT} from vocative.deliveries where id = $1::uuid and lease = $2 and state = 'sending' for update"
    );
    let fence: [Value<'_>; 2] = [(&hold.id, Type::TEXT), (&hold.lease, Type::INT8)];
    let Some(row) = tx.row(&sql, &fence).await? else { return Ok(false) };
    let flight = flight(&row)?;
    let to = Landing {
        state: flight.settled(step.state, step.maybe_delivered),
        due: step.due,
        counts: step.counts,
        maybe_delivered: step.maybe_delivered,
        possible_duplicate: step.state == State::Sent && flight.maybe_delivered,
    };
    land(tx, &hold.id, &to, step.attempt.as_ref()).await?;
    if let Some(until) = step.suppress_until {
        let sql = "insert into vocative.suppressions as s (tenant, recipient, reason, since, until) \
            select tenant, recipient, 'rejected', clock_timestamp(), $2 from vocative.deliveries \
            where id = $1::uuid and recipient <> '' on conflict (tenant, recipient) do update \
            set until = greatest(s.until, excluded.until), reason = 'rejected', since = excluded.since \
            where s.until is not null and (s.reason = 'rejected' or s.until <= clock_timestamp())";
        tx.run(sql, &[(&hold.id, Type::TEXT), (&until, Type::TIMESTAMPTZ)]).await?;
    }
    if flight.revoked.is_some() {
        // What took its place had to wait for it.
        tx.hint("due".to_owned());
    }
    Ok(true)
}
