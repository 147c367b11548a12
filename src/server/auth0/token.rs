//! `/oauth/token`: applications get tokens for themselves, and for people that they have logged in.
//!
//! Nobody logs in here. An application that has made sure who somebody is, and that may change every profile anyway, exchanges the `user_id` for a token
//! with which only this person's profile can be read and only their own preferences written (RFC 8693).

pub(super) mod signed;

use std::collections::BTreeMap;
use std::future::ready;
use std::sync::Arc;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use axum::extract::{Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use self::signed::Claims;
use super::access::{self, OWN_SCOPES, all_scopes, application, is_blocked, may_speak_for};
use super::answer::{Denied, Refused, unkept};
use super::rate::Rate;
use super::{Api, Client};
use crate::clock;
use crate::people::store::PeopleError;
use crate::server::{Server, body};

/// The largest body.
const LARGEST: usize = 64 << 10;
/// How long a client's token holds, in seconds: a day.
const CLIENT_LIFE: i64 = 86_400;
/// How long a person's token holds, in seconds: an hour.
const PERSON_LIFE: i64 = 3_600;
/// Octets of the longest id of an API key.
const LONGEST_KEY_ID: usize = 32;
/// How many wrong secrets a client may show at once, and how many more each second.
const WRONG: (u32, u32) = (10, 1);

/// `grant_type` of a token for a person.
const EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
/// `subject_token_type` of a `user_id`.
const USER_ID: &str = "urn:vocative:params:oauth:token-type:user-id";
/// The type of what is issued.
const ACCESS_TOKEN: &str = "urn:ietf:params:oauth:token-type:access_token";

pub(super) fn routes() -> Router<Server> {
    let wrong = Arc::new(Rate::new(WRONG.0, WRONG.1));
    let give = move |State(server): State<Server>, request: Request| async move {
        give(&server, &wrong, request).await.unwrap_or_else(IntoResponse::into_response)
    };
    Router::new().route("/oauth/token", post(give)).method_not_allowed_fallback(not_so)
}

async fn not_so() -> Denied {
    let description = "This address takes POST.";
    ready(Denied::new(StatusCode::METHOD_NOT_ALLOWED, "invalid_request", description)).await
}

/// Whoever asks for a token.
struct Asking {
    id: String,
    /// What they may do.
    granted: Vec<String>,
    /// They are an API key.
    key: bool,
}

async fn give(server: &Server, wrong: &Rate, request: Request) -> Result<Response, Denied> {
    let api = server.api().map_err(|_| Denied::away())?;
    let (parts, body) = request.into_parts();
    let form = Form::read(&parts.headers, body).await?;
    let asking = asking(server, api, wrong, &parts.headers, &form).await?;
    match form.required("grant_type")? {
        "client_credentials" => for_itself(api, asking, &form),
        EXCHANGE => for_person(api, asking, &form).await,
        _ => {
            let description = format!("Unsupported grant type; known are client_credentials and {EXCHANGE}.");
            Err(Denied::new(StatusCode::BAD_REQUEST, "unsupported_grant_type", description))
        }
    }
}

/// `client_credentials` (RFC 6749 section 4.4).
fn for_itself(api: &Api, asking: Asking, form: &Form) -> Result<Response, Denied> {
    let audience = audience(api, form)?;
    if asking.granted.is_empty() {
        return Err(Denied::access(format!("Client is not authorized to access \"{audience}\": it has no scopes.")));
    }
    let scope = narrowed(form, &asking.granted, "Client has not been granted scopes")?;
    let claims = claims(api, &asking, format!("{}@clients", asking.id), scope, signed::CLIENT, CLIENT_LIFE);
    answer(api, &claims, CLIENT_LIFE, Map::new())
}

/// A token for a person (RFC 8693 section 2.1).
async fn for_person(api: &Api, asking: Asking, form: &Form) -> Result<Response, Denied> {
    audience(api, form)?;
    if !may_speak_for(&asking.granted) {
        let description = "Only a client with the scope update:users gets tokens of people.";
        return Err(Denied::new(StatusCode::FORBIDDEN, "unauthorized_client", description));
    }
    if form.required("subject_token_type")? != USER_ID {
        return Err(Denied::request(format!("subject_token_type is {USER_ID}")));
    }
    if form.get("requested_token_type").is_some_and(|asked| asked != ACCESS_TOKEN) {
        return Err(Denied::request(format!("requested_token_type is {ACCESS_TOKEN}")));
    }
    if form.get("actor_token").is_some() || form.get("resource").is_some() {
        return Err(Denied::request("actor_token and resource are not known here"));
    }
    let user_id = form.required("subject_token")?;
    let own = OWN_SCOPES.map(str::to_owned);
    let scope = narrowed(form, &own, "A person's own token has no scopes")?;
    let found = api.people.get(&api.settings.tenant, user_id).await.map_err(away)?;
    let person = found.ok_or_else(|| Denied::request("The user does not exist."))?;
    if is_blocked(&person.profile) {
        return Err(Denied::access("The user is blocked."));
    }
    let claims = claims(api, &asking, user_id.to_owned(), scope, signed::PERSON, PERSON_LIFE);
    let issued = Map::from_iter([("issued_token_type".to_owned(), json!(ACCESS_TOKEN))]);
    answer(api, &claims, PERSON_LIFE, issued)
}

fn away(error: PeopleError) -> Denied {
    tracing::error!(%error, "the profile store failed");
    Denied::away()
}

fn claims(api: &Api, asking: &Asking, sub: String, scope: String, gty: &str, life: i64) -> Claims {
    let now = clock::now().as_second();
    Claims {
        iss: signed::issuer(&api.settings),
        sub,
        aud: signed::audience(&api.settings),
        azp: asking.id.clone(),
        scope,
        iat: now,
        exp: now + life,
        gty: gty.to_owned(),
        jti: clock::unique_id(),
        key: asking.key,
    }
}

fn answer(api: &Api, claims: &Claims, life: i64, mut more: Map<String, Value>) -> Result<Response, Denied> {
    let token = signed::sign(&api.settings, claims).ok_or_else(Denied::away)?;
    let mut body = Map::from_iter([
        ("access_token".to_owned(), json!(token)),
        ("expires_in".to_owned(), json!(life)),
        ("scope".to_owned(), json!(claims.scope)),
        ("token_type".to_owned(), json!("Bearer")),
    ]);
    body.append(&mut more);
    Ok(unkept(Json(body).into_response()))
}

/// The `audience`, which is this API's if it is given.
fn audience(api: &Api, form: &Form) -> Result<String, Denied> {
    let ours = signed::audience(&api.settings);
    match form.get("audience") {
        Some(given) if given != ours => Err(Denied::access(format!("Service not found: {given}"))),
        _ => Ok(ours),
    }
}

/// The scopes that are asked for, all of which must be `granted`; without any, all that are.
fn narrowed(form: &Form, granted: &[String], refusal: &str) -> Result<String, Denied> {
    let Some(asked) = form.get("scope") else { return Ok(granted.join(" ")) };
    let mut kept: Vec<&str> = Vec::new();
    let mut missing: Vec<&str> = Vec::new();
    for scope in asked.split_ascii_whitespace() {
        let list = if granted.iter().any(|own| own == scope) { &mut kept } else { &mut missing };
        if !list.contains(&scope) {
            list.push(scope);
        }
    }
    match missing.as_slice() {
        [] if kept.is_empty() => Ok(granted.join(" ")),
        [] => Ok(kept.join(" ")),
        missing => Err(Denied::access(format!("{refusal}: {}", missing.join(", ")))),
    }
}

/// Who asks, if they show their secret.
async fn asking(server: &Server, api: &Api, wrong: &Rate, headers: &HeaderMap, form: &Form) -> Result<Asking, Denied> {
    let shown = Shown::of(headers, form)?;
    let client = application(api, &shown.id);
    let is_key = client.is_none()
        && shown.id.len() <= LONGEST_KEY_ID
        && shown.secrets.iter().any(|secret| secret.starts_with("voc_"));
    // Those who are not known share one bucket, so that made-up names fill no memory.
    let who = if client.is_some() || is_key { shown.id.as_str() } else { "" };
    let known = if is_key {
        recognised(server, api, &shown).await?
    } else {
        is_secret(client, &shown.secrets).then(|| client.map_or_else(Vec::new, |client| client.scopes.clone()))
    };
    match known {
        Some(granted) => Ok(Asking { id: shown.id, granted, key: is_key }),
        // Only what is wrong is counted: ids are public, and nobody shall be able to lock somebody else out.
        None => match wrong.take(who) {
            standing if standing.allowed => Err(Denied::client()),
            standing => {
                let description = "Too many attempts with a wrong secret";
                let denied = Denied::new(StatusCode::TOO_MANY_REQUESTS, "too_many_attempts", description);
                Err(Denied { retry_after: Some(standing.wait.max(1)), ..denied })
            }
        },
    }
}

/// What the API key that is shown may do here.
async fn recognised(server: &Server, api: &Api, shown: &Shown) -> Result<Option<Vec<String>>, Denied> {
    for secret in &shown.secrets {
        let Ok(value) = HeaderValue::from_str(&format!("Bearer {secret}")) else { continue };
        let headers = HeaderMap::from_iter([(AUTHORIZATION, value)]);
        match access::key(server, &headers).await {
            Ok(caller) if caller.key.as_deref() == Some(&*shown.id) => {
                return Ok(access::opens(&caller, api).then(all_scopes));
            }
            Ok(_) => {}
            Err(Refused { status: StatusCode::UNAUTHORIZED, .. }) => {}
            Err(_) => return Err(Denied::away()),
        }
    }
    Ok(None)
}

/// Whether one of these is the client's secret. It takes as long when there is no such client.
fn is_secret(client: Option<&Client>, shown: &[String]) -> bool {
    let expected = client.and_then(|client| client.secret.as_deref());
    let hash = |secret: &str| digest(&SHA256, secret.as_bytes());
    let wanted = hash(expected.unwrap_or_default());
    let mut found = false;
    for secret in shown {
        found |= verify_slices_are_equal(hash(secret).as_ref(), wanted.as_ref()).is_ok();
    }
    found && expected.is_some_and(|secret| !secret.is_empty())
}

/// The credentials of a client.
struct Shown {
    id: String,
    /// One, or two ways to read one: RFC 6749 section 2.3.1 wants it encoded in a header, and few do it.
    secrets: Vec<String>,
}

impl Shown {
    fn of(headers: &HeaderMap, form: &Form) -> Result<Shown, Denied> {
        let (id, secret) = (form.get("client_id"), form.get("client_secret"));
        let mut values = headers.get_all(AUTHORIZATION).iter();
        let Some(value) = values.next() else {
            let (Some(id), Some(secret)) = (id, secret) else { return Err(Denied::client()) };
            return Ok(Shown { id: id.to_owned(), secrets: vec![secret.to_owned()] });
        };
        if values.next().is_some() || secret.is_some() {
            return Err(Denied::request("A client shows its secret once: in the header or in the body."));
        }
        let (given, secrets) = basic(value).ok_or_else(Denied::client)?;
        let named = given.into_iter().find(|own| id.is_none_or(|id| id == own));
        Ok(Shown {
            id: named.ok_or_else(|| Denied::request("The header names another client than the body."))?,
            secrets,
        })
    }
}

/// Id and secret of `Basic` credentials (RFC 7617), each as it stands and decoded.
fn basic(value: &HeaderValue) -> Option<(Vec<String>, Vec<String>)> {
    let (scheme, rest) = value.to_str().ok()?.split_once(' ')?;
    let text = STANDARD.decode(rest.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("basic"))?;
    let text = String::from_utf8(text).ok()?;
    let (id, secret) = text.split_once(':')?;
    let readings = |text: &str| {
        let field = format!("v={text}");
        let decoded = url::form_urlencoded::parse(field.as_bytes()).next().map(|(_, value)| value.into_owned());
        // An ampersand stands in no encoded text.
        let decoded = decoded.filter(|decoded| !text.contains('&') && decoded != text);
        decoded.into_iter().chain([text.to_owned()]).collect()
    };
    Some((readings(id), readings(secret)))
}

/// What is posted: fields with one text each.
#[derive(Debug)]
struct Form(BTreeMap<String, String>);

impl Form {
    async fn read(headers: &HeaderMap, body: axum::body::Body) -> Result<Form, Denied> {
        let bytes = body::read(body, LARGEST).await.map_err(|problem| {
            let status = problem.into_response().status();
            Denied::new(status, "invalid_request", "The body is too large, too slow, or breaks off.")
        })?;
        let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        match kind.as_str() {
            "application/json" => Form::json(&bytes),
            "application/x-www-form-urlencoded" => Form::encoded(&bytes),
            _ => Err(Denied::request("Send application/x-www-form-urlencoded or application/json.")),
        }
    }

    fn json(bytes: &[u8]) -> Result<Form, Denied> {
        let Ok(Value::Object(object)) = body::parse(bytes) else {
            return Err(Denied::request("The body is no JSON object in which each name stands once."));
        };
        let mut fields = BTreeMap::new();
        for (name, value) in object {
            match value {
                Value::String(text) => drop(fields.insert(name, text)),
                Value::Null => {}
                _ => return Err(Denied::request("Every field of the body is a text.")),
            }
        }
        Ok(Form(fields))
    }

    fn encoded(bytes: &[u8]) -> Result<Form, Denied> {
        let mut fields = BTreeMap::new();
        for (name, value) in url::form_urlencoded::parse(bytes) {
            if fields.insert(name.into_owned(), value.into_owned()).is_some() {
                return Err(Denied::request("A field of the body stands twice."));
            }
        }
        Ok(Form(fields))
    }

    /// A field; one without a value counts as absent (RFC 6749 section 3.2).
    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    fn required(&self, name: &str) -> Result<&str, Denied> {
        self.get(name).ok_or_else(|| Denied::request(format!("Missing required parameter: {name}")))
    }
}
