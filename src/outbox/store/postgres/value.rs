//! How values are written in the database and read again.

use jiff::Timestamp;
use tokio_postgres::Row as Record;

use super::pool::Fault;
use crate::outbox::{delivery::State, store::StoreError};

/// An instant of a row.
pub(super) fn at(row: &Record, column: &str) -> Result<Timestamp, Fault> {
    Ok(row.try_get(column)?)
}

/// An instant of a row, if it is there.
pub(super) fn at_if(row: &Record, column: &str) -> Result<Option<Timestamp>, Fault> {
    Ok(row.try_get(column)?)
}

/// A state of a row.
pub(super) fn state(row: &Record, column: &str) -> Result<State, Fault> {
    parse(row.try_get(column)?)
}

/// A state of a row, if it is there.
pub(super) fn state_if(row: &Record, column: &str) -> Result<Option<State>, Fault> {
    row.try_get::<_, Option<&str>>(column)?.map(parse).transpose()
}

fn parse(word: &str) -> Result<State, Fault> {
    State::parse(word).ok_or_else(|| StoreError::Internal(format!("there is no state {word:?}")).into())
}

/// A count of a row.
pub(super) fn count(row: &Record, column: &str) -> Result<u64, Fault> {
    Ok(u64::try_from(row.try_get::<_, i64>(column)?).unwrap_or(0))
}

/// A reply code of a row.
pub(super) fn code(row: &Record, column: &str) -> Result<Option<u16>, Fault> {
    Ok(row.try_get::<_, Option<i32>>(column)?.and_then(|code| u16::try_from(code).ok()))
}

/// A span as the database counts it.
pub(super) fn micros(span: std::time::Duration) -> i64 {
    i64::try_from(span.as_micros()).unwrap_or(i64::MAX)
}

/// A number of rows to ask for.
pub(super) fn limit(most: usize) -> i64 {
    i64::try_from(most).unwrap_or(i64::MAX)
}
