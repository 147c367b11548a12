//! How the service stands, for supervisors and Prometheus.

use std::time::Duration;

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use serde_json::json;
use tokio::time::timeout;

use super::Server;

/// How long the outbox may take to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// `GET /healthz`: the process answers.
pub(super) async fn alive() -> Response {
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], "ok\n").into_response()
}

/// `GET /readyz`: whether requests can be accepted. A route that pauses, deliveries that are held and a refused reload are told but do not make it
/// unready: everything is accepted and kept meanwhile.
pub(super) async fn ready(State(server): State<Server>) -> Response {
    let project = server.project.state();
    let mut reasons = Vec::new();
    if let Err(reason) = server.health.recordable() {
        tracing::debug!(reason, "not ready");
        // The words of a database name files and hosts, and anybody may ask here.
        reasons.push("outcomes cannot be recorded: the outbox is full or broken; the log tells which");
    }
    if !matches!(timeout(PATIENCE, server.outbox().store().now()).await, Ok(Ok(_))) {
        reasons.push("the outbox cannot be reached; the log tells why");
    }
    let answer = json!({
        "ready": reasons.is_empty(),
        "reasons": reasons,
        "route_paused": server.health.route_paused(),
        "held": server.health.held(),
        "in_flight": server.health.in_flight(),
        "reload_refused": project.refused.is_some(),
    });
    let status = if reasons.is_empty() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(answer)).into_response()
}

/// `GET /metrics`.
pub(super) async fn metrics(State(server): State<Server>) -> Response {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], (server.metrics)()).into_response()
}
