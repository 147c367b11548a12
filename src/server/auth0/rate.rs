//! The token bucket of each client, with its headers.
//!
//! A bucket holds as many requests as may come at once, and fills again by the second. Buckets are kept in memory: each process of a service that has
//! several counts for itself, and a restart fills them. [`Buckets`] is pure: it is given who asks and what time it is.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::http::header::{HeaderName, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use jiff::Timestamp;

use super::answer::Refused;
use crate::clock;

/// How many buckets are kept. One that is full again says nothing and is forgotten first.
const KEPT: usize = 10_000;
/// Parts of a request, so that a bucket fills evenly: microseconds of a second's worth.
const WHOLE: u64 = 1_000_000;

/// The buckets of a process.
#[derive(Debug)]
pub(super) struct Rate(Mutex<Buckets>);

impl Rate {
    /// `burst` requests at once, then `per_second`, for each who asks.
    pub(super) fn new(burst: u32, per_second: u32) -> Rate {
        Rate(Mutex::new(Buckets::new(burst, per_second)))
    }

    /// Takes a request out of the bucket of `who`, if there is one in it.
    pub(super) fn take(&self, who: &str) -> Standing {
        self.locked(|buckets, now| buckets.take(who, now))
    }

    /// How the bucket of `who` stands, with nothing taken.
    pub(super) fn look(&self, who: &str) -> Standing {
        self.locked(|buckets, now| buckets.look(who, now))
    }

    fn locked<T>(&self, act: impl FnOnce(&mut Buckets, Timestamp) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner), clock::now())
    }
}

/// How somebody stands after a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Standing {
    /// Whether the request is answered.
    pub allowed: bool,
    /// How many may come at once.
    pub limit: u64,
    /// How many may still come at this moment.
    pub remaining: u64,
    /// The second of the epoch by which all may come again.
    pub reset: i64,
    /// Whole seconds until one more may come.
    pub wait: u64,
}

impl Standing {
    /// The refusal of a request that came too early.
    pub(super) fn refused(&self) -> Refused {
        let message = "Global limit has been reached";
        let refused = Refused::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", message);
        Refused { retry_after: Some(self.wait.max(1)), ..refused }
    }

