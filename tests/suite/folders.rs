//! Folders as translation tools name them: `locales.alias` says what locale each is, and everything people read keeps the name.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::builder::{Builder, hello, plain_rules, run};

/// Folder, canonical tag, subject.
const FOLDERS: [(&str, &str, &str); 5] = [
    ("nb-NO", "nb", "Hei"),
    ("pt_BR", "pt-BR", "Olá"),
    ("sr@latin", "sr-Latn", "Zdravo"),
    ("zh-CN", "zh-Hans", "你好"),
    ("zh_TW", "zh-Hant", "您好"),
];

const ALIAS: &str =
    "alias = { \"nb-NO\" = \"nb\", \"sr@latin\" = \"sr-Latn\", \"zh-CN\" = \"zh-Hans\", zh_TW = \"zh-Hant\" }\n";

fn entries(subject: &str) -> String {
    format!("hello-subject = {subject}\nhello-intro = {{ $name }}\nhello-open = <link>→</link>\n")
}

/// `hello` in English, German, French and in folders of Pontoon, Weblate and Crowdin.
fn project() -> Builder {
    let sample = json!({ "user": { "email": "a@example.org" }, "data": { "url": "https://app.example.org/" } });
    let project = Builder::new()
        .file("vocative.toml", &format!("stock = false\n[locales]\n{ALIAS}{}", plain_rules()))
        .file("templates/hello/samples/plain.json", &sample.to_string());
    FOLDERS.into_iter().fold(project, |project, (folder, _, subject)| {
        project.file(&format!("locales/{folder}/hello.ftl"), &entries(subject))
    })
}

fn configured(keys: &str) -> Builder {
    project().file("vocative.toml", &format!("stock = false\n[locales]\n{ALIAS}{keys}{}", plain_rules()))
}

/// What `check --format json` finds: rule, locale, file.
fn found(folder: &Path, arguments: &[&str]) -> Vec<(String, String, String)> {
    let ran = run(folder, &[&["check", "--format", "json"], arguments].concat());
    let of = |finding: &serde_json::Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let json = ran.json();
    let findings = json["findings"].as_array().unwrap().iter();
    findings.map(|finding| (of(finding, "rule"), of(finding, "locale"), of(finding, "file"))).collect()
}

#[test]
fn mails_print_the_folders_name_and_carry_the_canonical_tag() {
    let project = project().engine();
    for (folder, tag, subject) in FOLDERS {
        for name in [folder, tag] {
            let json = hello(json!({}));
            let mail = project.render_in(&json, name);
            assert_eq!((&*mail.subject, &*mail.locale, &*mail.language), (subject, folder, tag), "{name}");
            assert_eq!(mail.chain, [folder], "{name}");
            assert!(mail.html.contains(&format!("lang=\"{tag}\"")), "{name}: {}", mail.html);
            let bytes = String::from_utf8(project.compose(&json, &mail, &[], "x").bytes).unwrap();
            assert!(bytes.contains(&format!("Content-Language: {tag}\r\n")), "{name}");
        }
    }
}

#[test]
fn people_are_matched_by_what_a_folder_stands_for() {
    let project = project().engine();
    for (wish, folder) in
        [("zh-SG", "zh-CN"), ("zh-HK", "zh_TW"), ("no", "nb-NO"), ("pt", "pt_BR"), ("sr-Latn-RS", "sr@latin")]
    {
        let mail = project.render(&hello(json!({ "user_metadata": { "language": wish } })));
        assert_eq!(mail.locale, folder, "{wish}");
    }
}

