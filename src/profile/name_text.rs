//! Decides whether a piece of profile text may be used as a person's name.
//!
//! A sign-up form is an open relay for whoever fills in "First name: You won, see evil.tld" with a stranger's address.
//! So a name has to look like a name before a mail says it. A refusal is never an error of the request:
//! the mail greets neutrally and goes out.

use icu::properties::props::GeneralCategory;
use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use super::trust::{CATEGORY, TrustClass, clean_text, display_text, is_han, is_mark};
use super::words;

/// Graphemes that are looked at: a link behind the 64th would be cut off, but its author is no less hostile.
const EXAMINED: usize = 1024;

/// Digits from which on a text is a phone number, whatever stands between them.
const PHONE_DIGITS: usize = 7;

/// Words beyond which an unproven text is a sentence. Long Iberian and Dutch names stay below.
const MAX_WORDS: usize = 10;

/// Why a text is not used as a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum NameRefusal {
    /// Nothing visible remains of it.
    #[error("nothing visible remains of the text")]
    Empty,
    /// One of the words that stand where a name is missing.
    #[error("the text is a placeholder")]
    Placeholder,
    /// It carries a scheme, `www.` or `//`.
    #[error("the text looks like a link")]
    Link,
    /// It carries `@` or a spelled-out one.
    #[error("the text looks like an address")]
    Address,
    /// It carries a host name, in any spelling of the dot.
    #[error("the text looks like a domain")]
    Domain,
    /// It carries seven digits or more.
    #[error("the text looks like a phone number")]
    PhoneNumber,
    /// It names an amount of money or speaks like an advertisement.
    #[error("the text looks like an offer")]
    Offer,
    /// It has more digits than a name of this trust class may have.
    #[error("the text has too many digits for a name")]
    Digits,
    /// It carries tags, entities or Markdown links.
    #[error("the text contains markup")]
    Markup,
    /// It carries the placeholder syntax of a template language.
    #[error("the text contains template syntax")]
    TemplateSyntax,
    /// It carries signs that no name has.
    #[error("the text contains signs that no name has")]
    Signs,
    /// It has more words than a name.
    #[error("the text is a sentence rather than a name")]
    Sentence,
    /// It has no letter.
    #[error("the text has no letter")]
    NoLetter,
}

/// The text as a name, cleaned by [`display_text`], or the reason why it is none.
///
/// Links, addresses, domains, phone numbers, markup, template syntax and placeholders are refused in every class, offers,
/// nearly all digits and signs only in [`TrustClass::Strict`]. The cleaned text is judged, so invisible characters hide
/// nothing; compatibility forms (`evil．tld`, `ｗｗｗ`) are judged as what they stand for (NFKC).
///
/// ```
/// use vocative::profile::{TrustClass, name_text};
/// assert_eq!(name_text("J.R.R. Tolkien", TrustClass::Strict).as_deref(), Ok("J.R.R. Tolkien"));
/// assert!(name_text("evil．tld", TrustClass::Verified).is_err());
/// ```
///
/// # Errors
/// A [`NameRefusal`] when the text is not to be greeted.
pub fn name_text(text: &str, class: TrustClass) -> Result<String, NameRefusal> {
    let examined = clean_text(text, EXAMINED);
    if examined.is_empty() {
        return Err(NameRefusal::Empty);
    }
    let folded = fold(&examined);
    // Nan and Nil are names; what a program prints is written in one case.
    if is_placeholder(&folded) || matches!(examined.as_str(), "NaN" | "NAN" | "nan" | "NIL" | "nil") {
        return Err(NameRefusal::Placeholder);
    }
    refuse_syntax(&examined, &folded)?;
    refuse_reachable(&folded)?;
    refuse_digits(&examined, class)?;
    if class == TrustClass::Strict {
        refuse_offers(&examined, &folded)?;
        refuse_signs(&examined)?;
        if examined.split(' ').count() > MAX_WORDS {
            return Err(NameRefusal::Sentence);
        }
    }
    if !examined.chars().any(char::is_alphabetic) {
        return Err(NameRefusal::NoLetter);
    }
    // Tidied before and after the cut, which may end at a comma; a text of which nothing is left had no letter in reach.
    match tidy(&display_text(&tidy(&examined))) {
        name if name.chars().any(char::is_alphabetic) => Ok(name),
        _ => Err(NameRefusal::NoLetter),
    }
}

/// Without the punctuation that would look like the greeting's own: "Hello ,Anna" and "Dear Weiß:,".
fn tidy(name: &str) -> String {
    const CLOSING: [char; 14] = [',', ';', ':', '!', '?', '،', '؛', '؟', '、', '。', '，', '：', ')', '”'];
    let is_edge = |c: char| c.is_whitespace() || CLOSING[..12].contains(&c) || "-–—/&_·".contains(c);
    let bare = name.trim_end_matches(is_edge).trim_start_matches(|c| is_edge(c) || c == '.' || CLOSING.contains(&c));
    let mut tidy = String::with_capacity(bare.len());
    for c in bare.chars() {
        if CLOSING.contains(&c) && tidy.ends_with(' ') {
            tidy.pop();
        }
        tidy.push(c);
    }
    tidy
}

