//! An entry as it is written: shown, tried out with an edit, and saved. Comments and everything else in its file stay byte for byte.

use std::collections::BTreeSet;
use std::ops::Range;

use axum::Json;
use axum::extract::State as Extracted;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Server;
use super::answer::{Answer, Asked as Parameters, Body, Refusal, apart, unwritable};
use super::asked::{Asked, View};
use super::finding::wire;
use super::session::Access;
use super::state::{Ground, State, within};
use super::studio::Studio;
use super::view;
use crate::catalog::resource;
use crate::check::Scope;
use crate::diagnostic::{Diagnostic, Fix, line_column};
use crate::engine::{Kit, entry_files};
use crate::locale::{Locale, look_up};
use crate::sources::SourceText;
use crate::workspace::{Looked, Project, files};

/// Which entry.
#[derive(Deserialize)]
pub(super) struct Which {
    id: String,
    locale: String,
    brand: Option<String>,
}

/// `GET /api/entry?id=&locale=&brand=`.
pub(super) async fn read(
    Extracted(server): Extracted<Server>,
    access: Access,
    Parameters(which): Parameters<Which>,
) -> Answer<Value> {
    let studio = server.studio.clone();
    apart(move || {
        let state = studio.state();
        let place = Place::find(&state, &which.id, &which.locale, which.brand.as_deref())?;
        let why_not = match access {
            Access::Guest => Some("This address is for looking only."),
            Access::Own => studio.read_only(),
        };
        Ok(place.wire(&state, why_not))
    })
    .await
    .map(Json)
}

/// An edit that is tried out.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Draft {
    id: String,
    locale: String,
    #[serde(default)]
    brand: Option<String>,
    /// Whether it is written for the locale itself, where a parent supplies it so far.
    #[serde(default)]
    own: bool,
    source: String,
    view: View,
}

/// `POST /api/entry/check`: what the edit would come to; nothing is written.
pub(super) async fn check(Extracted(server): Extracted<Server>, Body(mut draft): Body<Draft>) -> Answer<Value> {
    let studio = server.studio.clone();
    draft.source = draft.source.replace("\r\n", "\n");
    apart(move || {
        let state = studio.state();
        let place = Place::find(&state, &draft.id, &draft.locale, draft.brand.as_deref())?;
        let faults = place.faults(&draft.source);
        if !faults.is_empty() {
            return Ok(json!({ "findings": faults, "mail": null }));
        }
        let edit = place.edit(&state, &draft.source, draft.own)?;
        let project = edit.applied(&state, &place);
        let findings = judged(&project, &state, &place, &edit, &draft.view.email);
        Ok(json!({ "findings": findings, "mail": rendered(&studio, &state, project, &draft.view)? }))
    })
    .await
    .map(Json)
}

/// An edit that is kept.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    id: String,
    locale: String,
    #[serde(default)]
    brand: Option<String>,
    /// Whether it is written for the locale itself, where a parent supplies it so far.
    #[serde(default)]
    own: bool,
    source: String,
    /// What the edit began with.
    before: String,
}

/// `PUT /api/entry`.
pub(super) async fn save(
    Extracted(server): Extracted<Server>,
    access: Access,
    Body(kept): Body<Kept>,
) -> Answer<Value> {
    let studio = server.studio.clone();
    if let Some(why) = studio.read_only().filter(|_| access == Access::Own) {
        return Err(Refusal::read_only(why));
    }
    apart(move || {
        let mut answer = studio.change(|state| write(state, &kept))?;
        answer["revision"] = studio.state().revision.into();
        Ok(answer)
    })
    .await
    .map(Json)
}

