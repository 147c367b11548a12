//! A project as it lies on disk: found, read whole with its configuration, faults and all, looked at on all processors, and written back.
//!
//! Commands and the studio begin here. [`project`] only reads files and [`config`](crate::config) only reads keys; this room brings both
//! together, so that a fault in `vocative.toml` is a finding beside the others and the rest of the project is looked at all the same.

pub mod diff;
pub mod files;
pub mod parallel;
pub mod watch;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::check::suppress::Baseline;
use crate::check::{Judged, Scope, Subject};
use crate::config::{Config, ConfigError};
use crate::diagnostic::{Diagnostic, Report};
use crate::engine::Engine;
use crate::locale::Locale;
use crate::project::since::{Older, SinceError};
use crate::project::{self, ProjectError};
use crate::sources::{SourceText, Sources};

/// Why a project's files cannot be worked with.
#[derive(Debug, thiserror::Error)]
pub enum WorkspaceError {
    /// There is no such directory.
    #[error("there is no directory {0}")]
    NoDirectory(PathBuf),
    /// What was a project is none any more.
    #[error("{0} is no project any more: it has neither vocative.toml nor templates/ and locales/")]
    Gone(PathBuf),
    /// Only the embedded set is here.
    #[error("there is no project here that could have changed")]
    NoProject,
    /// The configuration cannot be read, or the environment contradicts it.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The project's files cannot be read.
    #[error(transparent)]
    Project(#[from] ProjectError),
    /// There is no older state to compare with.
    #[error(transparent)]
    Since(#[from] SinceError),
    /// A file cannot be read.
    #[error("cannot read {path}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write {path}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
}

/// What is asked of a project, now and before.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// What to look at; whether it has entries alone is found out by reading it.
    pub scope: Scope,
    /// The locale to compare with instead of the configured one.
    pub reference: Option<String>,
}

/// Where the files are.
#[derive(Debug)]
pub struct Place {
    /// The project's folder; `None` for the embedded set.
    pub root: Option<PathBuf>,
    /// Its configuration, if it has one.
    pub config: Option<PathBuf>,
    /// There are entries and no templates.
    entries_only: bool,
}

/// What was read of it.
#[derive(Clone, Debug)]
pub struct Project {
    /// The files.
    pub sources: Sources,
    /// How the project is configured.
    pub config: Config,
    loading: Report,
    scope: Scope,
    /// Files outside of the sources that may hold suppressions.
    pub tomls: Vec<SourceText>,
}

impl Project {
    /// What the files come to, faults or not, and everything that was found on the way: nothing is sent with an engine of a project with
    /// errors.
    pub fn assemble(&self) -> (Option<Engine>, Report) {
        self.reassemble(None)
    }

    /// What was found while the files were read.
    pub fn loading(&self) -> &Report {
        &self.loading
    }

    /// The same, of an earlier state of the project: what has not changed since is taken from there.
    pub fn reassemble(&self, before: Option<&Engine>) -> (Option<Engine>, Report) {
        let mut report = self.loading.clone();
        let engine = Engine::reassemble(&self.sources, self.config.settings(), before, &mut report);
        (engine, report)
    }

    /// The same project with another text in one of its files, or with one file more.
    #[must_use]
    pub fn with_entries(&self, brand: Option<&str>, folder: &str, file: SourceText) -> Project {
        let mut changed = self.clone();
        let layer = match brand {
            Some(brand) => changed.sources.brands.get_mut(brand).map(|brand| &mut brand.layer),
            None => changed.sources.project.as_mut(),
        };
        if let Some(files) = layer.map(|layer| layer.locales.entry(folder.to_owned()).or_default()) {
            match files.iter_mut().find(|known| known.path == file.path) {
                Some(known) => *known = file,
                None => {
                    files.push(file);
                    files.sort_by(|one, other| one.path.cmp(&other.path));
                }
            }
        }
        changed
    }

    /// The same project with some of its locales: enough for a look at one entry, and far quicker to put together.
    #[must_use]
    pub fn with_locales(mut self, wanted: &dyn Fn(&Locale) -> bool) -> Project {
        let settings = &self.config.locales;
        let keeps = |folder: &String| settings.of_folder(folder).is_ok_and(|locale| wanted(&locale));
        let sources = &mut self.sources;
        sources.stock.locales.retain(|folder, _| keeps(folder));
        let brands = sources.brands.values_mut().map(|brand| &mut brand.layer);
        for layer in sources.project.iter_mut().chain(brands) {
            layer.locales.retain(|folder, _| keeps(folder));
        }
        self
    }

    /// What was found while reading the files.
    pub fn faults(&self) -> Vec<&Diagnostic> {
        self.loading.findings()
    }

