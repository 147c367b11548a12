//! What proves that a vendor posts: its signature over the raw body, or a secret that only it was given.
//!
//! Functions of headers, body, keys and instant. A signature is looked at before its age, so that only who can sign learns that a clock is wrong.
//! Whatever is compared with a secret is compared in constant time.

use std::time::Duration;

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac;
use axum::http::HeaderMap;
use base64::Engine as _;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use jsonwebtoken::jwk::{AlgorithmParameters, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde_json::Value;

use super::{Refusal, body};

/// Signatures of one post that are looked at.
const MOST_SIGNATURES: usize = 16;
/// The fewest octets of a secret that signs, and of one that is shown.
const LEAST: usize = 16;
/// Secrets are pasted with and without padding.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// What proves that a vendor posts.
#[derive(Clone)]
pub enum Proof {
    /// Standard Webhooks, with headers `<prefix>-id`, `-timestamp` and `-signature`.
    Webhook {
        /// `webhook` or `svix`.
        prefix: &'static str,
        /// The keys, all of which are believed.
        keys: Vec<Vec<u8>>,
        /// How old a post may be, and how far in the future.
        tolerance: Duration,
    },
    /// `ZITADEL-Signature`.
    Zitadel {
        /// The keys, all of which are believed.
        keys: Vec<Vec<u8>>,
        /// How old a post may be, and how far in the future.
        tolerance: Duration,
    },
    /// A header with a secret.
    Shown {
        /// Its name, in lower case.
        header: String,
        /// What it may hold, each hashed.
        values: Vec<[u8; 32]>,
    },
    /// A token in the body, signed with a key of the vendor's.
    Token {
        /// Where the keys are.
        jwks: String,
        /// The audience that it must have.
        audience: Option<String>,
        /// How old it may be, and how far in the future.
        tolerance: Duration,
    },
    /// Neon's detached signature, with a key of the vendor's.
    Detached {
        /// Where the keys are.
        jwks: String,
        /// How old a post may be, and how far in the future.
        tolerance: Duration,
    },
}

impl std::fmt::Debug for Proof {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Proof::Webhook { .. } => "Webhook",
            Proof::Zitadel { .. } => "Zitadel",
            Proof::Shown { .. } => "Shown",
            Proof::Token { .. } => "Token",
            Proof::Detached { .. } => "Detached",
        })
    }
}

impl Proof {
    /// Where the vendor's public keys are.
    pub(super) fn jwks(&self) -> Option<&str> {
        match self {
            Proof::Token { jwks, .. } | Proof::Detached { jwks, .. } => Some(jwks),
            _ => None,
        }
    }
}

/// The octets of a secret of Standard Webhooks: `v1,whsec_` or `whsec_` and base64; several joined by `|`. `None` when it is none.
pub fn webhook_keys(secret: &str) -> Option<Vec<Vec<u8>>> {
    let key = |secret: &str| {
        let secret = secret.trim();
        let encoded = secret.strip_prefix("v1,").unwrap_or(secret).strip_prefix("whsec_")?;
        LENIENT.decode(encoded).ok().filter(|octets| octets.len() >= LEAST)
    };
    secret.split('|').map(key).collect()
}

/// What a header may hold for a secret that is shown; `None` when the secret is too short to be one. With a user, it is the password of Basic.
pub fn shown_values(secret: &str, user: Option<&str>) -> Option<Vec<[u8; 32]>> {
    let secret = secret.trim();
    let bare = secret.strip_prefix("Bearer ").unwrap_or(secret);
    if bare.len() < LEAST {
        return None;
    }
    Some(match user {
        Some(user) => vec![sha256(format!("Basic {}", STANDARD.encode(format!("{user}:{secret}"))).as_bytes())],
        None => vec![sha256(bare.as_bytes()), sha256(format!("Bearer {bare}").as_bytes())],
    })
}

fn sha256(octets: &[u8]) -> [u8; 32] {
    let mut hash = [0; 32];
    hash.copy_from_slice(digest(&SHA256, octets).as_ref());
    hash
}

/// A header that stands there once.
fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str, Refusal> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().ok_or_else(|| Refusal::unproven(format!("the header {name} is missing")))?;
    match (value.to_str(), values.next()) {
        (Ok(value), None) => Ok(value.trim()),
        (Ok(_), Some(_)) => Err(Refusal::unproven(format!("the header {name} stands there twice"))),
        (Err(_), _) => Err(Refusal::unproven(format!("the header {name} is no plain text"))),
    }
}

