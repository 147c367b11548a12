//! What templates call while a mail renders: `t`, `a`, and the filters that write a value for its place.
//!
//! Tera's functions see neither the render context nor each other (components do not even see the context), so that the
//! mail under way is kept in one thread-local scope, which [`with_scope`] sets for the time of one part.

use std::borrow::Cow;
use std::cell::RefCell;
use std::fmt::Write as _;
use std::rc::Rc;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use super::Part;
use super::spoken::{Record, Spoken, unmarked};
use crate::catalog::formats::Figure;
use crate::catalog::markup::{self, Slot, Target};
use crate::catalog::options::{DateOptions, ListOptions, NumberOptions, RelativeOptions};
use crate::catalog::{Argument, Bundle, Voice};
use crate::links::LinkPolicy;
use crate::locale::Direction;

/// What the functions need to know of the mail under way.
#[derive(Clone, Debug)]
pub struct Speech {
    /// The bundle of the mail's locale.
    pub bundle: Arc<Bundle>,
    /// Conventions and time zone of the person.
    pub voice: Voice,
    /// The part being rendered.
    pub target: Target,
    /// Where links may lead.
    pub links: Arc<LinkPolicy>,
    /// Where every formatted entry is noted, for a preview.
    pub record: Option<(Record, Part)>,
}

impl Speech {
    fn direction(&self) -> Direction {
        self.bundle.locale().direction()
    }
}

thread_local! {
    static SCOPE: RefCell<Option<Rc<Speech>>> = const { RefCell::new(None) };
}

/// Runs `render` with `speech` as the mail under way on this thread.
pub fn with_scope<R>(speech: Speech, render: impl FnOnce() -> R) -> R {
    let before = SCOPE.replace(Some(Rc::new(speech)));
    let result = render();
    SCOPE.replace(before);
    result
}

fn speech() -> TeraResult<Rc<Speech>> {
    SCOPE.with_borrow(Clone::clone).ok_or_else(|| Error::message("templates render only through the engine"))
}

/// The key that marks a value made by `a`.
const SLOT: &str = "__slot";

