//! The catalog: all bundles of all locales, strict.
//!
//! Layers of `.ftl` files (stock, project, brand) overlay entry by entry; a locale sees its own entries and those of its
//! parents of the same language. Each entry is checked, expanded and handed to the Fluent runtime when the catalog is built;
//! an entry with a fault is reported and counts as missing, so that no reference, argument or brace can surface in a mail.

mod data;
mod expand;
pub mod formats;
mod functions;
mod lower;
pub mod markup;
pub mod options;
pub mod outline;
pub mod plurals;
mod pseudo;
mod relative;
pub(crate) mod resource;
mod syntax;

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentError, FluentResource};

pub use expand::{FileText, Place, is_argument_name};
pub use functions::{Argument, Voice};
use markup::{Mark, Slot, Target};
pub use pseudo::Pseudo;

use self::expand::{Budget, Found, Lookup, MAX_FINDINGS};
use self::resource::{Entry, Pattern};
use crate::diagnostic::{Diagnostic, Quota, Report, line_column};
use crate::locale::{Locale, inherit};

/// The `.ftl` files of one locale in one layer.
#[derive(Clone, Debug)]
pub struct LocaleFiles {
    /// The locale of the folder.
    pub locale: Locale,
    /// Path (relative to the project) and text of each file.
    pub files: Vec<(String, String)>,
}

/// All bundles by locale. Immutable.
#[derive(Debug)]
pub struct Catalog {
    bundles: BTreeMap<Locale, Arc<Bundle>>,
    /// What each bundle was built from, where nothing was found in it.
    prints: BTreeMap<Locale, u64>,
}

/// What one locale can say: its own entries and its parents'.
pub struct Bundle {
    locale: Locale,
    chain: Vec<Locale>,
    entries: HashMap<String, CompiledEntry>,
    runtime: FluentBundle<FluentResource>,
}

/// An entry that can be formatted.
#[derive(Debug)]
pub struct CompiledEntry {
    key: String,
    marks: Vec<Mark>,
    /// Arguments it uses in any variant, with the place of their first use.
    pub arguments: BTreeMap<String, Place>,
    /// Names of the slots it holds.
    pub slots: BTreeSet<String>,
    /// Where it is written.
    pub place: Place,
    /// The locale that supplied it.
    pub locale: Locale,
}

impl CompiledEntry {
    /// Whether it holds a tag that is no slot; a line break is none, because a line reads on without it.
    pub fn has_markup(&self) -> bool {
        self.marks.iter().any(|mark| matches!(mark, Mark::Open(_)))
    }
}

/// Why a text could not be formatted. Such a text never reaches a mail.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The locale has no such entry.
    #[error("entry `{0}` does not exist in this locale")]
    Missing(String),
    /// Formatting met a fault.
    #[error("entry `{entry}` cannot be formatted: {reason}")]
    Unusable {
        /// The entry.
        entry: String,
        /// What went wrong; holds no values of the person.
        reason: String,
    },
}

impl Catalog {
    /// Builds the catalog from `layers`, lowest first. Faults go to `report`; faulty entries are left out.
    pub fn build(layers: &[Vec<LocaleFiles>], report: &mut Report) -> Catalog {
        Catalog::build_with_pseudo(layers, None, report)
    }

    /// The same, with the pseudo-locales `en-XA` and `ar-XB` made from `reference`.
    pub fn build_with_pseudo(layers: &[Vec<LocaleFiles>], reference: Option<&Locale>, report: &mut Report) -> Catalog {
        Catalog::rebuild(layers, reference, None, report)
    }

