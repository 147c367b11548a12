//! What must be nowhere: codes, links, addresses, names and secrets are looked for in everything that a service writes or says (facts, I01).

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use serde_json::json;
use vocative::outbox::{Outbox, Settings};
use vocative::server::auth::{Scope, new_key};

use super::webhooks::Receiver;
use super::{Desk, Door, eventually};
use crate::peer::{Script, say};

const CODE: &str = "73190246";
const TOKEN: &str = "CANARYTOKEN9f3a";
const ADDRESS: &str = "canary.address";
const NAME: &str = "Canarina";
const PASSWORD: &str = "CANARYPASSWORD";
const KEY: &str = "CANARYIDEMPOTENCY";
/// 32 octets.
const SEAL: &str = "Q0FOQVJZU0VBTENBTkFSWVNFQUxDQU5BUllTRUFMISE=";

/// Whatever is posted to it, kept as it came.
fn collector() -> (String, Arc<Mutex<Vec<u8>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keep = kept.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let (mut stream, keep) = (stream.unwrap(), keep.clone());
            std::thread::spawn(move || {
                let mut chunk = [0; 65536];
                while let Ok(count) = stream.read(&mut chunk) {
                    if count == 0 {
                        break;
                    }
                    keep.lock().unwrap().extend_from_slice(&chunk[..count]);
                    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
                }
            });
        }
    });
    (url, kept)
}

fn holds(bytes: &[u8], needle: &str) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
}

fn request(email: &str, to: &str) -> serde_json::Value {
    let data = match email {
        "reset_email" => json!({ "url": format!("https://app.example.org/r?t={TOKEN}"), "expires_in": 900 }),
        _ => json!({ "code": CODE }),
    };
    json!({
        "email": email,
        "user": { "email": format!("{ADDRESS}.{to}@example.org"), "email_verified": true, "given_name": NAME, "family_name": NAME },
        "data": data,
    })
}

