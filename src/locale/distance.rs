//! How far an offered locale is from a wish: UTS 35 part 1, "Language Matching", with the script favored.
//!
//! CLDR weighs a pair of maximized locales (language, script, region) by tables. Three of our rules narrow
//! it for mail, where a wrong language costs more than the project's default one:
//!
//! 1. the language is the same, or one of the few that its readers share ([`SHARED`]);
//! 2. the script is the same, or one that contains it (`Kana` is within `Jpan`);
//! 3. anything else needs an opt-in by the project (tier 1, after everything a person's own language allows).
//!
//! ICU breaks ties by the order of the list. A [`Rank`] breaks them by content, so that the order in which
//! folders were read never decides a language.

use icu::locale::subtags::{Language, Region, Script};
use icu::locale::{LanguageIdentifier, LocaleExpander};

#[path = "data/matching.rs"]
mod matching;

use matching::{LANGUAGE_RULES, PARADIGMS, REGION_RULES, RegionSet, SCRIPT_RULES, Side};

pub(super) static EXPANDER: LocaleExpander = LocaleExpander::new_extended();

/// CLDR's `*` to `*` distance of two languages.
const DEFAULT_LANGUAGE_DISTANCE: u16 = 80;
/// CLDR's `*-*-*` to `*-*-*` distance of two regions.
const DEFAULT_REGION_DISTANCE: u16 = 4;

/// Languages whose readers share a written standard, desired first. CLDR knows the distance of each pair;
/// this list says which of them a mail may use unasked. Arabic lects (every pair to `ar` at distance 10) are
/// added by [`reaches`].
const SHARED: &[(&str, &[&str])] = &[
    ("gsw", &["de"]),
    ("lb", &["de"]),
    ("nb", &["no", "nn"]),
    ("nn", &["nb", "no"]),
    ("no", &["nb", "nn"]),
    ("yue", &["zh"]),
];

/// A language identifier with likely subtags added, and which subtags were there before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Maximized {
    pub(super) language: Language,
    pub(super) script: Option<Script>,
    pub(super) region: Option<Region>,
    /// Bit 1: the script was given; bit 0: the region was given.
    given: u8,
}

impl Maximized {
    pub(super) fn of(id: &LanguageIdentifier) -> Maximized {
        let mut full = LanguageIdentifier::from((id.language, id.script, id.region));
        EXPANDER.maximize(&mut full);
        Maximized {
            language: full.language,
            script: full.script,
            region: full.region,
            given: u8::from(id.script.is_some()) << 1 | u8::from(id.region.is_some()),
        }
    }

    /// Whether the region is the one that likely subtags give for this language and script.
    fn has_likely_region(&self) -> bool {
        let mut bare = LanguageIdentifier::from((self.language, self.script, None));
        EXPANDER.maximize(&mut bare);
        bare.region == self.region
    }
}

/// What matching needs to know of an offered locale, computed once.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub(super) maximized: Maximized,
    pub(super) pseudo: bool,
    paradigm: bool,
    likely: bool,
}

impl Target {
    pub(super) fn of(id: &LanguageIdentifier, tag: &str) -> Target {
        let maximized = Maximized::of(id);
        Target {
            maximized,
            pseudo: is_pseudo(id),
            paradigm: PARADIGMS.contains(&tag),
            likely: maximized.has_likely_region(),
        }
    }
}

/// Pseudo-locales: CLDR's regions `XA` and `XB`, the private `XC`, and the `ps…` variants. They are never the
/// nearest of anything.
pub(super) fn is_pseudo(id: &LanguageIdentifier) -> bool {
    id.region.is_some_and(|region| matches!(region.as_str(), "XA" | "XB" | "XC"))
        || id.variants.iter().any(|v| matches!(v.as_str(), "psaccent" | "psbidi" | "pscrack" | "pslong"))
}

/// One language a wish may be served in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reach {
    /// 0 for the person's own and shared languages, 1 for a neighbor the project opted into.
    tier: u8,
    language: Language,
    script: Option<Script>,
    region: Option<Region>,
    distance: u16,
    crossed: bool,
}

