//! What is refused changes nothing: each refusal is followed by a look at the person.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{Api, assert_refused, path};

const WRITERS: &str =
    "update:users,update:users_app_metadata,update:current_user_metadata,create:current_user_metadata";

/// Method, path, body; the scopes that open it, and those that are named to whoever has none.
type Opening<'a> = (&'a str, &'a str, Option<&'a Value>, &'a [&'a str], &'a str);

struct Subject {
    api: Api,
    person: Value,
    path: String,
    token: String,
}

impl Subject {
    fn new() -> Subject {
        let api = Api::start();
        let person = api.create(&json!({
            "email": "anna@example.org", "user_id": "anna", "given_name": "Anna",
            "user_metadata": { "lang": "de", "nested": { "a": 1 } }, "app_metadata": { "plan": "pro" },
        }));
        let token = api.token(&[]);
        Subject { path: path(person["user_id"].as_str().unwrap()), api, person, token }
    }

    /// Nothing was changed, and nobody was made.
    #[track_caller]
    fn unchanged(&self, what: &str) {
        assert_eq!(self.api.get(&self.token, &self.path), self.person, "{what}");
        assert_eq!(self.api.get(&self.token, "/api/v2/users").as_array().unwrap().len(), 1, "{what}");
    }
}

#[test]
fn each_scope_opens_its_routes_and_no_other() {
    let subject = Subject::new();
    let api = &subject.api;
    let own = subject.path.as_str();
    let by_email = "/api/v2/users-by-email?email=anna%40example.org";
    let name = json!({ "given_name": "Eve" });
    let new = json!({ "email": "eve@example.org" });
    let readers: &[&str] = &["read:users", "read:user_idp_tokens"];
    let rows: [Opening<'_>; 6] = [
        ("GET", own, None, readers, "read:users,read:user_idp_tokens,read:current_user"),
        ("GET", by_email, None, readers, "read:users,read:user_idp_tokens"),
        ("GET", "/api/v2/users", None, readers, "read:users,read:user_idp_tokens"),
        ("POST", "/api/v2/users", Some(&new), &["create:users"], "create:users"),
        ("PATCH", own, Some(&name), &["update:users"], WRITERS),
        ("DELETE", own, None, &["delete:users"], "delete:users"),
    ];
    for (method, path, body, allowed, expected) in rows {
        for scope in super::SCOPES {
            if allowed.contains(&scope) {
                continue;
            }
            let answer = api.ask(&api.token(&[scope]), method, path, body);
            if method == "PATCH" && scope == "update:users_app_metadata" {
                assert_refused(&answer, 403, "Forbidden", None, "You cannot update the following fields: given_name");
                continue;
            }
            let message = format!("Insufficient scope, expected any of: {expected}");
            assert_refused(&answer, 403, "Forbidden", Some("insufficient_scope"), &message);
            assert_eq!(answer.json()["message"], message, "nothing more");
        }
        subject.unchanged(path);
    }
    // A scope is looked at before a body.
    let answer = api.send(&api.token(&["read:users"]), "PATCH", own, b"{");
    assert_refused(&answer, 403, "Forbidden", Some("insufficient_scope"), "update:users");
}

#[test]
fn app_metadata_needs_its_own_scope() {
    let subject = Subject::new();
    let (api, own) = (&subject.api, subject.path.as_str());
    let writer = api.token(&["update:users"]);
    for body in [
        json!({ "app_metadata": { "plan": "free" } }),
        json!({ "app_metadata": null }),
        json!({ "app_metadata": {}, "user_metadata": { "lang": "en" } }),
    ] {
        let answer = api.ask(&writer, "PATCH", own, Some(&body));
        let message = "Insufficient scope, expected any of: update:users_app_metadata";
        assert_refused(&answer, 403, "Forbidden", Some("insufficient_scope"), message);
        subject.unchanged(&body.to_string());
    }
    let keeper = api.token(&["update:users_app_metadata"]);
    for body in [
        json!({ "user_metadata": { "lang": "en" } }),
        json!({ "app_metadata": { "plan": "x" }, "name": "Eve", "email": "e@e.org" }),
    ] {
        let answer = api.ask(&keeper, "PATCH", own, Some(&body));
        assert_refused(&answer, 403, "Forbidden", None, "You cannot update the following fields: ");
        subject.unchanged(&body.to_string());
    }
    let changed = api.patch(&keeper, own, &json!({ "app_metadata": { "plan": "free" } }));
    assert_eq!(changed["app_metadata"], json!({ "plan": "free" }));
    assert_eq!(api.patch(&writer, own, &json!({ "given_name": "Änne" }))["given_name"], "Änne");
}

