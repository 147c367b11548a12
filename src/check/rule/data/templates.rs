//! Rules: templates, schemas, samples.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
