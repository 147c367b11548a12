//! Pieces written as a template of Tera.
//!
//! Where html surrounds a value decides whether it can stand there at all: the writer follows the markup, quotes what has no quotes, and
//! refuses what the loader would refuse, in terms of what the author wrote.

use std::ops::Range;

use super::desk::{CHANGED, Desk, UNTRANSLATED, VALUE};
use super::evaluate::ENCODED;
use super::liquid::Span;
use super::piece::{Piece, Run, Test, raw, sign};
use crate::diagnostic::Fix;

/// A template with what each stretch of it comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Written {
    /// The template.
    pub text: String,
    /// Stretches of it in order, with their places in the source.
    origins: Vec<(Range<usize>, Span)>,
}

impl Written {
    /// Adds text that comes from `origin`.
    fn push(&mut self, text: &str, origin: &Span) {
        let start = self.text.len();
        self.text.push_str(text);
        match self.origins.last_mut() {
            Some((range, known)) if known == origin && range.end == start => range.end += text.len(),
            _ => self.origins.push((start..start + text.len(), origin.clone())),
        }
    }

    /// The place in the source that the stretch at `at` comes from.
    pub fn origin(&self, at: usize) -> Span {
        let index = self.origins.partition_point(|(range, _)| range.end <= at);
        match self.origins.get(index).or(self.origins.last()) {
            // Literal text is as long here as there, as long as nothing was changed in it.
            Some((range, span)) if range.len() == span.len() && range.contains(&at) => {
                let start = span.start + (at - range.start);
                start..(start + 1).min(span.end.max(start))
            }
            Some((_, span)) => span.clone(),
            None => 0..0,
        }
    }

    /// Changes the text. Changes that overlap one before them are left out.
    pub fn apply(&mut self, mut fixes: Vec<Fix>) {
        fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
        let mut done = Written::default();
        let mut position = 0;
        for fix in fixes {
            if fix.span.start < position {
                continue;
            }
            self.copy(position..fix.span.start, &mut done);
            let origin = self.origin(fix.span.start);
            done.push(&fix.text, &origin);
            position = fix.span.end;
        }
        self.copy(position..self.text.len(), &mut done);
        *self = done;
    }

    /// Inserts text near the end; what is before it is not touched.
    fn insert(&mut self, at: usize, text: &str, origin: &Span) {
        let mut tail = Written::default();
        self.copy(at..self.text.len(), &mut tail);
        self.text.truncate(at);
        while self.origins.pop_if(|(range, _)| range.start >= at).is_some() {}
        if let Some((range, span)) = self.origins.last_mut()
            && range.end > at
        {
            if range.len() == span.len() {
                span.end = span.start + (at - range.start);
            }
            range.end = at;
        }
        self.push(text, origin);
        tail.copy(0..tail.text.len(), self);
    }

    fn copy(&self, range: Range<usize>, to: &mut Written) {
        let first = self.origins.partition_point(|(known, _)| known.end <= range.start);
        for (known, span) in &self.origins[first..] {
            let (start, end) = (known.start.max(range.start), known.end.min(range.end));
            if start >= end {
                break;
            }
            let span = if known.len() == span.len() {
                span.start + (start - known.start)..span.start + (end - known.start)
            } else {
                span.clone()
            };
            to.push(&self.text[start..end], &span);
        }
    }
}

/// Writes a body.
pub fn body(pieces: &[Piece], desk: &mut Desk<'_>) -> Written {
    let mut writer = Writer::new(desk, Some(Markup::default()));
    writer.pieces(pieces);
    writer.out
}

/// Writes a subject: one line, blanks as one.
pub fn subject(pieces: &[Piece], desk: &mut Desk<'_>) -> Written {
    let mut writer = Writer::new(desk, None);
    writer.pieces(pieces);
    let mut out = writer.out;
    let text = &out.text;
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let whole = text.len();
    let mut fixes = Vec::new();
    if start > 0 {
        fixes.push(Fix { span: 0..start, text: String::new() });
    }
    fixes.push(Fix { span: end.max(start)..whole, text: if end > start { "\n".to_owned() } else { String::new() } });
    out.apply(fixes);
    out
}

struct Writer<'a, 'd> {
    desk: &'a mut Desk<'d>,
    out: Written,
    markup: Option<Markup>,
    /// Paths that what is open around has shown to be there.
    shown: Vec<String>,
}

