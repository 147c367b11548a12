//! What every request must pass, and what every answer carries.
//!
//! The server listens on a person's own machine, so any web page that this person has open could try to reach it. Three
//! checks keep such a page out:
//!
//! 1. The `Host` must be a loopback name or address with our port: else a foreign name has been rebound to us.
//! 2. A request that may change something must come from our own page, by `Origin` and `Sec-Fetch-Site`. Programs that are
//!    no browser send neither and pass.
//! 3. A body that announces more than the limit is refused unread; one that does not announce is cut off when read.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, HOST, HeaderMap, HeaderName, HeaderValue, ORIGIN,
    REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::uri::Authority;
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::problem::Problem;

/// The policy of our own pages: nothing inline, nothing foreign, never in a frame.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What an answer carries unless its route has set another value.
const HEADERS: [(HeaderName, &str); 7] = [
    (CONTENT_SECURITY_POLICY, PAGE_POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    // Not `no-referrer`: browsers would then post our own forms with `Origin: null`.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    // Mails hold links and codes that should not stay on a disk.
    (CACHE_CONTROL, "no-store"),
];

/// What a server lets in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Door {
    /// Where it listens.
    pub addr: SocketAddr,
    /// The largest body of a request, in bytes.
    pub body_limit: usize,
}

/// Lets a request through to its route, or answers it with the problem.
pub(super) async fn admit(State(door): State<Door>, request: Request, next: Next) -> Response {
    let response = match door.refusal(&request) {
        Some(problem) => problem.respond(request.uri().path()),
        None => next.run(request).await,
    };
    protected(response)
}

/// The answer with the headers that every answer carries, unless its route has set others.
pub(crate) fn protected(mut response: Response) -> Response {
    for (name, value) in HEADERS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

impl Door {
    /// Why a request is not let in, if it is not.
    pub(crate) fn refusal(&self, request: &Request) -> Option<Problem> {
        let addr = self.addr;
        let headers = request.headers();
        let Some(host) = host(headers).filter(|host| is_ours(host, addr)) else {
            return Some(Problem::new(
                StatusCode::MISDIRECTED_REQUEST,
                "Not this host",
                format!("This server answers only to its own address, such as http://{}.", own_address(addr)),
            ));
        };
        // The target of a request to a proxy names a host too, and outranks the header (RFC 9112 section 3.2.2).
        if request.uri().authority().is_some_and(|target| !is_ours(target, addr)) {
            return Some(Problem::new(StatusCode::MISDIRECTED_REQUEST, "Not this host", "This server is no proxy."));
        }
        if !is_safe(request.method()) && !same_origin(headers, &host) {
            return Some(Problem::new(
                StatusCode::FORBIDDEN,
                "Not from this page",
                "Only the pages of this server may change something here, not other web sites.",
            ));
        }
        announced_length(headers).filter(|length| *length > self.body_limit as u64).map(|_| too_large(self.body_limit))
    }
}

/// The problem of a body beyond the limit.
pub(crate) fn too_large(limit: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "Too much",
        format!("A request may have up to {} KB here.", limit / 1024),
    )
}

/// Whether a method changes nothing (RFC 9110 section 9.2.1).
pub(crate) fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// The one `Host` of a request; `None` when it is missing, repeated or malformed.
fn host(headers: &HeaderMap) -> Option<Authority> {
    only(headers, &HOST)?.parse().ok()
}

fn only<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

/// Whether a host is ours: a loopback name or address, with our port. A server that was told to listen on more than
/// loopback answers to any literal address, for a rebound name is never one.
fn is_ours(host: &Authority, addr: SocketAddr) -> bool {
    if host.as_str().contains('@') || host.port_u16().unwrap_or(80) != addr.port() {
        return false;
    }
    let name = host.host().trim_start_matches('[').trim_end_matches(']');
    match name.parse::<IpAddr>() {
        Ok(ip) => ip.to_canonical().is_loopback() || !addr.ip().to_canonical().is_loopback(),
        Err(_) => name.eq_ignore_ascii_case("localhost"),
    }
}

/// Whether a request comes from our own page, or from a program that is no browser.
fn same_origin(headers: &HeaderMap, host: &Authority) -> bool {
    let fetched = match headers.get("sec-fetch-site") {
        Some(site) => site == "same-origin" || site == "none",
        None => true,
    };
    let named = || only(headers, &ORIGIN)?.strip_prefix("http://");
    let origin = !headers.contains_key(ORIGIN) || named().is_some_and(|name| name.eq_ignore_ascii_case(host.as_str()));
    fetched && origin
}

fn announced_length(headers: &HeaderMap) -> Option<u64> {
    headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

/// An address that a browser on this machine can open.
pub(crate) fn own_address(addr: SocketAddr) -> String {
    if addr.ip().is_unspecified() { format!("localhost:{}", addr.port()) } else { addr.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(host: &str, addr: &str) -> bool {
        is_ours(&host.parse().unwrap(), addr.parse().unwrap())
    }

    #[test]
    fn only_loopback_names_with_our_port_are_ours() {
        for host in ["127.0.0.1:8480", "localhost:8480", "LOCALHOST:8480", "[::1]:8480", "127.9.9.9:8480"] {
            assert!(ours(host, "127.0.0.1:8480"), "{host}");
        }
        for host in [
            "127.0.0.1",
            "127.0.0.1:80",
            "localhost",
            "evil.example:8480",
            "localhost.evil.example:8480",
            "127.0.0.1.evil.example:8480",
            "192.168.1.2:8480",
            "localhost@evil.example:8480",
            "x@localhost:8480",
            "0.0.0.0:8480",
        ] {
            assert!(!ours(host, "127.0.0.1:8480"), "{host}");
        }
        assert!(ours("localhost", "127.0.0.1:80"), "port 80 need not be named");
    }

    #[test]
    fn a_server_told_to_listen_widely_answers_to_addresses_but_not_to_foreign_names() {
        assert!(ours("192.168.1.2:8480", "0.0.0.0:8480"));
        assert!(ours("[fe80::1]:8480", "[::]:8480"));
        assert!(!ours("evil.example:8480", "0.0.0.0:8480"));
    }

    #[test]
    fn only_our_own_page_and_programs_may_change_something() {
        let host: Authority = "127.0.0.1:8480".parse().unwrap();
        let allowed = |pairs: &[(&str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.append(HeaderName::from_bytes(name.as_bytes()).unwrap(), value.parse().unwrap());
            }
            same_origin(&headers, &host)
        };
        assert!(allowed(&[]));
        assert!(allowed(&[("origin", "http://127.0.0.1:8480"), ("sec-fetch-site", "same-origin")]));
        assert!(allowed(&[("sec-fetch-site", "none")]));
        assert!(!allowed(&[("origin", "null")]));
        assert!(!allowed(&[("origin", "https://127.0.0.1:8480")]));
        assert!(!allowed(&[("origin", "http://localhost:8480")]), "another name is another origin");
        assert!(!allowed(&[("origin", "http://127.0.0.1:8481")]));
        assert!(!allowed(&[("origin", "http://127.0.0.1:8480"), ("origin", "http://127.0.0.1:8480")]));
        assert!(!allowed(&[("origin", "http://127.0.0.1:8480"), ("sec-fetch-site", "cross-site")]));
        assert!(!allowed(&[("sec-fetch-site", "same-site")]));
    }
}
