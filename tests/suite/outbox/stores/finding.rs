//! Lists, statistics, and what subscribers hear.

use std::time::Duration;

use vocative::outbox::delivery::{Lane, NewDelivery, State};
use vocative::outbox::store::{Cursor, Filter};

use super::{Desk, delivery, on_both_stores, second, step};

on_both_stores! {
    a_list_has_what_fits_every_filter,
    statistics_count_lanes_and_states,
    events_come_in_order_and_by_tenant,
    an_event_tells_what_was_attempted,
    one_subscriber_at_a_time_is_told,
    a_new_subscriber_begins_behind_the_last_event,
    events_of_writers_side_by_side_are_never_skipped,
    the_clock_does_not_run_backwards,
}

async fn a_list_has_what_fits_every_filter(desk: Desk) {
    let mut id = Vec::new();
    for (tenant, to, email) in
        [("a", "anna@x", "one"), ("b", "anna@x", "one"), ("a", "bernd@x", "one"), ("a", "anna@x", "two")]
    {
        id.push(desk.accept(NewDelivery { tenant: tenant.into(), email: email.into(), ..delivery(to) }).await);
    }
    desk.store.cancel(id[3].clone()).await.unwrap();
    let second = desk.row(&id[1]).await.seq;
    let filter = || Filter { limit: 10, ..Filter::default() };
    for (filter, expected) in [
        (filter(), vec![3, 2, 1, 0]),
        (Filter { limit: 2, ..filter() }, vec![3, 2]),
        (Filter { tenant: Some("a".into()), ..filter() }, vec![3, 2, 0]),
        (Filter { tenant: Some("A".into()), ..filter() }, vec![]),
        (Filter { recipient: Some(b"anna@x".to_vec()), ..filter() }, vec![3, 1, 0]),
        (Filter { state: Some(State::Cancelled), ..filter() }, vec![3]),
        (Filter { email: Some("one".into()), ..filter() }, vec![2, 1, 0]),
        (Filter { before: Some(second), ..filter() }, vec![0]),
        (
            Filter {
                tenant: Some("a".into()),
                email: Some("one".into()),
                state: Some(State::Queued),
                recipient: Some(b"anna@x".to_vec()),
                ..filter()
            },
            vec![0],
        ),
    ] {
        let rows = desk.store.list(filter.clone()).await.unwrap();
        assert!(rows.iter().all(|row| row.parcel.is_none() && !row.dossier.is_empty()));
        let found: Vec<usize> = rows.iter().map(|row| id.iter().position(|id| *id == row.id).unwrap()).collect();
        assert_eq!(found, expected, "{filter:?}");
    }
}

async fn statistics_count_lanes_and_states(desk: Desk) {
    let given = |lane, due| NewDelivery { lane, due: second(due), ..delivery("anna@example.org") };
    let oldest = given(Lane::Security, -90);
    desk.accept_all(vec![given(Lane::Security, -10), oldest.clone(), given(Lane::Notice, 600)]).await;
    let mut stats = desk.store.stats().await.unwrap();
    stats.counts.sort();
    assert_eq!(stats.counts, [(Lane::Security, State::Queued, 2), (Lane::Notice, State::Queued, 1)]);
    let waiting: Vec<(Lane, i64)> = stats.oldest.iter().map(|(lane, due)| (*lane, due.as_microsecond())).collect();
    assert_eq!(waiting, [(Lane::Security, oldest.due.as_microsecond())], "a notice is not due yet");
    assert!(stats.held == 0 && stats.now.is_some());
    let claimed = desk.claim().await;
    assert!(desk.record(&claimed[0].hold, step(State::Sent, "sent")).await);
    let mut stats = desk.store.stats().await.unwrap();
    stats.counts.sort();
    let expected =
        [(Lane::Security, State::Sending, 1), (Lane::Security, State::Sent, 1), (Lane::Notice, State::Queued, 1)];
    assert_eq!(stats.counts, expected);
    assert!(stats.oldest.is_empty());
}

async fn events_come_in_order_and_by_tenant(desk: Desk) {
    let begin = desk.store.last_event().await.unwrap();
    let mut id = Vec::new();
    for tenant in ["a", "b", "a"] {
        id.push(desk.accept(NewDelivery { tenant: tenant.into(), ..delivery("anna@example.org") }).await);
    }
    desk.store.cancel(id[0].clone()).await.unwrap();
    let all = desk.store.events(begin, None, 100).await.unwrap();
    let told: Vec<(&str, State)> = all.iter().map(|event| (event.delivery.as_str(), event.state)).collect();
    let expected =
        [(&*id[0], State::Queued), (&*id[1], State::Queued), (&*id[2], State::Queued), (&*id[0], State::Cancelled)];
    assert_eq!(told, expected);
    assert!(all.windows(2).all(|pair| pair[0].seq < pair[1].seq));
    assert_eq!(desk.store.last_event().await.unwrap(), all[3].seq);
    let some = desk.store.events(all[0].seq, Some("a".into()), 1).await.unwrap();
    assert_eq!(some, all[2..3]);
    assert_eq!(desk.store.events(all[3].seq, None, 10).await.unwrap(), Vec::new());
    assert_eq!(desk.store.events(begin, Some("c".into()), 10).await.unwrap(), Vec::new());
}

