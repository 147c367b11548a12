//! QA: what is wrong or may be wrong with a project, before a mail goes out (contract §8).
//!
//! ```text
//! sources ─┬─ loaded as for sending ──────────────── diagnostics ─┐
//!          ├─ facts of entries, compared ─────────── diagnostics ─┤
//!          ├─ facts of templates, schemas, samples ─ diagnostics ─┼─ levels, suppressions, baseline ─ report
//!          └─ every email × locale × scenario ────── diagnostics ─┘
//! ```
//!
//! Every finding belongs to a [`rule`]; the registry gives it its meaning and `docs/rules.md` its page. [`Subject`] is a project that was
//! looked through; its [jobs](Subject::jobs) depend on nothing but it, so that the caller may run them side by side.

pub mod clients;
mod entries;
mod facts;
mod judge;
pub mod rule;
mod samples;
pub mod scenario;
mod since;
pub mod suppress;
mod templates;
pub mod text;

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::Written;
use crate::catalog::plurals::Plurals;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::engine::{Engine, Kit, entry_files};
use crate::locale::Locale;
use crate::render::{RenderError, RenderOptions, render_request};
use crate::request::Request;
use crate::settings::Settings;
use crate::sources::{SourceText, Sources};

pub use judge::{Judged, Looked};
use scenario::{Plan, Scenario};
use suppress::Baseline;

/// Rules of our own that other Fluent projects do not follow: any name is an argument there, any tag is markup.
const OURS_ALONE: &[&str] = &[
    "argument-name",
    "function-argument",
    "function-option",
    "function-unknown",
    "markup-invalid",
    "markup-unbalanced",
    "slot-name",
    "locale-missing",
];

/// What of a project is looked at.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Only these emails and their entries; all when empty.
    pub emails: Vec<String>,
    /// Only this locale, by folder name or tag.
    pub locale: Option<String>,
    /// The project has entries and no templates: any Fluent project. Its files are compared, and nothing is held to the
    /// rules that only Vocative has.
    pub entries_only: bool,
}

/// A project that was looked through, faults and all.
#[derive(Debug)]
pub struct Subject<'a> {
    sources: &'a Sources,
    scope: &'a Scope,
    settings: Settings,
    engine: Option<Engine>,
    plans: Vec<(Option<String>, String, Plan)>,
    /// Numbers that show how each locale counts.
    numbers: BTreeMap<Locale, Vec<u32>>,
    /// Errors that stop the project from loading: nobody can decide to leave them.
    fatal: Vec<Diagnostic>,
    /// What else loading and looking at the sources found.
    /// What is written for the project itself, and for each brand over it.
    written: BTreeMap<Option<String>, Written>,
    /// What loading and looking at the sources found.
    found: Vec<Diagnostic>,
}

/// One email in one locale, to be rendered in every scenario.
#[derive(Clone, Copy, Debug)]
pub struct Job<'a> {
    brand: Option<&'a str>,
    /// The email.
    pub email: &'a str,
    /// The locale.
    pub locale: &'a Locale,
    plan: &'a Plan,
}

/// What one job came to.
#[derive(Clone, Debug, Default)]
pub struct Rendering {
    /// Mails that were rendered.
    pub mails: usize,
    /// What was found in them.
    pub found: Vec<Diagnostic>,
}

