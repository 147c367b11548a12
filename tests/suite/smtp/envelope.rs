//! MAIL, RCPT and DATA: what the relay may refuse, and what is refused on this side.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn the_size_is_announced_when_the_relay_asks_for_it() {
    let (_, peer) = attempt(Script::new().keywords(PIPELINING)).await;
    assert_eq!(peer.told()[1].line, format!("MAIL FROM:<no-reply@example.com> SIZE={}", message("hello").bytes.len()));
}

#[tokio::test(flavor = "multi_thread")]
async fn refusals_in_the_envelope_have_their_class_and_owner() {
    use Owner::{Message as Mail, Route, Sender};
    for (verb, line, verdict, phase, owner) in [
        ("RCPT", "450 4.2.0 greylisted", Verdict::Deferred, Phase::Rcpt, Mail),
        ("RCPT", "452 4.2.2 mailbox full", Verdict::Deferred, Phase::Rcpt, Mail),
        ("RCPT", "550 5.1.1 no such user", Verdict::Rejected, Phase::Rcpt, Mail),
        ("RCPT", "450 5.1.1 the code decides", Verdict::Deferred, Phase::Rcpt, Mail),
        ("RCPT", "354 what", Verdict::Deferred, Phase::Rcpt, Route),
        ("MAIL", "550 5.7.1 sender not allowed", Verdict::Deferred, Phase::Mail, Sender),
        ("MAIL", "451 4.3.0 later", Verdict::Deferred, Phase::Mail, Sender),
        ("MAIL", "421 4.3.2 closing", Verdict::Deferred, Phase::Mail, Route),
        ("MAIL", "530 5.7.0 authentication required", Verdict::Deferred, Phase::Mail, Route),
        ("MAIL", "552 5.3.4 too big", Verdict::Rejected, Phase::Mail, Mail),
        ("DATA", "451 4.3.0 later", Verdict::Deferred, Phase::Data, Mail),
        ("DATA", "554 5.7.1 no", Verdict::Rejected, Phase::Data, Mail),
        ("DATA", "250 what", Verdict::Deferred, Phase::Data, Route),
        ("DOT", "451 4.3.0 later", Verdict::Deferred, Phase::Final, Mail),
        ("DOT", "421 4.3.0 closing", Verdict::Deferred, Phase::Final, Mail),
        ("DOT", "554 5.7.1 spam", Verdict::Rejected, Phase::Final, Mail),
    ] {
        for script in both_ways(|| Script::new().on(verb, [say(line)])) {
            let (outcome, peer) = attempt(script).await;
            assert_ended(&outcome, verdict, phase, line[..3].parse().ok());
            assert_eq!(outcome.owner, owner, "{line}");
            assert_eq!(outcome.reply.as_deref(), Some(&line[4..]));
            assert_eq!(peer.received().len(), usize::from(verb == "DOT"), "{verb} {line}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn any_2yz_answer_counts_as_taken() {
    for (verb, line, code) in
        [("RCPT", "251 will forward", 250), ("RCPT", "252 cannot verify", 250), ("DOT", "259 odd", 259)]
    {
        let (outcome, peer) = attempt(Script::new().on(verb, [say(line)])).await;
        assert_ended(&outcome, Verdict::Sent, Phase::Final, Some(code));
        assert_eq!(peer.received().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_relay_cannot_take_is_refused_before_mail_and_spares_the_connection() {
    let peer = Script::new().keywords(&["SIZE 100", "PIPELINING"]).start().await;
    let pool = pool(&peer, patient());
    let big = message(&"x".repeat(200));
    let utf8 = Message { needs_smtputf8: true, ..message("hi") };
    let eight_bit = message("grüß");
    for (mail, words) in [(&big, "takes 100"), (&utf8, "SMTPUTF8"), (&eight_bit, "8BITMIME")] {
        let outcome = send(&pool, mail).await;
        assert_ended(&outcome, Verdict::Refused, Phase::Mail, None);
        assert_says(&outcome, words);
        assert_eq!(outcome.owner, Owner::Message);
    }
    assert!(send(&pool, &message("hi")).await.is_sent());
    assert_eq!((peer.connections(), peer.received().len()), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_no_relay_can_take_is_refused_without_a_connection() {
    let peer = Script::new().start().await;
    let pool = pool(&peer, patient());
    let to = |to: &str| Message { envelope: Envelope { to: to.into(), ..message("").envelope }, ..message("") };
    let bytes = |bytes: &[u8]| Message { bytes: bytes.to_vec(), ..message("") };
    for mail in [
        to("nobody"),
        to(""),
        to("a@b.example>\r\nRCPT TO:<c@d.example"),
        to("a b@c.example"),
        bytes(b"a\nb\r\n"),
        bytes(b"a\r\n.\nMAIL FROM:<x@y>\r\n"),
        bytes(b"a\rb\r\n"),
    ] {
        let outcome = send(&pool, &mail).await;
        assert_eq!((outcome.outcome, outcome.phase), (Verdict::Refused, Phase::Mail), "{outcome:?}");
    }
    assert_eq!(peer.connections(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_beyond_ascii_is_announced() {
    let peer = Script::new().keywords(&["SMTPUTF8", "8BITMIME"]).start().await;
    let mail = Message {
        envelope: Envelope { from: "no-reply@example.com".into(), to: "jürgen@example.org".into() },
        bytes: "To: jürgen@example.org\r\n\r\nhi\r\n".into(),
        needs_smtputf8: true,
        ..message("")
    };
    assert!(send(&pool(&peer, patient()), &mail).await.is_sent());
    let lines: Vec<String> = peer.told().into_iter().map(|told| told.line).collect();
    assert_eq!(
        lines[1..3],
        ["MAIL FROM:<no-reply@example.com> BODY=8BITMIME SMTPUTF8", "RCPT TO:<jürgen@example.org>"]
    );
    assert_eq!(peer.received()[0].raw, mail.bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_whose_recipient_is_refused_delivers_nothing_even_if_data_is_granted() {
    let script = Script::new().keywords(PIPELINING).on("RCPT", [say("550 5.1.1 no such user")]);
    let peer = script
        .on("MAIL", [say("250 ok")])
        .on("MAIL", [say("550 5.7.1 not you")])
        .always("DATA", [say("354 go ahead")])
        .start()
        .await;
    let pool = pool(&peer, patient());
    for (verdict, phase) in [(Verdict::Rejected, Phase::Rcpt), (Verdict::Deferred, Phase::Mail)] {
        assert_ended(&send(&pool, &message("hello")).await, verdict, phase, Some(550));
        assert_eq!(pool.idle(), 0, "the peer waits for a body on that connection");
    }
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!((peer.received().len(), peer.unfinished()), (0, vec![0, 0]));
    assert_eq!(peer.open_connections(), 0);
}
