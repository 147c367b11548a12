//! Superseding, cancelling and deadlines while a mail is on its way: catalogue C12, C13, and promise 5.

use super::*;
use crate::outbox::{of_group, second};
use crate::peer::{Script, Step, say};
use vocative::outbox::store::Cancelled;

const WHILE: Step = Step::Wait(Duration::from_millis(1200));

/// A worker whose peer takes its time at `phase`, and a mail of the group `reset` that is just there.
async fn stuck_at(phase: &'static str, steps: &[Step], settings: Settings) -> (Desk, Peer, Worker, String) {
    let (desk, peer) = (Desk::with(settings).await, Script::new().on(phase, steps.iter().cloned()).start().await);
    let id = desk.accept(in_group(&desk, "anna@example.org")).await;
    let worker = desk.start(relay(&peer));
    match phase {
        "DOT" => peer_has(&peer, "a mail", |peer| peer.received().len() == 1).await,
        verb => peer_has(&peer, verb, |peer| told(peer, verb) == 1).await,
    }
    (desk, peer, worker, id)
}

fn in_group(desk: &Desk, to: &str) -> NewDelivery {
    NewDelivery { group: of_group(to, "reset").group, ..desk.mail(to) }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_mail_stops_an_older_one_before_its_dot() {
    for phase in ["MAIL", "RCPT", "DATA"] {
        let (desk, peer, _worker, older) = stuck_at(phase, &[WHILE, Step::Polite], brisk()).await;
        let newer = desk.accept(in_group(&desk, "anna@example.org")).await;
        desk.ends(&newer, State::Sent).await;
        desk.ends(&older, State::Superseded).await;
        let received = peer.received();
        assert_eq!(received.len(), 1, "{phase}");
        let id = desk.row(&newer).await.message_id.unwrap();
        assert!(String::from_utf8(received[0].bytes()).unwrap().contains(&id), "{phase}: the older one left");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_mail_waits_for_an_older_one_at_its_dot() {
    for (answer, older_ends) in
        [(Step::Polite, State::Sent), (Step::Close, State::Unknown), (say("554 5.7.1 spam"), State::Rejected)]
    {
        let (desk, peer, _worker, older) = stuck_at("DOT", &[WHILE, answer], brisk()).await;
        let newer = desk.accept(in_group(&desk, "anna@example.org")).await;
        sleep(Duration::from_millis(300)).await;
        assert_eq!(
            (desk.row(&older).await.state, told(&peer, "MAIL")),
            (State::Sending, 1),
            "the newer one did not wait"
        );
        desk.ends(&newer, State::Sent).await;
        desk.ends(&older, older_ends).await;
        assert_eq!(peer.received().len(), 2);
        let last = String::from_utf8(peer.received()[1].bytes()).unwrap();
        assert!(last.contains(&desk.row(&newer).await.message_id.unwrap()), "the older one came after the newer");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_before_the_dot_succeeds() {
    for phase in ["MAIL", "RCPT", "DATA"] {
        let (desk, peer, _worker, id) = stuck_at(phase, &[WHILE, Step::Polite], brisk()).await;
        assert_eq!(desk.outbox.cancel(&id).await.unwrap(), Cancelled::Done, "{phase}");
        desk.ends(&id, State::Cancelled).await;
        assert!(peer.received().is_empty(), "{phase}");
        let next = desk.accept(desk.mail("bernd@example.org")).await;
        desk.ends(&next, State::Sent).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_at_the_dot_says_what_came_of_it() {
    for (answer, expected) in [
        (Step::Polite, Cancelled::TooLate(State::Sent)),
        (Step::Close, Cancelled::TooLate(State::Unknown)),
        (say("354 go on"), Cancelled::TooLate(State::Unknown)),
        (say("554 5.7.1 spam"), Cancelled::TooLate(State::Rejected)),
        (say("451 4.3.0 not now"), Cancelled::Done),
    ] {
        // The worker hears of it by its renewal, while the peer thinks.
        let settings = Settings { lease: Duration::from_millis(900), ..brisk() };
        let (desk, peer, _worker, id) = stuck_at("DOT", &[WHILE, answer.clone()], settings).await;
        assert_eq!(desk.outbox.cancel(&id).await.unwrap(), expected, "{answer:?}");
        assert_eq!(peer.received().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_past_its_deadline_meets_no_relay() {
    let (desk, peer) = (Desk::new().await, Script::new().start().await);
    let late = desk.accept(NewDelivery { not_after: second(-1), ..desk.mail("anna@example.org") }).await;
    let _worker = desk.start(relay(&peer));
    let found = desk.ends(&late, State::Expired).await;
    assert!(found.attempts.is_empty());
    assert_eq!(peer.connections(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_relay_gets_no_dot_after_the_deadline() {
    for phase in ["GREETING", "MAIL", "RCPT", "DATA"] {
        let script = Script::new().on(phase, [Step::Wait(Duration::from_millis(1500)), Step::Polite]);
        let (desk, peer) = (Desk::new().await, script.start().await);
        let deadline = now().checked_add(jiff::SignedDuration::from_millis(1000)).unwrap();
        let id = desk.accept(NewDelivery { not_after: deadline, ..desk.mail("anna@example.org") }).await;
        let _worker = desk.start(relay(&peer));
        let found = desk.ends(&id, State::Expired).await;
        assert!(peer.received().is_empty(), "{phase}: it was handed over {:?}", found.attempts);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_before_the_deadline_ends_unknown() {
    let settings = Settings { unknown_pause: Duration::from_secs(60), ..brisk() };
    let (desk, peer) = (Desk::with(settings).await, Script::new().on("DOT", [Step::Close]).start().await);
    let id = desk.accept(NewDelivery { not_after: second(2), ..desk.mail("anna@example.org") }).await;
    let _worker = desk.start(relay(&peer));
    let found = desk.ends(&id, State::Unknown).await;
    assert_eq!(outcomes(&found), [("unknown", "final", None)]);
    assert_eq!(peer.received().len(), 1);
}
