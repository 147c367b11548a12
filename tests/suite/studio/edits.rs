//! Editing in the studio: an entry is tried out before it is saved, its file keeps everything else, and nobody's change is lost.

use serde_json::{Value, json};

use super::{Studio, project};
use crate::builder::Builder;

/// The whole of a file that other people have worked on: a byte order mark, Windows line ends, comments, an order of its own.
const FRENCH: &str = "\u{feff}### Ce fichier est relu par l'équipe.\r\n\r\n# Sous le titre\r\nhello-open = <link>Ouvrez votre compte</link>.\r\n\
                      hello-subject =\r\n    Bonjour\r\n    à vous\r\n\r\n# $name (String)\r\nhello-intro = Bonjour, { $name }.\r\n";

fn french() -> Builder {
    project().file("locales/fr/hello.ftl", FRENCH)
}

fn entry(studio: &Studio, id: &str, locale: &str) -> Value {
    studio.json(&format!("/api/entry?id={id}&locale={locale}"))
}

#[test]
fn an_entry_is_shown_as_it_is_written_with_its_reference_and_its_chain() {
    let studio = Studio::start(&french(), &[]);
    let shown = entry(&studio, "hello-intro", "fr");
    assert_eq!(shown["source"], "hello-intro = Bonjour, { $name }.");
    assert_eq!((&shown["comment"], &shown["line"]), (&json!("$name (String)"), &json!(10)));
    assert_eq!(
        (&shown["reference"]["source"], &shown["used_in"]),
        (&json!("hello-intro = Good day, { $name }."), &json!(["hello"]))
    );
    assert_eq!((&shown["writes_to"], &shown["own"]), (&json!("locales/fr/hello.ftl"), &Value::Null));
    let austrian = entry(&studio, "hello-intro", "de-AT");
    assert_eq!((&austrian["supplier"], &austrian["writes_to"]), (&json!("de"), &json!("locales/de/hello.ftl")));
    assert_eq!(austrian["own"], "locales/de-AT/hello.ftl");
    let asked: Vec<_> =
        austrian["chain"].as_array().unwrap().iter().map(|step| json!([step["locale"], step["has"]])).collect();
    assert_eq!(asked, [json!(["de-AT", false]), json!(["de", true])]);
    assert_eq!(
        entry(&studio, "hello-intro", "en-XA")["supplier"],
        "en",
        "a pseudo-locale is the reference in disguise"
    );
    assert_eq!(studio.get("/api/entry?id=hello-nix&locale=fr").status, 404);
    assert_eq!(studio.get("/api/entry?id=hello-intro&locale=sv").status, 404);
}

#[test]
fn an_edit_is_tried_out_without_being_written() {
    let studio = Studio::start(&french(), &[]);
    let attempt = |source: &str| {
        let view = json!({ "email": "hello", "sample": "2-omar" });
        studio.post("/api/entry/check", &json!({ "id": "hello-intro", "locale": "fr", "source": source, "view": view }))
    };
    let good = attempt("hello-intro = Bonsoir, { $name }.");
    assert_eq!(good["findings"], json!([]));
    assert!(good["mail"]["mail"]["html"].as_str().unwrap().contains("Bonsoir"), "{good}");
    assert_eq!(
        good["mail"]["mail"]["why"]["locale"][0]["verdict"], "absent",
        "the language is still the person's: {good}"
    );
    let misspelt = attempt("hello-intro =\n    Bonsoir,\n    { $nmae }.");
    let finding = &misspelt["findings"][0];
    assert_eq!(
        (&finding["rule"], &finding["in_edit"], &finding["line"]),
        (&json!("argument-missing"), &json!(true), &json!(3))
    );
    for broken in
        ["hello-intro = Bonsoir, { $name", "hello-itnro = x", "a = b\nhello-intro = c", "hello-intro = c\n# more", ""]
    {
        let told = attempt(broken);
        assert!(!told["findings"].as_array().unwrap().is_empty() && told["mail"].is_null(), "{broken}: {told}");
    }
    assert_eq!(studio.read("locales/fr/hello.ftl"), FRENCH);
}

fn save(studio: &Studio, more: Value) -> crate::answer::Answer {
    let mut body = json!({ "id": "hello-intro", "locale": "fr" });
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    studio.ask("PUT", "/api/entry", &body)
}

#[test]
fn a_saved_edit_changes_its_own_bytes_and_no_others() {
    let studio = Studio::start(&french(), &[]);
    let before = "hello-intro = Bonjour, { $name }.";
    let saved = save(&studio, json!({ "before": before, "source": "hello-intro =\n    Bonsoir,\n    { $name }.\n" }));
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(saved.json(), json!({ "file": "locales/fr/hello.ftl", "line": 10, "revision": 2 }));
    let expected = FRENCH.replace(before, "hello-intro =\r\n    Bonsoir,\r\n    { $name }.");
    assert_eq!(studio.read("locales/fr/hello.ftl"), expected);
    let shown = studio.mail(&json!({ "email": "hello", "locale": "fr" }));
    assert!(shown["mail"]["html"].as_str().unwrap().contains("Bonsoir"), "{shown}");
}

