//! The page of one email and one sample: a card for every locale, side by side.

use maud::{Markup, html};

use super::collect::{Cell, EmailShown, Gallery, Mail, Row, Shot};
use super::findings;
use super::index::shown_locales;
use super::page::{self, Tally, address};

/// From a page of an email to the gallery's folder.
const HOME: &str = "../../";

/// The page.
pub fn page(gallery: &Gallery, email: &EmailShown, sample: usize) -> Markup {
    let cards: Vec<Card<'_>> = gallery
        .rows
        .iter()
        .zip(&email.cells)
        .filter_map(|(row, cell)| {
            let shot = cell.shots.get(sample).and_then(Option::as_ref);
            let reference = row.locale.name() == gallery.reference;
            (shot.is_some() || (cell.is_shown() && cell.shots.iter().all(Option::is_none))).then_some(Card {
                email,
                row,
                cell,
                shot,
                reference,
            })
        })
        .collect();
    let reference = cards.iter().find(|card| card.reference).and_then(|card| card.shot?.now.as_ref());
    let absent = gallery.rows.iter().zip(&email.cells).filter_map(|(row, cell)| Some((row, cell.absent.as_ref()?)));
    let absent: Vec<(&Row, &String)> = absent.collect();
    let body = html! {
        nav.crumbs aria-label="Breadcrumb" { a href={ (HOME) "index.html" } { "All emails" } }
        div.head {
            h1 { (email.name) }
            ul.facts {
                li { (email.title) }
                li { (email.kind) }
                li { (shown_locales(gallery, email)) }
            }
        }
        @if !email.findings.is_empty() {
            details.box open {
                summary { "In every locale " (Tally::of(&email.findings).badge()) }
                (findings::list(&email.findings, false))
            }
        }
        div.tools {
            (samples(email, sample))
            (switch("width", "Width", &[("desktop", "Desktop 800"), ("tablet", "Tablet 600"), ("phone", "Phone 375")]))
            (switch("colors", "Colors", &[("light", "Light"), ("dark", "Dark")]))
        }
        nav.jump aria-label="Locales" {
            @for card in &cards {
                a href={ "#" (address(card.row.locale.name())) } title=(card.row.english) {
                    (card.row.locale.name())
                    (Tally::of(&card.cell.findings).badge())
                }
            }
        }
        @if !absent.is_empty() && gallery.since.is_none() {
            details.box {
                summary { "Not offered in " (absent.len()) @if absent.len() == 1 { " locale" } @else { " locales" } }
                ul { @for (row, why) in &absent { li { code { (row.locale.name()) } " " (row.english) ": " (why) } } }
            }
        }
        div.cards { @for card in &cards { (card.markup(reference)) } }
    };
    page::page(gallery, &format!("{}, {}", email.name, email.samples[sample]), HOME, &body)
}

fn samples(email: &EmailShown, current: usize) -> Markup {
    html! {
        nav.switch aria-label="Sample" {
            span.legend aria-hidden="true" { "Sample" }
            @for sample in email.shown_samples() {
                a href=(address(&format!("{}.html", email.samples[sample]))) aria-current=[(sample == current).then_some("page")] {
                    (email.samples[sample])
                }
            }
        }
    }
}

/// A choice that the style sheet obeys by itself.
fn switch(name: &str, legend: &str, choices: &[(&str, &str)]) -> Markup {
    html! {
        fieldset.switch {
            legend { (legend) }
            @for (at, (value, label)) in choices.iter().enumerate() {
                label {
                    input type="radio" name=(name) id={ (name) "-" (value) } value=(value) checked[at == 0];
                    span { (label) }
                }
            }
        }
    }
}

/// One locale.
struct Card<'a> {
    email: &'a EmailShown,
    row: &'a Row,
    cell: &'a Cell,
    shot: Option<&'a Shot>,
    reference: bool,
}

