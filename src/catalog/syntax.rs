//! The Fluent syntax: the specification's `fluent.ebnf` with the rules of its `valid.md`, read by descent.
//!
//! `fluent-syntax` serves the runtime. Authors get this parser, because theirs has no places in its tree, swallows what
//! follows a fault up to the next line that it likes, and tells what it expected rather than what is wrong. Here
//!
//! 1. an entry is read to its line end, or it is *junk*, as the specification calls it: its lines up to the next one that begins
//!    with a letter, `-` or `#`. Each junk is one fault, at the place where reading could not go on;
//! 2. what the grammar leaves over behind an entry (an attribute without value, a line that a tab indents) is a junk of its own,
//!    and the entry above stands;
//! 3. nothing is dropped: each line is blank, a comment, part of an entry or part of a junk.
//!
//! No line `id =` is crossed in search of a closing brace, so that reading takes time in proportion to the text.

mod expression;
mod pattern;
mod stray;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use super::resource::{Comment, Entry, Faults, MAX_ATTRIBUTES, MAX_NAME, Pattern, Span};

/// A fault of a file: rule, place, sentence, way out, and the entry that it belongs to.
#[derive(Debug)]
pub struct Fault {
    /// Rule id.
    pub rule: &'static str,
    /// Place in the source.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
    /// The entry, as far as it has a name.
    pub entry: Option<String>,
    /// The innermost bracket that was open at the place.
    open: Option<usize>,
}

/// What a file holds.
#[derive(Debug)]
pub struct Tree {
    /// Messages and terms in source order, each with the comment above it.
    pub entries: Vec<Entry>,
    /// The other comments in source order.
    pub comments: Vec<Comment>,
    /// What is neither.
    pub faults: Faults,
}

/// A fault is boxed, because it is the rare case and large.
type Parsed<T> = Result<T, Box<Fault>>;

/// Reads `source`. Never fails: what cannot be read is among the faults.
pub fn parse(source: &str) -> Tree {
    Parser { source, at: 0, open: Vec::new(), faults: Faults::new(), given_up: None, too_long: None }.resource()
}

/// Where reading is.
struct Parser<'a> {
    source: &'a str,
    at: usize,
    /// Places of the braces and parentheses that are open at `at`.
    open: Vec<usize>,
    faults: Faults,
    /// Why the last attempt to read on was abandoned: the better explanation, if the whole then fails before that place.
    given_up: Option<Box<Fault>>,
    /// A name or number of the entry that is longer than anybody meant.
    too_long: Option<Span>,
}

