//! `check`: everything that may be wrong with a project, before a mail goes out.

use std::io::{ErrorKind, IsTerminal, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::args::CheckArgs;
use super::files;
use super::output::{Failure, count, say};
use super::report::{Printout, folder_below};
use crate::check::suppress::Baseline;
use crate::check::{Judged, Rendering, Scope, Subject};
use crate::config::{Config, ConfigError};
use crate::diagnostic::{Diagnostic, Fix, Report};
use crate::project;
use crate::sources::{SourceText, Sources};

/// Looks at the project in or above `directory`, or at the entries below it.
pub fn run(
    directory: Option<&Path>,
    config: Option<&Path>,
    args: &CheckArgs,
    verbosity: i8,
) -> Result<ExitCode, Failure> {
    let place = Place::find(directory, config)?;
    let project = place.read(args)?;
    let mut baseline = read_baseline(args)?;
    let judged = check(&project, baseline.as_mut(), progress(args, verbosity));
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
            let project = place.read(args)?;
            let mut baseline = read_baseline(args)?;
            let judged = check(&project, baseline.as_mut(), progress(args, verbosity));
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

/// Where the files are.
struct Place {
    root: Option<PathBuf>,
    config: Option<PathBuf>,
    /// There are entries and no templates.
    entries_only: bool,
}

/// What was read of it.
pub struct Project {
    /// The files.
    pub sources: Sources,
    config: Config,
    loading: Report,
    scope: Scope,
    tomls: Vec<SourceText>,
}

impl Place {
    fn find(directory: Option<&Path>, config: Option<&Path>) -> Result<Place, Failure> {
        let start = directory.unwrap_or(Path::new("."));
        if !start.is_dir() {
            return Err(Failure::usage(format!("there is no directory {}", start.display())));
        }
        // Any Fluent project: a folder with entries alone, whatever stands above it.
        let alone = start.join("locales").is_dir()
            && !start.join("templates").is_dir()
            && !start.join(project::CONFIG_FILE).is_file();
        let root = if alone { start.canonicalize().ok() } else { project::find(start) };
        let default = root.as_ref().map(|root| root.join(project::CONFIG_FILE)).filter(|path| path.is_file());
        Ok(Place { root, config: config.map(Path::to_path_buf).or(default), entries_only: alone })
    }

    /// Where the project is in its repository: below what the CI checked out, or else below the current directory.
    fn folder(&self) -> String {
        let checked_out = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].iter().filter_map(std::env::var_os).map(PathBuf::from);
        let bases: Vec<PathBuf> = checked_out.chain([PathBuf::from(".")]).collect();
        self.root.as_deref().map(|root| folder_below(root, bases.iter().map(PathBuf::as_path))).unwrap_or_default()
    }

    /// Reads everything; faults of the configuration are findings like any other.
    fn read(&self, args: &CheckArgs) -> Result<Project, Failure> {
        let mut loading = Report::new();
        let mut tomls = Vec::new();
        let mut config = self.read_config(&mut loading, &mut tomls)?;
        let sources = project::load(self.root.as_deref(), &mut loading)?;
        if self.entries_only {
            config.stock = false;
        }
        if let Some(reference) = &args.reference {
            config.locales.reference = Some(reference.clone());
        }
        let scope = Scope { emails: args.emails.clone(), locale: args.locale.clone(), entries_only: self.entries_only };
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
                Ok(Config::default())
            }
            Err(other) => Err(other.into()),
        }
    }
}

/// What tells how far a long run is.
type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Checks a project, its mails on all processors.
fn check(project: &Project, baseline: Option<&mut Baseline>, progress: Progress<'_>) -> Judged {
    let subject = Subject::read(&project.sources, project.config.settings(), &project.scope, project.loading.clone());
    let rendered = render_all(&subject, progress);
    subject.judge(rendered, baseline, &project.tomls)
}

/// Every job, in the order of the jobs, whichever was done first.
fn render_all(subject: &Subject<'_>, progress: Progress<'_>) -> Vec<Rendering> {
    let jobs = subject.jobs();
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(jobs.len().max(1));
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Rendering)>> = Mutex::default();
    let mails = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((index, job)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|i| Some((i, jobs.get(i)?)))
                {
                    let rendering = subject.run(job);
                    mails.fetch_add(rendering.mails, Ordering::Relaxed);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((index, rendering));
                    progress(index + 1, jobs.len());
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, rendering)| rendering).collect()
}

/// A line on a terminal that counts the emails × locales; nothing where nobody watches.
fn progress(args: &CheckArgs, verbosity: i8) -> Progress<'static> {
    let watched = std::io::stderr().is_terminal() && verbosity >= 0 && args.format == super::args::ReportFormat::Human;
    if !watched {
        return &|_, _| {};
    }
    &|done, all| {
        let end = if done == all { "\r\u{1b}[K" } else { "" };
        let _ = write!(std::io::stderr(), "\rrendering {done} of {all} emails × locales{end}");
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
