//! A project that is put together once more takes over what has not changed: the result is the same as of putting it together anew.

use vocative::engine::Engine;
use vocative::render::{RenderOptions, render};
use vocative::workspace::{Place, Project, Question};

use crate::builder::{hello, now};
use crate::studio::project;

/// Everything that can be seen of an engine: what is offered where, and every mail.
fn seen(engine: Option<&Engine>) -> Vec<String> {
    let Some(engine) = engine else { return vec!["nothing".to_owned()] };
    let mut seen = Vec::new();
    for brand in std::iter::once(None).chain(engine.brands().map(Some)) {
        let kit = engine.kit(brand).unwrap();
        for email in kit.templates.emails().values() {
            seen.push(format!("{brand:?} {}: {:?}", email.name, kit.standing(&email.name)));
            for locale in kit.catalog.locales() {
                let options = RenderOptions { locale: Some(locale.name().to_owned()), ..RenderOptions::default() };
                let mut request = hello(serde_json::json!({}));
                request["email"] = email.name.as_str().into();
                request["brand"] = brand.into();
                let mail = render(engine, &request, now(), &options);
                seen.push(mail.map_or_else(|error| error.to_string(), |mail| serde_json::to_string(&mail).unwrap()));
            }
        }
    }
    seen
}

#[test]
fn every_edit_comes_to_the_same_as_a_fresh_start() {
    let folder = project().file("brands/acme/brand.toml", "name = \"Acme\"\n").on_disk();
    let read = || -> Project { Place::find(Some(folder.path()), None).unwrap().read(&Question::default()).unwrap() };
    let mut before = read().assemble().0;
    for (path, text) in [
        (
            "locales/de/hello.ftl",
            Some("hello-subject = Moin\nhello-intro = Moin, { $name }.\nhello-open = <link>Auf</link>.\n"),
        ),
        // A parent of de-AT, which is not written itself.
        ("locales/de/hello.ftl", Some("hello-subject = Hallo\nhello-open = <link>Auf</link>.\n")),
        ("locales/de/hello.ftl", Some("hello-subject = Hallo\nhello-intro = { $nmae }\nhello-open = x\n")),
        (
            "locales/de/hello.ftl",
            Some("hello-subject = Hallo\nhello-intro = Tag, { $name }.\nhello-open = <link>Auf</link>.\n"),
        ),
        // The reference, and with it the pseudo-locales.
        (
            "locales/en/hello.ftl",
            Some("hello-subject = Hi\nhello-intro = Hi, { $name }.\nhello-open = <link>Open</link>.\n"),
        ),
        (
            "locales/en/hello.ftl",
            Some("hello-subject = Hi\nhello-intro = Hi, { $name\nhello-open = <link>Open</link>.\n"),
        ),
        (
            "locales/en/hello.ftl",
            Some("hello-subject = Hi\nhello-intro = Hello, { $name }.\nhello-open = <link>Open</link>.\n"),
        ),
        // A locale more, and one less.
        (
            "locales/it/hello.ftl",
            Some("hello-subject = Ciao\nhello-intro = Ciao, { $name }.\nhello-open = <link>Apri</link>.\n"),
        ),
        ("locales/de-AT/hello.ftl", None),
        // Templates, a sample, a brand's entries, the configuration.
        ("templates/hello/body.html", Some("<p>{{ t(id=\"hello-open\", link=a(href=data.url)) }}</p>\n")),
        ("templates/hello/body.html", Some("<p>{{ t(id=\"hello-opne\", link=a(href=data.url)) }}</p>\n")),
        ("templates/hello/body.html", Some("<p>{{ t(id=\"hello-open\", link=a(href=data.url)) }}!</p>\n")),
        ("templates/hello/samples/1-anna.json", Some("{}")),
        ("brands/acme/locales/fr/hello.ftl", Some("hello-subject = Acme\n")),
        ("vocative.toml", Some("stock = false\n[locales]\nalias = { it = \"pt\" }\n")),
        ("vocative.toml", Some("stock = true\n")),
    ] {
        let file = folder.path().join(path);
        match text {
            Some(text) => {
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::write(&file, text).unwrap();
            }
            None => std::fs::remove_file(&file).unwrap(),
        }
        let project = read();
        let ((anew, fresh), (again, report)) = (project.assemble(), project.reassemble(before.as_ref()));
        assert_eq!(report.findings(), fresh.findings(), "{path}: {text:?}");
        assert_eq!(seen(again.as_ref()), seen(anew.as_ref()), "{path}: {text:?}");
        before = again;
    }
}
