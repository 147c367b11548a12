//! Literal text of an email's templates lifted into entries.
//!
//! Each file is read into runs of text, expressions and inline tags (`reading`); a run with words becomes one entry, so that a
//! translator sees whole sentences. Expressions in it become arguments, links named slots, other tags of an entry stay as they are.
//! What is put back is a call of `t` in the very place of the run; every other byte of the file stays.

mod naming;
mod reading;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use self::naming::Names;
use self::reading::{Item, Run, Surroundings, read_lines, read_markup};
use super::scan::{Tag, TokenKind};
use super::{Part, TemplateFile};
use crate::catalog::is_argument_name;
use crate::diagnostic::Fix;

/// What an extraction needs to know of the project.
#[expect(missing_debug_implementations, reason = "it holds a closure, and lives for one call")]
pub struct Brief<'a> {
    /// The email.
    pub email: &'a str,
    /// Whether an entry of that id exists.
    pub taken: &'a dyn Fn(&str) -> bool,
    /// Entries that may be used again: id by text as it is written in FTL.
    pub known: &'a BTreeMap<String, String>,
}

/// Changed files and new entries.
#[derive(Debug, Default)]
pub struct Extraction {
    /// What changes in each file, by its path.
    pub fixes: BTreeMap<String, Vec<Fix>>,
    /// New entries in the order in which a reader meets them.
    pub entries: Vec<NewEntry>,
    /// Sentences that are cut, each with its file, place and reason.
    pub cuts: Vec<Cut>,
}

/// A sentence that could not become one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    /// Path of the file.
    pub file: String,
    /// 1-based line.
    pub line: usize,
    /// The tag that cuts it, and why.
    pub reason: String,
}

/// An entry to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Its id.
    pub id: String,
    /// Its value, on one line.
    pub value: String,
    /// Arguments (`$name`) with the expressions that they come from.
    pub arguments: Vec<(String, String)>,
    /// Slots (`<link>`) with their addresses.
    pub slots: Vec<(String, String)>,
}

impl NewEntry {
    /// The entry with a comment on what it is given, ending with a line end.
    pub fn to_ftl(&self) -> String {
        let mut out = String::new();
        for (heading, given) in [("Variables", &self.arguments), ("Links", &self.slots)] {
            if !given.is_empty() {
                out.push_str(&format!("# {heading}:\n"));
            }
            for (name, source) in given {
                let source = source.split_whitespace().collect::<Vec<_>>().join(" ");
                out.push_str(&format!("#   {name} – {source}\n"));
            }
        }
        out.push_str(&format!("{} = {}\n", self.id, self.value));
        out
    }
}

/// Whether a file below the email's folder is a part for all locales, and which.
fn part_of(email: &str, name: &str) -> Option<Part> {
    match name.strip_prefix(email)?.strip_prefix('/')? {
        "subject.txt" => Some(Part::Subject),
        "preheader.txt" => Some(Part::Preheader),
        "body.mjml" | "body.html" => Some(Part::Html),
        "body.txt" => Some(Part::Text),
        _ => None,
    }
}

/// Lifts the text of an email's parts. Files of other folders, and parts for one locale, are not looked at.
pub fn extract(files: &[Arc<TemplateFile>], brief: &Brief<'_>) -> Extraction {
    let mut parts: Vec<(Part, &Arc<TemplateFile>)> =
        files.iter().filter_map(|file| Some((part_of(brief.email, &file.name)?, file))).collect();
    // The html has the better names; the text part mostly says the same.
    parts.sort_by_key(|(part, _)| match part {
        Part::Subject => 0,
        Part::Preheader => 1,
        Part::Html => 2,
        Part::Text => 3,
    });
    let mut lifter =
        Lifter { brief, names: Names::new(brief.email), ids: BTreeMap::new(), done: Extraction::default() };
    for (part, file) in parts {
        let reading = if part == Part::Html { read_markup(file) } else { read_lines(file, part) };
        let fixes: Vec<Fix> = reading.runs.iter().flat_map(|run| lifter.run(run, file)).collect();
        if !fixes.is_empty() {
            lifter.done.fixes.insert(file.path.clone(), fixes);
        }
        lifter.done.cuts.extend(reading.cuts);
    }
    lifter.done
}

struct Lifter<'a> {
    brief: &'a Brief<'a>,
    names: Names,
    /// Ids of this extraction by value.
    ids: BTreeMap<String, String>,
    done: Extraction,
}

