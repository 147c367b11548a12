//! The parameters and schemas of the document.

use serde_json::{Value, json};

use crate::outbox::delivery::State;

/// What `vocative schema request` prints.
const REQUEST: &str = include_str!("../../cli/schema/request.json");
/// What `vocative schema rendered` prints.
const RENDERED: &str = include_str!("../../cli/schema/rendered.json");

/// What an address commonly looks like, well within its 64 octets before the @ and 63 of a label. Longer ones and domains in other scripts are taken
/// as well.
const ADDRESS: &str =
    "^[A-Za-z0-9]{1,20}([._+-][A-Za-z0-9]{1,20}){0,2}@([A-Za-z0-9]{1,30}(-[A-Za-z0-9]{1,30})?\\.){1,3}[A-Za-z]{2,10}$";

/// A field of a query.
pub(super) fn parameter(operation: &str, name: &str) -> Value {
    let whole = |least: i64, most: i64| json!({ "type": "integer", "minimum": least, "maximum": most });
    let wait = || json!({ "type": "string", "pattern": "^[0-9]{1,6}(ms|s)?$" });
    let (words, schema) = match name {
        "to" if operation == "inbox" => ("Mails to this address only.", json!({ "type": "string", "minLength": 1 })),
        "to" => ("Deliveries to this address only.", json!({ "type": "string", "maxLength": 254, "pattern": ADDRESS })),
        "status" => ("Deliveries in this state only.", states()),
        "email" => ("Deliveries of this email only.", json!({ "type": "string", "minLength": 1 })),
        "limit" => ("How many at most; 20 if it is absent.", whole(1, 100)),
        "before" => ("Goes on after a page: its `next`.", whole(0, i64::MAX)),
        "body" => (
            "Adds the whole mail as it is sent, while it is kept. Needs the scope `admin`.",
            json!({ "type": "boolean" }),
        ),
        "brand" => ("The brand; the project itself if it is absent.", json!({ "type": "string", "minLength": 1 })),
        "after" => ("Events after this one; 0: all that are kept. From now on if it is absent.", whole(0, i64::MAX)),
        "delivery" => (
            "This delivery's events only, from its first; the stream ends with its last.",
            json!({ "type": "string", "format": "uuid" }),
        ),
        "wait" if operation == "inbox" => ("How long to wait for a mail, 30 seconds at most: `5s`, `500ms`.", wait()),
        "wait" => ("Ends the stream after this time: `5s`, `500ms`.", wait()),
        _ => ("", json!({})),
    };
    json!({ "name": name, "in": "query", "required": false, "description": words, "schema": schema })
}

fn states() -> Value {
    json!({ "type": "string", "enum": State::ALL.map(State::as_str) })
}

/// A schema that is kept as a file, without what only a whole document has.
fn embedded(text: &str) -> Value {
    let mut schema: Value = serde_json::from_str(text).unwrap_or_else(|_| json!({}));
    if let Some(fields) = schema.as_object_mut() {
        fields.shift_remove("$schema");
    }
    schema
}

/// An object with all of `properties`, each required, and none besides.
fn whole(properties: Value) -> Value {
    let required: Vec<String> =
        properties.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default();
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": properties })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn text_or_null() -> Value {
    json!({ "type": ["string", "null"] })
}

fn instant() -> Value {
    json!({ "type": "string", "format": "date-time" })
}

