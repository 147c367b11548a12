//! Emails: folders of `templates/` compiled into what renders them.
//!
//! Everything happens once, when a project loads: files are flattened (`flatten`), looked through (`analyze`), MJML and
//! CSS compiled and layouts mirrored (`compile`), and the results handed to one Tera instance. Rendering then only fills in values.

mod analyze;
mod compile;
pub mod extract;
mod fault;
mod flatten;
mod html;
mod mirror;
mod placement;
mod plain;
mod protect;
mod scan;
mod speak;
pub mod spec;
pub mod spoken;

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

use tera::{Context, Tera};

pub use analyze::{EntryCall, VARIABLES};
#[cfg(test)]
pub(crate) use compile::proof::html_per_mail;
pub use fault::RenderFault;
pub use html::Surroundings;
pub(crate) use html::is_void;
pub(crate) use placement::{Language, style_links, unclosed};
#[cfg(test)]
pub(crate) use scan::scan;
pub use scan::{Place, TemplateFile};
pub(crate) use scan::{Segment, closing, quote, unescape};
pub use speak::Speech;
pub(crate) use speak::plain_text;
pub use spec::{EmailSpec, Kind, OnUnknown};

use self::flatten::Library;
use crate::catalog::markup::Target;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::locale::{Direction, Locale};
use crate::profile::Profile;
use crate::settings::LocaleSettings;

/// The largest mail part that is rendered.
pub const MAX_OUTPUT: usize = 2 << 20;
/// The largest template file that is read.
pub const MAX_FILE: usize = 512 << 10;

/// A part of an email.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The subject line.
    Subject,
    /// The line that mail programs show beside the subject.
    Preheader,
    /// `text/plain`.
    Text,
    /// `text/html`.
    Html,
}

impl Part {
    /// Every part.
    pub const ALL: [Part; 4] = [Part::Subject, Part::Preheader, Part::Text, Part::Html];

    /// The part's name in commands and diagnostics.
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Subject => "subject",
            Part::Preheader => "preheader",
            Part::Text => "text",
            Part::Html => "html",
        }
    }

    /// Where entries of this part land.
    pub fn target(self) -> Target {
        match self {
            Part::Subject | Part::Preheader => Target::Line,
            Part::Text => Target::Text,
            Part::Html => Target::Html,
        }
    }
}

/// A sample: a named example request beside a template.
#[derive(Clone, Debug)]
pub struct Sample {
    /// File name without `.json`.
    pub name: String,
    /// Path of the file.
    pub path: String,
    /// The file's text.
    pub text: String,
}

/// One email, compiled.
#[derive(Debug)]
pub struct Email {
    /// Its folder's name.
    pub name: String,
    /// Its `email.toml`.
    pub spec: EmailSpec,
    /// Samples by name.
    pub samples: Vec<Sample>,
    /// Calls of `t`, with the part and the locale that the calling file is for (`None`: all).
    pub calls: Vec<(Part, Option<String>, EntryCall)>,
    /// Whether a part uses `salutation`.
    pub salutation: bool,
    /// The first visible words outside of `t`, if any, with the locale that their file is written for.
    pub literals: Vec<(Part, Option<String>, Place)>,
    /// Files that make up each part, for `explain`.
    pub files: BTreeMap<(Part, Option<String>), String>,
    /// Addresses that are fixed in the templates, with their places.
    pub addresses: Vec<(String, Place)>,
    /// Its `email.toml`.
    pub spec_file: Arc<TemplateFile>,
    /// Fields of `user` that may be empty and are printed without a guard.
    pub unguarded: Vec<(&'static str, Place)>,
    /// Data fields that each part uses, and where it shows them.
    pub data_used: BTreeMap<(Part, Option<String>), DataUse>,
    /// A short fingerprint of the templates, for `X-Vocative-Email`.
    pub digest: String,
    /// What the author wrote for each part, flattened: where a fault of the rendered mail is looked for.
    pub(crate) written: BTreeMap<(Part, Option<String>), Vec<Segment>>,
    /// The compiled schema of `data`.
    validator: jsonschema::Validator,
    variants: BTreeSet<(Part, Option<String>)>,
}

/// What a part does with `data`.
#[derive(Clone, Debug, Default)]
pub struct DataUse {
    /// Fields that it uses in any way.
    pub used: BTreeSet<String>,
    /// Fields that a reader gets to see, with the first place.
    pub shown: BTreeMap<String, Place>,
}

/// Renders the parts of all emails of one brand. Immutable and shared between threads.
#[derive(Debug)]
pub struct TemplateSet {
    tera: Tera,
    emails: BTreeMap<String, Email>,
    /// What it was built from, if nothing was found in it.
    print: Option<u64>,
}

impl TemplateSet {
    /// Compiles all emails among `files` (already overlaid). A part for one locale is named like a folder of `locales`. Faults go to
    /// `report`; nothing may be rendered then.
    pub fn build(files: &[Arc<TemplateFile>], locales: &LocaleSettings, report: &mut Report) -> TemplateSet {
        let mut own = Report::new();
        let mut set = TemplateSet::compile(files, locales, &mut own);
        set.print = own.is_empty().then(|| print(files, locales));
        report.extend(own.into_findings());
        set
    }

