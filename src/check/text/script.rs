//! Scripts: the letters of a text are those that its locale is written in.

use std::ops::Range;

use icu::properties::props::Script;
use icu::properties::{CodePointMapData, CodePointMapDataBorrowed};

use super::data::han::{SIMPLIFIED, TRADITIONAL};
use super::data::lookalikes::{LATIN_CYRILLIC, LATIN_GREEK};
use super::wording::{Glyph, Wording};
use super::{Case, Flaw};
use crate::locale::Locale;

static SCRIPTS: CodePointMapDataBorrowed<'static, Script> = CodePointMapData::<Script>::new();

/// The script of a character; `Common` and `Inherited` belong to none of their own.
pub(super) fn script_of(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        c if c.is_ascii() => Script::Common,
        c => SCRIPTS.get(c),
    }
}

/// The scripts that a locale is written in, from UTS 35's combined ones; nothing for languages that CLDR does not know.
pub(super) fn scripts(locale: &Locale) -> Vec<Script> {
    let Some(script) = locale.script() else { return Vec::new() };
    match script.as_str() {
        "Hans" | "Hant" | "Hani" | "Hanb" => vec![Script::Han, Script::Bopomofo],
        "Jpan" => vec![Script::Han, Script::Hiragana, Script::Katakana],
        "Hrkt" => vec![Script::Hiragana, Script::Katakana],
        "Kore" => vec![Script::Hangul, Script::Han],
        _ => vec![Script::from(script)],
    }
}

pub(super) fn look(case: &Case<'_>, flaws: &mut Vec<Flaw>) {
    let native = &case.native[..];
    if native.is_empty() || native.contains(&Script::Unknown) {
        return;
    }
    // Words of a foreign script, the first of which is told with those that follow.
    let mut strange: Option<Range<usize>> = None;
    for word in &case.text.words {
        if is_plain(case.text, word, native) {
            continue;
        }
        match mixed(case.text, word, native) {
            Some(flaw) => flaws.push(flaw),
            None if is_foreign(case, word) => strange = Some(strange.map_or(word.start, |run| run.start)..word.end),
            None => {}
        }
    }
    flaws.extend(strange.and_then(|run| foreign(case, &run)));
    flaws.extend(lone_letters(case.text, native));
    flaws.extend(no_native_letter(case));
    flaws.extend(other_chinese(case));
}

/// The way most words go: all letters in Latin where Latin is at home.
fn is_plain(text: &Wording, word: &Range<usize>, native: &[Script]) -> bool {
    native.contains(&Script::Latin) && text.glyphs[word.clone()].iter().all(|glyph| glyph.c.is_ascii())
}

fn letter_script(glyph: &Glyph) -> Option<Script> {
    let script = glyph.c.is_alphabetic().then(|| script_of(glyph.c))?;
    (!matches!(script, Script::Common | Script::Inherited | Script::Unknown)).then_some(script)
}

/// The letter of `script` that looks like `c`.
fn twin(c: char, script: Script) -> Option<char> {
    let forward = |table: &[(char, char)]| table.iter().find(|(latin, _)| *latin == c).map(|(_, other)| *other);
    let backward = |table: &[(char, char)]| table.iter().find(|(_, other)| *other == c).map(|(latin, _)| *latin);
    match (script_of(c), script) {
        (Script::Latin, Script::Cyrillic) => forward(LATIN_CYRILLIC),
        (Script::Latin, Script::Greek) => forward(LATIN_GREEK),
        (Script::Cyrillic, Script::Latin) => backward(LATIN_CYRILLIC),
        (Script::Greek, Script::Latin) => backward(LATIN_GREEK),
        _ => None,
    }
}

