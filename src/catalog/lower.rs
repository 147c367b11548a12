//! Self-contained entries written as the FTL that the `fluent-bundle` runtime executes.
//!
//! Three rewrites fence the runtime's known faults (0.16): every placeable goes through `VALUE`, so that values are marked
//! and numbers formatted by ICU4X; every selector goes through `MATCH`, so that plural categories come from CLDR's current rules;
//! tags become marks. The result holds no reference, no raw `<` and no bare number.

use std::fmt::Write as _;

use super::markup::{MARK, MARK_BASE, MAX_MARKS, Mark, Token, tokenize};
use super::pseudo::Pseudo;
use super::resource::{Expr, Pattern, Piece, Span};

/// The runtime counts placeables in a byte and gives up above this number.
const MAX_PLACEABLES: usize = 100;

/// An entry ready for the runtime: its FTL pattern and the tags that its marks stand for.
#[derive(Debug)]
pub struct Lowered {
    /// The pattern's FTL.
    pub ftl: String,
    /// Tags by mark index.
    pub marks: Vec<Mark>,
}

/// A fault in the text of an entry: rule, place, sentence, way out.
#[derive(Debug)]
pub struct TextFault {
    /// Rule id.
    pub rule: &'static str,
    /// Place in the file that the pattern came from.
    pub span: Span,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
}

/// Writes `pattern` for the runtime.
pub fn lower(pattern: &Pattern, pseudo: Option<Pseudo>) -> Result<Lowered, TextFault> {
    let mut writer = Writer { ftl: String::new(), marks: Vec::new(), placeables: 0, indent: 1, pseudo };
    let (begin, end) = pseudo.map_or(("", ""), Pseudo::brackets);
    writer.ftl.push_str(begin);
    writer.pattern(pattern)?;
    writer.ftl.push_str(end);
    if writer.placeables > MAX_PLACEABLES {
        let message = format!("the entry has {} placeables; at most {MAX_PLACEABLES} are formatted", writer.placeables);
        let hint = "split it into several entries";
        return Err(TextFault { rule: "entry-too-large", span: 0..0, message, hint });
    }
    Ok(Lowered { ftl: writer.ftl, marks: writer.marks })
}

struct Writer {
    ftl: String,
    marks: Vec<Mark>,
    placeables: usize,
    indent: usize,
    pseudo: Option<Pseudo>,
}

impl Writer {
    /// Writes the pieces of one pattern; its tags must be balanced within it, so that any variant can be chosen.
    fn pattern(&mut self, pattern: &Pattern) -> Result<(), TextFault> {
        let mut open: Vec<(Mark, Span)> = Vec::new();
        self.pieces(pattern, &mut open)?;
        match open.pop() {
            Some((mark, span)) => Err(unbalanced(span, format!("{} is never closed", describe(&mark)))),
            None if pattern.pieces.is_empty() => {
                self.literal("");
                Ok(())
            }
            None => Ok(()),
        }
    }

    fn pieces(&mut self, pattern: &Pattern, open: &mut Vec<(Mark, Span)>) -> Result<(), TextFault> {
        for piece in &pattern.pieces {
            match piece {
                Piece::Text(text, span) => self.text(text, span, open)?,
                Piece::Place(expr) => self.place(expr)?,
            }
        }
        Ok(())
    }

