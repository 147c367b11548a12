//! One suite for both stores. SQLite always; PostgreSQL when `VOCATIVE_TEST_POSTGRES` names a server on which databases may be made.
//!
//! Each test has a database of its own. Leases and deadlines are tried without waiting: a lease of no length is over at once.

mod accepting;
mod claiming;
mod ending;
mod finding;
mod keeping;
mod model;
mod records;
mod restarting;
mod superseding;

use std::sync::Arc;
use std::time::Duration;

use vocative::clock;
use vocative::outbox::delivery::{Attempt, Claimed, Hold, NewDelivery, Row, State, Step};
use vocative::outbox::store::{Acceptance, Accepted, Claim, Event, Store, Take};
use vocative::outbox::{Outbox, Settings};

use super::{delivery, of_group, second};

/// So long that no test sees its end.
const LEASE: Duration = Duration::from_secs(600);

/// A fresh database with what one does to it.
pub struct Desk {
    pub outbox: Outbox,
    pub store: Arc<dyn Store>,
    url: String,
    _folder: Option<tempfile::TempDir>,
}

impl Desk {
    pub async fn sqlite() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("outbox.db").display());
        Desk::open(url, Some(folder)).await
    }

    /// `None` without a server.
    pub async fn postgres() -> Option<Desk> {
        Some(Desk::open(fresh_postgres().await?, None).await)
    }

    async fn open(url: String, folder: Option<tempfile::TempDir>) -> Desk {
        let outbox = Outbox::open(&url, &[], Settings::default(), true).await.unwrap();
        Desk { store: outbox.store().clone(), outbox, url, _folder: folder }
    }

    /// The same database by another process, as far as the store can tell.
    pub async fn beside(&self) -> Arc<dyn Store> {
        Outbox::open(&self.url, &[], Settings::default(), false).await.unwrap().store().clone()
    }

    pub async fn accept_all(&self, deliveries: Vec<NewDelivery>) -> Vec<State> {
        let tenant = deliveries[0].tenant.clone();
        let acceptance = Acceptance { tenant, key: None, deliveries, limits: Vec::new() };
        match self.store.accept(acceptance).await.unwrap() {
            Accepted::New(states) => states,
            other => panic!("{other:?}"),
        }
    }

    /// Accepts one; gives its id.
    pub async fn accept(&self, delivery: NewDelivery) -> String {
        let id = delivery.id.clone();
        self.accept_all(vec![delivery]).await;
        id
    }

    /// A request as SQL intake writes it: nothing but a parcel, and a deadline in `expires` seconds.
    pub async fn accept_unrendered(&self, expires: i64) -> String {
        let blank = NewDelivery {
            email: String::new(),
            locale: String::new(),
            message_id: None,
            recipient: Vec::new(),
            domain: Vec::new(),
            sender: String::new(),
            not_after: second(expires),
            dossier: Vec::new(),
            ..delivery("")
        };
        let id = blank.id.clone();
        assert_eq!(self.accept_all(vec![blank]).await, [State::Accepted]);
        id
    }

    pub async fn take(&self, claim: Claim) -> Take {
        self.store.claim(claim).await.unwrap()
    }

    pub async fn claim(&self) -> Vec<Claimed> {
        self.take(everything()).await.claimed
    }

    /// Claims what must be the only thing to claim.
    pub async fn claim_one(&self) -> Claimed {
        let claimed = self.claim().await;
        assert_eq!(claimed.len(), 1, "{claimed:?}");
        claimed.into_iter().next().unwrap()
    }

    /// Claims everything for a worker that dies at once.
    pub async fn claim_and_die(&self) -> Vec<Claimed> {
        self.take(Claim { lease: Duration::ZERO, ..everything() }).await.claimed
    }

    /// Accepts one and claims it.
    pub async fn in_flight(&self, delivery: NewDelivery) -> Claimed {
        let id = self.accept(delivery).await;
        let claimed = self.claim_one().await;
        assert_eq!(claimed.hold.id, id);
        claimed
    }

    pub async fn record(&self, hold: &Hold, step: Step) -> bool {
        self.store.record(hold.clone(), step).await.unwrap()
    }

    pub async fn find(&self, id: &str) -> (Row, Vec<Attempt>) {
        self.store.find(id.to_owned(), true).await.unwrap().unwrap_or_else(|| panic!("{id} is gone"))
    }

    pub async fn row(&self, id: &str) -> Row {
        self.find(id).await.0
    }

    pub async fn state(&self, id: &str) -> State {
        self.row(id).await.state
    }

    pub async fn events(&self) -> Vec<Event> {
        self.store.events(0, None, 10_000).await.unwrap()
    }

    /// The states that events told of one delivery.
    pub async fn told(&self, id: &str) -> Vec<State> {
        self.events().await.into_iter().filter(|event| event.delivery == id).map(|event| event.state).collect()
    }

    /// An end, seen from all sides: the state, told last, nothing to claim, and no parcel left.
    pub async fn assert_ended(&self, id: &str, state: State) {
        let (row, _) = self.find(id).await;
        assert_eq!(row.state, state, "{row:?}");
        assert_eq!(row.parcel, None, "the parcel of what is {state} is left");
        assert_eq!(self.told(id).await.last(), Some(&state));
        let claimed = self.claim().await;
        assert!(claimed.iter().all(|claimed| claimed.hold.id != id), "what is {state} is claimed again");
    }
}

