//! The profile store in the shapes of Auth0's Management API, so that the vendor's own clients work against it.
//!
//! It is a profile store and no identity provider: no password is kept, and nobody logs in. What would create or find a person does so, and sends the
//! mail. Links lead to the pages of `tickets`, whose address comes from the configuration and never from a request.
//!
//! | file | holds |
//! |---|---|
//! | `access` | who asks: scopes, and the door of `/api/v2` |
//! | `token` | `/oauth/token`; what is signed |
//! | `answer` | errors in the vendor's shape |
//! | `rate` | the token bucket with its headers |
//! | `users` | `/api/v2/users`, `/api/v2/users-by-email` |
//! | `templates`, `provider` | `/api/v2/email-templates`, `/api/v2/emails/provider` |
//! | `triggers` | jobs, tickets, sign-up and password change: what sends mail |
//! | `tickets` | signed links that work once |
//! | `pages` | the pages that a link leads to |

mod access;
mod answer;
mod pages;
mod provider;
mod rate;
mod templates;
mod tickets;
mod token;
mod triggers;
mod users;

use axum::Router;

use self::answer::Refused;
use super::{Server, Shared};
use crate::outbox::Outbox;
use crate::people::People;

/// `profiles.*` as far as the API needs it, revealed.
#[derive(Clone)]
pub struct Settings {
    /// Whose profiles: the tenant of the store.
    pub tenant: String,
    /// The address of this service as people and programs outside reach it, without a slash at the end: where links lead and who issues tokens.
    pub url: String,
    /// What signs tokens and tickets, at least 32 octets each: the first signs, all are believed.
    pub secrets: Vec<Vec<u8>>,
    /// Who may ask.
    pub clients: Vec<Client>,
    /// The connection of people that are made without one.
    pub connection: String,
    /// The brand that mails of this API have, and that templates put here belong to.
    pub brand: Option<String>,
    /// How many requests a client may make at once.
    pub burst: u32,
    /// How many more each second.
    pub per_second: u32,
}

/// An application.
#[derive(Clone)]
pub struct Client {
    /// `client_id`.
    pub id: String,
    /// `client_secret`; `None`: it gets no tokens, and is only named by sign-up and reset.
    pub secret: Option<String>,
    /// `application.name` in mails.
    pub name: String,
    /// What its tokens may do, such as `read:users`.
    pub scopes: Vec<String>,
    /// Where its people may be led after a ticket: origins such as `https://app.example.org`.
    pub origins: Vec<String>,
}

impl std::fmt::Debug for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Settings").field("url", &self.url).field("clients", &self.clients).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Client").field("id", &self.id).field("scopes", &self.scopes).finish_non_exhaustive()
    }
}

/// The API at work.
#[derive(Debug)]
pub(super) struct Api {
    pub(super) settings: Settings,
    pub(super) people: People,
}

impl Api {
    pub(super) fn new(settings: Settings, outbox: &Outbox) -> Api {
        Api { settings, people: People::new(outbox.clone()) }
    }
}

/// The routes, if the API is served.
pub(super) fn router(server: &Server) -> Router<Server> {
    if server.auth0.is_none() {
        return Router::new();
    }
    let api = users::routes().merge(templates::routes()).merge(provider::routes()).merge(triggers::api_routes());
    access::guarded(api, server).merge(token::routes()).merge(triggers::public_routes()).merge(pages::routes())
}

/// Every scope that opens something.
pub fn scopes() -> Vec<String> {
    access::all_scopes()
}

impl Shared {
    /// The API, behind whose routes there is one.
    fn api(&self) -> Result<&Api, Refused> {
        self.auth0.as_ref().ok_or_else(Refused::away)
    }
}
