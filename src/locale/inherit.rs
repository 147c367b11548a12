//! Parents of a locale: where an entry that is missing in `de-AT` may come from.
//!
//! The steps are CLDR's (UTS 35 part 1, "Parent Locales", through ICU4X): explicit parents (`es-MX` to `es-419`,
//! `en-AU` to `en-001`), else truncation, and none across a script that is not the likely one (`sr-Latn`,
//! `zh-Hant`). One mail has one language, so the walk ends where CLDR leaves it (`hi-Latn` to `en-IN`, `nn` to
//! `no`); `nb` to `no` stays, since `no` is Bokmål under its older code.

use icu::locale::fallback::{LocaleFallbackConfig, LocaleFallbacker};
use icu::locale::subtags::{Language, region};
use icu::locale::{DataLocale, LanguageIdentifier};

use super::Locale;

/// A bound on CLDR's chains, the longest of which has five steps.
const LONGEST: usize = 12;

/// The locale itself in its shortest equal form (`zh-Hans` is `zh`), then its parents, nearest first.
pub(super) fn ancestry(id: &LanguageIdentifier) -> Vec<DataLocale> {
    let mut walk =
        LocaleFallbacker::new().for_config(LocaleFallbackConfig::default()).fallback_for(DataLocale::from(id));
    let mut steps = Vec::new();
    while steps.len() < LONGEST && keeps_language(id.language, walk.get().language) {
        let step = *walk.get();
        steps.push(step);
        // ICU4X 2.4 looks explicit parents up by the shortest form, and so misses the only one that CLDR gives by
        // script and region: `zh-Hant-MO` to `zh-Hant-HK`.
        if (step.language.as_str(), step.region) == ("zh", Some(region!("MO"))) && step.script.is_none() {
            let mut parent = step;
            parent.region = Some(region!("HK"));
            steps.push(parent);
        }
        walk.step();
    }
    steps
}

fn keeps_language(own: Language, parent: Language) -> bool {
    !parent.is_unknown() && (own == parent || (own.as_str(), parent.as_str()) == ("nb", "no"))
}

/// The inherit chain of a locale: itself, then those of `available` that are its parents in the same language,
/// nearest first. The order of `available` does not matter; a pseudo-locale has no parents.
///
/// ```
/// use vocative::locale::{Locale, inherit};
///
/// let parse = |tag| Locale::parse(tag);
/// let available = [parse("en")?, parse("es")?, parse("es_419")?];
/// let chain: Vec<String> = inherit(&parse("es-MX")?, &available).iter().map(|l| l.tag().to_owned()).collect();
/// assert_eq!(chain, ["es-MX", "es-419", "es"]);
/// # Ok::<(), vocative::locale::LocaleError>(())
/// ```
pub fn inherit(locale: &Locale, available: &[Locale]) -> Vec<Locale> {
    let mut chain = vec![locale.clone()];
    if locale.is_pseudo() {
        return chain;
    }
    for step in locale.ancestry() {
        let mut here: Vec<&Locale> = available
            .iter()
            .filter(|other| other.ancestry().first() == Some(step) && !other.is_pseudo() && !chain.contains(other))
            .collect();
        // Of `zh` and `zh-Hans`, which are one step, the more explicit comes first.
        here.sort_by(|a, b| b.tag().len().cmp(&a.tag().len()).then_with(|| a.cmp(b)));
        here.dedup();
        chain.extend(here.into_iter().cloned());
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parents(tag: &str) -> Vec<String> {
        ancestry(&tag.parse().expect("a tag")).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn parents_are_those_of_cldr_within_the_language() {
        for (tag, chain) in [
            ("de-AT", &["de-AT", "de"][..]),
            ("es-MX", &["es-MX", "es-419", "es"]),
            ("es-ES", &["es-ES", "es"]),
            ("en-AU", &["en-AU", "en-001", "en"]),
            ("en-AT", &["en-AT", "en-150", "en-001", "en"]),
            ("en-US", &["en-US", "en"]),
            ("pt-AO", &["pt-AO", "pt-PT", "pt"]),
            ("zh-TW", &["zh-TW", "zh-Hant"]),
            ("zh-Hant-TW", &["zh-TW", "zh-Hant"]),
            ("zh-MO", &["zh-MO", "zh-HK", "zh-Hant"]),
            ("zh-Hans-SG", &["zh-SG", "zh"]),
            ("zh-Hans", &["zh"]),
            ("sr-Latn-RS", &["sr-Latn-RS", "sr-Latn"]),
            ("sr-ME", &["sr-ME", "sr-Latn"]),
            ("uz-Cyrl", &["uz-Cyrl"]),
            ("nb-NO", &["nb-NO", "nb", "no"]),
            ("nn", &["nn"]),
            ("hi-Latn", &["hi-Latn"]),
            ("ht", &["ht"]),
            ("ca-ES-valencia", &["ca-ES-valencia", "ca-ES", "ca-valencia", "ca"]),
        ] {
            assert_eq!(parents(tag), chain, "{tag}");
        }
    }
}
