//! What is kept by name beside deliveries: compare and set, keys, time and order.

mod older;

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use vocative::clock;
use vocative::outbox::records::{Keeping, Kept, Key, Shelf};
use vocative::outbox::seal::Seal;
use vocative::outbox::store::{Expected, Put, Record, RecordKey, Store};
use vocative::outbox::{Outbox, Settings};

use super::{Desk, on_both_stores, second};
use crate::outbox::PATIENCE;

on_both_stores! {
    a_record_is_found_as_it_was_put,
    a_replacement_keeps_when_it_was_made,
    a_replacement_has_the_keys_it_was_put_with,
    what_is_expected_must_hold,
    records_are_found_by_key_within_their_kind_and_tenant,
    a_page_is_listed_with_the_number_of_all,
    what_is_removed_is_gone_with_its_keys,
    a_version_is_never_given_again,
    the_latest_version_is_that_of_the_kind,
    of_sixteen_that_expect_the_same_one_wins,
    sixteen_count_together_and_lose_nothing,
    of_sixteen_one_gets_an_exclusive_key,
    versions_come_in_the_order_of_commits,
    puts_removals_and_purges_do_not_fail_one_another,
    an_exclusive_key_is_had_by_one,
    an_exclusive_key_is_freed_by_replacement_and_removal,
    an_exclusive_key_holds_within_its_kind_and_tenant,
    a_key_that_is_named_twice_is_one,
    what_is_over_counts_as_absent,
    what_is_over_blocks_no_exclusive_key,
    a_refused_put_leaves_what_is_over_and_all_else,
    a_record_ends_when_its_time_comes,
    a_purge_takes_what_is_over,
    every_content_is_walked_once,
    a_content_is_resealed_only_if_it_is_the_same_still,
    records_outlive_the_process,
    nothing_that_is_kept_can_be_read_in_the_store,
    a_rotated_key_reseals_what_is_kept,
    what_is_kept_is_a_shelf_apart,
}

fn record(id: &str, content: &str) -> Record {
    Record {
        kind: "person".into(),
        tenant: "acme".into(),
        id: id.into(),
        content: content.into(),
        keys: Vec::new(),
        until: None,
        version: 0,
        made: Timestamp::UNIX_EPOCH,
    }
}

fn shared(key: &str) -> RecordKey {
    RecordKey { key: key.into(), exclusive: false }
}

fn exclusive(key: &str) -> RecordKey {
    RecordKey { key: key.into(), exclusive: true }
}

fn with(id: &str, keys: &[RecordKey]) -> Record {
    Record { keys: keys.to_vec(), ..record(id, id) }
}

/// One whose time was over before it was put.
fn over(record: Record) -> Record {
    Record { until: Some(second(-60)), ..record }
}

/// The same instant as a store keeps it.
fn kept_instant(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap()
}

async fn try_put(desk: &Desk, record: Record, expected: Expected) -> Put {
    desk.store.put_record(record, expected).await.unwrap()
}

/// Puts what must be taken; gives its version.
async fn put(desk: &Desk, record: Record) -> i64 {
    match try_put(desk, record.clone(), Expected::Anything).await {
        Put::Done(version) => version,
        other => panic!("{other:?} for {record:?}"),
    }
}

async fn find(desk: &Desk, id: &str) -> Option<Record> {
    desk.store.find_record("person".into(), "acme".into(), id.into()).await.unwrap()
}

async fn by_key(desk: &Desk, key: &str) -> Vec<String> {
    let found = desk.store.records_by_key("person".into(), "acme".into(), key.into()).await.unwrap();
    found.into_iter().map(|record| record.id).collect()
}

async fn remove(desk: &Desk, id: &str) -> bool {
    desk.store.remove_record("person".into(), "acme".into(), id.into()).await.unwrap()
}

async fn latest(desk: &Desk) -> i64 {
    desk.store.latest_record("person".into()).await.unwrap()
}

/// Ids from a place on, with the number of all.
async fn list(desk: &Desk, from: usize, limit: usize) -> (Vec<String>, u64) {
    let (found, total) = desk.store.records("person".into(), "acme".into(), from, limit).await.unwrap();
    (found.into_iter().map(|record| record.id).collect(), total)
}

