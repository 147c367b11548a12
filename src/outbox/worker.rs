//! Takes deliveries from the outbox to the relay: claims, speaks, records.
//!
//! One [`run`] goes on in each process. What it holds are leases: it renews them while it lives, and gives back what it has not handed over when it
//! stops. Right before the final dot of each mail it makes sure that the lease is still its own, so that a worker that was asleep for a while cannot
//! deliver what another one has taken over.
//!
//! When outcomes cannot be recorded it stops sending ([`Health::recordable`]), because each mail it would hand over could be handed over again.

mod held;
mod housekeeping;

use std::collections::HashMap;
use std::panic::AssertUnwindSafe;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use futures_util::FutureExt as _;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};
use tracing::Instrument as _;

use self::held::Held;
use super::breaker::{Breaker, SENDER_PAUSE};
use super::delivery::{Claimed, Hold, NewDelivery, State, Step};
use super::lifecycle;
use super::store::{Claim, StoreError, Work};
use super::{Dossier, Outbox};
use crate::clock;
use crate::crash;
use crate::smtp::{Gate, Outcome, Owner, Phase, Transport, Verdict};

/// How often an accepted request may break its renderer.
const RENDER_ATTEMPTS: i64 = 5;
/// How often a delivery may meet a defect of ours.
const MOST_DEFECTS: i64 = 5;
/// The longest wait without a look at the store.
const LOOK: Duration = Duration::from_secs(1);
/// The pause when the store cannot be reached.
const STORE_PAUSE: Duration = Duration::from_millis(500);

/// Makes a delivery of a request that was only accepted: it came by SQL, or its profile could not be had.
pub trait Renderer: Send + Sync + 'static {
    /// The request with its profile; it waits when that cannot be had at present. Without a profile source it is complete as it is.
    fn complete<'a>(&'a self, _tenant: &'a str, request: Value) -> Completing<'a> {
        Box::pin(std::future::ready(Ok(request)))
    }

    /// The delivery, or the faults of the request as JSON.
    fn render(&self, id: &str, tenant: &str, accepted: Timestamp, request: &Value) -> Result<NewDelivery, Value>;
}

/// A request that is being completed.
pub type Completing<'a> = std::pin::Pin<Box<dyn Future<Output = Result<Value, Incomplete>> + Send + 'a>>;

/// Why a request has no profile.
#[derive(Clone, Debug, PartialEq)]
pub enum Incomplete {
    /// It cannot be had at present.
    Waits(Wait),
    /// It never will: the faults of the request as JSON.
    Refused(Value),
}

/// A profile cannot be had at present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wait {
    /// When to ask again, if the source said so.
    pub retry_after: Option<Duration>,
}

/// What a worker needs.
#[derive(Clone)]
pub struct Setup {
    /// Where deliveries come from.
    pub outbox: Outbox,
    /// Where they go.
    pub transport: Transport,
    /// Renders requests that were only accepted.
    pub renderer: Arc<dyn Renderer>,
    /// Most conversations at once.
    pub connections: usize,
    /// The worker's name, for operators; different for each process.
    pub name: String,
    /// How long conversations under way may take when the worker is told to stop.
    pub drain: Duration,
}

impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setup").field("name", &self.name).field("transport", &self.transport).finish_non_exhaustive()
    }
}

/// How a worker is, for readiness and metrics. Clones look at the same worker.
#[derive(Clone, Debug, Default)]
pub struct Health(Arc<Condition>);

#[derive(Debug, Default)]
struct Condition {
    /// Why outcomes cannot be recorded, if they cannot.
    unrecordable: Mutex<Option<String>>,
    route_paused: AtomicBool,
    in_flight: AtomicU64,
    reclaimed: AtomicU64,
    held: AtomicU64,
}

impl Health {
    /// Whether outcomes can be recorded; if not, the reason. Nothing is accepted or sent meanwhile.
    pub fn recordable(&self) -> Result<(), String> {
        self.reason().clone().map_or(Ok(()), Err)
    }

    /// Whether the relay cannot be spoken with at present.
    pub fn route_paused(&self) -> bool {
        self.0.route_paused.load(Ordering::Relaxed)
    }

    /// Conversations under way.
    pub fn in_flight(&self) -> u64 {
        self.0.in_flight.load(Ordering::Relaxed)
    }

    /// Deliveries taken over from workers that did not live to tell.
    pub fn reclaimed(&self) -> u64 {
        self.0.reclaimed.load(Ordering::Relaxed)
    }

