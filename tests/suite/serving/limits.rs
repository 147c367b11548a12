//! Idempotency keys and limits: what keeps one request from becoming many mails.

use serde_json::{Value, json};
use vocative::server::auth::Scope;

use super::{Desk, eventually, reset, seconds_ahead};
use crate::peer::Script;

const NOWHERE: &str = "smtp+plain://127.0.0.1:9";

#[tokio::test(flavor = "multi_thread")]
async fn a_key_stands_for_one_request_in_any_writing_of_it() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let send = |body: &str| {
        service.request(
            "POST",
            "/v1/deliveries",
            "Content-Type: application/json\r\nIdempotency-Key: k\r\n",
            body.as_bytes(),
        )
    };
    let one = r#"{"email":"reset_email","user":{"email":"anna@example.org"},"data":{"url":"https://e.org/r","expires_in":900}}"#;
    let same = r#"{ "data": {"expires_in": 900, "url": "https:\/\/e.org/r"}, "locale": null, "user": {"email": "anna@example.org"}, "email": "reset_email" }"#;
    let other = one.replace("900", "901");
    let first = send(one);
    assert_eq!(first.status, 202, "{}", first.body);
    for body in [one, same] {
        let again = send(body);
        assert_eq!((again.status, &again.json()["id"]), (202, &first.json()["id"]), "{body}");
        assert_eq!(again.json()["message_id"], first.json()["message_id"]);
    }
    let conflict = send(&other);
    assert_eq!((conflict.status, &conflict.json()["type"]), (409, &json!("/problems/idempotency-conflict")));
    assert_eq!(service.get("/v1/deliveries").json()["deliveries"].as_array().unwrap().len(), 1);
    // A request with faults leaves its key free.
    let faulty = service.post("/v1/deliveries", "Idempotency-Key: f\r\n", &json!({ "email": "nix" }));
    assert_eq!(faulty.status, 422);
    assert_eq!(service.post("/v1/deliveries", "Idempotency-Key: f\r\n", &reset("bert@example.org")).status, 202);
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_callers_with_one_key_get_one_mail() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let ids: Vec<String> = std::thread::scope(|scope| {
        let send = || {
            let answer = service.post("/v1/deliveries", "Idempotency-Key: once\r\n", &reset("anna@example.org"));
            assert_eq!(answer.status, 202, "{}", answer.body);
            answer.json()["id"].as_str().unwrap().to_owned()
        };
        let callers: Vec<_> = (0..50).map(|_| scope.spawn(send)).collect();
        callers.into_iter().map(|caller| caller.join().unwrap()).collect()
    });
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    service.until(&ids[0], "sent");
    // What was accepted later is sent later: had there been more, they would have come before this one.
    let last = service.accept(&reset("bert@example.org"));
    service.until(&last, "sent");
    assert_eq!(peer.received().iter().filter(|mail| mail.to == "anna@example.org").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_tenant_may_use_the_same_key() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let (one, other) =
        (desk.key("one", "acme", &[Scope::Send]).await, desk.key("other", "globex", &[Scope::Send]).await);
    let send = |key: &str| {
        eventually("the key", || {
            let headers = format!("{key}Idempotency-Key: same\r\n");
            let answer = service.post("/v1/deliveries", &headers, &reset("anna@example.org"));
            (answer.status == 202).then(|| answer.json()["id"].clone())
        })
    };
    let (first, second) = (send(&one), send(&other));
    assert_ne!(first, second);
    assert_eq!((send(&one), send(&other)), (first, second));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_printable_ascii_of_a_bounded_length() {
    let desk = Desk::new("");
    let service = desk.serve(NOWHERE);
    let (longest, longer) = ("k".repeat(255), "k".repeat(256));
    let head = |key: &[u8]| {
        let body = reset("anna@example.org").to_string();
        let head = format!(
            "POST /v1/deliveries HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n",
            service.addr,
            body.len()
        );
        [head.as_bytes(), b"Idempotency-Key: ", key, b"\r\n\r\n", body.as_bytes()].concat()
    };
    let rows: [(&[u8], u16); 8] = [
        (b"", 400),
        (longer.as_bytes(), 400),
        (b"a\tb", 400),
        (b"a\x01b", 400),
        (b"a\x7fb", 400),
        ("schl\u{fc}ssel".as_bytes(), 400),
        (b"\xff", 400),
        (longest.as_bytes(), 202),
    ];
    for (key, status) in rows {
        assert_eq!(service.raw(&head(key)).status, status, "{:?}", String::from_utf8_lossy(key));
    }
    let twice = service.post("/v1/deliveries", "Idempotency-Key: a\r\nIdempotency-Key: b\r\n", &reset("c@example.org"));
    assert_eq!(twice.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_that_is_reached_is_told_with_the_time_to_wait() {
    let desk = Desk::new("[outbox.limits]\nrecipient = \"2/1h\"\ntenant = \"5/1h\"\n");
    let service = desk.serve(NOWHERE);
    let send = |to: &str| service.post("/v1/deliveries", "", &reset(to));
    for to in ["anna@example.org", "ANNA@example.org"] {
        assert_eq!(send(to).status, 202);
    }
    let limited = |to: &str, name: &str| {
        let answer = send(to);
        assert_eq!(answer.status, 429, "{to}: {}", answer.body);
        let problem = answer.json();
        assert_eq!((&problem["type"], &problem["limit"]), (&json!("/problems/limit"), &json!(name)));
        let wait: u64 = answer.header("retry-after").unwrap().parse().unwrap();
        assert_eq!(problem["retry_after"], wait);
        assert!((1..=3600).contains(&wait), "{wait}");
    };
    limited("anna@example.org", "recipient");
    for to in ["b", "c", "d"] {
        assert_eq!(send(&format!("{to}@example.org")).status, 202, "what was refused counts for nothing");
    }
    limited("e@example.org", "tenant");
    // All of a batch or nothing.
    let batch: Vec<Value> = (0..3).map(|i| reset(&format!("f{i}@example.org"))).collect();
    assert_eq!(service.post("/v1/deliveries", "", &json!({ "requests": batch })).status, 429);
    assert_eq!(service.get("/v1/deliveries?limit=100").json()["deliveries"].as_array().unwrap().len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_known_counts_against_no_limit() {
    let desk = Desk::new("outbox.limits.recipient = \"1/1h\"\n");
    let service = desk.serve(NOWHERE);
    let mut request = reset("anna@example.org");
    request["send_at"] = json!(seconds_ahead(600));
    let ids: Vec<Value> = (0..3)
        .map(|_| {
            let answer = service.post("/v1/deliveries", "Idempotency-Key: k\r\n", &request);
            assert_eq!(answer.status, 202, "{}", answer.body);
            answer.json()["id"].clone()
        })
        .collect();
    assert!(ids.iter().all(|id| *id == ids[0]));
    assert_eq!(service.post("/v1/deliveries", "Idempotency-Key: l\r\n", &request).status, 429);
}
