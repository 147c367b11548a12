//! The functions that entries call, on the `fluent-bundle` runtime.
//!
//! The runtime swallows a function's failure and prints its name; here every failure is recorded beside the call, so
//! that [`with_voice`] hands it to the caller and the text is never used.

use std::cell::RefCell;
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::types::FluentType;
use fluent::{FluentArgs, FluentResource, FluentValue};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use super::formats::{Figure, Formats};
use super::markup::{VALUE_END, VALUE_START};
use super::options::{DateOptions, ListOptions, NumberOptions, RelativeOptions};

/// What formatting depends on besides the arguments: conventions and time zone of the person, and the instant.
#[derive(Clone, Debug)]
pub struct Voice {
    /// Formatters for the person's conventions.
    pub formats: Arc<Formats>,
    /// The zone that dates are shown in.
    pub zone: TimeZone,
    /// Whether the zone is only assumed, so that times of day name it.
    pub zone_assumed: bool,
    /// The instant of rendering, which relative times are measured from.
    pub now: Timestamp,
}

/// What the functions of entries and the filters of templates say alike.
impl Voice {
    /// `DATETIME`. `Err` when `given` is no RFC 3339 date or the options do not go together.
    pub fn datetime(&self, given: &str, options: &DateOptions) -> Result<String, String> {
        self.formats.datetime(self.instant(given)?, &self.zone, self.zone_assumed, options)
    }

    /// `RELATIVE`. `Err` when `given` is no RFC 3339 date.
    pub fn relative(&self, given: &str, options: RelativeOptions) -> Result<String, String> {
        self.formats.relative(self.now, self.instant(given)?, &self.zone, options)
    }

    /// `DURATION`. `Err` when `figure` is not a positive number of seconds.
    pub fn duration(&self, figure: &Figure) -> Result<String, String> {
        let mut seconds = figure.value.clone();
        seconds.trunc(0);
        let seconds: u64 =
            seconds.to_string().parse().map_err(|_| "the value is not a number of seconds".to_owned())?;
        self.formats.duration(seconds)
    }

    /// RFC 3339 date-times, and full dates as that day in the person's zone.
    fn instant(&self, given: &str) -> Result<Timestamp, String> {
        if let Ok(instant) = given.parse::<Timestamp>() {
            return Ok(instant);
        }
        let day = |date: Date| date.at(12, 0, 0, 0);
        let civil = given.parse::<DateTime>().ok().or_else(|| given.parse::<Date>().ok().map(day));
        let instant = civil.and_then(|civil| self.zone.to_timestamp(civil).ok());
        instant.ok_or_else(|| "the value is not an RFC 3339 date".to_owned())
    }
}

/// An argument value.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text, printed as it is.
    Text(String),
    /// A number.
    Number(Figure),
    /// Items for `LIST`.
    List(Vec<String>),
}

impl Argument {
    /// The runtime's form of the value.
    fn to_fluent(&self) -> FluentValue<'_> {
        match self {
            Argument::Text(text) => FluentValue::from(text.as_str()),
            other => FluentValue::Custom(Box::new(Carried::Given(other.clone()))),
        }
    }
}

/// Arguments by name for one formatting.
pub fn to_fluent_args<'a>(arguments: impl IntoIterator<Item = (&'a str, &'a Argument)>) -> FluentArgs<'a> {
    arguments.into_iter().map(|(name, value)| (name, value.to_fluent())).collect()
}

/// A value that travels through the runtime untouched. `VALUE` prints it; printed bare it would be empty, which
/// lowering makes impossible.
#[derive(Clone, Debug, PartialEq)]
enum Carried {
    /// A number or a list, as the template passed it.
    Given(Argument),
    /// Items joined by `LIST`, each between its marks: each is isolated by its own direction.
    Joined(String),
}

impl FluentType for Carried {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &intl_memoizer::IntlLangMemoizer) -> std::borrow::Cow<'static, str> {
        "".into()
    }

    fn as_string_threadsafe(&self, _: &intl_memoizer::concurrent::IntlLangMemoizer) -> std::borrow::Cow<'static, str> {
        "".into()
    }
}

thread_local! {
    /// The voice of the formatting under way on this thread, and what went wrong in its functions. Fluent's functions see
    /// only their arguments, hence this one place of implicit state; `with_voice` sets and clears it.
    static SPEAKING: RefCell<Option<(Voice, Vec<String>)>> = const { RefCell::new(None) };
}

