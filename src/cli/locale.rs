//! `locale add`: the entries of a locale as stubs to translate.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::ExitCode;

use super::Loaded;
use super::args::LocaleAddArgs;
use super::output::{Failure, put, say};
use crate::catalog::outline::{Brief, Written, outline, stubs, written};
use crate::catalog::plurals::Plurals;
use crate::diagnostic::count;
use crate::engine::folder_locale;
use crate::locale::{Locale, inherit, look_up};
use crate::sources::{Layer, SourceText};
use crate::workspace::files;

/// Lays the locale out.
pub fn add(loaded: &Loaded, args: &LocaleAddArgs) -> Result<ExitCode, Failure> {
    let root = loaded.folder()?;
    let plan = Plan::new(loaded, &args.tag)?;
    let sheets = plan.sheets();
    if sheets.is_empty() {
        put(&plan.nothing())?;
    } else {
        sheets.iter().try_for_each(|sheet| sheet.write(root))?;
        put(&plan.result(&sheets))?;
    }
    plan.notes(&sheets).iter().for_each(|note| say(&format!("note: {note}")));
    Ok(ExitCode::SUCCESS)
}

/// Everything that decides which entries need a stub.
struct Plan<'a> {
    loaded: &'a Loaded,
    project: &'a Layer,
    /// The new locale, under the name of its folder.
    locale: Locale,
    reference: Locale,
    /// Reference files: name below the locale's folder, text; nearest locale of the reference's chain first.
    files: Vec<(String, &'a str)>,
    /// Entries and stubs that the folder has.
    own: BTreeSet<String>,
    /// Entries that the embedded set says in this locale, while the project has not changed what they say in the reference.
    stock: BTreeSet<String>,
    /// What is said until an entry is written, by whom: a parent, or the embedded set.
    inherited: BTreeMap<String, (String, String)>,
}

impl<'a> Plan<'a> {
    fn new(loaded: &'a Loaded, tag: &str) -> Result<Plan<'a>, Failure> {
        let none = || Failure::usage("the project has no locales");
        let project = loaded.sources.project.as_ref().ok_or_else(none)?;
        let reference = loaded.engine.kit(None).ok_or_else(none)?.reference.clone();
        let locale = named(loaded, project, tag)?;
        if locale.tag() == reference.tag() {
            let message = format!("{} is the reference: its entries are what others translate", reference.name());
            return Err(Failure::usage(message));
        }
        let mut plan = Plan {
            loaded,
            project,
            files: Vec::new(),
            own: BTreeSet::new(),
            stock: BTreeSet::new(),
            inherited: BTreeMap::new(),
            locale,
            reference,
        };
        plan.look();
        if plan.files.is_empty() {
            let folder = format!("locales/{}", plan.reference.name());
            return Err(Failure::refused(format!("{folder} has no entries to translate: {}", plan.stock_advice())));
        }
        Ok(plan)
    }

    fn look(&mut self) {
        let (project, stock) = (self.project, &self.loaded.sources.stock);
        self.files = self.parents(project, &self.reference).iter().flat_map(|(_, files)| named_files(files)).collect();
        let own_folder = project.locales.get(self.locale.name());
        for file in own_folder.into_iter().flatten() {
            self.own.extend(written(&file.text).into_iter().map(|entry| entry.name));
            self.own.extend(stubs(&file.text).into_iter().map(str::to_owned));
        }
        let reference = entries(self.parents(project, &self.reference));
        let stock_reference = self.stock_entries(&self.reference);
        let mut parents = entries(
            self.parents(project, &self.locale).into_iter().filter(|(l, _)| l.tag() != self.locale.tag()).collect(),
        );
        for (name, (locale, text)) in self.stock_entries(&self.locale) {
            let unchanged =
                reference.get(&name).map(|(_, text)| text) == stock_reference.get(&name).map(|(_, text)| text);
            if locale == self.locale.name() && unchanged {
                self.stock.insert(name);
            } else {
                parents.entry(name).or_insert((locale, text));
            }
        }
        self.inherited = parents;
        // Greetings come from the embedded set wherever it has the language; another language writes its own.
        let greets =
            |files: &[(String, &str)]| files.iter().any(|(_, text)| written(text).iter().any(|e| is_greeting(&e.name)));
        if !self.inherited.keys().chain(&self.stock).any(|name| is_greeting(name)) && !greets(&self.files) {
            let english = Locale::parse("en").ok();
            let languages = [Some(self.reference.clone()), english];
            let found = languages.into_iter().flatten().find_map(|locale| {
                self.parents(stock, &locale)
                    .into_iter()
                    .flat_map(|(_, files)| named_files(files))
                    .find(|(name, _)| name == GREETINGS)
            });
            self.files.extend(found);
        }
    }

    /// The folders of a layer that a locale reads from, nearest first.
    fn parents<'l>(&self, layer: &'l Layer, locale: &Locale) -> Vec<(Locale, &'l [SourceText])> {
        let parse = |folder| folder_locale(folder, layer, &self.loaded.sources, &self.loaded.config.locales);
        let folders = layer.locales.keys().filter_map(|folder| Some((parse(folder).ok()?, folder.as_str())));
        let folders: Vec<(Locale, &str)> = folders.collect();
        let available: Vec<Locale> = folders.iter().map(|(locale, _)| locale.clone()).collect();
        let chain = inherit(locale, &available);
        let found = chain.iter().filter_map(|step| {
            let (_, folder) = folders.iter().find(|(locale, _)| locale.tag() == step.tag())?;
            Some((step.clone(), layer.locales.get(*folder)?.as_slice()))
        });
        // The locale itself may stand twice, under the name asked for and under its folder's.
        let mut seen = BTreeSet::new();
        found.filter(|(step, _)| seen.insert(step.tag().to_owned())).collect()
    }

