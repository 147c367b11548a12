//! What is left of a template once its language is known: text, values that a request brings, and conditions on them.

use std::ops::Range;

use super::liquid::Span;

/// A piece of a template for one language.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Literal text.
    Text {
        /// As it is written to the mail.
        text: String,
        /// Where it comes from.
        span: Span,
    },
    /// A value.
    Print {
        /// The value.
        run: Run,
        /// Where it comes from.
        span: Span,
    },
    /// The first branch whose test holds.
    If {
        /// Tests with what they show.
        branches: Vec<(Test, Vec<Piece>)>,
        /// What is shown if none holds.
        otherwise: Vec<Piece>,
        /// Where it comes from.
        span: Span,
    },
    /// Something for each item of a list.
    For {
        /// The variable.
        name: String,
        /// The list.
        list: Run,
        /// What is shown for each.
        body: Vec<Piece>,
        /// Where it comes from.
        span: Span,
    },
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, or anything that prints.
    Text,
    /// A list of texts, or of what the template knows.
    List,
    /// Auth0's `roles`: a list of objects there, of names here.
    Roles,
    /// One of them.
    Role,
    /// An object, which does not print.
    Object,
}

/// A value that a request brings, as an expression of Tera.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// A path, such as `user.name`.
    pub base: String,
    /// Filters behind it, each beginning with ` | `.
    pub filters: String,
    /// Whether it may be absent.
    pub optional: bool,
    /// What is printed where it is absent, as a literal of Tera.
    pub fallback: Option<String>,
    /// What it is.
    pub kind: Kind,
    /// Whether the author escaped it.
    pub escaped: bool,
}

impl Run {
    /// The value at a path.
    pub fn new(base: impl Into<String>, optional: bool, kind: Kind) -> Run {
        Run { base: base.into(), filters: String::new(), optional, fallback: None, kind, escaped: false }
    }

    /// The mail's locale.
    pub fn locale() -> Run {
        Run { escaped: true, ..Run::new("locale", false, Kind::Text) }
    }

    /// With one more filter.
    #[must_use]
    pub fn filtered(mut self, filter: &str, kind: Kind) -> Run {
        self.filters.push_str(&format!(" | {filter}"));
        self.kind = kind;
        self
    }

    /// How many bytes it holds.
    pub fn size(&self) -> usize {
        self.base.len() + self.filters.len() + self.fallback.as_ref().map_or(0, String::len)
    }

    /// How many fields, filters and values that stand in it is worked out with, about.
    pub fn steps(&self) -> usize {
        let fallback = self.fallback.as_deref().filter(|text| !text.starts_with('"')).unwrap_or_default();
        self.base.matches(['.', '[']).count() + self.filters.matches(" | ").count() + fallback.matches(" or ").count()
    }

    /// As an expression. `guarded`: what surrounds it has shown that it is there.
    pub fn source(&self, guarded: bool) -> String {
        let base = match &self.fallback {
            Some(fallback) => format!("{} or {fallback}", self.base),
            None if self.optional && !guarded => format!("{} or \"\"", self.base),
            None => return format!("{}{}", self.base, self.filters),
        };
        if self.filters.is_empty() { base } else { format!("({base}){}", self.filters) }
    }

    /// The same to be compared with something.
    pub fn operand(&self) -> String {
        if self.filters.is_empty() && self.fallback.is_none() {
            return self.base.clone();
        }
        format!("({})", self.source(false))
    }
}

/// A condition on values of a request.
#[derive(Clone, Debug, PartialEq)]
pub struct Test {
    /// As an expression of Tera.
    pub source: String,
    /// Whether it needs no brackets beside an operator.
    pub atom: bool,
    /// Paths that are there where it holds.
    pub shows: Vec<String>,
}

impl Test {
    /// Whether a value is there.
    pub fn present(run: &Run) -> Test {
        let shows = if run.fallback.is_none() && run.filters.is_empty() { vec![run.base.clone()] } else { Vec::new() };
        Test { source: run.operand(), atom: true, shows }
    }

    /// The contrary.
    #[must_use]
    pub fn negated(&self) -> Test {
        Test { source: format!("not {}", self.bracketed()), atom: false, shows: Vec::new() }
    }

    fn bracketed(&self) -> String {
        if self.atom { self.source.clone() } else { format!("({})", self.source) }
    }

    /// Two tests joined by `and` or `or`.
    pub fn joined(left: &Test, word: &str, right: &Test) -> Test {
        // What the loader reads as shown must be what is shown: brackets show nothing, `or` neither.
        let plain = word == "and" && left.is_chain() && right.is_chain();
        if plain {
            let shows = left.shows.iter().chain(&right.shows).cloned().collect();
            return Test { source: format!("{} and {}", left.source, right.source), atom: false, shows };
        }
        let source = format!("{} {word} {}", left.bracketed(), right.bracketed());
        Test { source, atom: false, shows: Vec::new() }
    }

