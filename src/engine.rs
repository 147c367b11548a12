//! The engine: catalog, templates and settings, built whole from sources or not at all.
//!
//! [`Engine::build`] decides once what depends only on the project: which emails exist, in which locales each is complete, and
//! whether templates and entries agree. An engine is immutable; a reload builds another.

mod agree;

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use crate::catalog::formats::Formats;
use crate::catalog::{Catalog, LocaleFiles};
use crate::diagnostic::{Diagnostic, Report, did_you_mean, toml_fault, value_place};
use crate::links::LinkPolicy;
use crate::locale::{Locale, LocaleError, Policy, look_up};
use crate::message::{Address, Mailbox};
use crate::settings::{Brand, LocaleSettings, Sender, Settings};
use crate::sources::{Layer, Sources};
use crate::template::{Email, TemplateFile, TemplateSet};

/// Names of Auth0's two legacy emails and what they mean.
const LEGACY: &[(&str, &str)] = &[("change_password", "reset_email"), ("password_reset", "reset_email")];
/// Formatters kept for pairs of text locale and conventions.
const MOST_FORMATS: usize = 512;

/// Renders mails of one project. Cheap to share, never changes.
#[derive(Debug)]
pub struct Engine {
    pub(crate) settings: Settings,
    pub(crate) policy: Policy,
    base: Kit,
    brands: BTreeMap<String, Kit>,
    formats: Mutex<HashMap<(String, String), Arc<Formats>>>,
}

/// One brand's view of the project (or the project's own): overlaid catalog and templates.
#[derive(Debug)]
pub struct Kit {
    /// `brand.toml`, or empty for the project itself.
    pub brand: Brand,
    /// All bundles.
    pub catalog: Arc<Catalog>,
    /// All emails.
    pub templates: Arc<TemplateSet>,
    /// Locales that the project offers, in order of their tags.
    pub locales: Vec<Locale>,
    /// Where the chain of defaults begins.
    pub default: Locale,
    /// The locale that translations are compared with, and that pseudo-locales disguise.
    pub reference: Locale,
    /// Where links may lead.
    pub links: Arc<LinkPolicy>,
    /// Images by name.
    pub assets: BTreeMap<String, Arc<[u8]>>,
    /// Mailbox in `From`.
    pub from: Mailbox,
    /// Mailbox in `Reply-To`.
    pub reply_to: Option<Mailbox>,
    standing: BTreeMap<String, Standing>,
}

/// In which locales an email can be sent, and what the others lack.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Locales in which it is complete.
    pub offered: Vec<Locale>,
    /// Entries that each other locale lacks.
    pub missing: BTreeMap<Locale, Vec<String>>,
    /// File and line of visible text outside of entries, which keeps the email in the reference locale.
    pub literal: Option<String>,
}

impl Standing {
    /// Why the email is not offered in a locale, as a sentence without its capital and stop; nothing where it is, as in every pseudo-locale.
    pub fn why_not(&self, locale: &Locale) -> Option<String> {
        if locale.is_pseudo() || self.offered.contains(locale) {
            return None;
        }
        let Some(missing) = self.missing.get(locale) else { return Some("the locale is not offered".to_owned()) };
        Some(match (&self.literal, missing.as_slice()) {
            (_, [_, ..]) => format!("it lacks {}", missing.join(", ")),
            (Some(place), []) => format!("there is visible text outside of entries at {place}"),
            (None, []) => "its entries have faults".to_owned(),
        })
    }
}

impl Engine {
    /// Builds the engine. `None` when `report` then holds an error.
    pub fn build(sources: &Sources, settings: Settings, report: &mut Report) -> Option<Engine> {
        Engine::reassemble(sources, settings, None, report).filter(|_| !report.has_errors())
    }

