//! Plural categories against every sample number that CLDR publishes; formatting against another implementation of CLDR.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Voice;
use super::formats::{Figure, Formats};
use super::options::{DateOptions, ListOptions, NumberOptions, RelativeOptions};

/// Every locale that the project ships or is about to ship.
pub(super) const STOCK: &[&str] = &[
    "ar", "bg", "bn", "cs", "da", "de", "de-AT", "de-CH", "el", "en", "en-GB", "es", "es-419", "es-MX", "et", "fa",
    "fi", "fr", "fr-CA", "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "nb", "nl", "pl", "pt-BR",
    "pt-PT", "ro", "sk", "sl", "sr", "sr-Latn", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "zh-HK", "zh-Hans",
    "zh-Hant",
];

/// CLDR 48.2's samples: kind of rule, locale, number as it is printed, category. Unicode-3.0, see
/// `tests/fixtures/LICENSE-UNICODE`.
const SAMPLES: &str = include_str!("../../tests/fixtures/plural-samples.json");

/// Where ICU4X 2.4, whose data is CLDR 49, says something else: locale, kind, number, CLDR 48.2, ours. CLDR is giving
/// Vietnamese a second category (CLDR-14273, CLDR-15634); entries without its variant say the default, as before.
const NEWER: &[(&str, &str, &str, &str, &str)] =
    &[("vi", "cardinal", "0", "other", "one"), ("vi", "cardinal", "0.0", "other", "one")];

#[test]
fn every_plural_sample_of_cldr_is_right_in_every_stock_locale() {
    let samples: Vec<[String; 4]> = serde_json::from_str(SAMPLES).unwrap();
    let mut differences = Vec::new();
    for tag in STOCK {
        let locale = tag.parse().unwrap();
        let formats = Formats::new(&locale, &locale).unwrap();
        // CLDR gives rules per language, save for pt-PT.
        let own = samples.iter().any(|[_, name, ..]| name == tag);
        let listed = if own { *tag } else { tag.split('-').next().unwrap() };
        let mut kinds = [0, 0];
        for [kind, _, number, expected] in samples.iter().filter(|[_, name, ..]| name == listed) {
            let mut figure = Figure::parse(number).unwrap();
            let decimals = number.split_once('.').map(|(_, decimals)| decimals.len());
            figure.options.minimum_fraction_digits = decimals.map(|digits| i16::try_from(digits).unwrap());
            figure.options.ordinal = kind == "ordinal";
            kinds[usize::from(figure.options.ordinal)] += 1;
            let found = formats.category(&figure);
            if found != expected {
                differences.push((*tag, kind.as_str(), number.as_str(), expected.as_str(), found));
            }
        }
        assert!(kinds[0] > 0, "{tag} has no cardinal samples");
        // pt-PT has cardinal rules of its own and shares the ordinal ones of pt.
        assert!(kinds[1] > 0 || *tag == "pt-PT", "{tag} has no ordinal samples");
    }
    assert_eq!(differences, NEWER);
}

#[test]
fn the_stock_locales_are_at_least_those_with_a_folder() {
    for folder in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/locales")).unwrap() {
        let name = folder.unwrap().file_name().into_string().unwrap();
        assert!(STOCK.contains(&name.as_str()), "{name} is missing in the list");
    }
}

