//! `/api/v2/jobs/*` and `/api/v2/tickets/*`: for applications with a token.

use axum::Json;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::languages;
use super::mail::{self, NotSent, Occasion};
use crate::clock;
use crate::intake::IntakeError;
use crate::outbox::delivery::State as DeliveryState;
use crate::outbox::records::{Keeping, Shelf};
use crate::outbox::store::Expected;
use crate::outbox::{Outbox, OutboxError};
use crate::people::rules::Profile;
use crate::server::Server;
use crate::server::auth0::Api;
use crate::server::auth0::access::{self, Bearer, Subject};
use crate::server::auth0::answer::Refused;
use crate::server::auth0::tickets::{self, Kind, LIFETIME, LONGEST, Ticket};

/// How long a job can be asked for.
const KNOWN: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The only type of job that there is here.
const TYPE: &str = "verification_email";

/// A job's record.
#[derive(Debug, Serialize, Deserialize)]
struct Job {
    created_at: Timestamp,
    /// The delivery; `None`: the mail was refused.
    delivery: Option<String>,
}

/// `POST /api/v2/jobs/verification-email`.
pub(super) async fn begin_job(
    State(server): State<Server>,
    bearer: Bearer,
    request: Request,
) -> Result<Response, Refused> {
    bearer.need(&["update:users"])?;
    let languages = languages(request.headers());
    let body = Body::read(request, &["user_id", "client_id", "identity", "organization_id"]).await?;
    let client_id = body.client(&server)?;
    body.identity()?;
    let user_id = body.text("user_id")?.ok_or_else(|| missing("user_id"))?;
    let profile = person(&server, &bearer, user_id).await?;
    let occasion = Occasion { profile: &profile, client_id, request_language: languages.as_deref() };
    let delivery = match mail::verify(&server, occasion).await {
        Ok(receipt) => Some(receipt.id),
        Err(error) => {
            error.log("verify_email");
            refusal(error).map_or(Ok(None), Err)?
        }
    };
    let job = Job { created_at: clock::now(), delivery };
    let id = format!("job_{}", &clock::unique_id()[..16]);
    let (content, until) = (json!(job), job.created_at.saturating_add(KNOWN).unwrap_or(Timestamp::MAX));
    let keeping = Keeping { name: &id, content: &content, keys: Vec::new(), until: Some(until) };
    server.outbox().keep(shelf(&bearer), keeping, Expected::Nothing).await.map_err(|error| away(&error))?;
    Ok((StatusCode::CREATED, Json(told(&id, &job, "pending"))).into_response())
}

/// `GET /api/v2/jobs/{id}`.
pub(super) async fn show_job(
    State(server): State<Server>,
    bearer: Bearer,
    Path(id): Path<String>,
) -> Result<Response, Refused> {
    bearer.need(&["create:users", "update:users"])?;
    let kept = server.outbox().kept(shelf(&bearer), &id).await.map_err(|error| away(&error))?;
    let job = kept
        .and_then(|kept| serde_json::from_value::<Job>(kept.content).ok())
        .ok_or_else(|| Refused::new(StatusCode::NOT_FOUND, "inexistent_job", "The job does not exist."))?;
    let status = status(server.outbox(), &job).await.map_err(|error| away(&error))?;
    Ok(Json(told(&id, &job, status)).into_response())
}

/// How the job's mail stands: the vendor knows three words for it.
async fn status(outbox: &Outbox, job: &Job) -> Result<&'static str, OutboxError> {
    let Some(id) = &job.delivery else { return Ok("failed") };
    let found = outbox.find(id, false).await?;
    Ok(match found.map(|found| found.row.state) {
        Some(DeliveryState::Sent) => "completed",
        Some(state) if state.is_end() => "failed",
        Some(_) => "pending",
        // Forgotten before the job is: nobody can say any more that it went out.
        None => "failed",
    })
}

fn told(id: &str, job: &Job, status: &str) -> Value {
    json!({ "type": TYPE, "status": status, "created_at": format!("{:.3}", job.created_at), "id": id })
}

/// `POST /api/v2/tickets/email-verification`.
pub(super) async fn verification_ticket(
    State(server): State<Server>,
    bearer: Bearer,
    request: Request,
) -> Result<Response, Refused> {
    bearer.need(&["create:user_tickets"])?;
    let languages = languages(request.headers());
    let known =
        ["user_id", "result_url", "client_id", "organization_id", "ttl_sec", "includeEmailInRedirect", "identity"];
    let body = Body::read(request, &known).await?;
    body.identity()?;
    let user_id = body.text("user_id")?.ok_or_else(|| missing("user_id"))?;
    let profile = person(&server, &bearer, user_id).await?;
    issue(&server, &bearer, Kind::EmailVerification, &profile, &body, languages).await
}

