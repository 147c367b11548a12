//! Tera source cut into text and tags, with places.
//!
//! Tera 2 offers no syntax tree. Tera itself judges the syntax of every file when the set is loaded; this scanner only needs to find
//! tags, their tokens and their places, so that templates can be flattened, protected and checked. White-space control
//! (`{%-`, `-%}`) is applied here, once, by the rules of Tera's lexer.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;

/// A template file: its path relative to the project and its text.
#[derive(Debug, PartialEq, Eq)]
pub struct TemplateFile {
    /// Path shown to authors, such as `templates/reset_email/body.mjml`.
    pub path: String,
    /// Name that templates use for it, such as `reset_email/body.mjml`.
    pub name: String,
    /// The whole text.
    pub text: String,
}

/// A place in a template file.
#[derive(Clone, Debug)]
pub struct Place {
    /// The file.
    pub file: Arc<TemplateFile>,
    /// Byte range in its text.
    pub span: Range<usize>,
}

impl Place {
    /// An error at this place.
    pub fn error(&self, rule: &'static str, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(rule, message).at(&self.file.path, &self.file.text, self.span.clone())
    }
}

/// A piece of a template.
#[derive(Clone, Debug)]
pub enum Segment {
    /// Literal text.
    Text(String, Place),
    /// `{{ … }}`.
    Expr(Tag),
    /// `{% … %}`.
    Stmt(Tag),
}

/// The inside of a tag as tokens.
#[derive(Clone, Debug)]
pub struct Tag {
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// The whole tag.
    pub place: Place,
}

impl Tag {
    /// The first token's text, which names a statement.
    pub fn word(&self) -> &str {
        self.tokens.first().map_or("", |token| token.text.as_str())
    }

    /// Where one of its tokens stands.
    pub fn place_of(&self, token: &Token) -> Place {
        Place { file: token.from.as_ref().unwrap_or(&self.place.file).clone(), span: token.span.clone() }
    }

    /// The tokens written as source again.
    pub fn source(&self) -> String {
        join(&self.tokens)
    }
}

/// Writes tokens as source: blanks between words, none where Tera would read something else.
pub fn join(tokens: &[Token]) -> String {
    let mut out = String::new();
    let mut before: Option<&Token> = None;
    for token in tokens {
        let glued = token.text == "." || token.text == "?." || before.is_some_and(|b| b.text == "." || b.text == "?.");
        if before.is_some() && !glued {
            out.push(' ');
        }
        match token.kind {
            TokenKind::Text => out.push_str(&quote(&token.text)),
            _ => out.push_str(&token.text),
        }
        before = Some(token);
    }
    out
}

/// A literal of Tera.
pub fn quote(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name or keyword.
    Word,
    /// A string literal; `text` is its content.
    Text,
    /// A number.
    Number,
    /// Anything else: operators, brackets.
    Sign,
}

/// One token of a tag.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its text; for a string literal the unescaped content.
    pub text: String,
    /// Byte range in the file.
    pub span: Range<usize>,
    /// The file, when it is another than the tag's: what a component was given stands where the component is called.
    pub from: Option<Arc<TemplateFile>>,
}

impl Token {
    /// Whether it is this operator or bracket.
    pub fn is(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }

    /// Whether it is this word.
    pub fn is_word(&self, word: &str) -> bool {
        self.kind == TokenKind::Word && self.text == word
    }

    /// A word made up by the engine, at `span`.
    pub fn word(text: &str, span: Range<usize>) -> Token {
        Token { kind: TokenKind::Word, text: text.to_owned(), span, from: None }
    }

    /// An operator or bracket made up by the engine, at `span`.
    pub fn sign(text: &str, span: Range<usize>) -> Token {
        Token { kind: TokenKind::Sign, text: text.to_owned(), span, from: None }
    }
}

