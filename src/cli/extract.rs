//! `extract`: literal text of an email's templates into entries, proven by rendering before and after.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::Arc;

use super::args::ExtractArgs;
use super::output::{Failure, put, say};
use super::{Loaded, report};
use crate::catalog::outline::written;
use crate::diagnostic::{Fix, Report, count, line_column};
use crate::engine::Engine;
use crate::locale::Locale;
use crate::render::golden::reading;
use crate::render::{RenderError, RenderOptions, Rendered, render};
use crate::request::parse_json;
use crate::sources::{Layer, SourceText, Sources};
use crate::template::TemplateFile;
use crate::template::extract::{Brief, Extraction, extract};
use crate::workspace::{diff, files};

/// Extracts, or says what would be extracted.
pub fn run(loaded: &Loaded, args: &ExtractArgs) -> Result<ExitCode, Failure> {
    let root = loaded.folder()?;
    let work = Work::new(loaded, &args.email)?;
    let done = work.extract();
    if done.fixes.is_empty() {
        put(&format!("nothing to extract: the templates of {} have no text of their own\n", work.email))?;
        work.left(&loaded.engine).iter().for_each(|note| say(&format!("note: {note}")));
        return Ok(ExitCode::SUCCESS);
    }
    let changes = work.changes(&done);
    let engine = work.prove(&changes)?;
    for change in &changes {
        if args.dry_run {
            let after = files::apply(change.before, &change.fixes);
            let old = if change.before.is_empty() { "/dev/null".to_owned() } else { format!("a/{}", change.path) };
            put(&diff::unified(change.before, &after, &old, &format!("b/{}", change.path)))?;
        } else {
            let path = root.join(&change.path);
            let original = files::read(&path)?.unwrap_or_default();
            files::write(&path, files::apply(&original, &change.fixes).as_bytes())?;
        }
    }
    if !args.dry_run {
        let entries = match done.entries.len() {
            1 => "1 new entry".to_owned(),
            number => format!("{number} new entries"),
        };
        let calls = done.fixes.values().map(Vec::len).sum();
        put(&format!("{} in {}: {entries} in {}\n", count(calls, "text"), count(done.fixes.len(), "file"), work.ftl))?;
    }
    let cuts = done.cuts.iter().map(|cut| format!("{}:{}: a sentence is cut: {}", cut.file, cut.line, cut.reason));
    cuts.chain(work.left(&engine)).chain(work.owed(&done)).for_each(|note| say(&format!("note: {note}")));
    Ok(ExitCode::SUCCESS)
}

/// One email of the project.
struct Work<'a> {
    loaded: &'a Loaded,
    project: &'a Layer,
    email: String,
    reference: Locale,
    /// The reference's folder.
    folder: String,
    /// The file that the entries go to.
    ftl: String,
}

/// A file and what changes in it.
struct Change<'a> {
    path: String,
    /// Its text as it was read; empty when it is new.
    before: &'a str,
    fixes: Vec<Fix>,
}

impl<'a> Work<'a> {
    fn new(loaded: &'a Loaded, name: &str) -> Result<Work<'a>, Failure> {
        let none = || Failure::usage("the project has no emails");
        let kit = loaded.engine.kit(None).ok_or_else(none)?;
        let project = loaded.sources.project.as_ref().ok_or_else(none)?;
        let email = kit.email(name).ok_or_else(|| {
            let known: Vec<&str> = kit.templates.emails().keys().map(String::as_str).collect();
            Failure::refused(format!("there is no email `{name}`; the emails are {}", known.join(", ")))
        })?;
        let email = email.name.clone();
        let own = format!("{email}/");
        if !project.templates.keys().any(|file| file.starts_with(&own)) {
            let hint =
                format!("write the files that you change to templates/{email}/ first; `vocative new DIR` has them all");
            return Err(Failure::refused(format!(
                "`{email}` is one of the embedded emails, not of this project: {hint}"
            )));
        }
        // The folder of the reference, or the one that it would have.
        let folder = kit.reference.name().to_owned();
        let ftl = format!("locales/{folder}/{email}.ftl");
        Ok(Work { loaded, project, reference: kit.reference.clone(), email, folder, ftl })
    }

    /// What the entries' file says already.
    fn ftl_text(&self) -> &'a str {
        let files = self.project.locales.get(&self.folder);
        files.into_iter().flatten().find(|file| file.path == self.ftl).map_or("", |file| file.text.as_str())
    }

    fn extract(&self) -> Extraction {
        let own = format!("{}/", self.email);
        let files: Vec<Arc<TemplateFile>> = self
            .project
            .templates
            .iter()
            .filter(|(name, _)| name.starts_with(&own))
            .map(|(name, file)| {
                Arc::new(TemplateFile { path: file.path.clone(), name: name.clone(), text: file.text.clone() })
            })
            .collect();
        let kit = self.loaded.engine.kit(None);
        let bundles: Vec<_> =
            kit.into_iter().flat_map(|kit| kit.catalog.locales().filter_map(|l| kit.catalog.bundle(l))).collect();
        let taken = |id: &str| bundles.iter().any(|bundle| bundle.entry(id).is_some());
        let known: BTreeMap<String, String> =
            written(self.ftl_text()).into_iter().map(|entry| (entry.text, entry.name)).collect();
        extract(&files, &Brief { email: &self.email, taken: &taken, known: &known })
    }

