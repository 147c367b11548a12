//! The pool: connections that carry the next mail, and those that must not.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn after_a_refusal_the_connection_is_reset_and_used_again() {
    for script in both_ways(|| {
        Script::new()
            .on("RCPT", [say("550 5.1.1 no such user")])
            .on("RCPT", [say("451 4.2.0 greylisted")])
            .on("DOT", [say("554 5.7.1 spam")])
    }) {
        let peer = script.start().await;
        let pool = pool(&peer, patient());
        for (verdict, phase, code) in [
            (Verdict::Rejected, Phase::Rcpt, 550),
            (Verdict::Deferred, Phase::Rcpt, 451),
            (Verdict::Rejected, Phase::Final, 554),
            (Verdict::Sent, Phase::Final, 250),
        ] {
            assert_ended(&send(&pool, &message("hello")).await, verdict, phase, Some(code));
        }
        assert_eq!(peer.connections(), 1);
        // A reset after each refused envelope, none after a finished transaction.
        assert_eq!(peer.verbs().iter().filter(|verb| *verb == "RSET").count(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_mail_leaves_no_reply_to_the_next() {
    for verb in ["GREETING", "EHLO", "MAIL", "RCPT", "DATA", "BODY", "DOT"] {
        for script in both_ways(Script::new) {
            // The first mail's answers come late, and the second mail is refused at its end.
            let late = [Step::Wait(Duration::from_millis(150)), Step::Polite];
            let script = script.on(verb, late);
            let script = if verb == "DOT" { script } else { script.on("DOT", [say("554 5.7.1 spam")]) };
            let peer = script.always("DOT", [say("554 5.7.1 spam")]).start().await;
            let pool = pool(&peer, SmtpSettings { connections: 1, ..patient() });
            let first = message("first");
            let cancelled = tokio::time::timeout(Duration::from_millis(75), pool.send(&first, None, &now)).await;
            assert!(cancelled.is_err(), "{verb}: the first mail is cut off");
            assert_eq!(pool.idle(), 0, "{verb}");
            let outcome = send(&pool, &message("second")).await;
            assert_ended(&outcome, Verdict::Rejected, Phase::Final, Some(554));
            assert_eq!(peer.connections(), 2, "{verb}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_connection_carries_mail_after_mail_without_small_talk() {
    for (script, verbs) in both_ways(Script::new).into_iter().zip([3, 3]) {
        let peer = script.start().await;
        let pool = pool(&peer, patient());
        for number in 0..10 {
            let mail = message(&format!("mail {number}"));
            assert!(send(&pool, &mail).await.is_sent());
            assert_eq!(peer.received()[number].raw, mail.bytes);
        }
        assert_eq!((peer.connections(), peer.told().len()), (1, 1 + 10 * verbs));
        pool.close().await;
        assert_eq!(peer.verbs().last().map(String::as_str), Some("QUIT"));
        assert_eq!(send(&pool, &message("late")).await.outcome, Verdict::Deferred);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_replaced_after_a_hundred_mails() {
    let peer = Script::new().keywords(PIPELINING).start().await;
    let pool = pool(&peer, SmtpSettings { connections: 1, ..patient() });
    for _ in 0..101 {
        assert!(send(&pool, &message("hello")).await.is_sent());
    }
    assert_eq!((peer.connections(), peer.most_connections(), peer.received().len()), (2, 1, 101));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_that_died_while_idle_costs_no_attempt() {
    let pause = || Step::Wait(Duration::from_millis(30));
    for script in [
        Script::new().on("DOT", [Step::Polite, Step::Close]),
        Script::new().on("DOT", [Step::Polite, pause(), Step::Close]),
        Script::new().on("DOT", [Step::Polite, pause(), say("421 4.4.2 idle too long"), Step::Close]),
        Script::new().on("MAIL", [Step::Polite]).on("MAIL", [say("421 4.7.0 too many mails"), Step::Close]),
        Script::new().on("MAIL", [Step::Polite]).on("MAIL", [Step::Close]),
        Script::new().on("RCPT", [say("550 5.1.1 no")]).on("RSET", [say("421 bye"), Step::Close]),
    ] {
        for script in [script.clone(), script.keywords(PIPELINING)] {
            let peer = script.start().await;
            let pool = pool(&peer, patient());
            let first = send(&pool, &message("first")).await;
            assert!(matches!(first.outcome, Verdict::Sent | Verdict::Rejected), "{first:?}");
            tokio::time::sleep(Duration::from_millis(60)).await;
            let second = message("second");
            let outcome = send(&pool, &second).await;
            assert!(outcome.is_sent(), "{outcome:?}");
            assert_eq!(peer.received().iter().filter(|received| received.raw == second.bytes).count(), 1);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pool_opens_no_more_connections_than_it_may() {
    let peer = Script::new().always("DOT", [Step::Wait(Duration::from_millis(10)), Step::Polite]).start().await;
    let pool = pool(&peer, SmtpSettings { connections: 3, ..patient() });
    let mails: Vec<_> = (0..30)
        .map(|_| {
            let pool = pool.clone();
            tokio::spawn(async move { send(&pool, &message("hello")).await })
        })
        .collect();
    for mail in mails {
        assert!(mail.await.expect("sending does not panic").is_sent());
    }
    assert_eq!((peer.received().len(), peer.most_connections(), peer.connections()), (30, 3, 3));
    assert_eq!(pool.idle(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_with_fewer_connections_than_configured_is_still_used() {
    // The first connection is welcome and busy, all others are turned away.
    let script = Script::new()
        .on("GREETING", [Step::Polite])
        .always("GREETING", [say("421 4.7.0 too many connections"), Step::Close]);
    let peer = script.always("DOT", [Step::Wait(Duration::from_millis(10)), Step::Polite]).start().await;
    let pool = pool(&peer, SmtpSettings { connections: 4, ..patient() });
    assert!(send(&pool, &message("hello")).await.is_sent());
    let mails: Vec<_> = (0..20)
        .map(|_| {
            let pool = pool.clone();
            tokio::spawn(async move { send(&pool, &message("hello")).await })
        })
        .collect();
    for mail in mails {
        let outcome = mail.await.expect("sending does not panic");
        assert!(outcome.is_sent(), "{outcome:?}");
    }
    assert!(peer.connections() <= 4, "it does not keep knocking: {}", peer.connections());
}
