//! `doctor`: looks at everything that sending depends on, and says what to do.

mod dns;
mod emails;
mod relay;
mod store;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

use super::args::Format;
use super::args::operating::DoctorArgs;
use super::dkim::Record;
use super::outbox::{Place, wait};
use super::output::{Failure, put, put_json};
use super::{Home, hooks, profiles, read_config};
use crate::clock;
use crate::config::Config;
use crate::diagnostic::Report;
use crate::engine::Engine;
use crate::outbox::Settings;
use crate::project;

/// The clock of a machine that says less than this was never set.
const EARLIEST: i64 = 1_767_225_600;

/// How something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// As it should be.
    Ok,
    /// It works, and may not as it should.
    Warning,
    /// It does not work.
    Error,
}

/// One thing that was looked at.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// Where it belongs: `configuration`, `project`, `clock`, `outbox`, `relay`, `sender`, `dkim`, `emails`.
    pub area: &'static str,
    /// How it was found.
    pub status: Status,
    /// What was found.
    pub message: String,
    /// What to do.
    pub hint: Option<String>,
    /// How long it took, where that says something.
    pub milliseconds: Option<u64>,
}

impl Check {
    /// As it should be.
    pub fn ok(area: &'static str, message: impl Into<String>) -> Check {
        Check { area, status: Status::Ok, message: message.into(), hint: None, milliseconds: None }
    }