/// A word of one alphabet in which letters of another hide that look the same. `Googleом` hides nothing and is left alone.
fn mixed(text: &Wording, word: &Range<usize>, native: &[Script]) -> Option<Flaw> {
    let glyphs = &text.glyphs[word.clone()];
    let mut present: Vec<Script> = glyphs.iter().filter_map(letter_script).collect();
    present.sort_unstable();
    present.dedup();
    if present.len() != 2 {
        return None;
    }
    let whole = |script: &&Script| {
        let in_script = |glyph: &Glyph| letter_script(glyph).is_none_or(|own| own == **script);
        glyphs.iter().all(|glyph| in_script(glyph) || twin(glyph.c, **script).is_some())
    };
    // Where the word could be either, the language of the text decides.
    let home = present.iter().filter(|script| native.contains(script)).find(whole);
    let script = *home.or_else(|| present.iter().find(whole))?;
    let mended: String = glyphs
        .iter()
        .map(|glyph| match letter_script(glyph) {
            Some(own) if own != script => twin(glyph.c, script).unwrap_or(glyph.c),
            _ => glyph.c,
        })
        .collect();
    let hidden: Vec<String> =
        glyphs.iter().filter(|g| letter_script(g).is_some_and(|own| own != script)).map(|g| named(g.c)).collect();
    Some(Flaw {
        rule: "text-script-mixed",
        span: text.span(word.clone()),
        message: format!("`{}` hides {} in a {} word", text.string(word.clone()), hidden.join(", "), name(script)),
        hint: format!("type the word in {} letters alone", name(script)),
        fix: text.is_one_piece(word.clone()).then_some(mended),
    })
}

/// A letter with its script and code point, as both look the same.
fn named(c: char) -> String {
    format!("{} `{c}` (U+{:04X})", name(script_of(c)), u32::from(c))
}

fn name(script: Script) -> &'static str {
    match script {
        Script::Arabic => "Arabic",
        Script::Armenian => "Armenian",
        Script::Bengali => "Bengali",
        Script::Cyrillic => "Cyrillic",
        Script::Devanagari => "Devanagari",
        Script::Georgian => "Georgian",
        Script::Greek => "Greek",
        Script::Han => "Han",
        Script::Hangul => "Hangul",
        Script::Hebrew => "Hebrew",
        Script::Hiragana | Script::Katakana => "kana",
        Script::Latin => "Latin",
        Script::Tamil => "Tamil",
        Script::Thai => "Thai",
        _ => "foreign",
    }
}

/// A script that the locale does not use. Latin is everywhere, for names.
fn strange(case: &Case<'_>, glyph: &Glyph) -> Option<Script> {
    letter_script(glyph).filter(|script| *script != Script::Latin && !case.native.contains(script))
}

/// Whether a word is in letters that the locale does not use. A single one may be a sign, µ or Ω, and whatever the reference says as well
/// is right.
fn is_foreign(case: &Case<'_>, word: &Range<usize>) -> bool {
    let letters = case.text.glyphs[word.clone()].iter().filter_map(|glyph| strange(case, glyph)).count();
    let same = |reference: &Wording| {
        let found = case.text.string(word.clone());
        reference.words.iter().any(|own| reference.string(own.clone()) == found)
    };
    letters > 1 && !case.reference_has(same)
}

/// The words from the first to the last that are foreign, once for a text.
fn foreign(case: &Case<'_>, word: &Range<usize>) -> Option<Flaw> {
    let script = case.text.glyphs[word.clone()].iter().find_map(|glyph| strange(case, glyph))?;
    let found = case.text.string(word.clone());
    Some(Flaw {
        rule: "text-script-foreign",
        span: case.text.span(word.clone()),
        message: format!("`{found}` has {} letters, which `{}` is not written in", name(script), case.locale),
        hint: "write it in the letters of the locale".to_owned(),
        fix: None,
    })
}