const WRONG: &str = "the signature fits none of the secrets: compare them with the vendor's, and let nothing change the body on its way";

/// Standard Webhooks: HMAC-SHA256 over id, time and body.
///
/// Several signatures are separated by spaces; Supabase joins them with a comma and a space.
pub(super) fn webhook(
    headers: &HeaderMap,
    body: &[u8],
    prefix: &str,
    keys: &[Vec<u8>],
    tolerance: Duration,
    now: Timestamp,
) -> Result<(), Refusal> {
    let id = header(headers, &format!("{prefix}-id"))?;
    let time = header(headers, &format!("{prefix}-timestamp"))?;
    let signatures = header(headers, &format!("{prefix}-signature"))?;
    let content = [id.as_bytes(), b".", time.as_bytes(), b".", body].concat();
    let given = signatures.split_ascii_whitespace().take(MOST_SIGNATURES);
    let given = given.filter_map(|part| part.trim_end_matches(',').strip_prefix("v1,"));
    let tags: Vec<Vec<u8>> = given.filter_map(|signature| LENIENT.decode(signature).ok()).collect();
    signed(keys, &content, &tags)?;
    timely(time.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()), tolerance, now)
}

/// `ZITADEL-Signature: t=…,v1=…`: HMAC-SHA256 over time and body, in hexadecimal; `v1` may stand there several times.
pub(super) fn zitadel(
    headers: &HeaderMap,
    body: &[u8],
    keys: &[Vec<u8>],
    tolerance: Duration,
    now: Timestamp,
) -> Result<(), Refusal> {
    let given = header(headers, "zitadel-signature").map_err(|refusal| {
        let hint = "; a provider without signing key sends none: make the provider anew in Zitadel 3 or later";
        Refusal { detail: refusal.detail + hint, ..refusal }
    })?;
    let mut time = None;
    let mut tags = Vec::new();
    for part in given.split(',').map(str::trim).take(MOST_SIGNATURES) {
        match part.split_once('=') {
            Some(("t", _)) if time.is_some() => {
                return Err(Refusal::unproven("the signature has two times"));
            }
            Some(("t", seconds)) => time = Some(seconds),
            Some(("v1", encoded)) => tags.extend(octets(encoded)),
            _ => {}
        }
    }
    let time = time.ok_or_else(|| Refusal::unproven("the signature has no time"))?;
    signed(keys, &[time.as_bytes(), b".", body].concat(), &tags)?;
    timely(time.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok()), tolerance, now)
}

/// The octets of hexadecimal digits.
fn octets(digits: &str) -> Option<Vec<u8>> {
    if digits.len() != 64 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    (0..digits.len()).step_by(2).map(|at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok()).collect()
}

fn signed(keys: &[Vec<u8>], content: &[u8], tags: &[Vec<u8>]) -> Result<(), Refusal> {
    let fits = keys.iter().any(|key| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, key);
        tags.iter().any(|tag| hmac::verify(&key, content, tag).is_ok())
    });
    if fits { Ok(()) } else { Err(Refusal::unproven(WRONG)) }
}

/// Whether something signed is neither old nor from the future.
fn timely(signed: Option<Timestamp>, tolerance: Duration, now: Timestamp) -> Result<(), Refusal> {
    let signed = signed.ok_or_else(|| Refusal::unproven("the time of the signature is none"))?;
    let apart = now.duration_since(signed).unsigned_abs();
    if apart > tolerance {
        let which = if signed < now { "old" } else { "far in the future" };
        return Err(Refusal::unproven(format!(
            "the signature is too {which}: it was replayed, or the clock of one side is wrong"
        )));
    }
    Ok(())
}

/// A header with a secret that was given to the vendor alone.
pub(super) fn shown(headers: &HeaderMap, name: &str, values: &[[u8; 32]]) -> Result<(), Refusal> {
    let given = sha256(header(headers, name)?.as_bytes());
    // Hashes are compared, so that not even their lengths tell anything.
    let fits = values.iter().any(|value| verify_slices_are_equal(value, &given).is_ok());
    if fits { Ok(()) } else { Err(Refusal::unproven(format!("the header {name} holds none of the secrets"))) }
}

/// A signature that names its key.
pub(super) struct Signature {
    pub(super) kid: String,
    algorithm: Algorithm,
    content: Vec<u8>,
    signature: String,
}

