//! The statements of an operator's side: to look, to call back, to hurry, to keep back, to forget; and of those who hear of events.

use rusqlite::{Connection, OptionalExtension as _, Result, Row as SqlRow, params};

use super::{Live, WAITING, by_id, come_to, instant, live, state};
use crate::outbox::delivery::{Attempt, Lane, Row, State};
use crate::outbox::lifecycle::if_certain;
use crate::outbox::store::{Cancelled, Event, Filter, Hastened, Stats};

fn row(row: &SqlRow<'_>) -> Result<Row> {
    let revoked: Option<String> = row.get("revoked")?;
    Ok(Row {
        id: row.get("id")?,
        seq: row.get("seq")?,
        tenant: row.get("tenant")?,
        lane: Lane::at(row.get("lane")?),
        state: state(row, "state")?,
        email: row.get("email")?,
        locale: row.get("locale")?,
        brand: row.get("brand")?,
        message_id: row.get("message_id")?,
        degraded: row.get("degraded")?,
        possible_duplicate: row.get("possible_duplicate")?,
        accepted: instant(row.get("accepted")?),
        changed: instant(row.get("changed")?),
        due: instant(row.get("due")?),
        not_after: instant(row.get("not_after")?),
        attempts: row.get("attempts")?,
        held: row.get("held")?,
        revoked: revoked.as_deref().and_then(State::parse),
        recipient: row.get("recipient")?,
        parcel: None,
        dossier: row.get::<_, Option<Vec<u8>>>("dossier")?.unwrap_or_default(),
    })
}

/// See `Store::find`.
pub fn find(db: &Connection, id: &str, parcel: bool) -> Result<Option<(Row, Vec<Attempt>)>> {
    let found = db
        .prepare_cached(
            "select d.*, s.dossier from deliveries d left join dossiers s on s.seq = d.seq where d.id = ?1",
        )?
        .query_row([id], row)
        .optional()?;
    let Some(mut found) = found else { return Ok(None) };
    if parcel {
        let mut bytes = db.prepare_cached("select parcel from parcels where seq = ?1")?;
        found.parcel = bytes.query_row([found.seq], |row| row.get(0)).optional()?;
    }
    let attempts = attempts(db, id)?;
    Ok(Some((found, attempts)))
}

/// See `Store::attempts`, of one delivery.
pub fn attempts(db: &Connection, id: &str) -> Result<Vec<Attempt>> {
    db.prepare_cached(
        "select a.* from attempts a join deliveries d on d.seq = a.seq where d.id = ?1 order by a.number",
    )?
    .query_map([id], |row| {
        Ok(Attempt {
            at: instant(row.get("at")?),
            phase: row.get("phase")?,
            outcome: row.get("outcome")?,
            code: row.get("code")?,
            reply: row.get("reply")?,
        })
    })?
    .collect()
}

/// See `Store::list`.
pub fn list(db: &Connection, filter: &Filter) -> Result<Vec<Row>> {
    let mut listed = db.prepare_cached(
        "select d.*, s.dossier from deliveries d left join dossiers s on s.seq = d.seq
         where (?1 is null or d.tenant = ?1) and (?2 is null or d.recipient = ?2) and (?3 is null or d.state = ?3)
           and (?4 is null or d.email = ?4) and (?5 is null or d.seq < ?5)
         order by d.seq desc limit ?6",
    )?;
    let state = filter.state.map(State::as_str);
    listed
        .query_map(params![filter.tenant, filter.recipient, state, filter.email, filter.before, filter.limit], row)?
        .collect()
}

/// See `Store::cancel`.
pub fn cancel(db: &Connection, now: i64, id: &str) -> Result<Cancelled> {
    Ok(match by_id(db, id)? {
        None => Cancelled::NoSuch,
        Some(live) if live.state.is_end() => Cancelled::TooLate(live.state),
        Some(live) if live.state == State::Sending => {
            db.execute("update deliveries set revoked = coalesce(revoked, 'cancelled') where seq = ?1", [live.seq])?;
            Cancelled::Sending
        }
        Some(live) if live.flight.maybe_delivered => {
            come_to(db, live.seq, State::Unknown, now, None)?;
            Cancelled::TooLate(State::Unknown)
        }
        Some(live) => {
            come_to(db, live.seq, State::Cancelled, now, None)?;
            Cancelled::Done
        }
    })
}

/// See `Store::hasten`.
pub fn hasten(db: &Connection, now: i64, id: &str) -> Result<Hastened> {
    Ok(match by_id(db, id)? {
        None => Hastened::NoSuch,
        Some(live) if live.state.is_end() => Hastened::TooLate(live.state),
        Some(live) if live.state == State::Sending => Hastened::Sending,
        Some(live) => {
            db.execute("update deliveries set due = min(due, ?2), held = 0 where seq = ?1", params![live.seq, now])?;
            Hastened::Done
        }
    })
}

/// See `Store::keep_back`.
pub fn keep_back(db: &Connection, now: i64, before: i64) -> Result<u64> {
    let held = db.execute(
        // One whose worker is gone is as good as waiting: in a restored file that is each that was in flight when the copy was made.
        &format!(
            "update deliveries set held = 1
             where held = 0 and accepted < ?1 and (state in {WAITING} or (state = 'sending' and lease_until <= ?2))"
        ),
        [before, now],
    )?;
    Ok(held as u64)
}

