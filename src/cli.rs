//! The command line: arguments, one file a command, printing of reports. Nothing else may use this room.
//!
//! Results go to stdout, talk to stderr. Exit codes: 0 fine, 1 findings or a refused request, 2 usage or an unreadable directory.

mod args;
mod check;
mod demo;
mod dkim;
mod doctor;
mod explain;
mod extract;
mod gallery;
mod hooks;
mod import;
mod key;
mod list;
mod listening;
mod locale;
mod new;
mod outbox;
mod output;
mod preview;
mod profile;
mod profiles;
mod render;
mod report;
mod schema;
mod send;
mod serve;
mod snapshot;
mod suppress;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use self::args::operating::DkimCommand;
use self::args::{Arguments, Command, ImportCommand, LocaleCommand};
use self::output::Failure;
use crate::config::{Config, ConfigError};
use crate::diagnostic::Report;
use crate::engine::Engine;
use crate::project::{self, since::Older};
use crate::sources::Sources;

/// Runs the program with the process's arguments.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let json = arguments.command.prints_json();
    match run(arguments) {
        Ok(code) => code,
        Err(failure) => {
            failure.print(json);
            failure.code()
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let verbosity = arguments.verbosity();
    let (directory, config) = (arguments.directory.as_deref(), arguments.config.as_deref());
    let home = Home::new(directory, config);
    match arguments.command {
        Command::New(args) => new::run(&args, arguments.directory.as_deref()),
        Command::List(args) => list::run(&home?.load(verbosity)?, &args),
        Command::Render(args) => render::run(&home?.load(verbosity)?, &args),
        Command::Explain(args) => explain::run(&home?.load(verbosity)?, &args),
        Command::Check(args) => check::run(directory, config, &args, verbosity),
        Command::Send(args) => send::run(&home?.load(verbosity)?, &args),
        Command::Snapshot(args) => {
            let loaded = home?.load(verbosity)?;
            match &args.since {
                None => snapshot::run(&loaded, None, &args, verbosity),
                Some(name) => {
                    let files = Older::find(loaded.folder()?, name)?;
                    let before = snapshot::Before { name: name.clone(), loaded: loaded.older(name, &files, config)? };
                    snapshot::run(&loaded, Some(&before), &args, verbosity)
                }
            }
        }
        // What it mends needs no warning first.
        Command::Extract(args) => extract::run(&home?.load(-1)?, &args),
        Command::Locale { command: LocaleCommand::Add(args) } => locale::add(&home?.load(verbosity)?, &args),
        Command::Import { command: ImportCommand::Auth0(args) } => import::auth0(&args, directory),
        Command::Gallery(args) => gallery::run(directory, config, &args, verbosity),
        Command::Preview(args) => preview::run(directory, config, &args),
        Command::Serve(args) => serve::serve(directory, config, &args, verbosity),
        Command::Worker(args) => serve::work(directory, config, &args, verbosity),
        Command::Demo(args) => demo::run(&args),
        Command::Outbox { command } => outbox::run(&home?, &command),
        Command::Suppress { command } => suppress::run(&home?, &command),
        Command::Profile { command } => profile::run(&home?, &command),
        Command::Key { command } => key::run(&home?, &command),
        Command::Doctor(args) => doctor::run(&home?, &args),
        Command::Dkim { command: DkimCommand::New(args) } => dkim::run(&home?, &args),
        Command::Schema(args) => schema::run(&args),
        Command::Completions { shell } => {
            // Into memory first: clap panics when a reader has gone.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Arguments::command(), "vocative", &mut script);
            output::put_bytes(&script)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Where the project is, before anything is read.
struct Home {
    root: Option<PathBuf>,
    config: Option<PathBuf>,
}

/// A loaded project.
struct Loaded {
    root: PathBuf,
    config: Config,
    engine: Engine,
    sources: Sources,
}

impl Home {
    fn new(directory: Option<&Path>, config: Option<&Path>) -> Result<Home, Failure> {
        let start = directory.unwrap_or(Path::new("."));
        if !start.is_dir() {
            return Err(Failure::usage(format!("there is no directory {}", start.display())));
        }
        Ok(match project::find(start) {
            Some(root) => Home::at(root, config),
            None => Home { root: None, config: config.map(Path::to_path_buf) },
        })
    }

    fn at(root: PathBuf, config: Option<&Path>) -> Home {
        let default = Some(root.join(project::CONFIG_FILE)).filter(|path| path.is_file());
        Home { root: Some(root), config: config.map(Path::to_path_buf).or(default) }
    }

    fn load(self, verbosity: i8) -> Result<Loaded, Failure> {
        let config = read_config(self.config.as_deref())?;
        let mut report = Report::new();
        let sources = project::load(self.root.as_deref(), &mut report)?;
        let engine = Engine::build(&sources, config.settings(), &mut report);
        match engine {
            Some(engine) if !report.has_errors() => {
                if !report.is_empty() && verbosity >= 0 {
                    report::print(&report, &sources);
                }
                let root = self.root.unwrap_or_else(|| PathBuf::from("."));
                Ok(Loaded { root, config, engine, sources })
            }
            _ => Err(Failure::Findings { report, sources: Box::new(sources) }),
        }
    }
}

fn read_config(path: Option<&Path>) -> Result<Config, Failure> {
    let environment = |name: &str| std::env::var(name).ok();
    let Some(path) = path else { return Ok(Config::read(project::CONFIG_FILE, None, &environment)?) };
    let shown = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let text = std::fs::read_to_string(path)
        .map_err(|source| ConfigError::Unreadable { path: path.display().to_string(), source })?;
    Config::read(&shown, Some(&text), &environment).map_err(|error| Failure::config(error, &shown, text))
}

impl Loaded {
    /// The same project in an older state, for the same instant; nothing where it did not exist then.
    fn older(&self, name: &str, files: &Older, config: Option<&Path>) -> Result<Option<Loaded>, Failure> {
        let Some(root) = files.root() else { return Ok(None) };
        let mut older = Home::at(root.to_path_buf(), config)
            .load(-1)
            .inspect_err(|_failure| output::say(&format!("error: the project as it was at {name} does not load")))?;
        older.config.check.now = self.config.check.now;
        Ok(Some(older))
    }

    /// Where the project's own files are. The embedded set alone has none that could be written.
    fn folder(&self) -> Result<&Path, Failure> {
        let none = "there is no project here; `vocative new DIR` writes one, `-C DIR` works in it";
        self.sources.project.as_ref().map(|_| self.root.as_path()).ok_or_else(|| Failure::usage(none))
    }

    /// The instant of a rendering: a sample reads the same every day (`check.now`), a request of its own is of now.
    fn instant(&self, source: &args::RequestSource) -> jiff::Timestamp {
        if source.request.is_some() { crate::clock::now() } else { self.config.check.now }
    }

    /// A request from a file, standard input (`-`) or a sample, with the email's name filled in.
    fn request(
        &self,
        email: Option<&str>,
        source: &args::RequestSource,
        brand: Option<&str>,
    ) -> Result<serde_json::Value, Failure> {
        let text = match (&source.request, &source.sample) {
            (Some(path), _) => output::read_text(path)?,
            (None, sample) => self.sample(email, sample.as_deref(), brand)?,
        };
        let mut json = crate::request::parse_json(&text).map_err(|fault| Failure::Refused(vec![fault]))?;
        if let (Some(object), Some(email)) = (json.as_object_mut(), email) {
            match object.get("email").and_then(serde_json::Value::as_str) {
                Some(own) if own != email && self.canonical(own) != self.canonical(email) => {
                    return Err(Failure::usage(format!("the request asks for `{own}`, the command for `{email}`")));
                }
                _ => {
                    object.insert("email".to_owned(), email.into());
                }
            }
        }
        if let (Some(object), Some(brand)) = (json.as_object_mut(), brand) {
            object.insert("brand".to_owned(), brand.into());
        }
        Ok(json)
    }

    /// The name that an email has in the project; a legacy name is another's.
    fn canonical<'a>(&'a self, name: &'a str) -> &'a str {
        self.engine.kit(None).and_then(|kit| kit.email(name)).map_or(name, |email| &email.name)
    }

    fn sample(&self, email: Option<&str>, sample: Option<&str>, brand: Option<&str>) -> Result<String, Failure> {
        let kit = self
            .engine
            .kit(brand)
            .or(self.engine.kit(None))
            .ok_or_else(|| Failure::usage("the project has no emails"))?;
        let name = email.ok_or_else(|| Failure::usage("name an email, or give a request with --request"))?;
        let found = kit.email(name).ok_or_else(|| {
            let known: Vec<&str> = kit.templates.emails().keys().map(String::as_str).collect();
            Failure::refused(format!("there is no email `{name}`; the emails are {}", known.join(", ")))
        })?;
        let names: Vec<&str> = found.samples.iter().map(|s| s.name.as_str()).collect();
        let chosen = match sample {
            Some(wanted) => found.samples.iter().find(|s| s.name == wanted),
            None => found.samples.first(),
        };
        chosen.map(|sample| sample.text.clone()).ok_or_else(|| match sample {
            Some(wanted) => Failure::refused(format!("`{name}` has no sample `{wanted}`; it has {}", names.join(", "))),
            None => Failure::refused(format!(
                "`{name}` has no sample; add templates/{name}/samples/first.json or give --request"
            )),
        })
    }
}
