//! `/dbconnections/*`: sign-up and password change, which need no key, because people's browsers ask for them.
//!
//! So nothing here tells whether an address is known. Whatever is found, the answer is the same, and it comes at the same time: work is done by a task
//! of its own, and answers go out at whole beats after the request came. What cannot be sent to a person is told to the log and not to who asked.
//!
//! Passwords are taken, because the vendor's clients send them, and dropped unread: there is no login here.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Extension, Request, State};
use axum::http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde_json::{Map, Value, json};
use tokio::time::{Instant, sleep_until};

use super::limit::{Limit, network};
use super::mail::{self, Occasion};
use super::{asker_of, languages};
use crate::clock;
use crate::message::Address;
use crate::people::rules::{self, Kind, New, Profile, Refusal};
use crate::people::store::PeopleError;
use crate::server::auth0::answer::Denied;
use crate::server::auth0::tickets::is_verified;
use crate::server::{Server, body};

/// Answers go out at multiples of this. Longer than any of the ways takes when nothing is wrong.
const BEAT: Duration = Duration::from_millis(250);
/// The largest body.
const BODY: usize = 64 << 10;
/// What the vendor answers, whoever it is about.
const SENT: &str = "We've just sent you an email to reset your password.";
/// What sign-up may set beside address and metadata.
const ATTRIBUTES: [&str; 7] = ["username", "phone_number", "given_name", "family_name", "name", "nickname", "picture"];
/// Attributes that the answer repeats.
const REPEATED: [&str; 2] = ["username", "phone_number"];
/// Longest text of a field.
const LONGEST: usize = 2_048;

/// How often everybody may ask.
pub(super) struct Limits {
    /// Sign-ups, by network.
    sign_ups: Limit,
    /// Mails to one address, by network and address.
    mails: Limit,
}

impl fmt::Debug for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Limits")
    }
}

impl Limits {
    pub(super) fn new() -> Limits {
        Limits {
            sign_ups: Limit::new(20, SignedDuration::from_secs(10)),
            mails: Limit::new(10, SignedDuration::from_secs(60)),
        }
    }
}

fn take(limit: &Limit, who: &str) -> Result<(), Denied> {
    limit.take(who, clock::now()).map_err(|seconds| {
        let description = "Too many requests; try again later.";
        let denied = Denied::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", description);
        Denied { retry_after: Some(seconds), ..denied }
    })
}

/// `POST /dbconnections/signup`.
pub(super) async fn sign_up(
    State(server): State<Server>,
    Extension(limits): Extension<Arc<Limits>>,
    request: Request,
) -> Response {
    let began = Instant::now();
    let answer = on_its_own(async move {
        let (from, languages) = (origin(asker_of(&request)), languages(request.headers()));
        take(&limits.sign_ups, &from)?;
        let fields = fields(request).await?;
        let asked = Asked::read(&server, &fields, languages)?;
        let connection = default_connection(&server)?;
        if asked.connection.as_deref().is_some_and(|name| name != connection) {
            return Err(Denied::request("the connection was not found"));
        }
        fields
            .get("password")
            .and_then(Value::as_str)
            .filter(|password| !password.is_empty())
            .ok_or_else(|| Denied::request("`password` is missing"))?;
        let body = new_person(&fields, &asked.email, &connection)?;
        take(&limits.mails, &format!("{from} {}", asked.canonical))?;
        let (id, email) = admit(&server, &asked, &body, &connection).await?;
        let mut answer = Map::from_iter([
            ("_id".to_owned(), json!(id)),
            ("email".to_owned(), email),
            ("email_verified".to_owned(), json!(false)),
        ]);
        for name in REPEATED {
            answer.extend(body.get(name).map(|value| (name.to_owned(), value.clone())));
        }
        Ok(Json(answer).into_response())
    });
    at_the_beat(began, answer.await).await
}

/// `POST /dbconnections/change_password`.
pub(super) async fn change_password(
    State(server): State<Server>,
    Extension(limits): Extension<Arc<Limits>>,
    request: Request,
) -> Response {
    let began = Instant::now();
    let answer = on_its_own(async move {
        let (from, languages) = (origin(asker_of(&request)), languages(request.headers()));
        let fields = fields(request).await?;
        let asked = Asked::read(&server, &fields, languages)?;
        take(&limits.mails, &format!("{from} {}", asked.canonical))?;
        let connection = asked.connection.clone().map_or_else(|| default_connection(&server), Ok)?;
        if let Some(person) = find(&server, &asked.email, &connection).await? {
            send_reset(&server, &asked, &person).await;
        }
        Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], SENT).into_response())
    });
    at_the_beat(began, answer.await).await
}

