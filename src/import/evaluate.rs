//! A template with its language decided.
//!
//! People tell languages apart in two shapes, and in mixtures of both: chains of `if` in the very place of each text, and a prologue that
//! assigns all texts. Therefore a template is *run* for each language, with everything known that depends on the language, and what remains
//! is text, values and conditions on values. Both shapes come to the same.

mod compare;
mod filter;
mod scope;

pub use filter::ENCODED;

use std::collections::{BTreeMap, BTreeSet};

use self::scope::{Ends, MAX_SPENT, Scope, Spent, value_cost};
use super::desk::{CHANGED, Desk, LANGUAGE, UNTRANSLATED, VALUE};
use super::languages::{Candidate, MAX_LANGUAGES, meant};
use super::liquid::{Branch, Expression, Filtered, Literal, Node, Span};
use super::piece::{Kind, Piece, Run, Test, cost, depth, weight};
use super::variables::{Meaning, meaning};
use crate::template::VARIABLES;

/// The most that a variable may hold, in bytes; `x | append: x` doubles.
const MAX_VALUE: usize = 1 << 20;
/// The most conditions in each other that a variable may depend on.
const MAX_DEPTH: usize = 60;
/// The most branches of one `if` that the mail decides.
const MAX_BRANCHES: usize = 200;
/// The most fields and filters that a value is worked out with, and the longest expression for it.
const MAX_STEPS: (usize, usize) = (100, 16 << 10);
/// What each tag comes to beside what it produces.
const TAG: usize = 32;
/// Fields that Auth0's documentation asks to be escaped.
const UNTRUSTED: &[&str] =
    &["user.picture", "user.nickname", "user.given_name", "user.family_name", "user.name", "user.user_metadata"];

/// A value, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Nil,
    /// A truth.
    Bool(bool),
    /// A number.
    Number(f64),
    /// Text, perhaps with values in it.
    Text(Vec<Piece>),
    /// The person's language, or a part of it, from that variable; none in the branch for all others.
    Language(Option<String>, String),
    /// A value of a request.
    Run(Run),
    /// Several.
    List(Vec<Value>),
}

/// A condition, as far as it is known.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// Decided.
    Known(bool),
    /// For the mail to decide.
    Test(Test),
}

/// What the language variables hold in one run.
#[derive(Clone, Debug, Default)]
pub struct Binding {
    /// What a variable holds, by its name.
    pub by_origin: BTreeMap<String, String>,
    /// What the others hold; nothing for people of no language that the template knows.
    pub any: Option<String>,
}

/// Runs one source.
#[derive(Debug)]
pub struct Evaluator<'a, 'd> {
    /// Where findings go.
    pub desk: &'a mut Desk<'d>,
    /// Data fields of the email, with whether each is required.
    pub fields: &'a BTreeMap<String, bool>,
    /// Whether the source is html.
    pub markup: bool,
    /// What the language is.
    pub binding: Binding,
    /// Texts that the language was compared with.
    pub candidates: Vec<Candidate>,
    /// Where branches begin that some mail may take.
    pub taken: BTreeSet<usize>,
    /// Data fields to be declared, with their schemas.
    pub declare: BTreeMap<String, &'static str>,
    variables: Scope,
    /// What was produced so far.
    spent: Spent,
    /// Keys of `candidates`.
    known: BTreeSet<(String, String)>,
    /// How many texts the language was compared with so far.
    compared: usize,
    /// How many branches are open that were taken for their language.
    inside: usize,
}

impl<'a, 'd> Evaluator<'a, 'd> {
    /// Begins with people of no language that the template knows.
    pub fn new(desk: &'a mut Desk<'d>, fields: &'a BTreeMap<String, bool>, markup: bool) -> Evaluator<'a, 'd> {
        Evaluator {
            desk,
            fields,
            markup,
            binding: Binding::default(),
            candidates: Vec::new(),
            taken: BTreeSet::new(),
            declare: BTreeMap::new(),
            variables: Scope::default(),
            spent: Spent::default(),
            known: BTreeSet::new(),
            compared: 0,
            inside: 0,
        }
    }

