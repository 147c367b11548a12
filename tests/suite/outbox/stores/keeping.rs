//! What is kept beside deliveries: API keys, settings, sealed values.

use std::collections::BTreeMap;
use std::sync::Arc;

use vocative::outbox::delivery::{NewDelivery, State, Step};
use vocative::outbox::store::{Acceptance, ApiKey, IdempotencyKey, Suppression};
use vocative::outbox::{Dossier, Outbox, Settings};

use super::{Desk, attempt, delivery, on_both_stores, second, step};

on_both_stores! {
    api_keys_are_kept_and_revoked_once,
    a_setting_changes_only_from_what_was_expected,
    of_eight_writers_one_makes_a_setting,
    every_sealed_value_is_walked_once,
    a_value_is_resealed_only_if_it_is_the_same_still,
    a_rotated_key_reseals_everything,
    a_probe_proves_that_something_can_be_written,
}

fn key(id: &str, made: i64) -> ApiKey {
    ApiKey {
        id: id.into(),
        hash: vec![0, 1, 255],
        tenant: "acme".into(),
        scopes: vec!["send".into(), "read".into()],
        note: "for\nus".into(),
        made: second(made).round(jiff::Unit::Microsecond).unwrap(),
        revoked: None,
    }
}

async fn api_keys_are_kept_and_revoked_once(desk: Desk) {
    let (young, old) = (key("a", 0), key("b", -60));
    for key in [&young, &old] {
        desk.store.add_key(key.clone()).await.unwrap();
    }
    assert_eq!(desk.store.keys().await.unwrap(), [old.clone(), young.clone()]);
    assert!(desk.store.add_key(young.clone()).await.is_err(), "an id is given once");
    assert!(desk.store.revoke_key("a".into()).await.unwrap());
    assert!(!desk.store.revoke_key("a".into()).await.unwrap());
    assert!(!desk.store.revoke_key("c".into()).await.unwrap());
    let keys = desk.store.keys().await.unwrap();
    assert_eq!(keys[0], old);
    assert!(keys[1].revoked.is_some());
}

async fn a_setting_changes_only_from_what_was_expected(desk: Desk) {
    let write = |value: &[u8], expected| desk.store.write_setting("x".into(), value.to_vec(), expected);
    assert_eq!(desk.store.read_setting("x".into()).await.unwrap(), None);
    assert!(!write(b"1", Some(Some(b"0".to_vec()))).await.unwrap());
    assert!(write(b"1", Some(None)).await.unwrap());
    assert!(!write(b"2", Some(None)).await.unwrap());
    assert!(!write(b"2", Some(Some(b"0".to_vec()))).await.unwrap());
    assert_eq!(desk.store.read_setting("x".into()).await.unwrap(), Some(b"1".to_vec()));
    assert!(write(b"2", Some(Some(b"1".to_vec()))).await.unwrap());
    assert!(write(b"", None).await.unwrap());
    assert_eq!(desk.store.read_setting("x".into()).await.unwrap(), Some(Vec::new()));
}

async fn of_eight_writers_one_makes_a_setting(desk: Desk) {
    let beside = desk.beside().await;
    let mut writers = tokio::task::JoinSet::new();
    for n in 0..8u8 {
        let store = if n % 2 == 0 { desk.store.clone() } else { beside.clone() };
        writers.spawn(async move { store.write_setting("x".into(), vec![n], Some(None)).await.unwrap().then_some(n) });
    }
    let made: Vec<u8> = writers.join_all().await.into_iter().flatten().collect();
    assert_eq!(made.len(), 1, "{made:?}");
    assert_eq!(desk.store.read_setting("x".into()).await.unwrap(), Some(made));
}

