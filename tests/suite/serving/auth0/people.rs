//! People over HTTP: made, read, changed, found, forgotten.

use serde_json::{Value, json};

use super::{Api, assert_refused, path};

/// A person in whole as the vendor shows a new one.
#[test]
fn a_new_person_looks_as_recorded() {
    let api = Api::start();
    let body = json!({
        "connection": "Username-Password-Authentication", "email": "Anna.Weiss@example.org", "password": "s3cret!",
        "user_id": "u1", "verify_email": false,
    });
    let mut person = api.create(&body);
    assert_eq!(person["created_at"], person["updated_at"]);
    let created = person["created_at"].as_str().unwrap();
    assert!(created.parse::<jiff::Timestamp>().is_ok() && created.len() == 24 && created.ends_with('Z'), "{created}");
    let picture = person["picture"].as_str().unwrap();
    assert!(picture.starts_with("https://"), "{picture}");
    assert_eq!(api.get(&api.token(&["read:users"]), "/api/v2/users/auth0%7Cu1"), person);
    for name in ["created_at", "updated_at", "picture"] {
        person.as_object_mut().unwrap().remove(name);
    }
    let expected = json!({
        "user_id": "auth0|u1", "email": "anna.weiss@example.org", "email_verified": false,
        "name": "anna.weiss@example.org", "nickname": "anna.weiss",
        "identities": [{ "connection": "Username-Password-Authentication", "user_id": "u1", "provider": "auth0", "isSocial": false }],
    });
    assert_eq!(person, expected, "metadata that was not given is absent");
    let again = api.ask(&api.token(&[]), "POST", "/api/v2/users", Some(&body));
    assert_refused(&again, 409, "Conflict", Some("auth0_idp_error"), "The user already exists.");
    assert!(!api.desk.log().contains("s3cret"), "no password is kept or told");
    assert!(!api.desk.log().to_lowercase().contains("weiss"), "{}", api.desk.log());
}

#[test]
fn metadata_is_merged_as_recorded() {
    let api = Api::start();
    let person = api.create(&json!({ "email": "anna@example.org", "verify_email": false }));
    let path = path(person["user_id"].as_str().unwrap());
    let token = api.token(&[]);
    let absent = Value::Null;
    let rows = [
        (
            json!({ "user_metadata": { "baz": "qux", "foo": "bar" }, "app_metadata": { "baz": "qux", "foo": "bar" } }),
            json!({ "baz": "qux", "foo": "bar" }),
            json!({ "baz": "qux", "foo": "bar" }),
        ),
        (
            json!({ "user_metadata": { "baz": null, "foo": "bars" }, "app_metadata": { "baz": null, "foo": "bars" } }),
            json!({ "foo": "bars" }),
            json!({ "foo": "bars" }),
        ),
        // One stays, the other goes.
        (json!({ "user_metadata": {}, "app_metadata": {} }), json!({}), absent.clone()),
        (json!({ "app_metadata": { "facts": ["a", "b"] } }), json!({}), json!({ "facts": ["a", "b"] })),
        (json!({ "app_metadata": { "foo": "bar" } }), json!({}), json!({ "facts": ["a", "b"], "foo": "bar" })),
        // Only the first level is merged.
        (
            json!({ "user_metadata": { "a": { "b": 1, "c": 2 }, "l": [1, 2] } }),
            json!({ "a": { "b": 1, "c": 2 }, "l": [1, 2] }),
            json!({ "facts": ["a", "b"], "foo": "bar" }),
        ),
        (
            json!({ "user_metadata": { "a": { "d": 3 }, "l": [3] } }),
            json!({ "a": { "d": 3 }, "l": [3] }),
            json!({ "facts": ["a", "b"], "foo": "bar" }),
        ),
        (
            json!({ "given_name": "Anna" }),
            json!({ "a": { "d": 3 }, "l": [3] }),
            json!({ "facts": ["a", "b"], "foo": "bar" }),
        ),
    ];
    for (body, user, app) in rows {
        let answered = api.patch(&token, &path, &body);
        let kept = api.get(&token, &path);
        for seen in [&answered, &kept] {
            assert_eq!(seen.get("user_metadata").unwrap_or(&absent), &user, "{body}: {seen}");
            assert_eq!(seen.get("app_metadata").unwrap_or(&absent), &app, "{body}: {seen}");
        }
        assert_eq!(answered, kept, "the answer is the whole person");
    }
    assert_eq!(api.get(&token, &path)["given_name"], "Anna");
    let unset = api.patch(&token, &path, &json!({ "given_name": null }));
    assert!(unset.get("given_name").is_none(), "{unset}");
}