impl<'a> Subject<'a> {
    /// Looks at everything that is written; `report` holds what reading the files found already.
    pub fn read(sources: &'a Sources, settings: Settings, scope: &'a Scope, mut report: Report) -> Subject<'a> {
        let engine = Engine::assemble(sources, settings.clone(), &mut report);
        let mut subject = Subject {
            sources,
            scope,
            settings,
            engine,
            plans: Vec::new(),
            numbers: BTreeMap::new(),
            fatal: Vec::new(),
            written: BTreeMap::new(),
            found: Vec::new(),
        };
        let (fatal, mut report) =
            if scope.entries_only { (Vec::new(), without(report, OURS_ALONE)) } else { apart(report) };
        subject.fatal = fatal;
        subject.look_at_entries(&mut report);
        if !scope.entries_only {
            subject.look_at_templates(&mut report);
        }
        subject.found = report.into_findings();
        subject
    }

    fn kits(&self) -> impl Iterator<Item = (Option<&str>, &Kit)> {
        let engine = self.engine.iter();
        engine.flat_map(|engine| {
            let brands = engine.brands().filter_map(|name| Some((Some(name), engine.kit(Some(name))?)));
            engine.kit(None).map(|kit| (None, kit)).into_iter().chain(brands)
        })
    }

    /// Whether a file's findings belong to a look at the project itself or at one brand.
    fn is_own(&self, brand: Option<&str>, path: &str) -> bool {
        match brand {
            Some(brand) => {
                path.strip_prefix("brands/").and_then(|p| p.strip_prefix(brand)).is_some_and(|p| p.starts_with('/'))
            }
            // A project answers for its own files; without one the stock set itself is looked at.
            None => self.sources.project.is_none() || !path.starts_with("stock:"),
        }
    }

    fn look_at_entries(&mut self, report: &mut Report) {
        let mut all_written = BTreeMap::new();
        let calls = entries::Calls::of_kits(self.kits().map(|(_, kit)| kit));
        for (brand, kit) in self.kits() {
            // Faults of syntax were reported when the project was loaded.
            let files = entry_files(self.sources, brand, &self.settings, &kit.locales);
            let written = Written::read(&files, &mut Report::new());
            let view = entries::View {
                written: &written,
                locales: &kit.locales,
                reference: &kit.reference,
                own: &|path| self.is_own(brand, path),
                calls: (!self.scope.entries_only).then_some(&calls),
            };
            entries::check(&view, report);
            all_written.insert(brand.map(str::to_owned), written);
        }
        self.written = all_written;
    }

    /// Adds what only a look at an older state of the same project shows: stale translations, withdrawn locales, removed emails.
    pub fn compare(&mut self, older: &Subject<'_>) {
        let mut report = Report::new();
        for (brand, kit) in self.kits() {
            let key = brand.map(str::to_owned);
            let before = older.engine.as_ref().and_then(|engine| engine.kit(brand));
            let (Some(before), Some(was), Some(is)) = (before, older.written.get(&key), self.written.get(&key)) else {
                continue;
            };
            let own = |path: &str| self.is_own(brand, path);
            since::stale(&since::Change { was, is }, kit, &own, &mut report);
            since::withdrawn(before, kit, is, &mut report);
        }
        self.found.extend(report.into_findings());
    }

    fn look_at_templates(&mut self, report: &mut Report) {
        let mut plans = Vec::new();
        let mut locales = BTreeSet::new();
        if let Some(engine) = &self.engine {
            for (brand, kit) in self.kits() {
                for email in kit.templates.emails().values() {
                    let own = email.files.values().any(|path| self.is_own(brand, path));
                    if own {
                        templates::check(kit, email, &|path| self.is_own(brand, path), report);
                    }
                    let sound = samples::read(engine, brand, email, &|path| self.is_own(brand, path), report);
                    plans.push((brand.map(str::to_owned), email.name.clone(), Plan::new(email, &self.settings, sound)));
                }
                locales.extend(kit.locales.iter().cloned());
            }
        }
        self.numbers = locales
            .into_iter()
            .map(|locale| (locale.clone(), Plurals::of(&locale).counting(false).representatives()))
            .collect();
        self.plans = plans;
    }

    /// Every email × locale that can be rendered, in order. An email with a fault in its templates is left out.
    pub fn jobs(&self) -> Vec<Job<'_>> {
        let Some(engine) = &self.engine else { return Vec::new() };
        let broken = |email: &str| {
            self.fatal.iter().any(|d| {
                let entries = d.file.as_deref().is_some_and(|file| file.ends_with(".ftl"));
                d.email.as_deref() == Some(email) && !entries
            })
        };
        let mut jobs = Vec::new();
        for (brand, email, plan) in self.plans.iter().filter(|(_, email, _)| self.wants_email(email) && !broken(email))
        {
            let Some(kit) = engine.kit(brand.as_deref()) else { continue };
            for locale in kit.standing(email).offered.iter().filter(|locale| self.wants_locale(locale.name())) {
                jobs.push(Job { brand: brand.as_deref(), email, locale, plan });
            }
        }
        jobs
    }

    fn wants_email(&self, email: &str) -> bool {
        self.scope.emails.is_empty() || self.scope.emails.iter().any(|wanted| wanted == email)
    }

    fn wants_locale(&self, name: &str) -> bool {
        self.scope.locale.as_deref().is_none_or(|wanted| self.settings.locales.are_one(wanted, name))
    }

    /// Renders one email in one locale, in all scenarios, and examines what comes of it.
    pub fn run(&self, job: &Job<'_>) -> Rendering {
        let mut rendering = Rendering::default();
        let (Some(engine), Some(numbers)) = (&self.engine, self.numbers.get(job.locale)) else { return rendering };
        let Some(kit) = engine.kit(job.brand) else { return rendering };
        for scenario in job.plan.samples().iter().cloned().chain(job.plan.changed(numbers)) {
            self.render(engine, kit, job, &scenario, &mut rendering);
        }
        rendering
    }

    fn render(&self, engine: &Engine, _kit: &Kit, job: &Job<'_>, scenario: &Scenario, rendering: &mut Rendering) {
        // What the schema refuses never becomes a mail.
        let Ok(request) = Request::check(&scenario.request, engine) else { return };
        let options = RenderOptions { locale: Some(job.locale.name().to_owned()) };
        rendering.mails += 1;
        match render_request(engine, &request, self.settings.check.now, &options) {
            Ok(rendered) => {
                let survived = rendered.diagnostics.iter().map(|d| failed(job, scenario, &d.message));
                rendering.found.extend(survived);
            }
            Err(RenderError::Failed(faults)) => {
                rendering.found.extend(faults.first().map(|fault| failed(job, scenario, &fault.to_string())));
            }
            Err(RenderError::NotOffered { .. } | RenderError::Refused(_)) => {}
        }
    }

    /// What was looked at; `rendered` is what the jobs came to, in their order.
    fn looked(&self, rendered: &[Rendering]) -> Looked {
        let emails = self.plans.iter().map(|(_, email, _)| email).filter(|email| self.wants_email(email));
        let mut looked = Looked { emails: emails.cloned().collect(), ..Looked::default() };
        for (job, rendering) in self.jobs().iter().zip(rendered) {
            *looked.mails.entry((job.email.to_owned(), job.locale.name().to_owned())).or_default() += rendering.mails;
        }
        let locales = self.kits().flat_map(|(_, kit)| &kit.locales).map(Locale::name);
        looked.locales = locales.filter(|name| self.wants_locale(name)).map(str::to_owned).collect();
        looked
    }

    /// Everything found, judged: levels, suppressions, `check.ignore`, the baseline.
    pub fn judge(self, rendered: Vec<Rendering>, baseline: Option<&mut Baseline>, tomls: &[SourceText]) -> Judged {
        let looked = self.looked(&rendered);
        let found = self.found.into_iter().chain(rendered.into_iter().flat_map(|r| r.found)).collect();
        let reached: BTreeSet<String> = match (&self.engine, self.scope.emails.is_empty()) {
            (Some(engine), false) => entries_of(engine, &self.scope.emails),
            _ => BTreeSet::new(),
        };
        judge::judge(
            found,
            looked,
            &judge::Bench {
                sources: self.sources,
                settings: &self.settings.check,
                locales: &self.settings.locales,
                scope: self.scope,
                reached,
                tomls,
                fatal: self.fatal,
            },
            baseline,
        )
    }
}

