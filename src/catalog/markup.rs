//! Markup in entries: which tags a translation may carry, and how they look in each part of a mail.
//!
//! Text of an entry may hold the inline tags of [`INLINE`] and named slots, without attributes (contract §3). They are
//! recognized when the catalog loads and travel through Fluent as marks: a noncharacter and an index, which no
//! text can contain (Unicode §23.7 reserves U+FDD0..U+FDEF for internal use). Everything that is not a mark is plain text and
//! is escaped once, at the end, for the place where it lands; so a value can never become markup.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use crate::locale::Direction;

/// Tags that a translation may use itself.
pub const INLINE: &[&str] = &["b", "strong", "i", "em", "u", "s", "small", "sup", "sub", "code", "br", "span"];

/// HTML names that are neither inline tags nor good slot names; a translator who writes one means markup.
const OTHER_HTML: &[&str] = &[
    "a", "p", "div", "img", "table", "tr", "td", "th", "h1", "h2", "h3", "h4", "ul", "ol", "li", "script", "style",
    "iframe", "form", "input", "font", "center", "body", "html", "head", "title", "meta", "video", "svg",
];

/// Begins a mark; the next character is [`MARK_BASE`] plus the index into the entry's marks.
pub const MARK: char = '\u{fdd0}';
/// Begins a placed value.
pub const VALUE_START: char = '\u{fdd1}';
/// Ends a placed value.
pub const VALUE_END: char = '\u{fdd2}';
/// The character of mark 0.
pub const MARK_BASE: u32 = 0xe000;
/// The most marks an entry can have: the private-use characters of the basic plane.
pub const MAX_MARKS: usize = 6_000;

/// Bytes of a reserved character in UTF-8.
const RESERVED_LENGTH: usize = 3;

/// Whether `c` is reserved for marks and must not come from outside.
pub fn is_reserved(c: char) -> bool {
    ('\u{fdd0}'..='\u{fdef}').contains(&c)
}

/// One tag in an entry's text.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// `<b>`.
    Open(&'static str),
    /// `</b>`.
    Close(&'static str),
    /// `<br>`.
    Break,
    /// `<name>` of a slot.
    SlotOpen(String),
    /// `</name>` of a slot.
    SlotClose(String),
}

/// What fills a slot: a link whose address the template decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Where it leads.
    pub href: String,
    /// Further attributes in order (`class`, `style`, `title`).
    pub attributes: Vec<(String, String)>,
}

/// Where formatted text lands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Element content of the html part.
    Html,
    /// A quoted attribute value or `<title>` of the html part.
    Attribute,
    /// The text part.
    Text,
    /// Subject or preheader: one line, no markup.
    Line,
}

/// A stretch of an entry's text: plain, or a mark.
#[derive(Debug, PartialEq)]
pub enum Token {
    /// Plain text.
    Plain(String),
    /// A tag.
    Mark(Mark),
}

/// Splits text into plain stretches and tags. `Err` gives the byte offset of the fault and what is wrong.
pub fn tokenize(text: &str) -> Result<Vec<Token>, (usize, String)> {
    let mut tokens = Vec::new();
    let mut rest = 0;
    while let Some(found) = text[rest..].find('<') {
        let start = rest + found;
        if start > rest {
            tokens.push(Token::Plain(text[rest..start].to_owned()));
        }
        let Some(length) = text[start..].find('>') else {
            return Err((start, "`<` begins no tag; write a literal one as `{\"<\"}`".to_owned()));
        };
        tokens.push(Token::Mark(tag(&text[start + 1..start + length]).map_err(|message| (start, message))?));
        rest = start + length + 1;
    }
    if rest < text.len() {
        tokens.push(Token::Plain(text[rest..].to_owned()));
    }
    Ok(tokens)
}

