//! `--since`: an older state found as a directory or a commit, and what a change did to translations, locales, emails and mails.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::builder::{Builder, Ran, run, vocative};

/// A project with a sample, clean in English, German and French.
fn project() -> Builder {
    let sample = r#"{ "user": { "email": "anna@example.org", "name": "Anna" }, "data": { "url": "https://app.example.org/open" } }"#;
    Builder::new().plain().file("templates/hello/samples/1-anna.json", sample)
}

/// A repository with `builder` in a subfolder, committed as `v1`.
fn repository(builder: &Builder) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    builder.write(&folder.path().join("mail"));
    fs::write(folder.path().join("README"), "beside the project").unwrap();
    git(folder.path(), &["init", "--quiet", "--initial-branch=trunk"]);
    commit(folder.path());
    git(folder.path(), &["tag", "v1"]);
    folder
}

fn commit(folder: &Path) {
    git(folder, &["add", "--all"]);
    let author = ["-c", "user.name=Tester", "-c", "user.email=tester@example.org", "-c", "commit.gpgsign=false"];
    git(folder, &[&author[..], &["commit", "--quiet", "--no-verify", "-m", "A state"]].concat());
}

fn git(folder: &Path, arguments: &[&str]) {
    let done = Command::new("git").arg("-C").arg(folder).args(arguments).env_remove("GIT_DIR").output().unwrap();
    assert!(done.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(file)).unwrap();
    assert!(text.contains(from), "{file} holds no {from:?}");
    fs::write(folder.join(file), text.replace(from, to)).unwrap();
}

/// The program with `PATH`, where git is.
fn with_git(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = vocative(folder, arguments);
    command.env("PATH", std::env::var_os("PATH").unwrap()).output().unwrap().into()
}

fn check(folder: &Path, arguments: &[&str]) -> Ran {
    with_git(folder, &[&["check", "--format", "json"], arguments].concat())
}

/// Rule, locale, email and entry of each finding in files; what only a rendered mail shows is another matter.
fn found(ran: &Ran) -> Vec<[String; 4]> {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap_or_default().to_owned();
    let findings = ran.json()["findings"].as_array().unwrap().clone();
    let written = findings.iter().filter(|finding| finding["scenario"].is_null());
    written.map(|f| ["rule", "locale", "email", "entry"].map(|key| text(f, key))).collect()
}