    /// The same once more: `before` itself when nothing of what it was built from has changed.
    pub fn rebuild(
        files: &[Arc<TemplateFile>],
        locales: &LocaleSettings,
        before: Option<&Arc<TemplateSet>>,
        report: &mut Report,
    ) -> Arc<TemplateSet> {
        let same = before.filter(|before| before.print.is_some_and(|known| known == print(files, locales)));
        same.cloned().unwrap_or_else(|| Arc::new(TemplateSet::build(files, locales, report)))
    }

    fn compile(files: &[Arc<TemplateFile>], locales: &LocaleSettings, report: &mut Report) -> TemplateSet {
        let mut tera = Tera::new();
        speak::register(&mut tera);
        let (files, oversize): (Vec<_>, Vec<_>) = files.iter().cloned().partition(|f| f.text.len() <= MAX_FILE);
        for file in oversize {
            let message = format!("the file has {} bytes; at most {MAX_FILE} are read", file.text.len());
            report.push(
                Diagnostic::error("source-too-large", message).in_file(&file.path).hint("split it into partials"),
            );
        }
        let mut diagnostics = Vec::new();
        for file in files.iter().filter(|f| is_template(&f.name)) {
            diagnostics.extend(syntax(file));
        }
        let broken: BTreeSet<String> = diagnostics.iter().filter_map(|d: &Diagnostic| d.file.clone()).collect();
        let sound = files.iter().filter(|f| is_template(&f.name) && !broken.contains(&f.path)).cloned();
        let library = Library::new(sound, &mut diagnostics);
        let mut emails = BTreeMap::new();
        for name in email_names(&files) {
            let folder: Vec<&Arc<TemplateFile>> =
                files.iter().filter(|f| f.name.strip_prefix(&name).is_some_and(|rest| rest.starts_with('/'))).collect();
            let unusable = folder.iter().any(|f| broken.contains(&f.path));
            let mut builder =
                EmailBuilder { name: &name, library: &library, tera: &mut tera, locales, diagnostics: Vec::new() };
            let email = builder.build(&folder);
            let faults = builder.diagnostics;
            // An email with faults stays, so that its entries are compared as well; no engine comes of it.
            if let Some(email) = email.filter(|_| !unusable) {
                emails.insert(name.clone(), email);
            }
            if !unusable {
                diagnostics.extend(faults.into_iter().map(|d| d.email(&name)));
            }
        }
        report.extend(diagnostics);
        TemplateSet { tera, emails, print: None }
    }

    /// All emails by name.
    pub fn emails(&self) -> &BTreeMap<String, Email> {
        &self.emails
    }

    /// One email.
    pub fn email(&self, name: &str) -> Option<&Email> {
        self.emails.get(name)
    }

    /// Renders one part with `context`. `None` when the email has no such part.
    pub fn render(
        &self,
        email: &Email,
        part: Part,
        context: &Context,
        speech: Speech,
    ) -> Option<Result<String, RenderFault>> {
        let locale = speech.bundle.locale().clone();
        let variant = email.variant(part, &locale)?;
        let name = template_name(&email.name, part, variant.as_deref(), locale.direction());
        let speech = Speech { target: part.target(), ..speech };
        let mut sink = speak::Bounded::new(MAX_OUTPUT);
        let rendered = speak::with_scope(speech, || self.tera.render_to(&name, context, &mut sink));
        let fault = |reason: String, place: Option<Place>| RenderFault {
            email: email.name.clone(),
            part: part.as_str(),
            locale: locale.name().to_owned(),
            reason,
            place,
        };
        Some(match rendered {
            Ok(()) => String::from_utf8(sink.text).map_err(|error| fault(error.to_string(), None)),
            Err(error) => {
                let place = speak::failed(&error).and_then(|source| email.place_of(part, &locale, &source));
                Err(fault(speak::sentence(&error), place))
            }
        })
    }
}

/// A fingerprint of everything that a set is built from.
fn print(files: &[Arc<TemplateFile>], locales: &LocaleSettings) -> u64 {
    let mut hasher = DefaultHasher::new();
    for file in files {
        (&file.path, &file.name, &file.text).hash(&mut hasher);
    }
    locales.alias.hash(&mut hasher);
    hasher.finish()
}

/// Something in `data` that its schema does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFault {
    /// JSON pointer below `data`.
    pub pointer: String,
    /// What was expected; quotes no value.
    pub message: String,
}

