//! What a program must support to see a use at all: `@media` hides what is in it from Outlook on Windows, so that nothing in it breaks there.

use super::support::{Client, Level, features};

/// Features, by their place in the data, and whether Word is left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Guards {
    features: [u64; 8],
    /// In a part that Word skips.
    pub not_word: bool,
}

impl Guards {
    /// Adds the feature of that place; one beyond the 512th is left out, which only makes findings more.
    pub fn insert(&mut self, feature: usize) {
        if let Some(word) = self.features.get_mut(feature / 64) {
            *word |= 1 << (feature % 64);
        }
    }

    /// Whether every program that gets past `other` gets past this.
    pub fn within(self, other: Guards) -> bool {
        let subset = self.features.iter().zip(other.features).all(|(own, other)| own & !other == 0);
        subset && (!self.not_word || other.not_word)
    }

    /// Whether `client` gets past this.
    pub fn open_to(self, client: Client) -> bool {
        let lacks = |index: usize| features().get(index).is_some_and(|f| f.status(client).level == Level::Unsupported);
        let held = (0..self.features.len() * 64).filter(|at| self.features[at / 64] >> (at % 64) & 1 == 1);
        !(self.not_word && client.is_word()) && !held.into_iter().any(lacks)
    }
}
