//! A delivery in this worker's hands, and how long it may act on it.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use super::Worker;
use crate::clock;
use crate::outbox::delivery::Claimed;
use crate::outbox::store::Renewed;
use crate::smtp::Permit;

/// So much of a lease must be left for the dot to go out: time in which it is written and recorded.
const MARGIN: Duration = Duration::from_secs(5);

/// A claimed delivery with its lease as this process knows it.
pub struct Held {
    pub claimed: Claimed,
    /// Until when the lease certainly holds, by this machine's monotonic clock: counted from before it was asked for.
    until: Mutex<Instant>,
    /// The store's time when it was claimed, and this machine's monotonic clock then.
    told: (Timestamp, Instant),
    lost: AtomicBool,
    revoked: AtomicBool,
    dot: AtomicBool,
}

impl Held {
    pub fn new(claimed: Claimed, asked: Instant, lease: Duration, now: Timestamp) -> Held {
        Held {
            claimed,
            until: Mutex::new(asked + lease),
            told: (now, Instant::now()),
            lost: AtomicBool::new(false),
            revoked: AtomicBool::new(false),
            dot: AtomicBool::new(false),
        }
    }

    pub fn id(&self) -> &str {
        &self.claimed.hold.id
    }

    /// The later of the machine's clock and the store's as it must be by now: a clock that jumped back sends nothing late.
    pub fn now(&self) -> Timestamp {
        let (then, at) = self.told;
        let passed = SignedDuration::try_from(at.elapsed()).unwrap_or_default();
        then.checked_add(passed).unwrap_or(then).max(clock::now())
    }

    pub fn renewed(&self, renewed: &Renewed, asked: Instant, lease: Duration) {
        match renewed {
            Renewed::Lost => self.lost.store(true, Ordering::Release),
            Renewed::Ours => self.lengthen(asked + lease),
            Renewed::Revoked => {
                self.revoked.store(true, Ordering::Release);
                self.lengthen(asked + lease);
            }
        }
    }

    fn lengthen(&self, until: Instant) {
        let mut now = self.until.lock().unwrap_or_else(PoisonError::into_inner);
        *now = until.max(*now);
    }

    pub fn is_lost(&self) -> bool {
        self.lost.load(Ordering::Acquire)
    }

    pub fn is_revoked(&self) -> bool {
        self.revoked.load(Ordering::Acquire)
    }

    /// Whether the final dot may have gone out.
    pub fn dot_was_allowed(&self) -> bool {
        self.dot.load(Ordering::Acquire)
    }

    fn holds(&self) -> bool {
        let until = *self.until.lock().unwrap_or_else(PoisonError::into_inner);
        !self.is_lost() && Instant::now() + MARGIN.min(self.claimed_margin()) < until
    }

    /// Short leases, as tests have them, keep a fifth.
    fn claimed_margin(&self) -> Duration {
        let until = *self.until.lock().unwrap_or_else(PoisonError::into_inner);
        until.saturating_duration_since(self.told.1) / 5
    }
}

/// Asked by the conversation right before the final dot.
pub struct LastCheck<'a> {
    pub worker: &'a Worker,
    pub held: &'a Held,
}

impl Permit for LastCheck<'_> {
    fn ask(&self) -> Pin<Box<dyn Future<Output = Result<(), &'static str>> + Send + '_>> {
        Box::pin(async move {
            let (worker, held) = (self.worker, self.held);
            if worker.health.recordable().is_err() {
                return Err("outcomes cannot be recorded at present");
            }
            if !held.holds() {
                held.lost.store(true, Ordering::Release);
                return Err("the lease was lost");
            }
            if held.is_revoked() || worker.outbox().store().is_revoked(held.id()) {
                held.revoked.store(true, Ordering::Release);
                return Err("it was called back");
            }
            // Only what is never tried again needs to know for certain, after a crash, whether the dot can have gone out.
            if held.claimed.keep_unknown
                && !worker.outbox().store().mark(held.claimed.hold.clone()).await.unwrap_or(false)
            {
                held.revoked.store(true, Ordering::Release);
                return Err("it was called back, or the lease was lost");
            }
            held.dot.store(true, Ordering::Release);
            Ok(())
        })
    }
}
