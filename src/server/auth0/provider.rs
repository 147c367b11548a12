//! `/api/v2/emails/provider`: who mails come from, and what the vendor's tools keep about a relay.
//!
//! The relay itself is the operator's (`smtp.url`): nobody who may call this API can lead mails elsewhere. What has an effect is
//! `default_from_address`, which mails of the API come from while the provider is enabled. The rest is kept and shown again, without what is secret.

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Map, Value};

use super::access::{Bearer, Fields, Query, object};
use super::answer::Refused;
use super::templates::{Denied, overlay, put};
use crate::live::overlay::PROVIDER;
use crate::outbox::store::{Expected, Put};
use crate::server::Server;

/// The names that the vendor has.
const NAMES: [&str; 10] =
    ["mailgun", "mandrill", "sendgrid", "resend", "ses", "sparkpost", "smtp", "azure_cs", "ms365", "custom"];
/// What is never kept.
const SECRETS: [&str; 8] = [
    "smtp_pass",
    "api_key",
    "accessKeyId",
    "secretAccessKey",
    "connectionString",
    "connection_string",
    "clientSecret",
    "client_secret",
];

pub(super) fn routes() -> Router<Server> {
    Router::new().route("/api/v2/emails/provider", get(read).post(create).patch(change).delete(remove))
}

async fn read(State(server): State<Server>, bearer: Bearer, request: Request) -> Result<Response, Denied> {
    bearer.need(&["read:email_provider"])?;
    let query = Query::parse(request.uri().query(), &["fields", "include_fields"])?;
    let (mut provider, _) = overlay(&server)?.get(PROVIDER).await?.ok_or_else(none)?;
    if query.text("fields").is_none() {
        provider.retain(|name, _| matches!(name.as_str(), "name" | "enabled"));
    }
    Ok(Json(Fields::of(&query)?.shown(provider)).into_response())
}

async fn create(State(server): State<Server>, bearer: Bearer, request: Request) -> Result<Response, Denied> {
    bearer.need(&["create:email_provider"])?;
    let mut provider = checked(object(request).await?)?;
    for needed in ["name", "credentials"] {
        if !provider.contains_key(needed) {
            return Err(
                Refused::body(format!("Payload validation error: 'Missing required property: {needed}'.")).into()
            );
        }
    }
    provider.entry("enabled").or_insert(Value::Bool(true));
    // One that was removed leaves a mark, which may be written over.
    let expected =
        if overlay(&server)?.get(PROVIDER).await?.is_some() { Expected::Nothing } else { Expected::Anything };
    match put(&server, PROVIDER, Some(&provider), expected).await? {
        Put::Done(_) => Ok((StatusCode::CREATED, Json(provider)).into_response()),
        Put::Stale | Put::Taken => {
            Err(Refused::bare(StatusCode::CONFLICT, "There is already a configured email provider").into())
        }
    }
}

async fn change(State(server): State<Server>, bearer: Bearer, request: Request) -> Result<Response, Denied> {
    bearer.need(&["update:email_provider"])?;
    let changes = checked(object(request).await?)?;
    let (mut provider, version) = overlay(&server)?.get(PROVIDER).await?.ok_or_else(none)?;
    provider.extend(changes);
    match put(&server, PROVIDER, Some(&provider), Expected::Version(version)).await? {
        Put::Done(_) => Ok(Json(provider).into_response()),
        Put::Stale | Put::Taken => Err(Refused::away().into()),
    }
}

async fn remove(State(server): State<Server>, bearer: Bearer) -> Result<Response, Denied> {
    bearer.need(&["delete:email_provider"])?;
    if overlay(&server)?.get(PROVIDER).await?.is_some() {
        put(&server, PROVIDER, None, Expected::Anything).await?;
    }
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn none() -> Refused {
    let message = "There is not a configured email provider";
    Refused::new(StatusCode::NOT_FOUND, "inexistent_email_provider", message)
}

/// The provider without its secrets, if every field is one of the vendor's and of its type.
fn checked(mut fields: Map<String, Value>) -> Result<Map<String, Value>, Refused> {
    let wrong = |name: &str, expected: &str| {
        Refused::body(format!("Payload validation error: 'Expected {expected}' on property {name}."))
    };
    for (name, value) in &fields {
        match name.as_str() {
            "name" if value.as_str().is_some_and(|name| NAMES.contains(&name)) => {}
            "name" => return Err(wrong("name", &format!("one of {}", NAMES.join(", ")))),
            "enabled" if value.is_boolean() => {}
            "enabled" => return Err(wrong("enabled", "type boolean")),
            "default_from_address" if value.is_string() || value.is_null() => {}
            "default_from_address" => return Err(wrong("default_from_address", "type string")),
            "credentials" | "settings" if value.is_object() || value.is_null() => {}
            "credentials" | "settings" => return Err(wrong(name, "type object")),
            _ => {
                let shown: String = name.chars().take(64).collect();
                let message = format!("Payload validation error: 'Additional properties not allowed: {shown}'.");
                return Err(Refused::body(message));
            }
        }
    }
    if let Some(credentials) = fields.get_mut("credentials").and_then(Value::as_object_mut) {
        credentials.retain(|name, _| !SECRETS.contains(&name.as_str()));
    }
    Ok(fields)
}
