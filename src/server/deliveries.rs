//! `/v1/deliveries`: asking for mails, and looking at what became of them.

use axum::Json;
use axum::body::Bytes;
use axum::extract::rejection::PathRejection;
use axum::extract::{Extension, Path, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::Server;
use super::auth::{Caller, Scope};
use super::body::{self, Query};
use super::problem::Problem;
use crate::intake::{Answer, Fault, IntakeError};
use crate::message::Address;
use crate::outbox::delivery::{Row, State as DeliveryState};
use crate::outbox::store::{Cancelled, Filter, Hastened};
use crate::outbox::{Dossier, Found, OutboxError, Tried};

/// Deliveries of a page.
const PAGE: i64 = 20;
/// Most deliveries of a page.
const LONGEST_PAGE: i64 = 100;

type Id = Result<Path<String>, PathRejection>;

/// `POST /v1/deliveries`: one request, or a batch.
pub(super) async fn accept(
    State(server): State<Server>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    bytes: Bytes,
) -> Result<Response, Problem> {
    if server.health.recordable().is_err() {
        return Err(Problem::unrecordable());
    }
    let key = idempotency_key(&headers)?;
    let body = body::parse(&bytes)?;
    let tenant = caller.tenant;
    let intake = server.intake.clone();
    if body.get("requests").is_some() {
        let requests = batch(body)?;
        // Many renderings take a while, so they have a thread of their own.
        let runtime = tokio::runtime::Handle::current();
        let work = move || runtime.block_on(intake.accept_batch(&tenant, &requests, key.as_deref()));
        let answers = tokio::task::spawn_blocking(work).await.map_err(|_| Problem::internal())?;
        let answers = answers.map_err(|error| refused(&server, error))?;
        let accepted = answers.iter().filter(|answer| matches!(answer, Answer::Accepted(_))).count();
        metrics::counter!("vocative_accepted_total").increment(accepted as u64);
        return Ok(Json(json!({ "results": answers })).into_response());
    }
    let receipt = intake.accept(&tenant, &body, key.as_deref()).await.map_err(|error| refused(&server, error))?;
    metrics::counter!("vocative_accepted_total").increment(1);
    let location = format!("/v1/deliveries/{}", receipt.id);
    Ok((StatusCode::ACCEPTED, [(LOCATION, location)], Json(receipt)).into_response())
}

/// The requests of a batch, which has nothing else.
fn batch(mut body: Value) -> Result<Vec<Value>, Problem> {
    let fault = |pointer: &str, message: &str| {
        Problem::faults([Fault { pointer: pointer.to_owned(), message: message.to_owned() }])
    };
    if body.as_object().is_some_and(|fields| fields.len() > 1) {
        return Err(fault("", "a batch has `requests` and nothing else"));
    }
    match body.get_mut("requests").map(Value::take) {
        Some(Value::Array(requests)) => Ok(requests),
        _ => Err(fault("/requests", "an array of requests is expected")),
    }
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let mut values = headers.get_all("idempotency-key").iter();
    let Some(value) = values.next() else { return Ok(None) };
    if values.next().is_some() {
        return Err(Problem::malformed("there is more than one Idempotency-Key"));
    }
    value.to_str().map(|key| Some(key.to_owned())).map_err(|_| Problem::from(IntakeError::Key))
}

fn refused(server: &Server, error: IntakeError) -> Problem {
    if let IntakeError::Outbox(error) = &error {
        note(server, error);
    }
    error.into()
}

/// Tells the worker's health what the outbox answered.
fn note(server: &Server, error: &OutboxError) {
    if let OutboxError::Store(error) = error {
        server.health.note(error);
    }
}

/// The delivery if it exists for the caller.
async fn seen(server: &Server, caller: &Caller, id: Id, message: bool) -> Result<Found, Problem> {
    let nothing = || Problem::not_found("there is no such delivery");
    let Path(id) = id.map_err(|_| nothing())?;
    let found = server.outbox().find(&id, message).await?;
    found.filter(|found| caller.sees(&found.row.tenant)).ok_or_else(nothing)
}

/// `GET /v1/deliveries/{id}`.
pub(super) async fn one(
    State(server): State<Server>,
    Extension(caller): Extension<Caller>,
    id: Id,
) -> Result<Json<Value>, Problem> {
    let Found { row, dossier, attempts, .. } = seen(&server, &caller, id, false).await?;
    let mut delivery = delivery(&row, &attempts);
    delivery["why"] = json!(dossier.map(|dossier| why(row.state, dossier)));
    Ok(Json(delivery))
}

/// What is told of every delivery.
fn delivery(row: &Row, attempts: &[Tried]) -> Value {
    json!({
        "id": row.id,
        "status": row.state,
        "email": known(&row.email),
        "locale": known(&row.locale),
        "message_id": row.message_id,
        "degraded": row.degraded,
        "possible_duplicate": row.possible_duplicate,
        "attempts": attempts,
    })
}

/// The decisions; of a request from SQL that cannot be rendered, what is wrong with it.
fn why(state: DeliveryState, dossier: Dossier) -> Value {
    match state {
        DeliveryState::Refused if dossier.why.is_null() => json!({ "refused": dossier.diagnostics }),
        _ => dossier.why,
    }
}

/// `null` for what is not known before a request is rendered.
fn known(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

/// `GET /v1/deliveries`: what support asks for.
pub(super) async fn list(
    State(server): State<Server>,
    Extension(caller): Extension<Caller>,
    Extension(query): Extension<Query>,
) -> Result<Json<Value>, Problem> {
    let bodies = query.flag("body")?;
    if bodies {
        caller.need(Scope::Admin)?;
    }
    let limit = query.number("limit", 1, LONGEST_PAGE)?.unwrap_or(PAGE);
    let limit = usize::try_from(limit).unwrap_or_default();
    // No address has a bare space, so one in the query was a plus sign that the caller did not escape.
    let recipient = query.text("to")?.map(|to| Address::parse(&to.replace(' ', "+"))).transpose();
    let recipient = recipient.map_err(|error| Problem::malformed(format!("`to` is no address: {error}")))?;
    let state = query.text("status")?.map(|word| DeliveryState::parse(word).ok_or_else(no_state)).transpose()?;
    let filter = Filter {
        tenant: caller.confined(),
        recipient: recipient.map(|address| server.outbox().recipient(&address)),
        state,
        email: query.text("email")?.map(str::to_owned),
        before: query.number("before", 0, i64::MAX)?,
        limit,
    };
    let listed = server.outbox().list(filter).await?;
    let next = listed.last().map(|(row, _)| row.seq).filter(|_| listed.len() >= limit);
    let tried = server.outbox().attempts(listed.iter().map(|(row, _)| row.id.clone()).collect()).await?;
    let mut deliveries = Vec::with_capacity(listed.len());
    for ((row, dossier), attempts) in listed.into_iter().zip(tried) {
        let mut entry = entry(&row, dossier, &attempts);
        if bodies {
            let message = server.outbox().find(&row.id, true).await?.and_then(|found| found.message);
            entry["message"] = json!(message.map(|message| String::from_utf8_lossy(&message.bytes).into_owned()));
        }
        deliveries.push(entry);
    }
    Ok(Json(json!({ "deliveries": deliveries, "next": next })))
}

fn no_state() -> Problem {
    let all: Vec<&str> = DeliveryState::ALL.iter().map(|state| state.as_str()).collect();
    Problem::malformed(format!("`status` is one of {}", all.join(", ")))
}

/// A delivery with its timeline, its decisions and the redacted copy.
fn entry(row: &Row, dossier: Option<Dossier>, attempts: &[Tried]) -> Value {
    let mut entry = delivery(row, attempts);
    let more = json!({
        "tenant": row.tenant,
        "brand": row.brand,
        "lane": row.lane,
        "held": row.held,
        "accepted_at": row.accepted,
        "changed_at": row.changed,
        "due": row.due,
        "not_after": row.not_after,
    });
    let dossier = dossier.map_or_else(
        || json!({ "to": null, "from": null, "subject": null, "text": null, "why": null, "diagnostics": null }),
        |dossier| json!(dossier),
    );
    if let (Some(entry), Value::Object(more), Value::Object(dossier)) = (entry.as_object_mut(), more, dossier) {
        entry.extend(more.into_iter().chain(dossier));
    }
    entry
}

/// `POST /v1/deliveries/{id}/cancel`.
pub(super) async fn cancel(
    State(server): State<Server>,
    Extension(caller): Extension<Caller>,
    id: Id,
) -> Result<Json<Value>, Problem> {
    let Found { row, .. } = seen(&server, &caller, id, false).await?;
    match server.outbox().cancel(&row.id).await.inspect_err(|error| note(&server, error))? {
        // Cancelled twice is cancelled.
        Cancelled::Done | Cancelled::TooLate(DeliveryState::Cancelled) => Ok(stands(&row.id, DeliveryState::Cancelled)),
        Cancelled::Sending => Err(Problem::too_late(
            DeliveryState::Sending,
            "it is being handed over to the relay; it is cancelled only if that does not succeed",
        )),
        Cancelled::TooLate(state) => Err(Problem::too_late(state, format!("it ended before: {state}"))),
        Cancelled::NoSuch => Err(Problem::not_found("there is no such delivery")),
    }
}

/// `POST /v1/deliveries/{id}/retry`.
pub(super) async fn retry(
    State(server): State<Server>,
    Extension(caller): Extension<Caller>,
    id: Id,
) -> Result<Json<Value>, Problem> {
    let Found { row, .. } = seen(&server, &caller, id, false).await?;
    match server.outbox().hasten(&row.id).await.inspect_err(|error| note(&server, error))? {
        // It was waiting and is due now; a worker may have it already.
        Hastened::Done => {
            let now = server.outbox().find(&row.id, false).await?;
            Ok(stands(&row.id, now.map_or(row.state, |found| found.row.state)))
        }
        Hastened::Sending => Err(Problem::too_late(DeliveryState::Sending, "it is being tried right now")),
        Hastened::TooLate(state) => Err(Problem::too_late(state, format!("it ended before: {state}"))),
        Hastened::NoSuch => Err(Problem::not_found("there is no such delivery")),
    }
}

fn stands(id: &str, state: DeliveryState) -> Json<Value> {
    Json(json!({ "id": id, "status": state }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_is_an_array_of_requests_and_nothing_else() {
        assert_eq!(batch(json!({ "requests": [1, {}] })).unwrap(), [json!(1), json!({})]);
        assert!(batch(json!({ "requests": null })).is_err());
        assert!(batch(json!({ "requests": [], "email": "x" })).is_err());
    }
}
