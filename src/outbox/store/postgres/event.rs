//! Events: written with each change, numbered when they are read.

use tokio_postgres::types::Type;

use super::{
    pool::{Fault, Tx},
    value,
};
use crate::outbox::{delivery::Attempt, store::Event};

/// How many are numbered in one transaction.
const NUMBERED: i64 = 10_000;

/// Writes that a delivery came to the state it is in now.
pub(super) async fn note(tx: &Tx, id: &str, attempt: Option<&Attempt>) -> Result<(), Fault> {
    let sql = "insert into vocative.events (delivery, tenant, email, locale, state, degraded, possible_duplicate, phase, outcome, \
        code) select id, tenant, email, locale, state, degraded, possible_duplicate, $2, $3, $4 from vocative.deliveries \
        where id = $1::uuid";
    let phase = attempt.map(|attempt| attempt.phase.as_str());
    let outcome = attempt.map(|attempt| attempt.outcome.as_str());
    let code = attempt.and_then(|attempt| attempt.code).map(i32::from);
    tx.run(sql, &[(&id, Type::TEXT), (&phase, Type::TEXT), (&outcome, Type::TEXT), (&code, Type::INT4)]).await?;
    Ok(())
}

/// Numbers what is committed and has no number yet; whether there may be more.
///
/// Only one transaction does so at a time, and only with what it sees, which is what is committed. So whatever is committed later
/// gets a higher number, and a reader that goes by numbers passes nothing. (Numbers drawn while writing would not do, not even
/// with a look at which transactions are still open: one can draw a low number and commit after a higher one was read.)
pub(super) async fn number(tx: &Tx) -> Result<bool, Fault> {
    // Nothing to do is the usual case, and takes no lock.
    let any = "select exists (select 1 from vocative.events where seq is null) as any";
    if !tx.one(any, &[]).await?.try_get::<_, bool>("any")? {
        return Ok(false);
    }
    tx.rows("select pg_advisory_xact_lock(hashtext('vocative.events'), 1)", &[]).await?;
    let sql = "update vocative.events e set seq = n.seq from (select id, nextval('vocative.event_seq') as seq from (select id \
        from vocative.events where seq is null order by id limit $1) as first) as n where e.id = n.id";
    let numbered = tx.run(sql, &[(&NUMBERED, Type::INT8)]).await?;
    Ok(i64::try_from(numbered).unwrap_or(0) >= NUMBERED)
}

/// See [`Store::events`](crate::outbox::store::Store::events).
pub(super) async fn after(tx: &Tx, after: i64, tenant: Option<&str>, limit: usize) -> Result<Vec<Event>, Fault> {
    let sql = "select seq, at, delivery::text, tenant, email, locale, state, degraded, possible_duplicate, phase, outcome, code \
        from vocative.events where seq > $1 and ($2 is null or tenant = $2) order by seq limit $3";
    let limit = value::limit(limit);
    let rows = tx.rows(sql, &[(&after, Type::INT8), (&tenant, Type::TEXT), (&limit, Type::INT8)]).await?;
    rows.iter()
        .map(|row| {
            let phase: Option<String> = row.try_get("phase")?;
            let outcome: Option<String> = row.try_get("outcome")?;
            let code = value::code(row, "code")?;
            Ok(Event {
                seq: row.try_get("seq")?,
                at: value::at(row, "at")?,
                delivery: row.try_get("delivery")?,
                tenant: row.try_get("tenant")?,
                email: row.try_get("email")?,
                locale: row.try_get("locale")?,
                state: value::state(row, "state")?,
                degraded: row.try_get("degraded")?,
                possible_duplicate: row.try_get("possible_duplicate")?,
                attempt: phase.zip(outcome).map(|(phase, outcome)| (phase, outcome, code)),
            })
        })
        .collect()
}

/// See [`Store::last_event`](crate::outbox::store::Store::last_event).
pub(super) async fn last(tx: &Tx) -> Result<i64, Fault> {
    // Purged events were read or are too old to matter, but their numbers are not given again.
    let sql = "select greatest((select max(seq) from vocative.events), (select case when is_called then last_value else 0 end \
        from vocative.event_seq)) as last";
    Ok(tx.one(sql, &[]).await?.try_get("last")?)
}
