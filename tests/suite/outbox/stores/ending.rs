//! How deliveries come to their ends, and what is left of them then.

use std::time::Duration;

use vocative::outbox::delivery::{Hold, NewDelivery, State, Step};
use vocative::outbox::store::{Cancelled, Hastened, Renewed};

use super::{Desk, delivery, ids, lost_answer, of_group, on_both_stores, second, step};

on_both_stores! {
    every_end_that_is_recorded_wipes_the_parcel,
    what_is_deferred_waits_for_its_time_with_its_bytes,
    attempts_that_do_not_count_are_kept_all_the_same,
    what_is_sent_after_a_lost_answer_may_be_a_duplicate,
    what_is_not_sent_after_a_lost_answer_is_no_duplicate,
    what_waits_can_be_cancelled,
    what_is_in_flight_is_cancelled_when_it_does_not_succeed,
    what_has_ended_is_not_cancelled,
    a_lost_answer_makes_cancelling_too_late,
    what_waits_can_be_hastened,
    what_is_held_waits_until_it_is_released,
    a_mailbox_that_does_not_exist_is_suppressed,
    what_a_person_suppressed_stays_as_it_was_said,
    what_is_given_back_untried_is_not_told,
    erasing_leaves_nothing_of_the_person,
    what_is_in_flight_when_it_is_erased_leaves_nothing_either,
    purging_forgets_what_ended_before,
}

async fn every_end_that_is_recorded_wipes_the_parcel(desk: Desk) {
    for state in State::ALL.into_iter().filter(|state| state.is_end()) {
        let claimed = desk.in_flight(delivery("anna@example.org")).await;
        assert!(desk.record(&claimed.hold, step(state, "x")).await);
        desk.assert_ended(&claimed.hold.id, state).await;
        assert!(!desk.row(&claimed.hold.id).await.dossier.is_empty(), "what stays for support is gone");
    }
}

async fn what_is_deferred_waits_for_its_time_with_its_bytes(desk: Desk) {
    let first = desk.in_flight(delivery("anna@example.org")).await;
    let due = second(600);
    assert!(desk.record(&first.hold, Step { due: Some(due), ..step(State::Deferred, "deferred") }).await);
    let row = desk.row(&first.hold.id).await;
    assert_eq!((row.state, row.attempts, row.due.as_microsecond()), (State::Deferred, 1, due.as_microsecond()));
    assert!(desk.claim().await.is_empty());
    assert_eq!(desk.store.hasten(first.hold.id.clone()).await.unwrap(), Hastened::Done);
    let second = desk.claim_one().await;
    assert_eq!((second.parcel, second.attempts, second.maybe_delivered), (first.parcel, 1, false));
}

async fn attempts_that_do_not_count_are_kept_all_the_same(desk: Desk) {
    let id = desk.accept(delivery("anna@example.org")).await;
    for _ in 0..3 {
        let hold = desk.claim_one().await.hold;
        assert!(desk.record(&hold, Step { counts: false, ..step(State::Queued, "deferred") }).await);
    }
    let hold = desk.claim_one().await.hold;
    assert!(desk.record(&hold, Step { attempt: None, ..step(State::Deferred, "") }).await);
    let (row, attempts) = desk.find(&id).await;
    assert_eq!((row.state, row.attempts, attempts.len()), (State::Deferred, 1, 3));
}

async fn what_is_sent_after_a_lost_answer_may_be_a_duplicate(desk: Desk) {
    let first = desk.in_flight(delivery("anna@example.org")).await;
    assert!(desk.record(&first.hold, lost_answer()).await);
    // A certain refusal in between does not make the first attempt certain.
    let second = desk.claim_one().await;
    assert!(second.maybe_delivered);
    assert!(desk.record(&second.hold, step(State::Deferred, "deferred")).await);
    let third = desk.claim_one().await;
    assert!(third.maybe_delivered && third.attempts == 2, "{third:?}");
    assert!(desk.record(&third.hold, step(State::Sent, "sent")).await);
    assert!(desk.row(&third.hold.id).await.possible_duplicate);
}

