//! The one integration crate; see tests/README.md.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]
#![expect(clippy::disallowed_methods, reason = "tests measure how long a deadline took")]

mod answer;
mod architecture;
mod browser;
mod builder;
mod check_defects;
mod check_formats;
mod check_rules;
mod commands;
mod demo;
mod extract;
mod folders;
mod gallery;
mod golden_reports;
mod hostile;
mod import;
mod inbox;
mod languages;
mod locale_add;
mod message;
mod operating;
mod outbox;
mod peer;
mod people;
mod project;
mod reassembly;
mod rules;
mod send;
mod serving;
mod since;
mod smtp;
mod snapshot;
mod stock;
mod studio;