fn schema(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// All of them.
pub(super) fn schemas() -> Value {
    let uuid = json!({ "type": "string", "format": "uuid" });
    let yes = json!({ "type": "boolean" });
    let why = json!({ "type": ["object", "null"], "description": "Every source of language and name with its verdict; or, of a request from SQL that cannot be rendered, `refused` with its faults." });
    let common = json!({
        "id": uuid, "status": schema("State"), "email": text_or_null(), "locale": text_or_null(), "message_id": text_or_null(),
        "degraded": yes, "possible_duplicate": yes, "attempts": list(schema("Attempt")), "why": why,
    });
    let mut listed = common.clone();
    if let (Some(listed), Value::Object(more)) = (
        listed.as_object_mut(),
        json!({
            "tenant": text(), "brand": text_or_null(), "lane": { "enum": ["security", "account", "notice"] }, "held": yes,
            "accepted_at": instant(), "changed_at": instant(), "due": instant(), "not_after": instant(),
            "to": text_or_null(), "from": text_or_null(), "subject": text_or_null(), "text": text_or_null(), "diagnostics": {},
        }),
    ) {
        listed.extend(more);
    }
    let mut listed = whole(listed);
    listed["properties"]["message"] = json!({ "type": ["string", "null"], "description": "With `body=true`: the mail as it is sent, until it is wiped." });
    let problem = json!({
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": { "type": "string", "format": "uri-reference", "enum": [
                "about:blank", "/problems/faults", "/problems/idempotency-conflict", "/problems/limit", "/problems/profile-unavailable", "/problems/too-late", "/problems/unrecordable",
            ] },
            "title": text(),
            "status": { "type": "integer" },
            "detail": text(),
            "errors": list(schema("Fault")),
            "limit": { "enum": ["recipient", "tenant", "total"] },
            "retry_after": { "type": "integer", "minimum": 0, "description": "Seconds." },
            "scope": text(),
            "state": schema("State"),
        },
    });
    json!({
        "Request": embedded(REQUEST),
        "Rendered": embedded(RENDERED),
        "Batch": whole(json!({ "requests": {
            "type": "array",
            "minItems": 1,
            "maxItems": crate::intake::MAX_BATCH,
            // Whatever it is, it is no fault of the batch.
            "items": { "description": "A request. One with faults is refused by itself, in its place among the results.", "anyOf": [schema("Request"), {}] },
        } })),
        "State": states(),
        "Receipt": whole(json!({ "id": uuid, "status": schema("State"), "locale": text_or_null(), "message_id": text_or_null() })),
        "Fault": whole(json!({ "pointer": { "type": "string", "description": "JSON pointer to the field." }, "message": text() })),
        "Results": whole(json!({ "results": list(json!({ "oneOf": [schema("Receipt"), whole(json!({ "errors": list(schema("Fault")) }))] })) })),
        "Attempt": whole(json!({
            "at": instant(),
            "phase": text(),
            "outcome": { "enum": ["sent", "deferred", "rejected", "unknown", "refused", "interrupted"] },
            "code": { "type": ["integer", "null"] },
            "reply": text_or_null(),
        })),
        "Delivery": whole(common),
        "Deliveries": whole(json!({
            "deliveries": list(listed),
            "next": { "type": ["integer", "null"], "description": "What `before` is for the next page, if there may be one." },
        })),
        "Standing": whole(json!({ "id": uuid, "status": schema("State") })),
        "Explained": whole(json!({
            "email": text(), "brand": text_or_null(), "locale": text(), "chain": list(text()), "degraded": yes,
            "salutation": { "type": "object" }, "why": { "type": "object" },
            "files": { "type": "object", "additionalProperties": text() },
            "entries": list(whole(json!({ "id": text(), "part": text(), "locale": text(), "place": text() }))),
        })),
        "Catalog": whole(json!({
            "brand": text_or_null(), "brands": list(text()), "default": text(), "reference": text(), "locales": list(text()),
            "emails": list(whole(json!({
                "email": text(), "title": text(), "kind": { "enum": ["security", "account", "notice"] }, "literal_text": text_or_null(),
                "locales": { "type": "object", "additionalProperties": whole(json!({ "complete": yes, "missing": list(text()) })) },
                "data": { "type": "object", "description": "The JSON Schema of the request's `data`." },
            }))),
        })),
        "Event": whole(json!({
            "type": text(),
            "timestamp": instant(),
            "data": whole(json!({
                "id": uuid, "tenant": text(), "status": schema("State"), "email": text(), "locale": text(), "degraded": yes,
                "possible_duplicate": yes,
                "attempt": { "type": ["object", "null"] },
            })),
        })),
        "ReceivedMail": { "type": "object", "description": "A mail as it reads: addresses, subject, text, html, headers, links and codes." },
        "Readiness": whole(json!({
            "ready": yes, "reasons": list(text()), "route_paused": yes, "held": { "type": "integer" }, "in_flight": { "type": "integer" },
            "reload_refused": yes,
        })),
        "Problem": problem,
    })
}
