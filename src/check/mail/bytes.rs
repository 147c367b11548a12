//! The composed message against what RFC 5322 and the contract promise. It is the engine's own work, looked at once more from
//! outside: a fault here is never an author's, and must be known before a mail program finds it.

use super::{Flaw, Spot};
use crate::template::Kind;

/// What the headers must say.
#[derive(Clone, Copy, Debug)]
pub struct Promised<'a> {
    /// `Content-Language`.
    pub language: &'a str,
    /// `X-Vocative-Email`.
    pub email: &'a str,
    /// Decides about `List-Unsubscribe`.
    pub kind: Kind,
}

/// Headers that stand exactly once (RFC 5322 §3.6, RFC 2045 §4, contract §12.13).
const ONCE: &[&str] = &[
    "From",
    "To",
    "Date",
    "Message-ID",
    "Subject",
    "MIME-Version",
    "Content-Type",
    "Content-Language",
    "Auto-Submitted",
    "X-Vocative-Email",
];
/// Octets of a line without its end (RFC 5322 §2.1.1).
const LONGEST_LINE: usize = 998;
/// Characters of an encoded word (RFC 2047 §2).
const LONGEST_WORD: usize = 75;

/// Looks at a whole message.
pub fn examine(message: &[u8], promised: &Promised<'_>) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let end = message.windows(4).position(|four| four == b"\r\n\r\n").map_or(message.len(), |at| at + 2);
    let headers = headers(&message[..end]);
    let values = |name: &str| -> Vec<&str> {
        headers.iter().filter(|(found, _)| found.eq_ignore_ascii_case(name)).map(|(_, value)| &**value).collect()
    };
    for name in ONCE {
        match values(name).len() {
            1 => {}
            0 => flaws.push(flaw("header-missing", format!("the message has no {name} header"))),
            count => flaws.push(flaw("header-repeated", format!("the message has {count} {name} headers"))),
        }
    }
    for (name, wanted) in [
        ("Content-Language", promised.language),
        ("Auto-Submitted", "auto-generated"),
        ("MIME-Version", "1.0"),
        ("X-Vocative-Email", promised.email),
    ] {
        if let Some(other) = values(name).first().filter(|value| **value != wanted) {
            flaws.push(flaw("header-value", format!("the {name} header says `{other}` instead of `{wanted}`")));
        }
    }
    if values("Subject").first().is_some_and(|subject| subject.is_empty()) {
        flaws.push(flaw("header-value", "the Subject header is empty".to_owned()));
    }
    if promised.kind != Kind::Notice && !values("List-Unsubscribe").is_empty() {
        let message = "the message can be unsubscribed from, and it is no notice".to_owned();
        flaws.push(flaw("header-value", message));
    }
    if headers.iter().any(|(_, value)| encoded_words(value).any(|word| word.len() > LONGEST_WORD)) {
        flaws.push(flaw("encoded-word-long", format!("an encoded word has more than {LONGEST_WORD} characters")));
    }
    flaws.extend(lines(message));
    flaws
}

fn flaw(rule: &'static str, message: String) -> Flaw {
    let hint = "nothing in a project decides this: please report it with the request that shows it";
    Flaw::new(rule, Spot::Message, message, hint)
}

/// Names and values, unfolded.
fn headers(head: &[u8]) -> Vec<(String, String)> {
    let mut headers: Vec<(String, String)> = Vec::new();
    for line in String::from_utf8_lossy(head).split("\r\n") {
        if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = headers.last_mut() {
                value.push(' ');
                value.push_str(line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            headers.push((name.to_owned(), value.trim().to_owned()));
        }
    }
    headers
}

fn encoded_words(value: &str) -> impl Iterator<Item = &str> {
    value.split_whitespace().filter(|word| word.starts_with("=?") && word.contains("?="))
}

/// Line ends and lengths, headers and body alike.
fn lines(message: &[u8]) -> Vec<Flaw> {
    let mut flaws = Vec::new();
    let mut bare = None;
    let mut start = 0;
    for (at, byte) in message.iter().enumerate() {
        let paired = match byte {
            b'\n' => at > 0 && message[at - 1] == b'\r',
            b'\r' => message.get(at + 1) == Some(&b'\n'),
            0 => false,
            _ => continue,
        };
        if !paired {
            bare.get_or_insert((at, *byte));
        }
        if *byte == b'\n' {
            let length = at.saturating_sub(start + 1);
            if length > LONGEST_LINE && flaws.is_empty() {
                flaws.push(flaw("line-long", format!("a line has {length} octets, {LONGEST_LINE} are allowed")));
            }
            start = at + 1;
        }
    }
    if let Some((at, byte)) = bare {
        let what = if byte == 0 { "a NUL" } else { "a line end that is not CRLF" };
        flaws.push(flaw("line-end", format!("the message has {what} at octet {at}")));
    }
    flaws
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "From: a@example.org\r\nTo: b@example.net\r\nSubject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\r\n =?utf-8?q?x?=\r\n\
        Date: Mon, 23 Nov 2026 09:00:00 +0000\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n\
        Auto-Submitted: auto-generated\r\nContent-Language: de\r\nX-Vocative-Email: reset_email/1\r\n\
        Content-Type: text/plain\r\n\r\nHallo\r\n";

    fn rules(message: &str, kind: Kind) -> Vec<&'static str> {
        let promised = Promised { language: "de", email: "reset_email/1", kind };
        examine(message.as_bytes(), &promised).into_iter().map(|flaw| flaw.rule).collect()
    }

    #[test]
    fn a_message_keeps_what_is_promised() {
        assert_eq!(rules(GOOD, Kind::Security), [""; 0]);
        let long = format!("Hallo {}", "x".repeat(1000));
        let word = format!("=?utf-8?q?{}?=", "x".repeat(70));
        for (from, to, expected) in [
            ("Date:", "X-Date:", "header-missing"),
            ("To: b@example.net\r\n", "To: b@example.net\r\nTO: c@example.net\r\n", "header-repeated"),
            ("Language: de", "Language: en", "header-value"),
            ("auto-generated", "auto-replied", "header-value"),
            ("email/1", "email/2", "header-value"),
            ("MIME-Version: 1.0", "MIME-Version: 1.0\r\nList-Unsubscribe: <https://example.org>", "header-value"),
            ("=?utf-8?q?x?=", &*word, "encoded-word-long"),
            ("Hallo", &*long, "line-long"),
            ("Hallo\r\n", "Hallo\n", "line-end"),
            ("Hallo", "Hal\rlo", "line-end"),
            ("Hallo", "Hal\0lo", "line-end"),
        ] {
            assert!(GOOD.contains(from), "{from}");
            assert_eq!(rules(&GOOD.replace(from, to), Kind::Security), [expected], "{to}");
        }
        let notice = GOOD.replace("MIME-Version", "List-Unsubscribe: <https://example.org>\r\nMIME-Version");
        assert_eq!(rules(&notice, Kind::Notice), [""; 0]);
        let at_limit = format!("{}\r\n", "x".repeat(998));
        assert_eq!(rules(&GOOD.replace("Hallo\r\n", &at_limit), Kind::Security), [""; 0]);
    }
}
