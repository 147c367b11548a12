//! What is kept about a person is sealed: AES-256-GCM-SIV (RFC 8452) with a key that is not in the database.
//!
//! A sealed value is one octet that says how it is sealed, and then
//!
//! | first octet | follows |
//! |---|---|
//! | `0x00` | the plain octets: no key is configured |
//! | `0x01` | 4 octets that name the key, 12 octets nonce, the ciphertext with its tag |
//!
//! The name of the column is authenticated with it, so that a value moved to another column does not open. Several keys may be configured: the
//! first seals, all open, so keys are rotated by putting a new one first and resealing (`vocative outbox reseal`).

use aws_lc_rs::aead::{AES_256_GCM_SIV, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::{digest, hmac};
use base64::Engine as _;

use crate::clock;

const PLAIN: u8 = 0;
const SEALED: u8 = 1;
const NAME: usize = 4;
const NONCE: usize = 12;

/// Why a key cannot be used or a value not be opened. Never repeats either.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Not 32 octets in base64 or hexadecimal digits.
    #[error("an encryption key is 32 octets in base64 or hexadecimal digits; `openssl rand -base64 32` makes one")]
    Key,
    /// Sealed with a key that is not configured.
    #[error("sealed with a key that is not among outbox.encryption_keys")]
    NoKey,
    /// Altered, cut or moved.
    #[error("what is stored was altered and does not open")]
    Altered,
}

/// Seals and opens, and hashes what is looked up without being read.
#[derive(Clone)]
pub struct Seal {
    keys: std::sync::Arc<[Key]>,
    hashing: hmac::Key,
}

struct Key {
    name: [u8; NAME],
    key: LessSafeKey,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Seal({} keys)", self.keys.len())
    }
}

impl Seal {
    /// Reads the configured keys, the newest first. Hashes need [`Seal::with_pepper`] first to be those of an outbox.
    pub fn new(keys: &[String]) -> Result<Seal, SealError> {
        let keys = keys.iter().map(|text| Key::parse(text)).collect::<Result<std::sync::Arc<[Key]>, _>>()?;
        Ok(Seal { keys, hashing: hmac::Key::new(hmac::HMAC_SHA256, &[]) })
    }

    /// The same with the pepper of an outbox: its hashes are those that the outbox has.
    #[must_use]
    pub fn with_pepper(&self, pepper: &[u8]) -> Seal {
        Seal { keys: self.keys.clone(), hashing: hmac::Key::new(hmac::HMAC_SHA256, pepper) }
    }

    /// Whether what is stored can be read without a key.
    pub fn is_plain(&self) -> bool {
        self.keys.is_empty()
    }

    /// Seals what goes into `column`.
    pub fn seal(&self, column: &str, plain: &[u8]) -> Vec<u8> {
        let Some(key) = self.keys.first() else {
            return [&[PLAIN], plain].concat();
        };
        let nonce: [u8; NONCE] = clock::random();
        let mut text = plain.to_vec();
        // The only failure is a text beyond 64 GB, which no mail is.
        let sealed = key.key.seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(column.as_bytes()),
            &mut text,
        );
        if sealed.is_err() {
            return Vec::new();
        }
        [&[SEALED][..], &key.name, &nonce, &text].concat()
    }

    /// Opens what was sealed for `column`.
    pub fn open(&self, column: &str, stored: &[u8]) -> Result<Vec<u8>, SealError> {
        match stored.split_first() {
            Some((&PLAIN, plain)) => Ok(plain.to_vec()),
            Some((&SEALED, rest)) if rest.len() > NAME + NONCE => {
                let (name, rest) = rest.split_at(NAME);
                let (nonce, text) = rest.split_at(NONCE);
                let key = self.keys.iter().find(|key| key.name == name).ok_or(SealError::NoKey)?;
                let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| SealError::Altered)?;
                let mut text = text.to_vec();
                let opened = key.key.open_in_place(nonce, Aad::from(column.as_bytes()), &mut text);
                opened.map(|plain| plain.to_vec()).map_err(|_| SealError::Altered)
            }
            _ => Err(SealError::Altered),
        }
    }

    /// Whether a stored value is sealed otherwise than [`Seal::seal`] would now.
    pub fn is_stale(&self, stored: &[u8]) -> bool {
        match (stored.split_first(), self.keys.first()) {
            (Some((&PLAIN, _)), None) | (None, _) => false,
            (Some((&SEALED, rest)), Some(key)) => !rest.starts_with(&key.name),
            _ => true,
        }
    }

    /// A keyed hash of `value`, for what must be found again but not read. `use_of` keeps hashes for different uses apart.
    pub fn hash(&self, use_of: &str, value: &[u8]) -> Vec<u8> {
        let mut context = hmac::Context::with_key(&self.hashing);
        context.update(use_of.as_bytes());
        context.update(&[0]);
        context.update(value);
        context.sign().as_ref()[..16].to_vec()
    }
}

