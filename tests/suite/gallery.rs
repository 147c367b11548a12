//! `vocative gallery`: which files, what they say, and that nothing of a mail gets out of its frame.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use scraper::{Html, Selector};

use crate::builder::{Builder, Ran, run};

/// A pixel (PNG).
pub const PIXEL: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 31, 21, 196,
    137, 0, 0, 0, 13, 73, 68, 65, 84, 120, 156, 99, 96, 248, 207, 192, 0, 0, 3, 1, 1, 0, 24, 221, 141, 176, 0, 0, 0, 0,
    73, 69, 78, 68, 174, 66, 96, 130,
];

fn sample(name: &str) -> String {
    serde_json::json!({
        "user": { "email": "reader@example.org", "email_verified": true, "name": name },
        "data": { "url": "https://app.example.org/open" }
    })
    .to_string()
}

/// Two samples, three languages, an image.
fn project() -> Builder {
    Builder::new()
        .plain()
        .file("templates/hello/samples/1-anna.json", &sample("Anna"))
        .file("templates/hello/samples/2-quotes.json", &sample("O'Neil \"Q\" & Söhne"))
        .bytes("assets/lo go.png", PIXEL)
        .change("templates/hello/body.html", "<p>", "<img src=\"assets/lo go.png\" alt=\"\"><p>")
}

fn gallery(folder: &Path, arguments: &[&str]) -> Ran {
    run(folder, &[&["gallery", "out"], arguments].concat())
}

/// Every file below a folder, by its path.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut pending = vec![root.to_path_buf()];
    while let Some(folder) = pending.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn page(root: &Path, name: &str) -> Html {
    Html::parse_document(&fs::read_to_string(root.join("out").join(name)).unwrap())
}

fn all(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
}

fn values(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.attr(attribute).unwrap_or_default().to_owned()).collect()
}

