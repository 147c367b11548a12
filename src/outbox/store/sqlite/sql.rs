//! Every statement of the SQLite store, one function for each transition. All of them run inside a transaction of the writer.

use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Result, Row as SqlRow, params};

pub mod kept;
pub mod look;
pub mod records;

use super::super::{Acceptance, Accepted, Claim, IdempotencyKey, Renewed, Take, Toll};
use crate::outbox::delivery::{Attempt, Claimed, Hold, Lane, NewDelivery, State, Step};
use crate::outbox::lanes::{Candidate, Room};
use crate::outbox::lifecycle::{Flight, if_certain, past_deadline};

/// The states in which a delivery waits, as the partial indexes name them.
const WAITING: &str = "('accepted', 'queued', 'deferred')";
/// How many leases and deadlines one claim looks after at most; the next claim goes on.
const SWEEP: usize = 500;
/// How many times the room is looked at, so that shares that are used up do not hide what is behind them.
const BREADTH: usize = 4;
/// How often a claim looks again past domains and tenants that turned out to be full.
const ROUNDS: usize = 4;

/// Microseconds since 1970.
pub fn micros(at: Timestamp) -> i64 {
    at.as_microsecond()
}

/// The instant of so many microseconds; beyond what a date can say it is the last one.
pub fn instant(micros: i64) -> Timestamp {
    Timestamp::from_microsecond(micros).unwrap_or(Timestamp::MAX)
}

fn span(duration: Duration) -> i64 {
    i64::try_from(duration.as_micros()).unwrap_or(i64::MAX / 4)
}

/// A delivery as transitions see it.
struct Live {
    seq: i64,
    id: String,
    state: State,
    flight: Flight,
}

fn state(row: &SqlRow<'_>, column: &str) -> Result<State> {
    let word: String = row.get(column)?;
    State::parse(&word).ok_or_else(|| rusqlite::Error::InvalidColumnName(format!("state {word}")))
}

fn live(row: &SqlRow<'_>) -> Result<Live> {
    let revoked: Option<String> = row.get("revoked")?;
    Ok(Live {
        seq: row.get("seq")?,
        id: row.get("id")?,
        state: state(row, "state")?,
        flight: Flight {
            unrendered: row.get::<_, Option<String>>("message_id")?.is_none(),
            keep_unknown: row.get("keep_unknown")?,
            marked: row.get("marked")?,
            maybe_delivered: row.get("maybe_delivered")?,
            revoked: revoked.as_deref().and_then(State::parse),
        },
    })
}

fn by_id(db: &Connection, id: &str) -> Result<Option<Live>> {
    db.prepare_cached("select * from deliveries where id = ?1")?.query_row([id], live).optional()
}

fn by_hold(db: &Connection, hold: &Hold) -> Result<Option<Live>> {
    db.prepare_cached("select * from deliveries where id = ?1 and lease = ?2 and state = 'sending'")?
        .query_row(params![hold.id, hold.lease], live)
        .optional()
}

/// Brings a delivery to a state and tells so.
fn come_to(db: &Connection, seq: i64, state: State, now: i64, attempt: Option<&Attempt>) -> Result<()> {
    put(db, seq, state, now)?;
    tell(db, seq, now, attempt)
}

/// Brings a delivery to a state. An end wipes the parcel.
fn put(db: &Connection, seq: i64, state: State, now: i64) -> Result<()> {
    db.prepare_cached(
        "update deliveries set state = ?2, changed = ?3, lease_until = null, worker = null, marked = 0, revoked = null,
             possible_duplicate = (?2 = 'sent' and maybe_delivered), held = held and ?4
         where seq = ?1",
    )?
    .execute(params![seq, state.as_str(), now, !state.is_end()])?;
    if state.is_end() {
        db.prepare_cached("delete from parcels where seq = ?1")?.execute([seq])?;
    }
    Ok(())
}

fn tell(db: &Connection, seq: i64, now: i64, attempt: Option<&Attempt>) -> Result<()> {
    db.prepare_cached(
        "insert into events (at, delivery, tenant, email, locale, state, degraded, possible_duplicate, phase, outcome, code)
         select ?2, id, tenant, email, locale, state, degraded, possible_duplicate, ?3, ?4, ?5 from deliveries where seq = ?1",
    )?
    .execute(params![
        seq,
        now,
        attempt.map(|attempt| &attempt.phase),
        attempt.map(|attempt| &attempt.outcome),
        attempt.and_then(|attempt| attempt.code)
    ])
    .map(drop)
}

