//! What an entry can say: every text that can come out of it, with the arguments, tags and terms in it.
//!
//! Rules compare these facts; none of them looks at a tree again. References are followed over the whole bundle, so that an argument
//! which a translation uses through another entry counts as used. Selectors are taken one at a time with the defaults of the others, so
//! that each variant comes out at least once and a hostile entry cannot multiply.

use std::collections::{BTreeMap, BTreeSet};

use super::text::Bit;
use crate::catalog::Merged;
use crate::catalog::resource::{Expr, Pattern, Piece, Span, Variant};

/// The most texts that are looked at for one entry.
const MAX_OUTCOMES: usize = 400;
/// The most pieces that are looked at for one entry, through all its references.
const MAX_PIECES: usize = 4_000;
/// The deepest chain of references and nested selects.
const MAX_DEPTH: usize = 40;

/// A value or attribute, looked through.
#[derive(Debug, Default)]
pub struct Facts<'a> {
    /// Every text that can come out; the first is the one where every selector falls to its default.
    pub outcomes: Vec<Outcome<'a>>,
    /// The selects that stand in the entry itself.
    pub selects: Vec<Select<'a>>,
    /// Names of entries and terms (`-term`) that it refers to itself, with the place.
    pub references: BTreeMap<String, Span>,
}

/// One text that can come out.
#[derive(Clone, Debug, Default)]
pub struct Outcome<'a> {
    /// The variants that lead to it, outermost first.
    pub choices: Vec<Choice<'a>>,
    /// Place of the last variant's key; nothing where none was chosen.
    pub place: Option<Span>,
    /// Arguments whose values it prints, with the place.
    pub printed: BTreeMap<&'a str, Span>,
    /// Tags that come from entries it refers to.
    borrowed: Vec<String>,
    /// Terms that it names.
    pub terms: BTreeSet<&'a str>,
    /// Text and what stands between, in order.
    pub bits: Vec<Bit<'a>>,
}

/// A variant on the way to a text.
#[derive(Clone, Debug)]
pub struct Choice<'a> {
    /// What is selected by.
    pub selector: Selector<'a>,
    /// The variant.
    pub variant: &'a Variant,
}

/// What a select looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct Selector<'a> {
    /// The argument, if it is one, through whatever function.
    pub argument: Option<&'a str>,
    /// The function around it.
    pub function: Option<&'a str>,
    /// Whether a number is ranked rather than counted.
    pub ordinal: bool,
}

/// A select that stands in an entry.
#[derive(Clone, Debug)]
pub struct Select<'a> {
    /// What it looks at.
    pub selector: Selector<'a>,
    /// Its variants.
    pub variants: &'a [Variant],
    /// Its place.
    pub span: Span,
}

impl<'a> Select<'a> {
    /// Whether it chooses by number: a key is a number or a plural category other than `other`.
    pub fn by_number(&self) -> bool {
        self.selector.function == Some("NUMBER")
            || self.variants.iter().any(|v| v.numeric || (v.key != "other" && is_category(&v.key)))
    }

    /// The variant that stands for everything else.
    pub fn default(&self) -> Option<&'a Variant> {
        self.variants.iter().find(|v| v.default)
    }
}

/// Whether a key is one of CLDR's plural categories.
pub fn is_category(key: &str) -> bool {
    crate::catalog::plurals::CATEGORIES.contains(&key)
}

impl<'a> Facts<'a> {
    /// Looks through a value or attribute, with its references looked up in `bundle`.
    pub fn of(pattern: &'a Pattern, bundle: &Merged<'a>) -> Facts<'a> {
        let mut reader = Reader { bundle, facts: Facts::default(), pieces: 0 };
        let outcomes = reader.pattern(pattern, &Inside { own: true, literals: None, depth: 0 });
        Facts { outcomes, ..reader.facts }
    }

    /// Arguments that any text prints or any selector looks at.
    pub fn arguments(&self) -> BTreeSet<&'a str> {
        let printed = self.outcomes.iter().flat_map(|o| o.printed.keys().copied());
        let chosen = self.outcomes.iter().flat_map(|o| &o.choices).filter_map(|c| c.selector.argument);
        printed.chain(chosen).collect()
    }
}

/// Where a pattern is read.
struct Inside<'x, 'a> {
    /// Whether it stands in the entry itself.
    own: bool,
    /// The literal arguments of the term it belongs to.
    literals: Option<&'x BTreeMap<&'a str, &'a Expr>>,
    depth: usize,
}

