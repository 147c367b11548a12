//! The pages themselves: whom they believe, what they carry, what they tell.

use serde_json::json;

use super::{App, heading};

#[test]
fn what_was_not_issued_here_is_not_valid() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    let ticket = app.ticket("email-verification", &json!({ "user_id": user_id }));
    let (page, text) = ticket.split_once("?ticket=").unwrap();
    let turned = |at: usize| -> String {
        let other = if text.as_bytes()[at] == b'A' { 'B' } else { 'A' };
        format!("{}{other}{}", &text[..at], &text[at + 1..])
    };
    let mut wrong: Vec<String> = (0..text.len()).step_by(5).map(turned).collect();
    wrong.extend(
        ["", "x", "AAAA", &text[1..], &format!("{text}A"), &format!("{text}%00"), &"A".repeat(5_000)]
            .map(str::to_owned),
    );
    for text in wrong {
        let ticket = format!("{page}?ticket={text}");
        let looked = app.visit(&ticket, "");
        assert_eq!((looked.status, heading(&looked)), (404, "This link is not valid"), "{text}");
        assert_eq!(app.press(&ticket, "").status, 404, "{text}");
    }
    assert_eq!(app.visit(page, "").status, 404);
    // A link to confirm an address resets nothing, and the other way round.
    let other = ticket.replace("/u/email-verification", "/u/reset-password");
    for answer in [app.visit(&other, ""), app.press(&other, "")] {
        assert_eq!((answer.status, heading(&answer)), (404, "This link is not valid"));
    }
    let reset = app.ticket("password-change", &json!({ "user_id": user_id, "mark_email_as_verified": true }));
    assert_eq!(app.press(&reset.replace("/u/reset-password", "/u/email-verification"), "").status, 404);
    assert_eq!(app.profile(&user_id)["email_verified"], false);
    assert_eq!(app.press(&ticket, "").status, 200, "and the link itself is as good as before");
}

#[test]
fn a_form_of_another_site_uses_nothing() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    let ticket = app.ticket("email-verification", &json!({ "user_id": user_id }));
    for headers in [
        "Origin: https://evil.example\r\n",
        "Origin: null\r\n",
        "Origin: https://accounts.example.org.evil.example\r\n",
        "Sec-Fetch-Site: cross-site\r\n",
        "Origin: https://accounts.example.org\r\nSec-Fetch-Site: same-site\r\n",
    ] {
        let page = app.press(&ticket, headers);
        assert_eq!((page.status, heading(&page)), (403, "Confirm your email address"), "{headers}");
        assert!(page.body.contains("<button"), "the person can press it themselves");
    }
    let (page, query) = ticket.split_once('?').unwrap();
    for kind in ["application/json", "multipart/form-data; boundary=x", "text/plain"] {
        let answer = app.service.request("POST", page, &format!("Content-Type: {kind}\r\n"), query.as_bytes());
        assert_eq!(answer.status, 415, "{kind}");
    }
    assert_eq!(
        app.service.request("POST", &ticket, super::FORM, b"").status,
        404,
        "the ticket is read from the form only"
    );
    assert_eq!(app.service.request("POST", page, super::FORM, &[b'a'; 9_000]).status, 413);
    for method in ["PUT", "DELETE", "PATCH"] {
        assert_eq!(app.service.request(method, &ticket, "", b"").status, 405);
    }
    assert_eq!(app.profile(&user_id)["email_verified"], false);
    let own = "Origin: https://accounts.example.org\r\nSec-Fetch-Site: same-origin\r\n";
    assert_eq!(heading(&app.press(&ticket, own)), "Your email address is confirmed");
}

