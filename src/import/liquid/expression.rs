//! The inside of tags: values, filters, conditions.

use super::{Expression, Fault, Filter, Filtered, Literal, Operator, Span};
use crate::template::unescape;

/// A token with its place in the whole source.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it stands.
    pub span: Span,
}

/// What a token is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A name or keyword.
    Word(String),
    /// A text.
    Text(String),
    /// A number.
    Number(String),
    /// An operator, bracket or separator.
    Sign(&'static str),
}

const SIGNS: &[&str] =
    &["==", "!=", "<>", "<=", ">=", "..", "<", ">", "|", ":", ",", ".", "[", "]", "(", ")", "=", "?"];

/// The most `not`s before a comparison.
const MAX_NOTS: usize = 60;
/// The most operands of `and` and `or` in one condition.
pub const MAX_OPERANDS: usize = 200;
/// The most filters behind a value.
const MAX_FILTERS: usize = 60;
/// The most names of a path.
const MAX_NAMES: usize = 60;

/// Cuts the inside of a tag into tokens.
pub fn tokens(source: &str, span: Span) -> Result<Vec<Token>, Fault> {
    let mut tokens = Vec::new();
    let mut at = span.start;
    while at < span.end {
        let rest = &source[at..span.end];
        let Some(c) = rest.chars().next() else { break };
        let negative = c == '-' && rest[1..].starts_with(|d: char| d.is_ascii_digit());
        let (kind, length) = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if c == '"' || c == '\'' {
            let Some(length) = rest[1..].find(c) else {
                return Err(Fault::new(at..span.end, "the text is never closed", format!("write `{c}` at its end")));
            };
            (Kind::Text(unescape(&rest[1..=length])), length + 2)
        } else if c.is_ascii_digit() || negative {
            let digits = rest[1..].find(|d: char| !d.is_ascii_digit()).map_or(rest.len(), |at| at + 1);
            let fraction = rest[digits..].strip_prefix('.').map_or(0, |rest| {
                let length = rest.find(|d: char| !d.is_ascii_digit()).unwrap_or(rest.len());
                if length > 0 { length + 1 } else { 0 }
            });
            (Kind::Number(rest[..digits + fraction].to_owned()), digits + fraction)
        } else if c.is_alphabetic() || c == '_' {
            let length = rest.find(|d: char| !(d.is_alphanumeric() || d == '_' || d == '-')).unwrap_or(rest.len());
            (Kind::Word(rest[..length].to_owned()), length)
        } else if let Some(sign) = SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            (Kind::Sign(sign), sign.len())
        } else {
            let place = at..at + c.len_utf8();
            return Err(Fault::new(place, format!("`{c}` has no meaning here"), "Liquid has no such operator"));
        };
        tokens.push(Token { kind, span: at..at + length });
        at += length;
    }
    Ok(tokens)
}

/// Reads tokens one after the other.
#[derive(Debug)]
pub struct Reader {
    tokens: std::iter::Peekable<std::vec::IntoIter<Token>>,
    /// Behind the last token read.
    end: usize,
    /// The whole of what is read.
    span: Span,
}

