//! Entries in, text out: what translators write and what a mail then says.

use super::formats::{Figure, Formats};
use super::*;
use jiff::tz::TimeZone;

fn files(tag: &str, text: &str) -> LocaleFiles {
    LocaleFiles { locale: Locale::parse(tag).unwrap(), files: vec![(format!("locales/{tag}/a.ftl"), text.to_owned())] }
}

fn catalog(entries: &[(&str, &str)]) -> (Catalog, Report) {
    let mut report = Report::new();
    let layer = entries.iter().map(|(tag, text)| files(tag, text)).collect();
    (Catalog::build(&[layer], &mut report), report)
}

fn voice(tag: &str) -> Voice {
    let locale = tag.parse().unwrap();
    Voice {
        formats: Arc::new(Formats::new(&locale, &locale).unwrap()),
        zone: TimeZone::get("Europe/Vienna").unwrap(),
        zone_assumed: false,
        now: "2026-11-23T09:00:00Z".parse().unwrap(),
    }
}

fn say(catalog: &Catalog, tag: &str, id: &str, arguments: &[(&str, Argument)]) -> Result<String, FormatError> {
    let locale = Locale::parse(tag).unwrap();
    let arguments: Vec<(&str, &Argument)> = arguments.iter().map(|(n, a)| (*n, a)).collect();
    catalog.bundle(&locale).unwrap().format(id, arguments, &|_| None, Target::Text, &voice(tag))
}

fn number(text: &str) -> Argument {
    Argument::Number(Figure::parse(text).unwrap())
}

fn rules(report: &Report) -> Vec<&'static str> {
    report.findings().iter().map(|d| d.rule).collect()
}

#[test]
fn plural_variants_follow_cldr_and_exact_numbers_come_first() {
    let (catalog, report) = catalog(&[(
        "lt",
        "a = { $n ->\n    [0] nieko\n    [one] { $n } failas\n    [few] { $n } failai\n   *[other] { $n } failų\n}\n",
    )]);
    assert!(report.is_empty(), "{:?}", report.findings());
    for (n, expected) in [("0", "nieko"), ("1", "1 failas"), ("22", "22 failai"), ("10", "10 failų"), ("0.0", "nieko")]
    {
        assert_eq!(say(&catalog, "lt", "a", &[("n", number(n))]).unwrap(), expected);
    }
}

#[test]
fn numbers_keep_every_digit_and_read_as_the_locale_writes_them() {
    let (catalog, _) = catalog(&[("de", "a = { $n }\nb = { NUMBER($n, minimumFractionDigits: 2000000000) }\n")]);
    let big = number("12345678901234567");
    assert_eq!(say(&catalog, "de", "a", &[("n", big)]).unwrap(), "12.345.678.901.234.567");
    assert_eq!(say(&catalog, "de", "b", &[("n", number("1"))]).unwrap(), format!("1,{}", "0".repeat(20)));
}

#[test]
fn a_child_locale_takes_single_entries_and_terms_from_its_parent() {
    let (catalog, report) =
        catalog(&[("de", "-x = Konto\na = Ihr { -x }\nb = Samstag\n"), ("de-AT", "b = Sonnabend\n-x = Kontoblatt\n")]);
    assert!(report.is_empty());
    assert_eq!(say(&catalog, "de-AT", "a", &[]).unwrap(), "Ihr Kontoblatt");
    assert_eq!(say(&catalog, "de-AT", "b", &[]).unwrap(), "Sonnabend");
    assert_eq!(catalog.bundle(&Locale::parse("de-AT").unwrap()).unwrap().entry("a").unwrap().locale.name(), "de");
}

#[test]
fn terms_decline_and_keep_their_arguments_behind_a_nested_term() {
    let (catalog, report) = catalog(&[(
        "cs",
        "-inner = { $case ->\n   *[nominative] Banka\n    [genitive] Banky\n}\n\
         -outer = { -inner(case: \"genitive\") } { $case ->\n   *[nominative] první\n    [genitive] prvního\n}\n    .gender = feminine\n\
         a = { -outer(case: \"genitive\") } { -outer.gender ->\n    [feminine] ona\n   *[other] on\n} { -inner }\n",
    )]);
    assert!(report.is_empty(), "{:?}", report.findings());
    assert_eq!(say(&catalog, "cs", "a", &[]).unwrap(), "Banky prvního ona Banka");
}