/// Makes the person, or reminds the one whose address it is; gives the id and the address that the answer tells.
async fn admit(server: &Server, asked: &Asked, body: &Profile, connection: &str) -> Result<(String, Value), Denied> {
    let plausible = clock::unique_id()[..24].to_owned();
    // What may not be written is refused before anybody is looked for, so that the refusal tells nothing either.
    let would_be = rules::create(body, &New { connection, id: &plausible, now: clock::now() }).map_err(refused)?;
    let email = would_be.get("email").cloned().unwrap_or_else(|| json!(asked.email));
    let mut known = find(server, &asked.email, connection).await?;
    if known.is_none() {
        let api = server.auth0.as_ref().ok_or_else(Denied::away)?;
        match api.people.create(&api.settings.tenant, body, connection).await {
            Ok(person) => {
                begin(server, asked, &person.profile).await;
                let id = person.profile.get("user_id").and_then(Value::as_str).unwrap_or_default();
                return Ok((id.split_once('|').map_or(id, |(_, own)| own).to_owned(), email));
            }
            // Somebody was faster, or has the name or number already; only the first is mailed.
            Err(PeopleError::Refused(Refusal { kind: Kind::Exists, .. })) => {
                known = find(server, &asked.email, connection).await?;
            }
            Err(PeopleError::Refused(refusal)) => return Err(refused(refusal)),
            Err(error @ PeopleError::Outbox(_)) => return Err(away(&error)),
        }
    }
    match known {
        Some(person) if is_verified(&person) => send_reset(server, asked, &person).await,
        Some(person) => {
            if let Err(error) = mail::verify(server, asked.occasion(&person)).await {
                error.log("verify_email");
            }
        }
        None => {}
    }
    Ok((plausible, email))
}

/// The first mail to a new person: where addresses are not confirmed, they are welcome at once.
async fn begin(server: &Server, asked: &Asked, person: &Profile) {
    match mail::verify(server, asked.occasion(person)).await {
        Ok(_) => {}
        Err(mail::NotSent::Disabled) => {
            if let Err(error) = mail::welcome(server, asked.occasion(person)).await {
                error.log("welcome_email");
            }
        }
        Err(error) => error.log("verify_email"),
    }
}

async fn send_reset(server: &Server, asked: &Asked, person: &Profile) {
    if let Err(error) = mail::reset(server, asked.occasion(person)).await {
        error.log("reset_email");
    }
}

/// The person with this address in this connection; the first, if there are several.
async fn find(server: &Server, email: &str, connection: &str) -> Result<Option<Profile>, Denied> {
    let api = server.auth0.as_ref().ok_or_else(Denied::away)?;
    let found = api.people.by_email(&api.settings.tenant, email).await.map_err(|error| away(&error))?;
    let is_theirs = |profile: &Profile| match profile.get("identities").and_then(Value::as_array) {
        Some(identities) => identities.iter().any(|identity| identity["connection"] == connection),
        None => true,
    };
    Ok(found.into_iter().map(|person| person.profile).find(is_theirs))
}

/// What both routes read of a body.
#[derive(Debug)]
struct Asked {
    email: String,
    /// The address as it is compared.
    canonical: String,
    client_id: Option<String>,
    connection: Option<String>,
    languages: Option<String>,
}

impl Asked {
    fn read(server: &Server, fields: &Profile, languages: Option<String>) -> Result<Asked, Denied> {
        let client_id = text(fields, "client_id")?;
        if client_id.as_deref().is_some_and(|id| mail::client(server, id).is_none()) {
            return Err(Denied::request("the client is not known"));
        }
        let email = text(fields, "email")?.ok_or_else(|| Denied::request("`email` is missing"))?;
        let address =
            Address::parse(&email).map_err(|_| Denied::request("`email` is no address that mail is sent to"))?;
        let connection = text(fields, "connection")?;
        Ok(Asked { canonical: address.canonical(), email, client_id, connection, languages })
    }

    fn occasion<'a>(&'a self, profile: &'a Profile) -> Occasion<'a> {
        Occasion { profile, client_id: self.client_id.as_deref(), request_language: self.languages.as_deref() }
    }
}

/// The body of a new person: what sign-up may set, and nothing else of what came.
fn new_person(fields: &Profile, email: &str, connection: &str) -> Result<Profile, Denied> {
    let mut body =
        Profile::from_iter([("email".to_owned(), json!(email)), ("connection".to_owned(), json!(connection))]);
    for name in ATTRIBUTES {
        body.extend(text(fields, name)?.map(|text| (name.to_owned(), json!(text))));
    }
    match fields.get("user_metadata") {
        None | Some(Value::Null) => {}
        Some(Value::Object(metadata)) => {
            rules::signup_metadata(metadata).map_err(refused)?;
            if !metadata.is_empty() {
                body.insert("user_metadata".to_owned(), Value::Object(metadata.clone()));
            }
        }
        Some(_) => return Err(Denied::request("`user_metadata` is not an object")),
    }
    Ok(body)
}

/// A field that is text; absent, null and empty are the same.
fn text(fields: &Profile, name: &str) -> Result<Option<String>, Denied> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.len() > LONGEST => Err(Denied::request(format!("`{name}` is too long"))),
        Some(Value::String(text)) => Ok(Some(text.clone()).filter(|text| !text.is_empty())),
        Some(_) => Err(Denied::request(format!("`{name}` is not text"))),
    }
}