#[test]
fn a_change_that_somebody_else_made_meanwhile_is_not_lost() {
    let studio = Studio::start(&french(), &[]);
    let before = entry(&studio, "hello-intro", "fr")["source"].clone();
    studio.change("locales/fr/hello.ftl", "Bonjour, {", "Chère cliente, {");
    let refused = save(&studio, json!({ "before": before, "source": "hello-intro = Bonsoir, { $name }." }));
    assert_eq!((refused.status, &refused.json()["current"]), (409, &json!("hello-intro = Chère cliente, { $name }.")));
    assert!(studio.read("locales/fr/hello.ftl").contains("Chère cliente"));
}

#[test]
fn what_is_not_that_one_entry_is_refused_and_nothing_is_written() {
    let studio = Studio::start(&french(), &[]);
    let before = "hello-intro = Bonjour, { $name }.";
    for source in [
        "hello-intro = x\nhello-more = y",
        "hello-other = x",
        "hello-intro = { $name",
        "junk",
        "hello-intro = x\n\n# note",
    ] {
        let refused = save(&studio, json!({ "before": before, "source": source }));
        assert_eq!(refused.status, 422, "{source}: {}", refused.body);
        assert!(!refused.json()["findings"].as_array().unwrap().is_empty(), "{source}");
    }
    assert_eq!(studio.read("locales/fr/hello.ftl"), FRENCH);
}

#[test]
fn a_locale_gets_an_entry_of_its_own_over_its_parents() {
    let studio = Studio::start(&project(), &[]);
    let before = "hello-intro = Guten Tag, { $name }.";
    let more =
        json!({ "locale": "de-AT", "own": true, "before": before, "source": "hello-intro = Grüß Gott, { $name }." });
    assert_eq!(save(&studio, more).status, 200);
    assert_eq!(
        studio.read("locales/de-AT/hello.ftl"),
        "hello-subject = Servus\n\nhello-intro = Grüß Gott, { $name }.\n"
    );
    assert!(studio.read("locales/de/hello.ftl").contains("Guten Tag"));
    assert_eq!(entry(&studio, "hello-intro", "de-AT")["supplier"], "de-AT");
}

#[test]
fn an_entry_of_the_embedded_set_is_overlaid_in_the_project() {
    let studio = Studio::start(&Builder::default().file("locales/en/own.ftl", "").file("templates/keep.txt", ""), &[]);
    let shown = entry(&studio, "reset-title", "en");
    assert_eq!(
        (&shown["file"], &shown["writes_to"]),
        (&json!("stock:locales/en/reset.ftl"), &json!("locales/en/reset.ftl"))
    );
    let body = json!({ "id": "reset-title", "locale": "en", "before": shown["source"], "source": "reset-title = Choose anew" });
    assert_eq!(studio.ask("PUT", "/api/entry", &body).status, 200);
    assert_eq!(studio.read("locales/en/reset.ftl"), "reset-title = Choose anew\n");
    let mail = studio.mail(&json!({ "email": "reset_email", "locale": "en" }));
    assert!(mail["mail"]["html"].as_str().unwrap().contains("Choose anew"));
}

#[test]
fn a_request_is_kept_as_a_sample_once_it_is_sound() {
    let studio = Studio::start(&project(), &[]);
    let keep = |name: &str, text: &str, replace: bool| {
        studio.ask("PUT", "/api/sample", &json!({ "email": "hello", "name": name, "text": text, "replace": replace }))
    };
    let text = "{\n  \"user\": { \"email\": \"zoe@example.org\", \"name\": \"Zoë\" },\n  \"data\": { \"url\": \"https://a.example/\" }\n}";
    let kept = keep("3-zoë", text, false);
    assert_eq!((kept.status, kept.json()["file"].clone()), (201, json!("templates/hello/samples/3-zoë.json")));
    assert_eq!(studio.read("templates/hello/samples/3-zoë.json"), format!("{text}\n"));
    assert!(studio.mail(&json!({ "email": "hello", "sample": "3-zoë" }))["mail"]["frame"].is_string());
    assert_eq!(keep("3-zoë", &text.replace("Zoë", "Zoe"), false).status, 409);
    assert_eq!(keep("3-zoë", &text.replace("Zoë", "Zoe"), true).status, 201);
    assert!(studio.read("templates/hello/samples/3-zoë.json").contains("Zoe"));
    let faulty = keep("4", "{\"user\": {}}", false);
    assert_eq!(faulty.status, 422);
    assert_eq!(faulty.json()["faults"][0]["line"], 1);
    for name in ["../x", "a/b", ".hidden", "con", ""] {
        assert_eq!(keep(name, text, true).status, 422, "{name}");
    }
}

#[test]
fn a_studio_for_reading_writes_nothing() {
    let studio = Studio::start(&french(), &["--read-only"]);
    let before = "hello-intro = Bonjour, { $name }.";
    assert_eq!(save(&studio, json!({ "before": before, "source": "hello-intro = x { $name }" })).status, 403);
    let sample = json!({ "email": "hello", "name": "x", "text": "{}" });
    assert_eq!(studio.ask("PUT", "/api/sample", &sample).status, 403);
    assert_eq!(studio.read("locales/fr/hello.ftl"), FRENCH);
    let shown = entry(&studio, "hello-intro", "fr");
    assert_eq!(
        (&shown["writes_to"], &shown["why_not"]),
        (&Value::Null, &json!("The studio was started with --read-only."))
    );
}

