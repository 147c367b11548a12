//! One `.ftl` file: its entries as a tree with spans, and what is wrong with it.
//!
//! `fluent-syntax` parses; its tree has no positions, but every slice of it lies inside the source text, so that the
//! address of a slice is its place. The parser recurses: [`parse`] counts nesting before it is let near the text.

use std::ops::Range;

use fluent_syntax::ast;
use fluent_syntax::parser::{self, ErrorKind, ParserError};

use crate::diagnostic::Diagnostic;

/// The largest `.ftl` file that is read.
pub const MAX_SOURCE: usize = 4 << 20;
/// The deepest nesting of braces and parentheses; the parser overflows a 2 MB stack at about 2,500.
pub const MAX_NESTING: usize = 50;

/// A byte range in the file that the tree came from.
pub type Span = Range<usize>;

/// One message or term of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Id without the term's hyphen.
    pub id: String,
    /// Whether it is a term (`-id`).
    pub term: bool,
    /// The value; terms always have one.
    pub value: Option<Pattern>,
    /// Attributes in source order.
    pub attributes: Vec<(String, Pattern)>,
    /// The comment above it.
    pub comment: Option<String>,
    /// Place of the id.
    pub span: Span,
}

impl Entry {
    /// How the entry is named in FTL: `-brand` for a term.
    pub fn name(&self) -> String {
        if self.term { format!("-{}", self.id) } else { self.id.clone() }
    }
}

/// A value: text and placeables in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pattern {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
}

/// Literal text or a placeable.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Text as the translator wrote it.
    Text(String, Span),
    /// `{ … }`.
    Place(Expr),
}

/// What stands in a placeable.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A string literal, unescaped.
    Literal(String, Span),
    /// A number literal as written.
    Number(String, Span),
    /// `$name`.
    Variable(String, Span),
    /// `NAME(positional, option: value)`.
    Call { name: String, positional: Vec<Expr>, named: Vec<(String, Expr)>, span: Span },
    /// `other-entry` or `other-entry.attribute`.
    Message { id: String, attribute: Option<String>, span: Span },
    /// `-term`, `-term.attribute`, with literal arguments.
    Term { id: String, attribute: Option<String>, named: Vec<(String, Expr)>, span: Span },
    /// `selector -> [key] …`.
    Select { selector: Box<Expr>, variants: Vec<Variant> },
    /// A pattern standing in for the reference it replaced; never made by the parser.
    Spliced(Pattern),
}

impl Expr {
    /// Where it stands in the source, as near as the parser tells.
    pub fn span(&self) -> Span {
        match self {
            Expr::Literal(_, span) | Expr::Number(_, span) | Expr::Variable(_, span) => span.clone(),
            Expr::Call { span, .. } | Expr::Message { span, .. } | Expr::Term { span, .. } => span.clone(),
            Expr::Select { selector, .. } => selector.span(),
            Expr::Spliced(pattern) => match pattern.pieces.first() {
                Some(Piece::Text(_, span)) => span.clone(),
                Some(Piece::Place(expr)) => expr.span(),
                None => 0..0,
            },
        }
    }
}

/// One `[key] text` of a select.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    /// The key as written: an identifier or a number.
    pub key: String,
    /// Whether the key is a number literal.
    pub numeric: bool,
    /// Whether it is the `*` default.
    pub default: bool,
    /// Its text.
    pub value: Pattern,
    /// Place of the key.
    pub span: Span,
}

