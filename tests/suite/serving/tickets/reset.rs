//! A new password: the link, and where it leads.

use serde_json::{Value, json};

use super::{App, SENT, eventually, heading, link, settings};
use crate::builder::Builder;
use crate::peer::Script;
use crate::serving::Desk;

#[test]
fn a_reset_is_confirmed_by_the_button_and_the_application_goes_on() {
    let app = App::start();
    let user_id = app.person(json!({
        "email": "anna@example.org", "email_verified": true, "user_metadata": { "preferred_language": "de" },
    }));
    // What is said of languages at the keyboard does not outrank what the person has chosen.
    let answer = app.forgot("Accept-Language: ar\r\n", "ANNA@example.org");
    assert_eq!((answer.status, answer.body.as_str()), (200, SENT));
    let mail = app.mail("anna@example.org", 1);
    assert_eq!(mail["language"], "de");
    let link = link(&mail);
    assert!(link.starts_with("/u/reset-password?ticket="), "{link}");
    assert_eq!(heading(&app.visit(&link, "Accept-Language: ar\r\n")), "Passwort zurücksetzen");
    assert!(app.profile(&user_id).get("last_password_reset").is_none());
    let done = app.press(&link, "");
    assert_eq!((done.status, heading(&done)), (200, "Ihre Anfrage ist bestätigt"));
    let at = app.profile(&user_id)["last_password_reset"].as_str().unwrap().to_owned();
    assert!(at.len() == 24 && at.ends_with('Z'), "{at}");
    let again = app.press(&link, "");
    assert_eq!((again.status, heading(&again)), (410, "Dieser Link wurde bereits verwendet"));
    assert_eq!(app.profile(&user_id)["last_password_reset"], at.as_str());
}

#[test]
fn only_the_newest_link_of_a_person_works() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org", "email_verified": true }));
    let other = app.person(json!({ "email": "ben@example.org", "email_verified": true }));
    app.forgot("", "anna@example.org");
    let first = link(&app.mail("anna@example.org", 1));
    let of_another = app.ticket("password-change", &json!({ "user_id": other }));
    assert_eq!(app.visit(&first, "").status, 200, "another person's link replaces none");
    let second = app.ticket("password-change", &json!({ "user_id": user_id }));
    for page in [app.visit(&first, ""), app.press(&first, "")] {
        assert_eq!((page.status, heading(&page)), (404, "This link is not valid"));
    }
    let confirmation = app.ticket("email-verification", &json!({ "user_id": user_id }));
    assert_eq!(heading(&app.press(&second, "")), "Your request is confirmed");
    assert_eq!(app.visit(&first, "").status, 404, "and it does not come back");
    assert_eq!(heading(&app.visit(&confirmation, "")), "This email address is already confirmed");
    assert_eq!(heading(&app.press(&of_another, "")), "Your request is confirmed");
}

/// Whoever keeps asking for somebody else reaches a limit; the link that was mailed last works on.
#[tokio::test(flavor = "multi_thread")]
async fn a_reset_that_sends_no_mail_kills_no_link() {
    let peer = Script::new().start().await;
    let limited = format!("{}\n[outbox.limits]\nrecipient = \"1/1h\"\n", settings("http://localhost:3000"));
    let desk = Desk::with(&Builder::stock().file("vocative.toml", &format!("locales.offered = [\"en\"]\n{limited}")));
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let app = App { service, desk };
    app.person(json!({ "email": "anna@example.org", "email_verified": true }));
    for _ in 0..3 {
        assert_eq!(app.forgot("", "anna@example.org").body, SENT);
    }
    let mail = eventually("the mail", || peer.received().first().map(|mail| mail.raw.clone()));
    let message = mail_parser::MessageParser::default().parse(&mail).unwrap();
    let text = message.body_text(0).unwrap().into_owned();
    let link = text.split_once("/u/").unwrap().1.split(['#', ')', '\n']).next().unwrap();
    assert_eq!(heading(&app.press(&format!("/u/{link}"), "")), "Your request is confirmed");
    assert_eq!(peer.received().len(), 1);
}

