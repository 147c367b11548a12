//! Answers of every route: JSON, or a problem (RFC 9457).

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::diagnostic::with_causes;
use crate::http::problem::Problem;
use crate::workspace::WorkspaceError;

/// What a route gives back.
pub(super) type Answer<T> = Result<Json<T>, Refusal>;

/// Why a route does not do what it was asked.
#[derive(Debug)]
pub(super) struct Refusal {
    status: StatusCode,
    title: &'static str,
    detail: String,
    more: Value,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Refusal {
        Refusal { status, title, detail: detail.into(), more: Value::Null }
    }

    /// What was asked for is not there.
    pub(super) fn missing(detail: impl Into<String>) -> Refusal {
        Refusal::new(StatusCode::NOT_FOUND, "Nothing here", detail)
    }

    /// The studio only shows.
    pub(super) fn read_only(detail: impl Into<String>) -> Refusal {
        Refusal::new(StatusCode::FORBIDDEN, "Read only", detail)
    }

    /// Something that this program should have been able to do.
    pub(super) fn broken(detail: impl Into<String>) -> Refusal {
        Refusal::new(StatusCode::INTERNAL_SERVER_ERROR, "It did not work", detail)
    }

    /// Fields beside the usual ones.
    pub(super) fn with(self, more: Value) -> Refusal {
        Refusal { more, ..self }
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Value::Object(more) = self.more else {
            return Problem::new(self.status, self.title, self.detail).json();
        };
        let mut body = json!({ "type": "about:blank", "title": self.title, "status": self.status.as_u16(), "detail": self.detail });
        if let Some(body) = body.as_object_mut() {
            body.extend(more);
        }
        (self.status, [(CONTENT_TYPE, "application/problem+json")], Json(body)).into_response()
    }
}

/// A file that cannot be read or written.
pub(super) fn unwritable(error: &WorkspaceError) -> Refusal {
    Refusal::new(StatusCode::FORBIDDEN, "Not writable", with_causes(error))
}

/// A problem without more to say.
pub(super) fn problem(status: StatusCode, title: &'static str, detail: &str) -> Response {
    Problem::new(status, title, detail).json()
}

/// An address that does not take the method.
pub(super) async fn wrong_method() -> Response {
    problem(StatusCode::METHOD_NOT_ALLOWED, "Not this way", "This address does not take that method.")
}

/// Runs work that takes its time beside the server.
pub(super) async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => Err(Refusal::broken(format!("a task ended early: {error}"))),
    }
}

/// A JSON body.
pub(super) struct Body<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(value)) => Ok(Body(value)),
            Err(JsonRejection::BytesRejection(error)) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(
                Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "Too much", "The body is larger than this address takes."),
            ),
            Err(error) => Err(Refusal::new(error.status(), "Not understood", error.body_text())),
        }
    }
}

/// The parameters of an address.
pub(super) struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Refusal> {
        let Query(value) = Query::<T>::try_from_uri(&parts.uri)
            .map_err(|error| Refusal::new(StatusCode::BAD_REQUEST, "Not understood", error.body_text()))?;
        Ok(Asked(value))
    }
}
