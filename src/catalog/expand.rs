//! Entries made self-contained: references to terms and other entries replaced by what they say.
//!
//! Term arguments can only be literals, so that a parametrized term is decided here, once, when the catalog loads. The
//! runtime then meets no reference at all: nothing can be missing, cyclic or lose its arguments while a mail renders
//! (`fluent-bundle` 0.16 forgets a term's arguments after a nested term).

use std::collections::BTreeMap;

use super::options::{Currency, FUNCTIONS, check, option_values};
use super::resource::{Expr, Pattern, Piece, Span, Variant};
use crate::diagnostic::{Diagnostic, LineStarts, Quota, did_you_mean};

/// The most pieces an entry may have once its references are replaced; stops a "billion laughs" chain.
pub const MAX_PIECES: usize = 2_000;
/// The deepest chain of references.
pub const MAX_REFERENCES: usize = 20;
/// The deepest nesting of selects and references; stops what would overflow a stack although each entry is harmless.
const MAX_DEPTH: usize = 100;
/// The most bytes that all entries of one locale may have once their references are replaced.
const MAX_LOCALE: usize = 16 << 20;
/// What a piece counts for besides its text.
const PIECE: usize = 16;
/// The most findings of one rule in one locale that are listed.
pub const MAX_FINDINGS: usize = 1_000;
/// How many names that do not exist are looked for among those that do; a hint is not worth comparing everything with everything.
const MAX_SUGGESTIONS: usize = 20;

/// A file's path and text, for places in diagnostics.
#[derive(Debug)]
pub struct FileText {
    /// Path relative to the project.
    pub path: String,
    /// The folder name of its locale.
    pub locale: String,
    /// The whole text.
    pub text: String,
    lines: LineStarts,
}

impl FileText {
    /// The text of the file at `path` in the folder of `locale`.
    pub fn new(path: &str, locale: &str, text: &str) -> Self {
        let lines = LineStarts::of(text);
        FileText { path: path.to_owned(), locale: locale.to_owned(), text: text.to_owned(), lines }
    }

    /// Places `diagnostic` at `span` of this file.
    pub fn place(&self, diagnostic: Diagnostic, span: Span) -> Diagnostic {
        diagnostic.at_line(&self.path, &self.text, &self.lines, span).locale(&self.locale)
    }
}

/// What may still be spent on one locale, whose entries can multiply each other.
#[derive(Debug)]
pub struct Budget {
    size: usize,
    suggestions: usize,
    /// Which faults are listed.
    pub quota: Quota,
}

impl Budget {
    /// What one locale may cost.
    pub fn of_a_locale() -> Self {
        Budget { size: MAX_LOCALE, suggestions: MAX_SUGGESTIONS, quota: Quota::new(MAX_FINDINGS) }
    }
}

/// Something that can be referred to, with the file its spans belong to.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    /// The value or attribute.
    pub pattern: &'a Pattern,
    /// The file it stands in.
    pub file: &'a FileText,
}

/// How references are looked up: the merged view of one locale and its parents.
pub trait Lookup {
    /// The pattern of `-id`/`id`, or of its attribute.
    fn find(&self, term: bool, id: &str, attribute: Option<&str>) -> Option<Found<'_>>;
    /// Every name that could be meant, for hints.
    fn names(&self) -> Vec<&str>;
}

/// What an entry needs and says, over all variants and references.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Arguments used, with the place of the first use.
    pub arguments: BTreeMap<String, Place>,
}

/// A place in a file: path and span.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Path relative to the project.
    pub file: String,
    /// Byte range.
    pub span: Span,
}

/// Replaces every reference in `start` by its text. Faults are returned with their place, as far as they are listed; the pattern is then
/// unusable.
pub fn expand(
    start: Found<'_>,
    lookup: &dyn Lookup,
    entry: &str,
    budget: &mut Budget,
) -> Result<(Pattern, Facts), Vec<Diagnostic>> {
    let mut expander = Expander {
        lookup,
        entry,
        budget,
        facts: Facts::default(),
        diagnostics: Vec::new(),
        faulty: false,
        full: false,
        pieces: 0,
        depth: 0,
        path: Vec::new(),
    };
    let pattern = expander.pattern(start, None);
    if expander.faulty { Err(expander.diagnostics) } else { Ok((pattern, expander.facts)) }
}

