//! Rules: what entries take.

use crate::check::rule::Rule;
use crate::diagnostic::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "argument-missing",
        severity: Severity::Error,
        title: "an entry uses an argument that the call does not pass, or a call lacks one that it needs",
        why: "The value would be missing from the sentence, and `{ $nmae }` must never reach an inbox. It is often a \
              misspelling in one translation: the names of arguments are the template's and are not translated. A term \
              sees only what its reference gives, `a` needs `href`.",
        bad: r#"# locales/de/reset.ftl
reset-intro-brand = Ihr Passwort bei { $marke } soll zurückgesetzt werden.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro-brand", brand=application.name or "Example") }}</mj-text>"#,
        good: r#"# locales/de/reset.ftl
reset-intro-brand = Ihr Passwort bei { $brand } soll zurückgesetzt werden.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro-brand", brand=application.name or "Example") }}</mj-text>"#,
    },
    Rule {
        id: "argument-unknown",
        severity: Severity::Error,
        title: "an argument is given that nothing takes",
        why: "It does nothing, so what its author meant is missing from the mail. `a` takes `href`, `class`, `style` \
              and `title`.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url, target="_blank")) }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
    },
    Rule {
        id: "argument-name",
        severity: Severity::Error,
        title: "an argument has a name that cannot be passed",
        why: "Names of arguments and slots are lower-case letters, digits and `_`, beginning with a letter; `id` is \
              reserved for the entry. Under another name an entry and a template can never meet, and the value would \
              be missing from every mail.",
        bad: r#"# locales/en/reset.ftl
reset-intro-brand = Somebody asked to reset your password at { $brandName }.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro-brand", brandName=application.name or "Example") }}</mj-text>"#,
        good: r#"# locales/en/reset.ftl
reset-intro-brand = Somebody asked to reset your password at { $brand_name }.
# locales/de/reset.ftl
reset-intro-brand = Ihr Passwort bei { $brand_name } soll zurückgesetzt werden.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro-brand", brand_name=application.name or "Example") }}</mj-text>"#,
    },
    Rule {
        id: "function-unknown",
        severity: Severity::Error,
        title: "an entry or a template calls a function that does not exist",
        why: "There would be nothing to print. Entries have NUMBER, CURRENCY, DATETIME, RELATIVE, DURATION and LIST, \
              which format by CLDR for the person's locale; templates have `t`, `a` and `range`, and filters for the \
              rest.",
        bad: r#"# locales/en/reset.ftl
reset-expires = The link works for { TIME($duration) }."#,
        good: r#"# locales/en/reset.ftl
reset-expires = The link works for { DURATION($duration) }."#,
    },
    Rule {
        id: "function-argument",
        severity: Severity::Error,
        title: "a function of an entry has no value to format, or too many",
        why: "Each function formats one value and prints it in the sentence. Only `CURRENCY` may take a second, the \
              code of the currency.",
        bad: r#"# locales/en/reset.ftl
reset-expires = The link works for { DURATION() }."#,
        good: r#"# locales/en/reset.ftl
reset-expires = The link works for { DURATION($duration) }."#,
    },
    Rule {
        id: "function-option",
        severity: Severity::Error,
        title: "a function of an entry has an option, or a combination of options, that it does not know",
        why: "The number, date or amount would be printed in another form than was meant, or not at all: a price with \
              the wrong digits, a time without its day. The options are those of Fluent and ECMA-402, the currencies \
              those of ISO 4217.",
        bad: r#"# locales/en/reset.ftl
reset-requested-at = Requested on { DATETIME($at, dateStyle: "lnog") }."#,
        good: r#"# locales/en/reset.ftl
reset-requested-at = Requested on { DATETIME($at, dateStyle: "long") }."#,
    },
];