fn write(state: &State, kept: &Kept) -> Result<Value, Refusal> {
    let kept = &Kept { source: kept.source.replace("\r\n", "\n"), ..kept.clone() };
    let place = Place::find(state, &kept.id, &kept.locale, kept.brand.as_deref())?;
    if place.source() != kept.before {
        let refused = Refusal::new(
            StatusCode::CONFLICT,
            "Changed meanwhile",
            "The entry has changed on disk since it was opened.",
        );
        return Err(refused.with(json!({ "current": place.source() })));
    }
    let faults = place.faults(&kept.source);
    if !faults.is_empty() {
        let detail = "The text is not one entry of that name; saved, it would break its file.";
        let refused = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "Not this entry", detail);
        return Err(refused.with(json!({ "findings": faults })));
    }
    let edit = place.edit(state, &kept.source, kept.own)?;
    let path = within(state, &edit.path)?;
    let original = files::read(&path).map_err(|error| unwritable(&error))?.unwrap_or_default();
    // An editor may have saved between the reading of the project and now; the edit's place is in the text that was read.
    if files::as_read(&original) != edit.before {
        let refused = Refusal::new(
            StatusCode::CONFLICT,
            "Changed meanwhile",
            "The file has changed on disk in this moment; save again.",
        );
        return Err(refused.with(json!({ "current": place.source() })));
    }
    let text = files::apply(&original, std::slice::from_ref(&edit.fix));
    files::write(&path, text.as_bytes()).map_err(|error| unwritable(&error))?;
    Ok(json!({ "file": edit.path, "line": edit.first_line() }))
}

/// An entry as one locale sees it.
struct Place<'a> {
    kit: &'a Kit,
    /// `reset-intro`, or `-brand` for a term; never an attribute.
    name: String,
    /// The locale that was asked about.
    locale: Locale,
    /// That locale and its parents.
    chain: Vec<Locale>,
    /// Where it is written for the nearest of them.
    found: Found,
    /// The same for the reference.
    reference: Option<Found>,
    brand: Option<&'a str>,
}

/// Where an entry is written.
#[derive(Clone)]
struct Found {
    locale: Locale,
    path: String,
    text: String,
    /// From the id to the end of its text.
    span: Range<usize>,
    comment: Option<String>,
}

impl Found {
    fn source(&self) -> &str {
        &self.text[self.span.clone()]
    }

    fn is_stock(&self) -> bool {
        self.path.starts_with("stock:")
    }
}