/// Cuts a file into segments. An unclosed tag ends the text there; Tera reports it with its place.
pub fn scan(file: &Arc<TemplateFile>) -> Vec<Segment> {
    let text = file.text.as_str();
    let mut segments = Vec::new();
    let mut position = 0;
    let mut trim_next = false;
    while position < text.len() {
        let start = next_tag(text, position);
        let mut literal = position..start;
        if trim_next {
            literal.start += text[literal.clone()].len() - text[literal.clone()].trim_start().len();
        }
        if start == text.len() {
            push_text(&mut segments, file, literal);
            break;
        }
        let (opening, closing) = match &text[start..start + 2] {
            "{{" => ("{{", "}}"),
            "{%" => ("{%", "%}"),
            _ => ("{#", "#}"),
        };
        if text[start + 2..].starts_with('-') {
            literal.end = literal.start + text[literal.clone()].trim_end().len();
        }
        push_text(&mut segments, file, literal);
        let Some(end) = tag_end(text, start + 2, closing) else { break };
        trim_next = text[..end - 2].ends_with('-') && end - 3 > start + 1;
        let inner_start = start + 2 + usize::from(text[start + 2..].starts_with('-'));
        let inner_end = (end - 2 - usize::from(trim_next)).max(inner_start);
        position = end;
        if opening == "{#" {
            continue;
        }
        let tokens = tokens(text, inner_start..inner_end);
        let place = Place { file: file.clone(), span: start..end };
        let tag = Tag { tokens, place };
        if opening == "{%" && tag.word() == "raw" {
            position = raw(&mut segments, file, end);
            continue;
        }
        segments.push(if opening == "{{" { Segment::Expr(tag) } else { Segment::Stmt(tag) });
    }
    segments
}

fn push_text(segments: &mut Vec<Segment>, file: &Arc<TemplateFile>, span: Range<usize>) {
    if !span.is_empty() {
        segments.push(Segment::Text(file.text[span.clone()].to_owned(), Place { file: file.clone(), span }));
    }
}

/// `{% raw %} … {% endraw %}`: its inside is text. Gives the position behind it.
fn raw(segments: &mut Vec<Segment>, file: &Arc<TemplateFile>, start: usize) -> usize {
    let text = &file.text;
    let mut from = start;
    while let Some(found) = text[from..].find("{%") {
        let at = from + found;
        let Some(end) = tag_end(text, at + 2, "%}") else { break };
        if text[at + 2..end - 2].trim_matches(|c: char| c == '-' || c.is_whitespace()) == "endraw" {
            push_text(segments, file, start..at);
            return end;
        }
        from = end;
    }
    push_text(segments, file, start..text.len());
    text.len()
}

fn next_tag(text: &str, from: usize) -> usize {
    let bytes = text.as_bytes();
    (from..bytes.len().saturating_sub(1))
        .find(|&i| bytes[i] == b'{' && matches!(bytes[i + 1], b'{' | b'%' | b'#'))
        .unwrap_or(text.len())
}

/// The end of a tag, skipping over string literals (comments have none).
fn tag_end(text: &str, from: usize, closing: &str) -> Option<usize> {
    if closing == "#}" {
        return text[from..].find(closing).map(|at| from + at + 2);
    }
    let bytes = text.as_bytes();
    let mut i = from;
    let mut braces = 0usize;
    while i < bytes.len() {
        match bytes[i] {
            quote @ (b'"' | b'\'' | b'`') => i = string_end(bytes, i, quote),
            b'{' if closing == "}}" => braces += 1,
            b'}' if closing == "}}" && braces > 0 => braces -= 1,
            _ if text.is_char_boundary(i) && text[i..].starts_with(closing) => return Some(i + 2),
            _ => {}
        }
        i += 1;
    }
    None
}

/// Index of the closing quote (or the last byte).
fn string_end(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut i = start + 1;
    while i < bytes.len() && bytes[i] != quote {
        i += if bytes[i] == b'\\' { 2 } else { 1 };
    }
    i.min(bytes.len().saturating_sub(1))
}

const SIGNS: &[&str] = &["...", "?.", "?[", "</", "/>", "==", "!=", "<=", ">=", "//", "**", "?"];

