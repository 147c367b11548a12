//! What the outcome of an attempt makes of a delivery. Pure: the instant and chance come in as arguments.
//!
//! The fault's owner matters more than its digits: what the route or the sender has done costs the delivery nothing, only what the relay said about
//! this mail or its recipient counts (contract §12, promise 8).

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use super::Settings;
use super::delivery::{Attempt, Claimed, State, Step, says_no_such_mailbox};
use super::schedule;
use crate::smtp::{Outcome, Owner, Phase, Verdict};

/// The outcome of an attempt whose worker did not live to tell.
const INTERRUPTED: &str = "interrupted";

/// What follows from `outcome`. `reply` is what is kept of the relay's words, `pause` what the route asks for.
pub fn after(
    outcome: &Outcome,
    delivery: &Claimed,
    now: Timestamp,
    chance: f64,
    pause: Duration,
    settings: &Settings,
    reply: Vec<u8>,
) -> Step {
    let attempt = Attempt {
        at: now,
        phase: outcome.phase.as_str().to_owned(),
        outcome: outcome.outcome.as_str().to_owned(),
        code: outcome.code,
        reply,
    };
    let end = |state| Step {
        state,
        due: None,
        counts: true,
        maybe_delivered: false,
        attempt: Some(attempt.clone()),
        suppress_until: None,
    };
    let again = |counts: bool, maybe_delivered: bool, wait: Duration| {
        let tried_before = delivery.attempts > 0 || delivery.maybe_delivered;
        let state = if counts || maybe_delivered || tried_before { State::Deferred } else { State::Queued };
        let due = Some(schedule::due(now, wait, delivery.not_after));
        Step { state, due, counts, maybe_delivered, attempt: Some(attempt.clone()), suppress_until: None }
    };
    let backoff = |count: u32| schedule::pause(&settings.retry, count, chance);
    match (outcome.outcome, outcome.owner) {
        (Verdict::Sent, _) => end(State::Sent),
        (Verdict::Rejected, _) => {
            let suppress = says_no_such_mailbox(outcome) && !settings.suppress_rejected.is_zero();
            let until = SignedDuration::try_from(settings.suppress_rejected).ok();
            let until = until.filter(|_| suppress).and_then(|until| now.checked_add(until).ok());
            Step { suppress_until: until, ..end(State::Rejected) }
        }
        (Verdict::Refused, _) if outcome.past_deadline => end(past_deadline(delivery.maybe_delivered)),
        (Verdict::Refused, _) => end(State::Refused),
        (Verdict::Unknown, _) if delivery.keep_unknown => Step { maybe_delivered: true, ..end(State::Unknown) },
        (Verdict::Unknown, _) => again(true, true, backoff(delivery.attempts + 1).max(settings.unknown_pause)),
        (Verdict::Deferred, Owner::Message) => again(true, false, backoff(delivery.attempts + 1)),
        // One that breaks the route each time must not keep doing so every few seconds.
        (Verdict::Deferred, _) if pause.is_zero() => again(false, false, breaking(delivery, chance)),
        (Verdict::Deferred, _) => again(false, false, pause),
    }
}

/// How a delivery ends whose deadline has passed.
pub fn past_deadline(maybe_delivered: bool) -> State {
    if_certain(State::Expired, maybe_delivered)
}

/// An end that says that nothing was delivered; of one that may have been delivered nobody can say so.
pub fn if_certain(end: State, maybe_delivered: bool) -> State {
    if maybe_delivered { State::Unknown } else { end }
}

/// What a store knows of a delivery in flight when its attempt ends, one way or the other.
#[derive(Clone, Copy, Debug)]
pub struct Flight {
    /// It is a request that was being rendered.
    pub unrendered: bool,
    /// An unknown outcome ends it.
    pub keep_unknown: bool,
    /// The final dot was about to go out.
    pub marked: bool,
    /// An earlier attempt may have delivered it.
    pub maybe_delivered: bool,
    /// What is to become of it when this attempt delivers nothing.
    pub revoked: Option<State>,
}

impl Flight {
    /// Whether a worker that is gone may have handed it over. With `hold` it would have marked that first.
    pub fn may_have_left(self) -> bool {
        !self.unrendered && (self.marked || !self.keep_unknown)
    }

    /// Where it comes to when its worker is gone.
    pub fn abandoned(self) -> State {
        if self.keep_unknown && self.may_have_left() {
            return State::Unknown;
        }
        self.settled(State::Deferred, self.may_have_left())
    }

    /// Where it comes to when an attempt says `state`: one that was called back does not wait again.
    pub fn settled(self, state: State, may_have_left: bool) -> State {
        match self.revoked {
            _ if !state.is_waiting() => state,
            Some(revoked) => if_certain(revoked, self.maybe_delivered || may_have_left),
            None if self.unrendered => State::Accepted,
            None => state,
        }
    }

