//! Named places at which a test can kill the process, to prove that nothing is lost there.
//!
//! `VOCATIVE_CRASH_AT=NAME` kills at the first passing of that place, `NAME:3` at the third. Only builds with debug assertions listen; others have
//! no such places. Each place is listed in [`PLACES`], so that a test can try all of them.

/// Every place, in the order in which one delivery passes them.
pub const PLACES: [&str; 13] = [
    "accept-begin",
    "accept-group-begun",
    "accept-group-done",
    "accept-committed",
    "claim-committed",
    "attempt-begin",
    "mail-begin",
    "body-begin",
    "dot-out",
    "reply-read",
    "record-begin",
    "record-committed",
    "webhook-sent",
];

/// Kills the process here if it was asked for.
#[cfg(debug_assertions)]
pub fn here(place: &str) {
    use std::sync::LazyLock;
    use std::sync::atomic::{AtomicU32, Ordering};

    static WANTED: LazyLock<Option<(String, AtomicU32)>> = LazyLock::new(|| {
        let wanted = std::env::var("VOCATIVE_CRASH_AT").ok()?;
        let (place, turn) =
            wanted.split_once(':').map_or((wanted.as_str(), 1), |(place, turn)| (place, turn.parse().unwrap_or(1)));
        Some((place.to_owned(), AtomicU32::new(turn)))
    });
    if let Some((wanted, left)) = &*WANTED
        && wanted == place
        && left.fetch_sub(1, Ordering::SeqCst) == 1
    {
        die();
    }
}

/// Builds for users have no such places.
#[cfg(not(debug_assertions))]
#[inline(always)]
pub fn here(_: &str) {}

/// As abruptly as the kernel does it: nothing is flushed, no destructor runs.
#[cfg(all(debug_assertions, unix))]
fn die() {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    std::process::abort();
}

#[cfg(all(debug_assertions, not(unix)))]
fn die() {
    std::process::abort();
}