fn keep_attempt(db: &Connection, seq: i64, attempt: &Attempt) -> Result<()> {
    db.prepare_cached(
        // What is erased while it is in flight stays erased.
        "insert into attempts (seq, number, at, phase, outcome, code, reply)
         select ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5,
             case when exists (select 1 from deliveries where seq = ?1 and recipient = x'') then x'' else ?6 end
         from attempts where seq = ?1",
    )?
    .execute(params![seq, micros(attempt.at), attempt.phase, attempt.outcome, attempt.code, attempt.reply])
    .map(drop)
}

/// Where a delivery in flight comes to, with its attempt. Given back untried it is where subscribers left it, so they are not told.
fn land(db: &Connection, seq: i64, state: State, now: i64, attempt: Option<&Attempt>) -> Result<()> {
    if let Some(attempt) = attempt {
        keep_attempt(db, seq, attempt)?;
    }
    match state {
        State::Accepted | State::Queued => put(db, seq, state, now),
        _ => come_to(db, seq, state, now, attempt),
    }
}

/// See `Store::accept`.
pub fn accept(db: &Connection, now: i64, acceptance: &Acceptance) -> Result<(Accepted, Vec<String>)> {
    if let Some(key) = &acceptance.key
        && let Some(known) = known(db, now, key)?
    {
        return Ok((known, Vec::new()));
    }
    if let Some(limited) = pay(db, now, &acceptance.limits)? {
        return Ok((limited, Vec::new()));
    }
    let (mut states, mut revoked) = (Vec::new(), Vec::new());
    for delivery in &acceptance.deliveries {
        let seq = insert(db, now, delivery, delivery.begins())?;
        let suppressed = is_suppressed(db, now, delivery)?;
        if let Some(family) = &delivery.group {
            supersede(db, now, family, seq, &mut revoked)?;
        }
        if suppressed {
            come_to(db, seq, State::Suppressed, now, None)?;
        } else {
            tell(db, seq, now, None)?;
        }
        states.push(if suppressed { State::Suppressed } else { delivery.begins() });
    }
    // One of the batch may have superseded another of it.
    for (delivery, given) in acceptance.deliveries.iter().zip(&mut states) {
        if delivery.group.is_some() {
            *given = by_id(db, &delivery.id)?.map_or(*given, |live| live.state);
        }
    }
    if let Some(key) = &acceptance.key {
        db.prepare_cached("insert or replace into idempotency (key, body, answer, until) values (?1, ?2, ?3, ?4)")?
            .execute(params![key.key, key.body, key.answer, now + span(key.keep)])?;
    }
    Ok((Accepted::New(states), revoked))
}

fn known(db: &Connection, now: i64, key: &IdempotencyKey) -> Result<Option<Accepted>> {
    let row: Option<(Vec<u8>, Vec<u8>)> = db
        .prepare_cached("select body, answer from idempotency where key = ?1 and until > ?2")?
        .query_row(params![key.key, now], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    Ok(row.map(|(body, answer)| if body == key.body { Accepted::Again(answer) } else { Accepted::Conflict }))
}

/// Takes from every bucket, or from none.
fn pay(db: &Connection, now: i64, tolls: &[Toll]) -> Result<Option<Accepted>> {
    let mut arrivals = Vec::with_capacity(tolls.len());
    for toll in tolls {
        let arrival: Option<i64> = db
            .prepare_cached("select arrival from buckets where bucket = ?1")?
            .query_row([&toll.bucket], |row| row.get(0))
            .optional()?;
        let every = span(toll.every).max(1);
        let arrival = arrival.unwrap_or(now).max(now).saturating_add(every.saturating_mul(i64::from(toll.count)));
        let over = arrival - now - every.saturating_mul(i64::from(toll.burst));
        if over > 0 {
            let retry_after = Duration::from_micros(u64::try_from(over).unwrap_or_default());
            return Ok(Some(Accepted::Limited { name: toll.name, retry_after }));
        }
        arrivals.push((&toll.bucket, arrival));
    }
    for (bucket, arrival) in arrivals {
        db.prepare_cached("insert or replace into buckets (bucket, arrival) values (?1, ?2)")?
            .execute(params![bucket, arrival])?;
    }
    Ok(None)
}

fn insert(db: &Connection, now: i64, new: &NewDelivery, state: State) -> Result<i64> {
    db.prepare_cached(
        "insert into deliveries (id, tenant, lane, state, email, locale, brand, message_id, degraded, recipient, domain, sender,
             accepted, changed, due, not_after, keep_unknown, family)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?14, ?15, ?16, ?17)",
    )?
    .execute(params![
        new.id,
        new.tenant,
        lane_number(new.lane),
        state.as_str(),
        new.email,
        new.locale,
        new.brand,
        new.message_id,
        new.degraded,
        new.recipient,
        new.domain,
        new.sender,
        now,
        micros(new.due),
        micros(new.not_after),
        new.hold,
        new.group
    ])?;
    let seq = db.last_insert_rowid();
    db.prepare_cached("insert into parcels (seq, parcel) values (?1, ?2)")?.execute(params![seq, new.parcel])?;
    db.prepare_cached("insert into dossiers (seq, dossier) values (?1, ?2)")?.execute(params![seq, new.dossier])?;
    Ok(seq)
}

