//! `check`: everything that may be wrong with a project, before a mail goes out.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::args::{CheckArgs, ReportFormat};
use super::output::{Failure, counted, say};
use super::report::{Printout, folder_below};
use crate::check::suppress::Baseline;
use crate::check::{Judged, Scope};
use crate::diagnostic::{Diagnostic, Fix, Report, count};
use crate::workspace::{Before, Looked, Place, Project, Question, files};

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
    let before = args.since.as_deref().map(|name| older(&place, config, name)).transpose()?.flatten();
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
        let judged = looked.check(before.as_ref(), baseline.as_mut(), &counted("emails", watched));
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
    let folder = folder(place);
    Printout::new(judged, &project.sources, &project.tomls, &folder, verbosity).put(args.format)?;
    if let Some(left) = baseline.map(Baseline::left).filter(|left| *left > 0) {
        say(&format!("{} of the baseline gone: write it anew with --update-baseline", count(left, "finding")));
    }
    Ok(if judged.report.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// What `--since NAME` means; nothing, and a word about it, where the project did not exist then.
pub fn older(place: &Place, config: Option<&Path>, name: &str) -> Result<Option<Before>, Failure> {
    let before = Before::find(place, config, name)?;
    if before.is_none() {
        say(&format!("the project did not exist at {name}: everything is new"));
    }
    Ok(before)
}

/// Where the project is in its repository: below what the CI checked out, or else below the current directory.
fn folder(place: &Place) -> String {
    let checked_out = ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"].iter().filter_map(std::env::var_os).map(PathBuf::from);
    let bases: Vec<PathBuf> = checked_out.chain([PathBuf::from(".")]).collect();
    place.root.as_deref().map(|root| folder_below(root, bases.iter().map(PathBuf::as_path))).unwrap_or_default()
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
