//! Rules: selectors and plural variants.

use crate::check::rule::Rule;
use crate::diagnostic::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "plural-missing",
        severity: Severity::Warning,
        title: "a plural form that the language needs is missing",
        why: "Numbers without a form of their own take the default: the sentence is wrong for them. Which numbers \
              take which form is CLDR's (UTS 35 part 3, plural rules); forms that only fractions or millions take \
              are not asked for.",
        bad: r#"# locales/en/count.ftl
reset-days = { $n ->
    [one] One day
   *[other] { $n } days
}
# locales/pl/count.ftl
reset-days = { $n ->
    [one] Jeden dzień
   *[other] { $n } dni
}"#,
        good: r#"# locales/en/count.ftl
reset-days = { $n ->
    [one] One day
   *[other] { $n } days
}
# locales/pl/count.ftl
reset-days = { $n ->
    [one] Jeden dzień
    [few] { $n } dni
    [many] { $n } dni
   *[other] { $n } dnia
}"#,
    },
    Rule {
        id: "plural-unreachable",
        severity: Severity::Warning,
        title: "a variant has a plural category that the language does not know",
        why: "No number ever chooses it. What was meant for 0 or 2 alone is written with the number: `[0]`.",
        bad: r#"# locales/en/count.ftl
reset-days = { $n ->
    [one] One day
   *[other] { $n } days
}
# locales/de/count.ftl
reset-days = { $n ->
    [zero] Kein Tag
    [one] Ein Tag
   *[other] { $n } Tage
}"#,
        good: r#"# locales/en/count.ftl
reset-days = { $n ->
    [one] One day
   *[other] { $n } days
}
# locales/de/count.ftl
reset-days = { $n ->
    [0] Kein Tag
    [one] Ein Tag
   *[other] { $n } Tage
}"#,
    },
    Rule {
        id: "plural-lost",
        severity: Severity::Warning,
        title: "a translation has one text for every number where the reference has plural forms",
        why: "The language inflects what is counted, so that the text is wrong for one number or for all others.",
        bad: r#"# locales/en/count.ftl
reset-days = { $n ->
    [one] One day
   *[other] { $n } days
}
# locales/de/count.ftl
reset-days = { $n } Tage"#,
        good: r#"# locales/en/count.ftl
reset-days = { $n ->
    [one] One day
   *[other] { $n } days
}
# locales/de/count.ftl
reset-days = { $n ->
    [one] Ein Tag
   *[other] { $n } Tage
}"#,
    },
    Rule {
        id: "variants-identical",
        severity: Severity::Warning,
        title: "all variants of a select say the same",
        why: "The selector does nothing. Often one variant was copied and never changed.",
        bad: r#"# locales/en/count.ftl
reset-way = { $device ->
    [phone] Open the app.
   *[other] Open the app.
}"#,
        good: r#"# locales/en/count.ftl
reset-way = Open the app."#,
    },
    Rule {
        id: "variant-unknown",
        severity: Severity::Warning,
        title: "a translation has a variant that the reference lacks",
        why: "Keys are not translated: a variant under another key is never chosen, and its readers get the \
              default.",
        bad: r#"# locales/en/way.ftl
reset-way = { $kind ->
    [phone] Open the app.
   *[other] Open the page.
}
# locales/de/way.ftl
reset-way = { $kind ->
    [telefon] Öffnen Sie die App.
   *[other] Öffnen Sie die Seite.
}"#,
        good: r#"# locales/en/way.ftl
reset-way = { $kind ->
    [phone] Open the app.
   *[other] Open the page.
}
# locales/de/way.ftl
reset-way = { $kind ->
    [phone] Öffnen Sie die App.
   *[other] Öffnen Sie die Seite.
}"#,
    },
    Rule {
        id: "selector-key-unknown",
        severity: Severity::Error,
        title: "a variant has a key that its selector can never be",
        why: "It is never chosen: people with that title, or of that plan, get the default instead. The values are \
              those of a greeting's variables, of a data field's `enum`, or `true` and `false`.",
        bad: r#"# locales/en/salutation.ftl
salutation-line = { $title ->
    [frau] Dear Madam,
   *[none] Hello,
}"#,
        good: r#"# locales/en/salutation.ftl
salutation-line = { $title ->
    [ms] Dear Madam,
   *[none] Hello,
}"#,
    },
    Rule {
        id: "selector-type",
        severity: Severity::Error,
        title: "a select by number is given text",
        why: "Text equals no plural category and no number, so that everybody gets the default.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-devices", n=data.url) }}</mj-text>
# locales/en/way.ftl
reset-devices = { $n ->
    [one] One device
   *[other] Many devices
}
# locales/de/way.ftl
reset-devices = { $n ->
    [one] Ein Gerät
   *[other] Viele Geräte
}"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-devices", n=data.expires_in) }}</mj-text>
# locales/en/way.ftl
reset-devices = { $n ->
    [one] One device
   *[other] Many devices
}
# locales/de/way.ftl
reset-devices = { $n ->
    [one] Ein Gerät
   *[other] Viele Geräte
}"#,
    },
    Rule {
        id: "default-not-neutral",
        severity: Severity::Error,
        title: "the default variant addresses everybody as a man or a woman",
        why: "The default serves people who said nothing about themselves, and those whose title is not known. A \
              mail never guesses.",
        bad: r#"# locales/en/salutation.ftl
salutation-title = { $title ->
    [ms] Ms.
   *[mr] Mr.
}"#,
        good: r#"# locales/en/salutation.ftl
salutation-title = { $title ->
    [ms] Ms.
    [mr] Mr.
   *[none] { "" }
}"#,
    },
    Rule {
        id: "salutation-unguarded",
        severity: Severity::Error,
        title: "a greeting prints a part of a name that may be missing",
        why: "For these people the greeting fails, and they are greeted without their name although it is known. \
              `$name_kind` says what there is.",
        bad: r#"# locales/en/salutation.ftl
salutation-line = Dear { $given } { $family },"#,
        good: r#"# locales/en/salutation.ftl
salutation-line = { $name_kind ->
    [full] Dear { $given } { $family },
   *[none] Hello,
}"#,
    },
];