fn is_suppressed(db: &Connection, now: i64, new: &NewDelivery) -> Result<bool> {
    if new.recipient.is_empty() {
        return Ok(false);
    }
    db.prepare_cached(
        "select exists (select 1 from suppressions where recipient = ?1 and tenant in ('', ?2) and (until is null or until > ?3))",
    )?
    .query_row(params![new.recipient, new.tenant, now], |row| row.get(0))
}

/// Older ones of the family: those that wait end, those in flight are revoked.
fn supersede(db: &Connection, now: i64, family: &[u8], seq: i64, revoked: &mut Vec<String>) -> Result<()> {
    let older: Vec<Live> = db
        .prepare_cached(
            "select * from deliveries indexed by live
             where family = ?1 and family is not null and seq < ?2 and state in ('accepted', 'queued', 'deferred', 'sending')",
        )?
        .query_map(params![family, seq], live)?
        .collect::<Result<_>>()?;
    for old in older {
        if old.state == State::Sending {
            db.prepare_cached("update deliveries set revoked = 'superseded' where seq = ?1")?.execute([old.seq])?;
            revoked.push(old.id);
        } else {
            come_to(db, old.seq, if_certain(State::Superseded, old.flight.maybe_delivered), now, None)?;
        }
    }
    Ok(())
}

/// See `Store::claim`.
pub fn claim(db: &Connection, now: i64, claim: &Claim) -> Result<Take> {
    let reclaimed = reclaim(db, now)?;
    expire(db, now)?;
    let mut room = Room::new(claim);
    let mut taken: Vec<Claimed> = Vec::new();
    let mut left_over = false;
    for lane in Lane::ALL {
        for _ in 0..ROUNDS {
            let fits = room.of_lane(lane.place());
            let most = if fits == 0 { 1 } else { fits * BREADTH + 1 };
            let found = candidates(db, now, claim, &room, lane, most)?;
            let (all, mut some) = (found.len(), 0);
            for mut one in found {
                if room.take(Candidate { lane: lane.place(), domain: &one.domain, tenant: &one.tenant }) {
                    lease(db, now, claim, &mut one)?;
                    taken.push(one);
                    some += 1;
                } else {
                    left_over = true;
                }
            }
            // Fewer than asked for: all there are were seen. None taken: what hides the others is not ours to pass.
            if all < most || some == 0 || room.of_lane(lane.place()) == 0 {
                break;
            }
        }
    }
    let next = if left_over { None } else { next_due(db, now)? };
    Ok(Take { claimed: taken, next, now: instant(now), reclaimed })
}

/// When the next one of all lanes is due that is not due yet.
fn next_due(db: &Connection, now: i64) -> Result<Option<Timestamp>> {
    let sql = format!(
        "select min(due) from deliveries indexed by waiting where lane = ?1 and due > ?2 and state in {WAITING} and held = 0"
    );
    let mut next: Option<i64> = None;
    for lane in Lane::ALL {
        let due: Option<i64> = db.prepare_cached(&sql)?.query_row(params![lane_number(lane), now], |row| row.get(0))?;
        next = [next, due].into_iter().flatten().min();
    }
    Ok(next.map(instant))
}

