//! Signatures as Standard Webhooks describes them: HMAC-SHA256 over id, time and body.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// The octets of a secret; `None` when it is none.
pub(super) fn key(secret: &str) -> Option<Vec<u8>> {
    let octets = match secret.strip_prefix("whsec_") {
        Some(encoded) => STANDARD.decode(encoded).ok()?,
        None => secret.as_bytes().to_vec(),
    };
    (!octets.is_empty()).then_some(octets)
}

/// `webhook-signature`: one signature for each secret.
pub(super) fn signatures(secrets: &[String], id: &str, timestamp: i64, body: &str) -> Option<String> {
    let content = format!("{id}.{timestamp}.{body}");
    let sign = |secret: &String| {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &key(secret)?);
        Some(format!("v1,{}", STANDARD.encode(hmac::sign(&key, content.as_bytes()))))
    };
    secrets.iter().map(sign).collect::<Option<Vec<_>>>().map(|all| all.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_signs_as_the_standard_shows() {
        // The example of the specification's own libraries.
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        let one = signatures(
            std::slice::from_ref(&secret),
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            r#"{"test": 2432232314}"#,
        );
        assert_eq!(one.as_deref(), Some("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        let two = signatures(&[secret, "plain".to_owned()], "a", 1, "{}").unwrap();
        assert_eq!(two.split(' ').filter(|part| part.starts_with("v1,")).count(), 2);
        assert_eq!(signatures(&["whsec_?".to_owned()], "a", 1, "{}"), None);
    }
}
