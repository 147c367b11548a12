//! Templates that were put over a foreign API: kept as they came, translated, and laid over the project as a brand.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostic::Report;
use crate::import::{self, Auth0Template};
use crate::locale::Locale;
use crate::outbox::records::{Keeping, Shelf};
use crate::outbox::store::{Expected, Put};
use crate::outbox::{Outbox, OutboxError};
use crate::sources::{Layer, SourceText, Sources};

/// The name of the email provider, which is no template's.
pub const PROVIDER: &str = "provider";
/// More names than there are emails.
const MOST: usize = 100;
/// `reset_email` and its older names, which mean it while nothing is put under its own.
const RESET: [&str; 3] = ["reset_email", "change_password", "password_reset"];

/// The templates of one tenant. Clones are the same ones.
#[derive(Clone, Debug)]
pub struct Overlay {
    outbox: Outbox,
    tenant: String,
    brand: String,
}

impl Overlay {
    /// The templates that were put for `tenant`, which become `brand`.
    pub fn new(outbox: Outbox, tenant: &str, brand: &str) -> Overlay {
        Overlay { outbox, tenant: tenant.to_owned(), brand: brand.to_owned() }
    }

    fn shelf(&self) -> Shelf<'_> {
        Shelf { kind: "overlay", tenant: &self.tenant }
    }

    /// The brand that they become.
    pub fn brand(&self) -> &str {
        &self.brand
    }

    /// What was put under that name, as it was put, with its version.
    pub async fn get(&self, name: &str) -> Result<Option<(Map<String, Value>, i64)>, OutboxError> {
        let kept = self.outbox.kept(self.shelf(), name).await?;
        Ok(kept.and_then(|kept| Some((object(kept.content)?, kept.version))))
    }

    /// Everything that was put.
    pub async fn all(&self) -> Result<Contents, OutboxError> {
        let (kept, _) = self.outbox.all_kept(self.shelf(), 0, MOST).await?;
        let mut contents = Contents::default();
        for fields in kept.into_iter().filter_map(|kept| object(kept.content)) {
            contents.put(name(&fields).to_owned(), Some(fields));
        }
        Ok(contents)
    }

    /// Keeps `content` under a name; nothing of it stays with `None`.
    pub async fn keep(
        &self,
        name: &str,
        content: Option<&Map<String, Value>>,
        expected: Expected,
    ) -> Result<Put, OutboxError> {
        // A writing too, so that others notice.
        let content = content.map_or(Value::Null, |fields| Value::Object(fields.clone()));
        let keeping = Keeping { name, content: &content, keys: Vec::new(), until: None };
        self.outbox.keep(self.shelf(), keeping, expected).await
    }

    /// Grows whenever one is put.
    pub async fn latest(&self) -> Result<i64, OutboxError> {
        Ok(self.outbox.store().latest_record(self.shelf().kind.to_owned()).await?)
    }

    /// The project with `contents` over it, and what was found in each template. One that cannot be translated is left out.
    pub fn lay(&self, sources: &Sources, contents: &Contents, reference: &Locale) -> (Sources, Vec<(String, Report)>) {
        let mut sources = sources.clone();
        // The brand stays while all that was put is switched off: requests name it.
        sources.brands.entry(self.brand.clone()).or_default();
        let mut found = Vec::new();
        for template in contents.laid() {
            let mut report = Report::new();
            if let Some(layer) = import::auth0(&parsed(template), &sources.stock, reference, &mut report) {
                self.add(&mut sources, layer);
            }
            found.push((name(template).to_owned(), report));
        }
        if let Some(from) = contents.sender() {
            let brand = sources.brands.entry(self.brand.clone()).or_default();
            let text = format!("[sender]\nfrom = {}\n", Value::from(from));
            // A brand that says itself who it is is believed.
            brand.toml.get_or_insert_with(|| SourceText { path: format!("brands/{}/brand.toml", self.brand), text });
        }
        (sources, found)
    }

    fn add(&self, sources: &mut Sources, layer: Layer) {
        let brand = sources.brands.entry(self.brand.clone()).or_default();
        // Of an email that comes whole, no part of the project's own may stay: `body.mjml` would stand beside `body.html`.
        let folders: Vec<String> =
            layer.templates.keys().filter_map(|file| Some(format!("{}/", file.split_once('/')?.0))).collect();
        brand.layer.templates.retain(|file, _| !folders.iter().any(|folder| file.starts_with(folder)));
        brand.layer.templates.extend(layer.templates.into_iter().map(|(file, text)| (file, self.shown(text))));
        for (folder, files) in layer.locales {
            brand.layer.locales.entry(folder).or_default().extend(files.into_iter().map(|text| self.shown(text)));
        }
        brand.layer.assets.extend(layer.assets);
    }

    fn shown(&self, text: SourceText) -> SourceText {
        SourceText { path: format!("brands/{}/{}", self.brand, text.path), ..text }
    }
}

/// What lies over a project.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contents(BTreeMap<String, Map<String, Value>>);

impl Contents {
    /// Puts `content` in the place of what has that name.
    pub fn put(&mut self, name: String, content: Option<Map<String, Value>>) {
        match content {
            Some(content) => self.0.insert(name, content),
            None => self.0.remove(&name),
        };
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The templates that are in use.
    fn laid(&self) -> impl Iterator<Item = &Map<String, Value>> {
        let in_use = |name: &str| {
            let template = self.0.get(name)?;
            (template.get("enabled") != Some(&Value::Bool(false))).then_some(template)
        };
        // Three names for one email: the first that is in use stands for it.
        let reset = RESET.into_iter().find(|name| in_use(name).is_some());
        let stands = move |name: &str| !RESET.contains(&name) || reset == Some(name);
        let names = self.0.keys().filter(move |name| *name != PROVIDER && stands(name));
        names.filter_map(move |name| in_use(name))
    }

    /// Who mails come from.
    fn sender(&self) -> Option<&str> {
        let provider = self.0.get(PROVIDER).filter(|provider| provider.get("enabled") != Some(&Value::Bool(false)))?;
        provider.get("default_from_address").and_then(Value::as_str).filter(|from| !from.trim().is_empty())
    }
}

/// The name under which something is kept: a template's own.
pub fn name(content: &Map<String, Value>) -> &str {
    content.get("template").and_then(Value::as_str).unwrap_or(PROVIDER)
}

fn object(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Object(fields) => Some(fields),
        _ => None,
    }
}

fn parsed(template: &Map<String, Value>) -> Auth0Template {
    let text = |key: &str| template.get(key).and_then(Value::as_str).map(str::to_owned);
    Auth0Template {
        template: name(template).to_owned(),
        path: "body".to_owned(),
        subject_path: "subject".to_owned(),
        body: text("body").unwrap_or_default(),
        subject: text("subject").filter(|subject| !subject.trim().is_empty()),
        from: text("from"),
        result_url: text("resultUrl"),
        enabled: template.get("enabled").and_then(Value::as_bool).unwrap_or(true),
    }
}