    /// Works, and may not as it should.
    pub fn warning(area: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Check {
        Check { status: Status::Warning, hint: Some(hint.into()), ..Check::ok(area, message) }
    }

    /// Does not work.
    pub fn error(area: &'static str, message: impl Into<String>, hint: impl Into<String>) -> Check {
        Check { status: Status::Error, hint: Some(hint.into()), ..Check::ok(area, message) }
    }

    /// With the time it took.
    #[must_use]
    pub fn taking(self, took: Duration) -> Check {
        Check { milliseconds: u64::try_from(took.as_millis()).ok(), ..self }
    }
}

/// Looks at everything and prints what was found.
pub fn run(home: &Home, args: &DoctorArgs) -> Result<ExitCode, Failure> {
    let mut checks = Vec::new();
    let config = configuration(home, &mut checks);
    let engine = engine(home, &config, &mut checks);
    let root = home.root.as_deref().unwrap_or(Path::new(""));
    served(&config, root, engine.as_ref(), &mut checks);
    let now = clock::now();
    checks.push(clock_check(now));
    wait(async {
        store::look(Place::of(&config, root), now, &mut checks).await;
        relay::look(root, &config, engine.as_ref(), args.offline, &mut checks).await;
        Ok(())
    })?;
    let records = dns::look(root, &config, engine.as_ref(), &mut checks);
    if let Some(engine) = &engine {
        let settings = Place::of(&config, root).map_or_else(|_| Settings::default(), |place| place.settings);
        emails::look(engine, &settings, &mut checks);
    }
    match args.format {
        Format::Json => put_json(&as_json(&checks, &records))?,
        Format::Human => put(&as_text(&checks, &records))?,
    }
    let failed = checks.iter().any(|check| check.status == Status::Error);
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

/// The configuration, or what can be used of it, so that the rest is looked at all the same.
fn configuration(home: &Home, checks: &mut Vec<Check>) -> Config {
    let from = home
        .config
        .as_ref()
        .map_or_else(|| "no vocative.toml: the defaults".to_owned(), |path| path.display().to_string());
    match read_config(home.config.as_deref()) {
        Ok(config) => {
            checks.push(Check::ok("configuration", from));
            config
        }
        Err(failure) => {
            let message = format!("{from}: {}", sentence(&failure));
            checks.push(Check::error("configuration", message, "`vocative check` shows each fault with its place"));
            let text = home.config.as_ref().and_then(|path| std::fs::read_to_string(path).ok());
            text.map_or_else(Config::default, |text| Config::usable(&text))
        }
    }
}

/// What `serve` looks at beyond that: who may post, and who may ask for profiles.
fn served(config: &Config, root: &Path, engine: Option<&Engine>, checks: &mut Vec<Check>) {
    const HINT: &str = "`vocative serve` does not start with it";
    let (mut failures, mut warnings) = (Vec::new(), Vec::new());
    match hooks::revealed(config, root) {
        Ok(settings) => match engine.map(|engine| hooks::named(config, &settings, engine)) {
            Some(Ok(found)) => warnings = found,
            Some(Err(failure)) => failures.push(failure),
            None => {}
        },
        Err(failure) => failures.push(failure),
    }
    failures.extend(profiles::api(config, root).err());
    failures.extend(profiles::remote(config, root).err());
    if !failures.is_empty() {
        checks.retain(|check| (check.area, check.status) != ("configuration", Status::Ok));
    }
    checks.extend(failures.iter().map(|failure| Check::error("configuration", sentence(failure), HINT)));
    let known = "docs/hooks.md has each vendor's types";
    checks.extend(warnings.into_iter().map(|warning| Check::warning("configuration", warning, known)));
}

fn sentence(failure: &Failure) -> String {
    match failure {
        Failure::Usage(message) | Failure::Other(message) => message.clone(),
        Failure::Findings { report, .. } => {
            report.findings().first().map_or_else(|| "it has faults".to_owned(), |first| first.message.clone())
        }
        Failure::Refused(faults) => faults.first().map(ToString::to_string).unwrap_or_default(),
    }
}

/// The project, if it loads.
fn engine(home: &Home, config: &Config, checks: &mut Vec<Check>) -> Option<Engine> {
    const HINT: &str = "`vocative check` shows every finding with its place";
    let mut report = Report::new();
    let sources = match project::load(home.root.as_deref(), &mut report) {
        Ok(sources) => sources,
        Err(error) => {
            checks.push(Check::error("project", crate::diagnostic::with_causes(&error), HINT));
            return None;
        }
    };
    let engine = Engine::build(&sources, config.settings(), &mut report).filter(|_| !report.has_errors());
    let Some(engine) = engine else {
        let first = report.findings().first().map(|finding| finding.message.clone()).unwrap_or_default();
        checks.push(Check::error("project", format!("does not load: {first}"), HINT));
        return None;
    };
    let emails = engine.kit(None).map_or(0, |kit| kit.templates.emails().len());
    let locales = engine.kit(None).map_or(0, |kit| kit.locales.len());
    let what = if home.root.is_some() { "loads" } else { "no project here: the embedded set" };
    let message = format!("{what}: {emails} emails in {locales} locales");
    checks.push(match report.is_empty() {
        true => Check::ok("project", message),
        false => Check::warning("project", format!("{message}, with findings"), HINT),
    });
    Some(engine)
}

/// Whether the machine's clock can be right at all.
fn clock_check(now: Timestamp) -> Check {
    if now.as_second() < EARLIEST {
        let hint = "set the clock, by NTP: deadlines, certificates and signatures depend on it";
        return Check::error("clock", format!("the machine says that it is {now}"), hint);
    }
    Check::ok("clock", now.strftime("%Y-%m-%d %H:%M:%S UTC").to_string())
}

fn count(checks: &[Check], status: Status) -> usize {
    checks.iter().filter(|check| check.status == status).count()
}

fn as_json(checks: &[Check], records: &[Record]) -> serde_json::Value {
    json!({
        "checks": checks,
        "records": records.iter().map(Record::as_json).collect::<Vec<_>>(),
        "summary": {
            "ok": count(checks, Status::Ok),
            "warnings": count(checks, Status::Warning),
            "errors": count(checks, Status::Error),
        },
    })
}

fn as_text(checks: &[Check], records: &[Record]) -> String {
    let mut out = String::new();
    let mut advised = None;
    for check in checks {
        let status = match check.status {
            Status::Ok => "ok",
            Status::Warning => "warning",
            Status::Error => "error",
        };
        let took = check.milliseconds.map(|time| format!(" ({time} ms)")).unwrap_or_default();
        out.push_str(&format!("{status:<8} {:<14} {}{took}\n", check.area, check.message));
        // The same advice for several in a row is given once.
        if let Some(hint) = check.hint.as_ref().filter(|hint| advised.replace(*hint) != Some(*hint)) {
            out.push_str(&format!("{:24}→ {hint}\n", ""));
        }
    }
    if !records.is_empty() {
        out.push_str("\nDNS records to publish\n\n");
        for record in records {
            out.push_str(&record.as_text());
        }
    }
    let (warnings, errors) = (count(checks, Status::Warning), count(checks, Status::Error));
    out.push_str(&format!(
        "\n{}, {}\n",
        crate::diagnostic::count(errors, "error"),
        crate::diagnostic::count(warnings, "warning")
    ));
    out
}
