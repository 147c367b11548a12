//! Finds the features that a mail uses, as a browser reads it: html by html5ever, CSS by cssparser.
//!
//! Comments for Outlook (`<!--[if mso]>`) are comments to every other program, and what stands in them was written for Outlook alone: it
//! counts for nothing. What `<!--[if !mso]><!-->` shows is seen by all but Word.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::LazyLock;

use scraper::{ElementRef, Html, Node};

use super::css::{self, AtRule, Block, Declaration, Part, Sheet};
use super::data::{CAVEATS, ROWS};
use super::guard::Guards;
use super::sign::{Caveat, Detector, Impact, Kind, Sign};
use super::site::{Site, declares};
use super::support::{Feature, features};

/// One use of a feature in a mail.
#[derive(Clone, Debug)]
pub struct Usage {
    /// What is used.
    pub feature: &'static Feature,
    /// The text to look for in the author's source: a declaration (`display:flex`), the start of a tag (`<video`), an attribute's
    /// name, an address, a selector or an at-rule (`@media`).
    pub needle: String,
    /// The element that it was found on, unless it was a style sheet.
    pub element: Option<String>,
    /// What programs without the feature make of it.
    pub(super) impact: Impact,
    /// Whether they lose something by this use.
    pub(super) breaks: bool,
    /// The partial support that this use asks too much of.
    pub(super) caveat: Option<&'static Caveat>,
    /// What a program needs to see this use at all.
    pub(super) guards: Guards,
}

/// The features that `html` uses, a mail with its CSS inlined: each once, at its first place, and once more for each kind of use that
/// programs judge differently.
pub fn usages(html: &str) -> Vec<Usage> {
    let document = Html::parse_document(html);
    let mut finder = Finder::default();
    for node in document.tree.root().descendants() {
        match node.value() {
            Node::Comment(comment) => finder.comment(comment),
            Node::Doctype(doctype) if doctype.public_id().is_empty() => {
                finder.note(Kind::Html, "doctype", Site::default(), false, "<!doctype");
            }
            Node::Element(_) => finder.element(ElementRef::wrap(node)),
            _ => {}
        }
    }
    finder.finish()
}

/// The features that the html of a mail does not show, each with the reason.
pub fn not_detectable() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter().filter_map(|row| match row.detector {
        Detector::NotDetectable(reason) => Some((row.slug, reason)),
        Detector::Signs(_) => None,
    })
}

/// A feature with its row of the table.
#[derive(Debug)]
struct Known {
    index: usize,
    feature: &'static Feature,
    impact: Impact,
    caveats: Vec<&'static Caveat>,
}

/// What a name may be a sign of: the feature's place in [`KNOWN`], and what must come with it.
type Signs = HashMap<Kind, HashMap<&'static str, Vec<(usize, &'static [&'static str])>>>;

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let row = |slug| ROWS.iter().find(|row| row.slug == slug);
    let known = features().iter().enumerate().filter_map(|(index, feature)| {
        let caveats = CAVEATS.iter().filter(|caveat| caveat.slug == feature.slug).collect();
        row(feature.slug).map(|row| Known { index, feature, impact: row.impact, caveats })
    });
    known.collect()
});

static SIGNS: LazyLock<Signs> = LazyLock::new(|| {
    let mut signs = Signs::new();
    for (place, known) in KNOWN.iter().enumerate() {
        for row in ROWS.iter().filter(|row| row.slug == known.feature.slug) {
            let Detector::Signs(list) = row.detector else { continue };
            for Sign { kind, names, with } in list {
                for name in *names {
                    signs.entry(*kind).or_default().entry(name).or_default().push((place, with));
                }
            }
        }
    }
    signs
});

/// The features that `name` is a sign of, if `with` is there too.
fn signs(kind: Kind, name: &str, with: impl Fn(&str) -> bool) -> impl Iterator<Item = &'static Known> {
    let lower = name.bytes().any(|b| b.is_ascii_uppercase()).then(|| name.to_ascii_lowercase());
    let found = SIGNS.get(&kind).and_then(|names| names.get(lower.as_deref().unwrap_or(name)));
    found
        .into_iter()
        .flatten()
        .filter(move |(_, words)| words.is_empty() || words.iter().any(|word| with(word)))
        .filter_map(|(place, _)| KNOWN.get(*place))
}

