//! QA: what is wrong or may be wrong with a project, before a mail goes out (contract §8).
//!
//! ```text
//! sources ─┬─ loaded as for sending ──────────────── diagnostics ─┐
//!          ├─ facts of entries, compared ─────────── diagnostics ─┤
//!          ├─ facts of templates, schemas, samples ─ diagnostics ─┼─ levels, suppressions, baseline ─ report
//!          └─ every email × locale × scenario ────── diagnostics ─┘
//! ```
//!
//! Every finding belongs to a [`rule`]; the registry gives it its meaning and `docs/rules.md` its page.

pub mod mail;
pub mod rule;
