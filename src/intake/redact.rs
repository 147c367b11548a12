//! The copy that support may read: what was said, without what would let somebody in.

use serde_json::Value;

use crate::request::Request;
use crate::template::Email;

/// What stands in place of a link.
const LINK: &str = "[link]";
/// What stands in place of a code or another secret value.
const SECRET: &str = "[secret]";

/// The values of one request that no copy may hold.
pub struct Secrets {
    /// Longest first, so that one inside another does not hide the rest of it.
    values: Vec<String>,
}

impl Secrets {
    /// The values of the fields that `email.toml` calls secret or links.
    pub fn of(request: &Request, email: &Email) -> Secrets {
        let data = request.json().get("data").and_then(Value::as_object);
        let mut values: Vec<String> = data
            .into_iter()
            .flatten()
            .filter(|(name, _)| email.spec.is_secret(name) || email.spec.is_link(name))
            .filter_map(|(_, value)| match value {
                Value::String(text) => Some(text.clone()),
                Value::Number(number) => Some(number.to_string()),
                _ => None,
            })
            .filter(|text| text.len() > 2)
            .collect();
        values.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Secrets { values }
    }

    /// The text without links, codes and secret values.
    pub fn redact(&self, text: &str) -> String {
        let mut text = text.to_owned();
        for value in &self.values {
            text = text.replace(value, SECRET);
        }
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some(at) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
            out.push_str(&rest[..at]);
            out.push_str(LINK);
            let link = &rest[at..];
            let end = link.find(|c: char| c.is_whitespace() || matches!(c, ')' | '>' | '"')).unwrap_or(link.len());
            rest = &link[end..];
        }
        out.push_str(rest);
        without_codes(&out)
    }
}

/// Replaces words that look like a code: five digits or more, in any script, blanks and hyphens between groups of them allowed.
fn without_codes(text: &str) -> String {
    let is_digit = |c: char| c.is_numeric();
    let mut out = String::with_capacity(text.len());
    let mut run = String::new();
    let flush = |run: &mut String, out: &mut String| {
        let kept = run.trim_end_matches(|c: char| !is_digit(c)).len();
        let digits = run[..kept].chars().filter(|c| is_digit(*c)).count();
        if digits >= 5 {
            out.push_str(SECRET);
            out.push_str(&run[kept..]);
        } else {
            out.push_str(run);
        }
        run.clear();
    };
    for c in text.chars() {
        if is_digit(c) || (!run.is_empty() && matches!(c, ' ' | '-' | '\u{a0}' | '\u{202f}')) {
            run.push(c);
        } else {
            flush(&mut run, &mut out);
            out.push(c);
        }
    }
    flush(&mut run, &mut out);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_codes_and_secret_values_are_taken_out() {
        let secrets = Secrets { values: vec!["https://a.example/?t=abc".into(), "KX7-M2P".into()] };
        for (text, expected) in [
            ("Open (https://a.example/?t=abc) now", "Open ([secret]) now"),
            ("Open (https://b.example/?t=xyz) now", "Open ([link]) now"),
            ("Code KX7-M2P, valid 15 minutes", "Code [secret], valid 15 minutes"),
            ("Code: 123 456.", "Code: [secret]."),
            ("رمز ١٢٣٤٥٦ هنا", "رمز [secret] هنا"),
            ("on 23 November 2026 at 10:30", "on 23 November 2026 at 10:30"),
        ] {
            assert_eq!(secrets.redact(text), expected);
        }
    }
}
