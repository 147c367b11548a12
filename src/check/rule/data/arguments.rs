//! Rules: what entries take.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
