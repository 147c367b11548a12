//! The one integration crate; see tests/README.md.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]
#![expect(clippy::disallowed_methods, reason = "tests measure how long a deadline took")]

mod architecture;
mod demo;
mod inbox;
mod message;
mod peer;
mod smtp;
