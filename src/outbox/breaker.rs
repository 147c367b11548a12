//! When the route pauses, and how it is taken up again. Pure: time is a `Duration` since the worker began.
//!
//! A fault before the first MAIL says that the relay cannot be spoken with: the breaker opens at once. A connection that breaks in the middle of a
//! mail may be that mail's doing: only the third in a row opens it. An open breaker lets nothing through, then one mail as a trial; after a success
//! the width doubles with every further one, so that a relay that has just recovered is not stampeded.

use std::time::Duration;

use crate::smtp::{Outcome, Owner, Phase, Verdict};

/// Pauses after the first, second, … opening in a row.
const PAUSES: [u64; 6] = [1, 2, 5, 10, 20, 30];
/// Broken conversations in a row that open it.
const BROKEN: u32 = 3;
/// How long a sender pauses that the relay does not take.
pub const SENDER_PAUSE: Duration = Duration::from_secs(60);

/// The state of one route.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breaker {
    full: usize,
    width: usize,
    openings: u32,
    broken: u32,
    until: Option<Duration>,
}

impl Breaker {
    /// A closed one for so many conversations at once.
    pub fn new(full: usize) -> Breaker {
        Breaker { full: full.max(1), width: full.max(1), openings: 0, broken: 0, until: None }
    }

    /// How many conversations may run at this moment.
    pub fn width(&self, now: Duration) -> usize {
        match self.until {
            Some(until) if now < until => 0,
            Some(_) => 1,
            None => self.width,
        }
    }

    /// How long nothing is let through.
    pub fn pause(&self, now: Duration) -> Duration {
        self.until.map_or(Duration::ZERO, |until| until.saturating_sub(now))
    }

    /// Whether the route works as far as is known.
    pub fn is_closed(&self) -> bool {
        self.until.is_none()
    }

    /// Takes note of an outcome. `chance` (0 to 1) spreads the pause over one to one and a half times its length.
    pub fn note(&mut self, outcome: &Outcome, now: Duration, chance: f64) {
        match judge(outcome) {
            Judgment::Works => self.works(),
            Judgment::Broken => {
                self.broken += 1;
                if self.broken >= BROKEN || self.until.is_some() {
                    self.open(now, chance);
                }
            }
            Judgment::Down => self.open(now, chance),
            Judgment::Nothing => {}
        }
    }

    fn works(&mut self) {
        self.broken = 0;
        self.openings = 0;
        if self.until.take().is_some() {
            self.width = 1;
        }
        self.width = (self.width * 2).min(self.full);
    }

    fn open(&mut self, now: Duration, chance: f64) {
        // Conversations that were on their way when it opened say nothing new.
        if self.until.is_some_and(|until| now < until) {
            return;
        }
        let at = usize::try_from(self.openings).unwrap_or(usize::MAX).min(PAUSES.len() - 1);
        self.openings = self.openings.saturating_add(1);
        self.until = Some(now + Duration::from_secs(PAUSES[at]).mul_f64(1.0 + chance.clamp(0.0, 1.0) / 2.0));
    }
}

/// What an outcome says of the route.
fn judge(outcome: &Outcome) -> Judgment {
    let spoken = matches!(outcome.phase, Phase::Mail | Phase::Rcpt | Phase::Data | Phase::Final);
    match (outcome.outcome, outcome.owner) {
        (Verdict::Sent | Verdict::Rejected, _) | (Verdict::Deferred, Owner::Message | Owner::Sender) => Judgment::Works,
        (_, Owner::Route) if spoken => Judgment::Broken,
        (_, Owner::Route) => Judgment::Down,
        _ => Judgment::Nothing,
    }
}

enum Judgment {
    Works,
    Broken,
    Down,
    Nothing,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(verdict: Verdict, phase: Phase, owner: Owner) -> Outcome {
        Outcome {
            outcome: verdict,
            code: None,
            reply: None,
            phase,
            message_id: String::new(),
            enhanced: None,
            owner,
            past_deadline: false,
        }
    }

    fn second(n: u64) -> Duration {
        Duration::from_secs(n)
    }

    #[test]
    fn a_relay_that_cannot_be_reached_opens_it_and_one_mail_tries_again() {
        let down = outcome(Verdict::Deferred, Phase::Connect, Owner::Route);
        let mut breaker = Breaker::new(8);
        assert_eq!(breaker.width(second(0)), 8);
        breaker.note(&down, second(0), 0.0);
        assert_eq!((breaker.width(second(0)), breaker.pause(second(0))), (0, second(1)));
        breaker.note(&down, second(0), 0.0);
        assert_eq!(breaker.pause(second(0)), second(1), "those on their way do not lengthen it");
        assert_eq!(breaker.width(second(1)), 1);
        breaker.note(&down, second(1), 0.0);
        assert_eq!(breaker.pause(second(1)), second(2));
    }

    #[test]
    fn a_recovered_relay_is_not_stampeded() {
        let mut breaker = Breaker::new(20);
        breaker.note(&outcome(Verdict::Deferred, Phase::Auth, Owner::Route), second(0), 0.0);
        let widths: Vec<usize> = (0..5)
            .map(|_| {
                breaker.note(&outcome(Verdict::Sent, Phase::Final, Owner::None), second(2), 0.0);
                breaker.width(second(2))
            })
            .collect();
        assert_eq!(widths, [2, 4, 8, 16, 20]);
    }

    #[test]
    fn one_broken_conversation_may_be_the_mails_own_doing() {
        let broken = outcome(Verdict::Unknown, Phase::Final, Owner::Route);
        let mut breaker = Breaker::new(8);
        breaker.note(&broken, second(0), 0.0);
        breaker.note(&broken, second(0), 0.0);
        assert!(breaker.is_closed());
        breaker.note(&outcome(Verdict::Deferred, Phase::Rcpt, Owner::Message), second(0), 0.0);
        breaker.note(&broken, second(0), 0.0);
        assert!(breaker.is_closed(), "an answer in between shows that the route works");
        breaker.note(&broken, second(0), 0.0);
        breaker.note(&broken, second(0), 0.0);
        assert!(!breaker.is_closed());
    }

    #[test]
    fn what_a_relay_says_of_a_mail_does_not_pause_the_route() {
        let mut breaker = Breaker::new(8);
        for outcome in [
            outcome(Verdict::Rejected, Phase::Final, Owner::Message),
            outcome(Verdict::Deferred, Phase::Mail, Owner::Sender),
            outcome(Verdict::Refused, Phase::Mail, Owner::Message),
            outcome(Verdict::Unknown, Phase::Final, Owner::None),
        ] {
            for _ in 0..10 {
                breaker.note(&outcome, second(0), 0.9);
            }
            assert_eq!(breaker.width(second(0)), 8, "{outcome:?}");
        }
    }
}