struct Reader<'x, 'a> {
    bundle: &'x Merged<'a>,
    facts: Facts<'a>,
    pieces: usize,
}

impl<'a> Reader<'_, 'a> {
    fn pattern(&mut self, pattern: &'a Pattern, inside: &Inside<'_, 'a>) -> Vec<Outcome<'a>> {
        let mut outcomes = vec![Outcome::default()];
        if inside.depth > MAX_DEPTH {
            return outcomes;
        }
        for piece in &pattern.pieces {
            self.pieces += 1;
            if self.pieces > MAX_PIECES {
                break;
            }
            let alternatives = match piece {
                Piece::Text(text, span) => {
                    vec![Outcome { bits: vec![Bit::Text(text, span.start)], ..Outcome::default() }]
                }
                Piece::Place(expr) => self.expr(expr, inside),
            };
            outcomes = joined(outcomes, alternatives);
        }
        outcomes
    }

    fn expr(&mut self, expr: &'a Expr, inside: &Inside<'_, 'a>) -> Vec<Outcome<'a>> {
        let value = || Outcome { bits: vec![Bit::Placeable], ..Outcome::default() };
        match expr {
            Expr::Literal(text, span) if inside.own => {
                vec![Outcome { bits: vec![Bit::Literal(text, span.clone())], ..Outcome::default() }]
            }
            Expr::Number(text, span) if inside.own => {
                vec![Outcome { bits: vec![Bit::Number(text, span.clone())], ..Outcome::default() }]
            }
            Expr::Literal(..) | Expr::Number(..) => vec![value()],
            Expr::Variable(name, span) => vec![printed(name, span, inside, value())],
            Expr::Call { positional, .. } => {
                let mut outcome = value();
                for argument in positional {
                    if let Expr::Variable(name, span) = argument {
                        outcome = printed(name, span, inside, outcome);
                    }
                }
                vec![outcome]
            }
            Expr::Message { id, attribute, span } => self.reference(id, attribute.as_deref(), None, span, inside),
            Expr::Term { id, attribute, named, span } => {
                let literals: BTreeMap<&str, &Expr> =
                    named.iter().map(|(name, value)| (name.as_str(), value)).collect();
                self.reference(id, attribute.as_deref(), Some(&literals), span, inside)
            }
            Expr::Select { selector, variants } => self.select(selector, variants, inside),
            Expr::Spliced(_) => vec![value()],
        }
    }

    fn reference(
        &mut self,
        id: &'a str,
        attribute: Option<&str>,
        literals: Option<&BTreeMap<&'a str, &'a Expr>>,
        span: &Span,
        inside: &Inside<'_, 'a>,
    ) -> Vec<Outcome<'a>> {
        let name = if literals.is_some() { format!("-{id}") } else { id.to_owned() };
        if inside.own {
            self.facts.references.entry(name.clone()).or_insert_with(|| span.clone());
        }
        let mut outcomes = match self.bundle.entry(&name) {
            Some((entry, _, _)) => {
                let pattern = match attribute {
                    Some(attribute) => entry.attributes.iter().find(|(name, _)| name == attribute).map(|(_, p)| p),
                    None => entry.value.as_ref(),
                };
                let read = pattern.map(|p| self.pattern(p, &Inside { own: false, literals, depth: inside.depth + 1 }));
                read.unwrap_or_default()
            }
            None => Vec::new(),
        };
        if outcomes.is_empty() {
            outcomes.push(Outcome::default());
        }
        for outcome in &mut outcomes {
            outcome.borrowed = outcome.tags().into_iter().map(|(name, _)| name).collect();
            outcome.bits = vec![Bit::Placeable];
            outcome.place = None;
            if literals.is_some() {
                outcome.terms.insert(id);
                // A term's own choices are no business of who refers to it.
                outcome.choices.clear();
            }
        }
        if literals.is_some() {
            outcomes.truncate(1);
        }
        outcomes
    }

    fn select(&mut self, selector: &'a Expr, variants: &'a [Variant], inside: &Inside<'_, 'a>) -> Vec<Outcome<'a>> {
        let read = read_selector(selector);
        if let (Some(literals), Some(argument)) = (inside.literals, read.argument) {
            let given = literals.get(argument).and_then(|expr| match expr {
                Expr::Literal(text, _) | Expr::Number(text, _) => Some(text.as_str()),
                _ => None,
            });
            let chosen =
                variants.iter().find(|v| Some(v.key.as_str()) == given).or(variants.iter().find(|v| v.default));
            return chosen.map_or_else(|| vec![Outcome::default()], |v| self.pattern(&v.value, &deeper(inside)));
        }
        if inside.own {
            self.facts.selects.push(Select { selector: read.clone(), variants, span: selector.span() });
        }
        let mut ordered: Vec<&Variant> = variants.iter().collect();
        // The default comes first, where it serves the other selects.
        ordered.sort_by_key(|v| !v.default);
        let mut outcomes = Vec::new();
        for variant in ordered {
            for mut outcome in self.pattern(&variant.value, &deeper(inside)) {
                outcome.choices.insert(0, Choice { selector: read.clone(), variant });
                if inside.own && outcome.place.is_none() {
                    outcome.place = Some(variant.span.clone());
                }
                outcomes.push(outcome);
            }
        }
        outcomes
    }
}

