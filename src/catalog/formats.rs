//! Numbers, dates, durations and lists as one person reads them, formatted by ICU4X with CLDR data.
//!
//! [`Formats`] belongs to a pair of locales: the one whose *text* is read (plural categories come from it, because the
//! translator wrote the variants) and the one whose *conventions* apply (the person's region and `-u-` keywords).

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::builder::{DateFields, FieldSetBuilder, ZoneStyle};
use icu::datetime::fieldsets::enums::CompositeFieldSet;
use icu::datetime::options::{Length, TimePrecision};
use icu::datetime::preferences::HourCycle;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu::experimental::dimension::percent::formatter::PercentFormatter;
use icu::experimental::duration::options::{BaseStyle, DurationFormatterOptions};
use icu::experimental::duration::{Duration, DurationFormatter, ValidatedDurationFormatterOptions};
use icu::list::ListFormatter;
use icu::list::options::{ListFormatterOptions, ListLength};
use icu::locale::Locale as IcuLocale;
use icu::plurals::{PluralCategory, PluralRules};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// The largest number of digits that any option may ask for; ECMA-402 uses the same bound for integer digits.
/// Without it `minimumFractionDigits: 2000000000` exhausts memory.
pub const MAX_DIGITS: i64 = 20;

/// How a number is written: ECMA-402's digit, grouping and style options.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberOptions {
    /// `percent` multiplies by 100 and adds the locale's sign.
    pub percent: bool,
    /// `type: "ordinal"`: plural category of rank instead of amount.
    pub ordinal: bool,
    /// `useGrouping: 0` turns separators off.
    pub no_grouping: bool,
    /// At least so many integer digits.
    pub minimum_integer_digits: Option<i16>,
    /// At least so many fraction digits.
    pub minimum_fraction_digits: Option<i16>,
    /// At most so many fraction digits.
    pub maximum_fraction_digits: Option<i16>,
    /// At least so many significant digits.
    pub minimum_significant_digits: Option<i16>,
    /// At most so many significant digits.
    pub maximum_significant_digits: Option<i16>,
}

/// A number on its way into text: exact decimal digits (never a float's rounding) with its options.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The exact value.
    pub value: Decimal,
    /// How to write it.
    pub options: NumberOptions,
}

impl Figure {
    /// Reads decimal notation as JSON and Fluent write it. `None` when it is not a number.
    pub fn parse(text: &str) -> Option<Figure> {
        let value = Decimal::try_from_str(text.trim()).ok()?;
        Some(Figure { value, options: NumberOptions::default() })
    }

    /// The value after percent scaling, rounding and padding: what is printed and what plural rules look at.
    fn adjusted(&self) -> Decimal {
        let mut value = self.value.clone();
        let o = &self.options;
        if o.percent {
            value.absolute.multiply_pow10(2);
            value.absolute.trim_start();
        }
        if o.minimum_significant_digits.is_some() || o.maximum_significant_digits.is_some() {
            self.adjust_significant(&mut value);
        } else {
            let minimum = o.minimum_fraction_digits.unwrap_or(0);
            let default_maximum = if o.percent { 0 } else { 3 };
            let maximum = o.maximum_fraction_digits.unwrap_or(default_maximum.max(minimum)).max(minimum);
            round(&mut value, -maximum);
            value.absolute.trim_end();
            value.absolute.pad_end(-minimum);
        }
        if let Some(digits) = o.minimum_integer_digits {
            value.absolute.pad_start(digits);
        }
        value
    }

    fn adjust_significant(&self, value: &mut Decimal) {
        let start = value.absolute.nonzero_magnitude_start();
        if let Some(digits) = self.options.maximum_significant_digits {
            round(value, start - digits + 1);
        }
        value.absolute.trim_end();
        if let Some(digits) = self.options.minimum_significant_digits {
            value.absolute.pad_end(start - digits + 1);
        }
    }
}

/// Half away from zero, as ECMA-402 rounds.
fn round(value: &mut Decimal, position: i16) {
    value.round_with_mode(position, SignedRoundingMode::Unsigned(UnsignedRoundingMode::HalfExpand));
}

