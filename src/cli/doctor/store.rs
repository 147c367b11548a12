//! Whether the outbox opens, can record, and moves.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::timeout;

use super::Check;
use crate::cli::outbox::{Place, shown};
use crate::cli::output::Failure;
use crate::outbox::delivery::State;
use crate::outbox::seal::SealError;
use crate::outbox::store::Stats;
use crate::outbox::{LAST_WORK, Outbox};
use crate::outbox::{OutboxError, Settings};

const AREA: &str = "outbox";
/// A worker notes it four times a minute.
const AT_WORK: i64 = 60;
/// What waits longer than this, due, is stuck.
const STUCK: i64 = 300;
/// How far two clocks may be apart.
const SKEW: i64 = 5;
/// How long the database may take for all of it.
const PATIENCE: Duration = Duration::from_secs(30);
/// Below so many octets of free space it is getting late.
#[cfg(unix)]
const LITTLE_SPACE: u64 = 1 << 30;

/// Looks at the outbox, if there is one yet.
pub async fn look(place: Result<Place, Failure>, now: Timestamp, checks: &mut Vec<Check>) {
    let place = match place {
        Ok(place) => place,
        Err(failure) => {
            checks.push(Check::error(AREA, super::sentence(&failure), "correct outbox.* in vocative.toml"));
            return;
        }
    };
    if let Some(path) = place.file() {
        disk(path, checks);
        if !path.exists() {
            checks.push(Check::ok(AREA, format!("{} is not there yet; `vocative serve` makes it", path.display())));
            sealing(place.keys.is_empty(), checks);
            return;
        }
    }
    let (name, settings, plain) = (place.shown(), place.settings.clone(), place.keys.is_empty());
    let sqlite = place.file().is_some();
    match timeout(PATIENCE, place.open()).await {
        Err(_) => checks.push(Check::error(
            AREA,
            format!("{name} does not answer within {PATIENCE:?}"),
            "see whether the database runs and can be reached from here",
        )),
        Ok(Err(error)) => checks.push(Check::error(AREA, format!("{name}: {error}"), hint(&error))),
        Ok(Ok(outbox)) => {
            let engine = if sqlite { format!(" (SQLite {})", rusqlite::version()) } else { String::new() };
            checks.push(Check::ok(AREA, format!("{name} opens{engine}")));
            sealing(plain, checks);
            match timeout(PATIENCE, opened(&outbox, &settings, now, checks)).await {
                Ok(Ok(())) => {}
                Ok(Err(error)) => checks.push(Check::error(AREA, error.to_string(), hint(&error))),
                Err(_) => checks.push(Check::error(
                    AREA,
                    format!("{name} is slow: not done within {PATIENCE:?}"),
                    "see what else writes to it",
                )),
            }
        }
    }
}

/// What to do about an outbox that does not open or answer.
fn hint(error: &OutboxError) -> &'static str {
    match error {
        OutboxError::Seal(SealError::Key) => "`openssl rand -base64 32` makes a key for outbox.encryption_keys",
        OutboxError::Seal(SealError::NoKey) => {
            "give the key that sealed it, after the newer ones, in outbox.encryption_keys"
        }
        OutboxError::Seal(SealError::Altered) => "restore it from a backup; docs/operations.md says how",
        OutboxError::Url(_) => "write outbox.url as sqlite:vocative.db or postgres://user:password@host/database",
        OutboxError::Store(_) => "see the disk, the database and who may write there; docs/operations.md says more",
    }
}

fn sealing(plain: bool, checks: &mut Vec<Check>) {
    checks.push(if plain {
        Check::warning(
            AREA,
            "what waits, with its links and codes, can be read in the database",
            "set outbox.encryption_keys to what `openssl rand -base64 32` prints, then run `vocative outbox reseal`",
        )
    } else {
        Check::ok(AREA, "what is kept about people is encrypted")
    });
}

async fn opened(
    outbox: &Outbox,
    settings: &Settings,
    now: Timestamp,
    checks: &mut Vec<Check>,
) -> Result<(), OutboxError> {
    let store = outbox.store();
    for warning in store.warnings() {
        checks.push(Check::warning(AREA, warning, "docs/operations.md says what it costs"));
    }
    let began = tokio::time::Instant::now();
    store.probe().await?;
    checks.push(Check::ok(AREA, "outcomes can be recorded").taking(began.elapsed()));
    let skew = store.now().await?.duration_since(now).as_secs() - i64::try_from(began.elapsed().as_secs()).unwrap_or(0);
    if skew.abs() > SKEW {
        checks.push(Check::warning(
            "clock",
            format!("the outbox is {} s {} this machine", skew.abs(), if skew > 0 { "ahead of" } else { "behind" }),
            "keep both on NTP; deadlines follow the outbox's clock, which never runs back",
        ));
    }
    let stats = outbox.stats().await?;
    let last = store.read_setting(LAST_WORK.to_owned()).await?;
    let last = last.and_then(|octets| String::from_utf8(octets).ok()?.parse::<i64>().ok());
    worked(&stats, last, settings, now, checks);
    waiting(&stats, now, checks);
    Ok(())
}