#[test]
fn a_link_ends() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    for (kind, title) in
        [("email-verification", "Confirm your email address"), ("password-change", "Reset your password")]
    {
        let ticket = app.ticket(kind, &json!({ "user_id": user_id, "ttl_sec": 3 }));
        assert_eq!(heading(&app.visit(&ticket, "")), title);
        let page = eventually("the end of a link", || Some(app.visit(&ticket, "")).filter(|page| page.status != 200));
        assert_eq!((page.status, heading(&page)), (410, "This link has expired"));
        assert_eq!(app.press(&ticket, "").status, 410);
    }
    let profile = app.profile(&user_id);
    assert_eq!((&profile["email_verified"], profile.get("last_password_reset")), (&json!(false), None));
}

#[test]
fn a_person_is_led_back_with_what_came_of_it() {
    let app = App::start();
    let email = "anna+x@example.org";
    let user_id = app.person(json!({ "email": email }));
    let ticket = app.ticket(
        "password-change",
        &json!({
            "user_id": user_id, "client_id": "shop", "result_url": "https://shop.example.org/done?a=1#/here",
            "mark_email_as_verified": true, "includeEmailInRedirect": true,
        }),
    );
    let page = app.visit(&ticket, "");
    assert_eq!(page.status, 200);
    assert!(
        page.header("content-security-policy").unwrap().contains("form-action 'self' https: https://shop.example.org;")
    );
    let led = app.press(&ticket, "");
    assert_eq!(led.status, 303);
    assert_eq!(
        led.header("location"),
        Some(
            "https://shop.example.org/done?a=1&success=true&message=Your+request+was+confirmed.+You+can+choose+your+new+password+now.\
             &email=anna%2Bx%40example.org#/here"
        )
    );
    let profile = app.profile(&user_id);
    assert_eq!(profile["email_verified"], true);
    assert!(profile["last_password_reset"].is_string());
    for answer in [app.press(&ticket, ""), app.visit(&ticket, "")] {
        assert_eq!(answer.status, 303);
        let location = answer.header("location").unwrap();
        let expected = "https://shop.example.org/done?a=1&success=false&message=This+URL+can+be+used+only+once#/here";
        assert_eq!(location, expected);
    }
    let second = app.person(json!({ "email": "ben@example.org" }));
    let plain =
        app.ticket("email-verification", &json!({ "user_id": second, "result_url": "https://shop.example.org" }));
    let location = app.press(&plain, "").header("location").unwrap().to_owned();
    assert_eq!(
        location,
        "https://shop.example.org/?success=true&message=Your+email+was+verified.+You+can+continue+using+the+application."
    );
}

#[test]
fn nobody_is_led_astray() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    for kind in ["email-verification", "password-change"] {
        for target in [
            "https://evil.example/",
            "//evil.example",
            "/\\evil.example",
            "https://shop.example.org.evil.example/",
            "https://shop.example.org@evil.example/",
            "https://shop.example.org:8443/",
            "http://shop.example.org/",
            "javascript:alert(1)",
            "https://evil.example\\@shop.example.org/",
            "https://shop.example.org\n.evil.example",
        ] {
            let body = json!({ "user_id": user_id, "client_id": "shop", "result_url": target });
            let answer = app.api(&format!("/api/v2/tickets/{kind}"), &body);
            assert_eq!((answer.status, answer.json()["errorCode"].as_str()), (400, Some("invalid_body")), "{target}");
            assert!(!answer.body.contains("evil"), "{}", answer.body);
        }
        // The application that asks has this origin, but it speaks for one that has none.
        let body = json!({ "user_id": user_id, "client_id": "reader", "result_url": "https://shop.example.org/" });
        assert_eq!(app.api(&format!("/api/v2/tickets/{kind}"), &body).status, 400);
        let wrong: Value = json!({ "user_id": user_id, "result_url": ["https://shop.example.org/"] });
        assert_eq!(app.api(&format!("/api/v2/tickets/{kind}"), &wrong).status, 400);
    }
}