/// Every content in the database, whether its time is over or not, with its place.
async fn contents(store: &Arc<dyn Store>, page: usize) -> Vec<(String, Vec<u8>)> {
    let (mut after, mut all) = (String::new(), Vec::new());
    loop {
        let some = store.sealed(after, page).await.unwrap();
        let Some((last, _)) = some.last() else { return all };
        after = last.clone();
        all.extend(some.into_iter().filter(|(place, _)| place.starts_with("records.content/")));
        assert!(all.len() < 1_000, "it goes in circles");
    }
}

/// Runs `work` sixteen times at once, every other time as another process would.
async fn sixteen<T: Send + 'static, W: Future<Output = T> + Send + 'static>(
    desk: &Desk,
    work: impl Fn(usize, Arc<dyn Store>) -> W,
) -> Vec<T> {
    let beside = desk.beside().await;
    let mut tasks = tokio::task::JoinSet::new();
    for n in 0..16 {
        tasks.spawn(work(n, if n % 2 == 0 { desk.store.clone() } else { beside.clone() }));
    }
    tasks.join_all().await
}

async fn a_record_is_found_as_it_was_put(desk: Desk) {
    assert_eq!(find(&desk, "anna").await, None);
    let before = kept_instant(desk.store.now().await.unwrap());
    let given = Record {
        content: vec![0, 1, 0xff],
        keys: vec![shared("a/b"), exclusive("c")],
        until: Some(second(600)),
        version: 4_711,
        ..record("anna", "")
    };
    let version = put(&desk, given.clone()).await;
    let found = find(&desk, "anna").await.unwrap();
    assert!(found.made >= before && found.made <= desk.store.now().await.unwrap(), "{found:?}");
    assert_eq!(found, Record { version, made: found.made, until: given.until.map(kept_instant), ..given });
    assert!(version > 0);
    let elsewhere = desk.beside().await.find_record("person".into(), "acme".into(), "anna".into()).await.unwrap();
    assert_eq!(elsewhere, Some(found));
}

async fn a_replacement_keeps_when_it_was_made(desk: Desk) {
    let first = put(&desk, record("anna", "one")).await;
    let made = find(&desk, "anna").await.unwrap().made;
    tokio::time::sleep(Duration::from_millis(2)).await;
    let second = put(&desk, Record { made: clock::now(), ..record("anna", "two") }).await;
    let found = find(&desk, "anna").await.unwrap();
    assert_eq!((found.content.as_slice(), found.version, found.made), (b"two".as_slice(), second, made));
    assert!(second > first);
    assert_eq!(list(&desk, 0, 9).await, (vec!["anna".into()], 1));
}

async fn a_replacement_has_the_keys_it_was_put_with(desk: Desk) {
    put(&desk, with("anna", &[shared("gone"), shared("stays"), exclusive("turns")])).await;
    let keys = [shared("new"), shared("stays"), shared("turns")];
    put(&desk, with("anna", &keys)).await;
    assert_eq!(find(&desk, "anna").await.unwrap().keys, keys);
    assert!(by_key(&desk, "gone").await.is_empty());
    assert_eq!(by_key(&desk, "new").await, ["anna"]);
    put(&desk, record("anna", "without")).await;
    assert!(find(&desk, "anna").await.unwrap().keys.is_empty());
    assert!(by_key(&desk, "stays").await.is_empty());
}

async fn what_is_expected_must_hold(desk: Desk) {
    assert_eq!(try_put(&desk, record("anna", "x"), Expected::Version(1)).await, Put::Stale);
    assert_eq!(find(&desk, "anna").await, None, "a refused put wrote");
    let Put::Done(first) = try_put(&desk, record("anna", "one"), Expected::Nothing).await else { panic!("refused") };
    assert_eq!(try_put(&desk, record("anna", "x"), Expected::Nothing).await, Put::Stale);
    let replaced = try_put(&desk, record("anna", "two"), Expected::Version(first)).await;
    let Put::Done(second) = replaced else { panic!("{replaced:?}") };
    for expected in [Expected::Version(first), Expected::Version(second + 1), Expected::Nothing] {
        let refused = try_put(&desk, with("anna", &[shared("x")]), expected).await;
        assert_eq!(refused, Put::Stale, "{expected:?}");
    }
    let found = find(&desk, "anna").await.unwrap();
    assert_eq!((found.content.as_slice(), found.version, found.keys), (b"two".as_slice(), second, Vec::new()));
    assert_eq!(latest(&desk).await, second);
}

