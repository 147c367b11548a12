//! Jobs, tickets, sign-up and password change: what sends mail, and what makes links for mails of others.
//!
//! | file | holds |
//! |---|---|
//! | `api` | jobs and tickets: for applications with a token |
//! | `public` | sign-up and password change: for everybody, as the vendor has them |
//! | `mail` | the request that each mail is |
//! | `limit` | how often everybody may ask |

mod api;
mod limit;
pub(super) mod mail;
mod public;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Extension, Request};
use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{Extensions, HeaderMap, HeaderName};
use axum::routing::{get, post};

use self::mail::{NotSent, Occasion};
pub(super) use self::public::is_form;
use crate::people::rules::Profile;
use crate::server::Server;

/// What a mail is asked for in, where the vendor's SDKs say so.
const REQUEST_LANGUAGE: HeaderName = HeaderName::from_static("x-request-language");
/// Where proxies name who asked them.
const FORWARDED: HeaderName = HeaderName::from_static("x-forwarded-for");
/// The longest list of languages that is read.
const LONGEST_LIST: usize = 200;

/// Sends `verify_email` with a fresh ticket to a person who was made or has a new address. Gives the delivery.
///
/// # Errors
///
/// When nothing was sent; why is for the log ([`NotSent::log`]), not for whoever made the person.
pub(super) async fn verify_address(
    server: &Server,
    profile: &Profile,
    client_id: Option<&str>,
) -> Result<String, NotSent> {
    let occasion = Occasion { profile, client_id, request_language: None };
    mail::verify(server, occasion).await.map(|receipt| receipt.id)
}

/// The routes for applications.
pub(super) fn api_routes() -> Router<Server> {
    Router::new()
        .route("/api/v2/jobs/verification-email", post(api::begin_job))
        .route("/api/v2/jobs/{id}", get(api::show_job))
        .route("/api/v2/tickets/email-verification", post(api::verification_ticket))
        .route("/api/v2/tickets/password-change", post(api::password_ticket))
}

/// The routes for everybody.
pub(super) fn public_routes() -> Router<Server> {
    Router::new()
        .route("/dbconnections/signup", post(public::sign_up))
        .route("/dbconnections/change_password", post(public::change_password))
        .layer(Extension(Arc::new(public::Limits::new())))
}

/// The languages of a request: `x-request-language`, else `Accept-Language`. `*` is what programs send, and no language.
pub(super) fn languages(headers: &HeaderMap) -> Option<String> {
    let of = |name: &HeaderName| {
        let text = headers.get(name)?.to_str().ok().filter(|text| text.len() <= LONGEST_LIST)?;
        let is_language = |item: &&str| !item.is_empty() && !item.starts_with('*');
        let list: Vec<&str> = text.split(',').map(str::trim).filter(is_language).collect();
        Some(list.join(", ")).filter(|list| !list.is_empty())
    };
    of(&REQUEST_LANGUAGE).or_else(|| of(&ACCEPT_LANGUAGE))
}

/// Who asks, by address. A proxy on this machine speaks for others, and names them last; nobody else is believed. `None`: not known.
fn asker(extensions: &Extensions, headers: &HeaderMap) -> Option<IpAddr> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    let peer = peer.ip().to_canonical();
    let named = headers.get_all(FORWARDED).iter().next_back().and_then(|value| value.to_str().ok());
    let last = named.and_then(|list| list.rsplit(',').next()?.trim().parse::<IpAddr>().ok());
    Some(last.filter(|_| peer.is_loopback()).unwrap_or(peer))
}

fn asker_of(request: &Request) -> Option<IpAddr> {
    asker(request.extensions(), request.headers())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
            .collect()
    }

    #[test]
    fn a_request_says_its_languages_and_a_star_is_none() {
        for (pairs, expected) in [
            (&[][..], None),
            (&[("accept-language", "*")], None),
            (&[("accept-language", "de-AT,de;q=0.9,*;q=0.1")], Some("de-AT, de;q=0.9")),
            (&[("accept-language", "de"), ("x-request-language", "fr")], Some("fr")),
            (&[("accept-language", "de"), ("x-request-language", "*")], Some("de")),
            (&[("accept-language", "de"), ("x-request-language", "")], Some("de")),
        ] {
            assert_eq!(languages(&headers(pairs)).as_deref(), expected, "{pairs:?}");
        }
        assert_eq!(languages(&headers(&[("accept-language", &"de,".repeat(100))])), None);
    }

    #[test]
    fn only_a_proxy_on_this_machine_speaks_for_others() {
        let asker = |peer: &str, forwarded: &[&str]| {
            let mut extensions = Extensions::new();
            extensions.insert(ConnectInfo::<SocketAddr>(peer.parse().unwrap()));
            let mut headers = HeaderMap::new();
            for value in forwarded {
                headers.append(FORWARDED, value.parse().unwrap());
            }
            asker(&extensions, &headers).unwrap().to_string()
        };
        assert_eq!(asker("192.0.2.7:1", &["198.51.100.1"]), "192.0.2.7");
        assert_eq!(asker("127.0.0.1:1", &[]), "127.0.0.1");
        assert_eq!(asker("127.0.0.1:1", &["203.0.113.9, 198.51.100.1"]), "198.51.100.1");
        assert_eq!(asker("[::1]:1", &["203.0.113.9", "2001:db8::1"]), "2001:db8::1");
        assert_eq!(asker("127.0.0.1:1", &["unknown"]), "127.0.0.1");
        assert_eq!(super::asker(&Extensions::new(), &HeaderMap::new()), None);
    }
}
