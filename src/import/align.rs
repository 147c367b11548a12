//! Templates of several languages become one with entries.
//!
//! Each language's text is lifted out of its own template first, as `vocative extract` does. Where what remains is the same in two
//! languages, the texts at the same place are the same entry. Attributes may differ (a link to the German pages); a template that is built
//! otherwise becomes a part for its locale alone.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::call::{Call, arguments, file, renamed};
use super::html::{Stretch, stretches};
use super::write::Written;
use crate::diagnostic::Fix;
use crate::locale::Locale;
use crate::template::extract::{Brief, NewEntry, extract};

/// One language's templates.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The locale.
    pub locale: Locale,
    /// The subject; none where the stock one stays.
    pub subject: Option<Written>,
    /// The body.
    pub body: Written,
}

/// A part after alignment.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// What all locales share.
    pub shared: Written,
    /// Parts of locales that are built otherwise, by tag.
    pub apart: BTreeMap<String, Written>,
}

/// What became of all editions.
#[derive(Clone, Debug, Default)]
pub struct Aligned {
    /// The subject, if there is one.
    pub subject: Option<Part>,
    /// The body.
    pub body: Part,
    /// Files of entries by tag.
    pub entries: BTreeMap<String, String>,
}

/// The file names of both parts.
const SUBJECT: &str = "subject.txt";
const BODY: &str = "body.html";
/// Stands for a lifted text while templates are compared; a control character that no template has.
const MARK: char = '\u{1}';

/// Puts editions together. The first is the reference. `taken` says which ids other emails have.
pub fn align(email: &str, editions: &[Edition], taken: &dyn Fn(&str) -> bool) -> Aligned {
    let lifted: Vec<Lifted<'_>> = editions.iter().map(|edition| Lifted::new(email, edition, taken)).collect();
    let Some((reference, others)) = lifted.split_first() else { return Aligned::default() };
    let mut aligned = Aligned::default();
    let mut shelf = Shelf::new(reference, taken);
    if let Some(subject) = &reference.edition.subject {
        let part = shelf.part(SUBJECT, subject, reference, others);
        aligned.subject = Some(part);
    }
    aligned.body = shelf.part(BODY, &reference.edition.body, reference, others);
    aligned.entries = shelf.entries();
    aligned
}

/// One edition with its text lifted.
struct Lifted<'a> {
    edition: &'a Edition,
    /// Texts by file.
    calls: BTreeMap<&'static str, Vec<Lift>>,
    /// Ids that were given.
    ids: BTreeSet<String>,
}

/// A lifted text.
#[derive(Clone, Debug)]
struct Lift {
    /// Where it stands.
    span: Range<usize>,
    /// The call that stands in its place.
    call: Call,
    /// What it says, as an entry.
    value: String,
}

impl<'a> Lifted<'a> {
    fn new(email: &str, edition: &'a Edition, taken: &dyn Fn(&str) -> bool) -> Lifted<'a> {
        let known = BTreeMap::new();
        let brief = Brief { email, taken, known: &known };
        let subject = edition.subject.as_ref().map(|subject| file(email, SUBJECT, &subject.text));
        let files: Vec<_> = subject.into_iter().chain([file(email, BODY, &edition.body.text)]).collect();
        let mut done = extract(&files, &brief);
        let values: BTreeMap<String, String> = done.entries.into_iter().map(|entry| (entry.id, entry.value)).collect();
        let mut calls = BTreeMap::new();
        for name in [SUBJECT, BODY] {
            let fixes = done.fixes.remove(&format!("templates/{email}/{name}")).unwrap_or_default();
            let mut found: Vec<Lift> = fixes
                .into_iter()
                .filter_map(|fix| {
                    let mut call = Call::parse(&fix.text)?;
                    let value = values.get(&call.id)?;
                    let value = renamed(value, &call.rename());
                    Some(Lift { span: fix.span, call, value })
                })
                .collect();
            found.sort_by_key(|lift| lift.span.start);
            calls.insert(name, found);
        }
        Lifted { edition, calls, ids: values.into_keys().collect() }
    }

    fn calls(&self, name: &str) -> &[Lift] {
        self.calls.get(name).map_or(&[], Vec::as_slice)
    }

    fn written(&self, name: &str) -> Option<&'a Written> {
        if name == SUBJECT { self.edition.subject.as_ref() } else { Some(&self.edition.body) }
    }
}

