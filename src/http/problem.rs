//! A request that gets no page: as a page for people, as problem details (RFC 9457) below `/v1`.

use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use maud::html;
use serde_json::json;

use super::page::{Place, page};

/// Why a request is not answered as asked.
#[derive(Debug)]
pub(crate) struct Problem {
    status: StatusCode,
    title: &'static str,
    detail: String,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        Self { status, title, detail: detail.into() }
    }

    /// An address that leads nowhere.
    pub(crate) fn nothing_here() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Nothing here", "This address leads nowhere.")
    }

    /// The answer in the form that suits the path.
    pub(super) fn respond(self, path: &str) -> Response {
        if path.starts_with("/v1/") { self.json() } else { self.page() }
    }

    /// The answer as problem details.
    pub(crate) fn json(self) -> Response {
        let body = json!({ "type": "about:blank", "title": self.title, "status": self.status.as_u16(), "detail": self.detail });
        (self.status, [(CONTENT_TYPE, "application/problem+json")], Json(body)).into_response()
    }

    /// The answer as a page.
    pub(super) fn page(self) -> Response {
        let body = html! {
            section.empty.alone {
                p.figure aria-hidden="true" { (self.status.as_u16()) }
                h1 { (self.title) }
                p { (self.detail) }
                p { a.button href="/" { "To the demo" } " " a.button.plain href="/inbox" { "To the inbox" } }
            }
        };
        (self.status, page(self.title, Place::Elsewhere, None, body)).into_response()
    }
}

/// The answer for a path that leads nowhere.
pub(super) async fn no_such_page(uri: Uri) -> Response {
    Problem::nothing_here().respond(uri.path())
}

/// The answer for a path that exists, asked in a way that it does not take.
pub(super) async fn wrong_method(uri: Uri) -> Response {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Not this way", "This address does not take that method.")
        .respond(uri.path())
}
