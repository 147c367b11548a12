//! Who gets what, when, and for how long.

use std::collections::HashSet;
use std::time::Duration;

use tokio::task::JoinSet;
use vocative::outbox::delivery::{Lane, NewDelivery, State, Step};
use vocative::outbox::store::{Claim, Renewed};

use super::{Desk, attempt, delivery, everything, ids, lost_answer, on_both_stores, second, step};

on_both_stores! {
    lanes_come_before_due_times,
    what_is_not_due_waits_and_says_when,
    no_more_is_claimed_than_there_is_room_for,
    a_domain_gets_no_more_than_its_share,
    a_tenant_gets_no_more_than_its_share,
    a_sender_that_pauses_is_left_out,
    lower_lanes_leave_places_free,
    a_full_domain_hides_nothing_behind_it,
    a_lease_that_is_over_may_have_delivered,
    a_held_delivery_that_was_not_marked_is_certainly_not_delivered,
    a_held_delivery_that_was_marked_ends_unknown,
    a_late_worker_can_change_nothing,
    a_lease_that_was_renewed_is_not_taken_over,
    a_mark_needs_a_lease_that_is_not_over,
    what_was_given_back_is_not_marked_any_more,
    what_is_past_its_deadline_is_never_claimed,
    what_may_have_been_delivered_does_not_expire,
    what_waits_without_being_rendered_expires_too,
    eight_claimers_share_a_thousand_without_overlap,
}

async fn lanes_come_before_due_times(desk: Desk) {
    let given = |lane, due| NewDelivery { lane, due: second(due), ..delivery("anna@example.org") };
    let batch = vec![
        given(Lane::Notice, -90),
        given(Lane::Account, -80),
        given(Lane::Security, -10),
        given(Lane::Security, -20),
        given(Lane::Account, -81),
    ];
    let id: Vec<String> = batch.iter().map(|delivery| delivery.id.clone()).collect();
    desk.accept_all(batch).await;
    assert_eq!(ids(&desk.claim().await), [3, 2, 4, 1, 0].map(|at: usize| id[at].as_str()));
}

async fn what_is_not_due_waits_and_says_when(desk: Desk) {
    let later = NewDelivery { due: second(1000), ..delivery("anna@example.org") };
    let latest = NewDelivery { due: second(2000), ..delivery("anna@example.org") };
    desk.accept_all(vec![latest, later.clone()]).await;
    let take = desk.take(everything()).await;
    assert!(take.claimed.is_empty());
    assert_eq!(take.next.map(jiff::Timestamp::as_microsecond), Some(later.due.as_microsecond()));
    assert!(take.now < later.due);
}

async fn no_more_is_claimed_than_there_is_room_for(desk: Desk) {
    desk.accept_all((0..5).map(|n| delivery(&format!("{n}@example.org"))).collect()).await;
    assert_eq!(desk.take(Claim { room: 2, ..everything() }).await.claimed.len(), 2);
    assert_eq!(desk.take(Claim { room: 0, ..everything() }).await.claimed.len(), 0);
    assert_eq!(desk.claim().await.len(), 3);
}

async fn a_domain_gets_no_more_than_its_share(desk: Desk) {
    let to = ["1@slow.example", "2@slow.example", "3@slow.example", "1@fast.example", "2@fast.example"];
    desk.accept_all(to.iter().map(|to| delivery(to)).collect()).await;
    let claim = Claim { per_domain: 2, domains: vec![(b"slow.example".to_vec(), 1)], ..everything() };
    let claimed = desk.take(claim).await.claimed;
    let slow = claimed.iter().filter(|claimed| claimed.domain == b"slow.example").count();
    assert_eq!((slow, claimed.len()), (1, 3));
    let full = Claim { per_domain: 2, domains: vec![(b"slow.example".to_vec(), 2)], ..everything() };
    assert!(desk.take(full).await.claimed.is_empty());
}

