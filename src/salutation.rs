//! The salutation: how a mail greets its person, computed once per mail from the request and the locale.
//!
//! The way of a name: every configured source gets a [`NameVerdict`]; what survives is given, family or whole name, a
//! canonical [`Title`] and a [`Formality`]; these become the variables of the Fluent entry `salutation-line`, which owns wording, order and
//! punctuation. Nothing is guessed: gender comes only from a title that says it, a whole name is never split, and where
//! nothing is usable the line is the locale's neutral greeting.

mod formality;
mod order;
pub mod person_name;
mod settings;
mod title;
mod verdict;

use serde::Serialize;
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

use crate::profile::{NameRefusal, TrustClass, display_text, name_text};

pub use formality::Formality;
pub use settings::{NameSettings, TrustSettings};
pub use title::{Academic, Title, TitleKind, parse_title};
pub use verdict::{NameVerdict, Verdict};

/// The entries that make a salutation: the greeting line, the name alone, the title alone.
pub const ENTRIES: [&str; 3] = [LINE, NAME, TITLE];

/// The selector variables of [`ENTRIES`]: name, allowed keys, and the keys that may be a select's default.
pub const SELECTORS: [(&str, &[&str], &[&str]); 4] = [
    ("title", &["ms", "mr", "mx", "none"], &["none", "mx"]),
    ("academic", &["dr", "prof", "prof-dr", "none"], &["none"]),
    ("formality", &["formal", "informal"], &["formal", "informal"]),
    ("name_kind", &["full", "given", "family", "whole", "none"], &["none", "whole"]),
];

/// The text variables of [`ENTRIES`]: name, and the values of `name_kind` with which it is given.
pub const TEXTS: [(&str, &[&str]); 3] =
    [("given", &["full", "given"]), ("family", &["full", "family"]), ("name", &["full", "given", "family", "whole"])];

pub(crate) const LINE: &str = "salutation-line";
const NAME: &str = "salutation-name";
const TITLE: &str = "salutation-title";

/// Formats an entry with its variables in the mail's locale; `None` when it is missing or fails.
pub type FormatEntry<'a> = dyn Fn(&str, &[(&str, &str)]) -> Option<String> + 'a;

/// How one mail greets its person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Salutation {
    /// The whole greeting with its punctuation. Empty only when the locale has no usable `salutation-line`.
    pub line: String,
    /// What the person is called alone; absent when nothing usable is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The title as the mail's locale prints it; absent without one, or where the locale has no neutral form of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// How the line addresses the person.
    pub formality: Formality,
    /// Whether a usable name is known. When false, [`line`](Self::line) is the neutral greeting.
    pub known: bool,
    /// Every source with its verdict, in the order in which it was looked at.
    #[serde(skip)]
    pub why: Vec<NameVerdict>,
}

/// Computes the salutation of one mail.
///
/// `request` is the whole request, into which the pointers of `settings` lead; `locale` the canonical tag of the mail's
/// locale. `before_verification` forces [`TrustClass::Strict`]. `format` formats an entry of [`ENTRIES`] in that locale and gives
/// `None` when it is missing or fails; a variable that has no value is not passed, so an entry that prints it
/// unguarded fails instead of greeting nobody. After a failure the line is formatted once more without a name.
///
/// It never fails: the worst case is an empty line.
pub fn salute(
    request: &Value,
    locale: &str,
    settings: &NameSettings,
    before_verification: bool,
    format: &FormatEntry<'_>,
) -> Salutation {
    let email_verified = request.pointer("/user/email_verified") == Some(&Value::Bool(true));
    let mut sources = Sources {
        request,
        locale,
        class: settings.trust.class(email_verified, before_verification),
        addresses: ["/user/email", "/to"]
            .iter()
            .filter_map(|pointer| Some(request.pointer(pointer)?.as_str()?.trim()))
            .filter(|address| !address.is_empty())
            .collect(),
        why: Vec::new(),
    };
    let title = sources.title(&settings.title);
    let called = sources.called(settings, title.unwrap_or_default());
    let formality = sources.formality(&settings.formality).unwrap_or(settings.default_formality);
    let mut why = sources.why;

    let arguments = arguments(&called, title.unwrap_or_default(), formality);
    let formatted = |entry: &str, arguments: &[(&str, &str)]| {
        format(entry, arguments).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    };
    let line = formatted(LINE, &arguments).or_else(|| {
        why.push(NameVerdict::new(
            LINE,
            None,
            Verdict::Invalid,
            "the entry is missing or failed; greeted without a name",
        ));
        formatted(LINE, &self::arguments(&Called::Nobody, Title::default(), formality))
    });
    let name = called.whole().map(|whole| formatted(NAME, &arguments).unwrap_or_else(|| whole.to_owned()));
    Salutation {
        line: line.unwrap_or_default(),
        known: name.is_some(),
        name,
        title: title.and_then(|_| formatted(TITLE, &arguments)),
        formality,
        why,
    }
}

/// What is known of the name, after every check.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Called {
    Full { given: String, family: String, name: String },
    Given(String),
    Family(String),
    Whole(String),
    Nobody,
}

