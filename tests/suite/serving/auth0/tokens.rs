//! Who gets which token, and which tokens are believed.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::Algorithm;
use serde_json::{Value, json};
use vocative::server::auth::Scope;

use super::{
    AUDIENCE, Api, EXCHANGE, NOWHERE, OLD_SECRET, SCOPES, SECRET, URL, USER_ID, assert_refused, claims, forged, path,
    token_of,
};
use crate::answer::Answer;
use crate::serving::{bearer, eventually};

const OWN: &str = "read:current_user update:current_user_metadata create:current_user_metadata";

/// Who asks, with which fields; status, error, and a part of what is told.
type Denial<'a> = (&'a str, &'a [(&'a str, &'a str)], u16, &'a str, &'a str);

fn basic(id: &str, secret: &str) -> String {
    format!("Authorization: Basic {}\r\n", STANDARD.encode(format!("{id}:{secret}")))
}

fn assert_denied(answer: &Answer, status: u16, error: &str, description: &str) {
    let body = answer.json();
    assert_eq!((answer.status, &body["error"]), (status, &json!(error)), "{body}");
    assert!(body["error_description"].as_str().unwrap().contains(description), "{body}");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("www-authenticate").is_some(), status == 401, "{}", answer.head);
}

#[test]
fn a_client_gets_its_token_however_it_asks() {
    let api = Api::start();
    let plain = [
        ("grant_type", "client_credentials"),
        ("client_id", "all"),
        ("client_secret", "secret-of-all:+%&="),
        ("audience", AUDIENCE),
    ];
    let in_header = [("grant_type", "client_credentials"), ("client_id", "all")];
    let json = json!({ "grant_type": "client_credentials", "client_id": "all", "client_secret": "secret-of-all:+%&=", "audience": AUDIENCE });
    let ways = [
        api.grant("", &plain),
        api.service.post("/oauth/token", "", &json),
        api.grant(&basic("all", "secret-of-all:+%&="), &in_header[..1]),
        api.grant(&basic("all", "secret-of-all:+%&="), &in_header),
        // As RFC 6749 section 2.3.1 wants it.
        api.grant(&basic("all", "secret-of-all%3A%2B%25%26%3D"), &in_header[..1]),
    ];
    let mut ids = Vec::new();
    for answer in ways {
        let token = token_of(&answer);
        let body = answer.json();
        let keys: Vec<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, ["access_token", "expires_in", "scope", "token_type"]);
        assert_eq!((&body["expires_in"], &body["token_type"]), (&json!(86_400), &json!("Bearer")));
        assert_eq!(body["scope"], SCOPES.join(" "));
        assert_eq!(answer.header("cache-control"), Some("no-store"));
        assert_eq!(answer.header("pragma"), Some("no-cache"));
        let claims = claims(&token);
        let expected = [
            ("iss", json!(format!("{URL}/"))),
            ("sub", json!("all@clients")),
            ("aud", json!(AUDIENCE)),
            ("azp", json!("all")),
            ("scope", json!(SCOPES.join(" "))),
            ("gty", json!("client-credentials")),
        ];
        for (name, value) in expected {
            assert_eq!(claims[name], value, "{name}");
        }
        assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 86_400);
        assert!(jsonwebtoken::decode_header(&token).unwrap().kid.is_some_and(|kid| !SECRET.contains(&kid)));
        ids.push(claims["jti"].as_str().unwrap().to_owned());
        assert_eq!(api.get(&token, "/api/v2/users"), json!([]));
    }
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 5, "each token is another");
    for secret in ["secret-of-all", SECRET, OLD_SECRET] {
        assert!(!api.desk.log().contains(secret), "{}", api.desk.log());
    }
}