impl Card<'_> {
    fn markup(&self, reference: Option<&Mail>) -> Markup {
        let locale = &self.row.locale;
        let pair = self.shot.is_some_and(|shot| shot.now.is_some() && shot.before.is_some());
        html! {
            section.card.pair[pair] id=(locale.name()) tabindex="-1" aria-label={ (locale.name()) ", " (self.row.english) } {
                header {
                    h2 { code { (locale.name()) } " " span.soft { (self.row.english) } }
                    span.notes { @for note in self.notes(reference) { span.tag { (note) } } }
                    (Tally::of(&self.cell.findings).badge())
                }
                @match self.shot {
                    Some(shot) => (self.shot(shot)),
                    None => p.none { "Not offered: " (self.cell.absent.as_deref().unwrap_or("there is no sample")) },
                }
                @if !self.cell.findings.is_empty() {
                    details open {
                        summary { "Findings: " (Tally::of(&self.cell.findings).words()) }
                        (findings::list(&self.cell.findings, true))
                    }
                }
            }
        }
    }

    /// What is worth knowing before the mail is read.
    fn notes(&self, reference: Option<&Mail>) -> Vec<&'static str> {
        let mut notes = Vec::new();
        if self.reference {
            notes.push("reference");
        }
        if let Some(shot) = self.shot {
            let same = shot.now.as_ref().zip(reference).is_some_and(|(mail, other)| mail.text == other.text);
            if same && !self.reference {
                notes.push("same text as the reference");
            }
        }
        notes
    }

    fn shot(&self, shot: &Shot) -> Markup {
        html! {
            @if let Some(fault) = &shot.fault {
                p.none.bad {
                    "Cannot be rendered"
                    // What was found says it at its place.
                    @if self.cell.findings.is_empty() { ": " (findings::prose(fault)) }
                }
            }
            @match (&shot.before, &shot.now) {
                (Some(before), Some(now)) => {
                    div.sides {
                        div { h3 { "Before" } (self.mail(before, "before")) }
                        div { h3 { "After" } (self.mail(now, "after")) }
                    }
                    (changes("Text", &shot.text_changes))
                    (changes("Html", &shot.html_changes))
                },
                (Some(before), None) => {
                    h3 { "Before; there is none now" @if let Some(why) = &self.cell.absent { ": " (why) } }
                    (self.mail(before, "before"))
                },
                (None, Some(now)) => (self.mail(now, "html")),
                (None, None) => {},
            }
        }
    }

    fn mail(&self, mail: &Mail, side: &str) -> Markup {
        let (tag, dir) = (self.row.locale.tag(), self.row.locale.direction().as_str());
        let title = format!("{} in {}, {side}", self.email.name, self.row.english);
        let frame = format!("{HOME}{}", address(&mail.frame));
        html! {
            dl.inbox {
                dt.unseen { "From" }
                dd.from { bdi { (mail.from) } }
                dt.unseen { "Subject" }
                dd.subject lang=(tag) dir=(dir) title=(mail.subject) { (mail.subject) }
                dt.unseen { "Preheader" }
                dd.preheader lang=(tag) dir=(dir) title=(mail.preheader) { (mail.preheader) }
            }
            div.stage { iframe src=(frame) sandbox="" loading="lazy" referrerpolicy="no-referrer" title=(title) {} }
            p.under {
                a href=(frame) target="_blank" rel="noreferrer" { "Open alone" span.unseen { ": " (title) } }
                " " span.soft { (kilobytes(mail.size)) " of html" }
            }
            details {
                summary { "Text part" }
                pre.text lang=(tag) dir=(dir) { (mail.text) }
            }
        }
    }
}

fn kilobytes(size: usize) -> String {
    format!("{}.{} kB", size / 1000, size % 1000 / 100)
}

/// Differences line by line, added and removed ones marked by word as well as by color.
fn changes(what: &str, hunks: &[String]) -> Markup {
    html! {
        @if !hunks.is_empty() {
            details open[what == "Text"] {
                summary { (what) " changes" }
                @for hunk in hunks {
                    pre.diff dir="auto" {
                        @for line in hunk.lines().filter(|line| !line.starts_with("@@")) {
                            @match line.as_bytes().first() {
                                Some(b'+') => ins { (line) "\n" },
                                Some(b'-') => del { (line) "\n" },
                                _ => { (line) "\n" },
                            }
                        }
                    }
                }
            }
        }
    }
}
