//! Rules: tags and slots.

use crate::check::rule::Rule;
use crate::diagnostic::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "markup-invalid",
        severity: Severity::Error,
        title: "a `<` in an entry begins no tag or slot that an entry may hold",
        why: "The person would read half a tag, or a translation would bring its own link or picture into the mail. \
              Entries have the tags b strong i em u s small sup sub code br span, without attributes, and named slots. \
              A literal `<` is `{\"<\"}`.",
        bad: r#"# locales/de/reset.ftl
reset-cta = Bitte <a href="https://example.org">wählen Sie ein neues Passwort</a>."#,
        good: r#"# locales/de/reset.ftl
reset-cta = Bitte <link>wählen Sie ein neues Passwort</link>."#,
    },
    Rule {
        id: "markup-unbalanced",
        severity: Severity::Error,
        title: "a tag or slot is opened and not closed, closed and not opened, or stands inside another link",
        why: "Bold type or a link would run on to the end of the mail. Tags open and close within one text or one \
              variant, the innermost first, since any variant may be the one that is sent.",
        bad: r#"# locales/de/reset.ftl
reset-expires = Der Link gilt <strong>{ DURATION($duration) }."#,
        good: r#"# locales/de/reset.ftl
reset-expires = Der Link gilt <strong>{ DURATION($duration) }</strong>."#,
    },
    Rule {
        id: "slot-missing",
        severity: Severity::Error,
        title: "an entry holds a slot that the template does not fill",
        why: "Nobody has said where this link leads, so the mail could not be rendered. Slots are named by the \
              template; a translation keeps their names and moves them to the right words.",
        bad: r#"# locales/de/reset.ftl
reset-cta = Bitte <verweis>wählen Sie ein neues Passwort</verweis>.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
        good: r#"# locales/de/reset.ftl
reset-cta = Bitte <link>wählen Sie ein neues Passwort</link>.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
    },
    Rule {
        id: "slot-lost",
        severity: Severity::Error,
        title: "an entry has lost a slot that the template fills",
        why: "The link would be gone for everybody who reads this locale: they are asked to choose a new password and \
              have nothing to click.",
        bad: r#"# locales/de/reset.ftl
reset-cta = Bitte wählen Sie ein neues Passwort.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
        good: r#"# locales/de/reset.ftl
reset-cta = Bitte <link>wählen Sie ein neues Passwort</link>.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
    },
    Rule {
        id: "slot-misplaced",
        severity: Severity::Error,
        title: "an entry with a slot is used in a subject or preheader, where no link can be",
        why: "These parts are one line of plain text: the link would be lost, and with it what the person should do. \
              An entry without the slot serves there.",
        bad: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-cta", link=a(href=data.url)) }}"#,
        good: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-title") }}"#,
    },
    Rule {
        id: "slot-name",
        severity: Severity::Error,
        title: "a slot is named like a tag",
        why: "In the entry it would be read as that tag, and the link would be lost. A slot is named by its purpose.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", u=a(href=data.url)) }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
    },
    Rule {
        id: "tag-lost",
        severity: Severity::Warning,
        title: "a translation has lost a tag that the reference has",
        why: "What the mail stresses in one language is not stressed in the other. Tags need not stand around the \
              same words.",
        bad: r#"# locales/en/extra.ftl
reset-warning = <strong>Never</strong> tell anybody.
# locales/de/extra.ftl
reset-warning = Sagen Sie es niemandem."#,
        good: r#"# locales/en/extra.ftl
reset-warning = <strong>Never</strong> tell anybody.
# locales/de/extra.ftl
reset-warning = Sagen Sie es <strong>niemandem</strong>."#,
    },
    Rule {
        id: "tag-added",
        severity: Severity::Warning,
        title: "a translation has a tag or slot that the reference lacks",
        why: "The mail stresses in one language what it does not stress in the others, or waits for a link that no \
              template gives.",
        bad: r#"# locales/en/extra.ftl
reset-warning = Tell nobody.
# locales/de/extra.ftl
reset-warning = Sagen Sie es <b>niemandem</b>."#,
        good: r#"# locales/en/extra.ftl
reset-warning = Tell nobody.
# locales/de/extra.ftl
reset-warning = Sagen Sie es niemandem."#,
    },
    Rule {
        id: "term-lost",
        severity: Severity::Warning,
        title: "a translation does not name a term that the reference names",
        why: "Terms hold names of products and brands: a translation that spells one out keeps the old name when \
              it changes, or says another one.",
        bad: r#"# locales/en/extra.ftl
-product = Linden
reset-about = This is about your { -product } account.
# locales/de/extra.ftl
reset-about = Es geht um Ihr Linden-Konto."#,
        good: r#"# locales/en/extra.ftl
-product = Linden
reset-about = This is about your { -product } account.
# locales/de/extra.ftl
-product = Linden
reset-about = Es geht um Ihr { -product }-Konto."#,
    },
    Rule {
        id: "markup-misplaced",
        severity: Severity::Warning,
        title: "an entry with tags is used in a subject, a preheader, a title or an attribute",
        why: "These are lines of plain text: the tags are dropped there without a word, and what they were to stress is \
              not stressed. One entry may serve both places, if that is meant; a reason beside the call says so.",
        bad: r#"# locales/en/extra.ftl
reset-warning = <strong>Never</strong> tell anybody.
# locales/de/extra.ftl
reset-warning = Sagen Sie es <strong>niemandem</strong>.
{# templates/reset_email/subject.txt #}
{{ t(id="reset-warning") }}"#,
        good: r#"# locales/en/extra.ftl
reset-warning = Never tell anybody.
# locales/de/extra.ftl
reset-warning = Sagen Sie es niemandem.
{# templates/reset_email/subject.txt #}
{{ t(id="reset-warning") }}"#,
    },
];