#[derive(Default)]
struct Finder {
    found: Vec<Usage>,
    /// Where the uses of each feature are in `found`.
    places: HashMap<usize, Vec<usize>>,
    /// What stands around the place at hand.
    guards: Guards,
    /// Whether a comment for Outlook draws with VML what CSS draws for others.
    vml: bool,
}

impl Finder {
    /// What VML draws in place of CSS is not missed in Word.
    fn finish(mut self) -> Vec<Usage> {
        const DRAWN: &[&str] = &[
            "css-background-image",
            "css-conic-gradient",
            "css-linear-gradient",
            "css-radial-gradient",
            "html-background",
        ];
        if self.vml {
            for usage in self.found.iter_mut().filter(|usage| DRAWN.contains(&usage.feature.slug)) {
                usage.guards.not_word = true;
            }
        }
        self.found
    }

    fn note(&mut self, kind: Kind, name: &str, site: Site<'_>, harmless: bool, needle: &str) {
        self.note_with(kind, name, |_| false, site, harmless, || needle.to_owned());
    }

    fn note_with(
        &mut self,
        kind: Kind,
        name: &str,
        with: impl Fn(&str) -> bool,
        site: Site<'_>,
        harmless: bool,
        needle: impl Fn() -> String,
    ) {
        for known in signs(kind, name, with) {
            let breaks = !harmless && site.breaks(known.impact);
            self.add(known, breaks, None, site, &needle);
            for caveat in known.caveats.iter().filter(|caveat| !harmless && site.meets(caveat.when)) {
                self.add(known, false, Some(caveat), site, &needle);
            }
        }
    }

    /// Keeps a use unless one of its kind is known that at least the same programs see.
    fn add(
        &mut self,
        known: &Known,
        breaks: bool,
        caveat: Option<&'static Caveat>,
        site: Site<'_>,
        needle: impl Fn() -> String,
    ) {
        let places = self.places.entry(known.index).or_default();
        let seen = places.iter().filter_map(|place| self.found.get(*place)).any(|usage| {
            (usage.breaks || !breaks)
                && usage.caveat.map(|c| c.note) == caveat.map(|c| c.note)
                && usage.guards.within(self.guards)
        });
        if seen {
            return;
        }
        places.push(self.found.len());
        self.found.push(Usage {
            feature: known.feature,
            needle: needle(),
            element: site.element.map(|element| element.value().name().to_owned()),
            impact: known.impact,
            breaks,
            caveat,
            guards: self.guards,
        });
    }

    /// Runs `inside` for what only programs with all of these features see.
    fn guarded(&mut self, behind: Vec<&'static Known>, inside: impl FnOnce(&mut Self)) {
        let outer = self.guards;
        for known in behind {
            self.guards.features.insert(known.index);
        }
        inside(self);
        self.guards = outer;
    }

    /// A comment; a conditional one opens or ends a part that Word skips, or holds a part for Word alone.
    fn comment(&mut self, text: &str) {
        let text = text.trim_start();
        if let Some((condition, held)) = text.strip_prefix("[if").and_then(|rest| rest.split_once(']')) {
            let hides = condition.contains("!mso");
            self.vml |= !hides && held.contains("<v:");
            self.guards.not_word = hides && !held.contains("<![endif]");
        } else if text.starts_with("<![endif]") || text.starts_with("[endif]") {
            self.guards.not_word = false;
        } else {
            self.note(Kind::Html, "comment", Site::default(), false, "<!--");
        }
    }

