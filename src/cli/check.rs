//! `check`: everything that may be wrong with a project, before a mail goes out.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{CheckArgs, ReportFormat};
use super::output::{Failure, count, say};
use super::report::{Printout, folder_below};
use super::{files, parallel};
use crate::check::suppress::Baseline;
use crate::check::{Judged, Scope, Subject};
use crate::config::{Config, ConfigError};
use crate::diagnostic::{Diagnostic, Fix, Report};
use crate::project::{self, since::Older};
use crate::sources::{SourceText, Sources};

/// Looks at the project in or above `directory`, or at the entries below it.
pub fn run(
    directory: Option<&Path>,
    config: Option<&Path>,
    args: &CheckArgs,
    verbosity: i8,
) -> Result<ExitCode, Failure> {
    let place = Place::find(directory, config)?;
    let question = Question {
        scope: Scope { emails: args.emails.clone(), locale: args.locale.clone(), ..Scope::default() },
        reference: args.reference.clone(),
    };
    let before = args.since.as_deref().map(|name| Before::find(&place, config, name)).transpose()?.flatten();
    let watched = verbosity >= 0 && args.format == ReportFormat::Human;
    let look = || -> Result<(Project, Judged, Option<Baseline>), Failure> {
        let project = place.read(&question)?;
        let older = before.as_ref().map(|before| before.place.read(&question)).transpose()?;
        let mut baseline = read_baseline(args)?;
        let before = older.as_ref().map(|older| Looked::at(older, None));
        let looked = Looked::at(&project, before.as_ref());
        if let Some(unknown) = looked.subject.unknown() {
            return Err(Failure::usage(unknown));
        }
        let judged = looked.check(before.as_ref(), baseline.as_mut(), watched);
        Ok((project, judged, baseline))
    };
    let (project, judged, baseline) = look()?;
    if args.update_baseline
        && let Some(path) = &args.baseline
    {
        let known = Baseline::of(&judged.open);
        let json = serde_json::to_string_pretty(&known).map_err(|error| Failure::Other(error.to_string()))?;
        files::write(path, format!("{json}\n").as_bytes())?;
        say(&format!("{} now knows {}", path.display(), count(judged.open.len(), "finding")));
        return Ok(ExitCode::SUCCESS);
    }
    if args.fix {
        let mended = mend(&place, &judged.report)?;
        if mended > 0 {
            say(&format!("mended {}", count(mended, "finding")));
            let (project, judged, baseline) = look()?;
            return answer(&place, &project, &judged, args, baseline.as_ref(), verbosity);
        }
    }
    answer(&place, &project, &judged, args, baseline.as_ref(), verbosity)
}

