//! Puts a given and a family name together as the name's own script and the mail's locale do.
//!
//! CLDR person names (UTS #35 part 8, [`person_name`](super::person_name)): the order belongs to the name before it belongs
//! to the mail, so 李小龙 stays 李小龙 in an English mail and Anna Weiß stays Anna Weiß in a Chinese one. A profile does not
//! say where a name comes from; this module says what its letters tell.

use icu::locale::LanguageIdentifier;

use super::person_name::{Field, Length, NameStyle, PersonName, Register, Scripts, Usage};

/// The form with both names in full: the medium one has initials in Hindi.
const STYLE: NameStyle =
    NameStyle { order: None, length: Length::Long, usage: Usage::Referring, formality: Register::Formal };

/// The whole name. Neither part may be empty.
///
/// A name in several scripts that do not belong together (Bruce 李) has no locale and stays given name first.
pub(super) fn full_name(given: &str, family: &str, locale: &str) -> String {
    let mail = locale.parse().unwrap_or(LanguageIdentifier::UNKNOWN);
    if !is_one_writing(given, family) {
        return format!("{given} {family}");
    }
    let name = PersonName::new().with(Field::Given, given).with(Field::Surname, family);
    let name = match origin(given, family, &mail) {
        Some(origin) => name.in_locale(origin),
        None => name,
    };
    name.format(&mail, STYLE)
}

/// Where the name is taken to come from. `None` leaves it to its script, as CLDR does.
///
/// A name in the mail's script is taken for one of the mail's language. Katakana alone is how Japanese writes foreign
/// names: they come from elsewhere, and take "・".
fn origin(given: &str, family: &str, mail: &LanguageIdentifier) -> Option<LanguageIdentifier> {
    if Scripts::all(given).chain(Scripts::all(family)).all(|script| script.as_str() == "Kana") {
        return Some(LanguageIdentifier::UNKNOWN);
    }
    let (own, usual) = (Scripts::first(family).or_else(|| Scripts::first(given))?, Scripts::of_locale(mail)?);
    Scripts::match_each_other(own, usual).then(|| mail.clone())
}

/// Whether all letters belong to one script, or to those that Japanese, Korean or Chinese mixes.
fn is_one_writing(given: &str, family: &str) -> bool {
    let east_asian = |script: &str| matches!(script, "Hani" | "Hira" | "Kana" | "Hang" | "Bopo");
    let mut scripts = Scripts::all(family).chain(Scripts::all(given));
    let Some(first) = scripts.next() else { return true };
    scripts.all(|script| script == first || (east_asian(script.as_str()) && east_asian(first.as_str())))
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
            ("Иван", "Петров", "de", "Иван Петров"),
            ("민수", "김", "en", "김민수"),
            ("アルベルト", "アインシュタイン", "de", "アルベルト・アインシュタイン"),
            ("Anna", "Weiß", "tlh", "Anna Weiß"),
            ("1", "2", "en", "1 2"),
            ("Бат", "Дорж", "mn", "Дорж Бат"),
            ("රුවන්", "පෙරේරා", "si", "පෙරේරා රුවන්"),
            ("ராமன்", "குமார்", "ta", "குமார் ராமன்"),
            ("రామ", "కొండా", "te", "కొండా రామ"),
            ("រតនា", "សុខ", "km", "សុខ រតនា"),
            ("小明", "陳", "yue", "陳小明"),
            ("Anna", "Kovács", "de", "Anna Kovács"),
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