impl<'a, 'd> Writer<'a, 'd> {
    fn new(desk: &'a mut Desk<'d>, markup: Option<Markup>) -> Writer<'a, 'd> {
        Writer { desk, out: Written::default(), markup, shown: Vec::new() }
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text { text, span } => self.text(text, span),
                Piece::Print { run, span } => self.print(run, span),
                Piece::If { branches, otherwise, span } => {
                    if self.statement(span) {
                        self.choice(branches, otherwise, span);
                    }
                }
                Piece::For { name, list, body, span } => {
                    if self.statement(span) {
                        self.out.push(&format!("{{% for {name} in {} %}}", list.source(true)), span);
                        self.pieces(body);
                        self.out.push("{% endfor %}", span);
                    }
                }
            }
        }
    }

    fn choice(&mut self, branches: &[(Test, Vec<Piece>)], otherwise: &[Piece], span: &Span) {
        let before = self.markup.clone();
        for (index, (test, body)) in branches.iter().enumerate() {
            self.markup.clone_from(&before);
            let word = if index == 0 { "if" } else { "elif" };
            self.out.push(&format!("{{% {word} {} %}}", test.source), span);
            let depth = self.shown.len();
            self.shown.extend(test.shows.iter().cloned());
            self.pieces(body);
            self.shown.truncate(depth);
        }
        if !otherwise.is_empty() {
            self.markup.clone_from(&before);
            self.out.push("{% else %}", span);
            self.pieces(otherwise);
        }
        self.out.push("{% endif %}", span);
    }

    fn text(&mut self, text: &str, span: &Span) {
        let Some(markup) = &mut self.markup else {
            let mut line = String::with_capacity(text.len());
            for c in text.chars() {
                if !c.is_whitespace() || c == '\u{a0}' {
                    line.push(c);
                } else if !line.ends_with(' ') && (!line.is_empty() || !self.out.text.ends_with(' ')) {
                    line.push(' ');
                }
            }
            return self.literal(&line, span);
        };
        let mut quotes = Vec::new();
        for (at, c) in text.char_indices() {
            if markup.feed(c) {
                quotes.push(at);
            }
        }
        let mut start = 0;
        for at in quotes {
            self.literal(&text[start..at], &(span.start + start..span.start + at));
            self.out.push("\"", span);
            start = at;
        }
        // What an assignment holds has another length than the tag it comes from.
        let rest = if text.len() == span.len() { span.start + start..span.end } else { span.clone() };
        self.literal(&text[start..], &rest);
    }

    /// Text that Tera must not read.
    fn literal(&mut self, text: &str, span: &Span) {
        let place = |range: Range<usize>| {
            if text.len() == span.len() { span.start + range.start..span.start + range.end } else { span.clone() }
        };
        let mut start = 0;
        while let Some(found) = sign(text, start) {
            if found.start > start {
                self.out.push(&text[start..found.start], &place(start..found.start));
            }
            start = found.end;
            self.out.push(&raw(&text[found.clone()]), &place(found));
        }
        if start < text.len() {
            self.out.push(&text[start..], &place(start..text.len()));
        }
    }

    fn print(&mut self, run: &Run, span: &Span) {
        let mut run = run.clone();
        let encodes = run.filters.ends_with(&format!(" | {ENCODED}"));
        if encodes {
            let kept = run.filters.len() - ENCODED.len() - 3;
            run.filters.truncate(kept);
        }
        if run.filters.contains(ENCODED) {
            let hint = "write `url_encode` as the last filter";
            self.desk.error(UNTRANSLATED, span.clone(), "what is encoded for an address is changed again", hint);
        }
        let place = self.markup.as_ref().map_or(Place::Text, Markup::place);
        if encodes && place != (Place::Address { begun: true }) {
            let hint = "take `url_encode` out, or write the value into an address: `href=\"https://…?name={{ … }}\"`";
            self.desk.error(UNTRANSLATED, span.clone(), "`url_encode` stands outside of an address", hint);
        }
        match place {
            Place::Comment => {
                let message = "Liquid in a comment is left out, which no reader sees".to_owned();
                return self.desk.warning_once("comment", CHANGED, span.clone(), message, "nothing to do");
            }
            Place::Style | Place::Sheet if run.base != "locale" => {
                let Some(role) = run.base.strip_prefix("organization.branding?.colors?.") else {
                    let hint = "write the style out; colors of an organization belong into a `brand.toml`";
                    let message = "a value of the request decides a style";
                    return self.desk.error(UNTRANSLATED, span.clone(), message, hint);
                };
                let message = format!("the color `{role}` is that of the brand here");
                let hint = "write `colors` into a `brand.toml` for each organization";
                self.desk.warning_once(&run.base, VALUE, span.clone(), message, hint);
                run.base = format!("brand.colors?.{role}");
            }
            Place::Tag => {
                let hint = "write it into a quoted value: `class=\"{{ … }}\"`";
                return self.desk.error(UNTRANSLATED, span.clone(), "a value stands inside of a tag", hint);
            }
            Place::Script => {
                let hint = "mail programs run no scripts; take it out";
                return self.desk.error(UNTRANSLATED, span.clone(), "a value stands in a script", hint);
            }
            _ => {}
        }
        self.quote(span);
        let guarded = self.shown.contains(&run.base);
        let source = format!("{{{{ {} }}}}", run.source(guarded));
        self.out.push(&source, span);
        if let Some(markup) = &mut self.markup {
            markup.value();
        }
    }

    /// Whether a statement can stand here.
    fn statement(&mut self, span: &Span) -> bool {
        let place = self.markup.as_ref().map_or(Place::Text, Markup::place);
        let (message, hint) = match place {
            Place::Comment => {
                let message = "Liquid in a comment is left out, which no reader sees".to_owned();
                self.desk.warning_once("comment", CHANGED, span.clone(), message, "nothing to do");
                return false;
            }
            Place::Tag => (
                "a condition that the person's data decides stands inside of a tag",
                "put it into an attribute's value, `class=\"{% if … %}a{% endif %}\"`, or around the whole element",
            ),
            Place::Sheet => (
                "a condition that the person's data decides stands in a style sheet",
                "write both rules, and choose by class",
            ),
            Place::Script => ("a condition stands in a script", "mail programs run no scripts; take it out"),
            _ => {
                self.quote(span);
                return true;
            }
        };
        self.desk.error(UNTRANSLATED, span.clone(), message, hint);
        false
    }

    /// Quotes a value that has no quotes.
    fn quote(&mut self, span: &Span) {
        let Some(markup) = &mut self.markup else { return };
        match markup.state {
            State::BeforeValue => {
                self.out.push("\"", span);
                markup.state = State::Value { quote: None };
                markup.begun = false;
            }
            State::Unquoted(at) => {
                let at = self.out.text.len().saturating_sub(at);
                // Nothing but literal text is written before an unquoted value becomes a quoted one.
                self.out.insert(at, "\"", span);
                markup.state = State::Value { quote: None };
            }
            _ => {}
        }
    }
}