    /// What the template is for people of that language.
    pub fn run(&mut self, nodes: &[Node], binding: Binding) -> Vec<Piece> {
        self.binding = binding;
        self.variables = Scope::default();
        self.spent.begin();
        let mut pieces = Vec::new();
        self.nodes(nodes, &mut pieces);
        pieces
    }

    /// Whether the runs came to more than they may, so that none is whole.
    pub fn is_spent(&self) -> bool {
        self.spent.is_over()
    }

    /// Counts what is produced; whether it may be.
    fn spend(&mut self, amount: usize, span: &Span) -> bool {
        if self.spent.add(amount) {
            let message = format!("the template comes to more than {MAX_SPENT} bytes as it is worked out");
            let hint = "write texts where they are shown, instead of printing variables that hold them again and again";
            self.desk.error(UNTRANSLATED, span.clone(), message, hint);
        }
        !self.spent.is_over()
    }

    fn nodes(&mut self, nodes: &[Node], out: &mut Vec<Piece>) {
        for node in nodes {
            let (Node::Text(span)
            | Node::If { span, .. }
            | Node::Assign { span, .. }
            | Node::Capture { span, .. }
            | Node::For { span, .. }
            | Node::Output(Filtered { span, .. })) = node;
            let length = if matches!(node, Node::Text(_)) { span.len() } else { 0 };
            if !self.spend(length + TAG, span) {
                return;
            }
            match node {
                Node::Text(span) => {
                    out.push(Piece::Text { text: self.desk.text[span.clone()].to_owned(), span: span.clone() });
                }
                Node::Output(value) => {
                    let span = value.span.clone();
                    let value = self.filtered(value);
                    self.print(value, &span, out);
                }
                Node::Assign { name, value, span } => {
                    let value = self.filtered(value);
                    self.assign(name, value, span);
                }
                Node::Capture { name, body, span } => {
                    let mut held = Vec::new();
                    self.nodes(body, &mut held);
                    self.assign(name, Value::Text(held), span);
                }
                Node::If { branches, otherwise, span } => self.branches(branches, otherwise, span, out),
                Node::For { name, list, body, otherwise, span } => self.repeat(name, list, body, otherwise, span, out),
            }
        }
    }

    fn assign(&mut self, name: &str, value: Value, span: &Span) {
        if let Value::Text(pieces) = &value
            && weight(pieces) > MAX_VALUE
        {
            let message = format!("`{name}` grows beyond {MAX_VALUE} bytes");
            self.desk.error(UNTRANSLATED, span.clone(), message, "write the text where it is shown");
            return self.variables.set(name, Some(Value::Nil));
        }
        let value = self.shallow(name, value, span);
        self.variables.set(name, Some(value));
    }

    /// A value for a variable, if it does not depend on too many conditions in each other.
    fn shallow(&mut self, name: &str, value: Value, span: &Span) -> Value {
        if !matches!(&value, Value::Text(pieces) if depth(pieces) > MAX_DEPTH) {
            return value;
        }
        let message = format!("what `{name}` holds depends on more than {MAX_DEPTH} conditions in each other");
        let hint = "choose the text in one `if` with `elsif`, where it is shown";
        self.desk.error(UNTRANSLATED, span.clone(), message, hint);
        Value::Nil
    }

    /// Adds what a value prints.
    fn print(&mut self, value: Value, span: &Span, out: &mut Vec<Piece>) {
        match value {
            Value::Nil => {}
            Value::Bool(truth) => out.push(Piece::Text { text: truth.to_string(), span: span.clone() }),
            Value::Number(number) => out.push(Piece::Text { text: number.to_string(), span: span.clone() }),
            Value::Text(pieces) if out.is_empty() => *out = pieces,
            Value::Text(pieces) => out.extend(pieces),
            Value::Language(..) => {
                self.desk.warning_once(
                    "language-printed",
                    CHANGED,
                    span.clone(),
                    "the template prints the language that was asked for; the mail prints the one that it is written in".to_owned(),
                    "look at where it is shown",
                );
                out.push(Piece::Print { run: Run::locale(), span: span.clone() });
            }
            Value::Run(run) => {
                let prints = matches!(run.kind, Kind::Text);
                if !prints {
                    let hint = "print a field of it, or loop over it with `for`";
                    self.desk.error(UNTRANSLATED, span.clone(), "a list or an object is printed", hint);
                }
                self.unescaped(&run, span);
                out.push(Piece::Print { run, span: span.clone() });
            }
            Value::List(values) => values.into_iter().for_each(|value| self.print(value, span, out)),
        }
    }

