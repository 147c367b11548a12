//! How a project loads and what its settings change: overlays, offered locales, brands, all or nothing, degraded mails.

use serde_json::json;

use crate::builder::{Builder, STOCK, hello};

#[test]
fn a_project_renders_in_the_language_of_each_person() {
    let project = Builder::new().engine();
    assert_eq!(project.offered("hello"), ["de", "en", "fr"]);
    for (language, subject) in [("de-AT", "Hallo"), ("fr_CA", "Bonjour à vous"), ("en", "Hello"), ("sv", "Hello")] {
        let mail = project.render(&hello(json!({ "user_metadata": { "lang": language } })));
        assert_eq!(mail.subject, subject);
        assert!(!mail.degraded && mail.diagnostics.is_empty());
    }
}

#[test]
fn entries_overlay_one_by_one_and_templates_file_by_file() {
    let project = Builder::stock()
        .file("vocative.toml", "[locales]\noffered = [\"en\", \"de\"]\n")
        .file("locales/en/own.ftl", "reset-button = Pick another password\n")
        .file("templates/reset_email/subject.txt", "{{ t(id=\"reset-button\") }}\n")
        .engine();
    let json = json!({ "email": "reset_email", "user": { "email": "a@example.org" },
                       "data": { "url": "https://app.example.org/r?t=1", "expires_in": 900 } });
    let english = project.render_in(&json, "en");
    assert_eq!(english.subject, "Pick another password");
    assert!(english.html.contains("Pick another password") && english.html.contains("15 minutes"));
    let german = project.render_in(&json, "de");
    assert!(!german.html.contains("Pick another password") && !german.subject.is_empty());
}

#[test]
fn stock_locales_are_offered_only_when_they_are_listed() {
    let own = Builder::stock().file("locales/en/own.ftl", "own = Own\n");
    assert_eq!(own.engine().offered("reset_email"), ["en"]);
    let listed = own.file("vocative.toml", "[locales]\noffered = [\"en\", \"ja\", \"ar\"]\n");
    assert_eq!(listed.engine().offered("reset_email"), ["ar", "en", "ja"]);
}

#[test]
fn without_the_stock_set_greetings_still_work() {
    let project = Builder::new()
        .change("templates/hello/body.html", "{{ t(id=\"hello-intro\", name=user.name) }}", "{{ salutation.line }}")
        .engine();
    let user = json!({ "given_name": "Anna", "family_name": "Weiß", "user_metadata": { "lang": "de", "salutation": "Frau Dr." } });
    assert!(project.render(&hello(user)).html.contains("Sehr geehrte Frau Dr. Weiß,"));
    assert!(project.engine.kit(None).unwrap().email("reset_email").is_none());
}

#[test]
fn an_incomplete_locale_is_not_offered_and_never_mixed_in() {
    let project = Builder::new().file("locales/de/hello.ftl", "hello-subject = Hallo\n").engine();
    assert_eq!(project.offered("hello"), ["en", "fr"]);
    let mail = project.render(&hello(json!({ "user_metadata": { "lang": ["fr"], "language": "de" }, "locale": "fr" })));
    assert_eq!((&*mail.locale, mail.degraded), ("fr", false));
}

#[test]
fn a_child_locale_borrows_from_its_parent_alone() {
    let project = Builder::new().file("locales/de-AT/hello.ftl", "hello-subject = Servus\n").engine();
    let mail = project.render(&hello(json!({ "locale": "de-AT" })));
    assert_eq!((&*mail.subject, &*mail.locale, &*mail.language), ("Servus", "de-AT", "de-AT"));
    assert_eq!(mail.chain, ["de-AT", "de"]);
    assert!(mail.html.contains("Guten Tag, Anna.") && mail.html.contains("lang=\"de-AT\""));
}

#[test]
fn a_part_for_one_locale_replaces_the_part_for_all() {
    let project = Builder::new()
        .file("templates/hello/body.fr.html", "<p lang=\"fr\">{{ t(id=\"hello-open\", link=a(href=data.url)) }}</p>\n")
        .engine();
    let mail = project.render(&hello(json!({ "locale": "fr" })));
    assert!(!mail.html.contains("Bonjour, Anna"));
    assert!(project.render(&hello(json!({ "locale": "de" }))).html.contains("Guten Tag, Anna."));
}

#[test]
fn a_brand_overlays_entries_and_templates_and_sends_from_its_own_address() {
    let project = Builder::new()
        .file(
            "brands/acme/brand.toml",
            "name = \"Acme\"\n[sender]\nfrom = \"Acme <hi@acme.example>\"\n[match]\nclient_id = [\"acme-1\"]\n",
        )
        .file("brands/acme/locales/de/hello.ftl", "hello-subject = Hallo von Acme\n")
        .engine();
    let mut request = hello(json!({ "locale": "de" }));
    assert_eq!(project.render(&request).subject, "Hallo");
    request["brand"] = "acme".into();
    let named = project.render(&request);
    assert_eq!((&*named.subject, &*named.from), ("Hallo von Acme", "Acme <hi@acme.example>"));
    request["brand"].take();
    request["application"] = json!({ "clientID": "acme-1" });
    assert_eq!(project.render(&request).subject, "Hallo von Acme");
    request["brand"] = "amce".into();
    assert_eq!(project.refused(&request), ["/brand"]);
}

