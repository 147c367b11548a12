//! Finished html read in one pass, tag by tag, without a tree: cheap enough for every mail.
//!
//! The html comes from a serializer, so that attribute values stand in double quotes and elements are closed. Comments, and with
//! them what only Outlook reads (`<!--[if mso]>`), are passed over.

use std::borrow::Cow;
use std::collections::hash_map::DefaultHasher;
use std::hash::Hasher as _;
use std::ops::Range;

use super::Sighting;
use crate::template::is_void;

/// A start or end tag.
#[derive(Clone, Copy, Debug)]
pub struct Tag<'a> {
    /// The element's name as written.
    pub name: &'a str,
    /// What stands between the name and the closing bracket.
    pub attributes: &'a str,
    /// Whether it is an end tag.
    pub closing: bool,
    /// Where its bracket stands in the document.
    pub start: usize,
}

/// A piece of a document.
#[derive(Clone, Copy, Debug)]
pub enum Piece<'a> {
    /// A tag.
    Tag(Tag<'a>),
    /// Text between tags, with its entities.
    Text(&'a str),
    /// What `<style>` or `<script>` holds.
    Raw(&'a str),
}

/// Walks a document.
pub fn pieces(html: &str) -> Pieces<'_> {
    Pieces { length: html.len(), rest: html, raw: None }
}

/// See [`pieces`].
#[derive(Debug)]
pub struct Pieces<'a> {
    length: usize,
    rest: &'a str,
    raw: Option<&'static str>,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        if let Some(end) = self.raw.take() {
            let length = self.rest.find(end).unwrap_or(self.rest.len());
            return Some(Piece::Raw(self.take(length)));
        }
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let text = self.rest.find('<').unwrap_or(self.rest.len());
            if text > 0 {
                return Some(Piece::Text(self.take(text)));
            }
            if self.rest.starts_with("<!") {
                self.declaration();
                continue;
            }
            let Some(tag) = self.tag() else { return Some(Piece::Text(self.take(1))) };
            match tag.name {
                "style" if !tag.closing => self.raw = Some("</style"),
                "script" if !tag.closing => self.raw = Some("</script"),
                _ => {}
            }
            return Some(Piece::Tag(tag));
        }
    }
}

impl<'a> Pieces<'a> {
    fn take(&mut self, length: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        taken
    }

    /// Passes over a comment or doctype. `<!--[if !mso]><!-->` is a comment of its own: what follows it is for everybody.
    fn declaration(&mut self) {
        let end = match self.rest.strip_prefix("<!--") {
            Some(comment) => comment.find("-->").map(|at| at + "<!---->".len()),
            None => self.rest.find('>').map(|at| at + 1),
        };
        self.take(end.unwrap_or(self.rest.len()));
    }

    fn tag(&mut self) -> Option<Tag<'a>> {
        let closing = self.rest.as_bytes().get(1) == Some(&b'/');
        let start = 1 + usize::from(closing);
        let bytes = self.rest.as_bytes();
        if !bytes.get(start)?.is_ascii_alphabetic() {
            return None;
        }
        let length = bytes[start..].iter().position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))?;
        let name = start + length;
        let mut end = name + self.rest[name..].find('>')?;
        // A bracket within quotes ends nothing.
        let mut counted = name;
        let mut quoted = false;
        loop {
            quoted ^= bytes[counted..end].iter().filter(|b| **b == b'"').count() % 2 == 1;
            if !quoted {
                break;
            }
            counted = end;
            end = end + 1 + self.rest[end + 1..].find('>')?;
        }
        let tag = Tag {
            name: &self.rest[start..name],
            attributes: &self.rest[name..end],
            closing,
            start: self.length - self.rest.len(),
        };
        self.take(end + 1);
        Some(tag)
    }
}

impl<'a> Tag<'a> {
    /// The value of an attribute with its entities.
    pub fn attribute(&self, name: &str) -> Option<&'a str> {
        attributes(self.attributes).find(|(found, _)| *found == name).map(|(_, value)| value)
    }

    /// Whether the element closes where it opens.
    fn is_empty(&self) -> bool {
        is_void(self.name) || self.attributes.ends_with('/')
    }

    /// What a [`Spot`](super::Spot) keeps of it.
    pub fn sighting(&self, text: &str) -> Sighting {
        let attributes =
            attributes(self.attributes).map(|(name, value)| (name.to_owned(), decode(value).into_owned())).collect();
        Sighting { tag: self.name.to_owned(), attributes, text: text.to_owned(), ..Sighting::default() }
    }
}

/// Attributes with their values as written.
fn attributes(source: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = source;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '=').unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        if name.is_empty() {
            return None;
        }
        let Some(value) = after.strip_prefix('=') else {
            rest = after;
            return Some((name, ""));
        };
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            _ => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
        };
        rest = after;
        Some((name, value))
    })
}

