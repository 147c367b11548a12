//! One message on its way to one recipient: its states, and what the store keeps of it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::smtp::{Outcome, Phase, Verdict};

/// Where a delivery is. `docs/outbox.md` draws the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// A request from SQL, durable and not yet rendered. A worker renders it: `queued` or `refused`.
    Accepted,
    /// Rendered and durable, waiting for its first attempt. A worker claims it.
    Queued,
    /// A worker holds its lease and speaks with the relay.
    Sending,
    /// An attempt did not deliver it, or nobody knows; it waits for the next one.
    Deferred,
    /// The relay took responsibility. An end.
    Sent,
    /// The relay will never take it. An end.
    Rejected,
    /// It cannot be rendered or handed to this relay. An end.
    Refused,
    /// Its deadline passed before the relay took it. An end.
    Expired,
    /// A newer mail of its group took its place. An end.
    Superseded,
    /// Somebody called it back in time. An end.
    Cancelled,
    /// Its recipient is on the suppression list. An end.
    Suppressed,
    /// The relay's final answer was lost, so it may or may not have been delivered. An end.
    Unknown,
}

impl State {
    /// Every state, in the order of a life.
    pub const ALL: [State; 12] = [
        State::Accepted,
        State::Queued,
        State::Sending,
        State::Deferred,
        State::Sent,
        State::Rejected,
        State::Refused,
        State::Expired,
        State::Superseded,
        State::Cancelled,
        State::Suppressed,
        State::Unknown,
    ];

    /// The word for it, everywhere.
    pub fn as_str(self) -> &'static str {
        match self {
            State::Accepted => "accepted",
            State::Queued => "queued",
            State::Sending => "sending",
            State::Deferred => "deferred",
            State::Sent => "sent",
            State::Rejected => "rejected",
            State::Refused => "refused",
            State::Expired => "expired",
            State::Superseded => "superseded",
            State::Cancelled => "cancelled",
            State::Suppressed => "suppressed",
            State::Unknown => "unknown",
        }
    }

    /// The state of a word of [`State::as_str`].
    pub fn parse(word: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether nothing follows any more.
    pub fn is_end(self) -> bool {
        !matches!(self, State::Accepted | State::Queued | State::Sending | State::Deferred)
    }

    /// Whether it waits for a worker.
    pub fn is_waiting(self) -> bool {
        matches!(self, State::Accepted | State::Queued | State::Deferred)
    }
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Who goes first: the kind of the email.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lane {
    /// Codes, resets, breaches.
    Security,
    /// What belongs to having an account.
    Account,
    /// Everything else.
    Notice,
}

impl Lane {
    /// All, the first served first.
    pub const ALL: [Lane; 3] = [Lane::Security, Lane::Account, Lane::Notice];

    /// Its place: 0 is served first. Also how stores write it.
    pub fn place(self) -> usize {
        match self {
            Lane::Security => 0,
            Lane::Account => 1,
            Lane::Notice => 2,
        }
    }

    /// The lane of a [`Lane::place`]; beyond the last it is the last.
    pub fn at(place: i64) -> Lane {
        match place {
            0 => Lane::Security,
            1 => Lane::Account,
            _ => Lane::Notice,
        }
    }

    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Lane::Security => "security",
            Lane::Account => "account",
            Lane::Notice => "notice",
        }
    }
}

/// A delivery as intake hands it to a store: everything that queries need in clear, everything about the person sealed or hashed.
#[derive(Clone, Debug)]
pub struct NewDelivery {
    /// A UUID (version 7), lower-case with hyphens.
    pub id: String,
    /// Whose it is: the tenant of the API key, empty without one.
    pub tenant: String,
    /// Who goes first.
    pub lane: Lane,
    /// The email; empty while it is only accepted.
    pub email: String,
    /// The chosen locale; empty while it is only accepted.
    pub locale: String,
    /// The brand.
    pub brand: Option<String>,
    /// `Message-ID` with its angle brackets; `None` while it is only accepted.
    pub message_id: Option<String>,
    /// Whether another rendering than the intended one had to be used.
    pub degraded: bool,
    /// Keyed hash of the recipient's address, for lookup, limits, suppression, erasing. Empty while it is only accepted.
    pub recipient: Vec<u8>,
    /// Keyed hash of the recipient's domain, so that one slow domain can be told apart.
    pub domain: Vec<u8>,
    /// The envelope sender: our own address.
    pub sender: String,
    /// Not before this instant.
    pub due: Timestamp,
    /// Worthless after this instant.
    pub not_after: Timestamp,
    /// `on_unknown = "hold"`: never tried again once it may have been delivered.
    pub hold: bool,
    /// Keyed hash of (tenant, brand, group, person): a newer one with the same takes its place.
    pub group: Option<Vec<u8>>,
    /// The sealed message; with [`State::Accepted`] the sealed or plain request.
    pub parcel: Vec<u8>,
    /// What stays for support when the parcel is wiped, sealed.
    pub dossier: Vec<u8>,
}

