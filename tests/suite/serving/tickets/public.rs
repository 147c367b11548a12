//! What everybody may ask: it tells nobody who is known, and not too often.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{App, FORM, SENT, link, settings};
use crate::answer::Answer;
use crate::serving::Desk;

/// An answer without what differs by chance.
fn shape(answer: &Answer) -> String {
    let body = match serde_json::from_str::<Value>(&answer.body) {
        Ok(Value::Object(fields)) => fields
            .iter()
            .map(|(name, value)| match name.as_str() {
                "_id" => format!("{name}: {} characters", value.as_str().unwrap().len()),
                "email" => name.clone(),
                _ => format!("{name}: {value}"),
            })
            .collect::<Vec<_>>()
            .join(", "),
        _ => answer.body.clone(),
    };
    let varies = ["date:", "x-request-id:", "content-length:"];
    let head: Vec<&str> =
        answer.head.lines().filter(|line| !varies.iter().any(|name| line.starts_with(name))).collect();
    format!("{}\n{body}", head.join("\n"))
}

#[test]
fn nobody_is_told_who_is_known() {
    let app = App::start();
    app.person(json!({ "email": "verified@example.org", "email_verified": true }));
    app.person(json!({ "email": "unverified@example.org" }));
    let begun = |ask: &dyn Fn() -> Answer| {
        let began = Instant::now();
        (ask(), began.elapsed())
    };
    let people = ["new@example.org", "verified@example.org", "unverified@example.org"];
    let fields =
        |email: &str| json!({ "email": email, "username": "anna", "user_metadata": { "preferred_language": "de" } });
    let signed: Vec<_> = people.iter().map(|email| begun(&|| app.sign_up("", &fields(email)))).collect();
    let forgot: Vec<_> = ["unknown@example.org", "verified@example.org", "unverified@example.org"]
        .iter()
        .map(|email| begun(&|| app.forgot("", email)))
        .collect();
    for answers in [&signed, &forgot] {
        for (answer, took) in answers {
            assert_eq!(answer.status, 200, "{}", answer.body);
            assert_eq!(shape(answer), shape(&answers[0].0));
            assert!(
                *took >= Duration::from_millis(245),
                "{took:?}: an answer that comes early tells that nothing was to be done"
            );
        }
    }
    assert_eq!(forgot[0].0.body, SENT);
    let body = signed[1].0.json();
    assert_eq!(
        (&body["email"], &body["email_verified"], &body["username"]),
        (&json!(people[1]), &json!(false), &json!("anna"))
    );
    let ids: Vec<Value> = (0..2).map(|_| app.sign_up("", &fields(people[1])).json()["_id"].clone()).collect();
    assert_ne!(ids[0], ids[1]);

    // The difference is in the mails, which only the owner of the address sees.
    assert!(link(&app.mail(people[0], 1)).contains("email-verification"));
    app.settled_after(|| {
        for mail in app.mails(people[1]) {
            assert!(link(&mail).contains("reset-password"), "{mail:#}");
        }
        assert!(!app.mails(people[1]).is_empty());
        let to_unverified = app.mails(people[2]);
        assert!(to_unverified.iter().any(|mail| link(mail).contains("email-verification")), "{to_unverified:#?}");
        assert_eq!(app.mails("unknown@example.org"), Vec::<Value>::new());
    });
    for (email, language) in [(people[0], json!("de")), (people[1], Value::Null), (people[2], Value::Null)] {
        let found = app.found(email);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            found[0].pointer("/user_metadata/preferred_language").cloned().unwrap_or_default(),
            language,
            "{email}"
        );
    }
}

#[test]
fn a_sign_up_sets_what_it_may_and_a_password_is_kept_nowhere() {
    let desk = Desk::new(&settings("http://localhost:3000"));
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let password = "pass-word-that-nobody-keeps-4711";
    let fields = json!({
        "email": "anna@example.org", "password": password, "client_id": "shop", "given_name": "Anna", "email_verified": true,
        "app_metadata": { "plan": "admin" }, "blocked": true, "user_id": "auth0|mine", "verify_email": false,
        "user_metadata": { "preferred_language": "de" },
    });
    assert_eq!(service.post("/dbconnections/signup", "", &fields).status, 200);
    let app = App { service, desk };
    let found = app.found("anna@example.org");
    let profile = &found[0];
    assert_eq!((&profile["given_name"], &profile["email_verified"]), (&json!("Anna"), &json!(false)), "{profile}");
    assert!(profile.get("app_metadata").is_none() && profile.get("blocked").is_none(), "{profile}");
    assert_ne!(profile["user_id"], "auth0|mine");
    assert_eq!(app.forgot("", "anna@example.org").status, 200);
    let log = app.desk.log();
    assert!(!log.contains(password) && !log.contains("anna@example.org") && !log.contains("ticket="), "{log}");
    let folder = app.desk.folder.path().to_owned();
    assert_eq!(app.service.stop(), Some(0));
    let mut looked = 0;
    for file in fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).filter(|path| path.is_file()) {
        let bytes = fs::read(&file).unwrap();
        assert!(!bytes.windows(password.len()).any(|window| window == password.as_bytes()), "{}", file.display());
        looked += bytes.len();
    }
    assert!(looked > 10_000, "the outbox was looked at");
}

#[test]
fn a_form_signs_up_as_well() {
    let app = App::start();
    let form = "client_id=shop&email=anna%2Bx%40example.org&password=a%26b&connection=Username-Password-Authentication&given_name=J%C3%BCrgen";
    let answer = app.service.request("POST", "/dbconnections/signup", FORM, form.as_bytes());
    assert_eq!((answer.status, &answer.json()["email"]), (200, &json!("anna+x@example.org")), "{}", answer.body);
    assert_eq!(app.found("anna+x@example.org")[0]["given_name"], "Jürgen");
    let form = "email=anna%2Bx%40example.org&connection=Username-Password-Authentication";
    let answer = app.service.request("POST", "/dbconnections/change_password", FORM, form.as_bytes());
    assert_eq!((answer.status, answer.body.as_str()), (200, SENT));
    link(&app.mail("anna+x@example.org", 2));
}

