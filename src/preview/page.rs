//! The page itself: modules, style sheets and pictures that are part of the program.

use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{Method, StatusCode, Uri};
use axum::response::{Html, IntoResponse as _, Response};
use include_dir::{Dir, include_dir};
use maud::{DOCTYPE, html};

use super::answer::Refusal;
use crate::http::guard::is_safe;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/preview/page");

/// What the page may load: its own files, mails in frames, images inside of mails; nothing from anywhere else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; frame-src 'self'; \
                      connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// `GET /`.
pub(super) async fn index() -> Result<Response, Refusal> {
    served("index.html")
}

/// `GET` of anything else: a file of the page, or nothing.
pub(super) async fn file(method: Method, uri: Uri) -> Result<Response, Refusal> {
    if !is_safe(&method) {
        return Err(Refusal::missing("This address leads nowhere."));
    }
    served(uri.path().trim_start_matches('/'))
}

/// Whether a path is that of a file of the page.
pub(super) fn has(path: &str) -> bool {
    path != "/index.html" && path.strip_prefix('/').is_some_and(|name| FILES.get_file(name).is_some())
}

fn served(name: &str) -> Result<Response, Refusal> {
    let missing = || Refusal::missing("This address leads nowhere.");
    let file = FILES.get_file(name).ok_or_else(missing)?;
    let media_type = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => return Err(missing()),
    };
    Ok(([(CONTENT_TYPE, media_type), (CONTENT_SECURITY_POLICY, POLICY)], file.contents()).into_response())
}

/// The page for who comes without the token.
pub(super) fn stranger() -> Response {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "Vocative studio" }
                link rel="icon" href="/mark.svg" type="image/svg+xml";
                link rel="stylesheet" href="/base.css";
            }
            body.stranger {
                main {
                    h1 { "This studio is not open here yet" }
                    p { "Open the address that " code { "vocative preview" } " printed when it started. It holds a token that lets only you in." }
                }
            }
        }
    };
    (StatusCode::UNAUTHORIZED, Html(page.into_string())).into_response()
}