impl Parser<'_> {
    fn resource(mut self) -> Tree {
        let (mut entries, mut comments) = (Vec::<Entry>::new(), Vec::new());
        // The comment that ends in the line before, and may belong to the entry of this line.
        let mut comment: Option<Comment> = None;
        // Whether the last thing that was no blank line is an entry that this line may belong to.
        let mut follows = false;
        self.take('\u{feff}');
        self.check_line_ends();
        while self.at < self.source.len() {
            let start = self.at;
            if self.blank_line() {
                comments.extend(comment.take());
                continue;
            }
            if let Some((level, line)) = self.comment_line() {
                follows = false;
                match &mut comment {
                    Some(comment) if comment.level == level => comment.text.extend(["\n", line.as_str()]),
                    _ => comments.extend(comment.replace(Comment { level, text: line, start })),
                }
                continue;
            }
            let kept = self.faults.mark();
            let above = entries.last().filter(|_| follows).map(Entry::name);
            self.open.clear();
            self.given_up = None;
            let read = self.entry(above.as_deref());
            let read = self.too_long.take().map_or(read, |span| Err(self.name_too_long(span)));
            follows = read.is_ok();
            comments.extend(comment.take_if(|comment| !follows || comment.level > 1));
            match read {
                Ok(entry) => {
                    self.faults.name(&kept, &entry.name());
                    entries.push(Entry { comment: comment.take().map(|comment| comment.text), ..entry });
                }
                Err(fault) => {
                    self.faults.rewind(kept);
                    self.junk(start, *fault);
                }
            }
        }
        comments.extend(comment);
        Tree { entries, comments, faults: self.faults }
    }

    /// Fluent knows `\n` and `\r\n`. A file of a lone `\r` each would be one line, and silently one comment if it begins with one.
    fn check_line_ends(&mut self) {
        let lone = self.source.match_indices('\r').find(|(at, _)| !self.source[at + 1..].starts_with('\n'));
        if let Some((at, _)) = lone {
            self.faults.push(Fault {
                rule: "line-end-unknown",
                span: at..at + 1,
                message: "a carriage return alone ends no line".to_owned(),
                hint: "save the file with the line ends LF or CRLF".to_owned(),
                entry: None,
                open: None,
            });
        }
    }

    /// Takes the junk that begins with the line at `start`, and reports its fault.
    fn junk(&mut self, start: usize, fault: Fault) {
        self.at = start;
        self.skip_line();
        while self.peek().is_some_and(|c| !c.is_ascii_alphabetic() && c != '-' && c != '#') {
            self.skip_line();
        }
        let mut fault = match self.given_up.take() {
            Some(deeper) if deeper.span.start > fault.span.start => *deeper,
            _ => fault,
        };
        if fault.span.start > start + self.source[start..self.at].trim_end().len() {
            // Reading ran into the next entry or to the end: something above was never closed.
            fault = *self.never_closed(fault.open.filter(|open| *open < self.at).unwrap_or(start));
        }
        fault.entry = fault.entry.or_else(|| entry_name(&self.source[start..self.at]));
        self.faults.push(fault);
    }

    /// A message or term with its attributes, up to and with its line end.
    fn entry(&mut self, above: Option<&str>) -> Parsed<Entry> {
        let start = self.at;
        let term = self.take('-');
        let Some(span) = self.identifier() else {
            self.at = start;
            return Err(self.stray(above));
        };
        self.blank_inline();
        if !self.take('=') {
            return Err(self.no_equals(start, span));
        }
        let behind = self.at;
        self.blank_inline();
        let value = self.pattern()?;
        let attributes = self.attributes(&self.source[start..span.end]);
        if value.is_none() && (term || attributes.is_empty()) {
            return Err(self.no_value(start..span.end));
        }
        if !self.line_end() {
            return Err(self.brace_in_text());
        }
        let id = self.source[span.clone()].to_owned();
        Ok(Entry { id, term, value, attributes, comment: None, span, text: self.trimmed(behind..self.at) })
    }

    /// What stands at `span` without the blanks around it.
    fn trimmed(&self, span: Span) -> Span {
        let blank = [' ', '\r', '\n'];
        let text = self.source[span.clone()].trim_end_matches(blank);
        let end = span.start + text.len();
        end - text.trim_start_matches(blank).len()..end
    }

    /// The attributes of the entry `name`. One that cannot be read ends them; it becomes a junk of its own.
    fn attributes(&mut self, name: &str) -> Vec<(String, Pattern)> {
        let mut attributes = Vec::new();
        let mut names = HashSet::new();
        let mut full = false;
        loop {
            let (line, kept) = (self.at, self.faults.mark());
            if !self.line_end() {
                return attributes;
            }
            self.blank();
            let dot = self.at;
            let read = if self.peek() == Some('.') { self.attribute() } else { Ok(None) };
            match read {
                Ok(Some((attribute, pattern))) => {
                    if !names.insert(attribute.clone()) {
                        let message = format!("`{name}` has the attribute `.{attribute}` already");
                        let hint = "keep one of them; only the first would be used";
                        let span = dot..dot + 1 + attribute.len();
                        self.note("attribute-duplicate", span, message, hint, Some(format!("{name}.{attribute}")));
                    }
                    if attributes.len() < MAX_ATTRIBUTES {
                        attributes.push((attribute, pattern));
                    } else if !std::mem::replace(&mut full, true) {
                        let message = format!("`{name}` has more than {MAX_ATTRIBUTES} attributes");
                        let hint = "write entries of their own";
                        self.note("entry-too-large", dot..dot + 1, message, hint, None);
                    }
                }
                Ok(None) => {
                    self.at = line;
                    return attributes;
                }
                Err(fault) => {
                    self.give_up(fault);
                    self.faults.rewind(kept);
                    self.at = line;
                    return attributes;
                }
            }
        }
    }

    /// `.name = pattern`.
    fn attribute(&mut self) -> Parsed<Option<(String, Pattern)>> {
        let dot = self.at;
        self.take('.');
        let text = "a line of text that begins with `.` is written with `{\".\"}`";
        let Some(span) = self.identifier() else {
            let message = format!("an attribute's name must follow the `.`, here is {}", self.found());
            return Err(self.fault_here(message, text));
        };
        let name = self.source[span.clone()].to_owned();
        self.blank_inline();
        if !self.take('=') {
            let message = format!("the attribute `.{name}` has no `=` and so no value");
            return Err(self.fault(dot..span.end, message, format!("write `.{name} = …`; {text}")));
        }
        self.blank_inline();
        match self.pattern()? {
            Some(pattern) => Ok(Some((name, pattern))),
            None => {
                let message = format!("the attribute `.{name}` has no value");
                Err(self.fault(dot..span.end, message, "write its text behind the `=`, an empty one as `{\"\"}`"))
            }
        }
    }

    /// Nothing that holds such a name is kept: findings would repeat it.
    fn name_too_long(&mut self, span: Span) -> Box<Fault> {
        (self.given_up, self.open) = (None, Vec::new());
        let message = format!("a name or number of {} characters stands here; at most {MAX_NAME} are read", span.len());
        self.fault(span.start..span.start + MAX_NAME, message, "shorten it")
    }

    /// Remembers why reading on was abandoned, if it got further than before.
    fn give_up(&mut self, fault: Box<Fault>) {
        if self.given_up.as_ref().is_none_or(|before| before.span.start < fault.span.start) {
            self.given_up = Some(fault);
        }
    }

    /// A fault that spoils no more than itself: the entry stands.
    fn note(&mut self, rule: &'static str, span: Span, message: String, hint: &str, entry: Option<String>) {
        self.faults.push(Fault { rule, span, message, hint: hint.to_owned(), entry, open: None });
    }

    fn fault(&self, span: Span, message: impl Into<String>, hint: impl Into<String>) -> Box<Fault> {
        let (rule, open) = ("ftl-syntax", self.open.last().copied());
        Box::new(Fault { rule, span, message: message.into(), hint: hint.into(), entry: None, open })
    }

    /// A fault of the character at hand; a character that only looks right has its own way out.
    fn fault_here(&self, message: impl Into<String>, hint: &str) -> Box<Fault> {
        let length = self.peek().map_or(0, char::len_utf8);
        self.fault(self.at..self.at + length, message, stray::way_out(self.peek()).unwrap_or(hint))
    }

    /// How the character at hand is called in a sentence.
    fn found(&self) -> String {
        stray::describe(self.peek())
    }
}