impl Lifter<'_> {
    /// The changes that lift one run: one for each stretch of it that has words.
    fn run(&mut self, run: &Run, file: &TemplateFile) -> Vec<Fix> {
        let mut fixes = Vec::new();
        for items in sentences(&run.items) {
            let items = without_edges(items);
            if !items.iter().any(Item::has_words) {
                continue;
            }
            let mut sentence = Sentence::new(file, run.markup);
            items.iter().for_each(|item| sentence.item(item));
            let Some((start, end)) = bounds(items) else { continue };
            let plain: String = items.iter().map(Item::words).collect::<Vec<_>>().join(" ");
            let id = self.id(&sentence, &run.around, &plain);
            fixes.push(Fix { span: start..end, text: sentence.call(&id, items, run.braces) });
        }
        fixes
    }

    fn id(&mut self, sentence: &Sentence<'_>, around: &Surroundings, plain: &str) -> String {
        let value = sentence.value.trim_ascii().to_owned();
        if let Some(id) = self.ids.get(&value).or_else(|| self.brief.known.get(&value)) {
            return id.clone();
        }
        let id = self.names.choose(around, plain, self.brief.taken);
        let arguments = sentence.arguments.iter().map(|(name, source)| (format!("${name}"), source.clone())).collect();
        let slots = sentence.slots.iter().map(|slot| (format!("<{}>", slot.name), slot.shown.clone())).collect();
        let entry = NewEntry { id: id.clone(), value: value.clone(), arguments, slots };
        self.done.entries.push(entry);
        self.ids.insert(value, id.clone());
        id
    }
}

/// Cuts a run at tags whose other half is not in it, and at two line breaks in a row, which part paragraphs.
fn sentences(items: &[Item]) -> Vec<&[Item]> {
    let mut open: Vec<usize> = Vec::new();
    let mut paired: BTreeSet<usize> = BTreeSet::new();
    for (index, item) in items.iter().enumerate() {
        match item {
            Item::Open { .. } => open.push(index),
            Item::Close { .. } => {
                if let Some(start) = open.pop() {
                    paired.extend([start, index]);
                }
            }
            _ => {}
        }
    }
    let blank = |item: &Item| matches!(item, Item::Text { text, .. } if text.trim_ascii().is_empty());
    let breaks = |index: usize| {
        let next = items[index + 1..].iter().find(|item| !blank(item));
        let before = items[..index].iter().rev().find(|item| !blank(item));
        let is_break = |item: Option<&Item>| matches!(item, Some(Item::Break { .. }));
        is_break(next) || is_break(before)
    };
    // A paragraph's end inside of a pair would tear it.
    let depth = |index: usize| {
        let opened = items[..index]
            .iter()
            .enumerate()
            .filter(|(i, item)| matches!(item, Item::Open { .. }) && paired.contains(i));
        let closed = items[..index]
            .iter()
            .enumerate()
            .filter(|(i, item)| matches!(item, Item::Close { .. }) && paired.contains(i));
        opened.count() - closed.count()
    };
    let border = |index: usize| match &items[index] {
        Item::Open { .. } | Item::Close { .. } => !paired.contains(&index),
        Item::Break { .. } => breaks(index) && depth(index) == 0,
        _ => false,
    };
    let mut cut = Vec::new();
    let mut start = 0;
    for index in 0..items.len() {
        if border(index) {
            cut.push(&items[start..index]);
            start = index + 1;
        }
    }
    cut.push(&items[start..]);
    cut
}

/// Without blanks and breaks at both ends, and without a pair of tags around the whole: they stay in the template.
fn without_edges(mut items: &[Item]) -> &[Item] {
    loop {
        let before = items.len();
        let edge = |item: &Item| match item {
            Item::Text { text, .. } => text.trim_ascii().is_empty(),
            Item::Break { .. } => true,
            _ => false,
        };
        while let Some((first, rest)) = items.split_first().filter(|(first, _)| edge(first)) {
            let _ = first;
            items = rest;
        }
        while let Some((_, rest)) = items.split_last().filter(|(last, _)| edge(last)) {
            items = rest;
        }
        if let [Item::Open { .. }, inside @ .., Item::Close { .. }] = items
            && is_balanced(inside)
        {
            items = inside;
        }
        if items.len() == before {
            return items;
        }
    }
}

/// Whether no tag of these closes what was opened before them.
fn is_balanced(items: &[Item]) -> bool {
    let mut depth = 0usize;
    items.iter().all(|item| match item {
        Item::Open { .. } => {
            depth += 1;
            true
        }
        Item::Close { .. } => {
            let inside = depth > 0;
            depth = depth.saturating_sub(1);
            inside
        }
        _ => true,
    })
}

/// The place of items in their file, without blanks at both ends.
fn bounds(items: &[Item]) -> Option<(usize, usize)> {
    let (first, last) = (items.first()?, items.last()?);
    let start = match first {
        Item::Text { text, span } => span.start + (text.len() - text.trim_ascii_start().len()),
        other => other.span().start,
    };
    let end = match last {
        Item::Text { text, span } => span.end - (text.len() - text.trim_ascii_end().len()),
        other => other.span().end,
    };
    Some((start, end))
}

/// A slot of a sentence.
struct Slot {
    name: String,
    /// The call of `a`.
    call: String,
    /// The address, for the comment.
    shown: String,
}

/// One entry in the making.
struct Sentence<'a> {
    file: &'a TemplateFile,
    markup: bool,
    value: String,
    arguments: Vec<(String, String)>,
    slots: Vec<Slot>,
    open: Vec<String>,
}

