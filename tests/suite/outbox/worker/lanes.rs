//! Promise 10: what is slow starves nobody else. Catalogue B25.

use super::*;
use crate::outbox::journal::{Manner, Relay};
use vocative::outbox::delivery::Lane;

const HELD: usize = 200;
const CODES: usize = 200;

/// A relay that never answers for `*.slow.example`.
async fn tarpit() -> Relay {
    Relay::start(
        |to| if to.ends_with(".slow.example") { Manner::Tarpit } else { Manner::Take(Duration::from_millis(5)) },
    )
    .await
}

/// Puts a tarpit's load before a worker, then sends codes through; gives how long each took from acceptance to its end, sorted.
async fn codes_beside(connections: usize, load: Vec<(Lane, String)>, stuck: usize) -> Vec<Duration> {
    let (desk, relay) = (Desk::new().await, tarpit().await);
    let settings = SmtpSettings { connections, ..SmtpSettings::default() };
    let transport = Transport::open(&relay.url(), false, settings).unwrap();
    for (lane, to) in load {
        desk.accept(NewDelivery { lane, ..desk.mail(&to) }).await;
    }
    let worker = desk.start_with(transport, |setup| {
        setup.connections = connections;
        setup.drain = Duration::from_millis(10);
    });
    let began = Instant::now();
    while relay.stuck() < stuck {
        assert!(began.elapsed() < PATIENCE, "only {} of {stuck} are stuck", relay.stuck());
        sleep(Duration::from_millis(20)).await;
    }
    let mut ids = Vec::new();
    for n in 0..CODES {
        ids.push(desk.accept(NewDelivery { lane: Lane::Security, ..desk.mail(&format!("{n}@fast.example")) }).await);
        sleep(Duration::from_millis(5)).await;
    }
    let mut took = Vec::new();
    for id in &ids {
        let row = desk.ends(id, State::Sent).await.row;
        took.push(Duration::try_from(row.changed.duration_since(row.accepted)).unwrap());
    }
    assert!(relay.stuck() >= stuck, "the tarpit let go");
    worker.stop().await;
    took.sort();
    took
}

fn report(what: &str, took: &[Duration]) {
    let p99 = took[took.len() * 99 / 100];
    println!("codes beside {what}: median {:?}, p99 {p99:?}", took[took.len() / 2]);
    assert!(p99 < Duration::from_secs(5), "{what}: p99 {p99:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn codes_flow_while_two_hundred_connections_are_stuck() {
    // Half of all connections for the one slow domain, although its mails were there first and are as urgent.
    let load = (0..HELD * 2).map(|n| (Lane::Security, format!("{n}@one.slow.example"))).collect();
    report("one slow domain", &codes_beside(2 * HELD, load, HELD).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn notices_to_many_slow_domains_leave_places_for_codes() {
    let load = (0..HELD * 2).map(|n| (Lane::Notice, format!("{n}@{}.slow.example", n % 50))).collect();
    report("notices to slow domains", &codes_beside(HELD, load, HELD * 6 / 10).await);
}
