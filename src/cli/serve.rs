//! `serve` and `worker`: the outbox at work, until a signal says to stop.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::args::{ServeArgs, ServicePlace, WorkerArgs};
use super::listening::{announce, interrupted, listen};
use super::output::{Failure, say};
use super::{hooks, outbox, profiles, report};
use crate::clock;
use crate::config::{Config, ConfigError, LimitKeys, Secret, SmtpKeys, WebhookKeys};
use crate::diagnostic::with_causes;
use crate::engine::Engine;
use crate::inbox::Inbox;
use crate::intake::Intake;
use crate::live::Live;
use crate::outbox::delivery::State;
use crate::outbox::worker::{self, Health};
use crate::server;
use crate::smtp::Transport;
use crate::sources::Sources;
use crate::telemetry::Telemetry;
use crate::workspace::{Place, Question, watch as files};

/// `serve`: routes and, unless told otherwise, a worker.
pub fn serve(
    directory: Option<&Path>,
    config: Option<&Path>,
    args: &ServeArgs,
    verbosity: i8,
) -> Result<ExitCode, Failure> {
    let mut project = Project::load(directory, config)?;
    let at = args.listen.unwrap_or(project.config.server.listen);
    let forgotten = args.dev.then(|| project.for_development(at)).transpose()?;
    if args.dev && (args.place.outbox_url.is_some() || args.place.smtp_url.is_some()) {
        return Err(Failure::usage(
            "--dev has an outbox and an inbox of its own; leave out --outbox-url and --smtp-url",
        ));
    }
    project.apply(&args.place);
    let telemetry = project.telemetry(verbosity)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let listener = listen(at).await?;
        let inbox = if args.dev { Some(project.receive().await?) } else { None };
        let service = project.open(!args.no_worker).await?;
        let (stop, stopped) = watch::channel(false);
        let delivering = (!args.no_worker).then(|| tokio::spawn(service.deliver(stopped)));
        let setup = service.setup(inbox, project.server_settings()?, &telemetry);
        let scheme = if setup.settings.tls.is_some() { "https" } else { "http" };
        // Before anybody can know that it runs: whoever asks it to stop at once is heard.
        let stopping = interrupted();
        announce(&format!("{scheme}://{}", listener.local_addr()?));
        server::run(listener, setup, stopping).await?;
        say("stopping: mails under way are finished");
        stop.send_replace(true);
        if let Some(delivering) = delivering {
            finish(delivering, service.drain).await;
        }
        Ok(ExitCode::SUCCESS)
    });
    runtime.shutdown_timeout(Duration::from_secs(1));
    telemetry.end();
    drop(forgotten);
    served
}

/// `worker`: delivers only.
pub fn work(
    directory: Option<&Path>,
    config: Option<&Path>,
    args: &WorkerArgs,
    verbosity: i8,
) -> Result<ExitCode, Failure> {
    let mut project = Project::load(directory, config)?;
    project.apply(&args.place);
    let telemetry = project.telemetry(verbosity)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let worked = runtime.block_on(async {
        let listener = match args.listen {
            Some(at) => Some(listen(at).await?),
            None => None,
        };
        let service = project.open(true).await?;
        let (stop, stopped) = watch::channel(false);
        let delivering = tokio::spawn(service.deliver(stopped));
        let stopping = interrupted();
        match listener {
            Some(listener) => {
                announce(&format!("http://{}", listener.local_addr()?));
                let setup = service.setup(None, server::Settings::default(), &telemetry);
                server::stand(listener, setup, stopping).await?;
            }
            None => {
                say(&format!("delivering to {}; stop with Ctrl-C", service.transport));
                stopping.await;
            }
        }
        say("stopping: mails under way are finished");
        stop.send_replace(true);
        finish(delivering, service.drain).await;
        Ok(ExitCode::SUCCESS)
    });
    runtime.shutdown_timeout(Duration::from_secs(1));
    telemetry.end();
    worked
}

/// Waits for the worker; a second signal ends the wait.
async fn finish(delivering: tokio::task::JoinHandle<()>, drain: Duration) {
    tokio::select! {
        _ = delivering => {}
        () = interrupted() => say("stopped at once: leases of mails under way will run out"),
        () = tokio::time::sleep(drain + Duration::from_secs(10)) => say("the worker did not stop in time"),
    }
}

/// A project that loaded, and how it is configured.
struct Project {
    place: Place,
    root: PathBuf,
    config: Config,
    engine: Arc<Engine>,
    sources: Arc<Sources>,
}

