//! What the formatting functions can be told: ECMA-402's options, read from text.
//!
//! Entries, the filters of templates and the check while loading read options here, so that all three agree on what
//! exists and what goes together.

use icu::datetime::fieldsets::builder::{DateFields, FieldSetBuilder, ZoneStyle};
use icu::datetime::fieldsets::enums::CompositeFieldSet;
use icu::datetime::options::{Length, TimePrecision, YearStyle};
use icu::experimental::dimension::currency::CurrencyType;
use icu::experimental::dimension::currency::formatter::CurrencyFormatter;
use icu::experimental::dimension::currency::options::CurrencyFormatterOptions;

/// The largest number of digits that any option may ask for; ECMA-402 uses the same bound for integer digits.
/// Without it `minimumFractionDigits: 2000000000` exhausts memory.
pub const MAX_DIGITS: i64 = 20;

/// The functions of the catalog with their option names (Fluent's, ECMA-402's).
pub const FUNCTIONS: &[(&str, &[&str])] = &[
    (
        "NUMBER",
        &[
            "type",
            "style",
            "currency",
            "currencyDisplay",
            "useGrouping",
            "minimumIntegerDigits",
            "minimumFractionDigits",
            "maximumFractionDigits",
            "minimumSignificantDigits",
            "maximumSignificantDigits",
        ],
    ),
    ("CURRENCY", &["currency", "currencyDisplay"]),
    (
        "DATETIME",
        &[
            "dateStyle",
            "timeStyle",
            "weekday",
            "era",
            "year",
            "month",
            "day",
            "hour",
            "minute",
            "second",
            "timeZoneName",
            "hour12",
        ],
    ),
    ("RELATIVE", &["numeric", "style"]),
    ("DURATION", &[]),
    ("LIST", &["type", "style"]),
];

/// What an option can be, as far as it is limited; nothing in the list: a whole number.
pub fn option_values(function: &str, option: &str) -> Option<&'static [&'static str]> {
    Some(match (function, option) {
        ("NUMBER", "type") => &["cardinal", "ordinal"],
        ("NUMBER", "style") => &["decimal", "percent", "currency"],
        ("NUMBER" | "CURRENCY", "currencyDisplay") => &["symbol", "narrowSymbol", "code", "name"],
        ("NUMBER", digits) if digits.ends_with("Digits") => &[],
        ("DATETIME", "dateStyle" | "timeStyle") => &["full", "long", "medium", "short"],
        ("DATETIME", "month") => &["numeric", "2-digit", "short", "long"],
        ("DATETIME", "timeZoneName") => &["short", "long"],
        ("RELATIVE", "numeric") => &["auto", "always"],
        ("LIST", "type") => &["conjunction", "disjunction", "unit"],
        ("LIST" | "RELATIVE", "style") => &["long", "short", "narrow"],
        _ => return None,
    })
}

/// Whether the options of a call exist and go together. `code_apart` says that `CURRENCY` is given its currency as its
/// second value, which is known only while a mail renders.
pub fn check(function: &str, options: &[(&str, String)], code_apart: bool) -> Result<(), String> {
    match function {
        "NUMBER" => NumberOptions::read(options).map(drop),
        "CURRENCY" if code_apart => {
            let twice = options.iter().any(|(name, _)| *name == "currency");
            if twice { Err("the currency is given twice".to_owned()) } else { Ok(()) }
        }
        "CURRENCY" => NumberOptions::read_money(options, None).map(drop),
        "DATETIME" => DateOptions::read(options)?.check(),
        "RELATIVE" => RelativeOptions::read(options).map(drop),
        "LIST" => ListOptions::read(options).map(drop),
        _ => Ok(()),
    }
}

/// A currency that CLDR knows, by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency {
    /// ICU4X's form of the code.
    pub code: CurrencyType,
    /// How many fraction digits its amounts have (CLDR `currencyData/fractions`).
    pub digits: i16,
}

