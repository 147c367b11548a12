//! `/v1/inbox`, for development only: received mails with their links and codes, so that an application's own tests can wait for them.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};

use super::body::Query;
use super::problem::Problem;
use super::{Server, until};

/// The longest wait; longer ones are cut to it.
const LONGEST_WAIT: Duration = Duration::from_secs(30);

/// `GET /v1/inbox`: the mails to an address, the newest first, waiting for one while there is none.
pub(super) async fn list(
    State(server): State<Server>,
    Extension(query): Extension<Query>,
) -> Result<Response, Problem> {
    let Some(inbox) = &server.inbox else { return Err(Problem::not_found("there is no inbox here")) };
    let wait = query.wait("wait")?.unwrap_or_default().min(LONGEST_WAIT);
    // No address has a bare space, so one in the query was a plus sign that the caller did not escape.
    let to = query.text("to")?.map(|to| to.replace(' ', "+"));
    let mails = tokio::select! {
        mails = inbox.mails_to(to.as_deref(), wait) => mails,
        () = until(server.stopped.clone()) => Vec::new(),
    };
    Ok(Json(mails.iter().map(Arc::as_ref).collect::<Vec<_>>()).into_response())
}

/// `DELETE /v1/inbox`: forgets all mails.
pub(super) async fn clear(State(server): State<Server>) -> StatusCode {
    if let Some(inbox) = &server.inbox {
        inbox.clear();
    }
    StatusCode::NO_CONTENT
}