/// `POST /api/v2/tickets/password-change`.
pub(super) async fn password_ticket(
    State(server): State<Server>,
    bearer: Bearer,
    request: Request,
) -> Result<Response, Refused> {
    bearer.need(&["create:user_tickets"])?;
    let languages = languages(request.headers());
    let known = [
        "user_id",
        "connection_id",
        "email",
        "result_url",
        "client_id",
        "organization_id",
        "ttl_sec",
        "mark_email_as_verified",
        "includeEmailInRedirect",
        "identity",
    ];
    let body = Body::read(request, &known).await?;
    body.identity()?;
    let profile = match (body.text("user_id")?, body.text("connection_id")?, body.text("email")?) {
        (Some(user_id), None, None) => person(&server, &bearer, user_id).await?,
        (None, Some(connection), Some(email)) => person_in(&server, &bearer, connection, email).await?,
        _ => return Err(invalid("Give either user_id, or connection_id and email.")),
    };
    issue(&server, &bearer, Kind::PasswordChange, &profile, &body, languages).await
}

async fn issue(
    server: &Server,
    bearer: &Bearer,
    kind: Kind,
    profile: &Profile,
    body: &Body,
    languages: Option<String>,
) -> Result<Response, Refused> {
    let client_id = body.client(server)?;
    let caller = match &bearer.subject {
        Subject::Client(id) => mail::client(server, id).map(|client| client.id.as_str()),
        Subject::Person(_) => None,
    };
    let result_url = body.text("result_url")?.map(|url| {
        mail::leads_home(server, client_id.or(caller), url).ok_or_else(|| {
            invalid("'result_url' belongs to none of the origins that the client has in the configuration.")
        })
    });
    let ticket = Ticket::of(kind, profile).ok_or_else(no_address)?;
    let ticket = Ticket {
        client_id: client_id.or(caller).map(str::to_owned),
        result_url: result_url.transpose()?,
        include_email: body.flag("includeEmailInRedirect")?,
        mark_email_as_verified: body.flag("mark_email_as_verified")?,
        request_language: languages,
        ..ticket
    };
    let issued = tickets::issue(server, ticket, body.lifetime()?).await.map_err(|error| away(&error))?;
    // Whoever asked mails it themselves.
    tickets::make_newest(server, &issued).await.map_err(|error| away(&error))?;
    Ok((StatusCode::CREATED, Json(json!({ "ticket": issued.url }))).into_response())
}

/// The person of that id, whom the bearer may know.
async fn person(server: &Server, bearer: &Bearer, user_id: &str) -> Result<Profile, Refused> {
    let api = api(server, bearer)?;
    let found = api.people.get(&bearer.tenant, user_id).await?;
    found.map(|person| person.profile).ok_or_else(Refused::no_user)
}

/// The person with that address in that connection. Connections have names here and no ids; the vendor's ids all mean the one that is configured.
async fn person_in(server: &Server, bearer: &Bearer, connection: &str, email: &str) -> Result<Profile, Refused> {
    let api = api(server, bearer)?;
    let connection = if connection.starts_with("con_") { api.settings.connection.as_str() } else { connection };
    let found = api.people.by_email(&bearer.tenant, email).await?;
    let is_theirs = |profile: &Profile| {
        let identities = profile.get("identities").and_then(Value::as_array);
        identities.is_some_and(|identities| identities.iter().any(|identity| identity["connection"] == connection))
    };
    found.into_iter().map(|person| person.profile).find(is_theirs).ok_or_else(Refused::no_user)
}

/// The API, whose tickets are of its own tenant only.
fn api<'a>(server: &'a Server, bearer: &Bearer) -> Result<&'a Api, Refused> {
    let api = server.api()?;
    if api.settings.tenant == bearer.tenant { Ok(api) } else { Err(Refused::no_user()) }
}

/// A body with known fields only.
struct Body(Profile);

impl Body {
    async fn read(request: Request, known: &[&str]) -> Result<Body, Refused> {
        let fields = access::object(request).await?;
        match fields.keys().find(|name| !known.contains(&name.as_str())) {
            // Its name may be anything, so it is not repeated.
            Some(_) => Err(invalid(&format!("Additional properties not allowed; known are {}.", known.join(", ")))),
            None => Ok(Body(fields)),
        }
    }