#[test]
fn a_changed_address_is_not_verified() {
    let api = Api::start();
    let person = api.create(&json!({ "email": "anna@example.org", "email_verified": true }));
    let path = path(person["user_id"].as_str().unwrap());
    let token = api.token(&[]);
    assert_eq!(api.get(&token, &path)["email_verified"], true);
    let changed =
        api.patch(&token, &path, &json!({ "email": "new@example.org", "verify_email": false, "client_id": "all" }));
    assert_eq!((&changed["email"], &changed["email_verified"]), (&json!("new@example.org"), &json!(false)));
    for word in ["verify_email", "client_id", "password", "connection"] {
        assert!(changed.get(word).is_none(), "{word} is no part of a person");
    }
    assert_eq!(api.get(&token, "/api/v2/users-by-email?email=anna%40example.org"), json!([]));
    assert_eq!(api.get(&token, "/api/v2/users-by-email?email=New%40Example.ORG"), json!([changed]));
}

#[test]
fn fields_are_chosen_and_ids_are_decoded() {
    let api = Api::start();
    let person = api
        .create(&json!({ "email": "jane+x@example.org", "user_id": "a/b?c#d%7C", "user_metadata": { "lang": "de" } }));
    assert_eq!(person["user_id"], "auth0|a/b?c#d%7C");
    let token = api.token(&[]);
    let own = "/api/v2/users/auth0%7Ca%2Fb%3Fc%23d%257C";
    assert_eq!(api.get(&token, own), person);
    let ask = |query: &str| api.get(&token, &format!("{own}?{query}"));
    assert_eq!(
        ask("fields=user_id%2Cuser_metadata&include_fields=true"),
        json!({ "user_id": person["user_id"], "user_metadata": { "lang": "de" } })
    );
    let without = ask("fields=identities,user_metadata&include_fields=false");
    assert!(without.get("identities").is_none() && without.get("email").is_some(), "{without}");
    let found = api.get(&token, "/api/v2/users-by-email?email=jane%2Bx%40example.org&fields=email");
    assert_eq!(found, json!([{ "email": "jane+x@example.org" }]));
    for nobody in [
        "jane%20x%40example.org",
        "jane",
        "%00",
        "a%0Ab%40example.org",
        &format!("{}%40example.org", "a".repeat(5_000)),
    ] {
        assert_eq!(api.get(&token, &format!("/api/v2/users-by-email?email={nobody}")), json!([]), "{nobody:.20}");
    }
    let head = api.ask(&token, "HEAD", own, None);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    for nobody in ["auth0%7Cnobody", "%00", "a%00b", "%F0%9F%98%80", &"a".repeat(5_000)] {
        let answer = api.ask(&token, "GET", &format!("/api/v2/users/{nobody}"), None);
        assert_refused(&answer, 404, "Not Found", Some("inexistent_user"), "The user does not exist.");
        let answer = api.ask(&token, "PATCH", &format!("/api/v2/users/{nobody}"), Some(&json!({ "name": "x" })));
        assert_refused(&answer, 404, "Not Found", Some("inexistent_user"), "The user does not exist.");
        assert_eq!(api.ask(&token, "DELETE", &format!("/api/v2/users/{nobody}"), None).status, 204);
    }
    assert_refused(&api.ask(&token, "GET", "/api/v2/users/%FF", None), 400, "Bad Request", Some("invalid_uri"), "id");
    assert_eq!(api.get(&token, own), person);
}