impl Called {
    fn key(&self) -> &'static str {
        match self {
            Self::Full { .. } => "full",
            Self::Given(_) => "given",
            Self::Family(_) => "family",
            Self::Whole(_) => "whole",
            Self::Nobody => "none",
        }
    }

    fn given(&self) -> Option<&str> {
        match self {
            Self::Full { given, .. } | Self::Given(given) => Some(given),
            _ => None,
        }
    }

    fn family(&self) -> Option<&str> {
        match self {
            Self::Full { family, .. } | Self::Family(family) => Some(family),
            _ => None,
        }
    }

    fn whole(&self) -> Option<&str> {
        match self {
            Self::Full { name, .. } | Self::Given(name) | Self::Family(name) | Self::Whole(name) => Some(name),
            Self::Nobody => None,
        }
    }
}

/// The Fluent variables: selectors always, texts only where they have a value.
fn arguments(called: &Called, title: Title, formality: Formality) -> Vec<(&'static str, &str)> {
    let mut arguments = vec![
        ("title", title.kind.unwrap_or(TitleKind::None).key()),
        ("academic", title.academic.unwrap_or(Academic::None).key()),
        ("formality", formality.key()),
        ("name_kind", called.key()),
    ];
    arguments.extend(called.given().map(|given| ("given", given)));
    arguments.extend(called.family().map(|family| ("family", family)));
    arguments.extend(called.whole().map(|name| ("name", name)));
    arguments
}

/// Which part of a name a source gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// A given or family name: somebody filled in a field of its own.
    Structured,
    /// A display name or nickname: identity providers fill it with the address when they know no better.
    Display,
}

/// A usable text, and its verdict's place in the report.
struct Found {
    text: String,
    at: usize,
}

/// The request being looked through, and the report that grows.
struct Sources<'a> {
    request: &'a Value,
    locale: &'a str,
    class: TrustClass,
    addresses: Vec<&'a str>,
    why: Vec<NameVerdict>,
}

impl<'a> Sources<'a> {
    fn report(&mut self, source: &str, value: Option<&Value>, verdict: Verdict, note: impl Into<String>) -> usize {
        self.why.push(NameVerdict::new(source, value, verdict, note));
        self.why.len() - 1
    }

    /// The text at a pointer, or `None` with its verdict reported. Null and blank equal absent.
    fn text(&mut self, pointer: &str) -> Option<(&'a Value, &'a str)> {
        match crate::profile::at(self.request, pointer) {
            None | Some(Value::Null) => {
                self.report(pointer, None, Verdict::Absent, "not given");
                None
            }
            Some(value @ Value::String(text)) if display_text(text).is_empty() => {
                self.report(pointer, Some(value), Verdict::Absent, "nothing visible");
                None
            }
            Some(value @ Value::String(text)) => Some((value, text)),
            Some(value) => {
                let note = format!("expected a string, found {}", crate::profile::type_name(value));
                self.report(pointer, Some(value), Verdict::Invalid, note);
                None
            }
        }
    }

    /// The first kind and the first academic part that any source gives. `None` when no source has a known title.
    fn title(&mut self, pointers: &[String]) -> Option<Title> {
        let mut title: Option<Title> = None;
        for pointer in pointers {
            let Some((value, text)) = self.text(pointer) else { continue };
            let Some(read) = parse_title(text, self.locale) else {
                self.report(pointer, Some(value), Verdict::UnknownTitle, "not wholly made of known titles; kept out");
                continue;
            };
            let so_far = title.unwrap_or_default();
            let adds = title.is_none()
                || (so_far.kind.is_none() && read.kind.is_some())
                || (so_far.academic.is_none() && read.academic.is_some() && agrees(so_far.kind, read.kind));
            if !adds {
                self.report(pointer, Some(value), Verdict::Outranked, "an earlier source gives the title");
                continue;
            }
            let merged = Title {
                kind: so_far.kind.or(read.kind),
                academic: so_far.academic.or(read.academic),
                ambiguous: so_far.ambiguous || read.ambiguous,
            };
            let mut note = format!(
                "title {}, academic {}",
                read.kind.unwrap_or(TitleKind::None).key(),
                read.academic.unwrap_or(Academic::None).key()
            );
            if read.ambiguous {
                note.push_str("; languages disagree on this title, so it says nothing about gender");
            }
            self.report(pointer, Some(value), Verdict::Used, note);
            title = Some(merged);
        }
        title
    }

    fn formality(&mut self, pointers: &[String]) -> Option<Formality> {
        let mut wish = None;
        for pointer in pointers {
            let Some((value, text)) = self.text(pointer) else { continue };
            match Formality::parse(text) {
                None => self.report(pointer, Some(value), Verdict::Invalid, "neither formal nor informal"),
                Some(_) if wish.is_some() => {
                    self.report(pointer, Some(value), Verdict::Outranked, "an earlier source decides")
                }
                Some(read) => {
                    wish = Some(read);
                    self.report(pointer, Some(value), Verdict::Used, read.key())
                }
            };
        }
        wish
    }

