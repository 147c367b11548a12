//! Catalogue A: what a relay does in each phase, as far as the outbox is concerned.

use std::net::TcpListener;

use super::*;
use crate::peer::{Script, Step, say};

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_refuses_connections_costs_mails_nothing() {
    let desk = Desk::new().await;
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let transport = Transport::open(&format!("smtp+plain://{port}"), false, SmtpSettings::default()).unwrap();
    let ids = [desk.accept(desk.mail("anna@example.org")).await, desk.accept(desk.mail("bernd@example.org")).await];
    let worker = desk.start(transport);
    let found = desk.wait_for(&ids[0], "an attempt", |found| found.attempts.len() >= 2).await;
    assert_eq!((found.row.state.is_waiting(), found.row.attempts), (true, 0), "{:?}", found.row);
    assert!(matches!(found.row.state, State::Queued | State::Sending));
    assert_eq!(outcomes(&found)[0], ("deferred", "connect", None));
    assert!(worker.health.route_paused());
    let both = [desk.find(&ids[0]).await, desk.find(&ids[1]).await];
    let attempts: usize = both.iter().map(|found| found.attempts.len()).sum();
    assert!(attempts <= 6, "a breaker that is open lets one through at a time: {attempts} attempts");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_route_that_recovers_delivers_what_waited() {
    let script = Script::new().on("GREETING", [Step::Close]).on("GREETING", [say("421 4.3.2 not now"), Step::Close]);
    let (desk, peer) = (Desk::new().await, script.start().await);
    let mut ids = Vec::new();
    for n in 0..5 {
        ids.push(desk.accept(desk.mail(&format!("{n}@example.org"))).await);
    }
    let worker =
        desk.start_with(relay_with(&peer, "", |settings| settings.connections = 1), |setup| setup.connections = 1);
    for id in &ids {
        let found = desk.ends(id, State::Sent).await;
        assert_eq!((found.row.attempts, found.row.possible_duplicate), (1, false), "{:?}", found.attempts);
    }
    assert_eq!(peer.received().len(), 5);
    assert!(!worker.health.route_paused());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_pauses_the_route_and_mails_stay_queued() {
    let script =
        Script::new().keywords(&["AUTH PLAIN"]).always("AUTH", [say("535 5.7.8 bad credentials for anna@example.com")]);
    let (desk, peer) = (Desk::new().await, script.start().await);
    let id = desk.accept(desk.mail("anna@example.org")).await;
    let worker = desk.start(relay_with(&peer, "anna%40example.com:hunter2@", |_| {}));
    let found = desk.wait_for(&id, "two attempts", |found| found.attempts.len() >= 2).await;
    assert_eq!(found.row.attempts, 0);
    assert_eq!(outcomes(&found)[0], ("deferred", "auth", Some(535)));
    assert!(worker.health.route_paused());
    let reply = found.attempts[0].reply.clone().unwrap();
    assert!(reply.contains("bad credentials") && !reply.contains('@') && !reply.contains("hunter2"), "{reply}");
    assert_eq!(told(&peer, "MAIL"), 0);
    drop(worker);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_sender_pauses_that_sender_alone() {
    for answer in ["550 5.7.1 not you", "451 4.7.1 not now"] {
        let (desk, peer) = (Desk::new().await, Script::new().on("MAIL", [say(answer)]).start().await);
        let refused = desk.accept(desk.mail("anna@example.org")).await;
        let worker = desk.start_with(relay(&peer), |setup| setup.connections = 1);
        let found = desk.wait_for(&refused, "its attempt", |found| found.attempts.len() == 1).await;
        assert_eq!((found.row.state, found.row.attempts), (State::Queued, 0));
        let wait = found.row.due.duration_since(now()).as_secs();
        assert!((50..=60).contains(&wait), "it waits {wait} s");
        let same = desk.accept(desk.mail("bernd@example.org")).await;
        let other = NewDelivery { sender: "other@example.com".into(), ..desk.mail("clara@example.org") };
        let other = desk.accept(other).await;
        desk.ends(&other, State::Sent).await;
        assert_eq!(desk.row(&same).await.state, State::Queued, "it would be refused as well");
        assert_eq!(told(&peer, "MAIL"), 2);
        assert!(!worker.health.route_paused(), "the route works");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_greylisted_mail_comes_again_byte_for_byte() {
    for phase in ["RCPT", "DOT"] {
        let script = Script::new().on(phase, [say("450 4.2.0 greylisted")]).on(phase, [say("450 4.2.0 still")]);
        let (desk, peer) = (Desk::new().await, script.start().await);
        let given = desk.mail("anna@example.org");
        let message_id = given.message_id.clone().unwrap();
        let id = desk.accept(given).await;
        let _worker = desk.start(relay(&peer));
        let found = desk.ends(&id, State::Sent).await;
        assert_eq!((found.row.attempts, found.row.possible_duplicate), (3, false));
        assert_eq!(outcomes(&found).iter().map(|tried| tried.0).collect::<Vec<_>>(), ["deferred", "deferred", "sent"]);
        assert_eq!(told(&peer, "MAIL"), 3);
        assert_identical(&peer, if phase == "DOT" { 3 } else { 1 });
        let bytes = peer.received()[0].bytes();
        assert!(String::from_utf8(bytes).unwrap().starts_with(&format!("Message-ID: {message_id}\r\n")));
        let states: Vec<State> = desk.events_of(&id).await.into_iter().map(|event| event.state).collect();
        assert_eq!(states, [State::Queued, State::Deferred, State::Deferred, State::Sent]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_mailbox_that_does_not_exist_is_suppressed() {
    for (phase, answer, suppressed) in [
        ("RCPT", "550 5.1.1 no such user anna@example.org here", true),
        ("RCPT", "550 5.7.1 policy", false),
        ("RCPT", "554 5.7.26 unauthenticated", false),
        ("RCPT", "552 5.2.2 mailbox full", false),
        ("RCPT", "550 no", false),
        ("DATA", "554 5.1.1 no valid recipients", false),
        ("DOT", "554 5.7.1 spam", false),
    ] {
        let (desk, peer) = (Desk::new().await, Script::new().on(phase, [say(answer)]).start().await);
        let id = desk.accept(NewDelivery { recipient: b"anna".to_vec(), ..desk.mail("anna@example.org") }).await;
        let _worker = desk.start(relay(&peer));
        let found = desk.ends(&id, State::Rejected).await;
        assert_eq!((found.attempts.len(), found.row.attempts), (1, 1));
        assert!(!found.attempts[0].reply.as_deref().unwrap_or_default().contains('@'), "{:?}", found.attempts);
        assert_eq!(desk.outbox.suppressions().await.unwrap().len(), usize::from(suppressed), "{answer}");
        assert_eq!(desk.events_of(&id).await.len(), 2, "an end is told once");
        let again = desk.accept(NewDelivery { recipient: b"anna".to_vec(), ..desk.mail("anna@example.org") }).await;
        desk.ends(&again, if suppressed { State::Suppressed } else { State::Sent }).await;
        assert_eq!(told(&peer, "RCPT"), if suppressed { 1 } else { 2 }, "{answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passing_fault_of_the_mailbox_is_tried_again() {
    for (phase, answer) in [
        ("RCPT", "452 4.2.2 mailbox full"),
        ("RCPT", "450 5.1.1 the digits contradict"),
        ("DATA", "451 4.3.0 try later"),
        ("DOT", "451 4.3.0 local error"),
        ("DOT", "452 4.3.1 disk full"),
        ("DOT", "421 4.3.2 going down"),
    ] {
        let (desk, peer) = (Desk::new().await, Script::new().on(phase, [say(answer)]).start().await);
        let id = desk.accept(desk.mail("anna@example.org")).await;
        let _worker = desk.start(relay(&peer));
        let found = desk.ends(&id, State::Sent).await;
        assert_eq!((found.row.attempts, found.row.possible_duplicate), (2, false), "{answer}: {:?}", found.attempts);
        assert_eq!(outcomes(&found)[0].0, "deferred");
        assert!(desk.outbox.suppressions().await.unwrap().is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_breaks_before_the_dot_is_no_duplicate() {
    let whole = {
        let desk = Desk::new().await;
        let mail = desk.mail("anna@example.org");
        desk.outbox.open_message(&mail.parcel).unwrap().bytes.len()
    };
    for count in [0, 1, whole / 2, whole - 1] {
        let script = Script::new().on("BODY", [Step::CloseAfter(count)]);
        let (desk, peer) = (Desk::new().await, script.start().await);
        // The dot goes out with the body: what a peer that breaks off has read is not what was written. Only what is never tried
        // again must then be called unknown.
        let id = desk.accept(desk.mail("anna@example.org")).await;
        let _worker = desk.start(relay(&peer));
        let found = desk.ends(&id, State::Sent).await;
        assert_identical(&peer, 1);
        assert_eq!(peer.unfinished().len(), 1);
        assert!(found.attempts.len() >= 2, "{:?}", found.attempts);
    }
    for phase in ["RCPT", "DATA"] {
        let (desk, peer) = (Desk::new().await, Script::new().on(phase, [Step::Close]).start().await);
        let id = desk.accept(NewDelivery { hold: true, ..desk.mail("anna@example.org") }).await;
        let _worker = desk.start(relay(&peer));
        let found = desk.ends(&id, State::Sent).await;
        assert_eq!((found.row.attempts, found.row.possible_duplicate), (1, false), "{:?}", found.attempts);
        assert_identical(&peer, 1);
    }
}

/// Final replies after which nobody knows whether the relay has the mail.
fn lost_answers() -> Vec<Vec<Step>> {
    let mut all = vec![vec![Step::Close], vec![Step::Hang]];
    for odd in ["354 go on", "199 what", "600 no", "25", "2500 ok", "abc", "250-ok\r\n550 no"] {
        all.push(vec![say(odd), Step::Hang]);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_tried_again_and_flagged() {
    for steps in lost_answers() {
        let peer = Script::new().on("DOT", steps.clone()).start().await;
        let desk = Desk::new().await;
        let id = desk.accept(desk.mail("anna@example.org")).await;
        let _worker =
            desk.start(relay_with(&peer, "", |settings| settings.deadlines.final_reply = Duration::from_millis(300)));
        let found = desk.ends(&id, State::Sent).await;
        assert!(found.row.possible_duplicate, "{steps:?}: {:?}", found.attempts);
        assert_eq!(outcomes(&found).iter().map(|tried| tried.0).collect::<Vec<_>>(), ["unknown", "sent"], "{steps:?}");
        assert_identical(&peer, 2);
        assert_eq!(peer.connections(), 2, "{steps:?}: a connection with an answer to come carried the next mail");
        let last = desk.events_of(&id).await.pop().unwrap();
        assert!(last.possible_duplicate);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_ends_what_is_held() {
    for steps in lost_answers() {
        let peer = Script::new().on("DOT", steps.clone()).start().await;
        let desk = Desk::new().await;
        let id = desk.accept(NewDelivery { hold: true, ..desk.mail("anna@example.org") }).await;
        let _worker =
            desk.start(relay_with(&peer, "", |settings| settings.deadlines.final_reply = Duration::from_millis(300)));
        let found = desk.ends(&id, State::Unknown).await;
        assert!(!found.row.possible_duplicate && found.attempts.len() == 1, "{steps:?}: {:?}", found.attempts);
        assert_identical(&peer, 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_final_answer_is_waited_for() {
    // Longer than the lease, which is renewed meanwhile.
    let script = Script::new().on("DOT", [Step::Wait(Duration::from_millis(2500)), Step::Polite]);
    let (desk, peer) = (Desk::with(Settings { lease: Duration::from_secs(1), ..brisk() }).await, script.start().await);
    let id = desk.accept(desk.mail("anna@example.org")).await;
    let _worker = desk.start(relay(&peer));
    let found = desk.ends(&id, State::Sent).await;
    assert_eq!((found.row.possible_duplicate, found.attempts.len()), (false, 1));
    assert_identical(&peer, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_grew_cold_costs_no_attempt() {
    for steps in [vec![say("421 4.4.2 idle too long"), Step::Close], vec![Step::Close]] {
        let peer = Script::new().on("MAIL", [Step::Polite]).on("MAIL", steps).start().await;
        let desk = Desk::new().await;
        let _worker = desk.start(relay(&peer));
        for to in ["anna@example.org", "bernd@example.org"] {
            let id = desk.accept(desk.mail(to)).await;
            let found = desk.ends(&id, State::Sent).await;
            assert_eq!(outcomes(&found), [("sent", "final", Some(250))]);
        }
        assert_eq!((peer.connections(), peer.received().len()), (2, 2));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_no_key_opens_waits_for_the_key() {
    let (desk, peer) = (Desk::new().await, Script::new().start().await);
    let sealed = vocative::outbox::seal::Seal::new(&["A".repeat(43)]).unwrap().seal("parcel", b"{}\n");
    let shut = desk.accept(NewDelivery { parcel: sealed, ..desk.mail("anna@example.org") }).await;
    let _worker = desk.start(relay(&peer));
    let found =
        desk.wait_for(&shut, "its turn", |found| found.row.state == State::Queued && found.row.due > now()).await;
    assert_eq!((found.row.attempts, found.attempts.len()), (0, 0));
    let open = desk.accept(desk.mail("anna@example.org")).await;
    desk.ends(&open, State::Sent).await;
}
