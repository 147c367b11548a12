//! A file of entries as an outline to translate: each entry a commented stub beside its reference text.
//!
//! A stub holds no value, so that nothing untranslated can pass for a translation; taking the comment signs off its lines and
//! writing behind `=` makes it an entry, and the rest of the comment stays above it. Tools that read Fluent see comments only.

use std::collections::BTreeSet;

use fluent_syntax::ast;
use fluent_syntax::parser;

use super::plurals::{Category, Plurals};

/// What an outline is made with.
#[expect(missing_debug_implementations, reason = "it holds closures, and lives for one call")]
pub struct Brief<'a> {
    /// The locale of the reference text, as its folder is named.
    pub reference: &'a str,
    /// The locale to translate to.
    pub target: &'a str,
    /// Its plural categories.
    pub plurals: &'a Plurals,
    /// Whether the entry (`id`, or `-id` for a term) needs a stub.
    pub wanted: &'a dyn Fn(&str) -> bool,
    /// Whose text stands in for the entry until it is written, and the text.
    pub stand_in: &'a dyn Fn(&str) -> Option<(String, String)>,
}

/// An outline of one file.
#[derive(Debug, Default, PartialEq)]
pub struct Outline {
    /// Comments and stubs, ending with a line end; empty without a stub.
    pub text: String,
    /// How many stubs there are.
    pub stubs: usize,
}

/// One message or term as its author wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// `id`, or `-id` for a term.
    pub name: String,
    /// What stands behind `=`, attributes included.
    pub text: String,
}

/// The entries of a file in order, as they are written. What is no entry is passed over.
pub fn written(source: &str) -> Vec<Written> {
    items(source)
        .into_iter()
        .filter_map(|item| match item {
            Item::Entry { name, text, .. } => Some(Written { name, text: text.to_owned() }),
            Item::Comment(..) => None,
        })
        .collect()
}

/// The names of entries that a file has a stub for: comment lines `# id =`.
pub fn stubs(source: &str) -> BTreeSet<&str> {
    source
        .lines()
        .filter_map(|line| line.strip_prefix("# ")?.split_once('='))
        .filter_map(|(name, _)| stub_name(name))
        .collect()
}

fn stub_name(text: &str) -> Option<&str> {
    let name = text.trim_end();
    let id = name.strip_prefix('-').unwrap_or(name);
    let valid = id.starts_with(|c: char| c.is_ascii_alphabetic())
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    valid.then_some(name)
}

/// The outline of `source`. `whole` is false where it goes to the end of a file that has its own head and notes.
pub fn outline(source: &str, whole: bool, brief: &Brief<'_>) -> Outline {
    let mut outline = Outline::default();
    let mut heads: Vec<String> = Vec::new();
    let mut out = String::new();
    for item in items(source) {
        match item {
            // A heading waits for the first stub below it; another heading takes its place.
            Item::Comment("## ", lines) => {
                heads.retain(|head| !head.starts_with("## "));
                heads.push(comment("## ", &lines));
            }
            Item::Comment(sign, lines) if whole => heads.push(comment(sign, &lines)),
            Item::Comment(..) => {}
            Item::Entry { name, comment: notes, text, patterns } => {
                if !(brief.wanted)(&name) {
                    continue;
                }
                for block in heads.drain(..) {
                    push_block(&mut out, &block);
                }
                let stand_in = (brief.stand_in)(&name);
                outline.stubs += 1;
                let stub = Stub { name: &name, notes: &notes, text, patterns: &patterns, source };
                push_block(&mut out, &stub.text(stand_in, brief));
            }
        }
    }
    outline.text = out;
    outline
}

/// Blocks are parted by an empty line.
fn push_block(out: &mut String, block: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(block);
}

fn comment(sign: &str, lines: &[&str]) -> String {
    lines.iter().map(|line| format!("{sign}{line}").trim_end().to_owned() + "\n").collect()
}

/// One piece of a file in source order.
enum Item<'a> {
    /// A comment of its own: its sign and its lines.
    Comment(&'static str, Vec<&'a str>),
    /// A message or term: the value and the attributes by name.
    Entry {
        name: String,
        comment: Vec<&'a str>,
        text: &'a str,
        patterns: Vec<(Option<&'a str>, ast::Pattern<&'a str>)>,
    },
}

