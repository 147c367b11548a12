//! Rules: structure of catalogs.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
