//! `import`: emails of another system as a project that loads and renders.

mod export;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use self::export::Export;
use super::args::{Format, ImportArgs};
use super::output::{Failure, put, put_json};
use super::report;
use crate::diagnostic::{Diagnostic, Report, count};
use crate::engine::Engine;
use crate::import::{Auth0Template, LEFT_OUT, auth0 as translate, sender};
use crate::locale::Locale;
use crate::project::{self, CONFIG_FILE};
use crate::sources::{Layer, SourceText, Sources};
use crate::workspace::files;

/// The configuration of an imported project; `{from}` and `{reference}` are filled in.
const CONFIG: &str = include_str!("import/vocative.toml");
/// Who mails come from, until the project says so.
const NOBODY: &str = "Example <no-reply@localhost>";

/// What became of one template.
struct Became {
    template: String,
    email: String,
    /// Its locales; none when it was left out.
    locales: Option<Vec<String>>,
}

/// Imports an export of Auth0's deploy CLI.
pub fn auth0(args: &ImportArgs, base: Option<&Path>) -> Result<ExitCode, Failure> {
    let base = base.unwrap_or(Path::new(""));
    let (source, out) = (base.join(&args.source), base.join(&args.out));
    for name in [CONFIG_FILE, "templates", "locales"] {
        if out.join(name).exists() {
            let message = format!("{} already holds {name}; choose another directory", out.display());
            return Err(Failure::usage(message));
        }
    }
    let reference = Locale::parse(&args.reference).map_err(|error| Failure::usage(error.to_string()))?;
    let mut report = Report::new();
    let export = Export::read(&source, &mut report)?;
    if export.templates.is_empty() && !report.has_errors() {
        return Err(Failure::usage(format!("{} holds no email templates", source.display())));
    }
    let stock = project::stock();
    let mut whole = Layer::default();
    let mut became = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for template in &export.templates {
        let email = template.email().to_owned();
        let layer = if wanted(template, &mut seen, &mut report) {
            translate(template, &stock, &reference, &mut report)
        } else {
            None
        };
        let locales = layer.as_ref().map(|layer| layer.locales.keys().cloned().collect());
        if let Some(layer) = layer {
            whole.templates.extend(layer.templates);
            for (folder, files) in layer.locales {
                whole.locales.entry(folder).or_default().extend(files);
            }
        }
        became.push(Became { template: template.template.clone(), email, locales });
    }
    for name in &export.unread {
        let named = Auth0Template { template: name.clone(), ..Auth0Template::default() };
        became.push(Became { template: name.clone(), email: named.email().to_owned(), locales: None });
    }
    became.sort_by(|a, b| a.template.cmp(&b.template));
    let from = from(&export, &mut report);
    let config = CONFIG.replace("{from}", &toml_text(&from)).replace("{reference}", &toml_text(reference.name()));
    let sources = Sources { stock: shown(&export), project: Some(whole), ..Sources::default() };
    let written = became.iter().any(|became| became.locales.is_some());
    if let Some(layer) = sources.project.as_ref().filter(|_| written) {
        files::write(&out.join(CONFIG_FILE), config.as_bytes())?;
        for file in layer.templates.values().chain(layer.locales.values().flatten()) {
            files::write(&out.join(&file.path), file.text.as_bytes())?;
        }
        prove(&out, &reference, &mut report)?;
    }
    let code = if report.has_errors() { ExitCode::from(1) } else { ExitCode::SUCCESS };
    match args.format {
        Format::Json => put_json(&json(&became, &report))?,
        Format::Human => {
            if !report.is_empty() {
                report::print(&report, &sources);
            }
            put(&summary(&became, &stock, &out, written))?;
        }
    }
    Ok(code)
}

/// Whether a template is to be translated: it is sent, and no other is the same email.
fn wanted(template: &Auth0Template, seen: &mut BTreeSet<String>, report: &mut Report) -> bool {
    let note = |message: String, hint: &str| {
        Diagnostic::warning(LEFT_OUT, message).in_file(&template.path).email(template.email()).hint(hint)
    };
    if !template.enabled {
        let message = format!("`{}` is switched off in Auth0 and left out", template.template);
        report.push(note(message, "switch it on in the export to import it"));
        return false;
    }
    if !seen.insert(template.email().to_owned()) {
        let message = format!("`{}` is the same email as another template and left out", template.template);
        report.push(note(message, "Auth0 itself does not use the old name"));
        return false;
    }
    true
}