#[test]
fn a_person_writes_their_own_preferences_and_nothing_else() {
    let subject = Subject::new();
    let (api, own) = (&subject.api, subject.path.as_str());
    let other = api.create(&json!({ "email": "bert@example.org", "user_id": "bert" }));
    let others = path("auth0|bert");
    let mismatch = "User to be acted on does not match subject in bearer token.";
    let token = api.person("auth0|anna", &[]);
    let preferences = json!({ "user_metadata": { "lang": "fr" } });
    for (method, path, body) in [
        ("GET", &*others, None),
        ("PATCH", &*others, Some(&preferences)),
        ("GET", "/api/v2/users/auth0%7Cnobody", None),
        ("PATCH", "/api/v2/users/auth0%7CANNA", Some(&preferences)),
        ("PATCH", "/api/v2/users/auth0%7Canna%20", Some(&preferences)),
    ] {
        let answer = api.ask(&token, method, path, body);
        assert_refused(&answer, 403, "Forbidden", Some("unowned_resource"), mismatch);
    }
    assert_eq!(api.get(&subject.token, &others), other);
    for (body, fields) in [
        (json!({ "email": "eve@example.org" }), "email"),
        (json!({ "app_metadata": { "plan": "free" } }), "app_metadata"),
        (json!({ "user_metadata": { "lang": "fr" }, "blocked": false, "name": "Eve" }), "blocked, name"),
        (json!({ "user_metadata": {}, "app_metadata": {} }), "app_metadata"),
        (json!({ "verify_email": true }), "verify_email"),
        (json!({ "user_id": "auth0|bert" }), "user_id"),
    ] {
        let answer = api.ask(&token, "PATCH", own, Some(&body));
        assert_refused(&answer, 403, "Forbidden", None, &format!("You cannot update the following fields: {fields}"));
        assert_eq!(api.get(&subject.token, own), subject.person, "{body}");
    }
    for (method, path, body) in [
        ("DELETE", own, None),
        ("GET", "/api/v2/users", None),
        ("GET", "/api/v2/users-by-email?email=anna%40example.org", None),
        ("POST", "/api/v2/users", Some(&preferences)),
    ] {
        let answer = api.ask(&token, method, path, body);
        assert_refused(&answer, 403, "Forbidden", Some("insufficient_scope"), "Insufficient scope");
    }
    // Each of their scopes opens its half.
    let reading = api.person("auth0|anna", &["read:current_user"]);
    assert_eq!(api.get(&reading, own), subject.person);
    let answer = api.ask(&reading, "PATCH", own, Some(&preferences));
    assert_refused(&answer, 403, "Forbidden", Some("insufficient_scope"), WRITERS);
    for scope in ["update:current_user_metadata", "create:current_user_metadata"] {
        let writing = api.person("auth0|anna", &[scope]);
        let answer = api.ask(&writing, "GET", own, None);
        assert_refused(&answer, 403, "Forbidden", Some("insufficient_scope"), "read:current_user");
        let body = json!({ "user_metadata": { "lang": "fr", "salutation": scope, "nested": null } });
        let changed = api.patch(&writing, own, &body);
        assert_eq!(changed["user_metadata"], json!({ "lang": "fr", "salutation": scope }));
        assert_eq!(changed["app_metadata"], json!({ "plan": "pro" }));
    }
}

