//! What a gallery shows: rows of locales, emails with a cell for each row, cells with a shot for each sample.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::findings::Findings;
use super::{GalleryError, Shelf, frame};
use crate::catalog::Pseudo;
use crate::check::Subject;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::engine::{Engine, Kit};
use crate::locale::Locale;
use crate::render::golden::golden;
use crate::render::{RenderOptions, Rendered, render_request};
use crate::request::{Request, parse_json};
use crate::template::{Email, Sample};
use crate::workspace::{diff, parallel};

/// Everything that the pages say.
#[derive(Debug)]
pub struct Gallery {
    /// The instant of the samples.
    pub now: Timestamp,
    /// What was compared with.
    pub since: Option<String>,
    /// The locale that translations are compared with.
    pub reference: String,
    /// Locales in order.
    pub rows: Vec<Row>,
    /// Emails in order.
    pub emails: Vec<EmailShown>,
    /// Every finding, errors first.
    pub findings: Vec<Diagnostic>,
}

/// A locale.
#[derive(Debug)]
pub struct Row {
    /// The locale.
    pub locale: Locale,
    /// Its English name, or what a pseudo-locale is for.
    pub english: String,
    /// Whether it is the reference in disguise.
    pub pseudo: bool,
    /// Findings that belong to no email.
    pub findings: Vec<Diagnostic>,
}

/// An email with a cell for each row.
#[derive(Debug)]
pub struct EmailShown {
    /// Its name.
    pub name: String,
    /// What it is called.
    pub title: String,
    /// Its lane.
    pub kind: String,
    /// Names of its samples.
    pub samples: Vec<String>,
    /// Findings that belong to no single locale.
    pub findings: Vec<Diagnostic>,
    /// In the order of the rows.
    pub cells: Vec<Cell>,
}

/// An email in a locale.
#[derive(Debug)]
pub struct Cell {
    /// Why the email is not offered here.
    pub absent: Option<String>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
    /// In the order of the samples; nothing for a sample that is not shown.
    pub shots: Vec<Option<Shot>>,
}

/// One mail, or what became of one.
#[derive(Debug, Default)]
pub struct Shot {
    /// As it is.
    pub now: Option<Mail>,
    /// As it was, where it was otherwise.
    pub before: Option<Mail>,
    /// Why there is none now.
    pub fault: Option<String>,
    /// How the text parts and the html differ, line by line.
    pub text_changes: Vec<String>,
    /// The same of the html.
    pub html_changes: Vec<String>,
}

/// What is shown of a mail beside its html.
#[derive(Debug)]
pub struct Mail {
    /// `From`.
    pub from: String,
    /// `Subject`.
    pub subject: String,
    /// The line beside the subject.
    pub preheader: String,
    /// The text part.
    pub text: String,
    /// Octets of the html part.
    pub size: usize,
    /// The file with the html.
    pub frame: String,
}

impl Gallery {
    /// How many mails are shown as they are now.
    pub fn mails(&self) -> usize {
        let cells = self.emails.iter().flat_map(|email| &email.cells);
        cells.flat_map(|cell| cell.shots.iter().flatten()).filter(|shot| shot.now.is_some()).count()
    }
}

impl EmailShown {
    /// Samples that a page is made for.
    pub fn shown_samples(&self) -> Vec<usize> {
        let shown = |sample: &usize| self.cells.iter().any(|cell| cell.shots.get(*sample).is_some_and(Option::is_some));
        (0..self.samples.len()).filter(shown).collect()
    }
}

/// What is to be shown.
#[derive(Debug)]
pub struct Show<'a> {
    /// The project.
    pub engine: &'a Engine,
    /// Its older state.
    pub older: Option<&'a Engine>,
    /// How that was asked for.
    pub since: Option<&'a str>,
    /// Only these emails; all when empty.
    pub emails: &'a [String],
    /// Only these locales; all when empty.
    pub locales: &'a [String],
    /// The instant of the samples.
    pub now: Timestamp,
}

/// Rows and emails before anything is rendered.
#[derive(Debug)]
pub struct Plan {
    rows: Vec<Row>,
    emails: Vec<EmailShown>,
    findings: Findings,
    reference: Locale,
}

/// One cell to be rendered.
struct Job<'a> {
    email: &'a Email,
    row: &'a Row,
    cell: &'a Cell,
}

