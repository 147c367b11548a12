//! What is a name and what is not, as tables.

use super::NameRefusal::*;
use super::*;
use proptest::prelude::*;

#[test]
fn real_names_pass_even_unverified() {
    for name in [
        "Anna",
        "Weiß",
        "O'Brien",
        "O’Brien",
        "Jean-Luc",
        "María José",
        "Nguyễn Thị Minh Khai",
        "山田 太郎",
        "محمد",
        "Anna-Maria van der Berg",
        "Dr. med.",
        "St. John",
        "St.John",
        "J.R.R. Tolkien",
        "J.R.R.Tolkien",
        "Martin Luther King Jr.",
        "D'Angelo",
        "Mary Ann",
        "李小龙",
        "ʻOkina",
        "श्री",
        "Dr.Weiß",
        "Gal·la",
        "Ng",
        "Li",
        "Win Naing",
        "Johnny Cash",
        "Free",
        "Gift Orban",
        "Mohammed d/o Raj",
        "Ó Súilleabháin",
        "Ñuñoa",
        "Jean-François",
        "Renée",
        "Þór",
        "Đặng",
        "Łukasz",
        "Дмитрий Иванович",
        "Ευγενία",
        "דוד בן־גוריון",
        "צ׳רלי",
        "アルベルト・アインシュタイン",
        "김민수",
        "ศิริพร",
        "தமிழ்",
        "د.محمد",
        "डॉ.शर्मा",
        "M.Müller",
        "Md.Rahman",
        "Mª José",
        "Sammy Davis, Jr.",
        "Robert \"Bob\" Smith",
        "Anna (Annie) Lee",
        "John Smith 3rd",
        "Louis Ⅳ",
        "علی‌رضا",
        "Tom & Anna",
        "Anna ❤️",
        "Test-Meier",
        "Nana",
        "Guest-Smith",
        "Will",
        "María de los Ángeles y García de la Cruz",
    ] {
        assert_eq!(name_text(name, TrustClass::Strict).as_deref(), Ok(name), "{name:?}");
    }
    assert_eq!(name_text("X Æ A-12", TrustClass::Verified).as_deref(), Ok("X Æ A-12"));
    assert_eq!(name_text("Free Willy", TrustClass::Verified).as_deref(), Ok("Free Willy"));
}

#[test]
fn hostile_text_is_refused_in_every_class() {
    for (text, why) in [
        ("Click http://evil.tld now", Link),
        ("evil.tld", Domain),
        ("evil．tld", Domain),
        ("evil。tld", Domain),
        ("ev\u{200B}il.t\u{AD}ld", Domain),
        ("ｅｖｉｌ．ｃｏｍ", Domain),
        ("hxxp evil", Link),
        ("hxxps://evil", Link),
        ("WWW.Evil", Link),
        ("//evil", Link),
        ("https:evil", Link),
        ("https://good@evil", Link),
        ("javascript:alert", Link),
        ("JaVa\tScript:alert", Link),
        ("data:text", Link),
        ("evil dot com", Domain),
        ("evil (dot) com", Domain),
        ("evil punkt de", Domain),
        ("evil .com", Domain),
        ("evil. com", Domain),
        ("see evil.com/win", Domain),
        ("t.me", Domain),
        ("a.co", Domain),
        ("xn--80ak6aa92e", Domain),
        ("例え.テスト", Domain),
        ("anna.weiss", Domain),
        ("anna@example.org", Address),
        ("anna＠example", Address),
        ("anna (at) example", Address),
        ("+49 30 1234567", PhoneNumber),
        ("call 0800-123-45-67", PhoneNumber),
        ("０８００１２３４５６７", PhoneNumber),
        ("<script>alert", Markup),
        ("<img onerror>", Markup),
        ("\"><a href=x>", Markup),
        ("</title>", Markup),
        ("＜b＞", Markup),
        ("-->", Markup),
        ("]]>", Markup),
        ("&#106;avascript", Markup),
        ("&lt;b&gt;", Markup),
        ("[Anna](x)", Markup),
        ("=?utf-8?q?x?=", Markup),
        ("{{ 7*7 }}", TemplateSyntax),
        ("{% include %}", TemplateSyntax),
        ("{$x}", TemplateSyntax),
        ("${7*7}", TemplateSyntax),
        ("<%= 7 %>", TemplateSyntax),
        ("{ -brand }", TemplateSyntax),
        ("｛x｝", TemplateSyntax),
        ("undefined", Placeholder),
        ("NULL", Placeholder),
        ("[object Object]", Placeholder),
        ("n/a", Placeholder),
        ("N.A.", Placeholder),
        ("Test 123", Placeholder),
        ("user42", Placeholder),
        ("(unknown)", Placeholder),
        ("First name", Placeholder),
        ("-", Placeholder),
        ("…", Placeholder),
        ("テスト", Placeholder),
        ("\u{202E}\u{200B}", Empty),
        ("   ", Empty),
        ("🎉🎉🎉🎉", NoLetter),
    ] {
        let strict = name_text(text, TrustClass::Strict);
        if why == NoLetter {
            assert!(strict.is_err());
        } else {
            assert_eq!(strict, Err(why), "{text:?}");
        }
        assert_eq!(name_text(text, TrustClass::Verified), Err(why), "{text:?} verified");
    }
}