    /// Whether it is a value, a comparison, or such joined by `and`.
    fn is_chain(&self) -> bool {
        self.atom || (!self.source.contains(" or ") && !self.source.contains("not ") && !self.source.contains('('))
    }
}

/// The text of pieces that hold nothing else.
pub fn literal(pieces: &[Piece]) -> Option<String> {
    pieces.iter().map(|piece| if let Piece::Text { text, .. } = piece { Some(text.as_str()) } else { None }).collect()
}

/// How many bytes pieces hold, about.
pub fn weight(pieces: &[Piece]) -> usize {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Text { text, .. } => text.len(),
            Piece::Print { run, .. } => run.size() + 16,
            Piece::If { branches, otherwise, .. } => {
                branches.iter().map(|(test, body)| test.source.len() + weight(body)).sum::<usize>()
                    + weight(otherwise)
                    + 32
            }
            Piece::For { list, body, .. } => list.size() + weight(body) + 32,
        })
        .sum()
}

/// What a copy of pieces comes to: their bytes, and what each takes besides.
pub fn cost(pieces: &[Piece]) -> usize {
    let inside = |piece: &Piece| match piece {
        Piece::Text { text, .. } => text.len(),
        Piece::Print { run, .. } => run.size(),
        Piece::If { branches, otherwise, .. } => {
            branches.iter().map(|(test, body)| test.source.len() + 32 + cost(body)).sum::<usize>() + cost(otherwise)
        }
        Piece::For { list, body, .. } => list.size() + cost(body),
    };
    pieces.iter().map(|piece| inside(piece) + 32).sum()
}

/// How deep pieces lie in each other.
pub fn depth(pieces: &[Piece]) -> usize {
    let inside = |piece: &Piece| match piece {
        Piece::Text { .. } | Piece::Print { .. } => 0,
        Piece::If { branches, otherwise, .. } => {
            let bodies = branches.iter().map(|(_, body)| depth(body));
            1 + bodies.max().unwrap_or_default().max(depth(otherwise))
        }
        Piece::For { body, .. } => 1 + depth(body),
    };
    pieces.iter().map(inside).max().unwrap_or_default()
}

/// Where text would be read as Tera: `{{`, `{%`, `{#`, and a `{` at its end, which more may follow.
pub fn sign(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let begins =
        |at: &usize| bytes[*at] == b'{' && bytes.get(at + 1).is_none_or(|next| matches!(next, b'{' | b'%' | b'#'));
    let at = (from..bytes.len()).find(begins)?;
    Some(at..(at + 2).min(bytes.len()))
}

/// Adds text to a template, so that it says the same there.
pub fn protect(text: &str, out: &mut String) {
    let mut start = 0;
    while let Some(found) = sign(text, start) {
        out.push_str(&text[start..found.start]);
        start = found.end;
        out.push_str(&raw(&text[found]));
    }
    out.push_str(&text[start..]);
}

/// What Tera does not read.
pub fn raw(text: &str) -> String {
    format!("{{% raw %}}{text}{{% endraw %}}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_say_what_stands_in_for_an_absent_value() {
        let name = Run::new("user.name", true, Kind::Text);
        assert_eq!(name.source(false), "user.name or \"\"");
        assert_eq!(name.source(true), "user.name");
        assert_eq!(name.filtered("upper", Kind::Text).source(false), "(user.name or \"\") | upper");
        let url = Run::new("data.url", false, Kind::Text).filtered("split(pat=\"#\")", Kind::List);
        assert_eq!(url.source(false), "data.url | split(pat=\"#\")");
    }

    #[test]
    fn text_says_the_same_in_a_template() {
        let mut out = String::new();
        protect("{ {{ a }} {%{#{", &mut out);
        let [a, b, c, d] = ["{{", "{%", "{#", "{"].map(raw);
        assert_eq!(out, format!("{{ {a} a }}}} {b}{c}{d}"));
    }

    #[test]
    fn tests_are_bracketed_where_they_must_be() {
        let [a, b] = ["a", "b"].map(|name| Test::present(&Run::new(name, true, Kind::Text)));
        assert_eq!(a.negated().negated().source, "not (not a)");
        assert_eq!(
            Test::joined(&a, "and", &b),
            Test { source: "a and b".into(), atom: false, shows: vec!["a".into(), "b".into()] }
        );
        let either = Test::joined(&a, "or", &b);
        assert_eq!(Test::joined(&either, "and", &a).source, "(a or b) and a");
        assert!(Test::joined(&either, "and", &a).shows.is_empty());
    }
}
