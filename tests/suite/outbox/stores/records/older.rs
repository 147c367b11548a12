//! Schemas of before there were records are brought forward, with what is in them.

use rusqlite::Connection;
use vocative::outbox::{Outbox, Settings};

use super::super::{Desk, fresh_postgres};
use super::{by_key, exclusive, put, with};

/// Version 1 as it was released.
const SQLITE_1: &str = include_str!("../../../../../src/outbox/store/sqlite/schema.sql");
const POSTGRES_1: &str = include_str!("../../../../../src/outbox/store/postgres/schema.sql");

/// What tables, indices and triggers an SQLite file has, as they were written.
fn shape(path: &str) -> Vec<(String, Option<String>)> {
    let db = Connection::open(path).unwrap();
    let mut statement = db.prepare("select name, sql from sqlite_schema order by name").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_version_1_is_brought_forward() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("outbox.db").display().to_string();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(SQLITE_1).unwrap();
    db.pragma_update(None, "application_id", 0x566f_6361).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    db.execute("insert into settings (name, value) values ('kept', x'01')", []).unwrap();
    drop(db);
    // A command beside the service may be the first to come.
    drop(Outbox::open(&format!("sqlite:{path}"), &[], Settings::default(), false).await.unwrap());
    let desk = Desk::open(format!("sqlite:{path}"), Some(folder)).await;
    assert_eq!(desk.store.read_setting("kept".into()).await.unwrap(), Some(vec![1]));
    put(&desk, with("anna", &[exclusive("x")])).await;
    assert_eq!(by_key(&desk, "x").await, ["anna"]);
    let version: i64 =
        Connection::open(&path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(version, 2);
    let fresh = Desk::sqlite().await;
    assert_eq!(shape(&path), shape(fresh.url.strip_prefix("sqlite:").unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_fails_leaves_a_file_of_version_1_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("outbox.db").display().to_string();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(SQLITE_1).unwrap();
    // Somebody made a table of a name that comes late in the step.
    db.execute_batch("create table record_kinds (mine)").unwrap();
    db.pragma_update(None, "application_id", 0x566f_6361).unwrap();
    db.pragma_update(None, "user_version", 1).unwrap();
    drop(db);
    let before = shape(&path);
    let opened = Outbox::open(&format!("sqlite:{path}"), &[], Settings::default(), true).await;
    let refusal = opened.unwrap_err().to_string();
    assert!(refusal.contains("record_kinds") && refusal.contains("outbox.db"), "{refusal}");
    assert_eq!(shape(&path), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_version_1_is_brought_forward() {
    let Some(url) = fresh_postgres().await else { return };
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    let speaking = tokio::spawn(connection);
    let before = "create schema vocative; create table vocative.migrations \
        (version integer primary key, at timestamptz not null default clock_timestamp());";
    client.batch_execute(before).await.unwrap();
    client.batch_execute(POSTGRES_1).await.unwrap();
    let after = "insert into vocative.migrations (version) values (1); \
        insert into vocative.settings (name, value) values ('kept', '\\x01')";
    client.batch_execute(after).await.unwrap();
    // Several machines come up at once.
    let mut opening = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let url = url.clone();
        opening.spawn(async move { Outbox::open(&url, &[], Settings::default(), true).await.map(drop) });
    }
    for opened in opening.join_all().await {
        opened.unwrap();
    }
    let desk = Desk::open(url, None).await;
    assert_eq!(desk.store.read_setting("kept".into()).await.unwrap(), Some(vec![1]));
    put(&desk, with("anna", &[exclusive("x")])).await;
    assert_eq!(by_key(&desk, "x").await, ["anna"]);
    let steps = client.query_one("select array_agg(version order by version) from vocative.migrations", &[]).await;
    assert_eq!(steps.unwrap().get::<_, Vec<i32>>(0), [1, 2]);
    drop(client);
    speaking.await.unwrap().unwrap();
}
