//! Compiling once gives the mail that compiling per mail gives: same elements, attributes, texts and comments.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};
use scraper::{ElementRef, Html, Node};

use super::*;
use crate::diagnostic::Report;
use crate::settings::Settings;
use crate::sources::{Layer, SourceText, Sources};
use crate::template::{TemplateFile, html_per_mail};

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/templates");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The stock set; reading it is otherwise the business of an edge.
static SOURCES: LazyLock<Sources> = LazyLock::new(|| {
    let mut stock = Layer::default();
    for (path, text) in files(&TEMPLATES) {
        stock.templates.insert(path.clone(), SourceText { path, text });
    }
    for (path, text) in files(&LOCALES) {
        let folder = path.split('/').next().unwrap().to_owned();
        stock.locales.entry(folder).or_default().push(SourceText { path, text });
    }
    Sources { stock, ..Sources::default() }
});

fn files(dir: &Dir<'_>) -> Vec<(String, String)> {
    let own = dir.files().map(|file| {
        let path = file.path().to_str().unwrap().replace('\\', "/");
        (path, file.contents_utf8().unwrap().to_owned())
    });
    own.chain(dir.dirs().flat_map(files)).collect()
}

/// A document as lines: what a reader's parser sees, without blanks that it ignores.
fn tree(html: &str) -> String {
    fn blank(text: &str) -> String {
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }
    fn walk(element: ElementRef<'_>, depth: usize, out: &mut String) {
        let indent = " ".repeat(depth);
        let attributes: BTreeMap<&str, &str> = element.value().attrs().collect();
        out.push_str(&format!("{indent}<{} {attributes:?}>\n", element.value().name()));
        for node in element.children() {
            match node.value() {
                Node::Text(text) if !blank(text).is_empty() => out.push_str(&format!("{indent} {}\n", blank(text))),
                Node::Comment(comment) => out.push_str(&format!("{indent} <!--{}-->\n", blank(comment))),
                Node::Element(_) => {
                    let child = ElementRef::wrap(node);
                    if let Some(child) = child.filter(|c| blank(&c.text().collect::<String>()) != OF_IMAGES) {
                        walk(child, depth + 1, out);
                    }
                }
                _ => {}
            }
        }
    }
    let mut out = String::new();
    walk(Html::parse_document(html).root_element(), 0, &mut out);
    out
}

/// What MJML adds to the style sheet when a document has an `mj-image`. Compiled once, a template has it for all mails, also for
/// those in which no condition lets the image in; there it matches nothing.
const OF_IMAGES: &str = "@media only screen and (max-width:479px) { table.mj-full-width-mobile { width: 100% !important; } \
                         td.mj-full-width-mobile { width: auto !important; } }";

/// Both renderings of one request in one locale.
fn both(engine: &Engine, files: &[Arc<TemplateFile>], json: &Value, locale: &str) -> (String, String) {
    let request = Request::check(json, engine).unwrap();
    let kit = engine.kit(None).unwrap();
    let email = kit.email(&request.email).unwrap();
    let options = RenderOptions { locale: Some(locale.to_owned()), ..RenderOptions::default() };
    let decision = decide(engine, kit, email, &request, &options).unwrap();
    let mail = Mail { engine, kit, email, request: &request, decision: &decision, now: Timestamp::UNIX_EPOCH };
    let once = mail.attempt(&decision.locale, true, None).unwrap();

    let bundle = kit.catalog.bundle(&decision.locale).unwrap();
    let voice = mail.voice(&decision.locale).unwrap();
    let greetings = mail.greetings(bundle, &voice, None);
    let mut values = mail.context(&decision.locale, true);
    values.insert_value("salutation", salutation_value(&greetings.html, true));
    let speech = Speech { bundle: bundle.clone(), voice, target: Target::Html, links: kit.links.clone(), record: None };
    let body = format!("{}/body.mjml", email.name);
    let each = html_per_mail(files, &body, &values, speech, &once.preheader);
    (once.html, each)
}

#[test]
fn compiling_once_gives_what_compiling_per_mail_gives() {
    let mut report = Report::new();
    let engine = Engine::build(&SOURCES, Settings::default(), &mut report).unwrap();
    let files: Vec<Arc<TemplateFile>> = SOURCES
        .stock
        .templates
        .iter()
        .map(|(name, file)| {
            Arc::new(TemplateFile { path: file.path.clone(), name: name.clone(), text: file.text.clone() })
        })
        .collect();
    let mut compared = 0;
    for email in engine.kit(None).unwrap().templates.emails().values() {
        for sample in &email.samples {
            let mut json: Value = serde_json::from_str(&sample.text).unwrap();
            // Once as it is, once with every part that values can open or close.
            for hostile in [false, true] {
                if hostile {
                    json["application"] = json!({ "name": "A \"B\" <c> & d \\ é\u{301} {{ x }}" });
                    json["support_url"] = json!("https://help.example.org/?a=1&b='2'");
                    json["support_email"] = json!("help+x@example.org");
                }
                for locale in ["en", "de", "ar", "ja"] {
                    let (once, each) = both(&engine, &files, &json, locale);
                    let (once, each) = (tree(&once), tree(&each));
                    if once != each {
                        let pair = once.lines().zip(each.lines()).find(|(a, b)| a != b);
                        panic!("{} {} {locale}, hostile {hostile}: {pair:#?}", email.name, sample.name);
                    }
                    compared += 1;
                }
            }
        }
    }
    assert!(compared >= 72, "{compared}");
}