async fn what_is_not_sent_after_a_lost_answer_is_no_duplicate(desk: Desk) {
    let first = desk.in_flight(delivery("anna@example.org")).await;
    assert!(desk.record(&first.hold, lost_answer()).await);
    let second = desk.claim_one().await;
    assert!(desk.record(&second.hold, step(State::Rejected, "rejected")).await);
    assert!(!desk.row(&second.hold.id).await.possible_duplicate);
}

async fn what_waits_can_be_cancelled(desk: Desk) {
    let queued = desk.accept(NewDelivery { due: second(600), ..delivery("anna@example.org") }).await;
    let unrendered = desk.accept_unrendered(600).await;
    assert_eq!(desk.store.cancel(unrendered.clone()).await.unwrap(), Cancelled::Done);
    let deferred = desk.in_flight(delivery("anna@example.org")).await.hold;
    assert!(desk.record(&deferred, Step { due: Some(second(60)), ..step(State::Deferred, "deferred") }).await);
    for id in [queued, deferred.id] {
        assert_eq!(desk.store.cancel(id.clone()).await.unwrap(), Cancelled::Done);
        desk.assert_ended(&id, State::Cancelled).await;
    }
    desk.assert_ended(&unrendered, State::Cancelled).await;
    assert_eq!(desk.store.cancel(vocative::clock::uuid()).await.unwrap(), Cancelled::NoSuch);
}

async fn what_is_in_flight_is_cancelled_when_it_does_not_succeed(desk: Desk) {
    for (made_of_it, expected) in [
        (step(State::Deferred, "deferred"), State::Cancelled),
        (step(State::Queued, "deferred"), State::Cancelled),
        (step(State::Sent, "sent"), State::Sent),
        (step(State::Rejected, "rejected"), State::Rejected),
        (step(State::Unknown, "unknown"), State::Unknown),
        (lost_answer(), State::Unknown),
    ] {
        let hold = desk.in_flight(delivery("anna@example.org")).await.hold;
        for _ in 0..2 {
            assert_eq!(desk.store.cancel(hold.id.clone()).await.unwrap(), Cancelled::Sending);
        }
        assert_eq!(desk.row(&hold.id).await.revoked, Some(State::Cancelled));
        assert!(desk.store.is_revoked(&hold.id));
        assert!(!desk.store.mark(hold.clone()).await.unwrap());
        assert_eq!(desk.store.renew(vec![hold.clone()], Duration::from_secs(60)).await.unwrap(), [Renewed::Revoked]);
        assert!(desk.record(&hold, made_of_it).await);
        desk.assert_ended(&hold.id, expected).await;
    }
}

async fn what_has_ended_is_not_cancelled(desk: Desk) {
    for state in [State::Sent, State::Rejected, State::Unknown] {
        let hold = desk.in_flight(delivery("anna@example.org")).await.hold;
        assert!(desk.record(&hold, step(state, "x")).await);
        assert_eq!(desk.store.cancel(hold.id.clone()).await.unwrap(), Cancelled::TooLate(state));
        assert_eq!(desk.store.hasten(hold.id.clone()).await.unwrap(), Hastened::TooLate(state));
        desk.assert_ended(&hold.id, state).await;
    }
}

async fn a_lost_answer_makes_cancelling_too_late(desk: Desk) {
    let hold = desk.in_flight(delivery("anna@example.org")).await.hold;
    assert!(desk.record(&hold, lost_answer()).await);
    assert_eq!(desk.store.cancel(hold.id.clone()).await.unwrap(), Cancelled::TooLate(State::Unknown));
    desk.assert_ended(&hold.id, State::Unknown).await;
}

async fn what_waits_can_be_hastened(desk: Desk) {
    let id = desk.accept(NewDelivery { due: second(600), ..delivery("anna@example.org") }).await;
    assert_eq!(desk.store.hasten(id.clone()).await.unwrap(), Hastened::Done);
    assert_eq!(desk.claim_one().await.hold.id, id);
    assert_eq!(desk.store.hasten(id).await.unwrap(), Hastened::Sending);
    assert_eq!(desk.store.hasten(vocative::clock::uuid()).await.unwrap(), Hastened::NoSuch);
    // What is due already keeps its place in the order.
    let waits = delivery("anna@example.org");
    desk.accept(NewDelivery { due: second(-60), ..waits.clone() }).await;
    let due = desk.row(&waits.id).await.due;
    desk.store.hasten(waits.id.clone()).await.unwrap();
    assert_eq!(desk.row(&waits.id).await.due, due);
}

