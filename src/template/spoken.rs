//! Which entries a mail speaks, and where each stands in it: for a preview, in which a text leads to its entry.
//!
//! While a mail is rendered for a preview, every text of an entry is enclosed in marks: noncharacters of the range that no text may
//! contain ([`is_reserved`]). What is escaped drops them like any other of the range, so that a mark can be lost but never seen; and a
//! preview compares what is left without marks with the mail as it is sent.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use super::Part;
use crate::catalog::markup::is_reserved;

/// Begins the text of an entry; its number follows.
const OPEN: char = '\u{fde0}';
/// Ends it; its number follows.
const CLOSE: char = '\u{fde1}';
/// The digit 0; twelve characters are digits.
const ZERO: u32 = 0xfde4;
/// Values of a digit.
const BASE: usize = 12;
/// Digits of a number.
const DIGITS: usize = 3;
/// The most entries that a mail is marked with.
const MOST: usize = BASE.pow(3);

/// One formatted entry of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spoken {
    /// The part it was formatted for.
    pub part: Part,
    /// The entry, or `entry.attribute`.
    pub entry: String,
    /// What it was given, by name; a slot's value is its address.
    pub arguments: Vec<(String, String)>,
    /// What it came to, without markup.
    pub text: String,
    /// Whether it stands in an attribute or a title, where there is nothing to point at.
    pub attribute: bool,
}

/// What a mail has spoken so far. One mail is rendered on one thread.
#[derive(Clone, Debug, Default)]
pub struct Record(Rc<RefCell<Vec<Spoken>>>);

impl Record {
    /// Notes an entry and gives `text`, its text finished for its place, with marks around it.
    pub fn note(&self, spoken: Spoken, text: String) -> String {
        let mut all = self.0.borrow_mut();
        let number = all.len();
        let bare = spoken.attribute || number >= MOST;
        all.push(spoken);
        if bare {
            return text;
        }
        let mut out = String::with_capacity(text.len() + 2 * 3 * (1 + DIGITS));
        push(&mut out, OPEN, number);
        out.push_str(&text);
        push(&mut out, CLOSE, number);
        out
    }

    /// Everything that was noted, in order.
    pub fn all(&self) -> Vec<Spoken> {
        self.0.borrow().clone()
    }
}

fn push(out: &mut String, bracket: char, number: usize) {
    out.push(bracket);
    for power in (0..DIGITS).rev() {
        let digit = u32::try_from(number / BASE.pow(u32::try_from(power).unwrap_or(0)) % BASE).unwrap_or(0);
        out.extend(char::from_u32(ZERO + digit));
    }
}

/// A piece of a marked text.
enum Token<'a> {
    Text(&'a str),
    Open(usize),
    Close(usize),
}

/// The pieces of a marked text. What is no whole mark is dropped.
fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            let at = rest.find(is_reserved).unwrap_or(rest.len());
            if at > 0 {
                let (text, others) = rest.split_at(at);
                rest = others;
                return Some(Token::Text(text));
            }
            let mut chars = rest.chars();
            let bracket = chars.next()?;
            let digits = chars.clone().take(DIGITS).map(|c| (c as u32).wrapping_sub(ZERO) as usize);
            let number =
                digits.clone().filter(|digit| *digit < BASE).fold((0, 0), |(n, all), d| (n * BASE + d, all + 1));
            rest = chars.as_str();
            if number.1 == DIGITS && matches!(bracket, OPEN | CLOSE) {
                rest = rest.get(DIGITS * OPEN.len_utf8()..).unwrap_or_default();
                return Some(if bracket == OPEN { Token::Open(number.0) } else { Token::Close(number.0) });
            }
        }
    })
}

/// The text without its marks.
pub fn unmarked(text: &str) -> Cow<'_, str> {
    if !text.contains(is_reserved) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|c| !is_reserved(*c)).collect())
}

/// A piece of a text with the number of the entry that it is from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Run {
    /// The piece.
    pub text: String,
    /// The entry's number; none where the template speaks itself.
    pub string: Option<usize>,
}

/// Numbers of entries in the order in which they stand in a mail: what was formatted and never printed gets none.
#[derive(Clone, Debug, Default)]
pub struct Order(Vec<usize>);

impl Order {
    fn number(&mut self, recorded: usize) -> usize {
        self.0.iter().position(|known| *known == recorded).unwrap_or_else(|| {
            self.0.push(recorded);
            self.0.len() - 1
        })
    }

    /// What was recorded, by its new number; behind it what stands in attributes, where nothing tells its place.
    pub fn spoken(self, all: &[Spoken]) -> Vec<Spoken> {
        let attributes = all.iter().enumerate().filter(|(_, spoken)| spoken.attribute).map(|(recorded, _)| recorded);
        let order: Vec<usize> = self.0.into_iter().chain(attributes).collect();
        order.into_iter().filter_map(|recorded| all.get(recorded).cloned()).collect()
    }
}

/// A marked text as runs.
pub fn runs(text: &str, order: &mut Order) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for token in tokens(text) {
        match token {
            Token::Open(number) => open.push(order.number(number)),
            Token::Close(number) => {
                let number = order.number(number);
                open.retain(|known| *known != number);
            }
            Token::Text(text) => match runs.last_mut().filter(|last| last.string == open.last().copied()) {
                Some(last) => last.text.push_str(text),
                None => runs.push(Run { text: text.to_owned(), string: open.last().copied() }),
            },
        }
    }
    runs
}