async fn a_tenant_gets_no_more_than_its_share(desk: Desk) {
    for tenant in ["big", "big", "big", "small"] {
        desk.accept(NewDelivery { tenant: tenant.into(), ..delivery("anna@example.org") }).await;
    }
    let claim = Claim { per_tenant: 3, tenants: vec![("big".into(), 2)], ..everything() };
    let mut tenants: Vec<String> = desk.take(claim).await.claimed.into_iter().map(|claimed| claimed.tenant).collect();
    tenants.sort();
    assert_eq!(tenants, ["big", "small"]);
}

async fn a_sender_that_pauses_is_left_out(desk: Desk) {
    let odd = NewDelivery { sender: "odd'\"\\@example.com".into(), ..delivery("anna@example.org") };
    let usual = delivery("anna@example.org");
    desk.accept_all(vec![odd.clone(), usual.clone()]).await;
    let claim = Claim { paused: vec![odd.sender.clone()], ..everything() };
    assert_eq!(ids(&desk.take(claim).await.claimed), [usual.id]);
    assert_eq!(ids(&desk.claim().await), [odd.id]);
}

async fn lower_lanes_leave_places_free(desk: Desk) {
    let notices = (0..8).map(|_| NewDelivery { lane: Lane::Notice, ..delivery("anna@example.org") });
    desk.accept_all(notices.collect()).await;
    let claim = || Claim { room: 8, lanes: [8, 6, 4], ..everything() };
    assert_eq!(desk.take(claim()).await.claimed.len(), 4);
    let codes = (0..8).map(|_| NewDelivery { lane: Lane::Security, ..delivery("anna@example.org") });
    desk.accept_all(codes.collect()).await;
    let claimed = desk.take(claim()).await.claimed;
    assert_eq!(claimed.len(), 8);
    assert!(claimed.iter().all(|claimed| claimed.lane == Lane::Security));
}

/// However much waits for a domain that has no place left, what waits for others is found.
async fn a_full_domain_hides_nothing_behind_it(desk: Desk) {
    let slow = (0..500).map(|n| NewDelivery { due: second(-500), ..delivery(&format!("{n}@slow.example")) });
    desk.accept_all(slow.collect()).await;
    let other = desk.accept(delivery("anna@fast.example")).await;
    let mut claim = Claim { room: 4, per_domain: 2, ..everything() };
    for _ in 0..3 {
        let claimed = desk.take(claim.clone()).await.claimed;
        if claimed.iter().any(|claimed| claimed.hold.id == other) {
            return;
        }
        claim.domains = vec![(b"slow.example".to_vec(), 2)];
    }
    panic!("it was not found in three claims");
}

async fn a_lease_that_is_over_may_have_delivered(desk: Desk) {
    let id = desk.accept(delivery("anna@example.org")).await;
    let first = desk.claim_and_die().await.remove(0);
    let take = desk.take(everything()).await;
    assert_eq!((take.reclaimed, take.claimed.len()), (1, 1), "it is due at once");
    let again = &take.claimed[0];
    assert!(again.maybe_delivered && again.hold.lease > first.hold.lease, "{again:?}");
    assert_eq!(again.parcel, first.parcel, "every attempt has the same bytes");
    assert_eq!(desk.told(&id).await, [State::Queued, State::Deferred]);
    let (row, attempts) = desk.find(&id).await;
    assert_eq!(attempts.iter().map(|attempt| attempt.outcome.as_str()).collect::<Vec<_>>(), ["interrupted"]);
    assert_eq!((row.attempts, again.attempts), (1, 1), "an attempt that may have delivered counts");
    assert!(desk.record(&again.hold, step(State::Sent, "sent")).await);
    assert!(desk.row(&id).await.possible_duplicate);
    let last = desk.events().await.pop().unwrap();
    assert!(last.state == State::Sent && last.possible_duplicate, "{last:?}");
}

async fn a_held_delivery_that_was_not_marked_is_certainly_not_delivered(desk: Desk) {
    let id = desk.accept(NewDelivery { hold: true, ..delivery("anna@example.org") }).await;
    desk.claim_and_die().await;
    let again = desk.claim_one().await;
    assert!(!again.maybe_delivered);
    let (row, attempts) = desk.find(&id).await;
    assert_eq!((row.attempts, attempts.len()), (0, 1));
    assert!(desk.record(&again.hold, step(State::Sent, "sent")).await);
    assert!(!desk.row(&id).await.possible_duplicate);
}

