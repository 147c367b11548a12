//! The MIME tree (RFC 2045, 2046, 2387): which parts stand in which, and their headers.
//!
//! `multipart/mixed` around attachments, in it `multipart/related` around inline images, in it
//! `multipart/alternative` of text and html, each level only where it is needed. Boundaries are made from the
//! message's own unique id, so the same parts always make the same bytes; they contain `=_`, which neither
//! quoted-printable nor base64 can produce.

use super::header::{self, Line};
use super::transfer::{self, Encoding};
use super::{Attachment, ComposeError, Inline, Parts};

/// Refuses what the headers of inline images and attachments could not carry.
pub(super) fn refuse(parts: &Parts<'_>) -> Result<(), ComposeError> {
    for inline in parts.inline {
        media_type(inline.media_type)?;
        file_name(inline.name)?;
        if inline.cid.is_empty() || inline.cid.len() > 200 || !inline.cid.bytes().all(is_content_id) {
            return Err(ComposeError::ContentId);
        }
    }
    for attachment in parts.attachments {
        media_type(attachment.media_type)?;
        file_name(attachment.name)?;
    }
    Ok(())
}

/// Writes the top `Content-Type`, the empty line, and the body.
pub(super) fn write(out: &mut Vec<u8>, parts: &Parts<'_>) {
    if parts.attachments.is_empty() {
        return related(out, parts);
    }
    let boundary = Boundary { unique: parts.unique, level: 'm' };
    boundary.open(out, "multipart/mixed", None);
    boundary.next(out);
    related(out, parts);
    for attachment in parts.attachments {
        boundary.next(out);
        attached(out, attachment);
    }
    boundary.close(out);
}

fn related(out: &mut Vec<u8>, parts: &Parts<'_>) {
    if parts.inline.is_empty() {
        return alternative(out, parts);
    }
    let boundary = Boundary { unique: parts.unique, level: 'r' };
    boundary.open(out, "multipart/related", Some("multipart/alternative"));
    boundary.next(out);
    alternative(out, parts);
    for inline in parts.inline {
        boundary.next(out);
        image(out, inline);
    }
    boundary.close(out);
}

fn alternative(out: &mut Vec<u8>, parts: &Parts<'_>) {
    let boundary = Boundary { unique: parts.unique, level: 'a' };
    boundary.open(out, "multipart/alternative", None);
    for (media_type, text) in [("text/plain", parts.text), ("text/html", parts.html)] {
        boundary.next(out);
        words(out, media_type, parts.language, text);
    }
    boundary.close(out);
}

/// One of the two readings of the mail.
fn words(out: &mut Vec<u8>, media_type: &str, language: &str, text: &str) {
    let encoding = Encoding::of(text);
    let mut line = Line::open(out, "Content-Type");
    line.push(media_type);
    line.push("; charset=utf-8");
    line.close();
    header::token(out, "Content-Language", language);
    header::token(out, "Content-Transfer-Encoding", encoding.token());
    out.extend_from_slice(b"\r\n");
    encoding.write(out, text);
}

fn image(out: &mut Vec<u8>, inline: &Inline<'_>) {
    header::token(out, "Content-Type", inline.media_type);
    let mut line = Line::open(out, "Content-ID");
    line.push("<");
    line.push(inline.cid);
    line.push(">");
    line.close();
    bytes(out, "inline", inline.name, inline.bytes);
}

fn attached(out: &mut Vec<u8>, attachment: &Attachment<'_>) {
    header::token(out, "Content-Type", attachment.media_type);
    bytes(out, "attachment", attachment.name, attachment.bytes);
}

fn bytes(out: &mut Vec<u8>, disposition: &str, name: &str, bytes: &[u8]) {
    let mut line = Line::open(out, "Content-Disposition");
    line.push(disposition);
    header::parameter(&mut line, "filename", name);
    line.close();
    header::token(out, "Content-Transfer-Encoding", Encoding::Base64.token());
    out.extend_from_slice(b"\r\n");
    transfer::base64_lines(out, bytes);
}

/// The delimiter of one level (RFC 2046 section 5.1.1): at most 2 + 64 + 2 octets of `bchars`.
struct Boundary<'a> {
    unique: &'a str,
    level: char,
}

impl Boundary<'_> {
    fn open(&self, out: &mut Vec<u8>, media_type: &str, root: Option<&str>) {
        let mut line = Line::open(out, "Content-Type");
        line.push(media_type);
        if let Some(root) = root {
            line.push(";");
            line.fold();
            line.push("type=\"");
            line.push(root);
            line.push("\"");
        }
        line.push(";");
        line.fold();
        line.push("boundary=\"");
        line.push(&self.text());
        line.push("\"");
        line.close();
    }

    fn next(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\r\n--");
        out.extend_from_slice(self.text().as_bytes());
        out.extend_from_slice(b"\r\n");
    }

    fn close(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"\r\n--");
        out.extend_from_slice(self.text().as_bytes());
        out.extend_from_slice(b"--\r\n");
    }

    fn text(&self) -> String {
        format!("=_{}_{}", self.unique, self.level)
    }
}

/// `type/subtype` with simple parameters (RFC 2045 section 5.1). Composite types are refused: they may not be
/// encoded, so their content would reach the message unchecked.
fn media_type(given: &str) -> Result<(), ComposeError> {
    let mut pieces = given.split("; ");
    let (kind, subtype) = pieces.next().and_then(|piece| piece.split_once('/')).ok_or(ComposeError::MediaType)?;
    let composite = kind.eq_ignore_ascii_case("multipart") || kind.eq_ignore_ascii_case("message");
    let parameters = pieces.all(|piece| piece.split_once('=').is_some_and(|(a, b)| is_token(a) && is_token(b)));
    if composite || given.len() > 200 || !is_token(kind) || !is_token(subtype) || !parameters {
        return Err(ComposeError::MediaType);
    }
    Ok(())
}

/// A file name that no program can take for a path, and that reads in one direction.
fn file_name(name: &str) -> Result<(), ComposeError> {
    header::refuse("Content-Disposition", name)?;
    let path = name.contains(['/', '\\']) || name.trim_matches(['.', ' ']).is_empty();
    let turns = name.contains(['\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}']);
    if path || turns || name.len() > 255 {
        return Err(ComposeError::FileName);
    }
    Ok(())
}

/// RFC 2045 section 5.1 `token`.
fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`{|}~".contains(&b))
}

fn is_content_id(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._@+".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn media_types_are_simple_and_never_composite() {
        for good in ["image/png", "application/pdf", "text/calendar; method=REQUEST; charset=utf-8", "image/svg+xml"] {
            assert!(media_type(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "image",
            "/png",
            "image/",
            "image/png\r\nX: y",
            "image/p ng",
            "multipart/mixed",
            "Message/rfc822",
            "text/plain; x",
            "text/plain; x=\"y\"",
            "text/plain;",
        ] {
            assert!(media_type(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn file_names_are_names_and_not_paths() {
        for good in ["a.pdf", "見積書.pdf", "a b.txt", ".profile", "café"] {
            assert!(file_name(good).is_ok(), "{good}");
        }
        for bad in ["", ".", "..", " ", "a/b", "..\\b", "a\r\nb", "a\0", "fdp\u{202e}exe"] {
            assert!(file_name(bad).is_err(), "{bad}");
        }
    }
}