    fn unescaped(&mut self, run: &Run, span: &Span) {
        let untrusted = UNTRUSTED.iter().any(|field| run.base.starts_with(field));
        if self.markup && untrusted && !run.escaped {
            let message = format!(
                "`{}` is printed without `escape`: whoever chose it could write markup into the mail",
                run.base
            );
            self.desk.warning_once(
                "unescaped",
                CHANGED,
                span.clone(),
                message,
                "nothing to do: every value is escaped here",
            );
        }
    }

    /// `if`. A branch that only the mail can decide stays; what it assigns depends on it from there on.
    fn branches(&mut self, branches: &[Branch], otherwise: &[Node], span: &Span, out: &mut Vec<Piece>) {
        let mut kept: Vec<(Test, Vec<Piece>)> = Vec::new();
        let mut ends: Vec<Ends> = Vec::new();
        let mut last: Option<&[Node]> = Some(otherwise);
        let mut nested = 0;
        for branch in branches {
            let compared = self.compared;
            if !self.spend(TAG, &branch.span) {
                return;
            }
            let verdict = self.condition(&branch.condition);
            match verdict {
                Verdict::Known(false) => {}
                Verdict::Known(true) => {
                    self.taken.insert(branch.span.start);
                    last = Some(&branch.body);
                    nested = usize::from(self.compared > compared);
                    break;
                }
                Verdict::Test(test) => {
                    self.taken.insert(branch.span.start);
                    if kept.len() == MAX_BRANCHES {
                        let message = format!("the person's data decides between more than {MAX_BRANCHES} branches");
                        let hint = "prepare the text, and pass it in the request's `data`";
                        return self.desk.error(UNTRANSLATED, branch.span.clone(), message, hint);
                    }
                    let mark = self.variables.mark();
                    let mut body = Vec::new();
                    self.nodes(&branch.body, &mut body);
                    kept.push((test, body));
                    ends.push(self.variables.undo(mark));
                }
            }
        }
        let mark = self.variables.mark();
        let mut rest = Vec::new();
        self.inside += nested;
        self.nodes(last.take().unwrap_or_default(), &mut rest);
        self.inside -= nested;
        if kept.is_empty() {
            out.extend(rest);
            return;
        }
        ends.push(self.variables.undo(mark));
        let tests: Vec<Test> = kept.iter().map(|(test, _)| test.clone()).collect();
        self.join(&tests, &ends, span);
        let silent = weight(&rest) == 0 && kept.iter().all(|(_, body)| weight(body) == 0);
        if !silent {
            out.push(Piece::If { branches: kept, otherwise: rest, span: span.clone() });
        }
    }

    /// What variables hold behind an `if` that only the mail decides.
    fn join(&mut self, tests: &[Test], ends: &[Ends], span: &Span) {
        let names: BTreeSet<&String> = ends.iter().flat_map(BTreeMap::keys).collect();
        for name in names {
            let held = |end: &Ends| end.get(name).map_or_else(|| self.variables.get(name).cloned(), Clone::clone);
            let mut values: Vec<Value> = ends.iter().map(|end| held(end).unwrap_or(Value::Nil)).collect();
            let amount = values.iter().map(value_cost).sum::<usize>();
            if !self.spend(amount, span) {
                return;
            }
            if values.windows(2).all(|two| two[0] == two[1]) {
                self.variables.set(name, values.pop());
                continue;
            }
            let mut shown: Vec<Vec<Piece>> = Vec::new();
            for value in values {
                let mut pieces = Vec::new();
                self.print(value, span, &mut pieces);
                shown.push(pieces);
            }
            let otherwise = shown.pop().unwrap_or_default();
            let branches = tests.iter().cloned().zip(shown).collect();
            let pieces = vec![Piece::If { branches, otherwise, span: span.clone() }];
            if !self.spend(cost(&pieces), span) {
                return;
            }
            let value = self.shallow(name, Value::Text(pieces), span);
            self.variables.set(name, Some(value));
        }
    }

