//! Who asks, what they may do, and the door before `/api/v2`.
//!
//! A token is always needed, from this machine too: what lies behind this door are people, and who may see and change them is told by scopes, of which a
//! request without a token has none. What passes, in this order: its token is read; its request is taken out of its bucket; whoever the token was given to
//! must still be known. Then it runs as a task of its own, so that what was begun is finished when the caller hangs up.

mod query;

use std::future::ready;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_LENGTH};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{IntoResponse as _, Response};
use axum::routing::any;
use serde_json::{Map, Value};
use tokio::time::timeout;

pub(super) use self::query::{Fields, Query};
use super::answer::Refused;
use super::rate::Rate;
use super::token::signed::{self, Claims, Unbelieved};
use super::{Api, Client};
use crate::clock;
use crate::outbox::store::ApiKey;
use crate::server::auth::{Caller, Scope, Shown};
use crate::server::problem::Problem;
use crate::server::{Server, body};

/// The largest body.
const LARGEST: usize = 1 << 20;
/// How long an answer may take.
const DEADLINE: Duration = Duration::from_secs(60);
/// How long the outbox may take to give its keys.
const PATIENCE: Duration = Duration::from_secs(5);

/// Every scope that opens something: what API keys of scope `admin` hold.
pub(super) const SCOPES: [&str; 14] = [
    "read:users",
    "update:users",
    "create:users",
    "delete:users",
    "update:users_app_metadata",
    "read:user_idp_tokens",
    "create:user_tickets",
    "read:email_templates",
    "create:email_templates",
    "update:email_templates",
    "read:email_provider",
    "create:email_provider",
    "update:email_provider",
    "delete:email_provider",
];

/// What a person's own token may hold.
pub(super) const OWN_SCOPES: [&str; 3] =
    ["read:current_user", "update:current_user_metadata", "create:current_user_metadata"];

/// Whoever asks, as their token says; every handler behind [`guarded`] may take one as an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Bearer {
    /// Whose people they see.
    pub tenant: String,
    /// Who they are.
    pub subject: Subject,
    /// What they may do, such as `read:users`.
    pub scopes: Vec<String>,
}

/// Who a token speaks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// An application, by its id, or an API key.
    Client(String),
    /// A person, by `user_id`.
    Person(String),
}

impl Bearer {
    /// Whether they have this scope.
    pub(super) fn may(&self, scope: &str) -> bool {
        self.scopes.iter().any(|own| own == scope)
    }

    /// The refusal of having none of these scopes, if they have none.
    pub(super) fn need(&self, any: &[&str]) -> Result<(), Refused> {
        if any.iter().any(|scope| self.may(scope)) { Ok(()) } else { Err(Refused::scope(any)) }
    }
}

impl<S: Sync> FromRequestParts<S> for Bearer {
    type Rejection = Refused;

    fn from_request_parts(parts: &mut Parts, _: &S) -> impl Future<Output = Result<Bearer, Refused>> + Send {
        // Nothing is behind the door that did not pass it.
        ready(parts.extensions.get().cloned().ok_or_else(missing))
    }
}

/// The JSON object that a request's body is.
///
/// # Errors
///
/// When the body is not announced as JSON, is larger than a megabyte, does not come in time, or is no object; when an object in it has a key twice.
pub(super) async fn object(request: Request) -> Result<Map<String, Value>, Refused> {
    let (parts, body) = request.into_parts();
    if let Err(problem) = body::announced(&parts.headers) {
        return Err(in_shape(problem).await);
    }
    let length = parts.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
    if length.is_some_and(|length| length > LARGEST as u64) {
        return Err(in_shape(Problem::too_large(LARGEST)).await);
    }
    let value = match body::read(body, LARGEST).await.and_then(|bytes| body::parse(&bytes)) {
        Ok(value) => value,
        Err(problem) => return Err(in_shape(problem).await),
    };
    let kind = match value {
        Value::Object(object) => return Ok(object),
        Value::Array(_) => "array",
        Value::String(_) => "string",
        Value::Number(_) => "number",
        Value::Bool(_) => "boolean",
        Value::Null => "null",
    };
    Err(Refused::body(format!("Payload validation error: 'Expected type object but found type {kind}'.")))
}