    /// Puts together what there is, faults or not: for checks, which look at the sound emails of a project as well. Nothing is sent with it.
    /// Of a project that was assembled `before`, what has not changed since is taken from there.
    pub(crate) fn reassemble(
        sources: &Sources,
        settings: Settings,
        before: Option<&Engine>,
        report: &mut Report,
    ) -> Option<Engine> {
        let pairs = settings.locales.cross_language.iter().map(|(a, b)| (a.as_str(), b.as_str()));
        let policy = Policy::new(pairs).unwrap_or_else(|error| {
            report.push(
                Diagnostic::error("config", format!("locales.cross_language: {error}"))
                    .setting("locales.cross_language", "")
                    .hint("write pairs of locales: `cross_language = { ca = \"es\" }`"),
            );
            Policy::default()
        });
        let base = Kit::build(sources, None, &settings, before.and_then(|before| before.kit(None)), report);
        let mut brands = BTreeMap::new();
        for name in sources.brands.keys() {
            let before = before.and_then(|before| before.kit(Some(name)));
            if let Some(kit) = Kit::build(sources, Some(name), &settings, before, report) {
                brands.insert(name.clone(), kit);
            }
        }
        Some(Engine { settings, policy, base: base?, brands, formats: Mutex::default() })
    }

    /// The project's own kit, or a brand's.
    pub fn kit(&self, brand: Option<&str>) -> Option<&Kit> {
        match brand {
            Some(name) => self.brands.get(name),
            None => Some(&self.base),
        }
    }

    /// A brand's kit, or the project's own where the brand is none or gone.
    pub(crate) fn kit_or_base(&self, brand: Option<&str>) -> &Kit {
        brand.and_then(|name| self.brands.get(name)).unwrap_or(&self.base)
    }

    /// Names of the brands.
    pub fn brands(&self) -> impl Iterator<Item = &str> {
        self.brands.keys().map(String::as_str)
    }

    /// The brand that claims a request which names none.
    pub(crate) fn claimed(&self, request: &serde_json::Value) -> Option<&str> {
        self.brands.iter().find(|(_, kit)| kit.brand.claims(request)).map(|(name, _)| name.as_str())
    }

    /// The settings that the engine was built with.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Formatters for text in `text` with the conventions of `conventions`.
    pub(crate) fn formats(
        &self,
        text: &icu::locale::Locale,
        conventions: &icu::locale::Locale,
    ) -> Result<Arc<Formats>, String> {
        let key = (text.to_string(), conventions.to_string());
        let mut cache = self.formats.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = cache.get(&key) {
            return Ok(found.clone());
        }
        if cache.len() >= MOST_FORMATS {
            cache.clear();
        }
        let built = Arc::new(Formats::new(text, conventions)?);
        cache.insert(key, built.clone());
        Ok(built)
    }
}

/// The layers that a kit is made of, lowest first: stock, project, brand.
fn overlaid<'a>(sources: &'a Sources, brand: Option<&str>, settings: &Settings) -> Vec<&'a Layer> {
    let brand = brand.and_then(|name| sources.brands.get(name));
    let stock = settings.stock.then_some(&sources.stock).into_iter();
    stock.chain(sources.project.as_ref()).chain(brand.map(|b| &b.layer)).collect()
}

/// The files of entries that a kit's catalog is built from, lowest layer first.
pub(crate) fn entry_files(
    sources: &Sources,
    brand: Option<&str>,
    settings: &Settings,
    locales: &[Locale],
) -> Vec<Vec<LocaleFiles>> {
    catalog_layers(&overlaid(sources, brand, settings), sources, settings, locales)
}

impl Kit {
    fn build(
        sources: &Sources,
        brand: Option<&str>,
        settings: &Settings,
        before: Option<&Kit>,
        report: &mut Report,
    ) -> Option<Kit> {
        let brand_layer = brand.and_then(|name| sources.brands.get(name));
        let toml = brand_layer.and_then(|b| b.toml.as_ref());
        let manifest = toml.map_or_else(Brand::default, |file| read_brand(&file.path, &file.text, report));
        let layers = overlaid(sources, brand, settings);
        let own: Vec<&Layer> = match &sources.project {
            Some(project) => std::iter::once(project).chain(brand_layer.map(|b| &b.layer)).collect(),
            None => vec![&sources.stock],
        };
        let locales = offered_locales(&own, sources, settings, report)?;
        let default = default_locale(&manifest, settings, &locales, report)?;
        let reference = reference_locale(settings, &default, &locales, report);
        let written = catalog_layers(&layers, sources, settings, &locales);
        let catalog = Catalog::rebuild(&written, Some(&reference), before.map(|before| &*before.catalog), report);
        let mut assets = BTreeMap::new();
        for layer in &layers {
            assets.extend(layer.assets.iter().map(|(name, bytes)| (name.clone(), bytes.clone())));
        }
        let files = overlaid_templates(&layers);
        let templates = TemplateSet::rebuild(&files, &settings.locales, before.map(|before| &before.templates), report);
        let allowed =
            if manifest.allowed_hosts.is_empty() { &settings.links.allowed_hosts } else { &manifest.allowed_hosts };
        let (from, reply_to) = mailboxes(manifest.sender.as_ref().unwrap_or(&settings.sender), report)?;
        check_brand(&manifest, toml.map(|t| (t.path.as_str(), t.text.as_str())), &assets, report);
        let mut kit = Kit {
            links: Arc::new(LinkPolicy { allowed_hosts: allowed.clone() }),
            catalog: Arc::new(catalog),
            templates,
            brand: manifest,
            locales,
            default,
            reference: reference.clone(),
            assets,
            from,
            reply_to,
            standing: BTreeMap::new(),
        };
        kit.standing = agree::standing(&kit, &reference, sources, settings, report);
        Some(kit)
    }