async fn a_held_delivery_that_was_marked_ends_unknown(desk: Desk) {
    let claimed = desk.in_flight(NewDelivery { hold: true, ..delivery("anna@example.org") }).await;
    assert!(desk.store.mark(claimed.hold.clone()).await.unwrap());
    assert_eq!(desk.store.renew(vec![claimed.hold.clone()], Duration::ZERO).await.unwrap(), [Renewed::Ours]);
    let take = desk.take(everything()).await;
    assert_eq!((take.claimed.len(), take.reclaimed), (0, 1));
    desk.assert_ended(&claimed.hold.id, State::Unknown).await;
    let (_, attempts) = desk.find(&claimed.hold.id).await;
    assert_eq!((attempts[0].phase.as_str(), attempts[0].outcome.as_str()), ("final", "interrupted"));
}

async fn a_late_worker_can_change_nothing(desk: Desk) {
    let id = desk.accept(delivery("anna@example.org")).await;
    let late = desk.claim_and_die().await.remove(0).hold;
    let present = desk.claim_one().await.hold;
    let before = (desk.row(&id).await.changed, desk.events().await.len());
    assert_eq!(desk.store.renew(vec![late.clone()], Duration::from_secs(5)).await.unwrap(), [Renewed::Lost]);
    assert!(!desk.store.mark(late.clone()).await.unwrap());
    for state in [State::Sent, State::Deferred, State::Rejected] {
        assert!(!desk.record(&late, step(state, "late")).await);
    }
    assert!(!desk.store.admit(late, delivery("eve@example.org")).await.unwrap());
    let (row, attempts) = desk.find(&id).await;
    assert_eq!(
        (row.state, row.recipient.as_slice(), attempts.len()),
        (State::Sending, b"anna@example.org".as_slice(), 1)
    );
    assert_eq!((row.changed, desk.events().await.len()), before);
    let nobody = vocative::outbox::delivery::Hold { id: vocative::clock::uuid(), lease: 1 };
    assert_eq!(
        desk.store.renew(vec![nobody, present.clone()], Duration::from_secs(5)).await.unwrap(),
        [Renewed::Lost, Renewed::Ours]
    );
    assert!(desk.record(&present, step(State::Sent, "sent")).await);
    assert!(!desk.record(&present, step(State::Rejected, "rejected")).await, "an end is final");
    desk.assert_ended(&id, State::Sent).await;
}

async fn a_lease_that_was_renewed_is_not_taken_over(desk: Desk) {
    let id = desk.accept(delivery("anna@example.org")).await;
    let hold = desk.claim_and_die().await.remove(0).hold;
    // It is over, but nobody has taken it: whoever has it may still lengthen it, or record.
    assert_eq!(desk.store.renew(vec![hold.clone()], Duration::from_secs(600)).await.unwrap(), [Renewed::Ours]);
    assert!(desk.claim().await.is_empty());
    assert!(desk.record(&hold, step(State::Sent, "sent")).await);
    assert!(!desk.row(&id).await.possible_duplicate);
}

async fn a_mark_needs_a_lease_that_is_not_over(desk: Desk) {
    desk.accept(NewDelivery { hold: true, ..delivery("anna@example.org") }).await;
    let hold = desk.claim_and_die().await.remove(0).hold;
    assert!(!desk.store.mark(hold.clone()).await.unwrap(), "the dot would go out after the lease");
    desk.store.renew(vec![hold.clone()], Duration::from_secs(600)).await.unwrap();
    assert!(desk.store.mark(hold).await.unwrap());
}