/// The value of an argument.
fn printed<'a>(name: &'a str, span: &Span, inside: &Inside<'_, 'a>, mut outcome: Outcome<'a>) -> Outcome<'a> {
    // A term sees only the literals of its reference.
    if inside.literals.is_none() {
        outcome.printed.insert(name, if inside.own { span.clone() } else { 0..0 });
    }
    outcome
}

fn deeper<'x, 'a>(inside: &Inside<'x, 'a>) -> Inside<'x, 'a> {
    Inside { own: inside.own, literals: inside.literals, depth: inside.depth + 1 }
}

/// What a selector looks at: `$n`, `NUMBER($n)`, `-term.attribute`.
fn read_selector(selector: &Expr) -> Selector<'_> {
    match selector {
        Expr::Variable(name, _) => Selector { argument: Some(name), function: None, ordinal: false },
        Expr::Call { name, positional, named, .. } => Selector {
            argument: positional.iter().find_map(|p| match p {
                Expr::Variable(name, _) => Some(name.as_str()),
                _ => None,
            }),
            function: Some(name),
            ordinal: named.iter().any(|(option, value)| {
                option == "type" && matches!(value, Expr::Literal(text, _) if text == "ordinal")
            }),
        },
        _ => Selector { argument: None, function: None, ordinal: false },
    }
}

/// What stands before, then one of the alternatives: each alternative once, beside the defaults of the rest.
fn joined<'a>(before: Vec<Outcome<'a>>, alternatives: Vec<Outcome<'a>>) -> Vec<Outcome<'a>> {
    let mut alternatives = alternatives.into_iter();
    let Some(first) = alternatives.next() else { return before };
    let rest: Vec<Outcome<'a>> = alternatives.map(|alternative| before[0].clone().and(alternative)).collect();
    let mut out: Vec<Outcome<'a>> = before.into_iter().map(|outcome| outcome.and(first.clone())).collect();
    out.extend(rest);
    out.truncate(MAX_OUTCOMES);
    out
}

impl Outcome<'_> {
    /// Tags in order, with the place: `b`, `/b`, `br`, slots, and `a:name` for a named element of another Fluent project. Those of entries
    /// that it refers to come last, without a place.
    pub fn tags(&self) -> Vec<(String, Span)> {
        // A value may stand inside of a tag: `<a href="{ $url }">`.
        let mut text = String::new();
        let mut starts: Vec<(usize, usize)> = Vec::new();
        for bit in &self.bits {
            match bit {
                Bit::Text(part, offset) => {
                    starts.push((text.len(), *offset));
                    text.push_str(part);
                }
                _ => text.push('\u{fffc}'),
            }
        }
        let source = |at: usize| {
            let index = starts.partition_point(|(start, _)| *start <= at).checked_sub(1);
            index.and_then(|index| starts.get(index)).map_or(0, |(start, offset)| offset + (at - start))
        };
        let own = tags(&text).map(|(name, at)| (name, source(at.start)..source(at.start) + 1));
        own.chain(self.borrowed.iter().map(|name| (name.clone(), 0..0))).collect()
    }

    fn and(mut self, next: Self) -> Self {
        self.choices.extend(next.choices);
        self.place = next.place.or(self.place);
        for (name, span) in next.printed {
            self.printed.entry(name).or_insert(span);
        }
        self.borrowed.extend(next.borrowed);
        self.terms.extend(next.terms);
        self.bits.extend(next.bits);
        self
    }
}

