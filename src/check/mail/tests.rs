//! Whole mails: the stock set has no flaw, and a flaw that is put into it is told at its place.

use include_dir::{Dir, include_dir};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::*;
use crate::diagnostic::Report;
use crate::engine::{Engine, entry_files};
use crate::render::{RenderOptions, render};
use crate::request::Request;
use crate::settings::Settings;
use crate::sources::{SourceText, Sources};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The stock set; reading it is otherwise the business of an edge.
fn stock() -> Sources {
    let mut sources = Sources::default();
    for (path, text) in files(&TEMPLATES) {
        sources.stock.templates.insert(path.clone(), SourceText { path, text });
    }
    for (path, text) in files(&LOCALES) {
        let folder = path.split('/').next().unwrap().to_owned();
        sources.stock.locales.entry(folder).or_default().push(SourceText { path, text });
    }
    sources
}

fn files(dir: &Dir<'_>) -> Vec<(String, String)> {
    let own = dir.files().map(|file| {
        (file.path().to_str().unwrap().replace('\\', "/"), file.contents_utf8().unwrap().replace("\r\n", "\n"))
    });
    own.chain(dir.dirs().flat_map(files)).collect()
}

fn engine(sources: &Sources) -> Engine {
    let mut report = Report::new();
    let engine = Engine::build(sources, Settings::default(), &mut report);
    engine.unwrap_or_else(|| panic!("{:#?}", report.findings()))
}

fn written(sources: &Sources, engine: &Engine) -> Written {
    let files = entry_files(sources, None, engine.settings(), &engine.kit(None).unwrap().locales);
    Written::read(&files, &mut Report::new())
}

fn now() -> Timestamp {
    "2026-03-14T15:09:26Z".parse().unwrap()
}

/// Everything that is found in the mail that `request` asks for.
fn examined(engine: &Engine, written: &Written, locale: &str, request: &Value) -> Vec<Diagnostic> {
    let kit = engine.kit(None).unwrap();
    let options = RenderOptions { locale: Some(locale.to_owned()), ..RenderOptions::default() };
    let rendered = render(engine, request, now(), &options).unwrap();
    let checked = Request::check(request, engine).unwrap();
    let message = rendered.compose(engine, &checked, &[], now(), "0193f0c2").unwrap();
    let specimen = Specimen {
        kit,
        written,
        email: kit.email(&rendered.email).unwrap(),
        locale: kit.locales.iter().find(|known| known.name() == locale).unwrap(),
        request,
        rendered: &rendered,
        message: Some(&message.bytes),
    };
    let mut flaws = examine_text(&specimen, &Budgets::default());
    flaws.extend(examine_document(&specimen));
    flaws.extend(examine_message(&specimen));
    flaws.iter().map(|flaw| specimen.diagnostic(flaw)).collect()
}

#[test]
fn the_stock_mails_have_no_flaw() {
    let sources = stock();
    let engine = engine(&sources);
    let written = written(&sources, &engine);
    for email in engine.kit(None).unwrap().templates.emails().values() {
        for sample in &email.samples {
            let request: Value = serde_json::from_str(&sample.text).unwrap();
            for locale in ["en", "de", "fr", "ar", "hi", "ja"] {
                let found = examined(&engine, &written, locale, &request);
                assert!(found.is_empty(), "{} {} in {locale}: {found:#?}", email.name, sample.name);
            }
        }
    }
}

/// A change of a stock file, the rule that finds it, and what stands at the place that it is told at.
struct Slip {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    rule: &'static str,
    place: (&'static str, &'static str),
}