/// What `tests/suite/intl.mjs` asks of Intl, in our own words.
fn ours(tag: &str) -> BTreeMap<&'static str, String> {
    let locale = tag.parse().unwrap();
    let formats = Arc::new(Formats::new(&locale, &locale).unwrap());
    let now: Timestamp = "2026-11-23T09:00:00Z".parse().unwrap();
    let voice = Voice { formats: formats.clone(), zone: TimeZone::UTC, zone_assumed: false, now };
    let number = |value: &str, options: &[(&str, &str)]| {
        let options: Vec<_> = options.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        let figure = Figure { options: NumberOptions::read(&options).unwrap(), ..Figure::parse(value).unwrap() };
        formats.number(&figure).unwrap()
    };
    let money = |value: &str, code: &str, display: &str| {
        number(value, &[("style", "currency"), ("currency", code), ("currencyDisplay", display)])
    };
    let date = |style: &str| {
        let options = DateOptions::read(&[("dateStyle", style.to_owned())]).unwrap();
        voice.datetime("2026-11-23T09:00:00Z", &options).unwrap()
    };
    let list = |kind: &str| {
        let options = ListOptions::read(&[("type", kind.to_owned())]).unwrap();
        formats.list(&["A".to_owned(), "B".to_owned(), "C".to_owned()], &options).unwrap()
    };
    let relative = |at: &str, numeric: &str, style: &str| {
        let options = [("numeric", numeric.to_owned()), ("style", style.to_owned())];
        voice.relative(at, RelativeOptions::read(&options).unwrap()).unwrap()
    };
    let category = |number: &str| formats.category(&Figure::parse(number).unwrap()).to_owned();
    BTreeMap::from([
        ("number", number("1234567.891", &[])),
        ("negative", number("-12.5", &[])),
        ("percent", number("0.156", &[("style", "percent")])),
        ("eur", money("1234567.5", "EUR", "symbol")),
        ("jpy", money("-1234.5", "JPY", "symbol")),
        ("usd_code", money("12", "USD", "code")),
        ("usd_name", money("2", "USD", "name")),
        ("date_long", date("long")),
        ("date_short", date("short")),
        ("list", list("conjunction")),
        ("list_or", list("disjunction")),
        ("yesterday", relative("2026-11-22T08:00:00Z", "auto", "long")),
        ("in_1_hour", relative("2026-11-23T10:00:00Z", "always", "long")),
        ("in_2_days", relative("2026-11-25T09:00:00Z", "always", "long")),
        ("in_5_days", relative("2026-11-28T09:00:00Z", "auto", "long")),
        ("ago_21_minutes", relative("2026-11-23T08:39:00Z", "always", "short")),
        ("ago_3_months", relative("2026-08-23T09:00:00Z", "auto", "long")),
        ("next_year", relative("2027-11-23T09:00:00Z", "auto", "long")),
        ("plural_0", category("0")),
        ("plural_2", category("2")),
    ])
}