async fn records_are_found_by_key_within_their_kind_and_tenant(desk: Desk) {
    for id in ["c", "a", "b"] {
        put(&desk, with(id, &[shared("same"), shared(id)])).await;
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    put(&desk, Record { kind: "ticket".into(), ..with("t", &[shared("same")]) }).await;
    put(&desk, Record { tenant: String::new(), ..with("n", &[shared("same")]) }).await;
    // A change does not make it younger.
    put(&desk, with("c", &[shared("same")])).await;
    assert_eq!(by_key(&desk, "same").await, ["c", "a", "b"], "the oldest first");
    assert_eq!(by_key(&desk, "a").await, ["a"]);
    assert!(by_key(&desk, "").await.is_empty());
    let whole = desk.store.records_by_key("person".into(), "acme".into(), b"a".to_vec()).await.unwrap();
    assert_eq!(whole, [find(&desk, "a").await.unwrap()], "with all its keys");
}

async fn a_page_is_listed_with_the_number_of_all(desk: Desk) {
    assert_eq!(list(&desk, 0, 9).await, (Vec::new(), 0));
    for id in ["e", "d", "c", "b", "a"] {
        put(&desk, with(id, &[shared("x"), shared(id)])).await;
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    put(&desk, Record { kind: "ticket".into(), ..record("t", "t") }).await;
    put(&desk, Record { tenant: "other".into(), ..record("o", "o") }).await;
    let table: [(usize, usize, &[&str]); 6] = [
        (0, 9, &["e", "d", "c", "b", "a"]),
        (0, 2, &["e", "d"]),
        (2, 2, &["c", "b"]),
        (4, 2, &["a"]),
        (5, 2, &[]),
        (1, 0, &[]),
    ];
    for (from, limit, ids) in table {
        let (found, total) = list(&desk, from, limit).await;
        assert_eq!((found, total), (ids.iter().map(|id| (*id).to_owned()).collect(), 5), "{from} {limit}");
    }
    assert_eq!(list(&desk, usize::MAX, usize::MAX).await, (Vec::new(), 5));
    let (found, _) = desk.store.records("person".into(), "acme".into(), 0, 1).await.unwrap();
    assert_eq!(found, [find(&desk, "e").await.unwrap()]);
}

async fn what_is_removed_is_gone_with_its_keys(desk: Desk) {
    put(&desk, with("anna", &[shared("x")])).await;
    put(&desk, with("bert", &[shared("x")])).await;
    let elsewhere = desk.store.remove_record("person".into(), "other".into(), "anna".into()).await.unwrap();
    assert!(!elsewhere, "it was another tenant's");
    assert!(remove(&desk, "anna").await);
    assert!(!remove(&desk, "anna").await);
    assert_eq!(find(&desk, "anna").await, None);
    assert_eq!(by_key(&desk, "x").await, ["bert"]);
    assert_eq!(list(&desk, 0, 9).await, (vec!["bert".into()], 1));
    put(&desk, record("anna", "again")).await;
    assert_eq!(by_key(&desk, "x").await, ["bert"], "what is put anew has the old one's keys");
}

async fn a_version_is_never_given_again(desk: Desk) {
    let mut last = 0;
    for n in 0..5 {
        let version = put(&desk, record("anna", "x")).await;
        assert!(version > last, "{version} after {last}");
        last = version;
        assert!(n % 2 == 0 || remove(&desk, "anna").await);
    }
    let other = put(&desk, Record { kind: "ticket".into(), tenant: String::new(), ..record("t", "t") }).await;
    assert!(other > last, "one counter for all kinds");
}

async fn the_latest_version_is_that_of_the_kind(desk: Desk) {
    assert_eq!(latest(&desk).await, 0);
    let anna = put(&desk, record("anna", "x")).await;
    let bert = put(&desk, Record { tenant: "other".into(), ..record("bert", "x") }).await;
    let ticket = put(&desk, Record { kind: "ticket".into(), ..record("t", "t") }).await;
    assert!(anna < bert && bert < ticket);
    assert_eq!(latest(&desk).await, bert, "of every tenant");
    assert_eq!(desk.store.latest_record("ticket".into()).await.unwrap(), ticket);
    assert_eq!(desk.store.latest_record("template".into()).await.unwrap(), 0);
    let gone = desk.store.remove_record("person".into(), "other".into(), "bert".into()).await.unwrap();
    assert!(gone && remove(&desk, "anna").await);
    assert_eq!(latest(&desk).await, bert, "a removal changed it");
}

async fn of_sixteen_that_expect_the_same_one_wins(desk: Desk) {
    let mut expected = Expected::Nothing;
    for round in 0..6 {
        let puts = sixteen(&desk, |n, store| async move {
            store.put_record(record("anna", &n.to_string()), expected).await.unwrap()
        });
        let puts = puts.await;
        let won: Vec<i64> =
            puts.iter().filter_map(|put| if let Put::Done(version) = put { Some(*version) } else { None }).collect();
        assert_eq!(won.len(), 1, "{round}: {puts:?}");
        assert_eq!(puts.iter().filter(|put| **put == Put::Stale).count(), 15, "{round}: {puts:?}");
        assert_eq!(find(&desk, "anna").await.unwrap().version, won[0]);
        expected = Expected::Version(won[0]);
    }
}

async fn sixteen_count_together_and_lose_nothing(desk: Desk) {
    put(&desk, record("count", "0")).await;
    let versions = sixteen(&desk, |_, store| async move {
        let mut versions = Vec::new();
        while versions.len() < 4 {
            let found = store.find_record("person".into(), "acme".into(), "count".into()).await.unwrap().unwrap();
            let count: u32 = std::str::from_utf8(&found.content).unwrap().parse().unwrap();
            let next = record("count", &(count + 1).to_string());
            match store.put_record(next, Expected::Version(found.version)).await.unwrap() {
                Put::Done(version) => versions.push(version),
                other => assert_eq!(other, Put::Stale),
            }
        }
        versions
    });
    let versions: BTreeSet<i64> = versions.await.into_iter().flatten().collect();
    assert_eq!(versions.len(), 64, "a version was given twice");
    let found = find(&desk, "count").await.unwrap();
    assert_eq!((found.content.as_slice(), Some(&found.version)), (b"64".as_slice(), versions.last()));
}

async fn of_sixteen_one_gets_an_exclusive_key(desk: Desk) {
    let puts = sixteen(&desk, |n, store| async move {
        let mine = with(&format!("person {n}"), &[exclusive("the same"), shared("all")]);
        store.put_record(mine, Expected::Nothing).await.unwrap()
    });
    let puts = puts.await;
    assert_eq!(puts.iter().filter(|put| matches!(put, Put::Done(_))).count(), 1, "{puts:?}");
    assert_eq!(puts.iter().filter(|put| **put == Put::Taken).count(), 15, "{puts:?}");
    assert_eq!(by_key(&desk, "all").await, by_key(&desk, "the same").await);
    assert_eq!(list(&desk, 0, 99).await.1, 1);
}

/// Whoever remembers the latest version finds everything that is committed afterwards above it.
async fn versions_come_in_the_order_of_commits(desk: Desk) {
    sixteen(&desk, |n, store| async move {
        for round in 0..8 {
            let before = store.latest_record("person".into()).await.unwrap();
            let mine = record(&format!("{n} {round}"), "x");
            let Put::Done(version) = store.put_record(mine, Expected::Anything).await.unwrap() else {
                panic!("refused")
            };
            assert!(version > before, "{version} was committed after {before} was seen");
            assert!(store.latest_record("person".into()).await.unwrap() >= version);
        }
    })
    .await;
    let (all, total) = desk.store.records("person".into(), "acme".into(), 0, 999).await.unwrap();
    assert_eq!(total, 128);
    assert_eq!(all.iter().map(|record| record.version).max(), Some(latest(&desk).await));
}

async fn puts_removals_and_purges_do_not_fail_one_another(desk: Desk) {
    sixteen(&desk, |n, store| async move {
        for round in 0..12 {
            let name = ["anna", "bert", "carl"][(n + round) % 3];
            let keys = [exclusive("x"), exclusive(["y", "z"][round % 2]), shared("all")];
            let mine = with(name, &keys[round % 3..]);
            match (n + round) % 4 {
                0 => drop(store.put_record(over(mine), Expected::Anything).await.unwrap()),
                1 => drop(store.remove_record("person".into(), "acme".into(), name.into()).await.unwrap()),
                2 => drop(store.purge(second(-600), 100).await.unwrap()),
                _ => drop(store.put_record(mine, Expected::Anything).await.unwrap()),
            }
        }
    })
    .await;
    for key in ["x", "y", "z"] {
        let having = desk.store.records_by_key("person".into(), "acme".into(), key.into()).await.unwrap();
        assert!(having.len() <= 1, "{key} is had by {having:?}");
        assert!(having.iter().all(|record| record.keys.contains(&exclusive(key))));
    }
}

async fn an_exclusive_key_is_had_by_one(desk: Desk) {
    put(&desk, with("anna", &[exclusive("anna@x"), shared("house")])).await;
    put(&desk, with("anna", &[exclusive("anna@x"), shared("house")])).await;
    let table = [
        ("its exclusive key", exclusive("anna@x"), true),
        ("its exclusive key as a shared one", shared("anna@x"), true),
        ("its shared key as an exclusive one", exclusive("house"), true),
        ("its shared key", shared("house"), false),
        ("another key", exclusive("bert@x"), false),
    ];
    for (what, key, is_taken) in table {
        let put = try_put(&desk, with("bert", &[shared("free"), key]), Expected::Anything).await;
        assert_eq!(put == Put::Taken, is_taken, "{what}: {put:?}");
        assert_eq!(find(&desk, "bert").await.is_some(), !is_taken, "{what}");
    }
    let (before, latest_before) = (find(&desk, "bert").await, latest(&desk).await);
    let refused = try_put(&desk, with("bert", &[exclusive("anna@x")]), Expected::Anything).await;
    assert_eq!(refused, Put::Taken);
    assert_eq!((find(&desk, "bert").await, latest(&desk).await), (before, latest_before), "a refused put wrote");
    let stale = try_put(&desk, with("bert", &[exclusive("anna@x")]), Expected::Nothing).await;
    assert_eq!(stale, Put::Stale, "what is expected comes first");
}

async fn an_exclusive_key_is_freed_by_replacement_and_removal(desk: Desk) {
    let key = [exclusive("x")];
    put(&desk, with("anna", &key)).await;
    assert_eq!(try_put(&desk, with("bert", &key), Expected::Anything).await, Put::Taken);
    put(&desk, with("anna", &[exclusive("y")])).await;
    put(&desk, with("bert", &key)).await;
    assert_eq!(try_put(&desk, with("carl", &key), Expected::Anything).await, Put::Taken);
    assert!(remove(&desk, "bert").await);
    put(&desk, with("carl", &key)).await;
    assert_eq!(by_key(&desk, "x").await, ["carl"]);
    put(&desk, with("carl", &[shared("x")])).await;
    put(&desk, with("anna", &[shared("x")])).await;
    assert_eq!(by_key(&desk, "x").await.len(), 2, "it is exclusive no more");
}

async fn an_exclusive_key_holds_within_its_kind_and_tenant(desk: Desk) {
    let key = [exclusive("x")];
    put(&desk, with("anna", &key)).await;
    put(&desk, Record { tenant: "other".into(), ..with("anna", &key) }).await;
    put(&desk, Record { tenant: String::new(), ..with("bert", &key) }).await;
    put(&desk, Record { kind: "ticket".into(), ..with("anna", &key) }).await;
    assert!(remove(&desk, "anna").await);
    let other = desk.store.records_by_key("person".into(), "other".into(), b"x".to_vec()).await.unwrap();
    assert_eq!(other.len(), 1, "the removal took another tenant's key");
}

async fn a_key_that_is_named_twice_is_one(desk: Desk) {
    put(&desk, with("anna", &[shared("x"), exclusive("x"), shared("x")])).await;
    assert_eq!(find(&desk, "anna").await.unwrap().keys, [exclusive("x")]);
    assert_eq!(by_key(&desk, "x").await, ["anna"]);
}

async fn what_is_over_counts_as_absent(desk: Desk) {
    let first = put(&desk, over(with("anna", &[shared("x")]))).await;
    let earlier = second(0);
    assert_eq!(find(&desk, "anna").await, None);
    assert!(by_key(&desk, "x").await.is_empty());
    assert_eq!(list(&desk, 0, 9).await, (Vec::new(), 0));
    assert_eq!(latest(&desk).await, first);
    assert!(!remove(&desk, "anna").await, "what is over was there to be removed");
    let first = put(&desk, over(with("anna", &[shared("x")]))).await;
    assert_eq!(try_put(&desk, record("anna", "x"), Expected::Version(first)).await, Put::Stale);
    let Put::Done(again) = try_put(&desk, record("anna", "new"), Expected::Nothing).await else { panic!("refused") };
    let found = find(&desk, "anna").await.unwrap();
    assert!(again > first && found.made >= kept_instant(earlier), "it is as old as the one before: {found:?}");
    assert!(found.keys.is_empty() && by_key(&desk, "x").await.is_empty(), "it has the keys of the one before");
}

async fn what_is_over_blocks_no_exclusive_key(desk: Desk) {
    put(&desk, over(with("anna", &[exclusive("x"), exclusive("y")]))).await;
    put(&desk, over(with("bert", &[shared("z")]))).await;
    put(&desk, with("carl", &[exclusive("x"), exclusive("y"), exclusive("z")])).await;
    assert_eq!(by_key(&desk, "x").await, ["carl"]);
    assert_eq!(contents(&desk.store, 500).await.len(), 1, "what gave way is left");
}

async fn a_refused_put_leaves_what_is_over_and_all_else(desk: Desk) {
    put(&desk, over(with("anna", &[exclusive("x")]))).await;
    put(&desk, with("bert", &[exclusive("y")])).await;
    let refused = try_put(&desk, with("carl", &[exclusive("x"), exclusive("y")]), Expected::Anything).await;
    assert_eq!(refused, Put::Taken);
    assert_eq!(contents(&desk.store, 500).await.len(), 2, "a refused put wrote");
}

async fn a_record_ends_when_its_time_comes(desk: Desk) {
    let soon = clock::now().checked_add(SignedDuration::from_secs(2)).unwrap();
    put(&desk, Record { until: Some(soon), ..with("anna", &[exclusive("x")]) }).await;
    let found = find(&desk, "anna").await.is_some();
    let again = try_put(&desk, record("anna", "x"), Expected::Nothing).await;
    let rival = try_put(&desk, with("bert", &[exclusive("x")]), Expected::Version(1)).await;
    // On a machine that is too busy for this it may be over already.
    if desk.store.now().await.unwrap() < soon {
        assert_eq!((found, again, rival), (true, Put::Stale, Put::Stale));
    }
    let gone = async {
        while find(&desk, "anna").await.is_some() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(PATIENCE, gone).await.expect("its time does not come");
    assert!(desk.store.now().await.unwrap() >= soon, "its time came early");
    assert!(matches!(try_put(&desk, with("bert", &[exclusive("x")]), Expected::Nothing).await, Put::Done(_)));
    // A longer time is a replacement like any other, and none is for ever.
    put(&desk, Record { until: Some(second(600)), ..record("bert", "x") }).await;
    put(&desk, record("bert", "x")).await;
    assert_eq!(find(&desk, "bert").await.unwrap().until, None);
}

async fn a_purge_takes_what_is_over(desk: Desk) {
    for n in 0..20 {
        put(&desk, over(with(&format!("over {n}"), &[exclusive(&n.to_string())]))).await;
    }
    put(&desk, with("stays", &[shared("x")])).await;
    put(&desk, Record { until: Some(second(600)), ..with("stays for a while", &[shared("x")]) }).await;
    let latest_before = latest(&desk).await;
    assert_eq!(contents(&desk.store, 500).await.len(), 22);
    assert_eq!(desk.store.purge(second(-600), 100).await.unwrap(), 0, "it counts deliveries");
    assert_eq!(contents(&desk.store, 500).await.len(), 2);
    assert_eq!(by_key(&desk, "x").await, ["stays", "stays for a while"]);
    assert_eq!(latest(&desk).await, latest_before);
    assert!(put(&desk, record("next", "x")).await > latest_before);
}

async fn every_content_is_walked_once(desk: Desk) {
    for (kind, tenant, id) in [("a", "b", "c"), ("a", "", "b/c"), ("a.b", "/", ""), ("ab", "", "c"), ("a", "b/c", "")] {
        for _ in 0..2 {
            put(
                &desk,
                Record { kind: kind.into(), tenant: tenant.into(), ..record(id, &[kind, tenant, id].join("|")) },
            )
            .await;
        }
    }
    for n in 0..12 {
        put(&desk, record(&n.to_string(), &n.to_string())).await;
    }
    put(&desk, over(record("over", "over"))).await;
    let all = contents(&desk.store, 500).await;
    let places: BTreeSet<&String> = all.iter().map(|(place, _)| place).collect();
    let values: BTreeSet<&Vec<u8>> = all.iter().map(|(_, value)| value).collect();
    assert_eq!((all.len(), places.len(), values.len()), (18, 18, 18), "{all:?}");
    for page in [1, 2, 5] {
        assert_eq!(contents(&desk.store, page).await, all, "pages of {page}");
    }
}

async fn a_content_is_resealed_only_if_it_is_the_same_still(desk: Desk) {
    let reseal = |place: &str, old: &[u8], new: &[u8]| desk.store.reseal(place.into(), old.into(), new.into());
    let version = put(&desk, with("anna", &[shared("x")])).await;
    put(&desk, record("bert", "bert")).await;
    let before = find(&desk, "anna").await.unwrap();
    let all = contents(&desk.store, 500).await;
    let (place, old) = all.iter().find(|(_, value)| value == b"anna").unwrap();
    assert!(!reseal(place, b"something else", b"new").await.unwrap());
    assert!(reseal(place, old, b"new").await.unwrap());
    assert!(!reseal(place, old, b"newer").await.unwrap());
    let found = find(&desk, "anna").await.unwrap();
    assert_eq!(found, Record { content: b"new".to_vec(), ..before }, "more than the seal is new");
    assert_eq!(find(&desk, "bert").await.unwrap().content, b"bert");
    // Who read it before the seal was changed may put its successor still.
    assert!(matches!(try_put(&desk, record("anna", "next"), Expected::Version(version)).await, Put::Done(_)));
    assert!(!reseal(place, b"new", b"newer").await.unwrap(), "a replacement lies elsewhere");
}

async fn records_outlive_the_process(desk: Desk) {
    put(&desk, with("anna", &[exclusive("x")])).await;
    let last = put(&desk, record("bert", "x")).await;
    let (anna, removed) = (find(&desk, "anna").await, remove(&desk, "bert").await);
    assert!(anna.is_some() && removed);
    let Desk { outbox, store, url, _folder } = desk;
    drop((outbox, store));
    let desk = Desk::open(url, _folder).await;
    assert_eq!(find(&desk, "anna").await, anna);
    assert_eq!(find(&desk, "bert").await, None);
    assert_eq!(latest(&desk).await, last);
    assert_eq!(try_put(&desk, with("carl", &[exclusive("x")]), Expected::Nothing).await, Put::Taken);
    assert!(put(&desk, record("carl", "x")).await > last);
}

const PEOPLE: Shelf<'static> = Shelf { kind: "person", tenant: "acme" };

fn seal(keys: &[&str]) -> Seal {
    let keys: Vec<String> = keys.iter().map(|key| key.repeat(64)).collect();
    Seal::new(&keys).unwrap()
}

async fn over_the_same(desk: &Desk, keys: &[&str]) -> Outbox {
    Outbox::over(Arc::clone(&desk.store), seal(keys), Settings::default()).await.unwrap()
}

/// Puts somebody with an address of their own on the shelf.
async fn keep(outbox: &Outbox, name: &str, address: &str, expected: Expected) -> Put {
    let content = json!({ "email": address, "family_name": "Weiß" });
    let keys = vec![
        Key { sort: "email", text: address, exclusive: true },
        Key { sort: "family_name", text: "Weiß", exclusive: false },
    ];
    outbox.keep(PEOPLE, Keeping { name, content: &content, keys, until: None }, expected).await.unwrap()
}

fn emails(kept: &[Kept]) -> Vec<&str> {
    kept.iter().filter_map(|kept| kept.content["email"].as_str()).collect()
}

async fn nothing_that_is_kept_can_be_read_in_the_store(desk: Desk) {
    let outbox = over_the_same(&desk, &["1"]).await;
    assert!(matches!(keep(&outbox, "auth0|anna", "anna@example.org", Expected::Nothing).await, Put::Done(_)));
    let (stored, total) = desk.store.records("person".into(), "acme".into(), 0, 9).await.unwrap();
    assert_eq!((stored.len(), total), (1, 1));
    let record = stored.into_iter().next().unwrap();
    let mut octets = [record.id.into_bytes(), record.content].concat();
    octets.extend(record.keys.into_iter().flat_map(|key| key.key));
    octets.extend(
        contents(&desk.store, 9).await.into_iter().flat_map(|(place, value)| [place.into_bytes(), value].concat()),
    );
    for plain in ["auth0", "anna", "example", "family_name", "Weiß"] {
        assert!(!octets.windows(plain.len()).any(|window| window == plain.as_bytes()), "{plain} can be read");
    }
}

async fn a_rotated_key_reseals_what_is_kept(desk: Desk) {
    let before = over_the_same(&desk, &["1"]).await;
    for n in 0..12 {
        assert!(matches!(
            keep(&before, &format!("p{n}"), &format!("{n}@example.org"), Expected::Nothing).await,
            Put::Done(_)
        ));
    }
    let old = before.kept(PEOPLE, "p3").await.unwrap();
    let rotated = over_the_same(&desk, &["2", "1"]).await;
    // The pepper is sealed too.
    assert_eq!(rotated.reseal().await.unwrap(), 12 + 1);
    assert_eq!(rotated.reseal().await.unwrap(), 0, "all of it is sealed with the new key");
    let stale = seal(&["2"]);
    assert!(contents(&desk.store, 500).await.iter().all(|(_, value)| !stale.is_stale(value)));
    let after = over_the_same(&desk, &["2"]).await;
    assert_eq!(after.kept(PEOPLE, "p3").await.unwrap(), old);
    let (all, total) = after.all_kept(PEOPLE, 0, 99).await.unwrap();
    assert_eq!((all.len(), total), (12, 12));
    let found = after.kept_by(PEOPLE, "email", "7@example.org").await.unwrap();
    assert_eq!(emails(&found), ["7@example.org"]);
    let version = old.unwrap().version;
    assert!(matches!(keep(&after, "p3", "3@example.org", Expected::Version(version)).await, Put::Done(_)));
    assert!(before.kept(PEOPLE, "p4").await.is_err(), "the old key opens what the new one sealed");
}

async fn what_is_kept_is_a_shelf_apart(desk: Desk) {
    let outbox = &desk.outbox;
    assert!(matches!(keep(outbox, "anna", "anna@example.org", Expected::Nothing).await, Put::Done(_)));
    assert_eq!(keep(outbox, "anna", "anna@example.org", Expected::Nothing).await, Put::Stale);
    assert_eq!(keep(outbox, "bert", "anna@example.org", Expected::Nothing).await, Put::Taken);
    assert!(matches!(keep(outbox, "bert", "bert@example.org", Expected::Nothing).await, Put::Done(_)));
    let together = outbox.kept_by(PEOPLE, "family_name", "Weiß").await.unwrap();
    assert_eq!(emails(&together), ["anna@example.org", "bert@example.org"]);
    assert!(outbox.kept_by(PEOPLE, "name", "Weiß").await.unwrap().is_empty(), "a key of another sort");
    let others = [Shelf { kind: "ticket", ..PEOPLE }, Shelf { tenant: "other", ..PEOPLE }];
    for shelf in others {
        assert_eq!(outbox.kept(shelf, "anna").await.unwrap(), None, "{shelf:?}");
        assert!(!outbox.forget(shelf, "anna").await.unwrap(), "{shelf:?}");
        assert_eq!(outbox.all_kept(shelf, 0, 9).await.unwrap(), (Vec::new(), 0), "{shelf:?}");
    }
    assert!(outbox.forget(PEOPLE, "anna").await.unwrap());
    let (left, total) = outbox.all_kept(PEOPLE, 0, 9).await.unwrap();
    assert_eq!((emails(&left), total), (vec!["bert@example.org"], 1));
}
