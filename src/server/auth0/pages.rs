//! The pages that the links of tickets lead to: one button each, without a script, in the person's language.
//!
//! Following a link changes nothing: mail scanners and previews do it too. The button posts the ticket in a form, and only that uses it. A form of
//! another site is not taken; it could use nothing but a ticket that the other site has, but a person shall see what they confirm.
//!
//! The ticket stands in the address of the page, so nothing of that address leaves: browsers are told `strict-origin`, which names to other sites, and
//! to ourselves, our origin and no more. (With `no-referrer` they would post our own form with `Origin: null`.)

mod words;

use axum::Router;
use axum::extract::{RawQuery, Request, State};
use axum::http::StatusCode;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderMap, HeaderName, HeaderValue, LOCATION, ORIGIN,
    REFERRER_POLICY,
};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::get;
use maud::{DOCTYPE, Markup, html};
use serde_json::{Value, json};
use url::Url;

use self::words::Spoken;
use super::tickets::{self, Consumed, Kind, Looked, Standing, Ticket};
use super::triggers::mail::{self, Occasion};
use super::triggers::{is_form, languages};
use crate::people::rules::Profile;
use crate::people::store::PeopleError;
use crate::server::{Server, body};

/// The largest form.
const FORM: usize = 8 << 10;
const STYLE: &str = include_str!("pages/style.css");
const ROBOTS: HeaderName = HeaderName::from_static("x-robots-tag");

/// The pages and their style.
pub(super) fn routes() -> Router<Server> {
    let page = |kind: Kind| {
        get(move |state, query, headers| show(kind, state, query, headers))
            .post(move |state, request| press(kind, state, request))
    };
    Router::new()
        .route("/u/email-verification", page(Kind::EmailVerification))
        .route("/u/reset-password", page(Kind::PasswordChange))
        .route("/u/style.css", get(style))
}

