//! `/api/v2/email-templates`: templates in the vendor's language, kept as they come and translated.
//!
//! A template is translated when it is put, and the project is built with it: one that cannot be translated, or with which the project would not load,
//! is refused with its findings, and nothing changes. What is read back is what was put, octet by octet.

use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde_json::{Map, Value, json};

use super::access::{Bearer, object};
use super::answer::Refused;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::live::PutError;
use crate::live::overlay::Overlay;
use crate::outbox::OutboxError;
use crate::outbox::store::{Expected, Put};
use crate::people::store::PeopleError;
use crate::server::Server;

/// The names that the vendor has, the two legacy ones included.
pub(super) const NAMES: [&str; 14] = [
    "verify_email",
    "verify_email_by_code",
    "auth_email_by_code",
    "reset_email",
    "reset_email_by_code",
    "welcome_email",
    "blocked_account",
    "stolen_credentials",
    "enrollment_email",
    "mfa_oob_code",
    "user_invitation",
    "async_approval",
    "change_password",
    "password_reset",
];
/// Its fields in the order in which the vendor shows them.
const FIELDS: [&str; 9] = [
    "template",
    "body",
    "from",
    "resultUrl",
    "subject",
    "syntax",
    "urlLifetimeInSeconds",
    "includeEmailInRedirect",
    "enabled",
];
/// What a whole template has.
const REQUIRED: [&str; 6] = ["template", "body", "from", "subject", "syntax", "enabled"];
/// How often a change is tried again when somebody else was faster.
const TRIES: usize = 8;

pub(super) fn routes() -> Router<Server> {
    Router::new()
        .route("/api/v2/email-templates", post(create))
        .route("/api/v2/email-templates/{name}", get(read).patch(change).put(replace))
}

/// How a template is used by what sends mail.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Template {
    /// `false`: that mail is not sent.
    pub enabled: bool,
    /// `urlLifetimeInSeconds`.
    pub url_lifetime: Option<u64>,
    /// `resultUrl`: where its link leads in the end.
    pub result_url: Option<String>,
    /// `includeEmailInRedirect`.
    pub include_email: bool,
}

/// The template that was put under a name. `None`: none was.
///
/// # Errors
///
/// When the database does not answer: whether the mail is switched off is not known then.
pub(super) async fn of(server: &Server, name: &str) -> Result<Option<Template>, OutboxError> {
    let Some(overlay) = server.project.overlay() else { return Ok(None) };
    let Some((fields, _)) = overlay.get(name).await? else { return Ok(None) };
    let text = |key: &str| fields.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    Ok(Some(Template {
        enabled: fields.get("enabled").and_then(Value::as_bool).unwrap_or(true),
        url_lifetime: fields.get("urlLifetimeInSeconds").and_then(whole_seconds),
        // What would have to be rendered first is not followed.
        result_url: text("resultUrl").filter(|url| !url.contains('{')).map(str::to_owned),
        include_email: fields.get("includeEmailInRedirect").and_then(Value::as_bool).unwrap_or(true),
    }))
}

/// The vendor's number of seconds, which may be written with a fraction.
fn whole_seconds(value: &Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_f64().map(|seconds| seconds.floor().to_string().parse().unwrap_or(0)))
}

async fn read(State(server): State<Server>, bearer: Bearer, Path(name): Path<String>) -> Result<Response, Denied> {
    bearer.need(&["read:email_templates"])?;
    let name = known(&name)?;
    let (fields, _) = overlay(&server)?.get(name).await?.ok_or_else(no_template)?;
    Ok(shown(fields))
}

async fn create(State(server): State<Server>, bearer: Bearer, request: Request) -> Result<Response, Denied> {
    bearer.need(&["create:email_templates"])?;
    let fields = checked(object(request).await?)?;
    whole(&fields)?;
    let name = known_name(&fields)?;
    usable(&fields)?;
    match put(&server, &name, Some(&fields), Expected::Nothing).await? {
        Put::Done(_) => Ok(shown(fields)),
        Put::Stale | Put::Taken => {
            Err(Refused::bare(StatusCode::CONFLICT, format!("Template {name} already exists.")).into())
        }
    }
}