impl<'a> Place<'a> {
    fn find(state: &'a State, id: &str, locale: &str, brand: Option<&'a str>) -> Result<Place<'a>, Refusal> {
        let engine = state.engine.as_deref().or(state.good.as_ref().map(|good| &*good.engine));
        let engine = engine.ok_or_else(|| Refusal::missing("The project has no entries that could be read."))?;
        let kit = engine.kit(brand).ok_or_else(|| Refusal::missing("There is no such brand."))?;
        let name = id.split('.').next().unwrap_or(id).to_owned();
        let known = kit.catalog.locales().find(|known| known.name() == locale);
        let known = known.or_else(|| look_up(locale, &kit.locales));
        let known = known.ok_or_else(|| Refusal::missing(format!("There is no locale `{locale}`.")))?;
        // A pseudo-locale is the reference in disguise, which is where its text can be changed.
        let locale = if known.is_pseudo() { kit.reference.clone() } else { known.clone() };
        let chain = kit.catalog.bundle(&locale).map_or_else(|| vec![locale.clone()], |bundle| bundle.chain().to_vec());
        let settings = state.project.config.settings();
        let layers = entry_files(&state.project.sources, brand, &settings, &kit.locales);
        let search = |locale: &Locale| {
            let files = layers.iter().rev().flatten().filter(|files| files.locale.tag() == locale.tag());
            files.flat_map(|files| &files.files).find_map(|(path, text)| in_file(path, text, &name, locale))
        };
        let missing =
            || Refusal::missing(format!("No file of {} or its parents has an entry `{name}`.", locale.name()));
        let found = chain.iter().find_map(search).ok_or_else(missing)?;
        let reference = search(&kit.reference);
        Ok(Place { kit, name, locale, chain, found, reference, brand })
    }

    /// The entry alone.
    fn source(&self) -> &str {
        self.found.source()
    }

    fn wire(&self, state: &State, why_not: Option<&str>) -> Value {
        let found = &self.found;
        let (line, column) = line_column(&found.text, found.span.start);
        let writes_to =
            |own: bool| self.edit(state, self.source(), own).ok().map(|edit| edit.path).filter(|_| why_not.is_none());
        let nearest = self.chain.iter().position(|locale| *locale == found.locale);
        let chain: Vec<Value> = self
            .chain
            .iter()
            .enumerate()
            .map(|(at, locale)| json!({ "locale": locale.name(), "has": Some(at) == nearest, "asked": Some(at) <= nearest }))
            .collect();
        let reference = self.reference.as_ref().map(|reference| {
            let line = line_column(&reference.text, reference.span.start).0;
            json!({ "locale": reference.locale.name(), "source": reference.source(), "file": reference.path, "line": line })
        });
        json!({
            "id": self.name,
            "locale": self.locale.name(),
            "supplier": found.locale.name(),
            "file": found.path,
            "absolute": state.absolute(&found.path),
            "line": line,
            "column": column,
            "source": self.source(),
            "comment": found.comment,
            "writes_to": writes_to(false),
            // Where an entry of the asked locale itself would go, when a parent supplies it so far.
            "own": (found.locale != self.locale).then(|| writes_to(true)).flatten(),
            "why_not": why_not,
            "reference": reference,
            "chain": chain,
            "used_in": self.used_in(),
        })
    }

    fn used_in(&self) -> Vec<&str> {
        let emails = self.kit.templates.emails().values();
        let calls = |id: &str| id.split('.').next() == Some(&self.name);
        emails
            .filter(|email| email.calls.iter().any(|(_, _, call)| calls(&call.id)))
            .map(|email| email.name.as_str())
            .collect()
    }

    /// Why a text cannot stand in the entry's place: it must be that entry and nothing else.
    fn faults(&self, source: &str) -> Vec<Value> {
        let read = resource::read("edit", self.found.locale.name(), source);
        let mut faults = read.diagnostics;
        let alone = matches!(read.entries.as_slice(), [entry] if entry.name() == self.name && entry.span.start <= 1 && entry.comment.is_none());
        let behind = read.entries.first().is_some_and(|entry| !source[entry.text.end..].trim().is_empty());
        if faults.is_empty() && (!alone || behind) {
            let fault = Diagnostic::error("ftl-syntax", format!("the text is not the entry `{}` alone", self.name));
            faults.push(fault.at("edit", source, 0..0).hint(format!("write one entry, `{} = …`", self.name)));
        }
        faults.iter().map(in_edit).collect()
    }

    /// What saving `source` would change: the entry where it is written, or with `own` an entry of the asked locale over it. Over an entry
    /// of the embedded set one of the project is laid in any case.
    fn edit(&self, state: &State, source: &str, own: bool) -> Result<Edit, Refusal> {
        let found = &self.found;
        let locale = if own { &self.locale } else { &found.locale };
        let source = source.trim_end();
        if !found.is_stock() && *locale == found.locale {
            let fix = Fix { span: found.span.clone(), text: source.to_owned() };
            let folder = folder_of(&found.path);
            return Ok(Edit {
                path: found.path.clone(),
                before: found.text.clone(),
                fix,
                folder,
                locale: locale.clone(),
            });
        }
        let sources = &state.project.sources;
        // What one brand says is laid over for that brand alone.
        let brand = self.brand.filter(|brand| found.path.starts_with(&format!("brands/{brand}/")));
        let layer = match brand {
            Some(brand) => sources.brands.get(brand).map(|brand| &brand.layer),
            None => sources.project.as_ref(),
        };
        let layer = layer.ok_or_else(|| Refusal::read_only("There is no project to write to."))?;
        let locales = &state.project.config.locales;
        let mut folders = layer.locales.keys();
        let folder = folders.find(|folder| locales.of_folder(folder).is_ok_and(|known| known.tag() == locale.tag()));
        let folder = folder.cloned().unwrap_or_else(|| locale.tag().to_owned());
        let file = found.path.rsplit('/').next().unwrap_or("entries.ftl");
        let below = brand.map(|brand| format!("brands/{brand}/")).unwrap_or_default();
        let path = format!("{below}locales/{folder}/{file}");
        let known = layer.locales.get(&folder).and_then(|files| files.iter().find(|known| known.path == path));
        let before = known.map(|file| file.text.clone()).unwrap_or_default();
        let fix = files::appended(&before, &format!("{source}\n"));
        Ok(Edit { path, before, fix, folder, locale: locale.clone() })
    }
}

/// The folder of a file of entries.
fn folder_of(path: &str) -> String {
    path.rsplit_once("locales/").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(folder, _)| folder).to_owned()
}

