//! JUnit XML, as GitLab and Jenkins read it: a test for each email × locale, so that what passes is counted as well.
//!
//! | suite | tests |
//! |---|---|
//! | `email NAME` | its templates and samples; its mails in each locale |
//! | `entries` | the entries of each locale |
//! | `project` | everything else |
//!
//! Errors fail a test; warnings stand in its output, as `check` itself ends well with warnings alone. Readers take the first failure
//! of a test and the first test of a name, so that a test has one failure with all findings, and its name stands once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Printout;
use super::wording::said;
use crate::diagnostic::{Diagnostic, Severity, count, printable};

/// A test: suites in order, then the test within it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Case {
    Project,
    Entries(String),
    Templates(String),
    Mails(String, String),
}

/// What belongs to a test, by test.
type Cases<'a> = BTreeMap<Case, Vec<&'a Diagnostic>>;

/// The document.
pub fn document(printout: &Printout<'_>) -> String {
    let mut suites: BTreeMap<String, Vec<(Case, Vec<&Diagnostic>)>> = BTreeMap::new();
    for (case, findings) in cases(printout) {
        suites.entry(case.suite()).or_default().push((case, findings));
    }
    let (tests, failures) = totals(suites.values().flatten());
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let _ =
        writeln!(out, "<testsuites name=\"vocative check\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">");
    for (name, cases) in &suites {
        suite(&mut out, name, cases, printout);
    }
    out.push_str("</testsuites>\n");
    out
}

/// Every test, with its findings.
fn cases<'a>(printout: &'a Printout<'_>) -> Cases<'a> {
    let looked = &printout.judged.looked;
    let mut cases = Cases::from([(Case::Project, Vec::new())]);
    for locale in &looked.locales {
        cases.entry(Case::Entries(locale.clone())).or_default();
    }
    for email in &looked.emails {
        cases.entry(Case::Templates(email.clone())).or_default();
    }
    for (email, locale) in looked.mails.keys() {
        cases.entry(Case::Mails(email.clone(), locale.clone())).or_default();
    }
    for finding in printout.findings() {
        for case in Case::of(finding) {
            cases.entry(case).or_default().push(finding);
        }
    }
    cases
}

impl Case {
    /// The tests that a finding belongs to: more than one where it is one fault of many mails.
    fn of(finding: &Diagnostic) -> Vec<Case> {
        let own = (finding.email.clone(), finding.locale.clone());
        let mails: Vec<&(Option<String>, Option<String>)> = match finding.seen_in.is_empty() {
            true => vec![&own],
            false => finding.seen_in.iter().collect(),
        };
        let mut cases: Vec<Case> = mails
            .into_iter()
            .filter_map(|(email, locale)| Some(Case::Mails(email.clone()?, locale.clone()?)))
            .collect();
        if cases.is_empty() {
            cases.push(Case::of_file(finding));
        }
        cases
    }

    fn of_file(finding: &Diagnostic) -> Case {
        let file = finding.file.as_deref().unwrap_or_default();
        let folder = |name: &str| {
            let (_, rest) =
                format!("/{file}").split_once(&format!("/{name}/")).map(|(a, b)| (a.to_owned(), b.to_owned()))?;
            rest.split_once('/').map(|(folder, _)| folder.to_owned())
        };
        let email = || finding.email.clone().or_else(|| folder("templates").filter(|name| !name.starts_with('_')));
        let locale = || finding.locale.clone().or_else(|| folder("locales"));
        if file.ends_with(".ftl") {
            return locale().map_or(Case::Project, Case::Entries);
        }
        email().map(Case::Templates).or_else(|| finding.locale.clone().map(Case::Entries)).unwrap_or(Case::Project)
    }

    fn suite(&self) -> String {
        match self {
            Case::Project => "project".to_owned(),
            Case::Entries(_) => "entries".to_owned(),
            Case::Templates(email) | Case::Mails(email, _) => format!("email {email}"),
        }
    }

    /// Dots make packages in Jenkins; GitLab shows it as the suite.
    fn class(&self) -> String {
        match self {
            Case::Project | Case::Entries(_) => format!("vocative.{}", self.suite()),
            Case::Templates(email) | Case::Mails(email, _) => format!("vocative.email.{email}"),
        }
    }

    fn name(&self) -> String {
        match self {
            Case::Project => "configuration and shared files".to_owned(),
            Case::Entries(locale) => format!("entries in {locale}"),
            Case::Templates(email) => format!("{email}: templates and samples"),
            Case::Mails(email, locale) => format!("{email} in {locale}"),
        }
    }
}

fn is_failure(findings: &[&Diagnostic]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

fn totals<'a>(cases: impl Iterator<Item = &'a (Case, Vec<&'a Diagnostic>)>) -> (usize, usize) {
    cases.fold((0, 0), |(tests, failures), (_, findings)| (tests + 1, failures + usize::from(is_failure(findings))))
}

fn suite(out: &mut String, name: &str, cases: &[(Case, Vec<&Diagnostic>)], printout: &Printout<'_>) {
    let (tests, failures) = totals(cases.iter());
    let name = attribute(name);
    let _ = writeln!(
        out,
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"0\">"
    );
    for (case, findings) in cases {
        test(out, case, findings, printout);
    }
    out.push_str("  </testsuite>\n");
}

fn test(out: &mut String, case: &Case, findings: &[&Diagnostic], printout: &Printout<'_>) {
    let (errors, warnings): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        findings.iter().copied().partition(|finding| finding.severity == Severity::Error);
    let _ =
        write!(out, "    <testcase classname=\"{}\" name=\"{}\"", attribute(&case.class()), attribute(&case.name()));
    if let Some(path) = findings.iter().find_map(|finding| printout.path(finding)) {
        let _ = write!(out, " file=\"{}\"", attribute(&path));
    }
    if findings.is_empty() {
        out.push_str("/>\n");
        return;
    }
    out.push_str(">\n");
    if let Some(first) = errors.first() {
        let message = match errors.len() {
            1 => first.message.clone(),
            n => format!("{} (and {} more)", first.message, n - 1),
        };
        let (rule, message) = (attribute(first.rule), attribute(&message));
        let _ =
            writeln!(out, "      <failure type=\"{rule}\" message=\"{message}\">{}</failure>", body(&errors, printout));
    }
    if !warnings.is_empty() {
        let head = count(warnings.len(), "warning");
        let _ = writeln!(out, "      <system-out>{head}\n\n{}</system-out>", body(&warnings, printout));
    }
    out.push_str("    </testcase>\n");
}

/// Findings as text, one after the other.
fn body(findings: &[&Diagnostic], printout: &Printout<'_>) -> String {
    findings.iter().map(|finding| entry(finding, printout)).collect::<Vec<_>>().join("\n")
}

fn entry(finding: &Diagnostic, printout: &Printout<'_>) -> String {
    let place = printout.position(finding).map(|position| format!(" {position}")).unwrap_or_default();
    let mut out = format!("{}{}\n", finding.rule, escaped(&place));
    for line in said(finding) {
        let _ = writeln!(out, "  {}", escaped(&line));
    }
    out
}

/// Text of one line: markup is escaped, and characters that XML 1.0 (§2.2) does not have are spelled out, as are invisible ones.
fn escaped(text: &str) -> String {
    let text = printable(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}");
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_well_formed_whatever_it_holds() {
        for (text, expected) in [
            ("a ]]> b & <c>", "a ]]&gt; b &amp; &lt;c&gt;"),
            ("\"x\"\n\u{0}\u{1b}[31m", "&quot;x&quot;\\u{a}\\u{0}\\u{1b}[31m"),
            ("\u{202e}\u{ffff}😀 שלום", "\\u{202e}\u{fffd}😀 שלום"),
        ] {
            assert_eq!(attribute(text), expected);
        }
    }

    #[test]
    fn a_finding_fails_the_tests_that_it_is_about() {
        let finding = || Diagnostic::error("a", "b");
        let mails = |email: &str, locale: &str| Case::Mails(email.into(), locale.into());
        let many = [("x", "de"), ("y", "fr")].map(|(email, locale)| (Some(email.into()), Some(locale.into())));
        let seen = Diagnostic { seen_in: many.into(), ..finding() };
        for (finding, expected) in [
            (finding(), vec![Case::Project]),
            (finding().in_file("vocative.toml"), vec![Case::Project]),
            (finding().in_file("templates/_layouts/a.html"), vec![Case::Project]),
            (finding().in_file("templates/x/subject.txt"), vec![Case::Templates("x".into())]),
            (finding().in_file("brands/b/templates/x/subject.txt"), vec![Case::Templates("x".into())]),
            (finding().in_file("locales/de/a.ftl"), vec![Case::Entries("de".into())]),
            (finding().in_file("locales/de/a.ftl").email("x"), vec![Case::Entries("de".into())]),
            (finding().locale("de"), vec![Case::Entries("de".into())]),
            (finding().email("x"), vec![Case::Templates("x".into())]),
            (finding().email("x").locale("de"), vec![mails("x", "de")]),
            (seen, vec![mails("x", "de"), mails("y", "fr")]),
        ] {
            assert_eq!(Case::of(&finding), expected, "{finding:?}");
        }
    }
}
