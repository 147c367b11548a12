//! The durable outbox: what a store promises, what the worker makes of a relay's answers, and that nothing is lost when processes are killed.
//!
//! `stores` is one suite for both databases, `worker` drives a worker against a scripted peer, `chaos` kills the real program and lets `checker`
//! prove from both `journal`s that the promises of contract §12 hold.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "figures of a run are for people to read")]

mod chaos;
mod checker;
mod intake;
mod journal;
mod stores;
mod worker;

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use vocative::clock;
use vocative::outbox::delivery::{Lane, NewDelivery};

/// Longer than anything in these tests takes, however busy the machine is.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// An instant so many seconds from now.
pub fn second(offset: i64) -> Timestamp {
    clock::now().checked_add(SignedDuration::from_secs(offset)).unwrap()
}

/// A delivery to somebody, as a store sees it: due now, for a day.
pub fn delivery(to: &str) -> NewDelivery {
    let id = clock::uuid();
    let domain = to.split_once('@').map_or("example.org", |(_, domain)| domain);
    NewDelivery {
        tenant: String::new(),
        lane: Lane::Account,
        email: "hello".to_owned(),
        locale: "en".to_owned(),
        brand: None,
        message_id: Some(format!("<{id}@example.com>")),
        degraded: false,
        recipient: to.as_bytes().to_vec(),
        domain: domain.as_bytes().to_vec(),
        sender: "no-reply@example.com".to_owned(),
        due: second(-1),
        not_after: second(24 * 3600),
        hold: false,
        group: None,
        parcel: format!("parcel of {id}").into_bytes(),
        dossier: format!("dossier of {id}").into_bytes(),
        id,
    }
}

/// The same, one of a group.
pub fn of_group(to: &str, group: &str) -> NewDelivery {
    NewDelivery { group: Some(group.as_bytes().to_vec()), ..delivery(to) }
}