/// How a date or time is written: ECMA-402's styles and components.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateOptions {
    /// `dateStyle`: full, long, medium, short.
    pub date_style: Option<String>,
    /// `timeStyle`: full, long, medium, short.
    pub time_style: Option<String>,
    /// `weekday` asked for.
    pub weekday: bool,
    /// `year` asked for.
    pub year: bool,
    /// `month`: numeric, 2-digit, short, long.
    pub month: Option<String>,
    /// `day` asked for.
    pub day: bool,
    /// `hour` asked for.
    pub hour: bool,
    /// `minute` asked for.
    pub minute: bool,
    /// `second` asked for.
    pub second: bool,
    /// `timeZoneName`: short, long.
    pub zone: Option<String>,
    /// `hour12`: force the 12- or 24-hour clock.
    pub hour12: Option<bool>,
}

impl DateOptions {
    /// Sets the option of that name. `Err` when there is none.
    pub fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            "dateStyle" => self.date_style = Some(value),
            "timeStyle" => self.time_style = Some(value),
            "weekday" => self.weekday = true,
            "year" => self.year = true,
            "month" => self.month = Some(value),
            "day" => self.day = true,
            "hour" => self.hour = true,
            "minute" => self.minute = true,
            "second" => self.second = true,
            "timeZoneName" => self.zone = Some(value),
            "hour12" => self.hour12 = Some(matches!(value.as_str(), "true" | "1")),
            other => return Err(format!("no option {other}")),
        }
        Ok(())
    }

    /// Whether the options go together, with and without the zone's name.
    pub fn check(&self) -> Result<(), String> {
        self.field_set(false).and(self.field_set(true)).map(drop)
    }

    /// Whether a time of day will be printed, so that it needs its zone.
    fn has_time(&self) -> bool {
        self.time_style.is_some() || self.hour
    }

    fn field_set(&self, name_zone: bool) -> Result<CompositeFieldSet, String> {
        let mut builder = FieldSetBuilder::new();
        let bare = self.date_style.is_none() && !self.has_time() && self.components().is_none();
        builder.date_fields = match self.date_style.as_deref() {
            Some("full") => Some(DateFields::YMDE),
            Some("long" | "medium" | "short") => Some(DateFields::YMD),
            Some(other) => return Err(format!("dateStyle \"{other}\" is none of full, long, medium, short")),
            None if bare => Some(DateFields::YMD),
            None => self.components(),
        };
        builder.length = Some(self.length()?);
        builder.time_precision = match self.time_style.as_deref() {
            Some("short") => Some(TimePrecision::Minute),
            Some("medium" | "long" | "full") => Some(TimePrecision::Second),
            Some(other) => return Err(format!("timeStyle \"{other}\" is none of full, long, medium, short")),
            None if self.second => Some(TimePrecision::Second),
            None if self.minute => Some(TimePrecision::Minute),
            None if self.hour => Some(TimePrecision::Hour),
            None => None,
        };
        builder.zone_style = self.zone_style(name_zone)?;
        builder.build_composite().map_err(|error| format!("these date options do not go together: {error}"))
    }

    fn zone_style(&self, name_zone: bool) -> Result<Option<ZoneStyle>, String> {
        match (self.zone.as_deref(), self.time_style.as_deref()) {
            (Some("long"), _) | (None, Some("full")) => Ok(Some(ZoneStyle::SpecificLong)),
            (Some("short"), _) | (None, Some("long")) => Ok(Some(ZoneStyle::SpecificShort)),
            (Some(other), _) => Err(format!("timeZoneName \"{other}\" is none of short, long")),
            (None, _) if name_zone && self.has_time() => Ok(Some(ZoneStyle::SpecificShort)),
            _ => Ok(None),
        }
    }

    fn length(&self) -> Result<Length, String> {
        match (self.date_style.as_deref(), self.month.as_deref()) {
            (Some("full" | "long"), _) | (None, Some("long")) => Ok(Length::Long),
            (Some("short"), _) | (None, Some("numeric" | "2-digit")) => Ok(Length::Short),
            (Some(_), _) | (None, Some("short") | None) => Ok(Length::Medium),
            (None, Some(other)) => Err(format!("month \"{other}\" is none of numeric, 2-digit, short, long")),
        }
    }

    /// The CLDR skeleton that the asked-for components make; odd combinations widen to the nearest that exists.
    fn components(&self) -> Option<DateFields> {
        match (self.year, self.month.is_some(), self.day, self.weekday) {
            (true, _, true, true) => Some(DateFields::YMDE),
            (true, _, true, false) => Some(DateFields::YMD),
            (true, _, false, true) => Some(DateFields::YMDE),
            (true, true, false, false) => Some(DateFields::YM),
            (true, false, false, false) => Some(DateFields::Y),
            (false, true, true | false, true) => Some(DateFields::MDE),
            (false, true, true, false) => Some(DateFields::MD),
            (false, true, false, false) => Some(DateFields::M),
            (false, false, true, true) => Some(DateFields::DE),
            (false, false, true, false) => Some(DateFields::D),
            (false, false, false, true) => Some(DateFields::E),
            (false, false, false, false) => None,
        }
    }
}

