//! DKIM signatures (RFC 6376) with RSA and Ed25519 (RFC 8463), side by side.
//!
//! Headers and body are canonicalized `relaxed`, the body is hashed once for all signers, and there is never an
//! `l=` tag, under which text can be appended. The headers that tell people who wrote what to whom are
//! *oversigned*: named once more in `h=` than they occur, so that a second one added later breaks the signature
//! (RFC 6376 section 8.15).
//!
//! Nothing here draws random numbers: both signature schemes are deterministic. (The RSA implementation blinds
//! its private operation with random numbers of its own, which do not show in the signature.)

use std::fmt;

use aws_lc_rs::digest::{Digest, SHA256, digest};
use aws_lc_rs::encoding::{AsDer as _, PublicKeyX509Der};
use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair as _, RSA_PKCS1_SHA256, RsaKeyPair};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Address, AddressError};

/// Headers signed once more than they occur.
const OVERSIGNED: [&str; 5] = ["from", "to", "subject", "date", "message-id"];
/// Headers signed where they occur.
const SIGNED: [&str; 8] = [
    "reply-to",
    "mime-version",
    "content-type",
    "content-language",
    "auto-submitted",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "x-vocative-email",
];
/// The longest line of a signature header.
const LINE: usize = 76;

/// Why a signer could not be made, or could not sign. No key material is repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DkimError {
    /// The domain for `d=` is not a domain name.
    #[error("the dkim domain is not a valid domain name")]
    Domain(#[source] AddressError),
    /// The selector for `s=` is not made of letters, digits, hyphens and dots.
    #[error("the dkim selector is not made of letters, digits, hyphens and dots")]
    Selector,
    /// No `-----BEGIN ... PRIVATE KEY-----` block.
    #[error("the dkim key is not a private key in pem form")]
    Pem,
    /// A key under a pass phrase.
    #[error("the dkim key is encrypted; give it without a pass phrase")]
    Encrypted,
    /// RSA of less than 2048 bits, which verifiers may ignore (RFC 8301 section 3.2).
    #[error("the dkim key is rsa of less than 2048 bits")]
    TooSmall,
    /// Neither RSA nor Ed25519, or damaged.
    #[error("the dkim key is neither rsa (pkcs#1, pkcs#8) nor ed25519 (pkcs#8): {0}")]
    Key(String),
    /// The cryptographic library refused to sign.
    #[error("the dkim key could not sign")]
    Sign,
}

/// A private key with the name under which its public half is published.
pub struct Signer {
    domain: String,
    selector: String,
    key: Key,
}

enum Key {
    Rsa(Box<RsaKeyPair>),
    Ed25519(Box<Ed25519KeyPair>),
}

impl Signer {
    /// A signer for `domain` from a private key in PEM form: RSA of at least 2048 bits as PKCS#8 or PKCS#1, or
    /// Ed25519 as PKCS#8.
    ///
    /// # Errors
    ///
    /// When the domain or the selector is not one, or the key is not one of these, is encrypted, or is too small.
    pub fn from_pem(domain: &str, selector: &str, pem: &str) -> Result<Self, DkimError> {
        // A domain is valid exactly when it could stand in an address.
        let domain = Address::parse(&format!("dkim@{domain}")).map_err(DkimError::Domain)?.domain().to_owned();
        let labels = |text: &str| {
            text.split('.').all(|label| {
                !label.is_empty()
                    && label.len() <= 63
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            })
        };
        if !labels(selector) || selector.len() > 128 {
            return Err(DkimError::Selector);
        }
        Ok(Self { domain, selector: selector.to_owned(), key: Key::from_pem(pem)? })
    }

