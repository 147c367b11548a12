//! Where profiles come from: the store beside the outbox, or a remote Management API.
//!
//! A *profile source* is asked for a person by `user_id`, or by address. The embedded store ([`store`]) keeps profiles as the Management API shows
//! them; what may be written there and how a change is merged is in [`rules`], which are pure. The remote source ([`remote`]) asks an Auth0
//! tenant, or anything with its shapes.
//!
//! Metadata is the application's and the person's: an identity provider never overwrites it, and in mails it outranks what the provider supplied
//! ([`rules::supplied`]).

#[cfg(feature = "server")]
pub mod remote;
pub mod rules;
pub mod store;

use std::time::Duration;

use serde_json::{Map, Value};

#[cfg(feature = "server")]
pub use self::remote::Remote;
pub use self::store::People;

/// Where profiles are pulled from.
#[derive(Clone, Debug)]
pub enum Source {
    /// The store beside the outbox.
    Store(People),
    /// A Management API elsewhere, whose people are those of this tenant alone.
    #[cfg(feature = "server")]
    Remote(Remote, String),
}

/// Why a source did not say who somebody is. A later question may be answered.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the profile source gives no answer: {reason}")]
pub struct Unavailable {
    /// What happened, without addresses, ids, tokens.
    pub reason: String,
    /// When to ask again, if the source said so.
    pub retry_after: Option<Duration>,
}

impl Source {
    /// The profile of a person by `user_id`, as a request's `user` object. `None`: the source knows nobody of that id.
    ///
    /// # Errors
    ///
    /// When the source does not answer in time and nothing that it said before is fresh enough.
    pub async fn by_id(&self, tenant: &str, user_id: &str) -> Result<Option<Map<String, Value>>, Unavailable> {
        match self {
            Source::Store(people) => {
                people.get(tenant, user_id).await.map(|found| found.map(|person| person.profile)).map_err(away)
            }
            #[cfg(feature = "server")]
            Source::Remote(remote, own) if own == tenant => remote.by_id(user_id).await,
            #[cfg(feature = "server")]
            Source::Remote(..) => Ok(None),
        }
    }

    /// The profile of the one person whose address this is, and who has proven it. `None`: nobody has, or several have.
    ///
    /// # Errors
    ///
    /// As [`Source::by_id`].
    pub async fn by_email(&self, tenant: &str, email: &str) -> Result<Option<Map<String, Value>>, Unavailable> {
        let found: Vec<Map<String, Value>> = match self {
            Source::Store(people) => {
                let found = people.by_email(tenant, email).await.map_err(away)?;
                found.into_iter().map(|person| person.profile).collect()
            }
            #[cfg(feature = "server")]
            Source::Remote(remote, own) if own == tenant => remote.by_email(email).await?,
            #[cfg(feature = "server")]
            Source::Remote(..) => Vec::new(),
        };
        let mut proven = found.into_iter().filter(|profile| profile.get("email_verified") == Some(&Value::Bool(true)));
        Ok(proven.next().filter(|_| proven.next().is_none()))
    }
}

fn away(error: store::PeopleError) -> Unavailable {
    tracing::warn!(%error, "the profile store did not answer");
    Unavailable { reason: "the profile store cannot be read at present".to_owned(), retry_after: None }
}
