//! Confirming an address.

use serde_json::json;

use super::{App, heading, link};

#[test]
fn an_address_is_confirmed_by_the_button_and_by_no_visit() {
    let app = App::start();
    let answer =
        app.sign_up("x-request-language: de-AT\r\n", &json!({ "email": "Anna@Example.org", "given_name": "Anna" }));
    assert_eq!(answer.status, 200, "{}", answer.body);
    let body = answer.json();
    assert_eq!((&body["email"], &body["email_verified"]), (&json!("anna@example.org"), &json!(false)));
    let id = body["_id"].as_str().unwrap();
    assert!(id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit()), "{id}");
    assert!(body.get("user_id").is_none() && body.get("user_metadata").is_none() && body.get("password").is_none());

    let user_id = format!("auth0|{id}");
    let mail = app.mail("anna@example.org", 1);
    assert_eq!(mail["language"], "de", "{mail}");
    assert!(mail["text"].as_str().unwrap().contains("The Shop"), "{mail}");
    let link = link(&mail);
    for _ in 0..2 {
        let page = app.visit(&link, "");
        assert_eq!((page.status, heading(&page)), (200, "E-Mail-Adresse bestätigen"));
        assert!(
            page.body.contains("<html lang=\"de-AT\" dir=\"ltr\">") && page.body.contains("The Shop"),
            "{}",
            page.body
        );
        let head = app.service.request("HEAD", &link, "", b"");
        assert_eq!((head.status, head.body.as_str()), (200, ""));
    }
    assert_eq!(app.profile(&user_id)["email_verified"], false);

    let done = app.press(&link, "");
    assert_eq!((done.status, heading(&done)), (200, "Ihre E-Mail-Adresse ist bestätigt"));
    assert!(!done.body.contains("<button"));
    let profile = app.profile(&user_id);
    assert_eq!((&profile["email_verified"], &profile["given_name"]), (&json!(true), &json!("Anna")), "{profile}");
    assert!(profile.get("last_password_reset").is_none());
    let welcome = app.mail("anna@example.org", 2);
    assert_eq!(welcome["language"], "de", "{welcome}");

    for page in [app.press(&link, ""), app.visit(&link, "")] {
        assert_eq!((page.status, heading(&page)), (410, "Dieser Link wurde bereits verwendet"));
    }
    app.settled();
    assert_eq!(app.mails("anna@example.org").len(), 0, "nobody is welcome twice");
}

#[test]
fn of_several_links_the_first_confirms_and_the_others_say_so() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    let tickets: Vec<String> =
        (0..2).map(|_| app.ticket("email-verification", &json!({ "user_id": user_id }))).collect();
    assert_ne!(tickets[0], tickets[1]);
    assert_eq!(heading(&app.press(&tickets[1], "")), "Your email address is confirmed");
    let page = app.visit(&tickets[0], "");
    assert_eq!((page.status, heading(&page)), (200, "This email address is already confirmed"));
    assert!(!page.body.contains("<button"));
    assert_eq!(heading(&app.press(&tickets[0], "")), "This email address is already confirmed");
}

#[test]
fn a_link_is_worth_nothing_once_the_address_is_another_or_the_person_is_gone() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    let ticket = app.ticket("email-verification", &json!({ "user_id": user_id }));
    app.patch(&user_id, &json!({ "email": "new@example.org", "verify_email": false }));
    for page in [app.visit(&ticket, ""), app.press(&ticket, "")] {
        assert_eq!((page.status, heading(&page)), (404, "This link is not valid"));
    }
    assert_eq!(app.profile(&user_id)["email_verified"], false);
    app.patch(&user_id, &json!({ "email": "anna@example.org", "verify_email": false }));
    assert_eq!(app.visit(&ticket, "").status, 200);
}

#[test]
fn of_many_presses_at_once_one_confirms() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    let ticket = app.ticket("email-verification", &json!({ "user_id": user_id }));
    let headings: Vec<String> = std::thread::scope(|scope| {
        let presses: Vec<_> = (0..12).map(|_| scope.spawn(|| heading(&app.press(&ticket, "")).to_owned())).collect();
        presses.into_iter().map(|press| press.join().unwrap()).collect()
    });
    let done = headings.iter().filter(|heading| *heading == "Your email address is confirmed").count();
    assert_eq!(done, 1, "{headings:?}");
    let used = headings.iter().filter(|heading| *heading == "This link has already been used").count();
    assert_eq!(used, 11, "{headings:?}");
    app.mail("anna@example.org", 1);
    app.settled();
    assert_eq!(app.profile(&user_id)["email_verified"], true);
}

#[test]
fn a_new_address_is_asked_for_its_confirmation() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org", "email_verified": true }));
    app.patch(&user_id, &json!({ "email": "new@example.org" }));
    let link = link(&app.mail("new@example.org", 1));
    assert_eq!(heading(&app.press(&link, "")), "Your email address is confirmed");
    assert_eq!(app.profile(&user_id)["email_verified"], true);
}