    /// The domain of `d=`.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.domain
    }

    /// The selector of `s=`.
    #[must_use]
    pub fn selector(&self) -> &str {
        &self.selector
    }

    /// The algorithm of `a=`: `rsa-sha256` or `ed25519-sha256`.
    #[must_use]
    pub fn algorithm(&self) -> &'static str {
        match self.key {
            Key::Rsa(_) => "rsa-sha256",
            Key::Ed25519(_) => "ed25519-sha256",
        }
    }

    /// Where the public key is published: `<selector>._domainkey.<domain>` (RFC 6376 section 3.6.2.1).
    #[must_use]
    pub fn dns_name(&self) -> String {
        format!("{}._domainkey.{}", self.selector, self.domain)
    }

    /// The text of the TXT record to publish there (RFC 6376 section 3.6.1, RFC 8463 section 4). A name server
    /// stores it as strings of at most 255 octets, which verifiers join.
    ///
    /// # Errors
    ///
    /// When the library cannot write the public key out.
    pub fn dns_record(&self) -> Result<String, DkimError> {
        Ok(match &self.key {
            Key::Rsa(key) => {
                let der: PublicKeyX509Der<'_> = key.public_key().as_der().map_err(|_| DkimError::Sign)?;
                format!("v=DKIM1; k=rsa; p={}", STANDARD.encode(der.as_ref()))
            }
            Key::Ed25519(key) => format!("v=DKIM1; k=ed25519; p={}", STANDARD.encode(key.public_key().as_ref())),
        })
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({}, {})", self.dns_name(), self.algorithm())
    }
}

impl Key {
    fn from_pem(pem: &str) -> Result<Self, DkimError> {
        let (label, der) = pem_block(pem)?;
        let rejected = |error: aws_lc_rs::error::KeyRejected| match error.to_string() {
            reason if reason == "TooSmall" => DkimError::TooSmall,
            reason => DkimError::Key(reason),
        };
        match label {
            "RSA PRIVATE KEY" => RsaKeyPair::from_der(&der).map(Box::new).map(Self::Rsa).map_err(rejected),
            "PRIVATE KEY" => match Ed25519KeyPair::from_pkcs8(&der) {
                Ok(key) => Ok(Self::Ed25519(Box::new(key))),
                Err(_) => RsaKeyPair::from_pkcs8(&der).map(Box::new).map(Self::Rsa).map_err(rejected),
            },
            "ENCRYPTED PRIVATE KEY" => Err(DkimError::Encrypted),
            _ => Err(DkimError::Pem),
        }
    }

    /// Signs what has this hash. Ed25519, too, signs the hash and not the text (RFC 8463 section 3).
    fn sign(&self, hash: &Digest) -> Result<Vec<u8>, DkimError> {
        match self {
            Self::Rsa(key) => {
                let mut signature = vec![0; key.public_modulus_len()];
                key.sign_digest(&RSA_PKCS1_SHA256, hash, &mut signature).map_err(|_| DkimError::Sign)?;
                Ok(signature)
            }
            Self::Ed25519(key) => {
                let signature = key.try_sign(hash.as_ref()).map_err(|_| DkimError::Sign)?;
                Ok(signature.as_ref().to_vec())
            }
        }
    }
}

/// The first block of a PEM text (RFC 7468 section 2): its label and its bytes.
fn pem_block(pem: &str) -> Result<(&str, Vec<u8>), DkimError> {
    let (_, rest) = pem.split_once("-----BEGIN ").ok_or(DkimError::Pem)?;
    let (label, rest) = rest.split_once("-----").ok_or(DkimError::Pem)?;
    let (body, _) = rest.split_once("-----END ").ok_or(DkimError::Pem)?;
    if body.contains("ENCRYPTED") {
        return Err(DkimError::Encrypted);
    }
    let body: String = body.split_ascii_whitespace().collect();
    let der = STANDARD.decode(body).map_err(|_| DkimError::Pem)?;
    Ok((label, der))
}

/// Makes one `DKIM-Signature` header for each signer over a whole message (RFC 6376 section 3.7). They go in
/// front of it.
pub(super) fn sign(signers: &[Signer], message: &[u8], seconds: i64) -> Result<Vec<u8>, DkimError> {
    let (head, body) = split(message);
    let body_hash = STANDARD.encode(digest(&SHA256, &relaxed_body(body)));
    let signed = SignedHeaders::of(head);
    let mut out = Vec::with_capacity(message.len() + signers.len() * 1024);
    for signer in signers {
        let unsigned = unsigned_header(signer, &signed.names, &body_hash, seconds);
        let mut input = signed.canonical.clone();
        // The signature's own header comes last, without its value and without a line end.
        relaxed_header(&mut input, unsigned.as_bytes());
        let signature = signer.key.sign(&digest(&SHA256, &input))?;
        out.extend_from_slice(unsigned.as_bytes());
        fold_into(&mut out, &STANDARD.encode(signature));
    }
    Ok(out)
}