/// The languages that serve a wish, itself first; neighbors come from the project's opt-ins.
pub(super) fn reaches(wish: &Maximized, neighbors: &[(Maximized, Maximized)]) -> Vec<Reach> {
    let own = Reach {
        tier: 0,
        language: wish.language,
        script: wish.script,
        region: wish.region,
        distance: 0,
        crossed: false,
    };
    let mut all = vec![own];
    let language = wish.language.as_str();
    let shared = SHARED.iter().find(|(desired, _)| *desired == language).map_or(&[][..], |(_, offered)| offered);
    for other in shared {
        if let Ok(target) = Language::try_from_str(other) {
            all.push(Reach { language: target, distance: language_distance(language, other), crossed: true, ..own });
        }
    }
    if language != "ar" && listed_distance(language, "ar") == Some(10) {
        let arabic = icu::locale::subtags::language!("ar");
        all.push(Reach { language: arabic, distance: favor_script(10), crossed: true, ..own });
    }
    if language == "hi" && wish.script.is_some_and(|script| script.as_str() == "Latn") {
        // `parentLocales`: Hindi in Latin script is a kind of Indian English.
        all.push(Reach {
            language: icu::locale::subtags::language!("en"),
            region: Some(icu::locale::subtags::region!("IN")),
            distance: favor_script(20),
            crossed: true,
            ..own
        });
    }
    for (from, to) in neighbors {
        if from.language == wish.language && (from.given & 2 == 0 || from.script == wish.script) {
            all.push(Reach {
                tier: 1,
                language: to.language,
                script: to.script,
                region: wish.region,
                distance: language_distance(language, to.language.as_str()),
                crossed: true,
            });
        }
    }
    all
}

/// "Favor script": the language counts a quarter, so that the script weighs relatively more.
fn favor_script(language_distance: u16) -> u16 {
    language_distance >> 2
}

fn listed_distance(desired: &str, offered: &str) -> Option<u16> {
    let found = LANGUAGE_RULES.binary_search_by(|(d, o, _)| (*d, *o).cmp(&(desired, offered))).ok()?;
    LANGUAGE_RULES.get(found).map(|(_, _, distance)| *distance)
}

fn language_distance(desired: &str, offered: &str) -> u16 {
    favor_script(listed_distance(desired, offered).unwrap_or(DEFAULT_LANGUAGE_DISTANCE))
}

/// Distance of two scripts of one language; none when a reader of the first may not read the second.
fn script_distance(language: Language, desired: Option<Script>, offered: Option<Script>) -> Option<u16> {
    let (Some(desired), Some(offered)) = (desired, offered) else {
        return (desired == offered).then_some(0);
    };
    if desired == offered {
        return Some(0);
    }
    // ISO 15924: Jpan, Kore and Hrkt are unions of the scripts that CLDR lists to them; the other rows of the
    // table are transliterations, which we do not send.
    if !matches!(offered.as_str(), "Jpan" | "Kore" | "Hrkt" | "Hang") || desired.as_str() == "Latn" {
        return None;
    }
    SCRIPT_RULES
        .iter()
        .find(|(l, d, o, _)| (*l, *d, *o) == (language.as_str(), desired.as_str(), offered.as_str()))
        .map(|(_, _, _, distance)| *distance)
}

fn region_distance(
    language: Language,
    script: Option<Script>,
    desired: Option<Region>,
    offered: Option<Region>,
) -> u16 {
    if desired == offered {
        return 0;
    }
    let (Some(desired), Some(offered)) = (desired, offered) else { return DEFAULT_REGION_DISTANCE };
    let script = script.as_ref().map_or("", |script| script.as_str());
    let rules = || REGION_RULES.iter().filter(|(l, s, ..)| *l == language.as_str() && (s.is_empty() || *s == script));
    let Some(cluster) = rules().find_map(|(_, _, side, ..)| match side {
        Side::In(set) => Some(*set),
        _ => None,
    }) else {
        return DEFAULT_REGION_DISTANCE;
    };
    let mut greatest = 0;
    for desired_inside in sides(cluster, desired.as_str()) {
        for offered_inside in sides(cluster, offered.as_str()) {
            let fitting = rules().find(|(_, _, d, o, _)| {
                fits(d, desired.as_str(), *desired_inside) && fits(o, offered.as_str(), *offered_inside)
            });
            greatest = greatest.max(fitting.map_or(DEFAULT_REGION_DISTANCE, |(.., distance)| *distance));
        }
    }
    greatest
}

/// On which sides of a cluster a region lies; a macro region that straddles it lies on both, and then the
/// greatest distance counts.
fn sides(cluster: &RegionSet, region: &str) -> &'static [bool] {
    if cluster.straddling.contains(&region) {
        &[true, false]
    } else if cluster.inside.binary_search(&region).is_ok() {
        &[true]
    } else {
        &[false]
    }
}

fn fits(side: &Side, region: &str, inside: bool) -> bool {
    match side {
        Side::Any => true,
        Side::Is(only) => *only == region,
        Side::In(_) => inside,
        Side::Out => !inside,
    }
}

