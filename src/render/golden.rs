//! A rendered mail as golden files: text that a reviewer reads line by line, and that changes only when an author changed something.
//!
//! What differs from run to run or with every edit (date, ids, boundaries, the templates' fingerprint) is left out.

use scraper::{ElementRef, Html, Node};

use super::Rendered;

/// The golden files of one mail: ending and text.
pub type Golden = [(&'static str, String); 3];

/// Endings of golden files.
pub const ENDINGS: [&str; 3] = ["headers", "txt", "html"];

/// The longest fixed id.
const ID: usize = 64;

impl Rendered {
    /// An id that a sample's mail has every time: equal samples are equal messages.
    pub fn fixed_id(&self, sample: &str) -> String {
        let id = format!("{}.{}.{sample}", self.email, self.language);
        id.replace(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != '-', "-").chars().take(ID).collect()
    }
}

/// Header fields that are shown decoded, or that are not the author's doing.
const LEFT_OUT: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "mime-version",
    "content-type",
    "content-transfer-encoding",
    "x-vocative-email",
    "dkim-signature",
];

/// The golden files of `mail`, which was composed into `message`.
pub fn golden(mail: &Rendered, message: &[u8]) -> Golden {
    [(ENDINGS[0], head(mail, message)), (ENDINGS[1], mail.text.clone()), (ENDINGS[2], html_lines(&mail.html))]
}

/// Who and what about, decoded, then the other header fields in their order, then the images that come along.
fn head(mail: &Rendered, message: &[u8]) -> String {
    let mut out =
        format!("From: {}\nTo: {}\nSubject: {}\nPreheader: {}\n", mail.from, mail.to, mail.subject, mail.preheader);
    for field in fields(message) {
        let name = field.split(':').next().unwrap_or_default().to_ascii_lowercase();
        if !LEFT_OUT.contains(&name.as_str()) {
            out.push_str(&field);
            out.push('\n');
        }
    }
    for image in &mail.images {
        out.push_str(&format!("Image: {image}\n"));
    }
    out
}

/// The unfolded header fields of a message (RFC 5322 §2.2.3).
fn fields(message: &[u8]) -> Vec<String> {
    folded_fields(message).into_iter().map(|field| field.replace('\n', "")).collect()
}

/// The header fields of a message; where one is folded it has a line end.
pub(crate) fn folded_fields(message: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(message);
    let head = text.split("\r\n\r\n").next().unwrap_or_default();
    let mut fields: Vec<String> = Vec::new();
    for line in head.split("\r\n") {
        match fields.last_mut() {
            Some(field) if line.starts_with([' ', '\t']) => {
                field.push('\n');
                field.push_str(line);
            }
            _ => fields.push(line.to_owned()),
        }
    }
    fields
}

/// Elements that stand within a line of text.
const WITHIN: &[&str] =
    &["a", "b", "strong", "i", "em", "u", "s", "small", "sup", "sub", "code", "span", "img", "font", "abbr", "bdi"];

/// The widest tag that stands on one line.
const WIDEST: usize = 80;
/// Begins the padding behind a preheader, which is told apart from the words.
const PADDING: &str = "&#847;";

/// Html a block tag, a comment or a text to a line, blanks collapsed. Not indented: a wrapper more is then two lines of difference.
/// A wide tag has a line for each attribute and each declaration of its style, so that a change shows without the rest.
fn html_lines(html: &str) -> String {
    let mut lines = Lines::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        lines.text(&rest[..at]);
        let (markup, name) = markup(&rest[at..]);
        rest = &rest[at + markup.len()..];
        let tag = if name.is_empty() || markup == "<" { markup.to_owned() } else { broken(markup) };
        if WITHIN.contains(&name.trim_start_matches('/')) {
            lines.push(&tag);
        } else if name == "br" {
            lines.push(&tag);
            lines.end();
        } else {
            lines.alone(&tag);
        }
        if name == "style" {
            let end = rest.find("</style").unwrap_or(rest.len());
            rest[..end].lines().for_each(|line| lines.alone(line.trim()));
            rest = &rest[end..];
        }
    }
    lines.text(rest);
    lines.end();
    lines.out
}

