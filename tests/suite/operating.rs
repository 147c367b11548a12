//! The commands that operate the outbox, from the command line, beside the process that has it open: this test fills it through the library
//! and keeps it open while the commands run. And `doctor` and `dkim new` from outside.

use std::path::PathBuf;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Value, json};
use vocative::message::dkim::Signer;
use vocative::message::{Address, Envelope, Message};
use vocative::outbox::delivery::{Attempt, Claimed, Lane, NewDelivery, State, Step};
use vocative::outbox::store::{Acceptance, Accepted, Claim};
use vocative::outbox::{Dossier, Outbox, Settings};

use crate::builder::{Ran, STOCK, run, vocative};
use crate::message::{python, written};
use crate::peer::{Authority, Script, TlsMode, say};

const OLD: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const NEW: &str = "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBA=";

/// A folder with an outbox that this process has open.
struct Desk {
    folder: tempfile::TempDir,
    outbox: Outbox,
    keys: Vec<String>,
}

impl Desk {
    async fn new() -> Desk {
        Desk::sealed(&[]).await
    }

    async fn sealed(keys: &[&str]) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        let url = format!("sqlite:{}", folder.path().join("vocative.db").display());
        let outbox = Outbox::open(&url, &keys, Settings::default(), true).await.unwrap();
        Desk { folder, outbox, keys }
    }

    /// Accepts one mail; gives its id.
    async fn accept(&self, to: &str, email: &str) -> String {
        let address = Address::parse(to).unwrap();
        let now = Timestamp::now();
        let id = vocative::clock::uuid();
        let message = Message {
            envelope: Envelope { from: "no-reply@example.org".into(), to: to.into() },
            message_id: format!("<{id}@example.org>"),
            bytes: format!("To: {to}\r\nSubject: code\r\n\r\nYour code is 424242\r\n").into_bytes(),
            needs_smtputf8: false,
        };
        let dossier = Dossier {
            to: to.into(),
            from: "no-reply@example.org".into(),
            subject: "Your code".into(),
            text: "Your code is [secret]\n".into(),
            why: json!({ "locale": [{ "source": "/user/locale", "value": "de", "verdict": "chosen", "note": "" }] }),
            diagnostics: json!([]),
        };
        let delivery = NewDelivery {
            id: id.clone(),
            tenant: String::new(),
            lane: Lane::Security,
            email: email.into(),
            locale: "de".into(),
            brand: None,
            message_id: Some(message.message_id.clone()),
            degraded: false,
            recipient: self.outbox.recipient(&address),
            domain: self.outbox.domain(&address),
            sender: message.envelope.from.clone(),
            due: now,
            not_after: now + Duration::from_secs(3600),
            hold: false,
            group: None,
            parcel: self.outbox.seal_message(&message),
            dossier: self.outbox.seal_dossier(&dossier),
        };
        let acceptance =
            Acceptance { tenant: String::new(), key: None, deliveries: vec![delivery], limits: Vec::new() };
        assert!(matches!(self.outbox.accept(acceptance).await.unwrap(), Accepted::New(_)));
        id
    }

    /// Takes all that are due, as a worker does.
    async fn claim(&self) -> Vec<Claimed> {
        let claim = Claim {
            worker: "test".into(),
            room: 100,
            lanes: [100; 3],
            domains: Vec::new(),
            per_domain: 100,
            tenants: Vec::new(),
            per_tenant: 100,
            paused: Vec::new(),
            lease: Duration::from_secs(30),
        };
        self.outbox.store().claim(claim).await.unwrap().claimed
    }

    /// Claims what is due and records one attempt of each.
    async fn attempt(&self, state: State, code: u16, reply: &str) {
        for claimed in self.claim().await {
            let at = Timestamp::now();
            let attempt = Attempt {
                at,
                phase: if state == State::Sent { "final" } else { "rcpt" }.into(),
                outcome: state.as_str().into(),
                code: Some(code),
                reply: self.outbox.seal().seal("reply", reply.as_bytes()),
            };
            let step = Step {
                state,
                due: Some(at + Duration::from_secs(600)),
                counts: true,
                maybe_delivered: false,
                attempt: Some(attempt),
                suppress_until: None,
            };
            assert!(self.outbox.store().record(claimed.hold, step).await.unwrap());
        }
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(&self.keys.join(","), arguments)
    }

    fn run_with(&self, keys: &str, arguments: &[&str]) -> Ran {
        let mut command = vocative(self.folder.path(), arguments);
        command.env("VOCATIVE_OUTBOX_ENCRYPTION_KEYS", keys).output().unwrap().into()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        self.run(&[arguments, &["--format", "json"]].concat()).json()
    }

    fn status(&self, id: &str) -> String {
        self.json(&["outbox", "show", id])["status"].as_str().unwrap().to_owned()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn deliveries_are_listed_and_found_by_address_state_and_email() {
    let desk = Desk::new().await;
    let anna = desk.accept("anna@example.org", "reset_email").await;
    desk.attempt(State::Deferred, 450, "4.2.0 greylisted").await;
    let omar = desk.accept("omar@example.net", "verify_email").await;
    let ids = |more: &[&str]| -> Vec<String> {
        let listed = desk.json(&[&["outbox", "list"], more].concat());
        listed["deliveries"].as_array().unwrap().iter().map(|d| d["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&[]), [omar.as_str(), &anna]);
    assert_eq!(ids(&["--to", "Anna@Example.org"]), [anna.as_str()]);
    assert_eq!(ids(&["--status", "queued"]), [omar.as_str()]);
    assert_eq!(ids(&["--email", "reset_email"]), [anna.as_str()]);
    assert!(ids(&["--to", "nobody@example.org"]).is_empty());
    assert_eq!(ids(&["--limit", "1"]), [omar.as_str()]);
    assert_eq!(desk.json(&["outbox", "list", "--limit", "1"])["more"], true);
    let ran = desk.run(&["outbox", "list"]);
    let lines: Vec<&str> = ran.stdout.lines().collect();
    assert!(lines[0].starts_with("ID ") && lines[0].ends_with("TRIES  TO"), "{}", ran.stdout);
    assert!(
        lines[2].starts_with(&anna)
            && lines[2].contains("deferred")
            && lines[2].ends_with("de      1      anna@example.org"),
        "{}",
        ran.stdout
    );
    let ran = desk.run(&["outbox", "list", "--status", "lost"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("superseded"), "{}", ran.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_shows_its_way_and_its_message_until_that_is_wiped() {
    let desk = Desk::sealed(&[OLD]).await;
    let id = desk.accept("anna@example.org", "reset_email").await;
    desk.attempt(State::Deferred, 450, "4.2.0 greylisted").await;
    let ran = desk.run(&["outbox", "show", &id]);
    for part in [
        "reset_email in de\n",
        "status      deferred; next try ",
        "to          anna@example.org\n",
        "deferred in phase rcpt: 450 4.2.0 greylisted\n",
        "Why this locale\n  /user/locale  de: chosen\n",
        "  Your code is [secret]\n",
    ] {
        assert!(ran.stdout.contains(part), "{part:?}: {}", ran.stdout);
    }
    assert!(!ran.stdout.contains("424242"));
    let shown = desk.json(&["outbox", "show", &id]);
    let attempt = &shown["attempts"][0];
    assert_eq!(
        (&attempt["phase"], &attempt["outcome"], &attempt["code"]),
        (&json!("rcpt"), &json!("deferred"), &json!(450))
    );
    assert!(shown.get("message").is_none());
    let ran = desk.run(&["outbox", "show", &id, "--body"]);
    assert_eq!(ran.stdout, "To: anna@example.org\r\nSubject: code\r\n\r\nYour code is 424242\r\n");
    desk.run(&["outbox", "retry", &id]);
    desk.attempt(State::Sent, 250, "2.0.0 queued").await;
    let ran = desk.run(&["outbox", "show", &id, "--body"]);
    assert!(ran.code == Some(1) && ran.stdout.is_empty() && ran.stderr.contains("wiped"), "{}", ran.stderr);
    assert_eq!(desk.json(&["outbox", "show", &id, "--body"])["message"], Value::Null);
    let ran = desk.run(&["outbox", "show", "01999999-0000-7000-8000-000000000000"]);
    assert!(ran.code == Some(1) && ran.stderr.starts_with("error: there is no delivery"), "{}", ran.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_retry_makes_what_waits_due_at_once() {
    let desk = Desk::new().await;
    let (one, two) =
        (desk.accept("a@example.org", "reset_email").await, desk.accept("b@example.org", "reset_email").await);
    desk.attempt(State::Deferred, 451, "later").await;
    assert!(desk.claim().await.is_empty());
    let ran = desk.run(&["outbox", "retry", &one]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), format!("{one}  due now\n").as_str()));
    desk.attempt(State::Sent, 250, "ok").await;
    assert_eq!((desk.status(&one), desk.status(&two)), ("sent".into(), "deferred".into()));
    assert_eq!(desk.json(&["outbox", "retry", "--all-deferred"]), json!({ "retried": 1 }));
    desk.attempt(State::Sent, 250, "ok").await;
    let ran = desk.run(&["outbox", "retry", &two]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), format!("{two}  too late: sent\n").as_str()));
    assert_eq!(desk.run(&["outbox", "retry"]).code, Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancel_says_truthfully_what_it_came_to() {
    let desk = Desk::new().await;
    let sent = desk.accept("a@example.org", "reset_email").await;
    desk.attempt(State::Sent, 250, "ok").await;
    let flying = desk.accept("b@example.org", "reset_email").await;
    let _held = desk.claim().await;
    let waiting = desk.accept("c@example.org", "reset_email").await;
    let told = desk.json(&["outbox", "cancel", &sent, &flying, &waiting, "nothing"]);
    let told: Vec<_> =
        told["deliveries"].as_array().unwrap().iter().map(|d| (d["done"].clone(), d["status"].clone())).collect();
    assert_eq!(
        told,
        [
            (json!(false), json!("sent")),
            (json!(false), json!("sending")),
            (json!(true), json!("cancelled")),
            (json!(false), Value::Null)
        ]
    );
    let ran = desk.run(&["outbox", "cancel", &waiting]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), format!("{waiting}  cancelled before\n").as_str()));
    let ran = desk.run(&["outbox", "cancel", &sent]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), format!("{sent}  too late: sent\n").as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn stats_count_states_by_lane() {
    let desk = Desk::new().await;
    assert_eq!(desk.run(&["outbox", "stats"]).stdout, "the outbox is empty\n");
    desk.accept("a@example.org", "reset_email").await;
    desk.attempt(State::Sent, 250, "ok").await;
    desk.accept("b@example.org", "reset_email").await;
    let stats = desk.json(&["outbox", "stats"]);
    let mut counts: Vec<_> = stats["counts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| format!("{} {} {}", c["lane"], c["status"], c["count"]))
        .collect();
    counts.sort();
    assert_eq!(counts, [r#""security" "queued" 1"#, r#""security" "sent" 1"#]);
    assert!(stats["oldest"][0]["seconds"].as_i64().is_some_and(|seconds| seconds < 60), "{stats}");
    let ran = desk.run(&["outbox", "stats"]);
    assert!(ran.stdout.contains("queued        1         0        0\n"), "{}", ran.stdout);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_ended_is_purged_and_what_waits_stays() {
    let desk = Desk::new().await;
    let sent = desk.accept("a@example.org", "reset_email").await;
    desk.attempt(State::Sent, 250, "ok").await;
    let waiting = desk.accept("b@example.org", "reset_email").await;
    assert_eq!(desk.json(&["outbox", "purge", "--older-than", "1h"]), json!({ "purged": 0 }));
    assert_eq!(desk.json(&["outbox", "purge", "--before", "2099-01-01"]), json!({ "purged": 1 }));
    assert_eq!(desk.run(&["outbox", "show", &sent]).code, Some(1));
    assert_eq!(desk.status(&waiting), "queued");
    assert_eq!(desk.run(&["outbox", "purge"]).code, Some(2));
    assert_eq!(desk.run(&["outbox", "purge", "--before", "soon"]).code, Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_person_is_found_no_more() {
    let desk = Desk::new().await;
    let sent = desk.accept("anna@example.org", "reset_email").await;
    desk.attempt(State::Sent, 250, "ok for anna").await;
    let waiting = desk.accept("anna@example.org", "verify_email").await;
    let other = desk.accept("omar@example.org", "verify_email").await;
    desk.run(&["suppress", "add", "anna@example.org"]);
    let ran = desk.run(&["outbox", "erase", "Anna@example.org"]);
    assert!(
        ran.code == Some(0) && ran.stdout.starts_with("2 deliveries erased: what waited is cancelled"),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
    let found = desk.json(&["outbox", "list", "--to", "anna@example.org"]);
    assert_eq!(found["deliveries"], json!([]));
    assert_eq!(
        (desk.status(&sent), desk.status(&waiting), desk.status(&other)),
        ("sent".into(), "cancelled".into(), "queued".into())
    );
    let shown = desk.json(&["outbox", "show", &sent]);
    assert_eq!(
        (&shown["to"], &shown["text"], &shown["attempts"][0]["reply"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert!(desk.run(&["outbox", "show", &waiting]).stdout.contains("to          erased"));
    // Still not written to, but nobody can read who it is.
    let suppressed = &desk.json(&["suppress", "list"])["suppressions"];
    assert_eq!((suppressed.as_array().map(Vec::len), &suppressed[0]["address"]), (Some(1), &Value::Null));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_after_a_restore_goes_when_it_is_released() {
    let desk = Desk::new().await;
    let id = desk.accept("anna@example.org", "reset_email").await;
    assert_eq!(desk.outbox.store().keep_back("2099-01-01T00:00:00Z".parse().unwrap()).await.unwrap(), 1);
    assert!(desk.claim().await.is_empty());
    assert!(desk.run(&["outbox", "show", &id]).stdout.contains("status      queued; held after a restore"));
    assert!(desk.run(&["outbox", "stats"]).stdout.contains("1 held after a restore"));
    assert!(desk.run(&["outbox", "list"]).stdout.contains("queued (held)"));
    assert_eq!(desk.run(&["outbox", "release"]).stdout, "1 delivery released\n");
    assert_eq!(desk.claim().await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_rotated_by_putting_a_new_one_first_and_resealing() {
    let desk = Desk::sealed(&[OLD]).await;
    let id = desk.accept("anna@example.org", "reset_email").await;
    let show = ["outbox", "show", &id, "--body"];
    let ran = desk.run_with(NEW, &show);
    assert!(ran.code == Some(2) && ran.stderr.contains("outbox.encryption_keys"), "{}", ran.stderr);
    let both = format!("{NEW},{OLD}");
    let ran = desk.run_with(&both, &["outbox", "reseal"]);
    assert!(
        ran.code == Some(0) && ran.stdout.contains("sealed anew; everything is sealed with the first"),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
    assert!(desk.run_with(NEW, &show).stdout.contains("424242"));
    assert_eq!(desk.run_with(OLD, &show).code, Some(2));
    assert!(desk.run_with(&both, &["outbox", "reseal"]).stdout.starts_with("0 values sealed anew"));
    let ran = desk.run_with("short", &show);
    assert!(ran.code == Some(2) && ran.stderr.contains("openssl rand"), "{}", ran.stderr);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_suppressed_address_gets_no_mail_until_it_is_removed() {
    let desk = Desk::new().await;
    let ran = desk.run(&["suppress", "add", "anna@example.org", "--for", "24h"]);
    assert!(
        ran.code == Some(0) && ran.stdout.starts_with("anna@example.org is suppressed until 20"),
        "{}{}",
        ran.stdout,
        ran.stderr
    );
    let id = desk.accept("Anna@example.org", "reset_email").await;
    assert_eq!(desk.status(&id), "suppressed");
    let listed = desk.json(&["suppress", "list"]);
    assert_eq!(
        (&listed["suppressions"][0]["address"], &listed["suppressions"][0]["reason"]),
        (&json!("anna@example.org"), &json!("manual"))
    );
    assert_eq!(desk.run(&["suppress", "remove", "anna@example.org", "--tenant", "acme"]).code, Some(1));
    assert_eq!(desk.run(&["suppress", "remove", "anna@example.org"]).stdout, "anna@example.org gets mail again\n");
    assert_eq!(desk.run(&["suppress", "remove", "anna@example.org"]).code, Some(1));
    for wrong in [&["--until", "2020-01-01"][..], &["--for", "soon"], &["--for", "1h", "--until", "2099-01-01"]] {
        assert_eq!(desk.run(&[&["suppress", "add", "a@example.org"], wrong].concat()).code, Some(2), "{wrong:?}");
    }
    assert_eq!(desk.run(&["suppress", "add", "a@b,c@d"]).code, Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_api_key_is_shown_once_and_kept_as_a_hash() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(folder.path(), &["key", "list"]);
    assert!(
        ran.code == Some(2) && !folder.path().join("vocative.db").exists(),
        "looking makes nothing: {}",
        ran.stderr
    );
    let made = run(
        folder.path(),
        &[
            "key",
            "new",
            "--scope",
            "send",
            "--scope",
            "read,send",
            "--tenant",
            "acme",
            "--note",
            "shop",
            "--format",
            "json",
        ],
    );
    let made = made.json();
    assert_eq!(made.as_object().unwrap().keys().collect::<Vec<_>>(), ["id", "key", "scopes"]);
    assert_eq!(made["scopes"], json!(["send", "read"]));
    let (id, key) = (made["id"].as_str().unwrap(), made["key"].as_str().unwrap());
    let secret = key.strip_prefix(&format!("voc_{id}_")).unwrap();
    assert_eq!((id.len(), secret.len()), (12, 43));
    let listed = run(folder.path(), &["key", "list", "--format", "json"]);
    assert!(!listed.stdout.contains(secret));
    assert_eq!(
        (&listed.json()["keys"][0]["tenant"], &listed.json()["keys"][0]["note"]),
        (&json!("acme"), &json!("shop"))
    );
    let url = format!("sqlite:{}", folder.path().join("vocative.db").display());
    let outbox = Outbox::open(&url, &[], Settings::default(), false).await.unwrap();
    let kept = outbox.keys().await.unwrap();
    assert_eq!(kept[0].hash, aws_lc_rs::digest::digest(&aws_lc_rs::digest::SHA256, secret.as_bytes()).as_ref());
    assert_eq!(run(folder.path(), &["key", "revoke", id]).stdout, format!("key {id} is void\n"));
    assert_eq!(run(folder.path(), &["key", "revoke", id]).code, Some(1));
    assert_ne!(run(folder.path(), &["key", "list", "--format", "json"]).json()["keys"][0]["revoked"], Value::Null);
    assert_eq!(run(folder.path(), &["key", "new"]).code, Some(2));
    let ran = run(folder.path(), &["key", "new", "--scope", "send"]);
    assert!(
        ran.stdout.starts_with("voc_") && ran.stdout.lines().count() == 1 && ran.stderr.contains("this once"),
        "{}",
        ran.stdout
    );
}

#[test]
fn a_new_signing_key_verifies_by_its_record_and_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("vocative.toml"), "").unwrap();
    std::fs::create_dir_all(folder.path().join("templates")).unwrap();
    std::fs::create_dir_all(folder.path().join("locales")).unwrap();
    let (mut records, mut signers, mut lines) = (serde_json::Map::new(), Vec::new(), String::new());
    for algorithm in ["ed25519", "rsa"] {
        let ran = run(
            folder.path(),
            &[
                "dkim",
                "new",
                "--domain",
                "Example.org",
                "--selector",
                algorithm,
                "--algorithm",
                algorithm,
                "--format",
                "json",
            ],
        );
        let made = ran.json();
        assert_eq!(ran.code, Some(0));
        let file = folder.path().join(format!("dkim/example.org-{algorithm}.pem"));
        assert_eq!(made["record"]["name"], format!("{algorithm}._domainkey.example.org"));
        let value = made["record"]["value"].as_str().unwrap();
        let strings: Vec<&str> =
            made["record"]["strings"].as_array().unwrap().iter().map(|s| s.as_str().unwrap()).collect();
        assert_eq!(strings.concat(), value);
        assert!(strings.iter().all(|string| string.len() <= 255));
        records.insert(made["record"]["name"].as_str().unwrap().to_owned(), value.into());
        lines.push_str(made["configuration"].as_str().unwrap());
        let pem = std::fs::read_to_string(&file).unwrap();
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&file).unwrap().permissions()) & 0o777,
            0o600
        );
        assert!(!ran.stdout.contains(pem.lines().nth(1).unwrap()), "the private key is printed");
        let again = run(folder.path(), &["dkim", "new", "--domain", "example.org", "--selector", algorithm]);
        assert!(again.code == Some(1) && again.stderr.contains("never overwritten"), "{}", again.stderr);
        assert_eq!(std::fs::read_to_string(&file).unwrap(), pem);
        signers.push(Signer::from_pem("example.org", algorithm, &pem).unwrap());
    }
    // The lines are taken as they are.
    std::fs::write(folder.path().join("vocative.toml"), &lines).unwrap();
    let doctor = run(folder.path(), &["doctor", "--offline"]);
    assert!(doctor.stdout.contains("ed25519._domainkey.example.org signs with ed25519-sha256"), "{}", doctor.stdout);
    let (_, _, sample) = STOCK.samples().into_iter().find(|(email, ..)| email == "reset_email").unwrap();
    let message = STOCK.compose(&sample, &STOCK.render(&sample), &signers, "unique");
    let files = written(folder.path(), &[message.bytes]);
    let dns: PathBuf = folder.path().join("dns.json");
    std::fs::write(&dns, Value::Object(records).to_string()).unwrap();
    if let Some(answer) = python(&["dkim", dns.to_str().unwrap()], &files) {
        assert_eq!(answer, json!([[true, true]]));
    }
    for wrong in [&["--domain", "no domain", "--selector", "a"][..], &["--domain", "example.org", "--selector", "a b"]]
    {
        let ran = run(folder.path(), &[&["dkim", "new"], wrong].concat());
        assert!(ran.code == Some(2) && ran.stderr.starts_with("error: the dkim"), "{}", ran.stderr);
    }
}

async fn doctor(desk: &Desk, url: &str, more: &[&str]) -> Ran {
    let mut command = vocative(desk.folder.path(), &[&["doctor", "--format", "json"], more].concat());
    command.env("VOCATIVE_SMTP_URL", url).env("VOCATIVE_SMTP_TIMEOUT", "5s");
    command.env("VOCATIVE_OUTBOX_ENCRYPTION_KEYS", desk.keys.join(","));
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap().into()
}

/// The messages of an area with a status.
fn found(ran: &Ran, area: &str, status: &str) -> Vec<String> {
    let told = ran.json();
    let checks = told["checks"].as_array().unwrap().iter();
    checks
        .filter(|check| check["area"] == area && check["status"] == status)
        .map(|check| check["message"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_comes_through_a_relay_phase_by_phase_and_sends_nothing() {
    let desk = Desk::sealed(&[OLD]).await;
    let authority = Authority::new();
    std::fs::write(desk.folder.path().join("ca.pem"), &authority.pem).unwrap();
    let peer = Script::new()
        .keywords(&["SIZE 1000000"])
        .keywords_in_tls(&["SIZE 1000000", "AUTH PLAIN"])
        .tls(TlsMode::StartTls, &authority.identity(&["127.0.0.1"], false))
        .start()
        .await;
    let mut command = vocative(desk.folder.path(), &["doctor", "--format", "json"]);
    command
        .env("VOCATIVE_SMTP_URL", peer.url("smtp", "user:hunter2@"))
        .env("VOCATIVE_SMTP_CA_FILE", desk.folder.path().join("ca.pem"));
    command.env("VOCATIVE_OUTBOX_ENCRYPTION_KEYS", OLD);
    let ran: Ran = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap().into();
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let relay = found(&ran, "relay", "ok");
    let phases =
        ["is 127.0.0.1", "connects to 127.0.0.1:", "greets: 220", "offers", "speaks TLSv1.3", "offers", "takes user"];
    assert_eq!(relay.len(), phases.len(), "{relay:?}");
    for (message, phase) in relay.iter().zip(phases) {
        assert!(message.contains(phase), "{message} {phase}");
    }
    assert!(!ran.stdout.contains("hunter2"));
    assert!(peer.received().is_empty() && !peer.verbs().contains(&"MAIL".to_owned()));
    let outbox = found(&ran, "outbox", "ok");
    for part in ["opens (SQLite 3.", "is encrypted", "outcomes can be recorded"] {
        assert!(outbox.iter().any(|message| message.contains(part)), "{part}: {outbox:?}");
    }
    assert!(
        found(&ran, "emails", "warning").iter().any(|message| message.contains("mfa_oob_code expires 300 s")),
        "{}",
        ran.stdout
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_names_what_is_wrong_and_what_to_do() {
    let desk = Desk::new().await;
    desk.accept("anna@example.org", "reset_email").await;
    desk.outbox.store().keep_back("2099-01-01T00:00:00Z".parse().unwrap()).await.unwrap();
    let peer = Script::new().on("GREETING", [say("554 5.3.2 not you")]).start().await;
    let ran = doctor(&desk, &peer.url("smtp+plain", ""), &[]).await;
    assert_eq!(ran.code, Some(1));
    let faults = found(&ran, "relay", "error");
    assert!(faults.len() == 1 && faults[0].ends_with("fails at greeting: 554 5.3.2 not you"), "{faults:?}");
    let outbox = found(&ran, "outbox", "warning");
    for part in ["can be read in the database", "1 held", "no worker was ever at work"] {
        assert!(outbox.iter().any(|message| message.contains(part)), "{part}: {outbox:?}");
    }
    assert_eq!(found(&ran, "sender", "warning").len(), 1);
    assert!(ran.json()["summary"]["errors"] == 1);
    // A sender of this machine is given to no other; nothing needs to be asked for that.
    let ran = doctor(&desk, "smtps://relay.example.org", &["--offline"]).await;
    assert_eq!((ran.code, found(&ran, "sender", "error").len()), (Some(1), 1));
    // Each part is looked at, whatever the others are like.
    std::fs::write(desk.folder.path().join("vocative.toml"), "[smtp]\nurll = \"x\"\n").unwrap();
    let ran = doctor(&desk, "file:mails", &[]).await;
    assert_eq!((ran.code, found(&ran, "configuration", "error").len()), (Some(1), 1));
    assert!(!found(&ran, "outbox", "ok").is_empty());
    let ran = run(desk.folder.path(), &["doctor", "--offline"]);
    assert!(
        ran.stdout.contains("error    configuration") && ran.stdout.contains("→ `vocative check`"),
        "{}",
        ran.stdout
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_suggests_the_records_of_every_sender() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join("templates")).unwrap();
    std::fs::create_dir_all(folder.path().join("locales/en")).unwrap();
    std::fs::write(folder.path().join("vocative.toml"), "sender.from = \"Shop <no-reply@mail.example.org>\"\n")
        .unwrap();
    let ran = run(folder.path(), &["doctor", "--offline", "--format", "json"]);
    let names: Vec<Value> =
        ran.json()["records"].as_array().unwrap().iter().map(|record| record["name"].clone()).collect();
    assert_eq!(names, ["mail.example.org", "_dmarc.mail.example.org"]);
    assert!(found(&ran, "dkim", "warning")[0].contains("are not signed"), "{}", ran.stdout);
}