#[test]
fn a_page_keeps_its_address_to_itself() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org", "name": "Anna Geheim" }));
    let ticket = app.ticket("email-verification", &json!({ "user_id": user_id }));
    let unknown = "/u/reset-password?ticket=x".to_owned();
    for page in [app.visit(&ticket, ""), app.visit(&unknown, ""), app.press(&ticket, ""), app.press(&ticket, "")] {
        let header = |name: &str| page.header(name).unwrap_or_default();
        let policy = header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
        assert!(!policy.contains("unsafe") && !policy.contains("script-src"), "{policy}");
        assert_eq!(header("referrer-policy"), "strict-origin");
        assert_eq!(header("cache-control"), "no-store");
        assert!(header("x-robots-tag").contains("noindex"));
        assert_eq!(header("x-content-type-options"), "nosniff");
        assert_eq!(header("content-type"), "text/html; charset=utf-8");
        assert!(page.body.starts_with("<!DOCTYPE html><html lang=\"en\" dir=\"ltr\">"), "{}", page.body);
        assert!(
            !page.body.contains("<script") && !page.body.contains("style=") && !page.body.contains("http"),
            "{}",
            page.body
        );
        for told in ["anna@example.org", "Geheim", "auth0"] {
            assert!(!page.body.contains(told), "a page is not told whose it is: {}", page.body);
        }
    }
    let style = app.visit("/u/style.css", "");
    assert_eq!((style.status, style.header("content-type")), (200, Some("text/css; charset=utf-8")));
}

#[test]
fn no_host_but_the_configured_one_stands_in_a_link() {
    let app = App::start();
    let forged = "X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\nX-Forwarded-Proto: http\r\nX-Original-Host: evil.example\r\n";
    app.sign_up(forged, &json!({ "email": "anna@example.org" }));
    let body = r#"{"email":"ben@example.org","password":"x","connection":"Username-Password-Authentication"}"#;
    let request = format!(
        "POST /dbconnections/signup HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    assert_eq!(app.service.raw(request.as_bytes()).status, 200);
    for to in ["anna@example.org", "ben@example.org"] {
        let mail = app.mail(to, 1);
        super::link(&mail);
        assert!(!mail.to_string().contains("evil"), "{mail:#}");
    }
    // Without an application to name, the page names the host of the configuration.
    let link = super::link(&app.mail("ben@example.org", 1));
    assert!(app.visit(&link, "").body.contains("accounts.example.org"));
}

#[test]
fn a_page_speaks_the_language_of_its_reader() {
    let app = App::start();
    let language = |fields: serde_json::Value, ticket: &str, link: &str, visit: &str| -> String {
        static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
        let number = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let mut person = json!({ "email": format!("person{number}@example.org") });
        for (name, value) in fields.as_object().unwrap() {
            person[name] = value.clone();
        }
        let user_id = app.person(person);
        let headers = format!("{}{ticket}", app.token("shop"));
        let answer = app.service.post("/api/v2/tickets/email-verification", &headers, &json!({ "user_id": user_id }));
        let path = super::path(answer.json()["ticket"].as_str().unwrap());
        let page = app.visit(&format!("{path}{link}"), visit);
        let (_, rest) = page.body.split_once("<html lang=\"").unwrap();
        rest.split_once('>').unwrap().0.replace("\" dir=\"", " ").replace('"', "")
    };
    let (none, german) = (json!({}), json!({ "user_metadata": { "preferred_language": "de_AT" } }));
    assert_eq!(language(none.clone(), "", "", ""), "en ltr");
    assert_eq!(language(none.clone(), "", "", "Accept-Language: ar-EG,en;q=0.5\r\n"), "ar rtl");
    assert_eq!(language(none.clone(), "Accept-Language: *\r\n", "", "Accept-Language: *\r\n"), "en ltr");
    assert_eq!(language(none.clone(), "x-request-language: de\r\n", "", "Accept-Language: ar\r\n"), "de ltr");
    assert_eq!(language(german.clone(), "x-request-language: ar\r\n", "", "Accept-Language: ar\r\n"), "de-AT ltr");
    assert_eq!(language(german, "", "&ui_locales=tlh+ar+en", ""), "ar rtl");
    assert_eq!(language(none, "", "&ui_locales=%22%3E%3Cscript%3E", "Accept-Language: \"><script>\r\n"), "en ltr");
}
