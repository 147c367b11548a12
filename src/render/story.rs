//! What stands behind a rendered mail besides its decisions: the files and entries that it was made of. `explain` tells it, on the command line and
//! over HTTP.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Rendered;
use crate::diagnostic::line_column;
use crate::engine::{Engine, Kit};
use crate::locale::Locale;
use crate::request::Request;
use crate::sources::Sources;
use crate::template::{Email, Part};

/// A mail with the kit, email and locale that it came from.
#[derive(Clone, Copy, Debug)]
pub struct Story<'a> {
    /// The mail.
    pub rendered: &'a Rendered,
    /// The brand that the request named or belongs to.
    pub brand: Option<&'a str>,
    kit: &'a Kit,
    email: &'a Email,
    locale: &'a Locale,
}

/// An entry that a mail uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// The entry.
    pub id: String,
    /// The part that uses it.
    pub part: &'static str,
    /// The locale that supplied it.
    pub locale: String,
    /// `file:line:column`; the file alone where its text is not at hand.
    pub place: String,
}

impl<'a> Story<'a> {
    /// The story of a mail that `engine` rendered for `request`; `None` if the engine has no such brand or email.
    pub fn of(engine: &'a Engine, request: &'a Request, rendered: &'a Rendered) -> Option<Story<'a>> {
        let brand = request.brand.as_deref();
        let kit = engine.kit(brand)?;
        let email = kit.email(&request.email)?;
        let locale = kit.locales.iter().find(|locale| locale.name() == rendered.locale).unwrap_or(&kit.default);
        Some(Story { rendered, brand, kit, email, locale })
    }

    /// Each part with the template file that it came from.
    pub fn files(&self) -> Vec<(&'static str, &'a str)> {
        let parts = [Part::Subject, Part::Preheader, Part::Text, Part::Html].into_iter();
        parts.filter_map(|part| Some((part.as_str(), self.email.file(part, self.locale)?))).collect()
    }

    /// The entries, each once for every part, in the order of their calls. `sources` are the files that the engine was built from.
    pub fn entries(&self, sources: Option<&Sources>) -> Vec<Used> {
        let Some(bundle) = self.kit.catalog.bundle(self.locale) else { return Vec::new() };
        let mut seen = BTreeSet::new();
        let mut used = Vec::new();
        for (part, call) in self.email.calls_in(self.locale) {
            let Some(entry) = bundle.entry(&call.id) else { continue };
            if !seen.insert((call.id.as_str(), part.as_str())) {
                continue;
            }
            let file = &entry.place.file;
            let text = sources.and_then(|sources| sources.text(file));
            let place = text.map(|text| line_column(text, entry.place.span.start));
            let place = place.map_or_else(|| file.clone(), |(line, column)| format!("{file}:{line}:{column}"));
            let locale = entry.locale.name().to_owned();
            used.push(Used { id: call.id.clone(), part: part.as_str(), locale, place });
        }
        used
    }

    /// All of it as `explain --format json` and `POST /v1/explain` print it.
    pub fn told(&self, sources: Option<&Sources>) -> Value {
        let used = self.entries(sources).into_iter();
        let entries: Vec<Value> =
            used.map(|u| json!({ "id": u.id, "part": u.part, "locale": u.locale, "place": u.place })).collect();
        let files: Map<String, Value> =
            self.files().into_iter().map(|(part, file)| (part.to_owned(), json!(file))).collect();
        json!({
            "email": self.rendered.email,
            "brand": self.brand,
            "locale": self.rendered.locale,
            "chain": self.rendered.chain,
            "degraded": self.rendered.degraded,
            "salutation": self.rendered.salutation,
            "why": self.rendered.why,
            "files": files,
            "entries": entries,
        })
    }
}