    /// Deliveries held at the start because the database may be a restored backup.
    pub fn held(&self) -> u64 {
        self.0.held.load(Ordering::Relaxed)
    }

    /// Notes what a store answered: only that nothing can be written stops the worker.
    pub fn note(&self, error: &StoreError) {
        if let StoreError::Full(_) | StoreError::Broken(_) = error {
            let mut reason = self.reason();
            if reason.is_none() {
                tracing::error!(%error, "outcomes cannot be recorded: nothing is accepted and nothing sent");
            }
            *reason = Some(error.to_string());
        }
    }

    fn recovered(&self) {
        if self.reason().take().is_some() {
            tracing::info!("outcomes can be recorded again");
        }
    }

    fn reason(&self) -> MutexGuard<'_, Option<String>> {
        self.0.unrecordable.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Works until `stop` says so, then gives back what it holds. Returns when everything it had begun is recorded, or its drain time is over.
pub async fn run(setup: Setup, health: Health, mut stop: watch::Receiver<bool>) {
    let worker = Worker::new(setup, health);
    housekeeping::begin(&worker).await;
    // They end with this future, however it ends: leases that are renewed while nobody works would never run out.
    let mut beside = JoinSet::new();
    beside.spawn(housekeeping::run(worker.clone()));
    beside.spawn(renew(worker.clone()));
    let mut tasks = JoinSet::new();
    while !*stop.borrow() {
        let wait = worker.turn(&mut tasks).await;
        tokio::select! {
            _ = stop.changed() => {}
            () = worker.outbox().store().changed() => {}
            Some(_) = tasks.join_next() => {}
            () = sleep(wait) => {}
        }
        // Whatever else is done needs no turn of its own.
        while tasks.try_join_next().is_some() {}
    }
    worker.drain(tasks).await;
    beside.shutdown().await;
    worker.setup.transport.close().await;
}

/// A worker at work.
#[derive(Clone)]
struct Worker {
    setup: Arc<Setup>,
    health: Health,
    began: Instant,
    state: Arc<Mutex<Inner>>,
}

struct Inner {
    breaker: Breaker,
    /// Deliveries in flight by id.
    flying: HashMap<String, Arc<Held>>,
    /// Senders that the relay does not take, until when.
    paused: HashMap<String, Instant>,
}

impl Worker {
    fn new(setup: Setup, health: Health) -> Worker {
        let breaker = Breaker::new(setup.connections);
        let state = Inner { breaker, flying: HashMap::new(), paused: HashMap::new() };
        Worker { setup: Arc::new(setup), health, began: Instant::now(), state: Arc::new(Mutex::new(state)) }
    }

    fn outbox(&self) -> &Outbox {
        &self.setup.outbox
    }

    fn state(&self) -> MutexGuard<'_, Inner> {
        // Each section leaves it whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    /// Claims what fits and sends it off. Gives how long to wait if nothing happens.
    async fn turn(&self, tasks: &mut JoinSet<()>) -> Duration {
        if self.health.recordable().is_err() {
            return LOOK;
        }
        let Some(claim) = self.claim() else { return self.rest() };
        let (room, lease) = (claim.room, claim.lease);
        let asked = Instant::now();
        let take = match self.outbox().store().claim(claim).await {
            Ok(take) => take,
            Err(error) => {
                tracing::warn!(%error, "no deliveries can be claimed");
                self.health.note(&error);
                return STORE_PAUSE;
            }
        };
        if take.reclaimed > 0 {
            tracing::warn!(count = take.reclaimed, "took over deliveries whose worker did not live to tell");
            self.health.0.reclaimed.fetch_add(take.reclaimed, Ordering::Relaxed);
        }
        if !take.claimed.is_empty() {
            crash::here("claim-committed");
        }
        let full = take.claimed.len() >= room;
        for claimed in take.claimed {
            let held = Arc::new(Held::new(claimed, asked, lease, take.now));
            self.state().flying.insert(held.id().to_owned(), held.clone());
            let worker = self.clone();
            let span = tracing::info_span!("delivery", id = held.id(), email = held.claimed.email);
            tasks.spawn(async move { worker.fly(held).await }.instrument(span));
        }
        self.count();
        let next = take.next.map_or(LOOK, |next| {
            Duration::try_from(next.duration_since(take.now)).unwrap_or_default().max(Duration::from_millis(5))
        });
        if full { self.rest() } else { next.min(LOOK) }
    }

