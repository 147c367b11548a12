//! Vendors that sign with a key whose public half they publish: Neon and Hanko, with a source of keys on this machine.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::KeySize;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::{body, is_taken, now, refusal, seconds_ahead, started, tag};
use crate::answer::Answer;
use crate::serving::Service;

/// A source of keys, which may be away.
pub struct Source {
    addr: SocketAddr,
    answer: Arc<Mutex<String>>,
    asked: Arc<AtomicUsize>,
}

impl Source {
    pub fn start(keys: &[Value]) -> Source {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let addr = listener.local_addr().unwrap();
        let (answer, asked) = (Arc::new(Mutex::new(String::new())), Arc::new(AtomicUsize::new(0)));
        let (answers, count) = (answer.clone(), asked.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let _ = stream.read(&mut [0; 4096]);
                count.fetch_add(1, Ordering::SeqCst);
                let answer = answers.lock().unwrap().clone();
                let _ = stream.write_all(answer.as_bytes());
            }
        });
        let source = Source { addr, answer, asked };
        source.publish(keys);
        source
    }

    fn publish(&self, keys: &[Value]) {
        self.say("200 OK", &json!({ "keys": keys }).to_string());
    }

    fn say(&self, status: &str, body: &str) {
        *self.answer.lock().unwrap() =
            format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
    }

    pub fn url(&self) -> String {
        format!("http://{}/.well-known/jwks.json", self.addr)
    }

    fn asked(&self) -> usize {
        self.asked.load(Ordering::SeqCst)
    }
}

fn b64(octets: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(octets)
}

/// The key whose seed is this octet repeated.
pub fn ed(seed: u8) -> Ed25519KeyPair {
    Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap()
}

pub fn ed_jwk(seed: u8, kid: &str) -> Value {
    json!({ "kty": "OKP", "crv": "Ed25519", "x": b64(ed(seed).public_key()), "kid": kid, "alg": "EdDSA", "use": "sig" })
}

fn neon_with(service: &Service, kid: &str, at: i64, seed: u8, alg: &str, body: &Value) -> Answer {
    let text = body.to_string();
    let head = b64(json!({ "alg": alg, "kid": kid }).to_string());
    let time = at * 1_000;
    let content = format!("{head}.{}", b64(format!("{time}.{}", b64(&text))));
    let signature = b64(ed(seed).sign(content.as_bytes()));
    let headers = format!(
        "X-Neon-Signature: {head}..{signature}\r\nX-Neon-Signature-Kid: {kid}\r\nX-Neon-Timestamp: {time}\r\n\
         X-Neon-Event-Type: send.otp\r\nX-Neon-Event-Id: anything\r\nX-Neon-Delivery-Attempt: 1\r\n"
    );
    service.hook("neon", &headers, text.as_bytes())
}

pub fn neon(service: &Service, body: &Value) -> Answer {
    neon_with(service, "k1", now(), 7, "EdDSA", body)
}

/// A code of now.
fn otp(id: &str, to: &str, seconds: i64) -> Value {
    let changes = [
        ("/event_id", json!(id)),
        ("/user/email", json!(to)),
        ("/timestamp", json!(seconds_ahead(seconds - 600))),
        ("/event_data/expires_at", json!(seconds_ahead(seconds))),
    ];
    body("neon_otp", &changes)
}

