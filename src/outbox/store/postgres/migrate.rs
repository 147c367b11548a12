//! The schema: made when it is absent, brought forward when it is older, left alone when it is newer; and how the database is set up.

use jiff::Timestamp;
use tokio_postgres::types::Type;

use super::{
    pool::{Fault, Tx},
    value,
};
use crate::outbox::store::StoreError;

/// Each brings the schema from the version before to its own: the first is version 1. Never change one that was released.
const STEPS: [&str; 2] = [include_str!("schema.sql"), include_str!("records.sql")];

/// How far the clocks of machine and database may be apart.
const SKEW: i64 = 5;

/// Brings the schema to this program's version.
pub(super) async fn bring_forward(tx: &Tx) -> Result<(), Fault> {
    // Several workers that start at once take turns.
    tx.rows("select pg_advisory_xact_lock(hashtext('vocative.migrations'), 0)", &[]).await?;
    let sql = "select to_regnamespace('vocative') is not null as schema, to_regclass('vocative.migrations') is not null as ours, \
        exists (select 1 from pg_class where relnamespace = to_regnamespace('vocative')) as used";
    let found = tx.one(sql, &[]).await?;
    if !found.try_get::<_, bool>("schema")? {
        tx.script("create schema vocative").await?;
    }
    if !found.try_get::<_, bool>("ours")? {
        if found.try_get("used")? {
            let words =
                "the database has a schema \"vocative\" that is no outbox; give the outbox a database of its own";
            return Err(StoreError::Unusable(words.to_owned()).into());
        }
        tx.script("create table vocative.migrations (version integer primary key, at timestamptz not null default clock_timestamp())")
            .await?;
    }
    let row = tx.one("select coalesce(max(version), 0)::bigint as version from vocative.migrations", &[]).await?;
    let version = usize::try_from(value::count(&row, "version")?).unwrap_or(usize::MAX);
    if version > STEPS.len() {
        return Err(StoreError::Unusable(format!(
            "the outbox was written by a newer vocative: its schema is version {version}, this program knows up to version {}; \
             run the newer program, or restore a copy from before the upgrade",
            STEPS.len()
        ))
        .into());
    }
    for (place, step) in STEPS.iter().enumerate().skip(version) {
        tx.script(step).await?;
        let number = i32::try_from(place + 1).unwrap_or(i32::MAX);
        tx.run("insert into vocative.migrations (version) values ($1)", &[(&number, Type::INT4)]).await?;
    }
    Ok(())
}

/// What an operator should know about the database.
pub(super) async fn warnings(tx: &Tx, now: Timestamp) -> Result<Vec<String>, Fault> {
    let sql = "select current_setting('synchronous_commit') as commits, current_setting('fsync') as fsync, \
        current_setting('full_page_writes') as pages, current_setting('server_version_num')::bigint / 10000 as version, \
        clock_timestamp() as now";
    let row = tx.one(sql, &[]).await?;
    let mut warnings = Vec::new();
    let mut off = |setting: &str, column: &str, what: &str| -> Result<(), Fault> {
        if row.try_get::<_, &str>(column)? == "off" {
            warnings.push(format!("{setting} = off in the outbox's database: {what}"));
        }
        Ok(())
    };
    off("synchronous_commit", "commits", "an email that was accepted can vanish in a crash of the database")?;
    off("fsync", "fsync", "a power failure can destroy the outbox")?;
    off("full_page_writes", "pages", "a power failure can destroy the outbox")?;
    let version = value::count(&row, "version")?;
    if version < 12 {
        warnings.push(format!("the outbox's database is PostgreSQL {version}, which is not supported any more"));
    } else if version < 13 {
        warnings.push(format!("the outbox's database is PostgreSQL {version}; vocative.enqueue needs 13"));
    }
    let apart = value::at(&row, "now")?.as_second().abs_diff(now.as_second());
    if apart > SKEW.unsigned_abs() {
        warnings.push(format!(
            "the clocks of this machine and of the outbox's database are {apart} s apart; the database's is used"
        ));
    }
    Ok(warnings)
}
