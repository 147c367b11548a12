//! Stopping, dying, and requests that break their renderer: catalogue B03, B24, and leases.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::outbox::second;
use crate::peer::{Script, Step};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn stopping_finishes_what_is_at_its_dot() {
    let script = Script::new().on("DOT", [Step::Wait(Duration::from_millis(800)), Step::Polite]);
    let (desk, peer) = (Desk::new().await, script.start().await);
    let id = desk.accept(desk.mail("anna@example.org")).await;
    let worker = desk.start(relay(&peer));
    peer_has(&peer, "a mail", |peer| peer.received().len() == 1).await;
    let later = desk.accept(NewDelivery { due: second(1), ..desk.mail("bernd@example.org") }).await;
    worker.stop().await;
    let found = desk.find(&id).await;
    assert_eq!((found.row.state, found.row.possible_duplicate), (State::Sent, false));
    assert_eq!(desk.row(&later).await.state, State::Queued, "a worker that stops claims nothing more");
    assert_eq!(peer.open_connections(), 0, "it leaves politely");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_finish_in_time_is_given_back_truthfully() {
    // (where the peer falls silent, held, state after the stop, end after the next worker, duplicate)
    for (phase, hold, stopped, ended, duplicate) in [
        ("RCPT", false, State::Queued, State::Sent, false),
        ("RCPT", true, State::Queued, State::Sent, false),
        ("DOT", false, State::Deferred, State::Sent, true),
        ("DOT", true, State::Unknown, State::Unknown, false),
    ] {
        let (desk, peer) = (Desk::new().await, Script::new().on(phase, [Step::Hang]).start().await);
        let id = desk.accept(NewDelivery { hold, ..desk.mail("anna@example.org") }).await;
        let worker = desk.start_with(relay(&peer), |setup| setup.drain = Duration::from_millis(200));
        let verb = if phase == "DOT" { "DATA" } else { phase };
        peer_has(&peer, verb, |peer| told(peer, verb) == 1 && (phase != "DOT" || peer.received().len() == 1)).await;
        let took = worker.stop().await;
        assert!(took < Duration::from_secs(5), "{took:?}");
        let row = desk.row(&id).await;
        assert_eq!(row.state, stopped, "{phase} {hold}: {row:?}");
        let _next = desk.start(relay(&peer));
        let found = desk.wait_for(&id, "its end", |found| found.row.state.is_end()).await;
        assert_eq!(
            (found.row.state, found.row.possible_duplicate),
            (ended, duplicate),
            "{phase} {hold}: {:?}",
            found.attempts
        );
        assert_identical(&peer, if duplicate { 2 } else { 1 });
    }
}

/// The lease runs out while the worker hangs: whoever takes it over decides, and the late worker changes nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_vanished_is_taken_over() {
    let (desk, peer) = (Desk::new().await, Script::new().on("RCPT", [Step::Hang]).start().await);
    let id = desk.accept(desk.mail("anna@example.org")).await;
    let vanished = desk.start(relay(&peer));
    peer_has(&peer, "RCPT", |peer| told(peer, "RCPT") == 1).await;
    drop(vanished);
    let next = desk.start(relay(&peer));
    let found = desk.ends(&id, State::Sent).await;
    assert!(found.row.possible_duplicate, "nobody knows how far the first came");
    assert_eq!(outcomes(&found).iter().map(|tried| tried.0).collect::<Vec<_>>(), ["interrupted", "sent"]);
    assert_eq!(next.health.reclaimed(), 1);
    assert_identical(&peer, 1);
}

/// Renders, panics or refuses, as the request says.
struct Moody {
    desk: Arc<Desk>,
    poisoned: AtomicUsize,
}

impl Renderer for Moody {
    fn render(&self, id: &str, tenant: &str, _: Timestamp, request: &Value) -> Result<NewDelivery, Value> {
        match request["mood"].as_str() {
            Some("panic") => {
                self.poisoned.fetch_add(1, Ordering::SeqCst);
                panic!("this request is poison")
            }
            Some("slow") => {
                std::thread::sleep(Duration::from_millis(1500));
                Err(json!([]))
            }
            Some("refuse") => Err(json!([{ "pointer": "/mood", "message": "no" }])),
            _ => Ok(NewDelivery { id: id.to_owned(), tenant: tenant.to_owned(), ..self.desk.mail("anna@example.org") }),
        }
    }
}

