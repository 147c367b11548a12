//! Long lives by chance: every sequence of what can happen to deliveries leaves both stores where a model of a few lines is.
//!
//! The model knows the contract and no database: a map of states, who supersedes whom, and what an end may be.

use std::collections::BTreeMap;
use std::time::Duration;

use vocative::outbox::delivery::{Claimed, NewDelivery, State, Step};
use vocative::outbox::store::{Cancelled, Claim, Hastened};

use super::{Desk, everything, lost_answer, of_group, on_both_stores, second, step};
use crate::outbox::journal::Chance;

on_both_stores! {
    every_life_is_as_the_model_has_it,
}

/// A delivery as the contract has it.
#[derive(Clone, Debug)]
struct Life {
    state: State,
    group: Option<u64>,
    hold: bool,
    /// May have been delivered by an attempt that is over.
    maybe: bool,
    marked: bool,
    revoked: Option<State>,
    attempts: u32,
    due: bool,
}

impl Life {
    fn called_back(&mut self, to: State) {
        match self.state {
            State::Sending => self.revoked = self.revoked.or(Some(to)),
            state if state.is_waiting() => self.state = if self.maybe { State::Unknown } else { to },
            _ => {}
        }
    }

    fn comes_to(&mut self, state: State, maybe: bool) {
        self.state = match self.revoked.take() {
            Some(_) if state.is_waiting() && (self.maybe || maybe) => State::Unknown,
            Some(revoked) if state.is_waiting() => revoked,
            _ => state,
        };
        self.maybe |= maybe;
        self.marked = false;
    }
}