/// How well an offered locale serves a wish; less is better. The fields are the rules in the order in which
/// they decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// Own or shared language before an opt-in neighbor.
    tier: u8,
    /// CLDR distance.
    distance: u16,
    /// The same language before a shared one.
    crossed: bool,
    /// Variants that only one of the two has (CLDR ignores variants).
    variants: u8,
    /// Among locales that maximize alike, the spelling most like the wish (ICU's "micro distance").
    respelled: u8,
    /// An ancestor of the wish before a cousin, the nearest first.
    ancestor: u8,
    /// A paradigm locale before others.
    ordinary: bool,
    /// The likely region before others.
    unlikely: bool,
}

/// A wish as matching sees it.
pub(super) struct Wish<'a> {
    id: &'a LanguageIdentifier,
    pseudo: bool,
    maximized: Maximized,
    reaches: Vec<Reach>,
}

impl<'a> Wish<'a> {
    pub(super) fn new(
        id: &'a LanguageIdentifier,
        maximized: Maximized,
        neighbors: &[(Maximized, Maximized)],
    ) -> Wish<'a> {
        Wish { id, pseudo: is_pseudo(id), maximized, reaches: reaches(&maximized, neighbors) }
    }

    /// Whether a language may serve this wish: the cheap question that settles most offered locales.
    #[inline]
    pub(super) fn reaches(&self, language: Language) -> bool {
        self.reaches.iter().any(|reach| reach.language == language)
    }

    /// Ranks an offered locale, or nothing when it may not serve this wish. `ancestor` tells how many steps up
    /// the wish's parents it stands, and is asked only when it could matter.
    pub(super) fn rank(
        &self,
        id: &LanguageIdentifier,
        target: &Target,
        ancestor: impl FnOnce() -> Option<u8>,
    ) -> Option<Rank> {
        let offered = &target.maximized;
        let reach = self.reaches.iter().find(|reach| reach.language == offered.language)?;
        if target.pseudo || self.pseudo {
            return (self.id == id).then_some(Rank::exact());
        }
        let distance = reach.distance
            + script_distance(offered.language, reach.script, offered.script)?
            + region_distance(offered.language, offered.script, reach.region, offered.region);
        let only_one_has = |a: &LanguageIdentifier, b: &LanguageIdentifier| {
            a.variants.iter().filter(|variant| !b.variants.contains(variant)).fold(0u8, |n, _| n.saturating_add(1))
        };
        Some(Rank {
            tier: reach.tier,
            distance,
            crossed: reach.crossed,
            variants: only_one_has(self.id, id).saturating_add(only_one_has(id, self.id)),
            respelled: if distance == 0 { self.maximized.given ^ offered.given } else { 0 },
            ancestor: if distance == 0 { 0 } else { ancestor().unwrap_or(u8::MAX) },
            ordinary: !target.paradigm,
            unlikely: !target.likely,
        })
    }
}

impl Rank {
    fn exact() -> Rank {
        Rank {
            tier: 0,
            distance: 0,
            crossed: false,
            variants: 0,
            respelled: 0,
            ancestor: 0,
            ordinary: false,
            unlikely: false,
        }
    }

    /// Whether the offered locale belongs to the person's own or a shared language.
    pub(super) fn is_own(&self) -> bool {
        self.tier == 0
    }

    /// Whether it is the wish's own language.
    pub(super) fn same_language(&self) -> bool {
        !self.crossed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn region(desired: &str, offered: &str) -> u16 {
        let parse = |tag: &str| Maximized::of(&tag.parse().expect("a tag"));
        let (d, o) = (parse(desired), parse(offered));
        region_distance(d.language, d.script, d.region, o.region)
    }

    #[test]
    fn region_distances_are_those_of_cldr() {
        for (desired, offered, distance) in [
            ("de-AT", "de-CH", 4),
            ("en-AU", "en-GB", 3),
            ("en-AU", "en-NZ", 4),
            ("en-AU", "en-US", 5),
            ("en-PH", "en-US", 4),
            ("en-ZA", "en-001", 5),
            ("en-DE", "en-150", 4),
            ("es-AR", "es-419", 4),
            ("es-AR", "es", 5),
            ("es-PH", "es", 4),
            ("pt-AO", "pt-PT", 4),
            ("pt-AO", "pt", 5),
            ("ar-MA", "ar-TN", 4),
            ("ar-MA", "ar", 5),
            ("zh-HK", "zh-MO", 4),
            ("zh-HK", "zh-TW", 5),
            ("zh-SG", "zh-CN", 4),
        ] {
            assert_eq!(region(desired, offered), distance, "{desired} to {offered}");
        }
    }

    #[test]
    fn the_tables_are_sorted_for_search() {
        assert!(LANGUAGE_RULES.windows(2).all(|pair| (pair[0].0, pair[0].1) < (pair[1].0, pair[1].1)));
        for (.., desired, offered, _) in REGION_RULES {
            for side in [desired, offered] {
                if let Side::In(set) = side {
                    assert!(set.inside.is_sorted());
                }
            }
        }
    }
}
