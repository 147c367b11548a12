//! Where in an HTML or MJML document a tag of the template stands.
//!
//! A small state machine follows the literal text (HTML §13.2.5, reduced to what decides escaping): element content, quoted
//! attribute, style, comment, … Outlook's conditional comments count as content, because Outlook reads them so.

/// What surrounds a position of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Context {
    /// Element content; the innermost open element.
    Text(String),
    /// Inside `<title>` or `<mj-title>`: text without markup.
    Title,
    /// Inside `<style>` or `<mj-style>`.
    Style,
    /// Inside `<script>`.
    Script,
    /// Inside a comment.
    Comment,
    /// Inside a tag, outside a quoted value.
    Tag(String),
    /// Inside a quoted attribute value: element and attribute name.
    Attribute(String, String),
    /// In an attribute value without quotes.
    Unquoted(String, String),
}

/// What stands around a tag of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Surroundings {
    /// What is read: content of an element, or any place of a part that is plain text.
    Content,
    /// `<title>` or `<mj-title>`.
    Title,
    /// The value of an attribute.
    Attribute,
    /// `<mj-preview>`.
    Preview,
}

impl Surroundings {
    /// What a context means for a reader.
    pub fn of(context: &Context) -> Surroundings {
        match context {
            Context::Text(element) if element == "mj-preview" => Surroundings::Preview,
            Context::Title => Surroundings::Title,
            Context::Attribute(..) | Context::Unquoted(..) | Context::Tag(_) => Surroundings::Attribute,
            _ => Surroundings::Content,
        }
    }

    /// How diagnostics call it; nothing where markup is at home.
    pub fn line(self) -> Option<&'static str> {
        match self {
            Surroundings::Content => None,
            Surroundings::Title => Some("title"),
            Surroundings::Attribute => Some("value of an attribute"),
            Surroundings::Preview => Some("preview"),
        }
    }
}

/// The deepest element nesting that is compiled: html5ever and mrml recurse and overflow at about 3,000.
pub const MAX_ELEMENTS: usize = 200;

const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];

/// Whether the element of that name has no content and no end tag (HTML §13.1.2).
pub fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

#[derive(Clone, Debug)]
enum State {
    Data,
    Name(String),
    Inside {
        element: String,
        closing_slash: bool,
    },
    AttributeName {
        element: String,
        name: String,
    },
    BeforeValue {
        element: String,
        name: String,
    },
    Value {
        element: String,
        name: String,
        quote: char,
    },
    Unquoted {
        element: String,
        name: String,
    },
    Comment(String),
    /// `<!doctype …>`, `<!--[if mso]>`, `<![endif]-->`.
    Declaration(String),
    /// Content of style, script, title up to its end tag.
    RawText {
        element: String,
        tail: String,
    },
}

/// An element's start, as seen while walking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Lower-case name.
    pub name: String,
    /// Byte offset, in the text just fed, behind the name.
    pub end: usize,
}

/// Follows a document piece by piece.
#[derive(Clone, Debug)]
pub struct Walker {
    state: State,
    stack: Vec<String>,
    deepest: usize,
}

impl Default for Walker {
    fn default() -> Self {
        Walker { state: State::Data, stack: Vec::new(), deepest: 0 }
    }
}

impl Walker {
    /// The context at the current position.
    pub fn context(&self) -> Context {
        match &self.state {
            State::Data => Context::Text(self.stack.last().cloned().unwrap_or_default()),
            State::Name(name) => Context::Tag(name.clone()),
            State::Inside { element, .. } | State::AttributeName { element, .. } => Context::Tag(element.clone()),
            State::BeforeValue { element, name } | State::Unquoted { element, name } => {
                Context::Unquoted(element.clone(), name.clone())
            }
            State::Value { element, name, .. } => Context::Attribute(element.clone(), name.clone()),
            State::Comment(_) | State::Declaration(_) => Context::Comment,
            State::RawText { element, .. } => match element.as_str() {
                "style" | "mj-style" => Context::Style,
                "title" | "mj-title" => Context::Title,
                _ => Context::Script,
            },
        }
    }

    /// Names of the open elements, outermost first.
    pub fn open_elements(&self) -> &[String] {
        &self.stack
    }

    /// The deepest nesting met so far.
    pub fn deepest(&self) -> usize {
        self.deepest
    }

    /// An expression stands here: inside a tag it may begin or continue an unquoted value.
    pub fn placeholder(&mut self) {
        if let State::BeforeValue { element, name } = &self.state {
            self.state = State::Unquoted { element: element.clone(), name: name.clone() };
        }
    }

    /// Follows `text`; gives the elements that it opens.
    pub fn feed(&mut self, text: &str) -> Vec<Opened> {
        let mut opened = Vec::new();
        for (offset, c) in text.char_indices() {
            if let Some(name) = self.step(c) {
                opened.push(Opened { name, end: offset });
            }
        }
        opened
    }

