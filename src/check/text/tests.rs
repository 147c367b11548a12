//! Every rule with texts that it finds and texts that it must leave alone. `{}` is a value; the reference is English.

use std::collections::BTreeMap;

use super::*;
use crate::check::rule;

fn locale(tag: &str) -> Locale {
    Locale::parse(tag).expect(tag)
}

/// Reads a text in which `{}` is a value and `{"…"}` a literal, with offsets as if the file began with it.
fn wording(text: &str) -> Wording {
    let mut bits = Vec::new();
    let mut rest = 0;
    while let Some(found) = text[rest..].find("{}").into_iter().chain(text[rest..].find("{\"")).min() {
        let open = rest + found;
        if open > rest {
            bits.push(Bit::Text(&text[rest..open], rest));
        }
        let close = open + text[open..].find('}').expect("closed");
        bits.push(match &text[open + 1..close] {
            "" => Bit::Placeable,
            literal => Bit::Literal(literal.trim_matches('"'), open..close + 1),
        });
        rest = close + 1;
    }
    if rest < text.len() {
        bits.push(Bit::Text(&text[rest..], rest));
    }
    Wording::new(&bits)
}

/// What is found; an empty reference is none.
fn flaws(tag: &str, reference: &str, text: &str) -> Vec<Flaw> {
    match reference {
        "" => judge(&wording(text), &locale(tag)),
        _ => compare(&wording(reference), &locale("en"), &wording(text), &locale(tag)),
    }
}

fn rules(tag: &str, reference: &str, text: &str) -> Vec<&'static str> {
    flaws(tag, reference, text).into_iter().map(|flaw| flaw.rule).collect()
}

