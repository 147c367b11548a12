//! The web side of Vocative. So far: the pages of `vocative demo`, with the inbox routes that tests wait on.
//!
//! [`run`] serves until told to stop. What the pages show comes through [`DemoBackend`], so this room knows no engine, no
//! SMTP and no project. Every request passes the `guard` first: host, origin and size are checked there, and every answer
//! gets its security headers there, so a new route cannot forget them. No address of a person is ever logged.
//!
//! | route | does |
//! |---|---|
//! | `GET /` | sample people, the sign-up and the reset form |
//! | `POST /send` | one mail; goes on to it in the inbox |
//! | `GET /inbox`, `/inbox/{id}` | what arrived, and one mail of it |
//! | `GET /inbox/{id}/html`, `/inbox/{id}/mail.eml` | its html for the sandboxed frame; its bytes |
//! | `GET /inbox/rows` | the list alone, for the page's script |
//! | `POST /inbox/clear` | forgets all mails |
//! | `GET /profile/{person}`, `POST /profile/{person}` | a person's own profile, and their change of it |
//! | `GET /v1/inbox?to=&wait=5s`, `DELETE /v1/inbox` | the same inbox as JSON, for tests |
//! | `GET /healthz` | `ok` |

pub(crate) mod api;
mod backend;
mod forms;
pub(crate) mod guard;
mod home;
mod inbox;
mod mail;
mod page;
pub(crate) mod problem;
mod profile;
mod reading;

use std::collections::VecDeque;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn_with_state;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio::sync::watch;

pub use backend::{BoxFuture, DemoBackend, FieldFault, Flow, Person, Preferences, ProfileForm, Reason, Sent};

/// The largest request body of any route.
const BODY_LIMIT: usize = 64 * 1024;

/// How long requests in flight may still take once the server is told to stop.
const GRACE: Duration = Duration::from_secs(2);

/// How many decisions are remembered; as many as the inbox keeps mails.
const REMEMBERED: usize = 500;

/// Serves the demo on `listener` until `shutdown` resolves, then answers what is in flight and returns.
///
/// Idle connections and waiting `GET /v1/inbox` requests end at once; whatever else is still open after two seconds
/// no longer holds the return.
///
/// # Errors
///
/// When the listener has no local address any more.
pub async fn run(
    listener: TcpListener,
    backend: Arc<dyn DemoBackend>,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let (stop, stopped) = watch::channel(false);
    let demo = Demo {
        backend,
        addr: listener.local_addr()?,
        stopped: stopped.clone(),
        decisions: Arc::new(Mutex::new(VecDeque::new())),
    };
    // Small answers go out at once, instead of waiting for the acknowledgment of the previous one.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let serving = axum::serve(listener, router(demo)).with_graceful_shutdown(until(stopped)).into_future();
    tokio::pin!(serving, shutdown);
    tokio::select! {
        ended = &mut serving => return ended,
        () = &mut shutdown => {}
    }
    stop.send_replace(true);
    tokio::time::timeout(GRACE, serving).await.unwrap_or(Ok(()))
}

/// Resolves when the server is told to stop.
pub(crate) async fn until(mut stopped: watch::Receiver<bool>) {
    // An error means that `run` itself is gone, which is a stop too.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

fn router(demo: Demo) -> Router {
    let door = guard::Door { addr: demo.addr, body_limit: BODY_LIMIT };
    Router::new()
        .route("/", get(home::show))
        .route("/send", post(home::send))
        .route("/profile/{person}", get(profile::show).post(profile::save))
        .route("/inbox", get(inbox::list))
        .route("/inbox/rows", get(inbox::rows))
        .route("/inbox/clear", post(inbox::clear))
        .route("/inbox/{id}", get(inbox::read))
        .route("/inbox/{id}/html", get(mail::html))
        .route("/inbox/{id}/mail.eml", get(mail::download))
        .route("/v1/inbox", get(api::inbox).delete(api::clear))
        .route("/healthz", get(async || "ok\n"))
        .route("/app.css", get(async || asset("text/css; charset=utf-8", include_str!("http/assets/app.css"))))
        .route("/app.js", get(async || asset("text/javascript; charset=utf-8", include_str!("http/assets/app.js"))))
        .route("/mark.svg", get(async || asset("image/svg+xml", include_str!("http/assets/mark.svg"))))
        .fallback(problem::no_such_page)
        .method_not_allowed_fallback(problem::wrong_method)
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(from_fn_with_state(door, guard::admit))
        .with_state(demo)
}

fn asset(media_type: &'static str, text: &'static str) -> impl IntoResponse {
    ([(CONTENT_TYPE, media_type)], text)
}

/// What every route sees.
#[derive(Clone)]
struct Demo {
    backend: Arc<dyn DemoBackend>,
    addr: SocketAddr,
    stopped: watch::Receiver<bool>,
    /// Why the latest mails are what they are, the newest last. The inbox knows only what a mail itself says.
    decisions: Arc<Mutex<VecDeque<Arc<Sent>>>>,
}

impl Demo {
    fn remember(&self, sent: Arc<Sent>) {
        let mut decisions = self.decisions();
        if decisions.len() >= REMEMBERED {
            decisions.pop_front();
        }
        decisions.push_back(sent);
    }

    fn forget(&self) {
        self.decisions().clear();
        self.backend.clear();
    }

    /// The decision behind the mail with this Message-ID, given with or without angle brackets.
    fn decision(&self, message_id: &str) -> Option<Arc<Sent>> {
        self.decisions().iter().rev().find(|sent| same_id(&sent.message_id, message_id)).cloned()
    }

    fn decisions(&self) -> MutexGuard<'_, VecDeque<Arc<Sent>>> {
        // Each section leaves the list whole, so a panic elsewhere does not matter here.
        self.decisions.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether two Message-IDs are the same, with or without their angle brackets.
fn same_id(a: &str, b: &str) -> bool {
    fn bare(id: &str) -> &str {
        id.trim().trim_start_matches('<').trim_end_matches('>')
    }
    !bare(a).is_empty() && bare(a) == bare(b)
}
