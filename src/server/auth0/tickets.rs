//! Signed links that work once and not for ever.
//!
//! A *ticket* stands in the link of a mail. Its text is 57 octets in base64url: a random id, the kind, the second of its end, and an HMAC-SHA256 over
//! these, so that what nobody here has signed never reaches the database. What it is for stands in a record of that id, sealed; the text itself is kept
//! nowhere. A ticket belongs to a person and to the address that they had when it was issued: with another address it is worth nothing.
//!
//! [`look`] changes nothing, whoever follows the link: mail scanners do. [`consume`] takes the ticket first, by compare and set, so that one of many
//! at once has it, in whichever process; then it changes the person; then it marks the ticket as used. Who breaks down in between holds it for
//! [`HELD`] only, so that a person is not left with a link that did nothing.

mod text;

use std::sync::atomic::{AtomicBool, Ordering};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::super::Server;
use super::Api;
use crate::clock;
use crate::outbox::records::{Keeping, Kept, Shelf};
use crate::outbox::store::{Expected, Put};
use crate::outbox::{Outbox, OutboxError};
use crate::people::rules::{Kind as RefusalKind, Profile, Refusal};
use crate::people::store::PeopleError;

/// How long a link works when nobody says otherwise, in seconds.
pub(super) const LIFETIME: u64 = 432_000;
/// The longest that one may work.
pub(super) const LONGEST: u64 = 30 * 86_400;
/// How long a ticket is still known after its end, so that its page can say what became of it.
const KNOWN: SignedDuration = SignedDuration::from_hours(7 * 24);
/// How long somebody may take between taking a ticket and having done what it is for.
const HELD: SignedDuration = SignedDuration::from_secs(60);

/// What a ticket is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Kind {
    /// To confirm an address.
    EmailVerification,
    /// To go on to a new password.
    PasswordChange,
}

impl Kind {
    /// The last part of its page's path, as the vendor's links have it.
    pub(super) fn page(self) -> &'static str {
        match self {
            Kind::EmailVerification => "email-verification",
            Kind::PasswordChange => "reset-password",
        }
    }
}

/// What is kept of a ticket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Ticket {
    pub kind: Kind,
    /// Whose it is.
    pub user_id: String,
    /// Their address when it was issued.
    pub email: String,
    /// The application that asked for it.
    pub client_id: Option<String>,
    /// Where the person is led afterwards; one of a client's origins.
    pub result_url: Option<String>,
    /// Whether the address stands in what they are led to.
    pub include_email: bool,
    /// Whether a change of the password proves the address too.
    pub mark_email_as_verified: bool,
    /// The language of the request that it was issued for.
    pub request_language: Option<String>,
}

impl Ticket {
    /// A ticket for a person as they are, with nothing asked for. `None`: they have no address.
    pub(super) fn of(kind: Kind, profile: &Profile) -> Option<Ticket> {
        let text = |field: &str| profile.get(field).and_then(Value::as_str).filter(|text| !text.is_empty());
        Some(Ticket {
            kind,
            user_id: text("user_id")?.to_owned(),
            email: text("email")?.to_owned(),
            client_id: None,
            result_url: None,
            include_email: false,
            mark_email_as_verified: false,
            request_language: None,
        })
    }
}

/// A ticket's record.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Written {
    ticket: Ticket,
    /// When somebody began to use it.
    taken_at: Option<Timestamp>,
    /// When what it is for was done.
    used_at: Option<Timestamp>,
}

impl Written {
    /// Whether it cannot be taken: it was used, or somebody is at it.
    fn is_used(&self, now: Timestamp) -> bool {
        let held = |taken: Timestamp| now < taken.saturating_add(HELD).unwrap_or(Timestamp::MAX);
        self.used_at.is_some() || self.taken_at.is_some_and(held)
    }
}

/// How a ticket stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It works.
    Fresh,
    /// It was used, or is being used at this moment.
    Used,
    /// Its time is over.
    Expired,
    /// The address was confirmed before, by another ticket or otherwise.
    Already,
    /// Nobody here issued it, a newer one has taken its place, or the person is gone or has another address. Which of them is nobody's business.
    Unknown,
}

