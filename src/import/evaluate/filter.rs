//! Filters: worked out where the value is known, Tera's counterpart where a request brings it.

use super::{Evaluator, Value, text_value};
use crate::import::desk::{CHANGED, UNTRANSLATED};
use crate::import::liquid::{Filter, Span};
use crate::import::piece::{Kind, Piece, Run, Test, literal};
use crate::template::quote;

/// Filters of Liquid that are known by name and have no counterpart.
const WITHOUT: &[(&str, &str)] = &[
    ("date", "print it in an entry: `{ DATETIME($at, dateStyle: \"long\") }`"),
    ("strip_html", "take it out: a value never becomes markup here"),
    ("newline_to_br", "take it out, or split the text over several data fields"),
    ("truncate", "take it out: names are cut where they are too long"),
    ("truncatewords", "take it out: names are cut where they are too long"),
    ("json", "print single fields"),
    ("raw", "take it out: a value never becomes markup here"),
];

impl Evaluator<'_, '_> {
    /// A value behind a filter.
    pub(super) fn filter(&mut self, value: Value, filter: &Filter, arguments: Vec<Value>, whole: &Span) -> Value {
        let texts: Vec<Option<String>> = arguments.iter().map(known_text).collect();
        let first = arguments.first();
        match (filter.name.as_str(), value) {
            ("append", value) => self.joined_texts(value, first.cloned().unwrap_or(Value::Nil), whole),
            ("prepend", value) => self.joined_texts(first.cloned().unwrap_or(Value::Nil), value, whole),
            ("default", value) => self.default(value, first.cloned().unwrap_or(Value::Nil), whole),
            ("escape" | "escape_once" | "h" | "xml_escape", Value::Run(run)) => {
                Value::Run(Run { escaped: true, ..run })
            }
            ("escape" | "escape_once" | "h" | "xml_escape", Value::Text(pieces)) => {
                let markup = self.markup;
                Value::Text(
                    mapped(pieces, &|text| if markup { escaped(text) } else { text.to_owned() }, &|run| {
                        Some(Run { escaped: true, ..run })
                    })
                    .unwrap_or_default(),
                )
            }
            ("date", value) if known_text(&value).is_some_and(|text| matches!(text.as_str(), "now" | "today")) => {
                let hint = "write the year out, or pass what is needed in the request's `data`";
                self.desk.error(UNTRANSLATED, filter.span.clone(), "templates know no clock", hint);
                Value::Nil
            }
            // An address in a link is encoded for its place; a value in text would read otherwise.
            ("url_encode", Value::Run(run)) => Value::Run(run.filtered(ENCODED, Kind::Text)),
            (_, Value::Language(text, origin)) => self.language(text, origin, filter, &texts, whole),
            (_, Value::Text(pieces)) => match literal(&pieces) {
                Some(text) => match self.known(&text, filter, &texts) {
                    Some(Outcome::Text(text)) => text_value(text, whole),
                    Some(Outcome::List(items)) => {
                        Value::List(items.into_iter().map(|item| text_value(item, whole)).collect())
                    }
                    #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
                    Some(Outcome::Count(count)) => Value::Number(count as f64),
                    None => self.refuse(filter),
                },
                None => self.composed(pieces, filter),
            },
            (name, Value::Run(run)) => match counterpart(name, &run, &texts, first) {
                Some(run) => Value::Run(run),
                None => self.refuse(filter),
            },
            (name, Value::List(values)) => self.list(values, name, filter, &texts, whole),
            (name, Value::Number(number)) => {
                let by = match first {
                    Some(Value::Number(by)) => Some(*by),
                    _ => None,
                };
                match (name, by) {
                    ("plus", Some(by)) => Value::Number(number + by),
                    ("minus", Some(by)) => Value::Number(number - by),
                    ("times", Some(by)) => Value::Number(number * by),
                    _ => self.refuse(filter),
                }
            }
            ("size", Value::Nil) => Value::Number(0.0),
            (name, value @ (Value::Nil | Value::Bool(_))) => {
                if WITHOUT.iter().any(|(known, _)| *known == name)
                    || counterpart(name, &Run::new("x", true, Kind::List), &texts, first).is_some()
                    || known("", name, &texts).is_some()
                {
                    return value;
                }
                self.refuse(filter)
            }
        }
    }

