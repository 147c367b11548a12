//! A request that is not answered as asked: problem details (RFC 9457).

use std::time::Duration;

use axum::Json;
use axum::http::header::{CONNECTION, CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::intake::{Fault, IntakeError};
use crate::outbox::OutboxError;
use crate::outbox::delivery::State;
use crate::outbox::store::StoreError;

/// How long a caller waits after the outbox could not be reached.
const AWAY: Duration = Duration::from_secs(5);
/// How long a caller waits after nothing could be recorded.
const UNRECORDABLE: Duration = Duration::from_secs(30);

/// Why a request is not answered as asked.
#[derive(Clone, Debug)]
pub(super) struct Problem(Box<Told>);

/// What is told of it.
#[derive(Clone, Debug)]
struct Told {
    status: StatusCode,
    kind: &'static str,
    title: &'static str,
    detail: String,
    more: Map<String, Value>,
    retry_after: Option<Duration>,
}

impl Problem {
    fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Problem {
        let told =
            Told { status, kind: "about:blank", title, detail: detail.into(), more: Map::new(), retry_after: None };
        Problem(Box::new(told))
    }

    fn kind(mut self, kind: &'static str) -> Problem {
        self.0.kind = kind;
        self
    }

    fn with(mut self, key: &str, value: impl Into<Value>) -> Problem {
        self.0.more.insert(key.to_owned(), value.into());
        self
    }

    fn after(mut self, wait: Duration) -> Problem {
        self.0.retry_after = Some(wait);
        self.with("retry_after", whole_seconds(wait))
    }

    /// The request cannot be read.
    pub(super) fn malformed(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "Bad request", detail)
    }

    /// Whatever is wrong with the key, the answer is this one.
    pub(super) fn unauthorized() -> Problem {
        let detail = "an API key is needed: send `Authorization: Bearer voc_…`; `vocative key new` makes one";
        Problem::new(StatusCode::UNAUTHORIZED, "Unauthorized", detail)
    }

    /// The key is not made for this.
    pub(super) fn forbidden(scope: &'static str) -> Problem {
        let detail =
            format!("this key lacks the scope `{scope}`; make one with it: `vocative key new --scope {scope}`");
        Problem::new(StatusCode::FORBIDDEN, "Forbidden", detail).with("scope", scope)
    }

    /// Nothing is there, or nothing that the caller may see.
    pub(super) fn not_found(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "Not found", detail)
    }

    /// The path takes other methods.
    pub(super) fn method(allowed: &str) -> Problem {
        Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed", format!("this address takes {allowed}"))
    }

    /// The body took too long to come.
    pub(super) fn slow() -> Problem {
        Problem::new(StatusCode::REQUEST_TIMEOUT, "Request timeout", "the body did not come in time")
    }

    /// The body is too large.
    pub(super) fn too_large(limit: usize) -> Problem {
        let detail = format!("a body has at most {} KiB here", limit / 1024);
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "Content too large", detail)
    }

    /// The body is not of a type that is read here.
    pub(super) fn media_type(detail: &str) -> Problem {
        Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Unsupported media type", detail)
    }

    /// Every fault of the request, each with the pointer to its field.
    pub(super) fn faults(faults: impl IntoIterator<Item = Fault>) -> Problem {
        let faults: Vec<Fault> = faults.into_iter().collect();
        let detail = match faults.as_slice() {
            [_] => "the request has a fault; `errors` names it".to_owned(),
            faults => format!("the request has {} faults; `errors` names them", faults.len()),
        };
        Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "Unprocessable content", detail)
            .kind("/problems/faults")
            .with("errors", json!(faults))
    }

    /// It ended, or it is being handed over: `state` is the truth.
    pub(super) fn too_late(state: State, detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::CONFLICT, "Too late", detail).kind("/problems/too-late").with("state", state.as_str())
    }

    /// Another caller has all places.
    pub(super) fn crowded(detail: impl Into<String>) -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable", detail).after(AWAY)
    }

    /// Nothing is accepted while outcomes cannot be recorded.
    pub(super) fn unrecordable() -> Problem {
        let detail = "nothing can be recorded at present, so nothing is accepted; /readyz tells why";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable", detail)
            .kind("/problems/unrecordable")
            .after(UNRECORDABLE)
    }

    /// The answer took too long. What was asked for may have been done.
    pub(super) fn overdue() -> Problem {
        let detail = "the answer took too long; what was asked for may have been done, so ask again with the same Idempotency-Key";
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable", detail).after(AWAY)
    }

    /// A defect on our side. What it is stands in the log.
    pub(super) fn internal() -> Problem {
        Problem::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Internal error",
            "something broke here; the log of the service tells what",
        )
    }
}