impl Email {
    /// Compares `data` with the schema of email.toml.
    pub fn data_faults(&self, data: &serde_json::Value) -> Vec<DataFault> {
        use jsonschema::error::ValidationErrorKind as Kind;
        let mut faults = Vec::new();
        for error in self.validator.iter_errors(data) {
            let pointer = error.instance_path().to_string();
            match error.kind() {
                Kind::AdditionalProperties { unexpected } => {
                    for name in unexpected {
                        let known = self.spec.data.properties.keys().map(String::as_str);
                        let hint =
                            did_you_mean(name, known).map(|m| format!("; did you mean {m}?")).unwrap_or_default();
                        let message = format!("`{}` declares no such field{hint}", self.name);
                        // RFC 6901 §3.
                        let name = name.replace('~', "~0").replace('/', "~1");
                        faults.push(DataFault { pointer: format!("{pointer}/{name}"), message });
                    }
                }
                Kind::Required { property } => {
                    let name = property.as_str().unwrap_or_default();
                    let description = self
                        .spec
                        .data
                        .properties
                        .get(name)
                        .and_then(|schema| schema.get("description"))
                        .and_then(serde_json::Value::as_str)
                        .map(|text| format!(": {text}"))
                        .unwrap_or_default();
                    let message = format!("missing{description}");
                    faults.push(DataFault { pointer: format!("{pointer}/{name}"), message });
                }
                _ => faults.push(DataFault { pointer, message: error.masked_with("the value").to_string() }),
            }
        }
        faults
    }

    /// The part written for `locale` itself if there is one, else the part for all; `None` without the part.
    fn variant(&self, part: Part, locale: &Locale) -> Option<Option<String>> {
        let own = (part, Some(locale.tag().to_owned()));
        let all = (part, None);
        [own, all].into_iter().find(|key| self.variants.contains(key)).map(|(_, locale)| locale)
    }

    /// The file that renders `part` in `locale`.
    pub fn file(&self, part: Part, locale: &Locale) -> Option<&str> {
        let variant = self.variant(part, locale)?;
        self.files.get(&(part, variant)).map(String::as_str)
    }

    /// What the author wrote for `part` in `locale`, layouts and partials in place. A derived text part was written as html, and a
    /// preheader of `mj-preview` too.
    pub(crate) fn written(&self, part: Part, locale: &Locale) -> &[Segment] {
        let of = |part: Part| self.written.get(&(part, self.variant(part, locale)?));
        of(part).or_else(|| of(Part::Html)).map_or(&[], Vec::as_slice)
    }

    /// The tag of a part that holds `source`, whatever the blanks in it.
    fn place_of(&self, part: Part, locale: &Locale, source: &str) -> Option<Place> {
        let squeezed = |text: &str| text.split_whitespace().collect::<String>();
        let wanted = squeezed(source);
        let holds = |tag: &&scan::Tag| squeezed(&tag.source()).contains(&wanted);
        let tags = |printed: bool| {
            self.written(part, locale).iter().filter_map(move |segment| match segment {
                Segment::Expr(tag) if printed => Some(tag),
                Segment::Stmt(tag) if !printed => Some(tag),
                _ => None,
            })
        };
        tags(true).find(holds).or_else(|| tags(false).find(holds)).map(|tag| tag.place.clone())
    }

    /// Visible words outside of `t` that a mail in `locale` would show, in a file that is not for that locale alone.
    pub fn literal_in(&self, locale: &Locale) -> Option<&Place> {
        self.literals
            .iter()
            .find(|(part, written_for, _)| {
                written_for.is_none() && self.variant(*part, locale).is_some_and(|variant| variant.is_none())
            })
            .map(|(_, _, place)| place)
    }

