//! One received mail: as it came, and as it reads.
//!
//! The reading is `mail-parser`'s and not our composer's, so what the inbox shows is what another program
//! makes of the bytes.

use jiff::Timestamp;
use mail_parser::{Address, Message, MessageParser, MimeHeaders as _, PartType};
use scraper::{Html, Selector};
use serde::{Serialize, Serializer};

/// A mail in the inbox. As JSON it has every field but the raw bytes and the bytes of images.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ReceivedMail {
    /// Counts up from 1 in order of arrival, and is never used again.
    pub id: u64,
    /// When it was complete.
    #[serde(serialize_with = "rfc3339")]
    pub received_at: Timestamp,
    /// The address of `MAIL FROM`; empty for a bounce.
    pub envelope_from: String,
    /// The addresses of `RCPT TO`, in order.
    pub to: Vec<String>,
    /// Who the mail says it is from.
    pub from: Option<Correspondent>,
    /// Whom the mail says it is to.
    pub header_to: Vec<Correspondent>,
    /// The decoded subject; empty if there is none.
    pub subject: String,
    /// The `Date` header.
    #[serde(serialize_with = "optional_rfc3339")]
    pub date: Option<Timestamp>,
    /// The `Message-ID` without angle brackets.
    pub message_id: Option<String>,
    /// The `Content-Language` header.
    pub language: Option<String>,
    /// The text part; empty if there is none.
    pub text: String,
    /// The html part; empty if there is none.
    pub html: String,
    /// All headers in order, unfolded, not decoded.
    pub headers: Vec<Header>,
    /// Every http and https link, from the html's anchors and then from the text, each once.
    pub links: Vec<String>,
    /// What looks like a code to type in, from the text outside of links: runs of four to eight digits, or of
    /// upper-case letters with digits, each once.
    pub codes: Vec<String>,
    /// Images with a content id.
    pub inline: Vec<InlineImage>,
    /// Attached files.
    pub attachments: Vec<Enclosure>,
    /// The octets as received, dot-stuffing undone.
    #[serde(skip)]
    pub raw: Vec<u8>,
}

/// A name and an address of a header.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Correspondent {
    /// The decoded display name.
    pub name: Option<String>,
    /// The address.
    pub address: String,
}

/// One header as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Header {
    /// The name, in its own case.
    pub name: String,
    /// The value, unfolded, not decoded.
    pub value: String,
}

/// An image that the html can show by `cid:`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InlineImage {
    /// The content id without angle brackets.
    pub cid: String,
    /// The media type.
    pub media_type: String,
    /// The image itself.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// An attached file, without its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Enclosure {
    /// The decoded file name; empty if there is none.
    pub name: String,
    /// The media type.
    pub media_type: String,
    /// The size in octets.
    pub size: usize,
}

impl ReceivedMail {
    /// Reads a mail. What cannot be read stays empty; the raw octets are always kept.
    pub(super) fn read(received_at: Timestamp, envelope_from: String, to: Vec<String>, raw: Vec<u8>) -> Self {
        let mut mail = Self { received_at, envelope_from, to, ..Self::default() };
        if let Some(parsed) = MessageParser::new().parse(&raw) {
            mail.interpret(&parsed);
            mail.enclose(&parsed);
        }
        mail.raw = raw;
        mail
    }

    fn interpret(&mut self, parsed: &Message<'_>) {
        self.from = correspondents(parsed.from()).into_iter().next();
        self.header_to = correspondents(parsed.to());
        self.subject = parsed.subject().unwrap_or_default().to_owned();
        self.date = parsed.date().and_then(|date| Timestamp::from_second(date.to_timestamp()).ok());
        self.message_id = parsed.message_id().map(str::to_owned);
        self.language = parsed.header_raw("Content-Language").map(|value| value.trim().to_owned());
        self.headers = parsed.headers_raw().map(|(name, value)| header(name, value)).collect();
        self.text = parsed.text_bodies().find_map(words).unwrap_or_default();
        self.html = parsed.html_bodies().find_map(markup).unwrap_or_default();
        // Without a text part, the parser's reading of the html serves for codes and links.
        let readable = match self.text.as_str() {
            "" => parsed.body_text(0).unwrap_or_default(),
            text => text.into(),
        };
        self.links = links(&self.html, &readable);
        self.codes = codes(&readable);
    }

