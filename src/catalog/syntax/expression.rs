//! Placeables and what stands in them.

use std::collections::HashSet;

use super::super::resource::{Expr, MAX_NESTING, Span, Variant};
use super::{Fault, Parsed, Parser, stray};

/// What may stand in a placeable, for hints.
const EXPRESSIONS: &str = "a placeable holds `$argument`, `-term`, another entry, a function such as `NUMBER($n)`, or a text such as \
                           `{\"{\"}`";

/// What a call is given: values, and options by name.
type Arguments = (Vec<Expr>, Vec<(String, Expr)>);

impl Parser<'_> {
    /// `inline_placeable`: `{ … }`.
    pub(super) fn placeable(&mut self) -> Parsed<Expr> {
        let brace = self.at;
        self.open_bracket()?;
        self.blank();
        let start = self.at;
        let expression = self.inline()?;
        let end = self.at;
        self.blank();
        let expression = if self.rest().starts_with("->") {
            self.check_selector(&expression, start..end)?;
            self.select(expression)?
        } else {
            if let Expr::Term { id, attribute: Some(attribute), span, .. } = &expression
                && self.byte() == Some(b'}')
                && self.source[start..].starts_with('-')
            {
                let message =
                    format!("`-{id}.{attribute}` cannot be shown: an attribute of a term is only selected on");
                return Err(self.fault(span.clone(), message, format!("write `{{ -{id}.{attribute} ->` and variants")));
            }
            expression
        };
        self.blank();
        if !self.take('}') {
            return Err(self.no_brace(brace, &expression, start..end));
        }
        self.open.pop();
        Ok(expression)
    }

    /// Takes a brace or parenthesis; too many within each other are refused, because each costs stack.
    fn open_bracket(&mut self) -> Parsed<()> {
        self.open.push(self.at);
        if self.open.len() > MAX_NESTING {
            let message = format!("placeables are nested more than {MAX_NESTING} deep");
            let fault = self.fault_here(message, "move the inner parts into terms or entries of their own");
            return Err(Box::new(Fault { rule: "nesting-too-deep", ..*fault }));
        }
        self.at += 1;
        Ok(())
    }

    /// `InlineExpression`.
    fn inline(&mut self) -> Parsed<Expr> {
        let next = self.source.as_bytes().get(self.at + 1);
        match self.byte() {
            Some(b'"') => self.string(),
            Some(b'{') => self.placeable(),
            Some(b'$') => self.variable(),
            Some(b'-') if next.is_some_and(u8::is_ascii_alphabetic) => self.term(),
            Some(b'-') if next.is_some_and(u8::is_ascii_digit) => self.number(),
            Some(c) if c.is_ascii_digit() => self.number(),
            Some(c) if c.is_ascii_alphabetic() => self.reference(),
            _ => Err(self.no_expression()),
        }
    }

    /// `VariableReference`.
    fn variable(&mut self) -> Parsed<Expr> {
        let start = self.at;
        self.at += 1;
        let Some(name) = self.identifier() else {
            let message = format!("an argument's name must follow the `$`, here is {}", self.found());
            return Err(self.fault_here(message, "a name begins with a letter from a to z: `$name`"));
        };
        Ok(Expr::Variable(self.source[name.clone()].to_owned(), start..name.end))
    }

    /// `TermReference`.
    fn term(&mut self) -> Parsed<Expr> {
        let start = self.at;
        self.at += 1;
        let span = self.identifier().unwrap_or(start..start);
        let attribute = self.accessor()?;
        let (_, named) = self.arguments()?.unwrap_or_default();
        Ok(Expr::Term { id: self.source[span.clone()].to_owned(), attribute, named, span: start..span.end })
    }

    /// `FunctionReference` or `MessageReference`.
    fn reference(&mut self) -> Parsed<Expr> {
        let span = self.identifier().unwrap_or(self.at..self.at);
        let name = self.source[span.clone()].to_owned();
        if let Some(attribute) = self.accessor()? {
            return Ok(Expr::Message { id: name, attribute: Some(attribute), span });
        }
        let called = self.source[self.at..].trim_start_matches([' ', '\n', '\r']).starts_with('(');
        if called && name.contains(|c: char| c.is_ascii_lowercase()) {
            let message = format!("`{name}` cannot be called: the names of functions are upper-case");
            let hint = format!("write `{}(…)` for the function, or `{{ {name} }}` for the entry", name.to_uppercase());
            return Err(self.fault(span, message, hint));
        }
        match self.arguments()? {
            Some((positional, named)) => Ok(Expr::Call { name, positional, named, span }),
            None => Ok(Expr::Message { id: name, attribute: None, span }),
        }
    }

    /// `AttributeAccessor?`.
    fn accessor(&mut self) -> Parsed<Option<String>> {
        if !self.take('.') {
            return Ok(None);
        }
        match self.identifier() {
            Some(name) => Ok(Some(self.source[name].to_owned())),
            None => {
                let message = format!("an attribute's name must follow the `.`, here is {}", self.found());
                Err(self.fault_here(message, "a name begins with a letter from a to z: `entry.attribute`"))
            }
        }
    }

    /// `CallArguments?`.
    fn arguments(&mut self) -> Parsed<Option<Arguments>> {
        let before = self.at;
        self.blank();
        if self.byte() != Some(b'(') {
            self.at = before;
            return Ok(None);
        }
        let parenthesis = self.at;
        self.open_bracket()?;
        let (mut positional, mut named) = (Vec::new(), Vec::new());
        let mut names = HashSet::new();
        loop {
            self.blank();
            if self.take(')') {
                self.open.pop();
                return Ok(Some((positional, named)));
            }
            let start = self.at;
            match self.argument_name() {
                Some(name) if !names.insert(name.clone()) => {
                    let message = format!("the argument `{name}` is given twice");
                    return Err(self.fault(start..start + name.len(), message, "keep one of them"));
                }
                Some(name) => named.push((name, self.literal()?)),
                None => {
                    let value = self.inline()?;
                    if !named.is_empty() {
                        let message = "a value without a name stands behind a named argument";
                        let hint = "values come first, then `name: value`: `NUMBER($n, minimumFractionDigits: 2)`";
                        return Err(self.fault(start..self.at, message, hint));
                    }
                    positional.push(value);
                }
            }
            let end = self.at;
            self.blank();
            if !self.take(',') && self.byte() != Some(b')') {
                if self.byte().is_none() || self.source[end..self.at].contains('\n') {
                    return Err(self.never_closed(parenthesis));
                }
                let message = format!("arguments are separated by `,` and closed by `)`, here is {}", self.found());
                return Err(self.fault_here(message, "write `NUMBER($n, minimumFractionDigits: 2)`"));
            }
        }
    }

    /// The name of a `NamedArgument` with its `:`, or nothing taken.
    fn argument_name(&mut self) -> Option<String> {
        let start = self.at;
        if let Some(name) = self.identifier() {
            self.blank();
            if self.take(':') {
                self.blank();
                return Some(self.source[name].to_owned());
            }
        }
        self.at = start;
        None
    }

    /// The value of a named argument.
    fn literal(&mut self) -> Parsed<Expr> {
        match self.byte() {
            Some(b'"') => self.string(),
            Some(c) if c.is_ascii_digit() || c == b'-' => self.number(),
            _ => {
                let message = format!("the value of a named argument is a text or number, here is {}", self.found());
                Err(self.fault_here(message, "write it out, like `currency: \"EUR\"` or `minimumFractionDigits: 2`"))
            }
        }
    }

    /// `NumberLiteral`.
    fn number(&mut self) -> Parsed<Expr> {
        let start = self.at;
        self.take('-');
        let whole = self.digits();
        if whole == 0 || (self.take('.') && self.digits() == 0) {
            let message = format!("a digit must follow here, where {} stands", self.found());
            return Err(self.fault_here(message, "write numbers like `1`, `-1` or `1.5`"));
        }
        self.check_length(start..self.at);
        Ok(Expr::Number(self.source[start..self.at].to_owned(), start..self.at))
    }

    fn digits(&mut self) -> usize {
        let length = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += length;
        length
    }

    /// `StringLiteral`, unescaped.
    fn string(&mut self) -> Parsed<Expr> {
        let quote = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            let plain = self.rest().find(['"', '\\', '\n']).unwrap_or(self.rest().len());
            let end = self.at + plain;
            text.push_str(&self.source[self.at..end]);
            self.at = end;
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(Expr::Literal(text, quote + 1..end));
                }
                Some(b'\\') => text.push(self.escape()?),
                _ => {
                    let message = "the string that begins here is not closed on its line";
                    let hint = "close it with `\"`; a string does not go on in the next line";
                    return Err(self.fault(quote..quote + 1, message, hint));
                }
            }
        }
    }

    /// `special_escape` or `unicode_escape`.
    fn escape(&mut self) -> Parsed<char> {
        let start = self.at;
        self.at += 1;
        let digits = match self.peek() {
            Some(c @ ('"' | '\\')) => {
                self.at += 1;
                return Ok(c);
            }
            Some('u') => 4,
            Some('U') => 6,
            other => {
                let escaped = other.filter(|c| !c.is_control()).map(String::from).unwrap_or_default();
                let message = format!("`\\{escaped}` is no escape");
                let hint = "the escapes are `\\\"`, `\\\\`, `\\u` with four and `\\U` with six hexadecimal digits";
                return Err(self.fault(start..start + 1 + escaped.len(), message, hint));
            }
        };
        self.at += 1;
        let found = self.rest().bytes().take(digits).take_while(u8::is_ascii_hexdigit).count();
        let end = self.at + found;
        if found < digits {
            let message =
                format!("`{}` needs {digits} hexadecimal digits, here are {found}", &self.source[start..self.at]);
            return Err(self.fault(
                start..end,
                message,
                "fill up with zeros at the front, like `\\u00A0` or `\\U01F600`",
            ));
        }
        let code = hexadecimal(&self.source[self.at..end]);
        self.at = end;
        Ok(char::from_u32(code).unwrap_or_else(|| {
            self.no_character(start..end, code);
            char::REPLACEMENT_CHARACTER
        }))
    }

    /// Reports an escape that stands for no character; the two halves of a surrogate pair once.
    fn no_character(&mut self, span: Span, code: u32) {
        let half = |at: Option<usize>| {
            let escape = at.and_then(|at| self.source.get(at..at + 6)).and_then(|text| text.strip_prefix("\\u"));
            escape.map(hexadecimal)
        };
        let escape = &self.source[span.clone()];
        let (message, hint) = match code {
            0xDC00..=0xDFFF if half(span.start.checked_sub(6)).is_some_and(|high| (0xD800..0xDC00).contains(&high)) => {
                return;
            }
            0xD800..=0xDFFF => {
                let low = half(Some(span.end)).filter(|low| (0xDC00..0xE000).contains(low) && code < 0xDC00);
                let whole = low.map_or(0x1F600, |low| 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
                let message = format!("`{escape}` is half of a surrogate pair, which is no character");
                (message, format!("write the character itself, or one escape for it, like `\\U{whole:06X}`"))
            }
            _ => (format!("`{escape}` is no character"), "codes go up to `\\U10FFFF`".to_owned()),
        };
        self.note("escape-invalid", span, message, &hint, None);
    }

    /// What may be selected on (`valid.md`).
    fn check_selector(&self, selector: &Expr, span: Span) -> Parsed<()> {
        let written = stray::shortened(&self.source[span.clone()]);
        let (message, hint) = match selector {
            _ if self.source[span.start..].starts_with('{') => (
                "a nested placeable cannot be selected on".to_owned(),
                "write the argument or function without braces of its own: `{ $n ->`",
            ),
            Expr::Message { attribute: None, .. } => (
                format!("the entry `{written}` cannot be selected on"),
                "select on an argument (with `$`), a function or an attribute of a term",
            ),
            Expr::Message { .. } => (
                format!("`{written}`, an attribute of an entry, cannot be selected on"),
                "select on an argument (with `$`), a function or an attribute of a term",
            ),
            Expr::Term { attribute: None, .. } => (
                format!("the text of the term `{written}` cannot be selected on"),
                "select on an attribute of the term, like `{ -brand.gender ->`",
            ),
            _ => return Ok(()),
        };
        Err(self.fault(span, message, hint))
    }

    /// The rest of a `SelectExpression`, from its arrow.
    fn select(&mut self, selector: Expr) -> Parsed<Expr> {
        let arrow = self.at..self.at + 2;
        self.at += 2;
        self.blank_inline();
        if self.line_end_length().is_none() {
            let message = format!("a new line must follow the `->`, here is {}", self.found());
            return Err(self.fault_here(message, "write each variant in a line of its own, like `*[other] …`"));
        }
        let mut variants: Vec<Variant> = Vec::new();
        let mut keys = HashSet::new();
        while let Some(variant) = self.variant()? {
            if variant.default
                && let Some(first) = variants.iter().find(|variant| variant.default)
            {
                let message = format!("the select has two default variants, `[{}]` and `[{}]`", first.key, variant.key);
                return Err(self.fault(variant.span, message, "mark one with `*`: the one for every other case"));
            }
            if !keys.insert(if variant.numeric { canonical(&variant.key) } else { variant.key.clone() }) {
                let message = format!("the select has a variant for `[{}]` already", variant.key);
                let hint = "keep one of them; only the first would be used";
                self.note("variant-duplicate", variant.span.clone(), message, hint, None);
            }
            variants.push(variant);
        }
        let Some(last) = variants.last() else {
            return Err(self.no_variants(arrow));
        };
        if self.line_end_length().is_none() {
            let message = "the `}` that closes a select must stand in a line of its own";
            return Err(self.fault_here(message, "move it to the next line; as text it is written `{\"}\"}`"));
        }
        if !variants.iter().any(|variant| variant.default) {
            let message = "the select has no default variant";
            let hint = format!("mark the one for every other case with `*`, like `*[{}]`", last.key);
            return Err(self.fault(last.span.clone(), message, hint));
        }
        Ok(Expr::Select { selector: Box::new(selector), variants })
    }

    /// `Variant` or `DefaultVariant`; `None`, and nothing taken, where no line of a variant follows.
    fn variant(&mut self) -> Parsed<Option<Variant>> {
        let before = self.at;
        if self.line_end() {
            self.blank();
        }
        let default = self.take('*');
        if !self.take('[') {
            if default {
                let message = format!("a variant's `[key]` must follow the `*`, here is {}", self.found());
                return Err(self.fault_here(message, "write `*[other] …`; as text a `*` is written `{\"*\"}`"));
            }
            self.at = before;
            return Ok(None);
        }
        self.blank();
        let numeric = self.byte().is_some_and(|b| b.is_ascii_digit() || b == b'-');
        let start = self.at;
        if numeric {
            self.number()?;
        } else if self.identifier().is_none() {
            let message = format!("a variant's key is a name or a number, here is {}", self.found());
            return Err(self.fault_here(message, "a name begins with a letter from a to z, like `[one]`"));
        }
        let span = start..self.at;
        let key = self.source[span.clone()].to_owned();
        self.blank();
        if !self.take(']') {
            let message = format!("the variant's key `{key}` must close with `]`, here is {}", self.found());
            return Err(self.fault_here(message, "a key is one name or one number, like `[one]` or `[1]`"));
        }
        self.blank_inline();
        match self.pattern()? {
            Some(value) => Ok(Some(Variant { key, numeric, default, value, span })),
            None => {
                let message = format!("the variant `[{key}]` has no text");
                Err(self.fault(span, message, "write it behind the `]`, an empty one as `{\"\"}`"))
            }
        }
    }
}

