//! Whole suites against the public API: the mail cases of `tests/fixtures/negotiation.json`, ICU's own matcher
//! suite with our differences named one by one, and properties over any input.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

fn locale(name: &str) -> Locale {
    Locale::parse(name).expect(name)
}

fn names(locales: &[Locale]) -> Vec<&str> {
    locales.iter().map(Locale::name).collect()
}

fn source(value: &Value) -> Source<'_> {
    Source { pointer: "/locale".to_owned(), value: Some(value) }
}

#[test]
fn every_mail_case_of_the_fixture_is_met() {
    let fixture: Value = serde_json::from_str(include_str!("../../tests/fixtures/negotiation.json")).expect("JSON");
    let cases = fixture["cases"].as_array().expect("cases");
    let mut failures = Vec::new();
    for case in cases {
        let offered: Vec<Locale> = case["available"]
            .as_array()
            .expect("available")
            .iter()
            .map(|n| locale(n.as_str().expect("a name")))
            .collect();
        let wanted = match case["op"].as_str() {
            Some("email") => &case["requested"],
            Some("email-accept-language") => &case["header"],
            other => panic!("unknown op {other:?}"),
        };
        let default = locale(case["default"].as_str().expect("a default"));
        // A default that is not offered is no answer: then the fixture expects it for "none of these".
        let decision = negotiate(&[source(wanted)], &offered, std::slice::from_ref(&default), &Policy::default());
        let decision = decision.expect("something is offered");
        let chain: Value = names(&decision.chain).into();
        if case["expected"] != decision.locale.name()
            || case.get("expected_inherit").is_some_and(|expected| *expected != chain)
        {
            failures.push(format!("{}: {} {chain}; {:?}", case["id"], decision.locale, decision.why));
        }
    }
    assert_eq!(failures, Vec::<String>::new());
    assert_eq!(cases.len(), 96, "the fixture has changed");
}

/// One `desired >> expected` line of ICU's suite.
struct IcuCase {
    group: &'static str,
    supported: &'static str,
    default: &'static str,
    desired: &'static str,
    expected: &'static str,
}

fn icu_cases() -> Vec<IcuCase> {
    let (mut group, mut supported, mut default) = ("", "", "");
    let mut cases = Vec::new();
    for line in include_str!("../../tests/fixtures/localeMatcherTest.txt").lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix("** test:") {
            (group, supported, default) = (name.trim(), "", "");
        } else if let Some(value) = line.strip_prefix("@supported=") {
            supported = value.trim();
        } else if let Some(value) = line.strip_prefix("@default=") {
            default = value.trim();
        } else if let Some((desired, expected)) = line.split_once(">>") {
            let expected = expected.split('|').next().unwrap_or_default().trim();
            cases.push(IcuCase { group, supported, default, desired: desired.trim(), expected });
        }
    }
    cases
}

/// Other languages are never chosen unasked: `ca` is not served in `es`, and no script makes `fr` serve `fr-CA` in
/// `en`.
const OWN_LANGUAGE: &str = "another language is an opt-in";
/// `sr-Latn` is not `sr`.
const OWN_SCRIPT: &str = "another script is never chosen";
/// `und-TW`, `x-bork` and `91` are no names of locale folders.
const NO_FOLDER: &str = "not a locale that a project can offer";
/// ICU takes the first of equals; ours does not depend on the order.
const ORDER: &str = "the order of the list does not decide";
/// The bound on a value's length, against abuse.
const TOO_LONG: &str = "longer than 35 characters";
/// ICU lets a near second wish win over a far first one.
const FIRST_WISH: &str = "the first wish that can be served wins";