/// Runs `format` with `voice`; gives its result and what the functions called in it reported.
pub fn with_voice<R>(voice: &Voice, format: impl FnOnce() -> R) -> (R, Vec<String>) {
    let before = SPEAKING.replace(Some((voice.clone(), Vec::new())));
    let result = format();
    let faults = SPEAKING.replace(before).map(|(_, faults)| faults).unwrap_or_default();
    (result, faults)
}

fn report(fault: String) -> FluentValue<'static> {
    SPEAKING.with_borrow_mut(|speaking| {
        if let Some((_, faults)) = speaking {
            faults.push(fault);
        }
    });
    FluentValue::from("")
}

/// The formatters of the formatting under way.
fn formats() -> Option<Arc<Formats>> {
    SPEAKING.with_borrow(|speaking| speaking.as_ref().map(|(voice, _)| voice.formats.clone()))
}

fn voice() -> Option<Voice> {
    SPEAKING.with_borrow(|speaking| speaking.as_ref().map(|(voice, _)| voice.clone()))
}

/// Gives `bundle` the public functions and the two that lowering writes.
pub fn register(bundle: &mut FluentBundle<FluentResource>) -> Result<(), fluent::FluentError> {
    bundle.add_function("VALUE", |positional, _| value(positional))?;
    bundle.add_function("MATCH", |positional, _| match_variant(positional))?;
    bundle.add_function("NUMBER", |positional, named| carry("NUMBER", number(positional, named)))?;
    bundle.add_function("CURRENCY", |positional, named| carry("CURRENCY", currency(positional, named)))?;
    bundle.add_function("DATETIME", |positional, named| speak("DATETIME", datetime(positional, named)))?;
    bundle.add_function("RELATIVE", |positional, named| speak("RELATIVE", relative(positional, named)))?;
    bundle.add_function("DURATION", |positional, _| speak("DURATION", duration(positional)))?;
    bundle.add_function("LIST", |positional, named| match list(positional, named) {
        Ok(text) => FluentValue::Custom(Box::new(Carried::Joined(text))),
        Err(message) => report(format!("LIST: {message}")),
    })
}

fn speak(function: &str, result: Result<String, String>) -> FluentValue<'static> {
    match result {
        Ok(text) => FluentValue::from(text),
        Err(message) => report(format!("{function}: {message}")),
    }
}

/// Prints one value between its marks; numbers as `NUMBER` would.
fn value<'a>(positional: &[FluentValue<'a>]) -> FluentValue<'a> {
    let text = match positional.first() {
        Some(FluentValue::String(text)) => return placed(text),
        Some(other) => match (figure(other), other) {
            (Some(figure), _) => match formats() {
                Some(formats) => match formats.number(&figure) {
                    Ok(text) => text,
                    Err(message) => return report(message),
                },
                None => return report("no voice".to_owned()),
            },
            (None, FluentValue::Custom(custom)) => match (**custom).as_any().downcast_ref::<Carried>() {
                Some(Carried::Joined(text)) => return FluentValue::from(text.clone()),
                _ => return report("a list is printed with LIST".to_owned()),
            },
            // The runtime has already recorded the missing argument.
            (None, _) => return FluentValue::from(""),
        },
        None => return report("VALUE without a value".to_owned()),
    };
    placed(&text)
}

/// The value's text between its marks, without characters that are marks themselves.
fn placed(text: &str) -> FluentValue<'static> {
    FluentValue::from(marked(text))
}

fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2 * VALUE_END.len_utf8());
    out.push(VALUE_START);
    out.extend(text.split(super::markup::is_reserved));
    out.push(VALUE_END);
    out
}

/// Chooses a variant: the first key in order that equals the text, the number, or the number's CLDR plural category.
fn match_variant<'a>(positional: &[FluentValue<'a>]) -> FluentValue<'a> {
    let (Some(selector), Some(FluentValue::String(keys)), Some(FluentValue::Number(default))) =
        (positional.first(), positional.get(1), positional.get(2))
    else {
        return report("a selector without its keys".to_owned());
    };
    let chosen = match figure(selector) {
        Some(figure) => {
            let category = formats().map_or("other", |formats| formats.category(&figure));
            keys.split('|').position(|key| match key.strip_prefix('=') {
                Some(number) => Figure::parse(number).is_some_and(|n| equal(&n, &figure)),
                None => key == category,
            })
        }
        None => match selector {
            FluentValue::String(text) => keys.split('|').position(|key| key.strip_prefix('=').unwrap_or(key) == text),
            _ => None,
        },
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lowering wrote a small index")]
    let index = chosen.unwrap_or(default.value as usize);
    FluentValue::from(format!("k{index}"))
}

