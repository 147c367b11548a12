//! How `check` prints: each form kept word for word, read by parsers that are not ours, and safe with whatever authors write.
//!
//! `tests/fixtures/formats/project` has findings of each kind: with and without a file, of one mail and of many, left out for a
//! reason. What is printed of it stands beside it; `VOCATIVE_TEST_UPDATE=1 cargo test check_formats` writes it anew.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};
use vocative::check::rule;

use crate::builder::{Builder, Ran, fixture, run, vocative};
use crate::message::outside;

const MACHINES: &[&str] = &["json", "sarif", "junit", "github"];

fn check(directory: &Path, format: &str) -> Ran {
    run(directory, &["check", "--format", format])
}

/// What changes with every rule and every release.
fn settled(text: &str) -> String {
    text.replace(&format!("by {} rules", rule::all().count()), "by all rules")
        .replace(&format!("\"{}\"", env!("CARGO_PKG_VERSION")), "\"0.0.0\"")
}

#[test]
fn every_form_is_as_it_was_agreed() {
    let mut changed = String::new();
    let summary = tempfile::NamedTempFile::new().unwrap();
    for (format, golden) in [
        ("human", "human.txt"),
        ("json", "findings.json"),
        ("sarif", "findings.sarif"),
        ("junit", "findings.xml"),
        ("github", "annotations.log"),
        ("summary", "summary.md"),
    ] {
        let name = if format == "summary" { "github" } else { format };
        let mut command = vocative(&fixture("formats"), &["-C", "project", "check", "--format", name]);
        if format == "summary" {
            command.env("GITHUB_STEP_SUMMARY", summary.path());
        }
        let ran = Ran::from(command.output().unwrap());
        assert_eq!((ran.code, &*ran.stderr), (Some(1), ""), "{format}");
        let printed = match format {
            "summary" => std::fs::read_to_string(summary.path()).unwrap(),
            "sarif" => {
                // What rules say has its own place in docs/rules.md.
                let mut log = ran.json();
                for rule in log["runs"][0]["tool"]["driver"]["rules"].as_array_mut().unwrap() {
                    *rule = json!({ "id": rule["id"] });
                }
                format!("{}\n", serde_json::to_string_pretty(&log).unwrap())
            }
            _ => ran.stdout,
        };
        let path = fixture("formats").join(golden);
        if std::env::var_os("VOCATIVE_TEST_UPDATE").is_some() {
            std::fs::write(&path, settled(&printed)).unwrap();
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if settled(&printed) != expected {
            changed.push_str(&format!("==== {golden}\n---- expected\n{expected}---- got\n{}", settled(&printed)));
        }
    }
    assert!(changed.is_empty(), "{changed}");
}

/// A project whose text is against every form at once.
fn hostile() -> Builder {
    let nasty = "]]> :: ##[error] %0A 100% &amp; <b> 😀 שלום";
    Builder::new()
        .file("locales/en/hello.ftl", "hello-subject = Hello\nhello-intro = Good day, { $name }.\nhello-open = <link>Open</link>.\n")
        .file(
            "locales/de/]]> 100%, &amp; 😀 שלום.ftl",
            &format!("hello-subject = Hallo\nhello-intro = {nasty}\u{1b}[31m\u{9b}1m\u{202e}\u{1} {{ $n }}\nhello-open = <link>Auf</link>.\n"),
        )
        .file("locales/de/hello.ftl", "")
        .file("locales/fr/hello.ftl", &format!("hello-subject = Salut\nhello-intro = {nasty}\nhello-open = {nasty} <link>Ouvrir</link>.\n"))
}

#[test]
fn what_authors_write_breaks_no_form() {
    let folder = hostile().on_disk();
    let human = check(folder.path(), "human").stdout;
    let obeyed = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202e}' | '\u{feff}');
    assert!(!human.contains(obeyed), "{human:?}");
    assert!(check(folder.path(), "json").json()["findings"].as_array().unwrap().len() > 3);
    for result in check(folder.path(), "sarif").json()["runs"][0]["results"].as_array().unwrap() {
        let uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].as_str().unwrap();
        assert!(uri.is_ascii() && !uri.contains([' ', ':', '<', '>', '[']), "{uri}");
    }
    let junit = check(folder.path(), "junit").stdout;
    let document = roxmltree::Document::parse(&junit).unwrap_or_else(|error| panic!("{error}\n{junit}"));
    let texts: String = document.descendants().filter_map(|node| node.text()).collect();
    assert!(texts.contains("]]> 100%, &amp; 😀 שלום.ftl"), "{texts}");
    for line in check(folder.path(), "github").stdout.lines() {
        let Some(command) = line.strip_prefix("::") else {
            assert!(line.starts_with("error[") || line.starts_with("warning["), "{line}");
            assert!(!line.contains("##[") && !line.contains(obeyed), "{line}");
            continue;
        };
        let known = ["error ", "warning ", "notice ", "group::", "endgroup::"];
        assert!(known.iter().any(|name| command.starts_with(name)), "{line}");
    }
}