async fn what_is_held_waits_until_it_is_released(desk: Desk) {
    let (old, other) =
        (desk.accept(delivery("anna@example.org")).await, desk.accept(delivery("bernd@example.org")).await);
    let flying = desk.accept_unrendered(600).await;
    assert_eq!(desk.store.keep_back(second(-3600)).await.unwrap(), 0, "all were accepted later");
    assert_eq!(desk.store.keep_back(second(3600)).await.unwrap(), 3);
    let take = desk.take(super::everything()).await;
    assert!(take.claimed.is_empty() && take.next.is_none(), "{take:?}");
    assert!(desk.row(&old).await.held);
    assert_eq!(desk.store.stats().await.unwrap().held, 3);
    assert_eq!(desk.store.hasten(old.clone()).await.unwrap(), Hastened::Done, "one is released by hand");
    assert_eq!(ids(&desk.claim().await), [&old]);
    assert_eq!(desk.store.cancel(flying.clone()).await.unwrap(), Cancelled::Done);
    assert!(!desk.row(&flying).await.held, "an end is not held");
    assert_eq!(desk.store.release().await.unwrap(), 1);
    assert_eq!(ids(&desk.claim().await), [&other]);
    assert_eq!(desk.store.stats().await.unwrap().held, 0);
    let late = desk.accept(NewDelivery { not_after: second(1), ..delivery("c@example.org") }).await;
    assert_eq!(desk.store.keep_back(second(3600)).await.unwrap(), 1);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert!(desk.claim().await.is_empty());
    desk.assert_ended(&late, State::Expired).await;
}

async fn a_mailbox_that_does_not_exist_is_suppressed(desk: Desk) {
    let given = || NewDelivery { tenant: "acme".into(), ..delivery("gone@example.org") };
    desk.accept_all((0..3).map(|_| given()).collect()).await;
    // The last refusal does not shorten what an earlier one said.
    for (claimed, (until, expected)) in desk.claim().await.iter().zip([(600, 600), (3600, 3600), (60, 3600)]) {
        let step = Step { suppress_until: Some(second(until)), ..step(State::Rejected, "rejected") };
        assert!(desk.record(&claimed.hold, step).await);
        let listed = desk.store.suppressions().await.unwrap();
        assert_eq!(listed.len(), 1, "{listed:?}");
        assert_eq!(
            (listed[0].tenant.as_str(), listed[0].reason.as_str(), listed[0].address.len()),
            ("acme", "rejected", 0)
        );
        let left = listed[0].until.unwrap().duration_since(second(expected)).as_secs();
        assert!(left.abs() <= 60, "{left}");
    }
    let other = NewDelivery { tenant: "other".into(), ..given() };
    assert_eq!(desk.accept_all(vec![given()]).await, [State::Suppressed]);
    assert_eq!(desk.accept_all(vec![other]).await, [State::Queued]);
}

async fn what_a_person_suppressed_stays_as_it_was_said(desk: Desk) {
    let hold = desk.in_flight(delivery("anna@example.org")).await.hold;
    let manual = vocative::outbox::store::Suppression {
        tenant: String::new(),
        recipient: b"anna@example.org".to_vec(),
        address: b"sealed".to_vec(),
        reason: "manual".into(),
        since: second(0),
        until: None,
    };
    desk.store.suppress(manual).await.unwrap();
    assert!(desk.record(&hold, Step { suppress_until: Some(second(60)), ..step(State::Rejected, "rejected") }).await);
    let listed = desk.store.suppressions().await.unwrap();
    assert_eq!(listed.len(), 1, "{listed:?}");
    assert_eq!(
        (listed[0].reason.as_str(), listed[0].until, listed[0].address.as_slice()),
        ("manual", None, b"sealed".as_slice())
    );
}

