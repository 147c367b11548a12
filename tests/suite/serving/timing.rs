//! `send_at` and `not_after`: when a mail may go, and until when.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Desk, Door, eventually, reset, seconds_ahead};
use crate::peer::Script;

#[tokio::test(flavor = "multi_thread")]
async fn instants_that_cannot_be_met_are_refused_and_others_are_kept() {
    let desk = Desk::new("");
    let service = desk.serve("smtp+plain://127.0.0.1:9");
    let (past, soon, hour) = (seconds_ahead(-5), seconds_ahead(60), seconds_ahead(3600));
    let (two_hours, two_years) = (seconds_ahead(7200), seconds_ahead(2 * 365 * 86_400));
    // send_at, not_after, the pointer of the fault.
    let rows: [(Option<&str>, Option<&str>, Option<&str>); 13] = [
        (None, Some(&past), Some("/not_after")),
        (None, Some("1970-01-01T00:00:00Z"), Some("/not_after")),
        (None, Some("tomorrow"), Some("/not_after")),
        (None, Some("2026-02-30T00:00:00Z"), Some("/not_after")),
        (None, Some("2026-11-23"), Some("/not_after")),
        (Some(&hour), Some(&soon), Some("/not_after")),
        (Some(&hour), Some(&hour), Some("/not_after")),
        (Some(&two_years), None, Some("/send_at")),
        (Some("soon"), None, Some("/send_at")),
        (None, Some(&soon), None),
        (None, Some("9999-12-30T00:00:00Z"), None),
        (Some(&hour), Some(&two_hours), None),
        (Some(&past), None, None),
    ];
    for (at, (send_at, not_after, pointer)) in rows.into_iter().enumerate() {
        let mut request = json!({ "email": "welcome_email", "user": { "email": format!("p{at}@example.org") } });
        request["send_at"] = json!(send_at);
        request["not_after"] = json!(not_after);
        let answer = service.post("/v1/deliveries", "", &request);
        let body = answer.json();
        assert_eq!(answer.status, if pointer.is_some() { 422 } else { 202 }, "row {at}: {body}");
        assert_eq!(body.pointer("/errors/0/pointer").and_then(Value::as_str), pointer, "row {at}: {body}");
        if pointer.is_none() {
            let listed = service.get(&format!("/v1/deliveries?to=p{at}@example.org")).json();
            let entry = &listed["deliveries"][0];
            let instant = |key: &str| entry[key].as_str().unwrap().parse::<Timestamp>().unwrap();
            let (due, end) = (instant("due"), instant("not_after"));
            assert!(due < end && instant("accepted_at") < end, "row {at}: {entry}");
            let ahead = end.as_second() - due.as_second();
            assert!(ahead <= 24 * 3600, "no mail is tried for longer than outbox.max_age: row {at}: {entry}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_past_its_deadline_expires_and_never_leaves() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let door = Door::closed(peer.addr).await;
    let service = desk.serve(&door.url());
    // The earlier of the two holds: the link's own life, and what the caller says.
    let mut short = reset("anna@example.org");
    short["data"]["expires_in"] = json!(2);
    let mut said = reset("bert@example.org");
    said["not_after"] = json!(seconds_ahead(2));
    let ids = [service.accept(&short), service.accept(&said)];
    for id in &ids {
        service.until(id, "expired");
    }
    door.open();
    let last = service.accept(&reset("carl@example.org"));
    service.until(&last, "sent");
    assert_eq!(peer.received().iter().map(|mail| mail.to.clone()).collect::<Vec<_>>(), ["carl@example.org"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_goes_not_before_its_time() {
    let (desk, peer) = (Desk::new(""), Script::new().start().await);
    let service = desk.serve(&peer.url("smtp+plain", ""));
    let mut request = reset("anna@example.org");
    let send_at = seconds_ahead(3);
    request["send_at"] = json!(send_at);
    let id = service.accept(&request);
    let delivery = service.until(&id, "sent");
    let at: Timestamp = delivery["attempts"][0]["at"].as_str().unwrap().parse().unwrap();
    assert!(at >= send_at.parse::<Timestamp>().unwrap(), "{delivery}");
    eventually("the mail", || (peer.received().len() == 1).then_some(()));
}