/// The comment or tag that `html` begins with, and the name of the tag; a lone `<` is itself.
fn markup(html: &str) -> (&str, &str) {
    let upto = |end: Option<usize>| &html[..end.unwrap_or(html.len())];
    if html.starts_with("<!--") && !html.starts_with("<!--[") {
        return (upto(html.find("-->").map(|at| at + 3)), "");
    }
    if html.starts_with("<!") {
        return (upto(html.find('>').map(|at| at + 1)), "");
    }
    if !html[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') {
        return (&html[..1], "a");
    }
    let mut quote = None;
    let end = html.char_indices().find_map(|(at, c)| {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
        None
    });
    let tag = upto(end);
    let name =
        tag[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '/' && c != ':').map_or("", |at| &tag[1..=at]);
    (tag, name.trim_end_matches('/'))
}

/// A tag on one line, or broken at its attributes and at the declarations of its style.
fn broken(tag: &str) -> String {
    let ending = if tag.ends_with("/>") { "/>" } else { ">" };
    let pieces = pieces(tag.strip_suffix(ending).unwrap_or(tag));
    let line = format!("{}{ending}", pieces.join(" "));
    if line.len() <= WIDEST {
        return line;
    }
    let lines: Vec<String> =
        pieces.iter().map(|piece| if piece.len() > WIDEST / 2 { declared(piece) } else { piece.clone() }).collect();
    format!("{}\n{ending}", lines.join("\n  "))
}

/// A `style` with a line for each declaration; any other attribute as it is.
fn declared(attribute: &str) -> String {
    let Some(style) = attribute.strip_prefix("style=") else { return attribute.to_owned() };
    let declarations = style.trim_matches(['"', '\'']).split(';').map(str::trim).filter(|d| !d.is_empty());
    let lines: String = declarations.map(|declaration| format!("\n    {declaration};")).collect();
    format!("style=\"{lines}\n  \"")
}

