//! Rules: structure of catalogs.

use crate::check::rule::Rule;
use crate::diagnostic::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "ftl-syntax",
        severity: Severity::Error,
        title: "a line of an `.ftl` file is no Fluent",
        why: "What cannot be read is no entry: every mail that needs it would be lost to this locale. The Fluent \
              syntax guide has the forms: `id = text`, continued lines indented, values in `{ }`, one variant of each \
              selector marked with `*`.",
        bad: r#"# locales/de/reset.ftl
reset-expires = { $hours ->
    [one] Der Link gilt eine Stunde.
    [other] Der Link gilt { $hours } Stunden.
}"#,
        good: r#"# locales/de/reset.ftl
reset-expires = { $hours ->
    [one] Der Link gilt eine Stunde.
   *[other] Der Link gilt { $hours } Stunden.
}"#,
    },
    Rule {
        id: "entry-missing",
        severity: Severity::Error,
        title: "an entry is asked for that does not exist",
        why: "The mail would have a hole where its text should be. In the reference locale a template's entries must \
              exist; elsewhere a missing one withdraws the email from that locale. What another entry refers to must \
              exist in the locale or in a parent of the same language.",
        bad: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-tilte") }}"#,
        good: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-title") }}"#,
    },
    Rule {
        id: "entry-duplicate",
        severity: Severity::Error,
        title: "an entry is written twice in one locale",
        why: "The later one would win, and whoever corrects the other would see no change in the mail. Overlays are no \
              duplicates: a brand's entry stands over the project's, and the project's over the stock.",
        bad: r#"# locales/en/reset.ftl
reset-title = Reset your password
# locales/en/shared.ftl
reset-title = Choose a new password"#,
        good: r#"# locales/en/reset.ftl
reset-title = Choose a new password"#,
    },
    Rule {
        id: "attribute-duplicate",
        severity: Severity::Error,
        title: "an entry has two attributes of one name",
        why: "Only the first of them is used, and whoever corrects the other would see no change in the mail.",
        bad: r#"# locales/en/reset.ftl
reset-title = Reset your password
    .preview = A link that works for an hour
    .preview = A link that works once"#,
        good: r#"# locales/en/reset.ftl
reset-title = Reset your password
    .preview = A link that works once"#,
    },
    Rule {
        id: "variant-duplicate",
        severity: Severity::Error,
        title: "a select has two variants for one value",
        why: "The first is always taken, so that the text of the second reaches nobody. Numbers of one value are one key: \
              `[1]` and `[1.0]`.",
        bad: r#"# locales/en/reset.ftl
reset-expires = { $seconds ->
    [1] The link works for a second.
    [1.0] The link works for one second.
   *[other] The link works for { $seconds } seconds.
}"#,
        good: r#"# locales/en/reset.ftl
reset-expires = { $seconds ->
    [1] The link works for one second.
   *[other] The link works for { $seconds } seconds.
}"#,
    },
    Rule {
        id: "escape-invalid",
        severity: Severity::Error,
        title: "an escape in a string stands for no character",
        why: "By the Fluent specification U+FFFD takes its place, and the reader sees a question mark in a box. Codes from U+D800 to \
              U+DFFF are halves of UTF-16 and no characters; `\\U` takes a whole code in six digits.",
        bad: r#"# locales/en/reset.ftl
reset-title = Your new password {"\uD83D\uDD11"}"#,
        good: r#"# locales/en/reset.ftl
reset-title = Your new password {"\U01F511"}"#,
    },
    Rule {
        id: "line-end-unknown",
        severity: Severity::Error,
        title: "a carriage return stands alone where a line should end",
        why: "Fluent ends lines with LF or CRLF. A file with other line ends is a single line: the first entry takes \
              all others as its text, and if a comment comes first, there is no entry at all.",
        bad: "# locales/en/reset.ftl\nreset-title = Reset your password\r    at once",
        good: r#"# locales/en/reset.ftl
reset-title = Reset your password
    at once"#,
    },
    Rule {
        id: "term-missing",
        severity: Severity::Error,
        title: "an entry refers to a term that does not exist in its locale or a parent of it",
        why: "The sentence would have a hole where the word belongs, and one mail never borrows a word from another \
              language. A term begins with `-` and is written in every locale that uses it.",
        bad: r#"# locales/en/reset.ftl
-product = Example
reset-title = Reset your { -prodcut } password"#,
        good: r#"# locales/en/reset.ftl
-product = Example
reset-title = Reset your { -product } password"#,
    },
    Rule {
        id: "reference-cycle",
        severity: Severity::Error,
        title: "entries or terms refer to each other in a circle",
        why: "Such a text has no end, so there is nothing that a mail could say. One of them has to say it in words.",
        bad: r#"# locales/en/reset.ftl
reset-title = { reset-intro }
reset-intro = { reset-title }"#,
        good: r#"# locales/en/reset.ftl
reset-title = Reset your password
reset-intro = { reset-title }"#,
    },
    Rule {
        id: "entry-too-large",
        severity: Severity::Error,
        title: "an entry holds more values, tags or references than the engine formats",
        why: "An entry is a text that a translator sees as a whole. One that grows to thousands of pieces through its \
              references is a slip or an attack, and would stop the mail while it is rendered.",
        bad: r#"# locales/en/reset.ftl
-ten = { -x }{ -x }{ -x }{ -x }{ -x }{ -x }{ -x }{ -x }{ -x }{ -x }
-x = { -y }{ -y }{ -y }{ -y }{ -y }{ -y }{ -y }{ -y }{ -y }{ -y }
-y = { -z }{ -z }{ -z }{ -z }{ -z }{ -z }{ -z }{ -z }{ -z }{ -z }
-z = { "=" }{ "=" }{ "=" }{ "=" }{ "=" }{ "=" }{ "=" }{ "=" }
reset-title = { -ten }"#,
        good: r#"# locales/en/reset.ftl
-line = ==========
reset-title = { -line } Reset your password { -line }"#,
    },
    Rule {
        id: "control-character",
        severity: Severity::Error,
        title: "an entry holds a control character or one that Unicode reserves",
        why: "Mail programs show such a character as a box, or break the line or the header there. It usually comes \
              from pasting. Line breaks for readers are `<br>`.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Somebody asked for a new password.{ "\u000A" }Was it you?"#,
        good: r#"# locales/en/reset.ftl
reset-intro = Somebody asked for a new password.<br>Was it you?"#,
    },
    Rule {
        id: "runtime-refused",
        severity: Severity::Error,
        title: "the Fluent runtime cannot read a locale whose entries passed every other rule",
        why: "The fault is the engine's, not the author's. The locale cannot be used until then, so please report it \
              together with the entry; written more plainly, the entry will often pass.",
        bad: r#"# locales/en/reset.ftl
# The entry that the report names: nothing is wrong with it.
reset-intro = { $brand -> *[other] { $brand -> *[other] { $brand } } }"#,
        good: r#"# locales/en/reset.ftl
# The same text, written more plainly.
reset-intro = { $brand }"#,
    },
    Rule {
        id: "translation-missing",
        severity: Severity::Warning,
        title: "an entry of the reference is not translated",
        why: "An email that needs the entry is not offered in this locale: its readers get another language. A \
              parent of the same language counts as a translation.",
        bad: r#"# locales/en/extra.ftl
reset-hint = Never tell anybody your password."#,
        good: r#"# locales/en/extra.ftl
reset-hint = Never tell anybody your password.
# locales/de/extra.ftl
reset-hint = Nennen Sie niemandem Ihr Passwort."#,
    },
    Rule {
        id: "entry-obsolete",
        severity: Severity::Warning,
        title: "a locale has an entry that the reference lacks",
        why: "Nothing asks for it. Either the reference has given it up, or its id is misspelt, and the mail says \
              something else.",
        bad: r#"# locales/de/extra.ftl
reset-titel = Passwort zurücksetzen"#,
        good: r#"# locales/de/extra.ftl
# The reference has the same id.
reset-device = Gerät: { $device }"#,
    },
    Rule {
        id: "entry-unused",
        severity: Severity::Warning,
        title: "no template uses an entry",
        why: "Translators work on it for nothing, in every language, and a mail that was meant to say it does not.",
        bad: r#"# locales/en/extra.ftl
reset-farewell = See you soon.
# locales/de/extra.ftl
reset-farewell = Bis bald."#,
        good: r#"# locales/en/extra.ftl
reset-farewell = See you soon.
# locales/de/extra.ftl
reset-farewell = Bis bald.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-farewell") }}</mj-text>"#,
    },
    Rule {
        id: "attribute-missing",
        severity: Severity::Warning,
        title: "a translation lacks the value or an attribute of the entry",
        why: "What a template calls as `id.attribute` is an entry of its own: without it the email is not offered \
              in this locale.",
        bad: r#"# locales/en/extra.ftl
reset-button = Choose a password
    .title = Opens the page of your account
# locales/de/extra.ftl
reset-button = Passwort wählen"#,
        good: r#"# locales/en/extra.ftl
reset-button = Choose a password
    .title = Opens the page of your account
# locales/de/extra.ftl
reset-button = Passwort wählen
    .title = Öffnet die Seite Ihres Kontos"#,
    },
    Rule {
        id: "attribute-obsolete",
        severity: Severity::Warning,
        title: "a translation has a value or an attribute that the entry of the reference lacks",
        why: "Nothing asks for it: the reference has given it up, or its name is misspelt.",
        bad: r#"# locales/en/extra.ftl
reset-button = Choose a password
# locales/de/extra.ftl
reset-button = Passwort wählen
    .titel = Öffnet die Seite Ihres Kontos"#,
        good: r#"# locales/en/extra.ftl
reset-button = Choose a password
# locales/de/extra.ftl
reset-button = Passwort wählen"#,
    },
    Rule {
        id: "term-unused",
        severity: Severity::Warning,
        title: "no entry of the locale refers to a term",
        why: "It is left over, or a translation spells the name out and keeps the old one when it changes.",
        bad: r#"# locales/de/extra.ftl
-product = Konto"#,
        good: r#"# locales/en/extra.ftl
-product = account
reset-about = This is about your { -product }.
# locales/de/extra.ftl
-product = Konto
reset-about = Es geht um Ihr { -product }."#,
    },
    Rule {
        id: "translation-stale",
        severity: Severity::Warning,
        title: "the reference text changed under the same id, and the translation did not (with `--since`)",
        why: "Readers of the two languages are told different things, and nothing else shows it: the entry is there, its \
              arguments and slots fit. Where the old text was wrong, or a promise, the translation keeps it. A text that \
              means something else is better off with another id, which every locale then lacks until it is translated.",
        bad: r#"# locales/en/reset.ftl
# It was: Choose a new password within a day.
reset-intro = Choose a new password within an hour.
# locales/de/reset.ftl
reset-intro = Wählen Sie innerhalb eines Tages ein neues Passwort."#,
        good: r#"# locales/en/reset.ftl
# It was: Choose a new password within a day.
reset-intro = Choose a new password within an hour.
# locales/de/reset.ftl
reset-intro = Wählen Sie innerhalb einer Stunde ein neues Passwort."#,
    },
    Rule {
        id: "entry-id-shown",
        severity: Severity::Error,
        title: "a text begins with the id of its own entry",
        why: "A line was pasted whole, or a tool filled in the id where a translation is missing: the reader sees it. An \
              entry that is not there would count as missing, and the mail would go out in another language.",
        bad: r#"# locales/de/reset.ftl
reset-title = reset-title = Passwort zurücksetzen"#,
        good: r#"# locales/de/reset.ftl
reset-title = Passwort zurücksetzen"#,
    },
    Rule {
        id: "term-spelled",
        severity: Severity::Warning,
        title: "an entry writes out what a term of its locale says",
        why: "When the brand or the product gets another name, this text keeps the old one. The rule is off unless \
              `check.rules` turns it on: a term may be an ordinary word as well.",
        bad: r#"# vocative.toml
[check.rules]
term-spelled = "warning"
# locales/en/extra.ftl
-product = Linden
reset-about = This is about your { -product } account.
reset-more = Linden never asks for your password.
# locales/de/extra.ftl
-product = Linden
reset-about = Es geht um Ihr { -product }-Konto.
reset-more = { -product } fragt nie nach Ihrem Passwort."#,
        good: r#"# vocative.toml
[check.rules]
term-spelled = "warning"
# locales/en/extra.ftl
-product = Linden
reset-about = This is about your { -product } account.
reset-more = { -product } never asks for your password.
# locales/de/extra.ftl
-product = Linden
reset-about = Es geht um Ihr { -product }-Konto.
reset-more = { -product } fragt nie nach Ihrem Passwort."#,
    },
];