impl<'a> Show<'a> {
    /// Rows, emails and where each finding belongs. Fails for an email or a locale that the project does not have.
    pub fn plan(&self, subject: &Subject<'_>, report: &Report) -> Result<Plan, GalleryError> {
        let kit = kit(self.engine)?;
        let findings = Findings::of(report, &|email| kit.standing(email).offered.len());
        let emails = self.wanted_emails(kit)?;
        let reached: BTreeSet<String> =
            kit.templates.emails().keys().flat_map(|email| subject.entries_of(email)).collect();
        let mut rows = self.rows(kit)?;
        for row in &mut rows {
            row.findings = findings.of_locale(&row.locale, &reached);
        }
        let emails = emails
            .into_iter()
            .map(|email| {
                let entries = subject.entries_of(&email.name);
                EmailShown {
                    name: email.name.clone(),
                    title: email.spec.title.clone(),
                    kind: format!("{:?}", email.spec.kind).to_lowercase(),
                    samples: email.samples.iter().map(|sample| sample.name.clone()).collect(),
                    findings: findings.of_email(&email.name, &entries),
                    cells: rows
                        .iter()
                        .map(|row| Cell {
                            absent: kit.standing(&email.name).why_not(&row.locale),
                            findings: findings.of_cell(&email.name, &entries, &row.locale),
                            shots: Vec::new(),
                        })
                        .collect(),
                }
            })
            .collect();
        Ok(Plan { rows, emails, findings, reference: kit.reference.clone() })
    }

    fn wanted_emails(&self, kit: &'a Kit) -> Result<Vec<&'a Email>, GalleryError> {
        let known = kit.templates.emails();
        if let Some(name) = self.emails.iter().find(|name| !known.contains_key(*name)) {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            let hint = match did_you_mean(name, names.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the emails are {}", names.join(", ")),
            };
            return Err(GalleryError::Unknown(format!("there is no email `{name}`; {hint}")));
        }
        Ok(known.values().filter(|email| self.emails.is_empty() || self.emails.contains(&email.name)).collect())
    }

    /// The reference, the other locales, those that only the older state had, the pseudo-locales.
    fn rows(&self, now: &Kit) -> Result<Vec<Row>, GalleryError> {
        let before = self.older.and_then(|older| older.kit(None)).map_or(&[][..], |kit| &kit.locales);
        let gone = before.iter().filter(|old| !now.locales.iter().any(|known| known.tag() == old.tag()));
        let others = now.locales.iter().filter(|locale| **locale != now.reference);
        let real = std::iter::once(&now.reference).chain(others).chain(gone).map(|locale| Row {
            locale: locale.clone(),
            english: locale.english_name(),
            pseudo: false,
            findings: Vec::new(),
        });
        let pseudo = Pseudo::ALL.into_iter().filter_map(|(tag, pseudo)| {
            Some(Row {
                locale: Locale::parse(tag).ok()?,
                english: pseudo.title().into(),
                pseudo: true,
                findings: Vec::new(),
            })
        });
        let rows: Vec<Row> = real.chain(pseudo).collect();
        if let Some(name) = self
            .locales
            .iter()
            .find(|name| !rows.iter().any(|row| self.engine.settings().locales.are_one(name, row.locale.name())))
        {
            let names: Vec<&str> = rows.iter().map(|row| row.locale.name()).collect();
            return Err(GalleryError::Unknown(format!(
                "no email is offered in {name}; the locales are {}",
                names.join(", ")
            )));
        }
        let wanted = |row: &Row| {
            self.locales.is_empty()
                || self.locales.iter().any(|name| self.engine.settings().locales.are_one(name, row.locale.name()))
        };
        Ok(rows.into_iter().filter(wanted).collect())
    }

    /// Renders every cell and writes its frames; with an older state, leaves out what did not change and has no findings.
    pub fn render(
        &self,
        plan: Plan,
        shelf: &dyn Shelf,
        progress: &(dyn Fn(usize, usize) + Sync),
    ) -> Result<Gallery, GalleryError> {
        let Plan { mut rows, mut emails, findings, reference } = plan;
        let kit = kit(self.engine)?;
        let studio = Studio { show: self, shelf };
        let jobs: Vec<Job<'_>> = emails
            .iter()
            .filter_map(|shown| Some((shown, kit.templates.email(&shown.name)?)))
            .flat_map(|(shown, email)| rows.iter().zip(&shown.cells).map(move |(row, cell)| Job { email, row, cell }))
            .collect();
        let rendered = parallel::map(&jobs, |job| studio.shots(job), progress);
        drop(jobs);
        let mut rendered = rendered.into_iter();
        for cell in emails.iter_mut().flat_map(|email| &mut email.cells) {
            cell.shots = rendered.next().unwrap_or_else(|| Ok(Vec::new()))?;
        }
        if self.since.is_some() {
            emails.retain(|email| !email.findings.is_empty() || email.cells.iter().any(Cell::is_shown));
            let shown: Vec<bool> = (0..rows.len())
                .map(|at| !rows[at].findings.is_empty() || emails.iter().any(|email| email.cells[at].is_shown()))
                .collect();
            keep(&mut rows, &shown);
            emails.iter_mut().for_each(|email| keep(&mut email.cells, &shown));
        }
        Ok(Gallery {
            now: self.now,
            since: self.since.map(str::to_owned),
            reference: reference.name().to_owned(),
            rows,
            emails,
            findings: findings.into_all(),
        })
    }
}

/// Keeps the items whose flag is set.
fn keep<T>(items: &mut Vec<T>, flags: &[bool]) {
    let mut flags = flags.iter();
    items.retain(|_| flags.next().copied().unwrap_or_default());
}

impl Cell {
    /// Whether there is anything to look at.
    pub fn is_shown(&self) -> bool {
        !self.findings.is_empty() || self.shots.iter().any(Option::is_some)
    }
}

fn kit(engine: &Engine) -> Result<&Kit, GalleryError> {
    engine.kit(None).ok_or(GalleryError::Empty)
}

/// Renders cells and writes what they show.
struct Studio<'a> {
    show: &'a Show<'a>,
    shelf: &'a dyn Shelf,
}

