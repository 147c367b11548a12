//! The inbox as JSON, so that an application's own tests can wait for its mails.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde::Deserialize;

use super::problem::Problem;
use super::{Demo, until};
use crate::inbox::ReceivedMail;

/// The longest wait; longer ones are cut to it.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// The query of `GET /v1/inbox`.
#[derive(Deserialize)]
pub(super) struct Asked {
    to: Option<String>,
    wait: Option<String>,
}

/// `GET /v1/inbox?to=&wait=`: the mails to an address, the newest first, waiting for one while there is none.
pub(super) async fn inbox(State(demo): State<Demo>, asked: Result<Query<Asked>, QueryRejection>) -> Response {
    let Ok(Query(asked)) = asked else {
        return bad_query("`to` and `wait` are each given once at most");
    };
    let Some(wait) = asked.wait.as_deref().map(str::trim).map_or(Some(Duration::ZERO), parse_wait) else {
        return bad_query("`wait` is a number of seconds or milliseconds, such as 5s or 500ms");
    };
    // No address has a bare space, so one in the query was a plus sign that the caller did not escape.
    let to = asked.to.map(|to| to.trim().replace(' ', "+")).filter(|to| !to.is_empty());
    let mails: Vec<Arc<ReceivedMail>> = tokio::select! {
        mails = demo.backend.wait(to, wait.min(LONGEST_WAIT)) => mails,
        () = until(demo.stopped.clone()) => Vec::new(),
    };
    Json(mails.iter().map(Arc::as_ref).collect::<Vec<_>>()).into_response()
}

/// `DELETE /v1/inbox`: forgets all mails.
pub(super) async fn clear(State(demo): State<Demo>) -> StatusCode {
    demo.forget();
    StatusCode::NO_CONTENT
}

fn bad_query(detail: &str) -> Response {
    Problem::new(StatusCode::BAD_REQUEST, "Bad query", detail).json()
}

/// Reads `5s`, `500ms` or a bare number of seconds.
pub(crate) fn parse_wait(text: &str) -> Option<Duration> {
    let (number, unit): (&str, fn(u64) -> Duration) = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => (number, Duration::from_millis),
        (None, Some(number)) => (number, Duration::from_secs),
        (None, None) => (text, Duration::from_secs),
    };
    // Only digits: `parse` alone would take a plus sign too.
    number.bytes().all(|b| b.is_ascii_digit()).then(|| number.parse().ok().map(unit)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_seconds_or_milliseconds() {
        for (text, expected) in [
            ("5s", Some(5000)),
            ("5", Some(5000)),
            ("250ms", Some(250)),
            ("0", Some(0)),
            ("", None),
            ("s", None),
            ("-1s", None),
            ("+1s", None),
            ("1.5s", None),
            ("1h", None),
            ("99999999999999999999s", None),
        ] {
            assert_eq!(parse_wait(text), expected.map(Duration::from_millis), "{text}");
        }
    }
}
