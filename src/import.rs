//! Projects of other systems as Vocative's: Auth0's emails become templates and entries.
//!
//! ```text
//! Liquid ── tree ── run once for each language ── text, values, conditions ── Tera ── texts lifted, languages aligned ── overlay
//! ```
//!
//! One Auth0 template holds all languages, told apart by chains of `if` or by a prologue of assignments. [`auth0`] *runs* it for each
//! language that its conditions name, with everything decided that depends on the language; what remains becomes one template with
//! entries, and a file of entries for each language. Nothing is dropped silently: what has no counterpart is an error with its place in the
//! author's source, and no files come of it; what reads otherwise than before is a warning.

mod adapt;
mod align;
mod call;
mod desk;
mod evaluate;
mod html;
mod languages;
mod liquid;
mod piece;
mod prove;
mod specialize;
mod text;
mod variables;
mod write;

use std::collections::{BTreeMap, BTreeSet};

pub use self::desk::{CHANGED, LANGUAGE, LEFT_OUT, SYNTAX, UNTRANSLATED, VALUE};

use self::align::{Aligned, align};
use self::desk::Desk;
use self::liquid::Node;
use self::specialize::Specialized;
use crate::diagnostic::{Diagnostic, Report};
use crate::locale::{Direction, Locale};
use crate::sources::{Layer, SourceText};
use crate::template::{EmailSpec, MAX_FILE};

/// Names that Auth0's API accepts and does nothing with, and what is meant.
const LEGACY: &[(&str, &str)] = &[("change_password", "reset_email"), ("password_reset", "reset_email")];

/// The most that `crowded` may come to.
const MAX_CROWD: usize = 128 << 20;

/// One email template as Auth0 keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Auth0Template {
    /// Its name in Auth0's API, such as `reset_email`. The legacy names `change_password` and `password_reset` mean `reset_email`.
    pub template: String,
    /// How diagnostics name the body, such as `emails/reset_email.html`.
    pub path: String,
    /// How diagnostics name the subject, such as `emails/reset_email.json`.
    pub subject_path: String,
    /// The html, in Liquid.
    pub body: String,
    /// The subject, in Liquid; without one the stock email's is used.
    pub subject: Option<String>,
    /// The sender, in Liquid. It is the project's configuration here; see [`sender`].
    pub from: Option<String>,
    /// Where a link leads in the end, in Liquid. Whoever makes the link decides that here.
    pub result_url: Option<String>,
    /// Whether Auth0 sends it. It is translated all the same.
    pub enabled: bool,
}

impl Auth0Template {
    /// The stock email that the template is.
    pub fn email(&self) -> &str {
        LEGACY.iter().find(|(legacy, _)| *legacy == self.template).map_or(self.template.as_str(), |(_, now)| now)
    }

    /// How diagnostics name the file that holds what is neither body nor subject: `subject_path` up to its `#`.
    pub fn settings_path(&self) -> &str {
        self.subject_path.split_once('#').map_or(self.subject_path.as_str(), |(file, _)| file)
    }
}

/// Translates one template into files that lie over the `stock` set: `templates/<email>/body.html`, `body.txt`, `subject.txt`,
/// `preheader.txt`, parts for one locale and `email.toml` where they are needed, and `locales/<tag>/<email>.ftl`.
///
/// `reference` is the locale that the text of the last branch (for people of no language that the template knows) is written in. The files
/// load over the stock set without errors, and the email is offered in every locale that they have.
///
/// `None` when anything cannot be translated: `report` then holds at least one error, each with the file, line and column of the source and
/// a hint. Warnings, of what is otherwise than before, come with files as well.
pub fn auth0(template: &Auth0Template, stock: &Layer, reference: &Locale, report: &mut Report) -> Option<Layer> {
    let email = template.email();
    let Some((spec, toml)) = stock_spec(email, stock) else {
        let message = format!("Vocative has no email `{}`", template.template);
        let known: Vec<&str> = stock.templates.keys().filter_map(|name| name.strip_suffix("/email.toml")).collect();
        let hint = format!("the emails are {}", known.join(", "));
        report.push(Diagnostic::error(UNTRANSLATED, message).in_file(&template.path).email(email).hint(hint));
        return None;
    };
    let body_text = normalized(&template.body);
    let subject_text = template.subject.as_deref().map(normalized).filter(|text| !text.trim().is_empty());
    let mut body = Desk::new(&template.path, &body_text, email);
    let mut subject = Desk::new(&template.subject_path, subject_text.as_deref().unwrap_or_default(), email);
    if let Some(url) = template.result_url.as_deref().filter(|url| !url.trim().is_empty()) {
        let message = format!("the address `{url}` after the link is left out");
        let hint = "whoever makes the link decides where it leads in the end; pass it where `data.url` is made";
        report.push(Diagnostic::warning(LEFT_OUT, message).in_file(template.settings_path()).email(email).hint(hint));
    }
    if subject_text.is_none() {
        let message = "there is no subject; the one of the stock email is used".to_owned();
        subject.warning_once("subject", LEFT_OUT, 0..0, message, "write templates/…/subject.txt for one of your own");
    }
    let layer = translated(&spec, toml, stock, reference, &mut body, &mut subject);
    let failed = body.has_failed() || subject.has_failed();
    report.extend(body.findings().chain(subject.findings()));
    layer.filter(|_| !failed)
}

