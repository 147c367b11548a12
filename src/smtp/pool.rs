//! Connections to one relay, bounded in number and reused.
//!
//! A session belongs to the future that uses it. It comes back here only by an explicit move after its
//! mail is settled and sound, so a cancelled or broken one can never carry another mail: dropping
//! the future drops the session.

use std::{
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use jiff::Timestamp;
use tokio::{
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, sleep},
};

use super::{
    SmtpError, SmtpSettings,
    outcome::{Ending, Outcome, Owner, Phase, Verdict},
    probe::{Probed, probe},
    relay::{Relay, Security},
    session::{Route, Session},
    tls::Tls,
    transaction::{Gate, Parcel, longest},
};
use crate::message::Message;

/// How long an unused session is kept. Relays commonly close after one to five minutes.
const IDLE_LIMIT: Duration = Duration::from_secs(30);
/// Mails after which a session is replaced, so that load follows changes behind the relay's name.
const MAILS_PER_SESSION: u32 = 100;
/// How long a connection that the relay turned away is not tried again.
const RELAY_FULL_PAUSE: Duration = Duration::from_secs(30);

/// Sends mails to one relay over at most `connections` sessions. Clones share them.
#[derive(Clone)]
pub struct Pool {
    shared: Arc<Shared>,
}

struct Shared {
    route: Route,
    slots: Arc<Semaphore>,
    /// Slots in all, those in use included; below `connections` while the relay wants fewer.
    width: AtomicUsize,
    parked: Mutex<Parked>,
    /// What no outcome may repeat.
    secrets: Vec<String>,
}

#[derive(Default)]
struct Parked {
    /// The one used last is used next, so that surplus ones grow old.
    sessions: Vec<Session>,
    sweeping: bool,
    closed: bool,
}

impl Pool {
    /// A pool without connections; the first mail opens one.
    ///
    /// Fails if the CA file, the EHLO name or the number of connections cannot be used.
    pub fn new(relay: Relay, settings: SmtpSettings) -> Result<Self, SmtpError> {
        settings.check()?;
        let tls = match relay.security() {
            Security::Plain => None,
            Security::Implicit | Security::StartTls => Some(Tls::new(&relay.host, settings.ca_file.as_deref())?),
        };
        let secrets = relay.login.as_ref().map(secrets).unwrap_or_default();
        let slots = Arc::new(Semaphore::new(settings.connections));
        let width = AtomicUsize::new(settings.connections);
        let deadlines = settings.capped_deadlines();
        let route = Route { relay, tls, ehlo_name: settings.ehlo_name, deadlines, one_by_one: Arc::default() };
        Ok(Self { shared: Arc::new(Shared { route, slots, width, parked: Mutex::default(), secrets }) })
    }

    /// Makes one attempt, when a connection is free. Never fails: what went wrong is the outcome.
    ///
    /// `not_after` is compared with `now` before anything is said and immediately before the final dot.
    /// Dropping the future abandons the attempt and its connection; the mail may then have
    /// been delivered if the dot was out.
    pub async fn send(
        &self,
        message: &Message,
        not_after: Option<Timestamp>,
        now: &(dyn Fn() -> Timestamp + Sync),
    ) -> Outcome {
        self.send_through(message, Gate { not_after, now, permit: None }).await
    }

    /// The same, with all that the mail must pass.
    pub async fn send_through(&self, message: &Message, gate: Gate<'_>) -> Outcome {
        let ending = match self.attempt(message, gate).await {
            Ok(ending) | Err(ending) => ending,
        };
        ending.of(&message.message_id, &self.shared.secrets)
    }

    async fn attempt(&self, message: &Message, gate: Gate<'_>) -> Result<Ending, Ending> {
        let parcel = Parcel::of(message)?;
        loop {
            let slot = Arc::clone(&self.shared.slots).acquire_owned().await;
            let closed = "the pool is closed";
            let slot = slot.map_err(|_| Ending::unanswered(Verdict::Deferred, Phase::Connect, Owner::None, closed))?;
            gate.check(Phase::Connect)?;
            if let Some(mut session) = self.shared.take() {
                let delivery = session.deliver(&parcel, gate).await;
                if !delivery.stale {
                    self.shared.settle(session, slot);
                    return Ok(delivery.ending);
                }
                // The relay left while the session was idle and took nothing of this mail: not an attempt.
            }
            match Session::open(&self.shared.route).await {
                Ok(mut session) => {
                    let delivery = session.deliver(&parcel, gate).await;
                    self.shared.settle(session, slot);
                    return Ok(delivery.ending);
                }
                Err(ending) if is_one_too_many(&ending) && self.shared.give_up(slot) => {}
                Err(ending) => return Err(ending),
            }
        }
    }