/// What `serve` and `worker` share once the outbox is open.
struct Service {
    intake: Arc<Intake>,
    health: Health,
    transport: Transport,
    live: Arc<Live>,
    connections: usize,
    drain: Duration,
}

impl Service {
    /// What the routes need.
    fn setup(&self, inbox: Option<Inbox>, settings: server::Settings, telemetry: &Telemetry) -> server::Setup {
        server::Setup {
            intake: self.intake.clone(),
            health: self.health.clone(),
            inbox,
            settings,
            metrics: telemetry.render(),
            project: self.live.clone(),
        }
    }

    /// The worker, as work to be spawned.
    fn deliver(&self, stopped: watch::Receiver<bool>) -> impl Future<Output = ()> + Send + use<> {
        let setup = worker::Setup {
            outbox: self.intake.outbox().clone(),
            transport: self.transport.clone(),
            renderer: self.intake.clone(),
            connections: self.connections,
            name: format!("{}-{}", std::process::id(), &clock::unique_id()[..6]),
            drain: self.drain,
        };
        worker::run(setup, self.health.clone(), stopped)
    }
}

impl Project {
    fn load(directory: Option<&Path>, config: Option<&Path>) -> Result<Project, Failure> {
        let place = Place::find(directory, config)?;
        let read = place.read(&Question::default())?;
        let (engine, found) = read.reassemble(None);
        let Some(engine) = engine.filter(|_| !found.has_errors()) else {
            return Err(Failure::Findings { report: found, sources: Box::new(read.sources) });
        };
        if !found.is_empty() {
            report::print(&found, &read.sources);
        }
        let root = place.root.clone().unwrap_or_else(|| PathBuf::from("."));
        Ok(Project { place, root, config: read.config, engine: Arc::new(engine), sources: Arc::new(read.sources) })
    }

    fn apply(&mut self, place: &ServicePlace) {
        if let Some(url) = &place.smtp_url {
            self.config.smtp.url = Secret::Text(url.clone());
        }
        if let Some(url) = &place.outbox_url {
            self.config.outbox.url = Secret::Text(url.clone());
        }
    }

    /// An outbox that is forgotten; nothing that leaves the machine. The directory goes when it is dropped.
    fn for_development(&mut self, at: SocketAddr) -> Result<tempfile::TempDir, Failure> {
        if !at.ip().to_canonical().is_loopback() {
            return Err(Failure::usage(format!("--dev asks for no key, so it listens on loopback only, not on {at}")));
        }
        let folder = tempfile::Builder::new().prefix("vocative-").tempdir()?;
        let url = format!("sqlite:{}", folder.path().join("outbox.db").display());
        self.config.outbox.url = Secret::Text(url);
        self.config.outbox.limits = LimitKeys { recipient: "off".into(), tenant: "off".into(), total: "off".into() };
        Ok(folder)
    }

    /// Opens the local inbox and sends all mail there.
    async fn receive(&mut self) -> Result<Inbox, Failure> {
        let inbox = Inbox::listen("127.0.0.1:0", clock::now).await?;
        self.config.smtp =
            SmtpKeys { url: Secret::Text(format!("smtp+plain://{}", inbox.addr())), ..SmtpKeys::default() };
        say(&format!("mail is received at {} only and shown at /v1/inbox", inbox.addr()));
        Ok(inbox)
    }

    fn telemetry(&self, verbosity: i8) -> Result<Telemetry, Failure> {
        Ok(Telemetry::begin(self.config.server.log, &self.config.server.otlp, verbosity)?)
    }

    /// Opens outbox and relay, and begins to watch the project's files.
    async fn open(&self, delivers: bool) -> Result<Service, Failure> {
        let (config, root) = (&self.config, &self.root);
        let transport = config.transport(root)?;
        let place = outbox::Place::of(config, root)?;
        let outbox = if delivers { place.open_to_deliver().await? } else { place.open().await? };
        let signers = config.signers(root)?;
        let profiles = profiles::of(config, root, &outbox)?;
        let intake = Intake::new(outbox, self.engine.clone(), signers, transport.is_local()).with_profiles(profiles);
        let intake = Arc::new(intake);
        let overlay = profiles::overlay(config, intake.outbox());
        let live = Arc::new(Live::new(intake.clone(), self.sources.clone(), config.settings(), overlay));
        live.look().await?;
        if live.overlay().is_some() {
            tokio::spawn(live.clone().watch());
        }
        let service = Service {
            intake,
            health: Health::default(),
            transport,
            live,
            connections: config.smtp.connections.max(1),
            drain: config.drain()?,
        };
        self.watch(&service);
        Ok(service)
    }

