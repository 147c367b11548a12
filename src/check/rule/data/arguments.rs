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
        title: "an argument is used or given that the other side does not know",
        why: "A translation that asks for another argument than the reference prints nothing where a value belongs; \
              it is nearly always a misspelling, for names of arguments are not translated. What a call gives beyond \
              what is taken does nothing: `a` takes `href`, `class`, `style` and `title`.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url, target="_blank")) }}</mj-text>
# locales/en/later.ftl
reset-later = The device was { $device }.
# locales/de/later.ftl
reset-later = Das Gerät war { $divice }."#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>
# locales/en/later.ftl
reset-later = The device was { $device }.
# locales/de/later.ftl
reset-later = Das Gerät war { $device }."#,
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
    Rule {
        id: "argument-lost",
        severity: Severity::Warning,
        title: "a translation does not print a value that the reference prints",
        why: "The person does not learn what the sentence is about: how long a link works, which device it was. It \
              is an error when the value is a code or link, without which the mail is of no use. A variant for one \
              number alone need not print it: `[0]`, or `[one]` in languages where that is 1 and nothing else. In \
              Russian `[one]` is 1, 21 and 31 as well, and has to.",
        bad: r#"# locales/de/reset.ftl
reset-expires = Der Link gilt nur kurze Zeit."#,
        good: r#"# locales/de/reset.ftl
reset-expires = Der Link gilt { DURATION($duration) }."#,
    },
    Rule {
        id: "argument-unused",
        severity: Severity::Warning,
        title: "a template passes a value that no translation uses",
        why: "What its author meant to say is missing from the mail, or the call says more than it needs to.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-expires", duration=data.expires_in, device=data.device or "") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-expires", duration=data.expires_in) }}</mj-text>"#,
    },
    Rule {
        id: "argument-undocumented",
        severity: Severity::Warning,
        title: "no comment says what an argument of the reference is",
        why: "A translator sees `{ $at }` and has to guess whether a place, an hour or a day will stand there. A comment \
              of the entry, of its section (`##`) or of the file (`###`) that names `$at` is enough. The rule is off \
              unless `check.rules` turns it on.",
        bad: r#"# vocative.toml
[check.rules]
argument-undocumented = "warning"
# locales/en/base.ftl
reset-at = It happened at { $at }.
# locales/de/base.ftl
reset-at = Es geschah um { $at }."#,
        good: r#"# vocative.toml
[check.rules]
argument-undocumented = "warning"
# locales/en/base.ftl
# $at (Text): the hour, such as 9:41
reset-at = It happened at { $at }.
# locales/de/base.ftl
reset-at = Es geschah um { $at }."#,
    },
];
