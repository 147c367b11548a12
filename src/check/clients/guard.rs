//! What a program must support to see a use at all: `@media` hides what is in it from Outlook on Windows, so that nothing in it breaks there.

use super::support::{Client, FeatureSet};

/// What stands between a program and a use.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guards {
    /// Features that it must support.
    pub features: FeatureSet,
    /// Whether it is in a part that Word skips.
    pub not_word: bool,
}

impl Guards {
    /// Whether every program that gets past `other` gets past this.
    pub fn within(self, other: Guards) -> bool {
        self.features.within(other.features) && (!self.not_word || other.not_word)
    }

    /// Whether `client` gets past this.
    pub fn open_to(self, client: Client) -> bool {
        !(self.not_word && client.is_word() || self.features.meets(client.lacking()))
    }
}
