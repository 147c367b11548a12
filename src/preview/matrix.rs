//! One email in every locale at once.

use std::collections::{BTreeSet, HashMap};

use axum::Json;
use axum::extract::State as Extracted;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::Server;
use super::answer::{Answer, Body, Refusal, apart};
use super::asked::{Asked, Fault, NoMail, View, render};
use super::checks::Checked;
use super::compared::Compared;
use super::finding::tally;
use super::frames::Frame;
use super::outline::rows;
use super::state::{Ground, State};
use super::strings::{counted, texts};
use super::studio::Studio;
use crate::diagnostic::count;
use crate::locale::Locale;
use crate::render::Rendered;
use crate::request::Request;
use crate::workspace::parallel;

/// What is laid side by side.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Matrix {
    email: String,
    /// Samples; the first without any.
    #[serde(default)]
    samples: Vec<String>,
    /// The text of a request instead of samples.
    #[serde(default)]
    request: Option<String>,
    #[serde(default)]
    brand: Option<String>,
}

/// The most samples at once.
const SAMPLES: usize = 12;

/// One locale × sample.
#[derive(Debug, Default, Serialize)]
struct Cell {
    locale: String,
    sample: Option<String>,
    offered: bool,
    why_not: Option<String>,
    fault: Option<String>,
    stale: bool,
    frame: Option<String>,
    dir: &'static str,
    subject: String,
    preheader: String,
    size: usize,
    changed: bool,
    degraded: bool,
    strings: usize,
    fallback: usize,
    same_as_reference: usize,
    /// Length of the visible text in proportion to the reference's.
    length: Option<f64>,
    differences: Vec<String>,
    tally: Value,
}

/// `POST /api/matrix`.
pub(super) async fn cells(Extracted(server): Extracted<Server>, Body(matrix): Body<Matrix>) -> Answer<Value> {
    let studio = server.studio.clone();
    apart(move || {
        let state = studio.state();
        lay(&studio, &state, &matrix)
    })
    .await
    .map(Json)
}

fn lay(studio: &Studio, state: &State, matrix: &Matrix) -> Result<Value, Refusal> {
    let nothing =
        || Refusal::missing(format!("The email `{}` does not load, and has not loaded before.", matrix.email));
    let whole = state.ground(&matrix.email, None).ok_or_else(nothing)?;
    let kit = whole.kit(matrix.brand.as_deref()).ok_or_else(|| Refusal::missing("There is no such brand."))?;
    let email = kit.email(&matrix.email);
    let email = email.ok_or_else(|| Refusal::missing(format!("There is no email `{}`.", matrix.email)))?;
    let samples: Vec<Option<String>> = match (&matrix.request, matrix.samples.as_slice()) {
        (Some(_), _) => vec![None],
        (None, []) => vec![email.samples.first().map(|sample| sample.name.clone())],
        (None, names) => names.iter().take(SAMPLES).cloned().map(Some).collect(),
    };
    let checked = studio.checked(state, &email.name);
    let compared = studio.compared.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
    let locales = rows(kit);
    let mut cells = Vec::new();
    for sample in &samples {
        let view = View {
            email: matrix.email.clone(),
            sample: sample.clone(),
            request: matrix.request.clone(),
            locale: None,
            brand: matrix.brand.clone(),
        };
        let row = Row::of(studio, state, &whole, &view, checked.as_deref(), &compared)?;
        cells.push(parallel::map(&locales, |locale| row.cell(locale), |_, _| {}));
    }
    // All samples of a locale beside one another.
    let mut rows: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    let ordered: Vec<Cell> =
        locales.iter().flat_map(|_| rows.iter_mut().filter_map(Iterator::next).collect::<Vec<_>>()).collect();
    Ok(json!({
        "revision": state.revision,
        "stale": whole.stale,
        "email": email.name,
        "reference": kit.reference.name(),
        "cells": ordered,
    }))
}

/// With a capital and a stop.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| format!("{}{}.", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

/// One sample on its way through all locales.
struct Row<'a> {
    studio: &'a Studio,
    state: &'a State,
    whole: &'a Ground,
    view: &'a View,
    sample: Option<String>,
    request: Result<Request, String>,
    reference: Option<Measure>,
    checked: Option<&'a Checked>,
    compared: &'a Compared,
}

/// What other locales are compared with.
struct Measure {
    texts: HashMap<String, String>,
    length: usize,
    links: usize,
    images: usize,
    language: icu::locale::subtags::Language,
}

