//! How far an instant is from now: which unit, and how many of it.
//!
//! Seconds, minutes and hours are elapsed time. Days are counted on the person's calendar, because "yesterday" is a day and
//! not 24 hours. Words like "last month" are used only where the calendar agrees with the elapsed time.

use fixed_decimal::Decimal;
use icu::experimental::relativetime::options::Numeric;
use icu::experimental::relativetime::{RelativeTimeFormatter, RelativeTimeFormatterOptions};
use icu::locale::Locale;
use jiff::tz::TimeZone;
use jiff::{RoundMode, Timestamp, Unit, ZonedDifference};

use super::data::LocaleData;
use super::options::{RelativeOptions, RelativeStyle};

/// A distance from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Distance {
    unit: Unit,
    /// Negative in the past.
    count: i64,
    /// Whether a word for the day, month or year ("yesterday", "next year") is true.
    word: bool,
}

/// `at` as it is spoken of at `now`, in `locale`.
pub fn relative(
    locale: &Locale,
    now: Timestamp,
    at: Timestamp,
    zone: &TimeZone,
    options: RelativeOptions,
) -> Result<String, String> {
    let distance = distance(now, at, zone, options.always)?;
    let formatter = formatter(locale, distance, options)?;
    Ok(formatter.format(Decimal::from(distance.count)).to_string())
}

fn distance(now: Timestamp, at: Timestamp, zone: &TimeZone, always: bool) -> Result<Distance, String> {
    let seconds = at.duration_since(now).as_secs();
    let elapsed = |unit, count| Distance { unit, count, word: unit == Unit::Second && count == 0 && !always };
    for (unit, length, limit) in [(Unit::Second, 1, 60), (Unit::Minute, 60, 60), (Unit::Hour, 3_600, 24)] {
        let count = rounded(seconds, length);
        if count.abs() < limit {
            return Ok(elapsed(unit, count));
        }
    }
    let (now, at) = (now.to_zoned(zone.clone()), at.to_zoned(zone.clone()));
    let count = |unit: Unit| -> Result<i64, String> {
        let difference = ZonedDifference::new(&at).largest(unit).smallest(unit).mode(RoundMode::HalfExpand);
        let span = now.until(difference).map_err(|error| error.to_string())?;
        Ok(match unit {
            Unit::Year => span.get_years().into(),
            Unit::Month => span.get_months().into(),
            _ => span.get_days().into(),
        })
    };
    let years = i64::from(at.year()) - i64::from(now.year());
    let months = years * 12 + i64::from(at.month()) - i64::from(now.month());
    let by_month = count(Unit::Month)?;
    if by_month.abs() >= 12 {
        let by_year = count(Unit::Year)?;
        return Ok(Distance { unit: Unit::Year, count: by_year, word: !always && by_year == years });
    }
    let by_day = count(Unit::Day)?;
    if by_day.abs() >= 30 && by_month != 0 {
        return Ok(Distance { unit: Unit::Month, count: by_month, word: !always && by_month == months });
    }
    if always {
        return Ok(Distance { unit: Unit::Day, count: by_day, word: false });
    }
    let span = now.date().until((Unit::Day, at.date())).map_err(|error| error.to_string())?;
    Ok(Distance { unit: Unit::Day, count: span.get_days().into(), word: true })
}

/// Half away from zero: a link that was made for 15 minutes a second ago still says 15.
fn rounded(seconds: i64, length: i64) -> i64 {
    (seconds.abs() + length / 2) / length * seconds.signum()
}