/// Tags in a text, as any Fluent project writes them: name (`/b` for an end tag), and the byte range.
pub fn tags(text: &str) -> impl Iterator<Item = (String, Span)> {
    text.match_indices('<').filter_map(|(at, _)| {
        let length = text[at..].find('>')?;
        let inside = text[at + 1..at + length].trim_end_matches('/').trim_end();
        let end = inside.starts_with('/');
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
            .collect();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        // Fluent's DOM overlays name elements; the name says which is which.
        let label = inside.split("data-l10n-name=").nth(1).and_then(|rest| rest.get(1..)?.split(['"', '\'']).next());
        let name = match label {
            Some(label) => format!("{name}:{label}"),
            None => name,
        };
        Some((if end { format!("/{name}") } else { name }, at..at + length + 1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{LocaleFiles, Written};
    use crate::diagnostic::Report;
    use crate::locale::Locale;

    fn with<R>(ftl: &str, look: impl FnOnce(&Facts<'_>) -> R) -> R {
        let locale = Locale::parse("en").unwrap();
        let files = LocaleFiles { locale: locale.clone(), files: vec![("x.ftl".to_owned(), ftl.to_owned())] };
        let written = Written::read(&[vec![files]], &mut Report::new());
        let chain = [locale];
        let bundle = written.merged(&chain);
        let (entry, _, _) = bundle.entry("x").unwrap();
        look(&Facts::of(entry.value.as_ref().unwrap(), &bundle))
    }

    #[test]
    fn every_variant_comes_out_once_with_what_it_prints() {
        with(
            "x = Hi { $name }, { $n ->\n    [one] one <b>hour</b>\n   *[other] { $n } hours\n} { $g ->\n    [a] A\n   *[b] B\n}\n",
            |facts| {
                assert_eq!(facts.outcomes.len(), 3);
                let printed = |i: usize| facts.outcomes[i].printed.keys().copied().collect::<Vec<_>>();
                assert_eq!(printed(0), ["n", "name"]);
                assert_eq!(printed(1), ["name"]);
                assert_eq!(facts.outcomes[1].tags().iter().map(|(t, _)| t.as_str()).collect::<Vec<_>>(), ["b", "/b"]);
                assert_eq!(facts.arguments().into_iter().collect::<Vec<_>>(), ["g", "n", "name"]);
                assert!(facts.selects[0].by_number() && !facts.selects[1].by_number());
            },
        );
    }

    #[test]
    fn references_are_followed_and_terms_see_only_their_literals() {
        let ftl =
            "-t = { $case ->\n   *[a] A { $no }\n    [b] <i>B</i>\n}\ny = { $deep }\nx = { -t(case: \"b\") } { y }\n";
        with(ftl, |facts| {
            assert_eq!(facts.arguments().into_iter().collect::<Vec<_>>(), ["deep"]);
            assert_eq!(facts.outcomes[0].terms.iter().copied().collect::<Vec<_>>(), ["t"]);
            assert_eq!(facts.outcomes[0].tags().len(), 2);
            assert_eq!(facts.references.keys().map(String::as_str).collect::<Vec<_>>(), ["-t", "y"]);
        });
    }

    #[test]
    fn entries_that_refer_to_each_other_or_multiply_come_to_an_end() {
        with("x = { y }{ y }\ny = { x }{ x }\n", |facts| assert_eq!(facts.outcomes.len(), 1));
        let mut ftl = "x = a".to_owned();
        for i in 0..600 {
            ftl.push_str(&format!("{{ $a{i} ->\n    [m] 1\n   *[n] 2\n}}"));
        }
        ftl.push('\n');
        with(&ftl, |facts| assert_eq!(facts.outcomes.len(), MAX_OUTCOMES));
    }

    #[test]
    fn a_value_may_stand_in_a_tag() {
        with("x = Go <a href=\"{ $url }\" { $more }>there</a>\n", |facts| {
            let tags = facts.outcomes[0].tags();
            assert_eq!(tags.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["a", "/a"]);
            assert_eq!(tags[1].1.start, "x = Go <a href=\"{ $url }\" { $more }>there".len());
        });
    }

    #[test]
    fn tags_of_any_fluent_project_are_seen() {
        let found: Vec<String> =
            tags("a < b <b>x</b><br/> <a data-l10n-name=\"tos\" class='c'>t</a> 1<2").map(|(n, _)| n).collect();
        assert_eq!(found, ["b", "/b", "br", "a:tos", "/a"]);
    }
}
