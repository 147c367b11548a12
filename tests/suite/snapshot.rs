//! `vocative snapshot`: what is compared, what is accepted, and that nothing else is touched.

use std::fs;
use std::path::Path;

use crate::builder::{Builder, Ran, run};

/// A project with two samples in English, German and French, and its snapshots accepted.
fn accepted() -> tempfile::TempDir {
    let sample = |name: &str| {
        format!(
            "{{ \"user\": {{ \"email\": \"reader@example.org\", \"name\": \"{name}\" }}, \"data\": {{ \"url\": \"https://app.example.org/open\" }} }}"
        )
    };
    let folder = Builder::new()
        .file("templates/hello/samples/1-anna.json", &sample("Anna"))
        .file("templates/hello/samples/2-omar.json", &sample("Omar"))
        .on_disk();
    let ran = run(folder.path(), &["snapshot", "--accept"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert_eq!(ran.stdout, "18 snapshots accepted in snapshots/: 18 new, 0 changed, 0 removed\n");
    folder
}

fn snapshot(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, &[&["snapshot"], arguments].concat())
}

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{file}");
    fs::write(folder.join(file), text.replace(from, to)).unwrap();
}

#[test]
fn a_project_without_snapshots_is_told_how_to_get_them() {
    let folder = Builder::new()
        .file(
            "templates/hello/samples/1.json",
            "{\"user\": {\"email\": \"a@example.org\"}, \"data\": {\"url\": \"https://app.example.org\"}}",
        )
        .on_disk();
    let ran = snapshot(folder.path(), &["--check"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("no snapshots yet") && ran.stderr.contains("vocative snapshot --accept"),
        "{}",
        ran.stderr
    );
    assert!(!folder.path().join("snapshots").exists());
}

#[test]
fn an_unchanged_project_is_as_accepted_on_any_day_and_after_any_checkout() {
    let folder = accepted();
    let headers = folder.path().join("snapshots/hello/de/1-anna.headers");
    let text = fs::read_to_string(&headers).unwrap();
    assert!(text.contains("Subject: Hallo\n") && text.contains("Content-Language: de\n"), "{text}");
    assert!(!text.contains("Date:") && !text.contains("Message-ID:"), "{text}");
    fs::write(&headers, text.replace('\n', "\r\n")).unwrap();
    let ran = snapshot(folder.path(), &[]);
    assert_eq!((ran.code, &*ran.stdout, &*ran.stderr), (Some(0), "18 snapshots are as accepted\n", ""));
}

#[test]
fn a_change_is_shown_once_with_the_files_that_have_it() {
    let folder = accepted();
    change(folder.path(), "templates/hello/body.html", "<p>", "<p class=\"x\">");
    let ran = snapshot(folder.path(), &["--check"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stdout.contains("snapshots/hello/de/1-anna.html\nand the same in hello (5 files: de, en, fr)\n"),
        "{}",
        ran.stdout
    );
    assert!(ran.stdout.contains("-<p>\n+<p class=\"x\">\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("6 snapshots changed"), "{}", ran.stdout);
}

#[test]
fn accepting_writes_what_is_and_removes_what_belongs_to_no_mail() {
    let folder = accepted();
    let snapshots = folder.path().join("snapshots");
    fs::write(snapshots.join("README.md"), "ours").unwrap();
    fs::write(snapshots.join("hello/notes.txt"), "ours").unwrap();
    fs::remove_file(folder.path().join("templates/hello/samples/2-omar.json")).unwrap();
    change(folder.path(), "locales/fr/hello.ftl", "Bonjour à vous", "Salut");
    let ran = snapshot(folder.path(), &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.contains("orphaned: hello (9 files: de, en, fr)\n"), "{}", ran.stdout);
    assert!(snapshots.join("hello/de/2-omar.txt").exists(), "a comparison changes nothing");
    let ran = snapshot(folder.path(), &["--accept"]);
    assert_eq!(ran.stdout, "9 snapshots accepted in snapshots/: 0 new, 1 changed, 9 removed\n");
    assert!(!snapshots.join("hello/de/2-omar.txt").exists());
    assert!(snapshots.join("README.md").exists() && snapshots.join("hello/notes.txt").exists());
    assert_eq!(snapshot(folder.path(), &[]).code, Some(0));
}

#[test]
fn one_locale_is_compared_and_accepted_alone() {
    let folder = accepted();
    change(folder.path(), "locales/fr/hello.ftl", "Bonjour à vous", "Salut");
    change(folder.path(), "locales/de/hello.ftl", "Hallo", "Servus");
    let ran = snapshot(folder.path(), &["--locale", "DE", "--accept"]);
    assert_eq!(ran.stdout, "6 snapshots accepted in snapshots/: 0 new, 2 changed, 0 removed\n");
    assert_eq!(snapshot(folder.path(), &["--locale", "de"]).code, Some(0));
    let ran = snapshot(folder.path(), &["--locale", "fr"]);
    assert!(ran.stdout.contains("-Subject: Bonjour à vous\n+Subject: Salut\n"), "{}", ran.stdout);
    let ran = snapshot(folder.path(), &["--locale", "sv"]);
    assert_eq!((ran.code, ran.stdout.is_empty()), (Some(1), true));
}

#[test]
fn a_sample_that_cannot_be_rendered_keeps_everything_as_it_is() {
    let folder = accepted();
    fs::write(folder.path().join("templates/hello/samples/3-broken.json"), "{\"user\": 1}").unwrap();
    change(folder.path(), "locales/de/hello.ftl", "Hallo", "Servus");
    let ran = snapshot(folder.path(), &["--accept"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.stderr.contains("templates/hello/samples/3-broken.json") && ran.stderr.contains("/user"),
        "{}",
        ran.stderr
    );
    let kept = fs::read_to_string(folder.path().join("snapshots/hello/de/1-anna.headers")).unwrap();
    assert!(kept.contains("Subject: Hallo\n"));
}

#[test]
fn samples_are_rendered_at_the_instant_that_the_project_names() {
    let project = |settings: &str| {
        Builder::new()
            .file("vocative.toml", &format!("stock = false\n[check]\n{settings}\n"))
            .file("templates/hello/samples/1.json", "{\"user\": {\"email\": \"a@example.org\", \"name\": \"Anna\"}, \"data\": {\"url\": \"https://app.example.org\"}}")
            .on_disk()
    };
    for (settings, date) in [
        ("", "Thu, 15 Jan 2026 09:00:00"),
        ("now = \"2024-02-29T12:00:00+01:00\"", "Thu, 29 Feb 2024 11:00:00"),
        ("now = 2024-02-29T12:00:00Z", "Thu, 29 Feb 2024 12:00:00"),
    ] {
        let folder = project(settings);
        let render = || run(folder.path(), &["render", "hello", "--locale", "de"]);
        assert!(render().stdout.contains(&format!("Date: {date}")), "{}{}", render().stdout, render().stderr);
        assert_eq!(render().stdout, render().stdout, "a sample's mail is the same every time");
    }
    let ran = run(project("now = \"yesterday\"").path(), &["list"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("vocative.toml:3") && ran.stderr.contains("2026-01-15T09:00:00Z"), "{}", ran.stderr);
}