#[test]
fn faults_are_found_when_the_catalog_is_built_and_the_entry_is_missing() {
    for (text, rule) in [
        ("a = { nothing }\n", "entry-missing"),
        ("a = { -nothing }\n", "term-missing"),
        ("a = { b }\nb = { a }\n", "reference-cycle"),
        ("a = { NUMBR($n) }\n", "function-unknown"),
        ("a = { NUMBER($n, minimumFractionDigit: 1) }\n", "function-option"),
        ("a = { $userName }\n", "argument-name"),
        ("-t = { $x }\na = { -t }\n", "argument-missing"),
        ("a = <b>x\n", "markup-unbalanced"),
        ("a = x < y\n", "markup-invalid"),
        ("a = <a href=\"x\">y</a>\n", "markup-invalid"),
        ("a = { \"\\u000D\\u000A\" }\n", "control-character"),
        ("a = x\na = y\n", "entry-duplicate"),
    ] {
        let (_, report) = catalog(&[("en", text)]);
        assert!(rules(&report).contains(&rule), "{text}: {:?}", rules(&report));
        assert!(report.findings().iter().all(|d| d.line > 0 && d.hint.is_some()), "{text}");
    }
}

#[test]
fn a_billion_laughs_is_stopped() {
    let mut text = "l0 = lol\n".to_owned();
    for i in 1..15 {
        text += &format!("l{i} = {}\n", format!("{{ l{} }}", i - 1).repeat(10));
    }
    let (_, report) = catalog(&[("en", &text)]);
    assert!(rules(&report).contains(&"entry-too-large"));
}

#[test]
fn what_fails_while_formatting_is_an_error_and_never_text() {
    let (catalog, _) = catalog(&[("en", "a = { NUMBER($n) }\nb = { $gone }\nc = { DATETIME($d) }\nd = { $l }\n")]);
    let text = |s: &str| Argument::Text(s.to_owned());
    assert!(say(&catalog, "en", "a", &[("n", text("many"))]).is_err());
    assert!(say(&catalog, "en", "b", &[]).is_err());
    assert!(say(&catalog, "en", "c", &[("d", text("tomorrow"))]).is_err());
    assert!(say(&catalog, "en", "d", &[("l", Argument::List(vec!["x".into()]))]).is_err());
    assert!(say(&catalog, "en", "z", &[]).is_err());
}

#[test]
fn text_of_translators_survives_the_runtime_unchanged() {
    for text in ["[x] y", ".dot", "*star", "a {\"{\"} b", "{\" \"}x{\" \"}", "„Zitat“ – 100\u{a0}%", "#hash", "a = b"]
    {
        let (catalog, report) = catalog(&[("de", &format!("a = {{\"\"}}{text}\n"))]);
        assert!(report.is_empty(), "{text}: {:?}", report.findings());
        let expected = text.replace("{\"{\"}", "{").replace("{\" \"}", " ");
        assert_eq!(say(&catalog, "de", "a", &[]).unwrap(), expected);
    }
}

#[test]
fn dates_and_lists_take_their_options() {
    let (catalog, report) = catalog(&[(
        "de",
        "a = { DATETIME($d, dateStyle: \"long\", timeStyle: \"short\") }\nb = { LIST($l, type: \"disjunction\") }\nc = { DURATION($s) }\n",
    )]);
    assert!(report.is_empty());
    let date = Argument::Text("2026-11-23T09:05:00Z".into());
    assert_eq!(say(&catalog, "de", "a", &[("d", date)]).unwrap(), "23. November 2026 um 10:05");
    let list = Argument::List(vec!["A".into(), "B".into()]);
    assert_eq!(say(&catalog, "de", "b", &[("l", list)]).unwrap(), "A oder B");
    assert_eq!(say(&catalog, "de", "c", &[("s", number("900"))]).unwrap(), "15 Minuten");
}