impl From<IntakeError> for Problem {
    fn from(error: IntakeError) -> Problem {
        match error {
            IntakeError::Refused(faults) => Problem::faults(faults),
            IntakeError::BatchSize => {
                Problem::faults([Fault { pointer: "/requests".to_owned(), message: error.to_string() }])
            }
            IntakeError::Key => Problem::malformed(error.to_string()),
            IntakeError::Conflict => {
                Problem::new(StatusCode::CONFLICT, "Conflict", format!("{error}; take a new key for it"))
                    .kind("/problems/idempotency-conflict")
            }
            IntakeError::Limited { name, retry_after } => {
                let detail = format!("{error}: nothing was accepted; try again in {} s", whole_seconds(retry_after));
                Problem::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests", detail)
                    .kind("/problems/limit")
                    .with("limit", name)
                    .after(retry_after)
            }
            IntakeError::Unavailable { retry_after } => {
                let detail = format!("{error}: nothing was accepted; try again");
                Problem::new(StatusCode::SERVICE_UNAVAILABLE, "Service unavailable", detail)
                    .kind("/problems/profile-unavailable")
                    .after(retry_after.unwrap_or(AWAY))
            }
            IntakeError::Outbox(error) => error.into(),
        }
    }
}

impl From<OutboxError> for Problem {
    fn from(error: OutboxError) -> Problem {
        match error {
            OutboxError::Store(error) => error.into(),
            error => {
                tracing::error!(%error, "what is stored cannot be opened");
                Problem::internal()
            }
        }
    }
}

impl From<StoreError> for Problem {
    // The words of a database name files and hosts, which are no caller's business.
    fn from(error: StoreError) -> Problem {
        match error {
            StoreError::Full(_) | StoreError::Broken(_) => Problem::unrecordable(),
            StoreError::Away(_) => Problem::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "Service unavailable",
                "the outbox cannot be reached at present",
            )
            .after(AWAY),
            StoreError::Unusable(_) | StoreError::Internal(_) => {
                tracing::error!(%error, "the outbox failed");
                Problem::internal()
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Told { status, kind, title, detail, more, retry_after } = *self.0;
        let mut body = Map::from_iter([
            ("type".to_owned(), json!(kind)),
            ("title".to_owned(), json!(title)),
            ("status".to_owned(), json!(status.as_u16())),
            ("detail".to_owned(), json!(detail)),
        ]);
        body.extend(more);
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(wait) = retry_after {
            headers.insert(RETRY_AFTER, HeaderValue::from(whole_seconds(wait)));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"vocative\""));
        }
        if status == StatusCode::REQUEST_TIMEOUT {
            // What is still to come of the body is no request.
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

/// Seconds, never too few.
fn whole_seconds(wait: Duration) -> u64 {
    wait.as_secs() + u64::from(wait.subsec_nanos() > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_caller_is_told_to_wait_long_enough() {
        for (wait, seconds) in [(0, 0), (1, 1), (999, 1), (1000, 1), (1001, 2)] {
            assert_eq!(whole_seconds(Duration::from_millis(wait)), seconds, "{wait} ms");
        }
    }

    #[test]
    fn a_limit_is_told_with_its_name_and_both_forms_of_the_wait() {
        let problem =
            Problem::from(IntakeError::Limited { name: "recipient", retry_after: Duration::from_millis(1500) });
        assert_eq!(problem.0.more.get("limit"), Some(&json!("recipient")));
        assert_eq!(problem.0.more.get("retry_after"), Some(&json!(2)));
        let response = problem.into_response();
        assert_eq!(response.status(), StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(response.headers()[RETRY_AFTER], "2");
        assert_eq!(response.headers()[CONTENT_TYPE], "application/problem+json");
    }

    #[test]
    fn the_words_of_a_database_stay_inside() {
        for error in [StoreError::Away("db.internal:5432".into()), StoreError::Full("/var/x".into())] {
            let problem = Problem::from(error);
            assert!(
                !problem.0.detail.contains("db.internal") && !problem.0.detail.contains("/var"),
                "{}",
                problem.0.detail
            );
        }
    }
}