impl Currency {
    /// Reads a code in either case. `Err` for what is no code, for codes that CLDR gives no name, and for `XXX`, which
    /// stands for no currency.
    pub fn parse(text: &str) -> Result<Currency, String> {
        let unknown = || format!("\"{text}\" is no ISO 4217 currency code");
        let code = CurrencyType::try_from_str(text.trim()).map_err(|_| unknown())?;
        let english = icu::locale::locale!("en");
        let zero = fixed_decimal::Decimal::from(0);
        // ICU4X writes the code where it has no name.
        let named = CurrencyFormatter::try_new_name((&english).into(), code).map_err(|_| unknown())?;
        let iso = code.iso_code();
        if iso.as_str() == "XXX" || named.format_fixed_decimal(&zero).to_string().contains(iso.as_str()) {
            return Err(unknown());
        }
        // Its fraction digits are public only in what it prints: `EUR 0.00`.
        let options = CurrencyFormatterOptions::default();
        let coded = CurrencyFormatter::try_new_code((&english).into(), code, options).map_err(|_| unknown())?;
        let printed = coded.format_fixed_decimal(&zero).to_string();
        let digits = printed.rsplit_once('.').map_or(0, |(_, digits)| digits.len());
        Ok(Currency { code, digits: i16::try_from(digits).unwrap_or(0) })
    }
}

/// `currencyDisplay`: how the currency is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum CurrencyDisplay {
    /// `symbol`: `US$` where `$` alone would be another currency.
    #[default]
    Symbol,
    /// `narrowSymbol`: always `$`.
    NarrowSymbol,
    /// `code`: `USD`.
    Code,
    /// `name`: `US dollars`.
    Name,
}

/// How a number is written: ECMA-402's digit, grouping and style options.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NumberOptions {
    /// `percent` multiplies by 100 and adds the locale's sign.
    pub percent: bool,
    /// `style: "currency"`: an amount of money.
    pub currency: Option<(Currency, CurrencyDisplay)>,
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

impl NumberOptions {
    /// The options of `NUMBER`.
    pub fn read(options: &[(&str, String)]) -> Result<NumberOptions, String> {
        let mut read = NumberOptions::default();
        let (mut money, mut code, mut display, mut written) = (false, None, None, None);
        for (name, value) in options {
            match *name {
                "style" => match value.as_str() {
                    "decimal" => {}
                    "percent" => read.percent = true,
                    "currency" => money = true,
                    other => return Err(format!("style \"{other}\" is none of decimal, percent, currency")),
                },
                "currency" => code = Some(Currency::parse(value)?),
                "currencyDisplay" => display = Some(currency_display(value)?),
                "type" => match value.as_str() {
                    "cardinal" => {}
                    "ordinal" => read.ordinal = true,
                    other => return Err(format!("type \"{other}\" is none of cardinal, ordinal")),
                },
                _ => {
                    read.set_digits(name, value)?;
                    written = Some(*name);
                }
            }
        }
        match (money, code, display, written) {
            (true, Some(_), _, Some(written)) => {
                return Err(format!("{written} does not go with a currency, which has its own digits"));
            }
            (true, Some(code), display, None) => read.currency = Some((code, display.unwrap_or_default())),
            (true, None, ..) => return Err("style \"currency\" needs the option currency".to_owned()),
            (false, None, None, _) => {}
            (false, ..) => return Err("a currency needs the style \"currency\"".to_owned()),
        }
        Ok(read)
    }

    /// The options of `CURRENCY`, with the code that was given apart from them.
    pub fn read_money(options: &[(&str, String)], code: Option<&str>) -> Result<NumberOptions, String> {
        let mut code = code.map(Currency::parse).transpose()?;
        let mut display = CurrencyDisplay::default();
        for (name, value) in options {
            match *name {
                "currency" if code.is_some() => return Err("the currency is given twice".to_owned()),
                "currency" => code = Some(Currency::parse(value)?),
                "currencyDisplay" => display = currency_display(value)?,
                other => return Err(format!("no option {other}")),
            }
        }
        let code = code.ok_or("no currency is given")?;
        Ok(NumberOptions { currency: Some((code, display)), ..NumberOptions::default() })
    }

