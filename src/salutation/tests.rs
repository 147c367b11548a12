//! Goldens of every stock locale, formatted by `fluent-bundle` over the files that translators own.

use fluent::{FluentArgs, FluentBundle, FluentResource};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

const STOCK: &[(&str, &str)] = &[
    ("en", include_str!("../../locales/en/salutation.ftl")),
    ("de", include_str!("../../locales/de/salutation.ftl")),
    ("fr", include_str!("../../locales/fr/salutation.ftl")),
    ("es", include_str!("../../locales/es/salutation.ftl")),
    ("pt-BR", include_str!("../../locales/pt-BR/salutation.ftl")),
    ("pl", include_str!("../../locales/pl/salutation.ftl")),
    ("ar", include_str!("../../locales/ar/salutation.ftl")),
    ("he", include_str!("../../locales/he/salutation.ftl")),
    ("ja", include_str!("../../locales/ja/salutation.ftl")),
    ("zh-Hans", include_str!("../../locales/zh-Hans/salutation.ftl")),
    ("zh-Hant", include_str!("../../locales/zh-Hant/salutation.ftl")),
    ("hi", include_str!("../../locales/hi/salutation.ftl")),
];

fn bundle(locale: &str, text: &str) -> FluentBundle<FluentResource> {
    let resource =
        FluentResource::try_new(text.to_owned()).unwrap_or_else(|(_, faults)| panic!("{locale}: {faults:?}"));
    let mut bundle = FluentBundle::new(vec![locale.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap_or_else(|faults| panic!("{locale}: {faults:?}"));
    bundle
}

/// An error of the resolver is a missing entry, as in the engine.
fn format(bundle: &FluentBundle<FluentResource>, entry: &str, arguments: &[(&str, &str)]) -> Option<String> {
    let pattern = bundle.get_message(entry)?.value()?;
    let mut values = FluentArgs::new();
    for &(name, value) in arguments {
        values.set(name, value.to_owned());
    }
    let mut faults = Vec::new();
    let text = bundle.format_pattern(pattern, Some(&values), &mut faults).into_owned();
    faults.is_empty().then_some(text)
}

fn greet_in(bundle: &FluentBundle<FluentResource>, locale: &str, request: &Value) -> Salutation {
    salute(request, locale, &NameSettings::default(), false, &|entry, arguments| format(bundle, entry, arguments))
}

fn greet(locale: &str, user: Value) -> Salutation {
    let text = STOCK.iter().find(|(tag, _)| *tag == locale).map_or("", |(_, text)| text);
    greet_in(&bundle(locale, text), locale, &json!({"user": user}))
}

fn person(title: &str, formality: &str, given: &str, family: &str, name: &str) -> Value {
    json!({"email": "someone@example.org", "given_name": given, "family_name": family, "name": name,
        "user_metadata": {"salutation": title, "formality": formality}})
}

#[test]
fn every_stock_locale_greets_as_its_people_do() {
    // (locale, given, family, then the lines for: nobody, given only, family only, full, whole, whole informal, full
    // informal, Ms, Mr, Mx, Dr, Ms Dr, Mr Prof Dr, family with Ms, nobody informal)
    #[rustfmt::skip]
    let goldens: &[(&str, &str, &str, [&str; 15])] = &[
        ("en", "Anna", "Weiß", [
            "Hello,", "Hello Anna,", "Hello,", "Dear Anna Weiß,", "Dear Anna Weiß,", "Hi Anna Weiß,", "Hi Anna,",
            "Dear Ms. Weiß,", "Dear Mr. Weiß,", "Dear Mx. Weiß,", "Dear Dr. Weiß,", "Dear Dr. Weiß,", "Dear Professor Weiß,",
            "Dear Ms. Weiß,", "Hello,",
        ]),
        ("de", "Anna", "Weiß", [
            "Guten Tag,", "Guten Tag Anna,", "Guten Tag,", "Guten Tag Anna Weiß,", "Guten Tag Anna Weiß,", "Hallo Anna Weiß,",
            "Hallo Anna,", "Sehr geehrte Frau Weiß,", "Sehr geehrter Herr Weiß,", "Guten Tag Anna Weiß,", "Guten Tag Dr. Anna Weiß,",
            "Sehr geehrte Frau Dr. Weiß,", "Sehr geehrter Herr Prof. Weiß,", "Sehr geehrte Frau Weiß,", "Hallo,",
        ]),
        ("fr", "Anna", "Weiß", [
            "Bonjour,", "Bonjour Anna,", "Bonjour,", "Bonjour Anna Weiß,", "Bonjour Anna Weiß,", "Bonjour Anna Weiß,",
            "Bonjour Anna,", "Madame,", "Monsieur,", "Bonjour Anna Weiß,", "Docteur,", "Docteur,", "Monsieur le Professeur,",
            "Madame,", "Bonjour,",
        ]),
        ("es", "Lucía", "García Lorca", [
            "Hola:", "Hola, Lucía:", "Hola:", "Hola, Lucía García Lorca:", "Hola, Lucía García Lorca:", "Hola, Lucía García Lorca:",
            "Hola, Lucía:", "Estimada señora García Lorca:", "Estimado señor García Lorca:", "Hola, Lucía García Lorca:",
            "Hola, Lucía García Lorca:", "Estimada doctora García Lorca:", "Estimado profesor García Lorca:",
            "Estimada señora García Lorca:", "Hola:",
        ]),
        ("pt-BR", "Ana", "Souza", [
            "Olá,", "Olá, Ana,", "Olá,", "Olá, Ana Souza,", "Olá, Ana Souza,", "Olá, Ana Souza!", "Olá, Ana!",
            "Prezada Sra. Ana Souza,", "Prezado Sr. Ana Souza,", "Olá, Ana Souza,", "Olá, Ana Souza,", "Prezada Dra. Ana Souza,",
            "Prezado Prof. Dr. Ana Souza,", "Prezada Sra. Souza,", "Olá,",
        ]),
        ("pl", "Anna", "Nowak", [
            "Dzień dobry,", "Dzień dobry,", "Dzień dobry,", "Dzień dobry,", "Dzień dobry,", "Cześć Anna Nowak,", "Cześć Anna,",
            "Szanowna Pani,", "Szanowny Panie,", "Dzień dobry,", "Dzień dobry,", "Szanowna Pani Doktor,",
            "Szanowny Panie Profesorze,", "Szanowna Pani,", "Dzień dobry,",
        ]),
        ("ar", "منى", "حداد", [
            "مرحبًا،", "مرحبًا منى،", "مرحبًا،", "مرحبًا منى حداد،", "مرحبًا منى حداد،", "مرحبًا منى حداد،", "مرحبًا منى،",
            "السيدة منى حداد المحترمة،", "السيد منى حداد المحترم،", "مرحبًا منى حداد،", "مرحبًا منى حداد،",
            "الدكتورة منى حداد المحترمة،", "الأستاذ الدكتور منى حداد المحترم،", "السيدة حداد المحترمة،", "مرحبًا،",
        ]),
        ("he", "דנה", "לוי", [
            "שלום רב,", "שלום רב דנה,", "שלום רב,", "שלום רב דנה לוי,", "שלום רב דנה לוי,", "היי דנה לוי,", "היי דנה,",
            "שלום רב גב׳ לוי,", "שלום רב מר לוי,", "שלום רב דנה לוי,", "שלום רב ד״ר לוי,", "שלום רב ד״ר לוי,", "שלום רב פרופ׳ לוי,",
            "שלום רב גב׳ לוי,", "שלום,",
        ]),
        ("ja", "太郎", "山田", [
            "お客様", "お客様", "山田様", "山田様", "山田太郎様", "山田太郎さん", "山田さん", "山田様", "山田様", "山田様", "山田様",
            "山田様", "山田様", "山田様", "お客様",
        ]),
        ("zh-Hans", "小明", "王", [
            "您好：", "小明，您好：", "您好：", "王小明，您好：", "王小明，您好：", "王小明，你好：", "王小明，你好：", "尊敬的王女士，您好：",
            "尊敬的王先生，您好：", "王小明，您好：", "尊敬的王博士，您好：", "尊敬的王博士，您好：", "尊敬的王教授，您好：",
            "尊敬的王女士，您好：", "你好：",
        ]),
        ("zh-Hant", "小明", "王", [
            "您好：", "小明，您好：", "您好：", "王小明，您好：", "王小明，您好：", "王小明，你好：", "王小明，你好：", "王女士，您好：",
            "王先生，您好：", "王小明，您好：", "王博士，您好：", "王博士，您好：", "王教授，您好：", "王女士，您好：", "你好：",
        ]),
        ("hi", "अनीता", "शर्मा", [
            "नमस्ते,", "नमस्ते अनीता जी,", "नमस्ते,", "नमस्ते अनीता शर्मा जी,", "नमस्ते अनीता शर्मा जी,", "नमस्ते अनीता शर्मा,",
            "नमस्ते अनीता,", "सुश्री शर्मा जी,", "श्री शर्मा जी,", "नमस्ते अनीता शर्मा जी,", "डॉ. शर्मा जी,", "डॉ. शर्मा जी,",
            "प्रो. शर्मा जी,", "सुश्री शर्मा जी,", "नमस्ते,",
        ]),
    ];
    assert_eq!(goldens.len(), STOCK.len());
    for (locale, given, family, lines) in goldens {
        let whole = order::full_name(given, family, locale);
        let people = [
            person("", "", "", "", ""),
            person("", "", given, "", ""),
            person("", "", "", family, ""),
            person("", "", given, family, ""),
            person("", "", "", "", &whole),
            person("", "informal", "", "", &whole),
            person("", "informal", given, family, ""),
            person("Ms.", "", given, family, ""),
            person("Mr.", "", given, family, ""),
            person("Mx", "", given, family, ""),
            person("Dr.", "", given, family, ""),
            person("Frau Dr.", "", given, family, ""),
            person("Herr Prof. Dr.", "", given, family, ""),
            person("Frau", "", "", family, ""),
            person("", "informal", "", "", ""),
        ];
        for (at, (user, line)) in people.into_iter().zip(lines).enumerate() {
            assert_eq!(greet(locale, user).line, *line, "{locale}, column {at}");
        }
    }
}

#[test]
fn the_contract_example_comes_out_as_printed() {
    let salutation = greet(
        "de",
        json!({
            "email": "anna@example.org", "email_verified": true, "given_name": "Anna", "family_name": "Weiß",
            "user_metadata": {"preferred_language": "de-AT", "salutation": "Frau Dr.", "timezone": "Europe/Vienna"},
        }),
    );
    assert_eq!(
        serde_json::to_value(&salutation).unwrap(),
        json!({"line": "Sehr geehrte Frau Dr. Weiß,", "name": "Weiß", "title": "Frau Dr.", "formality": "formal", "known": true})
    );
}

#[test]
fn an_unknown_person_is_greeted_neutrally_and_has_no_name() {
    for (locale, _) in STOCK {
        let neutral = greet(locale, json!({}));
        assert!(!neutral.known && neutral.name.is_none() && neutral.title.is_none(), "{locale}");
        assert!(serde_json::to_value(&neutral).unwrap().get("name").is_none());
        for user in [
            Value::Null,
            json!({"email": "jane.doe@example.org", "name": "jane.doe@example.org", "nickname": "jane.doe"}),
            json!({"email": "jane.doe+x@example.org", "name": "JANE_DOE", "nickname": "janedoe"}),
            json!({"name": " \u{200B}\u{A0} ", "given_name": "", "family_name": null}),
            json!({"name": "undefined", "given_name": "Test", "family_name": "User"}),
            json!({"name": "Click http://evil.tld now", "given_name": "evil．tld"}),
            json!({"name": 7, "given_name": ["Anna"], "family_name": {"a": 1}, "user_metadata": "x"}),
            json!({"user_metadata": {"salutation": "Frau Dr."}}),
        ] {
            let salutation = greet(locale, user.clone());
            assert_eq!((salutation.line, salutation.known), (neutral.line.clone(), false), "{locale}: {user}");
        }
    }
}

#[test]
fn every_source_gets_a_verdict() {
    let salutation = greet(
        "de",
        json!({
            "email": "anna.w@example.org", "given_name": "Anna", "family_name": "evil.tld", "name": "anna.w", "nickname": "unknown",
            "user_metadata": {"salutation": "Sehr geehrte Frau Müller", "title": "Frau", "honorific": "Herr", "honorificPrefix": "Dr.",
                "formality": 7, "given_name": null},
        }),
    );
    let verdicts: Vec<(String, Value)> = salutation
        .why
        .iter()
        .map(|v| (v.source.trim_start_matches("/user/").to_owned(), serde_json::to_value(v.verdict).unwrap()))
        .collect();
    let expected = [
        ("user_metadata/salutation", "unknown_title"),
        ("user_metadata/title", "used"),
        ("user_metadata/honorific", "outranked"),
        ("user_metadata/honorificPrefix", "used"),
        ("user_metadata/given_name", "absent"),
        ("given_name", "used"),
        ("user_metadata/family_name", "absent"),
        ("family_name", "refused"),
        ("user_metadata/name", "absent"),
        ("user_metadata/full_name", "absent"),
        ("name", "same_as_email"),
        ("user_metadata/nickname", "absent"),
        ("nickname", "placeholder"),
        ("user_metadata/formality", "invalid"),
    ];
    assert_eq!(verdicts, expected.map(|(source, verdict)| (source.to_owned(), json!(verdict))));
    assert_eq!(salutation.why[7].value, "evil.tld");
    assert_eq!((salutation.line.as_str(), salutation.title.as_deref()), ("Guten Tag Anna,", Some("Frau Dr.")));
}

#[test]
fn a_name_is_not_lost_because_the_address_is_made_of_it() {
    let anna = greet("en", json!({"email": "anna@example.org", "given_name": "Anna"}));
    assert_eq!(anna.line, "Hello Anna,");
    let full = greet("en", json!({"email": "anna.weiss@example.org", "name": "Anna Weiss"}));
    assert_eq!(full.line, "Dear Anna Weiss,");
    let default =
        greet("en", json!({"email": "anna.weiss@example.org", "given_name": "anna.weiss", "family_name": "annaweiss"}));
    assert!(!default.known);
}

#[test]
fn verified_people_may_have_digits_unless_the_mail_goes_out_before_verification() {
    let user = json!({"email": "x@example.org", "email_verified": true, "name": "X Æ A-12"});
    assert_eq!(greet("en", user.clone()).line, "Dear X Æ A-12,");
    let text = STOCK[0].1;
    let bundle = bundle("en", text);
    let early = salute(&json!({"user": user}), "en", &NameSettings::default(), true, &|e, a| format(&bundle, e, a));
    assert_eq!((early.line.as_str(), early.known), ("Hello,", false));
}

#[test]
fn two_harmless_halves_do_not_make_an_offer() {
    let salutation = greet("en", json!({"given_name": "Win", "family_name": "Free Money", "name": "Anna"}));
    assert!(salutation.why.iter().any(|v| v.verdict == Verdict::Refused));
    let halves = greet("en", json!({"given_name": "Free", "family_name": "Cash"}));
    assert_eq!((halves.line.as_str(), halves.known), ("Hello,", false));
}

#[test]
fn titles_of_any_language_serve_every_locale_and_whole_phrases_none() {
    for title in ["Mme", "Sra.", "Pani", "السيدة", "גברת", "श्रीमती", "女士", "г-жа", "mevrouw", "MRS"]
    {
        assert_eq!(greet("de", person(title, "", "Anna", "Weiß", "")).line, "Sehr geehrte Frau Weiß,", "{title}");
    }
    for title in ["さん", "Divers", "Sehr geehrte Frau Müller", "{$name}", "<b>Frau</b>", "CEO"] {
        assert_eq!(greet("de", person(title, "", "Anna", "Weiß", "")).line, "Guten Tag Anna Weiß,", "{title}");
    }
    let san = greet("ja", person("さん", "", "太郎", "山田", ""));
    assert_eq!((san.line.as_str(), san.name.as_deref(), san.title.as_deref()), ("山田様", Some("山田"), Some("様")));
}

#[test]
fn metadata_comes_before_the_identity_provider() {
    let salutation = greet(
        "en",
        json!({"given_name": "Alexandra", "family_name": "Weiß",
        "user_metadata": {"given_name": "Alex", "formality": "du"}}),
    );
    assert_eq!((salutation.line.as_str(), salutation.name.as_deref()), ("Hi Alex,", Some("Alex")));
}

#[test]
fn a_family_name_alone_gives_way_to_the_whole_name_unless_titled() {
    assert_eq!(greet("en", person("", "", "", "Weiß", "Anna Weiß")).line, "Dear Anna Weiß,");
    assert_eq!(greet("en", person("Ms", "", "", "Weiß", "Anna Weiß")).line, "Dear Ms. Weiß,");
}

#[test]
fn a_careless_override_greets_neutrally_instead_of_nobody() {
    let careless = bundle("en", "salutation-line = { $name_kind ->\n  [none] Hello,\n *[whole] Hi { $given },\n }\n");
    let known = greet_in(&careless, "en", &json!({"user": {"name": "Anna Weiß"}}));
    assert_eq!((known.line.as_str(), known.name.as_deref()), ("Hello,", Some("Anna Weiß")));
    assert_eq!(known.why.last().map(|v| (v.source.as_str(), v.verdict)), Some((LINE, Verdict::Invalid)));
    let unguarded = bundle("en", "salutation-line = Hello { $name },\n");
    assert_eq!(greet_in(&unguarded, "en", &json!({"user": {}})).line, "");
    assert_eq!(greet_in(&bundle("sv", ""), "sv", &json!({"user": {"name": "Anna"}})).line, "");
}

#[test]
fn every_combination_of_selector_keys_formats_in_every_stock_locale() {
    let texts = [("given", "Gg"), ("family", "Ff"), ("name", "Nn")];
    for (locale, text) in STOCK {
        let bundle = bundle(locale, text);
        let [titles, academics, formalities, kinds] = SELECTORS.map(|(_, keys, _)| keys);
        for kind in kinds {
            for (title, academic) in titles.iter().flat_map(|t| academics.iter().map(move |a| (*t, *a))) {
                for formality in formalities {
                    let mut arguments =
                        vec![("title", title), ("academic", academic), ("formality", *formality), ("name_kind", *kind)];
                    let given = TEXTS.iter().zip(texts).filter(|((_, kinds), _)| kinds.contains(kind));
                    arguments.extend(given.map(|(_, text)| text));
                    let line = format(&bundle, LINE, &arguments);
                    let line = line.unwrap_or_else(|| panic!("{locale}: {arguments:?}"));
                    assert!(!line.contains("none") && !line.contains("  ") && line.trim() == line && !line.is_empty());
                    assert!(format(&bundle, TITLE, &arguments).is_some(), "{locale}: {arguments:?}");
                    if *kind != "none" {
                        let name = format(&bundle, NAME, &arguments);
                        assert!(name.is_some_and(|name| !name.is_empty()), "{locale}: {arguments:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn the_stock_entries_carry_no_invisible_characters() {
    for (locale, text) in STOCK {
        let stray = text.chars().find(|c| {
            matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\r' | '\t')
        });
        assert_eq!(stray, None, "{locale}");
        for entry in ENTRIES {
            assert!(text.contains(&format!("\n{entry} =")), "{locale} {entry}");
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        "[A-Za-zäß \u{200B}\u{202E}\u{2069}山.@'-]{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,8}", inner), 0..4)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_profile_is_greeted_cleanly(
        fields in prop::collection::vec(any_json(), 9),
        verified in any::<bool>(),
        local in "[a-z.+_]{1,8}",
        locale in 0..STOCK.len(),
    ) {
        let email = format!("{local}@example.org");
        let mut fields = fields.into_iter();
        let mut next = || fields.next().unwrap_or_default();
        let user = json!({"email": email, "email_verified": verified, "given_name": next(), "family_name": next(), "name": next(),
            "nickname": next(), "user_metadata": {"salutation": next(), "title": next(), "formality": next(), "name": next()},
            "locale": next()});
        let (tag, _) = STOCK[locale];
        let salutation = greet(tag, user);
        let line = &salutation.line;
        prop_assert!(!line.is_empty());
        prop_assert!(!line.contains("  ") && !line.contains(" ,") && !line.contains(" :") && !line.contains(" ،"));
        let unseen = line.contains(|c: char| c.is_control() || matches!(c, '\u{200B}' | '\u{200E}' | '\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'));
        prop_assert!(!unseen);
        prop_assert!(!line.to_lowercase().contains(&email) && !line.contains('@'));
        prop_assert_eq!(salutation.known, salutation.name.is_some());
        prop_assert!(salutation.name.is_none_or(|name| !name.trim().is_empty()));
    }
}
