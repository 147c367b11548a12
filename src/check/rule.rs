//! The registry: every rule by its stable id, with what it means and an example of both sides.
//!
//! `docs/rules.md` is made from it, SARIF names it, and configuration and suppressions are held against it.

mod data;
mod page;

pub use page::{Excerpt, excerpts, page};

use crate::diagnostic::Severity;

/// What a finding means.
#[derive(Debug)]
pub struct Rule {
    /// The stable id that findings, configuration and suppressions name.
    pub id: &'static str,
    /// How bad it is unless the configuration says otherwise.
    pub severity: Severity,
    /// What is found, one sentence without the case at hand.
    pub title: &'static str,
    /// What it does to the person who gets the mail, and the source of the rule (RFC, UTS, CLDR, WCAG) where it has one.
    pub why: &'static str,
    /// What is found, as an author would write it.
    pub bad: &'static str,
    /// The same, as it should be.
    pub good: &'static str,
}

/// Rules that belong together, with the heading of their section.
#[derive(Debug)]
pub struct Group {
    /// The heading.
    pub title: &'static str,
    /// The rules.
    pub rules: &'static [Rule],
}

/// Every group in the order of the page.
pub const GROUPS: &[Group] = data::GROUPS;

/// Every rule in the order of the page.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.rules)
}

/// The rule of that id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// How bad a rule's findings are unless the configuration says otherwise.
pub fn severity(id: &str) -> Severity {
    find(id).map_or(Severity::Warning, |rule| rule.severity)
}

/// Rules that say nothing unless the configuration gives them a level: matters of taste, or of the mail programs that a project cares for.
pub const OPTIONAL: &[&str] = &["argument-undocumented", "client-degraded", "term-spelled"];

/// Whether a rule says nothing unless it is given a level.
pub fn is_optional(id: &str) -> bool {
    OPTIONAL.contains(&id)
}

/// Rules that compare with an older state of the project, and say nothing without one.
pub const COMPARING: &[&str] = &["email-removed", "locale-withdrawn", "translation-stale"];

/// Whether a rule says nothing without an older state to compare with.
pub fn is_comparing(id: &str) -> bool {
    COMPARING.contains(&id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_words_joined_by_hyphens_and_stand_once() {
        let mut seen = std::collections::BTreeSet::new();
        for rule in all() {
            assert!(rule.id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{}", rule.id);
            assert!(seen.insert(rule.id), "{} stands twice", rule.id);
            assert!(
                !rule.title.ends_with('.') && rule.why.ends_with('.'),
                "{}: a title has no full stop, a reason has",
                rule.id
            );
            assert!(!rule.bad.is_empty() && !rule.good.is_empty(), "{}", rule.id);
        }
    }
}
