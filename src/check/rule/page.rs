//! The page of all rules, `docs/rules.md`.

use std::fmt::Write as _;

use super::{GROUPS, Group, Rule};
use crate::diagnostic::Severity;

/// What stands before the rules.
const HEAD: &str = r#"# Rules

Every finding of Vocative names one of these rules, whether it is found when a project loads, by `vocative check` or while a mail is
rendered. This page is written from the registry that the program carries.

**Severities.** An error means that a mail would be wrong or refused; errors that loading finds stop the project from loading. A
warning means that a mail may be wrong. `check` exits with 1 when there is an error, with 0 when there are warnings alone.

**Levels.** `vocative.toml` gives a rule another level for `check`: `"off"`, `"warning"` or `"error"`. What stops a project from loading
is an error whatever its level: no mail can be made of it.

```toml
[check.rules]
literal-text = "error"
```

**Suppressions.** A comment suppresses one finding of the rule that it names: `# vocative-ignore RULE: reason` in FTL and TOML,
`{# vocative-ignore RULE: reason #}` in templates. The reason is for whoever reads it next. A suppression that suppresses nothing is
itself a finding, so that none outlives its cause.

**Baselines.** `vocative check --baseline FILE` leaves out the findings that the file already lists and reports only new ones. So a project
with many findings can begin to check at once, and mend the old ones in its own time.
"#;

/// The page as Markdown: what levels and suppressions are, contents, then every rule with both examples.
///
/// A rule's heading is its id alone, so that `rules.md#entry-missing` leads to it.
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    let groups = || GROUPS.iter().filter(|group| !group.rules.is_empty());
    page.push_str("\n## Contents\n\n");
    groups().for_each(|group| contents(&mut page, group));
    for group in groups() {
        let _ = write!(page, "\n## {}\n", group.title);
        group.rules.iter().for_each(|rule| section(&mut page, rule));
    }
    page
}

fn contents(page: &mut String, group: &Group) {
    let links: Vec<String> = group.rules.iter().map(|rule| format!("[{0}](#{0})", rule.id)).collect();
    let _ = writeln!(page, "- **{}**: {}", group.title, links.join(", "));
}

fn section(page: &mut String, rule: &Rule) {
    let severity = match rule.severity {
        Severity::Error => "Error",
        Severity::Warning => "Warning",
    };
    let _ = write!(page, "\n### {}\n\n**{severity}:** {}.\n\n{}\n", rule.id, rule.title, rule.why);
    for (label, example) in [("Found", rule.bad), ("Instead", rule.good)] {
        let _ = write!(page, "\n{label}:\n");
        for excerpt in excerpts(example) {
            let _ = write!(page, "\n```{}\n{}\n```\n", excerpt.language(), excerpt.text.trim_end());
        }
    }
}

/// What an example shows of one file.
#[derive(Debug, PartialEq)]
pub struct Excerpt<'a> {
    /// The file's path in the project, as the comment in the first line names it.
    pub path: Option<&'a str>,
    /// The text, with that comment.
    pub text: &'a str,
}

impl Excerpt<'_> {
    /// How a fence names the language, by the ending of the path.
    fn language(&self) -> &'static str {
        match self.path.and_then(|path| path.rsplit_once('.')).map(|(_, ending)| ending) {
            Some("ftl") => "ftl",
            Some("toml") => "toml",
            Some("json") => "json",
            Some("mjml" | "html" | "txt") => "jinja",
            _ => "text",
        }
    }
}

/// The files that an example of a rule shows. Each begins with a comment of its own that holds nothing but the path.
pub fn excerpts(example: &str) -> Vec<Excerpt<'_>> {
    let mut found: Vec<Excerpt<'_>> = Vec::new();
    let mut start = 0;
    let mut at = 0;
    for line in example.split_inclusive('\n') {
        if named(line).is_some() && at > start {
            found.push(excerpt(&example[start..at]));
            start = at;
        }
        at += line.len();
    }
    found.push(excerpt(&example[start..]));
    found
}

fn excerpt(text: &str) -> Excerpt<'_> {
    Excerpt { path: text.lines().next().and_then(named), text }
}

/// The path that a comment names: `# vocative.toml`, `{# templates/reset_email/body.mjml #}` or `// …/samples/full.json`.
fn named(line: &str) -> Option<&str> {
    let line = line.trim_end();
    let inside = (line.strip_prefix("{#").and_then(|rest| rest.strip_suffix("#}")))
        .or_else(|| line.strip_prefix("//"))
        .or_else(|| line.strip_prefix('#'))?;
    let path = inside.trim();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending)?;
    let known = matches!(ending, "ftl" | "toml" | "json" | "mjml" | "html" | "txt");
    (known && !path.contains(char::is_whitespace)).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_falls_into_its_files() {
        let cases: &[(&str, &[(&str, &str)])] = &[
            ("# vocative.toml\nstock = false", &[("vocative.toml", "toml")]),
            (
                "# locales/de/reset.ftl\n# a note\na = b\n{# templates/x/body.mjml #}\n{# a note #}\n<mjml>",
                &[("locales/de/reset.ftl", "ftl"), ("templates/x/body.mjml", "jinja")],
            ),
            ("// templates/x/samples/full.json\n{}", &[("templates/x/samples/full.json", "json")]),
            ("a line of a log", &[("", "text")]),
            ("# see vocative.toml\nkey = 1", &[("", "text")]),
        ];
        for (example, expected) in cases {
            let found = excerpts(example);
            let short: Vec<_> =
                found.iter().map(|excerpt| (excerpt.path.unwrap_or_default(), excerpt.language())).collect();
            assert_eq!(short, *expected, "{example}");
            assert_eq!(found.iter().map(|excerpt| excerpt.text).collect::<String>(), *example);
        }
    }
}