    /// The email of that name, or of the legacy name.
    pub fn email(&self, name: &str) -> Option<&Email> {
        // A project's own email of that name is meant before what Auth0 called so.
        let legacy =
            || LEGACY.iter().find(|(legacy, _)| *legacy == name).and_then(|(_, now)| self.templates.email(now));
        self.templates.email(name).or_else(legacy)
    }

    /// In which locales an email can be sent.
    pub fn standing(&self, email: &str) -> &Standing {
        static NONE: Standing = Standing { offered: Vec::new(), missing: BTreeMap::new(), literal: None };
        self.standing.get(email).unwrap_or(&NONE)
    }

    /// Each locale with whether an email is complete there and which entries it lacks, as `list --format json` and `GET /v1/catalog` print it.
    pub fn completeness(&self, email: &str) -> serde_json::Map<String, serde_json::Value> {
        let standing = self.standing(email);
        let told = |locale: &Locale| {
            let missing = standing.missing.get(locale).cloned().unwrap_or_default();
            serde_json::json!({ "complete": standing.offered.contains(locale), "missing": missing })
        };
        self.locales.iter().map(|locale| (locale.name().to_owned(), told(locale))).collect()
    }
}

fn read_brand(path: &str, text: &str, report: &mut Report) -> Brand {
    toml::from_str(text).unwrap_or_else(|error| {
        let hint = "the keys are name, logo, colors, footer, sender, variables, allowed_hosts, default_locale, match";
        report.push(toml_fault("brand-toml", path, text, &error, hint));
        Brand::default()
    })
}

/// Colors go into styles, logos are attached: both are checked once.
fn check_brand(brand: &Brand, file: Option<(&str, &str)>, assets: &BTreeMap<String, Arc<[u8]>>, report: &mut Report) {
    let Some((path, text)) = file else { return };
    let at = |key: &str, value: &str| value_place(text, key, value).unwrap_or(0..0);
    for (role, color) in &brand.colors {
        let plain = color.starts_with('#') && color.len() <= 9 && color[1..].chars().all(|c| c.is_ascii_hexdigit());
        let named = color.chars().all(|c| c.is_ascii_alphabetic());
        if !plain && !named {
            report.push(
                Diagnostic::error("brand-toml", format!("the color `{role}` is neither a name nor like #1f4e8c"))
                    .at(path, text, at(&format!("colors.{role}"), color))
                    .hint("write it in hexadecimal"),
            );
        }
    }
    if let Some(logo) = &brand.logo
        && !logo.starts_with("https://")
        && !assets.contains_key(logo)
    {
        report.push(
            Diagnostic::error("asset-missing", format!("the logo `{logo}` does not exist"))
                .at(path, text, at("logo", logo))
                .hint("name a file below `assets/`, such as assets/logo.png, or an https address"),
        );
    }
}

/// The locale of a layer's folder. `locales.alias` is about the project's folders; those of the embedded set have canonical names.
pub(crate) fn folder_locale(
    folder: &str,
    layer: &Layer,
    sources: &Sources,
    locales: &LocaleSettings,
) -> Result<Locale, LocaleError> {
    if std::ptr::eq(layer, &sources.stock) { Locale::parse(folder) } else { locales.of_folder(folder) }
}

