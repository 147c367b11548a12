//! The project at one moment: as it is on disk, and as it was when it last loaded.
//!
//! A state is immutable; a reload makes another one. What a fault keeps from loading is shown as it was before, everything else as it is
//! now.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::answer::Refusal;
use crate::diagnostic::{Diagnostic, Report, Severity, with_causes};
use crate::engine::{Engine, Kit};
use crate::workspace::{Place, Project, Question, WorkspaceError, files};

/// How the studio was started.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The project's directory, or one below it.
    pub directory: Option<PathBuf>,
    /// Another configuration than the project's own.
    pub config: Option<PathBuf>,
    /// Files are shown and not written.
    pub read_only: bool,
    /// Where a phone reaches this machine, if it may.
    pub phone: Option<SocketAddr>,
}

/// The project at one moment.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// Counts the changes.
    pub revision: u64,
    /// Where it is; nothing for the embedded set.
    pub root: Option<PathBuf>,
    /// Its configuration file.
    pub config: Option<PathBuf>,
    /// Its files.
    pub project: Arc<Project>,
    /// What they come to; emails with faults are missing or wrong in it.
    pub engine: Option<Arc<Engine>>,
    /// What keeps it from loading.
    pub fatal: Vec<Diagnostic>,
    /// The last project that loaded.
    pub good: Option<Good>,
    /// Tells whether the files are the same.
    pub digest: u64,
}

/// A project that loaded.
#[derive(Clone, Debug)]
pub(super) struct Good {
    /// Its files.
    pub project: Arc<Project>,
    /// What mails are rendered with.
    pub engine: Arc<Engine>,
}

/// What an email is shown with.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// Its files.
    pub project: Arc<Project>,
    /// What it is rendered with.
    pub engine: Arc<Engine>,
    /// Whether it is the last state that loaded, and not that of now.
    pub stale: bool,
}

impl Ground {
    /// The project's kit, or a brand's.
    pub fn kit(&self, brand: Option<&str>) -> Option<&Kit> {
        self.engine.kit(brand)
    }
}

impl State {
    pub fn read(options: &Options, before: Option<&State>) -> Result<State, WorkspaceError> {
        // Where the project is stays; whether it has a configuration may change.
        let place = match before.and_then(|before| before.root.clone()) {
            Some(root) => Place::again(root, options.config.as_deref())?,
            None => Place::find(options.directory.as_deref(), options.config.as_deref())?,
        };
        let project = Arc::new(place.read(&Question::default())?);
        let digest = digest(&project);
        let revision = before.map_or(1, |before| before.revision + 1);
        if let Some(before) = before.filter(|before| before.digest == digest) {
            return Ok(before.clone());
        }
        let known =
            before.and_then(|before| before.engine.as_deref().or(before.good.as_ref().map(|good| &*good.engine)));
        let (engine, report) = project.reassemble(known);
        let engine = engine.map(Arc::new);
        let fatal = errors(&report);
        let good = match &engine {
            Some(engine) if fatal.is_empty() => Some(Good { project: project.clone(), engine: engine.clone() }),
            _ => before.and_then(|before| before.good.clone()),
        };
        Ok(State { revision, root: place.root, config: place.config, project, engine, fatal, good, digest })
    }

    /// Nothing can be read: what was there last stays.
    pub fn unreadable(before: &State, error: &WorkspaceError) -> State {
        let message = with_causes(error);
        let mut hasher = DefaultHasher::new();
        message.hash(&mut hasher);
        let fatal =
            vec![Diagnostic::error("config", message).hint("the project is read again as soon as something changes")];
        State { revision: before.revision + 1, fatal, digest: hasher.finish(), engine: None, ..before.clone() }
    }