#[test]
fn money_is_printed_with_its_currency_whether_number_or_text() {
    let (catalog, report) = catalog(&[(
        "de",
        "a = { CURRENCY($n, currency: \"EUR\") }\n\
         b = { NUMBER($n, style: \"currency\", currency: \"USD\", currencyDisplay: \"name\") }\n\
         c = { CURRENCY($n, $code, currencyDisplay: \"code\") }\n\
         d = { CURRENCY($n, currency: \"EUR\") ->\n    [0] gratis\n   *[other] { CURRENCY($n, currency: \"EUR\") }\n}\n",
    )]);
    assert!(report.is_empty(), "{:?}", report.findings());
    let text = |s: &str| Argument::Text(s.to_owned());
    assert_eq!(say(&catalog, "de", "a", &[("n", number("1234.5"))]).unwrap(), "1.234,50\u{a0}€");
    assert_eq!(say(&catalog, "de", "a", &[("n", text("0.10"))]).unwrap(), "0,10\u{a0}€");
    assert_eq!(say(&catalog, "de", "b", &[("n", number("1"))]).unwrap(), "1,00 US-Dollar");
    let yen = [("n", text("99.5")), ("code", text("JPY"))];
    assert_eq!(say(&catalog, "de", "c", &yen).unwrap(), "100\u{a0}JPY");
    assert_eq!(say(&catalog, "de", "d", &[("n", number("0"))]).unwrap(), "gratis");
    assert!(say(&catalog, "de", "a", &[("n", text("ten"))]).is_err());
    assert!(say(&catalog, "de", "c", &[("n", number("1")), ("code", text("Yen"))]).is_err());
    assert!(say(&catalog, "de", "c", &[("n", number("1"))]).is_err());
}

#[test]
fn relative_times_are_measured_from_the_callers_now() {
    let (catalog, report) =
        catalog(&[("de", "a = { RELATIVE($at) }\nb = { RELATIVE($at, numeric: \"always\", style: \"short\") }\n")]);
    assert!(report.is_empty(), "{:?}", report.findings());
    let at = |s: &str| [("at", Argument::Text(s.to_owned()))];
    assert_eq!(say(&catalog, "de", "a", &at("2026-11-22T08:00:00Z")).unwrap(), "gestern");
    assert_eq!(say(&catalog, "de", "a", &at("2026-11-26")).unwrap(), "in 3 Tagen");
    assert_eq!(say(&catalog, "de", "b", &at("2026-11-23T08:15:00Z")).unwrap(), "vor 45 Min.");
    assert!(say(&catalog, "de", "a", &at("soon")).is_err());
}

#[test]
fn options_that_cannot_be_meant_and_raw_control_characters_stop_the_load() {
    for (source, rule) in [
        ("a = { NUMBER($n, style: \"currency\") }\n", "function-option"),
        ("a = { NUMBER($n, style: \"currency\", currency: \"EURO\") }\n", "function-option"),
        ("a = { NUMBER($n, currency: \"EUR\") }\n", "function-option"),
        ("a = { NUMBER($n, style: \"currency\", currency: \"EUR\", minimumFractionDigits: 0) }\n", "function-option"),
        ("a = { CURRENCY($n) }\n", "function-option"),
        ("a = { CURRENCY($n, currency: \"ABC\") }\n", "function-option"),
        ("a = { CURRENCY($n, \"ABC\") }\n", "function-option"),
        ("a = { CURRENCY($n, $c, currency: \"EUR\") }\n", "function-option"),
        ("a = { CURRENCY($n, currency: \"EUR\", currencyDisplay: \"sign\") }\n", "function-option"),
        ("a = { CURRENCY($n, $c, $d) }\n", "function-argument"),
        ("a = { RELATIVE($d, numeric: \"never\") }\n", "function-option"),
        ("a = { RELATIVE($d, unit: \"day\") }\n", "function-option"),
        ("a = { RELATIVE($d, $e) }\n", "function-argument"),
        ("a = { NUMBER($n, minimumFractionDigits: \"x\") }\n", "function-option"),
        ("a = { DATETIME($n, dateStyle: \"lnog\") }\n", "function-option"),
        ("a = { DATETIME($n, year: \"numeric\", month: \"long\", hour: \"numeric\") }\n", "function-option"),
        ("a = x\u{7}\n", "control-character"),
        ("a = x\u{fdd0}\u{e000}\n", "control-character"),
    ] {
        let (_, report) = catalog(&[("en", source)]);
        assert_eq!(rules(&report), [rule], "{source}");
    }
}