/// See `Store::release`.
pub fn release(db: &Connection) -> Result<u64> {
    Ok(db.execute("update deliveries set held = 0 where held = 1", [])? as u64)
}

/// See `Store::stats`.
pub fn stats(db: &Connection, now: i64) -> Result<Stats> {
    let counts = db
        .prepare_cached("select lane, state, count(*) n from deliveries group by lane, state")?
        .query_map([], |row| Ok((Lane::at(row.get("lane")?), state(row, "state")?, row.get("n")?)))?
        .collect::<Result<_>>()?;
    let oldest = db
        .prepare_cached(&format!(
            "select lane, min(due) due from deliveries indexed by waiting
             where state in {WAITING} and held = 0 and due <= ?1 and lane in (0, 1, 2) group by lane"
        ))?
        .query_map([now], |row| Ok((Lane::at(row.get("lane")?), instant(row.get("due")?))))?
        .collect::<Result<_>>()?;
    let held =
        db.query_row(&format!("select count(*) from deliveries where held = 1 and state in {WAITING}"), [], |row| {
            row.get(0)
        })?;
    Ok(Stats { counts, oldest, held, now: Some(instant(now)) })
}

/// See `Store::purge`.
pub fn purge(db: &Connection, now: i64, before: i64, most: usize) -> Result<u64> {
    let old: Vec<i64> = db
        .prepare_cached(
            "select seq from deliveries indexed by ended
             where state not in ('accepted', 'queued', 'deferred', 'sending') and changed < ?1 limit ?2",
        )?
        .query_map(params![before, most], |row| row.get(0))?
        .collect::<Result<_>>()?;
    for seq in &old {
        for table in ["deliveries", "parcels", "dossiers", "attempts"] {
            db.prepare_cached(&format!("delete from {table} where seq = ?1"))?.execute([seq])?;
        }
    }
    db.execute("delete from events where seq in (select seq from events where at < ?1 limit 5000)", [before])?;
    db.execute("delete from idempotency where until <= ?1", [now])?;
    db.execute("delete from buckets where arrival <= ?1", [now])?;
    db.execute("delete from suppressions where until <= ?1", [now])?;
    db.execute(
        "delete from records where version in (select version from records where until <= ?1 order by until limit 5000)",
        [now],
    )?;
    Ok(old.len() as u64)
}

/// See `Store::erase`.
pub fn erase(db: &Connection, now: i64, recipient: &[u8]) -> Result<(u64, Vec<String>)> {
    let all: Vec<Live> = db
        .prepare_cached("select * from deliveries where recipient = ?1")?
        .query_map([recipient], live)?
        .collect::<Result<_>>()?;
    let mut revoked = Vec::new();
    for live in &all {
        if live.state == State::Sending {
            db.execute("update deliveries set revoked = coalesce(revoked, 'cancelled') where seq = ?1", [live.seq])?;
            revoked.push(live.id.clone());
        } else if live.state.is_waiting() {
            come_to(db, live.seq, if_certain(State::Cancelled, live.flight.maybe_delivered), now, None)?;
        }
        db.execute("update deliveries set recipient = x'', domain = x'', family = null where seq = ?1", [live.seq])?;
        db.execute("update dossiers set dossier = x'' where seq = ?1", [live.seq])?;
        db.execute("update attempts set reply = x'' where seq = ?1", [live.seq])?;
    }
    // Still not written to, but nobody can read who it is.
    db.execute("update suppressions set address = x'' where recipient = ?1", [recipient])?;
    db.execute("delete from buckets where bucket = ?1", [[b"recipient:", recipient].concat()])?;
    Ok((all.len() as u64, revoked))
}

/// See `Store::events`.
pub fn events(db: &Connection, after: i64, tenant: Option<&str>, limit: usize) -> Result<Vec<Event>> {
    db.prepare_cached("select * from events where seq > ?1 and (?2 is null or tenant = ?2) order by seq limit ?3")?
        .query_map(params![after, tenant, limit], |row| {
            let attempt: Option<(String, String)> =
                row.get::<_, Option<String>>("phase")?.zip(row.get::<_, Option<String>>("outcome")?);
            let code: Option<u16> = row.get("code")?;
            Ok(Event {
                seq: row.get("seq")?,
                at: instant(row.get("at")?),
                delivery: row.get("delivery")?,
                tenant: row.get("tenant")?,
                email: row.get("email")?,
                locale: row.get("locale")?,
                state: state(row, "state")?,
                degraded: row.get("degraded")?,
                possible_duplicate: row.get("possible_duplicate")?,
                attempt: attempt.map(|(phase, outcome)| (phase, outcome, code)),
            })
        })?
        .collect()
}

/// See `Store::last_event`.
pub fn last_event(db: &Connection) -> Result<i64> {
    // Not `max(seq)`: old events are purged, the counter stays.
    let last: Option<i64> =
        db.query_row("select seq from sqlite_sequence where name = 'events'", [], |row| row.get(0)).optional()?;
    Ok(last.unwrap_or(0))
}