impl Measure {
    fn of(mail: &Rendered, locale: &Locale) -> Measure {
        Measure {
            texts: texts(mail),
            length: mail.text.chars().filter(|c| !c.is_whitespace()).count(),
            links: mail.html.matches("<a ").count(),
            images: mail.html.matches("<img ").count(),
            language: locale.id().language,
        }
    }

    /// How another mail is built otherwise.
    fn differences(&self, other: &Measure) -> Vec<String> {
        let mut said = Vec::new();
        let mut counted = |what: &str, own: usize, its: usize| {
            if own != its {
                said.push(format!("{}, the reference has {its}", count(own, what)));
            }
        };
        counted("link", other.links, self.links);
        counted("image", other.images, self.images);
        let names = |measure: &Measure| -> BTreeSet<String> { measure.texts.keys().cloned().collect() };
        let (own, its) = (names(other), names(self));
        said.extend(its.difference(&own).map(|entry| format!("does not speak `{entry}`")));
        said.extend(own.difference(&its).map(|entry| format!("speaks `{entry}`, which the reference does not")));
        said
    }
}

impl<'a> Row<'a> {
    fn of(
        studio: &'a Studio,
        state: &'a State,
        whole: &'a Ground,
        view: &'a View,
        checked: Option<&'a Checked>,
        compared: &'a Compared,
    ) -> Result<Row<'a>, Refusal> {
        let asked = Asked::read(whole, view)?;
        let first = |message: &[Fault]| message.first().map(ToString::to_string).unwrap_or_default();
        let request = asked.request(whole, view).map_err(|faults| first(&faults));
        let reference = &asked.kit.reference;
        let measure = request.as_ref().ok().and_then(|request| {
            let mail = render(whole, request, Some(reference.name()), true).ok()?;
            Some(Measure::of(&mail, reference))
        });
        Ok(Row { studio, state, whole, view, sample: asked.name, request, reference: measure, checked, compared })
    }

    fn cell(&self, locale: &Locale) -> Cell {
        let mut cell = Cell {
            locale: locale.name().to_owned(),
            sample: self.sample.clone(),
            dir: locale.direction().as_str(),
            ..Cell::default()
        };
        let own = self.state.ground(&self.view.email, Some(locale.name()));
        let ground = own.unwrap_or_else(|| self.whole.clone());
        let Some(kit) = ground.kit(self.view.brand.as_deref()) else { return cell };
        let Some(email) = kit.email(&self.view.email) else { return cell };
        cell.stale = ground.stale;
        cell.tally = self.tally(email, locale);
        cell.why_not = kit.standing(&email.name).why_not(locale).map(|why| sentence(&why));
        cell.offered = cell.why_not.is_none();
        if !cell.offered {
            return cell;
        }
        let rendered = match &self.request {
            Ok(request) => render(&ground, request, Some(locale.name()), true).map_err(NoMail::into_sentence),
            Err(fault) => Err(fault.clone()),
        };
        match rendered {
            Ok(mail) => self.fill(&mut cell, &ground, locale, &mail),
            Err(fault) => cell.fault = Some(fault),
        }
        cell
    }

    fn fill(&self, cell: &mut Cell, ground: &Ground, locale: &Locale, mail: &Rendered) {
        let html = mail.marked_alone(&ground.engine);
        let id = self.studio.frames.keep(Frame { html, message: None, name: String::new() });
        cell.frame = Some(format!("/frame/{id}"));
        cell.size = mail.html.len();
        cell.degraded = mail.degraded;
        if let Some(kit) = ground.kit(self.view.brand.as_deref()) {
            (cell.strings, cell.fallback) = counted(kit, mail);
        }
        cell.changed = self.compared.has_changed(ground, self.view, locale, mail);
        if let Some(reference) = &self.reference {
            let own = Measure::of(mail, locale);
            if own.language != reference.language {
                let same = own.texts.iter().filter(|(entry, text)| reference.texts.get(*entry) == Some(text));
                cell.same_as_reference = same.count();
            }
            #[expect(clippy::cast_precision_loss, reason = "a proportion of short texts")]
            let length = own.length as f64 / reference.length.max(1) as f64;
            cell.length = Some((length * 100.0).round() / 100.0);
            cell.differences = reference.differences(&own);
        }
        cell.subject.clone_from(&mail.subject);
        cell.preheader.clone_from(&mail.preheader);
    }

    fn tally(&self, email: &crate::template::Email, locale: &Locale) -> Value {
        let Some(checked) = self.checked else { return Value::Null };
        let entries = email.calls.iter().map(|(_, _, call)| call.id.clone()).collect();
        tally(&checked.findings.of_cell(&email.name, &entries, locale))
    }
}