#[test]
fn folders_are_listed_and_laid_out_under_their_names() {
    let folder = configured("").on_disk();
    let listed = run(folder.path(), &["list", "--format", "json"]).json();
    let locales = listed["emails"][0]["locales"].as_object().unwrap();
    assert_eq!(locales.keys().collect::<Vec<_>>(), ["de", "en", "fr", "nb-NO", "pt_BR", "sr@latin", "zh-CN", "zh_TW"]);
    assert!(locales.values().all(|locale| locale["complete"] == true), "{listed}");
    let ran = run(folder.path(), &["render", "--out", "out", "--locale", "zh-Hans"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(folder.path().join("out/hello/zh-CN/plain.eml").exists());
    assert_eq!(run(folder.path(), &["snapshot", "--accept", "--locale", "nb"]).code, Some(0));
    assert!(folder.path().join("snapshots/hello/nb-NO").exists());
    assert_eq!(run(folder.path(), &["snapshot", "--locale", "nb-NO"]).code, Some(0));
}

#[test]
fn findings_name_the_folder_whichever_name_was_asked_for() {
    let folder =
        project().file("locales/zh-CN/hello.ftl", "hello-subject = 你好\nhello-intro = { $nobody }\n").on_disk();
    let missing = ("translation-missing".to_owned(), "zh-CN".to_owned(), "locales/zh-CN/hello.ftl".to_owned());
    let argument = ("argument-missing".to_owned(), missing.1.clone(), missing.2.clone());
    for arguments in [&[][..], &["--locale", "zh-CN"], &["--locale", "zh-Hans"]] {
        let found = found(folder.path(), arguments);
        assert!(found.contains(&missing) && found.contains(&argument), "{arguments:?}: {found:?}");
    }
    let others = found(folder.path(), &["--locale", "zh-Hant"]);
    assert!(others.iter().all(|(_, locale, _)| locale != "zh-CN"), "{others:?}");
}

#[test]
fn settings_name_a_locale_by_its_folder_or_by_its_tag() {
    for names in [["zh-CN", "nb-NO", "pt_BR"], ["zh-Hans", "nb", "pt-BR"]] {
        let [default, required, other] = names;
        let keys = format!(
            "offered = [\"{default}\", \"{required}\", \"{other}\"]\ndefault = \"{default}\"\nreference = \"{other}\"\nrequired = [\"{required}\"]\n"
        );
        let project = configured(&keys);
        let engine = project.engine();
        assert_eq!(engine.offered("hello"), ["nb-NO", "pt_BR", "zh-CN"], "{names:?}");
        let kit = engine.engine.kit(None).unwrap();
        assert_eq!((kit.default.name(), kit.reference.name()), ("zh-CN", "pt_BR"), "{names:?}");
        let lacking = project.file("locales/nb-NO/hello.ftl", "hello-subject = Hei\n");
        assert_eq!(lacking.faults(), ["locale-incomplete"], "{names:?}");
    }
    assert_eq!(configured("offered = [\"en\", \"zh-TW\"]\n").faults(), ["locale-missing"]);
}

#[test]
fn a_brand_and_a_part_for_one_locale_use_the_same_names() {
    let project = project()
        .file("brands/acme/brand.toml", "name = \"Acme\"\ndefault_locale = \"zh-CN\"\n")
        .file("brands/acme/locales/zh-CN/hello.ftl", "hello-subject = Acme 你好\n")
        .file(
            "templates/hello/body.zh-CN.html",
            "<p lang=\"{{ locale }}\">{{ t(id=\"hello-open\", link=a(href=data.url)) }}!</p>\n",
        );
    let engine = project.engine();
    let mut request = hello(json!({}));
    request["brand"] = "acme".into();
    let mail = engine.render(&request);
    assert_eq!((&*mail.subject, &*mail.locale), ("Acme 你好", "zh-CN"));
    assert!(mail.html.contains("</a>!</p>") && mail.html.contains("lang=\"zh-Hans\""), "{}", mail.html);
}

#[test]
fn an_alias_is_no_second_locale_and_leaves_the_embedded_set_alone() {
    let twins = configured("").file("locales/zh-Hans/hello.ftl", &entries("你好"));
    assert!(twins.faults().contains(&"locale-duplicate".to_owned()), "{:?}", twins.faults());
    let stock = Builder::stock()
        .file("vocative.toml", "[locales]\noffered = [\"en\", \"es-419\", \"es-MX\", \"zh-CN\"]\nalias = { \"es-MX\" = \"es\", \"zh-CN\" = \"zh-Hans\" }\n")
        .file("locales/en/own.ftl", "own = Own\n")
        .file("locales/zh-CN/own.ftl", "reset-button = 选择新密码\n")
        .engine();
    assert_eq!(stock.offered("reset_email"), ["en", "es-419", "es-MX", "zh-CN"]);
    let json = json!({ "email": "reset_email", "user": { "email": "a@example.org" },
                       "data": { "url": "https://app.example.org/r?t=1", "expires_in": 900 } });
    assert_eq!(stock.render_in(&json, "es-MX").language, "es-MX");
    let mail = stock.render_in(&json, "zh-CN");
    assert!(mail.html.contains("选择新密码") && mail.language == "zh-Hans", "{}", mail.html);
}

#[test]
fn a_new_locale_goes_to_the_folder_that_the_tool_knows() {
    let project = Builder::new().file("vocative.toml", &format!("stock = false\n[locales]\n{ALIAS}"));
    for (tag, place) in [("zh-CN", "zh-CN"), ("zh-Hans", "zh-CN"), ("sr@latin", "sr@latin"), ("sh", "sr@latin")] {
        let folder = project.on_disk();
        let ran = run(folder.path(), &["locale", "add", tag]);
        assert_eq!(ran.code, Some(0), "{tag}: {}", ran.stderr);
        assert!(folder.path().join("locales").join(place).join("hello.ftl").exists(), "{tag}: {}", ran.stdout);
        assert!(ran.stdout.contains(&format!("to be written in {place};")), "{tag}: {}", ran.stdout);
    }
    // Another alias of a locale that has a folder lays out no second one.
    let folder = project
        .file("vocative.toml", "stock = false\n[locales]\nalias = { zh_CN = \"zh-Hans\", \"zh-CN\" = \"zh-Hans\" }\n")
        .file("locales/zh_CN/hello.ftl", "hello-subject = 你好\n")
        .on_disk();
    run(folder.path(), &["locale", "add", "zh-CN"]);
    assert!(!folder.path().join("locales/zh-CN").exists());
    let text = fs::read_to_string(folder.path().join("locales/zh_CN/hello.ftl")).unwrap();
    assert!(text.contains("# hello-open =\n"), "{text}");
}
