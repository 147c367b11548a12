//! A template file read into runs: stretches of text, expressions and inline tags that nothing interrupts.
//!
//! What interrupts: statements, calls of `t` and of components, comments, and every tag that an entry cannot hold.

use std::ops::Range;
use std::sync::Arc;

use scraper::Html;

use super::{Cut, source};
use crate::catalog::markup::INLINE;
use crate::diagnostic::line_column;
use crate::template::analyze::is_call;
use crate::template::html::{Context, Walker, is_void};
use crate::template::scan::{Segment, Tag, TokenKind, scan};
use crate::template::{Part, TemplateFile};

/// Attributes whose values are read by people.
const READ: &[&str] = &["alt", "title", "label", "aria-label"];

/// Where a run stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// `subject.txt`.
    Subject,
    /// `preheader.txt`.
    Preheader,
    /// A line of `body.txt`.
    Text,
    /// In an element of the file (empty: none), and in a block of the template.
    Element {
        /// The innermost element.
        name: String,
        /// The innermost block.
        block: Option<String>,
    },
    /// In an attribute's value or a component's argument.
    Attribute {
        /// The element or component.
        element: String,
        /// The attribute or argument.
        name: String,
    },
}

/// A link that can be a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The call of `a` that fills it.
    pub call: String,
    /// Its address, for people.
    pub shown: String,
}

/// A piece of a run.
#[derive(Clone, Debug)]
pub enum Item {
    /// Text as it stands in the file.
    Text {
        /// The text.
        text: String,
        /// Its place.
        span: Range<usize>,
    },
    /// An expression that prints a value.
    Expression {
        /// Its inside.
        tag: Tag,
        /// Its place.
        span: Range<usize>,
    },
    /// `<br>`.
    Break {
        /// Its place.
        span: Range<usize>,
    },
    /// The start of an inline tag or link.
    Open {
        /// The tag.
        name: String,
        /// What a link leads to.
        link: Option<Link>,
        /// Its place.
        span: Range<usize>,
    },
    /// The end of one.
    Close {
        /// Its place.
        span: Range<usize>,
    },
}

impl Item {
    /// Where it stands.
    pub fn span(&self) -> &Range<usize> {
        match self {
            Item::Text { span, .. }
            | Item::Expression { span, .. }
            | Item::Break { span }
            | Item::Open { span, .. }
            | Item::Close { span } => span,
        }
    }

    /// Its text, decoded; nothing for anything else.
    pub fn words(&self) -> String {
        match self {
            Item::Text { text, .. } => decoded(text),
            _ => String::new(),
        }
    }

    /// Whether a reader finds words in it.
    pub fn has_words(&self) -> bool {
        self.words().contains(char::is_alphabetic)
    }
}

/// Items that nothing interrupts.
#[derive(Clone, Debug)]
pub struct Run {
    /// The items in order.
    pub items: Vec<Item>,
    /// Where they stand.
    pub around: Surroundings,
    /// Whether the text is html, with entities, and blanks that count as one.
    pub markup: bool,
    /// What an expression stands between here.
    pub braces: (&'static str, &'static str),
}

/// A file's runs.
#[derive(Debug, Default)]
pub struct Reading {
    /// The runs in order.
    pub runs: Vec<Run>,
    /// Tags that cut a sentence.
    pub cuts: Vec<Cut>,
}

/// The signs of an expression.
const EXPRESSION: (&str, &str) = ("{{", "}}");
/// The signs of an expression in a component's argument.
const ARGUMENT: (&str, &str) = ("{", "}");

/// Html text without entities.
pub fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // A lone `<` would begin a tag for the parser; it is text here.
    Html::parse_fragment(&text.replace('<', "&lt;")).root_element().text().collect()
}

/// Reads a subject, preheader or text part: a line is a run.
pub fn read_lines(file: &Arc<TemplateFile>, part: Part) -> Reading {
    let around = match part {
        Part::Subject => Surroundings::Subject,
        Part::Preheader => Surroundings::Preheader,
        _ => Surroundings::Text,
    };
    let mut reader = Reader::new(file, false);
    for segment in scan(file) {
        reader.gap(&segment);
        match segment {
            Segment::Text(text, place) if !reader.raw => {
                let mut start = place.span.start;
                for line in text.split_inclusive('\n') {
                    let words = line.trim_end_matches('\n');
                    // Signs of a list or quotation at a line's start are layout.
                    let mark =
                        if reader.items.is_empty() { words.len() - words.trim_start_matches(MARKS).len() } else { 0 };
                    reader.text(&words[mark..], start + mark, &around);
                    if line.ends_with('\n') {
                        reader.end();
                    }
                    start += line.len();
                }
            }
            Segment::Text(..) | Segment::Stmt(_) => reader.end(),
            Segment::Expr(tag) => reader.expression(tag, around.clone()),
        }
    }
    reader.end();
    reader.reading
}

