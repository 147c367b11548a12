//! `vocative send` from outside: against a peer that answers well, badly, late or not at all, and against Postfix's sink.
//!
//! Whatever the peer does, one attempt ends within its deadlines, is reported truthfully in the agreed shape, and exits 0 only when
//! the relay took the mail.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use mail_parser::MessageParser;
use serde_json::{Value, json};

use crate::builder::{Builder, Ran, run, vocative};
use crate::message::outside;
use crate::peer::{Authority, Peer, Script, Step, TlsMode, say, self_signed};

/// Longer than any attempt with `--timeout 500ms` may take, however busy the machine is.
const PATIENCE: Duration = Duration::from_secs(20);

/// A directory with a request; the stock set sends.
fn desk() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let request = json!({
        "user": { "email": "anna@example.org", "email_verified": true, "given_name": "Anna", "family_name": "Weiß",
                  "user_metadata": { "preferred_language": "de", "salutation": "Frau" } },
        "data": { "url": "https://app.example.org/reset?t=hunter2", "expires_in": 900 },
    });
    std::fs::write(folder.path().join("r.json"), request.to_string()).unwrap();
    folder
}

async fn send(folder: &Path, url: &str, more: &[&str]) -> Ran {
    let mut arguments = vec!["send", "reset_email", "--request", "r.json", "--smtp-url", url, "--format", "json"];
    arguments.extend(more);
    let mut command = vocative(folder, &arguments);
    let started = Instant::now();
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    assert!(started.elapsed() < PATIENCE, "an attempt took {:?}", started.elapsed());
    output.into()
}

/// Checks the shape and the exit code; gives the outcome, its phase and code.
fn verdict(ran: &Ran) -> (String, String, Option<u64>) {
    let outcome = ran.json();
    let keys: Vec<&str> = outcome.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["outcome", "code", "reply", "phase", "message_id"]);
    assert_eq!(ran.code, Some(if outcome["outcome"] == "sent" { 0 } else { 1 }), "{outcome}");
    let id = outcome["message_id"].as_str().unwrap();
    assert!(id.starts_with('<') && id.ends_with("@localhost>"), "{id}");
    assert!(!ran.stdout.contains("hunter2") && !ran.stderr.contains("hunter2"), "{}{}", ran.stdout, ran.stderr);
    let text = |key: &str| outcome[key].as_str().unwrap().to_owned();
    (text("outcome"), text("phase"), outcome["code"].as_u64())
}

