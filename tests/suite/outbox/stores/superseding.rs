//! A newer mail takes the place of an older one, and requests from SQL find theirs.

use std::time::Duration;

use vocative::outbox::delivery::{NewDelivery, State, Step};
use vocative::outbox::store::{Claim, Renewed};

use super::{Desk, delivery, everything, ids, lost_answer, of_group, on_both_stores, second, step};

on_both_stores! {
    a_newer_one_takes_the_place_of_one_that_waits,
    others_are_left_alone,
    one_in_flight_is_revoked_and_the_newer_waits_for_it,
    one_in_flight_that_is_sent_all_the_same_is_sent,
    one_in_flight_whose_answer_is_lost_ends_unknown,
    one_that_may_have_been_delivered_ends_unknown,
    one_whose_worker_died_ends_before_the_newer_is_claimed,
    within_one_batch_the_last_wins,
    a_request_that_is_rendered_is_queued_under_its_id,
    a_request_that_cannot_be_rendered_is_refused,
    a_request_whose_group_has_a_newer_mail_is_superseded,
    a_request_supersedes_older_mails_when_it_is_rendered,
    a_request_to_a_suppressed_recipient_is_suppressed,
    a_request_whose_worker_died_is_rendered_again,
    a_request_that_is_given_back_is_rendered_later,
    a_request_that_was_called_back_is_cancelled_when_it_is_rendered,
}

async fn a_newer_one_takes_the_place_of_one_that_waits(desk: Desk) {
    let queued = of_group("anna@example.org", "reset");
    desk.accept(queued.clone()).await;
    let deferred = of_group("anna@example.org", "reset");
    desk.accept(deferred.clone()).await;
    desk.assert_ended(&queued.id, State::Superseded).await;
    desk.accept(NewDelivery { due: second(3600), ..of_group("anna@example.org", "later") }).await;
    // `assert_ended` has claimed it.
    let hold = vocative::outbox::delivery::Hold { id: deferred.id.clone(), lease: 1 };
    assert!(desk.record(&hold, Step { due: Some(second(60)), ..step(State::Deferred, "deferred") }).await);
    let newest = desk.accept(of_group("anna@example.org", "reset")).await;
    desk.assert_ended(&deferred.id, State::Superseded).await;
    assert_eq!(desk.state(&newest).await, State::Sending, "the newest was claimed");
    assert_eq!(desk.told(&deferred.id).await, [State::Queued, State::Deferred, State::Superseded]);
}

async fn others_are_left_alone(desk: Desk) {
    let alone = desk.accept(delivery("anna@example.org")).await;
    let other = desk.accept(of_group("anna@example.org", "other")).await;
    let newer = desk.accept(of_group("anna@example.org", "reset")).await;
    assert_eq!(ids(&desk.claim().await).len(), 3, "{alone} {other} {newer}");
}

async fn one_in_flight_is_revoked_and_the_newer_waits_for_it(desk: Desk) {
    let older = desk.in_flight(of_group("anna@example.org", "reset")).await.hold;
    let newer = desk.accept(of_group("anna@example.org", "reset")).await;
    assert_eq!(desk.row(&older.id).await.revoked, Some(State::Superseded));
    assert!(desk.store.is_revoked(&older.id), "the worker beside it has not heard");
    assert!(desk.claim().await.is_empty(), "the newer could leave before the older");
    assert!(!desk.store.mark(older.clone()).await.unwrap(), "the dot of what is revoked may go out");
    assert_eq!(desk.store.renew(vec![older.clone()], Duration::from_secs(600)).await.unwrap(), [Renewed::Revoked]);
    assert!(desk.record(&older, Step { attempt: None, counts: false, ..step(State::Queued, "") }).await);
    assert_eq!(desk.claim_one().await.hold.id, newer);
    desk.assert_ended(&older.id, State::Superseded).await;
    assert!(!desk.store.is_revoked(&older.id));
}

async fn one_in_flight_that_is_sent_all_the_same_is_sent(desk: Desk) {
    let older = desk.in_flight(of_group("anna@example.org", "reset")).await.hold;
    let newer = desk.accept(of_group("anna@example.org", "reset")).await;
    assert!(desk.record(&older, step(State::Sent, "sent")).await);
    assert_eq!(desk.claim_one().await.hold.id, newer);
    desk.assert_ended(&older.id, State::Sent).await;
}