/// What a line of plain text begins with that is no word of its sentence.
const MARKS: &[char] = &[' ', '\t', '-', '*', '•', '·', '>', '#', '=', '_', '–', '—', '→'];

/// Reads html or MJML.
pub fn read_markup(file: &Arc<TemplateFile>) -> Reading {
    let mut reader = Reader::new(file, true);
    for segment in scan(file) {
        reader.gap(&segment);
        match segment {
            Segment::Text(text, place) => reader.markup(&text, place.span.start),
            Segment::Stmt(tag) => reader.statement(&tag),
            Segment::Expr(tag) => {
                let context = reader.walker.context();
                reader.walker.placeholder();
                match context {
                    Context::Text(_) | Context::Title => {
                        let around = reader.around();
                        reader.expression(tag, around);
                    }
                    Context::Attribute(..) => reader.attribute_piece(Piece::Expression(tag)),
                    _ => {}
                }
            }
        }
    }
    reader.end();
    reader.reading
}

/// A piece of an attribute's value.
#[derive(Clone, Debug)]
enum Piece {
    Text(String, Range<usize>),
    Expression(Tag),
    Statement,
}

/// A tag under way, from `<` to `>`.
#[derive(Debug)]
struct Pending {
    start: usize,
    attributes: Vec<(String, Vec<Piece>)>,
}

struct Reader<'f> {
    file: &'f Arc<TemplateFile>,
    walker: Walker,
    reading: Reading,
    items: Vec<Item>,
    around: Option<Surroundings>,
    markup: bool,
    pending: Option<Pending>,
    /// Open inline tags; for those that cannot be kept in their run, what is to be said should they cut a sentence.
    open: Vec<Option<Cut>>,
    /// The same for one that was just closed, while no words followed.
    closed: Option<Cut>,
    blocks: Vec<String>,
    /// Where the last segment ended.
    position: usize,
    /// Whether the segment at hand stands in `{% raw %}`.
    raw: bool,
}

