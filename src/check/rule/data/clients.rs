//! Rules: what mail programs support.

use crate::check::rule::Rule;
use crate::diagnostic::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "client-unsupported",
        severity: Severity::Warning,
        title: "a chosen mail program does not support what the mail relies on",
        why: "Layout falls apart, text becomes unreadable or an image or control is missing for everyone who reads with that program. What each \
              program's latest version supports is known from the tests of https://www.caniemail.com; `check.clients` chooses the programs. A use \
              that the program does not get to see, or that has a substitute beside it, is not found.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><div style="display: flex;"><p>{{ t(id="reset-title") }}</p><p>{{ t(id="reset-intro") }}</p></div></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><table role="presentation"><tr><td>{{ t(id="reset-title") }}</td><td>{{ t(id="reset-intro") }}</td></tr></table></mj-text>"#,
    },
    Rule {
        id: "client-partial",
        severity: Severity::Warning,
        title: "a chosen mail program supports a feature, but not as the mail uses it",
        why: "The part of the feature that the program leaves out is the part that is used, so that the mail looks otherwise there than it was \
              meant; some programs then drop all styles of the element. The limits are those of https://www.caniemail.com that can be told from \
              the mail itself.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><p style="color: rgb(27 35 48 / 90%); margin-top: -8px;">{{ t(id="reset-intro") }}</p></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><p style="color: #1b2330; margin-top: 0;">{{ t(id="reset-intro") }}</p></mj-text>"#,
    },
    Rule {
        id: "client-degraded",
        severity: Severity::Warning,
        title: "a chosen mail program leaves out what the mail reads well without",
        why: "Rounded corners, media queries or web fonts are welcome where they work, and a mail may use them; the rule is off unless \
              `check.rules` turns it on, for those who want to see everything that is not alike everywhere.",
        bad: r#"# vocative.toml
[check.rules]
client-degraded = "warning"
{# templates/reset_email/body.mjml #}
<mj-text><p style="border-radius: 6px;">{{ t(id="reset-intro") }}</p></mj-text>"#,
        good: r#"# vocative.toml
[check.rules]
client-degraded = "warning"
{# templates/reset_email/body.mjml #}
<mj-text><p>{{ t(id="reset-intro") }}</p></mj-text>"#,
    },
];
