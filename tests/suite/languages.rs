//! What each stock language looks like: the tables of docs/languages.md and one golden mail per locale.
//!
//! Both are written from real renderings of whatever folders `locales/` has. After a change that is meant,
//! `VOCATIVE_TEST_UPDATE=1 cargo test languages` writes them anew: read the difference before it is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use icu::locale::Locale as IcuLocale;
use icu::locale::subtags::Script;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use vocative::catalog::formats::{Figure, Formats};
use vocative::catalog::options::{DateOptions, ListOptions};
use vocative::locale::Locale;

use crate::builder::{STOCK, fixture, now};
use crate::stock::folders;

/// Between these two lines of docs/languages.md stands what this file writes.
const BEGIN: &str = "<!-- written by tests/suite/languages.rs: begin -->";
const END: &str = "<!-- written by tests/suite/languages.rs: end -->";

fn updates() -> bool {
    std::env::var_os("VOCATIVE_TEST_UPDATE").is_some()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default().replace("\r\n", "\n")
}

fn locales() -> Vec<Locale> {
    folders("locales").iter().map(|folder| Locale::parse(folder).unwrap()).collect()
}

/// The English name of a locale, of the CLDR names that the project reads: `German (Austria)`.
fn english(locale: &Locale) -> String {
    let table = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/locale/data/names.txt"));
    let names: BTreeMap<&str, &str> =
        table.lines().filter_map(|line| Some((line.split('\t').next()?, line.split('\t').nth(1)?))).collect();
    let id = locale.id();
    let qualifiers: Vec<String> = [id.script.map(|s| s.to_string()), id.region.map(|r| r.to_string())]
        .into_iter()
        .flatten()
        .map(|code| names.get(&*format!(":{code}")).map_or(code, |name| (*name).to_owned()))
        .collect();
    let language = id.language.to_string();
    let name = names.get(&*language).map_or(language.as_str(), |name| name);
    if qualifiers.is_empty() { name.to_owned() } else { format!("{name} ({})", qualifiers.join(", ")) }
}

/// A name that is at home in the script, so that a greeting reads as its people know it: given name and family name.
fn person(locale: &Locale) -> [&'static str; 2] {
    match locale.script().as_ref().map(Script::as_str) {
        Some("Arab") => ["نور", "حداد"],
        Some("Beng") => ["নীলা", "সেন"],
        Some("Cyrl") => ["Анна", "Новак"],
        Some("Deva") => ["नीला", "शर्मा"],
        Some("Grek") => ["Άννα", "Λάμπρου"],
        Some("Hans") => ["安娜", "王"],
        Some("Hant") => ["安娜", "陳"],
        Some("Hebr") => ["נועה", "לוי"],
        Some("Jpan") => ["花子", "山田"],
        Some("Kore") => ["민서", "김"],
        Some("Taml") => ["நிலா", "குமார்"],
        Some("Thai") => ["มาลี", "สุขใจ"],
        _ => ["Anna", "Novak"],
    }
}

/// Text for a cell: on one line, without the marks that keep directions apart in a text part.
fn cell(text: &str) -> String {
    text.trim().replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\n'], "").replace('|', "\\|")
}

fn greeting(locale: &Locale, profile: Value) -> String {
    let mut user = json!({ "email": "reader.4711@example.org", "email_verified": true });
    for (key, value) in profile.as_object().unwrap() {
        user[key] = value.clone();
    }
    let mail = STOCK.render_in(&json!({ "email": "welcome_email", "user": user }), locale.name());
    assert!(!mail.degraded && mail.diagnostics.is_empty(), "{}: {:?}", locale.name(), mail.diagnostics);
    assert!(mail.text.contains(&mail.salutation.line), "{}: the greeting is in the mail", locale.name());
    cell(&mail.salutation.line)
}

fn greetings(locale: &Locale) -> [String; 5] {
    let [given, family] = person(locale);
    [
        json!({}),
        json!({ "given_name": given }),
        json!({ "given_name": given, "family_name": family }),
        json!({ "family_name": family, "user_metadata": { "title": "Ms" } }),
        json!({ "given_name": given, "family_name": family, "user_metadata": { "formality": "informal" } }),
    ]
    .map(|profile| greeting(locale, profile))
}

/// Each plural category with the first number that has it, of whole numbers, a million, then decimals.
fn plurals(formats: &Formats) -> String {
    let mut first: BTreeMap<&str, String> = BTreeMap::new();
    let whole = (0..=200).chain([1_000_000]).map(|n| n.to_string());
    for number in whole.chain(["0.1", "1.5"].map(str::to_owned)) {
        first.entry(formats.category(&Figure::parse(&number).unwrap())).or_insert(number);
    }
    let order = ["zero", "one", "two", "few", "many", "other"];
    assert!(first.contains_key("other") && first.keys().all(|category| order.contains(category)));
    let named = order.iter().filter_map(|category| Some(format!("{category} {}", first.get(category)?)));
    named.collect::<Vec<_>>().join(", ")
}