/// Whether the text could be followed: a link, an address or a domain. Used where text is shown, but not as a name.
pub fn is_reachable(text: &str) -> bool {
    refuse_reachable(&fold(&clean_text(text, EXAMINED))).is_err()
}

/// What the text looks like to a reader who does not care for code points: NFKC, lower case, every full stop
/// a dot, every slash a slash.
fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkc()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '。' | '｡' | '．' | '۔' | '܁' | '܂' | 'ꓸ' | '․' | '᠃' => '.',
            '⁄' | '∕' | '⧸' | '╱' | '⟋' => '/',
            '꞉' | '：' | '∶' | '︓' => ':',
            other => other,
        })
        .collect()
}

fn is_placeholder(folded: &str) -> bool {
    let bare =
        folded.trim_matches(|c: char| !c.is_alphanumeric() && !is_mark(c)).trim_end_matches(|c: char| c.is_numeric());
    let bare = bare.trim_end_matches([' ', '_', '-', '.', '#']);
    if bare.is_empty() {
        return folded.chars().all(|c| "-–—._?*…/· ".contains(c));
    }
    words::PLACEHOLDERS.contains(&bare)
}

fn refuse_syntax(text: &str, folded: &str) -> Result<(), NameRefusal> {
    let template = text.contains(['{', '}'])
        || folded.contains(['{', '}'])
        || ["<%", "%>", "#(", "${", "$("].iter().any(|s| folded.contains(s));
    if template {
        return Err(NameRefusal::TemplateSyntax);
    }
    let markup = folded.contains(['<', '>', '[', ']', '`', '\\'])
        || folded.contains("=?")
        || folded.contains("--!")
        || has_entity(folded);
    if markup {
        return Err(NameRefusal::Markup);
    }
    Ok(())
}

/// `&#106;`, `&#x6a`, `&lt;`: an ampersand that a lenient parser would read as a character reference.
fn has_entity(folded: &str) -> bool {
    folded.split('&').skip(1).any(|rest| {
        rest.starts_with('#')
            || rest.find(';').is_some_and(|end| end > 0 && rest[..end].chars().all(|c| c.is_ascii_alphanumeric()))
    })
}

fn refuse_reachable(folded: &str) -> Result<(), NameRefusal> {
    let squeezed: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    const SCHEMES: &[&str] = &[
        "://",
        "//",
        ":\\",
        "hxxp",
        "http:",
        "https:",
        "ftp:",
        "www.",
        "mailto:",
        "javascript:",
        "vbscript:",
        "data:",
        "tel:",
        "sms:",
        "file:",
        "blob:",
    ];
    // All but one hold a sign that names rarely have.
    let signed = squeezed.contains([':', '/', '.']) || squeezed.contains("hxxp");
    if signed && SCHEMES.iter().any(|scheme| squeezed.contains(scheme)) {
        return Err(NameRefusal::Link);
    }
    if squeezed.contains(['@', '＠']) || ["(at)", "[at]", "{at}"].iter().any(|at| squeezed.contains(at)) {
        return Err(NameRefusal::Address);
    }
    if squeezed.contains("xn--") || has_domain(folded) || has_spelled_domain(folded) {
        return Err(NameRefusal::Domain);
    }
    Ok(())
}

/// A dot inside a word with a label of two letters or more behind it, unless it is an initial or
/// a tight abbreviation ("J.R.R.Tolkien", "St.John").
fn has_domain(folded: &str) -> bool {
    let label_char = |c: char| c.is_alphanumeric() || c == '-' || is_mark(c);
    folded.split_whitespace().filter(|word| word.contains('.')).any(|word| {
        let parts: Vec<&str> = word.split('.').collect();
        parts.windows(2).any(|pair| {
            let left = pair[0].rsplit(|c| !label_char(c)).next().unwrap_or_default();
            let right = pair[1].split(|c| !label_char(c)).next().unwrap_or_default();
            right.chars().any(char::is_alphabetic)
                && right.chars().count() >= 2
                && !left.is_empty()
                && !is_written_tight(left, right)
        })
    })
}

fn is_written_tight(left: &str, right: &str) -> bool {
    if words::ABBREVIATIONS.contains(&left) {
        return !is_top_level(right) || matches!(right, "de" | "la" | "le" | "jr");
    }
    let mut letters = left.chars().filter(|c| !is_mark(*c));
    match (letters.next(), letters.next()) {
        (Some(one), None) => one.is_alphabetic() && !is_han(one) && !is_top_level(right),
        _ => false,
    }
}

