//! Rules: tags and slots.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