impl<'f> Reader<'f> {
    fn new(file: &'f Arc<TemplateFile>, markup: bool) -> Reader<'f> {
        Reader {
            file,
            walker: Walker::default(),
            reading: Reading::default(),
            items: Vec::new(),
            around: None,
            markup,
            pending: None,
            open: Vec::new(),
            closed: None,
            blocks: Vec::new(),
            position: 0,
            raw: false,
        }
    }

    /// What the scanner passed over: blanks that a tag trims, a note to authors, the tags of `raw`.
    fn gap(&mut self, segment: &Segment) {
        let span = match segment {
            Segment::Text(_, place) => &place.span,
            Segment::Expr(tag) | Segment::Stmt(tag) => &tag.place.span,
        };
        let gap = self.file.text.get(self.position..span.start).unwrap_or_default();
        self.raw = gap.contains("{%") && matches!(segment, Segment::Text(..));
        if !gap.trim().is_empty() || (!self.markup && gap.contains('\n')) {
            self.end();
        }
        self.position = span.end;
    }

    /// Ends the run.
    fn end(&mut self) {
        let items = std::mem::take(&mut self.items);
        if let Some(around) = self.around.take().filter(|_| items.iter().any(Item::has_words)) {
            self.reading.runs.push(Run { items, around, markup: self.markup, braces: EXPRESSION });
        }
    }

    /// Ends the run where no sentence goes on.
    fn border(&mut self) {
        self.end();
        self.closed = None;
    }

    fn text(&mut self, text: &str, start: usize, around: &Surroundings) {
        if text.is_empty() {
            return;
        }
        if text.contains(char::is_alphabetic)
            && let Some(cut) = self.closed.take()
            && self.reading.cuts.last() != Some(&cut)
        {
            self.reading.cuts.push(cut);
        }
        self.around.get_or_insert_with(|| around.clone());
        let end = start + text.len();
        match self.items.last_mut() {
            Some(Item::Text { text: before, span }) if span.end == start => {
                before.push_str(text);
                span.end = end;
            }
            _ => self.items.push(Item::Text { text: text.to_owned(), span: start..end }),
        }
    }

    fn expression(&mut self, tag: Tag, around: Surroundings) {
        let tokens = &tag.tokens;
        let speaks = (0..tokens.len()).any(|index| is_call(tokens, index, "t"));
        if tag.word() == "<" {
            self.end();
            self.component(&tag);
        } else if speaks || matches!(tag.word(), "super" | "body") {
            self.end();
        } else {
            self.around.get_or_insert(around);
            let span = tag.place.span.clone();
            self.items.push(Item::Expression { tag, span });
        }
    }

    fn statement(&mut self, tag: &Tag) {
        match tag.word() {
            "block" => self.blocks.extend(tag.tokens.get(1).map(|name| name.text.clone())),
            "endblock" => {
                self.blocks.pop();
            }
            "<" => self.component(tag),
            _ => {}
        }
        if self.pending.is_some() {
            return self.attribute_piece(Piece::Statement);
        }
        self.border();
    }

    /// Literal arguments of a component that people read.
    fn component(&mut self, tag: &Tag) {
        let element = tag.tokens.get(1).map(|name| name.text.clone()).unwrap_or_default();
        for window in tag.tokens.windows(3) {
            let [name, equals, value] = window else { continue };
            if READ.contains(&name.text.as_str()) && equals.is("=") && value.kind == TokenKind::Text {
                let item = Item::Text { text: value.text.trim().to_owned(), span: value.span.clone() };
                if item.has_words() {
                    let around = Surroundings::Attribute { element: element.clone(), name: name.text.clone() };
                    self.reading.runs.push(Run { items: vec![item], around, markup: false, braces: ARGUMENT });
                }
            }
        }
    }

    fn around(&self) -> Surroundings {
        let name = self.walker.open_elements().last().cloned().unwrap_or_default();
        Surroundings::Element { name, block: self.blocks.last().cloned() }
    }

    /// Follows literal html character by character.
    fn markup(&mut self, text: &str, start: usize) {
        let mut buffer = [0u8; 4];
        for (offset, c) in text.char_indices() {
            let at = start + offset;
            let before = self.walker.context();
            self.walker.feed(c.encode_utf8(&mut buffer));
            let after = self.walker.context();
            let shows = |context: &Context| matches!(context, Context::Text(_) | Context::Title);
            if self.pending.is_some() {
                self.inside(c, at, &before, &after);
                if !matches!(after, Context::Tag(_) | Context::Attribute(..) | Context::Unquoted(..) | Context::Comment)
                {
                    self.tag_ends(at + c.len_utf8());
                }
            } else if shows(&before) && shows(&after) {
                if self.raw {
                    self.end();
                } else {
                    let around = self.around();
                    self.text(c.encode_utf8(&mut buffer), at, &around);
                }
            } else if matches!(after, Context::Tag(_)) {
                self.tag_begins(at);
            }
        }
    }

    /// `<` was read; or, behind raw text, the last letter of the name in the end tag.
    fn tag_begins(&mut self, at: usize) {
        let start = self.file.text[..=at].rfind('<').unwrap_or(at);
        if let Some(Item::Text { text, span }) = self.items.last_mut()
            && span.end > start
        {
            text.truncate(text.len() - (span.end - start));
            span.end = start;
        }
        self.pending = Some(Pending { start, attributes: Vec::new() });
    }

    fn inside(&mut self, c: char, at: usize, before: &Context, after: &Context) {
        let Context::Attribute(_, name) = after else { return };
        if !matches!(before, Context::Attribute(..)) {
            if let Some(pending) = &mut self.pending {
                pending.attributes.push((name.clone(), Vec::new()));
            }
            return;
        }
        self.attribute_piece(Piece::Text(c.to_string(), at..at + c.len_utf8()));
    }

    fn attribute_piece(&mut self, piece: Piece) {
        let Some((_, pieces)) = self.pending.as_mut().and_then(|pending| pending.attributes.last_mut()) else { return };
        match (pieces.last_mut(), piece) {
            (Some(Piece::Text(text, span)), Piece::Text(more, next)) if span.end == next.start => {
                text.push_str(&more);
                span.end = next.end;
            }
            (_, piece) => pieces.push(piece),
        }
    }

    fn tag_ends(&mut self, end: usize) {
        let Some(pending) = self.pending.take() else { return };
        let span = pending.start..end;
        let written = self.file.text[span.clone()].to_owned();
        if !written.ends_with('>') {
            let around = self.around();
            return self.text(&written, span.start, &around);
        }
        let closes = written.starts_with("</");
        let name: String = written
            .trim_start_matches(['<', '/'])
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '-')
            .collect::<String>()
            .to_ascii_lowercase();
        self.read_attributes(&name, &pending.attributes);
        let inline = name == "a" || INLINE.contains(&name.as_str());
        if !inline {
            return self.border();
        }
        if name == "br" && pending.attributes.is_empty() {
            return self.items.push(Item::Break { span });
        }
        if closes {
            match self.open.pop() {
                Some(None) => self.items.push(Item::Close { span }),
                cut => {
                    self.end();
                    self.closed = cut.flatten();
                }
            }
            return;
        }
        let link = (name == "a").then(|| self.link(&pending.attributes)).transpose();
        let bare = name == "a" || pending.attributes.is_empty();
        match link {
            Ok(link) if bare && !is_void(&name) && !written.ends_with("/>") => {
                // The run begins in the element around the tag.
                if self.around.is_none() {
                    let open = self.walker.open_elements();
                    let name = open.iter().rev().nth(1).cloned().unwrap_or_default();
                    self.around = Some(Surroundings::Element { name, block: self.blocks.last().cloned() });
                }
                self.open.push(None);
                self.items.push(Item::Open { name, link, span });
            }
            other => {
                let reason = match other {
                    Err(reason) => reason,
                    Ok(_) => "carries attributes, which a tag of an entry cannot; style it by its name, or by a class around the text".to_owned(),
                };
                let line = line_column(&self.file.text, span.start).0;
                let cut = Cut { file: self.file.path.clone(), line, reason: format!("`<{name}>` {reason}") };
                let words_before = self.items.iter().any(Item::has_words);
                self.reading.cuts.extend(words_before.then(|| cut.clone()));
                self.open.push(Some(cut));
                self.end();
            }
        }
    }