    fn repeat(
        &mut self,
        name: &str,
        list: &Expression,
        body: &[Node],
        otherwise: &[Node],
        span: &Span,
        out: &mut Vec<Piece>,
    ) {
        match self.value(list) {
            Value::List(values) => {
                let none = values.is_empty();
                let before = self.variables.get(name).cloned();
                for value in values {
                    if !self.spend(TAG, span) {
                        break;
                    }
                    self.variables.set(name, Some(value));
                    self.nodes(body, out);
                }
                if none {
                    self.nodes(otherwise, out);
                }
                self.variables.set(name, before);
            }
            Value::Nil => self.nodes(otherwise, out),
            Value::Run(run) => {
                let kind = if run.kind == Kind::Roles { Kind::Role } else { Kind::Text };
                let reserved = VARIABLES.contains(&name) || name == "loop";
                let called = if reserved { format!("{name}_item") } else { name.replace('-', "_") };
                let item = Run::new(called.clone(), false, kind);
                let outside = self.variables.mark();
                self.variables.set(name, Some(Value::Run(item)));
                self.variables.set("forloop", Some(Value::Run(Run::new("loop", false, Kind::Object))));
                let inside = self.variables.mark();
                let mut repeated = Vec::new();
                self.nodes(body, &mut repeated);
                let ends = self.variables.undo(inside);
                if ends.iter().any(|(name, value)| value.as_ref() != self.variables.get(name)) {
                    let hint = "write what it holds where it is shown";
                    self.desk.error(UNTRANSLATED, span.clone(), "a variable is assigned in a loop", hint);
                }
                self.variables.undo(outside);
                let mut none = Vec::new();
                self.nodes(otherwise, &mut none);
                let test = Test::present(&run);
                let repeat = Piece::For { name: called, list: run, body: repeated, span: span.clone() };
                out.push(Piece::If { branches: vec![(test, vec![repeat])], otherwise: none, span: span.clone() });
            }
            _ => self.desk.error(UNTRANSLATED, list.span(), "this is no list", "loop over a list of the request"),
        }
    }

    /// A value with its filters.
    fn filtered(&mut self, filtered: &Filtered) -> Value {
        let mut value = match &filtered.value {
            condition @ (Expression::Binary(..) | Expression::Not(_)) => match self.condition(condition) {
                Verdict::Known(truth) => Value::Bool(truth),
                Verdict::Test(_) => {
                    let hint = "choose between texts with `if`";
                    self.desk.error(UNTRANSLATED, filtered.span.clone(), "a condition is used as a value", hint);
                    Value::Nil
                }
            },
            plain => self.value(plain),
        };
        for filter in &filtered.filters {
            let arguments: Vec<Value> = filter.arguments.iter().map(|argument| self.value(argument)).collect();
            // What is appended to is not copied.
            let amount = if filter.name == "append" { 0 } else { value_cost(&value) };
            if !self.spend(amount + TAG, &filter.span) {
                return Value::Nil;
            }
            value = self.filter(value, filter, arguments, &filtered.span);
            if let Value::Run(run) = &value
                && (run.steps() > MAX_STEPS.0 || run.size() > MAX_STEPS.1)
            {
                return self.long(&filter.span);
            }
        }
        value
    }

    /// Refuses a value that is worked out in too many steps.
    fn long(&mut self, span: &Span) -> Value {
        let message = format!("a value is worked out with more than {} fields and filters", MAX_STEPS.0);
        self.desk.error(UNTRANSLATED, span.clone(), message, "prepare the value before it is passed");
        Value::Nil
    }

    /// The value of a literal or path.
    fn value(&mut self, expression: &Expression) -> Value {
        match expression {
            Expression::Literal(literal, span) => match literal {
                Literal::Nil => Value::Nil,
                Literal::Bool(truth) => Value::Bool(*truth),
                Literal::Number(number) => Value::Number(number.parse().unwrap_or_default()),
                Literal::Text(text) => text_value(text.clone(), span),
                Literal::Blank => text_value(String::new(), span),
            },
            Expression::Path { names, span } => self.path(names, span),
            Expression::Binary(..) | Expression::Not(_) => Value::Nil,
        }
    }