    /// The same once more: a bundle of `before` is taken as it is when its files and its parents' have not changed.
    pub fn rebuild(
        layers: &[Vec<LocaleFiles>],
        reference: Option<&Locale>,
        before: Option<&Catalog>,
        report: &mut Report,
    ) -> Catalog {
        let prints = Prints::of(layers);
        let locales: Vec<Locale> = prints.0.keys().cloned().collect();
        let mut catalog = Catalog { bundles: BTreeMap::new(), prints: BTreeMap::new() };
        let kept = |locale: &Locale, print: u64| {
            let before = before.filter(|before| before.prints.get(locale) == Some(&print))?;
            // A folder may have got another spelling.
            before.bundles.get(locale).filter(|bundle| bundle.locale.name() == locale.name()).cloned()
        };
        let mut changed = Vec::new();
        for locale in &locales {
            let chain = inherit(locale, &locales);
            let print = prints.of_chain(&chain, locale);
            match kept(locale, print) {
                Some(bundle) => {
                    catalog.bundles.insert(locale.clone(), bundle);
                    catalog.prints.insert(locale.clone(), print);
                }
                None => changed.push((locale, chain, print)),
            }
        }
        let disguised: Vec<_> =
            reference.into_iter().flat_map(|reference| disguises(reference, &locales, &prints)).collect();
        let mut needed: BTreeSet<&Locale> = changed.iter().flat_map(|(_, chain, _)| chain).collect();
        if disguised.iter().any(|disguise| kept(&disguise.locale, disguise.print).is_none()) {
            needed.extend(disguised.iter().flat_map(|disguise| &disguise.chain));
        }
        let (written, found) = Written::read_some(layers, &|locale| needed.contains(locale));
        for (locale, chain, print) in &changed {
            let merged = written.merged(chain);
            let mut own = Report::new();
            match Bundle::build(locale, chain, &merged, None, &mut own) {
                Ok(bundle) => {
                    catalog.bundles.insert((*locale).clone(), Arc::new(bundle));
                }
                Err(message) => own.push(
                    Diagnostic::error("runtime-refused", message)
                        .locale(locale.name())
                        .hint("this is a fault of the engine; please report it with the entry"),
                ),
            }
            if own.is_empty() && chain.iter().all(|locale| found.get(locale).is_none_or(Report::is_empty)) {
                catalog.prints.insert((*locale).clone(), *print);
            }
            report.extend(own.into_findings());
        }
        for disguise in disguised.into_iter().filter(|disguise| !locales.contains(&disguise.locale)) {
            let Disguise { locale, pseudo, chain, print } = disguise;
            let bundle = kept(&locale, print).or_else(|| {
                let merged = written.merged(&chain);
                let own = std::slice::from_ref(&locale);
                // Faults of the reference are reported under its own name; here its entries are only disguised.
                Bundle::build(&locale, own, &merged, Some(pseudo), &mut Report::new()).map(Arc::new).ok()
            });
            if let Some(bundle) = bundle {
                catalog.bundles.insert(locale.clone(), bundle);
                catalog.prints.insert(locale, print);
            }
        }
        report.extend(found.into_values().flat_map(Report::into_findings));
        catalog
    }

    /// The locales that have entries.
    pub fn locales(&self) -> impl Iterator<Item = &Locale> + Clone {
        self.bundles.keys()
    }

    /// The bundle of one locale.
    pub fn bundle(&self, locale: &Locale) -> Option<&Arc<Bundle>> {
        self.bundles.get(locale)
    }
}

/// A pseudo-locale to be made of the reference.
struct Disguise {
    locale: Locale,
    pseudo: Pseudo,
    /// The reference and its parents.
    chain: Vec<Locale>,
    print: u64,
}

fn disguises(reference: &Locale, locales: &[Locale], prints: &Prints) -> Vec<Disguise> {
    let parsed = Pseudo::ALL.into_iter().filter_map(|(tag, pseudo)| Some((Locale::parse(tag).ok()?, pseudo)));
    let chain = inherit(reference, locales);
    parsed
        .map(|(locale, pseudo)| Disguise {
            print: prints.of_chain(&chain, &locale),
            locale,
            pseudo,
            chain: chain.clone(),
        })
        .collect()
}

