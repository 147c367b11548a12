//! Rules: what mail programs support.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