fn tag(inside: &str) -> Result<Mark, String> {
    let closing = inside.starts_with('/');
    let name = inside.trim_start_matches('/').trim_end_matches('/').trim();
    let valid = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if !valid {
        let first = name.split_whitespace().next().unwrap_or_default();
        if name.contains(char::is_whitespace) && (INLINE.contains(&first) || OTHER_HTML.contains(&first)) {
            return Err(format!("`<{first}>` carries attributes; tags in an entry take none, the template gives them"));
        }
        return Err("`<` begins no tag or slot; write a literal one as `{\"<\"}`".to_owned());
    }
    if name == "br" {
        return Ok(Mark::Break);
    }
    if let Some(known) = INLINE.iter().find(|known| **known == name) {
        return Ok(if closing { Mark::Close(known) } else { Mark::Open(known) });
    }
    if OTHER_HTML.contains(&name) {
        return Err(format!(
            "`<{name}>` is not among the tags of an entry ({}); use a named slot that the template fills",
            INLINE.join(" ")
        ));
    }
    Ok(if closing { Mark::SlotClose(name.to_owned()) } else { Mark::SlotOpen(name.to_owned()) })
}

/// Turns formatted text with its marks into what stands in the mail.
///
/// `slot` gives what fills a slot. Fails when a slot is not filled, or when one stands where no link can (a subject, an attribute).
pub fn finish(
    formatted: &str,
    marks: &[Mark],
    slot: &dyn Fn(&str) -> Option<Slot>,
    target: Target,
    direction: Direction,
) -> Result<String, String> {
    let mut finisher = Finisher {
        out: String::with_capacity(formatted.len() + formatted.len() / 8),
        marks,
        slot,
        target,
        direction,
        open_links: Vec::new(),
    };
    finisher.run(formatted)?;
    Ok(finisher.out)
}

struct Finisher<'a> {
    out: String,
    marks: &'a [Mark],
    slot: &'a dyn Fn(&str) -> Option<Slot>,
    target: Target,
    direction: Direction,
    open_links: Vec<(usize, String)>,
}

impl Finisher<'_> {
    fn run(&mut self, mut rest: &str) -> Result<(), String> {
        while let Some(at) = rest.find(|c: char| matches!(c, '\n' | '\r') || is_reserved(c)) {
            push_all(&mut self.out, &rest[..at], self.target);
            let mut chars = rest[at..].chars();
            match chars.next() {
                Some(MARK) => {
                    let index = chars.next().map_or(usize::MAX, |c| (c as u32).wrapping_sub(MARK_BASE) as usize);
                    let mark = self.marks.get(index).ok_or("a mark without its tag")?;
                    self.mark(mark)?;
                    rest = chars.as_str();
                }
                Some(VALUE_START) => rest = self.value(chars.as_str()),
                Some('\n' | '\r') => rest = self.line_end(chars.as_str()),
                _ => rest = chars.as_str(),
            }
        }
        push_all(&mut self.out, rest, self.target);
        Ok(())
    }

    /// A line end in an entry is where the translator wrapped the source: a space, or nothing between two wide
    /// characters (CSS Text 3 §4.1.3 does the same). `<br>` makes a line in the mail.
    fn line_end<'t>(&mut self, rest: &'t str) -> &'t str {
        let rest = rest.trim_ascii_start();
        let wide = |c: Option<char>| c.is_some_and(|c| c.width() == Some(2));
        let before = self.out.chars().next_back();
        if !(wide(before) && wide(rest.chars().next())) && before.is_some_and(|c| c != ' ' && c != '\n') {
            self.out.push(' ');
        }
        rest
    }

    fn mark(&mut self, mark: &Mark) -> Result<(), String> {
        match (mark, self.target) {
            (Mark::Open(tag), Target::Html) => self.out.extend(["<", tag, ">"]),
            (Mark::Close(tag), Target::Html) => self.out.extend(["</", tag, ">"]),
            (Mark::Break, Target::Html) => self.out.push_str("<br>"),
            (Mark::Break, Target::Text) => self.out.push('\n'),
            (Mark::Break, _) => self.out.push(' '),
            (Mark::Open(_) | Mark::Close(_), _) => {}
            (Mark::SlotOpen(name), Target::Html | Target::Text) => self.open_link(name)?,
            (Mark::SlotClose(_), Target::Html | Target::Text) => self.close_link(),
            (Mark::SlotOpen(name) | Mark::SlotClose(name), _) => {
                return Err(format!(
                    "slot `{name}` stands in a subject, preheader, title or attribute, where no link can"
                ));
            }
        }
        Ok(())
    }

    fn open_link(&mut self, name: &str) -> Result<(), String> {
        let slot = (self.slot)(name).ok_or_else(|| format!("slot `{name}` is not filled"))?;
        if self.target == Target::Html {
            let _ = write!(self.out, "<a href=\"{}\"", escape(&slot.href));
            for (name, value) in &slot.attributes {
                let _ = write!(self.out, " {name}=\"{}\"", escape(value));
            }
            self.out.push('>');
        }
        self.open_links.push((self.out.len(), slot.href));
        Ok(())
    }

    fn close_link(&mut self) {
        let Some((start, href)) = self.open_links.pop() else { return };
        if self.target == Target::Html {
            self.out.push_str("</a>");
        } else if self.out.get(start..) != Some(href.as_str()) {
            let _ = write!(self.out, " ({href})");
        }
    }

    fn value<'t>(&mut self, rest: &'t str) -> &'t str {
        let (value, rest) = rest.split_once(VALUE_END).unwrap_or((rest, ""));
        isolate(&mut self.out, value, self.target, self.direction);
        rest
    }
}