async fn what_was_given_back_is_not_marked_any_more(desk: Desk) {
    let claimed = desk.in_flight(NewDelivery { hold: true, ..delivery("anna@example.org") }).await;
    assert!(desk.store.mark(claimed.hold.clone()).await.unwrap());
    let broken_before_the_dot = Step { counts: false, ..step(State::Queued, "deferred") };
    assert!(desk.record(&claimed.hold, broken_before_the_dot).await);
    let again = desk.claim_and_die().await.remove(0);
    assert_eq!(again.attempts, 0);
    let third = desk.claim_one().await;
    assert!(!third.maybe_delivered, "the mark of an attempt that is over counts for the next");
}

async fn what_is_past_its_deadline_is_never_claimed(desk: Desk) {
    // More than one claim looks after.
    let old =
        |n: i64| NewDelivery { not_after: second(-1), due: second(-100 - n), ..delivery(&format!("{n}@example.org")) };
    let batch: Vec<NewDelivery> = (0..600).map(old).collect();
    let all: Vec<String> = batch.iter().map(|delivery| delivery.id.clone()).collect();
    desk.accept_all(batch).await;
    let claimed = desk.claim().await;
    assert!(claimed.is_empty(), "{} are claimed after their deadline", claimed.len());
    while desk.claim().await.len() + desk.store.list(waiting()).await.unwrap().len() > 0 {}
    for id in [&all[0], &all[599]] {
        desk.assert_ended(id, State::Expired).await;
        assert_eq!(desk.told(id).await, [State::Queued, State::Expired]);
    }
}

fn waiting() -> vocative::outbox::store::Filter {
    vocative::outbox::store::Filter { state: Some(State::Queued), limit: 1_000, ..Default::default() }
}

async fn what_may_have_been_delivered_does_not_expire(desk: Desk) {
    let lost = desk.in_flight(delivery("anna@example.org")).await;
    assert!(desk.record(&lost.hold, Step { due: Some(second(2)), ..lost_answer() }).await);
    let short = NewDelivery { not_after: second(0), ..delivery("bernd@example.org") };
    // In flight when its deadline passes: its worker decides, unless it dies.
    let also = short.id.clone();
    desk.accept(NewDelivery { not_after: second(1), ..short }).await;
    assert_eq!(desk.claim_and_die().await.len(), 1);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert!(desk.claim().await.iter().all(|claimed| claimed.hold.id != also));
    desk.assert_ended(&also, State::Unknown).await;
    assert!(matches!(desk.state(&lost.hold.id).await, State::Deferred | State::Sending), "it has a day");
}

async fn what_waits_without_being_rendered_expires_too(desk: Desk) {
    let id = desk.accept_unrendered(-1).await;
    assert!(desk.claim().await.is_empty());
    desk.assert_ended(&id, State::Expired).await;
}

async fn eight_claimers_share_a_thousand_without_overlap(desk: Desk) {
    for lot in 0..4 {
        let batch = (0..250).map(|n| NewDelivery {
            group: Some(format!("{lot} {n}").into_bytes()),
            ..delivery(&format!("{n}@{lot}.example"))
        });
        desk.accept_all(batch.collect()).await;
    }
    let beside = desk.beside().await;
    let mut claimers = JoinSet::new();
    for n in 0..8 {
        let store = if n % 2 == 0 { desk.store.clone() } else { beside.clone() };
        claimers.spawn(async move {
            let (mut mine, mut dry) = (Vec::new(), 0);
            while dry < 3 {
                let claim = Claim { worker: format!("worker {n}"), room: 7, ..everything() };
                let claimed = store.claim(claim).await.unwrap().claimed;
                dry = if claimed.is_empty() { dry + 1 } else { 0 };
                for claimed in claimed {
                    let sent = Step { attempt: Some(attempt("sent")), ..step(State::Sent, "sent") };
                    assert!(store.record(claimed.hold.clone(), sent).await.unwrap(), "a lease was lost");
                    mine.push(claimed.hold.id);
                }
            }
            mine
        });
    }
    let all: Vec<String> = claimers.join_all().await.into_iter().flatten().collect();
    assert_eq!(all.len(), 1_000);
    assert_eq!(all.iter().collect::<HashSet<_>>().len(), 1_000, "something was claimed twice");
}
