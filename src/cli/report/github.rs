//! Annotations of GitHub Actions: workflow commands on stdout, and a page for the summary of the step.
//!
//! GitHub keeps ten errors and ten warnings of a step. What is more is printed as plain lines, so that the log has all of it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Printout;
use super::wording::{looked, said, severities, severity_word};
use crate::diagnostic::{Diagnostic, Severity, printable};

/// Annotations of one severity that GitHub keeps of a step.
const MOST_ANNOTATIONS: usize = 10;
/// Findings on the page, which may have 1 MiB.
const MOST_ROWS: usize = 200;

/// The commands: errors, warnings, and a notice that counts them.
pub fn annotations(printout: &Printout<'_>) -> String {
    let findings = printout.findings();
    let mut out = String::new();
    let mut rest = Vec::new();
    for severity in [Severity::Error, Severity::Warning] {
        let mut these = findings.iter().copied().filter(|finding| finding.severity == severity);
        these.by_ref().take(MOST_ANNOTATIONS).for_each(|finding| out.push_str(&annotation(finding, printout)));
        rest.extend(these);
    }
    if !rest.is_empty() {
        let _ = writeln!(out, "::group::{} more findings", rest.len());
        rest.iter().for_each(|finding| out.push_str(&plain(finding, printout)));
        out.push_str("::endgroup::\n");
    }
    let _ = writeln!(out, "::notice title=vocative check::{}", data(&total(printout)));
    out
}

fn total(printout: &Printout<'_>) -> String {
    let report = &printout.judged.report;
    let found = if report.is_empty() { "nothing found".to_owned() } else { severities(report) };
    format!("{found} in {}", looked(printout))
}

fn annotation(finding: &Diagnostic, printout: &Printout<'_>) -> String {
    let mut properties = Vec::new();
    if let Some(path) = printout.path(finding) {
        properties.push(format!("file={}", property(&path)));
        if let Some(region) = printout.region(finding) {
            properties.push(format!("line={}", region.start.0));
            properties.push(format!("endLine={}", region.end.0));
            // Columns of more than one line are refused.
            if region.start.0 == region.end.0 {
                properties.push(format!("col={}", region.start.1));
                properties.push(format!("endColumn={}", region.end.1));
            }
        }
    }
    properties.push(format!("title={}", property(finding.rule)));
    format!("::{} {}::{}\n", severity_word(finding.severity), properties.join(","), data(&said(finding).join("\n")))
}

/// A line of the log that is no command: it begins with a word, and the older mark of commands is taken apart.
fn plain(finding: &Diagnostic, printout: &Printout<'_>) -> String {
    let place = printout.position(finding).map(|position| format!(" {position}:")).unwrap_or_default();
    let line = format!("{}[{}]{place} {}", severity_word(finding.severity), finding.rule, finding.message);
    format!("{}\n", printable(&line).replace("##[", "# #["))
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The page, as Markdown.
pub fn summary(printout: &Printout<'_>) -> String {
    let findings = printout.findings();
    let mut out = format!("## Vocative\n\n{}\n", markdown(&total(printout)));
    if findings.is_empty() {
        return out;
    }
    let mut by_rule: BTreeMap<(Severity, &str), usize> = BTreeMap::new();
    findings.iter().for_each(|finding| *by_rule.entry((finding.severity, finding.rule)).or_default() += 1);
    out.push_str("\n| rule | severity | findings |\n|---|---|--:|\n");
    for ((severity, rule), n) in by_rule {
        let _ = writeln!(out, "| {rule} | {} | {n} |", severity_word(severity));
    }
    let mut rows = findings;
    rows.sort_by_key(|finding| finding.severity);
    out.push_str("\n| | where | what |\n|---|---|---|\n");
    for finding in rows.iter().take(MOST_ROWS) {
        let what: Vec<String> = said(finding).iter().map(|text| markdown(text)).collect();
        let place = markdown(&printout.position(finding).unwrap_or_default());
        let _ =
            writeln!(out, "| {} {} | {place} | {} |", severity_word(finding.severity), finding.rule, what.join("<br>"));
    }
    if rows.len() > MOST_ROWS {
        let _ = writeln!(out, "\n{} more are in the log.", rows.len() - MOST_ROWS);
    }
    out
}

/// Text of one line that is nothing but text in Markdown and in its tables; what stands between backticks is shown as code.
fn markdown(text: &str) -> String {
    let text = printable(text);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return entities(&text);
    }
    let code = |at: usize| !at.is_multiple_of(2);
    let marked = |(at, part)| if code(at) { format!("<code>{}</code>", entities(part)) } else { entities(part) };
    parts.into_iter().enumerate().map(marked).collect()
}

/// Every character that Markdown, HTML or a mention may give a meaning beyond that of a link, as an entity.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if "&<>\\`*_[]|#~!@$".contains(c) {
            let _ = write!(out, "&#{};", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_command() {
        for (text, as_data, as_property) in [
            ("100% sure", "100%25 sure", "100%25 sure"),
            ("a\r\n::error::b", "a%0D%0A::error::b", "a%0D%0A%3A%3Aerror%3A%3Ab"),
            ("a,b=c:d", "a,b=c:d", "a%2Cb=c%3Ad"),
            ("%0A", "%250A", "%250A"),
        ] {
            assert_eq!((&*data(text), &*property(text)), (as_data, as_property));
        }
    }

    #[test]
    fn text_is_text_in_a_table() {
        for (text, expected) in [
            ("a | <b> *c*", "a &#124; &#60;b&#62; &#42;c&#42;"),
            ("[d](https://e)", "&#91;d&#93;(https://e)"),
            ("entry `a|b` is new", "entry <code>a&#124;b</code> is new"),
            ("one ` alone\n", "one &#96; alone&#92;u{a}"),
        ] {
            assert_eq!(markdown(text), expected);
        }
    }
}