/// Prints what is left to be read.
fn answer(
    place: &Place,
    project: &Project,
    judged: &Judged,
    args: &CheckArgs,
    baseline: Option<&Baseline>,
    verbosity: i8,
) -> Result<ExitCode, Failure> {
    let folder = place.folder();
    Printout::new(judged, &project.sources, &project.tomls, &folder, verbosity).put(args.format)?;
    if let Some(left) = baseline.map(Baseline::left).filter(|left| *left > 0) {
        say(&format!("{} of the baseline gone: write it anew with --update-baseline", count(left, "finding")));
    }
    Ok(if judged.report.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What is asked of a project, now and before.
pub struct Question {
    /// What to look at; whether it has entries alone is found out by reading it.
    pub scope: Scope,
    /// The locale to compare with instead of the configured one.
    pub reference: Option<String>,
}

/// Where the files are.
pub struct Place {
    /// The project's folder; `None` for the embedded set.
    pub root: Option<PathBuf>,
    config: Option<PathBuf>,
    /// There are entries and no templates.
    entries_only: bool,
}

/// What was read of it.
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

/// An older state of the project.
pub struct Before {
    /// Where it is.
    pub place: Place,
    /// Its files go when this is dropped.
    _files: Older,
}

impl Before {
    /// What `--since NAME` means for a project; nothing, and a word about it, where the project did not exist then.
    pub fn find(now: &Place, config: Option<&Path>, name: &str) -> Result<Option<Before>, Failure> {
        let root =
            now.root.as_deref().ok_or_else(|| Failure::usage("there is no project here that could have changed"))?;
        let files = Older::find(root, name)?;
        let Some(root) = files.root() else {
            say(&format!("the project did not exist at {name}: everything is new"));
            return Ok(None);
        };
        Ok(Some(Before { place: Place::at(root.to_path_buf(), config), _files: files }))
    }
}

impl Place {
    /// The project in or above `directory`, or the entries below it.
    pub fn find(directory: Option<&Path>, config: Option<&Path>) -> Result<Place, Failure> {
        let start = directory.unwrap_or(Path::new("."));
        if !start.is_dir() {
            return Err(Failure::usage(format!("there is no directory {}", start.display())));
        }
        // Any Fluent project: a folder with entries alone, whatever stands above it.
        let root = if entries_alone(start) { start.canonicalize().ok() } else { project::find(start) };
        Ok(match root {
            Some(root) => Place::at(root, config),
            None => Place { root: None, config: config.map(Path::to_path_buf), entries_only: false },
        })
    }

    fn at(root: PathBuf, config: Option<&Path>) -> Place {
        let default = Some(root.join(project::CONFIG_FILE)).filter(|path| path.is_file());
        let entries_only = entries_alone(&root);
        Place { root: Some(root), config: config.map(Path::to_path_buf).or(default), entries_only }
    }

    /// Where the project is in its repository: below what the CI checked out, or else below the current directory.
    fn folder(&self) -> String {
        let checked_out = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].iter().filter_map(std::env::var_os).map(PathBuf::from);
        let bases: Vec<PathBuf> = checked_out.chain([PathBuf::from(".")]).collect();
        self.root.as_deref().map(|root| folder_below(root, bases.iter().map(PathBuf::as_path))).unwrap_or_default()
    }

    /// Reads everything; faults of the configuration are findings like any other.
    pub fn read(&self, question: &Question) -> Result<Project, Failure> {
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

    fn read_config(&self, loading: &mut Report, tomls: &mut Vec<SourceText>) -> Result<Config, Failure> {
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
pub struct Looked<'a> {
    /// What was looked at.
    pub project: &'a Project,
    /// What there is to be rendered and judged.
    pub subject: Subject<'a>,
}

impl<'a> Looked<'a> {
    /// Looks at what is written; with an older state, at what became of that.
    pub fn at(project: &'a Project, older: Option<&Looked<'_>>) -> Looked<'a> {
        let settings = project.config.settings();
        let mut subject = Subject::read(&project.sources, settings, &project.scope, project.loading.clone());
        if let Some(older) = older {
            subject.compare(&older.subject);
        }
        Looked { project, subject }
    }

    /// Checks the project, its mails on all processors. With an older state, what that had as well is left out.
    pub fn check(&self, older: Option<&Looked<'_>>, baseline: Option<&mut Baseline>, watched: bool) -> Judged {
        let Some(older) = older else { return self.judge(baseline, watched) };
        // What the baseline knows has to be spent on both sides, or a second case of it would pass for an old one.
        let before = older.judge(baseline.as_deref().cloned().as_mut(), watched);
        self.judge(baseline, watched).since(&before)
    }

    fn judge(&self, baseline: Option<&mut Baseline>, watched: bool) -> Judged {
        let progress = parallel::counted("emails", watched);
        let rendered = parallel::map(&self.subject.jobs(), |job| self.subject.run(job), progress);
        self.subject.judge(rendered, baseline, &self.project.tomls)
    }
}

fn read_baseline(args: &CheckArgs) -> Result<Option<Baseline>, Failure> {
    let Some(path) = args.baseline.as_ref().filter(|_| !args.update_baseline) else { return Ok(None) };
    let Some(text) = files::read(path)? else {
        let message = format!("there is no baseline {}; write it with --update-baseline", path.display());
        return Err(Failure::usage(message));
    };
    let baseline: Baseline = serde_json::from_str(&text).map_err(|error| {
        Failure::usage(format!("{} is no baseline: {error}; write it anew with --update-baseline", path.display()))
    })?;
    Ok(Some(baseline.sorted()))
}

/// Applies the fixes of all findings; gives how many.
fn mend(place: &Place, report: &Report) -> Result<usize, Failure> {
    let Some(root) = &place.root else { return Ok(0) };
    let findings = report.findings();
    let fixable: Vec<(&str, &Fix)> =
        findings.iter().filter_map(|d: &&Diagnostic| Some((d.file.as_deref()?, d.fix.as_ref()?))).collect();
    let mut names: Vec<&str> = fixable.iter().map(|(file, _)| *file).filter(|f| !f.starts_with("stock:")).collect();
    names.sort_unstable();
    names.dedup();
    let mut mended = 0;
    for name in names {
        let path = root.join(name);
        let Some(original) = files::read(&path)? else { continue };
        let fixes = apart(fixable.iter().filter(|(file, _)| *file == name).map(|(_, fix)| *fix).collect());
        files::write(&path, files::apply(&original, &fixes).as_bytes())?;
        mended += fixes.len();
    }
    Ok(mended)
}

/// Fixes that do not touch one another; what overlaps waits for the next run.
fn apart(fixes: Vec<&Fix>) -> Vec<Fix> {
    let mut sorted = fixes;
    sorted.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let mut kept: Vec<Fix> = Vec::new();
    for fix in sorted {
        if kept.last().is_none_or(|last| {
            last.span.end < fix.span.start || (last.span.end == fix.span.start && last.span != fix.span)
        }) {
            kept.push(fix.clone());
        }
    }
    kept
}