/// How a list is joined: `type` conjunction, disjunction or unit; `style` long, short or narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListOptions {
    /// `type`.
    pub kind: Option<String>,
    /// `style`.
    pub style: Option<String>,
}

/// A shared date formatter.
type DateFormatter = std::sync::Arc<DateTimeFormatter<CompositeFieldSet>>;

/// Formatters for one pair of text locale and conventions. Thread-safe; formatters are built on first use.
pub struct Formats {
    conventions: IcuLocale,
    cardinal: PluralRules,
    ordinal: PluralRules,
    decimal: DecimalFormatter,
    decimal_plain: DecimalFormatter,
    percent: Option<PercentFormatter<DecimalFormatter>>,
    duration: Option<DurationFormatter>,
    lists: Mutex<HashMap<ListOptions, std::sync::Arc<ListFormatter>>>,
    dates: Mutex<HashMap<(DateOptions, bool), DateFormatter>>,
}

impl Debug for Formats {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Formats({})", self.conventions)
    }
}

impl Formats {
    /// Formatters for text in `text` with the conventions of `conventions`. ICU4X falls back along CLDR parents to the
    /// root locale, so that every well-formed locale has formatters; `Err` names the missing data should it not.
    pub fn new(text: &IcuLocale, conventions: &IcuLocale) -> Result<Formats, String> {
        let conventions = conventions.clone();
        let problem = |what: &str, error: &dyn std::fmt::Display| format!("no {what} for {conventions}: {error}");
        let plain = DecimalFormatterOptions::from(GroupingStrategy::Never);
        let prefs = DecimalFormatterPreferences::from(&conventions);
        let mut duration_options = DurationFormatterOptions::default();
        duration_options.base = BaseStyle::Long;
        let duration = ValidatedDurationFormatterOptions::validate(duration_options)
            .ok()
            .and_then(|options| DurationFormatter::try_new((&conventions).into(), options).ok());
        Ok(Formats {
            cardinal: PluralRules::try_new_cardinal(text.into()).map_err(|e| problem("plural rules", &e))?,
            ordinal: PluralRules::try_new_ordinal(text.into()).map_err(|e| problem("plural rules", &e))?,
            decimal: DecimalFormatter::try_new(prefs, Default::default()).map_err(|e| problem("numbers", &e))?,
            decimal_plain: DecimalFormatter::try_new(prefs, plain).map_err(|e| problem("numbers", &e))?,
            percent: PercentFormatter::try_new((&conventions).into(), Default::default()).ok(),
            duration,
            lists: Mutex::default(),
            dates: Mutex::default(),
            conventions,
        })
    }

    /// `NUMBER`: digits, separators and sign of the locale.
    pub fn number(&self, figure: &Figure) -> String {
        let value = figure.adjusted();
        match (&self.percent, figure.options.percent, figure.options.no_grouping) {
            (Some(percent), true, _) => percent.format(&value).to_string(),
            (_, _, true) => self.decimal_plain.format(&value).to_string(),
            _ => self.decimal.format(&value).to_string(),
        }
    }