/// Splits at the empty line; the head keeps the CRLF of its last header.
fn split(message: &[u8]) -> (&[u8], &[u8]) {
    match message.windows(4).position(|window| window == b"\r\n\r\n") {
        Some(at) => (&message[..at + 2], &message[at + 4..]),
        None => (message, &[]),
    }
}

/// What `h=` names, and those headers in canonical form, in that order.
struct SignedHeaders {
    names: Vec<&'static str>,
    canonical: Vec<u8>,
}

impl SignedHeaders {
    fn of(head: &[u8]) -> Self {
        let fields = fields(head);
        let find = |name: &str| {
            fields.iter().find(|field| {
                field.get(name.len()) == Some(&b':') && field[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            })
        };
        let mut signed = Self { names: Vec::new(), canonical: Vec::with_capacity(head.len()) };
        for name in OVERSIGNED.into_iter().chain(SIGNED) {
            if let Some(field) = find(name) {
                signed.names.push(name);
                relaxed_header(&mut signed.canonical, field);
                signed.canonical.extend_from_slice(b"\r\n");
            }
            // Named once more, for an occurrence that is not there: it adds nothing to the input
            // (RFC 6376 section 5.4.2).
            if OVERSIGNED.contains(&name) {
                signed.names.push(name);
            }
        }
        signed
    }
}

/// The header fields of a head, each with its folds and without its last CRLF.
fn fields(head: &[u8]) -> Vec<&[u8]> {
    let mut fields = Vec::with_capacity(16);
    let mut start = 0;
    for (at, window) in head.windows(2).enumerate() {
        let folded = matches!(head.get(at + 2), Some(b' ' | b'\t'));
        if window == b"\r\n" && !folded {
            fields.push(&head[start..at]);
            start = at + 2;
        }
    }
    fields
}

/// The header up to and including `b=`, folded.
fn unsigned_header(signer: &Signer, names: &[&str], body_hash: &str, seconds: i64) -> String {
    let mut header = format!(
        "DKIM-Signature: v=1; a={}; c=relaxed/relaxed;\r\n d={};\r\n s={}; t={};\r\n h=",
        signer.algorithm(),
        signer.domain,
        signer.selector,
        seconds.max(0)
    );
    let mut column = 3;
    for (index, name) in names.iter().enumerate() {
        if index > 0 {
            header.push(':');
            column += 1;
        }
        if column + name.len() + 1 > LINE {
            header.push_str("\r\n  ");
            column = 2;
        }
        header.push_str(name);
        column += name.len();
    }
    header.push_str(";\r\n bh=");
    header.push_str(body_hash);
    header.push_str(";\r\n b=");
    header
}

/// Finishes a header with a base64 value in lines.
fn fold_into(out: &mut Vec<u8>, value: &str) {
    for (index, line) in value.as_bytes().chunks(LINE - 4).enumerate() {
        if index > 0 {
            out.extend_from_slice(b"\r\n ");
        }
        out.extend_from_slice(line);
    }
    out.extend_from_slice(b"\r\n");
}

/// RFC 6376 section 3.4.2: the name in lower case, the value unfolded, each run of blanks one space, none at
/// the edges. Without the CRLF at the end.
fn relaxed_header(out: &mut Vec<u8>, field: &[u8]) {
    let colon = field.iter().position(|b| *b == b':').unwrap_or(field.len());
    out.extend(field[..colon].iter().filter(|b| !b.is_ascii_whitespace()).map(u8::to_ascii_lowercase));
    out.push(b':');
    let mut blank = false;
    let mut started = false;
    for &byte in field.get(colon + 1..).unwrap_or_default() {
        match byte {
            b' ' | b'\t' => blank = true,
            b'\r' | b'\n' => {}
            _ => {
                if blank && started {
                    out.push(b' ');
                }
                (blank, started) = (false, true);
                out.push(byte);
            }
        }
    }
}

/// RFC 6376 section 3.4.4: each run of blanks is one space, none at the end of a line, no empty lines at the end.
fn relaxed_body(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() + 2);
    let mut rest = body;
    while !rest.is_empty() {
        let plain = plain_run(rest);
        out.extend_from_slice(&rest[..plain]);
        rest = &rest[plain..];
        let blanks = rest.iter().take_while(|b| is_blank(**b)).count();
        rest = &rest[blanks..];
        if blanks > 0 && !rest.is_empty() && !rest.starts_with(b"\r\n") {
            out.push(b' ');
        }
        if plain == 0 && blanks == 0 {
            break;
        }
    }
    while out.ends_with(b"\r\n\r\n") {
        out.truncate(out.len() - 2);
    }
    if out == b"\r\n" {
        out.clear();
    } else if !out.is_empty() && !out.ends_with(b"\r\n") {
        out.extend_from_slice(b"\r\n");
    }
    out
}

