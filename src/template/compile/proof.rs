//! The other order: values first, then MJML, CSS and mirroring for each mail.
//!
//! It is slow and what everybody expects, so that it is the measure for the compiled templates: both must give the same document.

use std::sync::Arc;

use tera::{Context as Values, Tera};

use super::*;
use crate::template::flatten::Library;
use crate::template::scan::TemplateFile;
use crate::template::{Speech, speak};

/// Stands for the value of `dir` until the document is mirrored.
const DIR: &str = "direction-of-this-mail";

/// The html of one mail, made from `body` (a MJML file among `files`) without anything compiled ahead.
pub fn html_per_mail(
    files: &[Arc<TemplateFile>],
    body: &str,
    values: &Values,
    speech: Speech,
    preheader: &str,
) -> String {
    let library = Library::new(files.iter().filter(|file| file.name.ends_with(".mjml")).cloned(), &mut Vec::new());
    let segments = library.flatten(body).unwrap();
    let direction = speech.bundle.locale().direction();
    // `dir` is the author's decision, which mirroring must not turn round: it is filled in last.
    let mut values = values.clone();
    values.insert("dir", DIR);
    let mjml = filled(&segments, &values, speech);
    let mut guarded = String::new();
    guard_mjml(&mjml, &mut Walker::default(), &mut guarded);
    let options = mrml::prelude::render::RenderOptions { fonts: Default::default(), ..Default::default() };
    let document = mrml::parse(&guarded).unwrap().element.render(&options).unwrap();
    let inlined = inline_css(&document, &[]).unwrap();
    let html = match direction {
        Direction::Ltr => inlined,
        Direction::Rtl => mirror::mirror_html(&inlined),
    };
    with_preheader(&html)
        .replace(DIR, direction.as_str())
        .replace("{{ __preheader }}", &crate::catalog::markup::escape(preheader))
}

/// The MJML with its values, each escaped for where it stands in the MJML.
fn filled(segments: &[Segment], values: &Values, speech: Speech) -> String {
    let mut walker = Walker::default();
    let mut source = String::new();
    for segment in segments {
        match segment {
            Segment::Text(text, _) => {
                walker.feed(text);
                push_literal(&mut source, text);
            }
            Segment::Expr(tag) => {
                walker.placeholder();
                source.push_str(&wrap(tag, &walker.context(), false).unwrap());
            }
            Segment::Stmt(tag) => source.push_str(&format!("{{% {} %}}", tag.source())),
        }
    }
    let mut tera = Tera::new();
    speak::register(&mut tera);
    tera.add_raw_template("mail.html", &source).unwrap();
    speak::with_scope(speech, || tera.render("mail.html", values)).unwrap()
}