async fn style() -> Response {
    let headers = [(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")];
    (headers, STYLE).into_response()
}

/// What a link or a form brings.
#[derive(Debug, Default)]
struct Brought {
    ticket: String,
    /// The languages that a template appended to its link, as the vendor's pages take them.
    languages: String,
}

impl Brought {
    fn read(encoded: &[u8]) -> Brought {
        let mut brought = Brought::default();
        for (name, value) in url::form_urlencoded::parse(encoded) {
            match name.as_ref() {
                "ticket" => brought.ticket = value.into_owned(),
                "ui_locales" if value.len() <= 200 => brought.languages = value.into_owned(),
                _ => {}
            }
        }
        brought
    }
}

/// `GET`: what the button would do. Changes nothing.
async fn show(kind: Kind, State(server): State<Server>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let brought = Brought::read(query.unwrap_or_default().as_bytes());
    match tickets::look(&server, kind, &brought.ticket).await {
        Ok(looked) => tell(&Visit { server: &server, kind, headers: &headers, brought: &brought }, &looked),
        Err(error) => trouble(&Visit { server: &server, kind, headers: &headers, brought: &brought }, &error),
    }
}

/// `POST`: the button was pressed.
async fn press(kind: Kind, State(server): State<Server>, request: Request) -> Response {
    let (parts, form) = request.into_parts();
    let headers = parts.headers;
    let form = match body::read(form, FORM).await {
        Ok(form) if is_form(&headers) => form,
        Ok(_) => return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response(),
        Err(problem) => return problem.into_response(),
    };
    let brought = Brought::read(&form);
    if !is_from_here(&headers, &server) {
        let looked = tickets::look(&server, kind, &brought.ticket).await;
        let visit = Visit { server: &server, kind, headers: &headers, brought: &brought };
        let mut page = match looked {
            Ok(looked) => tell(&visit, &looked),
            Err(error) => trouble(&visit, &error),
        };
        *page.status_mut() = StatusCode::FORBIDDEN;
        return page;
    }
    // As a task of its own, so that a browser that hangs up leaves nothing half done.
    let done = tokio::spawn(async move {
        let consumed = use_up(&server, kind, &brought, &headers).await;
        let visit = Visit { server: &server, kind, headers: &headers, brought: &brought };
        match consumed {
            Ok(Consumed::Done { ticket, profile, .. }) => finished(&visit, &ticket, &profile),
            Ok(Consumed::Not(looked)) => tell(&visit, &looked),
            Err(error) => trouble(&visit, &error),
        }
    });
    done.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Uses the ticket, and welcomes whoever has confirmed their address for the first time with one that was made for it.
async fn use_up(server: &Server, kind: Kind, brought: &Brought, headers: &HeaderMap) -> Result<Consumed, PeopleError> {
    let consumed = tickets::consume(server, kind, &brought.ticket).await?;
    if let Consumed::Done { ticket, profile, first: true } = &consumed
        && kind == Kind::EmailVerification
    {
        let here = languages(headers);
        let occasion = Occasion {
            profile,
            client_id: ticket.client_id.as_deref(),
            request_language: ticket.request_language.as_deref().or(here.as_deref()),
        };
        if let Err(error) = mail::welcome(server, occasion).await {
            error.log("welcome_email");
        }
    }
    Ok(consumed)
}

/// Whether a form comes from our own page, or from a program that is no browser. Behind a proxy the page has another scheme and name than this process
/// knows from its socket, so the configured origin counts beside the one that was asked.
fn is_from_here(headers: &HeaderMap, server: &Server) -> bool {
    let own = server.auth0.as_ref().and_then(|api| Url::parse(&api.settings.url).ok());
    comes_from(headers, own.map(|url| url.origin().ascii_serialization()).as_deref())
}

fn comes_from(headers: &HeaderMap, own: Option<&str>) -> bool {
    let fetched = headers.get_all("sec-fetch-site").iter().all(|site| site == "same-origin" || site == "none");
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let is_ours = |origin: &HeaderValue| {
        let Ok(origin) = origin.to_str() else { return false };
        let asked = origin.split_once("://").filter(|(scheme, _)| matches!(*scheme, "https" | "http"));
        own == Some(origin) || asked.is_some_and(|(_, name)| host.is_some_and(|host| name.eq_ignore_ascii_case(host)))
    };
    fetched && headers.get_all(ORIGIN).iter().all(is_ours)
}

/// One visit of a page.
struct Visit<'a> {
    server: &'a Server,
    kind: Kind,
    headers: &'a HeaderMap,
    brought: &'a Brought,
}

impl Visit<'_> {
    /// The words for who came: what the link asks for, the languages of the profile in the project's order, of the request that the ticket was issued
    /// for, of this browser; then the project's own.
    fn words(&self, about: Option<(&Ticket, &Profile)>) -> Option<Spoken> {
        let engine = self.server.intake.engine();
        let asked = self.brought.languages.split_whitespace().collect::<Vec<_>>().join(",");
        let mut wishes = vec![json!(asked)];
        if let Some((ticket, profile)) = about {
            let request = json!({ "user": profile, "request_language": ticket.request_language });
            let sources = &engine.settings().locales.sources;
            wishes.extend(sources.iter().filter_map(|pointer| request.pointer(pointer).cloned()));
            wishes.push(json!(ticket.request_language));
        }
        wishes.extend(languages(self.headers).map(Value::from));
        let brand = self.server.auth0.as_ref().and_then(|api| api.settings.brand.as_deref());
        let defaults = [engine.kit_or_base(brand).default.clone()];
        Spoken::of(&wishes, &defaults, &self.application(about.map(|(ticket, _)| ticket)))
    }

    /// What the application is called: as it is configured, as the project is, or by the host of our own address.
    fn application(&self, ticket: Option<&Ticket>) -> String {
        let client = ticket.and_then(|ticket| mail::client(self.server, ticket.client_id.as_deref()?));
        let named = client.map(|client| client.name.as_str()).filter(|name| !name.is_empty());
        let engine = self.server.intake.engine();
        let variables = &engine.settings().variables;
        let own = || variables.get("application").and_then(|application| application.get("name")?.as_str());
        let known = named.or_else(own).or_else(|| variables.get("friendly_name").and_then(Value::as_str));
        let host = || {
            let url = self.server.auth0.as_ref().and_then(|api| Url::parse(&api.settings.url).ok())?;
            url.host_str().map(str::to_owned)
        };
        known.map(str::to_owned).or_else(host).unwrap_or_default()
    }

    fn page(&self, status: StatusCode, about: Option<(&Ticket, &Profile)>, say: Say) -> Response {
        let Some(words) = self.words(about) else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
        let application = self.application(about.map(|(ticket, _)| ticket));
        let button = say.button.map(|label| {
            html! {
                form method="post" action=(self.kind.page()) {
                    input type="hidden" name="ticket" value=(self.brought.ticket);
                    @if !self.brought.languages.is_empty() {
                        input type="hidden" name="ui_locales" value=(self.brought.languages);
                    }
                    button type="submit" { (words.text(label)) }
                }
            }
        });
        let target = about.and_then(|(ticket, _)| ticket.result_url.as_deref()).filter(|_| say.button.is_some());
        let page = Html(frame(&words, &application, say, button).into_string());
        dressed((status, page).into_response(), target)
    }
}

/// Which words a page has.
#[derive(Clone, Copy)]
struct Say {
    title: &'static str,
    lead: &'static str,
    button: Option<&'static str>,
}

fn frame(words: &Spoken, application: &str, say: Say, button: Option<Markup>) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(words.locale.tag()) dir=(words.locale.direction().as_str()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (words.line(say.title)) }
                link rel="stylesheet" href="style.css";
            }
            body {
                main {
                    p.application { bdi { (application) } }
                    h1 { (words.text(say.title)) }
                    p { (words.text(say.lead)) }
                    @if let Some(button) = button { (button) }
                }
            }
        }
    }
}

