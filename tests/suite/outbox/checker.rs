//! Proves the promises of contract §12 from what was promised, what the relay took, and what the outbox says in the end. Plain values.
//!
//! A run is sound if [`check`] finds nothing. Each kind of violation has a doctored run below, so that a checker that sees nothing is noticed.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use vocative::outbox::delivery::State;

use super::journal::Taken;

/// A delivery that the client was told is accepted.
#[derive(Clone, Debug)]
pub struct Promise {
    pub id: String,
    pub message_id: String,
    /// The idempotency key it was asked for with.
    pub key: String,
    pub not_after: Option<Timestamp>,
    /// Its group of which the newest counts; accepted in the order of this list.
    pub group: Option<String>,
}

/// What the outbox says of a delivery in the end.
#[derive(Clone, Debug)]
pub struct Standing {
    pub id: String,
    pub state: State,
    pub possible_duplicate: bool,
}

/// Everything that is known of a run.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// In the order of acceptance within each group.
    pub promises: Vec<Promise>,
    /// Every answer with an id, the repeated ones too: key and id.
    pub answers: Vec<(String, String)>,
    /// Every delivery the outbox knows.
    pub standings: Vec<Standing>,
    /// What the relay took, in order.
    pub taken: Vec<Taken>,
    /// Attempts that certainly may have been lost: answers kept back by the relay, and conversations under way when a process was killed.
    pub may_be_lost: usize,
    /// How much later than sent a mail may be journaled on a busy machine.
    pub slack: SignedDuration,
}

/// Figures of a run.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    pub accepted: usize,
    pub sent: usize,
    pub unknown: usize,
    pub superseded: usize,
    pub expired: usize,
    /// Mails that the relay took again.
    pub duplicates: usize,
    pub flagged: usize,
}

pub fn figures(run: &Run) -> Figures {
    let count = |state| run.standings.iter().filter(|standing| standing.state == state).count();
    let different: BTreeSet<&str> = run.taken.iter().map(|taken| taken.message_id.as_str()).collect();
    Figures {
        accepted: run.promises.len(),
        sent: count(State::Sent),
        unknown: count(State::Unknown),
        superseded: count(State::Superseded),
        expired: count(State::Expired),
        duplicates: run.taken.len() - different.len(),
        flagged: run.standings.iter().filter(|standing| standing.possible_duplicate).count(),
    }
}

/// Every violation, as a sentence.
pub fn check(run: &Run) -> Vec<String> {
    let mut found = Vec::new();
    let mut standings = BTreeMap::<&str, Vec<&Standing>>::new();
    for standing in &run.standings {
        standings.entry(&standing.id).or_default().push(standing);
    }
    let mut taken = BTreeMap::<&str, Vec<&Taken>>::new();
    for mail in &run.taken {
        taken.entry(&mail.message_id).or_default().push(mail);
    }
    keys(run, &mut found);
    let none = Vec::new();
    for promise in &run.promises {
        let id = &promise.id;
        let mails = taken.get(promise.message_id.as_str()).unwrap_or(&none);
        match standings.get(id.as_str()).map_or(&[][..], Vec::as_slice) {
            [] => found.push(format!("{id} is lost: accepted, and the outbox knows nothing of it")),
            [standing] => one(promise, standing, mails, run, &mut found),
            several => found.push(format!("{id} is there {} times", several.len())),
        }
    }
    let promised: BTreeSet<&str> = run.promises.iter().map(|promise| promise.id.as_str()).collect();
    for id in standings.keys().filter(|id| !promised.contains(*id)) {
        found.push(format!("the outbox has {id}, which nobody was promised"));
    }
    let known: BTreeSet<&str> = run.promises.iter().map(|promise| promise.message_id.as_str()).collect();
    for id in taken.keys().filter(|id| !known.contains(*id)) {
        found.push(format!("the relay took {id}, which nobody was promised"));
    }
    order(run, &mut found);
    let again = figures(run).duplicates;
    if again > run.may_be_lost {
        found.push(format!("{again} duplicates, though at most {} answers were lost", run.may_be_lost));
    }
    found
}

