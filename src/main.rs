//! The `vocative` program.

use std::process::ExitCode;

fn main() -> ExitCode {
    vocative::cli::main()
}