fn equal(a: &Figure, b: &Figure) -> bool {
    let canonical = |figure: &Figure| {
        let mut value = figure.value.clone();
        value.absolute.trim_start();
        value.absolute.trim_end();
        value.to_string()
    };
    canonical(a) == canonical(b)
}

/// The number in a value: carried exactly, or written in the FTL.
fn figure(value: &FluentValue<'_>) -> Option<Figure> {
    match value {
        FluentValue::Number(number) => Figure::parse(&number.as_string()),
        FluentValue::Custom(custom) => match (**custom).as_any().downcast_ref::<Carried>()? {
            Carried::Given(Argument::Number(figure)) => Some(figure.clone()),
            _ => None,
        },
        _ => None,
    }
}

/// The number in a value, also when it came as text ("12.5"); functions accept both.
fn figure_or_text(value: Option<&FluentValue<'_>>) -> Result<Figure, String> {
    match value {
        Some(FluentValue::String(text)) => Figure::parse(text).ok_or_else(|| "the value is not a number".to_owned()),
        Some(other) => figure(other).ok_or_else(|| "the value is not a number".to_owned()),
        None => Err("takes one value".to_owned()),
    }
}

/// Numbers stay numbers until they are printed, so that variants can be selected by them.
fn carry(function: &str, result: Result<Figure, String>) -> FluentValue<'static> {
    match result {
        Ok(figure) => FluentValue::Custom(Box::new(Carried::Given(Argument::Number(figure)))),
        Err(message) => report(format!("{function}: {message}")),
    }
}

fn number(positional: &[FluentValue<'_>], named: &FluentArgs<'_>) -> Result<Figure, String> {
    let options = NumberOptions::read(&options(named))?;
    Ok(Figure { options, ..figure_or_text(positional.first())? })
}

/// `CURRENCY($amount, currency: "EUR")` or, with a code that the template passes, `CURRENCY($amount, $currency)`.
fn currency(positional: &[FluentValue<'_>], named: &FluentArgs<'_>) -> Result<Figure, String> {
    let code = match positional.get(1) {
        Some(FluentValue::String(code)) => Some(code.as_ref()),
        Some(_) => return Err("the currency is not text".to_owned()),
        None => None,
    };
    let options = NumberOptions::read_money(&options(named), code)?;
    Ok(Figure { options, ..figure_or_text(positional.first())? })
}

/// The options of a call by name.
fn options<'a>(named: &'a FluentArgs<'_>) -> Vec<(&'a str, String)> {
    named.iter().map(|(name, value)| (name, text(value))).collect()
}

fn text(value: &FluentValue<'_>) -> String {
    match value {
        FluentValue::String(text) => text.to_string(),
        FluentValue::Number(number) => number.as_string().into_owned(),
        _ => String::new(),
    }
}

fn datetime(positional: &[FluentValue<'_>], named: &FluentArgs<'_>) -> Result<String, String> {
    voice().ok_or("no voice")?.datetime(date(positional)?, &DateOptions::read(&options(named))?)
}

fn relative(positional: &[FluentValue<'_>], named: &FluentArgs<'_>) -> Result<String, String> {
    voice().ok_or("no voice")?.relative(date(positional)?, RelativeOptions::read(&options(named))?)
}

fn date<'a>(positional: &'a [FluentValue<'_>]) -> Result<&'a str, String> {
    match positional.first() {
        Some(FluentValue::String(given)) => Ok(given),
        _ => Err("the value is not an RFC 3339 date".to_owned()),
    }
}

fn duration(positional: &[FluentValue<'_>]) -> Result<String, String> {
    voice().ok_or("no voice")?.duration(&figure_or_text(positional.first())?)
}

fn list(positional: &[FluentValue<'_>], named: &FluentArgs<'_>) -> Result<String, String> {
    let items = match positional.first() {
        Some(FluentValue::Custom(custom)) => match (**custom).as_any().downcast_ref::<Carried>() {
            Some(Carried::Given(Argument::List(items))) => items.clone(),
            _ => return Err("the value is not a list".to_owned()),
        },
        Some(FluentValue::String(text)) => vec![text.to_string()],
        _ => return Err("the value is not a list".to_owned()),
    };
    let items: Vec<String> = items.iter().map(|item| marked(item)).collect();
    formats().ok_or("no voice")?.list(&items, &ListOptions::read(&options(named))?)
}