    /// Values that people read are runs of their own.
    fn read_attributes(&mut self, element: &str, attributes: &[(String, Vec<Piece>)]) {
        for (name, pieces) in attributes.iter().filter(|(name, _)| READ.contains(&name.as_str())) {
            let around = Surroundings::Attribute { element: element.to_owned(), name: name.clone() };
            for stretch in pieces.split(|piece| matches!(piece, Piece::Statement)) {
                let items: Vec<Item> = stretch
                    .iter()
                    .filter_map(|piece| match piece {
                        Piece::Text(text, span) => Some(Item::Text { text: text.clone(), span: span.clone() }),
                        Piece::Expression(tag) => {
                            Some(Item::Expression { span: tag.place.span.clone(), tag: tag.clone() })
                        }
                        Piece::Statement => None,
                    })
                    .collect();
                let speaks = items.iter().any(|item| matches!(item, Item::Expression { tag, .. } if (0..tag.tokens.len()).any(|i| is_call(&tag.tokens, i, "t"))));
                if !speaks && items.iter().any(Item::has_words) {
                    self.reading.runs.push(Run { items, around: around.clone(), markup: true, braces: EXPRESSION });
                }
            }
        }
    }

    /// The call of `a` that makes the same link; `Err` says why there is none.
    fn link(&self, attributes: &[(String, Vec<Piece>)]) -> Result<Link, String> {
        let mut arguments = Vec::new();
        let mut shown = None;
        for (name, pieces) in attributes {
            if !matches!(name.as_str(), "href" | "class" | "style" | "title") {
                return Err(format!("has `{name}`, which no slot can carry"));
            }
            let value = match pieces.as_slice() {
                // It becomes an entry of its own, and a slot takes no entry.
                [Piece::Text(text, _)] if name == "title" && text.contains(char::is_alphabetic) => {
                    return Err("has a `title` to be translated, which no slot can carry".to_owned());
                }
                [] => "\"\"".to_owned(),
                [Piece::Text(text, _)] => quoted(&decoded(text))?,
                [Piece::Expression(tag)] if name != "style" => source(tag, self.file),
                _ => return Err(format!("has `{name}` made of several pieces; put the whole value into one variable")),
            };
            if name == "href" {
                shown = Some(value.trim_matches('"').to_owned());
            }
            arguments.push(format!("{name}={value}"));
        }
        let shown = shown.ok_or("has no `href`")?;
        Ok(Link { call: format!("a({})", arguments.join(", ")), shown })
    }
}

/// A literal of Tera.
fn quoted(text: &str) -> Result<String, String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for quote in ['"', '\'', '`'] {
        if !text.contains([quote, '\\']) {
            return Ok(format!("{quote}{text}{quote}"));
        }
    }
    Err("has an attribute with all kinds of quotes".to_owned())
}
