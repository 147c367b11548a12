//! What a look at a whole project costs.
//!
//! ```text
//! cargo bench --bench check              everything
//! cargo bench --bench check -- entries   what has `entries` in its name
//! ```
//!
//! `stock` is the whole of `vocative check` on the embedded set: every email × locale × scenario rendered and examined, on all processors. `entries`
//! compares 20,000 entries of a project that has nothing else, as any Fluent project is compared.
#![expect(clippy::expect_used, reason = "a measurement without its subject is none")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use divan::Bencher;
use divan::counter::ItemsCount;
use vocative::check::{Rendering, Scope, Subject};
use vocative::diagnostic::Report;
use vocative::project;
use vocative::settings::Settings;
use vocative::sources::{Layer, SourceText, Sources};

fn main() {
    divan::main();
}

/// All jobs on all processors, in the order of the jobs.
fn render(subject: &Subject<'_>) -> Vec<Rendering> {
    let jobs = subject.jobs();
    let (next, done) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(job) = jobs.get(index) else { break };
                    let rendering = subject.run(job);
                    done.lock().expect("no panic").insert(index, rendering);
                }
            });
        }
    });
    done.into_inner().expect("no panic").into_values().collect()
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn stock(bencher: Bencher<'_, '_>) {
    let sources = Sources { stock: project::stock(), ..Sources::default() };
    let scope = Scope::default();
    let look = || {
        let subject = Subject::read(&sources, Settings::default(), &scope, Report::new());
        let rendered = render(&subject);
        let mails: usize = rendered.iter().flat_map(|r| &r.mails).map(|(_, mails)| mails).sum();
        (subject.judge(rendered, None, &[]).report.findings().len(), mails)
    };
    let (findings, mails) = look();
    assert_eq!(findings, 0, "the stock set is sound");
    bencher.counter(ItemsCount::new(mails)).bench(look);
}

/// Twenty locales of a thousand entries.
fn entries_alone() -> Sources {
    let mut layer = Layer::default();
    for locale in [
        "en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "nb", "fi", "pl", "cs", "ru", "uk", "el", "tr", "ja",
        "ko", "ar",
    ] {
        let mut text = String::new();
        for n in 0..1000 {
            let _ = match n % 4 {
                0 => writeln!(text, "entry-{n} = {n} {{ $name }}"),
                1 => writeln!(text, "entry-{n} = <b>{n}</b> <link>{n}</link>"),
                2 => writeln!(text, "entry-{n} = {{ $n ->\n    [one] {n} a\n   *[other] {n} {{ $n }} b\n}}"),
                _ => writeln!(text, "entry-{n} = {n} {{ entry-{} }}", n - 1),
            };
        }
        let file = SourceText { path: format!("locales/{locale}/all.ftl"), text };
        layer.locales.insert(locale.to_owned(), vec![file]);
    }
    Sources { project: Some(layer), ..Sources::default() }
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn entries(bencher: Bencher<'_, '_>) {
    let sources = entries_alone();
    let scope = Scope { entries_only: true, ..Scope::default() };
    let settings = Settings { stock: false, ..Settings::default() };
    bencher.counter(ItemsCount::new(20_000usize)).bench(|| {
        let subject = Subject::read(&sources, settings.clone(), &scope, Report::new());
        subject.judge(Vec::new(), None, &[]).report.findings().len()
    });
}