/// Writes a person's or caller's value so that its direction does not disturb the text around it.
///
/// In html a `span` with its own `dir` isolates (HTML §15.3.6); in text U+2068..U+2069 do, but never around what is
/// copied or followed: addresses, links, codes. Lines (subject, preheader) and attributes carry no isolates.
pub fn isolate(out: &mut String, value: &str, target: Target, direction: Direction) {
    let opposite = opposite(value, direction);
    match (target, opposite) {
        (Target::Html, Some(other)) => {
            let _ = write!(out, "<span dir=\"{}\">", other.as_str());
            push_all(out, value, target);
            out.push_str("</span>");
        }
        (Target::Text, Some(_)) if !is_copied(value) => {
            out.push('\u{2068}');
            push_all(out, value, target);
            out.push('\u{2069}');
        }
        _ => push_all(out, value, target),
    }
}

/// The value's own direction where it differs from the text around it (first strong character, UAX 9 rule P2).
fn opposite(value: &str, direction: Direction) -> Option<Direction> {
    let own = match unicode_bidi::get_base_direction(value) {
        unicode_bidi::Direction::Rtl => Direction::Rtl,
        unicode_bidi::Direction::Ltr => Direction::Ltr,
        // Digits and signs alone ("+43 1 234") keep their order only left to right.
        unicode_bidi::Direction::Mixed if value.contains(|c: char| c.is_ascii_digit()) => Direction::Ltr,
        unicode_bidi::Direction::Mixed => return None,
    };
    (own != direction).then_some(own)
}

/// Whether people copy or follow the value, so that an invisible character in it would break it.
fn is_copied(value: &str) -> bool {
    !value.contains(char::is_whitespace)
        && value.is_ascii()
        && (value.contains("://") || value.contains('@') || value.contains(|c: char| c.is_ascii_digit()))
}

/// Writes text for its target, stretch by stretch between the characters that cannot stand there.
fn push_all(out: &mut String, text: &str, target: Target) {
    push_escaped(out, text, target, target != Target::Text);
}

/// As [`push_all`]; `one_line` makes line ends into spaces.
fn push_escaped(out: &mut String, text: &str, target: Target, one_line: bool) {
    let markup = matches!(target, Target::Html | Target::Attribute);
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        let written = match byte {
            b'&' if markup => "&amp;",
            b'<' if markup => "&lt;",
            b'>' if markup => "&gt;",
            b'"' if markup => "&quot;",
            b'\'' if target == Target::Attribute => "&#39;",
            b'\n' | b'\r' if one_line => " ",
            // The first byte of the reserved characters U+FDD0..U+FDEF, and of others.
            0xef if text[at..].starts_with(is_reserved) => {
                out.push_str(&text[copied..at]);
                copied = at + RESERVED_LENGTH;
                continue;
            }
            _ => continue,
        };
        out.push_str(&text[copied..at]);
        out.push_str(written);
        copied = at + 1;
    }
    out.push_str(&text[copied..]);
}