    /// Tells it in an answer.
    pub(super) fn tell(&self, headers: &mut HeaderMap) {
        let told = [
            ("x-ratelimit-limit", HeaderValue::from(self.limit)),
            ("x-ratelimit-remaining", HeaderValue::from(self.remaining)),
            ("x-ratelimit-reset", HeaderValue::from(self.reset)),
        ];
        for (name, value) in told {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
}

/// Who has taken how much.
#[derive(Debug)]
struct Buckets {
    burst: u64,
    per_second: u64,
    kept: HashMap<String, Bucket>,
}

/// What one holds, in parts of [`WHOLE`], as of an instant.
#[derive(Clone, Copy, Debug)]
struct Bucket {
    level: u64,
    at: Timestamp,
}

impl Bucket {
    /// As it is `now`. A clock that was set back fills nothing, and is believed from then on.
    fn filled(self, now: Timestamp, per_second: u64, full: u64) -> Bucket {
        let passed = u64::try_from(now.as_microsecond() - self.at.as_microsecond()).unwrap_or(0);
        Bucket { level: passed.saturating_mul(per_second).saturating_add(self.level).min(full), at: now }
    }
}

impl Buckets {
    fn new(burst: u32, per_second: u32) -> Buckets {
        Buckets { burst: u64::from(burst.max(1)), per_second: u64::from(per_second.max(1)), kept: HashMap::new() }
    }

    fn take(&mut self, who: &str, now: Timestamp) -> Standing {
        let mut bucket = self.bucket(who, now);
        let allowed = bucket.level >= WHOLE;
        if allowed {
            bucket.level -= WHOLE;
        }
        if !self.kept.contains_key(who) {
            self.make_room(now);
        }
        self.kept.insert(who.to_owned(), bucket);
        self.standing(bucket, allowed)
    }

    fn look(&self, who: &str, now: Timestamp) -> Standing {
        let bucket = self.bucket(who, now);
        self.standing(bucket, bucket.level >= WHOLE)
    }

    /// The bucket of `who` as it is now.
    fn bucket(&self, who: &str, now: Timestamp) -> Bucket {
        let full = Bucket { level: self.full(), at: now };
        self.kept.get(who).map_or(full, |bucket| bucket.filled(now, self.per_second, self.full()))
    }

    fn full(&self) -> u64 {
        self.burst * WHOLE
    }

    /// Forgets full buckets once there are too many, and if that is not enough the one that was not used for longest.
    fn make_room(&mut self, now: Timestamp) {
        if self.kept.len() < KEPT {
            return;
        }
        let (full, per_second) = (self.full(), self.per_second);
        self.kept.retain(|_, bucket| bucket.filled(now, per_second, full).level < full);
        if self.kept.len() >= KEPT {
            let oldest = self.kept.iter().min_by_key(|(_, bucket)| bucket.at).map(|(who, _)| who.clone());
            oldest.and_then(|who| self.kept.remove(&who));
        }
    }

    fn standing(&self, bucket: Bucket, allowed: bool) -> Standing {
        let until = |level: u64| level.saturating_sub(bucket.level).div_ceil(self.per_second);
        let full = i64::try_from(until(self.full())).unwrap_or(i64::MAX);
        Standing {
            allowed,
            limit: self.burst,
            remaining: bucket.level / WHOLE,
            reset: ceil_seconds(bucket.at.as_microsecond().saturating_add(full)),
            wait: until(WHOLE).div_ceil(WHOLE),
        }
    }
}

fn ceil_seconds(microseconds: i64) -> i64 {
    const SECOND: i64 = 1_000_000;
    microseconds.div_euclid(SECOND) + i64::from(microseconds.rem_euclid(SECOND) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(milliseconds: i64) -> Timestamp {
        Timestamp::from_millisecond(1_700_000_000_000 + milliseconds).unwrap()
    }

    fn told(standing: Standing) -> (bool, u64, i64, u64) {
        (standing.allowed, standing.remaining, standing.reset - 1_700_000_000, standing.wait)
    }

    #[test]
    fn a_bucket_empties_at_once_and_fills_evenly() {
        let mut buckets = Buckets::new(3, 2);
        assert_eq!(told(buckets.take("a", at(0))), (true, 2, 1, 0));
        assert_eq!(told(buckets.take("a", at(0))), (true, 1, 1, 0));
        assert_eq!(told(buckets.take("a", at(0))), (true, 0, 2, 1));
        assert_eq!(told(buckets.take("a", at(0))), (false, 0, 2, 1));
        assert_eq!(told(buckets.take("b", at(0))), (true, 2, 1, 0), "everybody has their own");
        // Two a second: one after half of it, and asking in vain costs nothing.
        assert_eq!(told(buckets.take("a", at(499))), (false, 0, 2, 1));
        assert_eq!(told(buckets.take("a", at(500))), (true, 0, 2, 1));
        assert_eq!(told(buckets.take("a", at(10_000))), (true, 2, 11, 0), "never more than full");
    }

    #[test]
    fn looking_takes_nothing() {
        let mut buckets = Buckets::new(1, 1);
        assert!(buckets.look("a", at(0)).allowed && buckets.look("a", at(0)).allowed);
        assert!(buckets.take("a", at(0)).allowed);
        assert!(!buckets.look("a", at(999)).allowed);
        assert!(buckets.look("a", at(1000)).allowed);
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let mut buckets = Buckets::new(1, 1);
        assert!(buckets.take("a", at(3_600_000)).allowed);
        assert!(!buckets.take("a", at(0)).allowed);
        assert!(buckets.take("a", at(1000)).allowed);
    }

    #[test]
    fn memory_is_bounded_and_whoever_is_short_is_remembered_longest() {
        let mut buckets = Buckets::new(2, 1);
        buckets.take("short", at(0));
        buckets.take("short", at(0));
        // Each of these is full again before the next thousand comes.
        for i in 0..30_000 {
            buckets.take(&i.to_string(), at(i / 10));
            assert!(buckets.kept.len() <= KEPT);
        }
        // Many at once, none of them full again.
        let mut buckets = Buckets::new(2, 1);
        for i in 0..12_000 {
            buckets.take(&i.to_string(), at(i / 1000));
        }
        assert_eq!(buckets.kept.len(), KEPT);
        assert!(buckets.kept.contains_key("11999") && !buckets.kept.contains_key("0"));
    }

    #[test]
    fn the_refusal_tells_how_long_to_wait() {
        let mut buckets = Buckets::new(1, 1);
        buckets.take("a", at(0));
        let refused = buckets.take("a", at(100)).refused();
        assert_eq!((refused.code, refused.retry_after), (Some("too_many_requests"), Some(1)));
    }
}