/// Fingerprints of the files of each locale, in all layers.
struct Prints(BTreeMap<Locale, u64>);

impl Prints {
    fn of(layers: &[Vec<LocaleFiles>]) -> Prints {
        let mut hashers: BTreeMap<Locale, DefaultHasher> = BTreeMap::new();
        for (layer, files) in
            layers.iter().enumerate().flat_map(|(at, layer)| layer.iter().map(move |files| (at, files)))
        {
            (layer, &files.files).hash(hashers.entry(files.locale.clone()).or_default());
        }
        Prints(hashers.into_iter().map(|(locale, hasher)| (locale, hasher.finish())).collect())
    }

    /// What a bundle for `locale` depends on that sees the entries of `chain`.
    fn of_chain(&self, chain: &[Locale], locale: &Locale) -> u64 {
        let mut hasher = DefaultHasher::new();
        locale.name().hash(&mut hasher);
        for parent in chain {
            (parent.name(), self.0.get(parent)).hash(&mut hasher);
        }
        hasher.finish()
    }
}

/// What is written in the files of all locales, layers overlaid entry by entry, before anything is made of it.
#[derive(Debug, Default)]
pub(crate) struct Written {
    own: BTreeMap<Locale, Own>,
}

impl Written {
    /// Reads all files of `layers`, lowest first. Faults of syntax go to `report`.
    pub fn read(layers: &[Vec<LocaleFiles>], report: &mut Report) -> Written {
        let (written, found) = Written::read_some(layers, &|_| true);
        report.extend(found.into_values().flat_map(Report::into_findings));
        written
    }

    /// Reads the files of some locales; gives what was found in those of each.
    fn read_some(layers: &[Vec<LocaleFiles>], wanted: &dyn Fn(&Locale) -> bool) -> (Written, BTreeMap<Locale, Report>) {
        let mut written = Written::default();
        let mut found: BTreeMap<Locale, Report> = BTreeMap::new();
        for files in layers.iter().flatten().filter(|files| wanted(&files.locale)) {
            let report = found.entry(files.locale.clone()).or_default();
            written.own.entry(files.locale.clone()).or_default().overlay(files, report);
        }
        (written, found)
    }

    /// The locales that have a folder.
    pub fn locales(&self) -> impl Iterator<Item = &Locale> {
        self.own.keys()
    }

    /// One locale's own entries, without its parents', by name (`-id` for a term).
    pub fn own(&self, locale: &Locale) -> impl Iterator<Item = (&str, &Entry, &Arc<FileText>)> {
        let own = self.own.get(locale).into_iter();
        own.flat_map(|own| own.entries.iter().map(|(name, (entry, file))| (name.as_str(), entry, file)))
    }

    /// One locale seen through its chain of parents.
    pub fn merged<'a>(&'a self, chain: &'a [Locale]) -> Merged<'a> {
        Merged { chain, own: &self.own }
    }
}

/// One locale's own entries after overlaying the layers.
#[derive(Debug, Default)]
struct Own {
    entries: BTreeMap<String, (Entry, Arc<FileText>)>,
}

impl Own {
    fn overlay(&mut self, files: &LocaleFiles, report: &mut Report) {
        let mut seen: HashMap<String, (Arc<FileText>, usize)> = HashMap::new();
        let mut quota = Quota::new(MAX_FINDINGS);
        for (path, text) in &files.files {
            let file = Arc::new(FileText::new(path, files.locale.name(), text));
            let resource = resource::read(path, files.locale.name(), text);
            report.extend(resource.diagnostics.into_iter().filter(|diagnostic| quota.lists(diagnostic.rule)));
            for entry in resource.entries {
                let name = entry.name();
                if let Some((first, at)) = seen.insert(name.clone(), (file.clone(), entry.span.start))
                    && quota.lists("entry-duplicate")
                {
                    let line = line_column(&first.text, at).0;
                    let message = format!("`{name}` is already written in {}:{line}", first.path);
                    let diagnostic = file.place(Diagnostic::error("entry-duplicate", message), entry.span.clone());
                    let hint = "keep one of them; the later one would silently win";
                    report.push(diagnostic.entry(&name).hint(hint));
                }
                self.entries.insert(name, (entry, file.clone()));
            }
        }
        report.extend(quota.others().map(|others| others.locale(files.locale.name())));
    }
}

