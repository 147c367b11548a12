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
mod files;
mod judge;
pub mod mail;
mod mails;
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
use crate::diagnostic::{Diagnostic, Report, Severity, did_you_mean};
use crate::engine::{Engine, Kit, entry_files};
use crate::locale::Locale;
use crate::settings::{CheckSettings, Level, Settings};
use crate::sources::{SourceText, Sources};

pub use judge::{Judged, Looked};
pub use mails::{Job, Rendering};

use clients::Selection;
use scenario::Plan;
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
    standard: mails::Standard,
    /// Numbers that show how each locale counts.
    numbers: BTreeMap<Locale, Vec<u32>>,
    /// Errors that stop the project from loading: nobody can decide to leave them.
    fatal: Vec<Diagnostic>,
    /// What is written for the project itself, and for each brand over it.
    written: BTreeMap<Option<String>, Written>,
    /// What loading and looking at the sources found.
    found: Vec<Diagnostic>,
}

impl<'a> Subject<'a> {
    /// Looks at everything that is written; `report` holds what reading the files found already.
    pub fn read(sources: &'a Sources, settings: Settings, scope: &'a Scope, report: Report) -> Subject<'a> {
        Subject::reread(sources, settings, scope, None, report)
    }

    /// The same, of a project that was assembled `before`: what has not changed since is taken from there.
    pub fn reread(
        sources: &'a Sources,
        settings: Settings,
        scope: &'a Scope,
        before: Option<&Engine>,
        mut report: Report,
    ) -> Subject<'a> {
        let engine = Engine::reassemble(sources, settings.clone(), before, &mut report);
        let mut subject = Subject {
            sources,
            scope,
            engine,
            standard: standard(&settings.check, &mut report),
            plans: Vec::new(),
            settings,
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
            files::check(sources, &mut report);
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
        let broken = self.fatal.iter().filter(|found| is_of_entries(found));
        let faulty = broken.filter_map(|found| Some((found.locale.as_deref()?, found.entry.as_deref()?))).collect();
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
                all_called: !self.fatal.iter().any(hides_calls),
                faulty: &faulty,
            };
            let untranslated = entries::check(&view, report);
            if !self.scope.entries_only {
                templates::mixed(kit, &untranslated, self.sources, report);
            }
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
            let exist = |email: &str| self.has_files(brand, email);
            since::withdrawn(before, kit, is, &exist, &mut report);
        }
        self.found.extend(report.into_findings());
    }

    /// Whether there is a folder of that email, sound or not.
    fn has_files(&self, brand: Option<&str>, email: &str) -> bool {
        let folder = format!("{email}/");
        let stock = self.settings.stock.then_some(&self.sources.stock);
        let brand = brand.and_then(|name| self.sources.brands.get(name)).map(|brand| &brand.layer);
        let mut layers = stock.into_iter().chain(&self.sources.project).chain(brand);
        layers.any(|layer| layer.templates.keys().any(|name| name.starts_with(&folder)))
    }

    fn look_at_templates(&mut self, report: &mut Report) {
        let mut plans = Vec::new();
        let mut locales = BTreeSet::new();
        if let Some(engine) = &self.engine {
            for (brand, kit) in self.kits() {
                for email in kit.templates.emails().values() {
                    let own = email.files.values().any(|path| self.is_own(brand, path));
                    if own {
                        templates::check(kit, email, self.sources, &|path| self.is_own(brand, path), report);
                    }
                    let sound = samples::read(engine, brand, email, &|path| self.is_own(brand, path), report);
                    if self.is_own(brand, &email.spec_file.path) && !self.is_broken(&email.name) {
                        templates::fields(email, &sound, &self.settings, report);
                    }
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

    /// Whether a fault in the email's own files stops the project from loading: what it uses is not known whole then.
    fn is_broken(&self, email: &str) -> bool {
        self.fatal.iter().any(|found| found.email.as_deref() == Some(email) && !is_of_entries(found))
    }

    /// Every email that can be rendered, in order. What has a fault that stops the project from loading is left out: an email with one in
    /// its templates, a locale with one in an entry that the email needs. Without a sound configuration nothing is known of any mail.
    pub fn jobs(&self) -> Vec<Job<'_>> {
        let Some(engine) = &self.engine else { return Vec::new() };
        // An entry that does not fit a call spoils the mails of its own locale.
        let spoilt = |called: &BTreeSet<String>, email: &str, locale: &Locale| {
            let mut entries = self.fatal.iter().filter(|found| is_of_entries(found));
            entries.any(|found| {
                let calls = || found.entry.as_ref().is_some_and(|entry| called.contains(entry));
                found.locale.as_deref() == Some(locale.name())
                    && found.email.as_deref().map_or_else(calls, |found| found == email)
            })
        };
        if self.fatal.iter().any(|d| d.rule == "config") {
            return Vec::new();
        }
        let planned = self.plans.iter().filter(|(_, email, _)| self.wants_email(email) && !self.is_broken(email));
        planned
            .filter_map(|(brand, email, plan)| {
                let offered = &engine.kit(brand.as_deref())?.standing(email).offered;
                let wanted = offered.iter().filter(|locale| self.wants_locale(locale.name()));
                let called = self.entries_of(email);
                let wanted = wanted.filter(|locale| !spoilt(&called, email, locale));
                let locales =
                    wanted.filter_map(|locale| Some((locale, self.numbers.get(locale)?.as_slice()))).collect();
                Some(Job { brand: brand.as_deref(), email, locales, plan })
            })
            .collect()
    }

    /// What the project came to; nothing where its faults leave no engine.
    pub fn engine(&self) -> Option<&Engine> {
        self.engine.as_ref()
    }

    /// Entries that an email calls, whichever brand it is for.
    pub fn entries_of(&self, email: &str) -> BTreeSet<String> {
        self.engine.as_ref().map_or_else(BTreeSet::new, |engine| entries_of(engine, &[email.to_owned()]))
    }

    /// What was asked for and is not there, as a sentence with what was probably meant. Nothing is known of a project without an engine.
    pub fn unknown(&self) -> Option<String> {
        self.engine.as_ref()?;
        let emails: BTreeSet<&str> =
            self.kits().flat_map(|(_, kit)| kit.templates.emails().keys().map(String::as_str)).collect();
        let locales: BTreeSet<&str> = self.kits().flat_map(|(_, kit)| kit.locales.iter().map(Locale::name)).collect();
        let sentence = |what: &str, name: &str, known: &BTreeSet<&str>| match did_you_mean(name, known.iter().copied())
        {
            Some(meant) => format!("there is no {what} `{name}`; did you mean `{meant}`?"),
            None => {
                let known: Vec<&str> = known.iter().copied().collect();
                format!("there is no {what} `{name}`; there are {}", known.join(", "))
            }
        };
        // An email with a fault is there, though nothing came of it.
        let there = |name: &str| emails.contains(name) || self.has_files(None, name);
        let email = self.scope.emails.iter().find(|name| !there(name)).map(|name| sentence("email", name, &emails));
        let is_offered = |name: &&String| locales.iter().any(|known| self.settings.locales.are_one(name, known));
        let locale = self.scope.locale.as_ref().filter(|name| !is_offered(name));
        email.or_else(|| locale.map(|name| sentence("locale", name, &locales)))
    }

    fn wants_email(&self, email: &str) -> bool {
        self.scope.emails.is_empty() || self.scope.emails.iter().any(|wanted| wanted == email)
    }

    fn wants_locale(&self, name: &str) -> bool {
        self.scope.locale.as_deref().is_none_or(|wanted| self.settings.locales.are_one(wanted, name))
    }

    /// Renders one email in all its locales and scenarios, and examines what comes of it.
    pub fn run(&self, job: &Job<'_>) -> Rendering {
        let written = self.written.get(&job.brand.map(str::to_owned));
        let run = |(engine, written)| mails::run(engine, written, &self.standard, job);
        self.engine.as_ref().zip(written).map(run).unwrap_or_default()
    }

    /// What was looked at; `rendered` is what the jobs came to, in their order.
    fn looked(&self, rendered: &[Rendering]) -> Looked {
        let emails = self.plans.iter().map(|(_, email, _)| email).filter(|email| self.wants_email(email));
        let mut looked = Looked { emails: emails.cloned().collect(), ..Looked::default() };
        for (job, rendering) in self.jobs().iter().zip(rendered) {
            for (locale, mails) in &rendering.mails {
                *looked.mails.entry((job.email.to_owned(), locale.clone())).or_default() += mails;
            }
        }
        let locales = self.kits().flat_map(|(_, kit)| &kit.locales).map(Locale::name);
        looked.locales = locales.filter(|name| self.wants_locale(name)).map(str::to_owned).collect();
        looked
    }

    /// Everything found, judged: levels, suppressions, `check.ignore`, the baseline.
    pub fn judge(&self, rendered: Vec<Rendering>, baseline: Option<&mut Baseline>, tomls: &[SourceText]) -> Judged {
        let looked = self.looked(&rendered);
        let placed = |found: &Diagnostic| match tomls.first() {
            Some(file) => found.clone().in_configuration(&file.path, &file.text),
            None => found.clone(),
        };
        let found = self.found.iter().map(placed).chain(rendered.into_iter().flat_map(|r| r.found)).collect();
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
                fatal: self.fatal.iter().map(placed).collect(),
            },
            baseline,
        )
    }
}