/// A text at one place in all languages that share its part.
#[derive(Clone, Debug)]
struct Sentence {
    call: Call,
    /// Values by tag.
    values: BTreeMap<String, String>,
}

/// Entries in the making.
struct Shelf<'a> {
    reference: String,
    taken: &'a dyn Fn(&str) -> bool,
    /// Ids that were given.
    given: BTreeSet<String>,
    /// Ids by their stems and what they say.
    said: BTreeMap<(String, BTreeMap<String, String>), String>,
    /// The numbers that ids of a stem have reached.
    numbers: BTreeMap<String, usize>,
    /// Entries in the order of their first use.
    order: Vec<(NewEntry, BTreeMap<String, String>)>,
    /// Ids of the reference, which are not given to other texts.
    own: BTreeSet<String>,
}

impl<'a> Shelf<'a> {
    fn new(reference: &Lifted<'_>, taken: &'a dyn Fn(&str) -> bool) -> Shelf<'a> {
        let own = reference.ids.clone();
        let tag = reference.edition.locale.tag().to_owned();
        Shelf {
            reference: tag,
            taken,
            given: BTreeSet::new(),
            said: BTreeMap::new(),
            numbers: BTreeMap::new(),
            order: Vec::new(),
            own,
        }
    }

    fn part(&mut self, name: &str, written: &Written, reference: &Lifted<'_>, others: &[Lifted<'_>]) -> Part {
        let calls = reference.calls(name);
        let skeleton = Skeleton::new(&written.text, calls);
        let mut sentences: Vec<Sentence> = calls
            .iter()
            .map(|lift| {
                let value = (self.reference.clone(), lift.value.clone());
                Sentence { call: lift.call.clone(), values: BTreeMap::from([value]) }
            })
            .collect();
        let mut part = Part::default();
        let mut differing = Differing::default();
        for other in others {
            let Some(own) = other.written(name) else { continue };
            let tag = other.edition.locale.tag().to_owned();
            let theirs = Skeleton::new(&own.text, other.calls(name));
            let same = skeleton.differences(&theirs).filter(|_| other.calls(name).len() == sentences.len());
            let joined = same.and_then(|found| Some((found, joined(&sentences, other, name, &self.reference)?)));
            match joined {
                Some((found, with)) => {
                    for (sentence, (call, value)) in sentences.iter_mut().zip(with) {
                        sentence.call = call;
                        sentence.values.insert(tag.clone(), value);
                    }
                    differing.add(&tag, found);
                }
                None => {
                    part.apart.insert(tag, own.clone());
                }
            }
        }
        let mut shared = written.clone();
        let mut fixes: Vec<Fix> = differing.fixes(&self.reference, &skeleton);
        for (lift, sentence) in calls.iter().zip(&sentences) {
            fixes.push(Fix { span: lift.span.clone(), text: self.shelve(sentence) });
        }
        shared.apply(fixes);
        part.shared = shared;
        part
    }

    /// Gives a sentence its id, and its call as it stands in the template.
    fn shelve(&mut self, sentence: &Sentence) -> String {
        let stem = &sentence.call.id;
        let key = (stem.clone(), sentence.values.clone());
        let (id, new) = match self.said.get(&key) {
            Some(id) => (id.clone(), false),
            None => (self.unused(stem), true),
        };
        let call = Call { id: id.clone(), ..sentence.call.clone() };
        if new {
            self.said.insert(key, id.clone());
            let slot = |(_, source): &&(String, String)| source.starts_with("a(");
            let (slots, plain): (Vec<_>, Vec<_>) = call.arguments.iter().partition(|pair| slot(pair));
            let shown = |source: &str| {
                let inner = source.trim_start_matches("a(").trim_end_matches(')');
                let found = arguments(inner).into_iter().find(|(name, _)| name == "href");
                found.map_or_else(String::new, |(_, value)| value.trim_matches('"').to_owned())
            };
            let entry = NewEntry {
                id,
                value: sentence.values.get(&self.reference).cloned().unwrap_or_default(),
                arguments: plain.iter().map(|(name, source)| (format!("${name}"), source.clone())).collect(),
                slots: slots.iter().map(|(name, source)| (format!("<{name}>"), shown(source))).collect(),
            };
            self.order.push((entry, sentence.values.clone()));
        }
        call.source()
    }

    /// An id that no other text has.
    fn unused(&mut self, stem: &str) -> String {
        let number = self.numbers.entry(stem.to_owned()).or_insert(1);
        loop {
            let id = if *number == 1 { stem.to_owned() } else { format!("{stem}-{number}") };
            let free = *number == 1 || !(self.own.contains(&id) || (self.taken)(&id));
            *number += 1;
            if free && self.given.insert(id.clone()) {
                return id;
            }
        }
    }

    /// The files: the reference's with what each entry is given.
    fn entries(&self) -> BTreeMap<String, String> {
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        for (entry, values) in &self.order {
            for (tag, value) in values {
                let text = files.entry(tag.clone()).or_default();
                if *tag == self.reference {
                    if !text.is_empty() {
                        text.push('\n');
                    }
                    text.push_str(&entry.to_ftl());
                } else {
                    text.push_str(&format!("{} = {value}\n", entry.id));
                }
            }
        }
        files
    }
}