/// Where we differ from ICU: group, desired, ICU's answer, ours, how often, why.
const DIFFERENCES: &[(&str, &str, &str, &str, usize, &str)] = &[
    ("DoNotMatchGooglePseudoLocale", "de", "en-DE", "fr", 1, OWN_LANGUAGE),
    ("Englishes", "fr-CA", "en-US", "und", 1, OWN_LANGUAGE),
    ("MatchGooglePrivateUseSubtag", "x-bork", "x-bork", "fr", 4, NO_FOLDER),
    ("MatchGooglePrivateUseSubtag", "x-piglatin", "x-bork", "fr", 2, NO_FOLDER),
    ("Serbian", "bs", "sr-Latn", "und", 1, OWN_LANGUAGE),
    ("Serbian", "sr", "sr-Latn", "und", 2, OWN_SCRIPT),
    ("Serbian", "sr", "sr-ME", "und", 2, OWN_SCRIPT),
    ("Serbian", "sr-Latn", "bs", "und", 1, OWN_LANGUAGE),
    ("Serbian", "sr-Latn", "sr", "und", 2, OWN_SCRIPT),
    ("Serbian", "sr-ME", "sr", "und", 2, OWN_SCRIPT),
    ("TestBasics", "zu", "en", "fr", 2, OWN_LANGUAGE),
    ("TestBasics", "zxx", "en", "fr", 1, OWN_LANGUAGE),
    ("TestEuHack", "en-US", "en-NZ", "en-IT", 1, ORDER),
    ("TestFallback", "fr", "en-AU", "und", 1, OWN_LANGUAGE),
    ("TestFallback", "fr", "en-US", "und", 1, OWN_LANGUAGE),
    ("TestFallback", "fr", "pl", "und", 1, OWN_LANGUAGE),
    ("TestFallback", "fr-CA", "en-US", "und", 1, OWN_LANGUAGE),
    ("TestUndefined", "und", "und", "it", 1, NO_FOLDER),
    ("Three Spanishes", "ca", "es", "und", 2, OWN_LANGUAGE),
    ("Three Spanishes", "gl-ES", "es", "und", 2, OWN_LANGUAGE),
    ("TwoSpanishes", "ca", "es", "und", 2, OWN_LANGUAGE),
    ("TwoSpanishes", "gl-ES", "es", "und", 2, OWN_LANGUAGE),
    ("favor a more-default locale among equally imperfect matches", "sr-Thai", "sr-Cyrl", "sr-Latn", 1, OWN_SCRIPT),
    ("language-specific script fallbacks 1", "nl-Cyrl", "sr", "en", 1, OWN_LANGUAGE),
    ("language-specific script fallbacks 1", "sr-Latn", "sr", "en", 2, OWN_SCRIPT),
    ("language-specific script fallbacks 2", "hr", "en", "und", 1, OWN_LANGUAGE),
    ("language-specific script fallbacks 2", "sr", "sr-Latn", "en", 2, OWN_SCRIPT),
    ("language-specific script fallbacks 2", "sr-Cyrl", "sr-Latn", "en", 2, OWN_SCRIPT),
    ("nearby languages: Danish matches nb", "da", "nb", "en", 1, OWN_LANGUAGE),
    ("nearby languages: Danish matches no", "da", "no", "en", 2, OWN_LANGUAGE),
    (
        "prefer matching languages over language variants. Get en-GB, should get nn?",
        "nb, en-US",
        "en-GB",
        "nn",
        1,
        FIRST_WISH,
    ),
    (
        "prefer matching languages over language variants. Get en-GB, should get nn?",
        "no, en-US",
        "en-GB",
        "nn",
        1,
        FIRST_WISH,
    ),
    ("private use subtags", "x-bork", "x-bork", "fr", 1, NO_FOLDER),
    ("testBasicsWithDefault", "fr", "en", "fr", 1, OWN_LANGUAGE),
    ("testFallbacks", "sa", "hi", "91", 2, OWN_LANGUAGE),
    ("testGetBestMatchWithMinMatchScore", "en", "iw-Latn", "und", 1, OWN_LANGUAGE),
    ("testGetBestMatchWithMinMatchScore", "fr", "en", "und", 1, OWN_LANGUAGE),
    ("testGetBestMatchWithMinMatchScore", "iw-Latn", "en", "und", 1, OWN_LANGUAGE),
    ("testGetBestMatchWithMinMatchScore", "ru", "iw-Cyrl", "und", 1, OWN_LANGUAGE),
    ("testGetBestMatchWithMinMatchScore", "ru", "uk", "und", 1, OWN_LANGUAGE),
    ("testMatch-matchOnMazimized", "zh-Hant", "und-TW", "en-Hant-TW", 2, NO_FOLDER),
    ("testScriptFirst", "sr", "en-Cyrl", "hr", 1, OWN_LANGUAGE),
    ("testScriptFirst", "sr", "ru", "da", 1, OWN_LANGUAGE),
    ("testScriptFirst", "zh, pl", "fr", "ru", 1, OWN_LANGUAGE),
    ("testThreshold", "fr-BE-fonipa", "fr-Cyrl-CA-fonupa", "und", 1, OWN_SCRIPT),
    ("testUnHack", "en-US", "en-NZ", "en-IT", 2, ORDER),
    ("testUndefined", "und", "und", "it", 2, NO_FOLDER),
    (
        "tests the .combine() method",
        "en-fonipa-u-nu-Arab-ca-buddhist-t-m0-iso-i0-pinyin",
        "en-GB-u-sd-gbsct",
        "und",
        2,
        TOO_LONG,
    ),
    ("undefined in priority list", "und", "und", "it", 1, NO_FOLDER),
];