fn items(source: &str) -> Vec<Item<'_>> {
    let tree = match parser::parse(source) {
        Ok(tree) | Err((tree, _)) => tree,
    };
    let starts: Vec<usize> = tree.body.iter().map(|entry| line_start(source, first_slice(entry))).collect();
    let ends = starts.iter().skip(1).copied().chain([source.len()]).collect::<Vec<_>>();
    tree.body.into_iter().zip(ends).filter_map(|(entry, end)| item(entry, source, end)).collect()
}

fn item<'a>(entry: ast::Entry<&'a str>, source: &'a str, end: usize) -> Option<Item<'a>> {
    let text = |id: &str| {
        let rest = &source[offset(source, id)..end];
        rest.split_once('=').map_or("", |(_, value)| value).trim_matches([' ', '\r', '\n'])
    };
    let attributes =
        |list: Vec<ast::Attribute<&'a str>>| list.into_iter().map(|a| (Some(a.id.name), a.value)).collect::<Vec<_>>();
    Some(match entry {
        ast::Entry::Message(message) => Item::Entry {
            name: message.id.name.to_owned(),
            comment: message.comment.map(|comment| comment.content).unwrap_or_default(),
            text: text(message.id.name),
            patterns: message
                .value
                .into_iter()
                .map(|value| (None, value))
                .chain(attributes(message.attributes))
                .collect(),
        },
        ast::Entry::Term(term) => Item::Entry {
            name: format!("-{}", term.id.name),
            comment: term.comment.map(|comment| comment.content).unwrap_or_default(),
            text: text(term.id.name),
            patterns: [(None, term.value)].into_iter().chain(attributes(term.attributes)).collect(),
        },
        ast::Entry::Comment(comment) => Item::Comment("# ", comment.content),
        ast::Entry::GroupComment(comment) => Item::Comment("## ", comment.content),
        ast::Entry::ResourceComment(comment) => Item::Comment("### ", comment.content),
        ast::Entry::Junk { .. } => return None,
    })
}

/// A slice on the first line of an entry, its comment included.
fn first_slice<'a>(entry: &ast::Entry<&'a str>) -> &'a str {
    let first = |comment: &Option<ast::Comment<&'a str>>| comment.as_ref().and_then(|c| c.content.first().copied());
    match entry {
        ast::Entry::Message(message) => first(&message.comment).unwrap_or(message.id.name),
        ast::Entry::Term(term) => first(&term.comment).unwrap_or(term.id.name),
        ast::Entry::Comment(comment) | ast::Entry::GroupComment(comment) | ast::Entry::ResourceComment(comment) => {
            comment.content.first().copied().unwrap_or_default()
        }
        ast::Entry::Junk { content } => content,
    }
}

/// Slices of the tree lie in the source, so that their address is their place.
fn offset(source: &str, slice: &str) -> usize {
    (slice.as_ptr() as usize).wrapping_sub(source.as_ptr() as usize).min(source.len())
}

fn line_start(source: &str, slice: &str) -> usize {
    source[..offset(source, slice)].rfind('\n').map_or(0, |at| at + 1)
}

/// An entry on its way to a stub.
struct Stub<'a> {
    name: &'a str,
    notes: &'a [&'a str],
    text: &'a str,
    patterns: &'a [(Option<&'a str>, ast::Pattern<&'a str>)],
    source: &'a str,
}

impl Stub<'_> {
    /// Notes, reference text, what stands in for it, plural forms with numbers, and last the stub.
    fn text(&self, stand_in: Option<(String, String)>, brief: &Brief<'_>) -> String {
        let mut lines: Vec<String> = self.notes.iter().map(|line| (*line).to_owned()).collect();
        if !lines.is_empty() {
            lines.push(String::new());
        }
        quote(&mut lines, brief.reference, self.text);
        if let Some((locale, text)) = stand_in {
            quote(&mut lines, &locale, &text);
        }
        let mut forms = Forms { source: self.source, plurals: brief.plurals, counted: Vec::new() };
        let mut stub = vec![format!("{} =", self.name)];
        for (attribute, pattern) in self.patterns {
            stub.extend(attribute.map(|attribute| format!("    .{attribute} =")));
            forms.pattern(pattern, 1 + usize::from(attribute.is_some()), &mut stub);
        }
        forms.counted.dedup();
        for (selector, ordinal) in &forms.counted {
            lines.push(format!("Forms of {selector} in {}:", brief.target));
            let categories = brief.plurals.counting(*ordinal).categories.iter();
            lines.extend(categories.map(|category| format!("  [{}] {}", category.name, category.samples)));
        }
        lines.extend(stub);
        comment("# ", &lines.iter().map(String::as_str).collect::<Vec<_>>())
    }
}

