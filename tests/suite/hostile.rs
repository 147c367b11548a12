//! Profiles written by an enemy: each gives a correct, neutral mail or a refusal with its pointer, never a panic.
//!
//! What is compared is structure: the elements and attribute names of the html, its links and the names of the headers are those of
//! a mail for an ordinary person, whatever the values say.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use mail_parser::MessageParser;
use proptest::prelude::*;
use scraper::{ElementRef, Html};
use serde_json::{Map, Value, json};
use vocative::render::{RenderError, Rendered};
use vocative::request::{MAX_VARIABLE, parse_json};

use crate::builder::{STOCK, hello};
use crate::message::assert_conforms;

const EMAILS: [&str; 3] = ["reset_email", "verify_email", "welcome_email"];
const LOCALES: [&str; 3] = ["en", "ar", "ja"];
const URL: &str = "https://accounts.example.org/x?ticket=b7Qm2LxW9d&next=%2Fa";

/// Places that a person, or whoever runs an organization, writes into.
const FIELDS: &[&str] = &[
    "/user/name",
    "/user/given_name",
    "/user/family_name",
    "/user/middle_name",
    "/user/nickname",
    "/user/username",
    "/user/picture",
    "/user/locale",
    "/user/user_metadata/salutation",
    "/user/user_metadata/title",
    "/user/user_metadata/formality",
    "/user/user_metadata/preferred_language",
    "/user/user_metadata/timezone",
    "/user/user_metadata/nested/deeper",
    "/user/app_metadata/plan",
    "/organization/display_name",
    "/organization/name",
    "/application/name",
    "/request_language",
    "/tenant",
    "/friendly_name",
];

/// Those that the application itself gives: too long or of another type, they are refused.
const BY_CALLER: &[&str] = &["/application/name", "/tenant", "/friendly_name"];

/// Texts of the cases D01 to D09 of the project's test list: markup, links, line breaks, encoded words, direction, size, templates.
fn texts() -> Vec<String> {
    let mut texts: Vec<String> = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><a href=\"https://evil.example\">x</a>",
        "'><svg/onload=alert(1)>",
        "</title><h1>x</h1>",
        "</p></td></tr></table>",
        "<!--",
        "-->",
        "]]>",
        "<![endif]-->",
        "<!--[if mso]><table><tr><td><![endif]-->",
        "&lt;b&gt;&amp;&#60;script&#62;",
        "x onmouseover=alert(1)",
        "javascript:alert(1)",
        "Click http://evil.tld now",
        "evil.tld",
        "evil\u{ff0e}tld",
        "evil\u{3002}tld",
        "https://good@evil.example/",
        "//evil.example",
        "you won \u{20ac}1000 call +1 555 0100 99",
        "a\rb",
        "a\nb",
        "Anna\r\nBcc: victim@example.org",
        "Anna\r\n\r\n<html>",
        "a\u{85}b\u{2028}c\u{2029}d\u{b}e\u{c}f",
        "a\0b\u{1b}[31mc\u{7f}",
        "=?utf-8?q?=0d=0aBcc:x?=",
        "=?utf-8?b?PHNjcmlwdD4=?=",
        "\u{202e}gnp.exe",
        "\u{2066}\u{2067}\u{2068}",
        "\u{2069}\u{2069}\u{2069}",
        "\u{200b}\u{feff}\u{e0041}\u{e0042}",
        "\u{fdd0}\u{fdd1}\u{fdef}\u{ffff}",
        "{{ 7*7 }}",
        "{% include \"x\" %}",
        "{# x #}",
        "{ -brand }",
        "{ $name }",
        "{$x}",
        "{\"<\"}",
        "${7*7} #{7*7} <%= 7*7 %> %s%n {{{{",
        "__tera_context",
        "vqxaaaaaxqv",
        "<!--vqxaaaaaxqv-->",
        "../../etc/passwd",
        "*",
        "x-",
        "\\u{41}\\",
        "سعاد المثال",
        "👩🏽‍❤️‍💋‍👨🏽",
    ]
    .map(str::to_owned)
    .to_vec();
    texts.extend([
        "v\u{fe0f}".repeat(100),
        format!("z{}", "\u{335}\u{301}".repeat(1000)),
        "a".repeat(5000),
        "👨‍👩‍👧‍👦".repeat(10_000),
        "x".repeat(1 << 20),
        "en-".repeat(3500),
        "<b>".repeat(3000),
    ]);
    texts
}

