//! What is accepted, how often, and for whom.

use std::time::Duration;

use tokio::task::JoinSet;
use vocative::clock;
use vocative::outbox::delivery::{NewDelivery, State};
use vocative::outbox::store::{Acceptance, Accepted, IdempotencyKey, Suppression, Toll};

use super::{Desk, delivery, everything, ids, on_both_stores, second, step};

on_both_stores! {
    what_is_accepted_is_found_as_it_was_given,
    what_is_sent_has_its_attempt_and_no_parcel,
    a_batch_is_accepted_whole_and_in_order,
    an_id_that_exists_refuses_the_whole_acceptance,
    the_same_key_and_body_answer_again,
    the_same_key_with_another_body_is_a_conflict,
    fifty_callers_with_one_key_make_one_delivery,
    a_key_is_forgotten_after_its_time,
    a_key_that_is_known_counts_against_no_limit,
    a_limit_lets_its_burst_through_and_then_says_when,
    a_limit_recovers_with_time,
    a_batch_passes_every_limit_or_counts_against_none,
    a_suppressed_recipient_gets_nothing,
    a_suppression_holds_for_its_tenant_and_its_time,
}

async fn what_is_accepted_is_found_as_it_was_given(desk: Desk) {
    let given = NewDelivery {
        tenant: "acme".into(),
        brand: Some("north".into()),
        degraded: true,
        hold: true,
        group: Some(b"g".to_vec()),
        ..delivery("anna@example.org")
    };
    let before = clock::now();
    assert_eq!(desk.accept_all(vec![given.clone()]).await, [State::Queued]);
    let (row, attempts) = desk.find(&given.id).await;
    assert_eq!((row.id.as_str(), row.tenant.as_str(), row.state), (given.id.as_str(), "acme", State::Queued));
    assert_eq!((row.email.as_str(), row.locale.as_str(), row.brand.as_deref()), ("hello", "en", Some("north")));
    assert_eq!((row.message_id, row.lane, row.degraded), (given.message_id, given.lane, true));
    assert_eq!((row.recipient, row.parcel, row.dossier), (given.recipient, Some(given.parcel), given.dossier));
    assert_eq!(
        (row.due.as_microsecond(), row.not_after.as_microsecond()),
        (given.due.as_microsecond(), given.not_after.as_microsecond())
    );
    assert_eq!((row.attempts, row.possible_duplicate, row.held, row.revoked), (0, false, false, None));
    assert!(row.accepted.duration_since(before).as_secs().abs() < 60, "{:?}", row.accepted);
    assert_eq!(row.accepted, row.changed);
    assert!(attempts.is_empty());
    assert_eq!(desk.store.find(given.id.clone(), false).await.unwrap().unwrap().0.parcel, None, "it was not asked for");
    assert!(desk.store.find(clock::uuid(), true).await.unwrap().is_none());
    assert_eq!(desk.told(&given.id).await, [State::Queued]);
}

async fn what_is_sent_has_its_attempt_and_no_parcel(desk: Desk) {
    let given = NewDelivery { tenant: "acme".into(), hold: true, ..delivery("anna@example.org") };
    let claimed = desk.in_flight(given.clone()).await;
    assert_eq!(
        (claimed.tenant.as_str(), claimed.sender.as_str(), claimed.email.as_str()),
        ("acme", "no-reply@example.com", "hello")
    );
    assert_eq!(
        (claimed.unrendered, claimed.keep_unknown, claimed.maybe_delivered, claimed.attempts),
        (false, true, false, 0)
    );
    assert_eq!((claimed.parcel.clone(), claimed.domain.clone()), (given.parcel, given.domain));
    assert_eq!(claimed.not_after.as_microsecond(), given.not_after.as_microsecond());
    assert_eq!(desk.state(&given.id).await, State::Sending);
    assert!(desk.claim().await.is_empty(), "it is claimed twice");
    let sent = step(State::Sent, "sent");
    assert!(desk.record(&claimed.hold, sent.clone()).await);
    let (row, attempts) = desk.find(&given.id).await;
    assert_eq!((row.state, row.attempts, row.possible_duplicate), (State::Sent, 1, false));
    assert_eq!(attempts.len(), 1);
    let kept = sent.attempt.unwrap();
    assert_eq!((attempts[0].at.as_microsecond(), attempts[0].reply.clone()), (kept.at.as_microsecond(), kept.reply));
    assert_eq!(
        (attempts[0].phase.as_str(), attempts[0].outcome.as_str(), attempts[0].code),
        ("final", "sent", Some(250))
    );
    desk.assert_ended(&given.id, State::Sent).await;
    let last = desk.events().await.pop().unwrap();
    assert_eq!(last.attempt, Some(("final".to_owned(), "sent".to_owned(), Some(250))));
}