    /// What fits at this moment; nothing while the route pauses or everything is busy.
    fn claim(&self) -> Option<Claim> {
        let mut state = self.state();
        let busy = state.flying.len();
        let room = state.breaker.width(self.elapsed()).saturating_sub(busy);
        if room == 0 {
            return None;
        }
        let settings = self.outbox().settings();
        let all = self.setup.connections;
        let share = |percent: u8| (all * usize::from(percent.clamp(1, 100))).div_ceil(100).max(1);
        let reserve = all * usize::from(settings.lane_reserve.min(45)) / 100;
        let lanes = [0, reserve, 2 * reserve].map(|kept| (all - kept).saturating_sub(busy));
        let (mut domains, mut tenants) = (HashMap::<Vec<u8>, usize>::new(), HashMap::<String, usize>::new());
        for held in state.flying.values() {
            *domains.entry(held.claimed.domain.clone()).or_default() += 1;
            *tenants.entry(held.claimed.tenant.clone()).or_default() += 1;
        }
        let now = Instant::now();
        state.paused.retain(|_, until| *until > now);
        Some(Claim {
            worker: self.setup.name.clone(),
            room,
            lanes,
            domains: domains.into_iter().collect(),
            per_domain: share(settings.domain_share),
            // With a single tenant there is nobody to leave places for.
            tenants: tenants.into_iter().filter(|(tenant, _)| !tenant.is_empty()).collect(),
            per_tenant: share(settings.tenant_share),
            paused: state.paused.keys().cloned().collect(),
            lease: settings.lease,
        })
    }

    /// How long to wait when nothing fits.
    fn rest(&self) -> Duration {
        let pause = self.state().breaker.pause(self.elapsed());
        if pause.is_zero() { LOOK } else { pause.min(LOOK) }
    }

    /// One delivery from claim to record. What breaks on the way breaks this delivery alone.
    async fn fly(&self, held: Arc<Held>) {
        let way = async {
            if held.claimed.unrendered {
                self.admit(&held).await;
            } else {
                self.deliver(&held).await;
            }
        };
        if AssertUnwindSafe(way).catch_unwind().await.is_err() {
            tracing::error!("a defect broke this delivery");
            self.record(&held, self.broken(&held)).await;
        }
        self.state().flying.remove(held.id());
        self.count();
    }

    /// What becomes of a delivery that a defect of ours broke: tried again a few times, then given up.
    fn broken(&self, held: &Held) -> Step {
        let step = lifecycle::interrupted(&held.claimed, held.dot_was_allowed(), held.now(), self.outbox().settings());
        if held.claimed.hold.lease < MOST_DEFECTS || held.dot_was_allowed() {
            let later = held.now().checked_add(SignedDuration::from_secs(15)).ok();
            return Step { due: later.max(step.due), ..step };
        }
        Step { state: State::Refused, due: None, ..step }
    }

    /// Renders a request that was only accepted.
    async fn admit(&self, held: &Held) {
        let claimed = &held.claimed;
        // Every claim that waited for a profile counts as an attempt; what is left are claims that nobody lived to tell of.
        let broken = claimed.hold.lease - i64::from(claimed.attempts);
        let rendered = match self.outbox().open_request(&claimed.parcel) {
            _ if broken > RENDER_ATTEMPTS => Err(Value::from("rendering it broke the worker several times")),
            Err(error) => Err(Value::from(error.to_string())),
            Ok(request) => match self.setup.renderer.complete(&claimed.tenant, request).await {
                Ok(request) => self.render(claimed, request).await,
                Err(Incomplete::Refused(faults)) => Err(faults),
                Err(Incomplete::Waits(Wait { retry_after })) => {
                    tracing::warn!("the profile of a request cannot be had at present: it waits");
                    let step = lifecycle::without_profile(claimed, retry_after, held.now(), clock::chance());
                    return self.record(held, step).await;
                }
            },
        };
        match rendered {
            Ok(delivery) => {
                let admitted =
                    self.persist(|| self.outbox().store().admit(claimed.hold.clone(), delivery.clone())).await;
                tracing::info!(admitted = admitted.unwrap_or(false), "an accepted request was rendered");
            }
            Err(diagnostics) => {
                let dossier = Dossier { diagnostics, ..Dossier::default() };
                let delivery = refused(claimed, self.outbox().seal_dossier(&dossier));
                let store = self.outbox().store();
                let _ = self.persist(|| store.admit(claimed.hold.clone(), delivery.clone())).await;
                tracing::warn!("an accepted request is refused");
            }
        }
    }

