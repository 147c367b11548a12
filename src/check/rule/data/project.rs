//! Rules: project and files.

use crate::check::rule::Rule;
use crate::diagnostic::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "config",
        severity: Severity::Error,
        title: "a key of `vocative.toml` is unknown, has the wrong form, or names what the project does not have",
        why: "A setting that is misspelt or contradicts the project would leave its default in force: mail in another \
              language, from another sender or in another time zone than was decided. `vocative schema config` \
              describes every key.",
        bad: r#"# vocative.toml
[locales]
defalt = "de""#,
        good: r#"# vocative.toml
[locales]
default = "de""#,
    },
    Rule {
        id: "brand-toml",
        severity: Severity::Error,
        title: "a `brand.toml` has a key or a value that cannot be used",
        why: "Mail of this brand would go out without the name, logo or colors that it was given. A color goes into \
              style sheets as it is written, so it is hexadecimal or one word: anything longer could bring a rule of \
              its own into every mail.",
        bad: r##"# brands/acme/brand.toml
name = "Acme"

[colors]
primary = "rgb(31, 78, 140)""##,
        good: r##"# brands/acme/brand.toml
name = "Acme"

[colors]
primary = "#1f4e8c""##,
    },
    Rule {
        id: "encoding",
        severity: Severity::Error,
        title: "a file is not UTF-8 text",
        why: "Read in another encoding, letters beyond ASCII become others: `für` reaches the person as `fÃ¼r` or \
              `f�r`. Fluent files are UTF-8 by definition (Fluent syntax, Unicode), TOML and the mails themselves as \
              well. A byte order mark and the line ends of Windows are fine.",
        bad: r#"# locales/de/reset.ftl
# saved as Windows-1252: the ü is the one byte FC
reset-title = Passwort zur�cksetzen"#,
        good: r#"# locales/de/reset.ftl
# saved as UTF-8: the ü is the two bytes C3 BC
reset-title = Passwort zurücksetzen"#,
    },
    Rule {
        id: "source-too-large",
        severity: Severity::Error,
        title: "a file, or a template with all that it includes, is larger than the engine reads",
        why: "A file of many megabytes is no text that somebody wrote, and a template that grows without bound would \
              hold up every mail. Gmail also cuts html off above 102 kB and hides the rest, the footer and its links \
              included.",
        bad: r#"# locales/de/everything.ftl
# 5 MB: the texts of all products, exported into one file
reset-title = Passwort zurücksetzen"#,
        good: r#"# locales/de/reset.ftl
# a few kB: the texts of one email; every file below the folder is read
reset-title = Passwort zurücksetzen"#,
    },
    Rule {
        id: "nesting-too-deep",
        severity: Severity::Error,
        title: "placeables, elements, or templates within templates stand too many levels inside each other",
        why: "Nearly always it is a slip: a brace or an element that is never closed, or a template that includes \
              itself. Such a mail has no end, or more levels than mail programs show.",
        bad: r#"{# templates/_partials/footer.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>
{% include "_partials/footer.mjml" %}
{# templates/reset_email/body.mjml #}
{% include "_partials/footer.mjml" %}"#,
        good: r#"{# templates/_partials/footer.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>
{# templates/reset_email/body.mjml #}
{% include "_partials/footer.mjml" %}"#,
    },
    Rule {
        id: "locale-name",
        severity: Severity::Error,
        title: "a folder below `locales/` is named like no locale",
        why: "Nobody would ever get its entries: people are matched with locales by BCP 47 language tags (RFC 5646) \
              such as `de`, `pt-BR` or `zh-Hant`. Folder names of a translation tool are mapped with `locales.alias`.",
        bad: r#"# locales/deutsch!/reset.ftl
reset-title = Passwort zurücksetzen"#,
        good: r#"# locales/de/reset.ftl
reset-title = Passwort zurücksetzen"#,
    },
    Rule {
        id: "locale-duplicate",
        severity: Severity::Error,
        title: "two folders below `locales/` are the same locale",
        why: "Only one of them could be used, and half of the translations would be lost without a word. Old tags have \
              a canonical form (`iw` is `he`, `in` is `id`; UTS 35, Canonical Unicode Locale Identifiers).",
        bad: r#"# locales/he/reset.ftl
reset-title = איפוס הסיסמה
# locales/iw/reset.ftl
reset-intro = קיבלנו בקשה לאפס את הסיסמה."#,
        good: r#"# locales/he/reset.ftl
reset-title = איפוס הסיסמה
reset-intro = קיבלנו בקשה לאפס את הסיסמה."#,
    },
    Rule {
        id: "locale-missing",
        severity: Severity::Error,
        title: "`vocative.toml` counts on a locale that the project does not have, or the project has none at all",
        why: "Everybody who prefers this locale would silently get another language. `locales.offered` and \
              `locales.required` name folders below `locales/`, or stock locales while `stock` is true.",
        bad: r#"# vocative.toml
[locales]
offered = ["en", "de", "sv"]"#,
        good: r#"# vocative.toml
[locales]
offered = ["en", "de", "sv"]
# locales/sv/reset.ftl
reset-title = Återställ ditt lösenord"#,
    },
    Rule {
        id: "locale-incomplete",
        severity: Severity::Error,
        title: "an email lacks entries in a locale that `locales.required` lists",
        why: "One mail is in one language: people who read this locale would get the whole mail in another. For a \
              locale that must not drop out the project therefore does not load, and a running service keeps the last \
              good state.",
        bad: r#"# vocative.toml
locales.required = ["de"]
{# templates/reset_email/subject.txt #}
{{ t(id="reset-subject") }}
# locales/en/reset.ftl
reset-subject = Reset your password"#,
        good: r#"# vocative.toml
locales.required = ["de"]
{# templates/reset_email/subject.txt #}
{{ t(id="reset-subject") }}
# locales/en/reset.ftl
reset-subject = Reset your password
# locales/de/reset.ftl
reset-subject = Passwort zurücksetzen"#,
    },
    Rule {
        id: "asset-missing",
        severity: Severity::Error,
        title: "an image that a template or a brand names is not below `assets/`",
        why: "The person would see a broken picture, often at the very top of the mail. Images below `assets/` travel \
              inside the mail as attachments; any other needs an https address.",
        bad: r#"# brands/acme/brand.toml
name = "Acme"
logo = "assets/logo.png""#,
        good: r#"# brands/acme/brand.toml
name = "Acme"
logo = "https://static.example.org/logo.png""#,
    },
    Rule {
        id: "locale-withdrawn",
        severity: Severity::Error,
        title: "an email that was offered in a locale is not offered there any more (with `--since`)",
        why: "One mail is in one language: people who read this locale would get the whole mail in another from the next \
              release on. Mostly a new entry is not translated yet, or visible text was written outside of entries.",
        bad: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-subject") }}
# locales/en/reset.ftl
reset-subject = Reset your password
# locales/de/reset.ftl
# reset-subject is new and not translated: German readers get an English mail.
reset-title = Passwort zurücksetzen"#,
        good: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-subject") }}
# locales/en/reset.ftl
reset-subject = Reset your password
# locales/de/reset.ftl
reset-subject = Passwort zurücksetzen
reset-title = Passwort zurücksetzen"#,
    },
    Rule {
        id: "email-removed",
        severity: Severity::Warning,
        title: "an email that was there is gone (with `--since`)",
        why: "A caller that still asks for it is refused, and the person who waits for a link or a code gets none. Where the \
              email was only renamed, the callers have to be changed first.",
        bad: r#"{# templates/password_forgotten/subject.txt #}
{# The folder was templates/reset_email. #}
{{ t(id="reset-title") }}"#,
        good: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-title") }}"#,
    },
    Rule {
        id: "file-clash",
        severity: Severity::Warning,
        title: "two files differ only in capitals, or in the way in which an accent is written",
        why: "The disks of macOS and Windows take them for one file: whoever works there has only one of the two, and \
              with the next commit the other is gone.",
        bad: r#"# locales/de/reset.ftl
reset-title = Passwort zurücksetzen
# locales/de/Reset.ftl
reset-intro = Ein neues Passwort wurde angefordert."#,
        good: r#"# locales/de/reset.ftl
reset-title = Passwort zurücksetzen
reset-intro = Ein neues Passwort wurde angefordert."#,
    },
    Rule {
        id: "image-large",
        severity: Severity::Warning,
        title: "an image below `assets/` has more than a million bytes",
        why: "It travels in every mail that shows it, half as large again as the file: people on the way wait for it, and \
              some servers refuse the mail.",
        bad: "assets/hero.png, 4000 pixels wide, drawn 600 wide",
        good: "assets/hero.png, 1200 pixels wide, drawn 600 wide",
    },
];