/// A ticket as it was found.
#[derive(Clone, Debug)]
pub(super) struct Looked {
    pub standing: Standing,
    /// What it is for, and whose it is, where that is known.
    pub about: Option<(Ticket, Profile)>,
}

impl Looked {
    fn unknown() -> Looked {
        Looked { standing: Standing::Unknown, about: None }
    }
}

/// What came of using a ticket.
#[derive(Clone, Debug)]
pub(super) enum Consumed {
    /// It was used now, for this person as they are since.
    Done {
        ticket: Box<Ticket>,
        profile: Profile,
        /// Whether the address was not confirmed before.
        first: bool,
    },
    /// It was not.
    Not(Box<Looked>),
}

/// A ticket that was written.
#[derive(Clone, Debug)]
pub(super) struct Issued {
    /// The link to its page.
    pub url: String,
    kind: Kind,
    user_id: String,
    name: String,
    until: Timestamp,
}

/// Issues a ticket that works for `lifetime` seconds. Earlier ones work on until it is [the newest](make_newest).
///
/// # Errors
///
/// When it cannot be recorded.
pub(super) async fn issue(server: &Server, ticket: Ticket, lifetime: u64) -> Result<Issued, OutboxError> {
    let (api, outbox) = (server.auth0.as_ref(), server.outbox());
    let Some(Api { settings, .. }) = api else { return Err(OutboxError::Url("no profile store is served".to_owned())) };
    let lifetime = SignedDuration::from_secs(lifetime.clamp(1, LONGEST).cast_signed());
    let expires = clock::now().saturating_add(lifetime).unwrap_or(Timestamp::MAX);
    let stub = text::Stub { id: clock::random(), kind: ticket.kind, expires: expires.as_second() };
    let until = expires.saturating_add(KNOWN).unwrap_or(Timestamp::MAX);
    let (kind, user_id) = (ticket.kind, ticket.user_id.clone());
    let written = Written { ticket, taken_at: None, used_at: None };
    let name = stub.name();
    put(outbox, &settings.tenant, &name, &written, until, Expected::Nothing).await?;
    let text = text::sign(&stub, settings.secrets.first().map(Vec::as_slice).unwrap_or_default(), &settings.tenant);
    let url = format!("{}/u/{}?ticket={text}#", settings.url, kind.page());
    Ok(Issued { url, kind, user_id, name, until })
}

/// Of the links for a new password that a person has, this is the one that works from now on. It is called when the mail with it was accepted: else
/// whoever keeps asking until a limit is reached would leave the person with a dead link and none that works.
///
/// # Errors
///
/// When it cannot be recorded. The ticket works all the same, because it is younger than the newest that is recorded.
pub(super) async fn make_newest(server: &Server, issued: &Issued) -> Result<(), OutboxError> {
    let (Kind::PasswordChange, Some(Api { settings, .. })) = (issued.kind, &server.auth0) else { return Ok(()) };
    let (outbox, tenant) = (server.outbox(), settings.tenant.as_str());
    let Some(kept) = outbox.kept(shelf(tenant), &issued.name).await? else { return Ok(()) };
    let content = json!({ "ticket": issued.name, "made": kept.made });
    let keeping = Keeping { name: &issued.user_id, content: &content, keys: Vec::new(), until: Some(issued.until) };
    outbox.keep(newest(tenant), keeping, Expected::Anything).await.map(drop)
}

/// How a ticket of this kind stands, by its text. Nothing changes.
///
/// # Errors
///
/// When the database does not answer.
pub(super) async fn look(server: &Server, kind: Kind, text: &str) -> Result<Looked, PeopleError> {
    let found = find(server, kind, text).await?;
    Ok(found.map_or_else(|| forgotten(server, kind, text), |found| found.looked))
}

/// A ticket of which nothing is known but its text: that alone tells when its time was over.
fn forgotten(server: &Server, kind: Kind, text: &str) -> Looked {
    let settings = server.auth0.as_ref().map(|api| &api.settings);
    let stub = settings.and_then(|settings| text::read(text, &settings.secrets, &settings.tenant));
    let over = stub.is_some_and(|stub| stub.kind == kind && clock::now().as_second() >= stub.expires);
    Looked { standing: if over { Standing::Expired } else { Standing::Unknown }, about: None }
}

