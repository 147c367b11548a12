//! The HTTP service: requests become deliveries, and deliveries are looked at.
//!
//! [`run`] serves what a [`Setup`] gives: an intake with its outbox, the health of the worker beside it, and, for development, an inbox. It renders
//! nothing and sends nothing itself. Every request passes the `gate` first, which obeys the table in `routes`; so a new route cannot forget its scope,
//! its limits or its headers. What goes wrong is answered with problem details (RFC 9457).
//!
//! | file | holds |
//! |---|---|
//! | `listen`, `tls` | connections and their end |
//! | `gate`, `routes` | what every request passes; which routes there are and who may ask |
//! | `auth` | API keys, scopes, tenants |
//! | `body`, `problem` | strict reading; the answer when something is wrong |
//! | `hooks` | identity providers post here, each in its own shape |
//! | `auth0` | the profile store in the shapes of Auth0's Management API, and the pages of tickets |
//! | `deliveries`, `dry`, `events`, `received`, `standing` | the routes |
//! | `openapi` | the document that describes them |
//! | `webhooks` | the same events, posted to subscribers |

pub mod auth;
pub mod auth0;
mod body;
mod deliveries;
mod dry;
mod events;
mod gate;
pub mod hooks;
mod listen;
mod openapi;
mod problem;
mod received;
mod routes;
mod standing;
mod tls;
pub mod webhooks;

use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use self::auth::Keyring;
pub use self::tls::Tls;
pub use self::webhooks::Webhook;
use crate::http::until;
use crate::inbox::Inbox;
use crate::intake::Intake;
use crate::live::Live;
use crate::outbox::Outbox;
use crate::outbox::worker::Health;

/// What a service needs.
#[derive(Clone)]
pub struct Setup {
    /// Takes requests in.
    pub intake: Arc<Intake>,
    /// How the worker of this process is.
    pub health: Health,
    /// The local inbox, for development only: enables `/v1/inbox`, which shows codes and links.
    pub inbox: Option<Inbox>,
    /// How it is set up.
    pub settings: Settings,
    /// Everything that is counted, as Prometheus reads it.
    pub metrics: Arc<dyn Fn() -> String + Send + Sync>,
    /// The project of this moment.
    pub project: Arc<Live>,
}

impl fmt::Debug for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Setup").field("health", &self.health).field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The `server.*` keys.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Serves HTTPS instead of HTTP.
    pub tls: Option<Tls>,
    /// Who is told of events.
    pub webhooks: Vec<Webhook>,
    /// How long requests in flight may still take when the service is told to stop.
    pub grace: Duration,
    /// Serves the profile store in Auth0's shapes.
    pub auth0: Option<auth0::Settings>,
    /// Takes requests from identity providers.
    pub hooks: hooks::Settings,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            tls: None,
            webhooks: Vec::new(),
            grace: Duration::from_secs(10),
            auth0: None,
            hooks: hooks::Settings::default(),
        }
    }
}

/// Serves on `listener` until `shutdown` resolves. Then idle connections and streams of events end at once, requests in flight have
/// [`Settings::grace`] to finish, and a webhook's post under way its ten seconds.
///
/// # Errors
///
/// When the listener has no address any more, when certificate and key cannot be used, or when a webhook cannot be set up.
pub async fn run(listener: TcpListener, setup: Setup, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    let addr = listener.local_addr()?;
    let tls = setup.settings.tls.as_ref().map(Tls::acceptor).transpose()?;
    let (stop, stopped) = watch::channel(false);
    let mut subscribers = webhooks::begin(setup.intake.outbox(), &setup.settings.webhooks, &stopped)?;
    let grace = setup.settings.grace;
    let server = Server::new(setup, addr, stopped.clone());
    let pulse = tokio::spawn(events::beat(server.clone()));
    let serving = listen::serve(listener, tls, routes::router(server), stopped, grace);
    tokio::pin!(serving, shutdown);
    let ended = tokio::select! {
        ended = &mut serving => ended,
        () = &mut shutdown => {
            stop.send_replace(true);
            serving.await
        }
    };
    stop.send_replace(true);
    pulse.abort();
    while subscribers.join_next().await.is_some() {}
    ended
}

/// Serves only `/healthz`, `/readyz` and `/metrics`, for a worker without a service.
///
/// # Errors
///
/// When the listener has no address any more.
pub async fn stand(listener: TcpListener, setup: Setup, shutdown: impl Future<Output = ()>) -> io::Result<()> {
    let addr = listener.local_addr()?;
    let (stop, stopped) = watch::channel(false);
    let grace = setup.settings.grace;
    let server = Server::new(setup, addr, stopped.clone());
    let serving = listen::serve(listener, None, routes::standing(server), stopped, grace);
    tokio::pin!(serving, shutdown);
    tokio::select! {
        ended = &mut serving => ended,
        () = &mut shutdown => {
            stop.send_replace(true);
            serving.await
        }
    }
}

/// What every route sees.
#[derive(Clone)]
struct Server(Arc<Shared>);

struct Shared {
    intake: Arc<Intake>,
    health: Health,
    inbox: Option<Inbox>,
    metrics: Arc<dyn Fn() -> String + Send + Sync>,
    project: Arc<Live>,
    keys: Keyring,
    pulse: events::Pulse,
    addr: SocketAddr,
    stopped: watch::Receiver<bool>,
    auth0: Option<auth0::Api>,
    hooks: hooks::Hooks,
}

impl Server {
    fn new(setup: Setup, addr: SocketAddr, stopped: watch::Receiver<bool>) -> Server {
        let Setup { intake, health, inbox, metrics, project, settings } = setup;
        let keys = Keyring::new(intake.outbox().clone(), is_loopback(addr));
        let pulse = events::Pulse::new();
        let auth0 = settings.auth0.map(|settings| auth0::Api::new(settings, intake.outbox()));
        let hooks = hooks::Hooks::new(settings.hooks);
        Server(Arc::new(Shared { intake, health, inbox, metrics, project, keys, pulse, addr, stopped, auth0, hooks }))
    }
}

impl Shared {
    fn outbox(&self) -> &Outbox {
        self.intake.outbox()
    }

    /// Whether only this machine can reach the service.
    fn is_loopback(&self) -> bool {
        is_loopback(self.addr)
    }
}

impl Deref for Server {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

fn is_loopback(addr: SocketAddr) -> bool {
    addr.ip().to_canonical().is_loopback()
}