    /// Opens a connection of its own, greets, protects, authenticates and says goodbye, phase by phase with the time each took.
    pub async fn probe(&self) -> Probed {
        probe(&self.shared.route, &self.shared.secrets).await
    }

    /// How long one attempt can take at most; what a graceful shutdown has to wait for.
    pub fn longest_attempt(&self) -> Duration {
        let deadlines = &self.shared.route.deadlines;
        let open = deadlines.connect + deadlines.greeting + deadlines.tls + deadlines.command * 4;
        open + longest(deadlines)
    }

    /// The relay, for reports.
    pub fn relay(&self) -> &Relay {
        &self.shared.route.relay
    }

    /// Sessions that wait for a mail.
    pub fn idle(&self) -> usize {
        self.shared.parked().sessions.len()
    }

    /// Takes no more mails, lets those on their way finish, and says QUIT to every idle relay (5 s each,
    /// all at once).
    pub async fn close(&self) {
        self.shared.slots.close();
        let sessions = {
            let mut parked = self.shared.parked();
            parked.closed = true;
            std::mem::take(&mut parked.sessions)
        };
        let goodbyes: Vec<_> = sessions.into_iter().map(|session| tokio::spawn(session.quit())).collect();
        for goodbye in goodbyes {
            // A goodbye that panics or is cancelled leaves nothing to do.
            let _ = goodbye.await;
        }
    }
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("relay", self.relay()).field("idle", &self.idle()).finish_non_exhaustive()
    }
}

impl Shared {
    /// Nothing here panics while it holds the lock, so a poisoned one is as good.
    fn parked(&self) -> MutexGuard<'_, Parked> {
        self.parked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A session that is young and still connected. Dead ones found on the way are dropped.
    fn take(&self) -> Option<Session> {
        loop {
            let session = self.parked().sessions.pop()?;
            if session.idle_since.elapsed() < IDLE_LIMIT && session.is_sound() {
                return Some(session);
            }
        }
    }

    /// Parks a sound session, says goodbye to a worn one, drops any other.
    fn settle(self: &Arc<Self>, mut session: Session, slot: OwnedSemaphorePermit) {
        if !session.is_sound() {
            return;
        }
        let mut parked = self.parked();
        if session.served >= MAILS_PER_SESSION || parked.closed {
            drop(parked);
            // The slot goes along, so the relay never sees more connections than configured.
            tokio::spawn(async move {
                session.quit().await;
                drop(slot);
            });
            return;
        }
        session.idle_since = Instant::now();
        parked.sessions.push(session);
        if !std::mem::replace(&mut parked.sweeping, true) {
            tokio::spawn(sweep(Arc::downgrade(self)));
        }
    }

    /// Gives up a slot for a while because the relay takes no more connections, and reports whether
    /// another one is in use, whose session the mail can wait for.
    fn give_up(self: &Arc<Self>, slot: OwnedSemaphorePermit) -> bool {
        let narrower = |width: usize| width.checked_sub(1).filter(|width| *width > 0);
        if self.slots.available_permits() + 1 >= self.width.load(Ordering::Acquire)
            || self.width.fetch_update(Ordering::AcqRel, Ordering::Acquire, narrower).is_err()
        {
            return false;
        }
        slot.forget();
        let pool = Arc::downgrade(self);
        tokio::spawn(async move {
            sleep(RELAY_FULL_PAUSE).await;
            if let Some(pool) = pool.upgrade() {
                pool.width.fetch_add(1, Ordering::AcqRel);
                pool.slots.add_permits(1);
            }
        });
        true
    }

    /// Takes out the sessions that have grown old, and whether younger ones are left to watch.
    fn take_old(&self) -> (Vec<Session>, bool) {
        let mut parked = self.parked();
        let old = parked.sessions.extract_if(.., |session| session.idle_since.elapsed() >= IDLE_LIMIT).collect();
        parked.sweeping = !parked.sessions.is_empty();
        (old, parked.sweeping)
    }
}

/// Whether the relay turned a connection away because it has enough of them (RFC 5321 §3.8).
fn is_one_too_many(ending: &Ending) -> bool {
    ending.phase == Phase::Greeting && ending.code == Some(421)
}

/// Closes sessions that nobody needed for a while, until none is parked or the pool is gone.
async fn sweep(pool: Weak<Shared>) {
    loop {
        sleep(IDLE_LIMIT).await;
        let Some(pool) = pool.upgrade() else { return };
        let (old, more) = pool.take_old();
        drop(pool);
        for session in old {
            session.quit().await;
        }
        if !more {
            return;
        }
    }
}

/// The forms in which a relay could echo the password.
fn secrets(login: &super::relay::Login) -> Vec<String> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    vec![
        STANDARD.encode(format!("\0{}\0{}", login.user, login.password)),
        STANDARD.encode(&login.password),
        login.password.clone(),
    ]
}
