//! How often somebody without a key may ask. Pure but for the lock: the instant comes in as an argument.
//!
//! Each has a bucket that holds `burst` requests and fills by one every so often, kept as the one instant at which it will be full again (the generic
//! cell rate algorithm). A bucket that is full is forgotten, so memory holds only who asked lately; and never more than [`KEPT`] of them.
//! Buckets are of this process: a service of several counts in each.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// Most buckets. When there are as many that are not full, the half that is nearest to it is forgotten.
const KEPT: usize = 20_000;

/// Buckets by who asks.
#[derive(Debug)]
pub(super) struct Limit {
    /// How much earlier than at its turn a request may come.
    slack: SignedDuration,
    every: SignedDuration,
    full_at: Mutex<HashMap<String, Timestamp>>,
}

impl Limit {
    /// `burst` requests at once, then one `every` so often.
    pub(super) fn new(burst: i32, every: SignedDuration) -> Limit {
        Limit { slack: every * (burst - 1).max(0), every, full_at: Mutex::default() }
    }

    /// Takes one request of `who`.
    ///
    /// # Errors
    ///
    /// When there is none left: the whole seconds after which there will be one.
    pub(super) fn take(&self, who: &str, now: Timestamp) -> Result<(), u64> {
        let mut buckets = self.full_at.lock().unwrap_or_else(PoisonError::into_inner);
        let turn = buckets.get(who).copied().unwrap_or(now).max(now);
        let early = turn.duration_since(now) - self.slack;
        if early > SignedDuration::ZERO {
            let seconds = early.as_secs() + i64::from(early.subsec_nanos() > 0);
            return Err(u64::try_from(seconds).unwrap_or(1).max(1));
        }
        if buckets.len() >= KEPT && !buckets.contains_key(who) {
            make_room(&mut buckets, now);
        }
        buckets.insert(who.to_owned(), turn.saturating_add(self.every).unwrap_or(Timestamp::MAX));
        Ok(())
    }
}

fn make_room(buckets: &mut HashMap<String, Timestamp>, now: Timestamp) {
    buckets.retain(|_, full| *full > now);
    if buckets.len() < KEPT {
        return;
    }
    // Who has asked most stays: a flood of new names does not wash its own traces away.
    let mut instants: Vec<Timestamp> = buckets.values().copied().collect();
    let (_, middle, _) = instants.select_nth_unstable(KEPT / 2);
    let middle = *middle;
    buckets.retain(|_, full| *full > middle);
    if buckets.len() >= KEPT {
        buckets.clear();
    }
}

/// Whose bucket an address shares: IPv6 hosts have a network of 64 bits to themselves.
pub(super) fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{a:x}:{b:x}:{c:x}:{d:x}::/64")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: SignedDuration = SignedDuration::from_secs(60);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + seconds).unwrap()
    }

    #[test]
    fn ten_at_once_then_one_a_minute_for_each() {
        let limit = Limit::new(10, MINUTE);
        for _ in 0..10 {
            assert_eq!(limit.take("anna", at(0)), Ok(()));
        }
        assert_eq!(limit.take("anna", at(0)), Err(60));
        assert_eq!(limit.take("anna", at(59)), Err(1));
        assert_eq!(limit.take("ben", at(59)), Ok(()), "others are not concerned");
        assert_eq!(limit.take("anna", at(60)), Ok(()));
        assert_eq!(limit.take("anna", at(60)), Err(60), "asking in vain costs nothing, waiting earns one");
        for _ in 0..10 {
            assert_eq!(limit.take("anna", at(3_600)), Ok(()), "after a while all are back, and no more than all");
        }
        assert_eq!(limit.take("anna", at(3_600)), Err(60));
    }

    #[test]
    fn a_clock_that_was_set_back_shuts_nobody_out_for_longer_than_it_was() {
        let limit = Limit::new(1, MINUTE);
        assert_eq!(limit.take("anna", at(0)), Ok(()));
        assert_eq!(limit.take("anna", at(-60)), Err(120));
    }

    #[test]
    fn a_flood_of_names_fills_no_memory_and_washes_nothing_away() {
        let limit = Limit::new(10, MINUTE);
        for _ in 0..10 {
            assert_eq!(limit.take("anna", at(0)), Ok(()));
        }
        for name in 0..3 * KEPT {
            assert_eq!(limit.take(&name.to_string(), at(1)), Ok(()));
        }
        assert!(limit.full_at.lock().unwrap().len() <= KEPT);
        assert!(limit.take("anna", at(1)).is_err());
    }

    #[test]
    fn a_host_has_one_bucket_however_many_addresses_it_takes() {
        let of = |ip: &str| network(ip.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1:2:3"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_eq!(of("::ffff:192.0.2.1"), of("192.0.2.1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
