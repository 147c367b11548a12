//! Identity providers' hooks, each from its post to the mail in the inbox.
//!
//! Bodies are the fixtures of `tests/fixtures/hooks`, with the instants of now; signatures are made here, by other means than those that look at them.

mod hostile;
mod jwks;
mod shown;
mod signed;
mod types;

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::Value;

use super::{Desk, Service, eventually, seconds_ahead};
use crate::answer::Answer;
use crate::builder::{fixture, vocative};

/// A secret of Standard Webhooks, and its octets.
const WHSEC: &str = "whsec_dm9jYXRpdmUtaG9va3MtdGVzdC1rZXktMzJieXRl";
const OCTETS: &[u8] = b"vocative-hooks-test-key-32byte";
/// A secret that is shown.
const SHOWN: &str = "a-secret-that-only-we-know";
/// A key of Zitadel's.
const SIGNING: &str = "zitadel-signing-key-of-a-test";

/// A service for development with these hooks.
fn started(settings: &str) -> (Desk, Service) {
    let desk = Desk::new(settings);
    let mut command = vocative(&desk.project(), &["serve", "--dev", "--listen", "127.0.0.1:0"]);
    let service = Service::start(&desk, &mut command);
    (desk, service)
}

/// A post of `tests/fixtures/hooks` with other values at these pointers.
fn body(name: &str, changes: &[(&str, Value)]) -> Value {
    let text = std::fs::read_to_string(fixture("hooks").join(format!("{name}.json"))).unwrap();
    let mut body: Value = serde_json::from_str(&text).unwrap();
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        body.pointer_mut(parent).unwrap()[key] = value.clone();
    }
    body
}

fn now() -> i64 {
    Timestamp::now().as_second()
}

impl Service {
    fn hook(&self, vendor: &str, headers: &str, body: &[u8]) -> Answer {
        let headers = format!("Content-Type: application/json\r\n{headers}");
        self.request("POST", &format!("/hooks/{vendor}"), &headers, body)
    }

    /// The one mail to somebody.
    fn mail(&self, to: &str) -> Value {
        let mails = self.get(&format!("/v1/inbox?to={to}&wait=30s")).json();
        assert_eq!(mails.as_array().map(Vec::len), Some(1), "{mails}");
        mails[0].clone()
    }

    /// How many deliveries there are for somebody.
    fn count(&self, to: &str) -> usize {
        self.get(&format!("/v1/deliveries?to={to}")).json()["deliveries"].as_array().unwrap().len()
    }
}

/// HMAC-SHA256.
fn tag(key: &[u8], content: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), content).as_ref().to_vec()
}

/// The headers of Standard Webhooks at this instant.
fn signed(prefix: &str, id: &str, at: i64, body: &str) -> String {
    let signature = STANDARD.encode(tag(OCTETS, format!("{id}.{at}.{body}").as_bytes()));
    format!("{prefix}-id: {id}\r\n{prefix}-timestamp: {at}\r\n{prefix}-signature: v1,{signature}\r\n")
}

fn zitadel_signed(at: i64, body: &str) -> String {
    let tag = tag(SIGNING.as_bytes(), format!("{at}.{body}").as_bytes());
    let digits: String = tag.iter().map(|octet| format!("{octet:02x}")).collect();
    format!("ZITADEL-Signature: t={at},v1={digits}\r\n")
}

fn bearer() -> String {
    format!("Authorization: Bearer {SHOWN}\r\n")
}

/// An answer that takes a post.
fn is_taken(answer: &Answer) {
    assert_eq!(answer.status, 200, "{} {}", answer.head, answer.body);
    assert_eq!(answer.header("content-type"), Some("application/json"), "{}", answer.head);
}

/// An answer that refuses one, in problem details; gives their words.
fn refusal(answer: &Answer, status: u16) -> String {
    assert_eq!(answer.status, status, "{} {}", answer.head, answer.body);
    assert_eq!(answer.header("content-type"), Some("application/problem+json"), "{}", answer.head);
    assert_eq!(answer.json()["status"], status, "{}", answer.body);
    answer.json()["detail"].as_str().unwrap().to_owned()
}