/// The entries of one file in order, with the file's own faults.
#[derive(Clone, Debug, Default)]
pub struct Resource {
    /// Entries in source order.
    pub entries: Vec<Entry>,
    /// Syntax errors, each with its place.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses `source`, the text of `file` in `locale`. Never fails: broken entries become diagnostics, the others stand.
pub fn parse(file: &str, locale: &str, source: &str) -> Resource {
    if let Some(diagnostic) = oversize(file, locale, source) {
        return Resource { entries: Vec::new(), diagnostics: vec![diagnostic] };
    }
    let (tree, errors) = match parser::parse(source) {
        Ok(tree) => (tree, Vec::new()),
        Err((tree, errors)) => (tree, errors),
    };
    let reader = Reader { source };
    let mut resource = Resource::default();
    for entry in &tree.body {
        match entry {
            ast::Entry::Message(message) => resource.entries.push(reader.message(message)),
            ast::Entry::Term(term) => resource.entries.push(reader.term(term)),
            _ => {}
        }
    }
    resource.diagnostics.extend(errors.iter().map(|error| syntax_error(error, file, locale, source)));
    resource
}

fn oversize(file: &str, locale: &str, source: &str) -> Option<Diagnostic> {
    if source.len() > MAX_SOURCE {
        let message = format!("the file has {} bytes; at most {MAX_SOURCE} are read", source.len());
        let hint = "split it: every `.ftl` file below the locale's folder is read";
        return Some(Diagnostic::error("source-too-large", message).in_file(file).locale(locale).hint(hint));
    }
    let mut depth = 0usize;
    for (offset, byte) in source.bytes().enumerate() {
        match byte {
            b'{' | b'(' => depth += 1,
            b'}' | b')' => depth = depth.saturating_sub(1),
            // An entry starts at a line's first column; unbalanced braces in comments or junk must not add up.
            b'\n' if begins_entry(&source[offset + 1..]) => depth = 0,
            _ => {}
        }
        if depth > MAX_NESTING {
            let message = format!("placeables are nested more than {MAX_NESTING} deep");
            return Some(
                Diagnostic::error("nesting-too-deep", message)
                    .at(file, source, offset..offset + 1)
                    .locale(locale)
                    .hint("move the inner parts into terms or entries of their own"),
            );
        }
    }
    None
}

/// Whether a line begins `id =` or `-id =`: what stands in no placeable, where a blank line or a word may stand in column one.
pub fn begins_entry(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    let rest = name.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && rest.trim_start_matches(' ').starts_with('=')
}

fn syntax_error(error: &ParserError, file: &str, locale: &str, source: &str) -> Diagnostic {
    let hint = match &error.kind {
        ErrorKind::MissingDefaultVariant => "mark one variant with `*`, for instance `*[other] …`",
        ErrorKind::UnbalancedClosingBrace => "write a literal brace as `{\"}\"}`",
        ErrorKind::ExpectedMessageField { .. } => "give the entry a value after `=`",
        ErrorKind::ForbiddenCallee => "function names are upper-case: NUMBER, DATETIME, DURATION, LIST",
        ErrorKind::UnterminatedStringLiteral => "close the string with `\"` on the same line",
        ErrorKind::MessageReferenceAsSelector | ErrorKind::TermReferenceAsSelector => {
            "select on a variable, a function or a term's attribute"
        }
        _ => {
            "check the line against the Fluent syntax guide; a continued line is indented, text in `{ }` is a placeable"
        }
    };
    let message = error.kind.to_string();
    let message = message.trim_end_matches('.');
    let message =
        message.chars().take(1).flat_map(char::to_lowercase).chain(message.chars().skip(1)).collect::<String>();
    let place = error
        .slice
        .clone()
        .filter(|s| !s.contains(&error.pos.start))
        .map_or(error.pos.clone(), |s| s.start..s.start + 1);
    let diagnostic = Diagnostic::error("ftl-syntax", message).at(file, source, place).locale(locale).hint(hint);
    // What the parser gave up on begins with the entry's id; the engine then does not call the entry missing as well.
    let junk = error.slice.clone().and_then(|slice| source.get(slice)).unwrap_or_default();
    match junk.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next() {
        Some(id) if !id.is_empty() => diagnostic.entry(id),
        _ => diagnostic,
    }
}

/// Turns the borrowed tree into ours, finding places by address.
struct Reader<'a> {
    source: &'a str,
}

