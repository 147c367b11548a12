//! Numbers, dates, durations and lists as one person reads them, formatted by ICU4X with CLDR data.
//!
//! [`Formats`] belongs to a pair of locales: the one whose *text* is read (plural categories come from it, because the
//! translator wrote the variants) and the one whose *conventions* apply (the person's region and `-u-` keywords).

use std::collections::HashMap;
use std::fmt::Debug;
use std::sync::{Mutex, PoisonError};

use fixed_decimal::{Decimal, SignedRoundingMode, UnsignedRoundingMode};
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::enums::CompositeFieldSet;
use icu::datetime::preferences::HourCycle;
use icu::decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu::decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu::experimental::dimension::currency::formatter::{CurrencyFormatter, CurrencyFormatterPreferences};
use icu::experimental::dimension::currency::options::CurrencyFormatterOptions;
use icu::experimental::dimension::percent::formatter::PercentFormatter;
use icu::experimental::dimension::units::categorized_formatter::CategorizedFormatter;
use icu::experimental::dimension::units::options::{UnitsFormatterOptions, Width};
use icu::experimental::measure::category::{CategorizedMeasureUnit, Duration};
use icu::list::ListFormatter;
use icu::list::options::{ListFormatterOptions, ListLength};
use icu::locale::Locale as IcuLocale;
use icu::plurals::PluralRules;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use super::data::LocaleData;
use super::options::{Currency, CurrencyDisplay, DateOptions, ListOptions, NumberOptions, RelativeOptions};
use super::{plurals, relative};

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
        if let Some((currency, _)) = o.currency {
            round(&mut value, -currency.digits);
            value.absolute.trim_end();
            value.absolute.pad_end(-currency.digits);
        } else if o.minimum_significant_digits.is_some() || o.maximum_significant_digits.is_some() {
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
        let data = LocaleData::new(&conventions);
        Ok(Formats {
            cardinal: PluralRules::try_new_cardinal_unstable(&data, text.into())
                .map_err(|e| problem("plural rules", &e))?,
            ordinal: PluralRules::try_new_ordinal_unstable(&data, text.into())
                .map_err(|e| problem("plural rules", &e))?,
            decimal: DecimalFormatter::try_new(prefs, Default::default()).map_err(|e| problem("numbers", &e))?,
            decimal_plain: DecimalFormatter::try_new(prefs, plain).map_err(|e| problem("numbers", &e))?,
            percent: PercentFormatter::try_new((&conventions).into(), Default::default()).ok(),
            lists: Mutex::default(),
            dates: Mutex::default(),
            conventions,
        })
    }

    /// `NUMBER`, `CURRENCY`: digits, separators, sign and currency as the locale writes them. `Err` only should the data of
    /// the currency be missing.
    pub fn number(&self, figure: &Figure) -> Result<String, String> {
        let value = figure.adjusted();
        if let Some((currency, display)) = figure.options.currency {
            return self.money(&value, currency, display);
        }
        Ok(match (&self.percent, figure.options.percent, figure.options.no_grouping) {
            (Some(percent), true, _) => percent.format(&value).to_string(),
            (_, _, true) => self.decimal_plain.format(&value).to_string(),
            _ => self.decimal.format(&value).to_string(),
        })
    }

    fn money(&self, value: &Decimal, currency: Currency, display: CurrencyDisplay) -> Result<String, String> {
        let prefs = CurrencyFormatterPreferences::from(&self.conventions);
        let options = CurrencyFormatterOptions::default();
        let code = currency.code;
        let formatter = match display {
            CurrencyDisplay::Symbol => CurrencyFormatter::try_new_symbol(prefs, code, options),
            CurrencyDisplay::NarrowSymbol => CurrencyFormatter::try_new_symbol_narrow(prefs, code, options),
            CurrencyDisplay::Code => CurrencyFormatter::try_new_code(prefs, code, options),
            CurrencyDisplay::Name => {
                CurrencyFormatter::try_new_name_unstable(&LocaleData::new(&self.conventions), prefs, code)
            }
        };
        let formatter =
            formatter.map_err(|error| format!("no format of {} for {}: {error}", code.iso_code(), self.conventions))?;
        Ok(formatter.format_fixed_decimal(value).to_string())
    }

    /// `RELATIVE`: an instant by its distance from `now`, with days as the calendar of `zone` has them.
    pub fn relative(
        &self,
        now: Timestamp,
        at: Timestamp,
        zone: &TimeZone,
        options: RelativeOptions,
    ) -> Result<String, String> {
        relative::relative(&self.conventions, now, at, zone, options)
    }

    /// The CLDR plural category (UTS 35 part 3 §5) of the number as it would be printed.
    pub fn category(&self, figure: &Figure) -> &'static str {
        let rules = if figure.options.ordinal { &self.ordinal } else { &self.cardinal };
        plurals::name(rules.category_for(&figure.adjusted()))
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
        if seconds == 0 {
            return Err("a duration of 0 seconds cannot be promised to a reader".to_owned());
        }
        let units = [
            (seconds / 86_400, Duration::day()),
            (seconds / 3_600 % 24, Duration::hour()),
            (seconds / 60 % 60, Duration::minute()),
            (seconds % 60, Duration::second()),
        ];
        let shown = units.into_iter().skip_while(|(count, _)| *count == 0).take(2).filter(|(count, _)| *count > 0);
        let shown = shown.map(|(count, unit)| self.measure(count, unit)).collect::<Result<Vec<String>, String>>()?;
        self.list(&shown, &ListOptions { kind: Some("unit".to_owned()), style: None })
    }

    /// So many of a unit, in words. ICU4X's own `DurationFormatter` counts as in `LocaleData`'s first point.
    fn measure(&self, count: u64, unit: CategorizedMeasureUnit<Duration>) -> Result<String, String> {
        let mut options = UnitsFormatterOptions::default();
        options.width = Width::Long;
        let data = LocaleData::new(&self.conventions);
        let formatter =
            CategorizedFormatter::try_new_outlier_unstable(&data, (&self.conventions).into(), unit, options)
                .map_err(|error| format!("no duration format for {}: {error}", self.conventions))?;
        Ok(formatter.format_fixed_decimal(&Decimal::from(count)).to_string())
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
            assert_eq!(formats(tag).number(&Figure::parse(number).unwrap()).unwrap(), expected, "{tag}");
        }
    }

    #[test]
    fn money_has_the_digits_of_its_currency_and_the_signs_of_the_locale() {
        for (tag, amount, code, display, expected) in [
            ("de", "1234567.5", "EUR", CurrencyDisplay::Symbol, "1.234.567,50\u{a0}€"),
            ("de", "0.005", "EUR", CurrencyDisplay::Symbol, "0,01\u{a0}€"),
            ("de-CH", "12", "CHF", CurrencyDisplay::Symbol, "CHF\u{a0}12.00"),
            ("en", "-12.5", "USD", CurrencyDisplay::Symbol, "-$12.50"),
            ("en", "12.5", "CAD", CurrencyDisplay::Symbol, "CA$12.50"),
            ("en", "12.5", "CAD", CurrencyDisplay::NarrowSymbol, "$12.50"),
            ("en", "12.5", "usd", CurrencyDisplay::Code, "USD\u{a0}12.50"),
            ("en", "1", "USD", CurrencyDisplay::Name, "1.00 US dollars"),
            ("pl", "2", "PLN", CurrencyDisplay::Name, "2,00 złotego polskiego"),
            ("ja", "2", "USD", CurrencyDisplay::Name, "2.00米ドル"),
            ("ja", "1234.5", "JPY", CurrencyDisplay::Symbol, "￥1,235"),
            ("en", "1.2345", "KWD", CurrencyDisplay::Code, "KWD\u{a0}1.235"),
            ("ar-EG", "12", "EGP", CurrencyDisplay::Symbol, "\u{200f}١٢٫٠٠\u{a0}ج.م.\u{200f}"),
        ] {
            let mut figure = Figure::parse(amount).unwrap();
            figure.options.currency = Some((Currency::parse(code).unwrap(), display));
            assert_eq!(formats(tag).number(&figure).unwrap(), expected, "{tag} {code}");
        }
        for unknown in ["", "EU", "EURO", "ABC", "XXX", "€", "E R"] {
            assert!(Currency::parse(unknown).is_err(), "{unknown}");
        }
    }

    #[test]
    fn digits_are_rounded_and_padded_as_asked() {
        let mut figure = Figure::parse("3.14159").unwrap();
        figure.options.maximum_fraction_digits = Some(1);
        assert_eq!(formats("en").number(&figure).unwrap(), "3.1");
        let mut figure = Figure::parse("2").unwrap();
        figure.options.minimum_fraction_digits = Some(2);
        assert_eq!(formats("en").number(&figure).unwrap(), "2.00");
        assert_eq!(formats("en").category(&figure), "other");
        let mut figure = Figure::parse("0.156").unwrap();
        figure.options.percent = true;
        assert_eq!(formats("de").number(&figure).unwrap(), "16\u{a0}%");
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
            ("en", 86_460, "1 day"),
            ("sr-Latn", 93_600, "1 dan i 2 sata"),
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
    fn an_era_brings_its_year() {
        let instant: Timestamp = "2026-11-23T09:05:00Z".parse().unwrap();
        let options = DateOptions::read(&[
            ("era", "short".to_owned()),
            ("month", "long".to_owned()),
            ("day", "numeric".to_owned()),
        ]);
        let shown = |tag| formats(tag).datetime(instant, &TimeZone::UTC, false, options.as_ref().unwrap()).unwrap();
        assert_eq!(shown("en"), "November 23, 2026 AD");
        assert_eq!(shown("de"), "23. November 2026 n. Chr.");
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