    /// Entries first: a run that breaks off leaves entries that nobody calls, and no call without its entry.
    fn changes(&self, done: &Extraction) -> Vec<Change<'a>> {
        let block = done.entries.iter().map(crate::template::extract::NewEntry::to_ftl).collect::<Vec<_>>().join("\n");
        let before = self.ftl_text();
        let entries = (!block.is_empty()).then(|| Change {
            path: self.ftl.clone(),
            before,
            fixes: vec![files::appended(before, &block)],
        });
        let text = |path: &str| {
            self.project.templates.values().find(|file| file.path == path).map_or("", |file| file.text.as_str())
        };
        let templates = done.fixes.iter().map(|(path, fixes)| Change {
            path: path.clone(),
            before: text(path),
            fixes: fixes.clone(),
        });
        entries.into_iter().chain(templates).collect()
    }

    /// Builds the changed project in memory, and renders the email with every sample before and after.
    fn prove(&self, changes: &[Change<'_>]) -> Result<Engine, Failure> {
        let sources = self.changed(changes);
        let mut report = Report::new();
        // What must be complete is not, until the entries are translated: that is for the author to decide.
        let mut settings = self.loaded.config.settings();
        settings.locales.required.clear();
        let engine = match Engine::build(&sources, settings, &mut report) {
            Some(engine) if !report.has_errors() => engine,
            _ => {
                report::print(&report, &sources);
                return Err(Failure::refused(
                    "the templates would not load with their text in entries; nothing was written",
                ));
            }
        };
        let samples = self.loaded.engine.kit(None).and_then(|kit| kit.email(&self.email)).map(|email| &email.samples);
        let samples = samples.map(Vec::as_slice).unwrap_or_default();
        if samples.is_empty() {
            say(&format!(
                "warning: {} has no samples, so that nothing shows whether its mails read the same",
                self.email
            ));
        }
        let mut restyled = false;
        for sample in samples {
            let json =
                parse_json(&sample.text).map_err(|fault| Failure::refused(format!("{}: {fault}", sample.path)))?;
            let rendered = |engine: &Engine, state: &str| {
                let said =
                    |error: RenderError| Failure::refused(format!("{} does not render {state}: {error}", sample.path));
                self.render(engine, &json).map_err(said)
            };
            let before = rendered(&self.loaded.engine, "as it is")?;
            let after = rendered(&engine, "with its text in entries; nothing was written")?;
            let strict = [(&before, true), (&after, true)].map(|(mail, styles)| text_of(mail, styles));
            let loose = [(&before, false), (&after, false)].map(|(mail, styles)| text_of(mail, styles));
            restyled |= strict[0] != strict[1];
            if loose[0] != loose[1] {
                say(&diff::unified(
                    &loose[0],
                    &loose[1],
                    &format!("{} as it is", sample.path),
                    "with its text in entries",
                ));
                return Err(Failure::refused("the mail would not read the same; nothing was written"));
            }
        }
        if restyled {
            say(
                "note: rules of a style sheet were written into tags that now stand in entries; mail programs that ignore style sheets \
                 show these plain. For a link, give `a` a `style`",
            );
        }
        Ok(engine)
    }

    fn changed(&self, changes: &[Change<'_>]) -> Sources {
        let mut sources = self.loaded.sources.clone();
        let Some(project) = &mut sources.project else { return sources };
        for change in changes {
            let text = files::apply(change.before, &change.fixes);
            let file = SourceText { path: change.path.clone(), text };
            match change.path.strip_prefix("templates/") {
                Some(name) => {
                    project.templates.insert(name.to_owned(), file);
                }
                None => {
                    let files = project.locales.entry(self.folder.clone()).or_default();
                    files.retain(|known| known.path != file.path);
                    files.push(file);
                }
            }
        }
        sources
    }

    fn render(&self, engine: &Engine, json: &serde_json::Value) -> Result<Rendered, RenderError> {
        let mut json = json.clone();
        if let Some(object) = json.as_object_mut() {
            object.insert("email".to_owned(), self.email.as_str().into());
        }
        let options = RenderOptions { locale: Some(self.reference.name().to_owned()), ..RenderOptions::default() };
        render(engine, &json, self.loaded.config.check.now, &options)
    }

    /// Locales that must be complete and now lack entries.
    fn owed(&self, done: &Extraction) -> Option<String> {
        let required = self.loaded.config.locales.required.iter();
        let locales = &self.loaded.config.locales;
        let is_reference =
            |name: &str| locales.of_folder(name).is_ok_and(|locale| locale.tag() == self.reference.tag());
        let owed: Vec<&str> = required.map(String::as_str).filter(|tag| !is_reference(tag)).collect();
        (!owed.is_empty() && !done.entries.is_empty()).then(|| {
            let (list, first) = (owed.join(", "), owed[0]);
            format!(
                "the project does not load before the new entries are written in {list}, which `locales.required` lists; \
                 take the locale out for as long, and `vocative locale add {first}` lays them out"
            )
        })
    }

    /// Visible text that is still outside of entries.
    fn left(&self, engine: &Engine) -> Vec<String> {
        let email = engine.kit(None).and_then(|kit| kit.email(&self.email));
        let places =
            email.into_iter().flat_map(|email| &email.literals).filter(|(_, written_for, _)| written_for.is_none());
        let own = format!("{}/", self.email);
        let mut notes: Vec<String> = places
            .map(|(_, _, place)| {
                let line = line_column(&place.file.text, place.span.start).0;
                let shared = if place.file.name.starts_with(&own) { "" } else { ", which other emails share" };
                format!(
                    "{}:{line}: text is left in the template{shared}; write it as an entry by hand",
                    place.file.path
                )
            })
            .collect();
        notes.dedup();
        notes
    }
}

/// A mail as text to compare: all parts, blanks collapsed, with or without the styles of inline tags.
fn text_of(mail: &Rendered, styles: bool) -> String {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}\n{}\n{}\n{}", mail.subject, mail.preheader, words(&mail.text), reading(&mail.html, styles))
}
