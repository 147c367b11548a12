//! What came out is loaded as it will be, so that no import ends with a project that does not load.

use super::align::{Aligned, Part};
use super::desk::{Desk, UNTRANSLATED};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::engine::Engine;
use crate::locale::Locale;
use crate::settings::Settings;
use crate::sources::{Layer, Sources};

/// A translated email before it is handed out.
#[derive(Debug)]
pub struct Proof<'a> {
    /// Its name.
    pub email: &'a str,
    /// Its files.
    pub layer: &'a Layer,
    /// What they lie over.
    pub stock: &'a Layer,
    /// The reference locale.
    pub reference: &'a Locale,
    /// What its files come from.
    pub aligned: &'a Aligned,
}

impl Proof<'_> {
    /// Loads the email. What is wrong is said at its place in the source.
    pub fn load<'d>(&self, body: &mut Desk<'d>, subject: &mut Desk<'d>) {
        let mut settings = Settings::default();
        settings.locales.default = Some(self.reference.name().to_owned());
        settings.locales.reference = Some(self.reference.name().to_owned());
        let sources = Sources { stock: self.around(), project: Some(self.layer.clone()), ..Sources::default() };
        let mut report = Report::new();
        let engine = Engine::build(&sources, settings, &mut report);
        let errors: Vec<Diagnostic> =
            report.findings().into_iter().filter(|found| found.severity == Severity::Error).cloned().collect();
        for found in &errors {
            self.tell(found, body, subject);
        }
        let standing = engine.as_ref().and_then(|engine| engine.kit(None)).map(|kit| kit.standing(self.email).clone());
        if let Some(standing) = standing {
            for folder in self.layer.locales.keys() {
                let Ok(locale) = Locale::parse(folder) else { continue };
                if let Some(why) = standing.why_not(&locale) {
                    let message = format!("the email would not be offered in {folder}: {why}");
                    body.error(UNTRANSLATED, 0..0, message, "compare the texts of the languages");
                }
            }
        } else if errors.is_empty() {
            body.error(UNTRANSLATED, 0..0, "the translated email does not load", "report this with the template");
        }
    }

    /// As much of the stock set as the email needs: its own files, and entries where it uses them.
    fn around(&self) -> Layer {
        let mut layer = Layer::default();
        let own = format!("{}/", self.email);
        let whole = self.aligned.subject.is_none();
        let files = self.stock.templates.iter().filter(|(name, _)| whole || name.starts_with(&own));
        layer.templates = files.map(|(name, file)| (name.clone(), file.clone())).collect();
        if whole {
            layer.locales.clone_from(&self.stock.locales);
        }
        layer
    }

    fn tell<'d>(&self, found: &Diagnostic, body: &mut Desk<'d>, subject: &mut Desk<'d>) {
        let file = found.file.as_deref().unwrap_or_default();
        let name = file.rsplit('/').next().unwrap_or_default();
        let (desk, part) = match name.split('.').next() {
            Some("subject") => (subject, self.aligned.subject.as_ref()),
            Some("body") if name.ends_with(".html") => (body, Some(&self.aligned.body)),
            _ => (body, None),
        };
        let written = part.and_then(|part: &Part| match name.split('.').nth(1) {
            Some("html" | "txt") => Some(&part.shared),
            tag => part.apart.get(tag?),
        });
        let place = written.zip(found.span.as_ref()).map(|(written, span)| written.origin(span.start));
        let message = match place {
            Some(_) => found.message.clone(),
            None => format!("{file}: {}", found.message),
        };
        let hint = found.hint.clone().unwrap_or_default();
        desk.error(found.rule, place.unwrap_or(0..0), message, hint);
    }
}