    /// The value of the first header of that name, in any case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value.as_str())
    }

    /// The image with this content id.
    #[must_use]
    pub fn image(&self, cid: &str) -> Option<&InlineImage> {
        self.inline.iter().find(|image| image.cid == cid)
    }

    /// Sorts what is neither text nor html into images with a content id and attachments.
    fn enclose(&mut self, parsed: &Message<'_>) {
        for part in parsed.attachments() {
            let media_type = part.content_type().map_or_else(
                || "application/octet-stream".to_owned(),
                |kind| match kind.subtype() {
                    Some(subtype) => format!("{}/{subtype}", kind.ctype()),
                    None => kind.ctype().to_owned(),
                },
            );
            match part.content_id() {
                Some(cid) => {
                    self.inline.push(InlineImage { cid: cid.to_owned(), media_type, bytes: part.contents().to_vec() });
                }
                None => self.attachments.push(Enclosure {
                    name: part.attachment_name().unwrap_or_default().to_owned(),
                    media_type,
                    size: part.contents().len(),
                }),
            }
        }
    }
}

fn rfc3339<S: Serializer>(instant: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(instant)
}

fn optional_rfc3339<S: Serializer>(instant: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match instant {
        Some(instant) => serializer.serialize_some(&instant.to_string()),
        None => serializer.serialize_none(),
    }
}

fn words(part: &mail_parser::MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    }
}

fn markup(part: &mail_parser::MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    }
}

fn correspondents(address: Option<&Address<'_>>) -> Vec<Correspondent> {
    let one = |addr: &mail_parser::Addr<'_>| Correspondent {
        name: addr.name().map(str::to_owned),
        address: addr.address().unwrap_or_default().to_owned(),
    };
    address.map(|address| address.iter().map(one).collect()).unwrap_or_default()
}

fn header(name: &str, value: &str) -> Header {
    Header { name: name.to_owned(), value: value.replace("\r\n", "").trim().to_owned() }
}

/// Links in reading order, each once.
fn links(html: &str, text: &str) -> Vec<String> {
    let mut links: Vec<String> = Vec::new();
    let mut add = |link: &str| {
        if is_web(link) && !links.iter().any(|known| known == link) {
            links.push(link.to_owned());
        }
    };
    if let Ok(anchors) = Selector::parse("[href]") {
        let page = Html::parse_document(html);
        for anchor in page.select(&anchors) {
            if matches!(anchor.value().name(), "a" | "area") {
                add(anchor.attr("href").unwrap_or_default().trim());
            }
        }
    }
    for (start, end) in urls(text) {
        add(&text[start..end]);
    }
    links
}

fn is_web(link: &str) -> bool {
    let scheme = link.split_once("://").map_or("", |(scheme, _)| scheme);
    scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http")
}

/// Where URLs stand in a text: from the scheme to the next blank or bracket, less the punctuation of the sentence.
fn urls(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find("http").map(|at| from + at) {
        let rest = &text[at..];
        from = at + "http".len();
        if !rest.starts_with("http://") && !rest.starts_with("https://") {
            continue;
        }
        let ends = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || "<>\"“”«»「」、。（）".contains(c)
                || ('\u{2066}'..='\u{2069}').contains(&c)
        };
        let whole = &rest[..rest.find(ends).unwrap_or(rest.len())];
        let mut link = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        // A closing bracket belongs to the link only if it was opened there.
        while link.ends_with(')') && link.matches('(').count() < link.matches(')').count() {
            link = link[..link.len() - 1].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'']);
        }
        found.push((at, at + link.len()));
        from = at + whole.len();
    }
    found
}