/// Uses a ticket of this kind.
///
/// # Errors
///
/// When the database does not answer. The ticket can be used again, at once or a minute later.
pub(super) async fn consume(server: &Server, kind: Kind, text: &str) -> Result<Consumed, PeopleError> {
    let not = |looked| Ok(Consumed::Not(Box::new(looked)));
    let Some(Found { name, kept, written, looked }) = find(server, kind, text).await? else {
        return not(forgotten(server, kind, text));
    };
    let (Standing::Fresh, Some(Api { settings, people })) = (looked.standing, &server.auth0) else {
        return not(looked);
    };
    let (outbox, tenant, until) = (server.outbox(), settings.tenant.as_str(), kept.until.unwrap_or(Timestamp::MAX));
    let now = clock::now();
    let taken = Written { taken_at: Some(now), ..written.clone() };
    let Put::Done(version) = put(outbox, tenant, &name, &taken, until, Expected::Version(kept.version)).await? else {
        return not(Looked { standing: Standing::Used, ..looked });
    };
    let ticket = written.ticket.clone();
    let first = AtomicBool::new(false);
    let make = |person: &Profile| {
        let proves = ticket.kind == Kind::EmailVerification || ticket.mark_email_as_verified;
        first.store(proves && !is_verified(person), Ordering::Relaxed);
        used(person, &ticket, proves, now)
    };
    let changed = people.change(tenant, &ticket.user_id, make).await;
    let profile = match changed {
        Ok(Some(person)) => person.profile,
        // The person went away or took another address since the look.
        Ok(None) | Err(PeopleError::Refused(_)) => return not(Looked::unknown()),
        Err(error) => {
            // The next press of the button need not wait for the hold to end.
            let freed = put(outbox, tenant, &name, &written, until, Expected::Version(version)).await;
            tracing::warn!(%error, freed = freed.is_ok(), "a ticket could not be used");
            return Err(error);
        }
    };
    let used = Written { used_at: Some(now), ..taken };
    put(outbox, tenant, &name, &used, until, Expected::Version(version)).await?;
    Ok(Consumed::Done { ticket: Box::new(ticket), profile, first: first.into_inner() })
}

/// The person after the ticket was used.
fn used(person: &Profile, ticket: &Ticket, proves: bool, now: Timestamp) -> Result<Profile, Refusal> {
    if !is_address_of(person, &ticket.email) {
        return Err(Refusal { kind: RefusalKind::Invalid, message: "the address has changed".to_owned() });
    }
    let mut person = person.clone();
    let instant = Value::from(format!("{now:.3}"));
    if proves {
        person.insert("email_verified".to_owned(), Value::Bool(true));
    }
    if ticket.kind == Kind::PasswordChange {
        person.insert("last_password_reset".to_owned(), instant.clone());
    }
    person.insert("updated_at".to_owned(), instant);
    Ok(person)
}

fn is_address_of(person: &Profile, email: &str) -> bool {
    person.get("email").and_then(Value::as_str) == Some(email)
}

pub(super) fn is_verified(person: &Profile) -> bool {
    person.get("email_verified") == Some(&Value::Bool(true))
}

/// A ticket whose signature is good and whose person is there with the same address.
struct Found {
    name: String,
    kept: Kept,
    written: Written,
    looked: Looked,
}

async fn find(server: &Server, kind: Kind, text: &str) -> Result<Option<Found>, PeopleError> {
    let Some(Api { settings, people }) = &server.auth0 else { return Ok(None) };
    let (outbox, tenant) = (server.outbox(), settings.tenant.as_str());
    let Some(stub) = text::read(text, &settings.secrets, tenant).filter(|stub| stub.kind == kind) else {
        return Ok(None);
    };
    let name = stub.name();
    let Some(kept) = outbox.kept(shelf(tenant), &name).await? else { return Ok(None) };
    let Ok(written) = serde_json::from_value::<Written>(kept.content.clone()) else { return Ok(None) };
    let person = people.get(tenant, &written.ticket.user_id).await?;
    let Some(person) = person.filter(|person| is_address_of(&person.profile, &written.ticket.email)) else {
        return Ok(None);
    };
    let now = clock::now();
    let standing = if written.is_used(now) {
        Standing::Used
    } else if now.as_second() >= stub.expires {
        Standing::Expired
    } else if kind == Kind::EmailVerification && is_verified(&person.profile) {
        Standing::Already
    } else if kind == Kind::PasswordChange
        && !is_newest(outbox, tenant, &written.ticket.user_id, &name, kept.made).await?
    {
        return Ok(None);
    } else {
        Standing::Fresh
    };
    let looked = Looked { standing, about: Some((written.ticket.clone(), person.profile)) };
    Ok(Some(Found { name, kept, written, looked }))
}