    /// The text of a file by the path that diagnostics name.
    pub fn text(&self, path: &str) -> Option<&str> {
        let toml = self.tomls.iter().find(|file| file.path == path).map(|file| file.text.as_str());
        toml.or_else(|| self.sources.text(path))
    }
}

/// An older state of the project.
#[derive(Debug)]
pub struct Before {
    /// Where it is.
    pub place: Place,
    /// Its files go when this is dropped.
    _files: Older,
}

impl Before {
    /// What `--since NAME` means for a project; nothing where the project did not exist then.
    pub fn find(now: &Place, config: Option<&Path>, name: &str) -> Result<Option<Before>, WorkspaceError> {
        let root = now.root.as_deref().ok_or(WorkspaceError::NoProject)?;
        let files = Older::find(root, name)?;
        let Some(root) = files.root() else { return Ok(None) };
        Ok(Some(Before { place: Place::at(root.to_path_buf(), config), _files: files }))
    }
}

impl Place {
    /// The project in or above `directory`, or the entries below it.
    pub fn find(directory: Option<&Path>, config: Option<&Path>) -> Result<Place, WorkspaceError> {
        let start = directory.unwrap_or(Path::new("."));
        if !start.is_dir() {
            return Err(WorkspaceError::NoDirectory(start.to_path_buf()));
        }
        // Any Fluent project: a folder with entries alone, whatever stands above it.
        let root = if entries_alone(start) { start.canonicalize().ok() } else { project::find(start) };
        Ok(match root {
            Some(root) => Place::at(root, config),
            None => Place { root: None, config: config.map(Path::to_path_buf), entries_only: false },
        })
    }

    /// A project that was found before, at its own folder and no other.
    pub fn again(root: PathBuf, config: Option<&Path>) -> Result<Place, WorkspaceError> {
        let place = Place::at(root.clone(), config);
        if place.entries_only || project::find(&root).as_deref() == Some(&*root) {
            return Ok(place);
        }
        Err(WorkspaceError::Gone(root))
    }

    fn at(root: PathBuf, config: Option<&Path>) -> Place {
        let default = Some(root.join(project::CONFIG_FILE)).filter(|path| path.is_file());
        let entries_only = entries_alone(&root);
        Place { root: Some(root), config: config.map(Path::to_path_buf).or(default), entries_only }
    }

    /// Reads everything; faults of the configuration are findings like any other.
    pub fn read(&self, question: &Question) -> Result<Project, WorkspaceError> {
        let mut loading = Report::new();
        let mut tomls = Vec::new();
        let mut config = self.read_config(&mut loading, &mut tomls)?;
        let sources = project::load(self.root.as_deref(), &mut loading)?;
        if self.entries_only {
            config.stock = false;
        }
        if let Some(reference) = &question.reference {
            config.locales.reference = Some(reference.clone());
        }
        let scope = Scope { entries_only: self.entries_only, ..question.scope.clone() };
        Ok(Project { sources, config, loading, scope, tomls })
    }

    fn read_config(&self, loading: &mut Report, tomls: &mut Vec<SourceText>) -> Result<Config, WorkspaceError> {
        let environment = |name: &str| std::env::var(name).ok();
        let Some(path) = &self.config else { return Ok(Config::read(project::CONFIG_FILE, None, &environment)?) };
        let shown =
            path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                let fault = Diagnostic::error("encoding", "the file is not UTF-8 text").in_file(&shown);
                loading.push(fault.hint("save it as UTF-8"));
                return Ok(Config::default());
            }
            Err(source) => return Err(ConfigError::Unreadable { path: path.display().to_string(), source }.into()),
        };
        tomls.push(SourceText { path: shown.clone(), text: text.clone() });
        match Config::read(&shown, Some(&text), &environment) {
            Ok(config) => Ok(config),
            Err(ConfigError::Faults(faults)) => {
                loading.extend(faults);
                Ok(Config::usable(&text))
            }
            Err(other) => Err(other.into()),
        }
    }
}

/// A folder of entries without anything that would make it a project of ours.
fn entries_alone(folder: &Path) -> bool {
    folder.join("locales").is_dir()
        && !folder.join("templates").is_dir()
        && !folder.join(project::CONFIG_FILE).is_file()
}

/// A project with what looking at its files found.
#[derive(Debug)]
pub struct Looked<'a> {
    /// What was looked at.
    pub project: &'a Project,
    /// What there is to be rendered and judged.
    pub subject: Subject<'a>,
}

impl<'a> Looked<'a> {
    /// Looks at a part of the project, with what an engine of an earlier state of it can spare.
    pub fn within(project: &'a Project, scope: &'a Scope, before: Option<&Engine>) -> Looked<'a> {
        let settings = project.config.settings();
        let loading = project.loading.clone();
        Looked { project, subject: Subject::reread(&project.sources, settings, scope, before, loading) }
    }

    /// Looks at what is written; with an older state, at what became of that.
    pub fn at(project: &'a Project, older: Option<&Looked<'_>>) -> Looked<'a> {
        let settings = project.config.settings();
        let mut subject = Subject::read(&project.sources, settings, &project.scope, project.loading.clone());
        if let Some(older) = older {
            subject.compare(&older.subject);
        }
        Looked { project, subject }
    }

    /// Checks the project, its mails on all processors. With an older state, what that had as well is left out. `progress` is told how
    /// many of how many emails are done.
    pub fn check(
        &self,
        older: Option<&Looked<'_>>,
        baseline: Option<&mut Baseline>,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Judged {
        let Some(older) = older else { return self.judge(baseline, progress) };
        // What the baseline knows has to be spent on both sides, or a second case of it would pass for an old one.
        let before = older.judge(baseline.as_deref().cloned().as_mut(), progress);
        self.judge(baseline, progress).since(&before)
    }

    fn judge(&self, baseline: Option<&mut Baseline>, progress: &(dyn Fn(usize, usize) + Sync)) -> Judged {
        let rendered = parallel::map(&self.subject.jobs(), |job| self.subject.run(job), progress);
        self.subject.judge(rendered, baseline, &self.project.tomls)
    }
}