/// Escapes for element content and quoted attribute values.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(&mut out, text, Target::Attribute, false);
    out
}

/// The text that [`escape`] was given.
pub fn unescape(html: &str) -> String {
    let mut text = html.to_owned();
    // The ampersand last: `&amp;lt;` stands for `&lt;`.
    for (written, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        if text.contains(written) {
            text = text.replace(written, sign);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn no_slot(_: &str) -> Option<Slot> {
        None
    }

    #[test]
    fn tags_slots_and_literal_signs_are_told_apart() {
        assert_eq!(tokenize("a <b>c</b><br/>").unwrap().len(), 5);
        assert_eq!(tokenize("<link>x</link>").unwrap()[0], Token::Mark(Mark::SlotOpen("link".into())));
        for wrong in ["1 < 2", "<b class=\"x\">", "<a href='x'>", "<div>", "<", "<>", "<B>"] {
            assert!(tokenize(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_was_escaped_can_be_read_again() {
        for text in ["O'Neil & <b>\"x\"", "&lt;", "&amp;#39;", ""] {
            assert_eq!(unescape(&escape(text)), text);
        }
    }

    #[test]
    fn a_value_can_never_become_markup() {
        let hostile = format!("Hi {VALUE_START}<script>\"{MARK}\u{e000}&{VALUE_END}!");
        let html = finish(&hostile, &[Mark::Open("b")], &no_slot, Target::Html, Direction::Ltr).unwrap();
        assert_eq!(html, "Hi &lt;script&gt;&quot;\u{e000}&amp;!");
    }

    #[test]
    fn values_of_the_other_direction_are_isolated_by_part() {
        let text = format!("Hi {VALUE_START}محمد{VALUE_END}.");
        let show = |target| finish(&text, &[], &no_slot, target, Direction::Ltr).unwrap();
        assert_eq!(show(Target::Html), "Hi <span dir=\"rtl\">محمد</span>.");
        assert_eq!(show(Target::Text), "Hi \u{2068}محمد\u{2069}.");
        assert_eq!(show(Target::Line), "Hi محمد.");
        let code = format!("{VALUE_START}A1B2C3{VALUE_END}");
        assert_eq!(finish(&code, &[], &no_slot, Target::Text, Direction::Rtl).unwrap(), "A1B2C3");
    }

    #[test]
    fn links_read_as_label_and_address_in_text_and_are_refused_in_a_line() {
        let marks = [Mark::SlotOpen("link".into()), Mark::SlotClose("link".into())];
        let text = format!("Go {MARK}\u{e000}here{MARK}\u{e001}.");
        let slot = |_: &str| Some(Slot { href: "https://a.example/?x=1&y=2".into(), attributes: vec![] });
        let show = |target| finish(&text, &marks, &slot, target, Direction::Ltr);
        assert_eq!(show(Target::Html).unwrap(), "Go <a href=\"https://a.example/?x=1&amp;y=2\">here</a>.");
        assert_eq!(show(Target::Text).unwrap(), "Go here (https://a.example/?x=1&y=2).");
        assert!(show(Target::Line).is_err());
        assert!(finish(&text, &marks, &no_slot, Target::Html, Direction::Ltr).is_err());
    }

    #[test]
    fn wrapped_source_lines_join_as_the_script_joins_them() {
        let show = |text: &str| finish(text, &[], &no_slot, Target::Text, Direction::Ltr).unwrap();
        assert_eq!(show("one\n    two"), "one two");
        assert_eq!(show("東京\n大阪"), "東京大阪");
    }
}