    /// The attempt of a worker that is gone, as it is kept: how far it came nobody knows, so it says how far it can have come. A request that
    /// was only being rendered was not attempted.
    pub fn interrupted(self, at: Timestamp) -> Option<Attempt> {
        (!self.unrendered).then(|| Attempt {
            at,
            phase: if self.may_have_left() { Phase::Final } else { Phase::Connect }.as_str().to_owned(),
            outcome: INTERRUPTED.to_owned(),
            code: None,
            reply: Vec::new(),
        })
    }
}

/// What becomes of a delivery whose attempt was broken off by our own stop: `dot` says whether the final dot may have gone out.
pub fn interrupted(delivery: &Claimed, dot: bool, now: Timestamp, settings: &Settings) -> Step {
    let attempt = dot.then(|| Attempt {
        at: now,
        phase: Phase::Final.as_str().to_owned(),
        outcome: INTERRUPTED.to_owned(),
        code: None,
        reply: Vec::new(),
    });
    let (state, wait) = match (dot, delivery.keep_unknown) {
        (true, true) => (State::Unknown, Duration::ZERO),
        (true, false) => (State::Deferred, settings.unknown_pause),
        (false, _) if delivery.attempts > 0 || delivery.maybe_delivered => (State::Deferred, Duration::ZERO),
        (false, _) => (State::Queued, Duration::ZERO),
    };
    let due = Some(schedule::due(now, wait, delivery.not_after));
    Step { state, due, counts: dot, maybe_delivered: dot, attempt, suppress_until: None }
}

/// What becomes of a request whose profile cannot be had at present: it waits, at least as long as the source `asked`. It counts, so that it can be told
/// from a request that breaks whoever renders it.
pub fn without_profile(request: &Claimed, asked: Option<Duration>, now: Timestamp, chance: f64) -> Step {
    let schedule = [2, 5, 15, 60, 300].map(Duration::from_secs);
    let pause = schedule::pause(&schedule, request.attempts + 1, chance).max(asked.unwrap_or_default());
    Step {
        state: State::Queued,
        due: Some(schedule::due(now, pause, request.not_after)),
        counts: true,
        maybe_delivered: false,
        attempt: None,
        suppress_until: None,
    }
}

/// Pauses of a mail whose attempts break off without the relay saying why.
fn breaking(delivery: &Claimed, chance: f64) -> Duration {
    let schedule = [1, 5, 15, 60, 300].map(Duration::from_secs);
    schedule::pause(&schedule, u32::try_from(delivery.hold.lease).unwrap_or(u32::MAX), chance)
}

#[cfg(test)]
mod tests {
    use super::super::delivery::{Hold, Lane};
    use super::*;

    fn now() -> Timestamp {
        "2026-11-23T09:00:00Z".parse().unwrap()
    }

    fn delivery() -> Claimed {
        Claimed {
            hold: Hold { id: String::new(), lease: 1 },
            unrendered: false,
            tenant: String::new(),
            seq: 1,
            lane: Lane::Security,
            domain: Vec::new(),
            sender: String::new(),
            email: "reset_email".into(),
            accepted: now(),
            not_after: "2026-11-24T09:00:00Z".parse().unwrap(),
            keep_unknown: false,
            attempts: 0,
            maybe_delivered: false,
            parcel: Vec::new(),
        }
    }

    fn outcome(verdict: Verdict, phase: Phase, owner: Owner, code: Option<u16>) -> Outcome {
        Outcome {
            outcome: verdict,
            code,
            reply: None,
            phase,
            message_id: String::new(),
            enhanced: None,
            owner,
            past_deadline: false,
        }
    }

    fn step(outcome: &Outcome, delivery: &Claimed, pause: u64) -> Step {
        after(outcome, delivery, now(), 0.5, Duration::from_secs(pause), &Settings::default(), Vec::new())
    }

    #[test]
    fn every_outcome_leads_to_one_state() {
        use Owner::{Message, None as Nobody, Route, Sender};
        use Phase::{Auth, Connect, Data, Final, Mail, Rcpt};
        use Verdict::{Deferred, Refused, Rejected, Sent, Unknown};
        let fresh = delivery();
        let tried = Claimed { attempts: 1, ..delivery() };
        let keep = Claimed { keep_unknown: true, ..delivery() };
        // (outcome, delivery, the route's pause) -> (state, seconds until the next try, counts, maybe delivered)
        for (outcome, delivery, pause, expected) in [
            (outcome(Sent, Final, Nobody, Some(250)), &fresh, 0, (State::Sent, None, true, false)),
            (outcome(Rejected, Rcpt, Message, Some(550)), &fresh, 0, (State::Rejected, None, true, false)),
            (outcome(Refused, Mail, Message, None), &fresh, 0, (State::Refused, None, true, false)),
            (outcome(Deferred, Rcpt, Message, Some(450)), &fresh, 0, (State::Deferred, Some(15), true, false)),
            (outcome(Deferred, Final, Message, Some(451)), &tried, 0, (State::Deferred, Some(45), true, false)),
            (outcome(Unknown, Final, Route, None), &fresh, 0, (State::Deferred, Some(60), true, true)),
            (outcome(Unknown, Final, Route, None), &keep, 0, (State::Unknown, None, true, true)),
            (outcome(Deferred, Connect, Route, None), &fresh, 5, (State::Queued, Some(5), false, false)),
            (outcome(Deferred, Auth, Route, Some(535)), &tried, 30, (State::Deferred, Some(30), false, false)),
            (outcome(Deferred, Mail, Sender, Some(550)), &fresh, 60, (State::Queued, Some(60), false, false)),
            (outcome(Deferred, Data, Route, None), &fresh, 0, (State::Queued, Some(1), false, false)),
        ] {
            let step = step(&outcome, delivery, pause);
            let wait = step.due.map(|due| due.as_second() - now().as_second());
            assert_eq!((step.state, wait, step.counts, step.maybe_delivered), expected, "{outcome:?}");
        }
    }