    /// The CLDR plural category (UTS 35 part 3 §5) of the number as it would be printed.
    pub fn category(&self, figure: &Figure) -> &'static str {
        let rules = if figure.options.ordinal { &self.ordinal } else { &self.cardinal };
        match rules.category_for(&figure.adjusted()) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// `DATETIME`: an instant in `zone`. `name_zone` prints the zone beside a time of day, for people whose zone is not known.
    pub fn datetime(
        &self,
        instant: Timestamp,
        zone: &TimeZone,
        name_zone: bool,
        options: &DateOptions,
    ) -> Result<String, String> {
        let formatter = self.date_formatter(options, name_zone)?;
        let zoned: Zoned = instant.to_zoned(zone.clone());
        Ok(formatter.format(&zoned).to_string())
    }

    fn date_formatter(
        &self,
        options: &DateOptions,
        name_zone: bool,
    ) -> Result<std::sync::Arc<DateTimeFormatter<CompositeFieldSet>>, String> {
        let key = (options.clone(), name_zone);
        let mut cache = self.dates.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = cache.get(&key) {
            return Ok(found.clone());
        }
        let mut prefs = icu::datetime::DateTimeFormatterPreferences::from(&self.conventions);
        if let Some(hour12) = options.hour12 {
            prefs.hour_cycle = Some(if hour12 { HourCycle::Clock12 } else { HourCycle::Clock24 });
        }
        let formatter = DateTimeFormatter::try_new(prefs, options.field_set(name_zone)?)
            .map_err(|error| format!("no date format for {}: {error}", self.conventions))?;
        let formatter = std::sync::Arc::new(formatter);
        cache.insert(key, formatter.clone());
        Ok(formatter)
    }

    /// `DURATION`: seconds as days, hours, minutes and seconds with the locale's unit names. The sign is dropped: mails
    /// speak of how long something lasts. The two largest units suffice ("1 day, 2 hours").
    pub fn duration(&self, seconds: u64) -> Result<String, String> {
        let formatter = self.duration.as_ref().ok_or_else(|| format!("no duration format for {}", self.conventions))?;
        let units = [seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60];
        let first = units.iter().position(|n| *n > 0).unwrap_or(3);
        let shown = |i: usize| if i >= first && i < first + 2 { units[i] } else { 0 };
        if seconds == 0 {
            return Err("a duration of 0 seconds cannot be promised to a reader".to_owned());
        }
        let duration =
            Duration { days: shown(0), hours: shown(1), minutes: shown(2), seconds: shown(3), ..Duration::new() };
        Ok(formatter.format(&duration).to_string())
    }

    /// `LIST`: items joined as the locale joins them.
    pub fn list(&self, items: &[String], options: &ListOptions) -> Result<String, String> {
        let formatter = {
            let mut cache = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
            match cache.get(options) {
                Some(found) => found.clone(),
                None => {
                    let built = std::sync::Arc::new(self.list_formatter(options)?);
                    cache.insert(options.clone(), built.clone());
                    built
                }
            }
        };
        Ok(formatter.format_to_string(items.iter().map(String::as_str)))
    }

