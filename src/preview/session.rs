//! Who may see the studio: whoever has its address with the token in it, from this page and no other.
//!
//! The token is 128 random bits, made anew each time the studio starts. The address that is printed carries it; the first visit turns it
//! into a cookie and takes it out of the address. A second token opens the studio for looking only: it is what a phone gets.
//!
//! 1. [`Door`]: our own host, our own origin where something changes, a body within the limit.
//! 2. Whatever a page loads must have been asked for by our own page (`Sec-Fetch-Site`): cookies are shared between the ports of a host, so
//!    that a page of another server on this machine would send ours along.
//! 3. The cookie, or `Authorization: Bearer` for programs. Without: 401.

use std::sync::Arc;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{AUTHORIZATION, COOKIE, HeaderMap, LOCATION, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use super::answer::{Refusal, problem};
use super::page;
use crate::http::guard::{Door, is_safe, protected};

/// The tokens of a studio.
#[derive(Clone)]
pub struct Keys {
    /// Opens everything.
    pub own: String,
    /// Opens it for looking only; none where nobody else can reach it.
    pub guest: Option<String>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys")
    }
}

/// What a visitor may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Access {
    /// Everything that the studio does.
    Own,
    /// Look.
    Guest,
}

impl<S: Send + Sync> FromRequestParts<S> for Access {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        Ok(parts.extensions.get::<Access>().copied().unwrap_or(Access::Guest))
    }
}

impl Keys {
    fn access(&self, token: &str) -> Option<Access> {
        let is =
            |key: &str| aws_lc_rs::constant_time::verify_slices_are_equal(key.as_bytes(), token.as_bytes()).is_ok();
        if is(&self.own) {
            return Some(Access::Own);
        }
        self.guest.as_deref().is_some_and(is).then_some(Access::Guest)
    }
}

/// What the middleware knows.
#[derive(Clone)]
pub(super) struct Gate {
    pub door: Door,
    pub keys: Arc<Keys>,
}

/// What a guest may post: questions that change nothing.
const QUESTIONS: [&str; 2] = ["/api/mail", "/api/matrix"];

/// Lets a request through to its route, or answers it with the problem.
pub(super) async fn admit(State(gate): State<Gate>, mut request: Request, next: Next) -> Response {
    if let Some(refused) = gate.door.refusal(&request) {
        return protected(refused.json());
    }
    if is_from_elsewhere(request.headers()) {
        let detail = "Only the studio's own page may load what it serves.";
        return protected(problem(StatusCode::FORBIDDEN, "Not from this page", detail));
    }
    let path = request.uri().path();
    if path == "/" && request.method() == Method::GET && token_of(request.uri()).is_some() {
        return protected(gate.open(request.uri()));
    }
    // What is the same for everybody needs no session.
    let open = path == "/healthz" || page::has(path);
    let access = gate.access(request.headers());
    let refused = match access {
        None if open => None,
        None => Some(unknown(request.uri())),
        Some(Access::Guest) if !is_safe(request.method()) && !QUESTIONS.contains(&path) => {
            let detail = "This address is for looking only; nothing can be changed or sent with it.";
            Some(problem(StatusCode::FORBIDDEN, "For looking only", detail))
        }
        Some(_) => None,
    };
    if let Some(refused) = refused {
        return protected(refused);
    }
    request.extensions_mut().insert(access.unwrap_or(Access::Guest));
    protected(next.run(request).await)
}

/// Whether a browser says that another site asks, for something that is no page of its own in a window.
fn is_from_elsewhere(headers: &HeaderMap) -> bool {
    let says = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let own = ["", "same-origin", "none"].contains(&says("sec-fetch-site"));
    let visit = says("sec-fetch-mode") == "navigate" && says("sec-fetch-dest") == "document";
    !own && !visit
}

fn token_of(uri: &Uri) -> Option<&str> {
    uri.query()?.split('&').find_map(|pair| pair.strip_prefix("token="))
}

fn unknown(uri: &Uri) -> Response {
    if uri.path() == "/" {
        return page::stranger();
    }
    let detail = "Open the address that `vocative preview` printed; it holds the token.";
    problem(StatusCode::UNAUTHORIZED, "Not opened yet", detail)
}

impl Gate {
    /// A browser that runs on one host has one cookie for all its ports.
    fn cookie(&self) -> String {
        format!("vocative-{}", self.door.addr.port())
    }

    /// Turns the token of an address into the cookie, and leads on to the address without it.
    fn open(&self, uri: &Uri) -> Response {
        let token = token_of(uri).unwrap_or_default();
        if self.keys.access(token).is_none() {
            return page::stranger();
        }
        let rest: Vec<&str> =
            uri.query().unwrap_or_default().split('&').filter(|pair| !pair.starts_with("token=")).collect();
        let target = if rest.is_empty() { "/".to_owned() } else { format!("/?{}", rest.join("&")) };
        let cookie = format!("{}={token}; Path=/; HttpOnly; SameSite=Strict", self.cookie());
        (StatusCode::SEE_OTHER, [(LOCATION, target), (SET_COOKIE, cookie)]).into_response()
    }

    fn access(&self, headers: &HeaderMap) -> Option<Access> {
        let texts = |name| headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
        let name = self.cookie();
        let cookies = texts(COOKIE).flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        let own = cookies.filter(|(key, _)| *key == name).map(|(_, value)| value);
        let bearer = texts(AUTHORIZATION).filter_map(|value| value.strip_prefix("Bearer "));
        own.chain(bearer).find_map(|token| self.keys.access(token.trim()))
    }
}