/// A text of one line behind its locale, a longer one below it.
fn quote(lines: &mut Vec<String>, locale: &str, text: &str) {
    let mut rest = text.lines();
    let first = rest.next().unwrap_or_default();
    // A text that begins below its id keeps the indent that it has there.
    if text.contains('\n') && (first.trim_end() == "{" || first.contains("->") || first.starts_with('.')) {
        lines.push(format!("{locale}:"));
        lines.push(format!("    {first}"));
    } else {
        lines.push(format!("{locale}: {first}"));
    }
    lines.extend(rest.map(|line| line.trim_end().to_owned()));
}

/// Lays the variants of a language out.
struct Forms<'a> {
    source: &'a str,
    plurals: &'a Plurals,
    /// Selectors that count, and whether they rank.
    counted: Vec<(String, bool)>,
}

impl Forms<'_> {
    /// The selects of a pattern with their keys and no text; plural selects with the keys of the language.
    fn pattern(&mut self, pattern: &ast::Pattern<&str>, indent: usize, out: &mut Vec<String>) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable { expression: ast::Expression::Select { selector, variants } } =
                element
            {
                self.select(selector, variants, indent, out);
            }
        }
    }

    fn select(
        &mut self,
        selector: &ast::InlineExpression<&str>,
        variants: &[ast::Variant<&str>],
        indent: usize,
        out: &mut Vec<String>,
    ) {
        let blank = "    ".repeat(indent);
        let written = self.selector(selector);
        out.push(format!("{blank}{{ {written} ->"));
        let default = variants.iter().find(|variant| variant.default);
        let mut variant = |key: &str, star: bool, like: Option<&ast::Variant<&str>>, forms: &mut Self| {
            let sign = if star { "   *" } else { "    " };
            out.push(format!("{blank}{sign}[{key}]"));
            if let Some(like) = like {
                forms.pattern(&like.value, indent + 2, out);
            }
        };
        if counts(variants) {
            let ordinal = written.contains("\"ordinal\"");
            self.counted.push((written, ordinal));
            for exact in variants.iter().filter(|v| is_number(v)) {
                variant(key(exact), false, Some(exact), self);
            }
            let categories: &[Category] = &self.plurals.counting(ordinal).categories;
            let names: Vec<&str> = categories.iter().map(|category| category.name).collect();
            for name in names {
                let like = variants.iter().find(|v| key(v) == name).or(default);
                variant(name, name == "other", like, self);
            }
        } else {
            for own in variants {
                variant(key(own), own.default, Some(own), self);
            }
        }
        out.push(format!("{blank}}}"));
    }

    /// The selector as its author wrote it.
    fn selector(&self, selector: &ast::InlineExpression<&str>) -> String {
        let (slice, sign) = match selector {
            ast::InlineExpression::VariableReference { id } => (id.name, 1),
            ast::InlineExpression::FunctionReference { id, .. }
            | ast::InlineExpression::MessageReference { id, .. } => (id.name, 0),
            ast::InlineExpression::TermReference { id, .. } => (id.name, 1),
            ast::InlineExpression::StringLiteral { value } => (*value, 1),
            ast::InlineExpression::NumberLiteral { value } => (*value, 0),
            ast::InlineExpression::Placeable { .. } => return String::new(),
        };
        let from = offset(self.source, slice).saturating_sub(sign);
        let rest = self.source.get(from..).unwrap_or_default();
        rest.split_once("->").map_or("", |(before, _)| before.trim()).to_owned()
    }
}

fn key<'a>(variant: &ast::Variant<&'a str>) -> &'a str {
    match &variant.key {
        ast::VariantKey::Identifier { name } => name,
        ast::VariantKey::NumberLiteral { value } => value,
    }
}

fn is_number(variant: &ast::Variant<&str>) -> bool {
    matches!(variant.key, ast::VariantKey::NumberLiteral { .. })
}