fn plain(peer: &Peer) -> String {
    peer.url("smtp+plain", "")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_that_is_taken_is_sent_whole() {
    let (folder, peer) = (desk(), Script::new().keywords(&["PIPELINING", "8BITMIME", "SIZE 1000000"]).start().await);
    let ran = send(folder.path(), &plain(&peer), &[]).await;
    assert_eq!(verdict(&ran), ("sent".into(), "final".into(), Some(250)));
    let received = peer.received();
    assert_eq!(received.len(), 1);
    assert_eq!((&*received[0].from, &*received[0].to), ("no-reply@localhost", "anna@example.org"));
    let bytes = received[0].bytes();
    let mail = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(mail.header_raw("Content-Language").map(str::trim), Some("de"));
    assert_eq!(mail.header_raw("Message-ID").map(str::trim), ran.json()["message_id"].as_str());
    assert!(mail.body_text(0).unwrap().contains("Sehr geehrte Frau Weiß,"));
    assert!(mail.body_text(0).unwrap().contains("https://app.example.org/reset?t=hunter2"));
}

/// A peer's behavior, and the outcome, phase and code that are true then.
type Row = (&'static str, Script, &'static str, &'static str, Option<u64>);

fn rows() -> Vec<Row> {
    let on = |verb: &'static str, step: Step| Script::new().on(verb, [step]);
    let bytes = |bytes: &[u8]| Step::Say(bytes.to_vec());
    vec![
        ("greylisted", on("RCPT", say("450 4.2.0 greylisted")), "deferred", "rcpt", Some(450)),
        ("rejected", on("RCPT", say("550 5.1.1 no such user")), "rejected", "rcpt", Some(550)),
        ("rejected after data", on("DOT", say("554 5.7.1 spam")), "rejected", "final", Some(554)),
        ("deferred after data", on("DOT", say("451 4.3.0 later")), "deferred", "final", Some(451)),
        ("sender refused", on("MAIL", say("550 5.7.1 not you")), "deferred", "mail", Some(550)),
        ("busy", on("GREETING", say("421 4.3.2 busy")), "deferred", "greeting", Some(421)),
        ("no service", on("GREETING", say("554 5.3.2 no")), "deferred", "greeting", Some(554)),
        ("silent at once", on("GREETING", Step::Hang), "deferred", "greeting", None),
        ("silent later", on("MAIL", Step::Hang), "deferred", "mail", None),
        ("silent after the dot", on("DOT", Step::Hang), "unknown", "final", None),
        (
            "slow",
            on("EHLO", Step::Drip(b"250 peer.example\r\n".repeat(9), Duration::from_millis(40))),
            "deferred",
            "ehlo",
            None,
        ),
        ("dropped at data", on("DATA", Step::Close), "deferred", "data", None),
        ("dropped after the dot", on("DOT", Step::Close), "unknown", "final", None),
        ("half a final reply", Script::new().on("DOT", [bytes(b"250 2.0"), Step::Close]), "unknown", "final", None),
        ("354 as the final reply", on("DOT", say("354 go on")), "unknown", "final", Some(354)),
        ("an endless reply line", on("EHLO", Step::Flood), "deferred", "ehlo", None),
        ("an endless final line", on("DOT", Step::Flood), "unknown", "final", None),
        ("a bare 250", on("DOT", say("250")), "sent", "final", Some(250)),
        ("a final reply that is not UTF-8", on("DOT", bytes(b"250 \xff\xfe ok\r\n")), "sent", "final", Some(250)),
        ("no reply but noise", on("DOT", say("hello there")), "unknown", "final", None),
        ("too small", Script::new().keywords(&["SIZE 1000"]), "refused", "mail", None),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn each_behavior_of_a_relay_has_its_true_outcome() {
    let folder = desk();
    let mut wrong = String::new();
    for (name, script, outcome, phase, code) in rows() {
        let peer = script.start().await;
        let ran = send(folder.path(), &plain(&peer), &["--timeout", "500ms"]).await;
        let found = verdict(&ran);
        if found != (outcome.to_owned(), phase.to_owned(), code) {
            wrong.push_str(&format!("{name}: expected {outcome} {phase} {code:?}, got {}", ran.stdout));
        }
        // What may have been delivered is never called undelivered, and the reverse.
        let taken = peer.received().len();
        assert!(taken == usize::from(phase == "final"), "{name}: {taken} bodies");
        assert!(peer.flooded() < 16 << 20, "{name}: took {} bytes of one line", peer.flooded());
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_that_leaves_before_the_dot_was_written_took_nothing() {
    // More than the sockets between the two hold, so that the break comes while the mail is on its way.
    let folder = desk();
    let mut request: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.path().join("r.json")).unwrap()).unwrap();
    let content = "AAAA".repeat(1_200_000);
    request["attachments"] = json!([{ "name": "large.bin", "type": "application/octet-stream", "content": content }]);
    std::fs::write(folder.path().join("r.json"), request.to_string()).unwrap();
    let peer = Script::new().on("BODY", [Step::CloseAfter(200)]).start().await;
    let ran = send(folder.path(), &plain(&peer), &["--timeout", "5s"]).await;
    assert_eq!(verdict(&ran), ("deferred".into(), "data".into(), None), "{}", ran.stdout);
    assert!(peer.received().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_there_is_deferred() {
    let folder = desk();
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let ran = send(folder.path(), &format!("smtp+plain://{free}"), &["--timeout", "500ms"]).await;
    assert_eq!(verdict(&ran), ("deferred".into(), "connect".into(), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_said_in_clear_where_tls_is_wanted() {
    let folder = desk();
    let untrusted = self_signed(&["127.0.0.1", "localhost"]);
    let surplus = say("220 go ahead\r\n250-peer\r\n250 AUTH PLAIN");
    for (name, script) in [
        ("no STARTTLS offered", Script::new()),
        ("surplus bytes", Script::new().tls(TlsMode::StartTls, &untrusted).on("STARTTLS", [surplus])),
        ("a certificate of nobody", Script::new().tls(TlsMode::StartTls, &untrusted)),
    ] {
        let peer = script.start().await;
        let ran = send(folder.path(), &peer.url("smtp", "anna:hunter2@"), &["--timeout", "2s"]).await;
        let (outcome, phase, _) = verdict(&ran);
        assert_eq!((&*outcome, &*phase), ("deferred", "tls"), "{name}: {}", ran.stdout);
        assert!(
            peer.verbs().iter().all(|verb| ["EHLO", "STARTTLS", "QUIT"].contains(&&**verb)),
            "{name}: {:?}",
            peer.verbs()
        );
    }
    let peer = Script::new().tls(TlsMode::Implicit, &untrusted).start().await;
    let ran = send(folder.path(), &peer.url("smtps", ""), &["--timeout", "2s"]).await;
    assert_eq!((&*verdict(&ran).0, peer.told().len()), ("deferred", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_relay_with_a_certificate_of_our_authority_gets_the_mail() {
    let authority = Authority::new();
    let peer = Script::new().tls(TlsMode::StartTls, &authority.identity(&["127.0.0.1"], false)).start().await;
    let folder = desk();
    std::fs::write(folder.path().join("ca.pem"), &authority.pem).unwrap();
    std::fs::write(
        folder.path().join("vocative.toml"),
        format!("[sender]\nfrom = \"no-reply@localhost\"\n[locales]\noffered = [\"en\", \"de\"]\n[smtp]\nurl = \"{}\"\nca_file = \"ca.pem\"\n", peer.url("smtp", "")),
    )
    .unwrap();
    std::fs::create_dir_all(folder.path().join("locales/en")).unwrap();
    let arguments = ["send", "reset_email", "--request", "r.json", "--format", "json"];
    let mut command = vocative(folder.path(), &arguments);
    let ran: Ran = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap().into();
    assert_eq!(verdict(&ran), ("sent".into(), "final".into(), Some(250)));
    assert!(peer.told().iter().filter(|told| told.line.starts_with("MAIL")).all(|told| told.tls));
}

#[tokio::test(flavor = "multi_thread")]
async fn people_read_the_outcome_in_one_sentence() {
    let (folder, peer) = (desk(), Script::new().on("RCPT", [say("450 4.2.0 greylisted")]).start().await);
    let url = plain(&peer);
    let path = folder.path().to_path_buf();
    let ran = tokio::task::spawn_blocking(move || {
        run(&path, &["send", "reset_email", "--request", "r.json", "--smtp-url", &url])
    })
    .await
    .unwrap();
    assert_eq!(ran.code, Some(1));
    let first = ran.stdout.lines().next().unwrap();
    assert_eq!(first, "deferred: reset_email in de, phase rcpt: 450 4.2.0 greylisted");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_past_its_deadline_is_not_handed_over() {
    let (folder, peer) = (desk(), Script::new().start().await);
    let request: Value = serde_json::from_str(&std::fs::read_to_string(folder.path().join("r.json")).unwrap()).unwrap();
    let mut late = request;
    late["not_after"] = "2020-01-01T00:00:00Z".into();
    std::fs::write(folder.path().join("r.json"), late.to_string()).unwrap();
    let ran = send(folder.path(), &plain(&peer), &[]).await;
    assert_eq!(verdict(&ran).0, "refused");
    assert!(peer.received().is_empty() && !peer.verbs().contains(&"DATA".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_mail_is_signed_with_every_configured_key() {
    const ED25519: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";
    let peer = Script::new().start().await;
    let folder = desk();
    Builder::stock()
        .file(
            "vocative.toml",
            "[sender]\nfrom = \"Example <no-reply@example.org>\"\n[locales]\noffered = [\"de\"]\n\
             [[dkim]]\ndomain = \"example.org\"\nselector = \"one\"\nkey = { file = \"ed.pem\" }\n\
             [[dkim]]\ndomain = \"example.org\"\nselector = \"two\"\nkey = { env = \"SECOND_KEY\" }\n",
        )
        .file("locales/de/own.ftl", "own = Eigenes\n")
        .file("ed.pem", ED25519)
        .write(folder.path());
    let mut command =
        vocative(folder.path(), &["send", "reset_email", "--request", "r.json", "--smtp-url", &plain(&peer)]);
    command.env("SECOND_KEY", ED25519);
    let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let mail = String::from_utf8(peer.received()[0].bytes()).unwrap();
    assert_eq!(mail.matches("DKIM-Signature: ").count(), 2);
    assert!(
        mail.contains("s=one;") && mail.contains("s=two;") && mail.contains("From: Example <no-reply@example.org>\r\n")
    );
    // Without the variable nothing is sent unsigned.
    let ran =
        run(folder.path(), &["send", "reset_email", "--request", "r.json", "--smtp-url", "smtp+plain://127.0.0.1:9"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("SECOND_KEY"), "{}", ran.stderr);
}

#[test]
fn mail_from_localhost_stays_on_this_machine() {
    let folder = desk();
    let ran =
        run(folder.path(), &["send", "reset_email", "--request", "r.json", "--smtp-url", "smtp://relay.invalid:587"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("set sender.from"), "{}", ran.stderr);
    let ran = run(
        folder.path(),
        &["send", "reset_email", "--request", "r.json", "--smtp-url", "smtp+plain://relay.invalid:25"],
    );
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    let ran =
        run(folder.path(), &["send", "reset_email", "--request", "r.json", "--smtp-url", "gopher://anna:hunter2@x"]);
    assert!(ran.code == Some(2) && !ran.stderr.contains("hunter2"), "{}", ran.stderr);
}

#[test]
fn a_file_transport_writes_the_mail() {
    let folder = desk();
    let ran = run(
        folder.path(),
        &["send", "reset_email", "--request", "r.json", "--smtp-url", "file:mails", "--format", "json"],
    );
    assert_eq!(verdict(&ran).0, "sent");
    let files: Vec<_> =
        std::fs::read_dir(folder.path().join("mails")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let bytes = std::fs::read(&files[0]).unwrap();
    assert_eq!(
        MessageParser::new().parse(&bytes).unwrap().to().unwrap().first().unwrap().address(),
        Some("anna@example.org")
    );
}

// ---- Postfix's smtp-sink.

/// A running sink; it is stopped when dropped.
struct Sink {
    child: Child,
    addr: SocketAddr,
    mails: tempfile::TempDir,
}

impl Sink {
    fn start(options: &[&str]) -> Option<Sink> {
        let program = outside("VOCATIVE_TEST_SMTP_SINK")?;
        let mails = tempfile::tempdir().unwrap();
        let addr = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let child = Command::new(program)
            .current_dir(mails.path())
            .args(["-d", "mail."])
            .args(options)
            .args([&addr.to_string(), "10"])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let sink = Sink { child, addr, mails };
        let patience = Instant::now() + PATIENCE;
        while TcpStream::connect(addr).is_err() {
            assert!(Instant::now() < patience, "the sink does not listen");
            std::thread::sleep(Duration::from_millis(5));
        }
        Some(sink)
    }

    fn send(&self) -> Ran {
        let folder = desk();
        let url = format!("smtp+plain://{}", self.addr);
        run(
            folder.path(),
            &["send", "reset_email", "--request", "r.json", "--smtp-url", &url, "--timeout", "5s", "--format", "json"],
        )
    }

    fn mails(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.mails.path()).unwrap();
        files
            .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
            .filter(|text| !text.is_empty())
            .collect()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_sink_of_postfix_takes_the_mail() {
    let Some(sink) = Sink::start(&[]) else { return };
    assert_eq!(verdict(&sink.send()), ("sent".into(), "final".into(), Some(250)));
    let mails = sink.mails();
    assert_eq!(mails.len(), 1);
    assert!(
        mails[0].contains("Content-Language: de") && mails[0].contains("X-Vocative-Email: reset_email/"),
        "{}",
        mails[0]
    );
}

#[test]
fn the_faults_of_the_sink_have_their_true_outcomes() {
    for (options, outcome, phase) in [
        (&["-r", "RCPT"][..], "deferred", "rcpt"),
        (&["-f", "RCPT"], "rejected", "rcpt"),
        (&["-r", "."], "deferred", "final"),
        (&["-f", "."], "rejected", "final"),
        (&["-f", "MAIL"], "deferred", "mail"),
        (&["-f", "CONNECT"], "deferred", "greeting"),
        (&["-q", "DATA"], "deferred", "data"),
        (&["-q", "."], "unknown", "final"),
        (&["-Q", "RCPT"], "deferred", "rcpt"),
    ] {
        let Some(sink) = Sink::start(options) else { return };
        let ran = sink.send();
        let found = verdict(&ran);
        assert_eq!((&*found.0, &*found.1), (outcome, phase), "{options:?}: {}", ran.stdout);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_locale_and_sample_goes_to_one_address_with_its_name_in_the_subject() {
    let folder = crate::studio::project().on_disk();
    let peer = Script::new().start().await;
    let url = plain(&peer);
    let all = |more: &[&str]| {
        let arguments = [&["send", "hello", "--smtp-url", &url, "--to", "qa@example.org"], more].concat();
        let mut command = vocative(folder.path(), &arguments);
        tokio::task::spawn_blocking(move || Ran::from(command.output().unwrap()))
    };
    let ran = all(&["--all-locales", "--all-samples", "--format", "json"]).await.unwrap();
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let told = ran.json();
    let pairs: Vec<String> =
        told.as_array().unwrap().iter().map(|t| format!("{}/{}", t["locale"], t["sample"]).replace('"', "")).collect();
    assert_eq!(pairs[..3], ["de/1-anna", "de/2-omar", "de-AT/1-anna"]);
    let received = peer.received();
    let subjects: Vec<String> = received
        .iter()
        .map(|mail| MessageParser::new().parse(&mail.bytes()).unwrap().subject().unwrap().to_owned())
        .collect();
    assert_eq!(subjects.len(), 8);
    assert_eq!((&*subjects[2], &*subjects[7]), ("[de-AT/1-anna] Servus", "[fr/2-omar] Bonjour à vous"));
    assert!(received.iter().all(|mail| mail.to.contains("qa@example.org")));
    // One mail to another address is that mail, untagged.
    let ran = all(&["--locale", "fr"]).await.unwrap();
    assert!(ran.stdout.starts_with("sent: hello in fr"), "{}", ran.stdout);
    let last = peer.received().pop().unwrap();
    assert_eq!(MessageParser::new().parse(&last.bytes()).unwrap().subject(), Some("Bonjour à vous"));
    let ran = all(&["--all-samples"]).await.unwrap();
    assert!(
        ran.stdout.contains("[fr/2-omar] sent: hello in fr") && ran.stdout.ends_with("2 of 2 mails sent\n"),
        "{}",
        ran.stdout
    );
    let ran = run(folder.path(), &["send", "hello", "--all-locales"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("--to"), "{}", ran.stderr);
}
