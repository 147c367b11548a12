//! The one integration crate; see tests/README.md.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod architecture;
mod inbox;
mod message;
mod peer;
mod smtp;