#[test]
fn one_fault_anywhere_stops_the_whole_project() {
    for (path, text) in [
        ("brands/acme/locales/de/hello.ftl", "hello-subject = { $nobody }\n"),
        ("templates/second/email.toml", "title = 1\n"),
        ("locales/de/other.ftl", "hello-subject = Hallo\n"),
    ] {
        let faults = Builder::new().file("brands/acme/brand.toml", "name = \"Acme\"\n").file(path, text).faults();
        assert!(!faults.is_empty(), "{path}");
    }
}

#[test]
fn images_are_attached_and_shown_by_content_id() {
    let project = Builder::new()
        .change("templates/hello/body.html", "<body>", "<body><img src=\"assets/logo.png\" alt=\"Example\">")
        .bytes("assets/logo.png", &[0x89, b'P', b'N', b'G'])
        .engine();
    let json = hello(json!({}));
    let mail = project.render(&json);
    assert!(mail.html.contains("src=\"cid:"), "{}", mail.html);
    let bytes = String::from_utf8(project.compose(&json, &mail, &[], "x").bytes).unwrap();
    assert!(bytes.contains("multipart/related") && bytes.contains("Content-Type: image/png"));
}

// ---- Strict when loading, kind when sending.

/// `hello` that formats a metadata value as a date in the given locales and as text elsewhere.
fn trap(locales: &[&str]) -> Builder {
    let mut builder = Builder::new().change(
        "templates/hello/body.html",
        "</body>",
        "{% if user.user_metadata.since %}<p>{{ t(id=\"hello-since\", since=user.user_metadata.since) }}</p>{% endif %}</body>",
    );
    for locale in ["de", "en", "fr"] {
        let text = if locales.contains(&locale) { "{ DATETIME($since) }" } else { "{ $since }" };
        builder = builder.file(&format!("locales/{locale}/since.ftl"), &format!("hello-since = {locale}: {text}\n"));
    }
    builder
}

#[test]
fn a_person_whose_data_trips_one_locale_gets_the_next_complete_one() {
    let project = trap(&["de"]).engine();
    let request = |since: &str| hello(json!({ "locale": "de", "user_metadata": { "since": since } }));
    let good = project.render(&request("2024-05-06T07:08:09Z"));
    assert_eq!((&*good.locale, good.degraded), ("de", false));
    let mail = project.render(&request("long ago"));
    assert!(mail.degraded);
    assert_ne!(mail.locale, "de");
    assert_eq!(mail.diagnostics.len(), 1);
    assert_eq!(mail.diagnostics[0].locale.as_deref(), Some("de"));
    assert!(
        !mail.diagnostics[0].message.contains("long ago"),
        "no value in a diagnostic: {}",
        mail.diagnostics[0].message
    );
    // Every part is whole and in the one language.
    assert_eq!(mail.subject, "Hello");
    assert!(
        mail.html.contains("Good day, Anna.")
            && mail.html.contains("en: long ago")
            && mail.html.contains("lang=\"en\"")
    );
    assert!(mail.text.contains("Good day, Anna.") && mail.text.contains("https://app.example.org/open?a=1&b=2"));
    assert_eq!(mail.language, "en");
}

#[test]
fn a_person_whose_data_trips_every_locale_gets_the_mail_without_it() {
    let project = trap(&["de", "en", "fr"]).engine();
    let mail = project.render(&hello(json!({ "locale": "de", "user_metadata": { "since": "long ago" } })));
    assert!(mail.degraded);
    assert_eq!((&*mail.locale, &*mail.subject), ("de", "Hallo"));
    // German was meant, English is the default; French was never asked for.
    let tried: Vec<_> = mail.diagnostics.iter().filter_map(|d| d.locale.as_deref()).collect();
    assert_eq!(tried, ["de", "en"]);
    assert!(
        mail.html.contains("Guten Tag, Anna.") && !mail.html.contains("long ago") && !mail.text.contains("long ago")
    );
    assert!(mail.text.contains("https://app.example.org/open?a=1&b=2"));
}

#[test]
fn a_forced_locale_falls_back_to_no_other_language() {
    let project = trap(&["de"]).engine();
    let request = hello(json!({ "user_metadata": { "since": "long ago" } }));
    let mail = project.render_in(&request, "de");
    assert!(mail.degraded && mail.locale == "de" && !mail.html.contains("long ago"));
}