async fn every_life_is_as_the_model_has_it(desk: Desk) {
    let seed = u64::from_be_bytes(vocative::clock::random());
    let chance = Chance::new(seed);
    let mut lives = BTreeMap::<String, Life>::new();
    let mut flying = Vec::<Claimed>::new();
    let mut log = vec![format!("seed {seed}")];
    for _ in 0..400 {
        match chance.below(12) {
            0..4 => {
                let group = (chance.below(3) > 0).then(|| chance.below(4));
                let hold = chance.below(2) == 0;
                let late = chance.below(6) == 0;
                let group_key = group.map(|group| group.to_be_bytes().to_vec());
                let due = second(if late { 600 } else { -1 });
                let new = NewDelivery { group: group_key, hold, due, ..of_group("anna@example.org", "") };
                log.push(format!("accept {} in {group:?}, hold {hold}, late {late}", new.id));
                for life in lives.values_mut().filter(|life| group.is_some() && life.group == group) {
                    // A newer mail outweighs a cancellation: neither is to be sent.
                    if life.state == State::Sending && life.revoked == Some(State::Cancelled) {
                        life.revoked = Some(State::Superseded);
                    }
                    life.called_back(State::Superseded);
                }
                let life = Life {
                    state: State::Queued,
                    group,
                    hold,
                    maybe: false,
                    marked: false,
                    revoked: None,
                    attempts: 0,
                    due: !late,
                };
                lives.insert(new.id.clone(), life);
                desk.accept(new).await;
            }
            4..6 => {
                let room = 1 + usize::try_from(chance.below(4)).unwrap();
                let claimed = desk.take(Claim { room, ..everything() }).await.claimed;
                log.push(format!("claim {room}: {:?}", super::ids(&claimed)));
                let busy: Vec<u64> =
                    lives.values().filter(|life| life.state == State::Sending).filter_map(|life| life.group).collect();
                let free = |life: &Life| {
                    life.state.is_waiting() && life.due && !life.group.is_some_and(|group| busy.contains(&group))
                };
                let expected = lives.values().filter(|life| free(life)).count().min(room);
                assert_eq!(claimed.len(), expected, "{log:#?}");
                for claimed in claimed {
                    let life = lives.get_mut(&claimed.hold.id).unwrap();
                    assert!(free(life), "{life:?} is claimed\n{log:#?}");
                    assert_eq!(
                        (claimed.maybe_delivered, claimed.attempts, claimed.keep_unknown),
                        (life.maybe, life.attempts, life.hold),
                        "{log:#?}"
                    );
                    life.state = State::Sending;
                    flying.push(claimed);
                }
            }
            6..9 if !flying.is_empty() => {
                let one = flying.swap_remove(usize::try_from(chance.below(flying.len() as u64)).unwrap());
                let life = lives.get_mut(&one.hold.id).unwrap();
                let mut step = match chance.below(5) {
                    0 => step(State::Deferred, "deferred"),
                    1 => lost_answer(),
                    2 => step(State::Rejected, "rejected"),
                    3 => Step { counts: false, ..step(State::Queued, "deferred") },
                    _ => step(State::Sent, "sent"),
                };
                if life.hold && step.maybe_delivered {
                    step.state = State::Unknown;
                }
                log.push(format!("record {} {} maybe {}", one.hold.id, step.state, step.maybe_delivered));
                life.attempts += u32::from(step.counts);
                let before = life.maybe;
                life.comes_to(step.state, step.maybe_delivered);
                let ended = life.state;
                assert!(desk.record(&one.hold, step.clone()).await, "{log:#?}");
                assert!(!desk.record(&one.hold, step).await, "{log:#?}");
                let row = desk.row(&one.hold.id).await;
                assert_eq!(row.possible_duplicate, ended == State::Sent && before, "{log:#?}");
            }
            9 if !flying.is_empty() => {
                // Its worker dies, before or after it noted that the dot is about to go out.
                let one = flying.swap_remove(usize::try_from(chance.below(flying.len() as u64)).unwrap());
                let life = lives.get_mut(&one.hold.id).unwrap();
                if chance.below(2) == 0 {
                    let marked = desk.store.mark(one.hold.clone()).await.unwrap();
                    assert_eq!(marked, life.revoked.is_none(), "{log:#?}");
                    life.marked = marked;
                }
                log.push(format!("die {} marked {}", one.hold.id, life.marked));
                desk.store.renew(vec![one.hold.clone()], Duration::ZERO).await.unwrap();
                let maybe = life.marked || !life.hold;
                life.attempts += u32::from(maybe);
                let to = if life.hold && life.marked { State::Unknown } else { State::Deferred };
                life.comes_to(to, maybe);
                let take = desk.take(Claim { room: 0, ..everything() }).await;
                assert_eq!((take.claimed.len(), take.reclaimed), (0, 1), "{log:#?}");
                assert!(!desk.record(&one.hold, step(State::Sent, "late")).await, "{log:#?}");
                // What waits after that is due at once.
                lives.get_mut(&one.hold.id).unwrap().due = true;
            }
            _ if !lives.is_empty() => {
                let at = usize::try_from(chance.below(lives.len() as u64)).unwrap();
                let (id, life) = lives.iter_mut().nth(at).unwrap();
                let before = life.state;
                if chance.below(3) > 0 {
                    life.called_back(State::Cancelled);
                    let expected = match before {
                        State::Sending => Cancelled::Sending,
                        state if state.is_end() => Cancelled::TooLate(state),
                        _ if life.state == State::Unknown => Cancelled::TooLate(State::Unknown),
                        _ => Cancelled::Done,
                    };
                    log.push(format!("cancel {id}"));
                    assert_eq!(desk.store.cancel(id.clone()).await.unwrap(), expected, "{log:#?}");
                } else {
                    let expected = match before {
                        State::Sending => Hastened::Sending,
                        state if state.is_end() => Hastened::TooLate(state),
                        _ => Hastened::Done,
                    };
                    life.due |= before.is_waiting();
                    log.push(format!("hasten {id}"));
                    assert_eq!(desk.store.hasten(id.clone()).await.unwrap(), expected, "{log:#?}");
                }
            }
            _ => {}
        }
        for (id, life) in &lives {
            let (row, _) = desk.find(id).await;
            let seen = (row.state, row.attempts, row.parcel.is_none(), row.revoked.is_some());
            let expected = (
                life.state,
                life.attempts,
                life.state.is_end(),
                life.state == State::Sending && life.revoked.is_some(),
            );
            assert_eq!(
                (seen.0, seen.1, seen.2),
                (expected.0, expected.1, expected.2),
                "{id} {life:?} {row:?}\n{log:#?}"
            );
            assert!(seen.3 || !expected.3, "{id} is not revoked\n{log:#?}");
        }
        // What has ended stays so; the few that are still open are worth looking at each time.
        if lives.len() > 40 {
            lives.retain(|_, life| !life.state.is_end());
        }
    }
}