impl Key {
    fn parse(text: &str) -> Result<Key, SealError> {
        let octets = octets(text.trim()).ok_or(SealError::Key)?;
        let unbound = UnboundKey::new(&AES_256_GCM_SIV, &octets).map_err(|_| SealError::Key)?;
        let digest = digest::digest(&digest::SHA256, &[b"vocative key ", octets.as_slice()].concat());
        let mut name = [0; NAME];
        name.copy_from_slice(&digest.as_ref()[..NAME]);
        Ok(Key { name, key: LessSafeKey::new(unbound) })
    }
}

/// 32 octets from base64 (either alphabet, with or without padding) or hexadecimal digits.
fn octets(text: &str) -> Option<Vec<u8>> {
    use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
    let hex = || -> Option<Vec<u8>> {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        text.as_bytes().chunks(2).map(|pair| Some(digit(pair[0])? * 16 + digit(*pair.get(1)?)?)).collect()
    };
    let bare = text.trim_end_matches('=');
    let base64 = || STANDARD_NO_PAD.decode(bare).or_else(|_| URL_SAFE_NO_PAD.decode(bare)).ok();
    let octets = if text.len() == 64 { hex() } else { base64() };
    octets.filter(|octets| octets.len() == 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    const NEW: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    fn seal(keys: &[&str]) -> Seal {
        Seal::new(&keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn what_is_sealed_opens_again_and_shows_nothing() {
        for keys in [&[][..], &[OLD], &[NEW, OLD]] {
            let seal = seal(keys);
            let stored = seal.seal("parcel", b"code 123456");
            assert_eq!(seal.open("parcel", &stored).unwrap(), b"code 123456");
            assert_eq!(stored.windows(6).any(|w| w == b"123456"), keys.is_empty());
            assert!(!seal.is_stale(&stored));
        }
    }

    #[test]
    fn a_rotated_key_still_opens_and_what_it_sealed_is_stale() {
        let stored = seal(&[OLD]).seal("parcel", b"x");
        let rotated = seal(&[NEW, OLD]);
        assert_eq!(rotated.open("parcel", &stored).unwrap(), b"x");
        assert!(rotated.is_stale(&stored));
        assert!(rotated.is_stale(&seal(&[]).seal("parcel", b"x")), "what was written before there was a key");
        assert_eq!(seal(&[NEW]).open("parcel", &stored), Err(SealError::NoKey));
    }

    #[test]
    fn what_was_altered_or_moved_does_not_open() {
        let seal = seal(&[OLD]);
        let mut stored = seal.seal("parcel", b"x");
        assert_eq!(seal.open("dossier", &stored), Err(SealError::Altered));
        for at in [17, stored.len() - 1] {
            stored[at] ^= 1;
            assert_eq!(seal.open("parcel", &stored), Err(SealError::Altered));
            stored[at] ^= 1;
        }
        assert_eq!(seal.open("parcel", &stored[..10]), Err(SealError::Altered));
        assert_eq!(seal.open("parcel", b""), Err(SealError::Altered));
    }

    #[test]
    fn only_32_octets_are_a_key() {
        for text in ["", "short", "AAAA", &"a".repeat(63), &"g".repeat(64), &"A".repeat(44)] {
            assert_eq!(Seal::new(&[text.to_owned()]).map(|_| ()), Err(SealError::Key), "{text}");
        }
    }

    #[test]
    fn hashes_depend_on_their_use_and_pepper() {
        let seal = seal(&[]);
        let one = seal.with_pepper(b"1");
        assert_eq!(one.hash("a", b"x"), one.hash("a", b"x"));
        assert_ne!(one.hash("a", b"x"), one.hash("b", b"x"));
        assert_ne!(one.hash("a", b"x"), seal.with_pepper(b"2").hash("a", b"x"));
    }
}