#[test]
fn icus_matcher_suite_is_met_but_for_the_listed_differences() {
    let canonical = |tag: &str| match normalize(tag) {
        Normalized::Tag(tag) => tag.id.to_string(),
        _ => tag.to_owned(),
    };
    let mut differing: BTreeMap<[String; 4], usize> = BTreeMap::new();
    let (mut met, mut all) = (0, 0);
    for case in icu_cases() {
        let supported: Vec<&str> = case.supported.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        let offered: Vec<Locale> = supported.iter().filter_map(|name| Locale::parse(name).ok()).collect();
        let wanted = json!(case.desired);
        let decision = negotiate(&[source(&wanted)], &offered, &[], &Policy::default());
        let own = decision.filter(|decision| decision.why[0].verdict == Verdict::Chosen);
        // Without a match ICU answers the default, or the first supported, or null.
        let none =
            [case.default, supported.first().copied().unwrap_or_default(), "null"].into_iter().find(|s| !s.is_empty());
        let ours = own.map_or(none.unwrap_or_default().to_owned(), |decision| decision.locale.tag().to_owned());
        all += 1;
        if canonical(&ours) == canonical(case.expected) {
            met += 1;
        } else {
            let key = [case.group, case.desired, case.expected, &ours].map(str::to_owned);
            *differing.entry(key).or_default() += 1;
        }
    }
    let listed: BTreeMap<[String; 4], usize> =
        DIFFERENCES.iter().map(|(a, b, c, d, count, _)| ([*a, *b, *c, *d].map(str::to_owned), *count)).collect();
    assert_eq!(differing, listed);
    assert_eq!((met, all), (858, 929));
}

/// Decides by one value.
fn decide(value: Value, offered: &[&str], defaults: &[&str], policy: &Policy) -> Decision {
    let parse = |names: &[&str]| names.iter().map(|name| locale(name)).collect::<Vec<_>>();
    negotiate(&[source(&value)], &parse(offered), &parse(defaults), policy).expect("something is offered")
}

#[test]
fn the_first_source_that_can_be_served_decides_and_every_source_is_judged() {
    let values = [json!(null), json!(7), json!(""), json!("not a language"), json!("sv"), json!("de_CH"), json!("fr")];
    let mut sources: Vec<Source<'_>> = values.iter().map(source).collect();
    sources.insert(0, Source { pointer: "/nowhere".to_owned(), value: None });
    sources.push(Source { pointer: "/empty".to_owned(), value: Some(&values[2]) });
    let offered = [locale("fr"), locale("en"), locale("de")];
    let decision = negotiate(&sources, &offered, &[locale("en")], &Policy::default()).expect("a decision");
    assert_eq!(decision.locale.name(), "de");
    assert_eq!(decision.formatting.to_string(), "de-CH");
    assert_eq!(names(&decision.fallbacks), ["fr", "en"]);
    let why = serde_json::to_value(&decision.why).expect("JSON");
    let verdicts: Vec<&str> = why.as_array().expect("rows").iter().filter_map(|row| row["verdict"].as_str()).collect();
    assert_eq!(
        verdicts,
        [
            "absent",
            "absent",
            "invalid",
            "no_preference",
            "invalid",
            "not_offered",
            "chosen",
            "outranked",
            "no_preference",
            "outranked"
        ]
    );
    assert_eq!(why[2]["note"], "is a number, not a language or a list of languages");
    assert_eq!(why[4]["note"], "is neither a language tag nor the name of a language");
    assert_eq!(why[5]["note"], "asks for sv, in which this email is not offered");
    assert_eq!(why[6]["note"], "read as de-CH; de is the nearest to de-CH");
    assert_eq!(why[6]["value"], "de_CH");
    assert_eq!(why[7]["note"], "asks for fr");
}

#[test]
fn values_of_any_shape_are_judged() {
    let offered = ["en", "de", "fr"];
    for (value, locale, verdict) in [
        (json!(["sv", "de"]), "de", Verdict::Chosen),
        (json!(["sv, fr;q=0.5", "de"]), "fr", Verdict::Chosen),
        (json!([null, 3, "de"]), "de", Verdict::Chosen),
        (json!("en;q=0.1, de;q=0.9"), "de", Verdict::Chosen),
        (json!("fr de"), "fr", Verdict::Chosen),
        (json!([]), "en", Verdict::Absent),
        (json!([null]), "en", Verdict::Absent),
        (json!([3]), "en", Verdict::Invalid),
        (json!([["de"]]), "en", Verdict::Invalid),
        (json!(true), "en", Verdict::Invalid),
        (json!({"de": true}), "en", Verdict::Invalid),
        (json!("../../etc/passwd"), "en", Verdict::Invalid),
        (json!("sv"), "en", Verdict::NotOffered),
        (json!("undefined"), "en", Verdict::NoPreference),
    ] {
        let decision = decide(value.clone(), &offered, &["en"], &Policy::default());
        assert_eq!((decision.locale.name(), decision.why[0].verdict), (locale, verdict), "{value}");
    }
}