/// Values of other types than the field has.
fn wrong_types() -> Vec<Value> {
    vec![
        json!(null),
        json!(true),
        json!(7),
        json!(-1.5e300),
        json!(u64::MAX),
        json!([]),
        json!({}),
        json!(["Anna", { "x": null }]),
        json!({ "__proto__": 1, "a.b": 2, "__tera_context": 3, "": 4, "<x>": "\u{202e}" }),
        Value::Array(vec![json!(0); 100_000]),
        nested(60),
    ]
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!("x"), |inner, _| json!({ "x": inner }))
}

/// Puts `value` at a pointer, making the objects on its way.
fn put(request: &mut Value, pointer: &str, value: Value) {
    let mut at = request;
    for key in pointer.split('/').skip(1) {
        if !at.is_object() {
            *at = json!({});
        }
        at = &mut at[key];
    }
    *at = value;
}

fn request(email: &str) -> Value {
    let mut request = json!({ "email": email, "user": { "email": "reader@example.org" }, "data": { "url": URL } });
    if email == "reset_email" {
        request["data"]["expires_in"] = json!(900);
    }
    request
}

/// The html's elements and attribute names in document order. A box that only turns the direction of a value is no structure.
fn skeleton(html: &str) -> String {
    fn walk(element: ElementRef<'_>, out: &mut String) {
        let value = element.value();
        let names: BTreeSet<&str> = value.attrs().map(|(name, _)| name).collect();
        let isolate = value.name() == "span" && names == BTreeSet::from(["dir"]);
        if !isolate {
            out.push_str(&format!("<{} {names:?}", value.name()));
        }
        element.children().filter_map(ElementRef::wrap).for_each(|child| walk(child, out));
        if !isolate {
            out.push('>');
        }
    }
    let mut out = String::new();
    walk(Html::parse_document(html).root_element(), &mut out);
    let comments = html.matches("<!--").count();
    out.push_str(&format!(" {comments} comments"));
    out
}

fn links(html: &str) -> Vec<String> {
    let document = Html::parse_document(html);
    let any = scraper::Selector::parse("[href], [src]").unwrap();
    let link = |element: ElementRef<'_>| element.attr("href").or(element.attr("src")).map(str::to_owned);
    document.select(&any).filter_map(link).collect()
}

/// What an optional value of a request adds: present or absent, both are fine.
const OPTIONAL: &[&str] = &["/organization/display_name", "/application/name", "/data/device", "/data/location"];

/// Skeletons of mails for ordinary people.
static ORDINARY: LazyLock<BTreeMap<(&str, &str), BTreeSet<String>>> = LazyLock::new(|| {
    let mut all = BTreeMap::new();
    for email in EMAILS {
        for locale in LOCALES {
            let skeletons = (0..1u32 << OPTIONAL.len()).filter_map(|mask| {
                let mut json = request(email);
                put(&mut json, "/user/name", json!("Anna Lumen"));
                for (_, pointer) in OPTIONAL.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0) {
                    put(&mut json, pointer, json!("Lumen"));
                }
                STOCK.try_render(&json, Some(locale)).ok().map(|mail| skeleton(&mail.html))
            });
            all.insert((email, locale), skeletons.collect());
        }
    }
    all
});