    /// One character; gives the name of an element whose start tag's name just ended.
    fn step(&mut self, c: char) -> Option<String> {
        let state = std::mem::replace(&mut self.state, State::Data);
        let mut opened = None;
        self.state = match state {
            State::Data if c == '<' => State::Name(String::new()),
            State::Data => State::Data,
            State::Name(mut name) => {
                if name.is_empty() && c == '!' {
                    State::Declaration(String::new())
                } else if c == '>' || c.is_whitespace() || (c == '/' && !name.is_empty()) {
                    if name.is_empty() {
                        State::Data
                    } else {
                        if !name.starts_with('/') {
                            opened = Some(name.clone());
                        }
                        self.inside(name, c)
                    }
                } else if name.is_empty() && !c.is_ascii_alphabetic() && c != '/' {
                    State::Data
                } else {
                    name.extend(c.to_lowercase());
                    State::Name(name)
                }
            }
            State::Inside { element, closing_slash } => match c {
                '>' => self.close_tag(&element, closing_slash),
                '/' => State::Inside { element, closing_slash: true },
                c if c.is_whitespace() => State::Inside { element, closing_slash: false },
                c => State::AttributeName { element, name: c.to_lowercase().collect() },
            },
            State::AttributeName { element, mut name } => match c {
                '=' => State::BeforeValue { element, name },
                '>' => self.close_tag(&element, false),
                '/' => State::Inside { element, closing_slash: true },
                c if c.is_whitespace() => State::Inside { element, closing_slash: false },
                c => {
                    name.extend(c.to_lowercase());
                    State::AttributeName { element, name }
                }
            },
            State::BeforeValue { element, name } => match c {
                '"' | '\'' => State::Value { element, name, quote: c },
                '>' => self.close_tag(&element, false),
                c if c.is_whitespace() => State::BeforeValue { element, name },
                _ => State::Unquoted { element, name },
            },
            State::Value { element, quote, .. } if c == quote => State::Inside { element, closing_slash: false },
            value @ State::Value { .. } => value,
            State::Unquoted { element, name } => match c {
                '>' => self.close_tag(&element, false),
                c if c.is_whitespace() => State::Inside { element, closing_slash: false },
                _ => State::Unquoted { element, name },
            },
            State::Comment(mut tail) => {
                tail.push(c);
                if tail.ends_with("-->") { State::Data } else { State::Comment(last_chars(tail, 3)) }
            }
            State::Declaration(text) => declaration(text, c),
            State::RawText { element, mut tail } => {
                tail.extend(c.to_lowercase());
                let end = format!("</{element}");
                if tail.ends_with(&end) {
                    State::Inside { element: format!("/{element}"), closing_slash: false }
                } else {
                    let keep = end.len();
                    State::RawText { element, tail: last_chars(tail, keep) }
                }
            }
        };
        opened
    }

    fn inside(&mut self, element: String, c: char) -> State {
        match c {
            '>' => self.close_tag(&element, false),
            '/' => State::Inside { element, closing_slash: true },
            _ => State::Inside { element, closing_slash: false },
        }
    }

    fn close_tag(&mut self, element: &str, closing_slash: bool) -> State {
        if let Some(name) = element.strip_prefix('/') {
            if let Some(at) = self.stack.iter().rposition(|open| open == name) {
                self.stack.truncate(at);
            }
            return State::Data;
        }
        if closing_slash || VOID.contains(&element) {
            return State::Data;
        }
        self.stack.push(element.to_owned());
        self.deepest = self.deepest.max(self.stack.len());
        match element {
            "style" | "mj-style" | "title" | "mj-title" | "script" => {
                State::RawText { element: element.to_owned(), tail: String::new() }
            }
            _ => State::Data,
        }
    }
}

/// `<!` was read, then `text`. Tells comments, conditional comments and doctypes apart.
fn declaration(mut text: String, c: char) -> State {
    text.push(c);
    if text == "--" {
        return State::Declaration(text);
    }
    if let Some(rest) = text.strip_prefix("--") {
        return match rest {
            ">" | "->" => State::Data,
            "[" | "-" => State::Declaration(text),
            rest if rest.starts_with('[') => {
                if rest.ends_with("]>") {
                    State::Data
                } else {
                    State::Declaration(text)
                }
            }
            rest => State::Comment(rest.to_owned()),
        };
    }
    if c == '>' { State::Data } else { State::Declaration(text) }
}

fn last_chars(text: String, count: usize) -> String {
    let total = text.chars().count();
    if total <= count { text } else { text.chars().skip(total - count).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Context {
        let mut walker = Walker::default();
        walker.feed(text);
        walker.context()
    }

    #[test]
    fn the_context_decides_how_a_value_is_written() {
        let text = |element: &str| Context::Text(element.to_owned());
        let attribute = |e: &str, a: &str| Context::Attribute(e.to_owned(), a.to_owned());
        for (html, expected) in [
            ("", text("")),
            ("<p>a ", text("p")),
            ("<p>a<br>", text("p")),
            ("<p>a</p>", text("")),
            ("<P CLASS='x' TITLE=\"", attribute("p", "title")),
            ("<a href='", attribute("a", "href")),
            ("<a href='x' ", Context::Tag("a".into())),
            ("<a href=", Context::Unquoted("a".into(), "href".into())),
            ("<style>a > b { color: ", Context::Style),
            ("<style>a</style>", text("")),
            ("<title>x", Context::Title),
            ("<script>", Context::Script),
            ("<!-- x > ", Context::Comment),
            ("<!-- x --><b>", text("b")),
            ("<!--[if mso]><td>", text("td")),
            ("<!--[if mso | IE]><td></td><![endif]--><i>", text("i")),
            ("<!--[if !mso]><!--><i><!--<![endif]-->", text("i")),
            ("<!doctype html><mj-text>", text("mj-text")),
            ("<mj-image src='' /><mj-text>", text("mj-text")),
            ("a < b", text("")),
        ] {
            assert_eq!(at(html), expected, "{html}");
        }
    }

    #[test]
    fn start_tags_are_seen_with_their_place() {
        let mut walker = Walker::default();
        assert_eq!(walker.feed("<mj-tex>"), [Opened { name: "mj-tex".into(), end: 7 }]);
    }
}
