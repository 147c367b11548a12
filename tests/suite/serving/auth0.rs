//! The profile store in Auth0's shapes, from outside: tokens, people, and everything that is refused.

mod people;
mod rate;
mod refusals;
mod tokens;

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde_json::{Value, json};

use super::{Desk, Service, bearer};
use crate::answer::Answer;

const NOWHERE: &str = "smtp+plain://127.0.0.1:9";
const URL: &str = "https://accounts.example.org";
const AUDIENCE: &str = "https://accounts.example.org/api/v2/";
const SECRET: &str = "a-secret-that-signs-tokens-and-tickets";
const OLD_SECRET: &str = "an-older-secret-that-is-believed-still";
const EXCHANGE: &str = "urn:ietf:params:oauth:grant-type:token-exchange";
const USER_ID: &str = "urn:vocative:params:oauth:token-type:user-id";

/// What the client `all` may do.
const SCOPES: [&str; 6] =
    ["read:users", "create:users", "update:users", "delete:users", "update:users_app_metadata", "read:user_idp_tokens"];

/// The API with these further settings below `[profiles]`.
fn settings(more: &str) -> String {
    let scopes = json!(SCOPES);
    format!(
        r#"
[profiles]
api = "auth0"
url = "{URL}"
secrets = ["{SECRET}", "{OLD_SECRET}"]
{more}
[[profiles.clients]]
id = "all"
secret = "secret-of-all:+%&="
scopes = {scopes}
[[profiles.clients]]
id = "reader"
secret = "secret-of-reader"
scopes = ["read:users"]
[[profiles.clients]]
id = "idle"
secret = "secret-of-idle"
[[profiles.clients]]
id = "named"
scopes = ["read:users"]
"#
    )
}

/// A service with the API.
struct Api {
    service: Service,
    desk: Desk,
}

impl Api {
    /// One whose clients may ask as often as tests do.
    fn start() -> Api {
        Api::with("burst = 10000\nper_second = 10000")
    }

    fn with(more: &str) -> Api {
        let desk = Desk::new(&settings(more));
        Api { service: desk.serve(NOWHERE), desk }
    }

    /// Posts a form to `/oauth/token`.
    fn grant(&self, headers: &str, fields: &[(&str, &str)]) -> Answer {
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let headers = format!("Content-Type: application/x-www-form-urlencoded\r\n{headers}");
        self.service.request("POST", "/oauth/token", &headers, form.as_bytes())
    }

    /// A token of `all` with these scopes; none means all of them.
    fn token(&self, scopes: &[&str]) -> String {
        let scopes = scopes.join(" ");
        let answer = self.grant(
            "",
            &[
                ("grant_type", "client_credentials"),
                ("client_id", "all"),
                ("client_secret", "secret-of-all:+%&="),
                ("scope", &scopes),
            ],
        );
        token_of(&answer)
    }

    /// A person's own token, with these scopes; none means all of them.
    fn person(&self, user_id: &str, scopes: &[&str]) -> String {
        token_of(&self.exchange(user_id, &[("scope", &scopes.join(" "))]))
    }

    /// What `all` is answered when it asks for a person's token.
    fn exchange(&self, user_id: &str, more: &[(&str, &str)]) -> Answer {
        let fields = [
            ("grant_type", EXCHANGE),
            ("client_id", "all"),
            ("client_secret", "secret-of-all:+%&="),
            ("subject_token", user_id),
            ("subject_token_type", USER_ID),
        ];
        let mut fields: Vec<_> =
            fields.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| name == other)).collect();
        fields.extend(more);
        self.grant("", &fields)
    }

    /// Asks with a token.
    fn ask(&self, token: &str, method: &str, path: &str, body: Option<&Value>) -> Answer {
        match body {
            Some(body) => self.send(token, method, path, body.to_string().as_bytes()),
            None => self.service.request(method, path, &bearer(token), b""),
        }
    }

    /// Sends these bytes as JSON.
    fn send(&self, token: &str, method: &str, path: &str, body: &[u8]) -> Answer {
        let headers = format!("Content-Type: application/json\r\n{}", bearer(token));
        self.service.request(method, path, &headers, body)
    }

    /// Makes a person, and gives them as they are answered.
    fn create(&self, body: &Value) -> Value {
        let answer = self.ask(&self.token(&[]), "POST", "/api/v2/users", Some(body));
        assert_eq!(answer.status, 201, "{}", answer.body);
        answer.json()
    }

    fn get(&self, token: &str, path: &str) -> Value {
        let answer = self.ask(token, "GET", path, None);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    fn patch(&self, token: &str, path: &str, body: &Value) -> Value {
        let answer = self.ask(token, "PATCH", path, Some(body));
        assert_eq!(answer.status, 200, "{path} {body}: {}", answer.body);
        answer.json()
    }
}

fn token_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{}", answer.body);
    answer.json()["access_token"].as_str().unwrap().to_owned()
}

/// What a token says; its signature is checked.
fn claims(token: &str) -> Value {
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_audience(&[AUDIENCE]);
    jsonwebtoken::decode::<Value>(token, &DecodingKey::from_secret(SECRET.as_bytes()), &validation).unwrap().claims
}

/// A token that says this, signed so.
fn forged(claims: &Value, algorithm: Algorithm, secret: &str) -> String {
    jsonwebtoken::encode(&Header::new(algorithm), claims, &EncodingKey::from_secret(secret.as_bytes())).unwrap()
}

/// The path of a person, as the vendor's SDKs write it.
fn path(user_id: &str) -> String {
    format!("/api/v2/users/{}", user_id.replace('|', "%7C"))
}

/// Holds an error against the vendor's shape.
#[track_caller]
fn assert_refused(answer: &Answer, status: u16, error: &str, code: Option<&str>, message: &str) {
    let body = answer.json();
    assert_eq!(answer.status, status, "{body}");
    assert_eq!((&body["statusCode"], &body["error"]), (&json!(status), &json!(error)), "{body}");
    assert_eq!(body.get("errorCode").and_then(Value::as_str), code, "{body}");
    assert!(body["message"].as_str().unwrap().contains(message), "{body}");
    assert_eq!(answer.header("content-type"), Some("application/json"));
}