/// Fills every sealed column, more than once; gives how many values there are of each.
async fn fill(desk: &Desk, outbox: &Outbox) -> BTreeMap<&'static str, usize> {
    let seal = |column: &str, text: &str| outbox.seal().seal(column, text.as_bytes());
    let given = |n: usize| NewDelivery {
        parcel: seal("parcel", "parcel"),
        dossier: outbox.seal_dossier(&Dossier { subject: "kept".into(), ..Dossier::default() }),
        due: second(-1_000 + i64::try_from(n).unwrap()),
        ..delivery(&format!("{n}@example.org"))
    };
    for n in 0..12 {
        let key = IdempotencyKey {
            key: vec![u8::try_from(n).unwrap(), b'/', 0xff],
            body: b"body".to_vec(),
            keep: std::time::Duration::from_secs(600),
            answer: seal("answer", "answer"),
        };
        let acceptance =
            Acceptance { tenant: String::new(), key: Some(key), deliveries: vec![given(n)], limits: Vec::new() };
        outbox.accept(acceptance).await.unwrap();
        let until = Suppression {
            tenant: if n % 2 == 0 { "a/b.c".into() } else { String::new() },
            recipient: format!("suppressed {}", n / 2).into_bytes(),
            address: seal("address", "address"),
            reason: "manual".into(),
            since: second(0),
            until: None,
        };
        desk.store.suppress(until).await.unwrap();
    }
    // Twelve attempts of one, so that the tenth comes after the ninth; the twelfth delivers.
    for n in 0..12 {
        let claimed = desk.take(super::Claim { room: 1, ..super::everything() }).await.claimed.remove(0);
        let state = if n == 11 { State::Sent } else { State::Deferred };
        let reply = seal("reply", "reply");
        let attempt = Some(vocative::outbox::delivery::Attempt { reply, ..attempt("deferred") });
        assert!(desk.record(&claimed.hold, Step { attempt, due: Some(second(-2_000)), ..step(state, "") }).await);
    }
    BTreeMap::from([("answer", 12), ("parcel", 11), ("dossier", 12), ("reply", 12), ("address", 12), ("value", 1)])
}

async fn walk(desk: &Desk, page: usize) -> Vec<(String, Vec<u8>)> {
    let (mut after, mut all) = (String::new(), Vec::new());
    loop {
        let some = desk.store.sealed(after, page).await.unwrap();
        assert!(some.len() <= page);
        let Some((last, _)) = some.last() else { return all };
        after = last.clone();
        all.extend(some);
        assert!(all.len() < 1_000, "it goes in circles");
    }
}

async fn every_sealed_value_is_walked_once(desk: Desk) {
    let expected = fill(&desk, &desk.outbox).await;
    for page in [1, 2, 5, 500] {
        let all = walk(&desk, page).await;
        let mut counts = BTreeMap::<&str, usize>::new();
        for (place, _) in &all {
            *counts.entry(place.split('/').next().unwrap().rsplit('.').next().unwrap()).or_default() += 1;
        }
        assert_eq!(counts, expected, "pages of {page}");
        let places: std::collections::BTreeSet<&String> = all.iter().map(|(place, _)| place).collect();
        assert_eq!(places.len(), all.len(), "a place comes twice");
    }
}

async fn a_value_is_resealed_only_if_it_is_the_same_still(desk: Desk) {
    fill(&desk, &desk.outbox).await;
    for (place, old) in walk(&desk, 500).await {
        let new = [b"new ", place.as_bytes()].concat();
        assert!(!desk.store.reseal(place.clone(), b"something else".to_vec(), new.clone()).await.unwrap(), "{place}");
        assert!(desk.store.reseal(place.clone(), old.clone(), new.clone()).await.unwrap(), "{place}");
        assert!(!desk.store.reseal(place, old, new).await.unwrap());
    }
    for (place, value) in walk(&desk, 500).await {
        assert_eq!(value, [b"new ", place.as_bytes()].concat(), "another value was changed");
    }
}

async fn a_rotated_key_reseals_everything(desk: Desk) {
    let old = vocative::outbox::seal::Seal::new(&["A".repeat(43)]).unwrap();
    let new = vocative::outbox::seal::Seal::new(&["0".repeat(63) + "1", "A".repeat(43)]).unwrap();
    let only_new = vocative::outbox::seal::Seal::new(&["0".repeat(63) + "1"]).unwrap();
    // The pepper that `desk` wrote is not sealed yet.
    let before = Outbox::over(Arc::clone(&desk.store), old, Settings::default()).await.unwrap();
    let counts = fill(&desk, &before).await;
    let rotated = Outbox::over(Arc::clone(&desk.store), new, Settings::default()).await.unwrap();
    assert_eq!(rotated.reseal().await.unwrap(), counts.values().sum::<usize>() as u64);
    assert_eq!(rotated.reseal().await.unwrap(), 0, "all of it is sealed with the new key");
    let after = Outbox::over(Arc::clone(&desk.store), only_new, Settings::default()).await.unwrap();
    assert_eq!(after.seal().hash("x", b"y"), before.seal().hash("x", b"y"), "hashes would find nothing any more");
    let listed = after.list(vocative::outbox::store::Filter { limit: 100, ..Default::default() }).await.unwrap();
    assert!(listed.iter().all(|(_, dossier)| dossier.as_ref().is_some_and(|dossier| dossier.subject == "kept")));
}

async fn a_probe_proves_that_something_can_be_written(desk: Desk) {
    desk.store.probe().await.unwrap();
    desk.store.probe().await.unwrap();
}
