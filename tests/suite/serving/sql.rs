//! PostgreSQL: requests from inside somebody's transaction, and several machines that share the work.
//!
//! `VOCATIVE_TEST_POSTGRES` names a server on which databases may be made.

use std::process::{Child, Stdio};

use serde_json::json;
use tokio_postgres::{Client, NoTls};

use super::{Desk, Service, eventually, left_out, reset};
use crate::peer::{Peer, Script, Step};

/// A database of its own; dropped when the test ends well.
struct Database {
    url: String,
    server: String,
    name: String,
}

impl Database {
    async fn make(name: &str) -> Option<Database> {
        let server = std::env::var("VOCATIVE_TEST_POSTGRES").ok().filter(|server| !server.is_empty());
        let Some(server) = server else {
            left_out("VOCATIVE_TEST_POSTGRES names no server");
            return None;
        };
        let name = format!("serving_{name}_{}", std::process::id());
        let database = Database { url: format!("{}/{name}", server.rsplit_once('/').unwrap().0), server, name };
        database.drop_it().await;
        client(&database.server).await.batch_execute(&format!("create database {}", database.name)).await.unwrap();
        Some(database)
    }

    async fn drop_it(&self) {
        let drop = format!("drop database if exists {} with (force)", self.name);
        client(&self.server).await.batch_execute(&drop).await.unwrap();
    }
}

async fn client(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

/// A running worker; killed when dropped.
struct Worker(Child);

impl Drop for Worker {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn worker(desk: &Desk, peer: &Peer, url: &str) -> Worker {
    let log = std::fs::File::options().create(true).append(true).open(desk.folder.path().join("workers")).unwrap();
    let mut command = desk.command("worker", &peer.url("smtp+plain", ""), &["--outbox-url", url]);
    Worker(command.stdout(Stdio::null()).stderr(log).spawn().unwrap())
}

fn accepting(desk: &Desk, url: &str) -> Service {
    desk.serve_with("smtp+plain://127.0.0.1:9", &["--no-worker", "--outbox-url", url])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_from_sql_is_sent_if_its_transaction_is_committed() {
    let Some(database) = Database::make("enqueue").await else { return };
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    // Whoever comes first makes the tables.
    let service = accepting(&desk, &database.url);
    let mut sql = client(&database.url).await;
    let enqueue = "select vocative.enqueue($1::text::jsonb, $2)::text";
    let mut ids: Vec<String> = Vec::new();
    for (to, key, commit) in
        [("rolled", None, false), ("anna", None, true), ("bert", Some("k"), true), ("bert", Some("k"), true)]
    {
        let transaction = sql.transaction().await.unwrap();
        let request = reset(&format!("{to}@example.org")).to_string();
        let id: String = transaction.query_one(enqueue, &[&request, &key]).await.unwrap().get(0);
        if commit {
            transaction.commit().await.unwrap();
            ids.push(id);
        } else {
            transaction.rollback().await.unwrap();
        }
    }
    assert_eq!(ids[1], ids[2], "one key, one delivery");
    let mut wrong = reset("carl@example.org");
    wrong["data"] = json!({});
    let refused: String = sql.query_one(enqueue, &[&wrong.to_string(), &None::<&str>]).await.unwrap().get(0);
    assert!(sql.query_one("select vocative.enqueue('[]'::jsonb)::text", &[]).await.is_err());
    assert_eq!(service.status(&ids[0]), "accepted");
    let working = worker(&desk, &peer, &database.url);
    for id in &ids {
        service.until(id, "sent");
    }
    service.until(&refused, "refused");
    let entry = &service.get("/v1/deliveries?status=refused").json()["deliveries"][0];
    assert!(entry["diagnostics"].to_string().contains("/data/url"), "{entry}");
    let mut to: Vec<String> = peer.received().into_iter().map(|mail| mail.to).collect();
    to.sort();
    assert_eq!(to, ["anna@example.org", "bert@example.org"]);
    drop((working, service, sql));
    database.drop_it().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn workers_share_what_a_service_accepts() {
    let Some(database) = Database::make("share").await else { return };
    let (desk, one, other) = (Desk::new(""), Script::new().start().await, Script::new().start().await);
    let service = accepting(&desk, &database.url);
    let second = accepting(&desk, &database.url);
    let workers = [worker(&desk, &one, &database.url), worker(&desk, &other, &database.url)];
    let ids: Vec<String> = (0..60)
        .map(|i| if i % 2 == 0 { &service } else { &second }.accept(&reset(&format!("p{i}@example{}.org", i % 10))))
        .collect();
    for id in &ids {
        assert_eq!(second.until(id, "sent")["possible_duplicate"], false);
    }
    let mut all: Vec<String> = [&one, &other].into_iter().flat_map(Peer::received).map(|mail| mail.to).collect();
    all.sort();
    let count = all.len();
    all.dedup();
    assert_eq!((all.len(), count), (60, 60));
    drop((workers, service, second));
    database.drop_it().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_worker_takes_over_from_one_that_was_killed() {
    let Some(database) = Database::make("takeover").await else { return };
    let desk = Desk::new("outbox.lease = \"3s\"\n");
    let (hanging, polite) = (Script::new().on("DOT", [Step::Hang]).start().await, Script::new().start().await);
    let service = accepting(&desk, &database.url);
    let mut first = worker(&desk, &hanging, &database.url);
    let id = service.accept(&reset("anna@example.org"));
    eventually("the dot", || (!hanging.received().is_empty()).then_some(()));
    let second = worker(&desk, &polite, &database.url);
    first.0.kill().unwrap();
    first.0.wait().unwrap();
    let delivery = service.until(&id, "sent");
    assert_eq!(delivery["possible_duplicate"], true, "{delivery}");
    assert_eq!(delivery["attempts"][0]["outcome"], "interrupted", "{delivery}");
    assert_eq!(polite.received()[0].raw, hanging.received()[0].raw);
    let log = std::fs::read_to_string(desk.folder.path().join("workers")).unwrap();
    assert!(log.contains("took over deliveries"), "{log}");
    drop((second, service));
    database.drop_it().await;
}