/// What our own reading says of a body, in the vendor's shape.
async fn in_shape(problem: Problem) -> Refused {
    let response = problem.into_response();
    let status = response.status();
    let told = to_bytes(response.into_body(), 64 << 10).await.unwrap_or_default();
    let told: Map<String, Value> = serde_json::from_slice(&told).unwrap_or_default();
    let detail = told.get("detail").and_then(Value::as_str).unwrap_or("the body cannot be read");
    match status {
        StatusCode::BAD_REQUEST => Refused::body(format!("Invalid request payload JSON format: {detail}")),
        status => Refused::bare(status, detail),
    }
}

/// The routes of `/api/v2` behind their door: the token is judged, the rate is counted, the answer carries the rate's headers.
pub(super) fn guarded(api: Router<Server>, server: &Server) -> Router<Server> {
    let Ok(settings) = server.api().map(|api| &api.settings) else { return api };
    let rate = Arc::new(Rate::new(settings.burst, settings.per_second));
    api.route("/api/v2", any(nothing_here))
        .route("/api/v2/", any(nothing_here))
        .route("/api/v2/{*rest}", any(nothing_here))
        .method_not_allowed_fallback(not_so)
        .layer(from_fn_with_state(Door { server: server.clone(), rate }, pass))
}

async fn nothing_here() -> Refused {
    ready(Refused::bare(StatusCode::NOT_FOUND, "Not Found")).await
}

async fn not_so() -> Refused {
    ready(Refused::bare(StatusCode::METHOD_NOT_ALLOWED, "This address does not take this method.")).await
}

#[derive(Clone)]
struct Door {
    server: Server,
    rate: Arc<Rate>,
}

async fn pass(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    let shown = match shown(&door.server, request.headers()).await {
        Ok(shown) => shown,
        // It is told the truth however often it asks: who shows nothing has no bucket that could be kept from others.
        Err(refused) => return told(refused.into_response(), &door.rate, ""),
    };
    let who = shown.bucket();
    let standing = door.rate.take(&who);
    if !standing.allowed {
        return told(standing.refused().into_response(), &door.rate, &who);
    }
    let bearer = match shown.bearer(&door.server).await {
        Ok(bearer) => bearer,
        Err(refused) => return told(refused.into_response(), &door.rate, &who),
    };
    request.extensions_mut().insert(bearer);
    let response = match timeout(DEADLINE, tokio::spawn(next.run(request))).await {
        Ok(Ok(response)) => response,
        // The panic itself is told by the process's hook.
        Ok(Err(_)) => {
            Refused::bare(StatusCode::INTERNAL_SERVER_ERROR, "An internal server error occurred").into_response()
        }
        Err(_) => Refused::away().into_response(),
    };
    told(response, &door.rate, &who)
}

fn told(mut response: Response, rate: &Rate, who: &str) -> Response {
    rate.look(who).tell(response.headers_mut());
    response
}

/// What a request shows of itself.
enum Credential {
    Key(Caller),
    Token(Claims),
}

fn missing() -> Refused {
    Refused::unauthorized("Missing authentication")
}

fn invalid() -> Refused {
    Refused::unauthorized("Invalid token")
}

async fn shown(server: &Server, headers: &HeaderMap) -> Result<Credential, Refused> {
    let mut values = headers.get_all(AUTHORIZATION).iter();
    let value = values.next().ok_or_else(missing)?;
    let text = value.to_str().ok().filter(|_| values.next().is_none()).ok_or_else(invalid)?;
    let token = match text.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => token.trim(),
        _ => return Err(Refused::unauthorized("Bad HTTP authentication header format")),
    };
    if token.starts_with("voc_") {
        return key(server, headers).await.map(Credential::Key);
    }
    let api = server.api()?;
    signed::read(&api.settings, token, clock::now()).map(Credential::Token).map_err(|unbelieved| {
        Refused::unauthorized(match unbelieved {
            Unbelieved::Invalid => "Invalid token".to_owned(),
            Unbelieved::Signature => "Invalid signature received for JSON Web Token validation".to_owned(),
            Unbelieved::Expired => "Expired token received for JSON Web Token validation".to_owned(),
            Unbelieved::Audience => format!("Bad audience: expected {}", signed::audience(&api.settings)),
        })
    })
}

