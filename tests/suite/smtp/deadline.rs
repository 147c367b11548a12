//! The deadline of a mail: checked before a connection and before the final dot.

use std::sync::atomic::{AtomicI64, Ordering};

use super::*;

const DEADLINE: Timestamp = Timestamp::constant(1_800_000_000, 0);

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_past_its_deadline_opens_no_connection() {
    let peer = Script::new().start().await;
    let pool = pool(&peer, patient());
    let late = || Timestamp::constant(1_800_000_001, 0);
    let outcome = pool.send(&message("late"), Some(DEADLINE), &late).await;
    assert_ended(&outcome, Verdict::Refused, Phase::Connect, None);
    assert_says(&outcome, "the deadline 2027-01-15T08:00:00Z has passed");
    assert_eq!(peer.connections(), 0);
    assert!(pool.send(&message("in time"), Some(DEADLINE), &|| DEADLINE).await.is_sent());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_whose_deadline_passes_on_the_way_gets_no_dot() {
    for (verb, size) in [("RCPT", 10), ("DATA", 10), ("BODY", 5_000_000)] {
        for script in both_ways(|| Script::new().on(verb, [Step::Wait(Duration::from_millis(200)), Step::Polite])) {
            let script = script.keywords(&["PIPELINING"]);
            let peer = script.start().await;
            let pool = pool(&peer, patient());
            let seconds = AtomicI64::new(1_799_999_999);
            let clock = || Timestamp::from_second(seconds.load(Ordering::SeqCst)).expect("it is in range");
            let mail = message(&"x\r\n".repeat(size));
            let strike = async {
                tokio::time::sleep(Duration::from_millis(100)).await;
                seconds.store(1_800_000_001, Ordering::SeqCst);
            };
            let (outcome, ()) = tokio::join!(pool.send(&mail, Some(DEADLINE), &clock), strike);
            assert_ended(&outcome, Verdict::Refused, Phase::Data, None);
            assert_says(&outcome, "deadline");
            tokio::time::sleep(Duration::from_millis(50)).await;
            assert_eq!(peer.received().len(), 0);
            assert_eq!(pool.idle(), 0, "the relay must discard what it has");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_nobody_reads_ends_with_its_deadline_before_the_dot() {
    let peer = Script::new().on("BODY", [Step::Wait(PATIENT)]).start().await;
    let pool = pool(&peer, but(|deadlines| deadlines.data = BRIEF));
    let outcome = send(&pool, &message(&"x\r\n".repeat(5_000_000))).await;
    assert_ended(&outcome, Verdict::Deferred, Phase::Data, None);
    assert_says(&outcome, "within 200ms");
}
