//! Rules: text of translations.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