#[test]
fn what_makes_no_sense_is_refused_in_the_shape_of_the_vendor() {
    let app = App::start();
    let many: Value = (0..11).map(|n| (n.to_string(), json!("x"))).collect::<serde_json::Map<_, _>>().into();
    let rows = [
        json!({ "email": null }),
        json!({ "email": "" }),
        json!({ "email": "no address" }),
        json!({ "email": "a@example.org, b@example.org" }),
        json!({ "email": "a@example.org\r\nBcc: b@example.org" }),
        json!({ "email": ["a@example.org", "b@example.org"] }),
        json!({ "email": { "$ne": null } }),
        json!({ "email": format!("{}@example.org", "a".repeat(70_000)) }),
        json!({ "client_id": "unknown" }),
        json!({ "client_id": 1 }),
        json!({ "connection": ["Username-Password-Authentication"] }),
    ];
    let only_sign_up = [
        json!({ "connection": "elsewhere" }),
        json!({ "password": null }),
        json!({ "password": ["x"] }),
        json!({ "user_metadata": many }),
        json!({ "user_metadata": { "a": 1 } }),
        json!({ "user_metadata": { "a": { "b": "c" } } }),
        json!({ "user_metadata": { "a.b": "c" } }),
        json!({ "user_metadata": { "a": "x".repeat(501) } }),
        json!({ "user_metadata": [] }),
        json!({ "given_name": ["Anna"] }),
        json!({ "given_name": "x".repeat(151) }),
    ];
    let mut from = 0;
    let mut ask = |path: &str, headers: &str, body: &[u8]| {
        from += 1;
        let headers = format!("{headers}X-Forwarded-For: 192.0.2.{from}\r\n");
        app.service.request("POST", path, &headers, body)
    };
    let json = "Content-Type: application/json\r\n";
    for path in ["/dbconnections/signup", "/dbconnections/change_password"] {
        let own: &[Value] = if path.ends_with("signup") { &only_sign_up } else { &[] };
        for row in rows.iter().chain(own) {
            let mut body = json!({ "email": "anna@example.org", "password": "x", "connection": "Username-Password-Authentication" });
            for (name, value) in row.as_object().unwrap() {
                body[name] = value.clone();
            }
            let answer = ask(path, json, body.to_string().as_bytes());
            let shown: String = row.to_string().chars().take(80).collect();
            assert!([400, 413].contains(&answer.status), "{path} {shown}: {} {}", answer.status, answer.body);
            let told = answer.json();
            assert!(told["error"].is_string() && told["error_description"].is_string(), "{told}");
        }
        let deep = format!("{{\"email\":\"a@example.org\",\"x\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
        let rest: [(&str, &[u8], u16); 8] = [
            (json, deep.as_bytes(), 400),
            (json, b"", 400),
            (json, b"[]", 400),
            (json, b"\"x\"", 400),
            (json, br#"{"email":"a@example.org","email":"b@example.org","password":"x"}"#, 400),
            (json, b"{\"email\":\"\xff\"}", 400),
            ("Content-Type: text/plain\r\n", b"{}", 415),
            (FORM, b"email=a%40example.org&email=b%40example.org&password=x", 400),
        ];
        for (headers, body, status) in rest {
            let answer = ask(path, headers, body);
            assert_eq!(answer.status, status, "{path} {}", answer.body);
            assert!(answer.json()["error_description"].is_string());
        }
        assert_eq!(app.service.get(path).status, 405);
    }
    assert_eq!(app.found("anna@example.org"), Vec::<Value>::new());
    app.settled();
}

#[test]
fn nobody_asks_too_often() {
    let app = App::start();
    for email in ["unknown@example.org", "known@example.org"] {
        if email.starts_with("known") {
            app.person(json!({ "email": email, "email_verified": true }));
        }
        let answers: Vec<Answer> = std::thread::scope(|scope| {
            let asked: Vec<_> = (0..11).map(|_| scope.spawn(|| app.forgot("", email))).collect();
            asked.into_iter().map(|asked| asked.join().unwrap()).collect()
        });
        let limited: Vec<&Answer> = answers.iter().filter(|answer| answer.status == 429).collect();
        assert_eq!(limited.len(), 1, "{email}");
        let wait: u64 = limited[0].header("retry-after").unwrap().parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        assert_eq!(limited[0].json()["error"], "too_many_requests");
        assert_eq!(app.forgot("", email).status, 429);
        // Another spelling of the address is the same one, another network is another.
        assert_eq!(app.forgot("", &email.to_uppercase()).status, 429);
        assert_eq!(app.forgot("X-Forwarded-For: 203.0.113.7\r\n", email).status, 200);
    }
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let app = &app;
        let asked: Vec<_> = (0..22)
            .map(|n| scope.spawn(move || app.sign_up("", &json!({ "email": format!("person{n}@example.org") })).status))
            .collect();
        asked.into_iter().map(|asked| asked.join().unwrap()).collect()
    });
    assert!(answers.contains(&429) && answers.iter().filter(|status| **status == 200).count() >= 20, "{answers:?}");
    let elsewhere = "X-Forwarded-For: 10.0.0.1, 203.0.113.7\r\n";
    assert_eq!(app.sign_up(elsewhere, &json!({ "email": "other@example.org" })).status, 200);
}
