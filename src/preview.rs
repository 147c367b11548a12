//! The studio: a local page that shows every email in every language, as the production engine renders it (contract §7).
//!
//! ```text
//! files ── watch ── Studio (state: project, engine, last good) ── events ──┐
//!                      │                                                  ▼
//!                      └── view, matrix, entry, findings … ── JSON ── page (src/preview/page)
//! ```
//!
//! [`Studio`] holds the project as it is on disk and the last state that loaded; [`run`] serves it. The page renders nothing itself: what it
//! shows comes from the same `render` and the same checks as everywhere. Every request passes the session first.
//!
//! | route | does |
//! |---|---|
//! | `GET /` | the page; `?token=` opens the session |
//! | `GET /main.js`, … | its modules, style sheets and pictures |
//! | `GET /api/project` | emails, locales, brands, and what is wrong with the project |
//! | `POST /api/mail` | one mail with its decisions and its strings |
//! | `GET /frame/{id}`, `/eml/{id}` | its html for the sandboxed frame; its bytes |
//! | `POST /api/matrix` | one email in every locale |
//! | `GET /api/findings` | what the check says of an email |
//! | `GET`, `PUT /api/entry`, `POST /api/entry/check` | an entry as it is written, and with an edit |
//! | `GET /api/source` | a file of the project |
//! | `PUT /api/sample` | keeps a request as a sample |
//! | `POST /api/send` | a test send to an allowed address |
//! | `GET`, `POST /api/baseline` | what "changed" compares with |
//! | `GET /export.zip` | the matrix as static pages |
//! | `GET /api/qr.svg` | the address for a phone |
//! | `GET /api/events` | reloads and finished checks, as they happen (server-sent events) |

mod answer;
mod asked;
mod baseline;
mod checks;
mod compared;
mod entry;
mod events;
mod export;
mod finding;
mod findings;
mod frames;
mod matrix;
mod outline;
mod page;
mod phone;
mod sample;
mod send;
mod session;
mod source;
mod state;
mod strings;
mod studio;
mod view;

use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post, put};
use axum::serve::ListenerExt as _;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::sync::watch::{Receiver, channel};

pub use phone::in_terminal;
pub use session::Keys;
pub use state::Options;
pub use studio::Studio;

use crate::http::guard::Door;
use session::Gate;

/// The largest request body: a request with all the attachments that it may have.
const BODY_LIMIT: usize = crate::request::MAX_TEXT + (1 << 20);
/// The largest body where no request of a mail is part of it.
const SMALL_BODY: usize = 512 << 10;
/// How long requests in flight may still take once the server is told to stop.
const GRACE: Duration = Duration::from_secs(2);

/// Serves the studio on `listener` until `shutdown` resolves, then answers what is in flight and returns.
///
/// # Errors
///
/// When the listener has no local address any more.
pub async fn run(
    listener: TcpListener,
    studio: Arc<Studio>,
    keys: Keys,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let (stop, stopped) = channel(false);
    let addr = listener.local_addr()?;
    findings::begin(&studio);
    let server =
        Server { studio, stopped: stopped.clone(), keys: Arc::new(keys), addr, exports: Arc::new(Semaphore::new(1)) };
    // Small answers go out at once, instead of waiting for the acknowledgment of the previous one.
    let listener = listener.tap_io(|stream| drop(stream.set_nodelay(true)));
    let serving = axum::serve(listener, router(server)).with_graceful_shutdown(until(stopped)).into_future();
    tokio::pin!(serving, shutdown);
    tokio::select! {
        ended = &mut serving => return ended,
        () = &mut shutdown => {}
    }
    stop.send_replace(true);
    tokio::time::timeout(GRACE, serving).await.unwrap_or(Ok(()))
}

/// Resolves when the server is told to stop.
async fn until(mut stopped: Receiver<bool>) {
    // An error means that `run` itself is gone, which is a stop too.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// What every route sees.
#[derive(Clone)]
struct Server {
    studio: Arc<Studio>,
    stopped: Receiver<bool>,
    keys: Arc<Keys>,
    addr: SocketAddr,
    exports: Arc<Semaphore>,
}

fn router(server: Server) -> Router {
    let gate = Gate { door: Door { addr: server.addr, body_limit: BODY_LIMIT }, keys: server.keys.clone() };
    let small = Router::new()
        .route("/", get(page::index))
        .route("/healthz", get(async || "ok\n"))
        .route("/api/project", get(outline::project))
        .route("/api/findings", get(findings::of_email))
        .route("/api/source", get(source::read))
        .route("/api/baseline", get(baseline::read).post(baseline::set))
        .route("/api/qr.svg", get(phone::code))
        .route("/api/events", get(events::stream))
        .route("/frame/{id}", get(frames::html))
        .route("/eml/{id}", get(frames::message))
        .route("/export.zip", get(export::archive))
        .route("/api/entry", get(entry::read).put(entry::save))
        .fallback(page::file)
        .method_not_allowed_fallback(answer::wrong_method)
        .layer(DefaultBodyLimit::max(SMALL_BODY));
    Router::new()
        .route("/api/mail", post(view::mail))
        .route("/api/matrix", post(matrix::cells))
        .route("/api/entry/check", post(entry::check))
        .route("/api/sample", put(sample::save))
        .route("/api/send", post(send::test))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .merge(small)
        .layer(from_fn_with_state(gate, session::admit))
        .with_state(server)
}
