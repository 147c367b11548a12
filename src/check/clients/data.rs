//! The tables: how each feature is recognised, and uses that programs with partial support do not support.

mod caveats;
mod features;
#[cfg(test)]
pub mod samples;

pub use caveats::CAVEATS;
pub use features::ROWS;