    fn element(&mut self, element: Option<ElementRef<'_>>) {
        let Some(element) = element else { return };
        let name = element.value().name();
        let style = element.attr("style").map(css::attribute).unwrap_or_default();
        let block = style.blocks.first().map_or(&[][..], |block| &block.declarations);
        let content = if name == "style" { element.text().collect() } else { String::new() };
        let site = Site { element: Some(element), block, declaration: None, text: &content };
        // Every document has a body; it counts where something was written on it.
        if name != "body" || element.value().attrs().next().is_some() {
            let text = element.attr("href").filter(|_| name == "link").unwrap_or(&content);
            self.note_with(Kind::Element, name, |_| false, Site { text, ..site }, false, || format!("<{name}"));
        }
        self.attributes(element, site);
        self.sheet(&style, site);
        if name == "style" {
            self.style_element(element, &content);
        }
    }

    fn style_element(&mut self, element: ElementRef<'_>, content: &str) {
        let query = element.attr("media").map(css::media_query).unwrap_or_default();
        let at_media = signs(Kind::AtRule, "media", |_| false).filter(|_| !query.is_empty());
        let behind = signs(Kind::Element, "style", |_| false).chain(at_media).chain(asked(&query)).collect();
        self.media(&query);
        self.guarded(behind, |finder| finder.sheet(&css::sheet(content), Site::default()));
    }

    fn attributes(&mut self, element: ElementRef<'_>, site: Site<'_>) {
        let name = element.value().name();
        for (attribute, value) in element.value().attrs() {
            let site = Site { text: value, ..site };
            self.note_with(Kind::Attribute, attribute, |tag| tag == name, site, false, || attribute.to_owned());
            match (name, attribute) {
                ("input", "type") => self.note(Kind::Control, value, site, false, "<input"),
                ("button", "type") => self.note(Kind::Control, &format!("button-{value}"), site, false, "<button"),
                ("meta", "name") if value == "color-scheme" => self.note(Kind::Html, value, site, false, value),
                ("a" | "area", "href") => self.link(value, site),
                ("img" | "input", "src") | (_, "background") => self.image(value, site, false),
                // The `<img>` of a `<picture>` takes over where the format is unknown.
                ("source", "type") => self.note(Kind::Image, value, site, true, value),
                ("img" | "source", "srcset") => {
                    for address in value.split(',').filter_map(|candidate| candidate.split_whitespace().next()) {
                        self.image(address, site, true);
                    }
                }
                _ => {}
            }
        }
    }