    fn path(&mut self, names: &[String], span: &Span) -> Value {
        let Some((first, rest)) = names.split_first() else { return Value::Nil };
        if let Some(amount) = self.variables.get(first).map(value_cost) {
            if !self.spend(amount, span) {
                return Value::Nil;
            }
            let value = self.variables.get(first).cloned().unwrap_or(Value::Nil);
            if matches!(&value, Value::Run(run) if run.steps() + rest.len() > MAX_STEPS.0) {
                return self.long(span);
            }
            return rest.iter().fold(value, |value, name| self.field(value, name, span));
        }
        // `size`, `first` and `last` are the language's own.
        if let Some((last, before)) = names.split_last()
            && !before.is_empty()
            && matches!(last.as_str(), "size" | "first" | "last")
        {
            let value = self.path(before, span);
            return self.field(value, last, span);
        }
        let index = names.iter().position(|name| name.parse::<usize>().is_ok()).filter(|at| *at > 0);
        if let Some(index) = index {
            let value = self.path(&names[..index], span);
            return names[index..].iter().fold(value, |value, name| self.field(value, name, span));
        }
        match meaning(names, self.fields) {
            Meaning::Language => {
                let origin = names.join(".");
                if first == "user_metadata" || first == "app_metadata" {
                    let message =
                        format!("`{origin}` is empty in Auth0's emails, so that everybody got the last branch");
                    let hint = format!("`user.{origin}` was meant, and is read");
                    self.desk.warning_once(&origin, LANGUAGE, span.clone(), message, &hint);
                }
                let text = self.binding.by_origin.get(&origin).or(self.binding.any.as_ref()).cloned();
                Value::Language(text, origin)
            }
            Meaning::Value { run, declare, note } => {
                self.declare.extend(declare);
                if let Some((message, hint)) = note {
                    self.desk.warning_once(&run.base, VALUE, span.clone(), message, &hint);
                }
                Value::Run(run)
            }
            Meaning::Unknown => {
                let name = names.join(".");
                let message = format!("Auth0 has no variable `{name}` and prints nothing for it; it is left out");
                let hint = "take it out, or declare a field in email.toml and write `data.…` into the template";
                self.desk.warning_once(&name, VALUE, span.clone(), message, hint);
                Value::Nil
            }
            Meaning::Refused(message, hint) => {
                self.desk.error(UNTRANSLATED, span.clone(), message, hint);
                Value::Nil
            }
        }
    }

    /// A field or item of a value.
    fn field(&mut self, value: Value, name: &str, span: &Span) -> Value {
        let index = name.parse::<usize>().ok();
        match value {
            Value::Nil => Value::Nil,
            Value::List(values) => match (name, index) {
                ("first", _) => values.into_iter().next().unwrap_or(Value::Nil),
                ("last", _) => values.into_iter().next_back().unwrap_or(Value::Nil),
                #[expect(clippy::cast_precision_loss, reason = "no list is that long")]
                ("size", _) => Value::Number(values.len() as f64),
                (_, Some(index)) => values.into_iter().nth(index).unwrap_or(Value::Nil),
                _ => Value::Nil,
            },
            Value::Run(run) => match (run.kind, name, index) {
                (Kind::Role, "name", _) => Value::Run(Run { kind: Kind::Text, ..run }),
                (Kind::Role, ..) => {
                    let message = format!("roles are given by their names; there is no `{name}`");
                    self.desk.error(UNTRANSLATED, span.clone(), message, "print `name`, or take it out");
                    Value::Nil
                }
                (Kind::Object, "first" | "last" | "index" | "index0", _) if run.base == "loop" => {
                    Value::Run(Run::new(format!("loop.{name}"), false, Kind::Text))
                }
                (Kind::Object, ..) if run.base == "loop" => {
                    let message = format!("`forloop.{name}` has no counterpart");
                    self.desk.error(UNTRANSLATED, span.clone(), message, "use `index`, `index0`, `first` or `last`");
                    Value::Nil
                }
                (_, "size", _) => Value::Run(run.filtered("length", Kind::Text)),
                (kind, "first" | "last", _) => {
                    let kind = if kind == Kind::Roles { Kind::Role } else { Kind::Text };
                    Value::Run(Run { optional: true, ..run.filtered(name, kind) })
                }
                (kind, _, Some(index)) => {
                    let kind = if kind == Kind::Roles { Kind::Role } else { Kind::Text };
                    let filter = if index == 0 { "first".to_owned() } else { format!("nth(n={index})") };
                    Value::Run(run.filtered(&filter, kind))
                }
                (_, _, None) => {
                    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                    if !plain || !run.filters.is_empty() {
                        let message = format!("the field `{name}` has no counterpart here");
                        self.desk.error(UNTRANSLATED, span.clone(), message, "print another field");
                    }
                    Value::Run(Run::new(format!("{}?.{name}", run.base), true, Kind::Text))
                }
            },
            Value::Text(pieces) if name == "size" => match super::piece::literal(&pieces) {
                #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
                Some(text) => Value::Number(text.chars().count() as f64),
                None => {
                    let hint = "compare with `blank`";
                    self.desk.error(UNTRANSLATED, span.clone(), "the length of a composed text is not known", hint);
                    Value::Nil
                }
            },
            Value::Language(Some(text), _) if name == "size" =>
            {
                #[expect(clippy::cast_precision_loss, reason = "no text is that long")]
                Value::Number(text.chars().count() as f64)
            }
            _ => Value::Nil,
        }
    }