/// The sender that most templates name, or the provider does.
fn from(export: &Export, report: &mut Report) -> String {
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for template in export.templates.iter().filter(|template| template.enabled) {
        let Some(from) = template.from.as_deref().filter(|from| !from.trim().is_empty()) else { continue };
        match sender(from, "Example") {
            Some(from) => *counted.entry(from).or_default() += 1,
            None => {
                let message = format!(
                    "the sender `{from}` is not translated: a project has one sender, and each brand may have its own"
                );
                let found = Diagnostic::warning(LEFT_OUT, message).in_file(template.settings_path());
                report.push(
                    found
                        .email(template.email())
                        .hint("write `sender.from` in vocative.toml, or in a brand.toml for each application"),
                );
            }
        }
    }
    let most = counted.iter().max_by_key(|(_, times)| **times).map(|(from, _)| from.clone());
    for template in &export.templates {
        let other = template.from.as_deref().and_then(|from| sender(from, "Example"));
        if let Some(other) = other.filter(|other| Some(other) != most.as_ref()) {
            let message = format!(
                "the sender `{other}` differs from that of the project, `{}`",
                most.clone().unwrap_or_default()
            );
            let found = Diagnostic::warning(LEFT_OUT, message).in_file(template.settings_path());
            report
                .push(found.email(template.email()).hint("a project has one sender; write another into a brand.toml"));
        }
    }
    most.or_else(|| export.from.clone()).unwrap_or_else(|| NOBODY.to_owned())
}

fn toml_text(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// The export's own texts, for source frames.
fn shown(export: &Export) -> Layer {
    let mut layer = Layer::default();
    for template in &export.templates {
        let text = |text: &str| text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
        let mut add = |path: &str, own: &str| {
            layer.templates.insert(path.to_owned(), SourceText { path: path.to_owned(), text: text(own) });
        };
        add(&template.path, &template.body);
        add(&template.subject_path, template.subject.as_deref().unwrap_or_default());
    }
    layer
}

/// The project loads as it was written.
fn prove(out: &Path, reference: &Locale, report: &mut Report) -> Result<(), Failure> {
    let mut loading = Report::new();
    let sources = project::load(Some(out), &mut loading)?;
    let mut settings = crate::settings::Settings::default();
    settings.locales.default = Some(reference.name().to_owned());
    if Engine::build(&sources, settings, &mut loading).is_none() {
        report.extend(loading.into_findings());
    }
    Ok(())
}

fn summary(became: &[Became], stock: &Layer, out: &Path, written: bool) -> String {
    let mut text = String::new();
    let done = became.iter().filter(|became| became.locales.is_some()).count();
    for Became { template, email, locales } in became {
        let alias = if template == email { String::new() } else { format!(" (as {email})") };
        match locales {
            Some(locales) => text.push_str(&format!("{template}{alias}: {}\n", locales.join(", "))),
            None => {
                let other = became.iter().any(|other| other.email == *email && other.locales.is_some());
                let sent = !other && stock.templates.contains_key(&format!("{email}/email.toml"));
                let instead = if sent { "; the stock email of that name is sent instead" } else { "" };
                text.push_str(&format!("{template}{alias}: left out{instead}\n"));
            }
        }
    }
    let shown = out.display();
    if written {
        text.push_str(&format!(
            "\n{} of {} in {shown}\n\nnext:\n  vocative -C {shown} check\n  vocative -C {shown} preview --open\n",
            done,
            count(became.len(), "email")
        ));
    } else {
        text.push_str("\nnothing was written\n");
    }
    text
}

fn json(became: &[Became], report: &Report) -> serde_json::Value {
    let templates: Vec<serde_json::Value> = became
        .iter()
        .map(|Became { template, email, locales }| {
            serde_json::json!({ "template": template, "email": email, "written": locales.is_some(), "locales": locales.clone().unwrap_or_default() })
        })
        .collect();
    let mut value = report.to_json();
    if let Some(object) = value.as_object_mut() {
        object.insert("templates".to_owned(), templates.into());
    }
    value
}