/// What a place in html means for a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Text,
    /// In an attribute that holds an address, and whether that has begun.
    Address {
        begun: bool,
    },
    Attribute,
    /// A style sheet's rules or a `style`.
    Style,
    /// A style sheet.
    Sheet,
    Script,
    Comment,
    /// Inside of a tag, outside of values.
    Tag,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Text,
    /// `<` and what follows it, until it is known what that is.
    Opening,
    /// `<!…>`, Outlook's conditions among them.
    Declaration,
    Comment,
    Name,
    Tag,
    BeforeValue,
    /// A quoted value; without its quote where the quotes are ours.
    Value {
        quote: Option<char>,
    },
    /// A value without quotes, of so many bytes.
    Unquoted(usize),
    /// The content of `style` or `script`.
    Raw,
}

/// Follows html.
#[derive(Clone, Debug)]
struct Markup {
    state: State,
    element: String,
    closing: bool,
    attribute: String,
    /// The last characters of a comment, a declaration's beginning or raw text.
    tail: String,
    /// Whether the value at hand has text.
    begun: bool,
}

impl Default for Markup {
    fn default() -> Markup {
        let [element, attribute, tail] = Default::default();
        Markup { state: State::Text, element, closing: false, attribute, tail, begun: false }
    }
}

impl Markup {
    fn place(&self) -> Place {
        match self.state {
            State::Text | State::Opening => Place::Text,
            State::Declaration | State::Comment => Place::Comment,
            State::Name | State::Tag => Place::Tag,
            State::Raw if self.element == "style" => Place::Sheet,
            State::Raw => Place::Script,
            State::BeforeValue | State::Value { .. } | State::Unquoted(_) => match self.attribute.as_str() {
                "href" | "src" | "background" | "action" => {
                    Place::Address { begun: self.begun && self.state != State::BeforeValue }
                }
                "style" => Place::Style,
                _ => Place::Attribute,
            },
        }
    }

