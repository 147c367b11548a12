//! `/openapi.json`: every route, parameter, header, body and answer (OpenAPI 3.1).

mod parts;

use std::sync::LazyLock;

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Map, Value, json};

use self::parts::{parameter, schemas};
use super::Server;
use super::routes::{Access, ROUTES, Route, Verb};

/// `GET /openapi.json`.
pub(super) async fn show(State(server): State<Server>) -> Response {
    static WITH_INBOX: LazyLock<String> = LazyLock::new(|| document(true).to_string());
    static WITHOUT: LazyLock<String> = LazyLock::new(|| document(false).to_string());
    let text: &'static str = if server.inbox.is_some() { &WITH_INBOX } else { &WITHOUT };
    ([(CONTENT_TYPE, "application/json")], text).into_response()
}

fn document(inbox: bool) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for route in ROUTES.iter().filter(|route| inbox || route.path != "/v1/inbox") {
        let path = paths.entry(route.path).or_insert_with(|| json!({}));
        path[route.method.as_str().to_lowercase()] = operation(route);
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Vocative",
            "version": env!("CARGO_PKG_VERSION"),
            "summary": "The right mail, in the person's language and form of address.",
            "description": "Requests become durable deliveries. Whatever is not answered as asked is answered with problem details (RFC 9457).",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "key": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "voc_ID_SECRET",
                    "description": "An API key, made by `vocative key new`. On loopback none is needed until one exists.",
                },
            },
            "schemas": schemas(),
        },
    })
}

/// What differs from route to route.
struct Described {
    id: &'static str,
    summary: &'static str,
    description: &'static str,
    /// The schema of a JSON body.
    body: Option<Value>,
    /// Status, words and content of the answers asked for.
    answers: Vec<(&'static str, &'static str, Option<Content>)>,
    /// Problems beside those that the gate makes.
    problems: &'static [(&'static str, &'static str)],
}

