//! Projects for tests: made in memory file by file, or written to a directory, then loaded and rendered.
//!
//! ```ignore
//! let project = Builder::new().file("locales/de/hello.ftl", "hello = Hallo\n");
//! let mail = project.engine().render(&json!({…}));
//! ```

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, LazyLock};

use jiff::Timestamp;
use serde_json::{Value, json};
use vocative::config::Config;
use vocative::diagnostic::Report;
use vocative::engine::Engine;
use vocative::message::Message;
use vocative::message::dkim::Signer;
use vocative::project;
use vocative::render::{RenderError, RenderOptions, Rendered, render_request};
use vocative::request::Request;
use vocative::sources::{Layer, SourceText, Sources};

/// The instant of every rendering in these tests.
pub fn now() -> Timestamp {
    "2026-03-14T15:09:26Z".parse().unwrap()
}

/// A project in the making.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    files: BTreeMap<String, Vec<u8>>,
}

impl Builder {
    /// One email `hello` in English, German and French, without the stock set.
    pub fn new() -> Builder {
        Builder::default()
            .file("vocative.toml", "stock = false\n")
            .file(
                "templates/hello/email.toml",
                "title = \"Hello\"\nkind = \"account\"\n\n[data]\nrequired = [\"url\"]\nproperties.url = { type = \"string\", format = \"uri\" }\nproperties.device = { type = \"string\" }\n",
            )
            .file("templates/hello/subject.txt", "{{ t(id=\"hello-subject\") }}\n")
            .file(
                "templates/hello/body.html",
                "<html lang=\"{{ locale }}\" dir=\"{{ dir }}\"><body><p>{{ t(id=\"hello-intro\", name=user.name) }}</p>\
                 <p>{{ t(id=\"hello-open\", link=a(href=data.url)) }}</p></body></html>\n",
            )
            .file("locales/en/hello.ftl", &entries("Hello", "Good day", "Open your account"))
            .file("locales/de/hello.ftl", &entries("Hallo", "Guten Tag", "Öffnen Sie Ihr Konto"))
            .file("locales/fr/hello.ftl", &entries("Bonjour à vous", "Bonjour", "Ouvrez votre compte"))
    }

    /// What a whole mail has to have is no matter: `hello` is too plain for it.
    pub fn plain(self) -> Builder {
        self.file("vocative.toml", &format!("stock = false\n{}", plain_rules()))
    }

    /// No project: the stock set alone.
    pub fn stock() -> Builder {
        Builder::default()
    }

    /// Adds or replaces a file.
    pub fn file(self, path: &str, text: &str) -> Builder {
        self.bytes(path, text.as_bytes())
    }

    /// Adds or replaces a file that need not be text.
    pub fn bytes(mut self, path: &str, bytes: &[u8]) -> Builder {
        self.files.insert(path.to_owned(), bytes.to_vec());
        self
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.files[path].clone()).unwrap()
    }

    /// Changes text in a file that exists.
    pub fn change(self, path: &str, from: &str, to: &str) -> Builder {
        let text = self.text(path);
        assert!(text.contains(from), "{path} holds no {from:?}");
        self.file(path, &text.replace(from, to))
    }

    /// The project as `project::load` would read it.
    pub fn sources(&self) -> Sources {
        let mut sources = Sources { stock: project::stock(), ..Sources::default() };
        if self.files.is_empty() {
            return sources;
        }
        let mut own = Layer::default();
        for (path, bytes) in &self.files {
            match path.strip_prefix("brands/").and_then(|rest| rest.split_once('/')) {
                Some((brand, rest)) => {
                    let brand = sources.brands.entry(brand.to_owned()).or_default();
                    match rest {
                        "brand.toml" => brand.toml = Some(text(path, bytes)),
                        _ => place(&mut brand.layer, path, rest, bytes),
                    }
                }
                None => place(&mut own, path, path, bytes),
            }
        }
        sources.project = Some(own);
        sources
    }

    /// Loads from memory: the engine, or all findings.
    pub fn load(&self) -> Result<Project, Report> {
        let config = self.files.get("vocative.toml").map(|bytes| String::from_utf8(bytes.clone()).unwrap());
        let config = Config::read("vocative.toml", config.as_deref(), &|_| None).unwrap();
        let mut report = Report::new();
        match Engine::build(&self.sources(), config.settings(), &mut report) {
            Some(engine) if !report.has_errors() => Ok(Project { engine }),
            _ => Err(report),
        }
    }

    /// Loads what must load.
    pub fn engine(&self) -> Project {
        self.load().unwrap_or_else(|report| panic!("{:#?}", report.findings()))
    }

    /// The rules that refuse this project, in order.
    pub fn faults(&self) -> Vec<String> {
        let report = self.load().err().unwrap_or_default();
        report.findings().iter().map(|d| d.rule.to_owned()).collect()
    }

    /// Writes the project to a directory.
    pub fn write(&self, root: &Path) {
        for (path, bytes) in &self.files {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        }
    }

    /// The project in a new directory, which goes when the value is dropped.
    pub fn on_disk(&self) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        self.write(folder.path());
        folder
    }
}

