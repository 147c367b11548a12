//! The embedded profile store, in the outbox's database.
//!
//! A person is a record named by `user_id`. It is sealed, and found by keyed hashes: of the address, of each identity, and of what names somebody within
//! a connection, which no two people share. A change is compare and set, so that two at once lose nothing.

use std::sync::Arc;

use serde_json::Value;

use super::rules::{self, New, Profile, Refusal};
use crate::clock;
use crate::message::Address;
use crate::outbox::records::{Keeping, Kept, Key, Shelf};
use crate::outbox::seal::SealError;
use crate::outbox::store::{Expected, Put, StoreError};
use crate::outbox::{Outbox, OutboxError};

/// How often a change begins anew because somebody else was faster. Each time somebody's change was done.
const TURNS: usize = 32;

/// The profiles of an outbox. Clones are the same ones.
#[derive(Clone, Debug)]
pub struct People {
    outbox: Arc<Outbox>,
}

/// A person as they are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// As the Management API shows it, `user_id` included.
    pub profile: Profile,
    /// Which writing of it this is.
    pub version: i64,
}

/// Why the store did not do it.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PeopleError {
    /// It may not be written so.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database did not.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
}

impl People {
    /// The store in an outbox's database.
    pub fn new(outbox: Outbox) -> People {
        People { outbox: Arc::new(outbox) }
    }

    /// A person by `user_id`.
    ///
    /// # Errors
    ///
    /// When the database does not answer.
    pub async fn get(&self, tenant: &str, user_id: &str) -> Result<Option<Person>, PeopleError> {
        self.outbox.kept(shelf(tenant), user_id).await?.map(person).transpose()
    }

    /// Everybody with this address, compared as mail compares it, the oldest first. Nobody has a text that is no address.
    ///
    /// # Errors
    ///
    /// As [`People::get`].
    pub async fn by_email(&self, tenant: &str, email: &str) -> Result<Vec<Person>, PeopleError> {
        let Ok(address) = Address::parse(email) else { return Ok(Vec::new()) };
        let found = self.outbox.kept_by(shelf(tenant), "email", &address.canonical()).await?;
        found.into_iter().map(person).collect()
    }

    /// Everybody with an identity, such as `google-oauth2` and the id there, the oldest first: a person has more than one after linking.
    ///
    /// # Errors
    ///
    /// As [`People::get`].
    pub async fn by_identity(&self, tenant: &str, provider: &str, id: &str) -> Result<Vec<Person>, PeopleError> {
        let found = self.outbox.kept_by(shelf(tenant), "identity", &joined(&[provider, id])).await?;
        found.into_iter().map(person).collect()
    }

    /// Makes a person of the body of `POST /api/v2/users`; `connection` when it names none.
    ///
    /// # Errors
    ///
    /// As [`rules::create`]; [`Exists`](rules::Kind::Exists) when somebody has that `user_id`, or that address in the connection.
    pub async fn create(&self, tenant: &str, body: &Profile, connection: &str) -> Result<Person, PeopleError> {
        let id: String = clock::unique_id().chars().take(24).collect();
        let profile = rules::create(body, &New { connection, id: &id, now: clock::now() })?;
        match self.keep(tenant, &profile, Expected::Nothing).await? {
            Put::Done(version) => Ok(Person { profile, version }),
            Put::Stale | Put::Taken => Err(Refusal::exists().into()),
        }
    }

    /// Puts what `make` makes of the person in their place; it is asked again when somebody else was faster. `None`: there is no such person.
    ///
    /// `user_id` stays what it is. Nothing is written when nothing changes.
    ///
    /// # Errors
    ///
    /// What `make` says; [`Exists`](rules::Kind::Exists) when somebody else of the connection has the new address; when the database does not answer,
    /// or others change this person all the time.
    pub async fn change(
        &self,
        tenant: &str,
        user_id: &str,
        make: impl Fn(&Profile) -> Result<Profile, Refusal>,
    ) -> Result<Option<Person>, PeopleError> {
        for _ in 0..TURNS {
            let Some(found) = self.get(tenant, user_id).await? else { return Ok(None) };
            let mut profile = make(&found.profile)?;
            profile.insert("user_id".to_owned(), user_id.into());
            if profile == found.profile {
                return Ok(Some(found));
            }
            rules::check_whole(&profile)?;
            match self.keep(tenant, &profile, Expected::Version(found.version)).await? {
                Put::Done(version) => return Ok(Some(Person { profile, version })),
                Put::Taken => return Err(Refusal::exists().into()),
                Put::Stale => {}
            }
        }
        Err(OutboxError::Store(StoreError::Away("others change this profile all the time".to_owned())).into())
    }

