//! One mail as a browser may have it: its html for a sandboxed frame, its bytes as a file.
//!
//! A mail is foreign text. Its html is served under a policy of its own, which allows styles and embedded images and
//! nothing else: no script, no request to anywhere, no form. The frame around it is sandboxed as well, so either
//! fence alone would hold.

use axum::extract::{Path, State};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, HeaderValue, X_FRAME_OPTIONS,
};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::Demo;
use super::problem::Problem;
use crate::inbox::{InlineImage, ReceivedMail};

/// The policy of a mail's html. Only our own pages may frame it.
const MAIL_POLICY: &str = "default-src 'none'; img-src data: cid:; style-src 'unsafe-inline'; form-action 'none'; \
    base-uri 'none'; frame-ancestors 'self'; sandbox";

/// Media types that an embedded image may have.
const IMAGES: [&str; 7] =
    ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif", "image/bmp", "image/svg+xml"];

/// `GET /inbox/{id}/html`: the html part, its images embedded.
pub(super) async fn html(State(demo): State<Demo>, Path(id): Path<u64>) -> Response {
    let Some(mail) = demo.backend.mail(id) else { return no_such_mail() };
    let headers: [(HeaderName, HeaderValue); 3] = [
        (CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, HeaderValue::from_static(MAIL_POLICY)),
        (X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN")),
    ];
    (headers, inert(embedded(&mail))).into_response()
}

/// `GET /inbox/{id}/mail.eml`: the bytes as received, as a file.
pub(super) async fn download(State(demo): State<Demo>, Path(id): Path<u64>) -> Response {
    let Some(mail) = demo.backend.mail(id) else { return no_such_mail() };
    let headers = [
        (CONTENT_TYPE, "message/rfc822".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"mail-{id}.eml\"")),
    ];
    (headers, mail.raw.clone()).into_response()
}

/// The answer for an id that the inbox does not have.
pub(super) fn no_such_mail() -> Response {
    Problem::new(StatusCode::NOT_FOUND, "No such mail", "It may have been cleared, or pushed out by newer ones.").page()
}

/// The html with every `cid:` reference to an inline image replaced by the image.
fn embedded(mail: &ReceivedMail) -> String {
    let mut images: Vec<&InlineImage> = mail
        .inline
        .iter()
        .filter(|image| !image.cid.is_empty() && IMAGES.contains(&media_type(image).as_str()))
        .collect();
    // The longest first, so that `cid:logo@x.org` is not taken for `cid:logo`.
    images.sort_by_key(|image| std::cmp::Reverse(image.cid.len()));
    let mut html = String::with_capacity(mail.html.len());
    let mut rest = mail.html.as_str();
    // One pass over the author's text: what was put in is never searched again.
    while let Some(at) = rest.find("cid:") {
        let (before, reference) = rest.split_at(at);
        html.push_str(before);
        let named = &reference["cid:".len()..];
        rest = match images.iter().find_map(|image| Some((image, named.strip_prefix(image.cid.as_str())?))) {
            Some((image, after)) => {
                html.push_str("data:");
                html.push_str(&media_type(image));
                html.push_str(";base64,");
                STANDARD.encode_string(&image.bytes, &mut html);
                after
            }
            None => {
                html.push_str("cid:");
                named
            }
        };
    }
    html.push_str(rest);
    html
}

fn media_type(image: &InlineImage) -> String {
    image.media_type.to_ascii_lowercase()
}

/// Makes links of the picture do nothing when clicked, as the sandbox allows no new window. Without a target they would
/// open inside the frame, which our policy answers with an error in place of the mail.
fn inert(mut html: String) -> String {
    let lower = html.to_ascii_lowercase();
    let head = lower.find("<head").and_then(|at| Some(at + lower[at..].find('>')? + 1));
    if let Some(at) = head {
        html.insert_str(at, "<base target=\"_blank\">");
    }
    html
}

/// The address of a mail's html.
pub(super) fn frame_address(mail: &ReceivedMail) -> String {
    format!("/inbox/{}/html", mail.id)
}

/// Whether a link of a mail may be followed from our page.
pub(super) fn is_web_link(link: &str) -> bool {
    link.parse::<Uri>().is_ok() && url::Url::parse(link).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn image(cid: &str, media_type: &str) -> InlineImage {
        InlineImage { cid: cid.to_owned(), media_type: media_type.to_owned(), bytes: vec![0, 1, 2] }
    }

    #[test]
    fn images_are_embedded_by_their_whole_content_id() {
        let mail = ReceivedMail {
            html: "<img src=\"cid:logo@x\"><img src='cid:logo'><img src=cid:none> acid:".to_owned(),
            inline: vec![image("logo", "image/png"), image("logo@x", "Image/GIF"), image("none", "text/html")],
            ..ReceivedMail::default()
        };
        assert_eq!(
            embedded(&mail),
            "<img src=\"data:image/gif;base64,AAEC\"><img src='data:image/png;base64,AAEC'><img src=cid:none> acid:"
        );
    }

    #[test]
    fn links_in_the_picture_have_a_target_that_the_sandbox_refuses() {
        assert_eq!(
            inert("<html><HEAD class=x><title>".to_owned()),
            "<html><HEAD class=x><base target=\"_blank\"><title>"
        );
        for whole in ["", "<p>", "<head"] {
            assert_eq!(inert(whole.to_owned()), whole);
        }
    }

    #[test]
    fn only_web_links_are_followed() {
        assert!(is_web_link("https://example.org/?a=b#c"));
        assert!(is_web_link("http://127.0.0.1:8480/u/reset-password?ticket=x"));
        for link in ["javascript:alert(1)", "data:text/html,x", "//example.org", "", "mailto:a@b.c"] {
            assert!(!is_web_link(link), "{link}");
        }
    }
}