#[test]
fn junit_counts_every_mail_once_and_fails_by_errors_alone() {
    for folder in [fixture("formats/project"), fixture("reports/sound"), fixture("reports/many-at-once")] {
        let ran = check(&folder, "junit");
        let document =
            roxmltree::Document::parse(&ran.stdout).unwrap_or_else(|error| panic!("{error}\n{}", ran.stdout));
        let root = document.root_element();
        let number =
            |node: roxmltree::Node<'_, '_>, name: &str| node.attribute(name).unwrap().parse::<usize>().unwrap();
        let under =
            |node: roxmltree::Node<'_, '_>, name: &str| node.descendants().filter(|n| n.has_tag_name(name)).count();
        let suites: Vec<_> = root.children().filter(|node| node.has_tag_name("testsuite")).collect();
        for node in suites.iter().copied().chain([root]) {
            assert_eq!(number(node, "tests"), under(node, "testcase"));
            assert_eq!(number(node, "failures"), under(node, "failure"));
        }
        let tests: Vec<_> = root.descendants().filter(|node| node.has_tag_name("testcase")).collect();
        let names: BTreeSet<_> = tests.iter().map(|node| node.attribute("name").unwrap()).collect();
        assert_eq!(names.len(), tests.len(), "a name stands once: {}", ran.stdout);
        assert!(tests.iter().all(|test| under(*test, "failure") <= 1), "readers take the first failure");
        assert_eq!(number(root, "failures") > 0, ran.code == Some(1), "{}", folder.display());
    }
}

#[test]
fn sarif_conforms_to_the_schema_of_oasis() {
    let Some(modules) = outside("VOCATIVE_TEST_NODE_MODULES") else { return };
    let path = modules.join("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    // One of its patterns has a bracket too many, which the regular expressions of JSON Schema refuse.
    let text = std::fs::read_to_string(path).unwrap().replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&json!({ "version": "2.1.0" })), "the schema demands runs");
    let hostile = hostile().on_disk();
    for folder in
        [&fixture("formats/project"), &fixture("reports/sound"), &fixture("reports/many-at-once"), hostile.path()]
    {
        let log = check(folder, "sarif").json();
        let faults: Vec<String> = validator.iter_errors(&log).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{}: {faults:#?}", folder.display());
    }
}

#[test]
fn sarif_describes_the_rules_and_tells_equal_findings_apart() {
    let log = check(&fixture("formats/project"), "sarif").json();
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let mut prints = BTreeSet::new();
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        assert!(prints.insert(result["partialFingerprints"]["vocativeFinding/v1"].as_str().unwrap()));
    }
    for rule in rules {
        let Some(registered) = rule::find(rule["id"].as_str().unwrap()) else { continue };
        assert_eq!(rule["fullDescription"]["text"], registered.why);
        assert!(rule["help"]["markdown"].as_str().unwrap().contains(registered.good));
    }
}

/// A project with more findings than GitHub keeps.
fn crowded() -> Builder {
    let extra: String = (0..15).map(|n| format!("extra-{n} = <b>Zuviel ##[group]\n")).collect();
    Builder::new().file("locales/de/extra.ftl", &extra)
}

#[test]
fn github_gets_as_many_annotations_as_it_keeps_and_the_log_has_the_rest() {
    let folder = crowded().on_disk();
    let ran = check(folder.path(), "github");
    let findings = check(folder.path(), "json").json()["findings"].as_array().unwrap().len();
    let lines: Vec<&str> = ran.stdout.lines().collect();
    let of = |start: &str| lines.iter().filter(|line| line.starts_with(start)).count();
    assert_eq!((of("::error "), of("::warning "), of("::notice ")), (10, 10, 1), "{}", ran.stdout);
    let plain = of("error[") + of("warning[");
    assert_eq!(plain, findings - 20);
    assert_eq!((of("::group::"), of("::endgroup::")), (1, 1));
    assert_eq!(lines.len(), findings + 3);
    let outside = lines.iter().filter(|line| !line.starts_with("::"));
    assert!(outside.clone().count() > 0 && outside.clone().all(|line| !line.contains("##[")), "{}", ran.stdout);
}

#[test]
fn paths_are_those_of_the_repository() {
    let repository = tempfile::tempdir().unwrap();
    let project = repository.path().join("services/mail");
    crowded().write(&project);
    let file = |command: &mut std::process::Command| {
        let ran = Ran::from(command.output().unwrap());
        let (_, rest) = ran.stdout.split_once("file=").unwrap_or_else(|| panic!("{}{}", ran.stdout, ran.stderr));
        rest.split_once(',').unwrap().0.to_owned()
    };
    let arguments = ["check", "--format", "github"];
    let from_above = ["-C", "services/mail", "check", "--format", "github"];
    let (long, short) = ("services/mail/locales/de/extra.ftl", "locales/de/extra.ftl");
    assert_eq!(file(&mut vocative(repository.path(), &from_above)), long);
    assert_eq!(file(&mut vocative(&project, &arguments)), short);
    for variable in ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"] {
        assert_eq!(file(vocative(&project, &arguments).env(variable, repository.path())), long);
        assert_eq!(
            file(
                vocative(&project.join("locales"), &["-C", "..", "check", "--format", "github"])
                    .env(variable, repository.path())
            ),
            long
        );
    }
    // A workspace elsewhere says nothing.
    assert_eq!(file(vocative(&project, &arguments).env("GITHUB_WORKSPACE", std::env::temp_dir().join("none"))), short);
}

