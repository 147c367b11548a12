//! What the studio shows: mails with their strings, the matrix, findings, live reload.

use std::io::{Cursor, Read as _};
use std::process::Command;

use mail_parser::MessageParser;
use serde_json::{Value, json};

use super::{Studio, project, said};
use crate::builder::{Builder, run};
use crate::peer::Script;

#[test]
fn the_project_is_told_with_its_emails_locales_and_samples() {
    let studio = Studio::start(&project(), &[]);
    let told = studio.json("/api/project");
    let names = |list: &Value, key: &str| -> Vec<String> {
        list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(&told["locales"], "name"), ["en", "de", "de-AT", "fr", "ar-XB", "en-XA"]);
    assert_eq!(names(&told["emails"], "name"), ["hello"]);
    let email = &told["emails"][0];
    assert_eq!(names(&email["samples"], "name"), ["1-anna", "2-omar"]);
    assert_eq!((&email["own"], &email["broken"]), (&json!(true), &json!(false)));
    assert_eq!(email["schema"]["required"], json!(["url"]));
    assert_eq!((&told["read_only"], &told["problem"], &told["phone"]), (&json!(false), &Value::Null, &Value::Null));
    let read_only = Studio::start(&project(), &["--read-only"]).json("/api/project");
    assert_eq!(read_only["read_only_why"], "The studio was started with --read-only.");
}

#[test]
fn every_string_leads_to_its_entry_and_says_who_supplied_it() {
    let studio = Studio::start(&project(), &[]);
    let answer = studio.mail(&json!({ "email": "hello" }));
    let mail = &answer["mail"];
    assert_eq!((&mail["locale"], &mail["chain"]), (&json!("de-AT"), &json!(["de-AT", "de"])));
    let subject = said(&answer, "hello-subject");
    assert_eq!((&subject[0]["text"], &subject[0]["locale"]), (&json!("Servus"), &json!("de-AT")));
    assert_eq!(subject[0]["fallback"], false);
    let intro: Vec<_> = said(&answer, "hello-intro").into_iter().filter(|said| said["part"] == "html").collect();
    assert_eq!((&intro[0]["text"], &intro[0]["locale"]), (&json!("Guten Tag, Anna."), &json!("de")));
    assert_eq!((&intro[0]["file"], &intro[0]["line"]), (&json!("locales/de/hello.ftl"), &json!(2)));
    assert_eq!(
        (&intro[0]["fallback"], &intro[0]["arguments"]),
        (&json!(true), &json!([{ "name": "name", "value": "Anna" }]))
    );
    // The comments around it are the only thing that the picture has over what is sent.
    let frame = studio.get(mail["frame"].as_str().unwrap()).body;
    let number = &intro[0]["n"];
    assert!(frame.contains(&format!("<!--v:{number}-->Guten Tag, Anna.<!--/v:{number}-->")), "{frame}");
    let sent = mail["html"].as_str().unwrap();
    assert!(sent.contains("Guten Tag, Anna.") && !sent.contains("<!--v:"), "{sent}");
    assert_eq!(studio.mail(&json!({ "email": "hello" }))["mail"]["frame"], mail["frame"], "equal mails, equal address");
}

#[test]
fn the_studio_renders_what_the_command_line_renders() {
    let studio = Studio::start(&project(), &[]);
    for (sample, locale) in [("1-anna", "de-AT"), ("2-omar", "fr"), ("2-omar", "ar-XB")] {
        let ran =
            run(studio.folder.path(), &["render", "hello", "--sample", sample, "--locale", locale, "--format", "json"]);
        let shown = studio.mail(&json!({ "email": "hello", "sample": sample, "locale": locale }));
        for part in ["subject", "preheader", "html", "from", "to", "chain", "salutation", "why"] {
            assert_eq!(shown["mail"][part], ran.json()[part], "{sample} in {locale}: {part}");
        }
        let runs = shown["mail"]["text_runs"].as_array().unwrap();
        let text: String = runs.iter().map(|run| run["text"].as_str().unwrap()).collect();
        assert_eq!(text, ran.json()["text"].as_str().unwrap(), "{sample} in {locale}: text");
    }
}

