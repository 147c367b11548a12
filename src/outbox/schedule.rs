//! When a delivery is tried again.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

/// A try is not worth more than this before the deadline; it is made then, instead of after it.
const LAST_CALL: Duration = Duration::from_secs(10);

/// The pause after attempt number `attempt` (the first is 1): that of the schedule, spread by `chance` (0 to 1) over three quarters to five quarters of
/// it, so that what failed together does not come back together.
///
/// ```
/// # use std::time::Duration;
/// # use vocative::outbox::schedule::pause;
/// let schedule = [Duration::from_secs(15), Duration::from_secs(45)];
/// assert_eq!(pause(&schedule, 1, 0.5), Duration::from_secs(15));
/// assert_eq!(pause(&schedule, 7, 0.0), Duration::from_millis(33_750));
/// ```
pub fn pause(schedule: &[Duration], attempt: u32, chance: f64) -> Duration {
    let at = usize::try_from(attempt.saturating_sub(1)).unwrap_or(usize::MAX);
    let base = schedule.get(at).or(schedule.last()).copied().unwrap_or(Duration::from_secs(60));
    base.mul_f64(0.75 + chance.clamp(0.0, 1.0) / 2.0)
}

/// `now` and the pause; but a try that would come after the deadline is made shortly before it, if that is not yet past.
pub fn due(now: Timestamp, pause: Duration, not_after: Timestamp) -> Timestamp {
    let later = |from: Timestamp, by: Duration| {
        SignedDuration::try_from(by).ok().and_then(|by| from.checked_add(by).ok()).unwrap_or(Timestamp::MAX)
    };
    let due = later(now, pause);
    if due < not_after {
        return due;
    }
    let last = not_after.checked_sub(SignedDuration::try_from(LAST_CALL).unwrap_or_default()).unwrap_or(now);
    if last > later(now, LAST_CALL) { last } else { due }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + second).unwrap()
    }

    #[test]
    fn a_try_that_would_come_too_late_is_made_shortly_before_the_deadline() {
        let minute = Duration::from_secs(60);
        for (deadline, expected) in [(600, 60), (61, 60), (60, 50), (50, 40), (21, 11), (20, 60), (5, 60)] {
            assert_eq!(due(at(0), minute, at(deadline)), at(expected), "deadline in {deadline} s");
        }
    }

    proptest! {
        #[test]
        fn pauses_stay_within_a_quarter_of_the_schedule(attempt in 0u32..100, chance in 0.0f64..1.0) {
            let schedule = [15u64, 45, 120, 300].map(Duration::from_secs);
            let pause = pause(&schedule, attempt, chance);
            let base = schedule[(attempt.saturating_sub(1) as usize).min(3)];
            prop_assert!(pause >= base.mul_f64(0.75) && pause <= base.mul_f64(1.25));
        }
    }
}