/// A media type with its schema.
type Content = (&'static str, Value);

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn described(route: &Route) -> Described {
    let json = |name: &str| Some(("application/json", schema(name)));
    let plain = |id, summary, description, answer| Described {
        id,
        summary,
        description,
        body: None,
        answers: vec![("200", "As asked.", answer)],
        problems: &[],
    };
    const AWAY: (&str, &str) = ("503", "The outbox cannot be reached.");
    const NONE: (&str, &str) = ("404", "There is none, or it is another tenant's.");
    const FAULTS: (&str, &str) = ("422", "The request has faults; `errors` names every one.");
    match (route.method, route.path) {
        (Verb::Post, "/v1/deliveries") => Described {
            id: "accept",
            summary: "Ask for one mail, or a batch",
            description: "One request is answered with 202 when it is rendered and on stable storage. A batch is answered with 200 and results in the order \
                          of its requests; those that are sound are accepted in one transaction, under one key.",
            body: Some(json!({ "oneOf": [schema("Request"), schema("Batch")] })),
            answers: vec![
                ("200", "The results of a batch, in order.", json("Results")),
                ("202", "Accepted and durable.", json("Receipt")),
            ],
            problems: &[
                ("409", "The Idempotency-Key was used with another request."),
                FAULTS,
                ("429", "A limit is reached; `limit` names it. Nothing was accepted."),
                ("503", "Nothing can be recorded, or the outbox cannot be reached. Nothing was accepted."),
            ],
        },
        (Verb::Get, "/v1/deliveries") => Described {
            problems: &[AWAY],
            ..plain(
                "list",
                "Find deliveries",
                "The newest first, each with its timeline, decisions and a copy in which codes and links are redacted.",
                json("Deliveries"),
            )
        },
        (Verb::Get, "/v1/deliveries/{id}") => {
            Described { problems: &[NONE, AWAY], ..plain("find", "Look at one delivery", "", json("Delivery")) }
        }
        (Verb::Post, "/v1/deliveries/{id}/cancel") => Described {
            problems: &[NONE, ("409", "Too late; `state` tells what it is."), AWAY],
            ..plain(
                "cancel",
                "Call a delivery back",
                "Waits up to two seconds for one that is just being handed over.",
                json("Standing"),
            )
        },
        (Verb::Post, "/v1/deliveries/{id}/retry") => Described {
            problems: &[NONE, ("409", "It ended, or is being tried; `state` tells which."), AWAY],
            ..plain(
                "retry",
                "Try a waiting delivery at once",
                "Releases it too if it is held after a restore.",
                json("Standing"),
            )
        },
        (Verb::Post, "/v1/render") => Described {
            body: Some(schema("Request")),
            problems: &[FAULTS],
            ..plain("render", "Render without sending", "", json("Rendered"))
        },
        (Verb::Post, "/v1/explain") => Described {
            body: Some(schema("Request")),
            problems: &[FAULTS],
            ..plain(
                "explain",
                "Tell the decisions behind a mail",
                "Languages, names, files and entries.",
                json("Explained"),
            )
        },
        (Verb::Get, "/v1/catalog") => Described {
            problems: &[("404", "There is no such brand.")],
            ..plain("catalog", "Emails, locales, completeness, schemas", "", json("Catalog"))
        },
        (Verb::Get, "/v1/events") => Described {
            problems: &[
                ("404", "There is no such delivery."),
                ("503", "Too many streams are open, or the outbox cannot be reached."),
            ],
            ..plain(
                "events",
                "Every change of state as it happens",
                "Server-sent events: `id` is the place of the event, `data` is an Event. A comment keeps a silent stream open every 15 seconds.",
                // What a schema of a stream means differs from tool to tool: the whole text, or each event.
                Some(("text/event-stream", json!({}))),
            )
        },
        (Verb::Get, "/v1/inbox") => plain(
            "inbox",
            "Mails that the local inbox received",
            "Only with `--dev`. The newest first; waits for one while there is none.",
            Some(("application/json", json!({ "type": "array", "items": schema("ReceivedMail") }))),
        ),
        (Verb::Delete, "/v1/inbox") => Described {
            answers: vec![("204", "Forgotten.", None)],
            ..plain("clearInbox", "Forget all received mails", "Only with `--dev`.", None)
        },
        (_, "/healthz") => {
            plain("alive", "Whether the process answers", "", Some(("text/plain", json!({ "type": "string" }))))
        }
        (_, "/readyz") => Described {
            answers: vec![
                ("200", "Requests are accepted.", json("Readiness")),
                ("503", "They are not; `reasons` tells why.", json("Readiness")),
            ],
            ..plain("ready", "Whether requests are accepted", "", None)
        },
        (_, "/metrics") => {
            plain("metrics", "Counters for Prometheus", "", Some(("text/plain", json!({ "type": "string" }))))
        }
        _ => plain("describe", "This document", "", Some(("application/json", json!({ "type": "object" })))),
    }
}

fn operation(route: &Route) -> Value {
    let about = described(route);
    let mut parameters: Vec<Value> = route.query.iter().map(|name| parameter(about.id, name)).collect();
    if route.path.contains("{id}") {
        parameters.push(json!({
            "name": "id", "in": "path", "required": true, "description": "The delivery.",
            "schema": { "type": "string", "format": "uuid" },
        }));
    }
    if about.id == "accept" {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": false,
            "description": "The same key and request give the same delivery for 24 hours; another request is a conflict.",
            "schema": { "type": "string", "minLength": 1, "maxLength": 255, "pattern": "^[ -~]+$" },
        }));
    }
    if about.id == "events" {
        parameters.push(json!({
            "name": "Last-Event-ID", "in": "header", "required": false, "description": "Goes on after this event; outranks `after`.",
            "schema": { "type": "integer", "minimum": 0 },
        }));
    }
    let mut answers: Map<String, Value> = Map::new();
    for (status, words, content) in &about.answers {
        let mut answer = json!({ "description": words });
        if let Some((media_type, schema)) = content {
            answer["content"] = json!({ *media_type: { "schema": schema } });
        }
        if let Some(links) = links(about.id, status) {
            answer["links"] = links;
        }
        if *status == "202" {
            answer["headers"] = json!({ "Location": { "description": "The delivery's address.", "schema": { "type": "string", "format": "uri-reference" } } });
        }
        answers.insert((*status).to_owned(), answer);
    }
    for (status, words) in problems(route, &about) {
        answers.entry(status).or_insert_with(|| problem(status, words));
    }
    answers.sort_keys();
    let mut operation = json!({
        "operationId": about.id,
        "summary": about.summary,
        "parameters": parameters,
        "responses": answers,
        "security": security(route.access),
    });
    if !about.description.is_empty() {
        operation["description"] = json!(about.description);
    }
    if let Access::Scoped(scope) | Access::Local(scope) = route.access {
        operation["x-scope"] = json!(scope.as_str());
    }
    if let Some(schema) = about.body {
        operation["requestBody"] = json!({
            "required": true,
            "content": { "application/json": { "schema": schema, "examples": { "reset": { "summary": "A mail of the stock set.", "value": example() } } } },
        });
    }
    operation
}