/// Calls with what another language passes, and its texts; nothing where a link of one has no counterpart.
fn joined(sentences: &[Sentence], other: &Lifted<'_>, name: &str, reference: &str) -> Option<Vec<(Call, String)>> {
    let tag = other.edition.locale.tag();
    // A region of the language that is the reference keeps its own.
    let test = match reference.strip_prefix(tag) {
        Some(rest) if rest.starts_with('-') => format!("locale == \"{tag}\""),
        _ => is_locale(tag),
    };
    let pairs = sentences.iter().zip(other.calls(name));
    pairs
        .map(|(sentence, lift)| {
            let mut call = sentence.call.clone();
            let renamed = call.take(&lift.call, &lift.value, &test)?;
            Some((call, renamed))
        })
        .collect()
}

/// A condition for a locale and those that inherit from it.
fn is_locale(tag: &str) -> String {
    format!("locale == \"{tag}\" or locale is starting_with(pat=\"{tag}-\")")
}

/// What a template is beside its words.
struct Skeleton {
    atoms: Vec<Atom>,
}

/// A piece of it.
#[derive(Debug, PartialEq)]
enum Atom {
    /// Text with marks for words; blanks as one.
    Text(String),
    /// Tera, a comment, a style sheet.
    Fixed(String),
    /// A tag: its name with `/` for an end, and its attributes with their places in the template.
    Tag(String, Vec<(String, String, Range<usize>)>),
}

/// An attribute whose value differs: its name and place in the reference, both values.
struct Difference {
    name: String,
    span: Range<usize>,
    theirs: String,
}

impl Skeleton {
    fn new(text: &str, calls: &[Lift]) -> Skeleton {
        let mut marked = String::with_capacity(text.len());
        // Where a stretch of the marked text begins, there and here.
        let mut places = vec![(0, 0)];
        let mut position = 0;
        for Lift { span, .. } in calls {
            marked.push_str(text.get(position..span.start).unwrap_or_default());
            marked.push(MARK);
            position = span.end;
            places.push((marked.len(), position));
        }
        marked.push_str(text.get(position..).unwrap_or_default());
        let here = |at: usize| {
            let index = places.partition_point(|(there, _)| *there <= at).saturating_sub(1);
            let (there, here) = places[index];
            here + (at - there)
        };
        let mut atoms = Vec::new();
        for stretch in stretches(&marked) {
            match stretch {
                Stretch::Text(span) => atoms.push(Atom::Text(squeezed(&marked[span]))),
                Stretch::Tera(span) => atoms.push(Atom::Fixed(marked[span].to_owned())),
                Stretch::Other(span) => atoms.push(Atom::Fixed(squeezed(&marked[span]))),
                Stretch::Tag(tag) => {
                    let name = format!("{}{}", if tag.closes { "/" } else { "" }, tag.name);
                    let attributes = tag
                        .attributes
                        .into_iter()
                        .map(|(name, span)| (name, marked[span.clone()].to_owned(), here(span.start)..here(span.end)));
                    atoms.push(Atom::Tag(name, attributes.collect()));
                }
            }
        }
        Skeleton { atoms: trimmed(atoms) }
    }