/// Claims all there is.
pub fn everything() -> Claim {
    Claim {
        worker: "one".to_owned(),
        room: 1_000,
        lanes: [1_000; 3],
        domains: Vec::new(),
        per_domain: 1_000,
        tenants: Vec::new(),
        per_tenant: 1_000,
        paused: Vec::new(),
        lease: LEASE,
    }
}

/// What a worker records, with an attempt of that name.
pub fn step(state: State, outcome: &str) -> Step {
    Step {
        state,
        due: state.is_waiting().then(|| second(-1)),
        counts: true,
        maybe_delivered: false,
        attempt: Some(attempt(outcome)),
        suppress_until: None,
    }
}

/// An attempt whose outcome nobody knows, to be made again.
pub fn lost_answer() -> Step {
    Step { maybe_delivered: true, ..step(State::Deferred, "unknown") }
}

pub fn attempt(outcome: &str) -> Attempt {
    Attempt {
        at: clock::now(),
        phase: "final".to_owned(),
        outcome: outcome.to_owned(),
        code: Some(250),
        reply: b"said".to_vec(),
    }
}

/// Ids in the order claimed.
pub fn ids(claimed: &[Claimed]) -> Vec<&str> {
    claimed.iter().map(|claimed| claimed.hold.id.as_str()).collect()
}

/// A database that nobody has used, on the server of `VOCATIVE_TEST_POSTGRES`.
pub async fn fresh_postgres() -> Option<String> {
    let Ok(server) = std::env::var("VOCATIVE_TEST_POSTGRES") else {
        assert!(std::env::var_os("VOCATIVE_TEST_OUTSIDE").is_none(), "VOCATIVE_TEST_POSTGRES names no server");
        eprintln!("left out: VOCATIVE_TEST_POSTGRES names no server");
        return None;
    };
    let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls).await.unwrap();
    let speaking = tokio::spawn(connection);
    let name = format!("vocative_{}", clock::unique_id());
    client.batch_execute(&format!("create database {name}")).await.unwrap();
    drop(client);
    speaking.await.unwrap().unwrap();
    let mut url = url::Url::parse(&server).unwrap();
    url.set_path(&name);
    Some(url.to_string())
}

/// Each of these functions as a test of SQLite and a test of PostgreSQL.
macro_rules! on_both_stores {
    ($($name:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                super::$name($crate::outbox::stores::Desk::sqlite().await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $name() {
                if let Some(desk) = $crate::outbox::stores::Desk::postgres().await {
                    super::$name(desk).await;
                }
            })*
        }
    };
}
use on_both_stores;
