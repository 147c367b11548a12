//! How an outbox is set up; `config` reads it from `outbox.*`.

use std::time::Duration;

/// So many at once, then evenly so many in each period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// How many in a period, and at once.
    pub count: u32,
    /// The period.
    pub per: Duration,
}

impl Limit {
    /// Reads `20/1h`, `6000/1m`; `off` is no limit.
    pub fn parse(text: &str) -> Option<Option<Limit>> {
        if text.trim() == "off" {
            return Some(None);
        }
        let (count, per) = text.split_once('/')?;
        let count = count.trim().parse().ok().filter(|count| *count > 0)?;
        let per: jiff::SignedDuration = per.trim().parse().ok()?;
        let per = Duration::try_from(per).ok().filter(|per| !per.is_zero())?;
        Some(Some(Limit { count, per }))
    }

    /// After how long one more is allowed.
    pub fn every(&self) -> Duration {
        self.per / self.count
    }
}

/// The `outbox.*` keys beside URL and keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// How long after each counted attempt the next follows; the last is used from then on.
    pub retry: Vec<Duration>,
    /// The least pause after an outcome that nobody knows, so that a slow relay has time to settle it.
    pub unknown_pause: Duration,
    /// The longest a delivery waits without a deadline of its own.
    pub max_age: Duration,
    /// How long ended deliveries stay for support.
    pub retention: Duration,
    /// How long a worker's right to a delivery lasts without renewal.
    pub lease: Duration,
    /// The part of a worker's connections that one recipient domain may hold, in percent.
    pub domain_share: u8,
    /// The part of a worker's connections that one tenant may hold, in percent.
    pub tenant_share: u8,
    /// The part of a worker's connections that is kept free for higher lanes, for each lane below, in percent.
    pub lane_reserve: u8,
    /// How long idempotency keys are remembered.
    pub idempotency: Duration,
    /// How long an address stays suppressed when the relay says that there is no such mailbox; zero: not at all.
    pub suppress_rejected: Duration,
    /// After a longer time in which nobody worked on the outbox, what still waits is held: it may be a restored backup.
    pub restore_guard: Duration,
    /// For each recipient.
    pub recipient_limit: Option<Limit>,
    /// For each tenant.
    pub tenant_limit: Option<Limit>,
    /// In all.
    pub total_limit: Option<Limit>,
}

impl Default for Settings {
    fn default() -> Self {
        let (second, minute, hour) = (Duration::from_secs(1), Duration::from_secs(60), Duration::from_secs(3600));
        Settings {
            retry: vec![
                15 * second,
                45 * second,
                2 * minute,
                5 * minute,
                10 * minute,
                15 * minute,
                30 * minute,
                hour,
                2 * hour,
            ],
            unknown_pause: minute,
            max_age: 24 * hour,
            retention: 30 * 24 * hour,
            lease: 30 * second,
            domain_share: 50,
            tenant_share: 75,
            lane_reserve: 20,
            idempotency: 24 * hour,
            suppress_rejected: 24 * hour,
            restore_guard: hour,
            recipient_limit: Some(Limit { count: 20, per: hour }),
            tenant_limit: Some(Limit { count: 6_000, per: minute }),
            total_limit: Some(Limit { count: 30_000, per: minute }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_a_number_and_a_period() {
        let hour = Duration::from_secs(3600);
        assert_eq!(Limit::parse("20/1h"), Some(Some(Limit { count: 20, per: hour })));
        assert_eq!(Limit::parse(" 6000 / 1m "), Some(Some(Limit { count: 6000, per: hour / 60 })));
        assert_eq!(Limit::parse("off"), Some(None));
        for wrong in ["", "20", "0/1h", "-1/1h", "20/h", "20/0s", "x/1h"] {
            assert_eq!(Limit::parse(wrong), None, "{wrong}");
        }
    }
}