/// Literal arguments of the term being expanded; `None` outside terms.
type TermArguments<'a> = Option<&'a BTreeMap<String, Expr>>;

struct Expander<'a> {
    lookup: &'a dyn Lookup,
    entry: &'a str,
    budget: &'a mut Budget,
    facts: Facts,
    diagnostics: Vec<Diagnostic>,
    faulty: bool,
    /// Whether the entry has grown beyond a limit; nothing more is added then.
    full: bool,
    pieces: usize,
    depth: usize,
    path: Vec<String>,
}

impl Expander<'_> {
    fn fault(&mut self, rule: &'static str, file: &FileText, span: Span, message: String, hint: String) {
        self.faulty = true;
        if self.budget.quota.lists(rule) {
            let diagnostic = file.place(Diagnostic::error(rule, message), span);
            self.diagnostics.push(diagnostic.entry(self.entry).hint(hint));
        }
    }

    /// Reports once that the entry grows beyond a limit.
    fn too_large(&mut self, file: &FileText, span: Span, message: String) {
        if !std::mem::replace(&mut self.full, true) {
            let hint = "split it, and shorten the chain of what it refers to".to_owned();
            self.fault("entry-too-large", file, span, message, hint);
        }
    }

    /// Pays for something of `size` bytes; `false` if the entry or its locale has used up what it may.
    fn pay(&mut self, size: usize, file: &FileText, span: &Span) -> bool {
        match self.budget.size.checked_sub(size) {
            Some(left) => self.budget.size = left,
            None => {
                let message =
                    format!("the entries of this locale grow beyond {} MiB through their references", MAX_LOCALE >> 20);
                self.too_large(file, span.clone(), message);
            }
        }
        !self.full
    }

    fn pattern(&mut self, found: Found<'_>, arguments: TermArguments<'_>) -> Pattern {
        let Found { pattern, file } = found;
        if self.depth == MAX_DEPTH {
            let message = format!("selects and references are nested more than {MAX_DEPTH} deep");
            self.too_large(file, pattern.span(), message);
            return Pattern::default();
        }
        self.depth += 1;
        let mut pieces = Vec::with_capacity(pattern.pieces.len().min(MAX_PIECES - self.pieces));
        for piece in &pattern.pieces {
            if self.pieces == MAX_PIECES {
                let message = format!("the entry has more than {MAX_PIECES} pieces with what it refers to");
                self.too_large(file, piece.span(), message);
            }
            let size = PIECE + if let Piece::Text(text, _) = piece { text.len() } else { 0 };
            if self.full || !self.pay(size, file, &piece.span()) {
                break;
            }
            self.pieces += 1;
            match piece {
                Piece::Text(..) => pieces.push(piece.clone()),
                Piece::Place(expr) => pieces.push(Piece::Place(self.expr(expr, file, arguments))),
            }
        }
        self.depth -= 1;
        Pattern { pieces }
    }

    fn expr(&mut self, expr: &Expr, file: &FileText, arguments: TermArguments<'_>) -> Expr {
        match expr {
            Expr::Literal(..) | Expr::Number(..) | Expr::Spliced(_) => expr.clone(),
            Expr::Variable(name, span) => self.variable(name, span, file, arguments),
            Expr::Call { name, positional, named, span } => {
                if !self.pay(PIECE * (positional.len() + named.len()), file, span) {
                    return Expr::Literal(String::new(), span.clone());
                }
                self.check_function(name, positional, named, span, file);
                Expr::Call {
                    name: name.clone(),
                    positional: positional.iter().map(|value| self.value(name, value, file, arguments)).collect(),
                    named: named.clone(),
                    span: span.clone(),
                }
            }
            Expr::Message { id, attribute, span } => self.reference(false, id, attribute.as_deref(), &[], span, file),
            Expr::Term { id, attribute, named, span } => {
                self.reference(true, id, attribute.as_deref(), named, span, file)
            }
            Expr::Select { selector, variants } => self.select(selector, variants, file, arguments),
        }
    }

    /// What a function is given: a value, or a text that is known while loading.
    fn value(&mut self, function: &str, value: &Expr, file: &FileText, arguments: TermArguments<'_>) -> Expr {
        let expanded = self.expr(value, file, arguments);
        if !matches!(expanded, Expr::Spliced(_) | Expr::Select { .. }) {
            return expanded;
        }
        literal_text(&expanded).map_or_else(
            || {
                let message = format!("`{function}` takes a value, and here stands a text that depends on others");
                let hint = format!("give it the argument: `{function}($value)`");
                self.fault("function-argument", file, value.span(), message, hint);
                Expr::Literal(String::new(), value.span())
            },
            |text| Expr::Literal(text, value.span()),
        )
    }

    fn variable(&mut self, name: &str, span: &Span, file: &FileText, arguments: TermArguments<'_>) -> Expr {
        let Some(literals) = arguments else {
            if !is_argument_name(name) {
                let message = format!("`${name}` is no argument name");
                let hint = "argument names are lower-case letters, digits and `_`, and `id` is reserved".to_owned();
                self.fault("argument-name", file, span.clone(), message, hint);
            }
            let place = Place { file: file.path.clone(), span: span.clone() };
            self.facts.arguments.entry(name.to_owned()).or_insert(place);
            return Expr::Variable(name.to_owned(), span.clone());
        };
        match literals.get(name) {
            Some(literal) => literal.clone(),
            None => {
                let entry = self.entry;
                let message = format!("the term uses `${name}`, which its reference in `{entry}` does not give");
                let term = self.path.iter().rev().find(|step| step.starts_with('-')).map_or("-term", String::as_str);
                let hint = format!("a term sees only what is written beside it: `{{ {term}({name}: \"…\") }}`");
                self.fault("argument-missing", file, span.clone(), message, hint);
                Expr::Literal(String::new(), span.clone())
            }
        }
    }

    fn reference(
        &mut self,
        term: bool,
        id: &str,
        attribute: Option<&str>,
        named: &[(String, Expr)],
        span: &Span,
        file: &FileText,
    ) -> Expr {
        let mut name = if term { format!("-{id}") } else { id.to_owned() };
        if let Some(attribute) = attribute {
            name = format!("{name}.{attribute}");
        }
        let nothing = Expr::Literal(String::new(), span.clone());
        if self.path.contains(&name) || self.entry == name {
            let circle: Vec<&str> = std::iter::once(self.entry)
                .chain(self.path.iter().map(String::as_str))
                .skip_while(|step| *step != name)
                .chain([name.as_str()])
                .collect();
            let message = format!("`{name}` refers to itself: {}", circle.join(" → "));
            self.fault("reference-cycle", file, span.clone(), message, "break the circle".to_owned());
            return nothing;
        }
        if self.path.len() >= MAX_REFERENCES {
            let message = format!(
                "references are more than {MAX_REFERENCES} deep, or go in a circle: {} → …",
                self.path.join(" → ")
            );
            self.too_large(file, span.clone(), message);
            return nothing;
        }
        let Some(found) = self.lookup.find(term, id, attribute) else {
            let rule = if term { "term-missing" } else { "entry-missing" };
            let message = format!("`{name}` does not exist in this locale or its parents");
            let names = if self.budget.suggestions > 0 { self.lookup.names() } else { Vec::new() };
            self.budget.suggestions = self.budget.suggestions.saturating_sub(1);
            let hint = match did_you_mean(&name, names) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("add `{name} = …`, or remove the reference"),
            };
            self.fault(rule, file, span.clone(), message, hint);
            return nothing;
        };
        if !self.pay(PIECE * named.len(), file, span) {
            return nothing;
        }
        self.path.push(name);
        let literals: BTreeMap<String, Expr> = named.iter().cloned().collect();
        let pattern = self.pattern(found, term.then_some(&literals));
        self.path.pop();
        Expr::Spliced(pattern)
    }

    fn select(&mut self, selector: &Expr, variants: &[Variant], file: &FileText, arguments: TermArguments<'_>) -> Expr {
        if !self.pay(PIECE * variants.len(), file, &selector.span()) {
            return Expr::Spliced(Pattern::default());
        }
        // Inside a term, a missing argument selects the default: that is how `{ -brand }` gives the plain form.
        let missing =
            matches!((selector, arguments), (Expr::Variable(name, _), Some(known)) if !known.contains_key(name));
        if missing {
            return self.chosen(variants.iter().find(|v| v.default), file, arguments);
        }
        let selector = self.expr(selector, file, arguments);
        // A number chooses by its plural category too, which the runtime knows.
        if let Some(key) = literal_text(&selector).filter(|_| !matches!(selector, Expr::Number(..))) {
            let exact = variants.iter().find(|v| v.key == key).or_else(|| variants.iter().find(|v| v.default));
            return self.chosen(exact, file, arguments);
        }
        let variants = variants.iter().map(|variant| Variant {
            value: self.pattern(Found { pattern: &variant.value, file }, arguments),
            ..variant.clone()
        });
        Expr::Select { variants: variants.collect(), selector: Box::new(selector) }
    }

    fn chosen(&mut self, variant: Option<&Variant>, file: &FileText, arguments: TermArguments<'_>) -> Expr {
        match variant {
            Some(variant) => Expr::Spliced(self.pattern(Found { pattern: &variant.value, file }, arguments)),
            None => Expr::Spliced(Pattern::default()),
        }
    }

    fn check_function(
        &mut self,
        name: &str,
        positional: &[Expr],
        named: &[(String, Expr)],
        span: &Span,
        file: &FileText,
    ) {
        let before = self.diagnostics.len();
        self.check_call(name, positional, named, span, file);
        if self.diagnostics.len() > before {
            return;
        }
        let options: Vec<(&str, String)> =
            named.iter().map(|(option, value)| (option.as_str(), literal_text(value).unwrap_or_default())).collect();
        if let Err(reason) = check(name, &options, positional.len() > 1) {
            let hint = match name {
                "DATETIME" => "with a time of day give the whole date: year, month and day, or `dateStyle`",
                "CURRENCY" => "write `CURRENCY($amount, currency: \"EUR\")`, or `CURRENCY($amount, $currency)`",
                "NUMBER" => "money is `CURRENCY($amount, currency: \"EUR\")`; leave its digits to the currency",
                _ => "see the options of the function",
            };
            self.fault("function-option", file, span.clone(), format!("`{name}`: {reason}"), hint.to_owned());
        }
        // A code that is written out as the second value can be looked at here.
        if let ("CURRENCY", Some(code)) = (name, positional.get(1).and_then(literal_text))
            && let Err(reason) = Currency::parse(&code)
        {
            let hint = "give the code of ISO 4217, like EUR".to_owned();
            self.fault("function-option", file, span.clone(), format!("`{name}`: {reason}"), hint);
        }
    }

    fn check_call(&mut self, name: &str, positional: &[Expr], named: &[(String, Expr)], span: &Span, file: &FileText) {
        let Some((_, options)) = FUNCTIONS.iter().find(|(known, _)| *known == name) else {
            let known: Vec<&str> = FUNCTIONS.iter().map(|(known, _)| *known).collect();
            let hint = match did_you_mean(name, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the functions are {}", known.join(", ")),
            };
            self.fault("function-unknown", file, span.clone(), format!("there is no function `{name}`"), hint);
            return;
        };
        let most = if name == "CURRENCY" { 2 } else { 1 };
        if positional.is_empty() || positional.len() > most {
            let message = format!("`{name}` takes one value, here are {}", positional.len());
            self.fault("function-argument", file, span.clone(), message, format!("write `{name}($value)`"));
        }
        for (option, value) in named {
            if !options.contains(&option.as_str()) {
                let hint = match did_you_mean(option, options.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None if options.is_empty() => "it has none; write the value alone".to_owned(),
                    None => format!("its options are {}", options.join(", ")),
                };
                let message = format!("`{name}` has no option `{option}`");
                self.fault("function-option", file, value.span(), message, hint);
            } else if let (Some(text), Some(allowed)) = (literal_text(value), option_values(name, option)) {
                let fits =
                    if allowed.is_empty() { text.parse::<u32>().is_ok() } else { allowed.contains(&text.as_str()) };
                if !fits {
                    let message = format!("the option `{option}` of `{name}` cannot be \"{text}\"");
                    let hint = match allowed {
                        [] => "write a whole number".to_owned(),
                        _ => format!("it is one of {}", allowed.join(", ")),
                    };
                    self.fault("function-option", file, value.span(), message, hint);
                }
            }
        }
    }
}

/// `[a-z][a-z0-9_]*`, and not the reserved `id`: what `t` can pass.
pub fn is_argument_name(name: &str) -> bool {
    name != "id"
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}

/// The text of an expression that is fully known while loading.
fn literal_text(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Literal(text, _) | Expr::Number(text, _) => Some(text.clone()),
        Expr::Spliced(pattern) => pattern
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text, _) => Some(text.clone()),
                Piece::Place(expr) => literal_text(expr),
            })
            .collect(),
        _ => None,
    }
}