/// Folders, and the locale of each.
type Folders<'a> = BTreeMap<&'a str, Result<Locale, LocaleError>>;

fn offered_locales(own: &[&Layer], sources: &Sources, settings: &Settings, report: &mut Report) -> Option<Vec<Locale>> {
    let folders = own.iter().flat_map(|layer| layer.locales.keys().map(move |folder| (folder.as_str(), *layer)));
    let mut folders: Folders<'_> =
        folders.map(|(folder, layer)| (folder, folder_locale(folder, layer, sources, &settings.locales))).collect();
    if let Some(offered) = &settings.locales.offered {
        // Without the stock emails and entries, a stock locale has nothing to offer.
        folders = listed(offered, &folders, settings.stock.then_some(&sources.stock), report);
    }
    let mut locales: Vec<Locale> = Vec::new();
    for (folder, locale) in folders {
        match locale {
            Ok(locale) => match locales.iter().find(|known| known.tag() == locale.tag()) {
                Some(twin) => {
                    let message =
                        format!("the folders `{}` and `{folder}` are the same locale ({})", twin.name(), locale.tag());
                    let found = Diagnostic::error("locale-duplicate", message).locale(folder);
                    report.push(in_folder(found, folder, own).hint("merge them into one"));
                }
                None => locales.push(locale),
            },
            Err(error) => {
                let message = format!("the folder `locales/{folder}` names no locale: {error}");
                let hint = "use a BCP 47 tag such as `pt-BR`, or map it with `locales.alias`";
                report.push(in_folder(Diagnostic::error("locale-name", message), folder, own).hint(hint));
            }
        }
    }
    locales.sort();
    if locales.is_empty() {
        report.push(
            Diagnostic::error("locale-missing", "the project offers no locale")
                .hint("add a folder such as `locales/en/`, or list stock locales in `locales.offered`"),
        );
        return None;
    }
    Some(locales)
}

/// The folders that `locales.offered` means, by their names or by tags; the project's own before those of the embedded set.
fn listed<'a>(offered: &[String], own: &Folders<'a>, stock: Option<&'a Layer>, report: &mut Report) -> Folders<'a> {
    let mut found = Folders::new();
    for name in offered {
        let tag = Locale::parse(name).map(|locale| locale.tag().to_owned()).unwrap_or_default();
        let named = own.get_key_value(name.as_str());
        let meant = || own.iter().find(|(_, locale)| locale.as_ref().is_ok_and(|locale| locale.tag() == tag));
        let embedded =
            || stock?.locales.get_key_value(&tag).map(|(folder, _)| (folder.as_str(), Locale::parse(folder)));
        let folder = named.or_else(meant).map(|(folder, locale)| (*folder, locale.clone())).or_else(embedded);
        if let Some((folder, locale)) = folder {
            found.insert(folder, locale);
            continue;
        }
        let known = own.keys().copied().chain(stock.into_iter().flat_map(|s| s.locales.keys().map(String::as_str)));
        let hint = match did_you_mean(name, known) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => format!("add the folder `locales/{name}/`"),
        };
        let message = format!("locales.offered names \"{name}\", which has no entries");
        let missing = Diagnostic::error("locale-missing", message).setting("locales.offered", name);
        report.push(missing.locale(name).hint(hint));
    }
    found
}

/// Places a finding about a folder of entries at its first file.
fn in_folder(found: Diagnostic, folder: &str, own: &[&Layer]) -> Diagnostic {
    let first = own.iter().find_map(|layer| layer.locales.get(folder)?.first());
    match first {
        Some(file) => found.in_file(&file.path),
        None => found,
    }
}

/// The locale that is named, or else English, or else the first: also where there is no such one, so that checks look at the rest.
fn default_locale(brand: &Brand, settings: &Settings, locales: &[Locale], report: &mut Report) -> Option<Locale> {
    let wanted = brand.default_locale.as_ref().or(settings.locales.default.as_ref());
    let named = wanted.and_then(|name| find_locale(name, locales, "locales.default", report));
    named.or_else(|| locales.iter().find(|locale| locale.tag() == "en").or(locales.first()).cloned())
}