const TOKEN: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// The token in Hanko's body, and its claims, which are not to be believed before [`Signature::check`].
pub(super) fn token(read: &Value) -> Result<(Signature, Value), Refusal> {
    let wrong = || Refusal::unproven("/token is no signed token");
    let token = read.get("token").and_then(Value::as_str).ok_or_else(wrong)?;
    let mut parts = token.split('.');
    let (Some(head), Some(claims), Some(signature), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(wrong());
    };
    let content = format!("{head}.{claims}").into_bytes();
    let signature = Signature::read(head, content, signature, &TOKEN)?;
    let claims = URL_SAFE_NO_PAD.decode(claims).ok().and_then(|claims| body::parse(&claims).ok()).ok_or_else(wrong)?;
    Ok((signature, claims))
}

/// Neon's detached signature over time and body.
pub(super) fn detached(headers: &HeaderMap, body: &[u8]) -> Result<Signature, Refusal> {
    let given = header(headers, "x-neon-signature")?;
    let (head, signature) = given
        .split_once("..")
        .filter(|(_, signature)| !signature.contains('.'))
        .ok_or_else(|| Refusal::unproven("x-neon-signature is no detached signature"))?;
    let time = header(headers, "x-neon-timestamp")?;
    let inner = format!("{time}.{}", URL_SAFE_NO_PAD.encode(body));
    let content = format!("{head}.{}", URL_SAFE_NO_PAD.encode(inner)).into_bytes();
    // The header names the key in full; what the signature's own head says of it may be shortened, and proves no more.
    let kid = header(headers, "x-neon-signature-kid")?.to_owned();
    Ok(Signature { kid, ..Signature::read(head, content, signature, &[Algorithm::EdDSA])? })
}

/// The time of Neon's signature, in milliseconds, which is to be looked at after it.
pub(super) fn detached_time(headers: &HeaderMap, tolerance: Duration, now: Timestamp) -> Result<(), Refusal> {
    let time = header(headers, "x-neon-timestamp")?;
    timely(time.parse().ok().and_then(|milliseconds| Timestamp::from_millisecond(milliseconds).ok()), tolerance, now)
}

impl Signature {
    fn read(head: &str, content: Vec<u8>, signature: &str, allowed: &[Algorithm]) -> Result<Signature, Refusal> {
        let wrong = || Refusal::unproven("the head of the signature cannot be read");
        let read = URL_SAFE_NO_PAD.decode(head).ok().and_then(|head| body::parse(&head).ok()).ok_or_else(wrong)?;
        let name = read.get("alg").and_then(Value::as_str).ok_or_else(wrong)?;
        let algorithm =
            name.parse().ok().filter(|algorithm| allowed.contains(algorithm)).ok_or_else(|| {
                Refusal::unproven("the signature is made with an algorithm that is not accepted here")
            })?;
        // What must be understood (RFC 7515 §4.1.11) is not.
        if read.get("crit").is_some() || read.get("b64").is_some() {
            return Err(Refusal::unproven("the signature asks for an extension that is not known here"));
        }
        let kid = read.get("kid").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Signature { kid, algorithm, content, signature: signature.to_owned() })
    }

    /// Whether `key` made it.
    pub(super) fn check(&self, key: &Jwk) -> Result<(), Refusal> {
        let wrong = || Refusal::unproven("the signature does not fit the vendor's key");
        let named = key.common.key_algorithm.is_some_and(|named| named.to_string() != format!("{:?}", self.algorithm));
        let for_signing = key.common.public_key_use.as_ref().is_none_or(|purpose| *purpose == PublicKeyUse::Signature);
        if named
            || !for_signing
            || matches!(key.algorithm, AlgorithmParameters::OctetKey(_) | AlgorithmParameters::Other(_))
        {
            return Err(wrong());
        }
        let key = DecodingKey::from_jwk(key).map_err(|_| wrong())?;
        match jsonwebtoken::crypto::verify(&self.signature, &self.content, &key, self.algorithm) {
            Ok(true) => Ok(()),
            _ => Err(wrong()),
        }
    }
}

/// Whom the token of a webhook is about.
const SUBJECT: &str = "hanko webhooks";