impl Studio<'_> {
    fn shots(&self, job: &Job<'_>) -> Result<Vec<Option<Shot>>, GalleryError> {
        let before = self.show.older.and_then(|older| Some((older, older.kit(None)?.email(&job.email.name)?)));
        job.email
            .samples
            .iter()
            .map(|sample| {
                let then = before.and_then(|(engine, email)| {
                    let sample = email.samples.iter().find(|old| old.name == sample.name)?;
                    Some(mail(engine, email, sample, job.row, self.show.now))
                });
                // What could not be rendered then has no picture; the check says why.
                let then = then.and_then(Result::ok).flatten();
                self.shot(job, sample, mail(self.show.engine, job.email, sample, job.row, self.show.now), then)
            })
            .collect()
    }

    fn shot(
        &self,
        job: &Job<'_>,
        sample: &Sample,
        now: Result<Option<Rendered>, String>,
        before: Option<Rendered>,
    ) -> Result<Option<Shot>, GalleryError> {
        let (now, fault) = match now {
            Ok(now) => (now, None),
            Err(fault) => (None, Some(fault)),
        };
        let same = match (&now, &before, self.show.older) {
            (Some(now), Some(before), Some(older)) => now.reads_as(self.show.engine, before, older),
            (None, None, _) => fault.is_none(),
            _ => false,
        };
        let nothing = now.is_none() && before.is_none() && fault.is_none();
        if nothing || (self.show.since.is_some() && same && job.cell.findings.is_empty()) {
            return Ok(None);
        }
        let name = format!("{}/{}/{}.html", job.email.name, sample.name, job.row.locale.name());
        let mut shot = Shot { fault, ..Shot::default() };
        if let (Some(now), Some(before)) = (&now, &before) {
            shot.text_changes = changes(&before.text, &now.text);
            shot.html_changes = changes(&lines(before), &lines(now));
        }
        if let (Some(before), Some(older)) = (before.filter(|_| !same), self.show.older) {
            shot.before = Some(self.write(before, older, &format!("before/{name}"))?);
        }
        if let Some(now) = now {
            shot.now = Some(self.write(now, self.show.engine, &format!("frames/{name}"))?);
        }
        Ok(Some(shot))
    }

    fn write(&self, mail: Rendered, engine: &Engine, frame: &str) -> Result<Mail, GalleryError> {
        self.shelf.put(frame, frame::html(&mail, engine).as_bytes())?;
        Ok(Mail {
            from: mail.from,
            subject: mail.subject,
            preheader: mail.preheader,
            text: mail.text,
            size: mail.html.len(),
            frame: frame.to_owned(),
        })
    }
}

/// A sample's mail in a locale; nothing where the email is not offered there.
fn mail(
    engine: &Engine,
    email: &Email,
    sample: &Sample,
    row: &Row,
    now: Timestamp,
) -> Result<Option<Rendered>, String> {
    let mut json = parse_json(&sample.text).map_err(|fault| fault.to_string())?;
    if let Some(object) = json.as_object_mut() {
        object.insert("email".to_owned(), email.name.as_str().into());
    }
    let request = Request::check(&json, engine)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
    let kit = engine.kit(request.brand.as_deref()).ok_or("the brand does not exist")?;
    // The older state may have the folder in another spelling.
    let offered = kit.standing(&email.name).offered.iter().find(|locale| locale.tag() == row.locale.tag());
    let Some(locale) = offered.or(Some(&row.locale).filter(|_| row.pseudo)) else { return Ok(None) };
    let options = RenderOptions { locale: Some(locale.name().to_owned()), ..RenderOptions::default() };
    render_request(engine, &request, now, &options).map(Some).map_err(|error| error.to_string())
}

/// The html a tag or a text to a line, as golden files have it.
fn lines(mail: &Rendered) -> String {
    let [_, _, (_, html)] = golden(mail, b"");
    html
}

fn changes(before: &str, after: &str) -> Vec<String> {
    diff::hunks(before, after).into_iter().map(|(_, hunk)| hunk).collect()
}
