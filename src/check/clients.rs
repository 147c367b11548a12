//! What mail programs support: the features that a rendered mail uses, held against caniemail's tests of the programs that a project cares
//! about (<https://www.caniemail.com>, embedded with its date).
//!
//! ```text
//! html ── usages ── Usage: feature, place, whether its absence would be noticed ──┐
//! vocative.toml `check.clients` ── select ── Selection ───────────────────────────┴─ judge ── Flaw
//! ```
//!
//! Three rules, because a mail is not meant to look alike everywhere:
//!
//! | rule | found when | by default |
//! |---|---|---|
//! | `client-unsupported` | a client lacks a feature, and what the mail does with it would be missed: layout, readable text, an image, a control | warning |
//! | `client-partial` | a client supports the feature, but not the way this mail uses it | warning |
//! | `client-degraded` | a client leaves something out that the mail reads well without: rounded corners, media queries, web fonts | off |
//!
//! A use counts only for programs that get to see it: what is in `@media` or `@supports`, behind a selector or in `<!--[if !mso]>` harms no
//! program that skips those. A declaration that follows another of the same property is an addition; VML in a comment for Outlook draws
//! backgrounds there.

mod css;
mod data;
mod detect;
mod guard;
mod judge;
mod selection;
mod sign;
mod site;
mod support;
#[cfg(test)]
mod tests;

pub use detect::{Usage, not_detectable, usages};
pub use judge::{Flaw, judge};
pub use selection::{Selection, UnknownClient, select};
pub use support::{Client, Feature, Level, Status, clients, data_date, features};
