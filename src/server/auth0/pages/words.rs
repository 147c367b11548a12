//! What the pages say: one file of entries for each language, beside those of the mails but not a part of any project.

use std::sync::{Arc, LazyLock};

use include_dir::{Dir, include_dir};
use maud::{Markup, PreEscaped};
use serde_json::Value;

use crate::catalog::formats::Formats;
use crate::catalog::markup::Target;
use crate::catalog::{Argument, Bundle, Catalog, LocaleFiles, Voice};
use crate::clock;
use crate::diagnostic::Report;
use crate::locale::{Locale, Policy, Source, negotiate};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/server/auth0/words");
/// The one variable that the entries have.
const APPLICATION: &str = "application";
/// The language that every other is held against, and the last resort.
const REFERENCE: &str = "en";

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::build(&FILES, &mut Report::new()));

/// All languages.
#[derive(Debug)]
struct Words {
    catalog: Catalog,
    /// Languages that have every entry, themselves or from a parent.
    offered: Vec<Locale>,
}

impl Words {
    fn build(files: &Dir<'_>, report: &mut Report) -> Words {
        let read = files.files().filter_map(|file| {
            let locale = Locale::parse(file.path().file_stem()?.to_str()?).ok()?;
            let path = file.path().to_string_lossy().into_owned();
            Some(LocaleFiles { locale, files: vec![(path, file.contents_utf8()?.to_owned())] })
        });
        let catalog = Catalog::build(&[read.collect()], report);
        let reference = Locale::parse(REFERENCE).ok();
        let all: Vec<&str> =
            reference.and_then(|locale| catalog.bundle(&locale)).into_iter().flat_map(|b| b.ids()).collect();
        let whole = |locale: &&Locale| {
            catalog.bundle(locale).is_some_and(|bundle| all.iter().all(|id| bundle.entry(id).is_some()))
        };
        let offered = catalog.locales().filter(whole).cloned().collect();
        Words { catalog, offered }
    }
}

/// One language, for one application.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub locale: Locale,
    bundle: Option<Arc<Bundle>>,
    voice: Option<Voice>,
    application: Argument,
}

impl Spoken {
    /// The words for whoever wishes for these languages, in order; else of `defaults`.
    pub(super) fn of(wishes: &[Value], defaults: &[Locale], application: &str) -> Option<Spoken> {
        let sources: Vec<Source<'_>> =
            wishes.iter().map(|wish| Source { pointer: String::new(), value: Some(wish) }).collect();
        let last = Locale::parse(REFERENCE).ok();
        let defaults: Vec<Locale> = defaults.iter().cloned().chain(last).collect();
        let decision = negotiate(&sources, &WORDS.offered, &defaults, &Policy::default())?;
        let tag: icu::locale::Locale = decision.locale.tag().parse().ok()?;
        let voice = |formats| Voice {
            formats: Arc::new(formats),
            zone: jiff::tz::TimeZone::UTC,
            zone_assumed: true,
            now: clock::now(),
        };
        Some(Spoken {
            bundle: WORDS.catalog.bundle(&decision.locale).cloned(),
            voice: Formats::new(&tag, &tag).ok().map(voice),
            locale: decision.locale,
            application: Argument::Text(application.to_owned()),
        })
    }

    /// An entry as content of an element.
    pub(super) fn text(&self, id: &str) -> Markup {
        PreEscaped(self.format(id, Target::Html))
    }

    /// An entry as text of the title.
    pub(super) fn line(&self, id: &str) -> Markup {
        PreEscaped(self.format(id, Target::Attribute))
    }

    fn format(&self, id: &str, target: Target) -> String {
        let (Some(bundle), Some(voice)) = (&self.bundle, &self.voice) else { return String::new() };
        let arguments = [(APPLICATION, &self.application)];
        bundle.format(id, arguments, &|_| None, target, voice).unwrap_or_else(|error| {
            tracing::error!(id, locale = self.locale.name(), %error, "a page lacks words");
            String::new()
        })
    }
}