/// Where an answer leads on to.
fn links(operation: &str, status: &str) -> Option<Value> {
    let to = |operation: &str| json!({ "operationId": operation, "parameters": { "id": "$response.body#/id" } });
    let accepted = operation == "accept" && status == "202";
    accepted.then(|| json!({ "find": to("find"), "cancel": to("cancel"), "retry": to("retry") }))
}

/// A request that the stock set answers.
fn example() -> Value {
    json!({
        "email": "reset_email",
        "user": {
            "email": "anna@example.org", "given_name": "Anna", "family_name": "Weiß",
            "user_metadata": { "preferred_language": "de-AT", "salutation": "Frau Dr." },
        },
        "data": { "url": "https://app.example.org/reset?t=4f9c", "expires_in": 900 },
    })
}

/// Every problem that the route can answer with, the gate's included.
fn problems(route: &Route, about: &Described) -> Vec<(&'static str, &'static str)> {
    let mut problems = about.problems.to_vec();
    problems.push(("400", "The query or the body cannot be read."));
    problems.push(("413", "The body is too large."));
    problems.push(("500", "A defect on our side."));
    problems.push(("503", "It cannot be done at present."));
    if route.access != Access::Open {
        problems.push(("401", "The key is missing or wrong."));
        problems.push(("403", "The key lacks the scope, or a web page of another site asks."));
        problems.push(("421", "Without a key only addresses of this machine are answered."));
    }
    if route.reads_json() {
        problems.push(("408", "The body did not come in time."));
        problems.push(("415", "The body is not announced as plain JSON in UTF-8."));
    }
    problems
}

fn problem(status: &str, words: &str) -> Value {
    let mut answer = json!({
        "description": words,
        "content": { "application/problem+json": { "schema": schema("Problem") } },
    });
    match status {
        "429" | "503" => {
            answer["headers"] =
                json!({ "Retry-After": { "description": "Seconds.", "schema": { "type": "integer", "minimum": 0 } } });
        }
        "401" => answer["headers"] = json!({ "WWW-Authenticate": { "schema": { "type": "string" } } }),
        _ => {}
    }
    answer
}

/// An empty alternative says that on loopback no key may be needed; it must not stand where one always is.
fn security(access: Access) -> Value {
    match access {
        Access::Open => json!([]),
        Access::Local(_) => json!([{ "key": [] }, {}]),
        Access::Scoped(_) => json!([{ "key": [] }]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    match value.as_str().filter(|_| key == "$ref") {
                        Some(target) => found.push(target.to_owned()),
                        None => references(value, found),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| references(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_route_is_described_under_a_name_of_its_own() {
        let document = document(true);
        let mut ids: Vec<&str> = Vec::new();
        for route in ROUTES {
            let operation = &document["paths"][route.path][route.method.as_str().to_lowercase()];
            ids.push(operation["operationId"].as_str().unwrap());
        }
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), ROUTES.len(), "{ids:?}");
    }

    #[test]
    fn every_reference_leads_to_a_schema() {
        let document = document(true);
        let mut found = Vec::new();
        references(&document, &mut found);
        for target in found {
            assert!(document.pointer(target.trim_start_matches('#')).is_some(), "{target}");
        }
    }

    #[test]
    fn the_inbox_is_described_only_where_it_is() {
        assert!(document(true)["paths"].get("/v1/inbox").is_some());
        assert!(document(false)["paths"].get("/v1/inbox").is_none());
    }
}