/// Everything that holds for every mail, whoever it is for.
fn assert_ordinary(json: &Value, mail: &Rendered, email: &'static str, locale: &'static str, what: &str) {
    assert!(!mail.degraded, "{what}: {:?}", mail.diagnostics);
    assert!(ORDINARY[&(email, locale)].contains(&skeleton(&mail.html)), "{what}: the structure changed\n{}", mail.html);
    assert_eq!(links(&mail.html).iter().collect::<BTreeSet<_>>(), BTreeSet::from([&URL.to_owned()]), "{what}");
    for (part, text) in [("subject", &mail.subject), ("preheader", &mail.preheader)] {
        let bad = |c: char| {
            c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fdd0}'..='\u{fdef}')
        };
        assert!(!text.contains(bad), "{what}: {part} {text:?}");
    }
    let marks = |text: &str, mark: char| text.matches(mark).count();
    assert_eq!(marks(&mail.text, '\u{2068}'), marks(&mail.text, '\u{2069}'), "{what}: isolates balance");
    assert!(!mail.text.contains(|c: char| c.is_control() && c != '\n'), "{what}: {:?}", mail.text);
    assert!(mail.text.contains(URL), "{what}");
    assert!(mail.html.len() < 102 * 1024, "{what}: {} bytes", mail.html.len());
    let bytes = STOCK.compose(json, mail, &[], "x").bytes;
    assert_conforms(&bytes);
    let message = MessageParser::new().parse(&bytes).unwrap();
    let headers: Vec<&str> = message.headers_raw().map(|(name, _)| name).collect();
    let expected = [
        "From",
        "To",
        "Subject",
        "Date",
        "Message-ID",
        "MIME-Version",
        "Auto-Submitted",
        "Content-Language",
        "X-Vocative-Email",
        "Content-Type",
    ];
    assert_eq!(headers, expected, "{what}");
    assert_eq!(message.subject(), Some(&*mail.subject), "{what}");
}

fn shortened(text: &str) -> String {
    text.escape_debug().take(60).collect()
}

#[test]
fn no_text_changes_the_structure_of_a_mail() {
    for text in texts() {
        // Long texts are slow to read in a debug build, and cut before anything else looks at them.
        let (emails, locales) =
            if text.len() > MAX_VARIABLE { (&EMAILS[..1], &LOCALES[..1]) } else { (&EMAILS[..], &LOCALES[..]) };
        for &email in emails {
            for &locale in locales {
                for verified in [true, false] {
                    let mut json = request(email);
                    json["user"]["email_verified"] = verified.into();
                    let short = text.len() <= MAX_VARIABLE;
                    let fields = FIELDS.iter().filter(|field| short || !BY_CALLER.contains(field));
                    fields.for_each(|field| put(&mut json, field, text.as_str().into()));
                    let mail = STOCK.render_in(&json, locale);
                    assert_ordinary(&json, &mail, email, locale, &format!("{} in {email}, {locale}", shortened(&text)));
                    if text.contains('<') && !text.starts_with("<!") {
                        assert!(!mail.html.contains(&text), "{}", shortened(&text));
                    }
                }
            }
        }
    }
}

#[test]
fn no_single_field_changes_the_structure_of_a_mail() {
    for field in FIELDS {
        for text in texts() {
            let mut json = request("reset_email");
            put(&mut json, "/user/name", json!("Anna Lumen"));
            put(&mut json, "/user/email_verified", json!(true));
            put(&mut json, field, text.as_str().into());
            if text.len() > MAX_VARIABLE && BY_CALLER.contains(field) {
                assert_eq!(STOCK.refused(&json), [*field], "{}", shortened(&text));
                continue;
            }
            let mail = STOCK.render_in(&json, "en");
            assert_ordinary(&json, &mail, "reset_email", "en", &format!("{field}: {}", shortened(&text)));
        }
    }
}