#[test]
fn what_is_recorded_is_bounded_and_does_not_show_the_inside_of_objects() {
    let decision = decide(json!({"secret": "x"}), &["en"], &[], &Policy::default());
    assert_eq!(decision.why[0].value, "{…}");
    let decision = decide(json!([{"secret": "x"}, "de"]), &["en"], &[], &Policy::default());
    assert_eq!(decision.why[0].value, json!(["{…}", "de"]));
    let decision = decide(json!("x".repeat(100_000)), &["en"], &[], &Policy::default());
    assert_eq!(decision.why[0].value.as_str().map(|text| text.chars().count()), Some(121));
}

#[test]
fn formats_follow_the_person_within_the_language_of_the_text() {
    for (wish, offered, formatting) in [
        ("de-AT", "de", "de-AT"),
        ("ar-EG-u-nu-latn", "ar", "ar-EG-u-nu-latn"),
        ("en-US", "en-GB", "en-US"),
        ("es", "es-419", "es-419"),
        ("zh-HK", "zh-Hant", "zh-Hant-HK"),
        ("zh-Hant", "zh-TW", "zh-Hant-TW"),
        ("sr-Cyrl-ME", "sr", "sr-Cyrl-ME"),
        ("nb-NO-u-hc-h12", "nn", "nn-u-hc-h12"),
        ("gsw-CH", "de", "de"),
        ("sv-SE-u-hc-h12", "en", "en"),
    ] {
        let decision = decide(json!(wish), &[offered], &[], &Policy::default());
        assert_eq!(decision.formatting.to_string(), formatting, "{wish} in {offered}");
    }
}

#[test]
fn neighbors_serve_only_by_the_projects_choice_and_after_the_persons_own_wishes() {
    let opted = Policy::new([("ca", "es"), ("bs", "hr"), ("bs", "sr-Latn"), ("ka", "ru")]).expect("locales");
    for (wish, offered, closed, open) in [
        ("ca", &["en", "es"][..], "en", "es"),
        ("ca-AD", &["en", "es-MX", "es"], "en", "es"),
        ("ca, en", &["en", "es"], "en", "en"),
        ("ca", &["en", "es", "ca-valencia"], "ca-valencia", "ca-valencia"),
        ("es", &["en", "ca"], "en", "en"),
        ("bs", &["en", "sr", "hr"], "en", "hr"),
        ("bs", &["en", "sr", "sr-Latn"], "en", "sr-Latn"),
        ("ka", &["en", "ru"], "en", "ru"),
        ("da", &["en", "nb"], "en", "en"),
    ] {
        for (policy, expected) in [(&Policy::default(), closed), (&opted, open)] {
            let decision = decide(json!(wish), offered, &["en"], policy);
            assert_eq!(decision.locale.name(), expected, "{wish} of {offered:?}");
        }
    }
    let decision = decide(json!("ca"), &["en", "es"], &["en"], &opted);
    assert_eq!(decision.why[0].note, "es is a neighbor of ca by the project's choice");
    assert_eq!(decision.formatting.to_string(), "es");
    assert!(Policy::new([("catalan", "es")]).is_err());
}

#[test]
fn pseudo_locales_serve_their_exact_name_only_and_are_the_last_resort() {
    let offered = ["en-XA", "en", "ar-XB"];
    for (wish, expected) in [("en-XA", "en-XA"), ("en_xa", "en-XA"), ("ar", "en"), ("ar-XB", "ar-XB"), ("en", "en")] {
        assert_eq!(decide(json!(wish), &offered, &["en"], &Policy::default()).locale.name(), expected, "{wish}");
    }
    let decision = decide(json!("en-XA"), &offered, &["en"], &Policy::default());
    assert_eq!((names(&decision.chain), names(&decision.fallbacks)), (vec!["en-XA"], vec!["en"]));
    assert_eq!(decide(json!("de"), &["en-XA"], &["de"], &Policy::default()).locale.name(), "en-XA");
    assert_eq!(decide(json!("de"), &["en-XA", "sv"], &["de"], &Policy::default()).locale.name(), "sv");
}

