//! Rules: rendered mails.

use crate::check::rule::Rule;

pub const RULES: &[Rule] = &[];