#[test]
fn a_translation_is_stale_when_the_reference_text_changed_and_it_did_not() {
    let folder = repository(&project());
    let mail = folder.path().join("mail");
    change(&mail, "locales/en/hello.ftl", "Open your account", "Open your account today");
    change(&mail, "locales/fr/hello.ftl", "Ouvrez votre compte", "Ouvrez votre compte aujourd’hui");
    change(&mail, "locales/de/hello.ftl", "hello-intro =", "# a note\nhello-intro =");
    // Blanks and comments of the reference change no text.
    change(&mail, "locales/en/hello.ftl", "hello-intro = Good day", "# For all\nhello-intro =\n    Good day");
    let ran = check(&mail, &["--since", "v1"]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(found(&ran), [["translation-stale", "de", "", "hello-open"].map(str::to_owned)]);
    let finding = &ran.json()["findings"][0];
    assert_eq!((&finding["file"], &finding["line"]), (&"locales/de/hello.ftl".into(), &4.into()));
    let hint = finding["hint"].as_str().unwrap();
    assert!(
        hint.contains("was “<link>Open your account</link>.” and is “<link>Open your account today</link>.”"),
        "{hint}"
    );
    // Once it is committed, nothing has changed.
    commit(folder.path());
    assert!(found(&check(&mail, &["--since", "HEAD"])).is_empty());
}

#[test]
fn a_stale_translation_can_be_left_with_a_reason_that_is_never_called_unused() {
    let folder = repository(&project());
    let mail = folder.path().join("mail");
    change(&mail, "locales/en/hello.ftl", "Open your account", "Open you account");
    commit(folder.path());
    change(&mail, "locales/en/hello.ftl", "Open you account", "Open your account");
    let reason = "# vocative-ignore translation-stale: only a slip was mended\nhello-open =";
    change(&mail, "locales/de/hello.ftl", "hello-open =", reason);
    assert!(found(&check(&mail, &["--since", "HEAD", "--locale", "de"])).is_empty());
    assert!(found(&check(&mail, &[])).iter().all(|[rule, ..]| rule != "suppression-unused"));
}

#[test]
fn locales_that_a_change_withdraws_are_errors_and_removed_emails_are_named() {
    let other = ["email.toml", "subject.txt", "body.html"].map(|file| {
        let text = fs::read_to_string(project().on_disk().path().join("templates/hello").join(file)).unwrap();
        (format!("templates/other/{file}"), text)
    });
    let builder = other.iter().fold(project(), |builder, (path, text)| builder.file(path, text));
    let folder = repository(&builder);
    let mail = folder.path().join("mail");
    // German loses an entry, French its folder, and the second email goes.
    change(&mail, "locales/de/hello.ftl", "hello-open = <link>Öffnen Sie Ihr Konto</link>.\n", "");
    fs::remove_dir_all(mail.join("locales/fr")).unwrap();
    fs::remove_dir_all(mail.join("templates/other")).unwrap();
    let ran = check(&mail, &["--since", "trunk"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    let mut findings = found(&ran);
    findings.sort();
    let expected = [
        ["email-removed", "", "other", ""],
        ["locale-withdrawn", "de", "hello", ""],
        ["locale-withdrawn", "fr", "", ""],
        ["translation-missing", "de", "", "hello-open"],
    ];
    assert_eq!(findings, expected.map(|row| row.map(str::to_owned)));
    assert!(ran.stdout.contains("`hello` is not offered in de any more: it lacks `hello-open`"), "{}", ran.stdout);
    assert!(ran.stdout.contains("fr is not offered any more, in which 2 emails were"), "{}", ran.stdout);
    // Asked for one email, the others are left out.
    let findings = found(&check(&mail, &["--since", "trunk", "--locale", "de", "hello"]));
    assert_eq!(findings.len(), 2, "{findings:?}");
}

#[test]
fn an_email_that_has_faults_is_not_taken_for_removed() {
    let folder = repository(&project());
    let mail = folder.path().join("mail");
    change(&mail, "templates/hello/body.html", "</p>", "{% if %}</p>");
    let ran = check(&mail, &["--since", "v1"]);
    assert_eq!(ran.code, Some(1));
    let rules: Vec<String> = found(&ran).into_iter().map(|[rule, ..]| rule).collect();
    assert!(rules.contains(&"template-syntax".to_owned()), "{rules:?}");
    assert!(!rules.iter().any(|rule| rule == "email-removed" || rule == "locale-withdrawn"), "{rules:?}");
}

#[test]
fn what_was_found_before_is_left_out_however_its_file_was_edited_and_a_second_case_is_not() {
    let folder = repository(&project().change("locales/de/hello.ftl", "Hallo", "Hallo { $name }"));
    let mail = folder.path().join("mail");
    let before = check(&mail, &[]).json()["summary"].clone();
    assert_ne!(before["errors"], 0);
    change(&mail, "locales/de/hello.ftl", "hello-subject", "# one\n\n# two\nhello-subject");
    let ran = check(&mail, &["--since", "HEAD"]);
    assert_eq!((ran.code, found(&ran).len()), (Some(0), 0), "{}", ran.stdout);
    assert!(ran.json()["summary"]["suppressed"].as_u64() >= before["errors"].as_u64());
    change(&mail, "locales/fr/hello.ftl", "Bonjour à vous", "Bonjour { $name }");
    let ran = check(&mail, &["--since", "HEAD"]);
    assert_eq!(ran.code, Some(1));
    assert!(found(&ran).iter().all(|[_, locale, ..]| locale == "fr"), "{}", ran.stdout);
}

#[test]
fn a_directory_is_an_older_state_and_comes_before_a_branch_of_its_name() {
    let folder = repository(&project());
    let mail = folder.path().join("mail");
    git(folder.path(), &["branch", "old"]);
    project().change("locales/en/hello.ftl", "Good day", "Good evening").write(&mail.join("old"));
    // Against the branch nothing changed; the directory has another English text.
    assert_eq!(found(&check(&mail, &["--since", "old"])).len(), 2);
    assert_eq!(found(&check(&mail, &["--since", "refs/heads/old"])).len(), 0);
    fs::create_dir(mail.join("empty")).unwrap();
    let ran = check(&mail, &["--since", "empty"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("empty is a directory that holds no project"), "{}", ran.stderr);
}

#[test]
fn an_older_state_that_cannot_be_had_is_said_plainly() {
    let folder = repository(&project());
    let mail = folder.path().join("mail");
    for (name, said) in [
        ("nowhere", "`nowhere` is neither a directory nor a commit"),
        ("v1:README", "neither a directory nor a commit"),
        ("--upload-pack=x", "begins with a hyphen"),
    ] {
        let ran = check(&mail, &[&format!("--since={name}")]);
        assert_eq!(ran.code, Some(2), "{name}");
        assert!(ran.stderr.contains(said), "{name}: {}", ran.stderr);
    }
    let alone = project().on_disk();
    let ran = check(alone.path(), &["--since", "HEAD"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("git finds no repository"), "{}", ran.stderr);
    let ran = run(alone.path(), &["check", "--since", "HEAD"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("HEAD"), "{}", ran.stderr);
}

#[test]
fn a_project_that_did_not_exist_is_new_as_a_whole_and_the_repository_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("README"), "nothing yet").unwrap();
    git(folder.path(), &["init", "--quiet", "--initial-branch=trunk"]);
    commit(folder.path());
    let hook = folder.path().join(".git/hooks/post-checkout");
    fs::write(&hook, "#!/bin/sh\ntouch hooked\n").unwrap();
    let mail = folder.path().join("mail");
    project().change("locales/de/hello.ftl", "Hallo", "Hallo { $name }").write(&mail);
    let ran = check(&mail, &["--since", "HEAD"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stdout);
    assert!(ran.stderr.contains("the project did not exist at HEAD: everything is new"), "{}", ran.stderr);
    let status = Command::new("git").arg("-C").arg(folder.path()).args(["status", "--porcelain"]).output().unwrap();
    assert_eq!(String::from_utf8(status.stdout).unwrap(), "?? mail/\n");
}

#[cfg(unix)]
#[test]
fn links_of_a_commit_are_followed_inside_the_project_and_never_out_of_it() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("hello.ftl"), "hello-subject = Secret\n").unwrap();
    let builder = project();
    let folder = tempfile::tempdir().unwrap();
    let mail = folder.path().join("mail");
    builder.write(&mail);
    std::os::unix::fs::symlink("fr", mail.join("locales/fr-CA")).unwrap();
    std::os::unix::fs::symlink(outside.path(), mail.join("locales/it")).unwrap();
    git(folder.path(), &["init", "--quiet", "--initial-branch=trunk"]);
    commit(folder.path());
    fs::remove_file(mail.join("locales/fr-CA")).unwrap();
    let ran = check(&mail, &["--since", "HEAD"]);
    let withdrawn: Vec<String> = found(&ran).into_iter().map(|[_, locale, ..]| locale).collect();
    assert_eq!(withdrawn, ["fr-CA"], "{}{}", ran.stdout, ran.stderr);
}

#[test]
fn the_mails_of_two_states_are_compared_without_golden_files() {
    let folder = repository(&project());
    let mail = folder.path().join("mail");
    let ran = with_git(&mail, &["snapshot", "--since", "v1"]);
    assert_eq!((ran.code, &*ran.stdout), (Some(0), "9 snapshots are as they were at v1\n"), "{}", ran.stderr);
    change(&mail, "locales/fr/hello.ftl", "Bonjour à vous", "Salut");
    fs::remove_dir_all(mail.join("locales/de")).unwrap();
    let ran = with_git(&mail, &["snapshot", "--since", "v1"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stdout.starts_with("hello/fr/1-anna.headers\n@@"), "{}", ran.stdout);
    assert!(ran.stdout.contains("-Subject: Bonjour à vous\n+Subject: Salut\n"), "{}", ran.stdout);
    assert!(
        ran.stdout.ends_with("gone: hello (3 files: de)\n1 snapshot changed, 0 new, 3 gone, of 6\n"),
        "{}",
        ran.stdout
    );
    assert!(!mail.join("snapshots").exists(), "nothing is written");
    // A state that does not load is named.
    change(&mail, "locales/fr/hello.ftl", "Salut", "Salut { $nobody }");
    commit(folder.path());
    change(&mail, "locales/fr/hello.ftl", "{ $nobody }", "");
    let ran = with_git(&mail, &["snapshot", "--since", "HEAD"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("the project as it was at HEAD does not load"), "{}", ran.stderr);
}
