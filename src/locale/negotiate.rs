//! The language of one mail: ordered sources against the locales in which the email is complete.
//!
//! ```text
//! 1. sources in order ──► 2. wishes of each, by weight ──► 3. the nearest offered locale of a wish
//!                                                             own and shared languages first,
//!                                                             then the project's opt-in neighbors
//! 4. the first source with any ──► chosen      5. none ──► the defaults, then any offered locale
//! 6. everything else that would have done ──► whole-mail fallbacks, in the same order
//! ```
//!
//! Within a source, a person's own second wish comes before a neighbor of the first. The order of `offered`
//! never matters.

use icu::locale::extensions::Extensions;
use icu::locale::{LanguageIdentifier, Locale as Tag};
use serde::Serialize;
use serde_json::Value;

use super::distance::{Maximized, Rank, Wish};
use super::inherit::ancestry;
use super::list::{Preference, normalize_list};
use super::normalize::Normalized;
use super::{Locale, LocaleError, inherit};

/// Elements read of an array.
const MOST_ELEMENTS: usize = 50;
/// Characters of a raw value that are recorded.
const RECORDED: usize = 120;

/// One place where a language may be written.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// A JSON pointer into the request, or words such as "brand default".
    pub pointer: String,
    /// What stands there; a missing value and `null` are the same.
    pub value: Option<&'a Value>,
}

/// What a project allows beyond CLDR's matching within a language.
#[derive(Debug, Clone, Default)]
pub struct Policy {
    neighbors: Vec<(Maximized, Maximized)>,
}

impl Policy {
    /// Allows opt-in neighbors (`locales.cross_language`): who reads the first language may get a mail in the
    /// second when nothing of their own is offered. One-way; `("ca", "es")` does not serve Spanish readers Catalan.
    ///
    /// # Errors
    ///
    /// When a name is no locale.
    pub fn new<S: AsRef<str>>(cross_language: impl IntoIterator<Item = (S, S)>) -> Result<Policy, LocaleError> {
        let maximized = |name: S| Locale::parse(name.as_ref()).map(|locale| locale.target().maximized);
        let pairs = cross_language.into_iter().map(|(from, to)| Ok((maximized(from)?, maximized(to)?)));
        Ok(Policy { neighbors: pairs.collect::<Result<_, _>>()? })
    }
}

/// What became of one source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It decided.
    Chosen,
    /// Nothing is there.
    Absent,
    /// What is there is no language.
    Invalid,
    /// It says that nothing is preferred.
    NoPreference,
    /// No language it names is offered.
    NotOffered,
    /// A source before it decided.
    Outranked,
}

/// One source, its raw value and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourceVerdict {
    /// The source's pointer.
    pub source: String,
    /// The value as found; very long ones are shortened, and only the kind of an object is told.
    pub value: Value,
    /// What became of it.
    pub verdict: Verdict,
    /// Why, for people.
    pub note: String,
}

/// The language of a mail and how it came about.
#[derive(Debug, Clone)]
pub struct Decision {
    /// The locale to render in.
    pub locale: Locale,
    /// Where an entry may come from: the locale, then its offered parents in the same language. A caller that
    /// knows of parents in which this email is incomplete asks [`inherit`] with all of the project's locales.
    pub chain: Vec<Locale>,
    /// Whole-mail fallback, should rendering fail: what else would have served, nearest wish first, then defaults.
    pub fallbacks: Vec<Locale>,
    /// For numbers and dates: the language of the text with the person's region and `-u-` keywords, when the wish
    /// that decided was for this language.
    pub formatting: icu::locale::Locale,
    /// Every source in order, then the defaults.
    pub why: Vec<SourceVerdict>,
}