#[test]
fn what_only_an_owner_may_be_called_is_refused_when_unverified() {
    for (text, why) in [
        ("you won €1000", Offer),
        ("$$$", Offer),
        ("Click here", Offer),
        ("Claim your prize", Offer),
        ("Free Bitcoin", Offer),
        ("Win a car", Offer),
        ("You won", Offer),
        ("Jetzt kostenlos", Offer),
        ("Cliquez ici", Offer),
        ("Ha ganado", Offer),
        ("免费领取", Offer),
        ("無料プレゼント", Offer),
        ("اضغط هنا", Offer),
        ("X Æ A-12", Digits),
        ("anna1987", Digits),
        ("٠١٢٣", Digits),
        ("Hello!", Signs),
        ("a=b", Signs),
        ("100%", Digits),
        ("path/to", Signs),
        ("🎉🎉🎉 Anna", Signs),
        ("Anna please remember that all of it must come home before rain", Sentence),
    ] {
        assert_eq!(name_text(text, TrustClass::Strict), Err(why), "{text:?}");
    }
}

#[test]
fn a_link_behind_the_cut_still_refuses() {
    let text = format!("{} evil.tld", "a".repeat(70));
    assert_eq!(name_text(&text, TrustClass::Verified), Err(Domain));
    assert_eq!(name_text(&"a".repeat(1 << 20), TrustClass::Strict).map(|n| n.len()), Ok(64));
}

#[test]
fn punctuation_at_the_edges_is_the_greetings_business() {
    for (text, name) in [
        (",Anna", "Anna"),
        ("Anna,", "Anna"),
        ("- Anna -", "Anna"),
        ("Weiß , Anna", "Weiß, Anna"),
        ("'t Hooft", "'t Hooft"),
        ("Jr.", "Jr."),
        ("(Anna)", "(Anna)"),
    ] {
        assert_eq!(name_text(text, TrustClass::Strict).as_deref(), Ok(name), "{text}");
    }
}

proptest! {
    #[test]
    fn an_accepted_name_is_clean_and_accepted_again(text in any::<String>(), strict in any::<bool>()) {
        let class = if strict { TrustClass::Strict } else { TrustClass::Verified };
        if let Ok(name) = name_text(&text, class) {
            let marked = name.contains(['<', '>', '{', '}', '@']);
            prop_assert!(!name.is_empty() && !marked);
            prop_assert_eq!(display_text(&name), name);
        }
    }
}