/// Text with its entities resolved, as far as serializers and the engine write them.
pub fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match rest[1..].find(';').filter(|length| *length <= 8).and_then(|end| Some((entity(&rest[1..=end])?, end))) {
            Some((c, end)) => {
                out.push(c);
                rest = &rest[end + 2..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "zwnj" => '\u{200c}',
        "zwj" => '\u{200d}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    })
}

/// A link.
#[derive(Debug)]
pub struct Anchor<'a> {
    /// Its start tag.
    pub tag: Tag<'a>,
    /// Its address; `None` for a named place.
    pub href: Option<Cow<'a, str>>,
    /// Its text, as a range of the outline's.
    pub label: Range<usize>,
    /// Whether an attribute says what the text does not, or an image, which is looked at for itself.
    pub described: bool,
    /// Whether it stands within another.
    pub nested: bool,
}

impl Anchor<'_> {
    /// Whether it is drawn as a button: a link with a ground of its own and room around its label.
    pub fn is_button(&self) -> bool {
        let style = self.tag.attribute("style").unwrap_or_default();
        style.contains("background") && style.contains("padding")
    }
}

/// What a mail's html says to a reader and to a mail program, without its layout.
#[derive(Debug, Default)]
pub struct Outline<'a> {
    /// The start tag of `<html>`.
    pub root: Option<Tag<'a>>,
    /// Elements directly in the body that are shown and can hold text.
    pub outermost: Vec<Tag<'a>>,
    /// The document's title.
    pub title: Option<String>,
    /// Links in order.
    pub anchors: Vec<Anchor<'a>>,
    /// What is seen: one line a block, blanks collapsed.
    pub text: String,
}

/// Whether the element stands within a line.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "b"
            | "bdi"
            | "bdo"
            | "code"
            | "em"
            | "font"
            | "i"
            | "img"
            | "label"
            | "mark"
            | "s"
            | "small"
            | "span"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "u"
            | "wbr"
    )
}

/// Reads a mail's html.
pub fn outline(html: &str) -> Outline<'_> {
    let mut reader = Reader::default();
    for piece in pieces(html) {
        match piece {
            Piece::Tag(tag) if tag.closing => reader.close(&tag),
            Piece::Tag(tag) => reader.open(tag),
            Piece::Text(text) => reader.text(text),
            Piece::Raw(_) => {}
        }
    }
    reader.outline
}

#[derive(Default)]
struct Reader<'a> {
    outline: Outline<'a>,
    /// Open elements below the body; `None` outside of it.
    depth: Option<usize>,
    /// An element that is not shown, and how many of its name are open in it.
    hidden: Option<(&'a str, usize)>,
    in_title: bool,
    /// Links that are open, as indices.
    open: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn open(&mut self, tag: Tag<'a>) {
        if let Some((name, count)) = &mut self.hidden {
            *count += usize::from(tag.name == *name && !tag.is_empty());
            return;
        }
        match tag.name {
            "html" => self.outline.root = Some(tag),
            "title" => self.in_title = true,
            "body" => self.depth = Some(0),
            _ => {}
        }
        let Some(depth) = self.depth.filter(|_| tag.name != "body") else { return };
        if !tag.is_empty() {
            if tag.attributes.contains("display") && is_hidden(&tag) {
                self.hidden = Some((tag.name, 1));
                return;
            }
            self.depth = Some(depth + 1);
            if depth == 0 && !matches!(tag.name, "style" | "script") {
                self.outline.outermost.push(tag);
            }
        }
        match tag.name {
            "a" => self.open_link(tag),
            "img" => {
                for index in &self.open {
                    self.outline.anchors[*index].described = true;
                }
            }
            name if !is_inline(name) => self.end_line(),
            _ => {}
        }
    }

    fn open_link(&mut self, tag: Tag<'a>) {
        let at = self.outline.text.len();
        self.outline.anchors.push(Anchor {
            href: tag.attribute("href").map(decode),
            label: at..at,
            described: ["aria-label", "title"].iter().any(|name| tag.attribute(name).is_some_and(|v| !v.is_empty())),
            nested: !self.open.is_empty(),
            tag,
        });
        self.open.push(self.outline.anchors.len() - 1);
    }

    fn close(&mut self, tag: &Tag<'a>) {
        if let Some((name, count)) = &mut self.hidden {
            *count -= usize::from(tag.name == *name);
            if *count == 0 {
                self.hidden = None;
            }
            return;
        }
        match tag.name {
            "title" => self.in_title = false,
            "body" => self.depth = None,
            _ => {}
        }
        let Some(depth) = &mut self.depth else { return };
        *depth = depth.saturating_sub(1);
        match tag.name {
            "a" => {
                if let Some(index) = self.open.pop() {
                    let label = &mut self.outline.anchors[index].label;
                    // The line may have ended since, and lost its last blank.
                    label.end = self.outline.text.len();
                    label.start = label.start.min(label.end);
                }
            }
            name if !is_inline(name) => self.end_line(),
            _ => {}
        }
    }

    fn text(&mut self, text: &'a str) {
        if self.hidden.is_some() {
            return;
        }
        if self.in_title {
            self.outline.title.get_or_insert_default().push_str(&decode(text));
        }
        if self.depth.is_none() {
            return;
        }
        let out = &mut self.outline.text;
        let is_blank = |text: &str| text.is_empty() || text.ends_with([' ', '\n']);
        if text.starts_with(|c: char| c.is_ascii_whitespace()) && !is_blank(out) {
            out.push(' ');
        }
        let mut words = text.split_ascii_whitespace();
        if let Some(first) = words.next() {
            out.push_str(&decode(first));
            for word in words {
                out.push(' ');
                out.push_str(&decode(word));
            }
            if text.ends_with(|c: char| c.is_ascii_whitespace()) {
                out.push(' ');
            }
        }
    }

    fn end_line(&mut self) {
        let out = &mut self.outline.text;
        if out.ends_with(' ') {
            out.pop();
        }
        if !out.is_empty() && !out.ends_with('\n') {
            out.push('\n');
        }
    }
}

