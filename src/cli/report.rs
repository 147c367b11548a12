//! Findings in every form that they are printed in: for people on both streams, for machines on stdout.

mod github;
mod human;
mod junit;
mod place;
mod sarif;
mod wording;

use std::io::{IsTerminal, Write as _};
use std::path::Path;

use self::place::Texts;
pub use self::place::folder_below;
use super::args::ReportFormat;
use super::output::{self, Failure, say};
use crate::check::Judged;
use crate::diagnostic::Report;
use crate::sources::{SourceText, Sources};

/// What `check` came to, with all that printing it needs.
#[derive(Debug)]
pub struct Printout<'a> {
    judged: &'a Judged,
    texts: Texts<'a>,
    /// Where the project is below what machines take for the repository: empty, or a path that ends with a slash.
    folder: &'a str,
    /// -1 quiet, 0 normal, more with each `-v`.
    verbosity: i8,
}

impl<'a> Printout<'a> {
    /// Of a project's files and configuration.
    pub fn new(
        judged: &'a Judged,
        sources: &'a Sources,
        tomls: &'a [SourceText],
        folder: &'a str,
        verbosity: i8,
    ) -> Printout<'a> {
        Printout { judged, texts: Texts::new(sources, tomls), folder, verbosity }
    }

    /// Prints on stdout, as the result that was asked for.
    pub fn put(&self, format: ReportFormat) -> Result<(), Failure> {
        match format {
            ReportFormat::Human => output::put(&human::checked(self, is_colored(&std::io::stdout()))),
            ReportFormat::Json => output::put_json(&self.judged.report.to_json()),
            ReportFormat::Sarif => output::put_json(&sarif::log(self)),
            ReportFormat::Junit => output::put(&junit::document(self)),
            ReportFormat::Github => {
                output::put(&github::annotations(self))?;
                if let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) {
                    append(Path::new(&path), &github::summary(self));
                }
                Ok(())
            }
        }
    }
}

/// Adds to the page of the step. The findings are on stdout already, so that its absence is worth a word and no failure.
fn append(path: &Path, text: &str) {
    let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
    if let Err(error) = file.and_then(|mut file| file.write_all(text.as_bytes())) {
        say(&format!("cannot write the summary of the step to {}: {error}", path.display()));
    }
}

/// Prints what loading found on stderr.
pub fn print(report: &Report, sources: &Sources) {
    say(human::loaded(report, &Texts::new(sources, &[]), is_colored(&std::io::stderr())).trim_end());
}

/// Colors are for terminals whose owner has not said otherwise (no-color.org: any value but the empty one).
fn is_colored(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