#[test]
fn items_of_a_list_are_isolated_one_by_one() {
    let (catalog, report) = catalog(&[("ar", "a = { LIST($l) }\n"), ("de", "a = { LIST($l) }\n")]);
    assert!(report.is_empty());
    let list = || Argument::List(vec!["محرر".into(), "Auditor".into()]);
    assert_eq!(say(&catalog, "ar", "a", &[("l", list())]).unwrap(), "محرر و\u{2068}Auditor\u{2069}");
    assert_eq!(say(&catalog, "de", "a", &[("l", list())]).unwrap(), "\u{2068}محرر\u{2069} und Auditor");
}

#[test]
fn pseudo_locales_disguise_the_reference_and_leave_values_alone() {
    let mut report = Report::new();
    let layer =
        vec![files("en", "a = Hi <b>{ $name }</b>, { $n ->\n    [one] one file\n   *[other] { $n } files\n}\n")];
    let english = Locale::parse("en").unwrap();
    let catalog = Catalog::build_with_pseudo(&[layer], Some(&english), &mut report);
    let arguments = [("name", Argument::Text("Anna".into())), ("n", number("1"))];
    assert_eq!(say(&catalog, "en-XA", "a", &arguments).unwrap(), "⟦Ĥîî Anna, ööñéé ƒîîļéé⟧");
    assert_eq!(say(&catalog, "ar-XB", "a", &arguments).unwrap(), "هي \u{2068}Anna\u{2069}, ونى فيلى");
}

/// The table of `docs/entries.md` holds what is really printed.
#[test]
fn the_documentation_shows_real_output() {
    let text = |s: &str| Argument::Text(s.to_owned());
    let arguments = [
        ("n", number("1234.5")),
        ("at", text("2026-11-20T09:00:00Z")),
        ("then", text("2026-11-22T08:00:00Z")),
        ("link", text("2026-11-23T09:15:00Z")),
        ("code", text("JPY")),
    ];
    let documented: Vec<&str> =
        include_str!("../../docs/entries.md").lines().skip_while(|l| !l.contains("| en | de |")).skip(2).collect();
    let documented = documented.iter().take_while(|line| line.starts_with('|'));
    let mut rows = 0;
    for line in documented {
        let call = line.split('`').nth(1).unwrap();
        let mut real = format!("| `{call}` |");
        for tag in ["en", "de", "ja", "ar-EG"] {
            let (catalog, report) = catalog(&[(tag, &format!("a = {{ {call} }}\n"))]);
            assert!(report.is_empty(), "{call}: {:?}", report.findings());
            let said = say(&catalog, tag, "a", &arguments).unwrap();
            let visible = said.replace(['\u{200f}', '\u{2068}', '\u{2069}'], "").replace('\u{a0}', " ");
            real += &format!(" {visible} |");
        }
        rows += 1;
        assert_eq!(*line, real);
    }
    assert!(rows > 5);
}

#[test]
fn slots_may_repeat_move_and_hold_tags_and_one_entry_serves_every_part() {
    let (catalog, report) = catalog(&[(
        "en",
        "a = <b>{ $name }</b>, <page>read <em>this</em></page> or <help>ask</help>, then <page>again</page>.\n    .title = Hi <i>{ $name }</i>\n",
    )]);
    assert!(report.is_empty(), "{:?}", report.findings());
    let english = Locale::parse("en").unwrap();
    let name = [("name", Argument::Text("A<B".into()))];
    let fill = |slot: &str| Some(Slot { href: format!("https://a.example/{slot}"), attributes: vec![] });
    let say = |id: &str, target| {
        let arguments = name.iter().map(|(n, a)| (*n, a));
        catalog.bundle(&english).unwrap().format(id, arguments, &fill, target, &voice("en"))
    };
    assert_eq!(
        say("a", Target::Html).unwrap(),
        "<b>A&lt;B</b>, <a href=\"https://a.example/page\">read <em>this</em></a> or <a href=\"https://a.example/help\">ask</a>, \
         then <a href=\"https://a.example/page\">again</a>."
    );
    assert_eq!(
        say("a", Target::Text).unwrap(),
        "A<B, read this (https://a.example/page) or ask (https://a.example/help), then again (https://a.example/page)."
    );
    assert!(say("a", Target::Line).is_err(), "a subject holds no link");
    assert_eq!(say("a.title", Target::Attribute).unwrap(), "Hi A&lt;B");
    assert_eq!(say("a.title", Target::Line).unwrap(), "Hi A<B");
}