async fn a_batch_is_accepted_whole_and_in_order(desk: Desk) {
    let batch: Vec<NewDelivery> = (0..50).map(|n| delivery(&format!("{n}@example.org"))).collect();
    let given: Vec<String> = batch.iter().map(|delivery| delivery.id.clone()).collect();
    assert_eq!(desk.accept_all(batch).await, vec![State::Queued; 50]);
    let listed = desk.store.list(vocative::outbox::store::Filter { limit: 100, ..Default::default() }).await.unwrap();
    let mut listed: Vec<String> = listed.into_iter().map(|row| row.id).collect();
    listed.reverse();
    assert_eq!(listed, given, "the order of acceptance");
    assert_eq!(desk.claim().await.len(), 50);
}

async fn an_id_that_exists_refuses_the_whole_acceptance(desk: Desk) {
    let known = delivery("anna@example.org");
    desk.accept(known.clone()).await;
    let (fresh, limit) = (delivery("bernd@example.org"), toll(b"b", 5));
    let refused =
        Acceptance { limits: vec![limit.clone()], ..acceptance(vec![fresh.clone(), known], Some((b"k", b"x"))) };
    assert!(desk.store.accept(refused).await.is_err());
    assert!(desk.store.find(fresh.id, false).await.unwrap().is_none(), "a part of it was accepted");
    assert_eq!(desk.events().await.len(), 1);
    let whole = Acceptance {
        limits: vec![Toll { count: 5, ..limit }],
        ..acceptance(vec![delivery("c@example.org")], Some((b"k", b"y")))
    };
    assert!(matches!(desk.store.accept(whole).await.unwrap(), Accepted::New(_)), "its key or its limit was kept");
}

fn acceptance(deliveries: Vec<NewDelivery>, key: Option<(&[u8], &[u8])>) -> Acceptance {
    let key = key.map(|(key, body)| IdempotencyKey {
        key: key.to_vec(),
        body: body.to_vec(),
        keep: Duration::from_secs(3600),
        answer: [b"answer to ", body].concat(),
    });
    Acceptance { tenant: String::new(), key, deliveries, limits: Vec::new() }
}

fn toll(bucket: &[u8], burst: u32) -> Toll {
    Toll { bucket: bucket.to_vec(), name: "recipient", burst, every: Duration::from_secs(600), count: 1 }
}