/// The page of a ticket as it stands. One that does nothing any more leads to where it would have led, and says so there.
fn tell(visit: &Visit<'_>, looked: &Looked) -> Response {
    let about = looked.about.as_ref().map(|(ticket, profile)| (ticket, profile));
    let (status, title, lead, message) = match (looked.standing, visit.kind) {
        (Standing::Fresh, kind) => {
            let say = match kind {
                Kind::EmailVerification => ("verify-title", "verify-lead", "verify-button"),
                Kind::PasswordChange => ("reset-title", "reset-lead", "reset-button"),
            };
            return visit.page(StatusCode::OK, about, Say { title: say.0, lead: say.1, button: Some(say.2) });
        }
        (Standing::Already, _) => {
            (StatusCode::OK, "verify-already", "verify-done", "This account is already verified.")
        }
        (Standing::Used, _) => (StatusCode::GONE, "link-used", "link-again", "This URL can be used only once"),
        (Standing::Expired, _) => (StatusCode::GONE, "link-expired", "link-again", "Access expired."),
        (Standing::Unknown, _) => (StatusCode::NOT_FOUND, "link-unknown", "link-again", ""),
    };
    let target =
        about.and_then(|(ticket, _)| ticket.result_url.as_deref()).and_then(|url| onward(url, false, message, None));
    match target {
        Some(target) => redirect(&target),
        None => visit.page(status, about, Say { title, lead, button: None }),
    }
}

/// It was done.
fn finished(visit: &Visit<'_>, ticket: &Ticket, profile: &Profile) -> Response {
    let (title, lead, message) = match visit.kind {
        Kind::EmailVerification => {
            ("verify-done-title", "verify-done", "Your email was verified. You can continue using the application.")
        }
        Kind::PasswordChange => {
            ("reset-done-title", "reset-done", "Your request was confirmed. You can choose your new password now.")
        }
    };
    let email = Some(ticket.email.as_str()).filter(|_| ticket.include_email);
    match ticket.result_url.as_deref().and_then(|url| onward(url, true, message, email)) {
        Some(target) => redirect(&target),
        None => visit.page(StatusCode::OK, Some((ticket, profile)), Say { title, lead, button: None }),
    }
}

/// The database does not answer. The ticket stays good.
fn trouble(visit: &Visit<'_>, error: &PeopleError) -> Response {
    tracing::error!(%error, "the profile store failed");
    visit.page(StatusCode::SERVICE_UNAVAILABLE, None, Say { title: "later-title", lead: "later", button: None })
}

/// Where a person is led, with what came of it before any fragment (RFC 3986 section 3).
fn onward(url: &str, success: bool, message: &str, email: Option<&str>) -> Option<String> {
    let mut url = Url::parse(url).ok()?;
    url.query_pairs_mut()
        .append_pair("success", if success { "true" } else { "false" })
        .append_pair("message", message)
        .extend_pairs(email.map(|email| ("email", email)));
    Some(url.to_string())
}