/// The mailbox that a template's `from` names, for `sender.from`. Nothing where it holds Liquid other than the application's name before the
/// address: there is one sender for a project, and one for each brand.
pub fn sender(from: &str, application: &str) -> Option<String> {
    let mut text = from.trim().to_owned();
    for name in ["application.name", "client.name", "friendly_name"] {
        for written in [format!("{{{{ {name} }}}}"), format!("{{{{{name}}}}}")] {
            text = text.replace(&written, application);
        }
    }
    (!text.contains("{{") && !text.contains("{%") && text.contains('@')).then_some(text)
}

/// The stock email's `email.toml`.
fn stock_spec<'a>(email: &str, stock: &'a Layer) -> Option<(EmailSpec, &'a SourceText)> {
    let file = stock.templates.get(&format!("{email}/email.toml"))?;
    Some((EmailSpec::parse(&file.path, &file.text).ok()?, file))
}

/// Without a byte order mark, with `\n` line ends, as a project's files are read.
fn normalized(text: &str) -> String {
    text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n")
}

fn translated<'d>(
    spec: &EmailSpec,
    toml: &SourceText,
    stock: &Layer,
    reference: &Locale,
    body: &mut Desk<'d>,
    subject: &mut Desk<'d>,
) -> Option<Layer> {
    let has_subject = !subject.text.is_empty();
    if body.text.trim().is_empty() {
        body.error(UNTRANSLATED, 0..0, "the body is empty", "leave the template out; the stock email is sent instead");
        return None;
    }
    let nodes = parsed(body)?;
    let subject_nodes = if has_subject { Some(parsed(subject)?) } else { None };
    let folder = toml.path.strip_suffix("/email.toml").unwrap_or(&toml.path);
    let email = folder.rsplit('/').next().unwrap_or_default().to_owned();
    let fields = spec.fields();
    let special = specialize::specialize(&nodes, subject_nodes.as_deref(), &fields, body, subject);
    if body.has_failed() || subject.has_failed() {
        // All that is wrong is said at once.
        special.look_through(body);
        return None;
    }
    let Specialized { editions, declare } = specialize::editions(special, &spec.title, reference, body, subject)?;
    let known = stock_ids(stock);
    let aligned = align(&email, &editions, &|id| known.contains(id));
    told_apart(&aligned, body, subject);
    let mut layer = layer(&email, &aligned, stock, reference);
    if let Some(file) = layer.templates.values().find(|file| file.text.len() > MAX_FILE) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let message = format!("`{name}` would have {} bytes; at most {MAX_FILE} are read", file.text.len());
        body.error(UNTRANSLATED, 0..0, message, "let the languages differ less in their attributes");
        return None;
    }
    if layer.templates.values().any(|file| crowded(&file.text) > MAX_CROWD) {
        let message = "very many texts stand in a line that is very long";
        body.error(UNTRANSLATED, 0..0, message, "break the line between elements");
        return None;
    }
    if !declare.is_empty() {
        let text = declared(&toml.text, &declare);
        add(&mut layer, &email, "email.toml", text);
    }
    let proof = prove::Proof { email: &email, layer: &layer, stock, reference, aligned: &aligned };
    proof.load(body, subject);
    Some(layer)
}

/// What loading a template copies: Tera makes a report, with the whole line, of each function that it does not know yet.
fn crowded(text: &str) -> usize {
    text.lines().map(|line| line.len().saturating_mul(line.matches("{{ t(").count())).sum()
}

/// The tree of a source; nothing where it is no Liquid, or too large.
fn parsed(desk: &mut Desk<'_>) -> Option<Vec<Node>> {
    if desk.text.len() > MAX_FILE {
        let message = format!("the template has {} bytes; at most {MAX_FILE} are read", desk.text.len());
        desk.error(UNTRANSLATED, 0..0, message, "make it smaller; Gmail clips html above 102 kB");
        return None;
    }
    if let Some(at) = desk.text.find(|c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r')) {
        desk.error(SYNTAX, at..at + 1, "a control character stands here", "take it out");
        return None;
    }
    let (nodes, faults) = liquid::parse(desk.text);
    for fault in faults {
        if fault.harmless {
            desk.warning(SYNTAX, fault.span, fault.message, fault.hint);
        } else {
            desk.error(SYNTAX, fault.span, fault.message, fault.hint);
        }
    }
    Some(nodes)
}

