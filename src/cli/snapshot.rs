//! `snapshot`: golden files of every email × locale × sample, compared or accepted.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use super::args::SnapshotArgs;
use super::output::{Failure, counted, put, say};
use super::{Loaded, report};
use crate::diagnostic::{Diagnostic, Report, count};
use crate::render::golden::{ENDINGS, golden};
use crate::render::{RenderOptions, render_request};
use crate::request::{Request, parse_json};
use crate::template::{Email, Sample};
use crate::workspace::{diff, files, parallel};

/// The folder of the golden files.
const FOLDER: &str = "snapshots";
/// The most changes that are printed unless more is asked for.
const MOST_CHANGES: usize = 30;

/// Golden files by name: `<email>/<locale>/<sample>.<ending>`.
type Files = BTreeMap<String, String>;

/// Compares or accepts.
pub fn run(loaded: &Loaded, older: Option<&Before>, args: &SnapshotArgs, verbosity: i8) -> Result<ExitCode, Failure> {
    let root = loaded.folder()?.join(FOLDER);
    let now = render_all(loaded, args.locale.as_deref(), verbosity)?;
    let kept = match older {
        Some(older) => older.render(args.locale.as_deref(), verbosity)?,
        None => read_all(&root)?,
    };
    if kept.is_empty() && !args.accept && older.is_none() {
        let hint = "write them with `vocative snapshot --accept`, look through them and commit them";
        return Err(Failure::refused(format!("there are no snapshots yet; {hint}")));
    }
    let kept = match &args.locale {
        Some(wanted) => {
            let is_wanted = |locale: &str| loaded.config.locales.are_one(locale, wanted);
            kept.into_iter().filter(|(name, _)| name.split('/').nth(1).is_some_and(is_wanted)).collect()
        }
        None => kept,
    };
    let against = older.map_or(Against::Accepted, |older| Against::Older(&older.name));
    let comparison = Comparison::new(&kept, &now, against);
    if args.accept {
        return comparison.accept(&root, &now);
    }
    put(&comparison.report(verbosity > 0))?;
    Ok(if comparison.is_clean() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

/// The project as `--since NAME` found it.
pub struct Before {
    /// How it was asked for.
    pub name: String,
    /// Nothing where the project did not exist then.
    pub loaded: Option<Loaded>,
}

impl Before {
    fn render(&self, only: Option<&str>, verbosity: i8) -> Result<Files, Failure> {
        let Some(loaded) = &self.loaded else { return Ok(Files::new()) };
        // A locale that was not offered then has no mails to compare with.
        render_each(loaded, only, verbosity)
            .inspect_err(|_failure| say(&format!("error: the project as it was at {} does not render", self.name)))
    }
}

/// Every mail as golden files; a locale that is asked for has some.
fn render_all(loaded: &Loaded, only: Option<&str>, verbosity: i8) -> Result<Files, Failure> {
    let all = render_each(loaded, only, verbosity)?;
    match only.filter(|_| all.is_empty()) {
        Some(tag) => Err(Failure::refused(format!("no email with a sample is offered in {tag}"))),
        None => Ok(all),
    }
}

/// Every mail as golden files. Either all of them render, or what does not is said and nothing is compared.
fn render_each(loaded: &Loaded, only: Option<&str>, verbosity: i8) -> Result<Files, Failure> {
    let kit = loaded.engine.kit(None).ok_or_else(|| Failure::usage("the project has no emails"))?;
    let emails = kit.templates.emails().values();
    let samples: Vec<_> = emails.flat_map(|email| email.samples.iter().map(move |sample| (email, sample))).collect();
    let work = |(email, sample): &(&Email, &Sample)| render_sample(loaded, email, sample, only);
    let rendered = parallel::map(&samples, work, counted("samples", verbosity >= 0));
    let (mut all, mut faults, mut survived) = (Files::new(), Vec::new(), Report::new());
    for ((_, sample), result) in samples.iter().zip(rendered) {
        match result {
            Ok((files, diagnostics)) => {
                all.extend(files);
                survived.extend(diagnostics);
            }
            Err(fault) => faults.push(format!("{}: {fault}", sample.path)),
        }
    }
    if !survived.is_empty() {
        report::print(&survived, &loaded.sources);
    }
    if faults.is_empty() {
        return Ok(all);
    }
    faults.iter().for_each(|fault| say(&format!("error: {fault}")));
    Err(Failure::refused(format!("{} cannot be rendered; no snapshot was touched", count(faults.len(), "sample"))))
}

/// One sample in every locale in which its email is offered (for the brand that the sample belongs to), and what was survived on the way.
fn render_sample(
    loaded: &Loaded,
    email: &Email,
    sample: &Sample,
    only: Option<&str>,
) -> Result<(Files, Vec<Diagnostic>), String> {
    let (engine, locales, now) = (&loaded.engine, &loaded.config.locales, loaded.config.check.now);
    let mut json = parse_json(&sample.text).map_err(|fault| fault.to_string())?;
    if let Some(object) = json.as_object_mut() {
        object.insert("email".to_owned(), email.name.as_str().into());
    }
    let request = Request::check(&json, engine)
        .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))?;
    let kit = engine.kit(request.brand.as_deref()).ok_or("the brand does not exist")?;
    let offered = kit.standing(&email.name).offered.iter();
    let (mut files, mut survived) = (Files::new(), Vec::new());
    for locale in offered.filter(|locale| only.is_none_or(|only| locales.are_one(locale.name(), only))) {
        let options = RenderOptions { locale: Some(locale.name().to_owned()), ..RenderOptions::default() };
        let mail = render_request(engine, &request, now, &options).map_err(|error| error.to_string())?;
        survived.extend(mail.diagnostics.iter().cloned());
        let unique = mail.fixed_id(&sample.name);
        let message = mail.compose(engine, &request, &[], now, &unique).map_err(|error| error.to_string())?;
        for (ending, text) in golden(&mail, &message.bytes) {
            files.insert(format!("{}/{}/{}.{ending}", email.name, locale.name(), sample.name), text);
        }
    }
    Ok((files, survived))
}

