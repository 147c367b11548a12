//! Defects that other products and tools let through, each in a small project where `check` finds it.
//!
//! A folder of `tests/fixtures/defects/` is a whole project; `expected.txt` names a finding in each line, `rule file:line`, or the
//! email where a mail and no line is to blame. The README there says which defect is which, and which cannot exist here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use vocative::check::{Judged, Scope, Subject};
use vocative::config::Config;
use vocative::diagnostic::{Diagnostic, Report, Severity};
use vocative::project;

use crate::builder::{fixture, run};

fn projects() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(fixture("defects")).unwrap().map(|entry| entry.unwrap().path());
    let mut projects: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    projects.sort();
    projects
}

fn name(project: &Path) -> String {
    project.file_name().unwrap().to_string_lossy().into_owned()
}

/// Checks a project; without `rendering` only what is written is looked at.
fn check(root: &Path, scope: &Scope, rendering: bool) -> Judged {
    let toml = std::fs::read_to_string(root.join("vocative.toml")).unwrap();
    let config = Config::read("vocative.toml", Some(&toml), &|_| None).unwrap();
    let mut report = Report::new();
    let sources = project::load(Some(root), &mut report).unwrap();
    let subject = Subject::read(&sources, config.settings(), scope, report);
    let jobs = if rendering { subject.jobs() } else { Vec::new() };
    let rendered = jobs.iter().map(|job| subject.run(job)).collect();
    subject.judge(rendered, None, &[])
}

/// A finding as `expected.txt` writes it.
fn line(finding: &Diagnostic) -> String {
    let email = finding.email.as_deref().unwrap_or("-");
    match (&finding.file, finding.line) {
        (Some(file), 0) => format!("{} {file}", finding.rule),
        (Some(file), line) => format!("{} {file}:{line}", finding.rule),
        (None, _) => format!("{} {email}", finding.rule),
    }
}

fn expected(project: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(project.join("expected.txt")).unwrap();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn every_defect_is_found_and_no_error_beyond_it() {
    let mut wrong = String::new();
    for project in projects() {
        let expected = expected(&project);
        let judged = check(&project, &Scope::default(), true);
        let found = judged.report.findings();
        let lines: BTreeSet<String> = found.iter().map(|finding| line(finding)).collect();
        let lost = expected.difference(&lines).map(|line| format!("not found: {line}"));
        let errors = found.iter().filter(|finding| finding.severity == Severity::Error);
        let beyond = errors
            .filter(|finding| !expected.contains(&line(finding)))
            .map(|finding| format!("beyond: {} ({})", line(finding), finding.message));
        for fault in lost.chain(beyond) {
            wrong.push_str(&format!("\n{}: {fault}", name(&project)));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn what_only_looks_like_a_defect_is_not_found() {
    let judged = check(&fixture("defects/sound"), &Scope::default(), true);
    assert!(judged.report.is_empty(), "{:#?}", judged.report.findings());
    // English, German, Japanese and Russian were rendered, each in many scenarios.
    assert!(judged.looked.mails.len() == 4 && judged.looked.mails.values().all(|mails| *mails > 10));
}

/// A row of the README's table: the defect, and the names in its last two cells.
struct Row {
    defect: String,
    rules: BTreeSet<String>,
    fixtures: BTreeSet<String>,
}

/// Rows that name a fixture; the others say why there can be none.
fn rows() -> Vec<Row> {
    let readme = std::fs::read_to_string(fixture("defects/README.md")).unwrap();
    let quoted = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<BTreeSet<_>>();
    let rows = readme.lines().filter(|row| row.starts_with('|')).map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        let [defect, _, rules, fixtures] = cells[..] else { panic!("four cells in {row}") };
        Row { defect: defect.to_owned(), rules: quoted(rules), fixtures: quoted(fixtures) }
    });
    rows.filter(|row| !row.fixtures.is_empty()).collect()
}

#[test]
fn the_table_names_fixtures_that_show_what_it_says() {
    let rows = rows();
    let named: BTreeSet<&String> = rows.iter().flat_map(|row| &row.fixtures).collect();
    let projects: BTreeMap<String, BTreeSet<String>> =
        projects().iter().map(|project| (name(project), expected(project))).collect();
    assert_eq!(named, projects.keys().collect(), "fixtures that the table names, and folders");
    for row in &rows {
        let lines = row.fixtures.iter().filter_map(|fixture| projects.get(fixture)).flatten();
        let shown: BTreeSet<&str> = lines.filter_map(|line| line.split(' ').next()).collect();
        let idle: Vec<&String> = row.rules.iter().filter(|rule| !shown.contains(rule.as_str())).collect();
        assert!(idle.is_empty(), "{}: {:?} do not show {idle:?}", row.defect, row.fixtures);
    }
}

#[test]
fn a_new_project_checks_clean() {
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(run(folder.path(), &["new", "shop"]).code, Some(0));
    let root = folder.path().join("shop");
    let one = |emails: &[&str], locale: &str| Scope {
        emails: emails.iter().map(|email| (*email).to_owned()).collect(),
        locale: Some(locale.to_owned()),
        ..Scope::default()
    };
    // All that is written, then the mails of one locale, then some in other scripts and directions: the rest is the stock set's business.
    let scopes = [
        (Scope::default(), false),
        (one(&[], "en"), true),
        (one(&["reset_email"], "ar"), true),
        (one(&["reset_email"], "ja"), true),
    ];
    for (scope, rendering) in scopes {
        let judged = check(&root, &scope, rendering);
        assert!(judged.report.is_empty(), "{scope:?}: {:#?}", judged.report.findings());
        assert_eq!(judged.looked.mails.is_empty(), !rendering);
    }
    let ran = run(&root, &["check", "reset_email", "--locale", "de", "--format", "json"]);
    assert_eq!((ran.code, ran.json()["findings"].as_array().unwrap().len()), (Some(0), 0));
}