    fn set_digits(&mut self, name: &str, value: &str) -> Result<(), String> {
        match name {
            "useGrouping" => self.no_grouping = matches!(value, "false" | "0" | "never"),
            "minimumIntegerDigits" => self.minimum_integer_digits = Some(digits(value)?),
            "minimumFractionDigits" => self.minimum_fraction_digits = Some(digits(value)?),
            "maximumFractionDigits" => self.maximum_fraction_digits = Some(digits(value)?),
            "minimumSignificantDigits" => self.minimum_significant_digits = Some(digits(value)?.max(1)),
            "maximumSignificantDigits" => self.maximum_significant_digits = Some(digits(value)?.max(1)),
            other => return Err(format!("no option {other}")),
        }
        Ok(())
    }
}

fn currency_display(value: &str) -> Result<CurrencyDisplay, String> {
    match value {
        "symbol" => Ok(CurrencyDisplay::Symbol),
        "narrowSymbol" => Ok(CurrencyDisplay::NarrowSymbol),
        "code" => Ok(CurrencyDisplay::Code),
        "name" => Ok(CurrencyDisplay::Name),
        other => Err(format!("currencyDisplay \"{other}\" is none of symbol, narrowSymbol, code, name")),
    }
}

fn digits(value: &str) -> Result<i16, String> {
    let number: i64 = value.parse().map_err(|_| "a digit option is not a whole number".to_owned())?;
    i16::try_from(number.clamp(0, MAX_DIGITS)).map_err(|error| error.to_string())
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
    /// `era` asked for; brings the year with it.
    pub era: bool,
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
    /// The options of `DATETIME`.
    pub fn read(options: &[(&str, String)]) -> Result<DateOptions, String> {
        let mut read = DateOptions::default();
        options.iter().try_for_each(|(name, value)| read.set(name, value.clone()))?;
        Ok(read)
    }

    fn set(&mut self, name: &str, value: String) -> Result<(), String> {
        match name {
            "dateStyle" => self.date_style = Some(value),
            "timeStyle" => self.time_style = Some(value),
            "weekday" => self.weekday = true,
            "era" => (self.era, self.year) = (true, true),
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

    /// ICU4X's form of the options.
    pub(super) fn field_set(&self, name_zone: bool) -> Result<CompositeFieldSet, String> {
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
        builder.year_style = self.era.then_some(YearStyle::WithEra);
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

impl ListOptions {
    /// The options of `LIST`.
    pub fn read(options: &[(&str, String)]) -> Result<ListOptions, String> {
        let mut read = ListOptions::default();
        for (name, value) in options {
            match *name {
                "type" => read.kind = Some(value.clone()),
                "style" => read.style = Some(value.clone()),
                other => return Err(format!("no option {other}")),
            }
        }
        Ok(read)
    }
}

/// How long the words of a relative time are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RelativeStyle {
    /// `in 3 months`.
    #[default]
    Long,
    /// `in 3 mo.`
    Short,
    /// `in 3mo`.
    Narrow,
}

/// How an instant is told by its distance from now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RelativeOptions {
    /// `numeric: "always"`: `1 day ago` instead of `yesterday`.
    pub always: bool,
    /// `style`.
    pub style: RelativeStyle,
}

impl RelativeOptions {
    /// The options of `RELATIVE`.
    pub fn read(options: &[(&str, String)]) -> Result<RelativeOptions, String> {
        let mut read = RelativeOptions::default();
        for (name, value) in options {
            match (*name, value.as_str()) {
                ("numeric", "auto") => read.always = false,
                ("numeric", "always") => read.always = true,
                ("numeric", other) => return Err(format!("numeric \"{other}\" is none of auto, always")),
                ("style", "long") => read.style = RelativeStyle::Long,
                ("style", "short") => read.style = RelativeStyle::Short,
                ("style", "narrow") => read.style = RelativeStyle::Narrow,
                ("style", other) => return Err(format!("style \"{other}\" is none of long, short, narrow")),
                (other, _) => return Err(format!("no option {other}")),
            }
        }
        Ok(read)
    }
}