    /// What differs in attributes; nothing where more differs.
    fn differences(&self, other: &Skeleton) -> Option<Vec<Difference>> {
        if self.atoms.len() != other.atoms.len() {
            return None;
        }
        let mut found = Vec::new();
        for pair in self.atoms.iter().zip(&other.atoms) {
            match pair {
                (Atom::Tag(own, ours), Atom::Tag(name, theirs)) => {
                    let names =
                        |all: &[(String, String, Range<usize>)]| all.iter().map(|a| a.0.clone()).collect::<Vec<_>>();
                    if own != name || names(ours) != names(theirs) {
                        return None;
                    }
                    for ((name, a, span), (_, b, _)) in ours.iter().zip(theirs) {
                        if a != b {
                            // Words in it are an entry of their own; quotes would end it.
                            if [a, b].iter().any(|value| value.contains([MARK, '"', '\''])) || span.is_empty() {
                                return None;
                            }
                            found.push(Difference { name: name.clone(), span: span.clone(), theirs: b.clone() });
                        }
                    }
                }
                (a, b) if a == b => {}
                _ => return None,
            }
        }
        Some(found)
    }

    /// Values by the places where they begin.
    fn values(&self) -> BTreeMap<usize, &str> {
        let tags = self.atoms.iter().filter_map(|atom| if let Atom::Tag(_, all) = atom { Some(all) } else { None });
        // An attribute without a value stands where the next may begin.
        let filled = tags.flatten().filter(|(.., span)| !span.is_empty());
        filled.map(|(_, value, span)| (span.start, value.as_str())).collect()
    }
}

/// Blanks as one.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_ascii_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// Elements at whose edges blanks show nothing.
const BLOCKS: &[&str] = &[
    "html",
    "head",
    "body",
    "title",
    "meta",
    "style",
    "link",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "div",
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "br",
    "hr",
    "center",
    "section",
    "header",
    "footer",
    "main",
    "article",
    "blockquote",
    "dl",
    "dt",
    "dd",
];

/// Without blanks that show nothing.
fn trimmed(atoms: Vec<Atom>) -> Vec<Atom> {
    let block = |atom: Option<&Atom>| match atom {
        Some(Atom::Tag(name, _)) => BLOCKS.contains(&name.trim_start_matches('/')),
        Some(Atom::Fixed(text)) => text.starts_with("<!"),
        Some(Atom::Text(_)) => false,
        None => true,
    };
    let edges: Vec<(bool, bool)> = (0..atoms.len())
        .map(|at| (block(at.checked_sub(1).and_then(|before| atoms.get(before))), block(atoms.get(at + 1))))
        .collect();
    let kept = atoms.into_iter().zip(edges).filter_map(|(atom, (before, after))| match atom {
        Atom::Text(text) => {
            let text = if before { text.trim_start() } else { &text };
            let text = if after { text.trim_end() } else { text };
            (!text.is_empty()).then(|| Atom::Text(text.to_owned()))
        }
        other => Some(other),
    });
    kept.collect()
}

/// An attribute that differs: its name and place in the reference, and values by tag.
type Varying = (String, Range<usize>, BTreeMap<String, String>);

/// Attributes that differ between locales of one part.
#[derive(Default)]
struct Differing {
    /// By place in the reference.
    found: BTreeMap<usize, Varying>,
    /// Every locale that shares the part.
    sharing: Vec<String>,
}

impl Differing {
    fn add(&mut self, tag: &str, differences: Vec<Difference>) {
        self.sharing.push(tag.to_owned());
        for Difference { name, span, theirs } in differences {
            let (.., values) = self.found.entry(span.start).or_insert((name, span, BTreeMap::new()));
            values.insert(tag.to_owned(), theirs);
        }
    }