#[test]
fn people_are_listed_and_searched() {
    let api = Api::start();
    let emails: Vec<String> = (0..7).map(|i| format!("p{i}@example.org")).collect();
    for (i, email) in emails.iter().enumerate() {
        let connection = if i == 3 { "email" } else { "Username-Password-Authentication" };
        api.create(&json!({ "email": email, "connection": connection, "verify_email": false }));
    }
    // Somebody else with the address of one, by another connection.
    api.create(&json!({ "email": "p0@example.org", "connection": "email", "verify_email": false }));
    let token = api.token(&["read:users"]);
    let list = |query: &str| -> Vec<String> {
        let found = api.get(&token, &format!("/api/v2/users?{query}"));
        found.as_array().unwrap().iter().map(|person| person["email"].as_str().unwrap().to_owned()).collect()
    };
    let expected = |places: &[usize]| places.iter().map(|&i| emails[i].clone()).collect::<Vec<_>>();
    assert_eq!(list(""), expected(&[0, 1, 2, 3, 4, 5, 6, 0]));
    assert_eq!(list("per_page=3&page=0"), expected(&[0, 1, 2]));
    assert_eq!(list("per_page=3&page=2&sort=created_at%3A1"), expected(&[6, 0]));
    assert_eq!(list("per_page=3&page=3"), expected(&[]));
    assert_eq!(list("per_page=3&sort=created_at%3A-1"), expected(&[0, 6, 5]));
    assert_eq!(list("per_page=3&page=2&sort=created_at%3A-1"), expected(&[1, 0]));
    assert_eq!(list("per_page=3&page=9&sort=created_at%3A-1"), expected(&[]));
    assert_eq!(list("per_page=0"), expected(&[]));
    let totals = api.get(&token, "/api/v2/users?include_totals=true&per_page=3&page=1&fields=email");
    let users: Vec<Value> = [3, 4, 5].iter().map(|&i| json!({ "email": emails[i] })).collect();
    assert_eq!(totals, json!({ "start": 3, "limit": 3, "length": 3, "total": 8, "users": users }));

    let search = |q: &str| {
        let q: String = url::form_urlencoded::byte_serialize(q.as_bytes()).collect();
        list(&format!("q={q}&search_engine=v3"))
    };
    assert_eq!(search("email:\"p3@example.org\""), expected(&[3]));
    assert_eq!(search("email:P3@EXAMPLE.org"), expected(&[3]));
    assert_eq!(search("email:\"p0@example.org\""), expected(&[0, 0]));
    assert_eq!(search("email:\"p0@example.org\" AND identities.connection:\"email\""), expected(&[0]));
    assert_eq!(search("email:\"nobody@example.org\""), expected(&[]));
    let id =
        api.get(&token, "/api/v2/users-by-email?email=p3%40example.org")[0]["user_id"].as_str().unwrap().to_owned();
    assert_eq!(search(&format!("user_id:\"{id}\"")), expected(&[3]));
    assert_eq!(search(&format!("user_id:\"{id}\" AND email:\"p4@example.org\"")), expected(&[]));
    let totals =
        api.get(&token, "/api/v2/users?q=email%3Ap0%40example.org&include_totals=true&per_page=1&page=1&fields=email");
    assert_eq!(
        totals,
        json!({ "start": 1, "limit": 1, "length": 1, "total": 2, "users": [{ "email": "p0@example.org" }] })
    );

    for (query, message) in [
        ("q=name%3Aanna", "supported are email:"),
        ("q=*", "supported are email:"),
        ("q=email%3Aa*", "supported are email:"),
        ("q=email%3Aa%40b.co%20OR%20email%3Ac%40d.co", "supported are email:"),
        ("per_page=101", "per_page"),
        ("page=-1", "page"),
        ("page=99999999999999999999", "page"),
        ("sort=name%3A1", "sort"),
        ("include_totals=yes", "include_totals"),
        ("search_engine=v9", "search_engine"),
        ("page=1&page=2", "page"),
        ("nothing=1", "known are"),
    ] {
        let answer = api.ask(&token, "GET", &format!("/api/v2/users?{query}"), None);
        assert_refused(&answer, 400, "Bad Request", Some("invalid_query_string"), message);
    }
    for query in ["", "?email="] {
        let answer = api.ask(&token, "GET", &format!("/api/v2/users-by-email{query}"), None);
        assert_refused(&answer, 400, "Bad Request", Some("invalid_query_string"), "email");
    }
}

#[test]
fn whoever_is_removed_is_gone() {
    let api = Api::start();
    let person = api.create(&json!({ "email": "anna@example.org" }));
    let path = path(person["user_id"].as_str().unwrap());
    let token = api.token(&[]);
    let removed = api.ask(&token, "DELETE", &path, None);
    assert_eq!((removed.status, removed.body.as_str()), (204, ""));
    assert_refused(&api.ask(&token, "GET", &path, None), 404, "Not Found", Some("inexistent_user"), "does not exist");
    assert_eq!(api.get(&token, "/api/v2/users-by-email?email=anna%40example.org"), json!([]));
    assert_eq!(api.ask(&token, "DELETE", &path, None).status, 204, "it is as it was asked for");
    api.create(&json!({ "email": "anna@example.org" }));
}

#[test]
fn two_changes_at_once_lose_nothing() {
    let api = Api::start();
    let person = api.create(&json!({ "email": "anna@example.org" }));
    let (path, token) = (path(person["user_id"].as_str().unwrap()), api.token(&[]));
    std::thread::scope(|scope| {
        for i in 0..12 {
            let (api, path, token) = (&api, &path, &token);
            scope.spawn(move || {
                let key = format!("k{i}");
                api.patch(token, path, &json!({ "user_metadata": { key: i } }));
            });
        }
    });
    assert_eq!(api.get(&token, &path)["user_metadata"].as_object().unwrap().len(), 12);
}