    fn text(&mut self, text: &str, span: &Span, open: &mut Vec<(Mark, Span)>) -> Result<(), TextFault> {
        if let Some((at, bad)) = text.char_indices().find(|(_, c)| forbidden(*c) && !matches!(c, '\n' | '\r' | '\t')) {
            return Err(TextFault {
                rule: "control-character",
                span: span.start + at..span.start + at + bad.len_utf8(),
                message: format!("the text holds the control character U+{:04X}", bad as u32),
                hint: "remove it; a line break in a mail is `<br>`",
            });
        }
        let tokens = tokenize(text).map_err(|(offset, message)| TextFault {
            rule: "markup-invalid",
            span: span.start + offset..span.start + offset + 1,
            message,
            hint: "entries may use the tags b strong i em u s small sup sub code br span, and named slots such as `<link>`",
        })?;
        let mut at = 0;
        for token in tokens {
            match token {
                Token::Plain(plain) => {
                    at += plain.len();
                    match self.pseudo {
                        Some(pseudo) => self.plain(&pseudo.disguise(&plain)),
                        None => self.plain(&plain),
                    }
                }
                Token::Mark(mark) => {
                    let length = text[at..].find('>').map_or(0, |end| end + 1);
                    let place = span.start + at..span.start + at + length;
                    at += length;
                    balance(&mark, &place, open)?;
                    self.mark(mark, &place)?;
                }
            }
        }
        Ok(())
    }

    fn mark(&mut self, mark: Mark, span: &Span) -> Result<(), TextFault> {
        let index = self.marks.len();
        let code = u32::try_from(index).ok().filter(|_| index < MAX_MARKS).and_then(|i| char::from_u32(MARK_BASE + i));
        let Some(code) = code else {
            let message = format!("the entry has more than {MAX_MARKS} tags");
            return Err(TextFault { rule: "entry-too-large", span: span.clone(), message, hint: "split the entry" });
        };
        self.ftl.push(MARK);
        self.ftl.push(code);
        self.marks.push(mark);
        Ok(())
    }

