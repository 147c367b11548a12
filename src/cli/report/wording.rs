//! What every form says of a finding in words.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Printout;
use crate::diagnostic::{Diagnostic, Report, Severity, count};

/// `error` or `warning`.
pub fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// `1 error, 2 warnings`.
pub fn severities(report: &Report) -> String {
    let (errors, warnings) = report.counts();
    format!("{}, {}", count(errors, "error"), count(warnings, "warning"))
}

/// All that is said of a finding: what is wrong, whose mails show it, the way out.
pub fn said(finding: &Diagnostic) -> Vec<String> {
    [Some(finding.message.clone()), whose(finding), finding.hint.clone()].into_iter().flatten().collect()
}

/// Whose mails a finding is about, as far as its file does not say so, and a request that shows it.
pub fn whose(finding: &Diagnostic) -> Option<String> {
    let file = finding.file.as_deref().unwrap_or_default();
    let unsaid = |name: &&String| !file.contains(&format!("/{name}/"));
    let several = |all: BTreeSet<&String>, what: &str| (all.len() > 1).then(|| count(all.len(), what));
    let emails = several(finding.seen_in.iter().filter_map(|(email, _)| email.as_ref()).collect(), "email");
    let locales = several(finding.seen_in.iter().filter_map(|(_, locale)| locale.as_ref()).collect(), "locale");
    let email = finding.email.as_ref().filter(unsaid).cloned().or(emails);
    let locale = match &finding.locale {
        Some(name) => Some(format!("locale {name}")).filter(|_| unsaid(&name)),
        None => locales,
    };
    let mails: Vec<String> = email.into_iter().chain(locale).collect();
    let mails = (!mails.is_empty()).then(|| format!("in {}", mails.join(", ")));
    match (mails, shown(finding)) {
        (Some(mails), Some(shown)) if finding.mails > 1 => Some(format!("{mails}: {shown}")),
        (Some(mails), Some(shown)) => Some(format!("{mails}, {shown}")),
        (mails, shown) => mails.or(shown),
    }
}

/// One request that shows it, where only a rendered mail does.
fn shown(finding: &Diagnostic) -> Option<String> {
    let scenario = finding.scenario.as_deref()?;
    if finding.mails <= 1 {
        return Some(format!("with sample {scenario}"));
    }
    let first = match finding.seen_in.first() {
        Some((Some(email), Some(locale))) if finding.seen_in.len() > 1 => format!("{email} in {locale} with "),
        _ => String::new(),
    };
    Some(format!("{}, such as {first}sample {scenario}", count(finding.mails, "mail")))
}

/// What was looked at, with what is not shown.
pub fn looked(printout: &Printout<'_>) -> String {
    let looked = &printout.judged.looked;
    let distinct =
        |side: fn(&(String, String)) -> &String| looked.mails.keys().map(side).collect::<BTreeSet<_>>().len();
    let (emails, locales) = (distinct(|mail| &mail.0), distinct(|mail| &mail.1));
    let mails: usize = looked.mails.values().sum();
    let scope = match emails {
        0 => format!("the entries of {}", count(looked.locales.len(), "locale")),
        _ => format!("{} × {} ({} rendered)", count(emails, "email"), count(locales, "locale"), count(mails, "mail")),
    };
    let mut out = format!("{scope}, by {}", count(looked.rules, "rule"));
    let suppressed = printout.judged.report.suppressed;
    if suppressed > 0 {
        let _ = write!(out, "; {suppressed} suppressed");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mails_are_named_where_they_are_one_and_counted_where_they_are_many() {
        let mail = |email: &str, locale: &str| (Some(email.to_owned()), Some(locale.to_owned()));
        let finding = || Diagnostic::error("a", "b");
        let many = |mails: Vec<(Option<String>, Option<String>)>| Diagnostic {
            seen_in: mails.into_iter().collect(),
            mails: 9,
            ..finding().scenario("1-full: name absent")
        };
        for (finding, expected) in [
            (finding(), None),
            (finding().email("x").locale("de"), Some("in x, locale de")),
            (finding().locale("de").in_file("locales/de/a.ftl"), None),
            (finding().email("x").locale("de").in_file("locales/de/a.ftl"), Some("in x")),
            (finding().email("x").in_file("templates/x/email.toml"), None),
            (finding().email("x").scenario("1-full"), Some("in x, with sample 1-full")),
            (
                many(vec![mail("y", "fr"), mail("x", "fr"), mail("x", "de")]),
                Some("in 2 emails, 2 locales: 9 mails, such as x in de with sample 1-full: name absent"),
            ),
            (
                many(vec![mail("x", "fr"), mail("x", "de")]).email("x"),
                Some("in x, 2 locales: 9 mails, such as x in de with sample 1-full: name absent"),
            ),
            (
                many(vec![mail("x", "de")]).email("x").locale("de"),
                Some("in x, locale de: 9 mails, such as sample 1-full: name absent"),
            ),
        ] {
            assert_eq!(whose(&finding).as_deref(), expected, "{finding:?}");
        }
    }
}