fn failed(job: &Job<'_>, scenario: &Scenario, message: &str) -> Diagnostic {
    Diagnostic::error("render-failed", message)
        .email(job.email)
        .locale(job.locale.name())
        .scenario(&scenario.name)
        .hint("guard what may be absent or of another type; the mail would go out in the next complete form")
}

/// Entries that the named emails call.
fn entries_of(engine: &Engine, emails: &[String]) -> BTreeSet<String> {
    let kits = std::iter::once(None).chain(engine.brands().map(Some)).filter_map(|brand| engine.kit(brand));
    let named = kits.flat_map(|kit| emails.iter().filter_map(|name| kit.templates.email(name)));
    named.flat_map(|email| email.calls.iter().map(|(_, _, call)| call.id.clone())).collect()
}

/// Errors of loading, and the rest.
fn apart(report: Report) -> (Vec<Diagnostic>, Report) {
    let (fatal, others): (_, Vec<Diagnostic>) =
        report.into_findings().into_iter().partition(|d| d.severity == Severity::Error);
    let mut rest = Report::new();
    rest.extend(others);
    (fatal, rest)
}

fn without(report: Report, rules: &[&str]) -> Report {
    let mut kept = Report::new();
    kept.extend(report.into_findings().into_iter().filter(|finding| !rules.contains(&finding.rule)));
    kept
}
