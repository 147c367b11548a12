//! Vocative.
pub mod catalog;
pub mod diagnostic;
pub mod locale;
pub mod profile;
pub mod salutation;