#[test]
fn the_summary_of_a_step_is_added_to_what_is_there() {
    let folder = fixture("formats/project");
    let page = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(page.path(), "before\n").unwrap();
    let mut command = vocative(&folder, &["check", "--format", "github"]);
    assert_eq!(command.env("GITHUB_STEP_SUMMARY", page.path()).output().unwrap().status.code(), Some(1));
    let text = std::fs::read_to_string(page.path()).unwrap();
    assert!(text.starts_with("before\n## Vocative\n"), "{text}");
    // Where it cannot be written, the findings still are.
    let mut command = vocative(&folder, &["check", "--format", "github"]);
    let ran = Ran::from(command.env("GITHUB_STEP_SUMMARY", folder.join("none/at/all")).output().unwrap());
    assert!(ran.code == Some(1) && ran.stdout.contains("::error ") && ran.stderr.contains("summary"), "{}", ran.stderr);
}

/// Projects that do not load, with the rule that says why.
fn faulty() -> Vec<(Builder, &'static str)> {
    vec![
        (Builder::new().file("vocative.toml", "stok = false\n"), "config"),
        (Builder::new().file("vocative.toml", "stock = \n"), "config"),
        (Builder::new().bytes("vocative.toml", b"stock = false # gr\xfc\xdfe\n"), "encoding"),
        (Builder::new().change("templates/hello/email.toml", "kind", "kimd"), "email-toml"),
        (Builder::new().file("templates/hello/email.toml", "title = \n"), "email-toml"),
        (Builder::new().file("templates/hello/subject.txt", "{{ t(id= }}\n"), "template-syntax"),
        (Builder::new().bytes("templates/hello/subject.txt", b"\xff\xfe\n"), "encoding"),
        (Builder::new().change("locales/de/hello.ftl", "hello-open =", "hello-open"), "ftl-syntax"),
        (Builder::new().bytes("locales/de/more.ftl", b"more = \xff\n"), "encoding"),
        (Builder::new().file("brands/acme/brand.toml", "nam = 1\n"), "brand-toml"),
        (Builder::new().file("templates/hello/samples/a.json", "{"), "sample-invalid"),
    ]
}

#[test]
fn a_project_that_does_not_load_is_reported_in_every_form() {
    for (project, rule) in faulty() {
        let folder = project.on_disk();
        for format in MACHINES.iter().chain(&["human"]) {
            // Without its configuration a project has the stock emails as well.
            let ran = run(folder.path(), &["check", "hello", "--locale", "de", "--format", format]);
            assert_eq!((ran.code, &*ran.stderr), (Some(1), ""), "{format}: {rule}: {}", ran.stdout);
            assert!(ran.stdout.contains(rule), "{format}: {rule}: {}", ran.stdout);
            match *format {
                "json" | "sarif" => drop(ran.json()),
                "junit" => drop(roxmltree::Document::parse(&ran.stdout).unwrap()),
                "github" => assert!(ran.stdout.lines().all(|line| line.starts_with("::")), "{}", ran.stdout),
                _ => assert!(ran.stdout.contains(&format!("error[{rule}]")), "{}", ran.stdout),
            }
        }
    }
}

#[test]
fn wrong_arguments_leave_stdout_empty() {
    let folder = tempfile::tempdir().unwrap();
    for format in MACHINES {
        let ran = run(folder.path(), &["-C", "nowhere", "check", "--format", format]);
        assert_eq!((ran.code, &*ran.stdout), (Some(2), ""), "{format}: {}", ran.stderr);
    }
}

#[test]
fn a_project_without_findings_is_said_in_one_line() {
    let off: String = rule::all().map(|rule| format!("{} = \"off\"\n", rule.id)).collect();
    let sample = crate::builder::hello(json!({})).to_string();
    let project = Builder::new()
        .file("vocative.toml", &format!("stock = false\n[check.rules]\n{off}"))
        .file("templates/hello/samples/1-full.json", &sample);
    let folder = project.on_disk();
    let said = check(folder.path(), "human").stdout;
    assert!(said.starts_with("nothing found in 1 email × 3 locales ("), "{said}");
    assert!(said.ends_with(" mails rendered), by 0 rules\n") && said.lines().count() == 1, "{said}");
    assert_eq!(run(folder.path(), &["-q", "check"]).stdout, "");
    assert_eq!(check(folder.path(), "github").stdout.lines().count(), 1);
    let entries = Builder::default().file("locales/en/a.ftl", "a = A\n").file("locales/de/a.ftl", "a = Ä\n").on_disk();
    assert!(check(entries.path(), "human").stdout.starts_with("nothing found in the entries of 2 locales, by "));
}