    /// Remembers that the language is compared with a text.
    fn candidate(&mut self, origin: &str, bound: Option<&str>, literal: &str, contains: bool, span: &Span) {
        if literal.trim().is_empty() {
            return;
        }
        self.compared += 1;
        // `contains 'BR'` in a branch for Portuguese.
        let regional = bound.filter(|_| contains && self.inside > 0).zip(super::languages::region(literal));
        let whole = regional.map(|(language, region)| {
            let language = language.split(['-', '_']).next().unwrap_or_default();
            format!("{language}-{region}")
        });
        let literal = whole.unwrap_or_else(|| literal.to_owned());
        let Some(locale) = meant(&literal) else {
            let message = format!("`{literal}` names no language");
            let hint = "write a tag such as `de` or `pt-BR`";
            return self.desk.error(LANGUAGE, span.clone(), message, hint);
        };
        if origin == "request_language" {
            self.doubtful(&literal, &locale, contains, span);
        }
        let candidate = Candidate { origin: origin.to_owned(), literal, locale, span: span.clone() };
        if !self.known.insert((candidate.origin.clone(), candidate.literal.clone())) {
            return;
        }
        if self.candidates.len() >= 2 * MAX_LANGUAGES {
            let message = format!("the template tells more than {MAX_LANGUAGES} languages apart");
            let once = self.candidates.len() == 2 * MAX_LANGUAGES;
            if once {
                self.desk.error(UNTRANSLATED, candidate.span.clone(), message, "import it in parts");
            } else {
                return;
            }
        }
        self.candidates.push(candidate);
    }

    /// What a comparison with the header's value never finds.
    fn doubtful(&mut self, literal: &str, locale: &crate::locale::Locale, contains: bool, span: &Span) {
        if !super::languages::is_tag(literal) {
            let message = format!(
                "the language of a request is a tag such as `{}`, never `{literal}`: the branch was never taken",
                locale.tag()
            );
            let hint =
                format!("it is read as the text for {}; take it out of locales/{0}/ if it is not wanted", locale.tag());
            self.desk.warning(LANGUAGE, span.clone(), message, hint);
        } else if !contains {
            let message =
                format!("`== '{literal}'` was true for `{literal}` alone, not for `{literal}-…` or `{literal};q=0.9`");
            let hint = "nothing to do: languages are negotiated here, and more people get their own";
            self.desk.warning_once("exact", LANGUAGE, span.clone(), message, hint);
        }
    }
}

/// Text as a value.
fn text_value(text: String, span: &Span) -> Value {
    if text.is_empty() { Value::Text(Vec::new()) } else { Value::Text(vec![Piece::Text { text, span: span.clone() }]) }
}
