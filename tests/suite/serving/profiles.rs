//! Requests that give `user_id`: pulled from the store or from a tenant elsewhere, and what becomes of them while there is no answer.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use vocative::server::auth::Scope;

use super::{Desk, eventually};
use crate::builder::{Ran, vocative};
use crate::peer::{Received, Script};

/// A reset for whoever has that id.
fn reset_of(user_id: &str) -> Value {
    json!({ "email": "reset_email", "user_id": user_id, "data": { "url": "https://app.example.org/reset?t=4f9c", "expires_in": 900 } })
}

/// The text part of a mail.
fn text(mail: &Received) -> String {
    let message = mail_parser::MessageParser::default().parse(&mail.raw).unwrap();
    message.body_text(0).unwrap().into_owned()
}

fn profile(desk: &Desk, arguments: &[&str]) -> Ran {
    let mut command = vocative(&desk.project(), &["profile"]);
    command.args(arguments).env("VOCATIVE_OUTBOX_URL", desk.outbox_url());
    command.output().unwrap().into()
}

/// A Management API with one person; it can be away.
struct Tenant {
    addr: SocketAddr,
    here: Arc<AtomicBool>,
}

impl Tenant {
    fn start(here: bool) -> Tenant {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (addr, here) = (listener.local_addr().unwrap(), Arc::new(AtomicBool::new(here)));
        let answers = here.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let _ = Tenant::answer(stream, answers.load(Ordering::SeqCst));
            }
        });
        Tenant { addr, here }
    }

    fn answer(stream: TcpStream, here: bool) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let (mut request, mut length) = (String::new(), 0);
        reader.read_line(&mut request)?;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? <= 2 {
                break;
            }
            if let Some(value) = line.to_ascii_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
        }
        reader.read_exact(&mut vec![0; length])?;
        let (status, body) = match request.split(' ').nth(1).unwrap_or_default() {
            _ if !here => ("500 Oops", json!({})),
            "/oauth/token" => ("200 OK", json!({ "access_token": "t", "expires_in": 86400, "token_type": "Bearer" })),
            "/api/v2/users/auth0%7Canna" => (
                "200 OK",
                json!({
                    "user_id": "auth0|anna", "email": "anna@example.org", "email_verified": true, "given_name": "Anna",
                    "family_name": "Weiß", "user_metadata": { "preferred_language": "de", "salutation": "Frau Dr." },
                }),
            ),
            _ => ("404 Not Found", json!({ "statusCode": 404, "errorCode": "inexistent_user" })),
        };
        let body = body.to_string();
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        reader.get_mut().write_all(&[head.as_bytes(), body.as_bytes()].concat())
    }

    fn settings(&self, unavailable: &str) -> String {
        format!(
            "[profiles]\nsource = \"auth0\"\nunavailable = \"{unavailable}\"\n\
             auth0 = {{ domain = \"http://{}\", client_id = \"c\", client_secret = \"s\", cache = \"0s\", stale = \"0s\", timeout = \"5s\" }}\n",
            self.addr
        )
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_profile_decides_language_and_greeting_and_a_change_is_seen_in_the_next_mail() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let refused = service.post("/v1/deliveries", "", &reset_of("auth0|anna"));
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert_eq!(refused.json()["errors"][0]["pointer"], "/user_id");
    let made = profile(
        &desk,
        &[
            "set",
            "auth0|anna",
            "--create",
            "email=anna@example.org",
            "email_verified=true",
            "given_name=Anna",
            "family_name=Weiß",
            "user_metadata.preferred_language=de",
            "user_metadata.salutation=Frau Dr.",
        ],
    );
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let id = service.accept(&reset_of("auth0|anna"));
    assert_eq!(service.until(&id, "sent")["locale"], "de");
    assert!(text(&peer.received()[0]).contains("Sehr geehrte Frau Dr. Weiß"), "{}", text(&peer.received()[0]));
    let explained = service.post("/v1/explain", "", &reset_of("auth0|anna"));
    assert_eq!((explained.status, &explained.json()["locale"]), (200, &json!("de")), "{}", explained.body);
    let changed = profile(
        &desk,
        &["set", "anna@example.org", "user_metadata.preferred_language=en", "user_metadata.salutation="],
    );
    assert_eq!(changed.code, Some(0), "{}", changed.stderr);
    let id = service.accept(&reset_of("auth0|anna"));
    assert_eq!(service.until(&id, "sent")["locale"], "en");
    let got = profile(&desk, &["get", "anna@example.org", "--format", "json"]);
    assert_eq!(got.json()["profiles"][0]["user_metadata"], json!({ "preferred_language": "en" }));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_waits_for_a_profile_that_cannot_be_had_and_goes_when_it_can() {
    let (tenant, peer) = (Tenant::start(false), Script::new().start().await);
    let desk = Desk::new(&tenant.settings("wait"));
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let answer = service.post("/v1/deliveries", "Idempotency-Key: k\r\n", &reset_of("auth0|anna"));
    let receipt = answer.json();
    assert_eq!(
        (answer.status, &receipt["status"], &receipt["locale"]),
        (202, &json!("accepted"), &Value::Null),
        "{}",
        answer.body
    );
    let again = service.post("/v1/deliveries", "Idempotency-Key: k\r\n", &reset_of("auth0|anna"));
    assert_eq!(again.json()["id"], receipt["id"]);
    // What can be known without the profile is known at once.
    let mut faulty = reset_of("auth0|anna");
    faulty["data"] = json!({});
    assert_eq!(service.post("/v1/deliveries", "", &faulty).status, 422);
    tenant.here.store(true, Ordering::SeqCst);
    let id = receipt["id"].as_str().unwrap();
    assert_eq!(service.until(id, "sent")["locale"], "de");
    assert_eq!(peer.received().len(), 1);
    // Somebody whom the tenant does not know is refused when it is asked.
    tenant.here.store(false, Ordering::SeqCst);
    let id = service.accept(&reset_of("auth0|nobody"));
    tenant.here.store(true, Ordering::SeqCst);
    eventually("a refusal", || (service.status(&id) == "refused").then_some(()));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_profile_a_mail_is_refused_or_greets_neutrally_as_it_is_configured() {
    let (tenant, peer) = (Tenant::start(false), Script::new().start().await);
    let desk = Desk::new(&tenant.settings("refuse"));
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let refused = service.post("/v1/deliveries", "", &reset_of("auth0|anna"));
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert_eq!(refused.json()["type"], "/problems/profile-unavailable");
    assert!(refused.header("retry-after").is_some());
    // What was accepted with a key before is answered as it was then.
    tenant.here.store(true, Ordering::SeqCst);
    let once = service.post("/v1/deliveries", "Idempotency-Key: k\r\n", &reset_of("auth0|anna"));
    assert_eq!(once.status, 202, "{}", once.body);
    tenant.here.store(false, Ordering::SeqCst);
    let again = service.post("/v1/deliveries", "Idempotency-Key: k\r\n", &reset_of("auth0|anna"));
    assert_eq!((again.status, &again.json()["id"]), (202, &once.json()["id"]), "{}", again.body);
    let other = service.post("/v1/deliveries", "Idempotency-Key: k2\r\n", &reset_of("auth0|anna"));
    assert_eq!(other.status, 503, "{}", other.body);
    service.until(once.json()["id"].as_str().unwrap(), "sent");
    drop(service);
    let desk = Desk::new(&tenant.settings("send"));
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let mut addressed = reset_of("auth0|anna");
    addressed["to"] = json!("anna@example.org");
    let id = service.accept(&addressed);
    assert_eq!(service.until(&id, "sent")["locale"], "en");
    assert!(text(&peer.received()[1]).contains("Hello,"), "{}", text(&peer.received()[1]));
    let waiting = service.accept(&reset_of("auth0|anna"));
    // A worker looks at it now and then.
    eventually("a request that waits", || (service.status(&waiting) == "accepted").then_some(()));
    assert_eq!(peer.received().len(), 2, "nobody knows where it goes");
}

/// An older mail that still waits for its profile is superseded by a newer one like any other.
#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_its_profile_is_superseded_cancelled_and_expires_like_any_other() {
    let tenant = Tenant::start(false);
    let desk = Desk::new(&tenant.settings("wait"));
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let older = service.accept(&reset_of("auth0|anna"));
    let newer = service.accept(&reset_of("auth0|anna"));
    service.until(&older, "superseded");
    assert_eq!(service.post(&format!("/v1/deliveries/{newer}/cancel"), "", &json!(null)).status, 200);
    service.until(&newer, "cancelled");
    let mut short = reset_of("auth0|anna");
    short["not_after"] = json!(super::seconds_ahead(2));
    let id = service.accept(&short);
    service.until(&id, "expired");
}

/// Where they go is not known yet, but it is the same person each time.
#[tokio::test(flavor = "multi_thread")]
async fn what_waits_for_one_profile_counts_against_one_limit() {
    let tenant = Tenant::start(false);
    let desk = Desk::new(&format!("{}[outbox.limits]\nrecipient = \"2/1h\"\n", tenant.settings("wait")));
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    for (id, status) in [("auth0|anna", 202), ("auth0|anna", 202), ("auth0|anna", 429), ("auth0|bert", 202)] {
        let answer = service.post("/v1/deliveries", "", &reset_of(id));
        assert_eq!(answer.status, status, "{}", answer.body);
    }
}

/// A profile that is pulled shows somebody's address and names.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_only_render_sees_no_profile_by_its_id() {
    let tenant = Tenant::start(true);
    let desk = Desk::new(&tenant.settings("wait"));
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let render = desk.key("r", "", &[Scope::Render]).await;
    let support = desk.key("s", "", &[Scope::Render, Scope::Support]).await;
    let elsewhere = desk.key("t", "other", &[Scope::Render, Scope::Support, Scope::Send]).await;
    eventually("a service that asks for a key", || (service.get("/v1/catalog").status == 401).then_some(()));
    for path in ["/v1/render", "/v1/explain"] {
        assert_eq!(service.post(path, &render, &reset_of("auth0|anna")).status, 403, "{path}");
        assert_eq!(service.post(path, &support, &reset_of("auth0|anna")).status, 200, "{path}");
        let other = service.post(path, &elsewhere, &reset_of("auth0|anna"));
        assert!(other.status == 422 && !other.body.contains("anna@"), "{path}: {}", other.body);
    }
    assert_eq!(service.post("/v1/deliveries", &elsewhere, &reset_of("auth0|anna")).status, 422);
}