/// Gives `tera` the functions and filters.
pub fn register(tera: &mut Tera) {
    tera.register_function("t", entry);
    tera.register_function("a", link);
    tera.register_filter("__show", |value: Value, _: Kwargs, _: &State<'_>| show(&value));
    tera.register_filter("__attr", |value: Value, _: Kwargs, _: &State<'_>| attribute(&value));
    tera.register_filter("__url", |value: Value, _: Kwargs, _: &State<'_>| address(&value));
    tera.register_filter("__part", |value: Value, _: Kwargs, _: &State<'_>| part(&value));
    tera.register_filter("__css", |value: Value, _: Kwargs, _: &State<'_>| css(&value));
    tera.register_filter("__plain", |value: Value, _: Kwargs, _: &State<'_>| plain(&value));
    tera.register_filter("__line", |value: Value, _: Kwargs, _: &State<'_>| line(&value));
    for name in ["number", "currency", "datetime", "relative", "duration", "list"] {
        tera.register_filter(name, move |value: Value, options: Kwargs, _: &State<'_>| {
            format_value(name, &value, &options)
        });
    }
}

/// `t(id="…", name=value, slot=a(…))`.
fn entry(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let speech = speech()?;
    let id: &str = kwargs.must_get("id")?;
    let target = match (speech.target, kwargs.get::<&str>("__at")?) {
        (Target::Html, Some("attribute")) => Target::Attribute,
        (target, _) => target,
    };
    let mut arguments: Vec<(&str, Argument)> = Vec::new();
    let mut slots: Vec<(&str, Slot)> = Vec::new();
    for (key, value) in kwargs.iter() {
        let Some(name) = key.as_str().filter(|name| *name != "id" && *name != "__at") else { continue };
        match slot(value) {
            Some(slot) => slots.push((name, slot)),
            None => arguments.push((name, argument(name, value, speech.target)?)),
        }
    }
    let fill = |name: &str| slots.iter().find(|(slot, _)| *slot == name).map(|(_, slot)| slot.clone());
    let text = speech
        .bundle
        .format(id, arguments.iter().map(|(name, value)| (*name, value)), &fill, target, &speech.voice)
        // Tera keeps the outermost sentence of an error only; this one names the entry and the reason.
        .map_err(|error| Error::message(error.to_string()))?;
    let text = match &speech.record {
        Some((record, part)) => record.note(heard(*part, id, &kwargs, target, &text), text),
        None => text,
    };
    Ok(match target {
        // Finished for its place; text of an entry runs in the locale's own direction and is not isolated as a whole.
        Target::Html | Target::Attribute | Target::Text => Value::safe_string(&text),
        Target::Line => Value::normal_string(&text),
    })
}

/// A call of `t` with what came of it.
fn heard(part: Part, id: &str, kwargs: &Kwargs, target: Target, text: &str) -> Spoken {
    let given = kwargs.iter().filter_map(|(key, value)| Some((key.as_str()?, value)));
    let given = given.filter(|(name, _)| *name != "id" && *name != "__at");
    let shown = |value: &Value| slot(value).map_or_else(|| plain_text(&value.to_string()), |slot| slot.href);
    let mut arguments: Vec<_> = given.map(|(name, value)| (name.to_owned(), shown(value))).collect();
    arguments.sort();
    let html = matches!(target, Target::Html | Target::Attribute);
    Spoken {
        part,
        entry: id.to_owned(),
        arguments,
        text: if html { plain_text(text) } else { text.to_owned() },
        attribute: target == Target::Attribute,
    }
}

/// Finished html as a reader sees it.
pub fn plain_text(html: &str) -> String {
    unmarked(&markup::unescape(&without_tags(html))).into_owned()
}

/// A template value as an argument of an entry. Finished html (the name in a greeting) is text again: the entry escapes it for its place.
fn argument(name: &str, value: &Value, target: Target) -> TeraResult<Argument> {
    if let Some(text) = value.as_str() {
        if value.is_safe() && target == Target::Html {
            return Ok(Argument::Text(markup::unescape(&without_tags(text))));
        }
        return Ok(Argument::Text(text.to_owned()));
    }
    if value.is_number() {
        let text = value.to_string();
        return Figure::parse(&text)
            .map(Argument::Number)
            .ok_or_else(|| Error::message(format!("argument `{name}` is not a finite number")));
    }
    if let Some(truth) = value.as_bool() {
        return Ok(Argument::Text(truth.to_string()));
    }
    if let Some(items) = value.as_array() {
        return Ok(Argument::List(items.iter().map(ToString::to_string).collect()));
    }
    Err(Error::message(format!("argument `{name}` has no value")))
}

fn slot(value: &Value) -> Option<Slot> {
    let map = value.as_map()?;
    let find = |name: &str| map.iter().find(|(key, _)| key.as_str() == Some(name)).map(|(_, value)| value);
    let text = |name: &str| find(name).and_then(Value::as_str).map(str::to_owned);
    text(SLOT)?;
    let attributes = ["class", "style", "title"].iter().filter_map(|name| Some(((*name).to_owned(), text(name)?)));
    Some(Slot { href: text("href")?, attributes: attributes.collect() })
}

/// `a(href=…, class=…, style=…, title=…)`.
fn link(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    let speech = speech()?;
    let href: &str = kwargs.must_get("href")?;
    speech.links.check(href).map_err(|refusal| Error::message(format!("a link {refusal}")))?;
    let mut slot = std::collections::BTreeMap::from([(SLOT, "a".to_owned()), ("href", href.to_owned())]);
    for name in ["class", "style", "title"] {
        if let Some(value) = kwargs.get::<&str>(name)? {
            slot.insert(name, value.to_owned());
        }
    }
    Ok(Value::from_serializable(&slot))
}

/// Element content: escaped, and isolated where its direction differs.
fn show(value: &Value) -> TeraResult<Value> {
    // Tera calls a number safe, too; it is written as in the other parts.
    if value.is_safe() && !value.is_number() {
        return Ok(value.clone());
    }
    let speech = speech()?;
    let text = printable(value, &speech)?;
    let mut out = String::with_capacity(text.len() + 16);
    markup::isolate(&mut out, &text, Target::Html, speech.direction());
    Ok(Value::safe_string(&out))
}

/// A quoted attribute value or a title: escaped, one line.
fn attribute(value: &Value) -> TeraResult<Value> {
    let text = printable(value, &*speech()?)?;
    if value.is_safe() {
        return Ok(Value::safe_string(&without_tags(&one_line(&text))));
    }
    Ok(Value::safe_string(&markup::escape(&one_line(&text))))
}

/// Finished html (a greeting, an entry kept with `set`) as text of an attribute: its tags dropped, its escapes kept.
fn without_tags(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// The value of `href` or `src`: an allowed link, an inlined image, or nothing.
fn address(value: &Value) -> TeraResult<Value> {
    let text = value.as_str().ok_or_else(|| Error::message("a link is not text"))?;
    if !text.starts_with("cid:") && !text.starts_with(crate::sources::ASSETS) {
        speech()?.links.check(text).map_err(|refusal| Error::message(format!("a link {refusal}")))?;
    }
    Ok(Value::safe_string(&markup::escape(text)))
}

/// A value behind the beginning of an address (`https://a.example/r?code={{ … }}`): percent-encoded (RFC 3986 §2.1), but for
/// `/` and what is encoded already, so that it cannot end its parameter. The whole address is checked in the finished mail.
fn part(value: &Value) -> TeraResult<Value> {
    let text = match value.as_str() {
        Some(text) => text.to_owned(),
        None if value.is_number() => value.to_string(),
        None => return Err(Error::message("a part of a link is neither text nor a number")),
    };
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len());
    for (index, byte) in bytes.iter().enumerate() {
        let encoded = || bytes.get(index + 1..index + 3).is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        match byte {
            b if b.is_ascii_alphanumeric() || b"-._~/".contains(b) => out.push(char::from(*b)),
            b'%' if encoded() => out.push('%'),
            b => {
                let _ = write!(out, "%{b:02X}");
            }
        }
    }
    Ok(Value::safe_string(&out))
}

/// A brand's value in a style sheet.
fn css(value: &Value) -> TeraResult<Value> {
    let text = value.as_str().ok_or_else(|| Error::message("a style value is not text"))?;
    if text.contains(['<', '>', '{', '}', ';', '\\', '@']) || text.contains("/*") {
        return Err(Error::message("a style value holds a character that ends its rule"));
    }
    Ok(Value::safe_string(text))
}

/// The text part.
fn plain(value: &Value) -> TeraResult<Value> {
    let speech = speech()?;
    let text = printable(value, &speech)?;
    let unwanted = |c: char| c.is_control() && c != '\n';
    let clean = if text.contains(unwanted) { text.chars().filter(|c| !unwanted(*c)).collect() } else { text };
    // Greeting and entries come isolated already; only bare values are looked at here.
    if value.is_safe() || clean.contains('\u{2068}') {
        return Ok(Value::safe_string(&clean));
    }
    let mut out = String::with_capacity(clean.len());
    markup::isolate(&mut out, &clean, Target::Text, speech.direction());
    Ok(Value::normal_string(&out))
}

/// A subject or preheader.
fn line(value: &Value) -> TeraResult<Value> {
    Ok(Value::normal_string(&one_line(&printable(value, &*speech()?)?)))
}

/// The text of a printable value; numbers as the locale writes them.
fn printable<'a>(value: &'a Value, speech: &Speech) -> TeraResult<Cow<'a, str>> {
    if let Some(text) = value.as_str() {
        return Ok(Cow::Borrowed(text));
    }
    if value.is_number() {
        let text = value.to_string();
        return match Figure::parse(&text) {
            Some(figure) => speech.voice.formats.number(&figure).map(Cow::Owned).map_err(Error::message),
            None => Ok(text.into()),
        };
    }
    if let Some(truth) = value.as_bool() {
        return Ok(truth.to_string().into());
    }
    Err(Error::message(format!("a value of type {} cannot be printed", value.name())))
}

fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() || c == '\u{2028}' || c == '\u{2029}' => {
                if c == '\u{a0}' || c == '\u{202f}' || c == '\u{3000}' {
                    out.push(c);
                } else if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if c.is_control() || matches!(c, '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}') => {}
            c => out.push(c),
        }
    }
    out
}

/// The filters `number`, `currency`, `datetime`, `relative`, `duration`, `list`: the entries' functions, with their options,
/// for values printed directly.
fn format_value(name: &str, value: &Value, options: &Kwargs) -> TeraResult<Value> {
    let speech = speech()?;
    let fail = |reason: String| Error::message(format!("{name}: {reason}"));
    let options: Vec<_> = options.iter().filter_map(|(key, value)| Some((key.as_str()?, value.to_string()))).collect();
    formatted(name, value, &options, &speech.voice).map(|text| Value::normal_string(&text)).map_err(fail)
}

fn formatted(name: &str, value: &Value, options: &[(&str, String)], voice: &Voice) -> Result<String, String> {
    let figure = || match value.as_str() {
        Some(text) => Figure::parse(text).ok_or("the value is not a number"),
        None if value.is_number() => Figure::parse(&value.to_string()).ok_or("the value is not a number"),
        None => Err("the value is not a number"),
    };
    let date = || value.as_str().ok_or("the value is not an RFC 3339 date");
    match name {
        "number" => voice.formats.number(&Figure { options: NumberOptions::read(options)?, ..figure()? }),
        "currency" => voice.formats.number(&Figure { options: NumberOptions::read_money(options, None)?, ..figure()? }),
        "datetime" => voice.datetime(date()?, &DateOptions::read(options)?),
        "relative" => voice.relative(date()?, RelativeOptions::read(options)?),
        "duration" => voice.duration(&figure()?),
        _ => {
            let items = value.as_array().ok_or("the value is not a list")?;
            let items: Vec<String> = items.iter().map(ToString::to_string).collect();
            voice.formats.list(&items, &ListOptions::read(options)?)
        }
    }
}

/// A sink that refuses to grow beyond a limit: the only bound that Tera's loops have.
#[derive(Debug)]
pub struct Bounded {
    /// What was written.
    pub text: Vec<u8>,
    limit: usize,
}

impl Bounded {
    /// A sink for at most `limit` bytes.
    pub fn new(limit: usize) -> Bounded {
        Bounded { text: Vec::with_capacity(16 << 10), limit }
    }
}

impl std::io::Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.text.len() + bytes.len() > self.limit {
            return Err(std::io::Error::other("the mail grows beyond its limit"));
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// An error of Tera and its causes as one sentence. Tera's own report lists variables and quotes source; callers of a
/// service must see neither.
pub fn sentence(error: &Error) -> String {
    let mut out = match error.kind() {
        tera::ErrorKind::SyntaxError(report) | tera::ErrorKind::RenderingError(report) => report.message().to_owned(),
        _ => error.to_string().lines().next().unwrap_or_default().to_owned(),
    };
    if let Some(first) = out.chars().next().filter(char::is_ascii_uppercase) {
        out.replace_range(..1, &first.to_ascii_lowercase().to_string());
    }
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let text = cause.to_string();
        let first = text.lines().next().unwrap_or_default();
        if !out.contains(first) {
            let _ = write!(out, ": {first}");
        }
        source = cause.source();
    }
    out
}

/// The piece of a compiled template at which rendering failed. Tera shows it in its report alone: a line, and carets below the piece.
pub fn failed(error: &Error) -> Option<String> {
    let report = error.to_string();
    let lines: Vec<&str> = report.lines().collect();
    let at = lines.iter().position(|line| line.contains('^') && line.trim_start_matches(' ').starts_with("| "))?;
    let (line, carets) = (lines.get(at.checked_sub(1)?)?, lines[at]);
    let start = carets.chars().position(|c| c == '^')?;
    let length = carets.chars().filter(|c| *c == '^').count();
    let piece: String = line.chars().skip(start).take(length).collect();
    Some(piece).filter(|piece| !piece.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finished_html_in_an_attribute_is_its_text() {
        assert_eq!(
            without_tags("Hi <span dir=\"rtl\">&lt;x&gt; \"q\" 'r'</span>"),
            "Hi &lt;x&gt; &quot;q&quot; &#39;r&#39;"
        );
    }

    #[test]
    fn filters_format_as_the_functions_of_entries_and_take_their_options() {
        let locale = "de".parse().unwrap();
        let voice = Voice {
            formats: Arc::new(crate::catalog::formats::Formats::new(&locale, &locale).unwrap()),
            zone: jiff::tz::TimeZone::UTC,
            zone_assumed: false,
            now: "2026-11-23T09:00:00Z".parse().unwrap(),
        };
        let say = |name: &str, value: &Value, options: &[(&str, &str)]| {
            let options: Vec<_> = options.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
            formatted(name, value, &options, &voice)
        };
        let text = Value::normal_string;
        let (number, list) = (Value::from(1234.5), Value::from_serializable(&["A", "B"]));
        for (name, value, options, expected) in [
            ("number", &number, &[("minimumFractionDigits", "2")][..], "1.234,50"),
            ("number", &text("0.5"), &[("style", "percent")], "50\u{a0}%"),
            ("currency", &text("1234.5"), &[("currency", "EUR")], "1.234,50\u{a0}€"),
            ("currency", &number, &[("currency", "JPY"), ("currencyDisplay", "code")], "1.235\u{a0}JPY"),
            ("datetime", &text("2026-11-23"), &[("dateStyle", "long")], "23. November 2026"),
            ("relative", &text("2026-11-22T08:00:00Z"), &[], "gestern"),
            ("relative", &text("2026-11-22T08:00:00Z"), &[("numeric", "always")], "vor 1 Tag"),
            ("duration", &Value::from(900), &[], "15 Minuten"),
            ("list", &list, &[("type", "disjunction")], "A oder B"),
        ] {
            assert_eq!(say(name, value, options).unwrap(), expected, "{name} {options:?}");
        }
        for (name, value, options) in [
            ("currency", &number, &[][..]),
            ("currency", &number, &[("currency", "EURO")]),
            ("currency", &list, &[("currency", "EUR")]),
            ("number", &number, &[("minimumFractionDigit", "2")]),
            ("relative", &text("soon"), &[]),
            ("relative", &text("2026-11-22T08:00:00Z"), &[("unit", "day")]),
        ] {
            assert!(say(name, value, options).is_err(), "{name} {options:?}");
        }
    }

    #[test]
    fn a_part_of_an_address_cannot_end_its_parameter() {
        let part = |text: &str| part(&Value::normal_string(text)).unwrap().as_str().unwrap().to_owned();
        assert_eq!(part("a/b c&d=\"é%41%zz"), "a/b%20c%26d%3D%22%C3%A9%41%25zz");
    }
}