fn is_top_level(label: &str) -> bool {
    words::TOP_LEVEL.contains(&label) || (label.len() == 2 && label.bytes().all(|b| b.is_ascii_lowercase()))
}

/// "evil dot com", "evil (dot) com", "evil .com", "evil. com".
fn has_spelled_domain(folded: &str) -> bool {
    let squeezed: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    if squeezed.contains("(dot)") || squeezed.contains("點com") || squeezed.contains("点com") {
        return true;
    }
    let all: Vec<&str> = folded.split_whitespace().collect();
    let named = |word: &str| words::TOP_LEVEL.contains(&word.trim_end_matches(['.', ',', '!', '/']));
    let spelled = all.windows(2).any(|pair| {
        let dot = pair[0].trim_matches(|c: char| !c.is_alphanumeric() && !is_mark(c));
        let tld = pair[1].trim_end_matches(['.', ',', '!']);
        (words::SPELLED_DOT.contains(&dot) && is_top_level(tld)) || (pair[0].ends_with('.') && named(pair[1]))
    });
    spelled
        || all.iter().skip(1).any(|word| {
            word.strip_prefix('.')
                .is_some_and(|tld| tld.chars().count() >= 2 && tld.chars().next().is_some_and(char::is_alphabetic))
        })
}

fn refuse_digits(text: &str, class: TrustClass) -> Result<(), NameRefusal> {
    let digits = if text.is_ascii() {
        text.bytes().filter(u8::is_ascii_digit).count()
    } else {
        text.nfkc().filter(|c| CATEGORY.get(*c) == GeneralCategory::DecimalNumber).count()
    };
    let allowed = match class {
        TrustClass::Strict => 1,
        TrustClass::Verified => 4,
    };
    if digits >= PHONE_DIGITS {
        Err(NameRefusal::PhoneNumber)
    } else if digits > allowed {
        // "you won €1000" is an offer first, which tells the person who reads the verdict more.
        let money = text.chars().any(|c| CATEGORY.get(c) == GeneralCategory::CurrencySymbol);
        Err(if money && class == TrustClass::Strict { NameRefusal::Offer } else { NameRefusal::Digits })
    } else {
        Ok(())
    }
}

fn refuse_offers(text: &str, folded: &str) -> Result<(), NameRefusal> {
    if text.chars().any(|c| CATEGORY.get(c) == GeneralCategory::CurrencySymbol) {
        return Err(NameRefusal::Offer);
    }
    if words::OFFER_UNSPACED.iter().any(|word| folded.contains(word)) {
        return Err(NameRefusal::Offer);
    }
    let tokens = || folded.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).filter(|word| !word.is_empty());
    if tokens().any(|word| words::OFFER_STRONG.contains(&word)) {
        return Err(NameRefusal::Offer);
    }
    let weak = tokens().filter(|word| words::OFFER_WEAK.contains(word)).count();
    let article = text.split(' ').any(|word| word == "a" || word == "an");
    let filler = tokens().filter(|word| words::FILLER.contains(word)).count() + usize::from(article);
    if weak >= 2 || (weak == 1 && filler >= 1) || filler >= 3 {
        return Err(NameRefusal::Offer);
    }
    Ok(())
}

/// Letters, marks, a digit, spaces and the punctuation of names; two symbols at most, for a heart or a flag.
fn refuse_signs(text: &str) -> Result<(), NameRefusal> {
    const PUNCTUATION: &str = "-‐‑–—'’‘`´.,·・•‧()\"“”„«»&_ªº/־׳״،、〜゠";
    let mut symbols = 0;
    for c in text.chars() {
        match CATEGORY.get(c) {
            GeneralCategory::OtherSymbol | GeneralCategory::ModifierSymbol if !PUNCTUATION.contains(c) => symbols += 1,
            GeneralCategory::UppercaseLetter
            | GeneralCategory::LowercaseLetter
            | GeneralCategory::TitlecaseLetter
            | GeneralCategory::ModifierLetter
            | GeneralCategory::OtherLetter
            | GeneralCategory::NonspacingMark
            | GeneralCategory::SpacingMark
            | GeneralCategory::DecimalNumber
            | GeneralCategory::LetterNumber
            | GeneralCategory::SpaceSeparator
            | GeneralCategory::Format => {}
            _ if PUNCTUATION.contains(c) => {}
            _ => return Err(NameRefusal::Signs),
        }
    }
    // "s/o", "d/o", "a/l" stand in South Indian and Malaysian names; any other slash is a path.
    let slashed = text.split(' ').any(|word| word.contains('/') && word.chars().count() != 3);
    if symbols > 2 || slashed { Err(NameRefusal::Signs) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
