//! The frame of every page, addresses, and the marks that all of them use.

use maud::{DOCTYPE, Markup, html};

use super::collect::Gallery;
use crate::diagnostic::{Diagnostic, Severity};

/// Files that every page refers to.
pub const ASSETS: [(&str, &str); 3] = [
    ("gallery.css", include_str!("assets/gallery.css")),
    ("gallery.js", include_str!("assets/gallery.js")),
    ("mark.svg", include_str!("../http/assets/mark.svg")),
];

/// What a page may load: what lies beside it. `'self'` means nothing for a page that is opened as a file, hence `file:`.
const POLICY: &str = "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file:; \
                      frame-src 'self' file:; form-action 'none'; base-uri 'none'";

/// A whole page. `home` leads from it to the gallery's folder: empty, or `../../`.
pub fn page(gallery: &Gallery, title: &str, home: &str, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                title { (title) " · Vocative gallery" }
                link rel="icon" href={ (home) "mark.svg" } type="image/svg+xml";
                link rel="stylesheet" href={ (home) "gallery.css" };
                script src={ (home) "gallery.js" } defer {}
            }
            body {
                a.skip href="#main" { "Skip to content" }
                header.bar {
                    a.brand href={ (home) "index.html" } { "Vocative" span.comma aria-hidden="true" { "," } " gallery" }
                    @if let Some(name) = &gallery.since { p.aside { "Changes since " code { (name) } } }
                    @else { p.aside { "Every email in every locale" } }
                }
                main #main tabindex="-1" { (body) }
                footer.foot {
                    p {
                        "Samples are rendered as of " time datetime=(gallery.now) { (shown_time(gallery)) }
                        ". Images from other hosts are not loaded, links of the mails lead nowhere."
                    }
                }
            }
        }
    }
}

fn shown_time(gallery: &Gallery) -> String {
    gallery.now.to_zoned(jiff::tz::TimeZone::UTC).strftime("%-d %B %Y, %H:%M UTC").to_string()
}

/// A relative path as an address: every octet but letters, digits and `-._~/` is percent-encoded (RFC 3986 §2.1).
pub fn address(path: &str) -> String {
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

/// How many errors and warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
}

impl Tally {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic]) -> Tally {
        findings.iter().fold(Tally::default(), |tally, finding| match finding.severity {
            Severity::Error => Tally { errors: tally.errors + 1, ..tally },
            Severity::Warning => Tally { warnings: tally.warnings + 1, ..tally },
        })
    }

    /// Whether nothing was found.
    pub fn is_clean(self) -> bool {
        self == Tally::default()
    }

    /// `2 errors, 1 warning`, or `no findings`.
    pub fn words(self) -> String {
        use crate::diagnostic::count;
        match (self.errors, self.warnings) {
            (0, 0) => "no findings".to_owned(),
            (errors, 0) => count(errors, "error"),
            (0, warnings) => count(warnings, "warning"),
            (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
        }
    }

    /// The class of the worst.
    pub fn class(self) -> &'static str {
        match (self.errors, self.warnings) {
            (0, 0) => "fine",
            (0, _) => "warning",
            _ => "error",
        }
    }

    /// The number with the color of the worst, read out as words.
    pub fn badge(self) -> Markup {
        html! {
            @if !self.is_clean() {
                span class={ "badge " (self.class()) } title=(self.words()) {
                    span aria-hidden="true" { (self.errors + self.warnings) }
                    span.unseen { (self.words()) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_survives_every_name_that_a_file_can_have() {
        for (path, expected) in [
            ("mails/reset_email/1-full.html", "mails/reset_email/1-full.html"),
            ("a b#c?d%e", "a%20b%23c%3Fd%25e"),
            ("ä\"'<", "%C3%A4%22%27%3C"),
            ("javascript:x", "javascript%3Ax"),
        ] {
            assert_eq!(address(path), expected);
        }
    }
}