/// The golden files that are there. What has another shape (a README, a `.gitattributes`) is not ours.
fn read_all(root: &Path) -> Result<Files, Failure> {
    let mut found = Files::new();
    for email in names(root)? {
        for locale in names(&root.join(&email))? {
            let folder = root.join(&email).join(&locale);
            for file in names(&folder)? {
                let ours =
                    file.rsplit_once('.').is_some_and(|(stem, ending)| !stem.is_empty() && ENDINGS.contains(&ending));
                if ours && let Some(text) = files::read(&folder.join(&file))? {
                    // A checkout may have changed the line ends.
                    found.insert(format!("{email}/{locale}/{file}"), text.replace("\r\n", "\n"));
                }
            }
        }
    }
    Ok(found)
}

/// Names in a folder; none if it is no folder.
fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |error: std::io::Error| Failure::usage(format!("cannot read {}: {error}", folder.display()));
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        names.extend(entry.map_err(failed)?.file_name().into_string());
    }
    names.retain(|name| !name.starts_with('.'));
    Ok(names)
}

/// What the mails are compared with.
#[derive(Clone, Copy)]
enum Against<'a> {
    /// The golden files.
    Accepted,
    /// The mails of an older state.
    Older(&'a str),
}

/// What is otherwise than accepted, or than it was.
struct Comparison<'a> {
    against: Against<'a>,
    /// Mails without a golden file.
    new: Vec<&'a str>,
    /// Golden files without a mail.
    orphaned: Vec<&'a str>,
    /// Name, as accepted, as it is now.
    changed: Vec<(&'a str, &'a str, &'a str)>,
    total: usize,
}

impl<'a> Comparison<'a> {
    fn new(kept: &'a Files, now: &'a Files, against: Against<'a>) -> Comparison<'a> {
        let absent = |from: &'a Files, other: &'a Files| -> Vec<&'a str> {
            from.keys().filter(|name| !other.contains_key(*name)).map(String::as_str).collect()
        };
        let both =
            kept.iter().filter_map(|(name, before)| Some((name.as_str(), before.as_str(), now.get(name)?.as_str())));
        Comparison {
            against,
            new: absent(now, kept),
            orphaned: absent(kept, now),
            changed: both.filter(|(_, before, after)| before != after).collect(),
            total: now.len(),
        }
    }

    fn is_clean(&self) -> bool {
        self.new.is_empty() && self.orphaned.is_empty() && self.changed.is_empty()
    }

    /// Equal changes once, each with the files that have it; then what is new or orphaned; then the counts.
    fn report(&self, whole: bool) -> String {
        if self.is_clean() {
            let total = count(self.total, "snapshot");
            return match self.against {
                Against::Accepted => format!("{total} are as accepted\n"),
                Against::Older(name) => format!("{total} are as they were at {name}\n"),
            };
        }
        let mut out = String::new();
        let changes = self.changes();
        let shown = if whole { changes.len() } else { MOST_CHANGES.min(changes.len()) };
        for change in &changes[..shown] {
            out.push_str(&change.text(self.against));
        }
        if shown < changes.len() {
            let rest = count(changes.len() - shown, "more change");
            out.push_str(&format!("{rest} not shown; `vocative -v snapshot` prints all\n\n"));
        }
        let (left, advice) = match self.against {
            Against::Accepted => ("orphaned", "`vocative snapshot --accept` makes this the accepted state\n"),
            Against::Older(_) => ("gone", ""),
        };
        for (what, names) in [("new", &self.new), (left, &self.orphaned)] {
            if !names.is_empty() {
                out.push_str(&format!("{what}: {}\n", spread(names)));
            }
        }
        let kinds = if changes.len() < self.changed.len() {
            format!(" ({})", count(changes.len(), "different change"))
        } else {
            String::new()
        };
        out.push_str(&format!(
            "{} changed{kinds}, {} new, {} {left}, of {}\n{advice}",
            count(self.changed.len(), "snapshot"),
            self.new.len(),
            self.orphaned.len(),
            self.total,
        ));
        out
    }