    fn refuse(&mut self, filter: &Filter) -> Value {
        let name = &filter.name;
        let found = WITHOUT.iter().find(|(known, _)| known == name);
        let hint = found.map_or("take it out, or prepare the value before it is passed", |(_, hint)| *hint);
        let message = format!("the filter `{name}` has no counterpart here");
        self.desk.error(UNTRANSLATED, filter.span.clone(), message, hint);
        Value::Nil
    }

    /// What a filter makes of a known text, as long as that is not too much.
    fn known(&mut self, text: &str, filter: &Filter, texts: &[Option<String>]) -> Option<Outcome> {
        if !self.spend(grown(text, &filter.name, texts), &filter.span) {
            return Some(Outcome::Text(String::new()));
        }
        known(text, &filter.name, texts)
    }

    fn joined_texts(&mut self, left: Value, right: Value, span: &Span) -> Value {
        let mut pieces = Vec::new();
        self.print(left, span, &mut pieces);
        self.print(right, span, &mut pieces);
        Value::Text(pieces)
    }

    /// What stands in for nothing, false or an empty text.
    fn default(&mut self, value: Value, other: Value, span: &Span) -> Value {
        match value {
            Value::Nil | Value::Bool(false) | Value::Language(None, _) => other,
            Value::Text(pieces) if pieces.is_empty() => other,
            Value::Run(run) => {
                let text = known_text(&other);
                let plain = run.filters.is_empty() && run.fallback.is_none();
                // A word for readers must stand in the template, where it can be translated.
                let words =
                    text.as_ref().is_some_and(|text| text.contains(char::is_alphabetic) && !text.contains("://"));
                match (text, other) {
                    (Some(text), _) if plain && !words => {
                        Value::Run(Run { fallback: Some(quote(&text)), optional: false, ..run })
                    }
                    (None, Value::Run(other)) if plain && other.filters.is_empty() => {
                        let fallback = Some(other.source(false));
                        Value::Run(Run { fallback, optional: false, escaped: run.escaped && other.escaped, ..run })
                    }
                    (_, other) => {
                        let test = Test::present(&run);
                        let (mut body, mut otherwise) = (Vec::new(), Vec::new());
                        self.print(Value::Run(run), span, &mut body);
                        self.print(other, span, &mut otherwise);
                        Value::Text(vec![Piece::If { branches: vec![(test, body)], otherwise, span: span.clone() }])
                    }
                }
            }
            value => value,
        }
    }

    /// A part of the language is still the language.
    fn language(
        &mut self,
        text: Option<String>,
        origin: String,
        filter: &Filter,
        texts: &[Option<String>],
        whole: &Span,
    ) -> Value {
        let Some(bound) = text else {
            return match known("", &filter.name, texts) {
                Some(Outcome::List(_)) => Value::List(vec![Value::Language(None, origin)]),
                Some(_) => Value::Language(None, origin),
                None => self.refuse(filter),
            };
        };
        match self.known(&bound, filter, texts) {
            Some(Outcome::Text(text)) => Value::Language(Some(text), origin),
            Some(Outcome::List(items)) => {
                Value::List(items.into_iter().map(|item| Value::Language(Some(item), origin.clone())).collect())
            }
            #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
            Some(Outcome::Count(count)) => Value::Number(count as f64),
            None => {
                let _ = whole;
                self.refuse(filter)
            }
        }
    }

    fn list(
        &mut self,
        values: Vec<Value>,
        name: &str,
        filter: &Filter,
        texts: &[Option<String>],
        span: &Span,
    ) -> Value {
        match name {
            "first" => values.into_iter().next().unwrap_or(Value::Nil),
            "last" => values.into_iter().next_back().unwrap_or(Value::Nil),
            #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
            "size" => Value::Number(values.len() as f64),
            "reverse" => Value::List(values.into_iter().rev().collect()),
            "join" => {
                let separator = texts.first().cloned().flatten().unwrap_or_else(|| " ".to_owned());
                let mut pieces = Vec::new();
                if !self.spend(values.len().saturating_mul(separator.len() + 32), span) {
                    return Value::Nil;
                }
                for (index, value) in values.into_iter().enumerate() {
                    if index > 0 && !separator.is_empty() {
                        pieces.push(Piece::Text { text: separator.clone(), span: span.clone() });
                    }
                    self.print(value, span, &mut pieces);
                }
                Value::Text(pieces)
            }
            _ => self.refuse(filter),
        }
    }