impl Reader {
    /// Reads the inside `span` of a tag.
    pub fn new(source: &str, span: Span) -> Result<Reader, Fault> {
        let tokens = tokens(source, span.clone())?;
        Ok(Reader { tokens: tokens.into_iter().peekable(), end: span.start, span })
    }

    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.next()?;
        self.end = token.span.end;
        Some(token)
    }

    fn is(&mut self, sign: &str) -> bool {
        matches!(self.tokens.peek(), Some(Token { kind: Kind::Sign(s), .. }) if *s == sign)
    }

    /// Takes a sign, if it is next.
    pub fn take(&mut self, sign: &str) -> bool {
        let next = self.is(sign);
        if next {
            self.next();
        }
        next
    }

    /// Takes a word, if it is next.
    pub fn take_word(&mut self, word: &str) -> bool {
        let next = matches!(self.tokens.peek(), Some(Token { kind: Kind::Word(w), .. }) if w == word);
        if next {
            self.next();
        }
        next
    }

    /// A name: a word, or a text for those who write `capture 'x'`.
    pub fn name(&mut self) -> Result<String, Fault> {
        match self.next() {
            Some(Token { kind: Kind::Word(name) | Kind::Text(name), .. }) => Ok(name),
            _ => Err(self.missing("a name")),
        }
    }

    /// A fault where something is missing.
    pub fn missing(&self, what: &str) -> Fault {
        let span = if self.end > self.span.start { self.end..self.span.end.max(self.end) } else { self.span.clone() };
        Fault::new(span, format!("{what} is missing here"), "see the documentation of Liquid for the tag")
    }

    /// Nothing more may follow.
    pub fn finish(&mut self) -> Result<(), Fault> {
        match self.next() {
            None => Ok(()),
            Some(token) => Err(Fault::new(
                token.span,
                "this has no meaning here",
                "Liquid takes a filter only behind a value, and no brackets in conditions",
            )),
        }
    }

    /// A value with filters.
    pub fn filtered(&mut self) -> Result<Filtered, Fault> {
        let value = self.condition()?;
        let mut filters = Vec::new();
        while self.take("|") {
            let start = self.tokens.peek().map_or(self.end, |token| token.span.start);
            let name = self.name()?;
            let span = start..self.end;
            if filters.len() == MAX_FILTERS {
                let message = format!("more than {MAX_FILTERS} filters stand behind a value");
                return Err(Fault::new(span, message, "assign what comes before to a variable, or prepare the value"));
            }
            let mut arguments = Vec::new();
            if self.take(":") {
                loop {
                    arguments.push(self.value()?);
                    // A named argument; none of those that are read has any.
                    if self.is(":") {
                        return Err(Fault::new(
                            span,
                            format!("`{name}` with a named argument has no counterpart"),
                            "write the value without it",
                        ));
                    }
                    if !self.take(",") {
                        break;
                    }
                }
            }
            filters.push(Filter { name, arguments, span });
        }
        let span = value.span().start..self.end;
        Ok(Filtered { value, filters, span })
    }

    /// A condition: `and` and `or` are grouped from the right and count alike.
    pub fn condition(&mut self) -> Result<Expression, Fault> {
        let mut operands = vec![self.comparison()?];
        let mut operators = Vec::new();
        loop {
            if self.take_word("and") {
                operators.push(Operator::And);
            } else if self.take_word("or") {
                operators.push(Operator::Or);
            } else {
                break;
            }
            if operands.len() == MAX_OPERANDS {
                return Err(too_many(self.end..self.end));
            }
            operands.push(self.comparison()?);
        }
        let mut condition = operands.pop().ok_or_else(|| self.missing("a condition"))?;
        while let (Some(operator), Some(left)) = (operators.pop(), operands.pop()) {
            condition = Expression::Binary(Box::new(left), operator, Box::new(condition));
        }
        Ok(condition)
    }

    fn comparison(&mut self) -> Result<Expression, Fault> {
        let mut nots = 0;
        while self.take_word("not") {
            nots += 1;
            if nots > MAX_NOTS {
                let message = format!("more than {MAX_NOTS} `not`s stand before a comparison");
                return Err(Fault::new(self.end - 3..self.end, message, "two of them are none: take them out"));
            }
        }
        let compared = self.compared()?;
        Ok((0..nots).fold(compared, |inner, _| Expression::Not(Box::new(inner))))
    }

    fn compared(&mut self) -> Result<Expression, Fault> {
        let left = self.value()?;
        let operator = match self.tokens.peek().map(|token| &token.kind) {
            Some(Kind::Sign("==" | "=")) => Operator::Equal,
            Some(Kind::Sign("!=" | "<>")) => Operator::Unequal,
            Some(Kind::Sign("<")) => Operator::Less,
            Some(Kind::Sign("<=")) => Operator::AtMost,
            Some(Kind::Sign(">")) => Operator::Greater,
            Some(Kind::Sign(">=")) => Operator::AtLeast,
            Some(Kind::Word(word)) if word == "contains" => Operator::Contains,
            _ => return Ok(left),
        };
        self.next();
        Ok(Expression::Binary(Box::new(left), operator, Box::new(self.value()?)))
    }

    /// A literal or a path.
    pub fn value(&mut self) -> Result<Expression, Fault> {
        let Some(token) = self.next() else { return Err(self.missing("a value")) };
        let span = token.span;
        let literal = |literal: Literal, span: Span| Ok(Expression::Literal(literal, span));
        match token.kind {
            Kind::Text(text) => literal(Literal::Text(text), span),
            Kind::Number(number) => literal(Literal::Number(number), span),
            Kind::Word(word) => {
                let bare = !self.is(".") && !self.is("[");
                match word.as_str() {
                    "nil" | "null" if bare => literal(Literal::Nil, span),
                    "true" | "false" if bare => literal(Literal::Bool(word == "true"), span),
                    "blank" | "empty" if bare => literal(Literal::Blank, span),
                    _ => self.path(word, span),
                }
            }
            Kind::Sign("(") => Err(Fault::new(
                span,
                "a range or brackets have no counterpart",
                "write the values out; Liquid's conditions have no brackets",
            )),
            Kind::Sign(_) => Err(Fault::new(span, "a value is missing here", "see the documentation of Liquid")),
        }
    }

    fn path(&mut self, first: String, start: Span) -> Result<Expression, Fault> {
        let mut names = vec![first];
        loop {
            if names.len() > MAX_NAMES {
                let message = format!("a path has more than {MAX_NAMES} names");
                return Err(Fault::new(start.start..self.end, message, "no value of a request lies that deep"));
            }
            if self.take(".") {
                names.push(self.name()?);
            } else if self.take("[") {
                match self.next().map(|token| token.kind) {
                    Some(Kind::Text(name) | Kind::Number(name)) => names.push(name),
                    _ => {
                        return Err(Fault::new(
                            start.start..self.end,
                            "a name in brackets is written as text or number",
                            "a name that a variable holds has no counterpart",
                        ));
                    }
                }
                if !self.take("]") {
                    return Err(self.missing("`]`"));
                }
            } else {
                return Ok(Expression::Path { names, span: start.start..self.end });
            }
        }
    }
}