    /// Which name the mail uses. Structured parts come before display names, display names before nicknames.
    fn called(&mut self, settings: &NameSettings, title: Title) -> Called {
        let given = self.part(&settings.given_name, Part::Structured);
        let family = self.part(&settings.family_name, Part::Structured);
        let whole = self.part(&settings.name, Part::Display);
        let nickname = self.part(&settings.nickname, Part::Display);
        let titled = title.academic.is_some_and(|a| a != Academic::None)
            || title.kind.is_some_and(|kind| kind != TitleKind::None);
        // A family name alone is no polite address without a title, where a whole name is known.
        let (given, family) = match (given, family) {
            (Some(given), Some(family)) => self.together(given, family),
            (None, Some(family)) if !titled && whole.is_some() => {
                self.outrank(&family, "a family name alone is no polite address; the whole name is used");
                (None, None)
            }
            other => other,
        };
        if given.is_some() || family.is_some() {
            for found in [&whole, &nickname].into_iter().flatten() {
                self.outrank(found, "given and family name come first");
            }
        } else if let (Some(_), Some(found)) = (&whole, &nickname) {
            self.outrank(found, "the name comes first");
        }
        match (given, family) {
            (Some(given), Some(family)) => {
                let name = display_text(&order::full_name(&given.text, &family.text, self.locale));
                Called::Full { given: given.text, family: family.text, name }
            }
            (Some(given), None) => Called::Given(given.text),
            (None, Some(family)) => Called::Family(family.text),
            (None, None) => whole.or(nickname).map_or(Called::Nobody, |found| Called::Whole(found.text)),
        }
    }

    /// Two harmless halves can make one link or offer ("Win", "a car").
    fn together(&mut self, given: Found, family: Found) -> (Option<Found>, Option<Found>) {
        let orders = [format!("{} {}", given.text, family.text), format!("{} {}", family.text, given.text)];
        match orders.iter().find_map(|name| name_text(name, self.class).err()) {
            None => (Some(given), Some(family)),
            Some(refusal) => {
                for found in [&given, &family] {
                    let verdict = &mut self.why[found.at];
                    verdict.verdict = Verdict::Refused;
                    verdict.note = format!("together with the other part, {refusal}");
                }
                (None, None)
            }
        }
    }

    fn outrank(&mut self, found: &Found, note: &str) {
        let verdict = &mut self.why[found.at];
        verdict.verdict = Verdict::Outranked;
        verdict.note = note.to_owned();
    }

    /// The first usable text of a list of sources.
    fn part(&mut self, pointers: &[String], part: Part) -> Option<Found> {
        let mut found: Option<Found> = None;
        for pointer in pointers {
            let Some((value, text)) = self.text(pointer) else { continue };
            match self.judge(text, part) {
                Err((verdict, note)) => {
                    self.report(pointer, Some(value), verdict, note);
                }
                Ok(_) if found.is_some() => {
                    self.report(
                        pointer,
                        Some(value),
                        Verdict::Outranked,
                        "an earlier source gives this part of the name",
                    );
                }
                Ok(text) => {
                    let at = self.report(pointer, Some(value), Verdict::Used, "");
                    found = Some(Found { text, at });
                }
            }
        }
        found
    }

    fn judge(&self, text: &str, part: Part) -> Result<String, (Verdict, String)> {
        let shown = display_text(text);
        if self.addresses.iter().any(|address| is_address(&shown, address, part)) {
            return Err((Verdict::SameAsEmail, "the person's address rather than a name".to_owned()));
        }
        name_text(text, self.class).map_err(|refusal| match refusal {
            NameRefusal::Placeholder => (Verdict::Placeholder, refusal.to_string()),
            _ => (Verdict::Refused, refusal.to_string()),
        })
    }
}

/// Whether a second title may lend its academic part to the first: "Frau" and "Dr." do, "Frau" and "Herr Dr." do not.
fn agrees(first: Option<TitleKind>, second: Option<TitleKind>) -> bool {
    match (first, second) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    }
}

/// Whether a text is an address or its local part, with or without dots, underscores and a plus tag.
///
/// Display names and nicknames are compared without case, because identity providers fill them in that way. A field
/// of its own is only taken for the local part when it is spelled exactly like one: Anna with the address
/// anna@example.org is called Anna, anna.w is not.
fn is_address(text: &str, address: &str, part: Part) -> bool {
    let text = text.trim_matches(['<', '>']);
    let machine_made = match part {
        Part::Display => true,
        Part::Structured => text.chars().any(char::is_lowercase) && !text.chars().any(char::is_uppercase),
    };
    let local = address.rsplit_once('@').map_or(address, |(local, _)| local);
    let untagged = local.split('+').next().unwrap_or(local);
    let text = fold(text);
    text == fold(address) || (machine_made && [local, untagged].iter().any(|local| text == fold(local)))
}

/// A text in lower case without dots, underscores and plus signs.
fn fold(text: &str) -> String {
    text.nfkc().filter(|c| !matches!(c, '.' | '_' | '+')).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