    /// Calls of `t` that rendering in `locale` makes.
    pub fn calls_in<'a>(&'a self, locale: &'a Locale) -> impl Iterator<Item = (Part, &'a EntryCall)> {
        self.calls.iter().filter_map(|(part, written_for, call)| {
            (self.variant(*part, locale)? == *written_for).then_some((*part, call))
        })
    }
}

/// The names of folders that are emails: no leading underscore.
fn email_names(files: &[Arc<TemplateFile>]) -> BTreeSet<String> {
    let folders = files.iter().filter_map(|f| f.name.split_once('/')).map(|(folder, _)| folder);
    folders.filter(|folder| !folder.starts_with('_')).map(str::to_owned).collect()
}

/// Whether Tera reads the file; samples, `email.toml` and images are not templates.
fn is_template(name: &str) -> bool {
    !name.contains("/samples/") && [".mjml", ".html", ".txt"].iter().any(|ending| name.ends_with(ending))
}

/// Tera's own verdict on a file's syntax, before anything of ours reads it.
fn syntax(file: &TemplateFile) -> Option<Diagnostic> {
    let mut tera = Tera::new();
    let error = tera.add_raw_template(&file.name, &file.text).err()?;
    // References to other files fail here and are checked with all files at hand.
    let tera::ErrorKind::SyntaxError(report) = error.kind() else { return None };
    let message = report.message().lines().next().unwrap_or_default().to_owned();
    let message = lower_first(message.trim_end_matches('.'));
    let range = report.span().range.clone();
    let hint = match file.text.get(range.clone()).filter(|_| message == "unknown tag") {
        Some("macro" | "import" | "endmacro") => {
            "Tera 2 has components instead of macros: `{% component Name(argument) %} … {% endcomponent %}`"
        }
        Some(word) if word.starts_with("end") || matches!(word, "else" | "elif") => {
            "a tag above it is not closed, such as `{% if … %}` without its `{% endif %}`"
        }
        _ => "see the Tera documentation for the syntax of tags",
    };
    Some(Diagnostic::error("template-syntax", message).at(&file.path, &file.text, range).hint(hint))
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_lowercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// How a compiled part is called in Tera; the ending decides whether it escapes.
fn template_name(email: &str, part: Part, locale: Option<&str>, direction: Direction) -> String {
    let locale = locale.map(|tag| format!("@{tag}")).unwrap_or_default();
    match part {
        Part::Html => format!("{email}/{}{locale}.{}", part.as_str(), compile::suffix(direction)),
        _ => format!("{email}/{}{locale}.txt", part.as_str()),
    }
}

/// Compiles the files of one email.
struct EmailBuilder<'a> {
    name: &'a str,
    library: &'a Library,
    tera: &'a mut Tera,
    locales: &'a LocaleSettings,
    diagnostics: Vec<Diagnostic>,
}

/// A part's file: which part, for which locale, in which language.
struct PartFile<'a> {
    part: Part,
    locale: Option<String>,
    language: Option<Language>,
    file: &'a Arc<TemplateFile>,
}