#[test]
fn defaults_decide_in_order_and_by_the_same_matching() {
    let decide = |offered, defaults| decide(json!("ja"), offered, defaults, &Policy::default());
    assert_eq!(decide(&["en", "de"], &["de", "en"]).locale.name(), "de");
    assert_eq!(decide(&["en-GB", "de"], &["en", "de"]).locale.name(), "en-GB");
    let decision = decide(&["en", "de"], &["sv", "en", "de"]);
    assert_eq!((decision.locale.name(), names(&decision.fallbacks)), ("en", vec!["de"]));
    let verdicts: Vec<Verdict> = decision.why.iter().map(|row| row.verdict).collect();
    assert_eq!(verdicts, [Verdict::NotOffered, Verdict::NotOffered, Verdict::Chosen, Verdict::Outranked]);
    let decision = decide(&["sv", "de"], &[]);
    assert_eq!(decision.why.last().map(|row| (row.source.as_str(), row.verdict)), Some(("offered", Verdict::Chosen)));
    assert_eq!(decision.locale.name(), "de");
    assert!(negotiate(&[], &[], &[], &Policy::default()).is_none());
}

#[test]
fn whole_mail_fallbacks_follow_the_wishes_and_then_the_defaults() {
    let decision = decide(json!("es-MX, fr"), &["en", "es", "es-419", "fr", "de"], &["en"], &Policy::default());
    assert_eq!(decision.locale.name(), "es-419");
    assert_eq!(names(&decision.chain), ["es-419", "es"]);
    assert_eq!(names(&decision.fallbacks), ["es", "fr", "en"]);
}

const POOL: &[&str] = &[
    "en", "en-GB", "en-001", "en-US", "en-XA", "ar-XB", "es", "es-419", "es-MX", "es-CO", "pt", "pt-BR", "pt_PT", "zh",
    "zh-Hans", "zh-Hant", "zh-TW", "zh-HK", "zh-MO", "sr", "sr-Latn", "nb", "no", "nn", "iw", "he", "de", "de-AT",
    "gsw", "fr", "fr-CA", "ja", "ar", "ar-EG", "tl", "fil",
];

fn wish() -> impl Strategy<Value = String> {
    let tag = proptest::sample::select(
        [POOL, &["en-AU", "es-AR", "pt-AO", "zh-SG", "no-NO", "arz", "hi-Latn", "de-CH", "x", "*", "lb"]].concat(),
    );
    proptest::collection::vec((tag, 0..=1000u32), 1..4).prop_map(|wishes| {
        let items: Vec<String> = wishes.iter().map(|(tag, q)| format!("{tag};q={}", f64::from(*q) / 1000.0)).collect();
        items.join(", ")
    })
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        wish().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::hash_map(any::<String>(), inner, 0..3)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn the_order_of_the_offered_locales_never_matters(
        wishes in proptest::collection::vec(wish().prop_map(Value::from), 0..3),
        offered in proptest::sample::subsequence(POOL, 1..10).prop_flat_map(|some| (Just(some.clone()), Just(some).prop_shuffle())),
    ) {
        let sources: Vec<Source<'_>> = wishes.iter().map(source).collect();
        let decide = |names: &[&str]| {
            let offered: Vec<Locale> = names.iter().map(|name| locale(name)).collect();
            let decision = negotiate(&sources, &offered, &[locale("en")], &Policy::default()).expect("a decision");
            (decision.locale, decision.chain, decision.fallbacks, decision.formatting, decision.why)
        };
        prop_assert_eq!(decide(&offered.0), decide(&offered.1));
    }

    #[test]
    fn any_value_gives_an_offered_locale_of_one_language_and_script(
        values in proptest::collection::vec(any_json(), 0..4),
        offered in proptest::sample::subsequence(POOL, 1..8),
    ) {
        let sources: Vec<Source<'_>> = values.iter().map(source).collect();
        let offered: Vec<Locale> = offered.iter().map(|name| locale(name)).collect();
        let decision = negotiate(&sources, &offered, &[locale("en")], &Policy::default()).expect("a decision");
        prop_assert!(offered.contains(&decision.locale));
        prop_assert!(!decision.fallbacks.contains(&decision.locale));
        prop_assert_eq!(decision.chain.first(), Some(&decision.locale));
        prop_assert!(decision.chain.iter().all(|parent| parent.script() == decision.locale.script()));
        prop_assert_eq!(decision.why.iter().filter(|row| row.verdict == Verdict::Chosen).count(), 1);
        prop_assert!(decision.why.len() >= sources.len());
    }
}
