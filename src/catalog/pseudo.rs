//! Pseudo-locales: the reference text in disguise, to see what is not translated, too narrow, or not mirrored.
//!
//! `en-XA` is accented and longer (UTS 35 names both); `ar-XB` runs right to left in Arabic letters, so that no direction
//! control is needed. Values, tags, slots and selectors stay as they are: only what a translator would write is disguised.

use super::markup::is_reserved;

/// A pseudo-locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pseudo {
    /// `en-XA`.
    Accented,
    /// `ar-XB`.
    Mirrored,
}

impl Pseudo {
    /// Both, with the tags that ask for them.
    pub const ALL: [(&'static str, Pseudo); 2] = [("en-XA", Pseudo::Accented), ("ar-XB", Pseudo::Mirrored)];

    /// What stands where a language has its name.
    pub fn title(self) -> &'static str {
        match self {
            Pseudo::Accented => "Pseudo: accented, longer",
            Pseudo::Mirrored => "Pseudo: right to left",
        }
    }

    /// Disguises one stretch of an entry's text.
    pub(super) fn disguise(self, text: &str) -> String {
        match self {
            Pseudo::Accented => text.chars().flat_map(accented).collect(),
            Pseudo::Mirrored => text.chars().map(arabic).collect(),
        }
    }

    /// What an entry begins and ends with, so that a text that is cut off or glued together shows.
    pub(super) fn brackets(self) -> (&'static str, &'static str) {
        match self {
            Pseudo::Accented => ("⟦", "⟧"),
            Pseudo::Mirrored => ("", ""),
        }
    }
}

/// A letter with an accent; vowels twice, which lengthens English by about a third, as German or Finnish would.
fn accented(c: char) -> impl Iterator<Item = char> {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    const ACCENTED: &str = "åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ";
    let found = PLAIN.chars().position(|plain| plain == c).and_then(|at| ACCENTED.chars().nth(at));
    let shown = if is_reserved(c) { c } else { found.unwrap_or(c) };
    let times = if "aeiouAEIOU".contains(c) { 2 } else { 1 };
    std::iter::repeat_n(shown, times)
}

fn arabic(c: char) -> char {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz";
    const ARABIC: &str = "ابكدىفغهيجقلمنوپقرستثڤوخيز";
    let lower = c.to_ascii_lowercase();
    PLAIN.chars().position(|plain| plain == lower).and_then(|at| ARABIC.chars().nth(at)).unwrap_or(c)
}