/// What a token's claims must say at this instant. To be looked at after its signature.
pub(super) fn claims(
    claims: &Value,
    audience: Option<&str>,
    tolerance: Duration,
    now: Timestamp,
) -> Result<(), Refusal> {
    // The same key signs, for the same audience, what every person holds who is logged in.
    if claims.get("sub").and_then(Value::as_str) != Some(SUBJECT) {
        return Err(Refusal::unproven("the token is none of a webhook"));
    }
    let seconds = |name: &str| claims.get(name).and_then(Value::as_f64).filter(|seconds| seconds.is_finite());
    let (Some(expires), Some(issued)) = (seconds("exp"), seconds("iat")) else {
        return Err(Refusal::unproven("the token has no `exp` or no `iat`"));
    };
    let (now, tolerance) = (f64::from(u32::try_from(now.as_second()).unwrap_or(u32::MAX)), tolerance.as_secs_f64());
    let early = seconds("nbf").is_some_and(|begins| begins > now + tolerance);
    if early || expires <= now || issued > now + tolerance || issued < now - tolerance {
        return Err(Refusal::unproven("the token is too old or from the future: it was replayed, or a clock is wrong"));
    }
    let Some(audience) = audience else { return Ok(()) };
    let fits = match claims.get("aud") {
        Some(Value::String(one)) => one == audience,
        Some(Value::Array(all)) => all.iter().any(|one| one.as_str() == Some(audience)),
        _ => false,
    };
    if fits { Ok(()) } else { Err(Refusal::unproven("the token is for another audience than hooks.hanko.audience")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _};
    use axum::http::{HeaderName, HeaderValue};
    use serde_json::json;

    const TOLERANCE: Duration = Duration::from_secs(300);
    /// The instant of all vectors.
    const SIGNED: i64 = 1_756_600_000;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn vector(name: &str) -> Value {
        let text = match name {
            "supabase" => include_str!("../../../tests/fixtures/hooks/supabase_vector.json"),
            _ => include_str!("../../../tests/fixtures/hooks/zitadel_vector.json"),
        };
        serde_json::from_str(text).unwrap()
    }

    fn headers(list: &[(&str, &str)]) -> HeaderMap {
        list.iter()
            .map(|(name, value)| {
                (HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_bytes(value.as_bytes()).unwrap())
            })
            .collect()
    }

    #[test]
    fn a_standard_webhook_is_believed_with_any_of_its_secrets_and_in_both_ways_of_joining() {
        let vector = vector("supabase");
        let text = |name: &str| vector[name].as_str().unwrap();
        let id = text("webhook-id");
        let time = text("webhook-timestamp");
        let raw = text("raw_body").as_bytes();
        let keys = |names: &[&str]| -> Vec<Vec<u8>> {
            names.iter().flat_map(|name| webhook_keys(text(name)).unwrap()).collect()
        };
        let post = |signature: &str, keys: &[Vec<u8>], body: &[u8], now: i64| {
            let headers = headers(&[("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", signature)]);
            webhook(&headers, body, "webhook", keys, TOLERANCE, at(now)).is_ok()
        };
        let (one, two) = (keys(&["secret"]), keys(&["second_secret"]));
        let (single, both) = (text("webhook-signature"), text("both"));
        let spaced = both.replace(", ", " ");
        for (what, signature, keys) in [
            ("one", single, &one),
            ("the first of two, joined by Supabase", both, &one),
            ("the second of two, joined by Supabase", both, &two),
            ("the second of two, joined as the standard says", spaced.as_str(), &two),
        ] {
            assert!(post(signature, keys, raw, SIGNED), "{what}");
        }
        assert!(!post(single, &two, raw, SIGNED), "another secret");
        assert!(post(single, &keys(&["second_secret", "secret"]), raw, SIGNED), "either of ours");
        let tampered = text("raw_body").replace("305805", "305806");
        assert!(!post(single, &one, tampered.as_bytes(), SIGNED), "another body");
        for wrong in ["", "v1", "v1,", "v2,AAAA", "v1a,AAAA", &single[3..], &single[..single.len() - 6]] {
            assert!(!post(wrong, &one, raw, SIGNED), "{wrong:?}");
        }
        for (now, fits) in [(299, true), (301, false), (-299, true), (-301, false)] {
            assert_eq!(post(single, &one, raw, SIGNED + now), fits, "{now} s later");
        }
        // The id is signed as well, and each header stands there once.
        for list in [
            vec![("webhook-id", "x"), ("webhook-timestamp", time), ("webhook-signature", single)],
            vec![("webhook-id", id), ("webhook-timestamp", "1756600001"), ("webhook-signature", single)],
            vec![("webhook-id", id), ("webhook-timestamp", time)],
            vec![("svix-id", id), ("svix-timestamp", time), ("svix-signature", single)],
            vec![("webhook-id", id), ("webhook-id", id), ("webhook-timestamp", time), ("webhook-signature", single)],
        ] {
            assert!(webhook(&headers(&list), raw, "webhook", &one, TOLERANCE, at(SIGNED)).is_err(), "{list:?}");
        }
        let svix = headers(&[("svix-id", id), ("svix-timestamp", time), ("svix-signature", single)]);
        assert!(webhook(&svix, raw, "svix", &one, TOLERANCE, at(SIGNED)).is_ok());
    }

    #[test]
    fn a_secret_is_read_as_vendors_show_it() {
        let octets = b"peers-research-test-key-32bytes!".to_vec();
        for secret in [
            "v1,whsec_cGVlcnMtcmVzZWFyY2gtdGVzdC1rZXktMzJieXRlcyE=",
            "whsec_cGVlcnMtcmVzZWFyY2gtdGVzdC1rZXktMzJieXRlcyE=",
            " whsec_cGVlcnMtcmVzZWFyY2gtdGVzdC1rZXktMzJieXRlcyE ",
        ] {
            assert_eq!(webhook_keys(secret), Some(vec![octets.clone()]), "{secret}");
        }
        let both = "v1,whsec_cGVlcnMtcmVzZWFyY2gtdGVzdC1rZXktMzJieXRlcyE=|v1,whsec_AAAAAAAAAAAAAAAAAAAAAAAA";
        assert_eq!(webhook_keys(both).map(|keys| keys.len()), Some(2));
        for wrong in ["", "whsec_", "v1,whsec_", "whsec_?", "whsec_AAAA", "plain-text-of-a-secret", "v1,whsec_AAAA|"] {
            assert_eq!(webhook_keys(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn zitadels_signature_is_believed_with_any_of_its_keys() {
        let vector = vector("zitadel");
        let text = |name: &str| vector[name].as_str().unwrap();
        let raw = text("raw_body").as_bytes();
        let post = |signature: &str, key: &str, body: &[u8], now: i64| {
            let headers = headers(&[("zitadel-signature", signature)]);
            zitadel(&headers, body, &[key.as_bytes().to_vec()], TOLERANCE, at(now)).is_ok()
        };
        let (key, other) = (text("key"), text("second_key"));
        assert!(post(text("signature"), key, raw, SIGNED));
        assert!(post(text("both"), key, raw, SIGNED) && post(text("both"), other, raw, SIGNED));
        assert!(!post(text("signature"), other, raw, SIGNED));
        assert!(!post(text("signature"), key, &raw[..raw.len() - 1], SIGNED));
        for (now, fits) in [(299, true), (301, false), (-299, true), (-301, false)] {
            assert_eq!(post(text("signature"), key, raw, SIGNED + now), fits, "{now} s later");
        }
        let moved = text("signature").replace("t=1756600000", "t=1756600001");
        let twice = format!("t=1756600300,{}", text("signature"));
        for wrong in [moved.as_str(), twice.as_str(), "", "t=1756600000", "v1=00", "t=1756600000,v1=zz", "t=x,v1="] {
            assert!(!post(wrong, key, raw, SIGNED), "{wrong}");
        }
    }

    #[test]
    fn a_secret_that_is_shown_fits_as_a_whole() {
        let secret = "0123456789abcdef";
        assert_eq!(shown_values("short", None), None);
        assert_eq!(shown_values("Bearer 123456789", None), None);
        let post = |given: &str, user: Option<&str>| {
            let values = shown_values(secret, user).unwrap();
            shown(&headers(&[("authorization", given)]), "authorization", &values).is_ok()
        };
        assert!(post(secret, None) && post(&format!("Bearer {secret}"), None));
        assert!(post("Basic a3JhdG9zOjAxMjM0NTY3ODlhYmNkZWY=", Some("kratos")));
        for (given, user) in [
            ("", None),
            ("Bearer", None),
            ("Bearer 0123456789abcdee", None),
            ("Bearer 0123456789abcdef0", None),
            ("0123456789abcde", None),
            ("0123456789abcdef", Some("kratos")),
            ("Basic a3JhdG9zOjAxMjM0NTY3ODlhYmNkZWY=", Some("other")),
        ] {
            assert!(!post(given, user), "{given}");
        }
        let values = shown_values(secret, None).unwrap();
        let twice = headers(&[("authorization", secret), ("authorization", secret)]);
        assert!(shown(&twice, "authorization", &values).is_err());
    }

    fn pair() -> Ed25519KeyPair {
        Ed25519KeyPair::from_seed_unchecked(&[7; 32]).unwrap()
    }

    fn jwk(more: Value) -> Jwk {
        let x = URL_SAFE_NO_PAD.encode(pair().public_key().as_ref());
        let mut key = json!({ "kty": "OKP", "crv": "Ed25519", "x": x, "kid": "k1" });
        for (name, value) in more.as_object().unwrap() {
            key[name] = value.clone();
        }
        serde_json::from_value(key).unwrap()
    }

    fn encoded(value: &Value) -> String {
        URL_SAFE_NO_PAD.encode(value.to_string())
    }

    fn minted(head: &Value, claims: &Value) -> Value {
        let content = format!("{}.{}", encoded(head), encoded(claims));
        let signature = URL_SAFE_NO_PAD.encode(pair().sign(content.as_bytes()).as_ref());
        json!({ "token": format!("{content}.{signature}"), "event": "email.send" })
    }

    #[test]
    fn a_token_is_believed_only_with_the_vendors_key_and_an_algorithm_that_is_expected() {
        let body = json!({ "evt": "email.send" });
        let judge = |read: &Value, key: &Jwk| token(read).and_then(|(signature, _)| signature.check(key));
        assert_eq!(judge(&minted(&json!({ "alg": "EdDSA", "kid": "k1" }), &body), &jwk(json!({}))), Ok(()));
        assert!(judge(&minted(&json!({ "alg": "EdDSA", "kid": "k1" }), &body), &jwk(json!({ "use": "sig" }))).is_ok());
        assert!(judge(&minted(&json!({ "alg": "EdDSA" }), &body), &jwk(json!({ "use": "enc" }))).is_err());
        assert!(judge(&minted(&json!({ "alg": "EdDSA" }), &body), &jwk(json!({ "alg": "ES256" }))).is_err());
        for head in [
            json!({ "alg": "none", "kid": "k1" }),
            json!({ "alg": "None", "kid": "k1" }),
            json!({ "alg": "HS256", "kid": "k1" }),
            json!({ "alg": "RS256", "kid": "k1" }),
            json!({ "alg": "ES256", "kid": "k1" }),
            json!({ "kid": "k1" }),
            json!({ "alg": "EdDSA", "kid": "k1", "crit": ["exp"] }),
            json!({ "alg": "EdDSA", "kid": "k1", "b64": false }),
            json!(["EdDSA"]),
        ] {
            assert!(judge(&minted(&head, &body), &jwk(json!({}))).is_err(), "{head}");
        }
        for alg in ["none", "HS256", "HS384", "HS512"] {
            let head = json!({ "alg": alg, "kid": "k1" });
            assert!(token(&minted(&head, &body)).is_err(), "{alg}: before any key is asked for");
        }
        // HS256 with the public key as its secret.
        let content = format!("{}.{}", encoded(&json!({ "alg": "HS256", "kid": "k1" })), encoded(&body));
        let key = hmac::Key::new(hmac::HMAC_SHA256, pair().public_key().as_ref());
        let forged = URL_SAFE_NO_PAD.encode(hmac::sign(&key, content.as_bytes()));
        assert!(judge(&json!({ "token": format!("{content}.{forged}") }), &jwk(json!({}))).is_err());
        let symmetric: Jwk = serde_json::from_value(json!({ "kty": "oct", "k": "AAAA", "kid": "k1" })).unwrap();
        assert!(judge(&minted(&json!({ "alg": "EdDSA" }), &body), &symmetric).is_err());
        let good = minted(&json!({ "alg": "EdDSA", "kid": "k1" }), &body);
        let text = good["token"].as_str().unwrap();
        let unsigned = format!("{}.", text.rsplit_once('.').unwrap().0);
        for token in ["", ".", "..", "a.b", "a.b.c.d", unsigned.as_str(), &text[1..], &text.replace('.', "..")] {
            assert!(judge(&json!({ "token": token }), &jwk(json!({}))).is_err(), "{token}");
        }
        assert!(judge(&json!({ "token": [text] }), &jwk(json!({}))).is_err());
    }

    #[test]
    fn a_token_holds_for_its_time_and_audience() {
        let judge = |body: Value, audience, now| claims(&body, audience, TOLERANCE, at(now)).is_ok();
        let with = |more: Value| {
            let mut claims = json!({ "sub": "hanko webhooks", "iat": SIGNED, "exp": SIGNED + 300 });
            claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            claims
        };
        let sound = json!({ "sub": "hanko webhooks", "iat": SIGNED, "exp": SIGNED + 300, "aud": ["example.com"] });
        for (audience, now, fits) in [
            (None, SIGNED, true),
            (Some("example.com"), SIGNED + 299, true),
            (Some("example.org"), SIGNED, false),
            (None, SIGNED + 300, false),
            (None, SIGNED - 299, true),
            (None, SIGNED - 301, false),
        ] {
            assert_eq!(judge(sound.clone(), audience, now), fits, "{audience:?} {}", now - SIGNED);
        }
        assert!(judge(with(json!({ "aud": "example.com" })), Some("example.com"), SIGNED));
        for body in [
            json!({ "nbf": SIGNED + 301 }),
            json!({ "sub": "9f425a8d-7efc-4768-8f23-7647a74fdf13" }),
            json!({ "sub": null }),
            json!({ "exp": null }),
            json!({ "iat": null }),
            json!({ "iat": SIGNED.to_string() }),
            json!({ "iat": SIGNED - 301, "exp": SIGNED + 86_400 }),
        ] {
            assert!(!judge(with(body.clone()), None, SIGNED), "{body}");
        }
        assert!(!judge(with(json!({})), Some("example.com"), SIGNED));
    }

    #[test]
    fn neons_signature_covers_time_and_body() {
        let raw = br#"{"event_id":"1"}"#;
        let time = (SIGNED * 1000).to_string();
        let sign = |head: &Value, time: &str, body: &[u8]| {
            let inner = URL_SAFE_NO_PAD.encode(format!("{time}.{}", URL_SAFE_NO_PAD.encode(body)));
            let signature = pair().sign(format!("{}.{inner}", encoded(head)).as_bytes());
            format!("{}..{}", encoded(head), URL_SAFE_NO_PAD.encode(signature.as_ref()))
        };
        let judge = |signature: &str, kid: &str, time: &str, body: &[u8], now: i64| {
            let headers =
                headers(&[("x-neon-signature", signature), ("x-neon-signature-kid", kid), ("x-neon-timestamp", time)]);
            let signed = detached(&headers, body).and_then(|signature| signature.check(&jwk(json!({}))));
            signed.and_then(|()| detached_time(&headers, TOLERANCE, at(now))).is_ok()
        };
        let head = json!({ "alg": "EdDSA", "kid": "k1" });
        let good = sign(&head, &time, raw);
        assert!(judge(&good, "k1", &time, raw, SIGNED));
        assert!(judge(&sign(&json!({ "alg": "EdDSA" }), &time, raw), "k1", &time, raw, SIGNED));
        assert_eq!(
            detached(
                &headers(&[("x-neon-signature", &good), ("x-neon-signature-kid", "k2"), ("x-neon-timestamp", &time)]),
                raw
            )
            .map(|signature| signature.kid)
            .ok()
            .as_deref(),
            Some("k2")
        );
        assert!(!judge(&good, "k1", &time, b"{}", SIGNED), "another body");
        assert!(!judge(&good, "k1", &(SIGNED * 1000 + 1).to_string(), raw, SIGNED), "another time");
        assert!(!judge(&good, "k1", &time, raw, SIGNED + 301) && !judge(&good, "k1", &time, raw, SIGNED - 301));
        for alg in ["none", "HS256", "RS256", "ES256"] {
            let head = json!({ "alg": alg, "kid": "k1" });
            let signature = sign(&head, &time, raw);
            let list =
                [("x-neon-signature", signature.as_str()), ("x-neon-signature-kid", "k1"), ("x-neon-timestamp", &time)];
            assert!(detached(&headers(&list), raw).is_err(), "{alg}: before any key is asked for");
        }
        for wrong in ["", "..", "a..b", "a.b.c", &good.replace("..", ".e30.")] {
            assert!(!judge(wrong, "k1", &time, raw, SIGNED), "{wrong}");
        }
    }
}