#[test]
fn a_scope_can_be_narrowed_and_never_widened() {
    let api = Api::start();
    let ask = |scope: &str| {
        api.grant(&basic("reader", "secret-of-reader"), &[("grant_type", "client_credentials"), ("scope", scope)])
    };
    for scope in ["", " ", "read:users", "read:users read:users"] {
        assert_eq!(ask(scope).json()["scope"], "read:users", "{scope:?}");
    }
    for wide in ["update:users", "read:users delete:users", "read:users  openid", "*", "read:current_user"] {
        assert_denied(&ask(wide), 403, "access_denied", "Client has not been granted scopes: ");
    }
    let idle = api.grant(&basic("idle", "secret-of-idle"), &[("grant_type", "client_credentials")]);
    assert_denied(&idle, 403, "access_denied", "Client is not authorized to access");
    let narrow = api.token(&["read:users"]);
    assert_eq!(claims(&narrow)["scope"], "read:users");
    let refused = api.ask(&narrow, "POST", "/api/v2/users", Some(&json!({ "email": "a@b.co" })));
    assert_refused(&refused, 403, "Forbidden", Some("insufficient_scope"), "expected any of: create:users");
}

#[test]
fn a_wrong_request_for_a_token_is_told_apart_from_a_wrong_client() {
    let api = Api::start();
    let grant = ("grant_type", "client_credentials");
    let own = basic("reader", "secret-of-reader");
    // Whatever is wrong with the client, the answer is this one.
    let mut unknown = Vec::new();
    for (id, secret) in
        [("reader", "secret-of-idle"), ("reader", "x"), ("nobody", "x"), ("named", "x"), ("nobody", "secret-of-reader")]
    {
        unknown.push(api.grant("", &[grant, ("client_id", id), ("client_secret", secret)]));
        unknown.push(api.grant(&basic(id, secret), &[grant]));
    }
    unknown.push(api.grant("", &[grant, ("client_id", "reader")]));
    unknown.push(api.grant("", &[grant, ("client_id", "named"), ("client_secret", "")]));
    unknown.push(api.grant(&basic("named", ""), &[grant]));
    unknown.push(api.grant("", &[grant]));
    unknown.push(api.grant("Authorization: Bearer x\r\n", &[grant]));
    unknown.push(api.grant("Authorization: Basic !\r\n", &[grant]));
    for answer in unknown {
        assert_denied(&answer, 401, "access_denied", "Unauthorized");
        assert_eq!(answer.json(), json!({ "error": "access_denied", "error_description": "Unauthorized" }));
    }
    let rows: [Denial<'_>; 8] = [
        (&own, &[], 400, "invalid_request", "Missing required parameter: grant_type"),
        (&own, &[("grant_type", "password")], 400, "unsupported_grant_type", "Unsupported grant type"),
        (&own, &[grant, grant], 400, "invalid_request", "stands twice"),
        (&own, &[grant, ("client_id", "all")], 400, "invalid_request", "another client"),
        (&own, &[grant, ("client_secret", "secret-of-reader")], 400, "invalid_request", "once"),
        (
            &own,
            &[grant, ("audience", "https://accounts.example.org/api/v2")],
            403,
            "access_denied",
            "Service not found: ",
        ),
        (
            &own,
            &[grant, ("audience", "https://elsewhere.example/api/v2/")],
            403,
            "access_denied",
            "Service not found: ",
        ),
        (
            &own,
            &[("grant_type", EXCHANGE), ("subject_token", "u"), ("subject_token_type", USER_ID)],
            403,
            "unauthorized_client",
            "update:users",
        ),
    ];
    for (headers, fields, status, error, description) in rows {
        assert_denied(&api.grant(headers, fields), status, error, description);
    }
    let post = |headers: &str, body: &[u8]| api.service.request("POST", "/oauth/token", headers, body);
    let json = "Content-Type: application/json\r\n";
    for body in ["", "[]", "{", r#"{"client_id":"a","client_id":"b"}"#, r#"{"client_id":1}"#, "\u{feff}null"] {
        assert_denied(&post(json, body.as_bytes()), 400, "invalid_request", "body");
    }
    assert_denied(&post("", b"grant_type=client_credentials"), 400, "invalid_request", "application/json");
    assert_denied(&post(json, &[b' '; 70_000]), 413, "invalid_request", "too large");
    let other = api.service.get("/oauth/token");
    assert_eq!((other.status, other.header("allow")), (405, Some("POST")));
}

