//! `vocative locale add`: stubs beside the reference text, nothing that is there already touched.

use std::fs;
use std::path::Path;

use crate::builder::{Builder, Ran, run};

fn add(folder: &Path, tag: &str) -> Ran {
    run(folder, &["locale", "add", tag])
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"))
}

/// The builder's project with an entry that counts.
fn project() -> Builder {
    Builder::new()
        .file("templates/hello/preheader.txt", "{{ t(id=\"hello-count\", count=3) }}\n")
        .file(
            "locales/en/counts.ftl",
            "## Counting\n\n# How many.\nhello-count =\n    { $count ->\n        [one] One thing\n       *[other] { $count } things\n    }\n",
        )
        .file("locales/de/counts.ftl", "hello-count = { $count } Dinge\n")
        .file("locales/fr/counts.ftl", "hello-count = { $count } choses\n")
}

#[test]
fn a_new_locale_is_all_stubs_and_lacks_everything() {
    let folder = project().on_disk();
    let ran = add(folder.path(), "pl");
    assert_eq!((ran.code, &*ran.stderr), (Some(0), ""));
    assert_eq!(
        ran.stdout,
        "locales/pl/counts.ftl  1 stub\nlocales/pl/hello.ftl   3 stubs\n\n4 entries are to be written in pl; `vocative list` shows what is left\n"
    );
    assert_eq!(
        read(folder.path(), "locales/pl/counts.ftl"),
        "## Counting\n\n# How many.\n#\n# en:\n#     { $count ->\n#         [one] One thing\n#        *[other] { $count } things\n#     }\n\
         # Forms of $count in pl:\n#   [one] 1\n#   [few] 2~4, 22~24, 32~34, …\n#   [many] 0, 5~21, 25~31, …\n#   [other] 0.0~9.9\n\
         # hello-count =\n#     { $count ->\n#         [one]\n#         [few]\n#         [many]\n#        *[other]\n#     }\n"
    );
    let standing = &run(folder.path(), &["list", "--format", "json"]).json()["emails"][0]["locales"]["pl"];
    assert_eq!(standing["complete"], false);
    assert_eq!(standing["missing"].as_array().unwrap().len(), 4);
}

#[test]
fn a_translator_takes_the_comment_signs_off_and_writes() {
    let folder = project().on_disk();
    add(folder.path(), "ja");
    let written = read(folder.path(), "locales/ja/hello.ftl")
        .replace("# hello-subject =", "hello-subject = こんにちは")
        .replace("# hello-intro =", "hello-intro = { $name }様")
        .replace("# hello-open =", "hello-open = <link>開く</link>");
    fs::write(folder.path().join("locales/ja/hello.ftl"), written).unwrap();
    let counts = read(folder.path(), "locales/ja/counts.ftl");
    let (notes, stub) = counts.split_once("# hello-count").unwrap();
    let stub = stub.replace("\n# ", "\n").replace("[other]", "[other] { $count }件");
    fs::write(folder.path().join("locales/ja/counts.ftl"), format!("{notes}hello-count{stub}")).unwrap();
    let standing = &run(folder.path(), &["list", "--format", "json"]).json()["emails"][0]["locales"]["ja"];
    assert_eq!(standing["complete"], true, "{standing}");
}

#[test]
fn a_second_run_changes_nothing_and_a_grown_reference_adds_to_the_end() {
    let mine = "\u{feff}# Mine.\r\nhello-subject = Cześć\r\n";
    let folder = project().file("locales/pl/hello.ftl", mine).on_disk();
    let ran = add(folder.path(), "pl");
    assert!(ran.stdout.contains("locales/pl/hello.ftl   2 stubs  (added at the end)\n"), "{}", ran.stdout);
    let grown = read(folder.path(), "locales/pl/hello.ftl");
    assert_eq!(
        grown,
        format!(
            "{mine}\r\n# en: Good day, {{ $name }}.\r\n# hello-intro =\r\n\r\n# en: <link>Open your account</link>.\r\n# hello-open =\r\n"
        )
    );
    let ran = add(folder.path(), "pl");
    assert_eq!(ran.stdout, "nothing to add: all entries are written in pl, or have a stub in its folder\n");
    assert_eq!(read(folder.path(), "locales/pl/hello.ftl"), grown);
}

