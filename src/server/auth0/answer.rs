//! Errors in the vendor's shape: `{statusCode, error, message, errorCode?}` of the Management API, and `{error, error_description}` of the
//! Authentication API.

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONNECTION, HeaderValue, PRAGMA, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, json};

use crate::people::rules::{Kind, Refusal};
use crate::people::store::PeopleError;

/// Why the Management API does not do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refused {
    pub status: StatusCode,
    /// `errorCode`; some errors have none.
    pub code: Option<&'static str>,
    pub message: String,
    /// Whole seconds after which it may be tried again.
    pub retry_after: Option<u64>,
}

impl Refused {
    pub(super) fn new(status: StatusCode, code: &'static str, message: impl Into<String>) -> Refused {
        Refused { status, code: Some(code), message: message.into(), retry_after: None }
    }

    /// A refusal that has no `errorCode`.
    pub(super) fn bare(status: StatusCode, message: impl Into<String>) -> Refused {
        Refused { status, code: None, message: message.into(), retry_after: None }
    }

    /// Nobody asks, or somebody whose token is not believed.
    pub(super) fn unauthorized(message: impl Into<String>) -> Refused {
        Refused::bare(StatusCode::UNAUTHORIZED, message)
    }

    /// None of these scopes is held.
    pub(super) fn scope(any: &[&str]) -> Refused {
        let message = format!("Insufficient scope, expected any of: {}", any.join(","));
        Refused::new(StatusCode::FORBIDDEN, "insufficient_scope", message)
    }

    /// A field of the query is wrong.
    pub(super) fn query(message: impl AsRef<str>) -> Refused {
        let message = format!("Query validation error: {}", message.as_ref());
        Refused::new(StatusCode::BAD_REQUEST, "invalid_query_string", message)
    }

    /// The body is wrong.
    pub(super) fn body(message: impl Into<String>) -> Refused {
        Refused::new(StatusCode::BAD_REQUEST, "invalid_body", message)
    }

    /// There is no such person.
    pub(super) fn no_user() -> Refused {
        Refused::new(StatusCode::NOT_FOUND, "inexistent_user", "The user does not exist.")
    }

    /// The database does not answer.
    pub(super) fn away() -> Refused {
        let message = "The profile store cannot be reached at present.";
        Refused { retry_after: Some(5), ..Refused::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", message) }
    }
}

impl From<PeopleError> for Refused {
    fn from(error: PeopleError) -> Refused {
        match error {
            PeopleError::Refused(Refusal { kind: Kind::Invalid, message }) => Refused::body(message),
            PeopleError::Refused(Refusal { kind: Kind::Exists, message }) => {
                Refused::new(StatusCode::CONFLICT, "auth0_idp_error", message)
            }
            PeopleError::Outbox(error) => {
                tracing::error!(%error, "the profile store failed");
                Refused::away()
            }
        }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let mut body = Map::from_iter([
            ("statusCode".to_owned(), json!(self.status.as_u16())),
            ("error".to_owned(), json!(self.status.canonical_reason().unwrap_or("Error"))),
            ("message".to_owned(), json!(self.message)),
        ]);
        if let Some(code) = self.code {
            body.insert("errorCode".to_owned(), code.into());
        }
        let mut response = (self.status, Json(body)).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"vocative\""));
        }
        if self.status == StatusCode::REQUEST_TIMEOUT {
            // What is still to come of the body is no request.
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

/// Why the Authentication API does not do it (RFC 6749 section 5.2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Denied {
    pub status: StatusCode,
    pub error: &'static str,
    pub description: String,
    /// Whole seconds after which it may be tried again.
    pub retry_after: Option<u64>,
}

impl Denied {
    pub(super) fn new(status: StatusCode, error: &'static str, description: impl Into<String>) -> Denied {
        Denied { status, error, description: description.into(), retry_after: None }
    }

    /// The request is none that can be answered.
    pub(super) fn request(description: impl Into<String>) -> Denied {
        Denied::new(StatusCode::BAD_REQUEST, "invalid_request", description)
    }

    /// They may not.
    pub(super) fn access(description: impl Into<String>) -> Denied {
        Denied::new(StatusCode::FORBIDDEN, "access_denied", description)
    }

    /// There is no such client, or this is not its secret: nobody is told which.
    pub(super) fn client() -> Denied {
        Denied::new(StatusCode::UNAUTHORIZED, "access_denied", "Unauthorized")
    }

    /// The database does not answer.
    pub(super) fn away() -> Denied {
        let description = "The profile store cannot be reached at present.";
        let denied = Denied::new(StatusCode::SERVICE_UNAVAILABLE, "temporarily_unavailable", description);
        Denied { retry_after: Some(5), ..denied }
    }
}

impl IntoResponse for Denied {
    fn into_response(self) -> Response {
        let body = json!({ "error": self.error, "error_description": self.description });
        let mut response = unkept((self.status, Json(body)).into_response());
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Basic realm=\"vocative\", charset=\"UTF-8\""));
        }
        if self.status == StatusCode::REQUEST_TIMEOUT {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

/// The answer as nobody on its way may keep it (RFC 6749 section 5.1).
pub(super) fn unkept(mut response: Response) -> Response {
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.headers_mut().insert(PRAGMA, HeaderValue::from_static("no-cache"));
    response
}