    /// Renders on a thread of its own: what panics there is this request's fault alone.
    async fn render(&self, claimed: &Claimed, request: Value) -> Result<NewDelivery, Value> {
        let (renderer, claimed) = (self.setup.renderer.clone(), claimed.clone());
        let render = move || renderer.render(&claimed.hold.id, &claimed.tenant, claimed.accepted, &request);
        let rendered = tokio::task::spawn_blocking(render).await;
        rendered.unwrap_or_else(|_| Err(Value::from("internal: the renderer failed")))
    }

    /// Makes one attempt and records what came of it.
    async fn deliver(&self, held: &Arc<Held>) {
        let claimed = &held.claimed;
        let message = match self.outbox().open_message(&claimed.parcel) {
            Ok(message) => message,
            Err(error) => {
                // A missing key is the operator's fault and is mended by giving it: the delivery waits.
                tracing::error!(%error, "a message cannot be opened");
                let step = lifecycle::interrupted(claimed, false, held.now(), self.outbox().settings());
                let later = held.now().checked_add(SignedDuration::from_secs(60)).ok();
                self.record(held, Step { due: later, ..step }).await;
                return;
            }
        };
        let began = Instant::now();
        let permit = held::LastCheck { worker: self, held };
        let now = || held.now();
        let gate = Gate { not_after: Some(claimed.not_after), now: &now, permit: Some(&permit) };
        crash::here("attempt-begin");
        let outcome = self.setup.transport.send_through(&message, gate).await;
        crash::here("reply-read");
        self.note(&outcome, claimed, began.elapsed());
        let step = if outcome.outcome == Verdict::Deferred && outcome.owner == Owner::None {
            // We ourselves held it back at the last moment: it was not an attempt. One that was called back comes to that.
            lifecycle::interrupted(claimed, false, held.now(), self.outbox().settings())
        } else {
            let pause = self.pause_for(&outcome);
            let reply =
                self.outbox().seal().seal("reply", without_addresses(&outcome, &message.envelope.to).as_bytes());
            let settings = self.outbox().settings();
            lifecycle::after(&outcome, claimed, held.now(), clock::chance(), pause, settings, reply)
        };
        self.record(held, step).await;
    }

    /// Tells breaker, log and metrics.
    fn note(&self, outcome: &Outcome, claimed: &Claimed, took: Duration) {
        let (verdict, phase) = (outcome.outcome.as_str(), outcome.phase.as_str());
        metrics::counter!("vocative_attempts_total", "outcome" => verdict, "phase" => phase).increment(1);
        metrics::histogram!("vocative_attempt_seconds", "lane" => claimed.lane.as_str()).record(took.as_secs_f64());
        if outcome.is_sent() {
            let waited = clock::now().duration_since(claimed.accepted);
            metrics::histogram!("vocative_delivery_seconds", "lane" => claimed.lane.as_str())
                .record(waited.as_secs_f64().max(0.0));
        }
        let mut state = self.state();
        let was_closed = state.breaker.is_closed();
        state.breaker.note(outcome, self.elapsed(), clock::chance());
        if outcome.owner == Owner::Sender {
            state.paused.insert(claimed.sender.clone(), Instant::now() + SENDER_PAUSE);
        }
        let closed = state.breaker.is_closed();
        drop(state);
        self.health.0.route_paused.store(!closed, Ordering::Relaxed);
        metrics::gauge!("vocative_route_paused").set(if closed { 0.0 } else { 1.0 });
        if was_closed && !closed {
            tracing::error!(
                phase,
                code = outcome.code,
                reply = route_words(outcome),
                "the relay cannot be spoken with: the route pauses"
            );
        } else if !was_closed && closed {
            tracing::info!("the relay can be spoken with again");
        }
        if outcome.owner == Owner::Sender {
            tracing::error!(code = outcome.code, "the relay refuses the sender: its mails pause");
        }
        tracing::info!(outcome = verdict, phase, code = outcome.code, milliseconds = took.as_millis(), "attempt");
    }

    /// How long a mail waits for something that is not its fault.
    fn pause_for(&self, outcome: &Outcome) -> Duration {
        match outcome.owner {
            Owner::Route => self.state().breaker.pause(self.elapsed()),
            Owner::Sender => SENDER_PAUSE,
            _ => Duration::ZERO,
        }
    }

