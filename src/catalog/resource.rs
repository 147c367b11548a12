//! One `.ftl` file: its entries as a tree with spans, and what is wrong with it.
//!
//! [`syntax`](super::syntax) reads it; this page holds the nouns, and makes findings of the faults.

use std::ops::Range;

use super::syntax::{self, Fault, Tree};
use crate::diagnostic::{Diagnostic, LineStarts, Quota};

/// The largest `.ftl` file that is read.
pub const MAX_SOURCE: usize = 4 << 20;
/// The deepest nesting of braces and parentheses.
pub const MAX_NESTING: usize = 50;
/// The most attributes that an entry may have.
pub const MAX_ATTRIBUTES: usize = 200;
/// The longest name or number, in characters.
pub const MAX_NAME: usize = 200;
/// The most findings of one rule in one file that are listed.
const MAX_OF_A_KIND: usize = 100;

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
    /// Place of what stands behind `=`, attributes included, without the blanks around it.
    pub text: Span,
}

impl Entry {
    /// How the entry is named in FTL: `-brand` for a term.
    pub fn name(&self) -> String {
        if self.term { format!("-{}", self.id) } else { self.id.clone() }
    }
}

/// A comment that belongs to no entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// How many `#` it has: three are about the file, two about the entries below, one about nothing in particular.
    pub level: usize,
    /// Its lines, without their `#`.
    pub text: String,
    /// Place of its first `#`.
    pub start: usize,
}

/// A value: text and placeables in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pattern {
    /// The pieces in order.
    pub pieces: Vec<Piece>,
}

impl Pattern {
    /// Where its first piece stands.
    pub fn span(&self) -> Span {
        self.pieces.first().map_or(0..0, Piece::span)
    }
}

/// Literal text or a placeable.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Text as the translator wrote it.
    Text(String, Span),
    /// `{ … }`.
    Place(Expr),
}

impl Piece {
    /// Where it stands in the source.
    pub fn span(&self) -> Span {
        match self {
            Piece::Text(_, span) => span.clone(),
            Piece::Place(expr) => expr.span(),
        }
    }
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
            Expr::Spliced(pattern) => pattern.span(),
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
    /// What is wrong with the file, each with its place; the first hundred of a rule, and the number of the others.
    pub diagnostics: Vec<Diagnostic>,
}

/// The faults of one file: the first of each rule, the others counted.
#[derive(Debug)]
pub struct Faults {
    /// In the order of finding.
    pub kept: Vec<Fault>,
    quota: Quota,
}

/// A state of [`Faults`].
#[derive(Debug)]
pub struct Mark {
    kept: usize,
    quota: Quota,
}

impl Faults {
    /// No fault yet.
    pub fn new() -> Self {
        Faults { kept: Vec::new(), quota: Quota::new(MAX_OF_A_KIND) }
    }

    /// What was found until now, to [`rewind`](Self::rewind) to.
    pub fn mark(&self) -> Mark {
        Mark { kept: self.kept.len(), quota: self.quota.clone() }
    }

    /// Forgets what was found since `mark`.
    pub fn rewind(&mut self, mark: Mark) {
        self.kept.truncate(mark.kept);
        self.quota = mark.quota;
    }

    /// Gives what was found since `mark` to the entry `name`, where it has none.
    pub fn name(&mut self, mark: &Mark, name: &str) {
        for fault in &mut self.kept[mark.kept..] {
            fault.entry.get_or_insert_with(|| name.to_owned());
        }
    }

    /// Adds one, or only counts it.
    pub fn push(&mut self, fault: Fault) {
        if self.quota.lists(fault.rule) {
            self.kept.push(fault);
        }
    }
}

/// Parses `source`, the text of `file` in `locale`. Never fails: broken entries become diagnostics, the others stand.
pub fn parse(file: &str, locale: &str, source: &str) -> Resource {
    if source.len() > MAX_SOURCE {
        let message = format!("the file has {} bytes; at most {MAX_SOURCE} are read", source.len());
        let hint = "split it: every `.ftl` file below the locale's folder is read";
        let diagnostic = Diagnostic::error("source-too-large", message).in_file(file).locale(locale).hint(hint);
        return Resource { entries: Vec::new(), diagnostics: vec![diagnostic] };
    }
    let Tree { entries, faults, .. } = syntax::parse(source);
    let lines = if faults.kept.is_empty() { LineStarts::default() } else { LineStarts::of(source) };
    let mut diagnostics = Vec::with_capacity(faults.kept.len());
    for fault in faults.kept {
        let place = Diagnostic::error(fault.rule, fault.message).at_line(file, source, &lines, fault.span);
        let diagnostic = place.locale(locale).hint(fault.hint);
        diagnostics.push(match fault.entry {
            Some(entry) => diagnostic.entry(&entry),
            None => diagnostic,
        });
    }
    diagnostics.extend(faults.quota.others().map(|others| others.in_file(file).locale(locale)));
    Resource { entries, diagnostics }
}

/// The same; a file whose lines end in a lone `\r` is read as it was meant, so that this is the only finding.
pub fn read(file: &str, locale: &str, source: &str) -> Resource {
    let resource = parse(file, locale, source);
    let Some(fault) = resource.diagnostics.iter().find(|d| d.rule == "line-end-unknown") else { return resource };
    // Every place stays the same.
    let meant = source.replace("\r\n", "\0\n").replace('\r', "\n").replace('\0', "\r");
    let mut read = parse(file, locale, &meant);
    read.diagnostics.push(fault.clone());
    read
}

/// Whether a line begins `id =` or `-id =`: what stands in no placeable, where a blank line or a word may stand in column one.
pub fn begins_entry(line: &str) -> bool {
    let name = line.strip_prefix('-').unwrap_or(line);
    let length = syntax::identifier_length(name);
    length > 0 && name[length..].trim_start_matches(' ').starts_with('=')
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
        let source = format!("a = {}", format!("{}\n NUMBER(", "{".repeat(40)).repeat(1000));
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