/// Where ICU4X 2.4 (CLDR 49) and Intl differ, as seen in Node 20.20 (CLDR 48.0): locale, what, Intl, ours. By reason:
///
/// - `jpy`, `eur`: ICU4X's newer data has a symbol for these currencies in more locales.
/// - `eur`, `jpy` of de-AT: ICU4X separates thousands of money like those of other numbers (CLDR: `currencyGroup`).
/// - `date_short`: Intl takes CLDR's date pattern, ICU4X the pattern of a semantic skeleton.
/// - `date_long`, `list`, `percent`, `next_year`, `yesterday`, `usd_name`: words and spaces, where ICU4X's data is the newer.
/// - `plural_0` of vi: see `NEWER`.
#[rustfmt::skip]
const KNOWN: &[(&str, &str, &str, &str)] = &[
    ("bg", "date_long", "23 ноември 2026 г.", "23 ноември 2026\u{202f}г."),
    ("bg", "date_short", "23.11.26 г.", "23.11.26\u{202f}г."),
    ("bg", "jpy", "-1235\u{a0}JPY", "-1235\u{a0}JP¥"),
    ("cs", "date_short", "23.11.26", "23. 11. 26"),
    ("de-AT", "eur", "€\u{a0}1.234.567,50", "€\u{a0}1\u{a0}234\u{a0}567,50"),
    ("de-AT", "jpy", "-¥\u{a0}1.235", "-¥\u{a0}1\u{a0}235"),
    ("de-CH", "eur", "EUR\u{a0}1'234'567.50", "€\u{a0}1'234'567.50"),
    ("es", "jpy", "-1235\u{a0}JPY", "-1235\u{a0}JP¥"),
    ("es-419", "eur", "EUR\u{a0}1,234,567.50", "€1,234,567.50"),
    ("es-419", "jpy", "-JPY\u{a0}1,235", "-JP¥1,235"),
    ("es-MX", "eur", "EUR\u{a0}1,234,567.50", "€1,234,567.50"),
    ("es-MX", "jpy", "-JPY\u{a0}1,235", "-JP¥1,235"),
    ("et", "date_long", "23. november 2026", "23 november 2026"),
    ("fa", "percent", "۱۶٪", "۱۶%"),
    ("fr", "jpy", "-1\u{202f}235\u{a0}JPY", "-1\u{202f}235\u{a0}JP¥"),
    ("he", "list", "A, B ו-C", "A, B ו‑C"),
    ("he", "next_year", "השנה הבאה", "בשנה הבאה"),
    ("hi", "date_long", "23 नव\u{902}बर 2026", "23 नव\u{902}बर, 2026"),
    ("hi", "list", "A, B, और C", "A, B और C"),
    ("hr", "jpy", "−1.235\u{a0}JPY", "−1.235\u{a0}JP¥"),
    ("hu", "eur", "1\u{a0}234\u{a0}567,50\u{a0}EUR", "1\u{a0}234\u{a0}567,50\u{a0}€"),
    ("it", "jpy", "-1235\u{a0}JPY", "-1235\u{a0}JP¥"),
    ("ko", "date_short", "26. 11. 23.", "26/11/23"),
    ("lt", "jpy", "−1\u{a0}235\u{a0}JPY", "−1\u{a0}235\u{a0}JP¥"),
    ("lv", "date_short", "23.11.26", "23.11.26."),
    ("nb", "jpy", "−1\u{a0}235\u{a0}JPY", "−1\u{a0}235\u{a0}JP¥"),
    ("pl", "jpy", "-1235\u{a0}JPY", "-1235\u{a0}JP¥"),
    ("ro", "eur", "1.234.567,50\u{a0}EUR", "1.234.567,50\u{a0}€"),
    ("ro", "jpy", "-1.235\u{a0}JPY", "-1.235\u{a0}JP¥"),
    ("sk", "jpy", "-1\u{a0}235\u{a0}JPY", "-1\u{a0}235\u{a0}JP¥"),
    ("sl", "date_short", "23. 11. 2026", "23. 11. 26"),
    ("sr", "date_short", "23. 11. 2026.", "23. 11. 26."),
    ("sr-Latn", "date_short", "23. 11. 2026.", "23. 11. 26."),
    ("sv", "jpy", "−1\u{a0}235\u{a0}JPY", "−1\u{a0}235\u{a0}JP¥"),
    ("sw", "usd_name", "dola za Marekani 2.00", "2.00 dola za Marekani"),
    ("ta", "date_long", "23 நவம\u{bcd}பர\u{bcd}, 2026", "23 நவம\u{bcd}பர\u{bcd} 2026"),
    ("ta", "eur", "€12,34,567.50", "€\u{a0}12,34,567.50"),
    ("ta", "jpy", "-¥1,235", "-¥\u{a0}1,235"),
    ("th", "date_short", "23/11/69", "23/11/2569"),
    ("uk", "date_long", "23 листопада 2026 р.", "23 листопада 2026\u{202f}р."),
    ("uk", "eur", "1\u{a0}234\u{a0}567,50\u{a0}EUR", "1\u{a0}234\u{a0}567,50\u{a0}€"),
    ("ur", "percent", "16%", "16٪"),
    ("ur", "yesterday", "گزشتہ کل", "کل"),
    ("vi", "date_long", "23 tháng 11, 2026", "23 tháng 11 2026"),
    ("vi", "date_short", "23/11/26", "23/11/2026"),
    ("vi", "plural_0", "other", "one"),
    ("vi", "yesterday", "Hôm qua", "hôm qua"),
];

#[test]
fn formatting_agrees_with_intl_in_every_stock_locale() {
    if std::env::var_os("VOCATIVE_TEST_OUTSIDE").is_none() {
        return;
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/suite/intl.mjs");
    let ran = std::process::Command::new("node").arg(script).args(STOCK).output().expect("node is not there");
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    let intl: serde_json::Value = serde_json::from_slice(&ran.stdout).unwrap();
    let mut differences = Vec::new();
    for tag in STOCK {
        for (what, own) in ours(tag) {
            let other = intl["rows"][*tag][what].as_str().unwrap();
            if own != other {
                differences.push((*tag, what, other.to_owned(), own));
            }
        }
    }
    let known: Vec<_> =
        KNOWN.iter().map(|(tag, what, intl, own)| (*tag, *what, (*intl).to_owned(), (*own).to_owned())).collect();
    let lines = |rows: &[(&str, &str, String, String)]| -> String {
        rows.iter().map(|(tag, what, intl, own)| format!("    ({tag:?}, {what:?}, {intl:?}, {own:?}),\n")).collect()
    };
    // The table was made with CLDR 48; an Intl of another version differs in a few more rows, never in many.
    if !intl["cldr"].as_str().unwrap_or_default().starts_with("48") {
        assert!(
            differences.len() <= 3 * known.len(),
            "Intl has CLDR {}; differences:\n{}",
            intl["cldr"],
            lines(&differences)
        );
        return;
    }
    assert!(differences == known, "Intl has CLDR {}; differences:\n{}", intl["cldr"], lines(&differences));
}