const fn slip([file, from, to]: [&'static str; 3], rule: &'static str, place: (&'static str, &'static str)) -> Slip {
    Slip { file, from, to, rule, place }
}

#[rustfmt::skip]
const SLIPS: &[Slip] = &[
    slip(["_layouts/base.mjml", "brand.colors?.muted or '#556070'", "brand.colors?.muted or '#9aa4b2'"], "contrast-light", ("_layouts/base.mjml", "<mj-text")),
    slip(["_layouts/base.mjml", ".surface div { color: #e8ecf2 !important; }", ".surface div { color: #2a2f38 !important; }"], "contrast-dark", ("_layouts/base.mjml", "<mj-text")),
    slip(["_layouts/base.mjml", "lang=\"{{ locale }}\" dir", "lang=\"fr\" dir"], "lang-attribute", ("_layouts/base.mjml", "<mjml")),
    slip(["_layouts/base.mjml", "dir=\"{{ dir }}\">", "dir=\"rtl\">"], "dir-attribute", ("_layouts/base.mjml", "<mjml")),
    slip(["_layouts/base.mjml", "<meta name=\"color-scheme\" content=\"light dark\" />", ""], "color-scheme-missing", ("_layouts/base.mjml", "<mj-head")),
    slip(["_layouts/base.mjml", "<p>{% block reason %}", "<p style=\"font-size: 11px;\">{% block reason %}"], "text-small", ("_layouts/base.mjml", "<p")),
    slip(["_components/button.mjml", "inner-padding=\"13px 26px\"", "inner-padding=\"4px 26px\""], "button-small", ("_components/button.mjml", "<mj-button")),
    slip(["_partials/link.mjml", "href=\"{{ data.url }}\"", "href=\"#\""], "link-empty", ("_partials/link.mjml", "<a")),
    slip(["reset_email/body.mjml", "<mj-text>\n  <h1>", "<mj-image src=\"https://example.org/logo.png\" width=\"9px\" href=\"{{ data.url }}\" /><mj-text>\n  <h1>"], "image-alt", ("reset_email/body.mjml", "<mj-image")),
    slip(["reset_email/body.mjml", "<h1>", "<h3>x</h3><h1>"], "heading-order", ("reset_email/body.mjml", "<h1")),
    slip(["reset_email/body.mjml", "<div class=\"details\">", "<div class=\"details\" style=\"text-align: justify;\">"], "text-justified", ("reset_email/body.mjml", "<div")),
    slip(["reset_email/body.txt", "{{ data.url }}", ""], "parts-disagree", ("_layouts/base.txt", "{{ salutation.line }}")),
    slip(["reset_email/body.txt", "{{ data.url }}", "{{ data.url }}\nhttps://old.example.org/help"], "link-only-in-text", ("reset_email/body.txt", "https://old.example.org/help")),
    slip(["reset_email/body.txt", "{{ data.url }}", "Hi %s, {{ data.url }}"], "output-unresolved", ("reset_email/body.txt", "%s")),
    slip(["reset_email/subject.txt", "{% if brand.name %}", "A &amp; B {% if brand.name %}"], "output-escaped", ("reset_email/subject.txt", "&amp;")),
    slip(["reset_email/preheader.txt", "{{ t(id=\"reset-preheader\", duration=data.expires_in) }}", "{{ t(id=\"reset-subject-brand\", brand=brand.name or \"x\") }}"], "preheader-repeats-subject", ("en/reset.ftl", "Reset your { $brand } password")),
    slip(["reset_email/preheader.txt", "{{ t(", "Hi , {{ t("], "value-gap", ("reset_email/preheader.txt", "i ,")),
];

#[test]
fn a_slip_in_a_stock_file_is_told_at_its_place() {
    for slip in SLIPS {
        let mut sources = stock();
        let file = sources.stock.templates.get_mut(slip.file).unwrap();
        assert!(file.text.contains(slip.from), "{} holds no {:?}", slip.file, slip.from);
        file.text = file.text.replacen(slip.from, slip.to, 1);
        let engine = engine(&sources);
        let written = written(&sources, &engine);
        let email = engine.kit(None).unwrap().email("reset_email").unwrap();
        let request: Value = serde_json::from_str(&email.samples[0].text).unwrap();
        let found = examined(&engine, &written, "en", &request);
        let of_rule: Vec<_> = found.iter().filter(|d| d.rule == slip.rule).collect();
        let [told, ..] = &*of_rule else { panic!("{} is not found in {:?}: {found:#?}", slip.rule, slip.to) };
        let path = told.file.as_deref().unwrap();
        let at = told.span.clone().map_or("", |span| &sources.text(path).unwrap()[span]);
        assert_eq!((path, at), slip.place, "{told:#?}");
        assert_eq!(told.severity, rule::find(slip.rule).unwrap().severity);
        // One slip, one finding, or a few of the same kind.
        assert!(
            found.iter().all(|d| d.rule.split('-').next() == slip.rule.split('-').next()),
            "{}: {found:#?}",
            slip.rule
        );
    }
}

#[test]
fn what_the_request_says_is_nobodys_fault() {
    let sources = stock();
    let engine = engine(&sources);
    let written = written(&sources, &engine);
    let request = json!({
        "email": "reset_email",
        "user": { "email": "anna@example.net", "email_verified": true, "name": "Anna" },
        "data": {
            "url": "https://192.0.2.7/reset?to=null&x=%7By%7D", "expires_in": 900, "device": "Tom &amp; %s () {{ x }} ,  y"
        },
        "application": { "name": "NULL AND UNDEFINED!!" }
    });
    let found = examined(&engine, &written, "en", &request);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_rule_of_the_registry_is_found_by_something() {
    let sources = [
        include_str!("anchors.rs"),
        include_str!("bytes.rs"),
        include_str!("document.rs"),
        include_str!("frame.rs"),
        include_str!("images.rs"),
        include_str!("lines.rs"),
        include_str!("looks.rs"),
        include_str!("parity.rs"),
        include_str!("wording.rs"),
    ]
    .concat();
    let rules = rule::GROUPS.iter().find(|group| group.title == "Rendered mails").unwrap().rules;
    for rule in rules {
        assert!(sources.contains(&format!("\"{}\"", rule.id)), "nothing finds {}", rule.id);
    }
}

#[test]
fn mails_of_one_skeleton_differ_only_in_what_people_read() {
    let html = |lang: &str, href: &str, text: &str, style: &str| {
        format!(
            "<html lang=\"{lang}\"><body><div lang=\"{lang}\"><a href=\"{href}\" style=\"{style}\">{text}</a></div></body></html>"
        )
    };
    let one = skeleton(&html("en", "https://a", "x", "color:red"));
    assert_eq!(one, skeleton(&html("de", "https://b?c=d&amp;e", "y z", "color:red")));
    assert_ne!(one, skeleton(&html("en", "https://a", "x", "color:blue")));
    assert_ne!(one, skeleton(&html("en", "https://a", " ", "color:red")));
    assert_ne!(one, skeleton(&html("en", "https://a", "<b>x</b>", "color:red")));
}