async fn replace(
    State(server): State<Server>,
    bearer: Bearer,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Denied> {
    bearer.need(&["update:email_templates"])?;
    let name = known(&name)?;
    let fields = checked(object(request).await?)?;
    whole(&fields)?;
    same_name(&fields, name)?;
    update(&server, name, |_| fields.clone()).await
}

async fn change(
    State(server): State<Server>,
    bearer: Bearer,
    Path(name): Path<String>,
    request: Request,
) -> Result<Response, Denied> {
    bearer.need(&["update:email_templates"])?;
    let name = known(&name)?;
    let changes = checked(object(request).await?)?;
    same_name(&changes, name)?;
    let merged = |mut fields: Map<String, Value>| {
        fields.extend(changes.clone());
        fields
    };
    update(&server, name, merged).await
}

/// Changes what is there; again when somebody else was faster.
async fn update(
    server: &Server,
    name: &str,
    make: impl Fn(Map<String, Value>) -> Map<String, Value>,
) -> Result<Response, Denied> {
    for _ in 0..TRIES {
        let Some((before, version)) = overlay(server)?.get(name).await? else {
            let message = "Template not found and cannot be updated";
            return Err(Refused::new(StatusCode::NOT_FOUND, "inexistent_email_template", message).into());
        };
        let mut fields = make(before);
        // Whatever was given for it: a null is no name.
        fields.insert("template".to_owned(), name.into());
        usable(&fields)?;
        if let Put::Done(_) = put(server, name, Some(&fields), Expected::Version(version)).await? {
            return Ok(shown(fields));
        }
    }
    Err(Refused::away().into())
}

/// Puts what is kept under a name, if the project loads with it.
pub(super) async fn put(
    server: &Server,
    name: &str,
    fields: Option<&Map<String, Value>>,
    expected: Expected,
) -> Result<Put, Denied> {
    // Whether it is there already is told before whether it could be used.
    if expected == Expected::Nothing && overlay(server)?.get(name).await?.is_some() {
        return Ok(Put::Stale);
    }
    server.project.put(name, fields, expected).await.map_err(|error| match error {
        PutError::Faulty(report) => Denied::Faulty(report),
        PutError::Closed => closed().into(),
        PutError::Outbox(error) => error.into(),
    })
}

/// What was put, if anything may be.
pub(super) fn overlay(server: &Server) -> Result<&Overlay, Refused> {
    server.project.overlay().ok_or_else(closed)
}

fn closed() -> Refused {
    let message = "Templates are not kept here: profiles.brand is empty, so there is no brand for them.";
    Refused::new(StatusCode::NOT_FOUND, "feature_not_enabled", message)
}

fn no_template() -> Refused {
    Refused::new(StatusCode::NOT_FOUND, "inexistent_email_template", "The template does not exist.")
}

/// The template with every field that it has, in the vendor's order. A body is always text: the vendor's own tools write it to a file.
fn shown(mut fields: Map<String, Value>) -> Response {
    let mut answer = Map::new();
    for name in FIELDS {
        if let Some(value) = fields.remove(name) {
            answer.insert(name.to_owned(), value);
        }
    }
    if answer.get("body").is_none_or(Value::is_null) {
        answer.insert("body".to_owned(), Value::from(""));
    }
    Json(answer).into_response()
}

/// A name of the vendor's, from a path.
fn known(name: &str) -> Result<&'static str, Refused> {
    NAMES.into_iter().find(|known| *known == name).ok_or_else(|| {
        let message = format!(
            "Path validation error: 'No enum match for: {}' on property templateName (the name of the template).",
            name.chars().take(64).collect::<String>()
        );
        Refused::new(StatusCode::BAD_REQUEST, "invalid_uri", message)
    })
}

fn known_name(fields: &Map<String, Value>) -> Result<String, Refused> {
    let name = fields.get("template").and_then(Value::as_str).unwrap_or_default();
    if NAMES.contains(&name) {
        return Ok(name.to_owned());
    }
    let shown: String = name.chars().take(64).collect();
    Err(Refused::body(format!("Payload validation error: 'No enum match for: {shown}' on property template.")))
}

