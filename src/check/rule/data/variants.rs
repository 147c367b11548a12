//! Rules: selectors and plural variants.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
