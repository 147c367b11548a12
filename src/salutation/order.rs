//! Puts a given and a family name together as the name's own script and the mail's locale do.
//!
//! CLDR person names (UTS #35 part 8): the order belongs to the name before it belongs to the mail, so 李小龙 stays 李小龙 in
//! an English mail and Anna Weiß stays Anna Weiß in a Chinese one.

use crate::profile::trust::{is_east_asian, is_katakana};

/// Languages of CLDR `nameOrderLocales` "surnameFirst" that write their names in an alphabet.
const SURNAME_FIRST: &[&str] = &["hu", "vi", "km", "mn"];

/// The whole name. Neither part may be empty.
///
/// Names in Han, Kana or Hangul are family name first without a space (CLDR `nativeSpaceReplacement` ""). Names in Katakana
/// alone are foreign names and take `foreignSpaceReplacement` "・". Others are given name first, except in mails
/// of a language that puts the family name first itself.
pub(super) fn full_name(given: &str, family: &str, locale: &str) -> String {
    let mut letters = given.chars().chain(family.chars()).filter(|c| c.is_alphabetic()).peekable();
    let east_asian = letters.peek().is_some() && letters.all(|c| is_east_asian(c) || is_long_mark(c));
    if east_asian {
        let foreign = given.chars().chain(family.chars()).all(|c| is_katakana(c) || is_long_mark(c));
        return if foreign { format!("{given}・{family}") } else { format!("{family}{given}") };
    }
    let language = locale.split('-').next().unwrap_or_default();
    if SURNAME_FIRST.contains(&language) { format!("{family} {given}") } else { format!("{given} {family}") }
}

/// The prolonged sound mark and the iteration mark are letters of no script of their own.
fn is_long_mark(c: char) -> bool {
    matches!(c, 'ー' | '々' | '・' | '゠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_and_space_follow_the_name_then_the_mail() {
        for (given, family, locale, name) in [
            ("Anna", "Weiß", "de", "Anna Weiß"),
            ("Anna", "Weiß", "ja", "Anna Weiß"),
            ("Anna", "Weiß", "zh-Hans", "Anna Weiß"),
            ("太郎", "山田", "ja", "山田太郎"),
            ("太郎", "山田", "en", "山田太郎"),
            ("小龙", "李", "de", "李小龙"),
            ("奈々", "佐々木", "ja", "佐々木奈々"),
            ("アルベルト", "アインシュタイン", "ja", "アルベルト・アインシュタイン"),
            ("さくら", "木之本", "ja", "木之本さくら"),
            ("민수", "김", "ko", "김민수"),
            ("Anna", "Kovács", "hu", "Kovács Anna"),
            ("Minh Khai", "Nguyễn Thị", "vi", "Nguyễn Thị Minh Khai"),
            ("محمد", "علي", "ar", "محمد علي"),
            ("Bruce", "李", "en", "Bruce 李"),
        ] {
            assert_eq!(full_name(given, family, locale), name);
        }
    }

    /// Expected results of CLDR 48.2 `personNameTest` (Unicode-3.0): "medium; referring" in the locale's own order.
    #[test]
    fn names_agree_with_cldr() {
        for (given, family, locale, name) in [
            ("سميرة", "النجار", "ar", "سميرة النجار"),
            ("Iris", "Falke", "de", "Iris Falke"),
            ("Irene", "Adler", "en", "Irene Adler"),
            ("Lucía", "Pérez", "es", "Lucía Pérez"),
            ("Louise", "Péricourt", "fr", "Louise Péricourt"),
            ("דנית", "לוי", "he", "דנית לוי"),
            ("Dóra", "Mátrai", "hu", "Mátrai Dóra"),
            ("一郎", "安藤", "ja", "安藤一郎"),
            ("アルベルト", "アインシュタイン", "ja", "アルベルト・アインシュタイン"),
            ("Maria", "Silva", "pt-BR", "Maria Silva"),
            ("Ирина", "Амосова", "ru", "Ирина Амосова"),
            ("ไอริณ", "กล้าหาญ", "th", "ไอริณ กล้าหาญ"),
            ("Anh", "Nguyễn", "vi", "Nguyễn Anh"),
            ("安怡", "张", "zh-Hans", "张安怡"),
            ("雅婷", "張", "zh-Hant", "張雅婷"),
        ] {
            assert_eq!(full_name(given, family, locale), name, "{locale}");
        }
    }
}
