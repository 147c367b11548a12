//! `render`: one mail to stdout, or all of them into a directory.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use jiff::Timestamp;
use serde_json::Value;

use super::Loaded;
use super::args::{MailFormat, PartName, RenderArgs};
use super::output::{Failure, put, put_bytes, put_json, say};
use crate::clock;
use crate::diagnostic::{Report, Severity};
use crate::engine::Engine;
use crate::locale::{Locale, look_up};
use crate::render::{RenderOptions, Rendered, render_request};
use crate::request::{Request, parse_json};

/// Renders.
pub fn run(loaded: &Loaded, args: &RenderArgs) -> Result<ExitCode, Failure> {
    match (&args.email, &args.out) {
        (None, None) if args.source.request.is_none() => {
            Err(Failure::usage("name an email, or give --out DIR to render all of them"))
        }
        (None, Some(out)) if args.source.request.is_none() => all(loaded, args, out),
        _ => one(loaded, args),
    }
}

fn one(loaded: &Loaded, args: &RenderArgs) -> Result<ExitCode, Failure> {
    let json = loaded.request(args.email.as_deref(), &args.source, args.brand.as_deref())?;
    let now = loaded.instant(&args.source);
    let (request, rendered) = rendered(&loaded.engine, &json, args.locale.as_deref(), now)?;
    warn(&rendered);
    if let Some(out) = &args.out {
        let name = args.source.sample.clone().unwrap_or_else(|| "request".to_owned());
        write_mail(&loaded.engine, &request, &rendered, now, out, &name)?;
        return Ok(ExitCode::SUCCESS);
    }
    match (args.part, args.format) {
        (Some(part), _) => put(&format!("{}\n", part_text(&rendered, part).trim_end_matches('\n')))?,
        (None, MailFormat::Json) => put_json(&rendered)?,
        (None, MailFormat::Eml) => {
            let unique = match &args.source.request {
                Some(_) => clock::unique_id(),
                None => rendered.fixed_id(args.source.sample.as_deref().unwrap_or("sample")),
            };
            put_bytes(&message(&loaded.engine, &request, &rendered, now, &unique)?)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn part_text(rendered: &Rendered, part: PartName) -> &str {
    match part {
        PartName::Subject => &rendered.subject,
        PartName::Preheader => &rendered.preheader,
        PartName::Text => &rendered.text,
        PartName::Html => &rendered.html,
    }
}

fn rendered(
    engine: &Engine,
    json: &Value,
    locale: Option<&str>,
    now: Timestamp,
) -> Result<(Request, Rendered), Failure> {
    let request = Request::check(json, engine).map_err(Failure::Refused)?;
    let options = RenderOptions { locale: locale.map(str::to_owned), ..RenderOptions::default() };
    let rendered = render_request(engine, &request, now, &options)?;
    Ok((request, rendered))
}

/// The mail as bytes.
pub fn message(
    engine: &Engine,
    request: &Request,
    rendered: &Rendered,
    now: Timestamp,
    unique: &str,
) -> Result<Vec<u8>, Failure> {
    rendered
        .compose(engine, request, &[], now, unique)
        .map(|message| message.bytes)
        .map_err(|error| Failure::refused(format!("the mail cannot be composed: {error}")))
}

fn warn(rendered: &Rendered) {
    for diagnostic in &rendered.diagnostics {
        say(&format!("warning: {}", diagnostic.message));
    }
}

/// Every email × offered locale × sample.
fn all(loaded: &Loaded, args: &RenderArgs, out: &Path) -> Result<ExitCode, Failure> {
    let kit = loaded.engine.kit(args.brand.as_deref()).ok_or_else(|| {
        let known: Vec<&str> = loaded.engine.brands().collect();
        Failure::usage(format!("there is no such brand; the brands are: {}", known.join(", ")))
    })?;
    let (mut written, mut findings) = (0usize, Report::new());
    for email in kit.templates.emails().values() {
        let offered = &kit.standing(&email.name).offered;
        let wanted: Vec<&Locale> = match &args.locale {
            Some(name) => look_up(name, offered).into_iter().collect(),
            None => offered.iter().collect(),
        };
        for locale in wanted {
            for sample in &email.samples {
                let mut json = parse_json(&sample.text)
                    .map_err(|fault| Failure::refused(format!("{}: {}", sample.path, fault.message)))?;
                if let Some(object) = json.as_object_mut() {
                    object.entry("email").or_insert_with(|| email.name.as_str().into());
                }
                if let (Some(object), Some(brand)) = (json.as_object_mut(), &args.brand) {
                    object.insert("brand".to_owned(), brand.as_str().into());
                }
                let now = loaded.config.check.now;
                let (request, mail) =
                    rendered(&loaded.engine, &json, Some(locale.name()), now).inspect_err(|_failure| {
                        say(&format!("error: {} in {}", sample.path, locale.name()));
                    })?;
                let dir = out.join(&email.name).join(locale.name());
                write_mail(&loaded.engine, &request, &mail, now, &dir, &sample.name)?;
                written += 1;
                findings.extend(mail.diagnostics.iter().cloned());
            }
        }
    }
    if let Some(tag) = args.locale.as_deref().filter(|_| written == 0) {
        return Err(Failure::refused(format!("no email with a sample is offered in {tag}")));
    }
    if !findings.is_empty() {
        super::report::print(&findings, &loaded.sources);
    }
    put(&format!("{written} mails in {}\n", out.display()))?;
    let failed = findings.findings().iter().any(|d| d.severity == Severity::Error);
    Ok(if failed { ExitCode::from(1) } else { ExitCode::SUCCESS })
}

fn write_mail(
    engine: &Engine,
    request: &Request,
    mail: &Rendered,
    now: Timestamp,
    dir: &Path,
    name: &str,
) -> Result<(), Failure> {
    let failed =
        |path: &Path, error: std::io::Error| Failure::usage(format!("cannot write {}: {error}", path.display()));
    fs::create_dir_all(dir).map_err(|error| failed(dir, error))?;
    let eml = message(engine, request, mail, now, &mail.fixed_id(name))?;
    let json = serde_json::to_vec_pretty(mail).map_err(|error| Failure::Other(error.to_string()))?;
    let files: [(&str, &[u8]); 4] =
        [("eml", &eml), ("json", &json), ("html", mail.html.as_bytes()), ("txt", mail.text.as_bytes())];
    for (ending, content) in files {
        let path: PathBuf = dir.join(format!("{name}.{ending}"));
        fs::write(&path, content).map_err(|error| failed(&path, error))?;
    }
    Ok(())
}
