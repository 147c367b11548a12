//! Asking for mails, and what becomes of them.

use mail_parser::MessageParser;
use serde_json::{Value, json};
use vocative::message::Address;

use super::{Desk, Door, eventually, reset, seconds_ahead};
use crate::peer::{Peer, Script, Step, say};

fn plain(peer: &Peer) -> String {
    peer.url("smtp+plain", "")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_is_accepted_and_arrives() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&plain(&peer));
    let answer = service.post("/v1/deliveries", "", &reset("anna@example.org"));
    assert_eq!(answer.status, 202, "{}", answer.body);
    let receipt = answer.json();
    assert_eq!(keys(&receipt), ["id", "status", "locale", "message_id"]);
    assert_eq!((&receipt["status"], &receipt["locale"]), (&json!("queued"), &json!("de")));
    let id = receipt["id"].as_str().unwrap();
    assert_eq!(answer.header("location"), Some(format!("/v1/deliveries/{id}").as_str()));
    assert_eq!(answer.header("content-type"), Some("application/json"));
    assert!(answer.header("x-request-id").is_some_and(|id| id.len() > 8));
    let delivery = service.until(id, "sent");
    let shape = ["id", "status", "email", "locale", "message_id", "degraded", "possible_duplicate", "attempts", "why"];
    assert_eq!(keys(&delivery), shape);
    assert_eq!(delivery["message_id"], receipt["message_id"]);
    assert_eq!((&delivery["email"], &delivery["possible_duplicate"]), (&json!("reset_email"), &json!(false)));
    let attempts = delivery["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 1);
    assert_eq!(keys(&attempts[0]), ["at", "phase", "outcome", "code", "reply"]);
    assert_eq!((&attempts[0]["phase"], &attempts[0]["code"]), (&json!("final"), &json!(250)));
    let chosen = delivery["why"]["locale"].as_array().unwrap().iter().find(|reason| reason["verdict"] == "chosen");
    assert_eq!(chosen.unwrap()["source"], "/user/user_metadata/preferred_language", "{delivery}");
    let bytes = peer.received()[0].bytes();
    let mail = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(mail.header_raw("Message-ID").map(str::trim), receipt["message_id"].as_str());
    assert!(mail.body_text(0).unwrap().contains("https://app.example.org/reset?t=4f9c"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_walks_as_the_relay_answers() {
    let desk = Desk::new("outbox.retry = [\"1s\"]\n");
    let peer = Script::new().on("RCPT", [say("450 4.2.0 greylisted")]).start().await;
    let service = desk.serve(&plain(&peer));
    let id = service.accept(&reset("anna@example.org"));
    let delivery = service.until(&id, "sent");
    let outcomes: Vec<(&Value, &Value)> =
        delivery["attempts"].as_array().unwrap().iter().map(|a| (&a["outcome"], &a["phase"])).collect();
    assert_eq!(outcomes, [(&json!("deferred"), &json!("rcpt")), (&json!("sent"), &json!("final"))]);
    let told = service.get(&format!("/v1/events?delivery={id}")).body;
    let states: Vec<&str> = told.split("\"type\":\"delivery.").skip(1).map(|t| t.split('"').next().unwrap()).collect();
    let own: Vec<&str> = states.into_iter().filter(|state| *state != "sending").collect();
    assert_eq!(own, ["queued", "deferred", "sent"], "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_relay_says_of_a_mailbox_is_the_end() {
    let (desk, peer) = (Desk::new(""), Script::new().on("RCPT", [say("550 5.1.1 no such user")]).start().await);
    let service = desk.serve(&plain(&peer));
    let id = service.accept(&reset("nobody@example.org"));
    let delivery = service.until(&id, "rejected");
    assert_eq!(delivery["attempts"][0]["code"], 550);
    assert_eq!(delivery["attempts"][0]["reply"], "5.1.1 no such user");
    // It is remembered: the next one to the same mailbox is not even tried.
    let answer = service.post("/v1/deliveries", "", &reset("nobody@example.org"));
    assert_eq!((answer.status, &answer.json()["status"]), (202, &json!("suppressed")));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_of_a_request_is_named_by_its_pointer() {
    let desk = Desk::new("");
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let wrong = json!({
        "email": "reset_email", "usr": {}, "user": { "email": "a@b.c, d@e.f" }, "send_at": "tomorrow",
        "data": { "expires_in": "soon", "colour": "red" },
    });
    for path in ["/v1/deliveries", "/v1/render", "/v1/explain"] {
        let answer = service.post(path, "", &wrong);
        assert_eq!((answer.status, answer.header("content-type")), (422, Some("application/problem+json")));
        let problem = answer.json();
        assert_eq!(keys(&problem), ["type", "title", "status", "detail", "errors"], "{path}");
        let errors = problem["errors"].as_array().unwrap();
        assert!(errors.iter().all(|error| keys(error) == ["pointer", "message"]));
        let mut pointers: Vec<&str> = errors.iter().map(|error| error["pointer"].as_str().unwrap()).collect();
        pointers.sort_unstable();
        let all = ["/data/colour", "/data/expires_in", "/data/url", "/send_at", "/user/email", "/usr"];
        assert_eq!(pointers, all, "{path}: {problem}");
    }
    let unknown = service.post("/v1/deliveries", "", &json!({ "email": "rest_email", "user": { "email": "a@b.c" } }));
    assert!(unknown.body.contains("did you mean reset_email?"), "{}", unknown.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_has_its_results_in_order_under_one_key() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&plain(&peer));
    let mut requests: Vec<Value> = (0..100).map(|i| reset(&format!("p{i}@example{}.org", i % 10))).collect();
    requests[37]["data"] = json!({});
    let batch = json!({ "requests": requests });
    let send = || service.post("/v1/deliveries", "Idempotency-Key: monday\r\n", &batch);
    let answer = send();
    assert_eq!((answer.status, keys(&answer.json())), (200, vec!["results"]), "{}", answer.body);
    let results = answer.json()["results"].as_array().unwrap().clone();
    assert_eq!(results.len(), 100);
    for (at, result) in results.iter().enumerate() {
        if at == 37 {
            assert_eq!(keys(result), ["errors"], "{result}");
            assert_eq!(result["errors"][0]["pointer"], "/data/url");
            continue;
        }
        assert_eq!(keys(result), ["id", "status", "locale", "message_id"], "{at}: {result}");
    }
    for at in [0, 36, 38, 99] {
        let listed = service.get(&format!("/v1/deliveries?to=p{at}@example{}.org", at % 10)).json();
        assert_eq!(listed["deliveries"][0]["id"], results[at]["id"], "{at}");
    }
    let ids = |results: &[Value]| results.iter().map(|result| result["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(send().json()["results"].as_array().unwrap()), ids(&results));
    eventually("99 mails", || (peer.received().len() >= 99).then_some(()));
    results.iter().filter_map(|result| result["id"].as_str()).for_each(|id| drop(service.until(id, "sent")));
    assert_eq!(peer.received().len(), 99);
    let other =
        service.post("/v1/deliveries", "Idempotency-Key: monday\r\n", &json!({ "requests": [reset("a@b.org")] }));
    assert_eq!(other.status, 409, "{}", other.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_batch_that_is_none_is_refused() {
    let desk = Desk::new("");
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let many = Value::Array(vec![json!({}); 1001]);
    for (body, status) in [
        (json!({ "requests": [] }), 422),
        (json!({ "requests": many }), 422),
        (json!({ "requests": null }), 422),
        (json!({ "requests": {} }), 422),
        (json!({ "requests": [reset("a@b.org")], "email": "reset_email" }), 422),
        (json!([reset("a@b.org")]), 422),
        (json!({ "requests": [1, null, []] }), 200),
    ] {
        let answer = service.post("/v1/deliveries", "", &body);
        assert_eq!(answer.status, status, "{:.60}: {:.200}", body.to_string(), answer.body);
    }
    assert_eq!(service.get("/v1/deliveries").json()["deliveries"], json!([]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_mail_replaces_one_that_waits() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let door = Door::closed(peer.addr).await;
    let service = desk.serve(&door.url());
    let older = service.accept(&reset("anna@example.org"));
    let welcome = json!({ "email": "welcome_email", "user": { "email": "anna@example.org" } });
    let welcome = service.accept(&welcome);
    door.knocked();
    let mut newer = reset("anna@EXAMPLE.org");
    newer["data"]["url"] = json!("https://app.example.org/reset?t=newer");
    let newer = service.accept(&newer);
    let other = service.accept(&reset("bert@example.org"));
    service.until(&older, "superseded");
    door.open();
    for id in [&welcome, &newer, &other] {
        service.until(id, "sent");
    }
    let received = peer.received();
    assert_eq!(received.len(), 3);
    let bodies: Vec<String> = received.iter().map(|mail| String::from_utf8_lossy(&mail.bytes()).into_owned()).collect();
    assert_eq!(bodies.iter().filter(|body| body.contains("t=3Dnewer") || body.contains("t=newer")).count(), 1);
    assert_eq!(service.status(&older), "superseded");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_can_be_called_back_or_hastened_and_what_was_sent_cannot() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&plain(&peer));
    let later = |to: &str| {
        let mut request = reset(to);
        request["send_at"] = json!(seconds_ahead(600));
        service.accept(&request)
    };
    let act = |id: &str, verb: &str| service.request("POST", &format!("/v1/deliveries/{id}/{verb}"), "", b"");
    let (one, other) = (later("anna@example.org"), later("bert@example.org"));
    for _ in 0..2 {
        let answer = act(&one, "cancel");
        assert_eq!((answer.status, answer.json()), (200, json!({ "id": one, "status": "cancelled" })));
    }
    assert_eq!(service.status(&one), "cancelled");
    let answer = act(&other, "retry");
    assert_eq!((answer.status, answer.json()["id"].as_str()), (200, Some(other.as_str())), "{}", answer.body);
    service.until(&other, "sent");
    for (id, verb, state) in [(&one, "retry", "cancelled"), (&other, "cancel", "sent"), (&other, "retry", "sent")] {
        let answer = act(id, verb);
        let problem = answer.json();
        assert_eq!((answer.status, &problem["type"]), (409, &json!("/problems/too-late")), "{verb} {state}");
        assert_eq!(problem["state"], state);
    }
    for id in ["0198f1a0-0000-7000-8000-000000000000", "nonsense", "%ff"] {
        for verb in ["cancel", "retry"] {
            assert_eq!(act(id, verb).status, 404, "{id} {verb}");
        }
        assert_eq!(service.get(&format!("/v1/deliveries/{id}")).status, 404, "{id}");
    }
    assert_eq!(peer.received().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn calling_back_what_is_being_handed_over_is_too_late_and_says_so() {
    let (desk, peer) = (Desk::new(""), Script::new().on("DOT", [Step::Hang]).start().await);
    let service = desk.serve(&plain(&peer));
    let id = service.accept(&reset("anna@example.org"));
    eventually("the dot", || (!peer.received().is_empty()).then_some(()));
    let answer = service.request("POST", &format!("/v1/deliveries/{id}/cancel"), "", b"");
    assert_eq!((answer.status, &answer.json()["state"]), (409, &json!("sending")), "{}", answer.body);
    assert_eq!(service.request("POST", &format!("/v1/deliveries/{id}/retry"), "", b"").status, 409);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_to_an_address_that_is_suppressed() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&plain(&peer));
    desk.outbox().await.suppress("", &Address::parse("anna@example.org").unwrap(), None).await.unwrap();
    let answer = service.post("/v1/deliveries", "", &reset("Anna@example.org"));
    assert_eq!((answer.status, keys(&answer.json())), (202, vec!["id", "status", "locale", "message_id"]));
    assert_eq!(answer.json()["status"], "suppressed");
    let id = answer.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(service.status(&id), "suppressed");
    let other = service.accept(&reset("bert@example.org"));
    service.until(&other, "sent");
    assert_eq!(peer.received().iter().map(|mail| mail.to.clone()).collect::<Vec<_>>(), ["bert@example.org"]);
}