    /// Plain text on one FTL line. Braces and blanks at an edge go into string literals, where they keep their meaning;
    /// line ends are collapsed by `markup::finish`, so they are written as a blank here unless between wide characters.
    fn plain(&mut self, text: &str) {
        let inner_start = text.len() - text.trim_start().len();
        let inner_end = text.trim_end().len().max(inner_start);
        self.blank(&text[..inner_start]);
        let mut rest = &text[inner_start..inner_end];
        while let Some(at) = rest.find(['{', '}', '\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
            self.ftl.push_str(&rest[..at]);
            let length = rest[at..].chars().next().map_or(1, char::len_utf8);
            self.literal(&rest[at..at + length]);
            rest = &rest[at + length..];
        }
        self.ftl.push_str(rest);
        self.blank(&text[inner_end..]);
    }

    fn blank(&mut self, text: &str) {
        if !text.is_empty() {
            self.literal(text);
        }
    }

    /// A string literal of the runtime.
    fn literal(&mut self, text: &str) {
        self.placeables += 1;
        self.ftl.push_str("{ ");
        self.quoted(text);
        self.ftl.push_str(" }");
    }

    fn quoted(&mut self, text: &str) {
        self.ftl.push('"');
        for c in text.chars() {
            match c {
                '"' | '\\' => {
                    self.ftl.push('\\');
                    self.ftl.push(c);
                }
                c if c.is_control() || c == '\u{2028}' || c == '\u{2029}' => {
                    let _ = write!(self.ftl, "\\u{:04X}", c as u32);
                }
                c => self.ftl.push(c),
            }
        }
        self.ftl.push('"');
    }

    fn place(&mut self, expr: &Expr) -> Result<(), TextFault> {
        match expr {
            Expr::Literal(text, span) => {
                if let Some(bad) = text.chars().find(|c| forbidden(*c)) {
                    let message = format!("the text holds the control character U+{:04X}", bad as u32);
                    let hint = "remove it; a line break in a mail is `<br>`";
                    return Err(TextFault { rule: "control-character", span: span.clone(), message, hint });
                }
                self.literal(text);
                Ok(())
            }
            Expr::Spliced(pattern) => self.pattern(pattern),
            Expr::Select { selector, variants } => self.select(selector, variants),
            Expr::Variable(..) | Expr::Number(..) | Expr::Call { .. } => {
                self.placeables += 1;
                self.ftl.push_str("{ VALUE(");
                self.argument(expr);
                self.ftl.push_str(") }");
                Ok(())
            }
            // Expansion has replaced these; an unusable entry never gets here.
            Expr::Message { .. } | Expr::Term { .. } => Ok(()),
        }
    }

    fn select(&mut self, selector: &Expr, variants: &[super::resource::Variant]) -> Result<(), TextFault> {
        self.placeables += 1;
        let keys: Vec<String> =
            variants.iter().map(|v| if v.numeric { format!("={}", v.key) } else { v.key.clone() }).collect();
        let default = variants.iter().position(|v| v.default).unwrap_or(0);
        self.ftl.push_str("{ MATCH(");
        self.argument(selector);
        let _ = write!(self.ftl, ", \"{}\", {default}) ->", keys.join("|"));
        self.indent += 1;
        // One variant is formatted, so the largest counts.
        let before = self.placeables;
        let mut largest = before;
        for (index, variant) in variants.iter().enumerate() {
            let star = if variant.default { "*" } else { "" };
            let _ = write!(self.ftl, "\n{}{star}[k{index}] ", "    ".repeat(self.indent));
            self.placeables = before;
            self.pattern(&variant.value)?;
            largest = largest.max(self.placeables);
        }
        self.placeables = largest;
        self.indent -= 1;
        let _ = write!(self.ftl, "\n{}}}", "    ".repeat(self.indent));
        Ok(())
    }

    fn argument(&mut self, expr: &Expr) {
        match expr {
            Expr::Variable(name, _) => {
                let _ = write!(self.ftl, "${name}");
            }
            Expr::Number(number, _) => self.ftl.push_str(number),
            Expr::Literal(text, _) => self.quoted(text),
            Expr::Call { name, positional, named, .. } => {
                let _ = write!(self.ftl, "{name}(");
                for (index, value) in positional.iter().enumerate() {
                    if index > 0 {
                        self.ftl.push_str(", ");
                    }
                    self.argument(value);
                }
                for (option, value) in named {
                    let _ = write!(self.ftl, ", {option}: ");
                    self.argument(value);
                }
                self.ftl.push(')');
            }
            // A reference or select as an argument is not FTL; the parser refuses it.
            _ => self.ftl.push_str("\"\""),
        }
    }
}

fn balance(mark: &Mark, span: &Span, open: &mut Vec<(Mark, Span)>) -> Result<(), TextFault> {
    match mark {
        Mark::Break => Ok(()),
        Mark::SlotOpen(name) if open.iter().any(|(m, _)| matches!(m, Mark::SlotOpen(_))) => {
            Err(unbalanced(span.clone(), format!("slot `{name}` stands inside another slot; a link holds no link")))
        }
        Mark::Open(_) | Mark::SlotOpen(_) => {
            open.push((mark.clone(), span.clone()));
            Ok(())
        }
        Mark::Close(_) | Mark::SlotClose(_) => {
            let matches = match (open.last(), mark) {
                (Some((Mark::Open(a), _)), Mark::Close(b)) => a == b,
                (Some((Mark::SlotOpen(a), _)), Mark::SlotClose(b)) => a == b,
                _ => false,
            };
            if matches {
                open.pop();
                Ok(())
            } else {
                Err(unbalanced(span.clone(), format!("{} closes nothing that is open here", describe(mark))))
            }
        }
    }
}

fn unbalanced(span: Span, message: String) -> TextFault {
    let hint = "open and close each tag in the same text or variant, innermost first";
    TextFault { rule: "markup-unbalanced", span, message, hint }
}

fn describe(mark: &Mark) -> String {
    match mark {
        Mark::Open(name) => format!("`<{name}>`"),
        Mark::Close(name) => format!("`</{name}>`"),
        Mark::Break => "`<br>`".to_owned(),
        Mark::SlotOpen(name) => format!("slot `<{name}>`"),
        Mark::SlotClose(name) => format!("`</{name}>`"),
    }
}

/// C0, DEL, C1 and the reserved noncharacters: nothing that belongs into a mail.
fn forbidden(c: char) -> bool {
    c.is_control() || super::markup::is_reserved(c)
}