#[test]
fn an_edited_request_is_rendered_and_each_fault_stands_at_its_line() {
    let studio = Studio::start(&project(), &[]);
    let view = |text: &str| json!({ "email": "hello", "request": text });
    let text = "{\n  \"user\": { \"email\": \"a@example.org\", \"name\": \"Zoë\" },\n  \"data\": { \"url\": \"https://a.example/\" }\n}";
    assert!(studio.mail(&view(text))["mail"]["text"].is_null(), "the text comes in runs");
    assert!(
        studio.mail(&view(text))["mail"]["html"].as_str().unwrap().contains("Good day"),
        "no language: the default"
    );
    let places = |text: &str| -> Vec<Value> {
        let faults = studio.mail(&view(text))["request"]["faults"].clone();
        faults.as_array().unwrap().iter().map(|f| json!([f["pointer"], f["line"], f["column"]])).collect()
    };
    assert_eq!(places(&text.replace("\"url\"", "\"ulr\"")), [json!(["/data/ulr", 3, 13]), json!(["/data/url", 3, 3])]);
    assert_eq!(places(&text.replace("\"data\":", "\"data\"")), [json!(["", 3, 10])]);
    assert_eq!(places("{\"email\": \"other\", \"user\": {}}"), [json!(["/email", 1, 2])]);
    assert_eq!(studio.ask("POST", "/api/mail", &json!({ "email": "helo" })).status, 404);
    assert_eq!(studio.ask("POST", "/api/mail", &json!({ "email": "hello", "sample": "x" })).status, 404);
    assert_eq!(studio.ask("POST", "/api/mail", &json!({ "email": "hello", "colour": "x" })).status, 422);
}

#[test]
fn an_email_without_samples_begins_with_a_request_of_its_schema() {
    let studio = Studio::start(&Builder::new().plain(), &[]);
    let answer = studio.mail(&json!({ "email": "hello" }));
    let request: Value = serde_json::from_str(answer["request"]["text"].as_str().unwrap()).unwrap();
    assert_eq!(request["data"], json!({ "url": "https://app.example.org/open" }));
    assert!(answer["mail"]["subject"].is_string(), "{answer}");
}

#[test]
fn the_message_can_be_kept_and_another_program_reads_it() {
    let studio = Studio::start(&project(), &[]);
    let mail = studio.mail(&json!({ "email": "hello" }))["mail"].clone();
    let eml = studio.get(mail["eml"].as_str().unwrap());
    assert_eq!(eml.header("content-type"), Some("message/rfc822"));
    assert_eq!(eml.header("content-disposition"), Some("attachment; filename=\"hello.de-AT.1-anna.eml\""));
    let parsed = MessageParser::new().parse(eml.body.as_bytes()).unwrap();
    assert_eq!(parsed.subject(), Some("Servus"));
    assert_eq!(parsed.body_html(0).unwrap().replace("\r\n", "\n"), mail["html"].as_str().unwrap());
    let shown = studio.get(&format!("{}?view=text", mail["eml"].as_str().unwrap()));
    assert_eq!((shown.header("content-type"), &shown.body), (Some("text/plain; charset=utf-8"), &eml.body));
    let headers = mail["headers"].as_array().unwrap();
    assert!(headers.contains(&json!(["Content-Language", "de-AT", "de-AT"])), "{headers:?}");
}

#[test]
fn a_mail_is_drawn_inverted_and_without_images_where_that_is_asked() {
    let studio = Studio::start(&project(), &[]);
    let frame = studio.mail(&json!({ "email": "hello" }))["mail"]["frame"].as_str().unwrap().to_owned();
    let light = studio.get(&frame);
    assert!(light.body.contains("color:#000000") || light.body.contains("color: #000000"), "{}", light.body);
    let inverted = studio.get(&format!("{frame}?colors=inverted")).body;
    assert!(
        inverted.contains("#202020") && inverted.contains("#f2f2f2") && !inverted.contains("#ffffff"),
        "{inverted}"
    );
    let policy =
        |answer: &str| studio.get(&format!("{frame}{answer}")).header("content-security-policy").unwrap().to_owned();
    assert!(policy("").contains("img-src data:") && !policy("?images=off").contains("img-src"));
    assert_eq!(studio.get(&format!("{frame}?colors=neon")).status, 400);
}

