//! The program from outside: what each command prints, where, and with which exit code.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use mail_parser::MessageParser;
use serde_json::{Value, json};

use crate::builder::{Builder, Ran, fixture, run, vocative};
use crate::stock::folders;

/// A fresh directory with what `vocative new shop` writes.
fn shop() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(folder.path(), &["new", "shop"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    let shop = folder.path().join("shop");
    (folder, shop)
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn files(root: &Path) -> Vec<String> {
    let (mut found, mut pending) = (Vec::new(), vec![root.to_path_buf()]);
    while let Some(dir) = pending.pop() {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                found.push(path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// Runs with text on standard input.
fn run_with_input(directory: &Path, arguments: &[&str], input: &[u8]) -> Ran {
    let mut child = vocative(directory, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses early closes its end; that is its right.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap().into()
}

#[test]
fn a_new_project_renders_every_mail_without_a_word() {
    let (folder, shop) = shop();
    let ran = run(folder.path(), &["-C", "shop", "render", "--out", "out"]);
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    let samples: Vec<String> =
        files(&shop.join("templates")).into_iter().filter(|name| name.contains("/samples/")).collect();
    assert!(samples.len() >= 9);
    let expected: BTreeSet<String> = samples
        .iter()
        .flat_map(|sample| {
            let (email, name) = sample.split_once("/samples/").unwrap();
            let name = name.strip_suffix(".json").unwrap();
            let endings = ["eml", "json", "html", "txt"];
            folders("locales")
                .into_iter()
                .flat_map(move |locale| endings.map(|ending| format!("{email}/{locale}/{name}.{ending}")))
        })
        .collect();
    let written: BTreeSet<String> = files(&folder.path().join("out")).into_iter().collect();
    assert_eq!(written, expected);
    assert_eq!(ran.stdout, format!("{} mails in out\n", samples.len() * folders("locales").len()));
    for name in written.iter().filter(|name| name.ends_with(".json")) {
        let mail: Value =
            serde_json::from_str(&std::fs::read_to_string(folder.path().join("out").join(name)).unwrap()).unwrap();
        assert_eq!((&mail["degraded"], &mail["diagnostics"]), (&json!(false), &json!([])), "{name}");
        let html = std::fs::read_to_string(folder.path().join("out").join(name.replace(".json", ".html"))).unwrap();
        assert_eq!(mail["html"], html, "{name}");
    }
}

#[test]
fn a_new_project_is_found_from_any_folder_within_it() {
    let (_folder, shop) = shop();
    let ran = run(&shop.join("templates/reset_email"), &["list", "--format", "json"]);
    assert_eq!(ran.code, Some(0));
    let list = ran.json();
    assert_eq!(list["default"], "en");
    let emails = folders("templates").into_iter().filter(|name| !name.starts_with('_'));
    assert_eq!(list["emails"].as_array().unwrap().len(), emails.count());
    for email in list["emails"].as_array().unwrap() {
        let locales = email["locales"].as_object().unwrap();
        assert_eq!(locales.len(), folders("locales").len());
        assert!(locales.values().all(|standing| standing["complete"] == true && standing["missing"] == json!([])));
        assert!(email["samples"].as_array().unwrap().len() >= 3);
    }
}

#[test]
fn a_project_is_not_written_over_another() {
    let (folder, _shop) = shop();
    let ran = run(folder.path(), &["new", "shop"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("already holds vocative.toml"), "{}", ran.stderr);
}

#[test]
fn list_names_what_an_incomplete_locale_lacks() {
    let folder = Builder::new().file("locales/de/hello.ftl", "hello-subject = Hallo\n").on_disk();
    let ran = run(folder.path(), &["list"]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.stdout.contains("hello is not offered in de: it lacks hello-"), "{}", ran.stdout);
    let standing = run(folder.path(), &["list", "--format", "json"]).json()["emails"][0]["locales"]["de"].clone();
    assert_eq!(standing["complete"], false);
    assert_eq!(standing["missing"].as_array().unwrap().len(), 2);
}

#[test]
fn render_prints_a_message() {
    let folder = tempfile::tempdir().unwrap();
    let output = vocative(folder.path(), &["render", "reset_email", "--locale", "ar"]).output().unwrap();
    assert_eq!((output.status.code(), &*output.stderr), (Some(0), &[][..]));
    let mail = MessageParser::new().parse(&output.stdout).unwrap();
    assert_eq!(mail.header_raw("Content-Language").map(str::trim), Some("ar"));
    assert_eq!((mail.text_body_count(), mail.html_body_count()), (1, 1));
    assert!(output.stdout.windows(2).filter(|pair| pair == b"\r\n").count() > 20);
}

#[test]
fn render_prints_one_part() {
    let folder = tempfile::tempdir().unwrap();
    let part = |part: &str| {
        let ran =
            run(folder.path(), &["render", "welcome_email", "--sample", "2-no-name", "--locale", "de", "--part", part]);
        assert_eq!((ran.code, &*ran.stderr), (Some(0), ""), "{part}");
        assert!(ran.stdout.ends_with('\n') && !ran.stdout.ends_with("\n\n"), "{part}");
        ran.stdout
    };
    assert_eq!(part("subject").lines().count(), 1);
    assert_eq!(part("preheader").lines().count(), 1);
    assert!(part("text").starts_with("Guten Tag,\n"), "{}", part("text"));
    assert!(part("html").trim_start().to_lowercase().starts_with("<!doctype html>"));
}

#[test]
fn render_prints_exactly_the_agreed_keys() {
    let folder = tempfile::tempdir().unwrap();
    let ran = run(folder.path(), &["render", "reset_email", "--sample", "1-full", "--format", "json"]);
    let mail = ran.json();
    let expected = [
        "email",
        "locale",
        "dir",
        "chain",
        "degraded",
        "from",
        "to",
        "subject",
        "preheader",
        "text",
        "html",
        "salutation",
        "why",
        "diagnostics",
    ];
    assert_eq!(keys(&mail), expected);
    assert_eq!(keys(&mail["salutation"]), ["line", "name", "title", "formality", "known"]);
    assert_eq!(keys(&mail["why"]), ["locale", "salutation"]);
    for kind in ["locale", "salutation"] {
        for verdict in mail["why"][kind].as_array().unwrap() {
            assert_eq!(keys(verdict), ["source", "value", "verdict", "note"]);
        }
    }
    let verdicts: Vec<&str> =
        mail["why"]["locale"].as_array().unwrap().iter().filter_map(|v| v["verdict"].as_str()).collect();
    assert_eq!(verdicts.iter().filter(|verdict| **verdict == "chosen").count(), 1);
    let known = ["chosen", "absent", "invalid", "no_preference", "not_offered", "outranked"];
    assert!(verdicts.iter().all(|verdict| known.contains(verdict)), "{verdicts:?}");
    // And the schema that is printed agrees.
    let schema = run(folder.path(), &["schema", "rendered"]).json();
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(validator.is_valid(&mail), "{:?}", validator.iter_errors(&mail).map(|e| e.to_string()).collect::<Vec<_>>());
}

#[test]
fn an_unknown_person_has_no_name_key() {
    let folder = tempfile::tempdir().unwrap();
    let mail = run(folder.path(), &["render", "welcome_email", "--sample", "2-no-name", "--format", "json"]).json();
    assert_eq!(mail["salutation"]["known"], false);
    assert!(mail["salutation"].get("name").is_none());
}

#[test]
fn what_cannot_be_rendered_says_why_and_exits_1() {
    let folder = tempfile::tempdir().unwrap();
    for (arguments, words) in [
        (&["render", "reset_email", "--locale", "eo"][..], "`reset_email` is not offered in eo"),
        (&["render", "reset_email", "--locale", "../../etc"], "is not offered"),
        (&["render", "rest_email"], "there is no email `rest_email`"),
        (&["render", "reset_email", "--sample", "9-none"], "has no sample `9-none`"),
        (&["explain", "reset_email", "--locale", "eo"], "is not offered in eo"),
        (&["explain", "none"], "there is no email `none`"),
        (&["send", "none"], "there is no email `none`"),
        (&["render", "reset_email", "--brand", "acme"], "/brand: the project has no brands"),
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, &*ran.stdout), (Some(1), ""), "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.starts_with("error: ") && ran.stderr.contains(words), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn wrong_usage_exits_2() {
    let folder = tempfile::tempdir().unwrap();
    for arguments in [
        &["-C", "nowhere", "list"][..],
        &["--config", "nowhere.toml", "list"],
        &["render"],
        &["render", "reset_email", "--part", "footer"],
        &["render", "reset_email", "--request", "nowhere.json"],
        &["render", "reset_email", "--request", "x.json", "--sample", "1-full"],
        &["frobnicate"],
        &[],
    ] {
        let ran = run(folder.path(), arguments);
        assert_eq!((ran.code, &*ran.stdout), (Some(2), ""), "{arguments:?}: {}", ran.stderr);
        assert!(!ran.stderr.is_empty() && !ran.stderr.contains("panicked"), "{arguments:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_directory_that_cannot_be_read_exits_2() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Builder::new().on_disk();
    let locked = folder.path().join("locales/de");
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o000)).unwrap();
    // Root reads everything; then there is nothing to see.
    if std::fs::read_dir(&locked).is_err() {
        let ran = run(folder.path(), &["list"]);
        assert_eq!(ran.code, Some(2));
        assert!(ran.stderr.contains("cannot read"), "{}", ran.stderr);
    }
    std::fs::set_permissions(&locked, std::fs::Permissions::from_mode(0o755)).unwrap();
    // A loop of links is no file of the project.
    std::os::unix::fs::symlink("loop.ftl", folder.path().join("locales/de/loop.ftl")).unwrap();
    std::os::unix::fs::symlink("/etc", folder.path().join("locales/etc")).unwrap();
    assert_eq!(run(folder.path(), &["list"]).code, Some(0));
}

#[test]
fn faults_of_a_project_stop_every_command_that_needs_it() {
    let case = fixture("reports/entry-missing");
    let report = std::fs::read_to_string(case.join("report.txt")).unwrap();
    for arguments in
        [&["list"][..], &["render", "hello"], &["explain", "hello"], &["send", "hello"], &["render", "--out", "out"]]
    {
        let ran = run(&case, arguments);
        assert_eq!((ran.code, &*ran.stdout, &*ran.stderr), (Some(1), "", &*report), "{arguments:?}");
    }
    assert!(!case.join("out").exists());
}

/// Whatever is wrong with a key that holds a secret, no command repeats it, not even the line that it stands on.
#[test]
fn a_secret_in_a_faulty_configuration_is_printed_by_no_command() {
    let (_folder, shop) = shop();
    let settings = std::fs::read_to_string(shop.join("vocative.toml")).unwrap();
    for (wrong, key) in [
        ("[hooks.supabase]\nsecrets = { value = \"c4n4ry\" }\n", "hooks.supabase.secrets"),
        ("[hooks.supabase]\nsecrets = [\"c4n4ry\", 7]\n", "hooks.supabase.secrets"),
        ("[hooks.supabase]\nsecret = \"c4n4ry\"\n", "`secret`"),
        ("[hooks]\nsupabase = \"c4n4ry\"\n", "hooks.supabase"),
        ("[profiles]\nsecrets = { c4n4ry = \"x\" }\n", "profiles.secrets"),
        ("[outbox]\nencryption_keys = [[\"c4n4ry\"]]\n", "outbox.encryption_keys"),
        (
            "[[server.webhooks]]\nname = \"n\"\nurl = \"u\"\nsecrets = { x = \"c4n4ry\" }\n",
            "server.webhooks[0].secrets",
        ),
        ("[[dkim]]\ndomain = \"d\"\nselector = \"s\"\nkey = [\"c4n4ry\"]\n", "dkim[0].key"),
    ] {
        std::fs::write(shop.join("vocative.toml"), format!("{settings}\n{wrong}")).unwrap();
        for arguments in [
            &["list"][..],
            &["list", "--format", "json"],
            &["check"],
            &["check", "--format", "json"],
            &["doctor", "--offline"],
            &["doctor", "--offline", "--format", "json"],
            &["serve", "--listen", "127.0.0.1:0"],
        ] {
            let ran = run(&shop, arguments);
            assert_ne!(ran.code, Some(0), "{arguments:?} {wrong}");
            let said = format!("{}{}", ran.stdout, ran.stderr);
            assert!(!said.contains("c4n4ry"), "{arguments:?} {wrong}\n{said}");
            assert!(said.contains(key), "{arguments:?} {wrong}\n{said}");
        }
    }
    std::fs::write(shop.join("vocative.toml"), format!("{settings}\n[profiles]\nsecrets = \"c4n4ry\"\n")).unwrap();
    let ran = run(&shop, &["list"]);
    assert_eq!(ran.code, Some(0), "one secret is a list of one: {}", ran.stderr);
}

#[test]
fn a_request_comes_from_a_file_or_from_standard_input() {
    let folder = tempfile::tempdir().unwrap();
    let request = json!({ "user": { "email": "a@example.org", "locale": "pl" } }).to_string();
    std::fs::write(folder.path().join("r.json"), &request).unwrap();
    let from_file = run(folder.path(), &["render", "welcome_email", "--request", "r.json", "--format", "json"]).json();
    let piped = run_with_input(
        folder.path(),
        &["render", "welcome_email", "--request", "-", "--format", "json"],
        request.as_bytes(),
    );
    assert_eq!(from_file, piped.json());
    assert_eq!(from_file["locale"], "pl");
    // Without an email on the command line the request names it; both must agree.
    let named = json!({ "email": "welcome_email", "user": { "email": "a@example.org", "locale": "pl" } }).to_string();
    let ran = run_with_input(folder.path(), &["render", "--request", "-", "--format", "json"], named.as_bytes());
    assert_eq!(ran.json(), from_file);
    let ran = run_with_input(folder.path(), &["render", "reset_email", "--request", "-"], named.as_bytes());
    assert_eq!(ran.code, Some(2));
}

#[test]
fn a_refused_request_prints_every_pointer_and_no_value() {
    let folder = tempfile::tempdir().unwrap();
    let request = json!({
        "user": { "email": "hunter2" },
        "data": { "url": "ftp://hunter2.example/", "expires_in": "hunter2", "devise": "hunter2" },
        "cc": "hunter2@example.org",
    });
    for command in ["render", "explain", "send"] {
        let ran =
            run_with_input(folder.path(), &[command, "reset_email", "--request", "-"], request.to_string().as_bytes());
        assert_eq!((ran.code, &*ran.stdout), (Some(1), ""), "{command}");
        for pointer in ["/cc: ", "/user/email: ", "/data/url: ", "/data/expires_in: ", "/data/devise: "] {
            assert!(ran.stderr.contains(pointer), "{command}: {pointer} in {}", ran.stderr);
        }
        assert!(ran.stderr.contains("did you mean device?"), "{}", ran.stderr);
        assert!(!ran.stderr.contains("hunter2"), "{}", ran.stderr);
    }
}

#[test]
fn what_is_no_request_is_refused_without_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let deep = "[".repeat(100_000);
    let large = vec![b' '; 9 << 20];
    for (input, words) in [
        (&b""[..], "not JSON"),
        (b"{", "not JSON"),
        (b"\xff\xfe{}", "is not UTF-8 text"),
        (b"[]", "a request is a JSON object"),
        (deep.as_bytes(), "nesting is too deep"),
        (&large, "bytes; at most"),
    ] {
        let ran = run_with_input(folder.path(), &["render", "reset_email", "--request", "-"], input);
        assert_eq!((ran.code, &*ran.stdout), (Some(1), ""), "{words}");
        assert!(ran.stderr.contains(words) && !ran.stderr.contains("panicked"), "{words}: {}", ran.stderr);
    }
}

#[test]
fn explain_tells_the_decisions() {
    let folder = tempfile::tempdir().unwrap();
    let story = run(folder.path(), &["explain", "verify_email", "--sample", "1-full", "--format", "json"]).json();
    assert_eq!(
        keys(&story),
        ["email", "brand", "locale", "chain", "degraded", "salutation", "why", "files", "entries"]
    );
    assert_eq!(
        (&story["locale"], &story["salutation"]["line"]),
        (&json!("de-AT"), &json!("Sehr geehrte Frau Dr. Mustermann,"))
    );
    let chosen = story["why"]["locale"].as_array().unwrap().iter().find(|v| v["verdict"] == "chosen").unwrap();
    assert_eq!(
        (&chosen["source"], &chosen["value"]),
        (&json!("/user/user_metadata/preferred_language"), &json!("de-AT"))
    );
    assert_eq!(keys(&story["files"]), ["subject", "preheader", "text", "html"]);
    let entries = story["entries"].as_array().unwrap();
    assert!(
        entries
            .iter()
            .any(|entry| entry["id"] == "verify-button" && entry["part"] == "html" && entry["locale"] == "de")
    );
    assert!(entries.iter().all(|entry| entry["place"].as_str().unwrap().matches(':').count() >= 2));
    let text = run(folder.path(), &["explain", "verify_email", "--sample", "1-full"]).stdout;
    for words in ["verify_email in de", "Language", "Greeting: ", "Templates", "Entries", "verify-button"] {
        assert!(text.contains(words), "{words}:\n{text}");
    }
}

#[test]
fn explain_shows_hostile_text_and_does_not_obey_it() {
    let folder = tempfile::tempdir().unwrap();
    let request = json!({ "user": { "email": "a@example.org", "name": "\u{202e}\u{1b}[31mx\u{7}", "locale": "\u{1b}]0;x\u{7}" } });
    let ran =
        run_with_input(folder.path(), &["explain", "welcome_email", "--request", "-"], request.to_string().as_bytes());
    assert_eq!(ran.code, Some(0));
    assert!(
        !ran.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']) && ran.stdout.contains("\\u{202e}"),
        "{}",
        ran.stdout
    );
}

#[test]
fn every_printed_schema_is_a_schema() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["config", "email", "request", "rendered"] {
        let schema = run(folder.path(), &["schema", name]).json();
        jsonschema::meta::validate(&schema).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(schema["$schema"].as_str().unwrap().contains("2020-12"), "{name}");
        assert!(schema["properties"].as_object().unwrap().len() >= 5, "{name}");
    }
}

#[test]
fn the_schemas_accept_what_the_stock_set_holds() {
    let folder = tempfile::tempdir().unwrap();
    let schema = |name: &str| jsonschema::validator_for(&run(folder.path(), &["schema", name]).json()).unwrap();
    let (request, email) = (schema("request"), schema("email"));
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut seen = 0;
    for name in files(&templates) {
        let text = || std::fs::read_to_string(templates.join(&name)).unwrap();
        let (validator, value): (_, Value) = if name.contains("/samples/") {
            (&request, serde_json::from_str(&text()).unwrap())
        } else if name.ends_with("/email.toml") {
            (&email, toml::from_str(&text()).unwrap())
        } else {
            continue;
        };
        seen += 1;
        let faults: Vec<String> =
            validator.iter_errors(&value).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
    }
    assert!(seen >= 12);
    let (_guard, shop) = shop();
    let config: Value = toml::from_str(&std::fs::read_to_string(shop.join("vocative.toml")).unwrap()).unwrap();
    let config_schema = schema("config");
    assert!(config_schema.is_valid(&config));
    for secrets in [json!("a"), json!({ "env": "A" }), json!(["a", { "file": "f" }])] {
        let config = json!({ "profiles": { "secrets": secrets }, "hooks": { "logto": { "secrets": secrets } } });
        assert!(config_schema.is_valid(&config), "{secrets}");
    }
    assert!(!config_schema.is_valid(&json!({ "profiles": { "secrets": 7 } })));
}

#[test]
fn completions_are_written_for_every_shell() {
    let folder = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(folder.path(), &["completions", shell]);
        assert_eq!((ran.code, &*ran.stderr), (Some(0), ""), "{shell}");
        assert!(ran.stdout.contains("vocative") && ran.stdout.contains("explain"), "{shell}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_leaves_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let mut child = vocative(folder.path(), &["render", "reset_email", "--part", "html"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    assert_eq!((ran.status.code(), &*String::from_utf8_lossy(&ran.stderr)), (Some(0), ""));
}

#[test]
fn the_environment_stands_over_the_file() {
    let folder = Builder::new().on_disk();
    let list = |name: &str, value: &str| {
        let ran: Ran = vocative(folder.path(), &["list", "--format", "json"]).env(name, value).output().unwrap().into();
        ran
    };
    let offered = list("VOCATIVE_LOCALES_OFFERED", "de, fr").json();
    assert_eq!(keys(&offered["emails"][0]["locales"]), ["de", "fr"]);
    assert_eq!(list("VOCATIVE_STOCK", "perhaps").code, Some(2));
}

#[test]
fn a_program_reads_refusals_and_findings_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let request =
        json!({ "user": { "email": "hunter2" }, "cc": 1, "data": { "url": "https://a.example/" } }).to_string();
    for command in ["render", "explain", "send"] {
        let arguments = [command, "reset_email", "--request", "-", "--format", "json"];
        let ran = run_with_input(folder.path(), &arguments, request.as_bytes());
        assert_eq!(ran.code, Some(1), "{command}");
        let answer = ran.json();
        let pointers: Vec<&str> =
            answer["errors"].as_array().unwrap().iter().filter_map(|fault| fault["pointer"].as_str()).collect();
        assert_eq!(pointers, ["/cc", "/user/email", "/data/expires_in"], "{command}");
        if command == "send" {
            assert_eq!(keys(&answer)[..5], ["outcome", "code", "reply", "phase", "message_id"]);
            assert_eq!(answer["outcome"], "refused");
        }
        assert!(!ran.stdout.contains("hunter2") && !ran.stderr.contains("hunter2"));
    }
    let ran = run(&fixture("reports/argument-misspelt-in-one-locale"), &["list", "--format", "json"]);
    assert_eq!(ran.code, Some(1));
    let report = ran.json();
    assert_eq!(report["summary"], json!({ "errors": 1, "warnings": 0, "suppressed": 0 }));
    let finding = &report["findings"][0];
    let expected = ["rule", "severity", "file", "line", "column", "locale", "email", "entry", "message", "hint"];
    assert_eq!(keys(finding), expected);
    assert_eq!(
        (
            &finding["rule"],
            &finding["file"],
            &finding["line"],
            &finding["column"],
            &finding["locale"],
            &finding["entry"]
        ),
        (
            &json!("argument-missing"),
            &json!("locales/de/hello.ftl"),
            &json!(2),
            &json!(28),
            &json!("de"),
            &json!("hello-intro")
        )
    );
}

#[test]
fn a_check_of_what_does_not_exist_is_refused_with_what_was_meant() {
    let folder = Builder::new().on_disk();
    for (arguments, expected) in [
        (&["check", "helo"][..], "there is no email `helo`; did you mean `hello`?"),
        (&["check", "--locale", "sv"], "there is no locale `sv`; there are de, en, fr"),
        (&["check", "--reference", "sv"], "sv"),
    ] {
        let ran = run(folder.path(), arguments);
        let usage = arguments[1] != "--reference";
        assert_eq!(ran.code, Some(if usage { 2 } else { 1 }), "{arguments:?}: {}", ran.stdout);
        let said = if usage { &ran.stderr } else { &ran.stdout };
        assert!(said.contains(expected), "{arguments:?}: {said}");
    }
}