    #[test]
    fn only_a_missing_mailbox_is_suppressed() {
        let rejected = |code: &str| Outcome {
            enhanced: crate::smtp::EnhancedCode::parse(code),
            ..outcome(Verdict::Rejected, Phase::Rcpt, Owner::Message, Some(550))
        };
        assert!(step(&rejected("5.1.1"), &delivery(), 0).suppress_until.is_some());
        for code in ["5.7.1", "5.2.1", "5.7.26", "x"] {
            assert_eq!(step(&rejected(code), &delivery(), 0).suppress_until, None, "{code}");
        }
        let at_the_dot = Outcome { phase: Phase::Final, ..rejected("5.1.1") };
        assert_eq!(step(&at_the_dot, &delivery(), 0).suppress_until, None);
    }

    #[test]
    fn what_may_have_been_delivered_never_expires() {
        assert_eq!(past_deadline(false), State::Expired);
        assert_eq!(past_deadline(true), State::Unknown);
        let late = Outcome { past_deadline: true, ..outcome(Verdict::Refused, Phase::Data, Owner::Message, None) };
        assert_eq!(step(&late, &delivery(), 0).state, State::Expired);
        let maybe = Claimed { maybe_delivered: true, ..delivery() };
        assert_eq!(step(&late, &maybe, 0).state, State::Unknown);
    }

    #[test]
    fn a_stop_gives_back_what_was_not_handed_over() {
        let settings = Settings::default();
        let before = interrupted(&delivery(), false, now(), &settings);
        assert_eq!((before.state, before.counts, before.maybe_delivered), (State::Queued, false, false));
        let after = interrupted(&delivery(), true, now(), &settings);
        assert_eq!((after.state, after.maybe_delivered), (State::Deferred, true));
        let keep = Claimed { keep_unknown: true, ..delivery() };
        assert_eq!(interrupted(&keep, true, now(), &settings).state, State::Unknown);
    }

    const PLAIN: Flight =
        Flight { unrendered: false, keep_unknown: false, marked: false, maybe_delivered: false, revoked: None };

    #[test]
    fn a_worker_that_is_gone_leaves_one_truthful_state() {
        let gone = Some(State::Cancelled);
        let table = [
            (PLAIN, State::Deferred, true),
            (Flight { marked: true, ..PLAIN }, State::Deferred, true),
            (Flight { keep_unknown: true, ..PLAIN }, State::Deferred, false),
            (Flight { keep_unknown: true, marked: true, ..PLAIN }, State::Unknown, true),
            (Flight { unrendered: true, ..PLAIN }, State::Accepted, false),
            (Flight { revoked: gone, ..PLAIN }, State::Unknown, true),
            (Flight { revoked: gone, keep_unknown: true, ..PLAIN }, State::Cancelled, false),
            (Flight { revoked: gone, keep_unknown: true, marked: true, ..PLAIN }, State::Unknown, true),
            (Flight { revoked: gone, unrendered: true, ..PLAIN }, State::Cancelled, false),
            (Flight { revoked: gone, unrendered: true, maybe_delivered: true, ..PLAIN }, State::Unknown, false),
        ];
        for (flight, state, left) in table {
            assert_eq!((flight.abandoned(), flight.may_have_left()), (state, left), "{flight:?}");
        }
    }

    #[test]
    fn a_revoked_one_does_not_wait_again() {
        let revoked = Flight { revoked: Some(State::Superseded), ..PLAIN };
        let table = [
            (PLAIN, State::Deferred, false, State::Deferred),
            (PLAIN, State::Sent, false, State::Sent),
            (Flight { unrendered: true, ..PLAIN }, State::Queued, false, State::Accepted),
            (revoked, State::Queued, false, State::Superseded),
            (revoked, State::Deferred, false, State::Superseded),
            (revoked, State::Deferred, true, State::Unknown),
            (Flight { maybe_delivered: true, ..revoked }, State::Deferred, false, State::Unknown),
            (revoked, State::Sent, true, State::Sent),
            (revoked, State::Rejected, false, State::Rejected),
        ];
        for (flight, said, left, state) in table {
            assert_eq!(flight.settled(said, left), state, "{flight:?} {said}");
        }
    }
}