/// The API key that these headers show.
pub(super) async fn key(server: &Server, headers: &HeaderMap) -> Result<Caller, Refused> {
    match server.keys.recognise(headers).await {
        Ok(Shown::Key(caller)) => Ok(caller),
        Ok(Shown::None(_)) => Err(missing()),
        Err(problem) if problem.clone().into_response().status() == StatusCode::UNAUTHORIZED => Err(invalid()),
        Err(_) => Err(Refused::away()),
    }
}

/// Whether an API key opens this API: it is an operator's, and of the tenant whose people these are, or of all.
pub(super) fn opens(caller: &Caller, api: &Api) -> bool {
    caller.may(Scope::Admin) && caller.sees(&api.settings.tenant)
}

impl Credential {
    /// Whose requests are counted together.
    fn bucket(&self) -> String {
        match self {
            Credential::Key(caller) => format!("key {}", caller.key.as_deref().unwrap_or_default()),
            Credential::Token(claims) if claims.gty == signed::PERSON => format!("person {}", claims.sub),
            Credential::Token(claims) if claims.key => format!("key {}", claims.azp),
            Credential::Token(claims) => format!("client {}", claims.azp),
        }
    }

    /// Who they are and what they may do at this moment.
    async fn bearer(self, server: &Server) -> Result<Bearer, Refused> {
        let api = server.api()?;
        let tenant = api.settings.tenant.clone();
        let claims = match self {
            Credential::Token(claims) => claims,
            Credential::Key(caller) if opens(&caller, api) => {
                let subject = Subject::Client(caller.key.unwrap_or_default());
                return Ok(Bearer { tenant, subject, scopes: all_scopes() });
            }
            Credential::Key(_) => {
                let message = "This API takes keys of the scope admin, and of its own tenant or none.";
                return Err(Refused::new(StatusCode::FORBIDDEN, "insufficient_scope", message));
            }
        };
        let granted = granted(server, api, &claims).await?.ok_or_else(invalid)?;
        let asked = claims.scope.split(' ').map(str::to_owned);
        if claims.gty == signed::PERSON {
            // Whoever the application was allowed to speak for is still there, and not shut out.
            let person = api.people.get(&tenant, &claims.sub).await?.ok_or_else(invalid)?;
            if !may_speak_for(&granted) || is_blocked(&person.profile) {
                return Err(invalid());
            }
            let scopes = asked.filter(|scope| OWN_SCOPES.contains(&scope.as_str())).collect();
            return Ok(Bearer { tenant, subject: Subject::Person(claims.sub), scopes });
        }
        let scopes = asked.filter(|scope| granted.contains(scope)).collect();
        Ok(Bearer { tenant, subject: Subject::Client(claims.azp), scopes })
    }
}

/// What whoever a token was given to may do at this moment. `None`: they are gone.
async fn granted(server: &Server, api: &Api, claims: &Claims) -> Result<Option<Vec<String>>, Refused> {
    if !claims.key {
        return Ok(application(api, &claims.azp).map(|client| client.scopes.clone()));
    }
    let keys = match timeout(PATIENCE, server.outbox().store().keys()).await {
        Ok(Ok(keys)) => keys,
        Ok(Err(error)) => {
            tracing::error!(%error, "the API keys cannot be read");
            return Err(Refused::away());
        }
        Err(_) => return Err(Refused::away()),
    };
    let holds = |key: &ApiKey| {
        key.id == claims.azp
            && key.revoked.is_none()
            && key.scopes.iter().any(|scope| scope == Scope::Admin.as_str())
            && (key.tenant.is_empty() || key.tenant == api.settings.tenant)
    };
    Ok(keys.iter().any(holds).then(all_scopes))
}

/// The application of an id, if it gets tokens.
pub(super) fn application<'a>(api: &'a Api, id: &str) -> Option<&'a Client> {
    api.settings.clients.iter().find(|client| client.id == id && client.secret.as_ref().is_some_and(|s| !s.is_empty()))
}

/// Everything that an operator's key may do.
pub(super) fn all_scopes() -> Vec<String> {
    SCOPES.iter().map(|&scope| scope.to_owned()).collect()
}

/// Whether somebody with these scopes may have tokens of people: they could change all that such a token changes, and more.
pub(super) fn may_speak_for(granted: &[String]) -> bool {
    granted.iter().any(|scope| scope == "update:users")
}

/// Whether somebody was shut out.
pub(super) fn is_blocked(profile: &Map<String, Value>) -> bool {
    profile.get("blocked") == Some(&Value::Bool(true))
}
