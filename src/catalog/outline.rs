//! A file of entries as an outline to translate: each entry a commented stub beside its reference text.
//!
//! A stub holds no value, so that nothing untranslated can pass for a translation; taking the comment signs off its lines and
//! writing behind `=` makes it an entry, and the rest of the comment stays above it. Tools that read Fluent see comments only.

use std::collections::BTreeSet;

use super::plurals::{Category, Plurals};
use super::resource::{Comment, Entry, Expr, Pattern, Piece, Variant};
use super::syntax::{self, Tree};

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
    let entries = syntax::parse(source).entries.into_iter();
    entries.map(|entry| Written { name: entry.name(), text: source[entry.text].to_owned() }).collect()
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
    let mut heads: Vec<&Comment> = Vec::new();
    for item in items(&syntax::parse(source)) {
        match item {
            // A heading waits for the first stub below it; another heading takes its place.
            Item::Comment(heading) if heading.level == 2 => {
                heads.retain(|head| head.level != 2);
                heads.push(heading);
            }
            Item::Comment(note) => heads.extend(whole.then_some(note)),
            Item::Entry(entry) => {
                let name = entry.name();
                if !(brief.wanted)(&name) {
                    continue;
                }
                for head in heads.drain(..) {
                    push_block(&mut outline.text, &comment(head.level, &head.text));
                }
                let stub = Stub { name: &name, entry, source };
                push_block(&mut outline.text, &stub.text((brief.stand_in)(&name), brief));
                outline.stubs += 1;
            }
        }
    }
    outline
}

/// Blocks are parted by an empty line.
fn push_block(out: &mut String, block: &str) {
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(block);
}

fn comment(level: usize, text: &str) -> String {
    let sign = "#".repeat(level);
    text.split('\n').map(|line| format!("{sign} {line}").trim_end().to_owned() + "\n").collect()
}

/// One piece of a file.
enum Item<'a> {
    Comment(&'a Comment),
    Entry(&'a Entry),
}

impl Item<'_> {
    fn start(&self) -> usize {
        match self {
            Item::Comment(comment) => comment.start,
            Item::Entry(entry) => entry.span.start,
        }
    }
}

/// Comments and entries in source order.
fn items(tree: &Tree) -> Vec<Item<'_>> {
    let comments = tree.comments.iter().map(Item::Comment);
    let mut items: Vec<Item<'_>> = comments.chain(tree.entries.iter().map(Item::Entry)).collect();
    items.sort_by_key(Item::start);
    items
}

/// An entry on its way to a stub.
struct Stub<'a> {
    name: &'a str,
    entry: &'a Entry,
    source: &'a str,
}

impl Stub<'_> {
    /// Notes, reference text, what stands in for it, plural forms with numbers, and last the stub.
    fn text(&self, stand_in: Option<(String, String)>, brief: &Brief<'_>) -> String {
        let notes = self.entry.comment.as_ref();
        // An empty line parts the notes from what follows.
        let mut lines: Vec<String> =
            notes.into_iter().flat_map(|text| text.split('\n').chain([""])).map(str::to_owned).collect();
        quote(&mut lines, brief.reference, &self.source[self.entry.text.clone()]);
        if let Some((locale, text)) = stand_in {
            quote(&mut lines, &locale, &text);
        }
        let mut forms = Forms { source: self.source, plurals: brief.plurals, counted: Vec::new() };
        let mut stub = vec![format!("{} =", self.name)];
        if let Some(value) = &self.entry.value {
            forms.pattern(value, 1, &mut stub);
        }
        for (attribute, pattern) in &self.entry.attributes {
            stub.push(format!("    .{attribute} ="));
            forms.pattern(pattern, 2, &mut stub);
        }
        forms.counted.dedup();
        for (selector, ordinal) in &forms.counted {
            lines.push(format!("Forms of {selector} in {}:", brief.target));
            let categories = brief.plurals.counting(*ordinal).categories.iter();
            lines.extend(categories.map(|category| format!("  [{}] {}", category.name, category.samples)));
        }
        lines.extend(stub);
        comment(1, &lines.join("\n"))
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
    fn pattern(&mut self, pattern: &Pattern, indent: usize, out: &mut Vec<String>) {
        for piece in &pattern.pieces {
            if let Piece::Place(Expr::Select { selector, variants }) = piece {
                self.select(selector, variants, indent, out);
            }
        }
    }

    fn select(&mut self, selector: &Expr, variants: &[Variant], indent: usize, out: &mut Vec<String>) {
        let blank = "    ".repeat(indent);
        let written = self.selector(selector);
        out.push(format!("{blank}{{ {written} ->"));
        let default = variants.iter().find(|variant| variant.default);
        let mut variant = |key: &str, star: bool, like: Option<&Variant>, forms: &mut Self| {
            let sign = if star { "   *" } else { "    " };
            out.push(format!("{blank}{sign}[{key}]"));
            if let Some(like) = like {
                forms.pattern(&like.value, indent + 2, out);
            }
        };
        if counts(variants) {
            let ordinal = written.contains("\"ordinal\"");
            self.counted.push((written, ordinal));
            for exact in variants.iter().filter(|variant| variant.numeric) {
                variant(&exact.key, false, Some(exact), self);
            }
            let categories: &[Category] = &self.plurals.counting(ordinal).categories;
            let names: Vec<&str> = categories.iter().map(|category| category.name).collect();
            for name in names {
                let like = variants.iter().find(|variant| variant.key == name).or(default);
                variant(name, name == "other", like, self);
            }
        } else {
            for own in variants {
                variant(&own.key, own.default, Some(own), self);
            }
        }
        out.push(format!("{blank}}}"));
    }

    /// The selector as its author wrote it.
    fn selector(&self, selector: &Expr) -> String {
        // The place of a literal is within its quotes.
        let start = selector.span().start - usize::from(matches!(selector, Expr::Literal(..)));
        self.source[start..].split_once("->").map_or("", |(written, _)| written.trim()).to_owned()
    }
}

/// Whether a select counts: its keys are CLDR's categories and numbers, and more than `other` alone is told apart.
fn counts(variants: &[Variant]) -> bool {
    let category = |v: &Variant| matches!(v.key.as_str(), "zero" | "one" | "two" | "few" | "many" | "other");
    variants.iter().all(|v| category(v) || v.numeric) && variants.iter().any(category)
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
        assert!(fluent_syntax::parser::parse(outline.text.as_str()).is_ok());
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
        assert!(fluent_syntax::parser::parse(filled.as_str()).is_ok(), "{filled}");
    }

    #[test]
    fn selects_that_do_not_count_keep_their_keys_and_ranks_have_their_own() {
        let source = "a = { $who ->\n    [ms] x\n   *[none] { NUMBER($n, type: \"ordinal\") ->\n        [one] y\n       *[other] z\n    }\n }\n";
        let text = made(source, "en", true, &|_| true).text;
        assert!(text.contains("#     { $who ->\n#         [ms]\n#        *[none]\n#             { NUMBER($n, type: \"ordinal\") ->\n#                 [one]\n#                 [two]\n#                 [few]\n#                *[other]\n#             }\n#     }\n"), "{text}");
        assert!(text.contains("Forms of NUMBER($n, type: \"ordinal\") in en:\n#   [one] 1, 21, 31, …"), "{text}");
    }
}