impl Reader<'_> {
    fn span(&self, slice: &str) -> Span {
        let start = (slice.as_ptr() as usize).wrapping_sub(self.source.as_ptr() as usize);
        if start <= self.source.len() { start..start + slice.len() } else { 0..0 }
    }

    fn message(&self, message: &ast::Message<&str>) -> Entry {
        Entry {
            id: message.id.name.to_owned(),
            term: false,
            value: message.value.as_ref().map(|value| self.pattern(value)),
            attributes: self.attributes(&message.attributes),
            comment: message.comment.as_ref().map(|comment| comment.content.join("\n")),
            span: self.span(message.id.name),
        }
    }

    fn term(&self, term: &ast::Term<&str>) -> Entry {
        Entry {
            id: term.id.name.to_owned(),
            term: true,
            value: Some(self.pattern(&term.value)),
            attributes: self.attributes(&term.attributes),
            comment: term.comment.as_ref().map(|comment| comment.content.join("\n")),
            span: self.span(term.id.name),
        }
    }

    fn attributes(&self, attributes: &[ast::Attribute<&str>]) -> Vec<(String, Pattern)> {
        attributes.iter().map(|a| (a.id.name.to_owned(), self.pattern(&a.value))).collect()
    }

    fn pattern(&self, pattern: &ast::Pattern<&str>) -> Pattern {
        let pieces = pattern.elements.iter().map(|element| match element {
            ast::PatternElement::TextElement { value } => Piece::Text((*value).to_owned(), self.span(value)),
            ast::PatternElement::Placeable { expression } => Piece::Place(self.expression(expression)),
        });
        Pattern { pieces: pieces.collect() }
    }

    fn expression(&self, expression: &ast::Expression<&str>) -> Expr {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline),
            ast::Expression::Select { selector, variants } => Expr::Select {
                selector: Box::new(self.inline(selector)),
                variants: variants.iter().map(|variant| self.variant(variant)).collect(),
            },
        }
    }

    fn variant(&self, variant: &ast::Variant<&str>) -> Variant {
        let (key, numeric) = match &variant.key {
            ast::VariantKey::Identifier { name } => (*name, false),
            ast::VariantKey::NumberLiteral { value } => (*value, true),
        };
        Variant {
            key: key.to_owned(),
            numeric,
            default: variant.default,
            value: self.pattern(&variant.value),
            span: self.span(key),
        }
    }

    fn inline(&self, inline: &ast::InlineExpression<&str>) -> Expr {
        match inline {
            ast::InlineExpression::StringLiteral { value } => {
                Expr::Literal(fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned(), self.span(value))
            }
            ast::InlineExpression::NumberLiteral { value } => Expr::Number((*value).to_owned(), self.span(value)),
            ast::InlineExpression::VariableReference { id } => {
                let span = self.span(id.name);
                Expr::Variable(id.name.to_owned(), span.start.saturating_sub(1)..span.end)
            }
            ast::InlineExpression::FunctionReference { id, arguments } => Expr::Call {
                name: id.name.to_owned(),
                positional: arguments.positional.iter().map(|a| self.inline(a)).collect(),
                named: self.named(&arguments.named),
                span: self.span(id.name),
            },
            ast::InlineExpression::MessageReference { id, attribute } => Expr::Message {
                id: id.name.to_owned(),
                attribute: attribute.as_ref().map(|a| a.name.to_owned()),
                span: self.span(id.name),
            },
            ast::InlineExpression::TermReference { id, attribute, arguments } => {
                let span = self.span(id.name);
                Expr::Term {
                    id: id.name.to_owned(),
                    attribute: attribute.as_ref().map(|a| a.name.to_owned()),
                    named: arguments.as_ref().map(|a| self.named(&a.named)).unwrap_or_default(),
                    span: span.start.saturating_sub(1)..span.end,
                }
            }
            ast::InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn named(&self, named: &[ast::NamedArgument<&str>]) -> Vec<(String, Expr)> {
        named.iter().map(|n| (n.name.name.to_owned(), self.inline(&n.value))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_knows_its_place() {
        let source = "# note\na = Hi { $name }\n-b = B\n    .gender = f\n";
        let resource = parse("x.ftl", "en", source);
        assert!(resource.diagnostics.is_empty());
        assert_eq!(&source[resource.entries[0].span.clone()], "a");
        assert_eq!(resource.entries[1].name(), "-b");
        let Some(Piece::Place(expr)) = resource.entries[0].value.as_ref().and_then(|v| v.pieces.get(1)) else {
            panic!("a placeable")
        };
        assert_eq!(&source[expr.span()], "$name");
    }

    #[test]
    fn hostile_nesting_is_reported_and_never_parsed() {
        let source = format!("a = {}{}", "{".repeat(100_000), "}".repeat(100_000));
        let resource = parse("x.ftl", "en", &source);
        assert_eq!(resource.diagnostics[0].rule, "nesting-too-deep");
        let source = format!("a = {{ {}$n{} }}", "NUMBER(".repeat(3000), ")".repeat(3000));
        assert_eq!(parse("x.ftl", "en", &source).diagnostics[0].rule, "nesting-too-deep");
        let source = format!("a = {}", format!("{}\nNUMBER(", "{".repeat(40)).repeat(1000));
        assert_eq!(parse("x.ftl", "en", &source).diagnostics[0].rule, "nesting-too-deep");
        let source = "a = :( :( :(\nb-1 = :( (\n-c = ((\n".repeat(100);
        assert!(parse("x.ftl", "en", &source).diagnostics.iter().all(|d| d.rule != "nesting-too-deep"));
    }

    #[test]
    fn a_broken_entry_is_reported_and_its_neighbours_stand() {
        let resource = parse("x.ftl", "en", "a = ok\nb = { $n ->\n    [one] x\n}\nc = fine\n");
        assert_eq!(resource.diagnostics.len(), 1);
        assert_eq!(resource.diagnostics[0].rule, "ftl-syntax");
        assert_eq!(resource.entries.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ["a", "c"]);
    }

    #[test]
    fn line_ends_of_windows_and_a_byte_order_mark_change_nothing() {
        let unix = parse("x.ftl", "en", "a = one\n    two\n");
        let windows = parse("x.ftl", "en", "a = one\r\n    two\r\n");
        assert_eq!(unix.entries[0].id, windows.entries[0].id);
        assert!(windows.diagnostics.is_empty());
    }
}