#[test]
fn guessing_a_secret_is_slow_and_locks_nobody_else_out() {
    let api = Api::start();
    let ask = |id: &str, secret: &str| api.grant(&basic(id, secret), &[("grant_type", "client_credentials")]);
    let limited = eventually("a limit", || {
        let answer = ask("reader", "wrong");
        (answer.status != 401).then_some(answer)
    });
    assert_denied(&limited, 429, "too_many_attempts", "Too many attempts");
    assert_eq!(limited.header("retry-after"), Some("1"));
    assert_eq!(ask("all", "secret-of-all:+%&=").status, 200);
    // Ids are public: whoever tries them out locks nobody out who knows the secret.
    assert_eq!(ask("reader", "secret-of-reader").status, 200);
    assert_eq!(ask("reader", "wrong").status, 429);
}

#[test]
fn only_our_own_tokens_are_believed() {
    let api = Api::start();
    let token = api.token(&[]);
    let sound = claims(&token);
    let altered = |name: &str, value: Value| {
        let mut claims = sound.clone();
        claims[name] = value;
        claims
    };
    let ask = |token: &str| api.ask(token, "GET", "/api/v2/users", None);
    // The secrets are the service's: what they sign is believed, whichever of them it is.
    for secret in [SECRET, OLD_SECRET] {
        assert_eq!(ask(&forged(&sound, Algorithm::HS256, secret)).status, 200);
    }
    let unsigned = |alg: &str, signature: &str| {
        let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}.{signature}", part(json!({ "alg": alg, "typ": "JWT" })), part(sound.clone()))
    };
    let signature = token.rsplit('.').next().unwrap();
    let tampered = {
        let body = URL_SAFE_NO_PAD.encode(altered("scope", json!("delete:users")).to_string());
        let head = token.split('.').next().unwrap();
        format!("{head}.{body}.{signature}")
    };
    let now = sound["iat"].as_i64().unwrap();
    let invalid = "Invalid token";
    let unproven = "Invalid signature received for JSON Web Token validation";
    let rows = [
        (unsigned("none", ""), invalid),
        (unsigned("None", signature), invalid),
        (unsigned("HS256", ""), unproven),
        (unsigned("HS256", signature), unproven),
        (tampered, unproven),
        (format!("{token}A"), unproven),
        (forged(&sound, Algorithm::HS256, "another-secret-that-is-long-enough-for-it"), unproven),
        (forged(&sound, Algorithm::HS512, SECRET), invalid),
        (
            forged(&altered("exp", json!(now - 1)), Algorithm::HS256, SECRET),
            "Expired token received for JSON Web Token validation",
        ),
        (forged(&altered("exp", json!("never")), Algorithm::HS256, SECRET), invalid),
        (forged(&altered("aud", json!("https://elsewhere.example/")), Algorithm::HS256, SECRET), "Bad audience"),
        (forged(&altered("iss", json!("https://elsewhere.example/")), Algorithm::HS256, SECRET), invalid),
        (forged(&altered("azp", json!("nobody")), Algorithm::HS256, SECRET), invalid),
        (forged(&altered("azp", json!("named")), Algorithm::HS256, SECRET), invalid),
        (forged(&altered("gty", json!("token-exchange")), Algorithm::HS256, SECRET), invalid),
        (forged(&altered("key", json!(true)), Algorithm::HS256, SECRET), invalid),
        ("voc_a1_AAAA".to_owned(), invalid),
        ("x".to_owned(), invalid),
        (String::new(), "Bad HTTP authentication header format"),
    ];
    for (token, message) in rows {
        let answer = ask(&token);
        assert_refused(&answer, 401, "Unauthorized", None, message);
        assert_eq!(answer.header("www-authenticate"), Some("Bearer realm=\"vocative\""));
        assert!(answer.header("x-ratelimit-limit").is_some());
    }
    let bare = |headers: &str| api.service.request("GET", "/api/v2/users", headers, b"");
    assert_refused(&bare(""), 401, "Unauthorized", None, "Missing authentication");
    assert_refused(&bare(&bearer(&token).repeat(2)), 401, "Unauthorized", None, invalid);
    assert_refused(&bare(&basic("all", "secret-of-all:+%&=")), 401, "Unauthorized", None, "Bad HTTP");
    assert_eq!(api.service.get(&format!("/api/v2/users?access_token={token}")).status, 401);
    // More scopes than the client has open nothing.
    let reader = altered("azp", json!("reader"));
    let made = api.ask(&forged(&reader, Algorithm::HS256, SECRET), "POST", "/api/v2/users", Some(&json!({})));
    assert_refused(&made, 403, "Forbidden", Some("insufficient_scope"), "create:users");
    assert!(!api.desk.log().contains(&token) && !api.desk.log().contains(signature), "{}", api.desk.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operators_key_opens_everything_until_it_is_revoked() {
    let api = Api::start();
    let bare = |header: &str| header.trim().strip_prefix("Authorization: Bearer ").unwrap().to_owned();
    let own = bare(&api.desk.key("own", "", &[Scope::Admin]).await);
    let send = bare(&api.desk.key("send", "", &[Scope::Send, Scope::Support]).await);
    let other = bare(&api.desk.key("other", "acme", &[Scope::Admin]).await);
    eventually("the key", || (api.ask(&own, "GET", "/api/v2/users", None).status == 200).then_some(()));
    for key in [&send, &other] {
        let refused = api.ask(key, "GET", "/api/v2/users", None);
        assert_refused(&refused, 403, "Forbidden", Some("insufficient_scope"), "admin");
    }
    let grant = |id: &str, key: &str| {
        api.grant("", &[("grant_type", "client_credentials"), ("client_id", id), ("client_secret", key)])
    };
    for (id, key) in
        [("own", &send), ("send", &send), ("other", &other), ("all", &own), ("own", &own[..own.len() - 1].to_owned())]
    {
        assert_denied(&grant(id, key), 401, "access_denied", "Unauthorized");
    }
    let token = token_of(&grant("own", &own));
    assert_eq!((&claims(&token)["sub"], &claims(&token)["azp"]), (&json!("own@clients"), &json!("own")));
    assert!(claims(&token)["scope"].as_str().unwrap().contains("update:email_templates"));
    let person = api.create(&json!({ "email": "anna@example.org" }));
    let id = person["user_id"].as_str().unwrap();
    assert_eq!(api.get(&token, &path(id)), person);
    let fields = [("client_id", "own"), ("client_secret", &*own)];
    let persons = token_of(&api.exchange(id, &fields));
    assert_eq!(api.get(&persons, &path(id)), person);
    assert!(api.desk.outbox().await.store().revoke_key("own".to_owned()).await.unwrap());
    eventually("the end of the key", || (api.ask(&own, "GET", "/api/v2/users", None).status == 401).then_some(()));
    assert_refused(&api.ask(&token, "GET", "/api/v2/users", None), 401, "Unauthorized", None, "Invalid token");
    assert_refused(&api.ask(&persons, "GET", &path(id), None), 401, "Unauthorized", None, "Invalid token");
    assert_denied(&grant("own", &own), 401, "access_denied", "Unauthorized");
    assert!(!api.desk.log().contains(&own), "{}", api.desk.log());
}

#[test]
fn a_client_that_is_gone_takes_its_tokens_with_it() {
    let api = Api::start();
    let person = api.create(&json!({ "email": "anna@example.org", "user_metadata": { "lang": "de" } }));
    let id = person["user_id"].as_str().unwrap();
    let (token, persons) = (api.token(&[]), api.person(id, &[]));
    let Api { service, desk } = api;
    assert_eq!(service.stop(), Some(0));
    let file = desk.project().join("vocative.toml");
    let written = std::fs::read_to_string(&file).unwrap();
    // First it loses a scope, then it is gone.
    let narrowed = written.replace("\"update:users\",", "");
    assert_ne!(narrowed, written);
    std::fs::write(&file, narrowed).unwrap();
    let api = Api { service: desk.serve(NOWHERE), desk };
    assert_eq!(api.get(&token, &path(id)), person);
    let refused = api.ask(&token, "PATCH", &path(id), Some(&json!({ "name": "Anna" })));
    assert_refused(&refused, 403, "Forbidden", None, "You cannot update the following fields: name");
    assert_refused(&api.ask(&persons, "GET", &path(id), None), 401, "Unauthorized", None, "Invalid token");
    let Api { service, desk } = api;
    assert_eq!(service.stop(), Some(0));
    std::fs::write(&file, written.replace("id = \"all\"", "id = \"new\"")).unwrap();
    let api = Api { service: desk.serve(NOWHERE), desk };
    for token in [&token, &persons] {
        assert_refused(&api.ask(token, "GET", &path(id), None), 401, "Unauthorized", None, "Invalid token");
    }
}

#[test]
fn a_person_has_a_token_of_their_own_for_an_hour() {
    let api = Api::start();
    let person = api.create(&json!({ "email": "anna@example.org", "app_metadata": { "plan": "pro" } }));
    let id = person["user_id"].as_str().unwrap().to_owned();
    let answer = api.exchange(&id, &[("audience", AUDIENCE)]);
    let token = token_of(&answer);
    let body = answer.json();
    assert_eq!((&body["expires_in"], &body["scope"]), (&json!(3_600), &json!(OWN)));
    assert_eq!(body["issued_token_type"], "urn:ietf:params:oauth:token-type:access_token");
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    let said = claims(&token);
    assert_eq!((&said["sub"], &said["azp"], &said["scope"]), (&json!(id), &json!("all"), &json!(OWN)));
    assert_eq!(said["exp"].as_i64().unwrap() - said["iat"].as_i64().unwrap(), 3_600);
    assert_eq!(api.get(&token, &path(&id))["app_metadata"], json!({ "plan": "pro" }), "it may be read");
    assert_eq!(claims(&api.person(&id, &["read:current_user"]))["scope"], "read:current_user");

    let rows: [Denial<'_>; 9] = [
        (&id, &[("scope", "read:users")], 403, "access_denied", "A person's own token has no scopes: read:users"),
        (&id, &[("scope", "read:current_user update:users")], 403, "access_denied", "update:users"),
        ("auth0|nobody", &[], 400, "invalid_request", "The user does not exist."),
        ("", &[], 400, "invalid_request", "subject_token"),
        (&id, &[("subject_token_type", "urn:ietf:params:oauth:token-type:jwt")], 400, "invalid_request", "user-id"),
        (&id, &[("subject_token_type", "")], 400, "invalid_request", "subject_token_type"),
        (
            &id,
            &[("requested_token_type", "urn:ietf:params:oauth:token-type:id_token")],
            400,
            "invalid_request",
            "requested",
        ),
        (&id, &[("actor_token", "x")], 400, "invalid_request", "actor_token"),
        (&id, &[("client_secret", "x")], 401, "access_denied", "Unauthorized"),
    ];
    for (id, more, status, error, description) in rows {
        assert_denied(&api.exchange(id, more), status, error, description);
    }
    // Whoever is shut out, or gone, has no token any more.
    let operator = api.token(&[]);
    api.patch(&operator, &path(&id), &json!({ "blocked": true }));
    assert_denied(&api.exchange(&id, &[]), 403, "access_denied", "The user is blocked.");
    assert_refused(&api.ask(&token, "GET", &path(&id), None), 401, "Unauthorized", None, "Invalid token");
    api.patch(&operator, &path(&id), &json!({ "blocked": false }));
    assert_eq!(api.ask(&token, "GET", &path(&id), None).status, 200);
    assert_eq!(api.ask(&operator, "DELETE", &path(&id), None).status, 204);
    assert_refused(&api.ask(&token, "GET", &path(&id), None), 401, "Unauthorized", None, "Invalid token");
}