/// Rule, locale, reference, text.
type Row = (&'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const FOUND: &[Row] = &[
    ("text-empty", "de", "Reset", "{\"\"}"),
    ("text-empty", "fr", "Hello, {}", "\u{a0}"),
    ("text-empty", "de", "", "\u{200b}"),
    ("text-untranslated", "de", "Reset your password", "Reset your password"),
    ("text-untranslated", "ru", "Hello {}, welcome to the team", "Hello {},\n    welcome to the team"),
    ("text-untranslated", "ja", "Open this link:", "Open <b>this</b> link:"),
    ("text-garbled", "de", "", "Passwort zurÃ¼cksetzen"),
    ("text-garbled", "en", "", "It wasnâ€™t you"),
    ("text-garbled", "ru", "", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚"),
    ("text-garbled", "fr", "", "Votre adresse \u{fffd}lectronique"),
    ("text-garbled", "de", "", "Passwort zur?cksetzen"),
    ("text-garbled", "en", "", "Hello\u{7}"),
    ("text-invisible", "de", "", "Pass\u{200b}wort"),
    ("text-invisible", "en", "", "Hello\u{feff} there"),
    ("text-invisible", "ru", "", "при\u{200d}вет"),
    ("text-invisible", "nb", "", "Kommando\u{ad}linje"),
    ("text-bidi-unbalanced", "ar", "", "\u{2068}{} مرحبا"),
    ("text-bidi-unbalanced", "he", "", "שלום\u{2069} {}"),
    ("text-bidi-unbalanced", "en", "", "Hello {\"\u{2067}\"}{}"),
    ("text-bidi-unbalanced", "ar", "", "\u{2067}{}\u{202c}"),
    ("text-bidi-stray", "en", "", "Hello\u{200f} there"),
    ("text-bidi-stray", "ar", "", "\u{202b}مرحبا\u{202c}"),
    ("text-bidi-stray", "de", "", "\u{202e}Hallo\u{202c}"),
    ("text-script-mixed", "ru", "", "Смена парoля"),
    ("text-script-mixed", "en", "", "Passwоrd"),
    ("text-script-mixed", "el", "", "Eισαγωγή κειμένου"),
    ("text-script-mixed", "ru", "", "Руководство c примерами"),
    ("text-script-foreign", "sr-Latn", "", "Промена лозинке"),
    ("text-script-foreign", "ru", "Please open this link", "Please click on the link"),
    ("text-script-foreign", "ar", "Please open this link", "please open the link below"),
    ("text-script-foreign", "sr", "Reset your password", "Promenite svoju lozinku"),
    ("text-script-foreign", "de", "", "Hallo 您好"),
    ("text-script-chinese", "zh-Hant", "", "重设您的密碼"),
    ("text-script-chinese", "zh-HK", "", "请開啟連結"),
    ("text-script-chinese", "zh-CN", "", "請打开链接"),
    ("text-kashida", "ar", "", "مرحبـــا"),
    ("text-kashida", "fa", "", "سلـام"),
    ("text-kashida", "ur", "", "خوش آمـدید"),
    ("text-number-changed", "de", "Valid for 48 hours", "24 Stunden gültig"),
    ("text-number-changed", "ar", "Valid for 30 days", "صالح لمدة ٣١ يومًا"),
    ("text-number-changed", "fr", "Up to 10,000 people", "Jusqu’à 1 000 personnes"),
    ("text-number-changed", "ja", "2 attempts left", "残り3回です"),
    ("text-number-missing", "de", "Try it 30 days for free", "Kostenlos testen"),
    ("text-number-missing", "pt-BR", "Try it for free", "Experimente por 30 dias grátis"),
    ("text-number-missing", "hi", "Valid for 90 minutes", "कुछ देर तक मान्य"),
    ("text-address", "de", "See https://example.org.uk/help.", "Siehe https://example.org.co/help."),
    ("text-address", "fr", "Write to help@acme.io", "Écrivez à help@acmee.io"),
    ("text-address", "ja", "Open acme.com", "acme.net を開く"),
    ("text-address", "es", "Open acme.com", "Abra la página"),
    ("text-address-part", "de", "Write to help@mail.acme.io", "Schreiben Sie an hilfe@mail.acme.io"),
    ("text-address-part", "cs", "Try shop@yourdomain.acme.com", "Zkuste obchod@vasedomena.acme.com"),
    ("text-address-part", "fr", "See https://www.acme.io/help", "Voir https://aide.acme.io/help"),
    ("text-address", "ru", "Open acme.com", "Откройте асme.com"),
    ("text-placeholder", "de", "Hello {}", "Hallo %s"),
    ("text-placeholder", "de", "Hello {}", "Hallo %1$s, Sie haben %(count)s"),
    ("text-placeholder", "fr", "", "Bonjour ${name}"),
    ("text-placeholder", "ja", "{} days", "%d日"),
    ("text-placeholder", "en", "", "Tom &amp; Jerry"),
    ("text-placeholder", "en", "", "Hello $userName"),
    ("text-placeholder", "en", "", "{\"{\"}{\"{\"} name"),
    ("text-placeholder", "en", "", "Hello [[name]]"),
    ("text-concatenated", "en", "", "Hello,{\" \"}"),
    ("text-concatenated", "de", "", "{\" \"}und weiter"),
    ("text-concatenated", "en", "", "{\"\"} and more"),
    ("text-blank", "de", "", "Bitte  warten"),
    ("text-blank", "en", "", "Hello {} ."),
    ("text-blank", "ur", "", "خوش آمدید ، آپ"),
    ("text-blank", "ja", "", "お客様\u{3000}"),
    ("text-spacing", "fr", "", "Des soucis ?"),
    ("text-spacing", "fr", "", "Bienvenue chez {}!"),
    ("text-spacing", "fr-BE", "", "Dossier «Spam»"),
    ("text-spacing", "fr-CA", "", "Détails:"),
    ("text-punctuation-end", "de", "Open this link:", "Öffnen Sie diesen Link."),
    ("text-punctuation-end", "ru", "Reset your password", "Смените пароль."),
    ("text-punctuation-end", "hi", "Was it you?", "क्या यह आप थे।"),
    ("text-punctuation-end", "el", "Was it you?", "Εσείς ήσασταν."),
    ("text-punctuation-opening", "es", "", "No fuiste tú?"),
    ("text-punctuation-opening", "es-MX", "", "¡Hola, {}"),
    ("text-punctuation-opening", "es-419", "", "¿Fuiste tú? Entonces todo bien!"),
    ("text-punctuation-script", "ar", "", "لم تكن أنت?"),
    ("text-punctuation-script", "fa", "", "سلام, خوش آمدید"),
    ("text-punctuation-script", "el", "", "Εσείς ήσασταν?"),
    ("text-punctuation-script", "zh-Hans", "", "您好,请打开链接。"),
    ("text-punctuation-script", "ja", "", "リンクを開いてください."),
    ("text-punctuation-pile", "en", "", "Welcome!!!"),
    ("text-punctuation-pile", "de", "Really?", "Wirklich??"),
    ("text-punctuation-pile", "zh-Hans", "", "欢迎！！"),
    ("text-ellipsis", "de", "", "Mehr ..."),
    ("text-ellipsis", "ru", "", "Загрузка..."),
    ("text-ellipsis", "zh-Hans", "", "正在加载..."),
    ("text-quotes", "de", "The “Spam” folder", "Ordner “Spam”"),
    ("text-quotes", "fr", "The “Spam” folder", "Dossier „Spam“"),
    ("text-quotes", "sv", "The “Spam” folder", "Mappen \"Spam\""),
    ("text-quotes", "en", "", "The \"Spam\" folder"),
    ("text-apostrophe", "fr", "", "l'adresse"),
    ("text-apostrophe", "uk", "", "обов'язково"),
    ("text-apostrophe", "en", "", "{}'s account"),
    ("text-unbalanced", "de", "", "Im Ordner (Spam nach"),
    ("text-unbalanced", "ja", "", "リンクを開く）"),
    ("text-unbalanced", "ru", "", "Папка «Спам"),
    ("text-unbalanced", "en", "", "Enter the code \"A17\" or \"B"),
    ("text-word-repeated", "en", "", "Open the the link"),
    ("text-word-repeated", "de", "", "Sie können\n    können wählen"),
    ("text-word-repeated", "ru", "", "Откройте эту эту ссылку"),
    ("text-capitals", "de", "Reset password", "PASSWORT ÄNDERN"),
    ("text-capitals", "ru", "Reset password", "СМЕНИТЬ ПАРОЛЬ"),
    ("text-capitals", "el", "Welcome to {}", "ΚΑΛΩΣ ΗΡΘΑΤΕ"),
    ("text-long", "de", "Reset", "Klicken Sie hier, um jetzt für Ihr Konto ein ganz neues Passwort festzulegen, wenn Sie das wollen"),
    ("text-long", "ja", "Reset", "このリンクを開いて、お客様のアカウントの新しいパスワードを今すぐ設定してくださいますようお願いいたします"),
    ("text-long", "ru", "Reset", "Нажмите здесь, чтобы сейчас же задать для своей учётной записи совершенно новый пароль"),
];

#[rustfmt::skip]
const LEFT_ALONE: &[Row] = &[
    ("text-empty", "de", "", "{\"\"}"),
    ("text-empty", "de", "{\"\"}", "{\"\"}"),
    ("text-empty", "de", "Hello", "{}"),
    ("text-untranslated", "de-AT", "Reset", "Reset"),
    ("text-untranslated", "en-GB", "Reset your password", "Reset your password"),
    ("text-untranslated", "de", "Login", "Login"),
    ("text-untranslated", "fr", "{} vs Microsoft Edge", "{} vs Microsoft Edge"),
    ("text-untranslated", "de", "{}: {}", "{}: {}"),
    ("text-untranslated", "pl", "@your.domain.example.com", "@your.domain.example.com"),
    ("text-garbled", "pt-PT", "", "«NÃO» e «IRMÃ»"),
    ("text-garbled", "fr", "", "Navigateur privé et sécurisé »"),
    ("text-garbled", "sv", "", "Välj ”PÅ”"),
    ("text-garbled", "en", "", "See https://acme.com/?q=a?b"),
    ("text-garbled", "vi", "", "Đặt lại mật khẩu của bạn"),
    ("text-invisible", "fa", "", "می\u{200c}خواهید"),
    ("text-invisible", "hi", "", "क्\u{200d}ष"),
    ("text-invisible", "en", "", "Family: 👩\u{200d}👩\u{200d}👧"),
    ("text-invisible", "th", "", "ภาษา\u{200b}ไทย"),
    ("text-invisible", "de", "", "Konto{\"\u{ad}\"}nummer"),
    ("text-bidi-unbalanced", "ar", "", "\u{2068}{}\u{2069} مرحبا"),
    ("text-bidi-unbalanced", "he", "", "{\"\u{2068}\"}{}{\"\u{2069}\"}"),
    ("text-bidi-unbalanced", "he", "", "\u{200f}שלום"),
    ("text-bidi-stray", "ar", "", "مرحبا\u{200f} {}"),
    ("text-bidi-stray", "ar", "", "\u{61c}{}"),
    ("text-bidi-stray", "en", "", "\u{2068}{}\u{2069}"),
    ("text-script-mixed", "ru", "", "SMS-код для Google"),
    ("text-script-mixed", "ko", "", "Google에서 보냄"),
    ("text-script-mixed", "ja", "", "PINコードとURLを入力"),
    ("text-script-mixed", "bg", "", "Googleът е тук"),
    ("text-script-mixed", "ru", "", "a) первый пункт"),
    ("text-script-foreign", "ru", "", "Google Authenticator"),
    ("text-script-foreign", "ja", "", "App Store"),
    ("text-script-foreign", "de", "Languages: Русский, 日本語", "Sprachen: Русский, 日本語"),
    ("text-script-foreign", "en", "", "5 µm at 3 kΩ"),
    ("text-script-foreign", "ar", "", "{} {}"),
    ("text-script-foreign", "ja", "", "プロジェクトの設定"),
    ("text-script-chinese", "zh-Hant", "", "重設您的密碼"),
    ("text-script-chinese", "zh-Hans", "", "重置您的密码"),
    ("text-script-chinese", "ja", "", "国内の学校"),
    ("text-kashida", "ar", "", "حسابكم لـ{}"),
    ("text-kashida", "ar", "", "رمز الـ PIN"),
    ("text-kashida", "ar", "", "1445هـ"),
    ("text-number-changed", "ar", "Valid for 30 days", "صالح لمدة ٣٠ يومًا"),
    ("text-number-changed", "hi", "Valid for 30 days", "३० दिन तक मान्य"),
    ("text-number-changed", "de", "Up to 10,000.50", "Bis zu 10.000,50"),
    ("text-number-changed", "fi", "offer ends Dec 31, 2023", "tarjous päättyy 31.12.2023"),
    ("text-number-changed", "th", "Founded in 1998", "ก่อตั้งเมื่อปี 2541"),
    ("text-number-changed", "de", "Ends at 5:00 PM", "Endet um 17:00 Uhr"),
    ("text-number-changed", "ja", "1.5 million people", "150万人"),
    ("text-number-missing", "de", "Use 2FA, 24/7", "Nutzen Sie rund um die Uhr zwei Faktoren"),
    ("text-number-missing", "de", "2 steps", "Zwei Schritte"),
    ("text-number-missing", "de", "one hour", "1 Stunde"),
    ("text-number-missing", "zh-Hans", "Take 20% off", "享八折优惠"),
    ("text-number-missing", "de", "30 days", "30 Tage (genau 30)"),
    ("text-address", "de", "https://example.net/en/help", "https://example.net/de/help"),
    ("text-address", "de", "https://en.acme.io/?hl=en", "https://de.acme.io/?hl=de"),
    ("text-address", "de", "yourname@example.com", "deinname@example.com"),
    ("text-address-part", "de", "yourname@example.com", "deinname@example.com"),
    ("text-address-part", "de", "https://en.acme.io/help", "https://de.acme.io/help"),
    ("text-address-part", "ru", "Open acme.com", "Откройте acme.com"),
    ("text-address", "hu", "Open acme.com", "Nyissa meg az acme.com-ot"),
    ("text-address", "tr", "Open acme.com", "acme.com’da açın"),
    ("text-address", "de", "Sign up for an app.", "Registrieren Sie sich bzw.die App."),
    ("text-address", "de", "(see https://acme.io/a).", "(https://acme.io/a)"),
    ("text-placeholder", "de", "100% safe", "100%ig sicher"),
    ("text-placeholder", "fr", "", "50 % de réduction"),
    ("text-placeholder", "tr", "", "%50 indirim"),
    ("text-placeholder", "de", "Write %s", "Schreiben Sie %s"),
    ("text-placeholder", "en", "", "US$ and A & B; [link]"),
    ("text-placeholder", "en", "", "{\"{\"}"),
    ("text-concatenated", "en", "", "Hello,{\" \"}{}"),
    ("text-concatenated", "fr", "", "{} :{\"\u{a0}\"}{}"),
    ("text-concatenated", "en", "", "{\"<\"}none>"),
    ("text-blank", "de", "", "Eine\n    neue Zeile"),
    ("text-blank", "en", "", "Use .NET or :)"),
    ("text-blank", "fr", "", "Détails\u{a0}:"),
    ("text-blank", "th", "", "เรียน คุณ {} ."),
    ("text-blank", "hi", "", "विवरण : {}"),
    ("text-blank", "de", "", "z.\u{a0}B. <b>fett</b> …"),
    ("text-spacing", "fr", "", "Des soucis\u{202f}? Détails\u{a0}: 14:30 «\u{a0}Spam\u{a0}»"),
    ("text-spacing", "fr-CA", "", "Des soucis? Bonjour!"),
    ("text-spacing", "fr-CH", "", "«Spam»"),
    ("text-spacing", "de", "", "Wirklich? Details: «Spam»"),
    ("text-spacing", "fr", "", "https://acme.io/a?b=c"),
    ("text-punctuation-end", "ja", "Open this link:", "リンクを開いてください。"),
    ("text-punctuation-end", "th", "Open this link.", "เปิดลิงก์นี้"),
    ("text-punctuation-end", "hi", "It was blocked.", "इसे रोका गया।"),
    ("text-punctuation-end", "el", "Was it you?", "Εσείς ήσασταν;"),
    ("text-punctuation-end", "hy", "Was it you?", "Դո՞ւք էիք։"),
    ("text-punctuation-end", "de", "Hello, {},", "Hallo {}!"),
    ("text-punctuation-end", "zh-Hans", "(See below.)", "（见下文。）"),
    ("text-punctuation-end", "hr", "Valid until {}.", "Vrijedi do {}"),
    ("text-punctuation-end", "de", "{}/mo.", "{}/Monat"),
    ("text-punctuation-end", "ja", "Sent by {}", "送信元：{}"),
    ("text-punctuation-opening", "es", "", "¿Fuiste tú? ¡Bien!"),
    ("text-punctuation-opening", "es", "", "¿¡En serio!?"),
    ("text-punctuation-opening", "pt-BR", "", "Foi você?"),
    ("text-punctuation-opening", "es", "", "https://acme.io/?a=b"),
    ("text-punctuation-script", "he", "", "זה לא היית את?"),
    ("text-punctuation-script", "ar", "", "{}?"),
    ("text-punctuation-script", "el", "", "Ποιος; Εσείς."),
    ("text-punctuation-script", "ja", "", "Google Inc."),
    ("text-punctuation-script", "zh-Hans", "", "1,000 人"),
    ("text-punctuation-pile", "en", "", "Really?!"),
    ("text-punctuation-pile", "de", "Wow!!", "Toll!!"),
    ("text-punctuation-pile", "es", "", "¡Hola! ¡Adiós!"),
    ("text-ellipsis", "de", "", "Mehr …"),
    ("text-ellipsis", "de", "", "usw.."),
    ("text-ellipsis", "en", "", "A table of contents ....... 5"),
    ("text-quotes", "de", "", "Ordner „Spam“ und »Müll«"),
    ("text-quotes", "de-CH", "", "Ordner «Spam»"),
    ("text-quotes", "fr", "", "Ajoutez-le à «\u{a0}{}\u{a0}». Merci"),
    ("text-quotes", "he", "", "צה\"ל"),
    ("text-quotes", "sv", "", "Mappen ”Spam”"),
    ("text-quotes", "hu", "", "A „Spam” mappa"),
    ("text-quotes", "de", "The \"Spam\" folder", "Der Ordner \"Spam\""),
    ("text-quotes", "en", "", "A 15\" screen"),
    ("text-quotes", "ja", "", "「迷惑メール」フォルダー"),
    ("text-apostrophe", "fr", "", "l’adresse"),
    ("text-apostrophe", "uz", "", "o'zbek"),
    ("text-apostrophe", "fr", "{}'s account", "l'adresse"),
    ("text-apostrophe", "cak", "", "ch'ab'äl"),
    ("text-unbalanced", "de", "", "a) erstens 2) zweitens"),
    ("text-unbalanced", "en", "", "Thanks :) (really)"),
    ("text-unbalanced", "zh-Hans", "", "（见下文)"),
    ("text-unbalanced", "sv", "", "Mappen ”Spam”"),
    ("text-unbalanced", "zh-Hant", "", "大小上限增加（包含…"),
    ("text-unbalanced", "en", "", "Enter \"HOLIDAY20\" on a 15\" screen"),
    ("text-word-repeated", "fr", "", "Si vous vous inscrivez"),
    ("text-word-repeated", "id", "", "hati hati"),
    ("text-word-repeated", "en", "", "All that that means, bye-bye"),
    ("text-word-repeated", "nl", "", "en/of of ze; schakel dit in in Instellingen"),
    ("text-word-repeated", "en", "", "{} {} no. No, really"),
    ("text-capitals", "de", "Your PIN", "IHRE PIN: A"),
    ("text-capitals", "zh-Hans", "Enter “HOLIDAY20” now", "结账时请输入“HOLIDAYS”"),
    ("text-capitals", "de", "RESET NOW", "JETZT ÄNDERN"),
    ("text-capitals", "de", "About MOZILLA", "MOZILLA"),
    ("text-capitals", "ka", "Reset", "პაროლის შეცვლა"),
    ("text-long", "de", "Reset", "Setzen Sie bitte Ihr Passwort zurück"),
    ("text-long", "ja", "Reset your password", "お客様のアカウントのパスワードを再設定してください"),
    ("text-long", "de", "{} {} {}", "{}, der Code lautet {} und gilt {}"),
];

#[test]
fn every_rule_finds_what_it_is_for() {
    let missed: Vec<String> = FOUND
        .iter()
        .map(|row| (row, rules(row.1, row.2, row.3)))
        .filter(|((rule, ..), found)| !found.contains(rule))
        .map(|(row, found)| format!("{row:?}: {found:?}"))
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn every_rule_leaves_alone_what_a_language_allows() {
    let wrong: Vec<String> = LEFT_ALONE
        .iter()
        .flat_map(|row| flaws(row.1, row.2, row.3).into_iter().map(move |flaw| (row, flaw)))
        .filter(|((rule, ..), flaw)| flaw.rule == *rule)
        .map(|(row, flaw)| format!("{row:?}: {}", flaw.message))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_rule_is_registered_and_tried_on_both_sides() {
    let count = |rows: &[Row]| {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        rows.iter().for_each(|row| *counts.entry(row.0).or_default() += 1);
        counts
    };
    let (found, left) = (count(FOUND), count(LEFT_ALONE));
    for rule in rule::GROUPS.iter().filter(|group| group.title == "Text of translations").flat_map(|group| group.rules)
    {
        let tried = [&found, &left].map(|counts| counts.get(rule.id).copied().unwrap_or_default());
        assert!(tried.iter().all(|times| *times >= 3), "{}: {tried:?}", rule.id);
    }
    for (rule, tag, reference, text) in FOUND {
        assert!(rule::find(rule).is_some(), "{rule}");
        assert!(flaws(tag, reference, text).iter().all(|flaw| rule::find(flaw.rule).is_some()), "{text:?}");
    }
}

/// The text with every fix made, from the end.
fn mended(tag: &str, reference: &str, text: &str) -> String {
    let mut mended = text.to_owned();
    for flaw in flaws(tag, reference, text).into_iter().rev() {
        if let Some(fix) = flaw.fix {
            mended.replace_range(flaw.span, &fix);
        }
    }
    mended
}

#[test]
fn fixes_mend_the_file_and_leave_nothing_to_fix() {
    for (tag, reference, text, expected) in [
        ("de", "", "Bitte  warten .", "Bitte warten."),
        ("de", "", "Mehr ...", "Mehr …"),
        ("zh-Hans", "", "正在加载...", "正在加载……"),
        ("fr", "", "Des soucis ? Détails:", "Des soucis\u{202f}? Détails\u{a0}:"),
        ("fr", "", "Le dossier «Spam»", "Le dossier «\u{a0}Spam\u{a0}»"),
        ("fr", "", "l'adresse d'{}", "l’adresse d'{}"),
        ("ru", "", "Смена парoля", "Смена пароля"),
        ("ru", "", "Руководство c кодом", "Руководство с кодом"),
        ("de", "", "Passwort zurÃ¼cksetzen", "Passwort zurücksetzen"),
        ("en", "", "Hello\u{200b} there", "Hello there"),
        ("ar", "", "مرحبـــا, لم تكن أنت?", "مرحبا، لم تكن أنت؟"),
        ("el", "", "Εσείς ήσασταν?", "Εσείς ήσασταν;"),
    ] {
        let once = mended(tag, reference, text);
        assert_eq!(once, expected, "{tag}: {text:?}");
        assert_eq!(mended(tag, reference, &once), once, "{tag}: a second run changes {once:?}");
    }
}

#[test]
fn a_flaw_stands_where_its_characters_stand_in_the_file() {
    // Behind a tag, over a line end, in the second piece.
    let bits = [Bit::Text("Ein <b>ganz</b>\n    ", 100), Bit::Placeable, Bit::Text(" und  so", 140)];
    let found = judge(&Wording::new(&bits), &locale("de"));
    assert_eq!(found.iter().map(|flaw| (flaw.rule, flaw.span.clone())).collect::<Vec<_>>(), [("text-blank", 144..146)]);

    let bits = [Bit::Text("Hallo", 10), Bit::Literal(" ", 20..23)];
    assert_eq!(judge(&Wording::new(&bits), &locale("de"))[0].span, 20..23);

    let bits = [Bit::Text("Hallo ", 10), Bit::Number("0", 18..19)];
    let found = judge(&Wording::new(&bits), &locale("de"));
    assert_eq!((found[0].rule, found[0].span.clone()), ("text-placeholder", 18..19));
}

#[test]
fn tags_are_no_text() {
    assert_eq!(rules("de", "", "<a href=\"https://acme.io\" data-l10n-name='x'>Öffnen</a> <link>hier</link>"), [""; 0]);
    assert_eq!(rules("fr", "", "<strong>Date\u{a0}:</strong> {}"), [""; 0]);
    assert_eq!(rules("de", "", "Zeile<br>\n    <br/>nächste"), [""; 0]);
    // A comparison sign is none.
    assert_eq!(rules("en", "", "1 < 2  and so on"), ["text-blank"]);
}

#[test]
fn a_line_end_in_the_source_is_a_blank_except_between_wide_characters() {
    assert_eq!(wording("Ein\r\n    neuer").folded(), "Ein neuer");
    assert_eq!(wording("リンクを\n    開く").folded(), "リンクを開く");
}

#[test]
fn what_the_reference_does_is_not_held_against_its_translation() {
    assert_eq!(rules("de", "Type %s (or \"x", "Tippen Sie %s (oder \"x"), [""; 0]);
    assert!(rules("en", "", "Type %s").contains(&"text-placeholder"));
}

#[test]
fn pseudo_locales_are_not_judged() {
    assert_eq!(rules("en-XA", "Reset your password", "[Ŕéšéţ  ýöûŕ þåššŵöŕð...]"), [""; 0]);
}

proptest::proptest! {
    #[test]
    fn no_text_makes_a_rule_panic_or_point_outside(
        text in "[a-zé中سдό0-9٣ .,:;!?%$&#{}<>@/\"'’«»“„()（…。\u{a0}\u{202f}\u{200b}\u{200d}\u{2068}\u{640}\u{fffd}Ã¼\n\r-]{0,40}",
        tag in proptest::sample::select(&["en", "fr", "ru", "ar", "zh-Hant", "el", "es", "th", "he"][..]),
    ) {
        let both = |bits: &[Bit<'_>]| {
            let text = Wording::new(bits);
            let mut all = judge(&text, &locale(tag));
            all.extend(compare(&wording("Open https://acme.io (48 hours) “now”."), &locale("en"), &text, &locale(tag)));
            all
        };
        let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
        let bits = [Bit::Text(&text[..half], 0), Bit::Placeable, Bit::Text(&text[half..], half)];
        for flaw in both(&bits) {
            proptest::prop_assert!(text.get(flaw.span.clone()).is_some(), "{:?} in {text:?}", flaw);
        }
    }
}

#[test]
fn tables_are_sorted_for_their_search() {
    assert!(data::quotes::QUOTES.is_sorted_by_key(|(tag, _)| *tag));
    for table in [data::han::SIMPLIFIED, data::han::TRADITIONAL] {
        assert!(table.chars().is_sorted() && table.chars().all(|c| c.len_utf8() == 3));
    }
}