/// One locale seen through its chain.
#[derive(Debug)]
pub(crate) struct Merged<'a> {
    chain: &'a [Locale],
    own: &'a BTreeMap<Locale, Own>,
}

impl<'a> Merged<'a> {
    /// The entry of that name (`-id` for a term), nearest locale first, with its file and the locale that supplied it.
    pub fn entry(&self, name: &str) -> Option<(&'a Entry, &'a Arc<FileText>, &'a Locale)> {
        self.chain.iter().find_map(|locale| {
            let (locale, own) = self.own.get_key_value(locale)?;
            own.entries.get(name).map(|(entry, file)| (entry, file, locale))
        })
    }

    /// Every name.
    pub fn all(&self) -> BTreeSet<&'a str> {
        self.chain
            .iter()
            .filter_map(|locale| self.own.get(locale))
            .flat_map(|own| own.entries.keys().map(String::as_str))
            .collect()
    }
}

impl Lookup for Merged<'_> {
    fn find(&self, term: bool, id: &str, attribute: Option<&str>) -> Option<Found<'_>> {
        let name = if term { format!("-{id}") } else { id.to_owned() };
        let (entry, file, _) = self.entry(&name)?;
        let pattern = match attribute {
            Some(attribute) => entry.attributes.iter().find(|(name, _)| name == attribute).map(|(_, p)| p),
            None => entry.value.as_ref(),
        };
        pattern.map(|pattern| Found { pattern, file })
    }

    fn names(&self) -> Vec<&str> {
        self.all().into_iter().collect()
    }
}

impl Bundle {
    fn build(
        locale: &Locale,
        chain: &[Locale],
        merged: &Merged<'_>,
        pseudo: Option<Pseudo>,
        report: &mut Report,
    ) -> Result<Bundle, String> {
        let mut entries = HashMap::new();
        let mut ftl = String::new();
        let mut budget = Budget::of_a_locale();
        for name in merged.all() {
            let Some((entry, file, supplier)) = merged.entry(name) else { continue };
            if entry.term {
                continue;
            }
            for (id, pattern) in patterns(entry) {
                // The second of two attributes of one name is reported by the parser, and never used.
                if entries.contains_key(&id) {
                    continue;
                }
                let key = format!("e{}", entries.len());
                let source = Source { id: &id, pattern, entry, file, locale: supplier, pseudo };
                match source.compile(merged, key, &mut budget, &mut ftl) {
                    Ok(compiled) => {
                        entries.insert(id, compiled);
                    }
                    Err(diagnostics) => report.extend(diagnostics),
                }
            }
        }
        report.extend(budget.quota.others().map(|others| others.locale(locale.name())));
        let runtime = runtime(locale, ftl)?;
        Ok(Bundle { locale: locale.clone(), chain: chain.to_vec(), entries, runtime })
    }

    /// The locale.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The locale and its parents of the same language, nearest first.
    pub fn chain(&self) -> &[Locale] {
        &self.chain
    }

    /// The entry `id`, or `id.attribute`.
    pub fn entry(&self, id: &str) -> Option<&CompiledEntry> {
        self.entries.get(id)
    }