/// Whether a fault keeps a template from being read, so that what it calls is not known. An entry that does not fit its call, or an
/// address that leads nowhere, does not.
fn hides_calls(found: &Diagnostic) -> bool {
    let template = found.file.as_deref().is_some_and(|file| file.contains("templates/"));
    template && found.entry.is_none() && !matches!(found.rule, "asset-missing" | "link-refused")
}

/// Whether a finding is about what an entry says.
fn is_of_entries(found: &Diagnostic) -> bool {
    found.file.as_deref().is_some_and(|file| file.ends_with(".ftl"))
}

/// Entries that the named emails call.
fn entries_of(engine: &Engine, emails: &[String]) -> BTreeSet<String> {
    let kits = std::iter::once(None).chain(engine.brands().map(Some)).filter_map(|brand| engine.kit(brand));
    let named = kits.flat_map(|kit| emails.iter().filter_map(|name| kit.templates.email(name)));
    named.flat_map(|email| email.calls.iter().map(|(_, _, call)| call.id.clone())).collect()
}

/// What mails are held to, as the project has decided.
fn standard(settings: &CheckSettings, report: &mut Report) -> mails::Standard {
    let clients = match &settings.clients {
        None => Selection::default(),
        Some(names) => clients::select(names).unwrap_or_else(|unknown| {
            report.push(
                Diagnostic::error("config", format!("check.clients: {unknown}"))
                    .setting("check.clients", &unknown.name)
                    .hint("docs/checks.md lists the mail programs"),
            );
            Selection::default()
        }),
    };
    let off = rule::all().map(|rule| rule.id).filter(|id| match settings.rules.get(*id) {
        Some(level) => *level == Level::Off,
        None => rule::is_optional(id),
    });
    mails::Standard { now: settings.now, budgets: settings.budgets.clone(), clients, off: off.collect() }
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