#[test]
fn untrusted_data_is_printed_literally_or_refused() {
    for text in texts() {
        let mut json = request("reset_email");
        json["data"]["device"] = text.as_str().into();
        json["data"]["location"] = text.as_str().into();
        match STOCK.try_render(&json, Some("en")) {
            Ok(mail) => assert_ordinary(&json, &mail, "reset_email", "en", &shortened(&text)),
            Err(RenderError::Refused(faults)) => {
                let pointers: BTreeSet<&str> = faults.iter().map(|fault| fault.pointer.as_str()).collect();
                assert_eq!(pointers, BTreeSet::from(["/data/device", "/data/location"]), "{}", shortened(&text));
                assert!(text.chars().count() > 120);
            }
            Err(other) => panic!("{}: {other}", shortened(&text)),
        }
    }
    // Nothing in a value is a template.
    let mut json = request("reset_email");
    json["data"]["device"] = "{{ 7*7 }} { $x } {% if %}".into();
    let mail = STOCK.render_in(&json, "en");
    assert!(mail.text.contains("Device: {{ 7*7 }} { $x } {% if %}"), "{}", mail.text);
    assert!(mail.html.contains("{{ 7*7 }} { $x } {% if %}"));
}

#[test]
fn no_wrong_type_hurts() {
    for field in FIELDS.iter().chain(&[
        "/user/user_metadata",
        "/user/app_metadata",
        "/user/email_verified",
        "/user/phone_number",
    ]) {
        for value in wrong_types() {
            let mut json = request("reset_email");
            put(&mut json, "/user/given_name", json!("Anna"));
            put(&mut json, field, value.clone());
            let what = format!("{field}: {}", shortened(&value.to_string()));
            match STOCK.try_render(&json, Some("en")) {
                Ok(mail) => assert_ordinary(&json, &mail, "reset_email", "en", &what),
                // What the application itself must give is refused when it is of another type.
                Err(RenderError::Refused(faults)) => {
                    assert!(faults.iter().all(|fault| fault.pointer == *field), "{what}: {faults:?}");
                    assert!(BY_CALLER.contains(field), "{what}: {faults:?}");
                }
                Err(other) => panic!("{what}: {other}"),
            }
        }
    }
}

#[test]
fn absent_and_empty_metadata_greets_like_none() {
    let expected = STOCK.render(&hello_reset(json!({})));
    for metadata in [
        json!(null),
        json!({}),
        json!([]),
        json!("x"),
        json!(7),
        json!(true),
        json!({ "salutation": null, "preferred_language": "" }),
    ] {
        let mail = STOCK.render(&hello_reset(json!({ "user_metadata": metadata })));
        assert_eq!((&mail.html, &mail.text), (&expected.html, &expected.text), "{metadata}");
        assert_eq!(mail.salutation.line, "Dear Anna Lumen,");
    }
}

fn hello_reset(user: Value) -> Value {
    let mut json = hello(user);
    json["email"] = "reset_email".into();
    json["user"]["name"] = "Anna Lumen".into();
    json["data"] = json!({ "url": URL, "expires_in": 900 });
    json
}

#[test]
fn a_link_or_an_offer_is_no_name() {
    for text in [
        "Click http://evil.tld now",
        "http://evil.tld",
        "evil.tld",
        "www.evil.tld",
        "evil\u{ff0e}tld",
        "evil\u{3002}tld",
        "evil\u{200b}.tld",
        "hxxp://evil.tld",
        "evil@evil.tld",
        "evil [dot] tld",
        "javascript:alert(1)",
        "<script>alert(1)</script>",
        "+1 555 0100 99",
        "evil.tld/claim?x=1",
    ] {
        for verified in [true, false] {
            for field in ["name", "given_name", "family_name", "nickname"] {
                let mut json = request("welcome_email");
                json["user"][field] = text.into();
                json["user"]["email_verified"] = verified.into();
                let mail = STOCK.render_in(&json, "en");
                assert_eq!((&*mail.salutation.line, mail.salutation.known), ("Hello,", false), "{field}: {text}");
                assert!(!mail.text.contains("evil") && !mail.html.contains("evil"), "{field}: {text}");
                assert!(mail.why.salutation.iter().any(|v| v.source.ends_with(field)), "{field}: the decision says so");
            }
        }
    }
    for text in ["you won \u{20ac}1000", "Claim your prize now", "100% free bitcoin"] {
        let mut json = request("welcome_email");
        json["user"]["name"] = text.into();
        assert!(!STOCK.render_in(&json, "en").salutation.known, "{text}");
    }
}