    /// Builds another engine whenever a file changes. One that does not load is refused with its diagnostics, and the last good one stays.
    fn watch(&self, service: &Service) {
        let Some(root) = self.place.root.clone() else { return };
        let config = self.place.config.clone();
        let (folder, file) = (root.clone(), config.clone());
        let live = Arc::downgrade(&service.live);
        let runtime = tokio::runtime::Handle::current();
        let mut last = None;
        let reload = move || {
            let Some(live) = live.upgrade() else { return false };
            let place = Place::again(folder.clone(), file.as_deref());
            match place.and_then(|place| place.read(&Question::default())) {
                Ok(read) => {
                    // Many events are told of one change, and of some that change nothing.
                    let print = (read.sources.clone(), read.config.settings());
                    if last.as_ref() != Some(&print) {
                        let settings = read.config.settings();
                        let loading = read.loading().clone();
                        runtime.block_on(live.changed(read.sources, settings, loading));
                        last = Some(print);
                    }
                }
                Err(error) => {
                    live.unreadable(&with_causes(&error));
                    // The same files as before it are news then.
                    last = None;
                }
            }
            true
        };
        if let Err(error) = files::begin(root, config, reload) {
            say(&format!("warning: changes of the project are not noticed until a restart: {}", with_causes(&error)));
        }
    }
}

impl Project {
    fn server_settings(&self) -> Result<server::Settings, Failure> {
        let (keys, root) = (&self.config.server, &self.root);
        let mut webhooks = Vec::new();
        for hook in &keys.webhooks {
            webhooks.push(webhook(hook, root)?);
        }
        Ok(server::Settings {
            tls: self.tls()?,
            webhooks,
            grace: self.config.drain()?,
            auth0: self.auth0()?,
            hooks: self.hooks()?,
        })
    }

    /// Auth0's shapes, if they are served.
    fn auth0(&self) -> Result<Option<server::auth0::Settings>, Failure> {
        profiles::api(&self.config, &self.root)
    }

    /// Who may post.
    fn hooks(&self) -> Result<server::hooks::Settings, Failure> {
        hooks::settings(&self.config, &self.root, &self.engine)
    }

    /// The certificate that is given, or one made for development, whose fingerprint is told.
    fn tls(&self) -> Result<Option<server::Tls>, Failure> {
        let keys = &self.config.server.tls;
        let wrong = |reason: &str| ConfigError::Setting { key: "server.tls", reason: reason.to_owned() };
        match (&keys.certificate, &keys.key) {
            (Some(certificate), Some(key)) => {
                let path = self.root.join(certificate);
                let certificate = std::fs::read(&path)
                    .map_err(|source| ConfigError::Unreadable { path: path.display().to_string(), source })?;
                let tls = server::Tls { certificate, key: key.reveal(&self.root)?.into_bytes() };
                tls.check().map_err(|error| wrong(&error.to_string()))?;
                Ok(Some(tls))
            }
            (None, None) if keys.development => {
                let tls = server::Tls::development()?;
                say(&format!(
                    "a certificate for development was made; its SHA-256 fingerprint is {}",
                    tls.fingerprint()?
                ));
                Ok(Some(tls))
            }
            (None, None) => Ok(None),
            (Some(_), None) => Err(wrong("there is a certificate and no key").into()),
            (None, Some(_)) => Err(wrong("there is a key and no certificate").into()),
        }
    }
}

fn webhook(keys: &WebhookKeys, root: &Path) -> Result<server::Webhook, Failure> {
    let wrong = |reason: String| ConfigError::Setting { key: "server.webhooks", reason };
    let mut states = Vec::new();
    for word in &keys.states {
        states.push(State::parse(word).ok_or_else(|| wrong(format!("`{word}` is no state of a delivery")))?);
    }
    let secrets = keys.secrets.iter().map(|secret| secret.reveal(root)).collect::<Result<_, _>>()?;
    let hook = server::Webhook {
        name: keys.name.clone(),
        url: keys.url.clone(),
        secrets,
        tenant: keys.tenant.clone(),
        states,
        allow_private: keys.allow_private,
    };
    match hook.fault() {
        Some(fault) => Err(wrong(fault).into()),
        None => Ok(hook),
    }
}