/// Whether no ticket of that person that was issued later has gone out.
async fn is_newest(
    outbox: &Outbox,
    tenant: &str,
    user_id: &str,
    name: &str,
    made: Timestamp,
) -> Result<bool, OutboxError> {
    let Some(kept) = outbox.kept(newest(tenant), user_id).await? else { return Ok(true) };
    let text = |field: &str| kept.content.get(field).and_then(Value::as_str);
    let newest: Option<Timestamp> = text("made").and_then(|instant| instant.parse().ok());
    Ok(text("ticket") == Some(name) || newest.is_some_and(|newest| made > newest))
}

async fn put(
    outbox: &Outbox,
    tenant: &str,
    name: &str,
    written: &Written,
    until: Timestamp,
    expected: Expected,
) -> Result<Put, OutboxError> {
    let content = json!(written);
    let keeping = Keeping { name, content: &content, keys: Vec::new(), until: Some(until) };
    outbox.keep(shelf(tenant), keeping, expected).await
}

fn shelf(tenant: &str) -> Shelf<'_> {
    Shelf { kind: "ticket", tenant }
}

/// Which of a person's tickets for a new password is the newest.
fn newest(tenant: &str) -> Shelf<'_> {
    Shelf { kind: "newest-ticket", tenant }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(kind: Kind) -> Ticket {
        let profile = json!({ "user_id": "auth0|1", "email": "anna@example.org" });
        Ticket::of(kind, profile.as_object().unwrap()).unwrap()
    }

    #[test]
    fn a_ticket_that_somebody_broke_down_with_can_be_taken_again_after_a_while() {
        let now: Timestamp = "2026-05-01T12:00:00Z".parse().unwrap();
        let fresh = Written { ticket: ticket(Kind::EmailVerification), taken_at: None, used_at: None };
        assert!(!fresh.is_used(now));
        let taken = Written { taken_at: Some(now), ..fresh };
        assert!(taken.is_used(now) && taken.is_used(now + SignedDuration::from_secs(59)));
        assert!(!taken.is_used(now + HELD));
        let used = Written { used_at: Some(now), ..taken };
        assert!(used.is_used(now + HELD) && used.is_used(Timestamp::MAX));
    }

    #[test]
    fn what_using_a_ticket_changes_of_a_person() {
        let now: Timestamp = "2026-05-01T12:00:00.123456Z".parse().unwrap();
        let person = json!({ "user_id": "auth0|1", "email": "anna@example.org", "email_verified": false, "x": 1 });
        let person = person.as_object().unwrap();
        let verified = used(person, &ticket(Kind::EmailVerification), true, now).unwrap();
        assert_eq!(
            Value::Object(verified),
            json!({ "user_id": "auth0|1", "email": "anna@example.org", "email_verified": true, "x": 1, "updated_at": "2026-05-01T12:00:00.123Z" })
        );
        let reset = used(person, &ticket(Kind::PasswordChange), false, now).unwrap();
        assert_eq!((&reset["email_verified"], &reset["last_password_reset"]), (&json!(false), &reset["updated_at"]));
        let moved = json!({ "user_id": "auth0|1", "email": "other@example.org" });
        assert!(used(moved.as_object().unwrap(), &ticket(Kind::EmailVerification), true, now).is_err());
    }

    #[test]
    fn nobody_without_an_address_gets_a_ticket() {
        for profile in [json!({ "user_id": "sms|1" }), json!({ "user_id": "sms|1", "email": "" }), json!({})] {
            assert_eq!(Ticket::of(Kind::PasswordChange, profile.as_object().unwrap()), None);
        }
    }
}