/// Whether somebody delivers.
fn worked(stats: &Stats, last: Option<i64>, settings: &Settings, now: Timestamp, checks: &mut Vec<Check>) {
    let waits: u64 = stats.counts.iter().filter(|(_, state, _)| state.is_waiting()).map(|(.., count)| count).sum();
    let sending: u64 =
        stats.counts.iter().filter(|(_, state, _)| *state == State::Sending).map(|(.., count)| count).sum();
    let counted = format!("{waits} waiting, {sending} being sent");
    let Some(last) = last else {
        checks.push(match waits {
            0 => Check::ok(AREA, format!("{counted}; no worker was ever at work")),
            _ => Check::warning(
                AREA,
                format!("{counted}, and no worker was ever at work"),
                "start `vocative serve` or `vocative worker`",
            ),
        });
        return;
    };
    let idle = now.as_second() - last;
    let when = Timestamp::from_second(last).map(shown).unwrap_or_default();
    if idle <= AT_WORK {
        checks.push(Check::ok(AREA, format!("{counted}; a worker is at work")));
        return;
    }
    let guard = i64::try_from(settings.restore_guard.as_secs()).unwrap_or(i64::MAX);
    let hint = if idle > guard && waits > 0 {
        "start `vocative serve`; because of outbox.restore_guard it will hold what waits until `vocative outbox release`"
    } else {
        "start `vocative serve` or `vocative worker`"
    };
    checks.push(Check::warning(AREA, format!("{counted}; the last worker was at work {when}"), hint));
}

/// What is held, and what waits too long.
fn waiting(stats: &Stats, now: Timestamp, checks: &mut Vec<Check>) {
    if stats.held > 0 {
        checks.push(Check::warning(
            AREA,
            format!("{} held, because the database may be a restored backup", stats.held),
            "look at them with `vocative outbox list`; `vocative outbox release` sends them, `vocative outbox cancel` does not",
        ));
    }
    let now = stats.now.unwrap_or(now);
    for (lane, due) in &stats.oldest {
        let seconds = now.duration_since(*due).as_secs();
        if seconds > STUCK {
            let waits = SignedDuration::from_secs(seconds);
            checks.push(Check::warning(
                AREA,
                format!("the oldest {} mail has been due for {waits:#}", lane.as_str()),
                "see that a worker runs, and below whether the relay answers",
            ));
        }
    }
}

/// Free space, and whether the file is on a network.
#[cfg(unix)]
fn disk(path: &std::path::Path, checks: &mut Vec<Check>) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
    let Ok(space) = rustix::fs::statvfs(folder) else {
        checks.push(Check::error(
            AREA,
            format!("{} cannot be looked at", folder.display()),
            "make the folder of outbox.url",
        ));
        return;
    };
    if space.f_flag.contains(rustix::fs::StatVfsMountFlags::RDONLY) {
        checks.push(Check::error(
            AREA,
            format!("{} is read-only", folder.display()),
            "mount it writable, or move outbox.url",
        ));
    }
    if let Some(network) = network(folder) {
        checks.push(Check::error(
            AREA,
            format!("{} lies on {network}", folder.display()),
            "SQLite loses data over a network: take a local disk, or PostgreSQL",
        ));
    }
    let free = space.f_bavail.saturating_mul(space.f_frsize);
    let shown = format!("{} MB free in {}", free / 1_000_000, folder.display());
    checks.push(if free < LITTLE_SPACE {
        Check::warning(
            AREA,
            shown,
            "when it is full nothing is accepted or sent; make room, or shorten outbox.retention",
        )
    } else {
        Check::ok(AREA, shown)
    });
}

#[cfg(not(unix))]
fn disk(_: &std::path::Path, _: &mut Vec<Check>) {}

/// The network file system that a folder lies on, by the magic numbers of statfs(2).
#[cfg(target_os = "linux")]
fn network(folder: &std::path::Path) -> Option<&'static str> {
    let kind = rustix::fs::statfs(folder).ok()?.f_type;
    // Only the lower 32 bits: some are negative where the type is signed.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the magic number is 32 bits wide")]
    match kind as u32 {
        0x6969 => Some("NFS"),
        0xff53_4d42 | 0xfe53_4d42 | 0x517b => Some("SMB"),
        0x0102_1997 => Some("9P"),
        0x00c3_6400 => Some("Ceph"),
        0x5346_414f | 0x6b41_4653 => Some("AFS"),
        _ => None,
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
fn network(_: &std::path::Path) -> Option<&'static str> {
    None
}
