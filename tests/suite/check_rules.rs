//! Every rule has a small project that it finds, with the report word for word.
//!
//! A folder of `tests/fixtures/check/` is a whole project with one kind of fault. It is named after its rule, or `<rule>--<case>` where a
//! rule has several faces; `report.txt` is what `vocative check` says of it. After a change that is meant,
//! `VOCATIVE_TEST_UPDATE=1 cargo test check_rules` writes them anew: read the difference before it is kept.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use vocative::check::rule;
use vocative::check::{Scope, Subject};
use vocative::config::{Config, ConfigError};
use vocative::diagnostic::{Report, Severity};
use vocative::project;
use vocative::settings::Level;

use crate::builder::{fixture, run};

/// Why nothing in a project shows the rules about the bytes of a message.
const ENGINE: &str = "the engine composes messages, whatever a project says; see the tests of bytes";

/// Rules that no folder of files can show, with the reason.
const NOT_SHOWN: &[(&str, &str)] = &[
    ("runtime-refused", "no entry is known that the runtime refuses"),
    ("source-too-large", "megabytes are no fixture; see the tests of hostile files"),
    ("file-clash", "a checkout on macOS or Windows has one of the two files; see the tests of src/check/files.rs"),
    ("image-large", "a megabyte is no fixture; see the tests of src/check/files.rs"),
    ("translation-stale", "it needs an older state; see the tests of --since"),
    ("locale-withdrawn", "it needs an older state; see the tests of --since"),
    ("email-removed", "it needs an older state; see the tests of --since"),
    ("header-missing", ENGINE),
    ("header-repeated", ENGINE),
    ("header-value", ENGINE),
    ("encoded-word-long", ENGINE),
    ("line-long", ENGINE),
    ("line-end", ENGINE),
];

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(fixture("check"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    cases
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_string_lossy().into_owned()
}

/// The rule that a folder is named after.
fn rule_of(case: &Path) -> String {
    name(case).split("--").next().unwrap().to_owned()
}

/// A report without the number of rules, which grows with every new one.
fn without_count(report: &str) -> String {
    let lines = report.lines().map(|line| match line.rsplit_once(", by ") {
        Some((looked, rules)) if rules.ends_with(" rules") => looked.to_owned(),
        Some((looked, rules)) if rules.ends_with(" suppressed") => {
            format!("{looked}{}", rules.find(';').map_or("", |at| &rules[at..]))
        }
        _ => line.to_owned(),
    });
    lines.map(|line| format!("{line}\n")).collect()
}

/// Looks at all cases on both sides of a core; gives what each had to say, in order.
fn each(look: impl Fn(&Path) -> Option<String> + Sync) -> Vec<String> {
    let cases = cases();
    let next = AtomicUsize::new(0);
    let said = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                    if let Some(text) = look(case) {
                        said.lock().unwrap().push(format!("==== {}\n{text}\n", name(case)));
                    }
                }
            });
        }
    });
    let mut said = said.into_inner().unwrap();
    said.sort();
    said
}

#[test]
fn every_rule_says_what_was_agreed() {
    let update = std::env::var_os("VOCATIVE_TEST_UPDATE").is_some();
    let changed = each(|case| {
        let mut ran = run(case, &["-C", ".", "check"]);
        ran.stdout = without_count(&ran.stdout);
        let golden = case.join("report.txt");
        if update {
            std::fs::write(&golden, &ran.stdout).unwrap();
        }
        let expected = without_count(&std::fs::read_to_string(&golden).unwrap_or_default());
        let code = Some(i32::from(ran.stdout.lines().any(|line| line.starts_with("error["))));
        match (ran.stdout == expected, ran.code == code && ran.stderr.is_empty()) {
            (true, true) => None,
            (false, _) => Some(format!("---- expected\n{expected}---- got\n{}", ran.stdout)),
            (_, false) => Some(format!("exit {:?}, and on stderr: {}", ran.code, ran.stderr)),
        }
    });
    assert!(changed.is_empty(), "reports changed:\n{}", changed.concat());
}

#[test]
fn every_rule_has_its_project_and_every_project_its_rule() {
    let mut seen = BTreeSet::new();
    for case in cases() {
        let rule = rule_of(&case);
        let known = rule::find(&rule).unwrap_or_else(|| panic!("{}: there is no rule `{rule}`", name(&case)));
        let report = std::fs::read_to_string(case.join("report.txt")).unwrap();
        let shows = |word: &str| report.contains(&format!("{word}[{rule}]"));
        assert!(shows("error") || shows("warning"), "{}: {report}", name(&case));
        // A face of the rule may weigh more or less than the rule itself, such as a code that is lost.
        let word = match known.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        if shows(word) {
            seen.insert(rule);
        }
    }
    let missing: Vec<&str> = rule::all()
        .map(|rule| rule.id)
        .filter(|id| !seen.contains(*id) && NOT_SHOWN.iter().all(|(shown, _)| shown != id))
        .collect();
    assert!(missing.is_empty(), "no project shows: {missing:?}");
}

/// What `check` finds in a project in which a rule is off.
fn found_without(case: &Path, rule: &str) -> Report {
    let text = std::fs::read_to_string(case.join("vocative.toml")).ok();
    let mut report = Report::new();
    let mut config = match Config::read("vocative.toml", text.as_deref(), &|_| None) {
        Ok(config) => config,
        Err(ConfigError::Faults(faults)) => {
            report.extend(faults);
            Config::usable(&text.unwrap_or_default())
        }
        Err(error) => panic!("{error}"),
    };
    config.check.rules.insert(rule.to_owned(), Level::Off);
    let sources = project::load(Some(case), &mut report).unwrap();
    let entries_only = !case.join("templates").is_dir();
    config.stock &= !entries_only;
    let scope = Scope { entries_only, ..Scope::default() };
    let subject = Subject::read(&sources, config.settings(), &scope, report);
    let rendered = subject.jobs().iter().map(|job| subject.run(job)).collect();
    subject.judge(rendered, None, &[]).report
}

#[test]
fn without_its_rule_a_project_has_no_such_finding() {
    let left = each(|case| {
        let rule = rule_of(case);
        let report = found_without(case, &rule);
        // What stops a project from loading cannot be turned off: the rule then proves itself in the report alone.
        let fatal = std::fs::read_to_string(case.join("report.txt")).unwrap().contains(&format!("error[{rule}]"));
        let found = report.findings().iter().any(|finding| finding.rule == rule);
        (found && !fatal).then(|| "it is found without the rule".to_owned())
    });
    assert!(left.is_empty(), "{}", left.concat());
}