/// The number that hexadecimal digits stand for; what has none is no code of a character.
fn hexadecimal(digits: &str) -> u32 {
    u32::from_str_radix(digits, 16).unwrap_or(u32::MAX)
}

/// One spelling for numbers of one value: `1` for `1.0` and `01`.
fn canonical(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
    let sign = if whole.is_empty() && fraction.is_empty() { "" } else { sign };
    format!("{sign}{whole}.{fraction}")
}

/// Why a placeable cannot be read.
impl Parser<'_> {
    fn no_expression(&self) -> Box<Fault> {
        let message = match self.peek() {
            None => return self.never_closed(self.open.last().copied().unwrap_or(self.at)),
            Some('}') => "the placeable is empty".to_owned(),
            Some('[' | '*') => {
                let hint = "say what the variants depend on: `{ $n ->`, then a line for each variant";
                return self.fault_here("the variants stand behind no selector", hint);
            }
            Some(')' | ',') => format!("an argument is missing before {}", self.found()),
            Some('-') => "`-` must stand right before a number or the name of a term".to_owned(),
            Some('.') => "`.` begins no number and no name".to_owned(),
            _ => format!("{} begins nothing that a placeable can hold", self.found()),
        };
        self.fault_here(message, if self.peek() == Some('.') { "write numbers like `0.5`" } else { EXPRESSIONS })
    }

    /// What follows an expression where its brace should close.
    fn no_brace(&self, brace: usize, expression: &Expr, span: Span) -> Box<Fault> {
        let select = matches!(expression, Expr::Select { .. }) && !self.source[span.start..].starts_with('{');
        if select {
            return match self.peek() {
                None => self.never_closed(brace),
                Some('.') => {
                    let message = "the select is not closed: a `}` must follow its variants, here is `.`";
                    self.fault_here(message, "a line of text that begins with `.` is written with `{\".\"}`")
                }
                _ => {
                    let message =
                        format!("the select is not closed: a `}}` must follow its variants, here is {}", self.found());
                    self.fault_here(message, "close it with `}` in a line of its own; continued text is indented")
                }
            };
        }
        let adjacent = self.at == span.end;
        let named = matches!(expression, Expr::Variable(..) | Expr::Message { .. } | Expr::Term { .. });
        let number = matches!(expression, Expr::Number(..));
        match self.peek() {
            None => self.never_closed(brace),
            Some('(') if matches!(expression, Expr::Variable(..)) => {
                self.fault_here("an argument cannot be called", "only functions take `(…)`: `NUMBER($n)`")
            }
            Some('(') if named => {
                self.fault_here("an attribute cannot be called", "only functions and terms take `(…)`")
            }
            Some('[') if named => {
                let hint = "choose a form with an argument: `{ -brand(case: \"genitive\") }`";
                self.fault_here("Fluent no longer knows `[…]` behind a name", hint)
            }
            Some(',' | '.') if adjacent && number => {
                let message = format!("{} does not belong into this number", self.found());
                self.fault_here(message, "write numbers like `1000` or `1.5`")
            }
            Some(c) if adjacent && number && c.is_alphanumeric() => {
                let message = format!("a name cannot begin with a digit, and {} belongs to no number", self.found());
                self.fault(span.start..self.at + c.len_utf8(), message, EXPRESSIONS)
            }
            Some(c)
                if adjacent && named && !c.is_ascii()
                    || adjacent && matches!(c, '?' | '!' | '/' | ':' | '+' | '&' | '@') =>
            {
                let message = format!("{} cannot stand in a name", self.found());
                self.fault_here(message, "names hold letters from a to z, digits, `-` and `_`")
            }
            _ if self.source[span.end..self.at].contains('\n') => self.never_closed(brace),
            _ => {
                let written = stray::shortened(&self.source[span]);
                let message = format!("a `}}` must follow `{written}`, here is {}", self.found());
                self.fault_here(message, "a placeable holds one thing; text stands outside of it")
            }
        }
    }

    fn no_variants(&self, arrow: Span) -> Box<Fault> {
        match self.rest().trim_start().chars().next() {
            None => self.never_closed(self.open.last().copied().unwrap_or(arrow.start)),
            _ => self.fault(arrow, "the select has no variants", "write at least the default: `*[other] …`"),
        }
    }

    /// The brace or parenthesis at `open` is never closed.
    pub(super) fn never_closed(&self, open: usize) -> Box<Fault> {
        let (close, what) = match self.source.as_bytes().get(open) {
            Some(b'(') => (')', "the parenthesis"),
            Some(b'{') => ('}', "the placeable"),
            _ => return self.fault(open..open, "the entry ends too early", "complete it"),
        };
        let message = format!("{what} that begins here is never closed");
        let hint = match close {
            '}' => "close it with `}`; a literal brace is written `{\"{\"}`",
            _ => "close it with `)`",
        };
        self.fault(open..open + 1, message, hint)
    }
}
