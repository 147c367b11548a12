//! Where mail is handed over, read from `smtp.url`.
//!
//! The scheme decides about TLS and nothing else does: there is no opportunistic mode
//! (RFC 8314 §3). Credentials live in [`Relay`] only and are shown by none of its forms.

use std::{fmt, net::IpAddr};

use lettre::transport::smtp::authentication::Credentials;
use url::{Host, Url};

/// How the conversation is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte, `smtps://` (RFC 8314 §3.3).
    Implicit,
    /// STARTTLS before anything else, `smtp://`; without it there is no conversation (RFC 3207).
    StartTls,
    /// No TLS, `smtp+plain://`.
    Plain,
}

/// A relay: host, port, protection and credentials.
///
/// ```
/// # use vocative::smtp::Relay;
/// let relay = Relay::parse("smtps://user:p%40ss@mail.example.org", false)?;
/// assert_eq!(relay.to_string(), "smtps://mail.example.org:465");
/// # Ok::<(), vocative::smtp::RelayError>(())
/// ```
#[derive(Clone)]
pub struct Relay {
    pub(super) security: Security,
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) login: Option<Login>,
    /// Whether addresses that are not loopback may be spoken to without TLS.
    pub(super) plaintext_anywhere: bool,
}

/// A user name and password.
#[derive(Clone)]
pub(super) struct Login {
    pub user: String,
    pub password: String,
}

impl Login {
    pub fn credentials(&self) -> Credentials {
        Credentials::new(self.user.clone(), self.password.clone())
    }
}

/// Why `smtp.url` is not a relay. Never repeats the URL, which may hold a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RelayError {
    /// The text is not a URL.
    #[error("smtp.url is not a URL ({0}); reserved characters in user and password must be percent-encoded")]
    Syntax(url::ParseError),
    /// The scheme is not known.
    #[error("smtp.url has the scheme `{0}`; use smtps, smtp, smtp+plain or file")]
    Scheme(String),
    /// No host is given.
    #[error("smtp.url has no host")]
    NoHost,
    /// The host is not a domain name or IP address.
    #[error("the host in smtp.url is not a domain name or IP address")]
    Host,
    /// Port 0 is given.
    #[error("port 0 in smtp.url is no port")]
    Port,
    /// A path, query or fragment follows the port.
    #[error("smtp.url ends after the host and port; `/`, `?` and `#` in a password must be percent-encoded")]
    Tail,
    /// A user without password or a password without user.
    #[error("smtp.url needs both a user and a password, or neither")]
    HalfLogin,
    /// A percent escape in user or password is broken or not UTF-8.
    #[error("the {0} in smtp.url has a percent escape that is broken, not UTF-8 or a control character")]
    Escape(&'static str),
    /// Clear text to another machine.
    #[error("smtp+plain speaks without TLS and `{0}` is not loopback; use smtps or smtp, or set smtp.allow_plaintext")]
    Plaintext(String),
    /// Credentials in clear text to another machine.
    #[error("smtp+plain would show the password to the network on the way to `{0}`; use smtps or smtp")]
    PlaintextLogin(String),
    /// A file URL without a usable directory.
    #[error("the file URL in smtp.url names no local directory")]
    Directory,
}

impl Relay {
    /// Reads `smtps://`, `smtp://` or `smtp+plain://` with optional `user:password@` and port
    /// (465, 587 and 25 by default).
    ///
    /// `allow_plaintext` lets `smtp+plain` reach other machines, never with a password.
    pub fn parse(text: &str, allow_plaintext: bool) -> Result<Self, RelayError> {
        let url = Url::parse(text.trim()).map_err(RelayError::Syntax)?;
        let (security, default_port) = match url.scheme() {
            "smtps" => (Security::Implicit, 465),
            "smtp" => (Security::StartTls, 587),
            "smtp+plain" => (Security::Plain, 25),
            other => return Err(RelayError::Scheme(other.chars().take(20).collect())),
        };
        let host = host(&url)?;
        let port = url.port().unwrap_or(default_port);
        if port == 0 {
            return Err(RelayError::Port);
        }
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(RelayError::Tail);
        }
        let login = login(&url)?;
        let relay = Self { security, host, port, login, plaintext_anywhere: allow_plaintext };
        if security == Security::Plain && !relay.is_loopback() {
            if !allow_plaintext {
                return Err(RelayError::Plaintext(relay.host));
            }
            if relay.login.is_some() {
                return Err(RelayError::PlaintextLogin(relay.host));
            }
        }
        Ok(relay)
    }

    /// Whether the relay is on this machine by its name: `localhost` or a loopback address.
    pub fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// How the conversation is protected.
    pub fn security(&self) -> Security {
        self.security
    }
}

impl fmt::Display for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.security {
            Security::Implicit => "smtps",
            Security::StartTls => "smtp",
            Security::Plain => "smtp+plain",
        };
        if self.host.contains(':') {
            write!(f, "{scheme}://[{}]:{}", self.host, self.port)
        } else {
            write!(f, "{scheme}://{}:{}", self.host, self.port)
        }
    }
}