fn conventions(locale: &Locale) -> [String; 4] {
    let icu = IcuLocale::from(locale.id().clone());
    let formats = Formats::new(&icu, &icu).unwrap();
    let long = DateOptions { date_style: Some("long".to_owned()), ..DateOptions::default() };
    let items = ["A", "B", "C"].map(str::to_owned);
    [
        plurals(&formats),
        cell(&formats.datetime(now(), &TimeZone::UTC, false, &long).unwrap()),
        cell(&formats.list(&items, &ListOptions::default()).unwrap()),
        cell(&formats.duration(15 * 60).unwrap()),
    ]
}

fn tables() -> String {
    let locales = locales();
    let mut text = String::from(
        "| locale | language | no name | given name | full name | Ms + family name | informal |\n|---|---|---|---|---|---|---|\n",
    );
    for locale in &locales {
        writeln!(text, "| `{}` | {} | {} |", locale.name(), english(locale), greetings(locale).join(" | ")).unwrap();
    }
    text.push_str("\n| locale | plural categories, each with its first number | long date | list of three | 15 minutes |\n|---|---|---|---|---|\n");
    for locale in &locales {
        writeln!(text, "| `{}` | {} |", locale.name(), conventions(locale).join(" | ")).unwrap();
    }
    text
}

#[test]
fn the_tables_of_languages_say_what_is_rendered() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/languages.md");
    let page = read(&path);
    let (before, rest) = page.split_once(&format!("{BEGIN}\n")).expect("docs/languages.md has the first marker");
    let (written, after) = rest.split_once(END).expect("docs/languages.md has the second marker");
    let tables = format!("\n{}\n", tables());
    if updates() {
        std::fs::write(&path, format!("{before}{BEGIN}\n{tables}{END}{after}")).unwrap();
        return;
    }
    let changed: Vec<_> = tables.lines().filter(|line| !written.lines().any(|old| old == *line)).collect();
    assert!(written == tables, "docs/languages.md is out of date; rendered now:\n{}", changed.join("\n"));
}

fn golden(locale: &str) -> PathBuf {
    fixture("mails").join(format!("reset_email.{locale}.txt"))
}

#[test]
fn one_mail_reads_in_every_locale_as_it_was_agreed() {
    let samples = STOCK.samples();
    let (_, _, request) = samples.iter().find(|(email, _, _)| email == "reset_email").unwrap();
    let mut changed = String::new();
    for locale in locales() {
        let mail = STOCK.render_in(request, locale.name());
        let text = format!("Subject: {}\nPreheader: {}\n\n{}\n", mail.subject, mail.preheader, mail.text.trim_end());
        let path = golden(locale.name());
        if updates() {
            std::fs::create_dir_all(fixture("mails")).unwrap();
            std::fs::write(&path, &text).unwrap();
        }
        let expected = read(&path);
        if text != expected {
            write!(changed, "==== {}\n---- expected\n{expected}---- got\n{text}", locale.name()).unwrap();
        }
    }
    assert!(changed.is_empty(), "mails changed:\n{changed}");
}

#[test]
fn every_golden_mail_is_of_a_stock_locale() {
    let expected: BTreeSet<PathBuf> = folders("locales").iter().map(|locale| golden(locale)).collect();
    // The folder is not there before the first writing.
    for entry in fixture("mails").read_dir().into_iter().flatten() {
        let path = entry.unwrap().path();
        if !expected.contains(&path) && updates() {
            std::fs::remove_file(&path).unwrap();
        } else {
            assert!(expected.contains(&path), "{} is left over", path.display());
        }
    }
}

#[test]
fn fonts_and_line_heights_follow_the_script() {
    let samples = STOCK.samples();
    let (_, _, request) = samples.iter().find(|(email, _, _)| email == "reset_email").unwrap();
    for locale in locales() {
        let script = locale.script().map(|script| script.to_string()).unwrap_or_default();
        let (font, height) = match &*script {
            "Arab" => ("Geeza Pro", "1.8"),
            "Beng" => ("Noto Sans Bengali", "1.8"),
            "Deva" => ("Noto Sans Devanagari", "1.8"),
            "Hans" => ("PingFang SC", "1.6"),
            "Hant" if locale.name() == "zh-HK" => ("PingFang HK", "1.6"),
            "Hant" => ("PingFang TC", "1.6"),
            "Hebr" => ("Arial Hebrew", "1.6"),
            "Jpan" => ("Hiragino Sans", "1.6"),
            "Kore" => ("Malgun Gothic", "1.6"),
            "Taml" => ("Noto Sans Tamil", "1.8"),
            "Thai" => ("Leelawadee UI", "1.8"),
            "Cyrl" | "Grek" | "Latn" => ("Segoe UI, Helvetica, Arial, sans-serif", "1.6"),
            other => panic!("{}: the layout has no fonts for {other}", locale.name()),
        };
        let html = STOCK.render_in(request, locale.name()).html;
        let stacks: BTreeSet<&str> =
            html.split("font-family:").skip(1).map(|rest| rest.split([';', '"']).next().unwrap()).collect();
        assert!(stacks.len() == 1 && stacks.iter().all(|stack| stack.contains(font)), "{}: {stacks:?}", locale.name());
        assert!(html.contains(&format!("line-height:{height};")), "{}", locale.name());
        assert!(!html.contains("letter-spacing"), "{}", locale.name());
    }
}