/// How many octets from the start stay as they are: up to a tab, or a space with a blank or a line end after it.
fn plain_run(bytes: &[u8]) -> usize {
    let stops = |pair: &[u8]| pair[0] == b'\t' || (pair[0] == b' ' && (is_blank(pair[1]) || pair[1] == b'\r'));
    // Sixteen pairs at a time: the test has no branch in it and compiles to vector code.
    let mut at = 0;
    while let (Some(here), Some(next)) = (bytes.get(at..at + 16), bytes.get(at + 1..at + 17)) {
        let found = here.iter().zip(next).fold(0, |found, (&a, &b)| {
            let blank_after = u8::from(b == b' ') | u8::from(b == b'\t') | u8::from(b == b'\r');
            found | u8::from(a == b'\t') | (u8::from(a == b' ') & blank_after)
        });
        if found != 0 {
            break;
        }
        at += 16;
    }
    let rest = &bytes[at..];
    match rest.windows(2).position(stops) {
        Some(offset) => at + offset,
        None if rest.last().is_some_and(|b| is_blank(*b)) => bytes.len() - 1,
        None => bytes.len(),
    }
}

fn is_blank(byte: u8) -> bool {
    byte == b' ' || byte == b'\t'
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The key pair of RFC 8463 appendix A.2.
    const RFC8463: &str = "-----BEGIN PRIVATE KEY-----\n\
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n";

    #[test]
    fn the_ed25519_record_is_that_of_rfc_8463() {
        let signer = Signer::from_pem("football.example.com", "brisbane", RFC8463).unwrap();
        assert_eq!(signer.dns_name(), "brisbane._domainkey.football.example.com");
        assert_eq!(
            signer.dns_record().as_deref(),
            Ok("v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
        );
        assert_eq!(format!("{signer:?}"), "Signer(brisbane._domainkey.football.example.com, ed25519-sha256)");
    }

    /// RFC 8463 appendix A.3: the same input must hash to its `bh=`, and the same key must give its `b=`.
    #[test]
    fn the_example_of_rfc_8463_is_reproduced() {
        let body = b"Hi.\r\n\r\nWe lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n";
        let hash = STANDARD.encode(digest(&SHA256, &relaxed_body(body)));
        assert_eq!(hash, "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=");

        let mut input = Vec::new();
        for field in [
            "From: Joe SixPack <joe@football.example.com>\r\n",
            "To: Suzie Q <suzie@shopping.example.net>\r\n",
            "Subject: Is dinner ready?\r\n",
            "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\n",
            "Message-ID: <20030712040037.46341.5F8J@football.example.com>\r\n",
        ] {
            relaxed_header(&mut input, field.as_bytes());
            input.extend_from_slice(b"\r\n");
        }
        relaxed_header(
            &mut input,
            b"DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; \
              i=@football.example.com;\r\n q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject : date : \
              message-id : from : subject : date;\r\n bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=",
        );
        let signer = Signer::from_pem("football.example.com", "brisbane", RFC8463).unwrap();
        let signature = STANDARD.encode(signer.key.sign(&digest(&SHA256, &input)).unwrap());
        assert_eq!(
            signature,
            "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw=="
        );
    }

    #[test]
    fn what_is_not_a_usable_key_is_refused() {
        let refused = |pem: &str| Signer::from_pem("example.org", "a", pem).map(|_| ()).unwrap_err();
        assert_eq!(refused(""), DkimError::Pem);
        assert_eq!(refused("-----BEGIN PRIVATE KEY-----\n*\n-----END PRIVATE KEY-----"), DkimError::Pem);
        assert_eq!(refused("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"), DkimError::Pem);
        assert_eq!(
            refused("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----"),
            DkimError::Encrypted
        );
        assert!(matches!(refused("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----"), DkimError::Key(_)));
        let named = |domain: &str, selector: &str| Signer::from_pem(domain, selector, RFC8463).map(|_| ());
        assert_eq!(named("example.org", "a b"), Err(DkimError::Selector));
        assert_eq!(named("example.org", ""), Err(DkimError::Selector));
        assert_eq!(named("example.org;", "a"), Err(DkimError::Domain(AddressError::Several)));
        assert_eq!(named("bücher.example", "a.b-c"), Ok(()));
    }

    #[test]
    fn bodies_are_canonicalized_as_rfc_6376_says() {
        for (given, expected) in [
            ("", ""),
            ("\r\n", ""),
            ("\r\n\r\n", ""),
            (" \t\r\n", ""),
            ("a", "a\r\n"),
            (" C \r\nD \t E\r\n\r\n\r\n", " C\r\nD E\r\n"),
            ("a\tb\r\n", "a b\r\n"),
            ("a \t", "a\r\n"),
            ("\r\n\r\na\r\n", "\r\n\r\na\r\n"),
        ] {
            assert_eq!(String::from_utf8(relaxed_body(given.as_bytes())).unwrap(), expected, "{given:?}");
        }
    }

    #[test]
    fn headers_are_canonicalized_as_rfc_6376_says() {
        for (given, expected) in [("A: X", "a:X"), ("B : Y\t\r\n\tZ  ", "b:Y Z"), ("C:", "c:"), ("D:  \r\n e", "d:e")] {
            let mut out = Vec::new();
            relaxed_header(&mut out, given.as_bytes());
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{given:?}");
        }
    }

    #[test]
    fn the_headers_people_read_are_named_once_more_than_they_occur() {
        let signed = SignedHeaders::of(b"From: a\r\nTo: b\r\nSubject: c\r\n d\r\nX-Other: e\r\nMIME-Version: 1.0\r\n");
        assert_eq!(signed.names.join(":"), "from:from:to:to:subject:subject:date:message-id:mime-version");
        assert_eq!(signed.canonical, b"from:a\r\nto:b\r\nsubject:c d\r\nmime-version:1.0\r\n");
    }

    /// The rule of RFC 6376 section 3.4.4, written out slowly.
    fn relaxed_body_by_lines(body: &str) -> String {
        let mut lines: Vec<String> = body
            .split("\r\n")
            .map(|line| {
                let mut words: Vec<&str> = line.split([' ', '\t']).collect();
                let leads = words.len() > 1 && words[0].is_empty();
                words.retain(|word| !word.is_empty());
                let line = words.join(" ");
                if leads && !line.is_empty() { format!(" {line}") } else { line }
            })
            .collect();
        while lines.last().is_some_and(String::is_empty) {
            lines.pop();
        }
        lines.iter().map(|line| format!("{line}\r\n")).collect()
    }

    proptest! {
        #[test]
        fn the_fast_canonical_body_equals_the_slow_one(body in "([a-z=]{1,20}| |\t|\r\n|  ){0,60}") {
            prop_assert_eq!(String::from_utf8(relaxed_body(body.as_bytes())).unwrap(), relaxed_body_by_lines(&body));
        }
    }
}
