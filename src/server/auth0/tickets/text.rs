//! A ticket's text: what is signed, and how. Pure: secrets come in as arguments.

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign as mac, verify};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use super::Kind;

/// What the key of tickets is derived with, so that a token signed with the same secret is no ticket.
const PURPOSE: &[u8] = b"vocative ticket 1\0";
/// Octets of id, kind and end.
const BODY: usize = 16 + 1 + 8;
/// Octets of the signature.
const SIGNATURE: usize = 32;
/// Characters of a text: a multiple of three octets, so that no bits are left over and each ticket has one text.
pub(super) const LENGTH: usize = (BODY + SIGNATURE) / 3 * 4;

/// What stands in a ticket's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stub {
    pub id: [u8; 16],
    pub kind: Kind,
    /// The second from which on it does nothing any more.
    pub expires: i64,
}

impl Stub {
    /// The name of its record.
    pub(super) fn name(&self) -> String {
        self.id.iter().map(|octet| format!("{octet:02x}")).collect()
    }

    fn octets(&self) -> [u8; BODY] {
        let kind = match self.kind {
            Kind::EmailVerification => 1,
            Kind::PasswordChange => 2,
        };
        let mut octets = [kind; BODY];
        octets[..16].copy_from_slice(&self.id);
        octets[17..].copy_from_slice(&self.expires.to_be_bytes());
        octets
    }

    fn of(octets: &[u8]) -> Option<Stub> {
        let kind = match octets.get(16)? {
            1 => Kind::EmailVerification,
            2 => Kind::PasswordChange,
            _ => return None,
        };
        let expires = i64::from_be_bytes(octets.get(17..BODY)?.try_into().ok()?);
        Some(Stub { id: octets.get(..16)?.try_into().ok()?, kind, expires })
    }
}

/// The text of a ticket of this tenant.
pub(super) fn sign(stub: &Stub, secret: &[u8], tenant: &str) -> String {
    let body = stub.octets();
    let signature = mac(&key(secret, tenant), &body);
    URL_SAFE_NO_PAD.encode([&body, signature.as_ref()].concat())
}

/// What a text says, if it was signed for this tenant with one of the secrets. Every secret is tried, so that time does not tell which one it was.
pub(super) fn read(text: &str, secrets: &[Vec<u8>], tenant: &str) -> Option<Stub> {
    if text.len() != LENGTH {
        return None;
    }
    let octets = URL_SAFE_NO_PAD.decode(text).ok()?;
    let (body, signature) = octets.split_at_checked(BODY)?;
    let signed =
        secrets.iter().fold(false, |signed, secret| verify(&key(secret, tenant), body, signature).is_ok() | signed);
    if signed { Stub::of(body) } else { None }
}

fn key(secret: &[u8], tenant: &str) -> Key {
    let own = mac(&Key::new(HMAC_SHA256, secret), &[PURPOSE, tenant.as_bytes()].concat());
    Key::new(HMAC_SHA256, own.as_ref())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stub() -> Stub {
        Stub { id: *b"0123456789abcdef", kind: Kind::PasswordChange, expires: 1_800_000_000 }
    }

    fn secrets(texts: &[&str]) -> Vec<Vec<u8>> {
        texts.iter().map(|text| text.as_bytes().to_vec()).collect()
    }

    #[test]
    fn a_ticket_is_read_as_it_was_signed_also_after_the_secret_has_changed() {
        let text = sign(&stub(), b"old", "acme");
        assert_eq!(text.len(), LENGTH);
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{text}");
        assert_eq!(read(&text, &secrets(&["old"]), "acme"), Some(stub()));
        assert_eq!(read(&text, &secrets(&["new", "old"]), "acme"), Some(stub()));
        assert_eq!(read(&text, &secrets(&["new"]), "acme"), None);
        assert_eq!(read(&text, &secrets(&["old"]), "other"), None, "another tenant's");
        assert_eq!(read(&text, &[], "acme"), None);
    }

    #[test]
    fn every_changed_bit_makes_it_nothing() {
        let secrets = secrets(&["secret"]);
        let text = sign(&stub(), b"secret", "");
        let octets = URL_SAFE_NO_PAD.decode(&text).unwrap();
        for bit in 0..octets.len() * 8 {
            let mut altered = octets.clone();
            altered[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(read(&URL_SAFE_NO_PAD.encode(altered), &secrets, ""), None, "bit {bit}");
        }
    }

    #[test]
    fn what_is_no_ticket_at_all_is_nothing() {
        let secrets = secrets(&["secret"]);
        let text = sign(&stub(), b"secret", "");
        let standard = text.replace('-', "+").replace('_', "/");
        let cases =
            [String::new(), "A".repeat(LENGTH), "\u{e4}".repeat(LENGTH / 2), format!("{text}="), text.clone() + &text];
        for wrong in cases.iter().chain([&text[1..].to_owned(), &format!(" {}", &text[1..])]) {
            assert_eq!(read(wrong, &secrets, ""), None, "{wrong}");
        }
        assert!(standard == text || read(&standard, &secrets, "").is_none());
        let unkeyed = URL_SAFE_NO_PAD.encode([&stub().octets()[..], &[0; SIGNATURE]].concat());
        assert_eq!(read(&unkeyed, &secrets, ""), None);
    }
}
