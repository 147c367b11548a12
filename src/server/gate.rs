//! What every request passes, in this order, and what every answer carries.
//!
//! 1. It gets an id, which the answer carries as `X-Request-Id` and the log names.
//! 2. Its path and method lead to a route of the table: else 404 or 405.
//! 3. Its key is recognised and has the scope: else 401 or 403. Without a key, where none is needed, it must come from this machine and from no web
//!    page of another site.
//! 4. Its query has known fields only; its body is announced as JSON, within the limit, and comes in time.
//! 5. It runs as a task of its own: what breaks there is a 500 for this request alone, and what was begun is finished when the caller hangs up.
//!
//! The log has route, status and time of each request; never a path, query, body or key.

use std::time::Duration;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::header::{ALLOW, CONTENT_LENGTH, HeaderValue};
use axum::http::request::Parts;
use axum::http::{HeaderName, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use tokio::time::Instant;

use super::Server;
use super::auth::{Caller, Shown};
use super::body::{self, Query};
use super::problem::Problem;
use super::routes::{self, Access, Route};
use crate::clock;
use crate::http::guard::{Door, protected};

/// How long an answer may take, unless its route waits for something.
const DEADLINE: Duration = Duration::from_secs(60);
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// A path that leads nowhere.
pub(super) async fn nothing_here() -> Problem {
    Problem::not_found("this address leads nowhere; /openapi.json lists all")
}

/// Gives every request an id, counts and logs it, and gives every answer what it must carry. Around everything, foreign shapes included.
pub(super) async fn watch(request: Request, next: Next) -> Response {
    let began = Instant::now();
    let id = clock::unique_id();
    // What is not in a table of ours is somebody's text, which has no place in logs and metrics.
    let template =
        request.extensions().get::<MatchedPath>().map_or_else(|| "other".to_owned(), |path| path.as_str().to_owned());
    let method = match *request.method() {
        Method::GET | Method::HEAD => "GET",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        _ => "other",
    };
    let mut answer = protected(next.run(request).await);
    if let Ok(id) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(REQUEST_ID, id);
    }
    let (status, took) = (answer.status(), began.elapsed());
    metrics::counter!("vocative_requests_total", "route" => template.clone(), "status" => status.as_str().to_owned())
        .increment(1);
    metrics::histogram!("vocative_request_seconds", "route" => template.clone()).record(took.as_secs_f64());
    tracing::info!(
        method,
        route = template,
        status = status.as_u16(),
        milliseconds = took.as_millis(),
        request = id,
        "request"
    );
    answer
}

/// Lets a request through to its route, or answers it with the problem.
pub(super) async fn pass(State(server): State<Server>, request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map(|path| path.as_str().to_owned());
    let route = path.as_deref().and_then(|path| routes::find(path, request.method()));
    match (route, &path) {
        (Some(route), _) => answer(&server, route, request, next).await,
        (None, Some(path)) => {
            let allowed = routes::allowed(path);
            let mut response = Problem::method(&allowed).into_response();
            if let Ok(allowed) = HeaderValue::from_str(&allowed) {
                response.headers_mut().insert(ALLOW, allowed);
            }
            response
        }
        (None, None) => next.run(request).await,
    }
}

async fn answer(server: &Server, route: &'static Route, request: Request, next: Next) -> Response {
    let request = match admit(server, route, request).await {
        Ok(request) => request,
        Err(response) => return *response,
    };
    let task = tokio::spawn(next.run(request));
    let answered = if route.waits { Ok(task.await) } else { tokio::time::timeout(DEADLINE, task).await };
    match answered {
        Ok(Ok(response)) => response,
        // The panic itself is told by the process's hook.
        Ok(Err(_)) => Problem::internal().into_response(),
        Err(_) => Problem::overdue().into_response(),
    }
}

/// The request with its caller, query and whole body, or why it is not let in.
async fn admit(server: &Server, route: &Route, request: Request) -> Result<Request, Box<Response>> {
    let (mut parts, body) = request.into_parts();
    let caller = caller(server, route, &parts).await?;
    let whole = async {
        let query = Query::parse(parts.uri.query().unwrap_or_default(), route.query)?;
        let limit = route.body_limit();
        let length = parts.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        if length.is_some_and(|length| length > limit as u64) {
            return Err(Problem::too_large(limit));
        }
        if !route.reads_json() {
            return Ok((query, Body::empty()));
        }
        body::announced(&parts.headers)?;
        Ok((query, Body::from(body::read(body, limit).await?)))
    };
    let (query, body) = whole.await.map_err(refuse)?;
    parts.extensions.insert(query);
    parts.extensions.insert(caller);
    Ok(Request::from_parts(parts, body))
}

fn refuse(problem: Problem) -> Box<Response> {
    Box::new(problem.into_response())
}

/// Who asks, if they may.
async fn caller(server: &Server, route: &Route, parts: &Parts) -> Result<Caller, Box<Response>> {
    let (scope, unkeyed) = match route.access {
        Access::Open => return Ok(Caller::nobody()),
        Access::Local(scope) => (scope, server.is_loopback()),
        Access::Scoped(scope) => (scope, false),
    };
    let caller = match server.keys.recognise(&parts.headers).await {
        Ok(Shown::Key(caller)) => {
            caller.need(scope).map_err(refuse)?;
            return Ok(caller);
        }
        Ok(Shown::None(caller)) => caller,
        Err(_) if unkeyed => Caller::nobody(),
        Err(problem) => return Err(refuse(problem)),
    };
    // Nobody needs a key here, so anybody's web page could ask: names and origins must be our own.
    let door = Door { addr: server.addr, body_limit: usize::MAX };
    let mut bare = Request::new(Body::empty());
    *bare.method_mut() = parts.method.clone();
    *bare.uri_mut() = parts.uri.clone();
    *bare.headers_mut() = parts.headers.clone();
    match door.refusal(&bare) {
        Some(problem) => Err(Box::new(problem.json())),
        None => Ok(caller),
    }
}