/// Codes in reading order, each once.
fn codes(text: &str) -> Vec<String> {
    let mut plain = text.to_owned();
    for (start, end) in urls(text).into_iter().rev() {
        plain.replace_range(start..end, "\n");
    }
    let mut codes: Vec<String> = Vec::new();
    for (start, end) in runs(&plain) {
        let run = &plain[start..end];
        let year = is_year(run) && !is_alone(&plain, start, end);
        if is_code(run) && !year && !is_part_of_more(&plain, start, end) && !codes.iter().any(|known| known == run) {
            codes.push(run.to_owned());
        }
    }
    codes
}

/// Four digits that a date may hold.
fn is_year(run: &str) -> bool {
    run.parse().is_ok_and(|year: u32| run.len() == 4 && (1900..2100).contains(&year))
}

/// Whether nothing else stands on the line, where a code to be copied is put.
fn is_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let after = text[end..].split('\n').next().unwrap_or_default();
    before.trim().is_empty() && after.trim().is_empty()
}

/// The longest runs of ASCII letters and digits.
fn runs(text: &str) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut start = None;
    for (at, byte) in text.bytes().chain([b' ']).enumerate() {
        match (byte.is_ascii_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push((from, at));
                start = None;
            }
            _ => {}
        }
    }
    runs
}

fn is_code(run: &str) -> bool {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    (4..=8).contains(&run.len()) && digits > 0 && run.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase())
}

/// Whether a run is a piece of a date, an amount, an address or an id: a joint with a letter or digit beyond it.
fn is_part_of_more(text: &str, start: usize, end: usize) -> bool {
    let joint = |c: char| "-./:,@_+".contains(c);
    let mut before = text[..start].chars().rev();
    let mut after = text[end..].chars();
    let joined = |first: Option<char>, second: Option<char>| {
        first.is_some_and(joint) && second.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    joined(before.next(), before.next()) || joined(after.next(), after.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_come_from_anchors_and_from_text() {
        let html = "<a href='https://a.example/?x=1&amp;y=2'>go</a><a href='#top'>up</a>\
                    <a href='mailto:a@b.example'>m</a>\
                    <link href='https://css.example/'><a href=' HTTPS://B.example/ '>b</a>";
        let text = "See (https://c.example/a(b)), <https://d.example/t?x=1>. Or https://a.example/?x=1&y=2! http: no\n\
                    リンク：https://e.example/あ。";
        assert_eq!(
            links(html, text),
            [
                "https://a.example/?x=1&y=2",
                "HTTPS://B.example/",
                "https://c.example/a(b)",
                "https://d.example/t?x=1",
                "https://e.example/あ",
            ]
        );
    }

    #[test]
    fn codes_are_short_runs_outside_of_links_dates_and_amounts() {
        for (text, expected) in [
            ("Your code is 123456.", vec!["123456"]),
            ("コードは123456です", vec!["123456"]),
            ("\u{2068}4711\u{2069} or X7K2P9Q4", vec!["4711", "X7K2P9Q4"]),
            ("Again 1234, again 1234", vec!["1234"]),
            ("Am 23. November 2026, 2026年11月23日", vec![]),
            ("Your code:\n2026\n", vec!["2026"]),
            ("https://a.example/reset/123456?c=654321", vec![]),
            ("on 2026-11-22 at 10:05, 1234.50 EUR, 1,2345", vec![]),
            ("HELLO hello1 123 123456789 HELLO1", vec!["HELLO1"]),
        ] {
            assert_eq!(codes(text), expected, "{text}");
        }
    }

    #[test]
    fn octets_that_are_no_mail_are_kept_all_the_same() {
        let mail = ReceivedMail::read(Timestamp::UNIX_EPOCH, String::new(), vec![], b"\xff\xfe\r\n".to_vec());
        assert_eq!(mail.raw, b"\xff\xfe\r\n");
        assert_eq!(mail.subject, "");
    }
}
