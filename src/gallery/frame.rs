//! One mail's html as a file of its own, for a sandboxed frame.
//!
//! A mail is foreign text. The frame around it is sandboxed, and the file carries a policy that allows styles and the images inside of it
//! and nothing else: no script, no request to anywhere, no form. Either fence alone would hold.

use crate::engine::Engine;
use crate::render::Rendered;

/// The policy of a mail's html.
const POLICY: &str =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'";

/// The html with its policy, its links dead, its images inside: a sandboxed file may not load the files beside it.
pub fn html(mail: &Rendered, engine: &Engine) -> String {
    fenced(&mail.html_alone(engine))
}

/// `html` as a document that a page may frame.
pub fn fenced(html: &str) -> String {
    // Right behind the doctype, before anything that the mail itself says: a parser opens the head for it, and takes the mail's own
    // <html> and <head> for what they are (HTML §13.2.6.4.4).
    let start = html.len() - html.trim_start().len();
    let doctype = html.get(start..start + 9).is_some_and(|head| head.eq_ignore_ascii_case("<!doctype"));
    let at = if doctype { html[start..].find('>').map_or(html.len(), |end| start + end + 1) } else { 0 };
    // A link would open inside the frame; with a target it asks for a window, which the sandbox refuses.
    let fence = format!(
        "<meta charset=\"utf-8\"><base target=\"_blank\"><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">"
    );
    format!("{}{fence}{}", &html[..at], &html[at..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_stands_before_everything_but_the_doctype() {
        for (html, before) in [
            ("<!DOCTYPE html>\n<html><head>", "<!DOCTYPE html>"),
            ("\n <!doctype html SYSTEM 'x'><html>", "\n <!doctype html SYSTEM 'x'>"),
            ("<!-- <head> --><script>", ""),
            ("<!doctype", ""),
            ("", ""),
        ] {
            let fenced = fenced(html);
            let (head, rest) = fenced.split_once("<meta charset").unwrap();
            let expected = if html == "<!doctype" { html } else { before };
            assert_eq!(head, expected, "{html}");
            assert!(rest.contains(POLICY) && rest.ends_with(&html[expected.len()..]), "{html}");
        }
    }
}
