//! The process: how it ends, what it finds when it begins, and which file it works on.

use std::collections::BTreeMap;
use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use super::{Desk, Service, eventually, reset};
use crate::builder::vocative;
use crate::peer::{Peer, Script, Step};

const NOWHERE: &str = "smtp+plain://127.0.0.1:9";

/// How often each recipient's mail arrived.
fn arrived(peers: &[&Peer]) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for mail in peers.iter().flat_map(|peer| peer.received()) {
        *count.entry(mail.to).or_default() += 1;
    }
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_under_load_finishes_what_is_under_way_and_a_start_does_the_rest() {
    let desk = Desk::new("");
    let slow = Script::new().always("DOT", [Step::Wait(Duration::from_millis(100)), Step::Polite]).start().await;
    let service = desk.serve(&slow.url("smtp+plain", ""));
    let requests: Vec<Value> = (0..200).map(|i| reset(&format!("p{i}@example{}.org", i % 20))).collect();
    let answer = service.post("/v1/deliveries", "", &json!({ "requests": requests }));
    let ids: Vec<String> = answer.json()["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|result| result["id"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(ids.len(), 200);
    eventually("the first mails", || (slow.received().len() > 5).then_some(()));
    assert_eq!(service.stop(), Some(0));
    let before = arrived(&[&slow]);
    assert!(before.len() < 200, "nothing was left to stop");
    assert!(slow.unfinished().is_empty(), "a mail was broken off");
    let quick = Script::new().start().await;
    let service = desk.serve(&quick.url("smtp+plain", ""));
    for id in &ids {
        let delivery = service.until(id, "sent");
        assert_eq!(delivery["possible_duplicate"], false);
    }
    let all = arrived(&[&slow, &quick]);
    assert_eq!(all.len(), 200);
    assert!(all.values().all(|count| *count == 1), "{all:?}");
    assert_eq!(service.stop(), Some(0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_waits_for_a_slow_relay_only_for_its_time() {
    let desk = Desk::new("server.drain = \"1s\"\noutbox.unknown_pause = \"1s\"\n");
    let peer = Script::new().on("DOT", [Step::Hang]).start().await;
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let id = service.accept(&reset("anna@example.org"));
    eventually("the dot", || (!peer.received().is_empty()).then_some(()));
    assert_eq!(service.stop(), Some(0));
    // The dot went out and no answer came: that it may have arrived is said.
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let delivery = service.until(&id, "sent");
    assert_eq!(delivery["possible_duplicate"], true);
    assert_eq!(delivery["attempts"][0]["outcome"], "interrupted", "{delivery}");
    let received = peer.received();
    assert_eq!(received.len(), 2);
    assert_eq!(received[0].raw, received[1].raw, "every attempt is the same, byte by byte");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kill_loses_nothing_that_was_accepted() {
    let desk = Desk::new("");
    let slow = Script::new().always("RCPT", [Step::Wait(Duration::from_millis(200)), Step::Polite]).start().await;
    let mut ids = Vec::new();
    for round in 0..3 {
        let service = desk.serve(&slow.url("smtp+plain", ""));
        ids.extend((0..10).map(|i| service.accept(&reset(&format!("p{round}x{i}@example.org")))));
        drop(service);
    }
    let service = desk.serve(&slow.url("smtp+plain", ""));
    let duplicates = ids.iter().filter(|id| service.until(id, "sent")["possible_duplicate"] == true).count();
    let all = arrived(&[&slow]);
    assert_eq!(all.len(), 30);
    let more = all.values().filter(|count| **count > 1).count();
    assert!(more <= duplicates, "{more} came twice, and {duplicates} say so");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_service_on_the_same_file_is_refused() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let ran = desk.refused();
    assert_ne!(ran.code, Some(0));
    assert!(
        ran.stderr.contains("another process delivers from") && ran.stderr.contains("PostgreSQL"),
        "{}",
        ran.stderr
    );
    assert_eq!(service.get("/readyz").status, 200);
    let worker = desk.command("worker", NOWHERE, &[]).output().unwrap();
    assert!(!worker.status.success());
    assert_eq!(service.stop(), Some(0));
    desk.serve(NOWHERE);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_of_this_version_is_left_as_it_is() {
    let newer = Desk::new("");
    assert_eq!(newer.serve(NOWHERE).stop(), Some(0));
    let db = rusqlite::Connection::open(newer.file()).unwrap();
    db.pragma_update(None, "user_version", 99).unwrap();
    drop(db);
    let foreign = Desk::new("");
    rusqlite::Connection::open(foreign.file()).unwrap().execute_batch("create table songs (title)").unwrap();
    let text = Desk::new("");
    fs::write(text.file(), "x".repeat(5000)).unwrap();
    let rows = [
        (&newer, "was written by a newer version (schema 99"),
        (&foreign, "is an SQLite file of something else"),
        (&text, "not a database"),
    ];
    for (desk, words) in rows {
        let ran = desk.refused();
        assert_ne!(ran.code, Some(0), "{words}");
        assert!(ran.stderr.contains(words), "{words}: {}", ran.stderr);
    }
    let db = rusqlite::Connection::open(foreign.file()).unwrap();
    let tables: Vec<String> = db
        .prepare("select name from sqlite_schema")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(tables, ["songs"]);
    assert_eq!(fs::read_to_string(text.file()).unwrap(), "x".repeat(5000));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_taken_away_is_not_made_anew() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    service.until(&service.accept(&reset("anna@example.org")), "sent");
    fs::remove_file(desk.file()).unwrap();
    let answer = service.post("/v1/deliveries", "", &reset("bert@example.org"));
    assert_eq!((answer.status, &answer.json()["type"]), (503, &json!("/problems/unrecordable")), "{}", answer.body);
    assert!(answer.header("retry-after").is_some());
    let ready = service.get("/readyz");
    assert_eq!((ready.status, &ready.json()["ready"]), (503, &json!(false)), "{}", ready.body);
    assert_eq!(service.get("/healthz").status, 200);
    for body in [&answer.body, &ready.body] {
        assert!(!body.contains("outbox.db"), "{body}");
    }
    assert!(desk.log().contains("was deleted or replaced"), "{}", desk.log());
    assert!(!desk.file().exists());
    assert_eq!(service.stop(), Some(0));
    assert!(!desk.file().exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_served_ends_with_the_reason() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let taken = service.addr.to_string();
    let url = format!("sqlite:{}", desk.folder.path().join("other.db").display());
    let rows: [(&[&str], &str); 4] = [
        (&["--listen", &taken, "--outbox-url", &url], "cannot listen on"),
        (&["--listen", "127.0.0.1:0", "--outbox-url", "mysql://x"], "outbox.url"),
        (&["--listen", "127.0.0.1:0", "--outbox-url", "sqlite:/nonexistent/x.db"], "/nonexistent/x.db"),
        (&["--listen", "0.0.0.0:0", "--dev", "--outbox-url", &url], "--dev asks for no key"),
    ];
    for (arguments, words) in rows {
        let output = desk.command("serve", NOWHERE, arguments).output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && stderr.contains(words), "{arguments:?}: {stderr}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn for_development_mails_stay_in_an_inbox_and_the_outbox_is_forgotten() {
    let desk = Desk::new("");
    let mut command = vocative(&desk.project(), &["serve", "--dev", "--listen", "127.0.0.1:0"]);
    // What a developer's environment says of production is not meant.
    command.env("VOCATIVE_OUTBOX_URL", desk.outbox_url()).env("VOCATIVE_SMTP_URL", NOWHERE);
    let service = Service::start(&desk, &mut command);
    service.accept(&reset("anna@example.org"));
    let mails = service.get("/v1/inbox?to=anna@example.org&wait=30s").json();
    assert_eq!(mails[0]["to"], json!(["anna@example.org"]), "{mails}");
    assert!(mails[0]["links"].to_string().contains("https://app.example.org/reset?t=4f9c"), "{mails}");
    assert_eq!(service.request("DELETE", "/v1/inbox", "", b"").status, 204);
    assert_eq!(service.get("/v1/inbox").json(), json!([]));
    assert_eq!(service.stop(), Some(0));
    assert!(!desk.file().exists());
}