    /// A value was written.
    fn value(&mut self) {
        self.begun = true;
    }

    /// Follows one character; whether our quote ends before it.
    fn feed(&mut self, c: char) -> bool {
        match self.state {
            State::Text if c == '<' => {
                self.state = State::Opening;
                self.tail.clear();
            }
            State::Text => {}
            State::Opening => self.opening(c),
            State::Declaration => {
                self.tail.push(c);
                if self.tail == "--" {
                    self.state = State::Comment;
                    self.tail.clear();
                } else if c == '>' {
                    self.state = State::Text;
                }
            }
            State::Comment => {
                // `<!--[if mso]>` holds what Outlook reads.
                if self.tail.is_empty() && c == '[' {
                    self.state = State::Declaration;
                    self.tail = "[".to_owned();
                    return false;
                }
                let nothing = self.tail.is_empty() && c == '>';
                self.tail.push(c);
                if nothing || self.tail.ends_with("-->") {
                    self.state = State::Text;
                } else if self.tail.len() > 8 {
                    self.tail = self.tail.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
                }
            }
            State::Name => match c {
                '>' => self.ends(),
                c if c.is_whitespace() || c == '/' => {
                    self.state = State::Tag;
                    self.attribute.clear();
                }
                c => named(&mut self.element, c),
            },
            State::Tag => match c {
                '>' => self.ends(),
                '=' => self.state = State::BeforeValue,
                c if c.is_whitespace() || c == '/' => self.attribute.clear(),
                c => named(&mut self.attribute, c),
            },
            State::BeforeValue => match c {
                '"' | '\'' => {
                    self.state = State::Value { quote: Some(c) };
                    self.begun = false;
                }
                '>' => self.ends(),
                c if c.is_whitespace() => {}
                c => {
                    self.state = State::Unquoted(c.len_utf8());
                    self.begun = true;
                }
            },
            State::Value { quote: Some(quote) } => {
                if c == quote {
                    self.state = State::Tag;
                    self.attribute.clear();
                } else {
                    self.begun = true;
                }
            }
            State::Value { quote: None } => {
                if c.is_whitespace() || c == '>' {
                    self.state = State::Tag;
                    self.attribute.clear();
                    if c == '>' {
                        self.ends();
                    }
                    return true;
                }
                self.begun = true;
            }
            State::Unquoted(length) => match c {
                '>' => self.ends(),
                c if c.is_whitespace() => {
                    self.state = State::Tag;
                    self.attribute.clear();
                }
                c => self.state = State::Unquoted(length + c.len_utf8()),
            },
            State::Raw => {
                self.tail.push(c.to_ascii_lowercase());
                let end = format!("</{}", self.element);
                if self.tail.ends_with(&end) {
                    self.state = State::Tag;
                    self.closing = true;
                } else if self.tail.len() > 64 {
                    self.tail = self.tail.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
                }
            }
        }
        false
    }

    fn opening(&mut self, c: char) {
        self.element.clear();
        self.attribute.clear();
        match c {
            '!' => {
                self.state = State::Declaration;
                self.tail.clear();
            }
            '/' => {
                self.closing = true;
                self.state = State::Name;
            }
            c if c.is_ascii_alphabetic() => {
                self.closing = false;
                self.state = State::Name;
                self.element.push(c.to_ascii_lowercase());
            }
            '<' => {}
            _ => self.state = State::Text,
        }
    }

    fn ends(&mut self) {
        let raw = !self.closing && matches!(self.element.as_str(), "style" | "script");
        self.state = if raw { State::Raw } else { State::Text };
        self.tail.clear();
    }
}

