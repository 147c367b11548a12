//! The one place that asks what time it is and for chance. Everything else gets both as values.

use jiff::Timestamp;

/// The present instant.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// A new id, unguessable and never used before: 128 random bits in lower-case letters and digits.
pub fn unique_id() -> String {
    random::<16>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Octets that nobody can guess.
#[expect(clippy::disallowed_methods, reason = "the one place that asks for chance")]
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0u8; N];
    // Without randomness the operating system is broken; what depends on it must not go on as if it were not.
    while aws_lc_rs::rand::fill(&mut bytes).is_err() {
        std::thread::yield_now();
    }
    bytes
}

/// A number from 0 up to, and without, 1: for spreading things over time.
pub fn chance() -> f64 {
    f64::from(u32::from_be_bytes(random())) / (f64::from(u32::MAX) + 1.0)
}

/// A new UUID, version 7 (RFC 9562 §5.7): the millisecond first, so that later ones sort later.
pub fn uuid() -> String {
    let mut bytes: [u8; 16] = random();
    bytes[..6].copy_from_slice(&now().as_millisecond().to_be_bytes()[2..]);
    bytes[6] = 0x70 | (bytes[6] & 0x0f);
    bytes[8] = 0x80 | (bytes[8] & 0x3f);
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
