//! Tables: labels that say nothing, hosts that hide another.

mod hosts;
mod vague;

pub use hosts::SHORTENERS;
pub use vague::VAGUE;