#[test]
fn every_email_sample_and_locale_has_its_place_and_equal_projects_give_equal_files() {
    let folder = project().on_disk();
    let ran = gallery(folder.path(), &[]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    // Two samples in three languages and two disguises.
    assert!(ran.stdout.starts_with("1 email, 3 locales, 10 mails in "), "{}", ran.stdout);
    let index = page(folder.path(), "index.html");
    assert_eq!(all(&index, "tbody th code"), ["en", "de", "fr", "en-XA", "ar-XB"]);
    assert_eq!(values(&index, "td a", "href")[1], "mails/hello/1-anna.html#de");
    let cards = page(folder.path(), "mails/hello/2-quotes.html");
    assert_eq!(values(&cards, ".card", "id"), ["en", "de", "fr", "en-XA", "ar-XB"]);
    assert_eq!(all(&cards, ".card .subject")[..3], ["Hello", "Hallo", "Bonjour à vous"]);
    assert_eq!(values(&cards, ".card .subject", "dir")[3..], ["ltr", "rtl"]);
    assert!(all(&cards, "#de pre")[0].starts_with("Guten Tag, O'Neil"), "{:?}", all(&cards, "#de pre"));
    let first = files(&folder.path().join("out"));
    let ran = gallery(folder.path(), &[]);
    assert_eq!(ran.code, Some(0), "a former gallery is replaced: {}", ran.stderr);
    assert_eq!(files(&folder.path().join("out")), first);
}

// Windows has no such names.
#[cfg(unix)]
#[test]
fn every_link_and_frame_leads_to_a_file_of_the_gallery_whatever_a_sample_is_called() {
    let hostile = "3 <b>&\"#%'ü";
    let folder = project().file(&format!("templates/hello/samples/{hostile}.json"), &sample("Eve")).on_disk();
    assert_eq!(gallery(folder.path(), &[]).code, Some(0));
    let out = folder.path().join("out");
    let files = files(&out);
    assert!(files.contains_key(&format!("mails/hello/{hostile}.html")), "{:?}", files.keys());
    for name in files.keys().filter(|name| name.ends_with(".html") && !name.starts_with("frames/")) {
        let page = page(folder.path(), name);
        let base = url::Url::parse("file:///").unwrap().join(&urlencoded(name)).unwrap();
        let addresses = ["href", "src"].into_iter().flat_map(|key| values(&page, &format!("[{key}]"), key));
        for address in addresses {
            let target = base.join(&address).unwrap();
            assert_eq!(target.scheme(), "file", "{name}: {address}");
            let path = decoded(target.path().trim_start_matches('/'));
            let own = address.starts_with('#') && path.is_empty();
            assert!(own || files.contains_key(&path), "{name}: {address} leads to {path}");
        }
        assert!(all(&page, "nav.switch a").is_empty() || all(&page, "nav.switch a").contains(&hostile.to_owned()));
        assert!(all(&page, "b").iter().all(|bold| bold.parse::<usize>().is_ok()), "{name}: markup of a name");
    }
}

#[cfg(unix)]
fn urlencoded(path: &str) -> String {
    path.bytes()
        .map(|b| {
            if b.is_ascii_alphanumeric() || b"/-._".contains(&b) {
                char::from(b).to_string()
            } else {
                format!("%{b:02X}")
            }
        })
        .collect()
}

#[cfg(unix)]
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let (mut out, mut at) = (Vec::new(), 0);
    while at < bytes.len() {
        if bytes[at] == b'%' {
            out.push(u8::from_str_radix(&path[at + 1..at + 3], 16).unwrap());
            at += 3;
        } else {
            out.push(bytes[at]);
            at += 1;
        }
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn a_mail_stays_in_its_frame_and_nothing_comes_from_elsewhere() {
    let folder = project().on_disk();
    assert_eq!(gallery(folder.path(), &[]).code, Some(0));
    let cards = page(folder.path(), "mails/hello/1-anna.html");
    assert_eq!(values(&cards, "iframe", "sandbox"), [""; 5], "a frame may do nothing");
    for (name, content) in files(&folder.path().join("out")).iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8(content.clone()).unwrap();
        let policy = values(&Html::parse_document(&text), "meta[http-equiv=Content-Security-Policy]", "content");
        assert!(policy.len() == 1 && policy[0].starts_with("default-src 'none'"), "{name}: {policy:?}");
        assert_eq!(text.contains("script-src"), !name.starts_with("frames/"), "{name}");
        assert!(!text.contains("cid:") && !text.contains(" style=") && !text.contains(" onclick="), "{name}");
    }
    let frame = page(folder.path(), "frames/hello/1-anna/de.html");
    assert!(values(&frame, "img", "src")[0].starts_with("data:image/png;base64,iVBORw0KGgo"));
    assert_eq!(values(&frame, "html", "lang"), ["de"], "the mail keeps its own <html>");
}

#[test]
fn findings_stand_with_the_email_and_the_locale_that_they_are_of() {
    let folder = project()
        .change("locales/de/hello.ftl", "Hallo", "Hallo { $nobody }")
        .change("locales/fr/hello.ftl", "hello-open = <link>Ouvrez votre compte</link>.\n", "")
        .on_disk();
    let ran = gallery(folder.path(), &[]);
    assert_eq!(ran.code, Some(0), "a gallery shows what is wrong: {}", ran.stderr);
    let index = page(folder.path(), "index.html");
    let [en, de, fr, ..] = &values(&index, "td > *", "title")[..] else { panic!() };
    assert_eq!(en, "hello in en: no findings");
    assert!(de.starts_with("hello in de: ") && de.contains("error"), "{de}");
    assert!(fr.contains("not offered, it lacks hello-open"), "{fr}");
    assert!(
        all(&index, "#findings code").contains(&"locales/de/hello.ftl:1:25".to_owned()),
        "{:?}",
        all(&index, "#findings code")
    );
    let cards = page(folder.path(), "mails/hello/1-anna.html");
    assert!(all(&cards, "#de .none")[0].starts_with("Cannot be rendered"));
    assert!(!all(&cards, "#de .findings li").is_empty() && all(&cards, "#en .findings li").is_empty());
}

#[test]
fn only_what_was_asked_for_is_shown_and_what_does_not_exist_is_refused() {
    let folder = project().on_disk();
    assert_eq!(gallery(folder.path(), &["--locale", "DE", "--locale", "ar-XB", "--email", "hello"]).code, Some(0));
    assert_eq!(all(&page(folder.path(), "index.html"), "tbody th code"), ["de", "ar-XB"]);
    let before = files(&folder.path().join("out"));
    for (arguments, said) in [
        (["--locale", "sv"], "no email is offered in sv"),
        (["--email", "helo"], "did you mean `hello`?"),
        (["--since", "nowhere"], "nowhere"),
    ] {
        let ran = gallery(folder.path(), &arguments);
        assert!(ran.code != Some(0) && ran.stderr.contains(said), "{arguments:?}: {}", ran.stderr);
    }
    assert_eq!(files(&folder.path().join("out")), before, "a refused run changes nothing");
}

#[test]
fn a_folder_with_anything_else_in_it_is_left_alone() {
    let folder = project().on_disk();
    fs::create_dir(folder.path().join("out")).unwrap();
    assert_eq!(gallery(folder.path(), &[]).code, Some(0), "an empty folder is fine");
    fs::remove_file(folder.path().join("out/vocative-gallery.txt")).unwrap();
    let ran = gallery(folder.path(), &[]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("out is not empty and no gallery"), "{}", ran.stderr);
    let ran = run(folder.path(), &["gallery", "vocative.toml"]);
    assert_eq!(ran.code, Some(2), "{}", ran.stderr);
    assert!(folder.path().join("vocative.toml").is_file());
}

#[test]
fn since_an_older_state_only_what_changed_is_shown_before_and_after() {
    let folder = project()
        .file(
            "locales/it/hello.ftl",
            "hello-subject = Ciao\nhello-intro = Buongiorno, { $name }.\nhello-open = <link>Apri</link>.\n",
        )
        .on_disk();
    let older = folder.path().join("older");
    project()
        .file(
            "locales/it/hello.ftl",
            "hello-subject = Ciao\nhello-intro = Buongiorno, { $name }.\nhello-open = <link>Apri</link>.\n",
        )
        .write(&older);
    let change = |file: &str, from: &str, to: &str| {
        let text = fs::read_to_string(folder.path().join(file)).unwrap();
        fs::write(folder.path().join(file), text.replace(from, to)).unwrap();
    };
    let ran = gallery(folder.path(), &["--since", "older"]);
    assert!(ran.stdout.starts_with("since older: 0 emails, 0 locales, 0 mails"), "{}{}", ran.stdout, ran.stderr);
    change("locales/de/hello.ftl", "Guten Tag", "Servus");
    fs::remove_dir_all(folder.path().join("locales/it")).unwrap();
    let ran = gallery(folder.path(), &["--since", "older"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert_eq!(all(&page(folder.path(), "index.html"), "tbody th code"), ["de", "it"]);
    let cards = page(folder.path(), "mails/hello/1-anna.html");
    assert_eq!(
        values(&cards, "#de iframe", "src"),
        ["../../before/hello/1-anna/de.html", "../../frames/hello/1-anna/de.html"]
    );
    assert_eq!(
        (all(&cards, "#de del")[0].as_str(), all(&cards, "#de ins")[0].as_str()),
        ("-Guten Tag, Anna.", "+Servus, Anna.")
    );
    assert_eq!(values(&cards, "#it iframe", "src"), ["../../before/hello/1-anna/it.html"]);
    // A picture that is another one under the same name is a change too.
    fs::write(folder.path().join("assets/lo go.png"), &PIXEL[..60]).unwrap();
    gallery(folder.path(), &["--since", "older"]);
    assert_eq!(all(&page(folder.path(), "index.html"), "tbody th code"), ["en", "de", "fr", "it", "en-XA", "ar-XB"]);
}

#[test]
fn the_pages_work_in_a_browser_from_disk() {
    let Ok(chromium) = std::env::var("VOCATIVE_TEST_CHROMIUM") else {
        assert!(std::env::var_os("VOCATIVE_TEST_OUTSIDE").is_none(), "VOCATIVE_TEST_CHROMIUM is not set");
        return;
    };
    let folder = project().on_disk();
    assert_eq!(gallery(folder.path(), &[]).code, Some(0));
    let opened = |name: &str| {
        let profile = tempfile::tempdir().unwrap();
        let output = Command::new(&chromium)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-sync"])
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .args(["--virtual-time-budget=10000", "--window-size=1400,2000", "--dump-dom"])
            .arg(format!("file://{}", folder.path().join("out").join(name).display()))
            .output()
            .unwrap();
        Html::parse_document(&String::from_utf8(output.stdout).unwrap())
    };
    // The script ran under the page's policy, and a frame was there to be loaded. A busy machine may print the page before that.
    let loaded = || values(&opened("mails/hello/1-anna.html"), "iframe", "class");
    assert!((0..5).any(|_| loaded().contains(&"loaded".to_owned())), "no frame was loaded in five openings");
    let index = opened("index.html");
    assert_eq!(values(&index, "form.filter[hidden]", "class"), [""; 0]);
    assert_eq!(all(&opened("frames/hello/1-anna/de.html"), "p")[0], "Guten Tag, Anna.");
}
