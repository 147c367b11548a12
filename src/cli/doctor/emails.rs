//! Emails whose deadline is too short for a relay that makes a first mail wait.

use std::time::Duration;

use serde_json::Value;

use super::Check;
use crate::engine::Engine;
use crate::outbox::Settings;
use crate::template::Email;

const AREA: &str = "emails";
/// What greylisting makes a first mail wait, commonly (RFC 6647 §2).
const GREYLISTED: u64 = 15 * 60;

/// Looks at the samples of each email that has a deadline in seconds.
pub fn look(engine: &Engine, settings: &Settings, checks: &mut Vec<Check>) {
    let Some(kit) = engine.kit(None) else { return };
    let mut fine = 0;
    for email in kit.templates.emails().values() {
        match shortest(email) {
            Some((sample, seconds)) if seconds < GREYLISTED => {
                let tries = tries(settings, seconds);
                checks.push(Check::warning(
                    AREA,
                    format!("{} expires {seconds} s after it is asked for (sample {sample}), with {tries} tries until then", email.name),
                    "greylisting relays make a first mail wait 1 to 15 minutes: allow 15, or have your relay not greylist you",
                ));
            }
            Some(_) => fine += 1,
            None => {}
        }
    }
    if fine > 0 {
        checks.push(Check::ok(AREA, format!("{fine} with a deadline that leaves time for greylisting")));
    }
}

/// The sample with the least time, and that time.
fn shortest(email: &Email) -> Option<(&str, u64)> {
    let field = email.spec.delivery.expires.as_deref()?;
    email
        .samples
        .iter()
        .filter_map(|sample| {
            let request: Value = serde_json::from_str(&sample.text).ok()?;
            Some((sample.name.as_str(), request.get("data")?.get(field)?.as_u64()?))
        })
        .min_by_key(|(_, seconds)| *seconds)
}

/// How many attempts fit into so many seconds if each is deferred at once.
fn tries(settings: &Settings, seconds: u64) -> usize {
    let (mut at, mut tries) = (Duration::ZERO, 0);
    let pauses = settings.retry.iter().chain(std::iter::repeat(settings.retry.last().unwrap_or(&Duration::MAX)));
    for pause in pauses {
        if at >= Duration::from_secs(seconds) {
            break;
        }
        tries += 1;
        at = at.saturating_add((*pause).max(Duration::from_secs(1)));
    }
    tries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_are_counted_up_to_the_deadline() {
        // At 0, 15 s, 1 min, 3 min, 8 min, 18 min, …
        let settings = Settings::default();
        for (seconds, expected) in [(1, 1), (15, 1), (60, 2), (61, 3), (300, 4), (600, 5)] {
            assert_eq!(tries(&settings, seconds), expected, "{seconds}");
        }
    }
}