#[test]
fn honest_names_of_all_kinds_are_greeted() {
    for (given, family) in [
        ("Renée-Ælfgifu", "O’Dwyer"),
        ("Nguyễn Thị", "Minh"),
        ("花子", "山田"),
        ("سعاد", "المثال"),
        ("प्रिया", "शर्मा"),
        ("Jean-Luc", "d'Estaing"),
        ("Zoë", "van der Berg"),
    ] {
        let mut json = request("welcome_email");
        json["user"] =
            json!({ "email": "a@example.org", "email_verified": true, "given_name": given, "family_name": family });
        let mail = STOCK.render_in(&json, "en");
        assert!(mail.salutation.known && mail.salutation.line.contains(family), "{}", mail.salutation.line);
    }
}

#[test]
fn languages_of_any_kind_end_in_an_offered_one() {
    for value in texts().into_iter().map(Value::from).chain(wrong_types()) {
        for pointer in ["/user/user_metadata/lang", "/user/locale", "/user/app_metadata/language"] {
            let mut json = request("welcome_email");
            put(&mut json, pointer, value.clone());
            let mail = STOCK.render(&json);
            assert!(STOCK.offered("welcome_email").contains(&mail.locale));
            assert!(!mail.degraded);
        }
    }
}

#[test]
fn instants_and_durations_at_the_edge_format_or_are_refused() {
    for at in [
        "0000-01-01T00:00:00Z",
        "-000001-01-01T00:00:00Z",
        "-009999-01-02T00:00:00Z",
        "9999-12-30T22:00:00Z",
        "9999-12-31T23:59:59-12:00",
        "+275760-09-13T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2016-12-31T23:59:60Z",
        "2026-03-29T01:30:00+01:00",
        "1969-12-31T23:59:59.999999999Z",
    ] {
        for zone in ["Pacific/Kiritimati", "Pacific/Niue", "Africa/Monrovia", "Mars/Phobos", "../../etc/passwd", ""] {
            let mut json = request("reset_email");
            json["data"]["requested_at"] = at.into();
            json["user"]["user_metadata"] = json!({ "timezone": zone });
            match STOCK.try_render(&json, Some("de")) {
                // An instant at the very end of time is left out; the mail itself is whole.
                Ok(mail) => assert!(
                    mail.text.contains(URL) && (!mail.degraded || at.starts_with("9999-12-31")),
                    "{at} {zone}: {:?}",
                    mail.diagnostics
                ),
                Err(RenderError::Refused(faults)) => assert_eq!(faults[0].pointer, "/data/requested_at", "{at}"),
                Err(other) => panic!("{at} {zone}: {other}"),
            }
        }
    }
    for seconds in [
        json!(1),
        json!(59),
        json!(3599),
        json!(86_401),
        json!(i32::MAX),
        json!(i64::MAX),
        json!(u64::MAX),
        json!(1e18),
        json!(1e308),
    ] {
        let mut json = request("reset_email");
        json["data"]["expires_in"] = seconds.clone();
        match STOCK.try_render(&json, Some("de")) {
            Ok(mail) => assert!(!mail.degraded && mail.text.contains(URL), "{seconds}"),
            Err(RenderError::Refused(faults)) => assert_eq!(faults[0].pointer, "/data/expires_in", "{seconds}"),
            Err(other) => panic!("{seconds}: {other}"),
        }
    }
}