    /// The changes in order of their first files; what the lines say is compared, not where they stand.
    fn changes(&self) -> Vec<Change<'a>> {
        let mut changes: Vec<Change<'a>> = Vec::new();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for (name, before, after) in &self.changed {
            let ending = name.rsplit('.').next().unwrap_or_default();
            for (key, hunk) in diff::hunks(before, after) {
                let index = *known.entry(format!("{ending} {key}")).or_insert(changes.len());
                match changes.get_mut(index) {
                    // One file may have the same change twice.
                    Some(change) if change.names.last() == Some(name) => {}
                    Some(change) => change.names.push(name),
                    None => changes.push(Change { names: vec![name], hunk }),
                }
            }
        }
        changes
    }

    fn accept(&self, root: &Path, now: &Files) -> Result<ExitCode, Failure> {
        for name in self.new.iter().chain(self.changed.iter().map(|(name, ..)| name)) {
            if let Some(text) = now.get(*name) {
                files::write(&root.join(name), text.as_bytes())?;
            }
        }
        for name in &self.orphaned {
            let path = root.join(name);
            fs::remove_file(&path)
                .map_err(|error| Failure::usage(format!("cannot remove {}: {error}", path.display())))?;
            // The folders go when nothing is left in them; a folder that holds something stays.
            let _ = path.ancestors().skip(1).take(2).try_for_each(fs::remove_dir);
        }
        put(&format!(
            "{} accepted in {FOLDER}/: {} new, {} changed, {} removed\n",
            count(self.total, "snapshot"),
            self.new.len(),
            self.changed.len(),
            self.orphaned.len()
        ))?;
        Ok(ExitCode::SUCCESS)
    }
}

/// One change and the files that have it.
struct Change<'a> {
    names: Vec<&'a str>,
    hunk: String,
}

impl Change<'_> {
    fn text(&self, against: Against<'_>) -> String {
        let mut out = String::new();
        if let Some((first, others)) = self.names.split_first() {
            // Only golden files are there to be opened.
            out.push_str(&match against {
                Against::Accepted => format!("{FOLDER}/{first}\n"),
                Against::Older(_) => format!("{first}\n"),
            });
            if !others.is_empty() {
                let others = spread(others);
                out.push_str(&format!("and the same in {others}\n"));
            }
        }
        out.push_str(&self.hunk);
        out.push('\n');
        out
    }
}

/// Files summed up by email: `reset_email (18 files: de, de-AT, en and 3 more)`.
fn spread(names: &[&str]) -> String {
    let mut emails: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for name in names {
        let mut parts = name.split('/');
        let (email, locale) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let (files, locales) = emails.entry(email).or_default();
        *files += 1;
        locales.insert(locale);
    }
    let mut list = Vec::new();
    for (email, (files, locales)) in emails {
        let mut shown: Vec<&str> = locales.iter().copied().take(4).collect();
        let rest = format!("{} more", locales.len() - shown.len());
        if locales.len() > shown.len() {
            shown.push(&rest);
        }
        list.push(format!("{email} ({}: {})", count(files, "file"), shown.join(", ")));
    }
    list.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn an_equal_change_of_many_files_is_told_once() {
        let kept = files(&[("a/de/1.txt", "eins\nx\n"), ("a/en/1.txt", "one\nx\n"), ("b/en/1.txt", "x\n")]);
        let now = files(&[("a/de/1.txt", "eins\ny\n"), ("a/en/1.txt", "one\ny\n"), ("c/en/1.txt", "x\n")]);
        let report = Comparison::new(&kept, &now, Against::Accepted).report(false);
        assert_eq!(report.matches("-x").count(), 1, "{report}");
        assert!(report.starts_with("snapshots/a/de/1.txt\nand the same in a (1 file: en)\n"), "{report}");
        assert!(report.contains("new: c (1 file: en)\norphaned: b (1 file: en)\n"), "{report}");
        assert!(report.contains("2 snapshots changed (1 different change), 1 new, 1 orphaned, of 3\n"), "{report}");
    }
}