fn reference_locale(settings: &Settings, default: &Locale, locales: &[Locale], report: &mut Report) -> Locale {
    match &settings.locales.reference {
        Some(name) => find_locale(name, locales, "locales.reference", report).unwrap_or_else(|| default.clone()),
        None => default.clone(),
    }
}

fn find_locale(name: &str, locales: &[Locale], key: &'static str, report: &mut Report) -> Option<Locale> {
    let found = look_up(name, locales);
    if found.is_none() {
        let known: Vec<&str> = locales.iter().map(Locale::name).collect();
        let hint = match did_you_mean(name, known.iter().copied()) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => format!("the offered locales are {}", known.join(", ")),
        };
        let message = format!("{key} names \"{name}\", which is not offered");
        report.push(Diagnostic::error("config", message).setting(key, name).hint(hint));
    }
    found.cloned()
}

/// Entries by layer. Without `stock`, the stock's `salutation-*` entries still carry greetings (contract §5).
fn catalog_layers(
    layers: &[&Layer],
    sources: &Sources,
    settings: &Settings,
    locales: &[Locale],
) -> Vec<Vec<LocaleFiles>> {
    let mut out = Vec::new();
    if !settings.stock {
        let greeting = |path: &str| path.ends_with("/salutation.ftl");
        out.push(locale_files(&sources.stock, sources, settings, locales, &greeting));
    }
    for layer in layers {
        out.push(locale_files(layer, sources, settings, locales, &|_| true));
    }
    out
}

fn locale_files(
    layer: &Layer,
    sources: &Sources,
    settings: &Settings,
    locales: &[Locale],
    wanted: &dyn Fn(&str) -> bool,
) -> Vec<LocaleFiles> {
    let mut files = Vec::new();
    for (folder, texts) in &layer.locales {
        let Ok(locale) = folder_locale(folder, layer, sources, &settings.locales) else { continue };
        // Only languages that are offered are worth building; parents come along for their children.
        if !locales.iter().any(|offered| offered.id().language == locale.id().language) {
            continue;
        }
        // One locale, one spelling: that of the project where it has the folder.
        let locale = locales.iter().find(|offered| offered.tag() == locale.tag()).cloned().unwrap_or(locale);
        let texts = texts.iter().filter(|file| wanted(&file.path)).map(|file| (file.path.clone(), file.text.clone()));
        files.push(LocaleFiles { locale, files: texts.collect() });
    }
    files
}

/// Templates overlaid file by file. `body.mjml` of a higher layer also replaces a lower `body.html`, and the reverse.
fn overlaid_templates(layers: &[&Layer]) -> Vec<Arc<TemplateFile>> {
    let mut files: BTreeMap<&str, Arc<TemplateFile>> = BTreeMap::new();
    for layer in layers {
        for (name, file) in &layer.templates {
            let twin = name.strip_suffix(".mjml").map(|stem| format!("{stem}.html"));
            let twin = twin.or_else(|| name.strip_suffix(".html").map(|stem| format!("{stem}.mjml")));
            // Layouts and partials of both languages live side by side; only a body is the one or the other.
            if let Some(twin) = twin.filter(|twin| !twin.starts_with('_'))
                && !layer.templates.contains_key(&twin)
            {
                files.remove(twin.as_str());
            }
            let file = TemplateFile { path: file.path.clone(), name: name.clone(), text: file.text.clone() };
            files.insert(name, Arc::new(file));
        }
    }
    files.into_values().collect()
}

fn mailboxes(sender: &Sender, report: &mut Report) -> Option<(Mailbox, Option<Mailbox>)> {
    let mut parse = |key: &'static str, text: &str| {
        Mailbox::parse(text)
            .map_err(|error| {
                report.push(
                    Diagnostic::error("config", format!("{key} is no mailbox: {error}"))
                        .setting(key, text)
                        .hint("write `Example <no-reply@example.org>`"),
                );
            })
            .ok()
    };
    let from = parse("sender.from", &sender.from);
    let reply_to = sender.reply_to.as_ref().and_then(|text| parse("sender.reply_to", text));
    // An engine with this fault sends nothing; checks look at the rest.
    let from = from.or_else(|| Mailbox::parse(&Sender::default().from).ok())?;
    Some((from, reply_to))
}

/// Whether mail from this address can only go to a relay on this machine.
pub fn is_local_sender(address: &Address) -> bool {
    address.domain() == "localhost"
}
