//! `outbox`: looks at deliveries and changes what becomes of them, beside whatever delivers at the moment.

mod act;
mod list;
mod show;
mod stats;

use std::path::Path;
use std::process::ExitCode;

use jiff::{SignedDuration, Span, SpanRelativeTo, Timestamp, civil, tz::TimeZone};

use super::args::operating::OutboxCommand;
use super::output::Failure;
use super::{Home, read_config};
use crate::clock;
use crate::config::Config;
use crate::message::Address;
use crate::outbox::seal::SealError;
use crate::outbox::store::StoreError;
use crate::outbox::{Outbox, OutboxError, Settings};

/// Does what the command says.
pub fn run(home: &Home, command: &OutboxCommand) -> Result<ExitCode, Failure> {
    wait(async {
        let outbox = existing_outbox(home).await?;
        match command {
            OutboxCommand::List(args) => list::run(&outbox, args).await,
            OutboxCommand::Show(args) => show::run(&outbox, args).await,
            OutboxCommand::Retry(args) => act::retry(&outbox, args).await,
            OutboxCommand::Cancel(args) => act::cancel(&outbox, args).await,
            OutboxCommand::Stats(args) => stats::run(&outbox, args).await,
            OutboxCommand::Purge(args) => act::purge(&outbox, args).await,
            OutboxCommand::Erase(args) => act::erase(&outbox, args).await,
            OutboxCommand::Release(args) => act::release(&outbox, args).await,
            OutboxCommand::Reseal(args) => act::reseal(&outbox, args).await,
        }
    })
}

/// Runs a command's asynchronous part to its end.
pub fn wait<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(work)
}

/// Where the outbox is and how it is set up.
pub struct Place {
    /// `sqlite:FILE`, the file as this process finds it, or `postgres://…`.
    pub url: String,
    /// What seals, the newest first.
    pub keys: Vec<String>,
    /// `outbox.*` beside them.
    pub settings: Settings,
}

impl Place {
    /// What the configuration of the project at `root` says.
    pub fn of(config: &Config, root: &Path) -> Result<Place, Failure> {
        let settings = config.outbox_settings()?;
        Ok(Place { url: config.outbox_url(root)?, keys: config.encryption_keys(root)?, settings })
    }

    /// The outbox of the project.
    fn at(home: &Home) -> Result<Place, Failure> {
        Place::of(&read_config(home.config.as_deref())?, home.root.as_deref().unwrap_or(Path::new("")))
    }

    /// The file, if it is one.
    pub fn file(&self) -> Option<&Path> {
        self.url.strip_prefix("sqlite:").map(Path::new)
    }

    /// What may be shown of it: never a password.
    pub fn shown(&self) -> String {
        self.file().map_or_else(|| "the PostgreSQL database".to_owned(), |path| path.display().to_string())
    }

    /// Opens it beside whatever delivers from it.
    pub async fn open(self) -> Result<Outbox, OutboxError> {
        Outbox::open(&self.url, &self.keys, self.settings, false).await
    }

    /// Opens it to deliver from it.
    pub async fn open_to_deliver(self) -> Result<Outbox, OutboxError> {
        Outbox::open(&self.url, &self.keys, self.settings, true).await
    }
}

/// The project's outbox, made if there is none yet.
pub async fn open_outbox(home: &Home) -> Result<Outbox, Failure> {
    Ok(Place::at(home)?.open().await?)
}

/// The project's outbox; nothing is made for a command that only looks.
pub async fn existing_outbox(home: &Home) -> Result<Outbox, Failure> {
    let place = Place::at(home)?;
    if let Some(path) = place.file().filter(|path| !path.exists()) {
        return Err(Failure::usage(format!(
            "there is no outbox at {}; `vocative serve` makes it, outbox.url names another",
            path.display()
        )));
    }
    Ok(place.open().await?)
}

impl From<OutboxError> for Failure {
    fn from(error: OutboxError) -> Self {
        match error {
            OutboxError::Store(error) => error.into(),
            OutboxError::Seal(SealError::Key) => Failure::usage(format!("outbox.encryption_keys: {error}")),
            OutboxError::Seal(SealError::NoKey) => Failure::usage(format!(
                "the outbox does not open: {error}; give the key that sealed it, after the newer ones"
            )),
            OutboxError::Seal(SealError::Altered) => Failure::refused(format!("the outbox does not open: {error}")),
            OutboxError::Url(_) => Failure::usage(error.to_string()),
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unusable(_) => Failure::usage(error.to_string()),
            error => Failure::refused(error.to_string()),
        }
    }
}

/// An address of an argument.
pub fn address(text: &str) -> Result<Address, Failure> {
    Address::parse(text).map_err(|error| Failure::usage(format!("`{text}` is no address: {error}")))
}

/// An instant of an argument: a date begins in UTC.
pub fn instant(text: &str) -> Result<Timestamp, Failure> {
    let date = || text.parse::<civil::Date>().ok()?.to_zoned(TimeZone::UTC).ok().map(|day| day.timestamp());
    text.parse::<Timestamp>()
        .ok()
        .or_else(date)
        .ok_or_else(|| Failure::usage(format!("`{text}` is no instant; write 2026-11-01 or 2026-11-01T09:00:00Z")))
}

/// A length of time of an argument; days have 24 hours.
pub fn length(text: &str) -> Result<SignedDuration, Failure> {
    let span = text.parse::<Span>().ok().and_then(|span| span.to_duration(SpanRelativeTo::days_are_24_hours()).ok());
    span.filter(SignedDuration::is_positive)
        .ok_or_else(|| Failure::usage(format!("`{text}` is no length of time; write 90m, 24h, 30d or 2w")))
}

/// The instant that lies `length` before (negative) or after now.
pub fn from_now(length: SignedDuration) -> Result<Timestamp, Failure> {
    clock::now().checked_add(length).map_err(|_| Failure::usage("that lies beyond what a date can say"))
}

/// An instant as tables show it, in UTC.
pub fn shown(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%d %H:%M:%SZ").to_string()
}

/// Columns of text, two blanks apart; the first row is their head.
pub fn table(rows: &[Vec<String>]) -> String {
    let width = |text: &String| unicode_width::UnicodeWidthStr::width(text.as_str());
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> =
        (0..columns).map(|at| rows.iter().filter_map(|row| row.get(at)).map(width).max().unwrap_or(0)).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, widest) in row.iter().zip(&widths) {
            line.push_str(cell);
            line.push_str(&" ".repeat(widest.saturating_sub(width(cell)) + 2));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_instants_are_read_as_people_write_them() {
        for (text, seconds) in
            [("30d", Some(2_592_000)), ("24h", Some(86_400)), ("2w", Some(1_209_600)), ("90m", Some(5400))]
        {
            assert_eq!(length(text).ok().map(|length| length.as_secs()), seconds, "{text}");
        }
        for wrong in ["", "30", "-1d", "0s", "1mo", "soon"] {
            assert!(length(wrong).is_err(), "{wrong}");
        }
        assert_eq!(instant("2026-11-01").ok(), "2026-11-01T00:00:00Z".parse().ok());
        assert_eq!(instant("2026-11-01T10:00:00+01:00").ok(), "2026-11-01T09:00:00Z".parse().ok());
        assert!(instant("yesterday").is_err());
    }
}
