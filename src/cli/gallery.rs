//! `gallery`: every email in every locale as static pages, to be looked at without a server and without a network.
//!
//! ```text
//! DIR/index.html                              emails × locales with what was found
//! DIR/mails/<email>/<sample>.html             one email, every locale side by side
//! DIR/frames/<email>/<sample>/<locale>.html   one mail's html, as the pages frame it
//! DIR/before/…                                the same of the older state, for what changed
//! ```

mod cards;
mod collect;
mod findings;
mod folder;
mod frame;
mod index;
mod page;

use std::path::Path;
use std::process::ExitCode;

use self::collect::{Gallery, Show};
use self::folder::Folder;
use super::args::GalleryArgs;
use super::check::{Before, Looked, Place, Question};
use super::output::{Failure, count, put};
use crate::check::Scope;

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
    let before = args.since.as_deref().map(|name| Before::find(&place, config, name)).transpose()?.flatten();
    let project = place.read(&question)?;
    let older = before.as_ref().map(|before| before.place.read(&question)).transpose()?;
    let older = older.as_ref().map(|older| Looked::at(older, None));
    let looked = Looked::at(&project, older.as_ref());
    let watched = verbosity >= 0;
    let judged = looked.check(older.as_ref(), None, watched);
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
    let gallery = show.render(plan, &folder, watched)?;
    write(&gallery, &folder)?;
    put(&format!("{} in {}\n", summary(&gallery), folder.path("index.html").display()))?;
    Ok(ExitCode::SUCCESS)
}

fn write(gallery: &Gallery, folder: &Folder) -> Result<(), Failure> {
    for (name, content) in page::ASSETS {
        folder.write(name, content.as_bytes())?;
    }
    folder.write("index.html", index::page(gallery).into_string().as_bytes())?;
    for email in &gallery.emails {
        for sample in email.shown_samples() {
            let name = format!("mails/{}/{}.html", email.name, email.samples[sample]);
            folder.write(&name, cards::page(gallery, email, sample).into_string().as_bytes())?;
        }
    }
    Ok(())
}

fn summary(gallery: &Gallery) -> String {
    let locales = count(gallery.rows.iter().filter(|row| !row.pseudo).count(), "locale");
    let emails = count(gallery.emails.len(), "email");
    let mails = count(gallery.mails(), "mail");
    match &gallery.since {
        None => format!("{emails}, {locales}, {mails}"),
        Some(name) => format!("since {name}: {emails}, {locales}, {mails} changed or with findings"),
    }
}