    /// What an email is shown with in a locale (in any, without one): the state of now, unless a fault concerns it.
    pub fn ground(&self, email: &str, locale: Option<&str>) -> Option<Ground> {
        let now = || {
            let engine = self.engine.clone()?;
            Some(Ground { engine, project: self.project.clone(), stale: false })
        };
        let last = || {
            let Good { project, engine } = self.good.clone()?;
            Some(Ground { project, engine, stale: true })
        };
        if self.is_sound(email, locale) {
            return now();
        }
        // Of a project that never loaded, an email with a fault in some locale is better than none.
        last().or_else(|| now().filter(|ground| ground.kit(None).is_some_and(|kit| kit.email(email).is_some())))
    }

    /// Whether nothing that keeps the project from loading has to do with the email in the locale.
    pub fn is_sound(&self, email: &str, locale: Option<&str>) -> bool {
        let Some(engine) = &self.engine else { return false };
        if self.fatal.is_empty() {
            return true;
        }
        let Some(known) = engine.kit(None).and_then(|kit| kit.email(email)) else { return false };
        let calls = |entry: &str| {
            known.calls.iter().any(|(_, _, call)| call.id == entry || entry.starts_with(&format!("{}.", call.id)))
        };
        !self.fatal.iter().any(|fault| {
            // A template serves every locale, whichever one its fault was noticed in.
            let of_template = fault.file.as_deref().is_some_and(|file| !file.ends_with(".ftl"));
            let elsewhere =
                !of_template && fault.locale.as_deref().zip(locale).is_some_and(|(one, other)| one != other);
            match (&fault.email, &fault.entry, &fault.file) {
                (Some(name), ..) => *name == known.name && !elsewhere,
                (None, Some(entry), _) => calls(entry) && !elsewhere,
                // Something that no entry could be made of: it may be any entry of that locale.
                (None, None, Some(file)) if file.ends_with(".ftl") => !elsewhere,
                // A file of another email.
                (None, None, Some(file)) => {
                    match file.split_once("templates/").and_then(|(_, rest)| rest.split_once('/')) {
                        Some((folder, _)) => folder.starts_with('_') || folder == known.name,
                        None => true,
                    }
                }
                (None, None, None) => true,
            }
        })
    }

    /// Where a file of the project is on this machine; nothing for an embedded one.
    pub fn absolute(&self, path: &str) -> Option<PathBuf> {
        if path.starts_with("stock:") {
            return None;
        }
        let is_config = self.project.tomls.iter().any(|file| file.path == path);
        match &self.config {
            Some(config) if is_config => config.canonicalize().ok(),
            _ => self.root.as_deref().map(|root| join(root, path)),
        }
    }
}

/// Where a file of the project is to be written.
///
/// # Errors
///
/// When there is no project, or a link leads out of it.
pub(super) fn within(state: &State, path: &str) -> Result<PathBuf, Refusal> {
    let root = state.root.as_deref().ok_or_else(|| Refusal::read_only("There is no project to write to."))?;
    let file = join(root, path);
    if files::is_inside(root, &file) {
        return Ok(file);
    }
    Err(Refusal::read_only(format!("`{path}` leads out of the project by a link, and nothing is written there.")))
}

/// A path with forward slashes below a folder.
fn join(root: &Path, path: &str) -> PathBuf {
    path.split('/').fold(root.to_path_buf(), |path, part| path.join(part))
}

fn errors(report: &Report) -> Vec<Diagnostic> {
    // In order, and each once: several brands find the same.
    report.findings().into_iter().filter(|found| found.severity == Severity::Error).cloned().collect()
}

/// Tells whether two readings of a project are the same.
fn digest(project: &Project) -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in project.sources.files().chain(&project.tomls) {
        (&file.path, &file.text).hash(&mut hasher);
    }
    // A text may read the same with a fault and without, such as one in another encoding.
    for fault in project.faults() {
        (fault.rule, &fault.file, fault.line, fault.column, &fault.message).hash(&mut hasher);
    }
    let layers = project.sources.project.iter().chain(project.sources.brands.values().map(|brand| &brand.layer));
    for layer in layers {
        layer.assets.hash(&mut hasher);
        layer.locales.keys().for_each(|folder| folder.hash(&mut hasher));
    }
    hasher.finish()
}