    /// Text with values in it, which can be changed only piece by piece.
    fn composed(&mut self, pieces: Vec<Piece>, filter: &Filter) -> Value {
        let done = match filter.name.as_str() {
            "upcase" => mapped(pieces, &|text| text.to_uppercase(), &|run| Some(run.filtered("upper", Kind::Text))),
            "downcase" => mapped(pieces, &|text| text.to_lowercase(), &|run| Some(run.filtered("lower", Kind::Text))),
            // Blanks around a text are nothing that a mail shows.
            "strip" | "lstrip" | "rstrip" | "strip_newlines" => {
                self.desk.warning_once(
                    "blanks",
                    CHANGED,
                    filter.span.clone(),
                    format!("`{}` of a text with values in it leaves the blanks", filter.name),
                    "mail programs show no blanks at a line's ends",
                );
                Some(pieces)
            }
            _ => None,
        };
        match done {
            Some(pieces) => Value::Text(pieces),
            None => self.refuse(filter),
        }
    }
}

/// Marks a value that stands encoded in an address; whoever writes it down takes it away again.
pub const ENCODED: &str = "url_encode";

/// The text of a value that is wholly known.
fn known_text(value: &Value) -> Option<String> {
    match value {
        Value::Text(pieces) => literal(pieces),
        Value::Number(number) => Some(number.to_string()),
        Value::Nil => Some(String::new()),
        _ => None,
    }
}

fn mapped(pieces: Vec<Piece>, text: &dyn Fn(&str) -> String, run: &dyn Fn(Run) -> Option<Run>) -> Option<Vec<Piece>> {
    let mut out = Vec::with_capacity(pieces.len());
    for piece in pieces {
        out.push(match piece {
            Piece::Text { text: own, span } => Piece::Text { text: text(&own), span },
            Piece::Print { run: own, span } => Piece::Print { run: run(own)?, span },
            Piece::If { branches, otherwise, span } => {
                let mut kept = Vec::new();
                for (test, body) in branches {
                    kept.push((test, mapped(body, text, run)?));
                }
                Piece::If { branches: kept, otherwise: mapped(otherwise, text, run)?, span }
            }
            Piece::For { name, list, body, span } => Piece::For { name, list, body: mapped(body, text, run)?, span },
        });
    }
    Some(out)
}

enum Outcome {
    Text(String),
    List(Vec<String>),
    Count(usize),
}

/// How many bytes a filter makes of a known text, at most.
fn grown(text: &str, name: &str, arguments: &[Option<String>]) -> usize {
    let argument = |index: usize| arguments.get(index).and_then(Option::as_deref).unwrap_or_default();
    let found = || if argument(0).is_empty() { text.len() + 1 } else { text.matches(argument(0)).count() };
    match name {
        "replace" => text.len().saturating_add(found().saturating_mul(argument(1).len())),
        "replace_first" => text.len() + argument(1).len(),
        // Each item is a value of its own.
        "split" => text.len().saturating_add(found().saturating_mul(128)),
        "escape" | "escape_once" | "url_encode" | "newline_to_br" => text.len().saturating_mul(6),
        _ => text.len(),
    }
}

/// What a filter makes of a known text.
fn known(text: &str, name: &str, arguments: &[Option<String>]) -> Option<Outcome> {
    let argument = |index: usize| arguments.get(index).cloned().flatten();
    let number = |index: usize| argument(index).and_then(|text| text.parse::<i64>().ok());
    Some(Outcome::Text(match name {
        "upcase" => text.to_uppercase(),
        "downcase" => text.to_lowercase(),
        "capitalize" => {
            let mut chars = text.chars();
            match chars.next() {
                Some(first) => first.to_uppercase().chain(chars.as_str().to_lowercase().chars()).collect(),
                None => String::new(),
            }
        }
        "strip" => text.trim().to_owned(),
        "lstrip" => text.trim_start().to_owned(),
        "rstrip" => text.trim_end().to_owned(),
        "strip_newlines" => text.replace(['\r', '\n'], ""),
        "newline_to_br" => text.replace("\r\n", "\n").replace('\n', "<br />\n"),
        "replace" => text.replace(&argument(0)?, &argument(1).unwrap_or_default()),
        "replace_first" => text.replacen(&argument(0)?, &argument(1).unwrap_or_default(), 1),
        "remove" => text.replace(&argument(0)?, ""),
        "remove_first" => text.replacen(&argument(0)?, "", 1),
        "escape" | "escape_once" => escaped(text),
        "url_encode" => encoded(text),
        "slice" => sliced(text, number(0)?, number(1).unwrap_or(1)),
        "size" => return Some(Outcome::Count(text.chars().count())),
        "split" => {
            let by = argument(0)?;
            let mut items: Vec<String> = if by.is_empty() {
                text.chars().map(String::from).collect()
            } else {
                text.split(&by).map(str::to_owned).collect()
            };
            while items.last().is_some_and(String::is_empty) {
                items.pop();
            }
            return Some(Outcome::List(items));
        }
        "first" => text.chars().take(1).collect(),
        "last" => text.chars().next_back().into_iter().collect(),
        "join" | "raw" => text.to_owned(),
        _ => return None,
    }))
}