#[test]
fn the_matrix_has_every_locale_and_tells_fallback_sameness_and_absence() {
    let project = project().file("locales/it/hello.ftl", "hello-subject = Ciao\n").change(
        "locales/fr/hello.ftl",
        "Ouvrez votre compte",
        "Open your account",
    );
    let studio = Studio::start(&project, &[]);
    let matrix = studio.post("/api/matrix", &json!({ "email": "hello", "samples": ["1-anna", "2-omar"] }));
    let cells = matrix["cells"].as_array().unwrap();
    let of = |locale: &str, sample: &str| {
        cells.iter().find(|cell| cell["locale"] == locale && cell["sample"] == sample).unwrap_or(&Value::Null)
    };
    assert_eq!(cells.len(), 7 * 2);
    assert_eq!((&of("de-AT", "1-anna")["strings"], &of("de-AT", "1-anna")["fallback"]), (&json!(3), &json!(2)));
    assert_eq!(of("de", "1-anna")["fallback"], 0);
    assert_eq!(
        (&of("fr", "2-omar")["same_as_reference"], &of("de", "2-omar")["same_as_reference"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(of("it", "1-anna")["why_not"], "It lacks hello-intro, hello-open.");
    assert_eq!((&of("en", "1-anna")["length"], &of("ar-XB", "1-anna")["dir"]), (&json!(1.0), &json!("rtl")));
    let frame = studio.get(of("fr", "2-omar")["frame"].as_str().unwrap());
    assert!(frame.body.contains("Bonjour"), "{}", frame.body);
    let edited = json!({ "email": "hello", "request": "{\"user\": {\"email\": \"x@example.org\"}}" });
    let refused = studio.post("/api/matrix", &edited);
    assert!(refused["cells"][0]["fault"].as_str().unwrap().contains("/data/url"), "{refused}");
}

#[test]
fn a_change_on_disk_is_told_at_once_and_seen_in_the_mail_and_the_matrix() {
    let studio = Studio::start(&project(), &[]);
    let mut events = studio.events();
    events.wait("state", |data| data["revision"] == 1);
    studio.change("locales/fr/hello.ftl", "Bonjour, ", "Salut, ");
    events.state_after(1);
    let mail = studio.mail(&json!({ "email": "hello", "locale": "fr" }));
    assert!(mail["mail"]["html"].as_str().unwrap().contains("Salut, Anna"), "{mail}");
    let changed = || -> Vec<String> {
        let matrix = studio.post("/api/matrix", &json!({ "email": "hello" }));
        let cells = matrix["cells"].as_array().unwrap().iter().filter(|cell| cell["changed"] == true);
        cells.map(|cell| cell["locale"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(changed(), ["fr"]);
    assert_eq!(studio.post("/api/baseline", &json!({}))["current"], "marked");
    assert_eq!(changed(), [""; 0]);
    assert_eq!(studio.post("/api/baseline", &json!({ "opened": true }))["current"], "opened");
    assert_eq!(changed(), ["fr"]);
    // A folder that was not there when the studio was opened.
    studio.write("brands/acme/brand.toml", "name = \"Acme\"\n");
    let told = events.state_after(2);
    assert_eq!(told["problem"], false);
    assert_eq!(studio.json("/api/project")["brands"], json!([{ "name": "acme", "title": "Acme" }]));
}

#[test]
fn a_broken_edit_keeps_what_was_last_and_shows_the_fault_in_its_source() {
    let project = project()
        .file("templates/other/email.toml", "title = \"Other\"\nkind = \"notice\"\n")
        .file("templates/other/subject.txt", "{{ t(id=\"other\") }}\n")
        .file("templates/other/body.html", "<p>{{ t(id=\"other\") }}</p>\n")
        .file("locales/en/other.ftl", "other = Other\n");
    let studio = Studio::start(&project, &[]);
    let mut events = studio.events();
    studio.change("templates/hello/body.html", "hello-intro", "hello-itnro");
    assert_eq!(events.state_after(1)["problem"], true);
    let told = studio.json("/api/project");
    let finding = &told["problem"]["findings"][0];
    assert_eq!((&finding["rule"], &finding["file"]), (&json!("entry-missing"), &json!("templates/hello/body.html")));
    let marked = finding["frame"].as_array().unwrap().iter().find(|line| !line["start"].is_null()).unwrap();
    assert!(marked["text"].as_str().unwrap().contains("hello-itnro"), "{marked}");
    let broken = studio.mail(&json!({ "email": "hello", "locale": "de" }));
    assert_eq!(broken["stale"], true);
    assert!(broken["mail"]["html"].as_str().unwrap().contains("Guten Tag"), "{broken}");
    // What the fault does not concern is of now.
    studio.change("locales/en/other.ftl", "Other", "Another");
    events.state_after(2);
    let sound = studio.mail(&json!({ "email": "other", "request": "{\"user\": {\"email\": \"x@example.org\"}}" }));
    assert_eq!((&sound["stale"], &sound["mail"]["subject"]), (&json!(false), &json!("Another")));
    studio.change("templates/hello/body.html", "hello-itnro", "hello-intro");
    assert_eq!(events.state_after(3)["problem"], false);
    assert_eq!(studio.mail(&json!({ "email": "hello" }))["stale"], false);
}

#[test]
fn a_fault_in_one_locale_leaves_the_others_as_they_are_now() {
    let studio = Studio::start(&project(), &[]);
    let mut events = studio.events();
    studio.change("locales/fr/hello.ftl", "{ $name }", "{ $name");
    studio.change("locales/en/hello.ftl", "Good day", "Good evening");
    while !studio.mail(&json!({ "email": "hello", "locale": "en" }))["mail"]["html"]
        .as_str()
        .unwrap()
        .contains("evening")
    {
        events.state_after(0);
    }
    let matrix = studio.post("/api/matrix", &json!({ "email": "hello" }));
    let of = |locale: &str| {
        matrix["cells"].as_array().unwrap().iter().find(|cell| cell["locale"] == locale).unwrap().clone()
    };
    assert_eq!((&of("fr")["stale"], &of("en")["stale"]), (&json!(true), &json!(false)));
    assert!(of("fr")["frame"].is_string(), "the last picture stays");
}

#[test]
fn a_project_that_never_loaded_says_why_and_comes_to_life_when_it_is_mended() {
    let project = project().change("templates/hello/body.html", "{{ t(id=\"hello-intro\"", "{{ t(id=");
    let studio = Studio::start(&project, &[]);
    let mut events = studio.events();
    let answer = studio.mail(&json!({ "email": "hello" }));
    assert!(answer["mail"].is_null() && !answer["fault"]["findings"].as_array().unwrap().is_empty(), "{answer}");
    assert_eq!(studio.ask("POST", "/api/mail", &json!({ "email": "nix" })).status, 404);
    studio.change("templates/hello/body.html", "{{ t(id=", "{{ t(id=\"hello-intro\"");
    studio.change("templates/hello/body.html", "\"hello-intro\"\"hello-open\"", "\"hello-open\"");
    while studio.mail(&json!({ "email": "hello" }))["mail"].is_null() {
        events.state_after(1);
    }
    assert_eq!(studio.json("/api/project")["problem"], Value::Null);
}

#[test]
fn a_fault_in_the_configuration_is_shown_like_any_other() {
    let studio = Studio::start(&project(), &[]);
    let mut events = studio.events();
    studio.write("vocative.toml", "stock = false\n[preview]\nsend_too = []\n");
    events.state_after(1);
    let problem = studio.json("/api/project")["problem"]["findings"][0].clone();
    assert_eq!((&problem["file"], &problem["line"]), (&json!("vocative.toml"), &json!(3)));
    assert!(problem["absolute"].as_str().unwrap().ends_with("vocative.toml"));
    assert!(studio.mail(&json!({ "email": "hello" }))["mail"]["frame"].is_string());
}

#[test]
fn the_findings_are_those_of_the_check() {
    let studio = Studio::start(&project().change("locales/fr/hello.ftl", "Bonjour, { $name }", "Bonjour"), &[]);
    let found = studio.findings("hello");
    let rules: Vec<&str> = found.iter().filter_map(|found| found["rule"].as_str()).collect();
    assert!(rules.contains(&"argument-lost"), "{rules:?}");
    let ran = run(studio.folder.path(), &["check", "hello", "--format", "json"]).json();
    let checked: Vec<Value> =
        ran["findings"].as_array().unwrap().iter().map(|f| json!([f["rule"], f["line"]])).collect();
    for finding in &found {
        assert!(checked.contains(&json!([finding["rule"], finding["line"]])), "{finding}");
    }
    let matrix = studio.post("/api/matrix", &json!({ "email": "hello" }));
    let french = matrix["cells"].as_array().unwrap().iter().find(|cell| cell["locale"] == "fr").unwrap();
    assert_ne!(french["tally"], json!({ "errors": 0, "warnings": 0 }));
    studio.change("locales/fr/hello.ftl", "Bonjour", "Bonjour, { $name }");
    let mut events = studio.events();
    events.wait("checked", |told| told["email"] == "hello");
}

#[test]
fn sources_are_those_of_the_project_and_nothing_else() {
    let studio = Studio::start(&project(), &[]);
    let file = studio.json("/api/source?path=locales/de/hello.ftl");
    assert!(file["text"].as_str().unwrap().starts_with("hello-subject = Hallo"));
    assert_eq!(studio.json("/api/source?path=vocative.toml")["own"], true);
    let stock = studio.json("/api/source?path=stock:locales/de/salutation.ftl");
    assert_eq!((&stock["own"], &stock["absolute"]), (&json!(false), &Value::Null));
}

#[test]
fn the_export_is_a_gallery_of_the_email() {
    let studio = Studio::start(&project(), &[]);
    let mut stream = std::net::TcpStream::connect(studio.addr).unwrap();
    let request = format!(
        "GET /export.zip?email=hello HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\r\n",
        studio.addr, studio.token
    );
    std::io::Write::write_all(&mut stream, request.as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let at = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap() + 4;
    assert!(String::from_utf8_lossy(&bytes[..at]).contains("filename=\"hello-gallery.zip\""));
    let mut zip = zip::ZipArchive::new(Cursor::new(&bytes[at..])).unwrap();
    let mut page = String::new();
    zip.by_name("gallery/mails/hello/2-omar.html").unwrap().read_to_string(&mut page).unwrap();
    assert!(page.contains("id=\"de-AT\""), "{page}");
    assert!(zip.by_name("gallery/frames/hello/1-anna/fr.html").is_ok() && zip.by_name("gallery/gallery.css").is_ok());
    assert_eq!(studio.get("/export.zip?email=nix").status, 404);
}

#[test]
fn what_has_changed_can_be_asked_of_a_commit() {
    let studio = Studio::start(&project(), &[]);
    let git = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.current_dir(studio.folder.path()).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]);
        assert!(git.args(arguments).output().unwrap().status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "one"]);
    let mut events = studio.events();
    studio.change("locales/de/hello.ftl", "Guten Tag", "Guten Abend");
    events.state_after(1);
    assert_eq!(studio.post("/api/baseline", &json!({}))["current"], "marked");
    assert_eq!(studio.post("/api/baseline", &json!({ "git": "HEAD" }))["git"], "HEAD");
    let matrix = studio.post("/api/matrix", &json!({ "email": "hello" }));
    let changed: Vec<_> = matrix["cells"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|c| c["changed"] == true)
        .map(|c| c["locale"].clone())
        .collect();
    assert_eq!(changed, ["de", "de-AT"]);
    assert_eq!(studio.ask("POST", "/api/baseline", &json!({ "git": "nowhere" })).status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_mail_goes_through_the_relay_to_allowed_addresses_only() {
    let peer = Script::new().start().await;
    let toml = format!(
        "[smtp]\nurl = \"{}\"\n[preview]\nsend_to = [\"qa@example.org\", \"*@test.example\"]\n",
        peer.url("smtp+plain", "")
    );
    let project = project();
    let settings = project.text("vocative.toml").replace("[check", &format!("{toml}[check"));
    let told = tokio::task::spawn_blocking(move || {
        let studio = Studio::start(&project.file("vocative.toml", &settings), &[]);
        let send = |to: &str| {
            studio.ask("POST", "/api/send", &json!({ "view": { "email": "hello", "locale": "fr" }, "to": to }))
        };
        assert_eq!(send("someone@example.org").status, 403);
        assert_eq!(send("qa@example.org, someone@example.org").status, 422);
        assert_eq!(studio.json("/api/project")["send_to"], json!(["qa@example.org", "*@test.example"]));
        send("qa@example.org").json()
    })
    .await
    .unwrap();
    assert_eq!((&told["outcome"], &told["code"]), (&json!("sent"), &json!(250)), "{told}");
    let received = peer.received();
    assert_eq!(received.len(), 1);
    let bytes = received[0].bytes();
    let mail = MessageParser::new().parse(&bytes).unwrap();
    assert_eq!(mail.subject(), Some("Bonjour à vous"));
    assert_eq!(mail.to().unwrap().first().unwrap().address(), Some("qa@example.org"));
}

#[test]
fn a_folder_that_is_replaced_is_watched_like_the_one_before() {
    let studio = Studio::start(&project(), &[]);
    let mut events = studio.events();
    let root = studio.folder.path();
    let mut revision = events.state_after(0)["revision"].as_u64().unwrap();
    let mut change = |text: &str| {
        studio.write(
            "locales/de/hello.ftl",
            &format!("hello-subject = {text}\nhello-intro = Tag, {{ $name }}.\nhello-open = <link>Auf</link>.\n"),
        );
        while studio.mail(&json!({ "email": "hello", "locale": "de" }))["mail"]["subject"] != text {
            revision = events.state_after(revision)["revision"].as_u64().unwrap();
        }
    };
    change("eins");
    // As a checkout does it, and a person who restores a copy.
    let kept = tempfile::tempdir().unwrap();
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        assert!(Command::new("cp").arg("-r").args([from, to]).status().unwrap().success());
    };
    copy(&root.join("locales"), &kept.path().join("locales"));
    std::fs::remove_dir_all(root.join("locales")).unwrap();
    copy(&kept.path().join("locales"), &root.join("locales"));
    change("zwei");
    std::fs::rename(root.join("templates"), kept.path().join("templates")).unwrap();
    copy(&kept.path().join("templates"), &root.join("templates"));
    studio.change("templates/hello/body.html", "<p", "<p id=\"new\"");
    change("drei");
    assert!(studio.mail(&json!({ "email": "hello" }))["mail"]["html"].as_str().unwrap().contains("id=\"new\""));
}

#[test]
fn a_fault_of_encoding_goes_when_the_file_is_saved_as_it_should_be() {
    let studio = Studio::start(&project(), &[]);
    let mut events = studio.events();
    let path = studio.folder.path().join("locales/fr/more.ftl");
    std::fs::write(&path, b"more = caf\xe9\n").unwrap();
    events.wait("state", |told| told["problem"] == true);
    std::fs::write(&path, "more = café\n").unwrap();
    events.wait("state", |told| told["problem"] == false);
}

#[test]
fn the_studio_stays_with_its_project_whatever_stands_above_it() {
    let outer = project().on_disk();
    let studio = Studio::start_in(outer, "inner", &project());
    let mut events = studio.events();
    let inner = studio.folder.path().join("inner");
    let settings = std::fs::read(inner.join("vocative.toml")).unwrap();
    std::fs::rename(inner.join("locales"), inner.join("away")).unwrap();
    std::fs::remove_file(inner.join("vocative.toml")).unwrap();
    events.wait("state", |told| told["problem"] == true);
    assert!(studio.json("/api/project")["root"].as_str().unwrap().ends_with("inner"));
    std::fs::rename(inner.join("away"), inner.join("locales")).unwrap();
    std::fs::write(inner.join("vocative.toml"), settings).unwrap();
    events.wait("state", |told| told["problem"] == false);
    assert!(studio.json("/api/project")["root"].as_str().unwrap().ends_with("inner"));
}

#[test]
fn of_an_entry_that_is_written_twice_the_one_that_is_spoken_is_shown() {
    let twice =
        project().change("locales/fr/hello.ftl", "hello-intro", "hello-intro = Première, { $name }.\nhello-intro");
    let studio = Studio::start(&twice, &[]);
    let shown = studio.json("/api/entry?id=hello-intro&locale=fr");
    assert_eq!((&shown["source"], &shown["line"]), (&json!("hello-intro = Bonjour, { $name }."), &json!(3)));
}