#[test]
fn what_a_parent_says_stands_beside_the_stub() {
    let folder = project().on_disk();
    let ran = add(folder.path(), "de-CH");
    assert!(ran.stderr.contains("4 of them come from de: write only what differs in de-CH"), "{}", ran.stderr);
    let text = read(folder.path(), "locales/de-CH/hello.ftl");
    assert!(text.contains("# en: Hello\n# de (inherited): Hallo\n# hello-subject =\n"), "{text}");
    let standing = &run(folder.path(), &["list", "--format", "json"]).json()["emails"][0]["locales"]["de-CH"];
    assert_eq!(standing["complete"], true, "what is not written is inherited");
}

#[test]
fn a_language_that_the_embedded_set_does_not_greet_in_gets_the_greetings() {
    let folder = project().on_disk();
    add(folder.path(), "gd");
    let text = read(folder.path(), "locales/gd/salutation.ftl");
    for expected in ["### $name_kind: full", "# salutation-line =\n", "# salutation-name =\n", "# salutation-title =\n"]
    {
        assert!(text.contains(expected), "{expected:?} in {text}");
    }
    add(folder.path(), "sv");
    assert!(!folder.path().join("locales/sv/salutation.ftl").exists(), "the embedded set greets in Swedish");
}

#[test]
fn entries_that_the_embedded_set_has_need_no_stub_unless_the_project_changed_them() {
    let folder = tempfile::tempdir().unwrap();
    run(folder.path(), &["new", "shop"]);
    let shop = folder.path().join("shop");
    let ran = add(&shop, "de");
    assert_eq!(ran.stdout, "nothing to add: the embedded set has all entries of the reference in de; de is offered\n");
    let reset = read(&shop, "locales/en/reset.ftl");
    fs::write(shop.join("locales/en/reset.ftl"), reset.replace("reset-title = ", "reset-title = Kindly ")).unwrap();
    add(&shop, "de");
    let text = read(&shop, "locales/de/reset.ftl");
    assert_eq!(text.matches(" =\n").count(), 1, "{text}");
    assert!(text.contains("# de (embedded): Passwort zurücksetzen\n# reset-title =\n"), "{text}");
}

#[test]
fn tags_are_canonical_and_folders_keep_their_names() {
    let folder = project()
        .file("vocative.toml", "stock = false\n[locales]\ndefault = \"en\"\nalias = { zh_CN = \"zh-Hans\" }\n")
        .on_disk();
    for (tag, place) in [("de_CH", "de-CH"), ("iw", "he"), ("zh-Hans", "zh_CN")] {
        let ran = add(folder.path(), tag);
        assert_eq!(ran.code, Some(0), "{tag}: {}", ran.stderr);
        assert!(ran.stderr.contains(&format!("`{tag}` is `{place}` here")), "{tag}: {}", ran.stderr);
        assert!(folder.path().join("locales").join(place).join("hello.ftl").exists(), "{tag}");
    }
    for (tag, reason) in [
        ("en", "is the reference"),
        ("en-XA", "pseudo-locale"),
        ("german", "not a BCP 47 language tag"),
        ("../de", "not a BCP 47 language tag"),
        ("und", "names no language"),
    ] {
        let ran = add(folder.path(), tag);
        assert_eq!(ran.code, Some(2), "{tag}");
        assert!(ran.stderr.contains(reason), "{tag}: {}", ran.stderr);
    }
    let nowhere = tempfile::tempdir().unwrap();
    let ran = add(nowhere.path(), "de");
    assert!(ran.code == Some(2) && ran.stderr.contains("no project here"), "{}", ran.stderr);
}