#[test]
fn a_degraded_mail_composes_and_names_its_language_once() {
    let project = trap(&["de"]).engine();
    let request = hello(json!({ "locale": "de", "user_metadata": { "since": "x" } }));
    let mail = project.render(&request);
    let bytes = String::from_utf8(project.compose(&request, &mail, &[], "x").bytes).unwrap();
    assert_eq!(bytes.matches("Content-Language: en\r\n").count(), 3);
    assert!(!bytes.contains("Content-Language: de"));
}

// ---- Requests.

#[test]
fn every_fault_of_a_request_is_named_by_its_pointer() {
    let request = json!({
        "email": "reset_emial",
        "user": { "email": ["a@example.org", "b@example.org"] },
        "data": [],
        "sned_at": "now",
        "not_after": "tomorrow",
        "application": "Example",
        "attachments": [{ "name": "x" }, { "name": "x", "type": "a/b", "content": "?" }],
    });
    let mut pointers = STOCK.refused(&request);
    pointers.sort();
    let expected =
        ["/application", "/attachments/0", "/attachments/1/content", "/email", "/not_after", "/sned_at", "/user/email"];
    assert_eq!(pointers, expected);
}

#[test]
fn data_is_held_to_its_schema() {
    let with =
        |data: serde_json::Value| json!({ "email": "reset_email", "user": { "email": "a@example.org" }, "data": data });
    let good = json!({ "url": "https://app.example.org/", "expires_in": 60 });
    assert!(STOCK.refused(&with(good.clone())).is_empty());
    for (key, value, pointer) in [
        ("url", json!(null), "/data/url"),
        ("url", json!("http://app.example.org/"), "/data/url"),
        ("url", json!("javascript:alert(1)"), "/data/url"),
        ("url", json!(["https://app.example.org/"]), "/data/url"),
        ("expires_in", json!("60"), "/data/expires_in"),
        ("expires_in", json!(0), "/data/expires_in"),
        ("expires_in", json!(1.5), "/data/expires_in"),
        ("requested_at", json!("yesterday"), "/data/requested_at"),
        ("device", json!("x".repeat(121)), "/data/device"),
        ("devise", json!("x"), "/data/devise"),
    ] {
        let mut data = good.clone();
        data[key] = value.clone();
        assert!(STOCK.refused(&with(data)).contains(&pointer.to_owned()), "{key}: {value}");
    }
}

#[test]
fn one_recipient_and_no_list_of_them() {
    for to in [
        json!(["a@example.org"]),
        json!("a@example.org, b@example.org"),
        json!("a@example.org;b@example.org"),
        json!("a@example.org b@example.org"),
        json!("Anna <a@example.org>\r\nBcc: b@example.org"),
        json!("a@b,c@d"),
        json!("a@example.org>"),
        json!(""),
        json!(" "),
        json!("a@"),
        json!("@example.org"),
        json!(format!("{}@example.org", "a".repeat(65))),
        json!(format!("a@{}.org", "b".repeat(255))),
        json!({ "email": "a@example.org" }),
        json!(7),
    ] {
        let request = json!({ "email": "welcome_email", "user": {}, "to": to });
        assert_eq!(STOCK.refused(&request), ["/to"], "{to}");
        if to.is_string() {
            let request = json!({ "email": "welcome_email", "user": { "email": to } });
            assert_eq!(STOCK.refused(&request), ["/user/email"], "{to}");
        }
    }
}

#[test]
fn no_refusal_repeats_what_it_refuses() {
    let secret = "https://app.example.org/reset?t=hunter2";
    let request = json!({
        "email": "reset_email",
        "user": { "email": "hunter2 at example.org" },
        "data": { "url": secret.replace("https", "ftp"), "expires_in": "hunter2", "device": { "x": "hunter2" } },
        "to": "hunter2",
        "send_at": "hunter2",
        "attachments": [{ "name": "hunter2", "type": "hunter2", "content": "hunter2!" }],
    });
    let error = STOCK.try_render(&request, None).unwrap_err().to_string();
    assert!(error.contains("/data/url") && error.contains("/data/expires_in"), "{error}");
    assert!(!error.contains("hunter2"), "{error}");
}

#[test]
fn legacy_names_mean_the_reset() {
    for name in ["change_password", "password_reset"] {
        let request = json!({ "email": name, "user": { "email": "a@example.org" },
                              "data": { "url": "https://app.example.org/r", "expires_in": 60 } });
        assert_eq!(STOCK.render(&request).email, "reset_email");
    }
}

#[test]
fn a_name_from_the_greeting_is_escaped_once_wherever_an_entry_puts_it() {
    let project = Builder::new()
        .change("templates/hello/body.html", "name=user.name", "name=salutation.name or user.name")
        .engine();
    for (name, html, text) in [
        ("O'Neil", "Good day, O'Neil.", "Good day, O'Neil."),
        ("Tom & Jo", "Good day, Tom &amp; Jo.", "Good day, Tom & Jo."),
    ] {
        let mail = project.render_in(&hello(json!({ "name": name })), "en");
        assert!(mail.html.contains(html), "{}", mail.html);
        assert!(mail.text.contains(text), "{}", mail.text);
    }
}