    fn link(&mut self, address: &str, site: Site<'_>) {
        let address = address.trim();
        if address.len() > 1 && address.starts_with('#') {
            self.note(Kind::Html, "anchor", site, false, address);
        } else if address.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
            self.note(Kind::Html, "mailto", site, false, address);
        }
    }

    fn image(&mut self, address: &str, site: Site<'_>, harmless: bool) {
        let address = address.trim();
        let site = Site { text: address, ..site };
        if let Some(data) = address.strip_prefix("data:") {
            let media_type = data.split([';', ',']).next().unwrap_or_default();
            self.note(Kind::Html, "data-image", site, harmless, "data:");
            self.note(Kind::Image, media_type, site, harmless, "data:");
            return;
        }
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let file = path.rsplit('/').next().unwrap_or_default();
        if let Some((_, ending)) = file.rsplit_once('.') {
            self.note(Kind::Image, ending, site, harmless, address);
        }
    }

    fn media(&mut self, query: &[Part<'_>]) {
        for word in words(query) {
            self.note(Kind::Media, word, Site::default(), false, word);
        }
    }

    /// A style sheet, or the `style` of the element at `site`.
    fn sheet(&mut self, sheet: &Sheet<'_>, site: Site<'_>) {
        if sheet.comments {
            self.note(Kind::Syntax, "comment", site, false, "/*");
        }
        for rule in &sheet.at_rules {
            let address = rule.prelude.iter().find_map(|part| match part {
                Part::Text(address) => Some(address.as_ref()),
                _ => None,
            });
            let site = Site { text: address.unwrap_or_default(), ..site };
            self.note_with(Kind::AtRule, &rule.name, |_| false, site, false, || format!("@{}", rule.name));
            if rule.name == "media" {
                self.media(&rule.prelude);
            }
        }
        for block in &sheet.blocks {
            let behind = block.within.iter().flat_map(around).collect();
            self.guarded(behind, |finder| finder.block(block, site));
        }
    }

    fn block(&mut self, block: &Block<'_>, site: Site<'_>) {
        let mut behind = Vec::new();
        if block.nested {
            let needle = block.selectors.as_ref().map_or("@", |selectors| selectors.text);
            self.note(Kind::Syntax, "nesting", site, false, needle);
        }
        if let Some(selectors) = &block.selectors {
            for kind in &selectors.kinds {
                self.note(Kind::Selector, kind, site, false, selectors.text);
            }
            // Of several selectors, one may be known where another is not.
            if !selectors.kinds.iter().any(|kind| kind == "group") {
                behind = selectors.kinds.iter().flat_map(|kind| signs(Kind::Selector, kind, |_| false)).collect();
            }
        }
        if !block.within.last().is_some_and(|rule| rule.has_descriptors()) {
            self.guarded(behind, |finder| finder.declarations(&block.declarations, site));
        }
    }

    fn declarations(&mut self, declarations: &[Declaration<'_>], site: Site<'_>) {
        let hidden = declares(declarations, "display", "none");
        for (at, declaration) in declarations.iter().enumerate() {
            // Only Word reads these.
            if declaration.name.starts_with("mso-") || declaration.name.starts_with("-ms-") {
                continue;
            }
            // The one before counts where this one is not known; and nothing else is needed on what is hidden.
            let replaced = declarations[..at].iter().any(|before| before.name == declaration.name);
            let harmless = replaced || (hidden && declaration.name != "display");
            self.declaration(
                declaration,
                Site { block: declarations, declaration: Some(declaration), ..site },
                harmless,
            );
        }
    }

    fn declaration(&mut self, declaration: &Declaration<'_>, site: Site<'_>, harmless: bool) {
        let Declaration { name, value, .. } = declaration;
        let needle = || format!("{name}:{}", declaration.text);
        let has = |word: &str| {
            value.iter().any(|part| match part {
                Part::Word(own) => own.eq_ignore_ascii_case(word),
                Part::Function(own) => plain(own).eq_ignore_ascii_case(word),
                Part::Sign(sign) => word.chars().eq([*sign]),
                _ => false,
            })
        };
        self.note_with(Kind::Property, name, has, site, harmless, needle);
        if name.starts_with("--") {
            self.note_with(Kind::Syntax, "variable", has, site, harmless, needle);
        }
        if declaration.important.is_some() {
            self.note_with(Kind::Syntax, "important", has, site, harmless, needle);
        }
        let mut in_address = false;
        for part in value {
            match part {
                Part::Word(word) => self.note_with(Kind::Keyword, word, has, site, harmless, needle),
                Part::Function(function) => {
                    in_address |= function.eq_ignore_ascii_case("url");
                    self.note_with(Kind::Function, plain(function), has, site, harmless, needle);
                }
                Part::Close => in_address = false,
                Part::Number(_, unit) => self.note_with(Kind::Unit, unit, has, site, harmless, needle),
                Part::Text(address) if in_address => self.image(address, site, harmless || name == "cursor"),
                _ => {}
            }
        }
    }
}

/// A function's name without a vendor's prefix.
fn plain(function: &str) -> &str {
    function.strip_prefix("-webkit-").or_else(|| function.strip_prefix("-moz-")).unwrap_or(function)
}

fn words<'a>(query: &'a [Part<'_>]) -> impl Iterator<Item = &'a str> {
    query.iter().filter_map(|part| match part {
        Part::Word(word) => Some(word.strip_prefix("-webkit-").unwrap_or(word)),
        _ => None,
    })
}

/// The features that a media query asks for.
fn asked(query: &[Part<'_>]) -> Vec<&'static Known> {
    words(query).flat_map(|word| signs(Kind::Media, word, |_| false)).collect()
}

/// The features that a program needs to look into the at-rule.
fn around(rule: &Rc<AtRule<'_>>) -> Vec<&'static Known> {
    let asked = if rule.name == "media" { asked(&rule.prelude) } else { Vec::new() };
    signs(Kind::AtRule, &rule.name, |_| false).chain(asked).collect()
}
