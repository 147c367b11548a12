//! The one place that asks what time it is and for chance. Everything else gets both as values.

use jiff::Timestamp;

/// The present instant.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// A new id, unguessable and never used before: 128 random bits in lower-case letters and digits.
#[expect(clippy::disallowed_methods, reason = "the one place that asks for chance")]
pub fn unique_id() -> String {
    let mut bytes = [0u8; 16];
    // Failing to get randomness means the operating system is broken; the instant still tells mails apart.
    if aws_lc_rs::rand::fill(&mut bytes).is_err() {
        bytes.copy_from_slice(&now().as_nanosecond().to_be_bytes());
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