/// One key, one id; and no two keys the same id.
fn keys(run: &Run, found: &mut Vec<String>) {
    let mut ids = BTreeMap::<&str, &str>::new();
    let promised = run.promises.iter().map(|promise| (&promise.key, &promise.id));
    for (key, id) in run.answers.iter().map(|(key, id)| (key, id)).chain(promised) {
        let first = *ids.entry(key).or_insert(id);
        if first != id {
            found.push(format!("key {key} was answered with {first} and with {id}"));
        }
    }
    let different: BTreeSet<&&str> = ids.values().collect();
    if different.len() < ids.len() {
        found.push("two keys were answered with the same id".to_owned());
    }
}

fn one(promise: &Promise, standing: &Standing, mails: &[&Taken], run: &Run, found: &mut Vec<String>) {
    let id = &promise.id;
    match (standing.state, mails.len()) {
        (state, _) if !state.is_end() => found.push(format!("{id} has not ended: {state}")),
        (State::Sent, 0) => found.push(format!("{id} is lost: sent, and the relay never took it")),
        (State::Sent, 1) | (State::Unknown, _) => {}
        (State::Sent, count) if !standing.possible_duplicate => {
            found.push(format!("the relay took {id} {count} times, and it is not flagged"));
        }
        (State::Sent, _) => {}
        (_, 0) => {}
        (state, _) => found.push(format!("{id} is {state}, and the relay took it")),
    }
    if standing.possible_duplicate && standing.state != State::Sent {
        found.push(format!("{id} is {} and flagged as a possible duplicate", standing.state));
    }
    if mails.iter().any(|mail| mail.digest != mails[0].digest) {
        found.push(format!("{id} came with different octets"));
    }
    for mail in mails {
        let late = promise.not_after.is_some_and(|deadline| mail.at.duration_since(deadline) > run.slack);
        if late {
            found.push(format!("{id} came at {}, after its deadline {:?}", mail.at, promise.not_after));
        }
    }
}

