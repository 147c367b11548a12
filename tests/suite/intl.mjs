// What Intl says, as JSON: one object per locale. Compared with our own formatting by `catalog::conformance`.
const now = Date.UTC(2026, 10, 23, 9, 0, 0);
const at = new Date(now);
const rows = {};
for (const locale of process.argv.slice(2)) {
  const number = (value, options) => new Intl.NumberFormat(locale, options).format(value);
  const relative = (count, unit, numeric, style) =>
    new Intl.RelativeTimeFormat(locale, { numeric, style }).format(count, unit);
  const list = (type, style) => new Intl.ListFormat(locale, { type, style }).format(["A", "B", "C"]);
  const date = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(at);
  rows[locale] = {
    number: number("1234567.891"),
    negative: number("-12.5"),
    percent: number(0.156, { style: "percent" }),
    eur: number("1234567.5", { style: "currency", currency: "EUR" }),
    jpy: number("-1234.5", { style: "currency", currency: "JPY" }),
    usd_code: number("12", { style: "currency", currency: "USD", currencyDisplay: "code" }),
    usd_name: number("2", { style: "currency", currency: "USD", currencyDisplay: "name" }),
    date_long: date({ dateStyle: "long" }),
    date_short: date({ dateStyle: "short" }),
    list: list("conjunction", "long"),
    list_or: list("disjunction", "long"),
    yesterday: relative(-1, "day", "auto", "long"),
    in_1_hour: relative(1, "hour", "always", "long"),
    in_2_days: relative(2, "day", "always", "long"),
    in_5_days: relative(5, "day", "auto", "long"),
    ago_21_minutes: relative(-21, "minute", "always", "short"),
    ago_3_months: relative(-3, "month", "auto", "long"),
    next_year: relative(1, "year", "auto", "long"),
    plural_0: new Intl.PluralRules(locale).select(0),
    plural_2: new Intl.PluralRules(locale).select(2),
  };
}
console.log(JSON.stringify({ cldr: process.versions.cldr, rows }));
