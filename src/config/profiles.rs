//! Where profiles come from, and who may ask for them: `profiles.*`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Secret, secret};

/// `profiles.*`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ProfilesKeys {
    /// Where a request's `user_id` is looked up.
    pub source: ProfileSource,
    /// What becomes of a mail whose profile cannot be had at present.
    pub unavailable: OnUnavailable,
    /// The remote source.
    pub auth0: Auth0Keys,
    /// Which foreign API is served over the profile store.
    pub api: Option<ForeignApi>,
    /// The tenant whose profiles the API serves, and whose people those of the remote source are.
    pub tenant: String,
    /// The service's address as people reach it, such as `https://accounts.example.org`: where the links of tickets lead.
    pub url: String,
    /// What signs tickets and tokens: at least 32 characters each. The first signs, all are believed.
    #[serde(deserialize_with = "secret::list")]
    #[schemars(schema_with = "secret::list_schema")]
    pub secrets: Vec<Secret>,
    /// The connection of people that are made without one.
    pub connection: String,
    /// The brand that mails of the API have and that templates put over it belong to.
    pub brand: String,
    /// How many requests a client of the API may make at once.
    pub burst: u32,
    /// How many more each second.
    pub per_second: u32,
    /// Applications that may ask, sign people up, and be led back to.
    pub clients: Vec<ClientKeys>,
}

/// Where profiles are pulled from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProfileSource {
    /// The store in the outbox's database.
    #[default]
    Store,
    /// An Auth0 tenant, or anything with its shapes.
    Auth0,
}

/// What becomes of a mail whose profile cannot be had at present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum OnUnavailable {
    /// The request is accepted and waits for its profile until its deadline.
    #[default]
    Wait,
    /// The request is refused; its caller tries again.
    Refuse,
    /// If the request says where the mail goes, it goes out without a profile: greeted neutrally. Else it waits.
    Send,
}

/// A foreign API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ForeignApi {
    /// Auth0's Management API.
    Auth0,
}

/// `profiles.auth0.*`: the remote source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Auth0Keys {
    /// The tenant's domain, such as example.eu.auth0.com; or a whole URL, plain http to loopback only.
    pub domain: String,
    /// The client's id.
    pub client_id: String,
    /// The client's secret.
    pub client_secret: Option<Secret>,
    /// The `audience` of tokens; empty: the domain's `/api/v2/`.
    pub audience: String,
    /// How long a question may take in all.
    pub timeout: String,
    /// How long an answer is taken for true.
    pub cache: String,
    /// How old an answer may be that serves while there is no better one.
    pub stale: String,
}

/// One entry of `profiles.clients`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientKeys {
    /// `client_id`.
    pub id: String,
    /// `client_secret`; without one the client gets no tokens.
    #[serde(default)]
    pub secret: Option<Secret>,
    /// `application.name` in mails.
    #[serde(default)]
    pub name: String,
    /// What its tokens may do, such as `read:users`.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Where its people may be led after a ticket: origins such as `https://app.example.org`.
    #[serde(default)]
    pub origins: Vec<String>,
}

impl Default for ProfilesKeys {
    fn default() -> Self {
        ProfilesKeys {
            source: ProfileSource::default(),
            unavailable: OnUnavailable::default(),
            auth0: Auth0Keys::default(),
            api: None,
            tenant: String::new(),
            url: String::new(),
            secrets: Vec::new(),
            connection: "Username-Password-Authentication".to_owned(),
            brand: "auth0".to_owned(),
            burst: 50,
            per_second: 16,
            clients: Vec::new(),
        }
    }
}

impl Default for Auth0Keys {
    fn default() -> Self {
        Auth0Keys {
            domain: String::new(),
            client_id: String::new(),
            client_secret: None,
            audience: String::new(),
            timeout: "2s".to_owned(),
            cache: "1m".to_owned(),
            stale: "24h".to_owned(),
        }
    }
}