/// The names of all languages that have a file.
#[cfg(test)]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    FILES.files().filter_map(|file| file.path().file_stem()?.to_str())
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::catalog::LocaleFiles;
    use crate::catalog::resource;

    /// Entries with the variables of each, as one file has them itself.
    fn entries(file: &include_dir::File<'_>) -> BTreeMap<String, BTreeSet<String>> {
        let name = file.path().file_stem().unwrap().to_str().unwrap();
        let locale = Locale::parse(name).unwrap();
        let text = file.contents_utf8().unwrap().to_owned();
        let mut report = Report::new();
        let files = LocaleFiles { locale: locale.clone(), files: vec![(format!("{name}.ftl"), text)] };
        let alone = Catalog::build(&[vec![files]], &mut report);
        assert!(report.findings().is_empty(), "{name}: {:#?}", report.findings());
        let bundle = alone.bundle(&locale).unwrap();
        bundle.ids().map(|id| (id.to_owned(), bundle.entry(id).unwrap().arguments.keys().cloned().collect())).collect()
    }

    #[test]
    fn every_language_says_exactly_what_english_says() {
        let english = entries(FILES.get_file("en.ftl").unwrap());
        assert_eq!(english.len(), 17);
        for file in FILES.files() {
            assert_eq!(entries(file), english, "{}", file.path().display());
        }
    }

    #[test]
    fn every_language_is_one_of_the_stock_set_and_is_spoken_in_its_direction() {
        static STOCK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");
        let stock: BTreeSet<&str> = STOCK.dirs().filter_map(|dir| dir.path().file_name()?.to_str()).collect();
        for file in FILES.files() {
            let name = file.path().file_stem().unwrap().to_str().unwrap();
            assert!(stock.contains(name), "{name}");
            let spoken = Spoken::of(&[Value::from(name)], &[], "Example").unwrap();
            assert_eq!(spoken.locale.name(), name);
            for id in entries(file).keys() {
                assert!(!spoken.text(id).into_string().is_empty(), "{name}: {id}");
            }
            let rtl = ["ar", "fa", "he", "ur"].contains(&name);
            assert_eq!(spoken.locale.direction().as_str(), if rtl { "rtl" } else { "ltr" }, "{name}");
        }
    }

    #[test]
    fn no_language_has_markup_or_words_that_run_off_a_button() {
        for file in FILES.files() {
            let name = file.path().file_stem().unwrap().to_str().unwrap();
            let text = file.contents_utf8().unwrap();
            let read = resource::parse(name, name, text);
            assert!(!read.entries.is_empty() && !text.contains('<'), "{name}");
            let spoken = Spoken::of(&[Value::from(name)], &[], "Example").unwrap();
            for id in ["verify-button", "reset-button"] {
                let label = spoken.text(id).into_string();
                assert!(label.chars().count() <= 30, "{name}: {label}");
            }
        }
    }

    #[test]
    fn the_application_is_text_whatever_it_is_called() {
        let spoken = Spoken::of(&[], &[], "<b>&\"A\u{202e}</b>").unwrap();
        assert_eq!(spoken.locale.name(), "en");
        let text = spoken.text("verify-done").into_string();
        assert!(text.contains("&lt;b&gt;&amp;") && !text.contains("<b>"), "{text}");
        let hebrew = Spoken::of(&[], &[], "\u{5d0}\u{5d1}").unwrap().text("verify-done").into_string();
        assert!(hebrew.contains("<span dir=\"rtl\">"), "{hebrew}");
    }

    #[test]
    fn wishes_are_heard_in_order() {
        let of = |wishes: &[&str], defaults: &[&str]| {
            let wishes: Vec<Value> = wishes.iter().map(|wish| Value::from(*wish)).collect();
            let defaults: Vec<Locale> = defaults.iter().map(|name| Locale::parse(name).unwrap()).collect();
            Spoken::of(&wishes, &defaults, "Example").unwrap().locale.name().to_owned()
        };
        assert_eq!(of(&["tlh", "de_AT;q=0.8", "en"], &[]), "de-AT");
        assert_eq!(of(&["tlh"], &["de"]), "de");
        assert_eq!(of(&["tlh"], &["tlh"]), "en");
    }
}
