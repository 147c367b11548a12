//! CLDR's own expectations: every file of `tests/fixtures/personNameTest` (its `_header.txt` explains the format).

use super::part::parse_key;
use super::*;

/// The files, by the locale they are for.
const FILES: &[(&str, &str)] = &[
    ("ar", include_str!("../../../tests/fixtures/personNameTest/ar.txt")),
    ("bg", include_str!("../../../tests/fixtures/personNameTest/bg.txt")),
    ("bn", include_str!("../../../tests/fixtures/personNameTest/bn.txt")),
    ("de", include_str!("../../../tests/fixtures/personNameTest/de.txt")),
    ("en", include_str!("../../../tests/fixtures/personNameTest/en.txt")),
    ("es", include_str!("../../../tests/fixtures/personNameTest/es.txt")),
    ("fa", include_str!("../../../tests/fixtures/personNameTest/fa.txt")),
    ("fi", include_str!("../../../tests/fixtures/personNameTest/fi.txt")),
    ("fr", include_str!("../../../tests/fixtures/personNameTest/fr.txt")),
    ("he", include_str!("../../../tests/fixtures/personNameTest/he.txt")),
    ("hi", include_str!("../../../tests/fixtures/personNameTest/hi.txt")),
    ("hr", include_str!("../../../tests/fixtures/personNameTest/hr.txt")),
    ("hu", include_str!("../../../tests/fixtures/personNameTest/hu.txt")),
    ("id", include_str!("../../../tests/fixtures/personNameTest/id.txt")),
    ("it", include_str!("../../../tests/fixtures/personNameTest/it.txt")),
    ("ja", include_str!("../../../tests/fixtures/personNameTest/ja.txt")),
    ("lt", include_str!("../../../tests/fixtures/personNameTest/lt.txt")),
    ("lv", include_str!("../../../tests/fixtures/personNameTest/lv.txt")),
    ("nl", include_str!("../../../tests/fixtures/personNameTest/nl.txt")),
    ("pt", include_str!("../../../tests/fixtures/personNameTest/pt.txt")),
    ("ro", include_str!("../../../tests/fixtures/personNameTest/ro.txt")),
    ("ru", include_str!("../../../tests/fixtures/personNameTest/ru.txt")),
    ("sk", include_str!("../../../tests/fixtures/personNameTest/sk.txt")),
    ("sl", include_str!("../../../tests/fixtures/personNameTest/sl.txt")),
    ("sr", include_str!("../../../tests/fixtures/personNameTest/sr.txt")),
    ("sv", include_str!("../../../tests/fixtures/personNameTest/sv.txt")),
    ("sw", include_str!("../../../tests/fixtures/personNameTest/sw.txt")),
    ("th", include_str!("../../../tests/fixtures/personNameTest/th.txt")),
    ("tr", include_str!("../../../tests/fixtures/personNameTest/tr.txt")),
    ("uk", include_str!("../../../tests/fixtures/personNameTest/uk.txt")),
    ("ur", include_str!("../../../tests/fixtures/personNameTest/ur.txt")),
    ("vi", include_str!("../../../tests/fixtures/personNameTest/vi.txt")),
    ("zh", include_str!("../../../tests/fixtures/personNameTest/zh.txt")),
    ("zh_Hant", include_str!("../../../tests/fixtures/personNameTest/zh_Hant.txt")),
];

/// Results that differ from CLDR's: file, number, reason. None since initials follow CLDR's dictionaries.
const DIFFERENCES: &[(&str, usize, &str)] = &[];

/// Each file has eight names in 42 styles.
const EACH: usize = 336;

struct Case<'a> {
    name: PersonName,
    shown: Vec<&'a str>,
    expected: &'a str,
    style: NameStyle,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let mut cases = Vec::new();
    let (mut name, mut shown, mut expected) = (PersonName::new(), Vec::new(), "");
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let cells: Vec<&str> = line.split(';').map(str::trim).collect();
        match cells[..] {
            ["enum", ..] => {}
            ["name", "locale", locale] => name = name.in_locale(locale.replace('_', "-").parse().expect(locale)),
            ["name", key, value] => {
                let (field, modifiers) = parse_key(key).expect(key);
                name.parts.push((field, modifiers, value.to_owned()));
                shown.push(value);
            }
            ["expectedResult", value] => expected = value,
            ["parameters", order, length, usage, formality] => cases.push(Case {
                name: name.clone(),
                shown: shown.clone(),
                expected,
                style: style(order, length, usage, formality),
            }),
            ["endName"] => (name, shown) = (PersonName::new(), Vec::new()),
            _ => panic!("unknown line {line:?}"),
        }
    }
    cases
}

fn style(order: &str, length: &str, usage: &str, formality: &str) -> NameStyle {
    NameStyle {
        order: Some(match order {
            "givenFirst" => Order::GivenFirst,
            "surnameFirst" => Order::SurnameFirst,
            "sorting" => Order::Sorting,
            other => panic!("unknown order {other}"),
        }),
        length: match length {
            "long" => Length::Long,
            "medium" => Length::Medium,
            "short" => Length::Short,
            other => panic!("unknown length {other}"),
        },
        usage: match usage {
            "referring" => Usage::Referring,
            "addressing" => Usage::Addressing,
            "monogram" => Usage::Monogram,
            other => panic!("unknown usage {other}"),
        },
        formality: match formality {
            "formal" => Register::Formal,
            "informal" => Register::Informal,
            other => panic!("unknown formality {other}"),
        },
    }
}

#[test]
fn every_name_of_cldr_is_formatted_as_cldr_expects() {
    let mut wrong = Vec::new();
    for &(file, text) in FILES {
        let locale = file.replace('_', "-").parse().expect(file);
        let cases = cases(text);
        assert_eq!(cases.len(), EACH, "{file}");
        let failures: Vec<String> = cases
            .iter()
            .filter_map(|case| {
                let found = case.name.format(&locale, case.style);
                (found != case.expected).then(|| {
                    format!("{file}: {:?} {:?}: {found:?}, CLDR has {:?}", case.shown, case.style, case.expected)
                })
            })
            .collect();
        let known = DIFFERENCES.iter().find(|(of, ..)| *of == file);
        if failures.len() != known.map_or(0, |(_, number, _)| *number) {
            wrong.push(format!("{file}: {} of {EACH}; known differences: {known:?}", EACH - failures.len()));
            wrong.extend(failures);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_of_the_suite_is_run() {
    let folder =
        std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/personNameTest")).expect("folder");
    let names = folder.map(|entry| entry.expect("entry").file_name().into_string().expect("UTF-8"));
    let mut present: Vec<String> = names
        .filter(|name| !name.starts_with('_'))
        .filter_map(|name| Some(name.strip_suffix(".txt")?.to_owned()))
        .collect();
    present.sort();
    assert_eq!(present, FILES.iter().map(|(file, _)| *file).collect::<Vec<_>>());
}
