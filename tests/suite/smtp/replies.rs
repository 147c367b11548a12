//! Replies that are long, odd, slow, missing or too many.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn a_peer_that_trickles_bytes_gains_no_time() {
    let cases: [(&str, &[u8], Phase, Shorten); 4] = [
        ("GREETING", b"220 peer.example ESMTP\r\n", Phase::Greeting, |deadlines| deadlines.greeting = BRIEF),
        ("EHLO", b"250-peer.example\r\n250 HELP\r\n", Phase::Ehlo, |deadlines| deadlines.command = BRIEF),
        ("MAIL", b"250 2.1.0 all is well\r\n", Phase::Mail, |deadlines| deadlines.command = BRIEF),
        ("DOT", b"250 2.0.0 all is well\r\n", Phase::Final, |deadlines| deadlines.final_reply = BRIEF),
    ];
    for (verb, bytes, phase, shorten) in cases {
        let drip = Step::Drip(bytes.to_vec(), Duration::from_millis(60));
        let started = Instant::now();
        let (outcome, _peer) = attempt_with(Script::new().on(verb, [drip]), but(shorten)).await;
        let verdict = if verb == "DOT" { Verdict::Unknown } else { Verdict::Deferred };
        assert_ended(&outcome, verdict, phase, None);
        assert!(started.elapsed() < Duration::from_millis(900), "{verb}: {:?}", started.elapsed());
    }
    let drip = Step::Drip(b"250 2.0.0 slow but in time\r\n".to_vec(), Duration::from_millis(5));
    assert!(attempt(Script::new().always("DOT", [drip])).await.0.is_sent());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endless_reply_line_is_cut_off_early() {
    for (verb, verdict, phase) in [
        ("GREETING", Verdict::Deferred, Phase::Greeting),
        ("MAIL", Verdict::Deferred, Phase::Mail),
        ("DOT", Verdict::Unknown, Phase::Final),
    ] {
        let started = Instant::now();
        let (outcome, peer) = attempt(Script::new().on(verb, [Step::Flood])).await;
        assert_ended(&outcome, verdict, phase, None);
        assert_says(&outcome, "longer than 2048 bytes");
        assert!(started.elapsed() < PATIENT / 2);
        assert!(peer.flooded() < 32 << 20, "only socket buffers were filled: {}", peer.flooded());
    }
    let (outcome, _) = attempt(Script::new().on("DOT", [Step::Say(b"250-x\r\n".repeat(5000))])).await;
    assert_ended(&outcome, Verdict::Unknown, Phase::Final, None);
    assert_says(&outcome, "more than 1000 lines");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_odd_final_text_changes_nothing_about_a_250() {
    let many = [b"250-still\r\n".repeat(199), b"250 done\r\n".to_vec()].concat();
    for bytes in [
        &b"250\r\n"[..],
        b"250 \r\n",
        b"250 ok\n",
        b"250-ok\n250 ok\n",
        b"250 caf\xe9 \x83e\x83X\x83g\r\n",
        b"250 nul\0 and \x1b[31mescape\r\n",
        &many,
    ] {
        let split = bytes.len() - 1;
        for steps in [
            vec![Step::Say(bytes.to_vec())],
            vec![
                Step::Say(bytes[..split].to_vec()),
                Step::Wait(Duration::from_millis(20)),
                Step::Say(bytes[split..].to_vec()),
            ],
        ] {
            let (outcome, peer) = attempt(Script::new().on("DOT", steps)).await;
            assert_ended(&outcome, Verdict::Sent, Phase::Final, Some(250));
            assert_eq!(peer.received().len(), 1);
            let reply = outcome.reply.unwrap_or_default();
            assert!(!reply.contains(char::is_control) && reply.chars().count() <= Outcome::REPLY_LIMIT, "{reply:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_final_reply_that_cannot_be_read_is_unknown() {
    for (line, code) in [
        ("354 go ahead", Some(354)),
        ("199 what", Some(199)),
        ("600 what", Some(600)),
        ("099 what", Some(99)),
        ("25", None),
        ("2500", None),
        ("abc", None),
        ("", None),
        ("250-ok\r\n550 or not", None),
    ] {
        let peer = Script::new().on("DOT", [say(line)]).start().await;
        let pool = pool(&peer, patient());
        assert_ended(&send(&pool, &message("first")).await, Verdict::Unknown, Phase::Final, code);
        assert_eq!(pool.idle(), 0, "such a connection is not used again");
        assert!(send(&pool, &message("second")).await.is_sent());
        assert_eq!(peer.connections(), 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_nobody_asked_for_ends_the_conversation_before_the_dot() {
    for (verb, line, phase) in [
        ("GREETING", "220 peer\r\n250 PREAUTH", Phase::Ehlo),
        ("EHLO", "250 peer\r\n250 early", Phase::Mail),
        ("MAIL", "250 ok\r\n250 early", Phase::Rcpt),
        ("RCPT", "250 ok\r\n354 early", Phase::Data),
        ("DATA", "354 go\r\n250 early", Phase::Data),
    ] {
        let (outcome, peer) = attempt(Script::new().on(verb, [say(line)])).await;
        assert_ended(&outcome, Verdict::Deferred, phase, None);
        assert_says(&outcome, "out of turn");
        assert_eq!(peer.received().len(), 0, "{verb}");
    }
    // In a group the surplus reply shifts the others by one; the 354 that is missing is noticed.
    let (outcome, peer) = attempt(Script::new().keywords(PIPELINING).on("MAIL", [say("250 ok\r\n250 early")])).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Data, Some(250));
    assert_eq!(peer.received().len(), 0);
    // A reply that is missing shifts them the other way: bounded, and nothing is sent.
    let script = Script::new().keywords(PIPELINING).on("MAIL", []);
    let (outcome, peer) = attempt_with(script, but(|deadlines| deadlines.command = BRIEF)).await;
    assert_eq!((outcome.outcome, outcome.owner), (Verdict::Deferred, Owner::Route), "{outcome:?}");
    assert_eq!(peer.received().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn surplus_behind_the_final_reply_spoils_the_connection_only() {
    let peer = Script::new().on("DOT", [say("250 ok\r\n550 late")]).start().await;
    let pool = pool(&peer, patient());
    assert!(send(&pool, &message("first")).await.is_sent());
    assert_eq!(pool.idle(), 0);
    assert!(send(&pool, &message("second")).await.is_sent());
    assert_eq!(peer.connections(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_answers_groups_out_of_step_is_asked_one_by_one() {
    // The reply to DATA overtakes the one to RCPT, as with Postfix's smtp-sink -W RCPT:1.
    let script = Script::new().keywords(PIPELINING);
    let script = script.on("RCPT", []).on("DATA", [say("503 5.5.1 need RCPT"), say("250 2.1.5 ok")]);
    let peer = script.start().await;
    let pool = pool(&peer, patient());
    let outcome = send(&pool, &message("first")).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Rcpt, Some(503));
    assert_eq!((outcome.owner, peer.received().len()), (Owner::Route, 0));
    assert!(send(&pool, &message("second")).await.is_sent());
    assert_eq!(peer.connections(), 2, "the one out of step is not used again");
}
