//! Rules: suppressions and baselines.

use crate::check::rule::Rule;
use crate::diagnostic::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "suppression-unused",
        severity: Severity::Warning,
        title: "a suppression suppresses nothing",
        why: "What it once left is gone, or was never there; kept, it would hide the next real finding. What stops \
              a project from loading cannot be suppressed.",
        bad: r#"# locales/en/extra.ftl
# vocative-ignore entry-missing: it comes with the next release
reset-device = Device: { $device }"#,
        good: r#"# locales/en/extra.ftl
reset-device = Device: { $device }"#,
    },
    Rule {
        id: "suppression-without-reason",
        severity: Severity::Error,
        title: "a suppression gives no reason",
        why: "Whoever reads it next cannot tell whether it still holds.",
        bad: r#"# locales/en/extra.ftl
# vocative-ignore entry-unused
reset-later = Later"#,
        good: r#"# locales/en/extra.ftl
# vocative-ignore entry-unused: the next release of the app asks for it
reset-later = Later
# locales/de/extra.ftl
reset-later = Später"#,
    },
    Rule {
        id: "rule-unknown",
        severity: Severity::Error,
        title: "a suppression or the configuration names a rule that does not exist",
        why: "It does nothing, so that the finding it means is still there, or the rule it means is not strict.",
        bad: r#"# locales/en/extra.ftl
# vocative-ignore entry-unusd: the next release of the app asks for it
reset-later = Later"#,
        good: r#"# locales/en/extra.ftl
# vocative-ignore entry-unused: the next release of the app asks for it
reset-later = Later
# locales/de/extra.ftl
reset-later = Später"#,
    },
];
