//! What every command prints with: failures, stdout, input files.

use std::io::{self, IsTerminal as _, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use super::report;
use crate::config::ConfigError;
use crate::diagnostic::{Report, with_causes};
use crate::gallery::GalleryError;
use crate::project::{ProjectError, since::SinceError};
use crate::render::RenderError;
use crate::request::RequestFault;
use crate::sources::{SourceText, Sources};
use crate::telemetry::TelemetryError;
use crate::workspace::WorkspaceError;

/// Why a command ends without its result.
pub enum Failure {
    /// Wrong arguments or an unreadable directory: exit 2.
    Usage(String),
    /// The project has faults: exit 1.
    Findings {
        /// All of them.
        report: Report,
        /// For source frames.
        sources: Box<Sources>,
    },
    /// The request has faults: exit 1.
    Refused(Vec<RequestFault>),
    /// Anything else that ends the command: exit 1.
    Other(String),
}

impl Failure {
    /// Wrong arguments.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure::Usage(message.into())
    }

    /// A request that cannot be served.
    pub fn refused(message: impl Into<String>) -> Failure {
        Failure::Other(message.into())
    }

    /// A faulty configuration, with its text for the frames.
    pub fn config(error: ConfigError, file: &str, text: String) -> Failure {
        match error {
            ConfigError::Faults(faults) => {
                let mut report = Report::new();
                report.extend(faults);
                let mut sources = Sources::default();
                // The frame is looked up by path among the project's files.
                sources.stock.templates.insert(file.to_owned(), SourceText { path: file.to_owned(), text });
                Failure::Findings { report, sources: Box::new(sources) }
            }
            other => other.into(),
        }
    }

    /// The exit code.
    pub fn code(&self) -> ExitCode {
        match self {
            Failure::Usage(_) => ExitCode::from(2),
            _ => ExitCode::from(1),
        }
    }

    /// Says what is wrong: on stderr for people, on stdout where a machine asked for JSON.
    pub fn print(&self, json: bool) {
        if json && self.print_json() {
            return;
        }
        match self {
            Failure::Usage(message) | Failure::Other(message) => say(&format!("error: {message}")),
            Failure::Findings { report, sources } => report::print(report, sources),
            Failure::Refused(faults) => {
                say("error: the request is refused");
                for fault in faults {
                    say(&format!("  {fault}"));
                }
            }
        }
    }
}

impl Failure {
    /// Findings and refused requests as JSON; usage is for people in any case.
    fn print_json(&self) -> bool {
        let value = match self {
            Failure::Findings { report, .. } => report.to_json(),
            Failure::Refused(faults) => serde_json::json!({ "errors": faults }),
            Failure::Usage(_) | Failure::Other(_) => return false,
        };
        put_json(&value).is_ok()
    }
}

impl From<ProjectError> for Failure {
    fn from(error: ProjectError) -> Self {
        Failure::Usage(with_causes(&error))
    }
}

impl From<TelemetryError> for Failure {
    fn from(error: TelemetryError) -> Self {
        Failure::Other(error.to_string())
    }
}

impl From<WorkspaceError> for Failure {
    fn from(error: WorkspaceError) -> Self {
        match error {
            WorkspaceError::Config(error) => error.into(),
            error => Failure::Usage(with_causes(&error)),
        }
    }
}

impl From<GalleryError> for Failure {
    fn from(error: GalleryError) -> Self {
        match error {
            GalleryError::Unknown(message) => Failure::Other(message),
            error => Failure::Usage(with_causes(&error)),
        }
    }
}

impl From<SinceError> for Failure {
    fn from(error: SinceError) -> Self {
        Failure::Usage(with_causes(&error))
    }
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        match error {
            ConfigError::Faults(_) => Failure::config(error, crate::project::CONFIG_FILE, String::new()),
            error => Failure::Usage(with_causes(&error)),
        }
    }
}

impl From<RenderError> for Failure {
    fn from(error: RenderError) -> Self {
        match error {
            RenderError::Refused(faults) => Failure::Refused(faults),
            other => Failure::Other(other.to_string()),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Failure::Other(error.to_string())
    }
}

/// A line on stderr.
pub fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

/// Text on stdout. A reader that has gone (`| head`) is no error.
pub fn put(text: &str) -> Result<(), Failure> {
    put_bytes(text.as_bytes())
}

/// Bytes on stdout.
pub fn put_bytes(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

/// A value as indented JSON on stdout.
pub fn put_json(value: &impl serde::Serialize) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|error| Failure::Other(error.to_string()))?;
    put(&format!("{text}\n"))
}

/// A file's text, or standard input for `-`.
pub fn read_text(path: &Path) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    let limit = crate::request::MAX_TEXT as u64 + 1;
    let read = if path == Path::new("-") {
        io::stdin().lock().take(limit).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(limit).read_to_end(&mut bytes))
    };
    read.map_err(|error| Failure::Usage(format!("cannot read {}: {error}", path.display())))?;
    String::from_utf8(bytes).map_err(|_| Failure::Other(format!("{} is not UTF-8 text", path.display())))
}

/// A verdict's name as JSON has it.
pub fn word(verdict: &impl serde::Serialize) -> String {
    serde_json::to_value(verdict).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default()
}

/// A line on a terminal that counts what is rendered; nothing where nobody watches.
pub fn counted(what: &'static str, watched: bool) -> impl Fn(usize, usize) + Sync {
    let watched = watched && io::stderr().is_terminal();
    move |done, all| {
        if watched {
            let end = if done == all { "\r\u{1b}[K" } else { "" };
            let _ = write!(io::stderr(), "\rrendering {done} of {all} {what}{end}");
        }
    }
}
