//! What is signed: access tokens, JWT (RFC 7519) with HMAC-SHA-256 and nothing else.

use aws_lc_rs::digest::{SHA256, digest};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::super::Settings;

/// The longest token that is looked at.
const LONGEST: usize = 8 << 10;

/// `gty` of a token that an application has for itself.
pub(in super::super) const CLIENT: &str = "client-credentials";
/// `gty` of a token that an application has for a person.
pub(in super::super) const PERSON: &str = "token-exchange";

/// What a token says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in super::super) struct Claims {
    pub iss: String,
    /// `<client_id>@clients`, or a person's `user_id`. Which of both it is, `gty` says: a `user_id` may look like anything.
    pub sub: String,
    pub aud: String,
    /// To whom it was given: `client_id`, or the id of an API key.
    pub azp: String,
    /// With spaces between.
    pub scope: String,
    pub iat: i64,
    pub exp: i64,
    pub gty: String,
    pub jti: String,
    /// `azp` is an API key.
    #[serde(default, skip_serializing_if = "is_false")]
    pub key: bool,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// Why a token is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Unbelieved {
    /// It is no token of ours, or says what none of ours says.
    Invalid,
    /// No secret of ours has signed it.
    Signature,
    /// Its time is over.
    Expired,
    /// It is for another API.
    Audience,
}

/// `iss` of this service.
pub(in super::super) fn issuer(settings: &Settings) -> String {
    format!("{}/", settings.url)
}

/// `aud` of this API.
pub(in super::super) fn audience(settings: &Settings) -> String {
    format!("{}/api/v2/", settings.url)
}

/// The token that says this, signed with the first secret. `None`: there is no secret.
pub(in super::super) fn sign(settings: &Settings, claims: &Claims) -> Option<String> {
    let secret = settings.secrets.first()?;
    let header = Header { kid: Some(key_id(secret)), ..Header::new(Algorithm::HS256) };
    jsonwebtoken::encode(&header, claims, &EncodingKey::from_secret(secret)).ok()
}

/// What a token says, if it is ours and its time is not over.
pub(in super::super) fn read(settings: &Settings, token: &str, now: Timestamp) -> Result<Claims, Unbelieved> {
    if token.len() > LONGEST {
        return Err(Unbelieved::Invalid);
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| Unbelieved::Invalid)?;
    let mut validation = Validation::new(Algorithm::HS256);
    validation.set_issuer(&[issuer(settings)]);
    validation.set_audience(&[audience(settings)]);
    validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
    // Judged below, by the instant that is given.
    validation.validate_exp = false;
    let named = |secret: &&Vec<u8>| header.kid.as_ref().is_none_or(|id| *id == key_id(secret));
    let mut unbelieved = Unbelieved::Signature;
    for secret in settings.secrets.iter().filter(named) {
        match jsonwebtoken::decode::<Claims>(token, &DecodingKey::from_secret(secret), &validation) {
            Ok(read) if read.claims.exp <= now.as_second() => return Err(Unbelieved::Expired),
            Ok(read) => return Ok(read.claims),
            Err(error) => match error.kind() {
                ErrorKind::InvalidSignature => {}
                ErrorKind::InvalidAudience => unbelieved = Unbelieved::Audience,
                _ => unbelieved = Unbelieved::Invalid,
            },
        }
    }
    // The algorithm comes first: with another one nothing of ours was tried.
    if header.alg == Algorithm::HS256 { Err(unbelieved) } else { Err(Unbelieved::Invalid) }
}

