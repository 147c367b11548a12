//! Rules: project and files.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