/// A tag cut at blanks outside of quotes.
fn pieces(tag: &str) -> Vec<String> {
    let (mut pieces, mut piece, mut quote) = (Vec::new(), String::new(), None);
    for c in tag.chars() {
        match (quote, c) {
            (None, c) if c.is_ascii_whitespace() => {
                if !piece.is_empty() {
                    pieces.push(std::mem::take(&mut piece));
                }
                continue;
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if c == open => quote = None,
            _ => {}
        }
        piece.push(if c.is_ascii_whitespace() { ' ' } else { c });
    }
    pieces.extend((!piece.is_empty()).then_some(piece));
    pieces
}

/// Html as a reader's program takes it, for comparing two writings of one mail: entities decoded, attributes in one order, blanks
/// collapsed. Without `styles`, those of inline tags are left out.
pub fn reading(html: &str, styles: bool) -> String {
    let mut out = String::new();
    read(Html::parse_document(html).root_element(), styles, &mut out);
    out
}

fn read(element: ElementRef<'_>, styles: bool, out: &mut String) {
    let value = element.value();
    let plain = !styles && WITHIN.contains(&value.name());
    let attributes = value.attrs().filter(|(name, _)| !(plain && *name == "style"));
    let mut attributes: Vec<String> =
        attributes.map(|(name, value)| format!(" {name}=\"{}\"", collapsed(value))).collect();
    attributes.sort();
    out.push_str(&format!("\n<{}{}>", value.name(), attributes.concat()));
    for node in element.children() {
        match (node.value(), ElementRef::wrap(node)) {
            (_, Some(child)) => read(child, styles, out),
            (Node::Text(text), _) => {
                let text = collapsed(text);
                out.push_str(if out.ends_with([' ', '\n']) { text.trim_start_matches(' ') } else { &text });
            }
            _ => {}
        }
    }
    out.push_str(&format!("</{}>", value.name()));
}

/// Runs of blanks as one.
fn collapsed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_ascii_whitespace() && out.ends_with(' ') => {}
            c if c.is_ascii_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[derive(Default)]
struct Lines {
    out: String,
    line: String,
}

impl Lines {
    fn push(&mut self, text: &str) {
        self.line.push_str(text);
    }

    /// Text with its blanks collapsed; one at an edge stays, since it may part two words.
    fn text(&mut self, text: &str) {
        if let Some(at) = text.find(PADDING).filter(|at| *at > 0) {
            self.text(&text[..at]);
            self.end();
            return self.text(&text[at..]);
        }
        for (index, word) in text.split([' ', '\t', '\n', '\r']).enumerate() {
            if index > 0 && !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            self.line.push_str(word);
        }
    }

    /// Something on a line of its own.
    fn alone(&mut self, text: &str) {
        self.end();
        self.line.push_str(text);
        self.end();
    }

    fn end(&mut self) {
        let line = self.line.trim_matches(' ');
        if !line.is_empty() {
            self.out.push_str(line);
            self.out.push('\n');
        }
        self.line.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_a_block_or_a_text_to_a_line() {
        for (html, expected) in [
            ("<p>Hello  <b>dear</b>\n friend</p>", "<p>\nHello <b>dear</b> friend\n</p>\n"),
            ("<td\n title='a>b' >x<br/>y</td>", "<td title='a>b'>\nx<br/>\ny\n</td>\n"),
            ("<style>\n a { }\n\n b { }</style>z", "<style>\na { }\nb { }\n</style>\nz\n"),
            ("<!--[if mso]><td><![endif]--><!-- a <b> -->", "<!--[if mso]>\n<td>\n<![endif]-->\n<!-- a <b> -->\n"),
            ("1 < 2", "1 < 2\n"),
            ("<h1>a</h1> ", "<h1>\na\n</h1>\n"),
            ("<p>Soon&#847;&zwnj;</p>", "<p>\nSoon\n&#847;&zwnj;\n</p>\n"),
            (
                "<p>Go <a href='https://app.example.org/reset' style='color: red; text-decoration: underline'>on</a></p>",
                "<p>\nGo <a\n  href='https://app.example.org/reset'\n  style=\"\n    color: red;\n    text-decoration: underline;\n  \"\n>on</a>\n</p>\n",
            ),
        ] {
            assert_eq!(html_lines(html), expected, "{html}");
        }
    }

    #[test]
    fn two_writings_of_one_mail_read_the_same_and_a_lost_word_or_blank_does_not() {
        let mail = "<p class=a id=b>One&nbsp;two <a href='/x' style='color: red'>three</a></p>";
        for (other, styles, same) in [
            ("<p id='b'  class='a'>One\u{a0}two\n  <a style='color: red' href='/x'>three</a></p>", true, true),
            ("<p id='b' class='a'>One\u{a0}two <a href='/x'>three</a></p>", true, false),
            ("<p id='b' class='a'>One\u{a0}two <a href='/x'>three</a></p>", false, true),
            ("<p id='b' class='a'>One\u{a0}two<a href='/x' style='color: red'>three</a></p>", true, false),
            ("<p id='b' class='a'>One\u{a0}two <a href='/y' style='color: red'>three</a></p>", false, false),
            ("<p id='b' class='a'>One two <a href='/x' style='color: red'>three</a></p>", false, false),
        ] {
            assert_eq!(reading(mail, styles) == reading(other, styles), same, "{other}");
        }
    }

    #[test]
    fn folded_header_fields_are_one_line() {
        assert_eq!(fields(b"A: 1\r\nB: 2,\r\n 3\r\n\r\nbody: 4\r\n"), ["A: 1", "B: 2, 3"]);
    }
}
