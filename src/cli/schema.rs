//! `schema`: the JSON Schemas of what people and programs write.

use std::process::ExitCode;

use super::args::{SchemaArgs, SchemaName};
use super::output::{Failure, put, put_json};
use crate::config::Config;
use crate::template::EmailSpec;

/// Prints one.
pub fn run(args: &SchemaArgs) -> Result<ExitCode, Failure> {
    match args.name {
        SchemaName::Config => put_json(&schemars::schema_for!(Config))?,
        SchemaName::Email => put_json(&schemars::schema_for!(EmailSpec))?,
        SchemaName::Request => put(include_str!("schema/request.json"))?,
        SchemaName::Rendered => put(include_str!("schema/rendered.json"))?,
    }
    Ok(ExitCode::SUCCESS)
}