/// The files of the outbox, which a service may be writing to.
fn stored(desk: &Desk) -> Vec<u8> {
    let mut bytes = Vec::new();
    for entry in fs::read_dir(desk.folder.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap().to_string_lossy().starts_with("outbox.db") {
            bytes.extend(fs::read(path).unwrap());
        }
    }
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_secret_is_in_any_log_metric_trace_error_event_or_file() {
    let (traces, traced) = collector();
    let receiver = Receiver::start(vec!["500 Internal Server Error\r\n".to_owned()]);
    let settings = format!(
        "sender.from = \"Us <us@sender.example>\"\noutbox.retry = [\"1s\"]\n[server]\nlog = \"json\"\notlp = \"{traces}\"\n\
         [[server.webhooks]]\nname = \"crm\"\nurl = \"http://{}/\"\nsecrets = [\"whsec_Q0FOQVJZV0VCSE9PS1NFQ1JFVA==\"]\nallow_private = true\n",
        receiver.addr
    );
    let echo = format!("550 5.1.1 <{ADDRESS}.bad@example.org> {ADDRESS}.bad@example.org {NAME}: no such user");
    let peer = Script::new()
        .keywords(&["AUTH PLAIN"])
        .on("AUTH", [say(&format!("454 4.7.0 not {PASSWORD} now"))])
        .on("RCPT", [say(&echo)])
        .on("RCPT", [say(&format!("451 4.7.1 <{ADDRESS}.grey@example.org> come again"))])
        .start()
        .await;
    let door = Door::closed(peer.addr).await;
    let desk = Desk::new(&settings).env("VOCATIVE_OUTBOX_ENCRYPTION_KEYS", SEAL).env("RUST_LOG", "trace");
    let service = desk.serve_with(&format!("smtp+plain://user:{PASSWORD}@{}", door.addr), &["-v", "-v"]);

    let mut said = String::new();
    let mut post = |path: &str, headers: &str, body: &serde_json::Value, status: u16| {
        let answer = service.post(path, headers, body);
        assert_eq!(answer.status, status, "{path}: {}", answer.body);
        said.push_str(&answer.head);
        said.push_str(&answer.body);
        (status == 202).then(|| answer.json()["id"].as_str().unwrap().to_owned())
    };
    let keyed = format!("Idempotency-Key: {KEY}\r\n");
    let bad = post("/v1/deliveries", &keyed, &request("reset_email", "bad"), 202).unwrap();
    post("/v1/deliveries", &keyed, &request("reset_email", "else"), 409);
    // A broken relay, then one that does not take the password, then one that repeats what it was told.
    door.knocked();
    door.open();
    service.until(&bad, "rejected");
    let grey = post("/v1/deliveries", "", &request("auth_email_by_code", "grey"), 202).unwrap();
    let good = post("/v1/deliveries", "", &request("mfa_oob_code", "good"), 202).unwrap();
    let mut wrong = request("reset_email", "wrong");
    wrong["data"]["colour"] = json!(TOKEN);
    wrong["user"]["email"] = json!(format!("{ADDRESS} {NAME}"));
    wrong["send_at"] = json!(CODE);
    wrong["locale"] = json!(NAME);
    for path in ["/v1/deliveries", "/v1/render", "/v1/explain"] {
        post(path, "", &wrong, 422);
    }
    let half = request("reset_email", "half").to_string();
    let half = &half.as_bytes()[..half.len() - 3];
    said += &service.request("POST", "/v1/deliveries", "Content-Type: application/json\r\n", half).body;
    for path in [
        format!("/v1/{TOKEN}"),
        format!("/v1/deliveries/{TOKEN}"),
        format!("/v1/deliveries?to={ADDRESS}.%20%20{NAME}"),
        format!("/v1/deliveries?status={CODE}&email={TOKEN}"),
        format!("/v1/events?key={TOKEN}"),
        format!("/v1/catalog?brand={NAME}"),
    ] {
        let answer = service.get(&path);
        assert!(answer.status >= 400, "{path}");
        said += &answer.body;
    }
    for id in [&grey, &good] {
        service.until(id, "sent");
    }
    said += &service.get("/v1/events?after=0&wait=0s").body;
    eventually("a post that was taken", || {
        let text = String::from_utf8_lossy(&receiver.bytes()).into_owned();
        [&bad, &grey, &good].into_iter().all(|id| text.contains(id.as_str())).then_some(())
    });
    // Its view of a delivery has the decisions, and the relay's words without the address.
    for id in [&bad, &grey, &good] {
        let delivery = service.delivery(id).to_string();
        for canary in [CODE, TOKEN, ADDRESS, PASSWORD] {
            assert!(!delivery.contains(canary), "{canary}: {delivery}");
        }
    }
    assert!(service.delivery(&bad)["attempts"].to_string().contains("5.1.1"), "the words themselves are kept");
    let listed = service.get("/v1/deliveries?limit=100").body;
    for canary in [CODE, TOKEN, PASSWORD, KEY] {
        assert!(!listed.contains(canary), "{canary}: {listed}");
    }
    assert!(listed.contains(ADDRESS), "support finds people by their address");
    said += &service.get("/metrics").body;
    assert!(said.contains("vocative_attempts_total"), "{said}");

    let sealed = [CODE, TOKEN, ADDRESS, NAME, KEY];
    for canary in sealed {
        assert!(!holds(&stored(&desk), canary), "{canary} is in the file of a running service");
    }
    let outbox = Outbox::open(&desk.outbox_url(), &[SEAL.to_owned()], Settings::default(), false).await.unwrap();
    let (key, shown) = new_key("canary", [9; 32], "", &[Scope::Read], "", jiff::Timestamp::now()).unwrap();
    outbox.store().add_key(key).await.unwrap();
    drop(outbox);
    let secret = shown.rsplit('_').next().unwrap().to_owned();
    for headers in [format!("Authorization: Bearer {shown}\r\n"), format!("Authorization: Bearer {shown}x\r\n")] {
        for path in ["/v1/catalog", "/v1/events?wait=0s"] {
            said += &service.request("GET", path, &headers, b"").body;
        }
    }
    assert_eq!(service.stop(), Some(0));
    for canary in sealed.into_iter().chain([secret.as_str()]) {
        assert!(!holds(&stored(&desk), canary), "{canary} is in the file");
    }
    let log = desk.log();
    for words in ["\"request\"", "attempt", "\"span\"", "reply", &good] {
        assert!(log.contains(words), "the log has no {words}: it is not what was to be searched\n{log}");
    }
    let traced = traced.lock().unwrap().clone();
    assert!(holds(&traced, "delivery") && holds(&traced, &good), "no spans came");
    let posts = receiver.bytes();
    let places: [(&str, &[u8]); 4] =
        [("logs", log.as_bytes()), ("answers", said.as_bytes()), ("traces", &traced), ("posts", &posts)];
    for (place, bytes) in places {
        for canary in [CODE, TOKEN, ADDRESS, NAME, PASSWORD, KEY, &SEAL[..20], &secret, "Q0FOQVJZV0VC"] {
            assert!(!holds(bytes, canary), "{canary} is in the {place}: {}", String::from_utf8_lossy(bytes));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_ended_is_wiped_from_the_file_without_any_key() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let ids = [service.accept(&request("reset_email", "one")), service.accept(&request("auth_email_by_code", "two"))];
    for id in &ids {
        service.until(id, "sent");
    }
    assert_eq!(service.stop(), Some(0));
    for canary in [CODE, TOKEN] {
        assert!(!holds(&stored(&desk), canary), "{canary} stayed");
    }
}

/// The same for what others speak: tokens, people, templates, tickets, sign-up and hooks.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_secret_is_left_by_the_profile_store_its_pages_and_hooks() {
    const CLIENT: &str = "CANARYCLIENTSECRET";
    const SIGNING: &str = "CANARYSIGNING0123456789abcdef0123";
    const HOOK: &str = "CANARYHOOKSECRET";
    let settings = format!(
        "[profiles]\napi = \"auth0\"\nurl = \"http://127.0.0.1:1\"\nsecrets = [\"{SIGNING}\"]\n\
         [[profiles.clients]]\nid = \"c1\"\nsecret = \"{CLIENT}\"\nscopes = [\"read:users\", \"create:users\", \"update:users\", \
         \"update:users_app_metadata\", \"create:user_tickets\"]\n[hooks.logto]\nsecrets = [\"{HOOK}\"]\n"
    );
    let peer = Script::new().start().await;
    let desk = Desk::new(&settings).env("VOCATIVE_OUTBOX_ENCRYPTION_KEYS", SEAL).env("RUST_LOG", "trace");
    let service = desk.serve_with(&peer.url("smtp+plain", ""), &["-v", "-v"]);
    let mut said = String::new();
    let mut ask = |method: &str, path: &str, headers: &str, body: &serde_json::Value, status: u16| {
        let headers = format!("Content-Type: application/json\r\n{headers}");
        let answer = service.request(method, path, &headers, body.to_string().as_bytes());
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        if status >= 400 {
            said.push_str(&answer.body);
        }
        answer
    };
    let client =
        |secret: &str| json!({ "grant_type": "client_credentials", "client_id": "c1", "client_secret": secret });
    ask("POST", "/oauth/token", "", &client(&format!("{CLIENT}x")), 401);
    let token =
        ask("POST", "/oauth/token", "", &client(CLIENT), 200).json()["access_token"].as_str().unwrap().to_owned();
    let bearer = format!("Authorization: Bearer {token}\r\n");
    let person = |to: &str| {
        json!({ "connection": "Username-Password-Authentication", "email": format!("{ADDRESS}.{to}@example.org"),
            "given_name": NAME, "password": PASSWORD, "user_metadata": { "note": CODE } })
    };
    let made = ask("POST", "/api/v2/users", &bearer, &person("one"), 201).json();
    let path = format!("/api/v2/users/{}", made["user_id"].as_str().unwrap().replace('|', "%7C"));
    ask("POST", "/api/v2/users", &bearer, &person("one"), 409);
    ask("PATCH", &path, &bearer, &json!({ "app_metadata": { "email": NAME } }), 400);
    ask("PATCH", &path, &bearer, &json!({ "given_name": [NAME], "nickname": CODE.repeat(2_000) }), 400);
    ask("PATCH", &path, &format!("{}x\r\n", bearer.trim_end()), &json!({ "given_name": NAME }), 401);
    ask("GET", &format!("/api/v2/users?q=email%3A%22{ADDRESS}.one%40example.org%22"), &bearer, &json!({}), 200);
    ask("GET", &format!("/api/v2/users?q=nickname%3A{NAME}&token={token}"), &bearer, &json!({}), 400);
    ask("POST", "/dbconnections/signup", "", &person("two"), 200);
    let mut wrong = person("three");
    wrong["user_metadata"] = json!({ NAME: [CODE] });
    ask("POST", "/dbconnections/signup", "", &wrong, 400);
    let reset =
        json!({ "email": format!("{ADDRESS}.two@example.org"), "connection": "Username-Password-Authentication" });
    ask("POST", "/dbconnections/change_password", "", &reset, 200);
    let hook = json!({ "to": format!("{ADDRESS}.one@example.org"), "type": "SignIn", "payload": { "code": CODE, "user": { "name": NAME } } });
    ask("POST", "/hooks/logto", &format!("Authorization: {HOOK}\r\n"), &hook, 200);
    ask("POST", "/hooks/logto", &format!("Authorization: {HOOK}x\r\n"), &hook, 401);
    // Three sign-ups and resets, and the hook's.
    let mails = eventually("four mails", || Some(peer.received()).filter(|mails| mails.len() >= 4));
    let mut tickets = Vec::new();
    for mail in &mails {
        let parsed = mail_parser::MessageParser::default().parse(&mail.raw).unwrap();
        let text = parsed.body_text(0).unwrap().into_owned();
        if let Some((_, rest)) = text.split_once("/u/") {
            let link = rest.split(['#', ')', '\n']).next().unwrap();
            tickets.push(link.split_once("ticket=").unwrap().1.to_owned());
            let answer = service.get(&format!("/u/{link}"));
            assert_eq!(answer.status, 200, "{}", answer.body);
            let (page, ticket) = link.split_once("?ticket=").unwrap();
            let form = "Content-Type: application/x-www-form-urlencoded\r\n";
            assert_eq!(
                service.request("POST", &format!("/u/{page}"), form, format!("ticket={ticket}").as_bytes()).status,
                200
            );
        }
    }
    assert_eq!(tickets.len(), 3);
    said += &service.get("/metrics").body;
    assert!(said.contains("vocative_hooks_total"), "{said}");
    assert_eq!(service.stop(), Some(0));
    let log = desk.log();
    assert!(log.contains("/u/email-verification") && log.contains("/hooks/logto"), "{log}");
    let secrets = [CODE, ADDRESS, NAME, PASSWORD, CLIENT, SIGNING, HOOK, token.as_str(), &SEAL[..20]];
    for canary in secrets.into_iter().chain(tickets.iter().map(String::as_str)) {
        assert!(!log.contains(canary), "{canary} is in the log");
        assert!(!holds(&stored(&desk), canary), "{canary} is in the file");
        assert!(!said.contains(canary), "{canary} is in an answer: {said}");
    }
}