/// A marked html with a comment at both ends of each entry: `<!--v:3-->…<!--/v:3-->`. Only where a comment is one: not in tags, in other
/// comments and in elements of raw text.
pub fn commented(html: &str, order: &mut Order) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut place = Place::Content;
    for token in tokens(html) {
        match token {
            Token::Text(text) => {
                out.push_str(text);
                place = place.behind(text);
            }
            Token::Open(number) if place == Place::Content => {
                out.push_str(&format!("<!--v:{}-->", order.number(number)));
            }
            Token::Close(number) if place == Place::Content => {
                out.push_str(&format!("<!--/v:{}-->", order.number(number)));
            }
            Token::Open(_) | Token::Close(_) => {}
        }
    }
    out
}

/// Where a piece of html ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// Between tags.
    Content,
    /// In a tag; in the quotes of a value.
    Tag(Option<char>),
    /// In a comment.
    Comment,
    /// In an element whose content is no markup.
    Raw(&'static str),
}

/// Elements whose content is no markup (HTML §13.1.2).
const RAW: [&str; 4] = ["title", "style", "script", "textarea"];

impl Place {
    /// Where `html` ends that begins here.
    fn behind(mut self, html: &str) -> Place {
        let mut rest = html;
        while !rest.is_empty() {
            (self, rest) = match self {
                Place::Content => match rest.find('<') {
                    None => (self, ""),
                    Some(at) if rest[at..].starts_with("<!--") => (Place::Comment, &rest[at + 4..]),
                    Some(at) => {
                        let tag = &rest[at + 1..];
                        let named = |name: &&str| tag.get(..name.len()).is_some_and(|t| t.eq_ignore_ascii_case(name));
                        match RAW.into_iter().find(named) {
                            Some(name) => (Place::Raw(name), tag),
                            None => (Place::Tag(None), tag),
                        }
                    }
                },
                Place::Tag(None) => match rest.find(['"', '\'', '>']) {
                    None => (self, ""),
                    Some(at) => match rest.as_bytes().get(at) {
                        Some(b'>') => (Place::Content, &rest[at + 1..]),
                        quote => (Place::Tag(quote.map(|byte| char::from(*byte))), &rest[at + 1..]),
                    },
                },
                Place::Tag(Some(quote)) => match rest.find(quote) {
                    None => (self, ""),
                    Some(at) => (Place::Tag(None), &rest[at + 1..]),
                },
                Place::Comment => rest.split_once("-->").map_or((self, ""), |(_, rest)| (Place::Content, rest)),
                Place::Raw(name) => {
                    let end = rest.match_indices("</").find(|(at, _)| {
                        rest.get(at + 2..at + 2 + name.len()).is_some_and(|tag| tag.eq_ignore_ascii_case(name))
                    });
                    end.map_or((self, ""), |(at, _)| (Place::Tag(None), &rest[at + 2..]))
                }
            };
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(number: usize, text: &str) -> String {
        let mut out = String::new();
        push(&mut out, OPEN, number);
        out.push_str(text);
        push(&mut out, CLOSE, number);
        out
    }

    #[test]
    fn a_number_survives_its_marks() {
        for number in [0, 1, 11, 12, 143, 144, MOST - 1] {
            let mut order = Order::default();
            assert_eq!(runs(&marked(number, "x"), &mut order), [Run { text: "x".into(), string: Some(0) }], "{number}");
            assert_eq!(order.0, [number]);
            assert_eq!(unmarked(&marked(number, "x")), "x");
        }
    }

    #[test]
    fn runs_join_to_the_whole_text_and_lost_marks_leave_nothing() {
        let text = format!("a {} b{}", marked(1, &format!("in {}!", marked(2, "side"))), OPEN);
        let pieces = runs(&text, &mut Order::default());
        assert_eq!(pieces.iter().map(|run| run.text.as_str()).collect::<String>(), "a in side! b");
        assert_eq!(pieces.iter().map(|run| run.string).collect::<Vec<_>>(), [None, Some(0), Some(1), Some(0), None]);
        assert_eq!(
            runs("\u{fde0}\u{fde4}x\u{fdd0}y", &mut Order::default()),
            [Run { text: "xy".into(), string: None }]
        );
    }

    #[test]
    fn comments_stand_only_where_they_are_comments() {
        let m = |text: &str| marked(3, text);
        for (html, expected) in [
            (format!("<p>{}</p>", m("a <b>b</b>")), "<p><!--v:0-->a <b>b</b><!--/v:0--></p>"),
            (format!("<img alt=\"{}\" title='{}'>", m("a>"), m("b")), "<img alt=\"a>\" title='b'>"),
            (format!("<title>{}</title>{}", m("a"), m("b")), "<title>a</title><!--v:0-->b<!--/v:0-->"),
            (
                format!("<!--[if mso]><p>{}</p><![endif]-->{}", m("a"), m("b")),
                "<!--[if mso]><p>a</p><![endif]--><!--v:0-->b<!--/v:0-->",
            ),
            (
                format!("<!--[if !mso]><!-->{}<!--<![endif]-->", m("a")),
                "<!--[if !mso]><!--><!--v:0-->a<!--/v:0--><!--<![endif]-->",
            ),
            (format!("<STYLE>p{{}} {}</Style >{}", m("a"), m("b")), "<STYLE>p{} a</Style ><!--v:0-->b<!--/v:0-->"),
        ] {
            assert_eq!(commented(&html, &mut Order::default()), expected);
        }
    }
}