#[test]
fn two_who_save_at_once_never_break_the_file() {
    let studio = Studio::start(&french(), &[]);
    let path = studio.folder.path().join("locales/fr/hello.ftl");
    let done = std::sync::atomic::AtomicBool::new(false);
    std::thread::scope(|scope| {
        // Somebody adds and takes away a comment above everything, as an editor saves: whole, by moving a file into place.
        scope.spawn(|| {
            for round in 0.. {
                let Ok(text) = std::fs::read_to_string(&path) else { continue };
                let bare = text.trim_start_matches('\u{feff}').trim_start_matches("# somebody else was here\r\n");
                let next = if round % 2 == 0 {
                    format!("\u{feff}# somebody else was here\r\n{bare}")
                } else {
                    format!("\u{feff}{bare}")
                };
                let beside = path.with_extension("new");
                std::fs::write(&beside, next).unwrap();
                std::fs::rename(&beside, &path).unwrap();
                if done.load(std::sync::atomic::Ordering::SeqCst) {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(3));
            }
        });
        for round in 0..40 {
            let before = entry(&studio, "hello-intro", "fr")["source"].clone();
            let saved = save(
                &studio,
                json!({ "before": before, "source": format!("hello-intro = Bonsoir {round}, {{ $name }}.") }),
            );
            assert!([200, 409].contains(&saved.status), "{}", saved.body);
        }
        done.store(true, std::sync::atomic::Ordering::SeqCst);
    });
    let text = studio.read("locales/fr/hello.ftl");
    for line in [
        "hello-open = <link>Ouvrez votre compte</link>.\r\n",
        "hello-subject =\r\n    Bonjour\r\n    à vous\r\n",
        "# $name (String)\r\nhello-intro = Bon",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn line_ends_of_the_page_do_not_reach_the_file() {
    let studio = Studio::start(&french(), &[]);
    let before = "hello-intro = Bonjour, { $name }.";
    let saved = save(&studio, json!({ "before": before, "source": "hello-intro =\r\n    Bonsoir,\r\n    { $name }." }));
    assert_eq!(saved.status, 200, "{}", saved.body);
    assert_eq!(
        studio.read("locales/fr/hello.ftl"),
        FRENCH.replace(before, "hello-intro =\r\n    Bonsoir,\r\n    { $name }.")
    );
}

#[test]
fn what_a_brand_says_is_laid_over_for_that_brand_alone() {
    let brand =
        project().file("brands/acme/brand.toml", "").file("brands/acme/locales/de/b.ftl", "hello-subject = Marke\n");
    let studio = Studio::start(&brand.file("locales/de-AT/hello.ftl", "hello-intro = Grüß Gott, { $name }.\n"), &[]);
    let body = json!({
        "id": "hello-subject", "locale": "de-AT", "brand": "acme", "own": true,
        "before": "hello-subject = Marke", "source": "hello-subject = Nur Acme"
    });
    assert_eq!(studio.ask("PUT", "/api/entry", &body).json()["file"], "brands/acme/locales/de-AT/b.ftl");
    let subject = |brand: Value| studio.mail(&json!({ "email": "hello", "brand": brand }))["mail"]["subject"].clone();
    assert_eq!((subject(json!("acme")), subject(Value::Null)), (json!("Nur Acme"), json!("Hallo")));
}

#[cfg(unix)]
#[test]
fn no_link_leads_a_save_out_of_the_project() {
    let studio = Studio::start(&project(), &[]);
    let outside = tempfile::tempdir().unwrap();
    let folder = studio.folder.path();
    std::fs::write(outside.path().join("hello.ftl"), "kept = as it is\n").unwrap();
    std::fs::rename(folder.join("templates/hello/samples"), outside.path().join("samples")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("samples"), folder.join("templates/hello/samples")).unwrap();
    std::fs::remove_file(folder.join("locales/de-AT/hello.ftl")).unwrap();
    std::os::unix::fs::symlink(outside.path().join("hello.ftl"), folder.join("locales/de-AT/hello.ftl")).unwrap();
    let text = json!({ "user": { "email": "a@example.org" }, "data": { "url": "https://a.example/" } }).to_string();
    let sample = json!({ "email": "hello", "name": "leak", "text": text });
    assert_eq!(studio.ask("PUT", "/api/sample", &sample).status, 403);
    let body = json!({
        "id": "hello-intro", "locale": "de-AT", "own": true,
        "before": "hello-intro = Guten Tag, { $name }.", "source": "hello-intro = Servus, { $name }."
    });
    assert_eq!(studio.ask("PUT", "/api/entry", &body).status, 403);
    assert_eq!(std::fs::read_to_string(outside.path().join("hello.ftl")).unwrap(), "kept = as it is\n");
    assert!(!outside.path().join("samples/leak.json").exists());
}