async fn what_is_given_back_untried_is_not_told(desk: Desk) {
    let hold = desk.in_flight(delivery("anna@example.org")).await.hold;
    assert!(desk.record(&hold, Step { attempt: None, counts: false, ..step(State::Queued, "") }).await);
    assert_eq!(desk.told(&hold.id).await, [State::Queued], "subscribers heard of nothing new");
}

async fn erasing_leaves_nothing_of_the_person(desk: Desk) {
    let sent = desk.in_flight(delivery("anna@example.org")).await.hold;
    assert!(desk.record(&sent, step(State::Sent, "sent")).await);
    let maybe = desk.in_flight(delivery("anna@example.org")).await.hold;
    assert!(desk.record(&maybe, Step { due: Some(second(600)), ..lost_answer() }).await);
    let waits = desk.accept(NewDelivery { due: second(600), ..of_group("anna@example.org", "reset") }).await;
    let bernd = desk.accept(NewDelivery { due: second(600), ..delivery("bernd@example.org") }).await;
    assert_eq!(desk.store.erase(b"anna@example.org".to_vec()).await.unwrap(), 3);
    for (id, state) in [(&sent.id, State::Sent), (&maybe.id, State::Unknown), (&waits, State::Cancelled)] {
        desk.assert_ended(id, state).await;
        let (row, attempts) = desk.find(id).await;
        assert!(row.recipient.is_empty() && row.dossier.is_empty(), "{row:?}");
        assert!(attempts.iter().all(|attempt| attempt.reply.is_empty()), "{attempts:?}");
    }
    let row = desk.row(&bernd).await;
    assert_eq!((row.state, row.recipient.as_slice()), (State::Queued, b"bernd@example.org".as_slice()));
    assert_eq!(desk.store.erase(b"anna@example.org".to_vec()).await.unwrap(), 0);
}

async fn what_is_in_flight_when_it_is_erased_leaves_nothing_either(desk: Desk) {
    for (made_of_it, expected) in
        [(step(State::Deferred, "deferred"), State::Cancelled), (step(State::Rejected, "rejected"), State::Rejected)]
    {
        let flying = desk.in_flight(delivery("anna@example.org")).await.hold;
        assert_eq!(desk.store.erase(b"anna@example.org".to_vec()).await.unwrap(), 1);
        assert!(!desk.store.mark(flying.clone()).await.unwrap());
        let refusal = Step { suppress_until: Some(second(3600)), ..made_of_it };
        assert!(desk.record(&flying, refusal).await);
        desk.assert_ended(&flying.id, expected).await;
        let (row, attempts) = desk.find(&flying.id).await;
        assert!(row.recipient.is_empty() && row.dossier.is_empty(), "{row:?}");
        assert!(
            attempts.iter().all(|attempt| attempt.reply.is_empty()),
            "the relay's words of after the erasing are kept"
        );
        assert_eq!(desk.store.suppressions().await.unwrap(), Vec::new(), "nobody is suppressed");
    }
}

async fn purging_forgets_what_ended_before(desk: Desk) {
    let old = desk.in_flight(delivery("anna@example.org")).await.hold;
    assert!(desk.record(&old, step(State::Sent, "sent")).await);
    let waits = desk.accept(delivery("anna@example.org")).await;
    assert_eq!(desk.store.purge(second(-3600), 100).await.unwrap(), 0);
    let last = desk.store.last_event().await.unwrap();
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(desk.store.purge(second(60), 100).await.unwrap(), 1);
    assert!(desk.store.find(old.id, false).await.unwrap().is_none());
    assert_eq!(desk.state(&waits).await, State::Queued);
    assert_eq!(desk.store.last_event().await.unwrap(), last, "subscribers would hear of events twice");
    for _ in 0..5 {
        let hold: Hold = desk.claim_one().await.hold;
        assert!(desk.record(&hold, step(State::Sent, "sent")).await);
        desk.accept(delivery("anna@example.org")).await;
    }
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(desk.store.purge(second(60), 3).await.unwrap(), 3);
    assert_eq!(desk.store.purge(second(60), 3).await.unwrap(), 2);
    assert!(desk.events().await.iter().all(|event| event.seq > last));
}