/// A section of `vocative.toml` that turns off what is asked of a whole mail.
pub fn plain_rules() -> String {
    const MISSING: [&str; 13] = [
        "charset-missing",
        "color-scheme-missing",
        "data-unused",
        "dir-attribute",
        "doctype-missing",
        "heading-missing",
        "image-width",
        "lang-attribute",
        "preheader-missing",
        "title-missing",
        "value-gap",
        "variable-unguarded",
        "viewport-missing",
    ];
    let off: String = MISSING.iter().map(|rule| format!("{rule} = \"off\"\n")).collect();
    format!("[check.rules]\n{off}")
}

fn entries(subject: &str, greeting: &str, open: &str) -> String {
    format!("hello-subject = {subject}\nhello-intro = {greeting}, {{ $name }}.\nhello-open = <link>{open}</link>.\n")
}

fn text(path: &str, bytes: &[u8]) -> SourceText {
    SourceText { path: path.to_owned(), text: String::from_utf8(bytes.to_vec()).unwrap() }
}

fn place(layer: &mut Layer, path: &str, name: &str, bytes: &[u8]) {
    if let Some(name) = name.strip_prefix("templates/") {
        layer.templates.insert(name.to_owned(), text(path, bytes));
    } else if let Some((folder, _)) = name.strip_prefix("locales/").and_then(|rest| rest.split_once('/')) {
        layer.locales.entry(folder.to_owned()).or_default().push(text(path, bytes));
    } else if name.starts_with("assets/") {
        layer.assets.insert(name.to_owned(), Arc::from(bytes));
    }
}

/// A loaded project.
pub struct Project {
    /// Its engine.
    pub engine: Engine,
}

impl Project {
    /// Renders, or says why not.
    pub fn try_render(&self, json: &Value, locale: Option<&str>) -> Result<Rendered, RenderError> {
        let options = RenderOptions { locale: locale.map(str::to_owned), ..RenderOptions::default() };
        let request = Request::check(json, &self.engine).map_err(RenderError::Refused)?;
        render_request(&self.engine, &request, now(), &options)
    }

    /// Renders what must render.
    pub fn render(&self, json: &Value) -> Rendered {
        self.try_render(json, None).unwrap_or_else(|error| panic!("{error}\n{json}"))
    }

    /// Renders in one locale.
    pub fn render_in(&self, json: &Value, locale: &str) -> Rendered {
        self.try_render(json, Some(locale)).unwrap_or_else(|error| panic!("{locale}: {error}\n{json}"))
    }

    /// The same, with the places of its entries.
    pub fn marked_in(&self, json: &Value, locale: &str) -> Rendered {
        let options = RenderOptions { locale: Some(locale.to_owned()), marks: true };
        let request = Request::check(json, &self.engine).unwrap();
        render_request(&self.engine, &request, now(), &options).unwrap_or_else(|error| panic!("{locale}: {error}"))
    }

    /// The pointers that a request is refused for.
    pub fn refused(&self, json: &Value) -> Vec<String> {
        match Request::check(json, &self.engine) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.into_iter().map(|fault| fault.pointer).collect(),
        }
    }

    /// Freezes a rendered mail.
    pub fn compose(&self, json: &Value, mail: &Rendered, signers: &[Signer], unique: &str) -> Message {
        let request = Request::check(json, &self.engine).unwrap();
        mail.compose(&self.engine, &request, signers, now(), unique).unwrap_or_else(|error| panic!("{error}\n{json}"))
    }

    /// The offered locales of an email.
    pub fn offered(&self, email: &str) -> Vec<String> {
        let kit = self.engine.kit(None).unwrap();
        kit.standing(email).offered.iter().map(|locale| locale.name().to_owned()).collect()
    }

    /// Every email with its samples.
    pub fn samples(&self) -> Vec<(String, String, Value)> {
        let emails = self.engine.kit(None).unwrap().templates.emails().values();
        emails
            .flat_map(|email| email.samples.iter().map(move |sample| (email.name.clone(), sample)))
            .map(|(email, sample)| (email, sample.name.clone(), serde_json::from_str(&sample.text).unwrap()))
            .collect()
    }
}

/// The stock set, loaded once.
pub static STOCK: LazyLock<Project> = LazyLock::new(|| Builder::stock().engine());

/// A request for `hello`, with `user` over a plain profile.
pub fn hello(user: Value) -> Value {
    let mut profile = json!({ "email": "anna@example.org", "email_verified": true, "name": "Anna" });
    for (key, value) in user.as_object().unwrap() {
        profile[key] = value.clone();
    }
    json!({ "email": "hello", "user": profile, "data": { "url": "https://app.example.org/open?a=1&b=2" } })
}

/// The program, without this process's own configuration.
pub fn vocative(directory: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vocative"));
    command.env_clear().current_dir(directory).args(arguments).stdin(Stdio::null());
    command
}

/// What a run of the program printed.
pub struct Ran {
    /// The exit code.
    pub code: Option<i32>,
    /// Results.
    pub stdout: String,
    /// Talk.
    pub stderr: String,
}

impl Ran {
    /// Stdout as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {}{}", self.stdout, self.stderr))
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Ran {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

/// Runs the program to its end.
pub fn run(directory: &Path, arguments: &[&str]) -> Ran {
    vocative(directory, arguments).output().unwrap().into()
}

/// A folder of `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}