#[test]
fn what_is_too_deep_or_too_large_is_refused_before_it_is_read() {
    let deep = format!("{{\"email\":\"welcome_email\",\"user\":{}1{}}}", "{\"x\":".repeat(1000), "}".repeat(1000));
    assert_eq!(parse_json(&deep).unwrap_err().pointer, "");
    let mut json = request("welcome_email");
    json["user"]["user_metadata"] = nested(1000);
    assert_eq!(STOCK.refused(&json), [""]);
    assert!(parse_json(&" ".repeat(9 << 20)).is_err());
    for text in ["", "{", "[]x", "nul", "{\"a\":1e999}", "\"\\ud800\"", "{\"a\":01}"] {
        assert!(parse_json(text).is_err(), "{text}");
    }
    for text in ["[]", "\"x\"", "7", "null", "true"] {
        assert_eq!(STOCK.refused(&parse_json(text).unwrap()), [""], "{text}");
    }
}

#[test]
fn a_large_profile_is_read_in_reasonable_time() {
    let mut metadata = Map::new();
    for index in 0..20_000 {
        metadata.insert(format!("key{index}"), json!([index, "x", { "y": null }]));
    }
    let mut json = request("welcome_email");
    json["user"]["user_metadata"] = Value::Object(metadata);
    json["user"]["given_name"] = "Anna".into();
    let mail = STOCK.render_in(&json, "en");
    assert!(mail.salutation.known && mail.html.len() < 102 * 1024);
}

#[test]
fn no_byte_of_one_mail_is_in_another() {
    std::thread::scope(|scope| {
        for worker in 0..8 {
            scope.spawn(move || {
                let locale = LOCALES[worker % 3];
                for round in 0..12 {
                    let mark = format!("Quux{}", char::from(b'a' + u8::try_from(worker).unwrap()));
                    let mut json = request(EMAILS[round % 3]);
                    json["user"]["email_verified"] = true.into();
                    json["user"]["name"] = mark.as_str().into();
                    json["data"]["url"] = format!("https://accounts.example.org/{mark}").into();
                    let mail = STOCK.render_in(&json, locale);
                    let all = format!("{}{}{}", mail.subject, mail.text, mail.html);
                    let others = (b'a'..=b'h').map(|c| format!("Quux{}", char::from(c))).filter(|other| *other != mark);
                    assert!(all.contains(&mark) && others.into_iter().all(|other| !all.contains(&other)));
                    assert_eq!(mail.locale, locale);
                }
            });
        }
    });
}

/// Any JSON, with keys and texts that mean something to the engine among the others.
fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        "\\PC{0,20}",
        any::<String>(),
        proptest::sample::select(texts().into_iter().filter(|text| text.len() < 200).collect::<Vec<_>>()),
        Just("de-AT".to_owned()),
        Just("Frau Dr.".to_owned()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    let key = prop_oneof![
        proptest::sample::select(vec![
            "name",
            "given_name",
            "family_name",
            "nickname",
            "locale",
            "email_verified",
            "user_metadata",
            "salutation",
            "lang",
            "timezone",
            "formality",
            "picture"
        ])
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    leaf.prop_recursive(4, 32, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
            proptest::collection::btree_map(key.clone(), inner, 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_user_gets_an_ordinary_mail_or_a_refusal(user in any_json(), metadata in any_json(), organization in any_json(), locale in 0..3usize) {
        let locale = LOCALES[locale];
        let mut json = request("welcome_email");
        json["user"] = user;
        if json["user"].is_object() {
            json["user"]["email"] = "reader@example.org".into();
            json["user"]["user_metadata"] = metadata;
        }
        json["organization"] = organization;
        match STOCK.try_render(&json, Some(locale)) {
            Ok(mail) => assert_ordinary(&json, &mail, "welcome_email", locale, &json.to_string()),
            Err(RenderError::Refused(faults)) => {
                let known = ["", "/user", "/user/email", "/organization"];
                prop_assert!(faults.iter().all(|fault| known.contains(&&*fault.pointer)), "{:?}", faults);
            }
            Err(other) => prop_assert!(false, "{}", other),
        }
    }
}