/// What an identity provider says of the language is outranked by what the person has chosen here, if they have proven the address.
#[tokio::test(flavor = "multi_thread")]
async fn a_kept_preference_outranks_what_a_hook_supplies() {
    let settings = "[hooks.logto]\nsecrets = [\"0123456789abcdef\"]\n";
    let (desk, peer) = (Desk::new(settings), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let post = |code: &str| {
        let body = json!({ "to": "anna@example.org", "type": "SignIn", "payload": { "code": code, "locale": "en" } });
        let answer = service.post("/hooks/logto", "Authorization: 0123456789abcdef\r\n", &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
    };
    let languages = || {
        let list = service.get("/v1/deliveries?to=anna@example.org").json();
        let all = list["deliveries"].as_array().unwrap().clone();
        all.iter().map(|one| one["locale"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    post("111111");
    assert_eq!(languages(), ["en"]);
    let set = |changes: &[&str]| {
        let ran = profile(&desk, &[&["set", "anna@example.org", "--create"], changes].concat());
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    };
    set(&["user_metadata.preferred_language=de"]);
    post("222222");
    assert_eq!(languages(), ["en", "en"], "nobody has proven that the address is theirs");
    set(&["email_verified=true"]);
    post("333333");
    assert_eq!(languages(), ["de", "en", "en"]);
}

#[test]
fn an_export_is_imported_whole_or_not_at_all() {
    let desk = Desk::new("");
    let write = |text: &str| std::fs::write(desk.folder.path().join("users.json"), text).unwrap();
    let file = desk.folder.path().join("users.json");
    let file = file.to_str().unwrap();
    let anna = json!({ "user_id": "auth0|anna", "email": "anna@example.org", "user_metadata": { "lang": "de" } });
    let bert = json!({ "user_id": "google-oauth2|7", "email": "bert@example.org", "locale": "fr_FR" });
    write(&format!("{anna}\n{{\"email\": 7}}\n"));
    let refused = profile(&desk, &["import", file]);
    assert_eq!(refused.code, Some(1));
    assert!(refused.stderr.contains("line 2"), "{}", refused.stderr);
    assert_eq!(profile(&desk, &["get", "auth0|anna"]).code, Some(2), "there is not even an outbox");
    for text in [format!("{anna}\n\n{bert}\n"), json!([anna, bert]).to_string()] {
        write(&text);
        let done = profile(&desk, &["import", file]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(0), "imported 2 profiles\n"), "{}", done.stderr);
        let got = profile(&desk, &["get", "bert@example.org", "--format", "json"]);
        assert!(got.stdout.contains("fr_FR"), "{}", got.stdout);
    }
    let pretty = serde_json::to_string_pretty(&anna).unwrap();
    for (text, imported) in [
        (pretty.clone(), "imported 1 profile\n"),
        (anna.to_string(), "imported 1 profile\n"),
        (serde_json::to_string_pretty(&json!({ "users": [anna, bert], "total": 2 })).unwrap(), "imported 2 profiles\n"),
        (profile(&desk, &["get", "bert@example.org", "--format", "json"]).stdout, "imported 1 profile\n"),
    ] {
        write(&text);
        let done = profile(&desk, &["import", file]);
        assert_eq!((done.code, done.stdout.as_str()), (Some(0), imported), "{text}\n{}", done.stderr);
    }
    for wrong in ["[", "{", "7", "[7]", &pretty.replace("auth0|anna\",", ""), "{\"users\": [7]}", "{\"users\": 7}"] {
        write(wrong);
        let refused = profile(&desk, &["import", file]);
        assert_eq!(refused.code, Some(1), "{wrong}");
        assert!(refused.stderr.contains("nothing was imported: there is 1 fault"), "{wrong}\n{}", refused.stderr);
    }
    write("{\"users\": [7]}");
    let refused = profile(&desk, &["import", file, "--format", "json"]);
    assert_eq!((refused.code, &refused.json()["imported"]), (Some(1), &json!(0)));
    assert_eq!(refused.json()["errors"][0]["pointer"], "/users/0");
    let refused = profile(&desk, &["set", "auth0|anna", "app_metadata.user_id=x"]);
    assert_eq!(refused.code, Some(1), "{}", refused.stderr);
    assert_eq!(profile(&desk, &["set", "nobody@example.org", "given_name=X"]).code, Some(1));
    assert_eq!(profile(&desk, &["set", "auth0|anna", "nonsense"]).code, Some(2));
}

#[test]
fn whoever_is_made_has_the_id_or_the_address_that_was_given() {
    let desk = Desk::new("");
    for (who, more, id) in [
        ("auth0|anna", &["email=anna@example.org"][..], "auth0|anna"),
        ("facebook|1", &[], "facebook|1"),
        ("google-oauth2|7", &["email=bert@example.org", "user_metadata.lang=de"], "google-oauth2|7"),
        ("samlp|acme|carl@example.org", &["given_name=Carl"], "samlp|acme|carl@example.org"),
        ("email|9", &["email=dora@example.org"], "email|9"),
    ] {
        let made = profile(&desk, &[&["set", who, "--create", "family_name=Weiß", "--format", "json"], more].concat());
        assert_eq!(made.code, Some(0), "{who}: {}", made.stderr);
        assert_eq!(made.json()["user_id"], id, "{}", made.stdout);
        let (provider, rest) = id.split_once('|').unwrap();
        let identity = &made.json()["identities"][0];
        assert_eq!((&identity["provider"], &identity["user_id"]), (&json!(provider), &json!(rest)), "{}", made.stdout);
        assert!(!made.stdout.contains("nobody"), "{}", made.stdout);
        let got = profile(&desk, &["get", who, "--format", "json"]);
        assert_eq!(got.json()["profiles"][0]["family_name"], "Weiß", "{who}");
    }
    let made = profile(&desk, &["set", "eva@example.org", "--create", "password=Geheim-12", "--format", "json"]);
    assert_eq!((made.code, &made.json()["email"]), (Some(0), &json!("eva@example.org")), "{}", made.stderr);
    assert!(made.stderr.contains("no password is kept") && !made.stdout.contains("Geheim"), "{}", made.stderr);
    for who in ["zplain", "|x", "auth0|", "a b|c"] {
        let refused = profile(&desk, &["set", who, "--create", "given_name=X"]);
        assert_eq!(refused.code, Some(2), "{who}");
        let words = format!("{who} is neither a user_id such as `auth0|anna` nor an address");
        assert!(refused.stderr.contains(&words), "{}", refused.stderr);
    }
    for (changes, words) in [
        (&["user_metadata.=q"][..], "lacks the name behind the dot"),
        (&["=q"], "is no change"),
        (&["given_name=A", "given_name=B"], "`given_name` is given twice"),
        (&["user_metadata.a=1", "user_metadata.a=2"], "`user_metadata.a` is given twice"),
        (&["user_metadata.a=1", "user_metadata={}"], "`user_metadata` is given twice"),
        (&["user_metadata={}", "user_metadata.a=1"], "`user_metadata` is given twice"),
        (&["user_metadata.f={bad"], "`user_metadata.f` begins like JSON"),
        (&["app_metadata.f=["], "`app_metadata.f` begins like JSON"),
    ] {
        let refused = profile(&desk, &[&["set", "auth0|anna"], changes].concat());
        assert_eq!(refused.code, Some(2), "{changes:?} {}", refused.stderr);
        assert!(refused.stderr.contains(words), "{changes:?} {}", refused.stderr);
    }
    let kept = profile(&desk, &["set", "auth0|anna", "user_metadata.f=\"{bad\"", "--format", "json"]);
    assert_eq!(kept.json()["user_metadata"]["f"], "{bad", "{}", kept.stderr);
}

#[test]
fn settings_of_the_profile_api_that_cannot_be_meant_stop_the_start_and_the_doctor_knows_them() {
    let secret = "0123456789abcdef0123456789abcdef";
    let with = |more: &str| {
        format!("[profiles]\napi = \"auth0\"\nurl = \"https://a.example.org\"\nsecrets = \"{secret}\"\n{more}")
    };
    let client = |more: &str| with(&format!("[[profiles.clients]]\nid = \"c\"\n{more}"));
    for (settings, expected) in [
        (
            client("scopes = [\"read:usres\"]\n"),
            "client `c`: there is no scope `read:usres`; did you mean `read:users`?",
        ),
        (client("scopes = [\"qwertzuiop\"]\n"), "there is no scope `qwertzuiop`; the scopes are read:users, "),
        (client("origins = [\"https://app.example.org/x\"]\n"), "origins have no path"),
        (client("secret = { env = \"NOPE\" }\n"), "the environment variable NOPE is not set"),
        (with("connection = \"\"\n"), "profiles.connection: is empty"),
        (with("burst = 0\n"), "profiles.burst and profiles.per_second must be at least 1"),
        ("[profiles]\napi = \"auth0\"\n".to_owned(), "profiles.url: is not set: "),
        (
            "[profiles]\napi = \"auth0\"\nurl = \"https://a.example.org\"\nsecrets = { file = \"nope\" }\n".to_owned(),
            "profiles.secrets: cannot read nope",
        ),
    ] {
        let desk = Desk::new(&settings);
        let ran = desk.refused();
        assert!(ran.code != Some(0) && ran.stderr.contains(expected), "{settings}\n{}", ran.stderr);
        let doctor = crate::builder::run(&desk.project(), &["doctor", "--offline"]);
        assert_eq!(doctor.code, Some(1), "{settings}\n{}", doctor.stdout);
        assert!(doctor.stdout.contains(expected), "{settings}\n{}", doctor.stdout);
    }
}