#[tokio::test(flavor = "multi_thread")]
async fn neons_code_and_link_are_sent_while_they_work() {
    let source = Source::start(&[json!({ "kty": "unheard of" }), ed_jwk(7, "k1")]);
    let (_desk, service) = started(&format!("locales.default = \"de\"\nhooks.neon.jwks = \"{}\"\n", source.url()));
    let post = otp("e-1", "anna@example.org", 600);
    is_taken(&neon(&service, &post));
    is_taken(&neon(&service, &post));
    let mail = service.mail("anna@example.org");
    assert_eq!((&mail["language"], &mail["codes"]), (&json!("de"), &json!(["123456"])), "{}", mail["text"]);
    assert!(mail["subject"].as_str().unwrap().contains("My SaaS App"), "{}", mail["text"]);
    assert_eq!(service.count("anna@example.org"), 1);
    let link = [
        ("/event_id", json!("e-2")),
        ("/user/email", json!("bob@example.org")),
        ("/timestamp", json!(seconds_ahead(0))),
        ("/event_data/expires_at", json!(seconds_ahead(600))),
    ];
    is_taken(&neon(&service, &body("neon_link", &link)));
    assert!(
        service.mail("bob@example.org")["links"].to_string().contains("https://auth.example.com/reset?token=t0k3n")
    );
    // The person is told at once that it did not work, instead of getting a code that does not.
    refusal(&neon(&service, &otp("e-3", "carl@example.org", -1)), 410);
    assert_eq!(service.count("carl@example.org"), 0);
    assert_eq!(source.asked(), 1, "kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn neon_is_believed_only_with_its_own_key() {
    let source = Source::start(&[ed_jwk(7, "k1")]);
    let (_desk, service) = started(&format!("hooks.neon.jwks = \"{}\"\n", source.url()));
    let post = otp("e-1", "anna@example.org", 600);
    is_taken(&neon(&service, &otp("e-0", "zoe@example.org", 600)));
    refusal(&neon_with(&service, "k1", now(), 8, "EdDSA", &post), 401);
    refusal(&neon_with(&service, "k1", now() - 301, 7, "EdDSA", &post), 401);
    for alg in ["none", "HS256", "RS256"] {
        refusal(&neon_with(&service, "k1", now(), 7, alg, &post), 401);
    }
    for _ in 0..5 {
        let words = refusal(&neon_with(&service, "k9", now(), 9, "EdDSA", &post), 401);
        assert!(words.contains("does not publish"), "{words}");
    }
    assert!(source.asked() <= 2, "{}: strangers make it ask", source.asked());
    assert_eq!(service.count("anna@example.org"), 0);
    assert_eq!(service.hook("neon", "", post.to_string().as_bytes()).status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_source_of_keys_is_away_the_vendor_tries_again_and_known_keys_serve() {
    let source = Source::start(&[]);
    source.say("500 Internal Server Error", "");
    let (_desk, service) = started(&format!("hooks.neon.jwks = \"{}\"\n", source.url()));
    let post = otp("e-1", "anna@example.org", 600);
    let away = neon(&service, &post);
    refusal(&away, 503);
    assert!(away.header("retry-after").is_some());
    for (status, wrong) in [
        ("200 OK", "<html>".to_owned()),
        ("200 OK", format!("{{\"keys\": [{}]}}", " ".repeat(300 << 10))),
        ("302 Found\r\nLocation: /elsewhere", json!({ "keys": [ed_jwk(7, "k1")] }).to_string()),
    ] {
        source.say(status, &wrong);
        let asked = source.asked();
        super::eventually("another question", || {
            refusal(&neon(&service, &post), 503);
            (source.asked() > asked).then_some(())
        });
    }
    source.publish(&[ed_jwk(7, "k1")]);
    super::eventually("keys", || (neon(&service, &post).status == 200).then_some(()));
    source.say("500 Internal Server Error", "");
    is_taken(&neon(&service, &otp("e-2", "anna@example.org", 600)));
    assert_eq!(service.mail("anna@example.org")["codes"], json!(["123456"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_cannot_be_answered_in_time_is_told_to_come_again_and_what_was_begun_is_finished() {
    let source = Source::start(&[ed_jwk(7, "k1")]);
    let (_desk, service) = started(&format!("[hooks.neon]\njwks = \"{}\"\ndeadline = \"200ms\"\n", source.url()));
    let post = otp("e-1", "anna@example.org", 600);
    // The source thinks for as long as this is held.
    let held = source.answer.lock().unwrap();
    let answer = neon(&service, &post);
    refusal(&answer, 503);
    assert_eq!(answer.header("retry-after"), Some("1"));
    drop(held);
    service.mail("anna@example.org");
    super::eventually("an answer in time", || (neon(&service, &post).status == 200).then_some(()));
    assert_eq!(service.count("anna@example.org"), 1);
}

/// The claims of a token of now.
fn claims(to: &str, more: &[(&str, Value)]) -> Value {
    let mut changes = vec![
        ("/iat", json!(now())),
        ("/exp", json!(now() + 300)),
        ("/data/to_email_address", json!(to)),
        ("/data/data/valid_until", json!(now() + 300)),
    ];
    changes.extend_from_slice(more);
    body("hanko_claims", &changes)
}

pub fn hanko(service: &Service, token: &str) -> Answer {
    service.hook("hanko", "", json!({ "token": token, "event": "email.send" }).to_string().as_bytes())
}

pub fn token(head: &Value, claims: &Value, sign: impl FnOnce(&[u8]) -> Vec<u8>) -> String {
    let content = format!("{}.{}", b64(head.to_string()), b64(claims.to_string()));
    let signature = b64(sign(content.as_bytes()));
    format!("{content}.{signature}")
}

#[tokio::test(flavor = "multi_thread")]
async fn hankos_token_is_believed_with_each_kind_of_key_and_its_code_is_sent() {
    let random = SystemRandom::new();
    let ec = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_FIXED_SIGNING).unwrap();
    let point = ec.public_key().as_ref();
    let rsa = RsaKeyPair::generate(KeySize::Rsa2048).unwrap();
    let (n, e) = (rsa.public_key().modulus(), rsa.public_key().exponent());
    let modulus = n.big_endian_without_leading_zero();
    let source = Source::start(&[
        json!({ "kty": "EC", "crv": "P-256", "x": b64(&point[1..33]), "y": b64(&point[33..]), "kid": "ec", "use": "sig" }),
        json!({ "kty": "RSA", "n": b64(modulus), "e": b64(e.big_endian_without_leading_zero()), "kid": "rsa", "alg": "RS256" }),
        ed_jwk(7, "ed"),
    ]);
    let settings = format!("[hooks.hanko]\njwks = \"{}\"\naudience = \"example.com\"\n", source.url());
    let (_desk, service) = started(&settings);
    let es256 = |claims: &Value| {
        token(&json!({ "alg": "ES256", "kid": "ec", "typ": "JWT" }), claims, |content| {
            ec.sign(&random, content).unwrap().as_ref().to_vec()
        })
    };
    let rs256 = |claims: &Value| {
        token(&json!({ "alg": "RS256", "kid": "rsa" }), claims, |content| {
            let mut signature = vec![0; rsa.public_modulus_len()];
            rsa.sign(&aws_lc_rs::signature::RSA_PKCS1_SHA256, &random, content, &mut signature).unwrap();
            signature
        })
    };
    let eddsa =
        |claims: &Value| token(&json!({ "alg": "EdDSA", "kid": "ed" }), claims, |c| ed(7).sign(c).as_ref().to_vec());
    let first = es256(&claims("anna@example.org", &[]));
    is_taken(&hanko(&service, &first));
    is_taken(&hanko(&service, &first));
    is_taken(&hanko(&service, &rs256(&claims("bob@example.org", &[]))));
    is_taken(&hanko(&service, &eddsa(&claims("carl@example.org", &[("/data/language", json!(""))]))));
    for to in ["anna@example.org", "bob@example.org", "carl@example.org"] {
        let mail = service.mail(to);
        assert_eq!((&mail["language"], &mail["codes"]), (&json!("de"), &json!(["123456"])), "{}", mail["text"]);
        assert_eq!(service.count(to), 1);
    }
    // Nobody's token.
    let own = claims("dora@example.org", &[]);
    let good = es256(&own);
    let (head, rest) = good.split_once('.').unwrap();
    let none = |alg: &str| format!("{}.{}.", b64(json!({ "alg": alg, "kid": "ec" }).to_string()), b64(own.to_string()));
    let confused = token(&json!({ "alg": "HS256", "kid": "rsa" }), &own, |c| tag(modulus_of(&rsa).as_slice(), c));
    let confused_ec = token(&json!({ "alg": "HS256", "kid": "ec" }), &own, |c| tag(point, c));
    let unknown = token(&json!({ "alg": "EdDSA", "kid": "other" }), &own, |c| ed(7).sign(c).as_ref().to_vec());
    let nameless = token(&json!({ "alg": "EdDSA" }), &own, |c| ed(7).sign(c).as_ref().to_vec());
    let crossed = token(&json!({ "alg": "RS256", "kid": "ec" }), &own, |c| ed(7).sign(c).as_ref().to_vec());
    let critical = token(&json!({ "alg": "EdDSA", "kid": "ed", "crit": ["x"], "x": 1 }), &own, |c| {
        ed(7).sign(c).as_ref().to_vec()
    });
    let altered = format!("{head}.{}", rest.replacen('e', "f", 1));
    let old = claims("dora@example.org", &[("/exp", json!(now() - 1))]);
    let early = claims("dora@example.org", &[("/iat", json!(now() + 310)), ("/exp", json!(now() + 600))]);
    let long = claims("dora@example.org", &[("/iat", json!(now() - 310)), ("/exp", json!(now() + 600))]);
    let other = claims("dora@example.org", &[("/aud", json!(["example.org"]))]);
    // What somebody holds who is logged in, with what they may write into it.
    let session = claims("dora@example.org", &[("/sub", json!("9f425a8d-7efc-4768-8f23-7647a74fdf13"))]);
    let tokens = [
        es256(&session),
        none("none"),
        none("None"),
        none("ES256"),
        confused,
        confused_ec,
        unknown,
        nameless,
        crossed,
        critical,
        altered,
        es256(&old),
        es256(&early),
        es256(&long),
        es256(&other),
        String::new(),
        "a.b.c".to_owned(),
    ];
    for (number, token) in tokens.iter().enumerate() {
        let answer = hanko(&service, token);
        assert_eq!(answer.status, 401, "{number}: {}", answer.body);
    }
    assert_eq!(service.count("dora@example.org"), 0);
    // The code no longer works, the token does.
    refusal(
        &hanko(&service, &es256(&claims("dora@example.org", &[("/data/data/valid_until", json!(now() - 1))]))),
        410,
    );
    // What Hanko sends itself, and what is no mail.
    for more in
        [("/data/delivered_by_hanko", json!(true)), ("/evt", json!("user.create")), ("/data/type", json!("mfa_create"))]
    {
        let answer = hanko(&service, &es256(&claims("dora@example.org", &[more])));
        is_taken(&answer);
        assert_eq!(answer.json()["deliveries"], json!([]));
    }
    assert_eq!(service.count("dora@example.org"), 0);
}

fn modulus_of(rsa: &RsaKeyPair) -> Vec<u8> {
    rsa.public_key().as_ref().to_vec()
}