    async fn record(&self, held: &Held, step: Step) {
        let store = self.outbox().store();
        let state = step.state;
        crash::here("record-begin");
        match self.persist(|| store.record(held.claimed.hold.clone(), step.clone())).await {
            Some(true) => {
                crash::here("record-committed");
                metrics::counter!("vocative_transitions_total", "state" => state.as_str()).increment(1);
            }
            Some(false) => tracing::warn!("the lease was lost before the outcome was recorded"),
            None => tracing::error!(
                "the outcome could not be recorded; the delivery will be taken over as possibly delivered"
            ),
        }
    }

    /// Does what must be recorded, again and again while the store is away and the lease may still hold.
    async fn persist<'a, T>(&self, work: impl Fn() -> Work<'a, T>) -> Option<T> {
        let deadline = Instant::now() + self.outbox().settings().lease;
        loop {
            match work().await {
                Ok(value) => return Some(value),
                Err(error) => {
                    self.health.note(&error);
                    tracing::warn!(%error, "an outcome cannot be recorded yet");
                    if Instant::now() > deadline {
                        return None;
                    }
                    sleep(STORE_PAUSE).await;
                }
            }
        }
    }

    fn count(&self) {
        let count = self.state().flying.len() as u64;
        self.health.0.in_flight.store(count, Ordering::Relaxed);
        metrics::gauge!("vocative_in_flight").set(f64::from(u32::try_from(count).unwrap_or(u32::MAX)));
    }

    /// Lets conversations under way end, for the drain time; breaks off the others and gives their deliveries back.
    async fn drain(&self, mut tasks: JoinSet<()>) {
        let all = async { while tasks.join_next().await.is_some() {} };
        if timeout(self.setup.drain, all).await.is_ok() {
            return;
        }
        tasks.shutdown().await;
        let left: Vec<Arc<Held>> = self.state().flying.drain().map(|(_, held)| held).collect();
        tracing::warn!(count = left.len(), "stopped while mails were being handed over");
        for held in left {
            let step =
                lifecycle::interrupted(&held.claimed, held.dot_was_allowed(), held.now(), self.outbox().settings());
            if let Err(error) = self.outbox().store().record(held.claimed.hold.clone(), step).await {
                tracing::error!(%error, "a delivery could not be given back; its lease will run out");
            }
        }
    }
}

/// Lengthens the leases in flight, three times in their length.
async fn renew(worker: Worker) {
    let lease = worker.outbox().settings().lease;
    loop {
        sleep(lease / 3).await;
        let flying: Vec<Arc<Held>> = worker.state().flying.values().cloned().collect();
        if flying.is_empty() {
            continue;
        }
        let holds: Vec<Hold> = flying.iter().map(|held| held.claimed.hold.clone()).collect();
        let asked = Instant::now();
        match worker.outbox().store().renew(holds, lease).await {
            Ok(renewed) => {
                for (held, renewed) in flying.iter().zip(renewed) {
                    held.renewed(&renewed, asked, lease);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "leases cannot be renewed");
                worker.health.note(&error);
            }
        }
    }
}

/// A request that cannot be rendered, as it is kept.
fn refused(claimed: &Claimed, dossier: Vec<u8>) -> NewDelivery {
    NewDelivery {
        id: claimed.hold.id.clone(),
        tenant: claimed.tenant.clone(),
        lane: claimed.lane,
        email: claimed.email.clone(),
        locale: String::new(),
        brand: None,
        // Without a Message-ID it is refused: `admit` ends it so.
        message_id: None,
        degraded: false,
        recipient: Vec::new(),
        domain: Vec::new(),
        sender: String::new(),
        due: claimed.accepted,
        not_after: claimed.not_after,
        hold: false,
        group: None,
        parcel: Vec::new(),
        dossier,
    }
}

/// The relay's words without addresses: relays like to repeat the recipient's.
fn without_addresses(outcome: &Outcome, recipient: &str) -> String {
    let reply = outcome.reply.as_deref().unwrap_or_default().replace(recipient, "…");
    reply
        .split(' ')
        .map(|word| if word.contains('@') || word.contains("://") { "…" } else { word })
        .collect::<Vec<_>>()
        .join(" ")
}

/// What a fault of the route may show in a log: nothing that was said about a mail.
fn route_words(outcome: &Outcome) -> Option<String> {
    let before_any_mail =
        matches!(outcome.phase, Phase::Connect | Phase::Greeting | Phase::Ehlo | Phase::Tls | Phase::Auth);
    outcome.reply.clone().filter(|_| before_any_mail)
}