fn tokens(text: &str, span: Range<usize>) -> Vec<Token> {
    let bytes = text.as_bytes();
    let mut tokens = Vec::new();
    let mut i = span.start;
    while i < span.end {
        let c = text[i..].chars().next().unwrap_or(' ');
        let start = i;
        let kind = match c {
            c if c.is_whitespace() => {
                i += c.len_utf8();
                continue;
            }
            '"' | '\'' | '`' => {
                let end = string_end(bytes, i, c as u8).min(span.end.saturating_sub(1));
                tokens.push(Token {
                    kind: TokenKind::Text,
                    text: unescape(&text[i + 1..end.max(i + 1)]),
                    span: i..end + 1,
                    from: None,
                });
                i = end + 1;
                continue;
            }
            c if c.is_alphabetic() || c == '_' => {
                i += run(&text[i..span.end], |c| c.is_alphanumeric() || c == '_');
                TokenKind::Word
            }
            c if c.is_ascii_digit() => {
                i += run(&text[i..span.end], |c| c.is_ascii_digit() || c == '.');
                TokenKind::Number
            }
            c => {
                let sign = SIGNS.iter().find(|sign| text[i..span.end].starts_with(**sign));
                i += sign.map_or(c.len_utf8(), |sign| sign.len());
                TokenKind::Sign
            }
        };
        tokens.push(Token { kind, text: text[start..i].to_owned(), span: start..i, from: None });
    }
    tokens
}

fn run(text: &str, accept: impl Fn(char) -> bool) -> usize {
    text.find(|c| !accept(c)).unwrap_or(text.len())
}

/// What a literal says, between its quotes.
pub fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}

/// The index behind the bracket that closes the one at `open`.
pub fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(open) {
        if token.kind != TokenKind::Sign {
            continue;
        }
        match token.text.as_str() {
            "(" | "[" | "{" | "?[" => depth += 1,
            ")" | "]" | "}" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return index + 1;
                }
            }
            _ => {}
        }
    }
    tokens.len()
}

/// Splits tokens at commas that stand in no bracket.
pub fn split_commas(tokens: &[Token]) -> Vec<&[Token]> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut i = 0;
    while i < tokens.len() {
        if ["(", "[", "{", "?["].iter().any(|open| tokens[i].is(open)) {
            i = closing(tokens, i);
            continue;
        }
        if tokens[i].is(",") {
            parts.push(&tokens[start..i]);
            start = i + 1;
        }
        i += 1;
    }
    if start < tokens.len() {
        parts.push(&tokens[start..]);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(text: &str) -> Arc<TemplateFile> {
        Arc::new(TemplateFile { path: "templates/x".into(), name: "x".into(), text: text.into() })
    }

    fn shape(text: &str) -> Vec<String> {
        scan(&file(text))
            .iter()
            .map(|segment| match segment {
                Segment::Text(text, _) => format!("T:{text}"),
                Segment::Expr(tag) => format!("E:{}", tag.source()),
                Segment::Stmt(tag) => format!("S:{}", tag.source()),
            })
            .collect()
    }

    #[test]
    fn text_expressions_statements_and_comments_are_told_apart() {
        assert_eq!(
            shape("a {{ t(id=\"}}\") }}b{# c #}{%- if x?.y -%}  d  {% endif %}"),
            ["T:a ", "E:t ( id = \"}}\" )", "T:b", "S:if x?.y", "T:d  ", "S:endif"]
        );
        assert_eq!(shape("{% raw %}{{ x }}{% endraw %}!"), ["T:{{ x }}", "T:!"]);
        assert_eq!(shape("{{ {\"a\": {}} }}z"), ["E:{ \"a\" : { } }", "T:z"]);
        assert_eq!(shape("{{ 'it' ~ \"\\\"\" }}"), ["E:\"it\" ~ \"\\\"\""]);
    }

    #[test]
    fn a_tag_that_never_ends_ends_the_text() {
        assert_eq!(shape("a {{ b"), ["T:a "]);
        assert_eq!(shape("{"), ["T:{"]);
    }

    #[test]
    fn every_token_knows_its_place() {
        let text = "x {{ user.name }}";
        let segments = scan(&file(text));
        let Segment::Expr(tag) = &segments[1] else { panic!("an expression") };
        assert_eq!(&text[tag.tokens[2].span.clone()], "name");
        assert_eq!(&text[tag.place.span.clone()], "{{ user.name }}");
    }

    proptest::proptest! {
        #[test]
        fn no_source_makes_the_scanner_panic(text in "[{}%#\"'a-z<>/.ü -]{0,60}") {
            scan(&file(&text));
        }
    }
}