impl fmt::Debug for Relay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Relay({self}{})", if self.login.is_some() { ", login" } else { "" })
    }
}

/// The host as a lower-case A-label name or an address without brackets.
fn host(url: &Url) -> Result<String, RelayError> {
    match url.host().ok_or(RelayError::NoHost)? {
        Host::Ipv4(ip) => Ok(ip.to_string()),
        Host::Ipv6(ip) => Ok(ip.to_string()),
        // The scheme is not one the URL standard knows, so its host arrives undecoded.
        Host::Domain(raw) => {
            let name = percent_decoded(raw).ok_or(RelayError::Host)?;
            if name.is_empty() {
                return Err(RelayError::NoHost);
            }
            idna::domain_to_ascii_strict(&name).map_err(|_| RelayError::Host)
        }
    }
}

fn login(url: &Url) -> Result<Option<Login>, RelayError> {
    match (url.username(), url.password()) {
        ("", None) => Ok(None),
        ("", Some(_)) | (_, None | Some("")) => Err(RelayError::HalfLogin),
        (user, Some(password)) => {
            let clean = |text: &str| percent_decoded(text).filter(|text| !text.chars().any(char::is_control));
            Ok(Some(Login {
                user: clean(user).ok_or(RelayError::Escape("user"))?,
                password: clean(password).ok_or(RelayError::Escape("password"))?,
            }))
        }
    }
}

/// Decodes percent escapes (RFC 3986 §2.1); `None` if one is broken or the result is not UTF-8.
pub(super) fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let mut digit = || char::from(rest.next()?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            bytes.push(digit()? * 16 + digit()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_names_host_port_and_protection() {
        for (url, expected) in [
            ("smtps://mail.example.org", "smtps://mail.example.org:465"),
            ("smtp://mail.example.org", "smtp://mail.example.org:587"),
            ("smtp://Mail.Example.org:2525/", "smtp://mail.example.org:2525"),
            ("smtp+plain://127.0.0.1:1025", "smtp+plain://127.0.0.1:1025"),
            ("smtp+plain://localhost", "smtp+plain://localhost:25"),
            ("smtp+plain://[::1]:2525", "smtp+plain://[::1]:2525"),
            ("smtps://m\u{fc}ller.example", "smtps://xn--mller-kva.example:465"),
        ] {
            assert_eq!(Relay::parse(url, false).expect(url).to_string(), expected);
        }
    }

    #[test]
    fn user_and_password_are_percent_decoded_and_never_shown() {
        let relay = Relay::parse("smtps://us%40er:p%3Aa%2Fs%C3%9F+@mx.example", false).expect("it parses");
        let login = relay.login.as_ref().expect("it has a login");
        assert_eq!((login.user.as_str(), login.password.as_str()), ("us@er", "p:a/s\u{df}+"));
        assert_eq!(format!("{relay:?} {relay}"), "Relay(smtps://mx.example:465, login) smtps://mx.example:465");
    }

    #[test]
    fn a_wrong_url_is_refused_with_its_reason_and_without_its_password() {
        for (url, reason) in [
            ("mail.example.org:25", "scheme"),
            ("", "not a URL"),
            ("http://mail.example.org", "scheme `http`"),
            ("smtps://", "no host"),
            ("smtps:///path", "no host"),
            ("smtps://u:hunter2@", "not a URL"),
            ("smtps://mx.example:0", "port 0"),
            ("smtps://mx.example:99999", "not a URL"),
            ("smtps://u:hunter2#x@mx.example", "percent-encoded"),
            ("smtps://mx.example/inbox", "ends after"),
            ("smtps://mx.example?tls=no", "ends after"),
            ("smtps://user@mx.example", "both a user"),
            ("smtps://:hunter2@mx.example", "both a user"),
            ("smtps://u:%zz@mx.example", "percent escape"),
            ("smtps://u:%ff@mx.example", "percent escape"),
            ("smtps://u:hunter2%0d%0a@mx.example", "percent escape"),
            ("smtps://a b", "not a URL"),
            ("smtps://a_b.example", "not a domain"),
            ("smtp+plain://mx.example", "allow_plaintext"),
            ("smtp+plain://10.0.0.1:25", "allow_plaintext"),
        ] {
            let error = Relay::parse(url, false).expect_err(url).to_string();
            assert!(error.contains(reason), "{url}: {error}");
            assert!(!error.contains("hunter2"), "{error}");
        }
    }

    #[test]
    fn plaintext_leaves_the_machine_only_when_allowed_and_never_with_a_password() {
        assert!(Relay::parse("smtp+plain://10.0.0.1:25", true).is_ok());
        assert!(Relay::parse("smtp+plain://u:p@127.0.0.1:25", false).is_ok());
        assert!(matches!(Relay::parse("smtp+plain://u:p@10.0.0.1:25", true), Err(RelayError::PlaintextLogin(_))));
    }
}