    /// A field that is text; absent and null are the same.
    fn text(&self, name: &str) -> Result<Option<&str>, Refused> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(None),
            Some(Value::String(text)) if !text.is_empty() && text.len() <= 4_096 => Ok(Some(text)),
            Some(Value::String(_)) => Err(invalid(&format!("'{name}' is empty or too long."))),
            Some(_) => Err(invalid(&format!("Expected type string on property {name}."))),
        }
    }

    fn flag(&self, name: &str) -> Result<bool, Refused> {
        match self.0.get(name) {
            None | Some(Value::Null) => Ok(false),
            Some(Value::Bool(flag)) => Ok(*flag),
            Some(_) => Err(invalid(&format!("Expected type boolean on property {name}."))),
        }
    }

    /// How long the ticket works; 0 is the vendor's way to say nothing.
    fn lifetime(&self) -> Result<u64, Refused> {
        match self.0.get("ttl_sec") {
            None | Some(Value::Null) => Ok(LIFETIME),
            Some(given) => match given.as_u64() {
                Some(0) => Ok(LIFETIME),
                Some(seconds) if seconds <= LONGEST => Ok(seconds),
                _ => Err(invalid(&format!("'ttl_sec' is a whole number of seconds from 0 to {LONGEST}."))),
            },
        }
    }

    /// The client, which must be one that is known.
    fn client<'a>(&self, server: &'a Server) -> Result<Option<&'a str>, Refused> {
        let Some(id) = self.text("client_id")? else { return Ok(None) };
        let client = mail::client(server, id).map(|client| client.id.as_str());
        client.map(Some).ok_or_else(|| invalid("'client_id' names no client of the configuration."))
    }

    /// Which of a person's identities it is about. They all have the one address here, so its form is all that matters.
    fn identity(&self) -> Result<(), Refused> {
        self.text("organization_id")?;
        match self.0.get("identity") {
            None | Some(Value::Null | Value::Object(_)) => Ok(()),
            Some(_) => Err(invalid("Expected type object on property identity.")),
        }
    }
}

/// What a caller is told when nothing was sent; `None`: the job failed, and says so when it is asked.
fn refusal(error: NotSent) -> Option<Refused> {
    match error {
        NotSent::NoAddress => Some(no_address()),
        NotSent::Disabled => {
            let message = "The email template verify_email is not enabled.";
            Some(Refused::new(StatusCode::BAD_REQUEST, "template_not_enabled", message))
        }
        NotSent::Intake(IntakeError::Limited { retry_after, .. }) => {
            let message = "Too many mails; try again later.";
            let refused = Refused::new(StatusCode::TOO_MANY_REQUESTS, "too_many_requests", message);
            Some(Refused { retry_after: Some(retry_after.as_secs().saturating_add(1)), ..refused })
        }
        NotSent::Intake(IntakeError::Outbox(_)) | NotSent::Outbox(_) => Some(Refused::away()),
        NotSent::Intake(_) => None,
    }
}

fn shelf(bearer: &Bearer) -> Shelf<'_> {
    Shelf { kind: "job", tenant: &bearer.tenant }
}

fn away(error: &OutboxError) -> Refused {
    tracing::error!(%error, "the profile store failed");
    Refused::away()
}

fn no_address() -> Refused {
    Refused::body("The user does not have an email address.")
}

fn missing(name: &str) -> Refused {
    invalid(&format!("Missing required property: {name}"))
}

fn invalid(message: &str) -> Refused {
    Refused::body(format!("Payload validation error: {message}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_bounded_and_zero_says_nothing() {
        let of = |given: Value| Body(Profile::from_iter([("ttl_sec".to_owned(), given)])).lifetime().ok();
        for (given, seconds) in
            [(json!(null), LIFETIME), (json!(0), LIFETIME), (json!(60), 60), (json!(LONGEST), LONGEST)]
        {
            assert_eq!(of(given), Some(seconds));
        }
        for wrong in [json!(-1), json!(LONGEST + 1), json!(1.5), json!("60"), json!(true), json!([60])] {
            assert_eq!(of(wrong.clone()), None, "{wrong}");
        }
        assert_eq!(Body(Profile::new()).lifetime().ok(), Some(LIFETIME));
    }
}
