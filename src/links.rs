//! Which links a mail may hold: https, or http to this machine, and only to allowed hosts (contract §15, `links.allowed_hosts`).

use url::{Host, Url};

/// Hosts that links may lead to; empty allows any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkPolicy {
    /// Host names; `*.example.org` allows every subdomain.
    pub allowed_hosts: Vec<String>,
}

/// Why a link is refused. Holds no part of the link: links carry secrets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkRefusal {
    /// Not an absolute address.
    #[error("is not an absolute address such as https://example.org/path")]
    NotAbsolute,
    /// Another scheme than https.
    #[error("is neither https nor http to this machine")]
    Scheme,
    /// A user name before the host.
    #[error("has a user name before its host")]
    UserName,
    /// The host is not among the allowed ones.
    #[error("leads to a host that `links.allowed_hosts` does not list")]
    Host,
    /// A control character, blank, backslash or bidi control.
    #[error("holds a blank, a backslash or an invisible character")]
    Character,
}

impl LinkRefusal {
    /// What the author of a link can do.
    pub fn hint(self) -> &'static str {
        match self {
            LinkRefusal::NotAbsolute => "write the whole address: nothing in an inbox is relative to your pages",
            LinkRefusal::Scheme => "write `https://`",
            LinkRefusal::UserName => "take the user name out: people read it as the host",
            LinkRefusal::Host => "add the host to `links.allowed_hosts`, or lead elsewhere",
            LinkRefusal::Character => "write it in the query as `%20`, or take it out",
        }
    }
}

impl LinkPolicy {
    /// Checks one link.
    pub fn check(&self, link: &str) -> Result<(), LinkRefusal> {
        let forbidden = |c: char| c.is_control() || c.is_whitespace() || c == '\\' || is_invisible(c);
        if link.contains(forbidden) {
            return Err(LinkRefusal::Character);
        }
        // The parser mends `https:evil` and `https:/evil`; clients may read them otherwise.
        let lower = link.to_ascii_lowercase();
        let url = Url::parse(link).map_err(|_| LinkRefusal::NotAbsolute)?;
        match url.scheme() {
            "https" if lower.starts_with("https://") => {}
            "http" if lower.starts_with("http://") && is_loopback(&url) => {}
            "https" | "http" if !lower.contains("://") => return Err(LinkRefusal::NotAbsolute),
            _ => return Err(LinkRefusal::Scheme),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(LinkRefusal::UserName);
        }
        let host = url.host_str().ok_or(LinkRefusal::NotAbsolute)?;
        if self.allowed_hosts.is_empty() || self.allowed_hosts.iter().any(|allowed| matches(allowed, host)) {
            Ok(())
        } else {
            Err(LinkRefusal::Host)
        }
    }
}

fn matches(allowed: &str, host: &str) -> bool {
    match allowed.strip_prefix("*.") {
        Some(domain) => host.strip_suffix(domain).is_some_and(|rest| rest.ends_with('.')),
        None => host.eq_ignore_ascii_case(allowed),
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_https_and_this_machine_are_followed() {
        let any = LinkPolicy::default();
        for good in
            ["https://example.org/a?b=c#d", "http://localhost:3000/x", "http://127.0.0.1/", "HTTPS://EXAMPLE.ORG"]
        {
            assert_eq!(any.check(good), Ok(()), "{good}");
        }
        for bad in [
            "",
            "/reset",
            "//evil.example",
            "javascript:alert(1)",
            "JaVaScript:x",
            "data:text/html,x",
            "vbscript:x",
            "https:evil.example",
            "https://good@evil.example",
            "https://good\\@evil.example",
            "http://example.org",
            "https://example.org/\u{202e}",
            "java\tscript:x",
            "mailto:a@example.org",
            "ftp://example.org",
        ] {
            assert!(any.check(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn hosts_are_listed_exactly_or_by_domain() {
        let policy = LinkPolicy { allowed_hosts: vec!["example.org".into(), "*.example.net".into()] };
        assert!(policy.check("https://example.org/x").is_ok());
        assert!(policy.check("https://a.example.net/x").is_ok());
        for bad in [
            "https://example.org.evil.example/",
            "https://evilexample.net/",
            "https://example.net/",
            "https://a.example.org/",
        ] {
            assert_eq!(policy.check(bad), Err(LinkRefusal::Host), "{bad}");
        }
    }
}