async fn one_in_flight_whose_answer_is_lost_ends_unknown(desk: Desk) {
    let older = desk.in_flight(of_group("anna@example.org", "reset")).await.hold;
    desk.accept(of_group("anna@example.org", "reset")).await;
    assert!(desk.record(&older, lost_answer()).await);
    desk.assert_ended(&older.id, State::Unknown).await;
}

async fn one_that_may_have_been_delivered_ends_unknown(desk: Desk) {
    let older = desk.in_flight(of_group("anna@example.org", "reset")).await.hold;
    assert!(desk.record(&older, lost_answer()).await);
    desk.accept(of_group("anna@example.org", "reset")).await;
    desk.assert_ended(&older.id, State::Unknown).await;
}

async fn one_whose_worker_died_ends_before_the_newer_is_claimed(desk: Desk) {
    for (hold, expected) in [(false, State::Unknown), (true, State::Superseded)] {
        let older = desk.accept(NewDelivery { hold, ..of_group("anna@example.org", "reset") }).await;
        assert_eq!(desk.claim_and_die().await.len(), 1);
        let newer = desk.accept(of_group("anna@example.org", "reset")).await;
        let claimed = desk.claim_one().await;
        assert_eq!(claimed.hold.id, newer);
        desk.assert_ended(&older, expected).await;
        assert!(desk.record(&claimed.hold, step(State::Sent, "sent")).await);
    }
}

async fn within_one_batch_the_last_wins(desk: Desk) {
    let batch: Vec<NewDelivery> = (0..3).map(|_| of_group("anna@example.org", "reset")).collect();
    let id: Vec<String> = batch.iter().map(|delivery| delivery.id.clone()).collect();
    assert_eq!(desk.accept_all(batch).await, [State::Superseded, State::Superseded, State::Queued]);
    assert_eq!(ids(&desk.claim().await), [&id[2]]);
    desk.assert_ended(&id[0], State::Superseded).await;
    desk.assert_ended(&id[1], State::Superseded).await;
}

/// What rendering makes of a request: everything but id, tenant and order is new.
fn rendered(id: &str, group: Option<&str>) -> NewDelivery {
    NewDelivery {
        id: id.to_owned(),
        email: "reset_email".into(),
        group: group.map(|group| group.as_bytes().to_vec()),
        ..delivery("anna@example.org")
    }
}

async fn a_request_that_is_rendered_is_queued_under_its_id(desk: Desk) {
    let id = desk.accept_unrendered(3600).await;
    let request = desk.claim_one().await;
    assert!(request.unrendered && request.hold.id == id, "{request:?}");
    let mail = NewDelivery { hold: true, ..rendered(&id, None) };
    assert!(desk.store.admit(request.hold.clone(), mail.clone()).await.unwrap());
    let (row, _) = desk.find(&id).await;
    assert_eq!(
        (row.state, row.email.as_str(), row.message_id.clone()),
        (State::Queued, "reset_email", mail.message_id)
    );
    assert_eq!((row.recipient, row.dossier), (mail.recipient, mail.dossier));
    assert_eq!(desk.told(&id).await, [State::Accepted, State::Queued]);
    assert!(!desk.store.admit(request.hold, rendered(&id, None)).await.unwrap(), "it is admitted twice");
    let claimed = desk.claim_one().await;
    assert_eq!(
        (claimed.unrendered, claimed.parcel, claimed.keep_unknown, claimed.seq),
        (false, mail.parcel, true, request.seq)
    );
}

async fn a_request_that_cannot_be_rendered_is_refused(desk: Desk) {
    let id = desk.accept_unrendered(3600).await;
    let request = desk.claim_one().await;
    let refused = NewDelivery { message_id: None, dossier: b"faults".to_vec(), ..rendered(&id, None) };
    assert!(desk.store.admit(request.hold, refused).await.unwrap());
    desk.assert_ended(&id, State::Refused).await;
    assert_eq!(desk.row(&id).await.dossier, b"faults");
}