    fn list_formatter(&self, options: &ListOptions) -> Result<ListFormatter, String> {
        let length = match options.style.as_deref() {
            None | Some("long") => ListLength::Wide,
            Some("short") => ListLength::Short,
            Some("narrow") => ListLength::Narrow,
            Some(other) => return Err(format!("list style \"{other}\" is none of long, short, narrow")),
        };
        let prefs = (&self.conventions).into();
        let options_icu = ListFormatterOptions::default().with_length(length);
        let built = match options.kind.as_deref() {
            None | Some("conjunction") => ListFormatter::try_new_and(prefs, options_icu),
            Some("disjunction") => ListFormatter::try_new_or(prefs, options_icu),
            Some("unit") => ListFormatter::try_new_unit(prefs, options_icu),
            Some(other) => return Err(format!("list type \"{other}\" is none of conjunction, disjunction, unit")),
        };
        built.map_err(|error| format!("no list format for {}: {error}", self.conventions))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn formats(tag: &str) -> Formats {
        let locale: IcuLocale = tag.parse().unwrap();
        Formats::new(&locale, &locale).unwrap()
    }

    #[test]
    fn numbers_carry_the_separators_of_the_locale() {
        for (tag, number, expected) in [
            ("de", "1234567.5", "1.234.567,5"),
            ("en", "1234567.5", "1,234,567.5"),
            ("fr", "1234567.5", "1\u{202f}234\u{202f}567,5"),
            ("hi", "1234567.5", "12,34,567.5"),
            ("ar-EG", "1234567.5", "١٬٢٣٤٬٥٦٧٫٥"),
            ("ja", "12345678901234567890", "12,345,678,901,234,567,890"),
        ] {
            assert_eq!(formats(tag).number(&Figure::parse(number).unwrap()), expected, "{tag}");
        }
    }

    #[test]
    fn digits_are_rounded_and_padded_as_asked() {
        let mut figure = Figure::parse("3.14159").unwrap();
        figure.options.maximum_fraction_digits = Some(1);
        assert_eq!(formats("en").number(&figure), "3.1");
        let mut figure = Figure::parse("2").unwrap();
        figure.options.minimum_fraction_digits = Some(2);
        assert_eq!(formats("en").number(&figure), "2.00");
        assert_eq!(formats("en").category(&figure), "other");
        let mut figure = Figure::parse("0.156").unwrap();
        figure.options.percent = true;
        assert_eq!(formats("de").number(&figure), "16\u{a0}%");
    }

    #[test]
    fn plural_categories_are_those_of_cldr_where_fluents_own_rules_are_wrong() {
        for (tag, number, expected) in [
            ("ar", "103", "few"),
            ("ar", "0", "zero"),
            ("be", "22", "few"),
            ("pl", "22", "few"),
            ("lt", "22", "few"),
            ("es", "1000000", "many"),
            ("he", "2", "two"),
            ("ja", "1", "other"),
        ] {
            assert_eq!(formats(tag).category(&Figure::parse(number).unwrap()), expected, "{tag} {number}");
        }
    }

    #[test]
    fn durations_name_the_two_largest_units() {
        for (tag, seconds, expected) in [
            ("en", 900, "15 minutes"),
            ("de", 5400, "1 Stunde, 30 Minuten"),
            ("ja", 86_400, "1 日"),
            ("pl", 432_000, "5 dni"),
            ("en", 90_061, "1 day, 1 hour"),
        ] {
            assert_eq!(formats(tag).duration(seconds).unwrap(), expected, "{tag}");
        }
        assert!(formats("en").duration(0).is_err());
    }

    #[test]
    fn dates_are_written_in_the_zone_of_the_person_and_name_it_when_it_is_only_assumed() {
        let instant: Timestamp = "2026-11-23T09:05:00Z".parse().unwrap();
        let options =
            DateOptions { date_style: Some("long".into()), time_style: Some("short".into()), ..DateOptions::default() };
        let vienna = TimeZone::get("Europe/Vienna").unwrap();
        assert_eq!(formats("de-AT").datetime(instant, &vienna, false, &options).unwrap(), "23. November 2026 um 10:05");
        assert_eq!(formats("ja").datetime(instant, &TimeZone::UTC, true, &options).unwrap(), "2026年11月23日 9:05 UTC");
    }

    #[test]
    fn lists_are_joined_as_the_language_joins_them() {
        let items = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(formats("de").list(&items, &ListOptions::default()).unwrap(), "A, B und C");
        assert_eq!(formats("ja").list(&items, &ListOptions::default()).unwrap(), "A、B、C");
        let or = ListOptions { kind: Some("disjunction".into()), ..Default::default() };
        assert_eq!(formats("es").list(&items, &or).unwrap(), "A, B o C");
        assert!(formats("en").list(&items, &ListOptions { kind: Some("x".into()), ..Default::default() }).is_err());
    }
}