    /// Every entry id, in no order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// Formats an entry for the place where it lands. Any fault is an error: text with a fault in it does not exist.
    pub fn format<'a>(
        &self,
        id: &str,
        arguments: impl IntoIterator<Item = (&'a str, &'a Argument)>,
        slot: &dyn Fn(&str) -> Option<Slot>,
        target: Target,
        voice: &Voice,
    ) -> Result<String, FormatError> {
        let entry = self.entries.get(id).ok_or_else(|| FormatError::Missing(id.to_owned()))?;
        let unusable = |reason: String| FormatError::Unusable { entry: id.to_owned(), reason };
        let pattern = self
            .runtime
            .get_message(&entry.key)
            .and_then(|message| message.value())
            .ok_or_else(|| FormatError::Missing(id.to_owned()))?;
        let arguments = functions::to_fluent_args(arguments);
        let mut errors: Vec<FluentError> = Vec::new();
        let (formatted, faults) = functions::with_voice(voice, || {
            self.runtime.format_pattern(pattern, Some(&arguments), &mut errors).into_owned()
        });
        if let Some(fault) = faults.into_iter().next() {
            return Err(unusable(fault));
        }
        if let Some(error) = errors.first() {
            return Err(unusable(error.to_string()));
        }
        markup::finish(&formatted, &entry.marks, slot, target, self.locale.direction()).map_err(unusable)
    }
}

impl std::fmt::Debug for Bundle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bundle({}, {} entries)", self.locale.name(), self.entries.len())
    }
}

/// The value under the entry's id and each attribute under `id.attribute`.
fn patterns(entry: &Entry) -> Vec<(String, &Pattern)> {
    let value = entry.value.iter().map(|value| (entry.id.clone(), value));
    value.chain(entry.attributes.iter().map(|(name, p)| (format!("{}.{name}", entry.id), p))).collect()
}

/// One pattern on its way into the bundle.
struct Source<'a> {
    id: &'a str,
    pattern: &'a Pattern,
    entry: &'a Entry,
    file: &'a Arc<FileText>,
    locale: &'a Locale,
    pseudo: Option<Pseudo>,
}

impl Source<'_> {
    fn compile(
        &self,
        merged: &Merged<'_>,
        key: String,
        budget: &mut Budget,
        ftl: &mut String,
    ) -> Result<CompiledEntry, Vec<Diagnostic>> {
        let found = Found { pattern: self.pattern, file: self.file };
        let (pattern, facts) = expand::expand(found, merged, self.id, budget)?;
        let lowered = lower::lower(&pattern, self.pseudo).map_err(|fault| {
            let span = if fault.span.is_empty() { self.entry.span.clone() } else { fault.span };
            let listed = budget.quota.lists(fault.rule).then(|| {
                let diagnostic = self.file.place(Diagnostic::error(fault.rule, fault.message), span);
                diagnostic.entry(self.id).hint(fault.hint)
            });
            listed.into_iter().collect::<Vec<_>>()
        })?;
        ftl.push_str(&format!("{key} = {}\n", lowered.ftl));
        let slots = lowered.marks.iter().filter_map(|mark| match mark {
            Mark::SlotOpen(name) => Some(name.clone()),
            _ => None,
        });
        Ok(CompiledEntry {
            key,
            slots: slots.collect(),
            marks: lowered.marks,
            arguments: facts.arguments,
            place: Place { file: self.file.path.clone(), span: self.entry.span.clone() },
            locale: self.locale.clone(),
        })
    }
}

fn runtime(locale: &Locale, ftl: String) -> Result<FluentBundle<FluentResource>, String> {
    let resource = FluentResource::try_new(ftl)
        .map_err(|(_, errors)| format!("the runtime cannot read an entry: {:?}", errors.first().map(|e| &e.kind)))?;
    let id: unic_langid::LanguageIdentifier =
        locale.id().to_string().parse().map_err(|error| format!("{}: {error}", locale.tag()))?;
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    functions::register(&mut bundle).map_err(|error| error.to_string())?;
    bundle.add_resource(resource).map_err(|errors| format!("the runtime refuses entries: {errors:?}"))?;
    Ok(bundle)
}

#[cfg(test)]
mod conformance;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