fn same_name(fields: &Map<String, Value>, name: &str) -> Result<(), Refused> {
    match fields.get("template") {
        None | Some(Value::Null) => Ok(()),
        Some(Value::String(given)) if given == name => Ok(()),
        Some(_) => {
            let message = "The template property provided in payload must match template in the URL.";
            Err(Refused::body(message))
        }
    }
}

/// Every field is one of the vendor's and of its type.
fn checked(fields: Map<String, Value>) -> Result<Map<String, Value>, Refused> {
    for (name, value) in &fields {
        let expected = match name.as_str() {
            "template" | "body" | "from" | "resultUrl" | "subject" | "syntax" => {
                (value.is_string() || value.is_null()).then_some(()).ok_or("string")
            }
            "enabled" => (value.is_boolean() || value.is_null()).then_some(()).ok_or("boolean"),
            "includeEmailInRedirect" => value.is_boolean().then_some(()).ok_or("boolean"),
            "urlLifetimeInSeconds" => {
                value.as_f64().is_some_and(|seconds| seconds >= 0.0).then_some(()).ok_or("number of 0 or more")
            }
            _ => {
                let shown: String = name.chars().take(64).collect();
                let message = format!("Payload validation error: 'Additional properties not allowed: {shown}'.");
                return Err(Refused::body(message));
            }
        };
        if let Err(expected) = expected {
            let message = format!("Payload validation error: 'Expected type {expected}' on property {name}.");
            return Err(Refused::body(message));
        }
    }
    Ok(fields)
}

fn whole(fields: &Map<String, Value>) -> Result<(), Refused> {
    match REQUIRED.into_iter().find(|name| !fields.contains_key(*name)) {
        None => Ok(()),
        Some(missing) => {
            Err(Refused::body(format!("Payload validation error: 'Missing required property: {missing}'.")))
        }
    }
}

/// Whether what it comes to could be sent at all.
fn usable(fields: &Map<String, Value>) -> Result<(), Refused> {
    let text = |key: &str| fields.get(key).and_then(Value::as_str).unwrap_or_default();
    if !matches!(text("syntax"), "" | "liquid") {
        return Err(Refused::body(
            "Payload validation error: 'No enum match' on property syntax: templates are liquid.",
        ));
    }
    if fields.get("enabled") != Some(&Value::Bool(false)) && text("body").trim().is_empty() {
        return Err(Refused::body("Payload validation error: 'The mail has no text' on property body."));
    }
    Ok(())
}

/// Why a template is not put.
#[derive(Debug)]
pub(super) enum Denied {
    Refused(Refused),
    /// It cannot be translated, or the project would not load with it.
    Faulty(Box<Report>),
}

impl From<Refused> for Denied {
    fn from(refused: Refused) -> Denied {
        Denied::Refused(refused)
    }
}

impl From<OutboxError> for Denied {
    fn from(error: OutboxError) -> Denied {
        Denied::Refused(PeopleError::Outbox(error).into())
    }
}

impl IntoResponse for Denied {
    /// Faults are told twice: with their places in the message, which the vendor's tools show to people, and as diagnostics for programs.
    fn into_response(self) -> Response {
        let report = match self {
            Denied::Refused(refused) => return refused.into_response(),
            Denied::Faulty(report) => report,
        };
        let faults: Vec<String> =
            report.findings().into_iter().filter(|found| found.severity == Severity::Error).map(told).collect();
        let body = json!({
            "statusCode": 400,
            "error": "Bad Request",
            "message": format!("Payload validation error: 'The template cannot be used': {}", faults.join("; ")),
            "errorCode": "invalid_body",
            "findings": report.to_json().get("findings"),
        });
        (StatusCode::BAD_REQUEST, Json(body)).into_response()
    }
}

/// `body:3:14: what is wrong (what to do)`.
fn told(fault: &Diagnostic) -> String {
    let place = fault.file.as_ref().map(|file| format!("{file}:{}:{}: ", fault.line, fault.column)).unwrap_or_default();
    let hint = fault.hint.as_ref().map(|hint| format!(" ({hint})")).unwrap_or_default();
    format!("{place}{}{hint}", fault.message)
}
