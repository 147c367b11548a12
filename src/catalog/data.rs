//! ICU4X's compiled data, with two of its lookups set right.
//!
//! - The parent of `sr-Latn` is the root locale (CLDR's `parentLocales`, `nonlikelyScript`). Plural rules are no matter of script:
//!   ICU4X 2.4 finds those of the root, where everything is `other`, and writes "za 1 sati" for "za 1 sat".
//! - Currency names stand in a pattern of the locale (`2.00米ドル`). ICU4X 2.4 asks for it without saying which locale.

use icu::decimal::provider as decimal;
use icu::experimental::dimension::provider::currency;
use icu::experimental::dimension::provider::units::categorized_display_names as units;
use icu::experimental::relativetime::provider as relative;
use icu::locale::Locale;
use icu::plurals::provider as plurals;
use icu_provider::prelude::*;

/// Data as one locale's formatters need it.
#[derive(Debug)]
pub struct LocaleData(DataLocale);

impl LocaleData {
    /// For formatters of `locale`.
    pub fn new(locale: &Locale) -> LocaleData {
        LocaleData(DataLocale::from(locale))
    }
}

/// The locale whose plural rules hold: a language counts alike in all its scripts. CLDR lists only `kok-Latn` by itself.
fn counting(mut locale: DataLocale) -> DataLocale {
    if locale.language.as_str() != "kok" {
        locale.script = None;
    }
    locale
}

impl DataProvider<plurals::PluralsCardinalV1> for LocaleData {
    fn load(&self, request: DataRequest<'_>) -> Result<DataResponse<plurals::PluralsCardinalV1>, DataError> {
        let locale = counting(*request.id.locale);
        plurals::Baked.load(DataRequest { id: DataIdentifierBorrowed::for_locale(&locale), ..request })
    }
}

impl DataProvider<plurals::PluralsOrdinalV1> for LocaleData {
    fn load(&self, request: DataRequest<'_>) -> Result<DataResponse<plurals::PluralsOrdinalV1>, DataError> {
        let locale = counting(*request.id.locale);
        plurals::Baked.load(DataRequest { id: DataIdentifierBorrowed::for_locale(&locale), ..request })
    }
}

impl DataProvider<currency::patterns::CurrencyPatternsDataV1> for LocaleData {
    fn load(
        &self,
        request: DataRequest<'_>,
    ) -> Result<DataResponse<currency::patterns::CurrencyPatternsDataV1>, DataError> {
        let id = DataIdentifierBorrowed::for_locale(&self.0);
        icu::experimental::provider::Baked.load(DataRequest { id, ..request })
    }
}

/// Lookups that are right as they are.
macro_rules! unchanged {
    ($baked:path: $($marker:path),* $(,)?) => {
        $(impl DataProvider<$marker> for LocaleData {
            fn load(&self, request: DataRequest<'_>) -> Result<DataResponse<$marker>, DataError> {
                $baked.load(request)
            }
        })*
    };
}

unchanged!(decimal::Baked: decimal::DecimalSymbolsV1, decimal::DecimalDigitsV1);
unchanged!(icu::experimental::provider::Baked:
    currency::extended::CurrencyExtendedDataV1, currency::fractions::CurrencyFractionsV1,
    currency::symbols::CurrencyDecimalSymbolsV1,
    units::UnitsNamesDurationCoreV1, units::UnitsNamesDurationExtendedV1, units::UnitsNamesDurationOutlierV1,
    relative::DatetimeRelativeSecondLongV1, relative::DatetimeRelativeMinuteLongV1,
    relative::DatetimeRelativeHourLongV1, relative::DatetimeRelativeDayLongV1,
    relative::DatetimeRelativeMonthLongV1, relative::DatetimeRelativeYearLongV1,
    relative::DatetimeRelativeSecondShortV1, relative::DatetimeRelativeMinuteShortV1,
    relative::DatetimeRelativeHourShortV1, relative::DatetimeRelativeDayShortV1,
    relative::DatetimeRelativeMonthShortV1, relative::DatetimeRelativeYearShortV1,
    relative::DatetimeRelativeSecondNarrowV1, relative::DatetimeRelativeMinuteNarrowV1,
    relative::DatetimeRelativeHourNarrowV1, relative::DatetimeRelativeDayNarrowV1,
    relative::DatetimeRelativeMonthNarrowV1, relative::DatetimeRelativeYearNarrowV1,
);