    /// What the embedded set says in a locale and its parents; without `stock` only greetings.
    fn stock_entries(&self, locale: &Locale) -> BTreeMap<String, (String, String)> {
        let mut found = entries(self.parents(&self.loaded.sources.stock, locale));
        found.retain(|name, _| self.loaded.config.stock || is_greeting(name));
        found
    }

    /// The files to write.
    fn sheets(&self) -> Vec<Sheet<'_>> {
        let plurals = Plurals::of(&self.locale);
        let mut sheets: Vec<Sheet<'_>> = Vec::new();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for (name, text) in &self.files {
            let wanted =
                |entry: &str| !self.own.contains(entry) && !self.stock.contains(entry) && !seen.contains(entry);
            let stand_in = |entry: &str| {
                let (locale, text) = self.inherited.get(entry)?;
                // The embedded set may say in this very locale what the reference no longer says.
                let kin = if locale == self.locale.name() { "embedded" } else { "inherited" };
                Some((format!("{locale} ({kin})"), text.clone()))
            };
            let brief = Brief {
                reference: self.reference.name(),
                target: self.locale.name(),
                plurals: &plurals,
                wanted: &wanted,
                stand_in: &stand_in,
            };
            let path = format!("locales/{}/{name}", self.locale.name());
            let before =
                self.project.locales.get(self.locale.name()).into_iter().flatten().find(|file| file.path == path);
            let outline = outline(text, before.is_none(), &brief);
            seen.extend(stubs(&outline.text).into_iter().map(str::to_owned));
            if outline.stubs > 0 {
                sheets.push(Sheet { path, before: before.map(|file| file.text.as_str()), outline });
            }
        }
        sheets
    }

    fn result(&self, sheets: &[Sheet<'_>]) -> String {
        let width = sheets.iter().map(|sheet| sheet.path.len()).max().unwrap_or(0);
        let mut out = String::new();
        for sheet in sheets {
            let added = if sheet.before.is_some() { "  (added at the end)" } else { "" };
            out.push_str(&format!("{:width$}  {}{added}\n", sheet.path, count(sheet.outline.stubs, "stub")));
        }
        let stubs: usize = sheets.iter().map(|sheet| sheet.outline.stubs).sum();
        let is = if stubs == 1 { "entry is" } else { "entries are" };
        out.push_str(&format!(
            "\n{stubs} {is} to be written in {}; `vocative list` shows what is left\n",
            self.locale.name()
        ));
        out
    }

    fn nothing(&self) -> String {
        let own = if self.own.is_empty() { "" } else { ", or have a stub in its folder" };
        if self.stock.is_empty() {
            return format!("nothing to add: all entries are written in {}{own}\n", self.locale.name());
        }
        let name = self.locale.name();
        format!(
            "nothing to add: the embedded set has all entries of the reference in {name}{own}; {}\n",
            self.stock_advice()
        )
    }

    /// What the reader should know besides.
    fn notes(&self, sheets: &[Sheet<'_>]) -> Vec<String> {
        let (name, mut notes) = (self.locale.name(), Vec::new());
        let names = sheets.iter().flat_map(|sheet| stubs(&sheet.outline.text));
        let standing_in: Vec<&str> = names.filter_map(|stub| Some(self.inherited.get(stub)?.0.as_str())).collect();
        if !standing_in.is_empty() {
            let locales: BTreeSet<&str> = standing_in.iter().copied().collect();
            let locales = locales.into_iter().collect::<Vec<_>>().join(", ");
            let number = standing_in.len();
            notes.push(format!(
                "until they are written, {} from {locales}: write only what differs in {name}",
                if number == 1 { "1 of them comes".to_owned() } else { format!("{number} of them come") }
            ));
        }
        if !sheets.is_empty() && !self.stock.is_empty() {
            notes.push(format!("{} more come from the embedded set, which has {name}", self.stock.len()));
        }
        let lacking = self.stock_lacks();
        if lacking > 0 {
            notes.push(format!(
                "{lacking} entries of the stock emails are not among these; an email that needs one is not offered in {name}. \
                 `vocative new DIR` writes them to DIR/locales/en: copy those files, and run this again"
            ));
        }
        if self.is_listed() == Some(false) && !sheets.is_empty() {
            notes.push(format!("{name} is not offered before it stands in `locales.offered` of vocative.toml"));
        }
        notes
    }

    /// Whether `locales.offered` lists the locale, where there is a list.
    fn is_listed(&self) -> Option<bool> {
        let locales = &self.loaded.config.locales;
        let list = locales.offered.as_ref()?;
        Some(list.iter().any(|name| locales.of_folder(name).is_ok_and(|listed| listed.tag() == self.locale.tag())))
    }

    /// How many entries of the embedded reference neither the project's reference nor a locale of the language has.
    fn stock_lacks(&self) -> usize {
        if !self.loaded.config.stock {
            return 0;
        }
        let reference = entries(self.parents(self.project, &self.reference));
        let spoken = |name: &String| {
            reference.contains_key(name) || self.stock.contains(name) || self.inherited.contains_key(name)
        };
        let stock = self.stock_entries(&self.reference);
        stock.keys().filter(|name| !spoken(name) && !self.own.contains(*name) && !is_greeting(name)).count()
    }

    fn stock_advice(&self) -> String {
        let name = self.locale.name();
        let stock = &self.loaded.sources.stock.locales;
        if !self.loaded.config.stock || !stock.contains_key(self.locale.tag()) {
            let known = stock.len();
            return format!(
                "the embedded set has {known} locales, without {name}; `vocative new DIR` writes its reference entries"
            );
        }
        if self.is_listed() == Some(true) {
            format!("{name} is offered")
        } else {
            format!("add \"{name}\" to `locales.offered` of vocative.toml to offer it")
        }
    }
}

/// The file of the three entries that greet.
const GREETINGS: &str = "salutation.ftl";

fn is_greeting(name: &str) -> bool {
    name.starts_with("salutation-")
}

/// Files by their name below the locale's folder.
fn named_files(files: &[SourceText]) -> impl Iterator<Item = (String, &str)> {
    files.iter().filter_map(|file| {
        let (_, below) = file.path.split_once("locales/")?;
        Some((below.split_once('/')?.1.to_owned(), file.text.as_str()))
    })
}

/// The entries of a chain of folders by name, with the locale that has it; the nearest counts.
fn entries(chain: Vec<(Locale, &[SourceText])>) -> BTreeMap<String, (String, String)> {
    let mut found = BTreeMap::new();
    for (locale, files) in chain {
        for Written { name, text } in files.iter().flat_map(|file| written(&file.text)) {
            found.entry(name).or_insert_with(|| (locale.name().to_owned(), text));
        }
    }
    found
}

/// The locale that `tag` names, under the name of its folder: that of the project, of `locales.alias`, or else the canonical tag.
fn named(loaded: &Loaded, project: &Layer, tag: &str) -> Result<Locale, Failure> {
    let usage = |error: crate::locale::LocaleError| Failure::usage(error.to_string());
    let locales = &loaded.config.locales;
    let folders = project.locales.keys().chain(locales.alias.keys());
    let known: Vec<Locale> = folders.filter_map(|folder| locales.of_folder(folder).ok()).collect();
    let wanted = look_up(tag, &known).cloned().map_or_else(|| Locale::parse(tag), Ok).map_err(usage)?;
    if wanted.is_pseudo() {
        let message =
            format!("{tag} is a pseudo-locale: the engine makes it of the reference, `--locale {tag}` shows it");
        return Err(Failure::usage(message));
    }
    // A folder that exists is used, whatever other name of the locale was asked for.
    let existing = known.iter().find(|locale| locale.tag() == wanted.tag());
    let locale = existing.map_or_else(|| wanted.named(wanted.tag()), Locale::clone);
    let folder = locale.name().to_owned();
    if folder != tag {
        say(&format!("note: `{tag}` is `{folder}` here; its folder is locales/{folder}"));
    }
    Ok(locale)
}

/// A file of stubs.
struct Sheet<'a> {
    path: String,
    /// The text that the file has already.
    before: Option<&'a str>,
    outline: crate::catalog::outline::Outline,
}

impl Sheet<'_> {
    fn write(&self, root: &Path) -> Result<(), Failure> {
        let path = root.join(&self.path);
        let original = files::read(&path)?.unwrap_or_default();
        let fix = files::appended(self.before.unwrap_or_default(), &self.outline.text);
        Ok(files::write(&path, files::apply(&original, &[fix]).as_bytes())?)
    }
}
