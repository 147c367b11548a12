//! The first page: emails × locales with what was found, then every finding.

use maud::{Markup, html};

use super::collect::{Cell, EmailShown, Gallery, Row};
use super::findings;
use super::page::{self, Tally, address};
use crate::diagnostic::count;

/// The page.
pub fn page(gallery: &Gallery) -> Markup {
    let title = if gallery.since.is_some() { "What changed" } else { "Every email in every locale" };
    let all = Tally::of(&gallery.findings);
    let body = html! {
        div.head {
            h1 { (title) }
            ul.facts {
                li { b { (gallery.emails.len()) } @if gallery.emails.len() == 1 { " email" } @else { " emails" } }
                li { b { (locales(gallery)) } @if locales(gallery) == 1 { " locale" } @else { " locales" } }
                li { b { (gallery.mails()) } " mails" }
                li { a class=(all.class()) href="#findings" { (all.words()) } }
            }
        }
        @if gallery.emails.is_empty() {
            p.empty { "No email looks different, and nothing new was found in one." }
        } @else {
            (matrix(gallery))
        }
        section.report #findings {
            h2 { "Findings" }
            @if gallery.findings.is_empty() { p.soft { "Nothing was found." } }
            @else { (findings::list(&gallery.findings, false)) }
        }
    };
    page::page(gallery, title, "", &body)
}

fn locales(gallery: &Gallery) -> usize {
    gallery.rows.iter().filter(|row| !row.pseudo).count()
}

fn matrix(gallery: &Gallery) -> Markup {
    html! {
        form.filter hidden {
            label for="locale-filter" { "Locales" }
            input #locale-filter type="search" placeholder="de, Arabic, …" autocomplete="off" spellcheck="false";
            label.check { input #only-findings type="checkbox"; " only with findings" }
            span.soft #filtered aria-live="polite" {}
        }
        p.key {
            span {
                span.mark.fine aria-hidden="true" {}
                @if gallery.since.is_some() { " changed, nothing found" } @else { " nothing found" }
            }
            @if gallery.since.is_some() { span { span.mark.same aria-hidden="true" {} " unchanged" } }
            span { span.badge.error aria-hidden="true" { "2" } " errors" }
            span { span.badge.warning aria-hidden="true" { "1" } " warnings" }
            span { span.mark.absent aria-hidden="true" {} " not offered" }
        }
        div.scroll tabindex="0" role="region" aria-label="Emails and locales" {
            table.matrix {
                caption.unseen { "Findings of each email in each locale; a cell leads to the mail" }
                thead {
                    tr {
                        th scope="col" { "Locale" }
                        @for email in &gallery.emails { (column(email)) }
                    }
                }
                tbody {
                    @for (at, row) in gallery.rows.iter().enumerate() { (line(gallery, at, row)) }
                }
            }
        }
    }
}

fn column(email: &EmailShown) -> Markup {
    let tally = Tally::of(&email.findings);
    html! {
        th.email scope="col" {
            span.tilt {
                @match first_page(email) {
                    Some(page) => a href=(page) title=(email.title) { (email.name) },
                    None => span title="no sample" { (email.name) },
                }
                " " (tally.badge())
            }
        }
    }
}

/// The page of an email's first sample.
fn first_page(email: &EmailShown) -> Option<String> {
    Some(page_of(email, *email.shown_samples().first()?))
}

fn page_of(email: &EmailShown, sample: usize) -> String {
    address(&format!("mails/{}/{}.html", email.name, email.samples[sample]))
}

fn line(gallery: &Gallery, at: usize, row: &Row) -> Markup {
    let found = !row.findings.is_empty() || gallery.emails.iter().any(|email| !email.cells[at].findings.is_empty());
    let class = match (row.pseudo, row.locale.name() == gallery.reference) {
        (true, _) => Some("pseudo"),
        (_, true) => Some("reference"),
        _ => None,
    };
    html! {
        tr class=[class] data-locale={ (row.locale.name()) " " (row.locale.tag()) " " (row.english) } data-found=[found.then_some("")] {
            th scope="row" {
                code { (row.locale.name()) } " " span.soft { (row.english) @if class == Some("reference") { ", the reference" } }
                " " (Tally::of(&row.findings).badge())
            }
            @for email in &gallery.emails { (cell(email, &email.cells[at], row)) }
        }
    }
}

fn cell(email: &EmailShown, cell: &Cell, row: &Row) -> Markup {
    let tally = Tally::of(&cell.findings);
    let what = format!("{} in {}", email.name, row.locale.name());
    let words = match &cell.absent {
        Some(why) => format!("{what}: not offered, {why}"),
        None if cell.is_shown() => format!("{what}: {}", tally.words()),
        None if email.samples.is_empty() => format!("{what}: no sample"),
        None => format!("{what}: unchanged"),
    };
    let mark = html! {
        span.unseen { (words) }
        @if !tally.is_clean() { span class={ "badge " (tally.class()) } aria-hidden="true" { (tally.errors + tally.warnings) } }
        @else if cell.absent.is_some() { span.mark.absent aria-hidden="true" {} }
        @else if cell.is_shown() { span.mark.fine aria-hidden="true" {} }
        @else { span.mark.same aria-hidden="true" {} }
    };
    let sample = cell.shots.iter().position(Option::is_some);
    html! {
        td {
            @match sample {
                Some(sample) => a.cell href={ (page_of(email, sample)) "#" (address(row.locale.name())) } title=(words) { (mark) },
                None => span.cell title=(words) { (mark) },
            }
        }
    }
}

/// `3 locales`, for the head of an email's page.
pub fn shown_locales(gallery: &Gallery, email: &EmailShown) -> String {
    let shown = gallery.rows.iter().zip(&email.cells).filter(|(row, cell)| !row.pseudo && cell.is_shown());
    count(shown.count(), "locale")
}