/// Ids of the stock entries, which an imported email must not change for others.
fn stock_ids(stock: &Layer) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for line in stock.locales.values().flatten().flat_map(|file| file.text.lines()) {
        if let Some((id, _)) = line.split_once('=')
            && id.starts_with(|c: char| c.is_ascii_alphabetic())
        {
            ids.insert(id.trim().to_owned());
        }
    }
    ids
}

/// Says which locales have a part of their own.
fn told_apart<'d>(aligned: &Aligned, body: &mut Desk<'d>, subject: &mut Desk<'d>) {
    let parts = [(Some(&aligned.body), body, "html"), (aligned.subject.as_ref(), subject, "subject")];
    for (part, desk, name) in parts {
        let Some(part) = part.filter(|part| !part.apart.is_empty()) else { continue };
        let tags: Vec<&str> = part.apart.keys().map(String::as_str).collect();
        let message =
            format!("the {name} for {} is built otherwise than that of the others, and stays apart", tags.join(", "));
        let hint = "its words stand in a file for that locale; let the languages differ in words alone to have them as entries";
        desk.warning_once("apart", CHANGED, 0..0, message, hint);
    }
}

fn add(layer: &mut Layer, email: &str, name: &str, text: String) {
    let path = format!("templates/{email}/{name}");
    layer.templates.insert(format!("{email}/{name}"), SourceText { path, text });
}

/// The files of the overlay.
fn layer(email: &str, aligned: &Aligned, stock: &Layer, reference: &Locale) -> Layer {
    let mut layer = Layer::default();
    let has = |name: &str| stock.templates.contains_key(&format!("{email}/{name}"));
    if let Some(subject) = &aligned.subject {
        add(&mut layer, email, "subject.txt", subject.shared.text.clone());
        for (tag, written) in &subject.apart {
            add(&mut layer, email, &format!("subject.{tag}.txt"), written.text.clone());
        }
    }
    let body = &aligned.body;
    let all = std::iter::once((None, &body.shared)).chain(body.apart.iter().map(|(tag, written)| (Some(tag), written)));
    for (tag, written) in all {
        let name = |stem: &str, ending: &str| match tag {
            Some(tag) => format!("{stem}.{tag}.{ending}"),
            None => format!("{stem}.{ending}"),
        };
        // Who laid a mail out from right to left means it so.
        let mirrored = tag.and_then(|tag| Locale::parse(tag).ok()).is_some_and(|l| l.direction() == Direction::Rtl);
        let html = if mirrored { adapt::unmirrored(&written.text) } else { written.text.clone() };
        add(&mut layer, email, &name("body", "html"), html);
        // The stock email's text and preheader say what its html says, not what this one does.
        if has("body.txt") {
            add(&mut layer, email, &name("body", "txt"), text::text(&written.text));
        }
        if has("preheader.txt") {
            let subject = aligned.subject.as_ref().map(|subject| subject.shared.text.trim().to_owned());
            let line = match tag {
                None => text::preheader(&written.text).or(subject),
                Some(_) => text::first_words(&written.text).or(subject),
            };
            add(&mut layer, email, &name("preheader", "txt"), format!("{}\n", line.unwrap_or_default()));
        }
    }
    let mut entries = aligned.entries.clone();
    entries.entry(reference.tag().to_owned()).or_default();
    for tag in aligned.body.apart.keys() {
        entries.entry(tag.clone()).or_default();
    }
    for (tag, text) in entries {
        let folder = if tag == reference.tag() { reference.name().to_owned() } else { tag };
        let path = format!("locales/{folder}/{email}.ftl");
        layer.locales.entry(folder).or_default().push(SourceText { path, text });
    }
    layer
}

/// `email.toml` with more fields.
fn declared(toml: &str, fields: &BTreeMap<String, &'static str>) -> String {
    let lines: String = fields.iter().map(|(name, schema)| format!("properties.{name} = {schema}\n")).collect();
    let section = toml.find("\n[data]").map(|at| at + 1).or_else(|| toml.starts_with("[data]").then_some(0));
    let Some(section) = section else { return format!("{}\n\n[data]\n{lines}", toml.trim_end()) };
    let next = toml[section + 1..].find("\n[").map_or(toml.len(), |at| section + 1 + at);
    format!(
        "{}\n{lines}{}",
        toml[..next].trim_end(),
        if next < toml.len() { format!("\n{}", &toml[next + 1..]) } else { String::new() }
    )
}

#[cfg(test)]
mod tests;
