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
];
