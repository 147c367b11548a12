//! The SMTP edge against a scripted peer: every phase, answered well, badly, late or not at all.
//!
//! What each case checks is the same three things: the verdict is true, the mail reached the peer exactly
//! as often as the verdict says, and the connection afterwards carries no answer over to another mail.

mod auth;
mod deadline;
mod envelope;
mod replies;
mod reuse;
mod tls;

use std::time::{Duration, Instant};

use jiff::Timestamp;
use vocative::{
    message::{Envelope, Message},
    smtp::{Deadlines, Outcome, Owner, Phase, Pool, Relay, SmtpSettings, Transport, Verdict},
};

use crate::peer::{Authority, Peer, Script, Step, TlsMode, say, self_signed};

const PATIENT: Duration = Duration::from_secs(10);
const BRIEF: Duration = Duration::from_millis(200);
const PIPELINING: &[&str] = &["PIPELINING", "8BITMIME", "SIZE 100000000"];
/// A password no reply, report or debug form may show.
const LOGIN: &str = "anna%40example.org:hunter2%2Fsecret@";
const PASSWORD: &str = "hunter2/secret";

/// Makes the deadline of one phase brief.
type Shorten = fn(&mut Deadlines);

fn now() -> Timestamp {
    Timestamp::UNIX_EPOCH
}

fn message(body: &str) -> Message {
    Message {
        envelope: Envelope { from: "no-reply@example.com".into(), to: "anna@example.org".into() },
        message_id: "<018f@example.com>".into(),
        bytes: format!("Subject: hello\r\n\r\n{body}\r\n").into_bytes(),
        needs_smtputf8: false,
    }
}

fn settings(deadlines: Deadlines) -> SmtpSettings {
    SmtpSettings { deadlines, ..SmtpSettings::default() }
}

/// Deadlines that no test waits for.
fn patient() -> SmtpSettings {
    settings(Deadlines::default().capped(PATIENT))
}

/// Patient but for what `shorten` sets.
fn but(shorten: impl FnOnce(&mut Deadlines)) -> SmtpSettings {
    let mut deadlines = Deadlines::default().capped(PATIENT);
    shorten(&mut deadlines);
    settings(deadlines)
}

fn pool(peer: &Peer, settings: SmtpSettings) -> Pool {
    let relay = Relay::parse(&peer.url("smtp+plain", ""), false).expect("the URL is a relay");
    Pool::new(relay, settings).expect("the settings fit")
}

async fn send(pool: &Pool, message: &Message) -> Outcome {
    tokio::time::timeout(Duration::from_secs(30), pool.send(message, None, &now)).await.expect("no attempt hangs")
}

/// One mail to a peer with this script.
async fn attempt(script: Script) -> (Outcome, Peer) {
    attempt_with(script, patient()).await
}

async fn attempt_with(script: Script, settings: SmtpSettings) -> (Outcome, Peer) {
    let peer = script.start().await;
    let outcome = send(&pool(&peer, settings), &message("hello")).await;
    (outcome, peer)
}

#[track_caller]
fn assert_ended(outcome: &Outcome, verdict: Verdict, phase: Phase, code: Option<u16>) {
    assert_eq!((outcome.outcome, outcome.phase, outcome.code), (verdict, phase, code), "{outcome:?}");
    assert_eq!(outcome.message_id, "<018f@example.com>");
}

#[track_caller]
fn assert_says(outcome: &Outcome, words: &str) {
    assert!(outcome.reply.as_deref().is_some_and(|reply| reply.contains(words)), "{words:?} is not in {outcome:?}");
}

/// Both ways to give the envelope: in turn and pipelined.
fn both_ways(script: impl Fn() -> Script) -> [Script; 2] {
    [script(), script().keywords(PIPELINING)]
}