fn formatter(locale: &Locale, distance: Distance, options: RelativeOptions) -> Result<RelativeTimeFormatter, String> {
    let numeric = if distance.word { Numeric::Auto } else { Numeric::Always };
    let written = RelativeTimeFormatterOptions::default().with_numeric(numeric);
    let build = match (options.style, distance.unit) {
        (RelativeStyle::Long, Unit::Second) => RelativeTimeFormatter::try_new_long_second_unstable,
        (RelativeStyle::Long, Unit::Minute) => RelativeTimeFormatter::try_new_long_minute_unstable,
        (RelativeStyle::Long, Unit::Hour) => RelativeTimeFormatter::try_new_long_hour_unstable,
        (RelativeStyle::Long, Unit::Month) => RelativeTimeFormatter::try_new_long_month_unstable,
        (RelativeStyle::Long, Unit::Year) => RelativeTimeFormatter::try_new_long_year_unstable,
        (RelativeStyle::Long, _) => RelativeTimeFormatter::try_new_long_day_unstable,
        (RelativeStyle::Short, Unit::Second) => RelativeTimeFormatter::try_new_short_second_unstable,
        (RelativeStyle::Short, Unit::Minute) => RelativeTimeFormatter::try_new_short_minute_unstable,
        (RelativeStyle::Short, Unit::Hour) => RelativeTimeFormatter::try_new_short_hour_unstable,
        (RelativeStyle::Short, Unit::Month) => RelativeTimeFormatter::try_new_short_month_unstable,
        (RelativeStyle::Short, Unit::Year) => RelativeTimeFormatter::try_new_short_year_unstable,
        (RelativeStyle::Short, _) => RelativeTimeFormatter::try_new_short_day_unstable,
        (RelativeStyle::Narrow, Unit::Second) => RelativeTimeFormatter::try_new_narrow_second_unstable,
        (RelativeStyle::Narrow, Unit::Minute) => RelativeTimeFormatter::try_new_narrow_minute_unstable,
        (RelativeStyle::Narrow, Unit::Hour) => RelativeTimeFormatter::try_new_narrow_hour_unstable,
        (RelativeStyle::Narrow, Unit::Month) => RelativeTimeFormatter::try_new_narrow_month_unstable,
        (RelativeStyle::Narrow, Unit::Year) => RelativeTimeFormatter::try_new_narrow_year_unstable,
        (RelativeStyle::Narrow, _) => RelativeTimeFormatter::try_new_narrow_day_unstable,
    };
    build(&LocaleData::new(locale), locale.into(), written)
        .map_err(|error| format!("no relative time format for {locale}: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(tag: &str, now: &str, at: &str, options: RelativeOptions) -> String {
        let zone = TimeZone::get("Europe/Vienna").unwrap();
        relative(&tag.parse().unwrap(), now.parse().unwrap(), at.parse().unwrap(), &zone, options).unwrap()
    }

    #[test]
    fn the_unit_follows_the_distance() {
        let now = "2026-11-23T09:00:00Z";
        for (at, expected) in [
            ("2026-11-23T09:00:00Z", "now"),
            ("2026-11-23T09:00:45Z", "in 45 seconds"),
            ("2026-11-23T08:59:30Z", "30 seconds ago"),
            ("2026-11-23T09:14:59Z", "in 15 minutes"),
            ("2026-11-23T09:59:59Z", "in 1 hour"),
            ("2026-11-23T22:00:00Z", "in 13 hours"),
            ("2026-11-24T22:00:00Z", "tomorrow"),
            ("2026-11-21T22:00:00Z", "2 days ago"),
            ("2026-12-20T09:00:00Z", "in 27 days"),
            ("2026-12-25T09:00:00Z", "next month"),
            ("2027-02-23T09:00:00Z", "in 3 months"),
            ("2027-11-23T09:00:00Z", "next year"),
            ("2024-01-23T09:00:00Z", "3 years ago"),
        ] {
            assert_eq!(say("en", now, at, RelativeOptions::default()), expected, "{at}");
        }
    }

    #[test]
    fn yesterday_is_a_day_of_the_persons_calendar() {
        // Monday 05:00 in Vienna: 30 hours ago was Saturday, 26 hours later is Tuesday.
        let now = "2026-11-23T04:00:00Z";
        let auto = RelativeOptions::default();
        let always = RelativeOptions { always: true, ..auto };
        assert_eq!(say("de", now, "2026-11-21T22:00:00Z", auto), "vorgestern");
        assert_eq!(say("de", now, "2026-11-21T22:00:00Z", always), "vor 1 Tag");
        assert_eq!(say("de", now, "2026-11-24T06:00:00Z", auto), "morgen");
        assert_eq!(say("de", now, "2026-11-26T04:00:00Z", auto), "in 3 Tagen");
        // A month away by count, two by the calendar: no word is true.
        assert_eq!(say("en", "2026-01-31T09:00:00Z", "2026-03-03T09:00:00Z", auto), "in 1 month");
    }

    #[test]
    fn the_style_shortens_the_words() {
        let say = |style| {
            let options = RelativeOptions { style, always: true };
            say("en", "2026-11-23T09:00:00Z", "2027-02-23T09:00:00Z", options)
        };
        assert_eq!(say(RelativeStyle::Long), "in 3 months");
        assert_eq!(say(RelativeStyle::Short), "in 3 mo.");
        assert_eq!(say(RelativeStyle::Narrow), "in 3mo");
    }
}