/// Steps over the source.
impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.source[self.at..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn byte(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, c: char) -> bool {
        let taken = self.rest().starts_with(c);
        if taken {
            self.at += c.len_utf8();
        }
        taken
    }

    /// `blank_inline?`: spaces. Gives their number.
    fn blank_inline(&mut self) -> usize {
        let start = self.at;
        while self.byte() == Some(b' ') {
            self.at += 1;
        }
        self.at - start
    }

    /// `blank?`: spaces and line ends.
    fn blank(&mut self) {
        while self.blank_inline() > 0 || (self.at < self.source.len() && self.line_end()) {}
    }

    /// The length of the `line_end` at hand; none at all is `None`, the end of the file has no length.
    fn line_end_length(&self) -> Option<usize> {
        match self.byte() {
            None => Some(0),
            Some(b'\n') => Some(1),
            Some(b'\r') if self.rest().starts_with("\r\n") => Some(2),
            _ => None,
        }
    }

    fn line_end(&mut self) -> bool {
        let length = self.line_end_length();
        self.at += length.unwrap_or_default();
        length.is_some()
    }

    fn skip_line(&mut self) {
        self.at = self.rest().find('\n').map_or(self.source.len(), |at| self.at + at + 1);
    }

    /// Takes a line of nothing but spaces.
    fn blank_line(&mut self) -> bool {
        let start = self.at;
        self.blank_inline();
        let blank = self.line_end();
        if !blank {
            self.at = start;
        }
        blank
    }

    /// Takes a line `# …`, with its level. What stands without a blank behind the `#` is none.
    fn comment_line(&mut self) -> Option<(usize, String)> {
        let level = self.rest().bytes().take(3).take_while(|b| *b == b'#').count();
        let line = self.rest().split('\n').next().filter(|_| level > 0)?;
        let text = line[level..].strip_suffix('\r').filter(|_| self.at + line.len() < self.source.len());
        let text = text.unwrap_or(&line[level..]);
        if !text.is_empty() && !text.starts_with(' ') {
            return None;
        }
        let text = text.strip_prefix(' ').unwrap_or(text).to_owned();
        self.skip_line();
        Some((level, text))
    }

    /// `[a-zA-Z][a-zA-Z0-9_-]*`.
    fn identifier(&mut self) -> Option<Span> {
        let length = identifier_length(self.rest());
        let start = self.at;
        self.at += length;
        self.check_length(start..self.at);
        (length > 0).then_some(start..self.at)
    }

    fn check_length(&mut self, span: Span) {
        if span.len() > MAX_NAME {
            self.too_long.get_or_insert(span);
        }
    }
}

/// The length of the identifier that `text` begins with; 0 if there is none.
pub fn identifier_length(text: &str) -> usize {
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    text.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_')).count()
}

/// The name of the entry that a junk begins with, if it is whole: then it is not called missing as well.
fn entry_name(junk: &str) -> Option<String> {
    let hyphen = usize::from(junk.starts_with('-'));
    let length = identifier_length(&junk[hyphen..]);
    let (name, rest) = junk.split_at(hyphen + length);
    ((1..=MAX_NAME).contains(&length) && rest.starts_with([' ', '=', '\t', '\r', '\n'])).then(|| name.to_owned())
}