impl EmailBuilder<'_> {
    fn build(&mut self, folder: &[&Arc<TemplateFile>]) -> Option<Email> {
        if !self.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_' || c == '-') {
            let message = format!("`{}` is no name for an email", self.name);
            self.diagnostics.push(
                Diagnostic::error("email-name", message)
                    .in_file(&folder.first()?.path)
                    .hint("folder names are lower-case letters, digits, `_` and `-`"),
            );
            return None;
        }
        let (spec, spec_file) = self.spec(folder)?;
        let parts = self.part_files(folder);
        self.require_parts(&parts, folder);
        let validator = match jsonschema::options().should_validate_formats(true).build(&spec.schema()) {
            Ok(validator) => validator,
            Err(error) => {
                let message = format!("the data schema cannot be used: {error}");
                self.diagnostics.push(
                    Diagnostic::error("data-schema", message)
                        .in_file(&format!("templates/{}/email.toml", self.name))
                        .hint("see JSON Schema 2020-12; references to other files are not followed"),
                );
                return None;
            }
        };
        let mut email = Email {
            validator,
            name: self.name.to_owned(),
            samples: samples(folder),
            calls: Vec::new(),
            salutation: false,
            literals: Vec::new(),
            files: BTreeMap::new(),
            addresses: Vec::new(),
            spec_file,
            unguarded: Vec::new(),
            data_used: BTreeMap::new(),
            written: BTreeMap::new(),
            digest: digest(folder),
            variants: BTreeSet::new(),
            spec,
        };
        let has_preheader = parts.iter().any(|p| p.part == Part::Preheader);
        let has_text = parts.iter().any(|p| p.part == Part::Text && p.locale.is_none());
        for part in &parts {
            self.part(part, &mut email, has_preheader, has_text);
        }
        Some(email)
    }

    fn spec(&mut self, folder: &[&Arc<TemplateFile>]) -> Option<(EmailSpec, Arc<TemplateFile>)> {
        let path = format!("{}/email.toml", self.name);
        let Some(file) = folder.iter().find(|f| f.name == path) else {
            let message = format!("the email `{}` has no email.toml", self.name);
            self.diagnostics.push(
                Diagnostic::error("part-missing", message)
                    .in_file(&folder.first()?.path)
                    .hint("write at least `title = \"…\"` and `kind = \"account\"`; shared folders begin with `_`"),
            );
            return None;
        };
        match EmailSpec::parse(&file.path, &file.text) {
            Ok(spec) => Some((spec, Arc::clone(file))),
            Err(faults) => {
                self.diagnostics.extend(faults);
                None
            }
        }
    }

    fn part_files<'f>(&mut self, folder: &[&'f Arc<TemplateFile>]) -> Vec<PartFile<'f>> {
        let mut parts = Vec::new();
        for file in folder {
            let Some(name) = file.name.strip_prefix(self.name).and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            if name.contains('/') || !is_template(&file.name) {
                continue;
            }
            let pieces: Vec<&str> = name.split('.').collect();
            let (stem, locale, ending) = match pieces.as_slice() {
                [stem, ending] => (*stem, None, *ending),
                [stem, locale, ending] => (*stem, Some(*locale), *ending),
                _ => ("", None, ""),
            };
            let (part, language) = match (stem, ending) {
                ("subject", "txt") => (Part::Subject, None),
                ("preheader", "txt") => (Part::Preheader, None),
                ("body", "txt") => (Part::Text, None),
                ("body", "mjml") => (Part::Html, Some(Language::Mjml)),
                ("body", "html") => (Part::Html, Some(Language::Html)),
                _ => {
                    self.unknown_part(file, name);
                    continue;
                }
            };
            let locale = match locale.map(|name| self.locales.of_folder(name)).transpose() {
                Ok(locale) => locale.map(|locale| locale.tag().to_owned()),
                Err(_) => {
                    self.unknown_part(file, name);
                    continue;
                }
            };
            parts.push(PartFile { part, locale, language, file });
        }
        parts
    }

    fn unknown_part(&mut self, file: &TemplateFile, name: &str) {
        let known = ["subject.txt", "preheader.txt", "body.mjml", "body.html", "body.txt"];
        let hint = match did_you_mean(name, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("the parts are {}; one for a locale is `body.ar.html`", known.join(", ")),
        };
        let message = format!("`{name}` is no part of an email");
        self.diagnostics.push(Diagnostic::error("part-unknown", message).in_file(&file.path).hint(hint));
    }

    fn require_parts(&mut self, parts: &[PartFile<'_>], folder: &[&Arc<TemplateFile>]) {
        for (part, hint) in [(Part::Subject, "write subject.txt"), (Part::Html, "write body.mjml or body.html")] {
            let count = parts.iter().filter(|p| p.part == part && p.locale.is_none()).count();
            let message = match count {
                1 => continue,
                0 => format!("the email `{}` has no {}", self.name, part.as_str()),
                _ => format!("the email `{}` has both body.mjml and body.html", self.name),
            };
            let hint = if count == 0 { hint } else { "keep one of them" };
            let manifest = format!("{}/email.toml", self.name);
            let file = if count == 0 { folder.iter().find(|file| file.name == manifest) } else { None };
            if let Some(file) = file.or(folder.first()) {
                self.diagnostics.push(Diagnostic::error("part-missing", message).in_file(&file.path).hint(hint));
            }
        }
    }

    fn part(&mut self, part: &PartFile<'_>, email: &mut Email, has_preheader: bool, has_text: bool) {
        let segments = match self.library.flatten(&part.file.name) {
            Ok(segments) => segments,
            Err(faults) => return self.diagnostics.extend(faults),
        };
        let fields = email.spec.fields();
        let user: BTreeSet<&'static str> = Profile::template_fields()
            .chain(Profile::template_flags())
            .chain(["user_metadata", "app_metadata"])
            .collect();
        let (uses, faults) =
            analyze::analyze(&segments, part.language.is_some(), &analyze::Scope { data: &fields, user: &user });
        self.diagnostics.extend(faults);
        email.salutation |= uses.salutation;
        // A mail goes to somebody's address; everything else of a profile may be empty text.
        let empty = |field: &str| field != "email" && Profile::template_fields().any(|name| name == field);
        email.unguarded.extend(uses.unguarded.into_iter().filter(|(field, _)| empty(field)));
        let data = DataUse { used: uses.data, shown: uses.shown };
        email.data_used.insert((part.part, part.locale.clone()), data);
        email.written.insert((part.part, part.locale.clone()), segments.clone());
        if let Some(place) = placement::literal_text(&segments, part.language.is_some()) {
            email.literals.push((part.part, part.locale.clone(), place));
        }
        let derived_text = part.part == Part::Html && !has_text;
        for call in uses.calls {
            if derived_text {
                email.calls.push((Part::Text, part.locale.clone(), call.clone()));
            }
            email.calls.push((part.part, part.locale.clone(), call));
        }
        match part.language {
            Some(language) => self.body(part, language, segments, email, has_preheader, derived_text),
            None => {
                let filter = if part.part == Part::Text { "__plain" } else { "__line" };
                self.add(part.part, part, &compile::text_source(&segments, filter), email, Direction::Ltr);
            }
        }
    }

    fn body(
        &mut self,
        part: &PartFile<'_>,
        language: Language,
        segments: Vec<Segment>,
        email: &mut Email,
        has_preheader: bool,
        derived_text: bool,
    ) {
        let body = match compile::compile(segments, language, has_preheader) {
            Ok(body) => body,
            Err(faults) => {
                let placed =
                    |fault: Diagnostic| if fault.file.is_some() { fault } else { fault.in_file(&part.file.path) };
                return self.diagnostics.extend(faults.into_iter().map(placed));
            }
        };
        email.addresses.extend(body.addresses);
        self.add(Part::Html, part, &body.ltr, email, Direction::Ltr);
        self.add(Part::Html, part, &body.rtl, email, Direction::Rtl);
        if derived_text {
            self.add(Part::Text, part, &body.text, email, Direction::Ltr);
        }
        if let Some(preview) = body.preview.filter(|_| !has_preheader) {
            self.add(Part::Preheader, part, &preview, email, Direction::Ltr);
        }
    }

    fn add(&mut self, kind: Part, part: &PartFile<'_>, source: &str, email: &mut Email, direction: Direction) {
        let name = template_name(&email.name, kind, part.locale.as_deref(), direction);
        match self.tera.add_raw_template(&name, source) {
            Ok(()) => {
                email.variants.insert((kind, part.locale.clone()));
                email.files.insert((kind, part.locale.clone()), part.file.path.clone());
            }
            // What was found before says the same with a place.
            Err(_) if !self.diagnostics.is_empty() => {}
            Err(error) => self.diagnostics.push(
                Diagnostic::error("template-syntax", lower_first(&speak::sentence(&error)))
                    .in_file(&part.file.path)
                    .hint("the template cannot be used as it is written; look at filters, tests and functions"),
            ),
        }
    }
}

fn samples(folder: &[&Arc<TemplateFile>]) -> Vec<Sample> {
    let mut samples: Vec<Sample> = folder
        .iter()
        .filter_map(|file| {
            let (_, name) = file.name.split_once("/samples/")?;
            let name = name.strip_suffix(".json").filter(|name| !name.contains('/'))?;
            Some(Sample { name: name.to_owned(), path: file.path.clone(), text: file.text.clone() })
        })
        .collect();
    samples.sort_by(|a, b| a.name.cmp(&b.name));
    samples
}

/// FNV-1a over names and texts: enough to tell two versions of a template apart in a mail's header.
fn digest(folder: &[&Arc<TemplateFile>]) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut files: Vec<_> = folder.iter().filter(|f| !f.name.contains("/samples/")).collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    for byte in files.iter().flat_map(|f| f.name.bytes().chain([0]).chain(f.text.bytes()).chain([0])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{hash:016x}")
}