fn redirect(target: &str) -> Response {
    match HeaderValue::from_str(target) {
        Ok(target) => dressed((StatusCode::SEE_OTHER, [(LOCATION, target)]).into_response(), None),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What every page carries. Browsers hold the answer to a form, and where that leads, to `form-action`: so it names where the form leads in the end,
/// which may lead on by itself.
fn dressed(mut response: Response, target: Option<&str>) -> Response {
    let origin = target.and_then(|url| Url::parse(url).ok()).map(|url| url.origin().ascii_serialization());
    let form = origin.map_or_else(String::new, |origin| format!(" https: {origin}"));
    let policy = format!(
        "default-src 'none'; style-src 'self'; form-action 'self'{form}; base-uri 'none'; frame-ancestors 'none'"
    );
    let headers = response.headers_mut();
    headers.extend(HeaderValue::from_str(&policy).ok().map(|policy| (CONTENT_SECURITY_POLICY, policy)));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(ROBOTS, HeaderValue::from_static("noindex, nofollow, noarchive"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_of_it_stands_before_the_fragment() {
        let message = "This URL can be used only once";
        for (url, expected) in [
            (
                "https://app.example.org/",
                "https://app.example.org/?success=false&message=This+URL+can+be+used+only+once",
            ),
            (
                "https://app.example.org/x?a=1&b=%20#/done?c",
                "https://app.example.org/x?a=1&b=%20&success=false&message=This+URL+can+be+used+only+once#/done?c",
            ),
        ] {
            assert_eq!(onward(url, false, message, None).as_deref(), Some(expected));
        }
        let led = onward("https://app.example.org/?", true, "Done", Some("a+b&c@example.org")).unwrap();
        assert_eq!(led, "https://app.example.org/?success=true&message=Done&email=a%2Bb%26c%40example.org");
    }

    #[test]
    fn a_page_says_its_language_and_direction() {
        assert!(words::names().count() >= 3);
        for name in words::names() {
            let words = Spoken::of(&[Value::from(name)], &[], "Example").unwrap();
            let say = Say { title: "verify-title", lead: "verify-lead", button: None };
            let page = frame(&words, "Example", say, None).into_string();
            let rtl = ["ar", "fa", "he", "ur"].contains(&name);
            let expected = format!("<html lang=\"{name}\" dir=\"{}\">", if rtl { "rtl" } else { "ltr" });
            assert!(page.contains(&expected), "{name}: {page}");
        }
    }

    #[test]
    fn forms_of_other_sites_are_not_ours() {
        let own = Some("https://accounts.example.org");
        let comes = |pairs: &[(&'static str, &str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.append(HeaderName::from_static(name), value.parse().unwrap());
            }
            comes_from(&headers, own)
        };
        assert!(comes(&[]), "a program that is no browser");
        assert!(comes(&[("origin", "https://accounts.example.org"), ("sec-fetch-site", "same-origin")]));
        assert!(comes(&[("host", "127.0.0.1:8080"), ("origin", "http://127.0.0.1:8080")]));
        assert!(!comes(&[("origin", "null")]));
        assert!(!comes(&[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")]));
        assert!(!comes(&[("origin", "https://evil.example"), ("sec-fetch-site", "same-origin")]));
        assert!(!comes(&[("origin", "https://accounts.example.org"), ("sec-fetch-site", "same-site")]));
        assert!(!comes(&[("origin", "https://accounts.example.org"), ("origin", "https://evil.example")]));
        assert!(!comes(&[("host", "a"), ("origin", "file://a")]));
    }

    #[test]
    fn a_page_holds_nothing_foreign_and_keeps_its_address_to_itself() {
        let headers = dressed(StatusCode::OK.into_response(), Some("http://localhost:3000/x?y")).headers().clone();
        let policy = headers[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
        assert!(policy.contains("form-action 'self' https: http://localhost:3000;"), "{policy}");
        assert_eq!(headers[REFERRER_POLICY], "strict-origin");
        let headers = dressed(StatusCode::OK.into_response(), None).headers().clone();
        assert!(headers[CONTENT_SECURITY_POLICY].to_str().unwrap().contains("form-action 'self';"));
    }
}