/// Whether a select counts: its keys are CLDR's categories and numbers, and more than `other` alone is told apart.
fn counts(variants: &[ast::Variant<&str>]) -> bool {
    let category = |v: &ast::Variant<&str>| matches!(key(v), "zero" | "one" | "two" | "few" | "many" | "other");
    variants.iter().all(|v| category(v) || is_number(v)) && variants.iter().any(category)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    fn made(source: &str, tag: &str, whole: bool, wanted: &dyn Fn(&str) -> bool) -> Outline {
        let plurals = Plurals::of(&Locale::parse(tag).unwrap());
        let inherited = |name: &str| (name == "kept").then(|| ("de (inherited)".to_owned(), "Alt".to_owned()));
        outline(source, whole, &Brief { reference: "en", target: tag, plurals: &plurals, wanted, stand_in: &inherited })
    }

    const SOURCE: &str = "### The file\n\n## Top\n\n# Said once.\nhello = Hello { $name }\n\n## Counts\n\n# Loose.\n\n\
        count =\n    { $n ->\n        [0] none\n        [one] one\n       *[other] { $n }\n    }\nkept = Old\n-brand = B\n    .gender = f\n";

    #[test]
    fn every_entry_becomes_a_stub_below_its_text() {
        let outline = made(SOURCE, "pl", true, &|_| true);
        assert_eq!(outline.stubs, 4);
        let expected = "### The file\n\n## Top\n\n# Said once.\n#\n# en: Hello { $name }\n# hello =\n\n## Counts\n\n# Loose.\n\n\
            # en:\n#     { $n ->\n#         [0] none\n#         [one] one\n#        *[other] { $n }\n#     }\n\
            # Forms of $n in pl:\n#   [one] 1\n#   [few] 2~4, 22~24, 32~34, …\n#   [many] 0, 5~21, 25~31, …\n#   [other] 0.0~9.9\n\
            # count =\n#     { $n ->\n#         [0]\n#         [one]\n#         [few]\n#         [many]\n#        *[other]\n#     }\n\n\
            # en: Old\n# de (inherited): Alt\n# kept =\n\n\
            # en: B\n#     .gender = f\n# -brand =\n#     .gender =\n";
        assert_eq!(outline.text, expected);
        assert_eq!(written(&outline.text), []);
        assert!(parser::parse(outline.text.as_str()).is_ok());
        assert_eq!(stubs(&outline.text).into_iter().collect::<Vec<_>>(), ["-brand", "count", "hello", "kept"]);
    }

    #[test]
    fn what_is_there_already_is_left_out_with_its_heading() {
        let outline = made(SOURCE, "ja", false, &|name| name == "count");
        assert!(outline.text.starts_with("## Counts\n\n# en:\n"), "{}", outline.text);
        assert!(outline.text.contains("#         [0]\n#        *[other]\n#     }\n"), "{}", outline.text);
        assert_eq!(made(SOURCE, "ja", true, &|_| false), Outline::default());
    }

    #[test]
    fn a_stub_without_its_comment_signs_is_an_entry_once_it_has_text() {
        let outline = made(SOURCE, "ar", true, &|name| name == "count");
        let (_, stub) = outline.text.split_once("# count =").unwrap();
        let filled = format!("count ={}", stub.replace("\n# ", "\n")).replace(']', "] text");
        assert_eq!(written(&filled).len(), 1, "{filled}");
        assert!(parser::parse(filled.as_str()).is_ok(), "{filled}");
    }

    #[test]
    fn selects_that_do_not_count_keep_their_keys_and_ranks_have_their_own() {
        let source = "a = { $who ->\n    [ms] x\n   *[none] { NUMBER($n, type: \"ordinal\") ->\n        [one] y\n       *[other] z\n    }\n }\n";
        let text = made(source, "en", true, &|_| true).text;
        assert!(text.contains("#     { $who ->\n#         [ms]\n#        *[none]\n#             { NUMBER($n, type: \"ordinal\") ->\n#                 [one]\n#                 [two]\n#                 [few]\n#                *[other]\n#             }\n#     }\n"), "{text}");
        assert!(text.contains("Forms of NUMBER($n, type: \"ordinal\") in en:\n#   [one] 1, 21, 31, …"), "{text}");
    }
}
