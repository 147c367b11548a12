//! What authors read when a project does not load, kept word for word.
//!
//! Each folder of `tests/fixtures/reports/` is a small project with one kind of fault; `report.txt` is what the program says
//! of it without color, or nothing where the project is fine. After a change that is meant,
//! `VOCATIVE_TEST_UPDATE=1 cargo test golden_reports` writes them anew: read the difference before it is kept.

use std::path::{Path, PathBuf};

use crate::builder::{fixture, run};

fn cases() -> Vec<PathBuf> {
    let mut cases: Vec<PathBuf> = std::fs::read_dir(fixture("reports"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect();
    cases.sort();
    assert!(cases.len() > 60, "the fixtures are there");
    cases
}

fn name(case: &Path) -> String {
    case.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn every_fault_is_reported_as_it_was_agreed() {
    let update = std::env::var_os("VOCATIVE_TEST_UPDATE").is_some();
    let mut changed = String::new();
    for case in cases() {
        let ran = run(&case, &["list"]);
        let golden = case.join("report.txt");
        if update {
            std::fs::write(&golden, &ran.stderr).unwrap();
        }
        let expected = std::fs::read_to_string(&golden).unwrap_or_default().replace("\r\n", "\n");
        let code = if ran.stderr.is_empty() { 0 } else { 1 };
        assert_eq!(ran.code, Some(code), "{}: {}", name(&case), ran.stderr);
        if ran.stderr != expected {
            changed.push_str(&format!("==== {}\n---- expected\n{expected}---- got\n{}", name(&case), ran.stderr));
        }
    }
    assert!(changed.is_empty(), "reports changed:\n{changed}");
}

/// What a finding without a place within a file is about: a whole file, a folder, a setting.
const WITHOUT_PLACE: &[&str] = &[
    "both-bodies",
    "config-default-not-offered",
    "config-offered-without-entries",
    "email-toml-missing",
    "folder-that-is-no-locale",
    "part-missing",
    "part-unknown",
    "required-locale-incomplete",
    "two-folders-of-one-locale",
];

#[test]
fn every_fault_has_a_hint_and_a_place() {
    for case in cases() {
        let report = std::fs::read_to_string(case.join("report.txt")).unwrap();
        if ["sound", "crlf-and-bom"].contains(&&*name(&case)) {
            assert_eq!(report, "", "{}", name(&case));
            continue;
        }
        let findings: Vec<&str> = report.split("\n\n").filter(|block| block.starts_with("error[")).collect();
        assert!(!findings.is_empty(), "{}", name(&case));
        for finding in findings {
            assert!(finding.contains("= help: "), "{}: {finding}", name(&case));
            let place = finding.lines().find_map(|line| line.trim_start().strip_prefix("--> "));
            let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            let placed = place.is_some_and(|place| place.rsplit(':').take(2).all(digits));
            assert_eq!(placed, !WITHOUT_PLACE.contains(&&*name(&case)), "{}: {finding}", name(&case));
        }
    }
}

#[test]
fn a_project_without_faults_says_nothing() {
    let ran = run(&fixture("reports/sound"), &["list"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
}

#[test]
fn line_ends_of_windows_and_byte_order_marks_change_no_mail() {
    let render = |case: &str| {
        let request = r#"{"user":{"email":"anna@example.org","email_verified":true,"name":"Anna","locale":"de"},"data":{"url":"https://app.example.org/a?b=1&c=2"}}"#;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("request.json");
        // The request, too, comes from a Windows editor.
        std::fs::write(&path, format!("\u{feff}{request}\r\n")).unwrap();
        let ran = run(
            &fixture(&format!("reports/{case}")),
            &["render", "hello", "--request", path.to_str().unwrap(), "--format", "json"],
        );
        assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
        ran.stdout
    };
    let (unix, windows) = (render("sound"), render("crlf-and-bom"));
    assert_eq!(unix, windows);
    assert!(!windows.contains("\\r") && !windows.contains('\u{feff}'), "{windows}");
}