/// A Latin letter alone among Cyrillic or Greek words where it passes for a word of theirs: `c` for `с`, `o` for `ο`.
fn lone_letters(text: &Wording, native: &[Script]) -> Vec<Flaw> {
    let Some(script) = native.iter().find(|script| matches!(**script, Script::Cyrillic | Script::Greek)) else {
        return Vec::new();
    };
    let is_native = |word: Option<&Range<usize>>| {
        word.is_some_and(|word| text.glyphs[word.clone()].iter().all(|glyph| letter_script(glyph) == Some(*script)))
    };
    let single = text.words.iter().enumerate().filter(|(_, word)| word.len() == 1);
    let flaws = single.filter_map(|(index, word)| {
        let letter = text.glyphs[word.start].c;
        let twin = twin(letter, *script).filter(|_| letter.is_ascii_lowercase())?;
        let next = text.words.get(index + 1);
        let beside = next.is_some_and(|next| next.start == word.end + 1 && text.glyphs[word.end].is_blank());
        let first = index == 0 && word.start == 0;
        let apart = text.before(word.start).is_some_and(Glyph::is_blank);
        let previous = first || apart && is_native(index.checked_sub(1).and_then(|before| text.words.get(before)));
        (beside && previous && is_native(next)).then(|| Flaw {
            rule: "text-script-mixed",
            span: text.span(word.clone()),
            message: format!("{} stands where a {} word is meant", named(letter), name(*script)),
            hint: format!("type {}", named(twin)),
            fix: text.is_one_piece(word.clone()).then(|| twin.to_string()),
        })
    });
    flaws.collect()
}

/// A text in Latin letters alone where the locale is not written in them: not names, but words.
fn no_native_letter(case: &Case<'_>) -> Option<Flaw> {
    let (text, native) = (case.text, &case.native);
    if native.contains(&Script::Latin) || text.words.len() < 3 {
        return None;
    }
    let is_native = |glyph: &Glyph| glyph.is_letter() && native.contains(&script_of(glyph.c));
    if text.glyphs.iter().any(is_native) || case.reference_has(|reference| reference.says_the_same(text)) {
        return None;
    }
    let small = text.words.iter().filter(|word| {
        word.len() > 1 && text.glyphs[(*word).clone()].iter().all(|glyph| glyph.c.is_lowercase() && glyph.is_letter())
    });
    (small.count() >= 2).then(|| Flaw {
        rule: "text-script-foreign",
        span: text.span.clone(),
        message: format!("the text has no letter of the script that `{}` is written in", case.locale),
        hint: "translate it; keep Latin letters for names".to_owned(),
        fix: None,
    })
}

/// Characters of the other way of writing Chinese, once for a text.
fn other_chinese(case: &Case<'_>) -> Option<Flaw> {
    let (table, other) = match case.locale.script()?.as_str() {
        "Hans" => (TRADITIONAL, "traditional"),
        "Hant" => (SIMPLIFIED, "simplified"),
        _ => return None,
    };
    let open = |glyph: &Glyph| glyph.is_open() && contains(table, glyph.c);
    let first = case.text.glyphs.iter().position(open)?;
    let found: String = case.text.glyphs.iter().filter(|glyph| open(glyph)).map(|glyph| glyph.c).collect();
    // A name of the other place that the reference has as well.
    if case.reference_has(|reference| found.chars().all(|c| reference.glyphs.iter().any(|glyph| glyph.c == c))) {
        return None;
    }
    Some(Flaw {
        rule: "text-script-chinese",
        span: case.text.span(first..first + 1),
        message: format!("`{found}` is {other} Chinese in a text for `{}`", case.locale),
        hint: "write the characters of the locale".to_owned(),
        fix: None,
    })
}

/// Whether the sorted `table` of characters of three bytes holds `c`.
fn contains(table: &str, c: char) -> bool {
    let mut buffer = [0; 4];
    let wanted = c.encode_utf8(&mut buffer).as_bytes();
    let (rows, _) = table.as_bytes().as_chunks::<3>();
    wanted.len() == 3 && rows.binary_search_by(|row| row.as_slice().cmp(wanted)).is_ok()
}