/// Deliveries of a lane that are due, in order. No older one of the family may be on its way: an older mail never leaves after a newer one.
fn candidates(db: &Connection, now: i64, claim: &Claim, room: &Room, lane: Lane, most: usize) -> Result<Vec<Claimed>> {
    let json = |list: &[String]| serde_json::to_string(list).unwrap_or_else(|_| "[]".to_owned());
    let hex = |octets: &[u8]| octets.iter().map(|octet| format!("{octet:02X}")).collect::<String>();
    let domains: Vec<String> = room.full_domains().into_iter().filter(|domain| !domain.is_empty()).map(hex).collect();
    let tenants: Vec<String> = room.full_tenants().into_iter().map(str::to_owned).collect();
    // Nearly always nobody is left out, and a list that is read for every row costs more than the rows.
    let others = if domains.is_empty() && tenants.is_empty() && claim.paused.is_empty() {
        "and ?3 = ?4 and ?4 = ?5"
    } else {
        "and hex(d.domain) not in (select value from json_each(?3))
           and d.tenant not in (select value from json_each(?4))
           and d.sender not in (select value from json_each(?5))"
    };
    db.prepare_cached(&format!(
        "select d.* from deliveries d indexed by waiting
         where d.lane = ?1 and d.due <= ?2 and d.not_after > ?2 and d.state in {WAITING} and d.held = 0
           {others}
           and not exists (select 1 from deliveries o indexed by live where o.family = d.family and o.family is not null and o.seq <> d.seq
               and o.state = 'sending' and o.state in ('accepted', 'queued', 'deferred', 'sending'))
         order by d.due limit ?6"
    ))?
    .query_map(params![lane_number(lane), now, json(&domains), json(&tenants), json(&claim.paused), most], claimed)?
    .collect()
}

fn lease(db: &Connection, now: i64, claim: &Claim, one: &mut Claimed) -> Result<()> {
    one.hold.lease += 1;
    db.prepare_cached(
        "update deliveries set state = 'sending', changed = ?2, lease = ?3, lease_until = ?4, worker = ?5, marked = 0, revoked = null
         where seq = ?1",
    )?
    .execute(params![one.seq, now, one.hold.lease, now + span(claim.lease), claim.worker])?;
    let mut parcel = db.prepare_cached("select parcel from parcels where seq = ?1")?;
    one.parcel = parcel.query_row([one.seq], |row| row.get(0)).optional()?.unwrap_or_default();
    Ok(())
}

fn lane_number(lane: Lane) -> i64 {
    i64::try_from(lane.place()).unwrap_or_default()
}

fn claimed(row: &SqlRow<'_>) -> Result<Claimed> {
    Ok(Claimed {
        hold: Hold { id: row.get("id")?, lease: row.get("lease")? },
        unrendered: state(row, "state")? == State::Accepted,
        tenant: row.get("tenant")?,
        seq: row.get("seq")?,
        lane: Lane::at(row.get("lane")?),
        domain: row.get("domain")?,
        sender: row.get("sender")?,
        email: row.get("email")?,
        accepted: instant(row.get("accepted")?),
        not_after: instant(row.get("not_after")?),
        keep_unknown: row.get("keep_unknown")?,
        attempts: row.get("attempts")?,
        maybe_delivered: row.get("maybe_delivered")?,
        parcel: Vec::new(),
    })
}

/// Leases that are over: nobody knows how far their workers came.
fn reclaim(db: &Connection, now: i64) -> Result<u64> {
    let over: Vec<Live> = db
        .prepare_cached("select * from deliveries where state = 'sending' and lease_until <= ?1 limit ?2")?
        .query_map(params![now, SWEEP], live)?
        .collect::<Result<_>>()?;
    let count = over.len() as u64;
    for old in over {
        let left = old.flight.may_have_left();
        let attempt = old.flight.interrupted(instant(now));
        db.prepare_cached("update deliveries set maybe_delivered = maybe_delivered or ?2, attempts = attempts + ?2, due = ?3 where seq = ?1")?
            .execute(params![old.seq, left, now])?;
        land(db, old.seq, old.flight.abandoned(), now, attempt.as_ref())?;
    }
    Ok(count)
}

fn expire(db: &Connection, now: i64) -> Result<()> {
    let over: Vec<Live> = db
        .prepare_cached(&format!(
            "select * from deliveries indexed by deadlines where state in {WAITING} and not_after <= ?1 limit ?2"
        ))?
        .query_map(params![now, SWEEP], live)?
        .collect::<Result<_>>()?;
    for old in over {
        come_to(db, old.seq, past_deadline(old.flight.maybe_delivered), now, None)?;
    }
    Ok(())
}