fn request(desk: &Desk, mood: &str) -> NewDelivery {
    NewDelivery {
        parcel: desk.outbox.seal_request(&json!({ "mood": mood })),
        message_id: None,
        recipient: Vec::new(),
        domain: Vec::new(),
        sender: String::new(),
        dossier: Vec::new(),
        ..delivery("")
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_breaks_the_renderer_harms_no_other() {
    let (desk, peer) = (Arc::new(Desk::new().await), Script::new().start().await);
    let mut ids = Vec::new();
    for mood in ["panic", "refuse", "fine", "panic", "fine"] {
        let request = request(&desk, mood);
        ids.push((request.id.clone(), mood));
        desk.accept(request).await;
    }
    let moody = Arc::new(Moody { desk: desk.clone(), poisoned: AtomicUsize::new(0) });
    let worker = desk.start_with(relay(&peer), |setup| setup.renderer = moody.clone());
    for (id, mood) in &ids {
        let expected = if *mood == "fine" { State::Sent } else { State::Refused };
        let found = desk.ends(id, expected).await;
        let told = found.dossier.map(|dossier| dossier.diagnostics.to_string()).unwrap_or_default();
        match *mood {
            "panic" => assert!(told.contains("internal") && !told.contains("poison"), "{told}"),
            "refuse" => assert!(told.contains("/mood"), "{told}"),
            _ => {}
        }
    }
    assert_eq!((peer.received().len(), worker.health.in_flight()), (2, 0));
    assert_eq!(moody.poisoned.load(Ordering::SeqCst), 2, "each was tried once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_not_rendered_in_time_is_given_back() {
    let (desk, peer) = (Arc::new(Desk::new().await), Script::new().start().await);
    let slow = request(&desk, "slow");
    desk.accept(slow.clone()).await;
    let moody = Arc::new(Moody { desk: desk.clone(), poisoned: AtomicUsize::new(0) });
    let worker = desk.start_with(relay(&peer), |setup| {
        setup.renderer = moody.clone();
        setup.drain = Duration::from_millis(50);
    });
    desk.wait_for(&slow.id, "being claimed", |found| found.row.state == State::Sending).await;
    worker.stop().await;
    assert_eq!(desk.row(&slow.id).await.state, State::Accepted);
    let _next = desk.start_with(relay(&peer), |setup| setup.renderer = moody.clone());
    desk.ends(&slow.id, State::Refused).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_kills_its_worker_is_refused_in_the_end() {
    let (desk, peer) = (Arc::new(Desk::new().await), Script::new().start().await);
    let poison = request(&desk, "panic");
    desk.accept(poison.clone()).await;
    // As if the process had gone down with it each time.
    let claim = crate::outbox::stores::everything();
    for _ in 0..5 {
        let claim = vocative::outbox::store::Claim { lease: Duration::ZERO, ..claim.clone() };
        assert_eq!(desk.outbox.store().claim(claim).await.unwrap().claimed.len(), 1);
    }
    let moody = Arc::new(Moody { desk: desk.clone(), poisoned: AtomicUsize::new(0) });
    let _worker = desk.start_with(relay(&peer), |setup| setup.renderer = moody.clone());
    desk.ends(&poison.id, State::Refused).await;
    assert_eq!(moody.poisoned.load(Ordering::SeqCst), 0, "it was given another chance");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_in_a_restored_backup_is_held() {
    // (the longest that may lie between two workers, how long ago the last one worked, whether that looks like a backup)
    for (guard, ago, held) in [(3600, 60, false), (3600, 7200, false), (1, 30, true)] {
        let desk = Desk::with(Settings { restore_guard: Duration::from_secs(guard), ..brisk() }).await;
        let peer = Script::new().start().await;
        // Two hours ago nobody can have accepted it: what came since is new. Half a minute ago somebody may have.
        let id = desk.accept(desk.mail("anna@example.org")).await;
        let last = (now().as_second() - ago).to_string().into_bytes();
        desk.outbox.store().write_setting("last_work".into(), last, None).await.unwrap();
        let worker = desk.start(relay(&peer));
        if held {
            desk.wait_for(&id, "being held", |found| found.row.held).await;
            let new = desk.accept(desk.mail("bernd@example.org")).await;
            desk.ends(&new, State::Sent).await;
            assert_eq!((desk.row(&id).await.state, worker.health.held()), (State::Queued, 1), "what is held leaves");
            assert_eq!(desk.outbox.release().await.unwrap(), 1);
        }
        desk.ends(&id, State::Sent).await;
        assert_eq!(worker.health.held(), u64::from(held));
    }
}