/// Whether the element's own style hides it.
pub fn is_hidden(tag: &Tag<'_>) -> bool {
    let style = tag.attribute("style").unwrap_or_default();
    style.split(';').any(|declaration| {
        declaration
            .split_once(':')
            .is_some_and(|(name, value)| name.trim() == "display" && value.trim_start().starts_with("none"))
    })
}

/// A fingerprint of the html without what differs from person to person: text (only whether there is some), addresses of links,
/// `lang` and names for screen readers. Mails of one skeleton have the same flaws in [`examine_document`](super::examine_document).
pub fn skeleton(html: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => hash.write_u8(u8::from(text.bytes().any(|b| !b.is_ascii_whitespace()))),
            Piece::Raw(text) => hash.write(text.as_bytes()),
            Piece::Tag(tag) => {
                hash.write(tag.name.as_bytes());
                hash.write_u8(u8::from(tag.closing));
                if matches!(tag.name, "html" | "a") || (tag.name == "div" && tag.attributes.contains(" lang=")) {
                    for (name, value) in attributes(tag.attributes).filter(|(name, _)| !is_personal(name)) {
                        hash.write(name.as_bytes());
                        hash.write(value.as_bytes());
                    }
                } else {
                    hash.write(tag.attributes.as_bytes());
                }
            }
        }
    }
    hash.finish()
}

fn is_personal(attribute: &str) -> bool {
    matches!(attribute, "href" | "lang" | "aria-label")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(html: &str) -> String {
        outline(html).text.replace('\n', "|")
    }

    #[test]
    fn what_is_seen_is_one_line_a_block() {
        for (body, expected) in [
            ("<p>a <b>b</b>,\n  c</p><p>d</p>", "a b, c|d|"),
            ("<p>a<br>b</p>", "a|b|"),
            ("<td>a</td> <td>b</td>", "a|b|"),
            ("<p>Tom &amp; Jerry&nbsp;&#8211;&#x20AC;&lt;</p>", "Tom & Jerry\u{a0}–€<|"),
            ("<p>R&D &amp;amp; &unknown; &</p>", "R&D &amp; &unknown; &|"),
            ("<p title=\"a > b\">c</p>", "c|"),
            ("<!--[if mso]><p>x</p><![endif]--><!--[if !mso]><!--><p>y</p><!--<![endif]-->", "y|"),
            ("<style>p > a {}</style><script>'<p>'</script>z", "z"),
            ("<div style=\"display: none;max-height:0\">x<div>y</div></div>z", "z"),
            ("1 < 2", "1 < 2"),
        ] {
            assert_eq!(
                seen(&format!("<html><head><title>t</title></head><body>{body}</body></html>")),
                expected,
                "{body}"
            );
        }
    }

    #[test]
    fn links_keep_their_text_and_address() {
        let html = "<body><p>see <a href=\"https://x/?a=1&amp;b=2\">the <b>place</b></a> or <a href='#'><img alt=\"\"></a></p>\
                    <a name=\"n\">o <a href=\"y\">in</a></a></body>";
        let outline = outline(html);
        let found: Vec<_> = outline
            .anchors
            .iter()
            .map(|a| (a.href.as_deref(), outline.text[a.label.clone()].trim(), a.described, a.nested))
            .collect();
        assert_eq!(
            found,
            [
                (Some("https://x/?a=1&b=2"), "the place", false, false),
                (Some("#"), "", true, false),
                (None, "o in", false, false),
                (Some("y"), "in", false, true)
            ]
        );
    }

    proptest::proptest! {
        #[test]
        fn no_html_makes_the_reader_panic(html in "[<>/!a-z\"'=& ;#-]{0,40}(<body>)?[<>/!ap\"'=&ü ;#-]{0,60}") {
            outline(&html);
            skeleton(&html);
        }
    }
}