fn in_file(path: &str, text: &str, name: &str, locale: &Locale) -> Option<Found> {
    if !text.contains(name) {
        return None;
    }
    let entry = resource::read(path, locale.name(), text).entries;
    // Of an entry that is written twice, the later one is spoken.
    let entry = entry.into_iter().rfind(|entry| entry.name() == name)?;
    let start = entry.span.start - usize::from(entry.term && !text[entry.span.clone()].starts_with('-'));
    Some(Found {
        locale: locale.clone(),
        path: path.to_owned(),
        text: text.to_owned(),
        span: start..entry.text.end,
        comment: entry.comment,
    })
}

/// A change of one file.
struct Edit {
    path: String,
    before: String,
    fix: Fix,
    folder: String,
    locale: Locale,
}

impl Edit {
    fn text(&self) -> String {
        files::apply(&self.before, std::slice::from_ref(&self.fix))
    }

    /// The line that the entry begins on.
    fn first_line(&self) -> usize {
        let gap = self.fix.text.len() - self.fix.text.trim_start_matches('\n').len();
        line_column(&self.text(), self.fix.span.start + gap).0
    }

    /// The project with the edit, as much of it as the edit's check needs: its locale, what that falls back to, the reference.
    fn applied(&self, state: &State, place: &Place<'_>) -> Project {
        let file = SourceText { path: self.path.clone(), text: self.text() };
        let brand = place.brand.filter(|_| self.path.starts_with("brands/"));
        let edited = state.project.with_entries(brand, &self.folder, file);
        let near = place.chain.iter().chain([&place.kit.reference, &place.kit.default]);
        let tags: BTreeSet<&str> = near.map(Locale::tag).collect();
        edited.with_locales(&|locale| tags.contains(locale.tag()))
    }
}

/// A finding within the edited text.
fn in_edit(found: &Diagnostic) -> Value {
    let mut value = serde_json::to_value(found).unwrap_or_default();
    value["in_edit"] = true.into();
    value["file"] = Value::Null;
    value["frame"] = Value::Null;
    value
}

/// What the check says of the edited entry, in the locale that it is written for.
fn judged(project: &Project, state: &State, place: &Place<'_>, edit: &Edit, email: &str) -> Vec<Value> {
    let locale = edit.locale.name();
    let scope = Scope { emails: vec![email.to_owned()], locale: Some(locale.to_owned()), ..Scope::default() };
    let looked = Looked::within(project, &scope, state.engine.as_deref());
    let report = looked.check(None, None, &|_, _| {}).report;
    let (first, lines) = (edit.first_line(), edit.fix.text.trim().lines().count());
    let last = first + lines;
    let own = |found: &&Diagnostic| {
        let of_entry = found.entry.as_deref().is_some_and(|entry| entry.split('.').next() == Some(&place.name));
        let here = found.file.as_deref() == Some(&edit.path) && (first..last).contains(&found.line);
        here || (of_entry && found.locale.as_deref().is_none_or(|of| of == locale))
    };
    let mut findings = report.findings();
    findings.sort_by_key(|found| found.severity);
    let wired = findings.into_iter().filter(own).map(|found| {
        let mut value = wire(found, project, state);
        if found.file.as_deref() == Some(&edit.path) && (first..last).contains(&found.line) {
            value["in_edit"] = true.into();
            value["line"] = (found.line - first + 1).into();
        }
        value
    });
    wired.collect()
}

/// The open mail with the edit, in the locale that it is in without.
fn rendered(studio: &Studio, state: &State, project: Project, view: &View) -> Result<Value, Refusal> {
    let Some(before) = state.ground(&view.email, view.locale.as_deref()) else { return Ok(Value::Null) };
    let Ok((_, shown)) = Asked::read(&before, view)?.rendered(&before, view, false) else { return Ok(Value::Null) };
    let engine = project.reassemble(state.engine.as_deref()).0;
    let Some(engine) = engine else { return Ok(Value::Null) };
    let ground = Ground { project: project.into(), engine: engine.into(), stale: false };
    let forced = View { locale: Some(shown.locale), ..view.clone() };
    let mut mail = view::look_on(studio, state, &ground, &forced)?;
    if mail["mail"].is_object() {
        mail["mail"]["why"] = serde_json::to_value(shown.why).unwrap_or_default();
    }
    Ok(mail)
}