async fn a_request_whose_group_has_a_newer_mail_is_superseded(desk: Desk) {
    let id = desk.accept_unrendered(3600).await;
    let request = desk.claim_one().await;
    let newer = desk.accept(of_group("anna@example.org", "reset")).await;
    let sent = desk.claim_one().await;
    assert_eq!(sent.hold.id, newer);
    assert!(desk.record(&sent.hold, step(State::Sent, "sent")).await);
    assert!(desk.store.admit(request.hold, rendered(&id, Some("reset"))).await.unwrap());
    desk.assert_ended(&id, State::Superseded).await;
}

async fn a_request_supersedes_older_mails_when_it_is_rendered(desk: Desk) {
    let waits = desk.accept(NewDelivery { due: second(600), ..of_group("anna@example.org", "reset") }).await;
    let id = desk.accept_unrendered(3600).await;
    let request = desk.claim_one().await;
    assert!(desk.store.admit(request.hold, rendered(&id, Some("reset"))).await.unwrap());
    desk.assert_ended(&waits, State::Superseded).await;
    assert_eq!(desk.state(&id).await, State::Sending);
}

async fn a_request_to_a_suppressed_recipient_is_suppressed(desk: Desk) {
    let id = desk.accept_unrendered(3600).await;
    let bad = desk.in_flight_of(rendered(&vocative::clock::uuid(), None), &id).await;
    let until = Step { suppress_until: Some(second(3600)), ..step(State::Rejected, "rejected") };
    assert!(desk.record(&bad.0, until).await);
    assert!(desk.store.admit(bad.1, rendered(&id, None)).await.unwrap());
    desk.assert_ended(&id, State::Suppressed).await;
}

impl Desk {
    /// Accepts a mail and claims it together with the request `id`: the holds of both.
    async fn in_flight_of(
        &self,
        mail: NewDelivery,
        id: &str,
    ) -> (vocative::outbox::delivery::Hold, vocative::outbox::delivery::Hold) {
        let mail = self.accept(mail).await;
        let claimed = self.claim().await;
        let hold = |id: &str| claimed.iter().find(|claimed| claimed.hold.id == id).unwrap().hold.clone();
        (hold(&mail), hold(id))
    }
}

async fn a_request_whose_worker_died_is_rendered_again(desk: Desk) {
    let id = desk.accept_unrendered(3600).await;
    let first = desk.claim_and_die().await.remove(0);
    let again = desk.claim_one().await;
    assert!(again.unrendered && !again.maybe_delivered && again.parcel == first.parcel, "{again:?}");
    assert!(!desk.store.admit(first.hold, rendered(&id, None)).await.unwrap());
    assert!(desk.store.admit(again.hold, rendered(&id, None)).await.unwrap());
    let (row, attempts) = desk.find(&id).await;
    assert_eq!((row.state, row.attempts, attempts), (State::Queued, 0, Vec::new()));
}

/// A worker that stops, or meets a defect, gives back what it has not rendered as it gives back mails.
async fn a_request_that_is_given_back_is_rendered_later(desk: Desk) {
    let id = desk.accept_unrendered(3600).await;
    for state in [State::Queued, State::Deferred] {
        let request = desk.claim_one().await;
        let given_back = Step { attempt: None, counts: false, ..step(state, "") };
        assert!(desk.record(&request.hold, given_back).await);
        assert_eq!(desk.state(&id).await, State::Accepted, "what has no mail waits as if it had one");
    }
    let request = desk.claim_one().await;
    assert!(request.unrendered && !request.parcel.is_empty(), "{request:?}");
    assert!(desk.store.admit(request.hold, rendered(&id, None)).await.unwrap());
    assert_eq!(desk.state(&id).await, State::Queued);
}

async fn a_request_that_was_called_back_is_cancelled_when_it_is_rendered(desk: Desk) {
    let id = desk.accept_unrendered(3600).await;
    let request = desk.claim_one().await;
    desk.store.cancel(id.clone()).await.unwrap();
    assert!(desk.store.admit(request.hold, rendered(&id, None)).await.unwrap());
    desk.assert_ended(&id, State::Cancelled).await;
    let dead = desk.accept_unrendered(3600).await;
    assert_eq!(desk.take(Claim { lease: Duration::ZERO, ..everything() }).await.claimed.len(), 1);
    desk.store.cancel(dead.clone()).await.unwrap();
    assert!(desk.claim().await.is_empty());
    desk.assert_ended(&dead, State::Cancelled).await;
}