impl NewDelivery {
    /// The state it begins in: `accepted` while it is still to be rendered.
    pub fn begins(&self) -> State {
        if self.message_id.is_some() { State::Queued } else { State::Accepted }
    }
}

/// One try, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// When it ended.
    pub at: Timestamp,
    /// How far it came.
    pub phase: String,
    /// `sent`, `deferred`, `rejected`, `unknown`, `refused`, or `interrupted`: the worker did not live to tell.
    pub outcome: String,
    /// The relay's code.
    pub code: Option<u16>,
    /// The relay's words without addresses, sealed.
    pub reply: Vec<u8>,
}

/// A delivery as a store shows it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The UUID.
    pub id: String,
    /// The order of acceptance.
    pub seq: i64,
    /// Whose it is.
    pub tenant: String,
    /// Who goes first.
    pub lane: Lane,
    /// Where it is.
    pub state: State,
    /// The email.
    pub email: String,
    /// The locale.
    pub locale: String,
    /// The brand.
    pub brand: Option<String>,
    /// `Message-ID`.
    pub message_id: Option<String>,
    /// Whether another rendering than the intended one had to be used.
    pub degraded: bool,
    /// Whether it was sent after an attempt whose outcome nobody knows.
    pub possible_duplicate: bool,
    /// When it was accepted.
    pub accepted: Timestamp,
    /// When it came to its present state.
    pub changed: Timestamp,
    /// The next moment to try; of an ended one the last.
    pub due: Timestamp,
    /// Worthless after this instant.
    pub not_after: Timestamp,
    /// Attempts that counted: the route's faults do not.
    pub attempts: u32,
    /// Kept back after a restore until it is released.
    pub held: bool,
    /// What is to become of it when the attempt in flight delivers nothing.
    pub revoked: Option<State>,
    /// Keyed hash of the recipient's address.
    pub recipient: Vec<u8>,
    /// The sealed message or request, if it was asked for and is not wiped.
    pub parcel: Option<Vec<u8>>,
    /// What stays for support, sealed; empty when erased.
    pub dossier: Vec<u8>,
}

/// A claimed delivery. Whoever holds it may speak with the relay until the lease ends.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// The right to change it.
    pub hold: Hold,
    /// `true`: only accepted, to be rendered and [`admitted`](super::store::Store::admit) first.
    pub unrendered: bool,
    /// Whose it is.
    pub tenant: String,
    /// The order of acceptance.
    pub seq: i64,
    /// Who goes first.
    pub lane: Lane,
    /// Keyed hash of the recipient's domain.
    pub domain: Vec<u8>,
    /// The envelope sender.
    pub sender: String,
    /// The email.
    pub email: String,
    /// When it was accepted.
    pub accepted: Timestamp,
    /// Worthless after this instant.
    pub not_after: Timestamp,
    /// Whether an unknown outcome ends it.
    pub keep_unknown: bool,
    /// Attempts that counted.
    pub attempts: u32,
    /// Whether an earlier attempt may have delivered it.
    pub maybe_delivered: bool,
    /// The sealed message or request.
    pub parcel: Vec<u8>,
}

/// The right to change one delivery: its id and the number of its lease. A later claim makes it void.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Hold {
    /// The delivery.
    pub id: String,
    /// Counts the claims of this delivery.
    pub lease: i64,
}

/// What a worker makes of a claimed delivery.
#[derive(Clone, Debug)]
pub struct Step {
    /// The state it comes to: `queued` and `deferred` wait for `due`, the others are ends.
    pub state: State,
    /// When to look at it again.
    pub due: Option<Timestamp>,
    /// Whether the attempt counts.
    pub counts: bool,
    /// Whether this attempt may have delivered it.
    pub maybe_delivered: bool,
    /// The attempt, if one is to be kept.
    pub attempt: Option<Attempt>,
    /// Puts the recipient on the suppression list until this instant: the mailbox does not exist.
    pub suppress_until: Option<Timestamp>,
}

/// Whether an outcome says that the mailbox does not exist: 5.1.x at RCPT. A refusal by policy (5.7.x) says nothing about the mailbox.
pub fn says_no_such_mailbox(outcome: &Outcome) -> bool {
    outcome.outcome == Verdict::Rejected
        && outcome.phase == Phase::Rcpt
        && outcome
            .enhanced
            .is_some_and(|code| code.class == 5 && code.subject == 1 && matches!(code.detail, 1 | 2 | 3 | 6 | 10))
}

/// Whether this can be an id, a UUID: other words name no delivery, and a database would take them for a mistake.
pub fn is_id(id: &str) -> bool {
    id.len() == 36
        && id.bytes().enumerate().all(|(place, octet)| match place {
            8 | 13 | 18 | 23 => octet == b'-',
            _ => octet.is_ascii_hexdigit(),
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_uuid_is_an_id() {
        assert!(is_id("0190b6f0-0000-7000-8000-000000000001"));
        for other in [
            "",
            "x",
            "0190b6f0-0000-7000-8000-00000000000",
            "0190b6f0_0000-7000-8000-000000000001",
            "é190b6f0-0000-7000-8000-00000000000",
        ] {
            assert!(!is_id(other), "{other}");
        }
    }
}