#[test]
fn a_body_that_is_wrong_changes_nothing() {
    let subject = Subject::new();
    let (api, own) = (&subject.api, subject.path.as_str());
    let large = json!({ "user_metadata": { "a": "x".repeat(70_000) } }).to_string();
    let deep = |levels: usize| format!("{{\"user_metadata\":{{\"a\":{}1{}}}}}", "[".repeat(levels), "]".repeat(levels));
    let mut many = "{\"user_metadata\":{".to_owned();
    for i in 0..20_000 {
        write!(many, "\"k{i}\":0,").unwrap();
    }
    many.push_str("\"k\":0}}");
    let huge = format!("{{\"name\":\"{}\"}}", "x".repeat(2 << 20));
    let mut rows: Vec<(String, u16, Option<&str>, &str)> = vec![
        (String::new(), 400, Some("invalid_body"), "Invalid request payload JSON format"),
        ("{".to_owned(), 400, Some("invalid_body"), "Invalid request payload JSON format"),
        ("[]".to_owned(), 400, Some("invalid_body"), "Expected type object but found type array"),
        ("\"x\"".to_owned(), 400, Some("invalid_body"), "Expected type object but found type string"),
        ("null".to_owned(), 400, Some("invalid_body"), "Expected type object but found type null"),
        (r#"{"given_name":"Eve","given_name":"Eva"}"#.to_owned(), 400, Some("invalid_body"), "twice"),
        (r#"{"user_metadata":{"lang":"en","lang":"fr"}}"#.to_owned(), 400, Some("invalid_body"), "twice"),
        (r#"{"user_metadata":{"n":1e999}}"#.to_owned(), 400, Some("invalid_body"), "JSON"),
        (deep(500), 400, Some("invalid_body"), "JSON"),
        (deep(120), 400, Some("invalid_body"), "user_metadata"),
        (large, 400, Some("invalid_body"), "user_metadata"),
        (many, 400, Some("invalid_body"), "user_metadata"),
        (huge, 413, None, "KiB"),
        (r#"{"email":"no address"}"#.to_owned(), 400, Some("invalid_body"), "Payload validation error"),
        (r#"{"email":"a@example.org\r\nBcc: b@example.org"}"#.to_owned(), 400, Some("invalid_body"), "Payload"),
        (r#"{"user_metadata":[]}"#.to_owned(), 400, Some("invalid_body"), "user_metadata"),
        (r#"{"user_metadata":"x"}"#.to_owned(), 400, Some("invalid_body"), "user_metadata"),
        (r#"{"user_metadata":{"a.b":1}}"#.to_owned(), 400, Some("invalid_body"), "user_metadata"),
        (r#"{"user_metadata":{"$set":1}}"#.to_owned(), 400, Some("invalid_body"), "user_metadata"),
        (r#"{"blocked":"yes"}"#.to_owned(), 400, Some("invalid_body"), "blocked"),
        (r#"{"nothing":1}"#.to_owned(), 400, Some("invalid_body"), "nothing"),
        (r#"{"created_at":"2020-01-01T00:00:00Z"}"#.to_owned(), 400, Some("invalid_body"), "created_at"),
        (r#"{"identities":[]}"#.to_owned(), 400, Some("invalid_body"), "identities"),
        (r#"{"email":"a@b.co","password":"x"}"#.to_owned(), 400, Some("invalid_body"), "Cannot update"),
    ];
    for name in [
        "__tenant",
        "_id",
        "blocked",
        "clientID",
        "created_at",
        "email_verified",
        "email",
        "globalClientID",
        "global_client_id",
        "identities",
        "lastIP",
        "lastLogin",
        "loginsCount",
        "metadata",
        "multifactor_last_modified",
        "multifactor",
        "updated_at",
        "user_id",
    ] {
        rows.push((json!({ "app_metadata": { name: 1 } }).to_string(), 400, Some("invalid_body"), "app_metadata"));
    }
    for (body, status, code, message) in rows {
        let answer = api.send(&subject.token, "PATCH", own, body.as_bytes());
        let error = if status == 413 { "Payload Too Large" } else { "Bad Request" };
        assert_refused(&answer, status, error, code, message);
        subject.unchanged(&format!("{body:.60}"));
    }
    let typed = |kind: &str| {
        let headers = format!("{kind}{}", crate::serving::bearer(&subject.token));
        api.service.request("PATCH", own, &headers, br#"{"given_name":"Eve"}"#)
    };
    for kind in [
        "",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: application/json; charset=utf-16\r\n",
        "Content-Type: application/json\r\nContent-Encoding: gzip\r\n",
    ] {
        assert_refused(&typed(kind), 415, "Unsupported Media Type", None, "");
        subject.unchanged(kind);
    }
    let bytes = api.send(&subject.token, "PATCH", own, b"{\"given_name\":\"\xff\"}");
    assert_refused(&bytes, 400, "Bad Request", Some("invalid_body"), "UTF-8");
    subject.unchanged("bytes that are no text");
    let taken = api.ask(&subject.token, "POST", "/api/v2/users", Some(&json!({ "email": "Anna@Example.org" })));
    assert_refused(&taken, 409, "Conflict", Some("auth0_idp_error"), "The user already exists.");
    for body in [json!({}), json!({ "email": null }), json!({ "email": "x@y.co", "app_metadata": { "user_id": 1 } })] {
        let answer = api.ask(&subject.token, "POST", "/api/v2/users", Some(&body));
        assert_refused(&answer, 400, "Bad Request", Some("invalid_body"), "Payload validation error");
    }
    subject.unchanged("somebody who was not made");
}

#[test]
fn what_is_not_there_is_answered_in_shape() {
    let subject = Subject::new();
    let api = &subject.api;
    for path in [
        "/api/v2",
        "/api/v2/",
        "/api/v2/clients",
        "/api/v2/users/",
        "/api/v2/users/auth0%7Canna/roles",
        "/api/v2/users-by-email/x",
        "/api/v2/users%2Fx",
    ] {
        assert_refused(&api.ask(&subject.token, "GET", path, None), 404, "Not Found", None, "Not Found");
        assert_eq!(api.service.get(path).status, 401, "{path}: nobody is told what there is");
    }
    for (method, path, allow) in [
        ("PUT", "/api/v2/users", "GET,HEAD,POST"),
        ("DELETE", "/api/v2/users", "GET,HEAD,POST"),
        ("POST", &*subject.path, "GET,HEAD,PATCH,DELETE"),
        ("PATCH", "/api/v2/users-by-email", "GET,HEAD"),
        ("OPTIONS", "/api/v2/users", "GET,HEAD,POST"),
    ] {
        let answer = api.ask(&subject.token, method, path, None);
        assert_refused(&answer, 405, "Method Not Allowed", None, "method");
        assert_eq!(answer.header("allow"), Some(allow), "{method} {path}");
    }
    subject.unchanged("other addresses and methods");
    // Without the setting there is nothing at all.
    let plain = crate::serving::Desk::new("");
    let service = plain.serve(super::NOWHERE);
    for path in ["/api/v2/users", "/oauth/token"] {
        assert_eq!(service.get(path).status, 404, "{path}");
    }
}