/// Adds to a name, as long as it may be one that means something.
fn named(name: &mut String, c: char) {
    if name.len() < 64 {
        name.push(c.to_ascii_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::piece::Kind;

    /// Writes text in which `@` stands for `user.name`, and `§` for a condition around what follows up to `¶`.
    fn written(source: &str) -> (String, Vec<String>) {
        let mut desk = Desk::new("body", source, "welcome_email");
        let mut pieces = Vec::new();
        let run = Run::new("user.name", true, Kind::Text);
        for (at, part) in source.split_inclusive(['@', '¶']).scan(0, |at, part| {
            let start = *at;
            *at += part.len();
            Some((start, part))
        }) {
            let bare = part.trim_end_matches(['@', '¶']);
            let text = |text: &str| Piece::Text { text: text.to_owned(), span: at..at + text.len() };
            let end = at + bare.len()..at + part.len();
            if let Some((before, inside)) = bare.split_once('§').filter(|_| part.ends_with('¶')) {
                pieces.push(text(before));
                let branches = vec![(Test::present(&run), vec![text(inside)])];
                pieces.push(Piece::If { branches, otherwise: vec![], span: end });
                continue;
            }
            pieces.push(text(bare));
            if part.ends_with('@') {
                pieces.push(Piece::Print { run: run.clone(), span: end });
            }
        }
        let written = body(&pieces, &mut desk);
        (written.text, desk.findings().map(|found| found.message).collect())
    }

    #[test]
    fn values_stand_where_they_may() {
        let v = "{{ user.name or \"\" }}";
        for (source, expected) in [
            ("<p>@</p>", format!("<p>{v}</p>")),
            ("<a href=@ class=x>y</a>", format!("<a href=\"{v}\" class=x>y</a>")),
            ("<a href=https://a.example/@>y</a>", format!("<a href=\"https://a.example/{v}\">y</a>")),
            ("<a href='@'>y</a>", format!("<a href='{v}'>y</a>")),
            ("<!-- @ --><p>@", format!("<!--  --><p>{v}")),
            ("<!--[if mso]><td>@</td><![endif]-->@", format!("<!--[if mso]><td>{v}</td><![endif]-->{v}")),
            ("<style>a{b:c}</style>@", format!("<style>a{{b:c}}</style>{v}")),
            ("a §b¶ c", "a {% if user.name %}b{% endif %} c".to_owned()),
            ("a {{ b }} {", "a {% raw %}{{{% endraw %} b }} {% raw %}{{% endraw %}".to_owned()),
            (
                "<style>@media x{#a{b:c}}</style>".replace('@', "").as_str(),
                "<style>media x{% raw %}{#{% endraw %}a{b:c}}</style>".to_owned(),
            ),
            ("a < b @", format!("a < b {v}")),
        ] {
            assert_eq!(written(source).0, expected, "{source}");
        }
    }

    #[test]
    fn what_cannot_stand_is_refused() {
        for (source, expected) in [
            ("<p @>", "a value stands inside of a tag"),
            ("<p style=\"color: @\">", "a value of the request decides a style"),
            ("<style>a{color: @}</style>", "a value of the request decides a style"),
            ("<script>@</script>", "a value stands in a script"),
            ("<p §class=a¶>", "a condition that the person's data decides stands inside of a tag"),
            ("<style>§a{}¶</style>", "a condition that the person's data decides stands in a style sheet"),
        ] {
            assert_eq!(written(source).1, [expected], "{source}");
        }
    }

    #[test]
    fn places_are_kept_through_changes() {
        let source = "ab@cd";
        let mut desk = Desk::new("body", source, "x");
        let text = |text: &str, at: usize| Piece::Text { text: text.to_owned(), span: at..at + text.len() };
        let run = Run::new("user.email", false, Kind::Text);
        let mut out = body(&[text("ab", 0), Piece::Print { run, span: 2..3 }, text("cd", 3)], &mut desk);
        assert_eq!(out.text, "ab{{ user.email }}cd");
        out.apply(vec![Fix { span: 0..1, text: "xyz".to_owned() }]);
        assert_eq!(out.text, "xyzb{{ user.email }}cd");
        assert_eq!((out.origin(3).start, out.origin(8), out.origin(out.text.len() - 1).start), (1, 2..3, 4));
        let last = out.text.len() - 1;
        out.insert(last, "\"", &(2..3));
        assert_eq!(out.text, "xyzb{{ user.email }}c\"d");
        assert_eq!((out.origin(last - 1).start, out.origin(last), out.origin(last + 1).start), (3, 2..3, 4));
    }
}
