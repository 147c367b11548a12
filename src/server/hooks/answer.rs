//! What a vendor is answered, in its own shape.
//!
//! Supabase reads an error's words only from an answer 200; all others go by the status, and get problem details (RFC 9457) for whoever reads the
//! vendor's log. No answer carries an address, a code, a link or a secret.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::Provider;
use crate::intake::Receipt;

/// Why nothing was accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Nothing proves that the vendor posts.
    Unproven,
    /// It is not what the vendor posts.
    Malformed,
    /// The body is too large.
    TooLarge,
    /// The body did not come in time.
    Slow,
    /// No email is named for its type.
    Unmapped,
    /// The email cannot be made of it.
    Refused,
    /// The code or link no longer works.
    Expired,
    /// The same id came before with something else.
    Conflict,
    /// A limit is reached.
    Limited,
    /// Not at present.
    Away,
    /// Something broke here.
    Broken,
}

impl Why {
    fn status(self) -> StatusCode {
        match self {
            Why::Unproven => StatusCode::UNAUTHORIZED,
            Why::Malformed => StatusCode::BAD_REQUEST,
            Why::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Why::Slow => StatusCode::REQUEST_TIMEOUT,
            Why::Unmapped | Why::Refused => StatusCode::UNPROCESSABLE_ENTITY,
            Why::Expired => StatusCode::GONE,
            Why::Conflict => StatusCode::CONFLICT,
            Why::Limited => StatusCode::TOO_MANY_REQUESTS,
            Why::Away => StatusCode::SERVICE_UNAVAILABLE,
            Why::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Whether the vendor may read it as the answer to a sound post: nothing becomes of it however often it comes.
    fn is_final(self) -> bool {
        matches!(self, Why::Unmapped | Why::Refused | Why::Expired | Why::Conflict)
    }

    /// The word in metrics and logs.
    pub(super) fn word(self) -> &'static str {
        match self {
            Why::Unproven => "unproven",
            Why::Malformed => "malformed",
            Why::TooLarge => "too_large",
            Why::Slow => "slow",
            Why::Unmapped => "unmapped",
            Why::Refused => "refused",
            Why::Expired => "expired",
            Why::Conflict => "conflict",
            Why::Limited => "limited",
            Why::Away => "away",
            Why::Broken => "broken",
        }
    }
}

/// A post that is not accepted, with a sentence for the operator. The sentence quotes nothing that a person wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) why: Why,
    pub(super) detail: String,
    /// Seconds until it is worth to try again.
    pub(super) retry_after: Option<u64>,
}

impl Refusal {
    pub(super) fn new(why: Why, detail: impl Into<String>) -> Refusal {
        Refusal { why, detail: detail.into(), retry_after: None }
    }

    pub(super) fn unproven(detail: impl Into<String>) -> Refusal {
        Refusal::new(Why::Unproven, detail)
    }

    pub(super) fn malformed(detail: impl Into<String>) -> Refusal {
        Refusal::new(Why::Malformed, detail)
    }

    /// Not at present, but soon.
    pub(super) fn away(detail: impl Into<String>, seconds: u64) -> Refusal {
        Refusal { retry_after: Some(seconds), ..Refusal::new(Why::Away, detail) }
    }

    /// The answer in the vendor's shape.
    pub(super) fn answer(&self, provider: Provider) -> Response {
        let status = self.why.status();
        let mut response = match provider {
            Provider::Supabase => {
                // Of an answer other than 200 it reads the status only, and shows words of its own.
                let shown = if self.why.is_final() { StatusCode::OK } else { status };
                let error = json!({ "error": { "http_code": status.as_u16(), "message": self.detail } });
                (shown, Json(error)).into_response()
            }
            // It comes again for a day, and never becomes valid again: there is nothing left to do.
            Provider::Clerk if self.why == Why::Expired => ignored(provider, self.why.word()),
            _ => {
                let problem = json!({
                    "type": "about:blank",
                    "title": status.canonical_reason().unwrap_or_default(),
                    "status": status.as_u16(),
                    "detail": self.detail,
                });
                let mut response = (status, Json(problem)).into_response();
                response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
                response
            }
        };
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED && provider.shows_secret() {
            response
                .headers_mut()
                .insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"vocative hooks\""));
        }
        response
    }
}

/// The mails are on stable storage.
pub(super) fn accepted(provider: Provider, receipts: &[Receipt]) -> Response {
    match provider {
        // Whatever stands in it could be read as an error or an instruction by a later version.
        Provider::Supabase => Json(json!({})).into_response(),
        _ => {
            let deliveries: Vec<Value> =
                receipts.iter().map(|receipt| json!({ "id": receipt.id, "status": receipt.status })).collect();
            Json(json!({ "deliveries": deliveries })).into_response()
        }
    }
}

/// Nothing is to be sent, and that is what is wanted.
pub(super) fn ignored(provider: Provider, why: &'static str) -> Response {
    match provider {
        Provider::Supabase => Json(json!({})).into_response(),
        _ => Json(json!({ "deliveries": [], "ignored": why })).into_response(),
    }
}