/// Chooses the language of one mail. `offered` are the locales in which the email is complete, `defaults` the
/// locales to use when no source decides. Nothing only when `offered` is empty.
///
/// ```
/// use serde_json::json;
/// use vocative::locale::{Locale, Policy, Source, Verdict, negotiate};
///
/// let offered = [Locale::parse("en")?, Locale::parse("de")?];
/// let language = json!("de_AT.UTF-8");
/// let sources = [
///     Source { pointer: "/locale".into(), value: None },
///     Source { pointer: "/user/user_metadata/language".into(), value: Some(&language) },
/// ];
/// let decision = negotiate(&sources, &offered, &offered[..1], &Policy::default()).expect("two are offered");
/// assert_eq!(decision.locale.tag(), "de");
/// assert_eq!(decision.formatting.to_string(), "de-AT");
/// assert_eq!(decision.why[1].verdict, Verdict::Chosen);
/// # Ok::<(), vocative::locale::LocaleError>(())
/// ```
pub fn negotiate(sources: &[Source<'_>], offered: &[Locale], defaults: &[Locale], policy: &Policy) -> Option<Decision> {
    let read: Vec<Reading> = sources.iter().map(|source| Reading::of(source.value)).collect();
    let wishes: Vec<Vec<Ranked<'_>>> = read.iter().map(|reading| reading.rank(offered, policy)).collect();

    let mut why = Vec::with_capacity(sources.len() + defaults.len());
    let mut winner: Option<&Ranked<'_>> = None;
    for ((source, reading), ranked) in sources.iter().zip(&read).zip(&wishes) {
        let (verdict, note) = reading.judge(ranked, winner.is_some());
        if verdict == Verdict::Chosen {
            winner = best_of(ranked);
        }
        why.push(SourceVerdict { source: source.pointer.clone(), value: recorded(source.value), verdict, note });
    }
    let mut order: Vec<&Locale> = winner.iter().filter_map(|ranked| ranked.nearest()).collect();
    order.extend(wishes.iter().flatten().flat_map(|ranked| ranked.own.iter().copied()));
    order.extend(wishes.iter().flatten().flat_map(|ranked| ranked.neighbors.iter().copied()));
    for default in defaults {
        let wish = Wish::new(default.id(), default.target().maximized, &[]);
        let nearest = Ranked::new(wish, default.id(), None, offered).nearest();
        why.push(judge_default(default, nearest, !order.is_empty()));
        order.extend(nearest);
    }
    if order.is_empty() {
        let last = offered.iter().min_by_key(|locale| (locale.is_pseudo(), *locale))?;
        order.push(last);
        let note = format!("no source and no default is offered; {last} is the first that is");
        why.push(SourceVerdict {
            source: "offered".to_owned(),
            value: last.name().into(),
            verdict: Verdict::Chosen,
            note,
        });
    }
    let mut order = order.into_iter();
    let locale = order.next()?.clone();
    let mut fallbacks: Vec<Locale> = Vec::new();
    for other in order {
        if *other != locale && !fallbacks.contains(other) {
            fallbacks.push(other.clone());
        }
    }
    let formatting = formatting(&locale, winner.and_then(|ranked| ranked.tag));
    let chain = inherit(&locale, offered);
    Some(Decision { locale, chain, fallbacks, formatting, why })
}

/// The text's language with the formatting wishes of who asked for it.
fn formatting(locale: &Locale, wish: Option<&Tag>) -> Tag {
    let own = Tag::from(locale.id().clone());
    let Some(wish) = wish.filter(|_| !locale.is_pseudo()) else { return own };
    let mut extensions = Extensions::new();
    extensions.unicode.keywords = wish.extensions.unicode.keywords.clone();
    let mut id = LanguageIdentifier::from((locale.id().language, locale.id().script, locale.id().region));
    if wish.id.language == id.language {
        id.script = wish.id.script.or(id.script);
        id.region = wish.id.region.or(id.region);
    }
    if Maximized::of(&id).script != locale.script() {
        id = own.id;
    }
    Tag { id, extensions }
}

/// What a source's value says.
enum Reading {
    Absent,
    WrongType(&'static str),
    Wishes(Vec<Preference>),
}

impl Reading {
    fn of(value: Option<&Value>) -> Reading {
        match value {
            None | Some(Value::Null) => Reading::Absent,
            Some(Value::String(text)) => Reading::Wishes(normalize_list(text)),
            Some(Value::Array(elements)) => Reading::of_array(elements),
            Some(Value::Bool(_)) => Reading::WrongType("a boolean"),
            Some(Value::Number(_)) => Reading::WrongType("a number"),
            Some(Value::Object(_)) => Reading::WrongType("an object"),
        }
    }

    fn of_array(elements: &[Value]) -> Reading {
        let mut wishes = Vec::new();
        let mut wrong = false;
        for element in elements.iter().take(MOST_ELEMENTS) {
            match element {
                Value::Null => {}
                Value::String(text) => wishes.extend(normalize_list(text)),
                _ => wrong = true,
            }
        }
        match (wishes.is_empty(), wrong) {
            (true, true) => Reading::WrongType("an array without a string"),
            (true, false) => Reading::Absent,
            _ => Reading::Wishes(wishes),
        }
    }

    fn rank<'a>(&'a self, offered: &'a [Locale], policy: &Policy) -> Vec<Ranked<'a>> {
        let Reading::Wishes(wishes) = self else { return Vec::new() };
        let tags = wishes.iter().filter_map(|wish| match &wish.value {
            Normalized::Tag(tag) => Some(tag),
            _ => None,
        });
        let wish = |tag: &'a Tag| Wish::new(&tag.id, Maximized::of(&tag.id), &policy.neighbors);
        tags.map(|tag| Ranked::new(wish(tag), &tag.id, Some(tag), offered)).collect()
    }

    fn judge(&self, ranked: &[Ranked<'_>], outranked: bool) -> (Verdict, String) {
        let wishes = match self {
            Reading::Absent => return (Verdict::Absent, "not given".to_owned()),
            Reading::WrongType(kind) => {
                return (Verdict::Invalid, format!("is {kind}, not a language or a list of languages"));
            }
            Reading::Wishes(wishes) => wishes,
        };
        if outranked && !ranked.is_empty() {
            return (Verdict::Outranked, format!("asks for {}", listed(ranked)));
        }
        if let Some(best) = best_of(ranked) {
            return (Verdict::Chosen, best.explain(wishes));
        }
        if !ranked.is_empty() {
            return (Verdict::NotOffered, format!("asks for {}, in which this email is not offered", listed(ranked)));
        }
        let reason = wishes.iter().find_map(|wish| match &wish.value {
            Normalized::Invalid { reason } => Some(reason.clone()),
            _ => None,
        });
        match reason {
            Some(reason) => (Verdict::Invalid, reason),
            None => (Verdict::NoPreference, "says that no language is preferred".to_owned()),
        }
    }
}

/// The wish that decides for its source: the first with a locale of its own, else the first with a neighbor.
fn best_of<'r, 'a>(ranked: &'r [Ranked<'a>]) -> Option<&'r Ranked<'a>> {
    ranked.iter().find(|wish| !wish.own.is_empty()).or_else(|| ranked.iter().find(|wish| !wish.neighbors.is_empty()))
}

/// The tags of wishes for a note.
fn listed(ranked: &[Ranked<'_>]) -> String {
    let mut tags: Vec<String> = ranked.iter().take(5).map(|wish| wish.id.to_string()).collect();
    if ranked.len() > tags.len() {
        tags.push("…".to_owned());
    }
    tags.join(", ")
}

/// One wish and the offered locales that may serve it, nearest first.
struct Ranked<'a> {
    id: &'a LanguageIdentifier,
    tag: Option<&'a Tag>,
    /// In the person's own or a shared language.
    own: Vec<&'a Locale>,
    /// In a neighboring language that the project opted into.
    neighbors: Vec<&'a Locale>,
    same_language: bool,
}

impl<'a> Ranked<'a> {
    fn new(wish: Wish<'a>, id: &'a LanguageIdentifier, tag: Option<&'a Tag>, offered: &'a [Locale]) -> Ranked<'a> {
        let mut steps = None;
        let mut found: Vec<(Rank, &Locale)> = Vec::new();
        for locale in offered.iter().filter(|locale| wish.reaches(locale.id().language)) {
            let ancestor = || {
                let steps = steps.get_or_insert_with(|| ancestry(id));
                (0u8..).zip(steps.iter()).find(|(_, step)| locale.ancestry().first() == Some(step)).map(|(at, _)| at)
            };
            if let Some(rank) = wish.rank(locale.id(), locale.target(), ancestor) {
                found.push((rank, locale));
            }
        }
        found.sort_unstable();
        found.dedup();
        let same_language = found.first().is_some_and(|(rank, _)| rank.same_language());
        let (own, neighbors): (Vec<_>, Vec<_>) = found.into_iter().partition(|(rank, _)| rank.is_own());
        let locales = |ranked: Vec<(Rank, &'a Locale)>| ranked.into_iter().map(|(_, locale)| locale).collect();
        Ranked { id, tag, own: locales(own), neighbors: locales(neighbors), same_language }
    }

    fn nearest(&self) -> Option<&'a Locale> {
        self.own.first().or_else(|| self.neighbors.first()).copied()
    }

    /// Why the nearest locale serves this wish.
    fn explain(&self, wishes: &[Preference]) -> String {
        let Some(locale) = self.nearest() else { return String::new() };
        let raw = wishes.iter().find(|wish| matches!((&wish.value, self.tag), (Normalized::Tag(a), Some(b)) if a == b));
        let wanted = self.id.to_string();
        let read = match raw {
            Some(wish) if wish.raw != wanted && wish.raw != locale.name() => format!("read as {wanted}; "),
            _ => String::new(),
        };
        let how = if wanted == locale.tag() {
            "offered as asked".to_owned()
        } else if self.own.is_empty() {
            format!("{locale} is a neighbor of {wanted} by the project's choice")
        } else if !self.same_language {
            format!("{locale} is written for readers of {wanted}")
        } else {
            format!("{locale} is the nearest to {wanted}")
        };
        read + &how
    }
}

fn judge_default(default: &Locale, nearest: Option<&Locale>, decided: bool) -> SourceVerdict {
    let (verdict, note) = match (decided, nearest) {
        (true, _) => (Verdict::Outranked, "a source decided".to_owned()),
        (false, None) => (Verdict::NotOffered, "this email is not offered in it".to_owned()),
        (false, Some(nearest)) if nearest == default => (Verdict::Chosen, "no source decided".to_owned()),
        (false, Some(nearest)) => {
            (Verdict::Chosen, format!("no source decided; {nearest} is the nearest to {default}"))
        }
    };
    SourceVerdict { source: "default".to_owned(), value: default.name().into(), verdict, note }
}

/// A raw value fit to be stored and shown: bounded, and without the inside of objects.
fn recorded(value: Option<&Value>) -> Value {
    match value {
        None => Value::Null,
        Some(Value::String(text)) if text.chars().nth(RECORDED).is_some() => {
            Value::String(text.chars().take(RECORDED).chain(['…']).collect())
        }
        Some(Value::Array(elements)) => elements
            .iter()
            .take(MOST_ELEMENTS)
            .map(|e| if e.is_array() { "[…]".into() } else { recorded(Some(e)) })
            .collect(),
        Some(Value::Object(_)) => "{…}".into(),
        Some(other) => other.clone(),
    }
}
