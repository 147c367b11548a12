//! Words: said once, and not shouted.

use super::{Case, Flaw};

/// Languages in which a word twice in a row is a slip, with the words that grammar may set twice in a row.
#[rustfmt::skip]
const SAID_ONCE: &[(&str, &[&str])] = &[
    ("bg", &[]), ("ca", &["nos", "vos"]), ("cs", &["se", "si"]), ("da", &["der", "det", "som", "har", "om", "til", "på"]),
    ("de", &["die", "der", "das", "dem", "den", "sie", "denen", "was", "an", "auf", "in", "zu"]), ("en", &["that", "had", "is", "do", "bye", "very"]),
    ("es", &["nos"]), ("et", &[]), ("fi", &[]), ("fr", &["nous", "vous"]), ("hr", &[]), ("hu", &["az"]), ("it", &["piano", "poco"]), ("lt", &[]),
    ("lv", &[]), ("nb", &["som", "det", "den", "på"]),
    ("nl", &["u", "die", "dat", "je", "aan", "af", "door", "in", "mee", "na", "om", "op", "over", "toe", "uit", "voor"]),
    ("nn", &["som", "det", "den", "på"]), ("no", &["som", "det", "den", "på"]), ("pl", &[]), ("pt", &["nos", "se"]), ("ro", &[]), ("ru", &["чуть", "еле", "давным"]), ("sk", &["sa", "si"]), ("sl", &[]), ("sr", &[]),
    ("sv", &["som", "det", "den", "de", "på", "om"]), ("uk", &["ледь"]),
];

/// Fewer letters in capitals are an abbreviation.
const FEWEST_CAPITALS: usize = 6;

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    repeated(case, flaws);
    flaws.extend(shouted(case));
}

/// The same word twice with nothing but blanks between.
fn repeated(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let Some((_, twice)) = SAID_ONCE.iter().find(|(language, _)| *language == case.language()) else { return };
    let text = case.text;
    for pair in text.words.windows(2) {
        let (first, second) = (&pair[0], &pair[1]);
        let close = text.glyphs[first.end..second.start].iter().all(|glyph| glyph.c.is_whitespace());
        // In `and/or or` the first belongs to the word before it.
        let alternative = text.before(first.start).is_some_and(|glyph| glyph.c == '/');
        if first.len() != second.len() || first.len() < 2 || !close || alternative {
            continue;
        }
        let (word, again) = (text.string(first.clone()).to_lowercase(), text.string(second.clone()).to_lowercase());
        let letters = word.chars().all(char::is_alphabetic);
        if word == again && letters && !twice.contains(&word.as_str()) {
            flaws.push(Flaw {
                rule: "text-word-repeated",
                span: text.span(first.start..second.end),
                message: format!("`{word}` stands twice in a row"),
                hint: "remove one of them".to_owned(),
                fix: None,
            });
        }
    }
}

/// A text in capitals whose reference is not. Words that the reference has as well are names and codes; scripts without small letters
/// cannot shout.
fn shouted(case: &Case<'_>) -> Option<Flaw> {
    let (reference, _) = case.reference?;
    let cased = |c: char| c.is_uppercase() || c.is_lowercase();
    if case.text.glyphs.iter().any(|glyph| glyph.is_letter() && (glyph.c.is_lowercase() || !cased(glyph.c))) {
        return None;
    }
    let theirs: Vec<String> = reference.words.iter().map(|word| reference.string(word.clone())).collect();
    let own = case.text.words.iter().map(|word| case.text.string(word.clone()));
    let shouted: String = own.filter(|word| !theirs.contains(word) && word.chars().all(char::is_alphabetic)).collect();
    let calm = theirs.iter().flat_map(|word| word.chars()).any(char::is_lowercase);
    (calm && shouted.chars().count() >= FEWEST_CAPITALS).then(|| Flaw {
        rule: "text-capitals",
        span: case.text.span.clone(),
        message: "the text is in capitals, the reference is not".to_owned(),
        hint: "write it as a sentence; a template can set capitals by style".to_owned(),
        fix: None,
    })
}
