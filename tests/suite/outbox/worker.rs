//! A worker between an SQLite outbox and the scripted peer, in this process: what each answer of a relay makes of a delivery.
//!
//! Each test waits for a state with a deadline. Retries, leases and pauses are short.

mod answers;
mod calling_back;
mod lanes;
mod stopping;

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::Value;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep};
use vocative::clock;
use vocative::message::{Envelope, Message};
use vocative::outbox::delivery::{NewDelivery, Row, State};
use vocative::outbox::store::{Acceptance, Accepted, Event};
use vocative::outbox::worker::{Health, Renderer, Setup, run};
use vocative::outbox::{Found, Outbox, Settings};
use vocative::smtp::{SmtpSettings, Transport};

use super::{PATIENCE, delivery};
use crate::peer::Peer;

/// Retries at once, leases of seconds.
fn brisk() -> Settings {
    Settings {
        retry: vec![Duration::from_millis(100); 3],
        unknown_pause: Duration::from_millis(150),
        lease: Duration::from_secs(3),
        ..Settings::default()
    }
}

/// An SQLite outbox.
struct Desk {
    outbox: Outbox,
    _folder: tempfile::TempDir,
}

impl Desk {
    async fn new() -> Desk {
        Desk::with(brisk()).await
    }

    async fn with(settings: Settings) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("outbox.db").display());
        Desk { outbox: Outbox::open(&url, &[], settings, true).await.unwrap(), _folder: folder }
    }

    /// A mail to somebody, sealed.
    fn mail(&self, to: &str) -> NewDelivery {
        let new = delivery(to);
        let id = new.message_id.clone().unwrap();
        let text =
            format!("Message-ID: {id}\r\nSubject: hello\r\n\r\n{}\r\n.\r\nfor {to}\r\n", "a line of it\r\n".repeat(50));
        let message = Message {
            envelope: Envelope { from: new.sender.clone(), to: to.to_owned() },
            message_id: id,
            bytes: text.into_bytes(),
            needs_smtputf8: false,
        };
        NewDelivery { parcel: self.outbox.seal_message(&message), ..new }
    }

    async fn accept(&self, delivery: NewDelivery) -> String {
        let (id, tenant) = (delivery.id.clone(), delivery.tenant.clone());
        let acceptance = Acceptance { tenant, key: None, deliveries: vec![delivery], limits: Vec::new() };
        let accepted = self.outbox.accept(acceptance).await.unwrap();
        assert!(matches!(accepted, Accepted::New(_)), "{accepted:?}");
        id
    }

    async fn find(&self, id: &str) -> Found {
        self.outbox.find(id, false).await.unwrap().unwrap()
    }

    async fn row(&self, id: &str) -> Row {
        self.find(id).await.row
    }

    /// Waits until the delivery is such.
    async fn wait_for(&self, id: &str, what: &str, is: impl Fn(&Found) -> bool) -> Found {
        let began = Instant::now();
        loop {
            let found = self.find(id).await;
            if is(&found) {
                return found;
            }
            let late = began.elapsed() > PATIENCE;
            assert!(!late, "{what} never comes: {:?} {:?}", found.row, found.attempts);
            assert!(!found.row.state.is_end(), "it has ended before {what}: {:?} {:?}", found.row, found.attempts);
            sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits for an end, which must be this one.
    async fn ends(&self, id: &str, state: State) -> Found {
        let found = self.wait_for(id, "an end", |found| found.row.state.is_end()).await;
        assert_eq!(found.row.state, state, "{:?} {:?}", found.row, found.attempts);
        found
    }

    async fn events_of(&self, id: &str) -> Vec<Event> {
        let all = self.outbox.events(0, None, 10_000).await.unwrap();
        all.into_iter().filter(|event| event.delivery == id).collect()
    }

    fn start(&self, transport: Transport) -> Worker {
        self.start_with(transport, |_| {})
    }

    fn start_with(&self, transport: Transport, change: impl FnOnce(&mut Setup)) -> Worker {
        let mut setup = Setup {
            outbox: self.outbox.clone(),
            transport,
            renderer: Arc::new(NoRenderer),
            connections: 8,
            name: "worker".to_owned(),
            drain: Duration::from_secs(10),
        };
        change(&mut setup);
        let health = Health::default();
        let (stop, stopped) = watch::channel(false);
        let task = tokio::spawn(run(setup, health.clone(), stopped));
        Worker { health, stop, task: Some(task) }
    }
}

struct Worker {
    health: Health,
    stop: watch::Sender<bool>,
    task: Option<JoinHandle<()>>,
}

impl Worker {
    /// Tells it to stop; gives how long it took.
    async fn stop(mut self) -> Duration {
        let began = Instant::now();
        self.stop.send(true).unwrap();
        tokio::time::timeout(PATIENCE, self.task.take().unwrap()).await.expect("it stops").unwrap();
        began.elapsed()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}

/// Nothing in these tests comes by SQL.
struct NoRenderer;

impl Renderer for NoRenderer {
    fn render(&self, _: &str, _: &str, _: Timestamp, _: &Value) -> Result<NewDelivery, Value> {
        panic!("nothing is to be rendered")
    }
}

fn relay(peer: &Peer) -> Transport {
    relay_with(peer, "", |_| {})
}

fn relay_with(peer: &Peer, login: &str, change: impl FnOnce(&mut SmtpSettings)) -> Transport {
    let mut settings = SmtpSettings { cap: Some(Duration::from_secs(10)), ..SmtpSettings::default() };
    change(&mut settings);
    Transport::open(&peer.url("smtp+plain", login), false, settings).unwrap()
}

/// Waits until the peer was told or given something.
async fn peer_has(peer: &Peer, what: &str, has: impl Fn(&Peer) -> bool) {
    let began = Instant::now();
    while !has(peer) {
        assert!(began.elapsed() < PATIENCE, "the peer never has {what}: {:?}", peer.verbs());
        sleep(Duration::from_millis(5)).await;
    }
}

/// How often the peer was told a command.
fn told(peer: &Peer, verb: &str) -> usize {
    peer.verbs().iter().filter(|told| *told == verb).count()
}

/// Outcomes of the attempts that were kept.
fn outcomes(found: &Found) -> Vec<(&str, &str, Option<u16>)> {
    found.attempts.iter().map(|tried| (tried.outcome.as_str(), tried.phase.as_str(), tried.code)).collect()
}

/// Every mail that the peer read to its dot is the same octet for octet.
fn assert_identical(peer: &Peer, count: usize) {
    let received = peer.received();
    assert_eq!(received.len(), count, "{:?}", peer.verbs());
    for one in &received {
        assert_eq!((&one.from, &one.to, &one.raw), (&received[0].from, &received[0].to, &received[0].raw));
    }
}

fn now() -> Timestamp {
    clock::now()
}
