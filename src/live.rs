//! The project as it is served: built, and built again when its files change or when a template is put over a foreign API.
//!
//! A state that does not load is refused with its diagnostics, and the last good one stays. Templates that were put lie over the project as a brand
//! ([`overlay`]); one that would not load is refused before it is kept.

pub mod overlay;

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use serde_json::{Map, Value, json};
use tokio::sync::Mutex;

use self::overlay::{Contents, Overlay};
use crate::diagnostic::{Report, count};
use crate::engine::Engine;
use crate::intake::Intake;
use crate::outbox::OutboxError;
use crate::outbox::store::{Expected, Put};
use crate::settings::Settings;
use crate::sources::Sources;

/// How often another process's templates are looked for.
const LOOK: Duration = Duration::from_secs(2);
/// What was laid of a project whose overlay could not be read: everything is newer.
const NOT_LAID: i64 = -1;

/// The project of this moment. Whoever renders asks the intake for the engine.
#[derive(Debug)]
pub struct Live {
    intake: Arc<Intake>,
    overlay: Option<Overlay>,
    /// What the engine is made of; held while another one is built.
    base: Mutex<Base>,
    standing: RwLock<Standing>,
}

/// The project without its overlay.
#[derive(Debug)]
struct Base {
    sources: Arc<Sources>,
    settings: Settings,
    /// What was found while the files were read.
    loading: Report,
    /// The latest writing of the overlay that was laid; below all of them, if it is still to be laid.
    laid: i64,
}

/// What is told of it. Files and overlay are refused apart: what mends the one does not mend the other.
#[derive(Debug)]
struct Standing {
    sources: Arc<Sources>,
    files: Option<Value>,
    overlay: Option<Value>,
}

/// How the project stands.
#[derive(Clone, Debug, Default)]
pub struct ProjectState {
    /// The diagnostics of the latest load if it was refused, or left a template out; the state before it is still served.
    pub refused: Option<Value>,
    /// The files that the present engine was built from, to tell where entries stand.
    pub sources: Option<Arc<Sources>>,
}

/// What came of building.
struct Built {
    /// The engine and what it is made of; `None`: it does not load.
    sound: Option<(Engine, Arc<Sources>)>,
    found: Report,
    /// What was found in each template that was put.
    templates: Vec<(String, Report)>,
}

/// Why a template was not put.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    /// It cannot be translated, or the project would not load with it.
    #[error("the template cannot be used")]
    Faulty(Box<Report>),
    /// No foreign API is served.
    #[error("no templates are put here")]
    Closed,
    /// The database did not take it.
    #[error(transparent)]
    Outbox(#[from] OutboxError),
}

impl Live {
    /// A project whose engine, built from `sources` with `settings`, `intake` has already.
    pub fn new(intake: Arc<Intake>, sources: Arc<Sources>, settings: Settings, overlay: Option<Overlay>) -> Live {
        let standing = Standing { sources: sources.clone(), files: None, overlay: None };
        let base = Base { sources, settings, loading: Report::new(), laid: 0 };
        Live { intake, overlay, base: Mutex::new(base), standing: RwLock::new(standing) }
    }

    /// How it stands.
    pub fn state(&self) -> ProjectState {
        let standing = self.standing.read().unwrap_or_else(PoisonError::into_inner);
        let refused = standing.files.clone().or_else(|| standing.overlay.clone());
        ProjectState { refused, sources: Some(standing.sources.clone()) }
    }

    /// The templates that were put, if a foreign API is served.
    pub fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// Takes changed files over, or refuses them. `loading` is what was found while they were read.
    pub async fn changed(&self, sources: Sources, settings: Settings, loading: Report) {
        let mut base = self.base.lock().await;
        let new = Base { sources: Arc::new(sources), settings, loading, laid: base.laid };
        match self.rebuild(&new).await {
            Ok(None) => {
                *base = new;
                self.tell(|standing| standing.files = None);
            }
            Ok(Some(refused)) => self.tell(|standing| standing.files = Some(refused)),
            Err(error) => {
                tracing::warn!(%error, "templates that were put cannot be read at present: the changed project waits for them");
                *base = Base { laid: NOT_LAID, ..new };
            }
        }
    }

    /// Notes that the files cannot even be read.
    pub fn unreadable(&self, why: &str) {
        tracing::error!(why, "the changed project cannot be read; mails are rendered with the last good one");
        self.tell(|standing| standing.files = Some(json!({ "message": why })));
    }

