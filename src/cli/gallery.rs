//! `gallery`: the pages of [`crate::gallery`], written to a directory.

use std::path::Path;
use std::process::ExitCode;

use super::args::GalleryArgs;
use super::check::older;
use super::output::{Failure, counted, put};
use crate::check::Scope;
use crate::gallery::{Folder, Show, summary, write};
use crate::workspace::{Looked, Place, Question};

/// Writes the gallery.
pub fn run(
    directory: Option<&Path>,
    config: Option<&Path>,
    args: &GalleryArgs,
    verbosity: i8,
) -> Result<ExitCode, Failure> {
    Folder::may_be_written(&args.target)?;
    let place = Place::find(directory, config)?;
    let scope = Scope { emails: args.emails.clone(), ..Scope::default() };
    let question = Question { scope, reference: None };
    let before = args.since.as_deref().map(|name| older(&place, config, name)).transpose()?.flatten();
    let project = place.read(&question)?;
    let older = before.as_ref().map(|before| before.place.read(&question)).transpose()?;
    let older = older.as_ref().map(|older| Looked::at(older, None));
    let looked = Looked::at(&project, older.as_ref());
    let watched = verbosity >= 0;
    let judged = looked.check(older.as_ref(), None, &counted("emails", watched));
    let failed = || Failure::Findings { report: judged.report.clone(), sources: Box::new(project.sources.clone()) };
    let show = Show {
        engine: looked.subject.engine().ok_or_else(failed)?,
        older: older.as_ref().and_then(|older| older.subject.engine()),
        since: args.since.as_deref(),
        emails: &args.emails,
        locales: &args.locales,
        now: project.config.check.now,
    };
    let plan = show.plan(&looked.subject, &judged.report)?;
    let folder = Folder::prepare(&args.target)?;
    let gallery = show.render(plan, &folder, &counted("emails × locales", watched))?;
    write(&gallery, &folder)?;
    put(&format!("{} in {}\n", summary(&gallery), folder.path("index.html").display()))?;
    Ok(ExitCode::SUCCESS)
}
