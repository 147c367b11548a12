//! Rules: suppressions and baselines.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