/// Leases of a process that is certainly gone: they are over now, and so are its turns to tell subscribers.
pub fn end_leases(db: &Connection) -> Result<usize> {
    db.execute("update cursors set worker = null, until = null where worker is not null", [])?;
    db.execute("update deliveries set lease_until = 0 where state = 'sending'", [])
}

/// See `Store::renew`.
pub fn renew(db: &Connection, now: i64, holds: &[Hold], lease: Duration) -> Result<Vec<Renewed>> {
    let renewed = holds.iter().map(|hold| match by_hold(db, hold)? {
        None => Ok(Renewed::Lost),
        Some(live) => {
            db.prepare_cached("update deliveries set lease_until = ?2 where seq = ?1")?
                .execute(params![live.seq, now + span(lease)])?;
            Ok(if live.flight.revoked.is_some() { Renewed::Revoked } else { Renewed::Ours })
        }
    });
    renewed.collect()
}

/// See `Store::mark`.
pub fn mark(db: &Connection, now: i64, hold: &Hold) -> Result<bool> {
    let marked = db
        .prepare_cached(
            "update deliveries set marked = 1
             where id = ?1 and lease = ?2 and state = 'sending' and revoked is null and lease_until > ?3",
        )?
        .execute(params![hold.id, hold.lease, now])?;
    Ok(marked == 1)
}

/// See `Store::record`.
pub fn record(db: &Connection, now: i64, hold: &Hold, step: &Step) -> Result<bool> {
    let Some(live) = by_hold(db, hold)? else { return Ok(false) };
    db.prepare_cached(
        "update deliveries set attempts = attempts + ?2, maybe_delivered = maybe_delivered or ?3, due = coalesce(?4, due) where seq = ?1",
    )?
    .execute(params![live.seq, step.counts, step.maybe_delivered, step.due.map(micros)])?;
    if let Some(until) = step.suppress_until {
        db.prepare_cached(
            "insert into suppressions (tenant, recipient, address, reason, since, until)
             select tenant, recipient, x'', 'rejected', ?2, ?3 from deliveries where seq = ?1 and recipient <> x''
             on conflict (tenant, recipient) do update
             set until = max(until, excluded.until), reason = 'rejected', since = excluded.since
             where until is not null and (reason = 'rejected' or until <= ?2)",
        )?
        .execute(params![live.seq, now, micros(until)])?;
    }
    let state = live.flight.settled(step.state, step.maybe_delivered);
    land(db, live.seq, state, now, step.attempt.as_ref())?;
    Ok(true)
}

/// See `Store::admit`.
pub fn admit(db: &Connection, now: i64, hold: &Hold, new: &NewDelivery) -> Result<(bool, Vec<String>)> {
    let Some(live) = by_hold(db, hold)? else { return Ok((false, Vec::new())) };
    db.prepare_cached(
        "update deliveries set lane = ?2, email = ?3, locale = ?4, brand = ?5, message_id = ?6, degraded = ?7, recipient = ?8,
             domain = ?9, sender = ?10, due = ?11, not_after = ?12, keep_unknown = ?13, family = ?14, attempts = 0
         where seq = ?1",
    )?
    .execute(params![
        live.seq,
        lane_number(new.lane),
        new.email,
        new.locale,
        new.brand,
        new.message_id,
        new.degraded,
        new.recipient,
        new.domain,
        new.sender,
        micros(new.due),
        micros(new.not_after),
        new.hold,
        new.group
    ])?;
    db.prepare_cached("update parcels set parcel = ?2 where seq = ?1")?.execute(params![live.seq, new.parcel])?;
    db.prepare_cached("update dossiers set dossier = ?2 where seq = ?1")?.execute(params![live.seq, new.dossier])?;
    let mut revoked = Vec::new();
    let newer = match &new.group {
        Some(family) => {
            supersede(db, now, family, live.seq, &mut revoked)?;
            db.prepare_cached("select exists (select 1 from deliveries where family = ?1 and seq > ?2)")?
                .query_row(params![family, live.seq], |row| row.get(0))?
        }
        None => false,
    };
    let state = match live.flight.revoked {
        Some(revoked) => revoked,
        None if new.message_id.is_none() => State::Refused,
        None if is_suppressed(db, now, new)? => State::Suppressed,
        None if newer => State::Superseded,
        None => State::Queued,
    };
    come_to(db, live.seq, state, now, None)?;
    Ok((true, revoked))
}