    /// Puts a person as they are, whether or not they are there: what `profile import` does.
    ///
    /// Takes user objects as exports and `GET /api/v2/users` have them. Root attributes that nobody knows are kept; nulls, passwords and tokens of
    /// identity providers are not.
    ///
    /// # Errors
    ///
    /// [`Invalid`](rules::Kind::Invalid) without a `user_id`, with an address that is none, with fields of another type, and beyond the limits;
    /// [`Exists`](rules::Kind::Exists) when somebody else of the connection has the address; when the database does not answer.
    pub async fn put(&self, tenant: &str, profile: &Profile) -> Result<Person, PeopleError> {
        let profile = rules::imported(profile)?;
        match self.keep(tenant, &profile, Expected::Anything).await? {
            Put::Done(version) => Ok(Person { profile, version }),
            Put::Stale | Put::Taken => Err(Refusal::exists().into()),
        }
    }

    /// Forgets a person. `false`: there was none.
    ///
    /// # Errors
    ///
    /// As [`People::get`].
    pub async fn remove(&self, tenant: &str, user_id: &str) -> Result<bool, PeopleError> {
        Ok(self.outbox.forget(shelf(tenant), user_id).await?)
    }

    /// Everybody from place `from` on, the oldest first, at most `limit`; and how many there are in all.
    ///
    /// # Errors
    ///
    /// As [`People::get`].
    pub async fn all(&self, tenant: &str, from: usize, limit: usize) -> Result<(Vec<Person>, u64), PeopleError> {
        let (found, total) = self.outbox.all_kept(shelf(tenant), from, limit).await?;
        Ok((found.into_iter().map(person).collect::<Result<_, _>>()?, total))
    }

    async fn keep(&self, tenant: &str, profile: &Profile, expected: Expected) -> Result<Put, OutboxError> {
        let name = profile.get("user_id").and_then(Value::as_str).unwrap_or_default();
        let found_by = keys(profile);
        let keys = found_by.iter().map(|(sort, text, exclusive)| Key { sort, text, exclusive: *exclusive }).collect();
        let content = Value::Object(profile.clone());
        self.outbox.keep(shelf(tenant), Keeping { name, content: &content, keys, until: None }, expected).await
    }
}

fn shelf(tenant: &str) -> Shelf<'_> {
    Shelf { kind: "person", tenant }
}

/// By what a person is found: sort, text, and whether nobody else may have it.
///
/// An address is nobody's alone, since the same one may be in several connections. Within a connection it names one person where people log in
/// with it: in databases, and where a mail lets them in. Elsewhere the identity provider's id does, and providers have handed addresses on.
fn keys(profile: &Profile) -> Vec<(&'static str, String, bool)> {
    let text = |name| profile.get(name).and_then(Value::as_str);
    let email = text("email").and_then(|email| Address::parse(email).ok()).map(|address| address.canonical());
    let mut keys = Vec::new();
    keys.extend(email.clone().map(|email| ("email", email, false)));
    let identities = rules::identities(profile);
    if let Some((Some(connection), provider, _)) = identities.first() {
        let named_by: &[(&'static str, Option<String>)] = match *provider {
            "auth0" => &[("connection-email", email), ("connection-username", text("username").map(str::to_lowercase))],
            "email" => &[("connection-email", email)],
            "sms" => &[("connection-phone", text("phone_number").map(str::to_owned))],
            _ => &[],
        };
        for (sort, name) in named_by {
            keys.extend(name.as_deref().map(|name| (*sort, joined(&[connection, name]), true)));
        }
    }
    for (_, provider, id) in &identities {
        let key = ("identity", joined(&[provider, id]), false);
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// Several texts as one that no other texts make.
fn joined(texts: &[&str]) -> String {
    serde_json::json!(texts).to_string()
}

fn person(kept: Kept) -> Result<Person, PeopleError> {
    match kept.content {
        Value::Object(profile) => Ok(Person { profile, version: kept.version }),
        _ => Err(OutboxError::Seal(SealError::Altered).into()),
    }
}