async fn an_event_tells_what_was_attempted(desk: Desk) {
    let given =
        NewDelivery { tenant: "acme".into(), locale: "de".into(), degraded: true, ..delivery("anna@example.org") };
    let hold = desk.in_flight(given.clone()).await.hold;
    assert!(desk.record(&hold, step(State::Deferred, "deferred")).await);
    let event = desk.events().await.pop().unwrap();
    assert_eq!(
        (event.delivery, event.tenant, event.email, event.locale),
        (given.id, given.tenant, given.email, given.locale)
    );
    assert_eq!((event.state, event.degraded, event.possible_duplicate), (State::Deferred, true, false));
    assert_eq!(event.attempt, Some(("final".into(), "deferred".into(), Some(250))));
    assert!(event.at.duration_since(given.due).as_secs().abs() < 60);
}

const TURN: Duration = Duration::from_secs(600);

async fn one_subscriber_at_a_time_is_told(desk: Desk) {
    let take = |worker: &str, lease| desk.store.take_cursor("hook".into(), worker.into(), lease);
    let put = |worker: &str, cursor| desk.store.put_cursor("hook".into(), worker.into(), cursor);
    let cursor = take("one", TURN).await.unwrap().unwrap();
    assert_eq!((cursor.failures, cursor.gone), (0, false));
    assert_eq!(take("two", TURN).await.unwrap(), None, "it is the other's turn");
    assert!(desk.store.take_cursor("other".into(), "two".into(), TURN).await.unwrap().is_some(), "another subscriber");
    let ahead = Cursor { seq: cursor.seq + 5, failures: 2, ..cursor.clone() };
    put("two", Cursor { seq: 99, ..cursor.clone() }).await.unwrap();
    put("one", ahead.clone()).await.unwrap();
    assert_eq!(
        take("two", Duration::ZERO).await.unwrap().map(|c| (c.seq, c.failures)),
        Some((ahead.seq, 2)),
        "what the one noted"
    );
    assert_eq!(take("one", TURN).await.unwrap().map(|c| c.seq), Some(ahead.seq), "the turn of one that died is over");
    put("one", Cursor { due: second(600), ..ahead.clone() }).await.unwrap();
    assert_eq!(take("one", TURN).await.unwrap(), None, "it is not due");
    put("one", Cursor { gone: true, ..ahead }).await.unwrap();
    assert_eq!(take("one", TURN).await.unwrap(), None);
}

async fn a_new_subscriber_begins_behind_the_last_event(desk: Desk) {
    desk.accept(delivery("anna@example.org")).await;
    let cursor = desk.store.take_cursor("hook".into(), "one".into(), TURN).await.unwrap().unwrap();
    assert_eq!(cursor.seq, desk.store.last_event().await.unwrap());
    desk.accept(delivery("anna@example.org")).await;
    assert_eq!(desk.store.events(cursor.seq, None, 10).await.unwrap().len(), 1);
    desk.store.put_cursor("hook".into(), "one".into(), Cursor { gone: true, ..cursor }).await.unwrap();
    assert_eq!(desk.store.take_cursor("hook".into(), "one".into(), TURN).await.unwrap(), None, "the receiver is gone");
}

/// A reader that goes on from the last event it saw hears of every event, however the transactions that wrote them overlap.
async fn events_of_writers_side_by_side_are_never_skipped(desk: Desk) {
    let beside = desk.beside().await;
    let mut writers = tokio::task::JoinSet::new();
    for n in 0..8 {
        let store = if n % 2 == 0 { desk.store.clone() } else { beside.clone() };
        writers.spawn(async move {
            for size in 1..12 {
                let deliveries = (0..size).map(|at| delivery(&format!("{n}.{at}@example.org"))).collect();
                let acceptance = vocative::outbox::store::Acceptance {
                    tenant: String::new(),
                    key: None,
                    deliveries,
                    limits: Vec::new(),
                };
                store.accept(acceptance).await.unwrap();
            }
        });
    }
    let (mut seen, mut after) = (0, 0);
    let expected = 8 * (1..12).sum::<usize>();
    let began = tokio::time::Instant::now();
    while seen < expected {
        let some = desk.store.events(after, None, 7).await.unwrap();
        assert!(some.windows(2).all(|pair| pair[0].seq < pair[1].seq));
        seen += some.len();
        after = some.last().map_or(after, |event| event.seq);
        if writers.is_empty() && some.is_empty() {
            assert_eq!(seen, expected, "events were skipped");
        }
        while writers.try_join_next().is_some() {}
        assert!(began.elapsed() < super::super::PATIENCE, "{seen} of {expected}");
    }
    assert_eq!(seen, expected);
}

async fn the_clock_does_not_run_backwards(desk: Desk) {
    let mut last = desk.store.now().await.unwrap();
    for _ in 0..50 {
        let now = desk.store.now().await.unwrap();
        assert!(now >= last);
        last = now;
    }
}