/// Within a group an older mail never comes after a newer one.
fn order(run: &Run, found: &mut Vec<String>) {
    let mut places = BTreeMap::<&str, (&str, usize)>::new();
    for (place, promise) in run.promises.iter().enumerate() {
        if let Some(group) = &promise.group {
            places.insert(&promise.message_id, (group, place));
        }
    }
    let mut newest = BTreeMap::<&str, usize>::new();
    for mail in &run.taken {
        let Some((group, place)) = places.get(mail.message_id.as_str()) else { continue };
        let newest = newest.entry(group).or_insert(*place);
        if place < newest {
            found.push(format!("{} came after a newer one of its group {group}", mail.message_id));
        }
        *newest = (*newest).max(*place);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    fn promise(n: u32, group: Option<&str>) -> Promise {
        Promise {
            id: format!("id{n}"),
            message_id: format!("<{n}>"),
            key: format!("key{n}"),
            not_after: Some(at(100)),
            group: group.map(str::to_owned),
        }
    }

    fn standing(n: u32, state: State) -> Standing {
        Standing { id: format!("id{n}"), state, possible_duplicate: false }
    }

    fn taken(n: u32, second: i64) -> Taken {
        Taken { at: at(second), message_id: format!("<{n}>"), digest: u64::from(n) }
    }

    /// One sent, one sent twice and flagged, one superseded by the next, one unknown, one expired.
    fn sound() -> Run {
        Run {
            promises: vec![
                promise(1, None),
                promise(2, None),
                promise(3, Some("g")),
                promise(4, Some("g")),
                promise(5, None),
                promise(6, None),
            ],
            answers: vec![("key1".into(), "id1".into()), ("key1".into(), "id1".into()), ("key2".into(), "id2".into())],
            standings: vec![
                standing(1, State::Sent),
                Standing { possible_duplicate: true, ..standing(2, State::Sent) },
                standing(3, State::Superseded),
                standing(4, State::Sent),
                standing(5, State::Unknown),
                standing(6, State::Expired),
            ],
            taken: vec![taken(1, 1), taken(2, 2), taken(4, 3), taken(5, 4), taken(2, 5)],
            may_be_lost: 2,
            slack: SignedDuration::from_secs(1),
        }
    }

    #[test]
    fn a_sound_run_has_no_violation() {
        assert_eq!(check(&sound()), Vec::<String>::new());
        let expected =
            Figures { accepted: 6, sent: 3, unknown: 1, superseded: 1, expired: 1, duplicates: 1, flagged: 1 };
        assert_eq!(figures(&sound()), expected);
    }

    /// What was doctored, how, and a part of the one sentence that must be found.
    type Doctored = (&'static str, fn(&mut Run), &'static str);

    #[test]
    fn every_violation_is_found() {
        let doctored: [Doctored; 19] = [
            ("vanished", |run| drop(run.standings.remove(5)), "id6 is lost: accepted"),
            ("twice in the outbox", |run| run.standings.push(standing(1, State::Sent)), "id1 is there 2 times"),
            ("never ends", |run| run.standings[5].state = State::Deferred, "id6 has not ended: deferred"),
            ("in flight for ever", |run| run.standings[4].state = State::Sending, "id5 has not ended: sending"),
            ("sent, never taken", |run| drop(run.taken.remove(0)), "id1 is lost: sent"),
            ("unflagged duplicate", |run| run.standings[1].possible_duplicate = false, "took id2 2 times"),
            (
                "taken though superseded",
                |run| run.taken.insert(0, taken(3, 0)),
                "id3 is superseded, and the relay took it",
            ),
            ("taken though expired", |run| run.taken.push(taken(6, 9)), "id6 is expired, and the relay took it"),
            (
                "taken though rejected",
                |run| run.standings[4].state = State::Rejected,
                "id5 is rejected, and the relay took it",
            ),
            ("flag without a mail", |run| run.standings[5].possible_duplicate = true, "id6 is expired and flagged"),
            ("other octets", |run| run.taken[4].digest = 99, "id2 came with different octets"),
            ("late", |run| run.taken[4].at = at(102), "id2 came at"),
            (
                "accepted twice",
                |run| run.standings.push(standing(7, State::Cancelled)),
                "the outbox has id7, which nobody was promised",
            ),
            ("nobody's mail", |run| run.taken.push(taken(9, 6)), "took <9>, which nobody was promised"),
            (
                "out of order",
                |run| {
                    run.standings[2].state = State::Unknown;
                    run.taken.push(taken(3, 6));
                },
                "<3> came after a newer one of its group g",
            ),
            (
                "out of order by a duplicate",
                |run| {
                    run.standings[2] = Standing { possible_duplicate: true, ..standing(3, State::Sent) };
                    run.taken.insert(0, taken(3, 0));
                    run.taken.push(taken(3, 6));
                },
                "<3> came after a newer one of its group g",
            ),
            (
                "another id for a key",
                |run| run.answers.push(("key1".into(), "id7".into())),
                "key key1 was answered with id1 and with id7",
            ),
            (
                "one id for two keys",
                |run| run.answers.push(("key8".into(), "id1".into())),
                "two keys were answered with the same id",
            ),
            ("more duplicates than lost answers", |run| run.may_be_lost = 0, "1 duplicates, though at most 0"),
        ];
        for (what, doctor, sentence) in doctored {
            let mut run = sound();
            doctor(&mut run);
            let found = check(&run);
            assert_eq!(found.len(), 1, "{what}: {found:#?}");
            assert!(found[0].contains(sentence), "{what}: {found:?}");
        }
    }

    #[test]
    fn a_busy_machine_is_no_violation() {
        let mut run = sound();
        run.taken[4].at = at(101);
        assert_eq!(check(&run), Vec::<String>::new());
    }
}