fn sliced(text: &str, start: i64, length: i64) -> String {
    let count = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
    let start = if start < 0 { (count + start).max(0) } else { start };
    let (start, length) = (usize::try_from(start).unwrap_or_default(), usize::try_from(length).unwrap_or_default());
    text.chars().skip(start).take(length).collect()
}

/// Tera's counterpart for a value of the request.
fn counterpart(name: &str, run: &Run, texts: &[Option<String>], first: Option<&Value>) -> Option<Run> {
    let argument = |index: usize| texts.get(index).cloned().flatten().map(|text| quote(&text));
    let filter = match name {
        "upcase" => "upper".to_owned(),
        "downcase" => "lower".to_owned(),
        "capitalize" => "capitalize".to_owned(),
        "strip" => "trim".to_owned(),
        "lstrip" => "trim_start".to_owned(),
        "rstrip" => "trim_end".to_owned(),
        "strip_newlines" => "replace(from=\"\\n\", to=\"\")".to_owned(),
        "replace" => format!("replace(from={}, to={})", argument(0)?, argument(1).unwrap_or_else(|| "\"\"".to_owned())),
        "remove" => format!("replace(from={}, to=\"\")", argument(0)?),
        "split" => return Some(run.clone().filtered(&format!("split(pat={})", argument(0)?), Kind::List)),
        "size" => "length".to_owned(),
        "join" if matches!(run.kind, Kind::List | Kind::Roles) => {
            let list = Run { optional: false, ..run.clone() };
            let base = if run.optional { format!("({} or [])", run.base) } else { run.base.clone() };
            let separator = argument(0).unwrap_or_else(|| "\" \"".to_owned());
            return Some(Run { base, ..list }.filtered(&format!("join(sep={separator})"), Kind::Text));
        }
        // Roles are given by their names.
        "map" if run.kind == Kind::Roles && texts.first() == Some(&Some("name".to_owned())) => {
            return Some(Run { kind: Kind::List, ..run.clone() });
        }
        "first" | "last" if run.kind != Kind::Text => {
            let kind = if run.kind == Kind::Roles { Kind::Role } else { Kind::Text };
            return Some(run.clone().filtered(name, kind));
        }
        "reverse" | "sort" if run.kind == Kind::List => {
            return Some(run.clone().filtered(name, Kind::List));
        }
        "slice" if run.kind == Kind::Text => {
            // Tera cuts from the beginning only; one letter is the usual case.
            let start = match first {
                Some(Value::Number(number)) => *number,
                _ => return None,
            };
            let length: usize = texts.get(1).cloned().flatten().unwrap_or_else(|| "1".to_owned()).parse().ok()?;
            if start.abs() > f64::EPSILON || length == 0 {
                return None;
            }
            format!("truncate(length={length}, end=\"\")")
        }
        _ => return None,
    };
    Some(run.clone().filtered(&filter, Kind::Text))
}

/// Html of a text.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&#34;").replace('\'', "&#39;")
}

fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b if b.is_ascii_alphanumeric() || b"-_.~!*'()".contains(&b) => out.push(char::from(b)),
            b => out.push_str(&format!("%{b:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_texts_are_filtered_as_liquid_does() {
        let some = |text: &str| Some(text.to_owned());
        for (text, name, arguments, expected) in [
            ("hELLO", "capitalize", vec![], "Hello"),
            ("de-AT", "slice", vec![some("0"), some("2")], "de"),
            ("de-AT", "slice", vec![some("-2"), some("2")], "AT"),
            ("a b&c", "url_encode", vec![], "a+b%26c"),
            ("<a>", "escape", vec![], "&lt;a&gt;"),
            ("aXbX", "remove_first", vec![some("X")], "abX"),
        ] {
            let Some(Outcome::Text(found)) = known(text, name, &arguments) else { panic!("{name}") };
            assert_eq!(found, expected, "{name}");
        }
        let Some(Outcome::List(items)) = known("https://a.example#", "split", &[some("#")]) else { panic!("split") };
        assert_eq!(items, ["https://a.example"]);
    }
}