#[tokio::test(flavor = "multi_thread")]
async fn a_polite_relay_gets_the_mail_byte_for_byte() {
    for script in both_ways(Script::new) {
        let (outcome, peer) = attempt(script).await;
        assert_ended(&outcome, Verdict::Sent, Phase::Final, Some(250));
        assert_eq!(outcome.owner, Owner::None);
        assert_eq!(outcome.enhanced.map(|code| code.to_string()).as_deref(), Some("2.0.0"));
        let received = peer.received();
        assert_eq!(received.len(), 1);
        assert_eq!(received[0].raw, message("hello").bytes, "no byte is added or changed");
        assert_eq!((received[0].from.as_str(), received[0].to.as_str()), ("no-reply@example.com", "anna@example.org"));
        assert_eq!(peer.verbs(), ["EHLO", "MAIL", "RCPT", "DATA"]);
        assert_eq!(peer.told()[0].line, "EHLO [127.0.0.1]");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_greeting_that_is_no_welcome_is_the_routes_fault() {
    for (steps, code) in [
        (vec![say("421 4.3.2 busy"), Step::Close], Some(421)),
        (vec![say("554 5.7.1 go away")], Some(554)),
        (vec![say("hello there")], None),
        (vec![Step::Close], None),
        (vec![say(&format!("220 {}", "x".repeat(5000)))], None),
    ] {
        let (outcome, peer) = attempt(Script::new().on("GREETING", steps)).await;
        assert_ended(&outcome, Verdict::Deferred, Phase::Greeting, code);
        assert_eq!(outcome.owner, Owner::Route);
        assert_eq!(peer.told(), []);
    }
    let (outcome, _) = attempt(Script::new().on("GREETING", [say("220-peer\r\n220-second\r\n220 third")])).await;
    assert!(outcome.is_sent());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_ehlo_that_is_refused_is_the_routes_fault_and_answered_at_once() {
    for line in ["500 5.5.1 what", "421 4.3.2 busy"] {
        let started = Instant::now();
        let (outcome, _peer) = attempt(Script::new().on("EHLO", [say(line), Step::Hang])).await;
        assert_ended(&outcome, Verdict::Deferred, Phase::Ehlo, line[..3].parse().ok());
        assert_eq!(outcome.owner, Owner::Route);
        assert!(started.elapsed() < PATIENT / 2, "it does not wait for a goodbye");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn silence_in_any_phase_ends_with_its_deadline() {
    let cases: [(&str, Phase, Shorten); 6] = [
        ("GREETING", Phase::Greeting, |deadlines| {
            deadlines.greeting = BRIEF;
        }),
        ("EHLO", Phase::Ehlo, |deadlines| deadlines.command = BRIEF),
        ("MAIL", Phase::Mail, |deadlines| deadlines.command = BRIEF),
        ("RCPT", Phase::Rcpt, |deadlines| deadlines.command = BRIEF),
        ("DATA", Phase::Data, |deadlines| deadlines.command = BRIEF),
        ("DOT", Phase::Final, |deadlines| {
            deadlines.final_reply = BRIEF;
        }),
    ];
    for (verb, phase, shorten) in cases {
        for script in both_ways(|| Script::new().on(verb, [Step::Hang])) {
            let started = Instant::now();
            let (outcome, _peer) = attempt_with(script, but(shorten)).await;
            let verdict = if verb == "DOT" { Verdict::Unknown } else { Verdict::Deferred };
            assert_ended(&outcome, verdict, phase, None);
            assert_eq!(outcome.owner, Owner::Route);
            assert_says(&outcome, "within 200ms");
            assert!(started.elapsed() >= BRIEF && started.elapsed() < PATIENT / 2, "{verb}: {:?}", started.elapsed());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_leaves_before_the_dot_delivers_nothing() {
    let mail = message(&"x".repeat(60)).bytes.len();
    for bytes in [0, 1, mail / 2] {
        for script in both_ways(|| Script::new().on("BODY", [Step::CloseAfter(bytes)])) {
            let peer = script.start().await;
            // Too much for the socket buffers, so that the dot has to wait for a reader that is gone.
            let outcome = send(&pool(&peer, patient()), &message(&"x\r\n".repeat(5_000_000))).await;
            assert_ended(&outcome, Verdict::Deferred, Phase::Data, None);
            assert_eq!(outcome.owner, Owner::Route);
            assert_eq!((peer.received().len(), peer.unfinished().len()), (0, 1));
        }
    }
    for verb in ["MAIL", "RCPT", "DATA"] {
        let (outcome, _) = attempt(Script::new().on(verb, [Step::Close])).await;
        assert_eq!((outcome.outcome, outcome.code, outcome.owner), (Verdict::Deferred, None, Owner::Route), "{verb}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_leaves_after_the_dot_may_have_delivered() {
    for script in both_ways(|| Script::new().on("DOT", [Step::Close])) {
        let (outcome, peer) = attempt(script).await;
        assert_ended(&outcome, Verdict::Unknown, Phase::Final, None);
        assert_says(&outcome, "closed the connection");
        assert_eq!(peer.received().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_is_refused_while_it_is_sent_says_why() {
    let peer = Script::new().on("BODY", [say("552 5.3.4 far too big"), Step::Hang]).start().await;
    let outcome = send(&pool(&peer, patient()), &message(&"x\r\n".repeat(5_000_000))).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Data, None);
    assert_says(&outcome, "552 5.3.4 far too big");
    assert_eq!(outcome.owner, Owner::Message);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_does_not_listen_is_deferred_at_connect() {
    let peer = Script::new().start().await;
    let pool = pool(&peer, patient());
    drop(peer);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let outcome = send(&pool, &message("hello")).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Connect, None);
    assert_eq!(outcome.owner, Owner::Route);
    assert_says(&outcome, "refused");

    let relay = Relay::parse("smtp://relay.invalid", false).expect("the URL is a relay");
    let pool = Pool::new(relay, patient()).expect("the settings fit");
    let outcome = send(&pool, &message("hello")).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Connect, None);
    assert_says(&outcome, "relay.invalid");
}

#[tokio::test(flavor = "multi_thread")]
async fn dots_are_doubled_and_nothing_else_changes() {
    for body in [".", "..", ".\r\n.\r\n..\r\n.a\r\na.b", "\r\n\r\n", "a\r\n.\r\nQUIT", ""] {
        for script in both_ways(Script::new) {
            let peer = script.start().await;
            let mail = message(body);
            assert!(send(&pool(&peer, patient()), &mail).await.is_sent());
            let received = peer.received();
            assert_eq!(received.len(), 1);
            assert_eq!(received[0].bytes(), mail.bytes);
            let dots = mail.bytes.split_inclusive(|byte| *byte == b'\n').filter(|line| line.starts_with(b".")).count();
            assert_eq!(received[0].raw.len(), mail.bytes.len() + dots);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_directory_takes_whole_mails_and_no_late_ones() {
    let dir = tempfile::tempdir().expect("a directory can be made");
    let url = format!("file://{}/out", dir.path().display());
    let transport = Transport::open(&url, false, patient()).expect("the URL is a directory");
    let outcome = transport.send(&message("hello"), None, &now).await;
    assert_eq!((outcome.outcome, outcome.phase, outcome.code), (Verdict::Sent, Phase::Final, None));
    let written = std::fs::read(dir.path().join("out/018f@example.com.eml")).expect("the mail is there");
    assert_eq!(written, message("hello").bytes);
    assert_eq!(std::fs::read_dir(dir.path().join("out")).expect("it is a directory").count(), 1);
    let late = transport.send(&message("late"), Some(Timestamp::UNIX_EPOCH), &|| Timestamp::constant(1, 0)).await;
    assert_eq!(late.outcome, Verdict::Refused);

    std::fs::write(dir.path().join("file"), "").expect("a file can be made");
    let blocked = format!("file:{}/file", dir.path().display());
    let transport = Transport::open(&blocked, false, patient()).expect("the URL is a directory");
    let outcome = transport.send(&message("hello"), None, &now).await;
    assert_eq!((outcome.outcome, outcome.owner), (Verdict::Deferred, Owner::Route));
}