/// A short name for a secret that tells nothing of it.
fn key_id(secret: &[u8]) -> String {
    let named = digest(&SHA256, &[b"vocative key id\0", secret].concat());
    URL_SAFE_NO_PAD.encode(named.as_ref().get(..9).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(secrets: &[&str]) -> Settings {
        Settings {
            tenant: String::new(),
            url: "https://accounts.example.org".to_owned(),
            secrets: secrets.iter().map(|secret| secret.as_bytes().to_vec()).collect(),
            clients: Vec::new(),
            connection: "c".to_owned(),
            brand: None,
            burst: 1,
            per_second: 1,
        }
    }

    fn claims(settings: &Settings) -> Claims {
        Claims {
            iss: issuer(settings),
            sub: "app@clients".to_owned(),
            aud: audience(settings),
            azp: "app".to_owned(),
            scope: "read:users".to_owned(),
            iat: 1_000,
            exp: 2_000,
            gty: CLIENT.to_owned(),
            jti: "j".to_owned(),
            key: false,
        }
    }

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn part(value: &serde_json::Value) -> String {
        URL_SAFE_NO_PAD.encode(value.to_string())
    }

    const ONE: &str = "one-secret-that-is-long-enough-to-sign";
    const TWO: &str = "two-secret-that-is-long-enough-to-sign";

    #[test]
    fn a_token_is_believed_until_its_second() {
        let settings = settings(&[ONE]);
        let claims = claims(&settings);
        let token = sign(&settings, &claims).unwrap();
        assert_eq!(read(&settings, &token, at(1_999)), Ok(claims));
        assert_eq!(read(&settings, &token, at(2_000)), Err(Unbelieved::Expired));
        assert_eq!(jsonwebtoken::decode_header(&token).unwrap().kid, Some(key_id(ONE.as_bytes())));
    }

    #[test]
    fn every_secret_is_believed_and_the_first_signs() {
        let (old, new) = (settings(&[ONE]), settings(&[TWO, ONE]));
        let token = sign(&old, &claims(&old)).unwrap();
        assert!(read(&new, &token, at(0)).is_ok());
        let token = sign(&new, &claims(&new)).unwrap();
        assert_eq!(read(&old, &token, at(0)), Err(Unbelieved::Signature));
        assert_eq!(read(&settings(&[TWO]), &token, at(0)), Ok(claims(&new)));
        // A name that is wrong does not make a secret another one.
        let header = Header { kid: Some(key_id(ONE.as_bytes())), ..Header::new(Algorithm::HS256) };
        let token = jsonwebtoken::encode(&header, &claims(&new), &EncodingKey::from_secret(TWO.as_bytes())).unwrap();
        assert_eq!(read(&new, &token, at(0)), Err(Unbelieved::Signature));
    }

    #[test]
    fn no_other_algorithm_and_no_other_words_are_believed() {
        let settings = settings(&[ONE]);
        let claims = claims(&settings);
        let body = part(&serde_json::to_value(&claims).unwrap());
        for alg in ["none", "None", "NONE", "nOnE", "HS257", ""] {
            for signature in ["", "AA", "A"] {
                let head = part(&serde_json::json!({ "alg": alg, "typ": "JWT" }));
                let token = format!("{head}.{body}.{signature}");
                assert_eq!(read(&settings, &token, at(0)), Err(Unbelieved::Invalid), "{token}");
            }
        }
        for alg in [Algorithm::HS384, Algorithm::HS512] {
            let token =
                jsonwebtoken::encode(&Header::new(alg), &claims, &EncodingKey::from_secret(ONE.as_bytes())).unwrap();
            assert_eq!(read(&settings, &token, at(0)), Err(Unbelieved::Invalid), "{alg:?}");
        }
        let altered = |change: &dyn Fn(&mut Claims)| {
            let mut claims = claims.clone();
            change(&mut claims);
            read(&settings, &sign(&settings, &claims).unwrap(), at(0))
        };
        assert_eq!(altered(&|claims| claims.iss = "https://elsewhere.example/".to_owned()), Err(Unbelieved::Invalid));
        assert_eq!(altered(&|claims| claims.iss.truncate(28)), Err(Unbelieved::Invalid));
        assert_eq!(
            altered(&|claims| claims.aud = "https://accounts.example.org/".to_owned()),
            Err(Unbelieved::Audience)
        );
        for wrong in ["", ".", "..", "a.b.c", "a.b", &"a".repeat(9_000), "ä.ö.ü"] {
            assert_eq!(read(&settings, wrong, at(0)), Err(Unbelieved::Invalid), "{wrong:.20}");
        }
    }

    #[test]
    fn every_change_of_a_token_is_noticed() {
        let settings = settings(&[ONE]);
        let token = sign(&settings, &claims(&settings)).unwrap();
        for place in 0..token.len() {
            let mut altered = token.clone().into_bytes();
            altered[place] = if altered[place] == b'A' { b'B' } else { b'A' };
            let altered = String::from_utf8(altered).unwrap();
            assert!(read(&settings, &altered, at(0)).is_err(), "{place}");
        }
    }

    #[test]
    fn a_token_without_an_end_or_a_subject_is_none() {
        let settings = settings(&[ONE]);
        for missing in ["exp", "iss", "aud", "sub", "gty", "azp", "scope"] {
            let mut value = serde_json::to_value(claims(&settings)).unwrap();
            value.as_object_mut().unwrap().remove(missing);
            let key = EncodingKey::from_secret(ONE.as_bytes());
            let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &value, &key).unwrap();
            assert_eq!(read(&settings, &token, at(0)), Err(Unbelieved::Invalid), "{missing}");
        }
    }
}