    /// Lays the templates that were put over the project, if there are others than those that lie there.
    pub async fn look(&self) -> Result<(), OutboxError> {
        let Some(overlay) = &self.overlay else { return Ok(()) };
        let mut base = self.base.lock().await;
        let latest = overlay.latest().await?;
        if latest > base.laid {
            let waited = base.laid == NOT_LAID;
            let refused = self.rebuild(&base).await?;
            // What does not load now will not in two seconds.
            base.laid = latest;
            match refused {
                Some(refused) if waited => self.tell(|standing| standing.files = Some(refused)),
                Some(refused) => self.tell(|standing| standing.overlay = Some(refused)),
                None if waited => self.tell(|standing| standing.files = None),
                None => {}
            }
        }
        Ok(())
    }

    /// Looks for templates that other processes put, for ever.
    pub async fn watch(self: Arc<Live>) {
        loop {
            if let Err(error) = self.look().await {
                tracing::warn!(%error, "templates that were put cannot be read at present");
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    /// Puts `content` under a name, if the project loads with it; with `None`, takes away what is there.
    pub async fn put(
        &self,
        name: &str,
        content: Option<&Map<String, Value>>,
        expected: Expected,
    ) -> Result<Put, PutError> {
        let overlay = self.overlay.as_ref().ok_or(PutError::Closed)?;
        let mut base = self.base.lock().await;
        let mut contents = overlay.all().await?;
        contents.put(name.to_owned(), content.cloned());
        let built = self.build(&base, contents, Report::new()).await;
        let own = built.templates.iter().find(|(template, _)| template == name).map(|(_, found)| found);
        if let Some(own) = own.filter(|found| found.has_errors()) {
            return Err(PutError::Faulty(Box::new(own.clone())));
        }
        if built.sound.is_none() {
            return Err(PutError::Faulty(Box::new(built.found)));
        }
        for warning in own.map(Report::findings).unwrap_or_default() {
            tracing::warn!(template = name, line = warning.line, "a template was put: {}", warning.message);
        }
        let put = overlay.keep(name, content, expected).await?;
        if let Put::Done(version) = put {
            // Somebody else may have put another one meanwhile: then the next look finds it.
            base.laid = base.laid.max(version.saturating_sub(1));
            self.take_over(built);
        }
        Ok(put)
    }

    /// Takes the project with what was put over; if it does not load, says why not.
    async fn rebuild(&self, base: &Base) -> Result<Option<Value>, OutboxError> {
        let contents = match &self.overlay {
            Some(overlay) => overlay.all().await?,
            None => Contents::default(),
        };
        let built = self.build(base, contents, base.loading.clone()).await;
        if built.sound.is_some() {
            self.take_over(built);
            return Ok(None);
        }
        let why = count(built.found.counts().0, "error");
        tracing::error!(why, "the changed project does not load; mails are rendered with the last good one");
        Ok(Some(built.found.to_json()))
    }

    /// Builds on a thread of its own: it takes a while.
    async fn build(&self, base: &Base, contents: Contents, mut found: Report) -> Built {
        let (before, overlay) = (self.intake.engine(), self.overlay.clone());
        let (sources, settings) = (base.sources.clone(), base.settings.clone());
        let build = move || {
            let reference = before.kit(None).map(|kit| kit.reference.clone());
            let (sources, templates) = match (overlay.filter(|_| !contents.is_empty()), reference) {
                (Some(overlay), Some(reference)) => {
                    let (sources, templates) = overlay.lay(&sources, &contents, &reference);
                    (Arc::new(sources), templates)
                }
                _ => (sources, Vec::new()),
            };
            let engine = Engine::reassemble(&sources, settings, Some(&before), &mut found);
            let sound = engine.filter(|_| !found.has_errors()).map(|engine| (engine, sources));
            Built { sound, found, templates }
        };
        let broken = |_| Built { sound: None, found: Report::new(), templates: Vec::new() };
        tokio::task::spawn_blocking(build).await.unwrap_or_else(broken)
    }

    /// A template that cannot be translated any more is left out, and told.
    fn take_over(&self, built: Built) {
        let Some((engine, sources)) = built.sound else { return };
        let mut left_out = Report::new();
        for (template, found) in built.templates.into_iter().filter(|(_, found)| found.has_errors()) {
            tracing::error!(template, "a template that was put cannot be used any more: the project's own is sent");
            left_out.extend(found.into_findings());
        }
        self.intake.swap(Arc::new(engine));
        self.tell(|standing| {
            standing.sources = sources;
            standing.overlay = left_out.has_errors().then(|| left_out.to_json());
        });
        tracing::info!("the project was reloaded");
    }

    fn tell(&self, change: impl FnOnce(&mut Standing)) {
        change(&mut self.standing.write().unwrap_or_else(PoisonError::into_inner));
    }
}