/// A condition of more operands than are read.
pub fn too_many(span: Span) -> Fault {
    let message = format!("a condition has more than {MAX_OPERANDS} operands");
    Fault::new(span, message, "split it into several tags")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(expression: &Expression) -> String {
        match expression {
            Expression::Literal(Literal::Text(text), _) => format!("{text:?}"),
            Expression::Literal(Literal::Number(number), _) => number.clone(),
            Expression::Literal(other, _) => format!("{other:?}"),
            Expression::Path { names, .. } => names.join("/"),
            Expression::Binary(left, operator, right) => format!("({} {operator:?} {})", shown(left), shown(right)),
            Expression::Not(inner) => format!("!{}", shown(inner)),
        }
    }

    fn read(source: &str) -> Result<String, String> {
        let read = || {
            let mut reader = Reader::new(source, 0..source.len())?;
            let value = reader.filtered()?;
            reader.finish()?;
            Ok(value)
        };
        read().map_err(|fault: Fault| fault.message).map(|value| {
            let filters = value.filters.iter().map(|filter| {
                format!(
                    "|{}{}",
                    filter.name,
                    filter.arguments.iter().map(|a| format!(" {}", shown(a))).collect::<String>()
                )
            });
            format!("{}{}", shown(&value.value), filters.collect::<String>())
        })
    }

    #[test]
    fn values_and_conditions_are_read() {
        for (source, expected) in [
            ("user.user_metadata['lang'] | slice: 0, 2", Ok("user/user_metadata/lang|slice 0 2")),
            ("a == 'x' or b and c != nil", Ok("((a Equal \"x\") Or (b And (c Unequal Nil)))")),
            ("request_language contains \"fr\"", Ok("(request_language Contains \"fr\")")),
            ("list[0].name | default: -1.5", Ok("list/0/name|default -1.5")),
            ("roles.first.name", Ok("roles/first/name")),
            ("not a and b", Ok("(!a And b)")),
            ("x == blank", Ok("(x Equal Blank)")),
            ("'it\\'s'", Err("the text is never closed")),
            ("a ==", Err("a value is missing here")),
            ("a b", Err("this has no meaning here")),
            ("(1..3)", Err("a range or brackets have no counterpart")),
            ("a && b", Err("`&` has no meaning here")),
            ("a | truncate: length: 3", Err("`truncate` with a named argument has no counterpart")),
        ] {
            assert_eq!(read(source), expected.map(str::to_owned).map_err(str::to_owned), "{source}");
        }
    }

    #[test]
    fn what_is_long_is_refused_at_its_place() {
        for (unit, most, message) in [
            ("not ", MAX_NOTS, "more than 60 `not`s stand before a comparison"),
            ("x or ", MAX_OPERANDS - 1, "a condition has more than 200 operands"),
        ] {
            assert!(read(&format!("{}x", unit.repeat(most))).is_ok(), "{unit}");
            assert_eq!(read(&format!("{}x", unit.repeat(most + 1))), Err(message.to_owned()), "{unit}");
        }
        assert_eq!(
            read(&format!("x{}", " | upcase".repeat(61))),
            Err("more than 60 filters stand behind a value".to_owned())
        );
        assert_eq!(read(&format!("x{}", ".y".repeat(60))), Err("a path has more than 60 names".to_owned()));
    }
}