    /// A choice by locale in the place of each.
    fn fixes(&self, reference: &str, skeleton: &Skeleton) -> Vec<Fix> {
        let known = skeleton.values();
        let fixes = self.found.values().map(|(name, span, values)| {
            let own = known.get(&span.start).copied().unwrap_or_default().to_owned();
            let of = |tag: &str| if tag == reference { &own } else { values.get(tag).unwrap_or(&own) };
            let all: Vec<&str> = std::iter::once(reference).chain(self.sharing.iter().map(String::as_str)).collect();
            let says = |said: &dyn Fn(&Locale) -> String| {
                all.iter().all(|tag| Locale::parse(tag).is_ok_and(|locale| said(&locale).eq_ignore_ascii_case(of(tag))))
            };
            if name == "lang" && says(&|locale| locale.tag().to_owned()) {
                return Fix { span: span.clone(), text: "{{ locale }}".to_owned() };
            }
            if name == "dir" && says(&|locale| locale.direction().as_str().to_owned()) {
                return Fix { span: span.clone(), text: "{{ dir }}".to_owned() };
            }
            let below = |tag: &str, other: &str| tag.strip_prefix(other).is_some_and(|rest| rest.starts_with('-'));
            let inside = |tag: &str| values.keys().any(|other| below(tag, other));
            let mut listed: Vec<&str> = all.iter().copied().filter(|tag| *of(tag) != own || inside(tag)).collect();
            listed.sort_by_key(|tag| std::cmp::Reverse(tag.len()));
            let mut text = String::new();
            for (index, tag) in listed.iter().enumerate() {
                let word = if index == 0 { "if" } else { "elif" };
                text.push_str(&format!("{{% {word} {} %}}{}", is_locale(tag), of(tag)));
            }
            text.push_str(&format!("{{% else %}}{own}{{% endif %}}"));
            Fix { span: span.clone(), text }
        });
        fixes.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::desk::Desk;
    use crate::import::piece::Piece;

    fn edition(tag: &str, subject: &str, body: &str) -> Edition {
        let written = |text: &str| {
            let piece = Piece::Text { text: text.to_owned(), span: 0..text.len() };
            let mut written = crate::import::write::subject(&[piece], &mut Desk::new("", "", ""));
            written.apply(vec![]);
            let mut whole = Written::default();
            whole.apply(vec![Fix { span: 0..0, text: text.to_owned() }]);
            whole
        };
        let locale = Locale::parse(tag).unwrap_or_else(|error| panic!("{error}"));
        Edition { locale, subject: Some(written(subject)), body: written(body) }
    }

    #[test]
    fn texts_at_the_same_place_are_one_entry() {
        let editions = [
            edition(
                "en",
                "Hello",
                "<p>Hi <b>{{ user.name or \"\" }}</b> of {{ data.name }}</p>\n<p>Open</p><p>Open</p>",
            ),
            edition(
                "de",
                "Hallo",
                "<p>{{ data.name }}: Hallo <b>{{ user.name or \"\" }}</b></p><p>Offen</p>\n <p>Öffnen</p>",
            ),
        ];
        let aligned = align("welcome_email", &editions, &|_| false);
        assert!(aligned.body.apart.is_empty());
        assert_eq!(
            aligned.body.shared.text,
            "<p>{{ t(id=\"welcome-hi\", name=user.name or \"\", data_name=data.name) }}</p>\n<p>{{ t(id=\"welcome-open\") }}</p><p>{{ t(id=\"welcome-open-2\") }}</p>"
        );
        assert_eq!(
            aligned.entries["de"],
            "welcome-subject = Hallo\nwelcome-hi = { $data_name }: Hallo <b>{ $name }</b>\nwelcome-open = Offen\nwelcome-open-2 = Öffnen\n"
        );
    }

    #[test]
    fn attributes_may_differ_and_other_layouts_stay_apart() {
        let editions = [
            edition("en", "a", "<p lang=\"en\"><img src=\"https://a.example/en.png\">Words</p>"),
            edition("de", "b", "<p lang=\"de\"><img src=\"https://a.example/de.png\">Worte</p>"),
            edition("fr", "c", "<p lang=\"fr\">Mots</p>"),
        ];
        let aligned = align("welcome_email", &editions, &|_| false);
        assert_eq!(
            aligned.body.shared.text,
            "<p lang=\"{{ locale }}\"><img src=\"{% if locale == \"de\" or locale is starting_with(pat=\"de-\") %}https://a.example/de.png{% else %}https://a.example/en.png{% endif %}\">{{ t(id=\"welcome-words\") }}</p>"
        );
        assert_eq!(aligned.body.apart.keys().collect::<Vec<_>>(), ["fr"]);
        assert_eq!(aligned.entries["fr"], "welcome-subject = c\n");
    }

    #[test]
    fn links_in_sentences_may_lead_elsewhere() {
        let editions = [
            edition("en", "a", "<p>See <a href=\"https://a.example/en\">pages</a> now</p>"),
            edition("de", "b", "<p>Sieh <a href=\"https://a.example/de\">Seiten</a> an</p>"),
        ];
        let aligned = align("welcome_email", &editions, &|_| false);
        assert!(aligned.body.shared.text.contains("link=a(href=(\"https://a.example/de\" if locale == \"de\" or locale is starting_with(pat=\"de-\") else \"https://a.example/en\"))"), "{}", aligned.body.shared.text);
    }
}
