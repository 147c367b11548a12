//! `vocative import auth0`: exports in both layouts become projects that load, check, and render what LiquidJS renders.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use scraper::{Html, Selector};
use serde_json::{Value, json};

use crate::builder::{Ran, fixture, run};

/// Imports a fixture into a new folder.
fn import(name: &str, more: &[&str]) -> (tempfile::TempDir, Ran) {
    let folder = tempfile::tempdir().unwrap();
    let source = fixture(name);
    let arguments = [&["import", "auth0", source.to_str().unwrap(), "--out", "project"], more].concat();
    let ran = run(folder.path(), &arguments);
    (folder, ran)
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join("project").join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

#[test]
fn a_directory_becomes_a_project() {
    let (folder, ran) = import("auth0-directory", &[]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    for expected in [
        "reset_email: ar, de, en, fr, pt-BR\n",
        "user_invitation: en, it\n",
        "verify_email_by_code: en, es, es-419, nl\n",
        "welcome_email: left out; the stock email of that name is sent instead\n",
    ] {
        assert!(ran.stdout.contains(expected), "{expected} in\n{}", ran.stdout);
    }
    for expected in [
        "`welcome_email` is switched off",
        "never `dutch`",
        "this branch is never taken",
        "`elseif` is no tag of Liquid",
        "432000 seconds",
        "https://app.harbour.example/signed-in",
        "the smtp provider is left out",
    ] {
        assert!(ran.stderr.contains(expected), "{expected} in\n{}", ran.stderr);
    }
    let config = read(folder.path(), "vocative.toml");
    assert!(config.contains("from = \"Example <post@harbour.example>\""), "{config}");
    let body = read(folder.path(), "templates/reset_email/body.html");
    assert!(body.contains("{{ t(id=\"reset-title-new-password\") }}") && !body.contains("request_language"), "{body}");
}

#[test]
fn a_yaml_export_becomes_a_project() {
    let (folder, ran) = import("auth0-yaml", &[]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.contains("change_password (as reset_email): en, ja, pl\n"), "{}", ran.stdout);
    let polish = read(folder.path(), "locales/pl/reset_email.ftl");
    assert!(polish.contains("<b>pięć dni</b>"), "{polish}");
    assert!(read(folder.path(), "templates/enrollment_email/body.html").contains("data.link"));
}

#[test]
fn an_imported_project_has_no_errors() {
    for name in ["auth0-directory", "auth0-yaml"] {
        let (folder, _) = import(name, &["--format", "json"]);
        let emails: Vec<String> = fs::read_dir(folder.path().join("project/templates"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        let emails: Vec<&str> = emails.iter().map(String::as_str).collect();
        let arguments = [&["-C", "project", "check", "--format", "json"], emails.as_slice()].concat();
        let ran = run(folder.path(), &arguments);
        let errors: Vec<Value> = ran.json()["findings"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|found| found["severity"] == "error")
            .cloned()
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

#[test]
fn what_cannot_be_translated_is_reported_and_the_rest_is_written() {
    let (folder, ran) = import("auth0-refused", &[]);
    assert_eq!(ran.code, Some(1));
    let expected = fixture("auth0-refused").join("report.txt");
    if std::env::var_os("VOCATIVE_TEST_UPDATE").is_some() {
        fs::write(&expected, &ran.stderr).unwrap();
    }
    assert_eq!(ran.stderr, fs::read_to_string(&expected).unwrap_or_default());
    assert!(
        ran.stdout
            .contains("verify_email: en\nwelcome_email: left out; the stock email of that name is sent instead\n"),
        "{}",
        ran.stdout
    );
    assert!(folder.path().join("project/templates/verify_email/body.html").exists());
    assert!(!folder.path().join("project/templates/welcome_email").exists());
    let (_, ran) = import("auth0-refused", &["--format", "json"]);
    let found = ran.json()["findings"].as_array().unwrap().clone();
    let places: Vec<(&Value, &Value)> = found.iter().map(|found| (&found["line"], &found["column"])).collect();
    assert!(places.contains(&(&json!(3), &json!(1))), "{places:?}");
    assert_eq!(
        ran.json()["templates"][1],
        json!({ "template": "welcome_email", "email": "welcome_email", "written": false, "locales": [] })
    );
}

#[test]
fn emails_that_cannot_be_read_are_counted_and_settings_have_no_line() {
    let folder = tempfile::tempdir().unwrap();
    let emails = folder.path().join("emails");
    fs::create_dir(&emails).unwrap();
    let settings = json!({ "template": "verify_email", "body": "verify_email.html", "subject": "Hi", "urlLifetimeInSeconds": 60, "resultUrl": "https://a.example", "from": "{% if x %}a{% endif %}@x.de", "enabled": true });
    fs::write(emails.join("verify_email.json"), settings.to_string()).unwrap();
    fs::write(emails.join("verify_email.html"), "<p>Hello</p>").unwrap();
    fs::write(emails.join("reset_email.json"), "{\"template\": \"reset_email\"}").unwrap();
    let ran = run(folder.path(), &["import", "auth0", ".", "--out", "project"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    let expected =
        "reset_email: left out; the stock email of that name is sent instead\nverify_email: en\n\n1 of 2 emails in ";
    assert!(ran.stdout.starts_with(expected), "{}", ran.stdout);
    let ran = run(folder.path(), &["import", "auth0", ".", "--out", "other", "--format", "json"]);
    let ran = ran.json();
    let found: Vec<(&Value, &Value)> =
        ran["findings"].as_array().unwrap().iter().map(|found| (&found["file"], &found["line"])).collect();
    let [verify, reset] = ["emails/verify_email.json", "emails/reset_email.json"].map(|name| json!(name));
    assert_eq!(found.iter().filter(|found| **found == (&verify, &json!(0))).count(), 3, "{found:?}");
    assert_eq!(found.iter().filter(|found| **found == (&reset, &json!(0))).count(), 1, "{found:?}");
}

#[test]
fn what_is_no_export_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(folder.path(), &["import", "auth0", ".", "--out", "project"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("no export of a0deploy"), "{}", ran.stderr);
    let (folder, _) = import("auth0-yaml", &[]);
    let source = fixture("auth0-yaml");
    let ran = run(folder.path(), &["import", "auth0", source.to_str().unwrap(), "--out", "project"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("already holds vocative.toml"), "{}", ran.stderr);
}

/// One original in one language.
struct Case {
    fixture: &'static str,
    email: &'static str,
    body: &'static str,
    subject: String,
    locale: &'static str,
    /// What the template was told.
    context: Value,
}

/// Every fixture's email in every language of it.
fn cases() -> Vec<Case> {
    let subject = |fixture_name: &str, file: &str| {
        let text = fs::read_to_string(fixture(fixture_name).join(file)).unwrap();
        serde_json::from_str::<Value>(&text).unwrap()["subject"].as_str().unwrap().to_owned()
    };
    let mut cases = Vec::new();
    let mut add = |fixture: &'static str,
                   email: &'static str,
                   body: &'static str,
                   subject: &str,
                   locale: &'static str,
                   context: Value| {
        cases.push(Case { fixture, email, body, subject: subject.to_owned(), locale, context });
    };
    let user = |more: Value| {
        let mut user = json!({ "email": "ann@example.org", "email_verified": true, "name": "Ann Bell", "given_name": "Ann", "nickname": "annie", "picture": "https://pictures.example/ann.png" });
        user.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        user
    };
    let application = json!({ "name": "Harbour" });
    let url = "https://login.example/reset?ticket=Vn3kTq8Z#";
    let reset = subject("auth0-directory", "emails/reset_email.json");
    for locale in ["en", "fr", "de", "pt-BR", "ar"] {
        let context = json!({ "user": user(json!({ "user_metadata": { "lang": locale } })), "application": application, "url": url, "support_email": "help@harbour.example" });
        add("auth0-directory", "reset_email", "emails/reset_email.html", &reset, locale, context);
    }
    let verify = subject("auth0-directory", "emails/verify_email_by_code.json").replace("elseif", "elsif");
    for (locale, language) in
        [("en", "en-GB,en;q=0.9"), ("es", "es-ES"), ("es-419", "es-419,es;q=0.8"), ("nl", "dutch")]
    {
        let context = json!({ "user": user(json!({})), "application": application, "code": "491 203", "request_language": language });
        add("auth0-directory", "verify_email_by_code", "emails/verify_email_by_code.html", &verify, locale, context);
    }
    let invitation = subject("auth0-directory", "emails/user_invitation.json");
    for locale in ["en", "it"] {
        let context = json!({ "user": user(json!({ "user_metadata": { "language": locale } })), "application": application, "url": url,
            "inviter": { "name": "Bo Lind" }, "roles": [{ "name": "editor" }, { "name": "owner" }],
            "organization": { "display_name": "Pier", "branding": { "logo_url": "https://pictures.example/pier.png" } } });
        add("auth0-directory", "user_invitation", "emails/user_invitation.html", &invitation, locale, context);
    }
    let blocked = json!({ "user": user(json!({ "source_ip": "203.0.113.9", "city": "Oslo", "country": "Norway" })), "application": application, "url": "https://login.example/unblock#" });
    add("auth0-directory", "blocked_account", "emails/blocked_account.html", "Your account is blocked", "en", blocked);
    let change = "{% assign lang = request_language | slice: 0, 2 %}{% if lang == 'pl' %}Zmiana hasła{% elsif lang == 'ja' %}パスワードの変更{% else %}Change your password{% endif %}";
    for locale in ["en", "pl", "ja"] {
        let context =
            json!({ "user": user(json!({})), "application": application, "url": url, "request_language": locale });
        add("auth0-yaml", "reset_email", "emailTemplates/change_password.html", change, locale, context);
    }
    cases
}

/// A request for the same mail.
fn request(case: &Case) -> Value {
    let context = &case.context;
    let mut user = context["user"].clone();
    let mut data = json!({});
    for field in ["source_ip", "city", "country"] {
        if let Some(value) = user.as_object_mut().unwrap().remove(field) {
            data[field] = value;
        }
    }
    for field in ["url", "code"] {
        if context.get(field).is_some() {
            data[field] = context[field].clone();
        }
    }
    if case.email == "reset_email" {
        data["expires_in"] = json!(3600);
    }
    if let Some(name) = context.pointer("/inviter/name") {
        data["inviter_name"] = name.clone();
        data["roles"] = context["roles"].as_array().unwrap().iter().map(|role| role["name"].clone()).collect();
    }
    let mut request = json!({ "email": case.email, "locale": case.locale, "user": user, "data": data });
    for field in ["application", "organization", "support_email"] {
        if context.get(field).is_some() {
            request[field] = context[field].clone();
        }
    }
    request
}

/// Words that a reader sees, blanks as one, and where links lead.
fn seen(html: &str) -> (String, Vec<String>, BTreeSet<String>) {
    let document = Html::parse_document(html);
    let mut words = String::new();
    let mut hidden = Vec::new();
    for node in document.tree.nodes() {
        let unseen = node.ancestors().chain([node]).any(|above| {
            above.value().as_element().is_some_and(|element| {
                matches!(element.name(), "head" | "style" | "script")
                    || element.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"))
            })
        });
        match node.value().as_text() {
            Some(text) if unseen => hidden.push(text.to_string()),
            Some(text) => words.push_str(text),
            None => {}
        }
        // A line of a table or a paragraph ends a word.
        if node
            .value()
            .as_element()
            .is_some_and(|element| matches!(element.name(), "p" | "td" | "li" | "h1" | "div" | "br"))
        {
            words.push(' ');
        }
    }
    let words: String = words.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}')).collect();
    let words = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let of = |selector: &str, attribute: &str| {
        let selector = Selector::parse(selector).unwrap();
        document.select(&selector).filter_map(|element| element.value().attr(attribute).map(str::to_owned)).collect()
    };
    (words, of("a[href]", "href"), of("img[src]", "src").into_iter().collect())
}

fn liquid(jobs: &Value) -> Option<Vec<String>> {
    let Some(modules) = std::env::var_os("VOCATIVE_TEST_NODE_MODULES") else {
        assert!(std::env::var_os("VOCATIVE_TEST_OUTSIDE").is_none(), "VOCATIVE_TEST_NODE_MODULES is not set");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/liquid.mjs");
    let mut child = Command::new("node")
        .arg(script)
        .env("VOCATIVE_TEST_NODE_MODULES", modules)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(jobs.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "LiquidJS did not render");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

#[test]
fn imported_mails_say_what_liquidjs_renders() {
    let cases = cases();
    let jobs: Vec<Value> = cases
        .iter()
        .flat_map(|case| {
            let body = fs::read_to_string(fixture(case.fixture).join(case.body)).unwrap();
            let body = body.replace("##SITE##", "https://orchard.example");
            [&case.subject, &body].map(|template| json!({ "template": template, "context": case.context }))
        })
        .collect();
    let Some(originals) = liquid(&Value::Array(jobs)) else { return };
    let projects = ["auth0-directory", "auth0-yaml"].map(|name| (name, import(name, &[]).0));
    for (case, original) in cases.iter().zip(originals.chunks(2)) {
        let (_, folder) = projects.iter().find(|(name, _)| *name == case.fixture).unwrap();
        let file = folder.path().join("request.json");
        fs::write(&file, request(case).to_string()).unwrap();
        let arguments = [
            "-C",
            "project",
            "render",
            case.email,
            "--request",
            file.to_str().unwrap(),
            "--locale",
            case.locale,
            "--format",
            "json",
        ];
        let ran = run(folder.path(), &arguments);
        assert_eq!(ran.code, Some(0), "{} {}: {}", case.email, case.locale, ran.stderr);
        let mail = ran.json();
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = format!("{} in {}", case.email, case.locale);
        assert_eq!(mail["locale"], case.locale, "{name}");
        assert_eq!(mail["subject"].as_str().unwrap(), squeezed(&original[0]), "{name}");
        assert_eq!(seen(mail["html"].as_str().unwrap()), seen(&original[1]), "{name}");
    }
}