async fn the_same_key_and_body_answer_again(desk: Desk) {
    let first = acceptance(vec![delivery("anna@example.org")], Some((b"key", b"body")));
    assert!(matches!(desk.store.accept(first).await.unwrap(), Accepted::New(_)));
    for _ in 0..2 {
        let again = acceptance(vec![delivery("anna@example.org")], Some((b"key", b"body")));
        match desk.store.accept(again).await.unwrap() {
            Accepted::Again(answer) => assert_eq!(answer, b"answer to body"),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(desk.claim().await.len(), 1);
}

async fn the_same_key_with_another_body_is_a_conflict(desk: Desk) {
    let one = acceptance(vec![delivery("anna@example.org")], Some((b"key", b"body")));
    assert!(matches!(desk.store.accept(one).await.unwrap(), Accepted::New(_)));
    let other = acceptance(vec![delivery("anna@example.org")], Some((b"key", b"other")));
    assert!(matches!(desk.store.accept(other).await.unwrap(), Accepted::Conflict));
    // Another tenant's key is another hash.
    let theirs = acceptance(vec![delivery("anna@example.org")], Some((b"their key", b"other")));
    assert!(matches!(desk.store.accept(theirs).await.unwrap(), Accepted::New(_)));
    assert_eq!(desk.claim().await.len(), 2);
}

async fn fifty_callers_with_one_key_make_one_delivery(desk: Desk) {
    let mut callers = JoinSet::new();
    let other = desk.beside().await;
    for n in 0..50 {
        let store = if n % 2 == 0 { desk.store.clone() } else { other.clone() };
        let group = acceptance(vec![delivery("anna@example.org")], Some((b"key", b"body")));
        callers.spawn(async move { store.accept(group).await.unwrap() });
    }
    let answers = callers.join_all().await;
    let new = answers.iter().filter(|answer| matches!(answer, Accepted::New(_))).count();
    let again = answers.iter().filter(|answer| matches!(answer, Accepted::Again(_))).count();
    assert_eq!((new, again), (1, 49), "{answers:?}");
    assert_eq!(desk.claim().await.len(), 1);
}

async fn a_key_is_forgotten_after_its_time(desk: Desk) {
    for _ in 0..2 {
        let mut brief = acceptance(vec![delivery("anna@example.org")], Some((b"key", b"body")));
        brief.key.as_mut().unwrap().keep = Duration::ZERO;
        assert!(matches!(desk.store.accept(brief).await.unwrap(), Accepted::New(_)));
    }
    let last = acceptance(vec![delivery("anna@example.org")], Some((b"key", b"other")));
    assert!(matches!(desk.store.accept(last).await.unwrap(), Accepted::New(_)), "another body, but the key is over");
    assert_eq!(desk.claim().await.len(), 3);
}

async fn a_key_that_is_known_counts_against_no_limit(desk: Desk) {
    for turn in 0..5 {
        let limits = vec![toll(b"anna", 1)];
        let given = Acceptance { limits, ..acceptance(vec![delivery("anna@example.org")], Some((b"key", b"body"))) };
        let answer = desk.store.accept(given).await.unwrap();
        assert_eq!(matches!(answer, Accepted::New(_)), turn == 0, "{answer:?}");
        assert!(!matches!(answer, Accepted::Limited { .. }), "{answer:?}");
    }
}

async fn a_limit_lets_its_burst_through_and_then_says_when(desk: Desk) {
    let given =
        || Acceptance { limits: vec![toll(b"anna", 3)], ..acceptance(vec![delivery("anna@example.org")], None) };
    for _ in 0..3 {
        assert!(matches!(desk.store.accept(given()).await.unwrap(), Accepted::New(_)));
    }
    match desk.store.accept(given()).await.unwrap() {
        Accepted::Limited { name, retry_after } => {
            assert_eq!(name, "recipient");
            // The first place is free again 600 s after it was taken, less the time that this test took.
            assert!((500.0..=600.0).contains(&retry_after.as_secs_f64()), "{retry_after:?}");
        }
        other => panic!("{other:?}"),
    }
    let bernd = Acceptance { limits: vec![toll(b"bernd", 3)], ..acceptance(vec![delivery("bernd@example.org")], None) };
    assert!(matches!(desk.store.accept(bernd).await.unwrap(), Accepted::New(_)), "another's limit");
    assert_eq!(desk.claim().await.len(), 4, "what a limit refused was accepted");
}

async fn a_limit_recovers_with_time(desk: Desk) {
    let limit = Toll { every: Duration::from_millis(200), ..toll(b"anna", 1) };
    let given = || Acceptance { limits: vec![limit.clone()], ..acceptance(vec![delivery("anna@example.org")], None) };
    assert!(matches!(desk.store.accept(given()).await.unwrap(), Accepted::New(_)));
    for _ in 0..100 {
        match desk.store.accept(given()).await.unwrap() {
            Accepted::New(_) => return,
            Accepted::Limited { retry_after, .. } => {
                assert!(retry_after <= Duration::from_millis(200), "{retry_after:?}");
                tokio::time::sleep(retry_after + Duration::from_millis(1)).await;
            }
            other => panic!("{other:?}"),
        }
    }
    panic!("the limit never lets through what it promised");
}

async fn a_batch_passes_every_limit_or_counts_against_none(desk: Desk) {
    let limits = |recipients: u32, tenant: u32| {
        let tenant = Toll { name: "tenant", count: tenant, ..toll(b"tenant", 4) };
        vec![Toll { count: recipients, ..toll(b"anna", 10) }, tenant]
    };
    let batch = |limits: Vec<Toll>| Acceptance {
        limits,
        ..acceptance(vec![delivery("anna@example.org"), delivery("anna@example.org")], None)
    };
    match desk.store.accept(batch(limits(9, 5))).await.unwrap() {
        Accepted::Limited { name, .. } => assert_eq!(name, "tenant"),
        other => panic!("{other:?}"),
    }
    assert!(desk.claim().await.is_empty(), "a part of it was accepted");
    // Had it taken nine of Anna's ten places, these two would not fit.
    assert!(matches!(desk.store.accept(batch(limits(2, 4))).await.unwrap(), Accepted::New(_)));
    assert_eq!(desk.claim().await.len(), 2);
}

fn suppression(tenant: &str, to: &str, until: Option<i64>) -> Suppression {
    Suppression {
        tenant: tenant.into(),
        recipient: to.as_bytes().to_vec(),
        address: b"sealed".to_vec(),
        reason: "manual".into(),
        since: second(0),
        until: until.map(second),
    }
}

async fn a_suppressed_recipient_gets_nothing(desk: Desk) {
    desk.store.suppress(suppression("", "anna@example.org", None)).await.unwrap();
    let (anna, bernd) = (delivery("anna@example.org"), delivery("bernd@example.org"));
    let states = desk.accept_all(vec![anna.clone(), bernd.clone()]).await;
    assert_eq!(states, [State::Suppressed, State::Queued]);
    assert_eq!(ids(&desk.claim().await), [bernd.id]);
    desk.assert_ended(&anna.id, State::Suppressed).await;
    assert!(desk.store.unsuppress(String::new(), anna.recipient.clone()).await.unwrap());
    assert!(!desk.store.unsuppress(String::new(), anna.recipient).await.unwrap(), "it is not on the list any more");
    assert_eq!(desk.accept_all(vec![delivery("anna@example.org")]).await, [State::Queued]);
}

async fn a_suppression_holds_for_its_tenant_and_its_time(desk: Desk) {
    for entry in [
        suppression("acme", "anna@example.org", Some(3600)),
        suppression("", "over@example.org", Some(-1)),
        suppression("acme", "changed@example.org", Some(3600)),
        suppression("acme", "changed@example.org", Some(-1)),
    ] {
        desk.store.suppress(entry).await.unwrap();
    }
    for (tenant, to, expected) in [
        ("acme", "anna@example.org", State::Suppressed),
        ("other", "anna@example.org", State::Queued),
        ("", "anna@example.org", State::Queued),
        ("acme", "over@example.org", State::Queued),
        ("acme", "changed@example.org", State::Queued),
        ("acme", "", State::Queued),
    ] {
        let given = NewDelivery { tenant: tenant.into(), ..delivery(to) };
        assert_eq!(desk.accept_all(vec![given]).await, [expected], "{tenant} {to}");
    }
    let listed = desk.store.suppressions().await.unwrap();
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(
        (listed[0].tenant.as_str(), listed[0].reason.as_str(), listed[0].address.as_slice()),
        ("acme", "manual", b"sealed".as_slice())
    );
    assert_eq!(desk.take(everything()).await.claimed.len(), 5);
}
