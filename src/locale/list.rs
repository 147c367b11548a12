//! Reading a list of languages: Accept-Language with its weights, `ui_locales`, LDAP and GNU lists.

use super::names;
use super::normalize::{LONGEST_TAG, Normalized, normalize, parse_tag};

/// Lists longer than this are no list of languages.
const LONGEST_LIST: usize = 1000;
/// Values read of one list.
const MOST_VALUES: usize = 50;

/// One value of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Preference {
    /// The value as written, without its weight.
    pub raw: String,
    /// RFC 9110 §12.4.2 weight in thousandths; 1000 where none is written. Never 0.
    pub weight: u16,
    /// What it says.
    pub value: Normalized,
}

/// Reads a list: Accept-Language and LDAP's `preferredLanguage` (commas and weights, RFC 9110 §12.5.4), OpenID
/// Connect's `ui_locales` (spaces), GNU's `LANGUAGE` (colons), or one value.
///
/// The result is in order of preference: by weight, equal ones as written. Values of weight 0 are left out, and
/// so are `*` and empty values beside others. There is always at least one.
pub fn normalize_list(raw: &str) -> Vec<Preference> {
    let list = raw.trim();
    if list.chars().nth(LONGEST_LIST).is_some() {
        return vec![unreadable(list, format!("is longer than {LONGEST_LIST} characters"))];
    }
    if list.chars().any(|c| c.is_control() && c != '\t') {
        return vec![unreadable(list, "contains a control character".to_owned())];
    }
    let mut wishes = if list.contains([',', ';', ':']) && !is_one_name(list) {
        weighted(list)
    } else if list.contains([' ', '\t']) && list.split_ascii_whitespace().all(|word| parse_tag(word).is_some()) {
        list.split_ascii_whitespace().take(MOST_VALUES).map(|word| preference(word, 1000)).collect()
    } else {
        vec![preference(list, 1000)]
    };
    if wishes.iter().any(|wish| wish.value != Normalized::NoPreference) {
        wishes.retain(|wish| wish.value != Normalized::NoPreference);
    }
    if wishes.is_empty() {
        return vec![Preference { raw: list.to_owned(), weight: 1000, value: Normalized::NoPreference }];
    }
    wishes.sort_by_key(|wish| std::cmp::Reverse(wish.weight));
    wishes
}

/// `Chinese, Traditional` is one name, and not simplified Chinese first.
fn is_one_name(list: &str) -> bool {
    !list.contains(';') && list.contains(',') && list.chars().count() <= LONGEST_TAG && names::find(list).is_some()
}

/// A value that is no list at all.
fn unreadable(list: &str, reason: String) -> Preference {
    let raw = list.chars().take(LONGEST_TAG).collect();
    Preference { raw, weight: 1000, value: Normalized::Invalid { reason } }
}

fn preference(raw: &str, weight: u16) -> Preference {
    Preference { raw: raw.to_owned(), weight, value: normalize(raw) }
}

fn weighted(list: &str) -> Vec<Preference> {
    let mut wishes = Vec::new();
    for item in list.split([',', ':']).take(MOST_VALUES) {
        let mut weight = Some(1000);
        let mut values = Vec::new();
        for part in item.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            match part.split_once('=') {
                Some((key, number)) if key.trim().eq_ignore_ascii_case("q") => weight = thousandths(number.trim()),
                // POSIX and ICU keywords (`de@collation=phonebook`) belong to the value; other parameters say nothing.
                Some((key, _)) if key.contains('@') => values.push(part),
                Some(_) => {}
                // `de;en` is a list, too.
                None => values.push(part),
            }
        }
        for value in values {
            match weight {
                Some(0) => {}
                Some(weight) => wishes.push(preference(value, weight)),
                None => {
                    let reason = "has a weight that is no number from 0 to 1".to_owned();
                    wishes.push(Preference { raw: value.to_owned(), weight: 1, value: Normalized::Invalid { reason } });
                }
            }
        }
    }
    wishes
}

/// A weight in thousandths; what is above 1 counts as 1, and only zero is zero.
fn thousandths(number: &str) -> Option<u16> {
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.len() + fraction.len() == 0 || !digits(whole) || !digits(fraction) {
        return None;
    }
    if whole.bytes().any(|b| b != b'0') {
        return Some(1000);
    }
    let read: u16 = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
    Some(if fraction.bytes().any(|b| b != b'0') { read.max(1) } else { read })
}

#[cfg(test)]
mod tests {
    use super::super::normalize::tests::shown;
    use super::*;

    #[test]
    fn lists_are_read_in_order_of_preference() {
        for (raw, tags) in [
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr-CH fr en de"),
            ("de;q=0, en;q=0.5, fr;q=0.4", "en fr"),
            ("en;q=0.8, fr;q=0.9, de;q=0.7, *;q=0.5, fr-CH", "fr-CH fr en de"),
            ("en-us;q=0.8, de", "de en-US"),
            ("de;q=0.5,en;q=0.5", "de en"),
            ("de ; q = 0.3 ,\ten", "en de"),
            ("de;Q=0.3,en", "en de"),
            ("de;q=0.000,en", "en"),
            ("de;q=0", "-"),
            ("*", "-"),
            ("", "-"),
            (",,;;", "-"),
            ("de;q=high, en", "en !"),
            ("de;q=5, en;q=0.9", "de en"),
            ("de;q=NaN, en", "en !"),
            ("de;q=, en", "en !"),
            ("de;q=0.0001, en;q=0.01", "en de"),
            ("de;q=.5, en;q=1.", "en de"),
            ("de;q=-1, en", "en !"),
            ("fr-CA fr en", "fr-CA fr en"),
            ("de_AT:de:en", "de-AT de en"),
            ("de;en", "de en"),
            ("de_DE.UTF-8, en", "de-DE en"),
            ("German, English", "de en"),
            ("Chinese, Traditional", "zh-Hant"),
            ("Brazilian Portuguese", "pt-BR"),
            ("de", "de"),
            ("x, de", "! de"),
            ("de, en\r\nBcc: x@y", "!"),
            ("de:\u{0}en", "!"),
            ("de, ../../etc/passwd", "de !"),
        ] {
            let read: Vec<String> = normalize_list(raw).iter().map(|wish| shown(&wish.value)).collect();
            assert_eq!(read.join(" "), tags, "{raw:?}");
        }
    }

    #[test]
    fn a_list_is_bounded() {
        assert_eq!(normalize_list(&"de,".repeat(200)).len(), 50);
        let endless = normalize_list(&"de,".repeat(400));
        assert!(matches!(endless[0].value, Normalized::Invalid { .. }));
    }
}