/// The fields of a body: JSON or a form.
async fn fields(request: Request) -> Result<Profile, Denied> {
    let is_form = is_form(request.headers());
    if !is_form {
        body::announced(request.headers()).map_err(denied)?;
    }
    let bytes = body::read(request.into_body(), BODY).await.map_err(denied)?;
    if !is_form {
        return match body::parse(&bytes).map_err(denied)? {
            Value::Object(fields) => Ok(fields),
            _ => Err(Denied::request("the body is not a JSON object")),
        };
    }
    let mut fields = Profile::new();
    for (name, value) in url::form_urlencoded::parse(&bytes) {
        if fields.insert(name.into_owned(), Value::String(value.into_owned())).is_some() {
            return Err(Denied::request("the body has a field twice"));
        }
    }
    Ok(fields)
}

/// Whether a body is announced as a form, and as nothing else.
pub(in crate::server::auth0) fn is_form(headers: &HeaderMap) -> bool {
    let mut types = headers.get_all(CONTENT_TYPE).iter();
    let first = types.next().and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = first.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
        && types.next().is_none()
        && !headers.contains_key(CONTENT_ENCODING)
}

/// The same trouble in the words of this API.
fn denied(problem: crate::server::problem::Problem) -> Denied {
    let status = problem.into_response().status();
    let description = match status {
        StatusCode::PAYLOAD_TOO_LARGE => "the body is too large",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "send JSON or a form",
        StatusCode::REQUEST_TIMEOUT => "the body did not come in time",
        _ => "the body cannot be read",
    };
    Denied::new(status, "invalid_request", description)
}

fn refused(refusal: Refusal) -> Denied {
    Denied::request(refusal.message)
}

fn away(error: &PeopleError) -> Denied {
    tracing::error!(%error, "the profile store failed");
    Denied::away()
}

fn default_connection(server: &Server) -> Result<String, Denied> {
    server.auth0.as_ref().map(|api| api.settings.connection.clone()).ok_or_else(Denied::away)
}

fn origin(asker: Option<IpAddr>) -> String {
    asker.map_or_else(|| "unknown".to_owned(), network)
}

/// Does it as a task: it ends although who asked hangs up, and what breaks in it breaks nothing else.
async fn on_its_own(work: impl Future<Output = Result<Response, Denied>> + Send + 'static) -> Response {
    match tokio::spawn(work).await {
        Ok(Ok(response)) => response,
        Ok(Err(denied)) => denied.into_response(),
        Err(_) => {
            let description = "something broke here; the log of the service tells what";
            Denied::new(StatusCode::INTERNAL_SERVER_ERROR, "server_error", description).into_response()
        }
    }
}

/// Keeps an answer back until the next beat after `began`, so that its time tells nothing.
async fn at_the_beat(began: Instant, response: Response) -> Response {
    let beats = began.elapsed().as_millis() / BEAT.as_millis() + 1;
    sleep_until(began + BEAT * u32::try_from(beats).unwrap_or(1)).await;
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(fields: &Value) -> Result<Value, String> {
        let fields = fields.as_object().unwrap();
        new_person(fields, "anna@example.org", "Users").map(Value::Object).map_err(|denied| denied.description)
    }

    #[test]
    fn sign_up_sets_what_it_may_and_nothing_else() {
        let fields = json!({
            "email": "other@example.org", "password": "secret", "given_name": "Anna", "family_name": "", "nickname": null,
            "email_verified": true, "app_metadata": { "plan": "pro" }, "blocked": false, "user_id": "auth0|1",
            "verify_email": false, "user_metadata": { "lang": "de" },
        });
        let made = json!({
            "email": "anna@example.org", "connection": "Users", "given_name": "Anna", "user_metadata": { "lang": "de" },
        });
        assert_eq!(person(&fields), Ok(made));
    }

    #[test]
    fn metadata_of_a_sign_up_is_small_and_text() {
        let many =
            |count: usize| -> Value { (0..count).map(|n| (n.to_string(), json!("x"))).collect::<Map<_, _>>().into() };
        let text = |length: usize| "\u{e4}".repeat(length);
        for fine in [json!({}), Value::Null, many(10), json!({ text(100): text(500) }), json!({ "a": "" })] {
            assert!(person(&json!({ "user_metadata": fine })).is_ok(), "{fine}");
        }
        for wrong in [
            many(11),
            json!({ text(101): "x" }),
            json!({ "a": text(501) }),
            json!({ "a": 1 }),
            json!({ "a": null }),
            json!({ "a": true }),
            json!({ "a": ["x"] }),
            json!({ "a": { "b": "c" } }),
            json!([]),
            json!("x"),
        ] {
            assert!(person(&json!({ "user_metadata": wrong })).is_err(), "{wrong}");
        }
        assert!(person(&json!({ "name": ["Anna"] })).is_err());
        assert!(person(&json!({ "name": "x".repeat(LONGEST + 1) })).is_err());
    }
}
