//! Answers that were given: true for a short while, and better than nothing for a longer one.
//!
//! Bounded in number and octets; what was learnt first goes first. An answer is kept as JSON text, which is smaller than values and is what bounds count.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::{Found, Key};

/// The most answers.
const MAX_ANSWERS: usize = 10_000;
/// The most octets of all answers.
const MAX_OCTETS: usize = 32 << 20;
/// The most octets of an answer that is kept.
const MAX_ONE: usize = 256 << 10;
/// How long it is believed that there is nobody: who has just signed up gets mail first.
const NOBODY: Duration = Duration::from_secs(10);

/// Answers by the hashes of their questions.
pub(super) struct Answers {
    cache: Duration,
    stale: Duration,
    kept: HashMap<Key, Answer>,
    /// In the order in which they were learnt, with those that have been replaced since.
    order: VecDeque<(Key, u64)>,
    octets: usize,
    serial: u64,
}

struct Answer {
    json: Box<[u8]>,
    nobody: bool,
    at: Instant,
    serial: u64,
}

impl Answers {
    pub(super) fn new(cache: Duration, stale: Duration) -> Answers {
        Answers { cache, stale, kept: HashMap::new(), order: VecDeque::new(), octets: 0, serial: 0 }
    }

    /// The answer, if it is taken for true.
    pub(super) fn fresh(&self, key: &Key, now: Instant) -> Option<Found> {
        let answer = self.kept.get(key)?;
        let life = if answer.nobody { self.cache.min(NOBODY) } else { self.cache };
        if now.saturating_duration_since(answer.at) < life { answer.read() } else { None }
    }

    /// The answer, if it serves while there is no better one. That there was nobody never does.
    pub(super) fn stale(&self, key: &Key, now: Instant) -> Option<Found> {
        let answer = self.kept.get(key).filter(|answer| !answer.nobody)?;
        if now.saturating_duration_since(answer.at) < self.stale { answer.read() } else { None }
    }

    /// Keeps an answer in the place of the one before.
    pub(super) fn keep(&mut self, key: Key, found: &Found, now: Instant) {
        self.drop_answer(&key);
        self.drop_old(now);
        let Ok(json) = serde_json::to_vec(&**found) else { return };
        if json.len() > MAX_ONE || self.cache.max(self.stale).is_zero() {
            return;
        }
        self.serial += 1;
        self.octets += json.len();
        self.order.push_back((key, self.serial));
        let answer = Answer { json: json.into(), nobody: found.is_empty(), at: now, serial: self.serial };
        self.kept.insert(key, answer);
        while self.kept.len() > MAX_ANSWERS || self.octets > MAX_OCTETS {
            if !self.drop_first() {
                break;
            }
        }
        // An answer that stays first while others are replaced would let the order grow.
        if self.order.len() > 2 * self.kept.len() + 16 {
            let kept = &self.kept;
            self.order.retain(|(key, serial)| kept.get(key).is_some_and(|answer| answer.serial == *serial));
        }
    }

    /// Drops what serves no longer.
    fn drop_old(&mut self, now: Instant) {
        let life = self.cache.max(self.stale);
        while let Some((key, serial)) = self.order.front() {
            let current = self.kept.get(key).filter(|answer| answer.serial == *serial);
            if current.is_some_and(|answer| now.saturating_duration_since(answer.at) < life) {
                return;
            }
            self.drop_first();
        }
    }

    fn drop_first(&mut self) -> bool {
        let Some((key, serial)) = self.order.pop_front() else { return false };
        if self.kept.get(&key).is_some_and(|answer| answer.serial == serial) {
            self.drop_answer(&key);
        }
        true
    }

    fn drop_answer(&mut self, key: &Key) {
        if let Some(answer) = self.kept.remove(key) {
            self.octets -= answer.json.len();
        }
    }
}

impl Answer {
    fn read(&self) -> Option<Found> {
        serde_json::from_slice(&self.json).ok().map(Arc::new)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn key(n: usize) -> Key {
        let mut key = Key::default();
        key[..8].copy_from_slice(&n.to_be_bytes());
        key
    }

    fn found(name: &str) -> Found {
        Arc::new(vec![json!({ "user_id": "a|1", "name": name }).as_object().unwrap().clone()])
    }

    fn name(found: Option<Found>) -> Option<String> {
        Some(found?.first().map_or("nobody", |profile| profile["name"].as_str().unwrap()).to_owned())
    }

    #[test]
    fn an_answer_is_fresh_then_stale_then_gone() {
        let start = Instant::now();
        let mut answers = Answers::new(60 * SECOND, 600 * SECOND);
        answers.keep(key(1), &found("A"), start);
        answers.keep(key(2), &Arc::new(Vec::new()), start);
        for (seconds, who, fresh, stale) in [
            (0, 1, Some("A"), Some("A")),
            (59, 1, Some("A"), Some("A")),
            (60, 1, None, Some("A")),
            (599, 1, None, Some("A")),
            (600, 1, None, None),
            (0, 2, Some("nobody"), None),
            (9, 2, Some("nobody"), None),
            (10, 2, None, None),
            (0, 3, None, None),
        ] {
            let now = start + seconds * SECOND;
            assert_eq!(name(answers.fresh(&key(who), now)).as_deref(), fresh, "{who} after {seconds} s");
            assert_eq!(name(answers.stale(&key(who), now)).as_deref(), stale, "{who} after {seconds} s");
        }
        answers.keep(key(1), &Arc::new(Vec::new()), start + SECOND);
        assert_eq!(name(answers.stale(&key(1), start + 100 * SECOND)), None, "who is gone does not come back");
        answers.keep(key(4), &found("D"), start + 1_000 * SECOND);
        assert_eq!(answers.kept.len(), 1, "what serves no longer is dropped");
    }

    #[test]
    fn no_cache_and_no_stale_keep_nothing() {
        let start = Instant::now();
        let mut answers = Answers::new(Duration::ZERO, Duration::ZERO);
        answers.keep(key(1), &found("A"), start);
        assert!(answers.kept.is_empty() && answers.order.is_empty());
        let mut answers = Answers::new(Duration::ZERO, SECOND);
        answers.keep(key(1), &found("A"), start);
        assert_eq!(
            (name(answers.fresh(&key(1), start)), name(answers.stale(&key(1), start))),
            (None, Some("A".into()))
        );
    }

    #[test]
    fn answers_are_bounded_in_number_and_octets() {
        let start = Instant::now();
        let mut answers = Answers::new(60 * SECOND, 60 * SECOND);
        for n in 0..MAX_ANSWERS + 5 {
            answers.keep(key(n), &found("A"), start);
        }
        assert_eq!(answers.kept.len(), MAX_ANSWERS);
        assert!(answers.fresh(&key(4), start).is_none() && answers.fresh(&key(5), start).is_some());
        let large = "x".repeat(MAX_ONE / 2);
        for n in 0..1_000 {
            answers.keep(key(n), &found(&large), start);
        }
        let kept: usize = answers.kept.values().map(|answer| answer.json.len()).sum();
        assert!(kept == answers.octets && kept <= MAX_OCTETS, "{kept}");
        answers.keep(key(999), &found(&large.repeat(3)), start);
        assert!(
            answers.fresh(&key(999), start).is_none(),
            "too large to be kept, and the one before is not true any more"
        );
        for _ in 0..100_000 {
            answers.keep(key(7), &found("A"), start);
        }
        assert!(answers.order.len() <= 2 * answers.kept.len() + 17);
    }
}
