//! Jobs and tickets as applications ask for them.

use serde_json::{Value, json};

use super::{App, eventually, heading, link, settings};

#[test]
fn a_job_sends_the_mail_and_tells_how_it_went() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    let answer = app.api("/api/v2/jobs/verification-email", &json!({ "user_id": user_id, "client_id": "shop" }));
    assert_eq!(answer.status, 201, "{}", answer.body);
    let job = answer.json();
    assert_eq!((&job["type"], &job["status"]), (&json!("verification_email"), &json!("pending")));
    let at = job["created_at"].as_str().unwrap();
    assert!(at.len() == 24 && at.ends_with('Z'), "{at}");
    let id = job["id"].as_str().unwrap();
    assert!(id.starts_with("job_") && id.len() == 20, "{id}");
    let shown = || app.service.request("GET", &format!("/api/v2/jobs/{id}"), &app.token("shop"), b"");
    let done = eventually("the end of the job", || Some(shown().json()).filter(|job| job["status"] != "pending"));
    assert_eq!(done, json!({ "type": "verification_email", "status": "completed", "created_at": at, "id": id }));
    assert_eq!(heading(&app.press(&link(&app.mail("anna@example.org", 1)), "")), "Your email address is confirmed");
    for unknown in ["job_0000000000000000", "x", "%00", "..%2Fusers"] {
        let answer = app.service.request("GET", &format!("/api/v2/jobs/{unknown}"), &app.token("shop"), b"");
        assert_eq!((answer.status, answer.json()["statusCode"].clone()), (404, json!(404)), "{unknown}");
    }
}

#[test]
fn a_job_whose_mail_is_refused_has_failed() {
    let head = "locales.offered = [\"en\"]\nlinks.allowed_hosts = [\"elsewhere.example\"]\n";
    let app = App::with(&format!("{head}{}", settings("http://localhost:3000")));
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    let job = app.api("/api/v2/jobs/verification-email", &json!({ "user_id": user_id }));
    assert_eq!(job.status, 201, "{}", job.body);
    let path = format!("/api/v2/jobs/{}", job.json()["id"].as_str().unwrap());
    let shown = app.service.request("GET", &path, &app.token("shop"), b"").json();
    assert_eq!(shown["status"], "failed");
    let log = app.desk.log();
    assert!(log.contains("links.allowed_hosts") && !log.contains("ticket=") && !log.contains("anna@"), "{log}");
    // Nor is somebody at a keyboard told.
    assert_eq!(app.forgot("", "anna@example.org").status, 200);
    assert_eq!(app.sign_up("", &json!({ "email": "ben@example.org" })).status, 200);
}

#[test]
fn who_may_not_and_what_is_wrong_is_told_in_the_shape_of_the_vendor() {
    let app = App::start();
    let user_id = app.person(json!({ "email": "anna@example.org" }));
    let without = app.person(json!({ "connection": "sms", "phone_number": "+431234567" }));
    let [job, verification, password] =
        ["/api/v2/jobs/verification-email", "/api/v2/tickets/email-verification", "/api/v2/tickets/password-change"];
    let shop = app.token("shop");
    for path in [job, verification, password] {
        assert_eq!(app.service.post(path, "", &json!({ "user_id": user_id })).status, 401);
        let refused = app.service.post(path, &app.token("reader"), &json!({ "user_id": user_id }));
        assert_eq!((refused.status, &refused.json()["errorCode"]), (403, &json!("insufficient_scope")), "{path}");
        let rows: [(Value, u16, &str); 10] = [
            (json!({ "user_id": "auth0|nobody" }), 404, "inexistent_user"),
            (json!({}), 400, "invalid_body"),
            (json!({ "user_id": null }), 400, "invalid_body"),
            (json!({ "user_id": [user_id] }), 400, "invalid_body"),
            (json!({ "user_id": "" }), 400, "invalid_body"),
            (json!({ "user_id": without }), 400, "invalid_body"),
            (json!({ "user_id": user_id, "client_id": "unknown" }), 400, "invalid_body"),
            (json!({ "user_id": user_id, "identity": "x" }), 400, "invalid_body"),
            (json!({ "user_id": user_id, "anything": 1 }), 400, "invalid_body"),
            (json!([user_id]), 400, "invalid_body"),
        ];
        for (body, status, code) in rows {
            let answer = app.service.post(path, &shop, &body);
            assert_eq!(
                (answer.status, answer.json()["errorCode"].as_str()),
                (status, Some(code)),
                "{path} {body} {}",
                answer.body
            );
            assert_eq!(answer.json()["statusCode"], status);
        }
    }
    for path in [verification, password] {
        for (name, value) in [
            ("ttl_sec", json!(-1)),
            ("ttl_sec", json!(1.5)),
            ("ttl_sec", json!("60")),
            ("ttl_sec", json!(2_592_001)),
            ("includeEmailInRedirect", json!("true")),
        ] {
            let answer = app.service.post(path, &shop, &json!({ "user_id": user_id, name: value }));
            assert_eq!(answer.status, 400, "{path} {name} {value}");
        }
        for seconds in [0, 1, 2_592_000] {
            let answer = app.service.post(path, &shop, &json!({ "user_id": user_id, "ttl_sec": seconds }));
            assert_eq!(answer.status, 201, "{path} {seconds}: {}", answer.body);
        }
    }
    app.settled_after(|| assert_eq!(app.mails("anna@example.org"), Vec::<Value>::new(), "tickets send no mail"));
}

#[test]
fn a_person_may_be_named_by_connection_and_address() {
    let app = App::start();
    app.person(json!({ "email": "anna@example.org" }));
    for connection in ["Username-Password-Authentication", "con_0000000000000001"] {
        let ticket =
            app.ticket("password-change", &json!({ "connection_id": connection, "email": "Anna@example.org" }));
        assert_eq!(heading(&app.visit(&ticket, "")), "Reset your password");
    }
    for body in [
        json!({ "connection_id": "elsewhere", "email": "anna@example.org" }),
        json!({ "connection_id": "Username-Password-Authentication", "email": "nobody@example.org" }),
    ] {
        assert_eq!(app.api("/api/v2/tickets/password-change", &body).status, 404, "{body}");
    }
    for body in [json!({ "email": "anna@example.org" }), json!({ "connection_id": "Username-Password-Authentication" })]
    {
        assert_eq!(app.api("/api/v2/tickets/password-change", &body).status, 400, "{body}");
    }
}