impl<'a> Sentence<'a> {
    fn new(file: &'a TemplateFile, markup: bool) -> Sentence<'a> {
        Sentence { file, markup, value: String::new(), arguments: Vec::new(), slots: Vec::new(), open: Vec::new() }
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Text { text, .. } => self.text(text),
            Item::Expression { tag, .. } => self.expression(tag),
            Item::Break { .. } => self.value.push_str("<br>"),
            Item::Open { name, link, .. } => {
                let name = match link {
                    Some(link) => self.slot(link),
                    None => name.clone(),
                };
                self.value.push_str(&format!("<{name}>"));
                self.open.push(name);
            }
            Item::Close { .. } => {
                if let Some(name) = self.open.pop() {
                    self.value.push_str(&format!("</{name}>"));
                }
            }
        }
    }

    /// Text as FTL: entities decoded, blanks as html reads them, braces and signs of tags as literals.
    fn text(&mut self, text: &str) {
        let text = if self.markup { reading::decoded(text) } else { text.to_owned() };
        for c in text.chars() {
            match c {
                '{' | '}' | '<' => self.value.push_str(&format!("{{\"{c}\"}}")),
                c if self.markup && c.is_ascii_whitespace() => {
                    if !self.value.ends_with(' ') && !self.value.is_empty() {
                        self.value.push(' ');
                    }
                }
                c => self.value.push(c),
            }
        }
    }

    fn expression(&mut self, tag: &Tag) {
        let source = source(tag, self.file);
        let name = match self.arguments.iter().find(|(_, known)| *known == source) {
            Some((name, _)) => name.clone(),
            None => {
                let name = self.free_name(tag);
                self.arguments.push((name.clone(), source));
                name
            }
        };
        self.value.push_str(&format!("{{ ${name} }}"));
    }

    /// The last word of the expression's path, or what it is the name of; with the word before it where another argument is
    /// called so.
    fn free_name(&self, tag: &Tag) -> String {
        let path =
            tag.tokens.iter().take_while(|token| token.kind == TokenKind::Word || token.is(".") || token.is("?."));
        let words: Vec<String> = path.filter(|t| t.kind == TokenKind::Word).map(|t| t.text.to_lowercase()).collect();
        let last = match words.as_slice() {
            [object, field] if field == "name" && object != "user" && object != "data" => object.clone(),
            words => words.last().cloned().unwrap_or_default(),
        };
        let longer = words.iter().rev().take(2).rev().cloned().collect::<Vec<_>>().join("_");
        let numbered = (2..).map(|n| format!("{}{n}", if is_argument_name(&last) { &last } else { "value" }));
        let candidates = [last.clone(), longer, "value".to_owned()].into_iter().chain(numbered);
        let free = |name: &String| {
            is_argument_name(name)
                && name != "id"
                && !self.arguments.iter().any(|(known, _)| known == name)
                && !self.slots.iter().any(|slot| slot.name == *name)
        };
        candidates.into_iter().find(free).unwrap_or_default()
    }

    fn slot(&mut self, link: &reading::Link) -> String {
        if let Some(slot) = self.slots.iter().find(|slot| slot.call == link.call) {
            return slot.name.clone();
        }
        let taken = |name: &String| {
            self.slots.iter().any(|s| s.name == *name) || self.arguments.iter().any(|(known, _)| known == name)
        };
        let names = std::iter::once("link".to_owned()).chain((2..).map(|n| format!("link{n}")));
        let name = names.into_iter().find(|name| !taken(name)).unwrap_or_default();
        self.slots.push(Slot { name: name.clone(), call: link.call.clone(), shown: link.shown.clone() });
        name
    }

    /// The call that stands in the sentence's place. White-space control of a tag at either end is kept.
    fn call(&self, id: &str, items: &[Item], braces: (&str, &str)) -> String {
        let arguments = self.arguments.iter().map(|(name, source)| format!(", {name}={source}"));
        let slots = self.slots.iter().map(|slot| format!(", {}={}", slot.name, slot.call));
        let call = format!("t(id=\"{id}\"{})", arguments.chain(slots).collect::<String>());
        let trims = |item: Option<&Item>, sign: &str, end: bool| match item {
            Some(Item::Expression { span, .. }) => {
                let tag = &self.file.text[span.clone()];
                if end { tag.ends_with(sign) } else { tag.starts_with(sign) }
            }
            _ => false,
        };
        let (open, close) = braces;
        let before = if trims(items.first(), "{{-", false) { "-" } else { "" };
        let after = if trims(items.last(), "-}}", true) { "-" } else { "" };
        if open == "{" { format!("{open}{call}{close}") } else { format!("{open}{before} {call} {after}{close}") }
    }
}

/// The inside of a tag as its author wrote it.
fn source(tag: &Tag, file: &TemplateFile) -> String {
    match (tag.tokens.first(), tag.tokens.last()) {
        (Some(first), Some(last)) => file.text[first.span.start..last.span.end].to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests;
