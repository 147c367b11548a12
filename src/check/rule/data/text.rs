//! Rules: text of translations.

use crate::check::rule::Rule;
use crate::diagnostic::Severity::{Error, Warning};

pub const RULES: &[Rule] = &[
    Rule {
        id: "text-empty",
        severity: Error,
        title: "a text is empty",
        why: "The mail has a hole where the reference says something, and nothing falls back, because the entry exists.",
        bad: r#"# locales/de/reset.ftl
reset-device = { "" }"#,
        good: r#"# locales/de/reset.ftl
reset-device = Gerät: { $device }"#,
    },
    Rule {
        id: "text-untranslated",
        severity: Warning,
        title: "a translation is the same as its reference",
        why: "The reader gets a sentence in a language that they did not ask for. A missing entry would have been noticed. Names and single words are not reported.",
        bad: r#"# locales/de/reset.ftl
reset-intro = Somebody asked for a new password."#,
        good: r#"# locales/de/reset.ftl
reset-intro = Ein neues Passwort wurde angefordert."#,
    },
    Rule {
        id: "text-garbled",
        severity: Error,
        title: "a character was lost or read in the wrong encoding",
        why: "Readers see `Ã¼` for `ü`, a replacement character or a box, which is also what spam looks like.",
        bad: r#"# locales/de/reset.ftl
reset-title = Passwort zurÃ¼cksetzen"#,
        good: r#"# locales/de/reset.ftl
reset-title = Passwort zurücksetzen"#,
    },
    Rule {
        id: "text-invisible",
        severity: Warning,
        title: "a text has a character that cannot be seen",
        why: "Characters without width come from copying out of web pages; they break search and screen readers, and filters take them for an attempt to hide words. Joiners are left alone where the script or an emoji needs them (RFC 5892, UTS #51).",
        bad: "# locales/de/reset.ftl\nreset-title = Pass\u{200b}wort zurücksetzen",
        good: r#"# locales/de/reset.ftl
reset-title = Passwort zurücksetzen"#,
    },
    Rule {
        id: "text-bidi-unbalanced",
        severity: Error,
        title: "a mark of direction opens and does not close, or closes what nothing opened",
        why: "Everything after it may be shown in the wrong order, links and codes included (UAX #9). Values are isolated by the engine.",
        bad: "# locales/he/reset.ftl\nreset-title = \u{2068}איפוס הסיסמה",
        good: r#"# locales/he/reset.ftl
reset-title = איפוס הסיסמה"#,
    },
    Rule {
        id: "text-bidi-stray",
        severity: Warning,
        title: "a text has marks of direction that it does not need",
        why: "Embeddings and overrides reorder what follows and are used to disguise names of files and hosts (UAX #9, UTR #36); a left-to-right text needs no marks at all.",
        bad: "# locales/en/reset.ftl\nreset-title = Reset\u{200f} your password",
        good: r#"# locales/en/reset.ftl
reset-title = Reset your password"#,
    },
    Rule {
        id: "text-script-mixed",
        severity: Error,
        title: "a word hides letters of another script",
        why: "The word looks right and is not: search, spelling checkers and screen readers fail on it, and filters take it for phishing (UTS #39).",
        bad: r#"# locales/ru/reset.ftl
reset-title = Смена парoля"#,
        good: r#"# locales/ru/reset.ftl
reset-title = Смена пароля"#,
    },
    Rule {
        id: "text-script-foreign",
        severity: Warning,
        title: "a text is in a script that its locale is not written in",
        why: "Text of another language was probably pasted, or an entry stands in the folder of another locale. Latin names are fine anywhere.",
        bad: r#"# locales/sr-Latn/reset.ftl
reset-title = Промена лозинке"#,
        good: r#"# locales/sr-Latn/reset.ftl
reset-title = Promena lozinke"#,
    },
    Rule {
        id: "text-script-chinese",
        severity: Warning,
        title: "a text has characters of the other way of writing Chinese",
        why: "Simplified and traditional Chinese are two scripts; a character of the other one reads as a spelling mistake. Only characters that one side alone uses are reported (Unihan variants).",
        bad: r#"# locales/zh-Hant/reset.ftl
reset-title = 重设密碼"#,
        good: r#"# locales/zh-Hant/reset.ftl
reset-title = 重設密碼"#,
    },
    Rule {
        id: "text-kashida",
        severity: Warning,
        title: "a word is stretched with kashida",
        why: "U+0640 has no meaning; it looks different in every font, and search does not find the word.",
        bad: r#"# locales/ar/reset.ftl
reset-title = إعـــادة تعيين كلمة المرور"#,
        good: r#"# locales/ar/reset.ftl
reset-title = إعادة تعيين كلمة المرور"#,
    },
    Rule {
        id: "text-number-changed",
        severity: Error,
        title: "a translation says another number than its reference",
        why: "Readers rely on hours, amounts and counts. Digits of all scripts, separators, dates and small numbers in words are understood.",
        bad: r#"# locales/en/reset.ftl
reset-intro = The link works for 48 hours.
# locales/de/reset.ftl
reset-intro = Der Link gilt 24 Stunden."#,
        good: r#"# locales/en/reset.ftl
reset-intro = The link works for 48 hours.
# locales/de/reset.ftl
reset-intro = Der Link gilt 48 Stunden."#,
    },
    Rule {
        id: "text-number-missing",
        severity: Warning,
        title: "a number stands in a translation or in its reference alone",
        why: "The translation may be older than the reference, or say less. Numbers up to twelve may be words.",
        bad: r#"# locales/en/reset.ftl
reset-intro = The link works for 30 days.
# locales/de/reset.ftl
reset-intro = Der Link gilt eine Zeit lang."#,
        good: r#"# locales/en/reset.ftl
reset-intro = The link works for 30 days.
# locales/de/reset.ftl
reset-intro = Der Link gilt 30 Tage."#,
    },
    Rule {
        id: "text-address",
        severity: Error,
        title: "a translation has another link, domain or mail address than its reference",
        why: "A slip sends people to a stranger, and phishing looks just like it. A part that names the language may differ; addresses of RFC 2606 lead nowhere and may be anything.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Questions? See lindenbank-online.com/help.
# locales/de/reset.ftl
reset-intro = Fragen? Lesen Sie lindnbank-online.com/help."#,
        good: r#"# locales/en/reset.ftl
reset-intro = Questions? See lindenbank-online.com/help.
# locales/de/reset.ftl
reset-intro = Fragen? Lesen Sie lindenbank-online.com/de/help."#,
    },
    Rule {
        id: "text-address-part",
        severity: Warning,
        title: "a translation has another name, path or subdomain in an address of the same domain",
        why: "Nobody else gets what is sent there, but the page or mailbox may not exist. Examples that a reader fills in may be translated: leave them with a reason.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Questions? See lindenbank-online.com/help.
# locales/de/reset.ftl
reset-intro = Fragen? Lesen Sie lindenbank-online.com/hilfe."#,
        good: r#"# locales/en/reset.ftl
reset-intro = Questions? See lindenbank-online.com/help.
# locales/de/reset.ftl
reset-intro = Fragen? Lesen Sie lindenbank-online.com/help."#,
    },
    Rule {
        id: "text-placeholder",
        severity: Error,
        title: "a text has a placeholder of another system, template syntax or an HTML entity",
        why: "Entries are plain text with Fluent placeables; everything else reaches the reader as it stands. What the reference has as well is left alone.",
        bad: r#"# locales/de/reset.ftl
reset-device = Gerät: %s
reset-title = Passwort &amp; Anmeldung"#,
        good: r#"# locales/de/reset.ftl
reset-device = Gerät: { $device }
reset-title = Passwort & Anmeldung"#,
    },
    Rule {
        id: "text-concatenated",
        severity: Warning,
        title: "a text is made to begin or end with a blank",
        why: "It is a piece of a sentence that a template puts together; word order and spacing differ between languages, so the sum is wrong in some of them.",
        bad: r#"# locales/en/reset.ftl
reset-device = Device:{ " " }"#,
        good: r#"# locales/en/reset.ftl
reset-device = Device: { $device }"#,
    },
    Rule {
        id: "text-blank",
        severity: Warning,
        title: "a text has a blank too many",
        why: "Doubled blanks, blanks at the edges and blanks before a mark look careless, and a line may begin with the mark.",
        bad: r#"# locales/de/reset.ftl
reset-intro = Ein neues  Passwort wurde angefordert ."#,
        good: r#"# locales/de/reset.ftl
reset-intro = Ein neues Passwort wurde angefordert."#,
    },
    Rule {
        id: "text-spacing",
        severity: Warning,
        title: "French punctuation lacks its no-break space",
        why: "French sets `: ; ! ?` and the inside of `« »` off with a space at which no line may break; Canada does so with the colon and the quotation marks, Switzerland may leave the quotation marks close.",
        bad: r#"# locales/fr/reset.ftl
reset-intro = Vous avez demandé ceci : un mot de passe."#,
        good: "# locales/fr/reset.ftl\nreset-intro = Vous avez demandé ceci\u{a0}: un mot de passe.",
    },
    Rule {
        id: "text-punctuation-end",
        severity: Warning,
        title: "a translation ends with another mark than its reference",
        why: "A heading becomes a sentence, or a sentence that leads to a link does not lead there. Marks of each script are understood, and habits of languages are respected.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Open this link:
# locales/de/reset.ftl
reset-intro = Öffnen Sie diesen Link."#,
        good: r#"# locales/en/reset.ftl
reset-intro = Open this link:
# locales/de/reset.ftl
reset-intro = Öffnen Sie diesen Link:"#,
    },
    Rule {
        id: "text-punctuation-opening",
        severity: Warning,
        title: "a Spanish question or exclamation is not opened or not closed",
        why: "Spanish orthography opens both with a mark of their own.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Was it not you?
# locales/es/reset.ftl
reset-intro = No fuiste tú?"#,
        good: r#"# locales/en/reset.ftl
reset-intro = Was it not you?
# locales/es/reset.ftl
reset-intro = ¿No fuiste tú?"#,
    },
    Rule {
        id: "text-punctuation-script",
        severity: Warning,
        title: "a mark of ASCII stands where the script has its own",
        why: "In Arabic script, Greek, Chinese and Japanese the marks of ASCII face the wrong way, mean something else or leave a gap.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Was it not you?
# locales/ar/reset.ftl
reset-intro = لم تكن أنت?"#,
        good: r#"# locales/en/reset.ftl
reset-intro = Was it not you?
# locales/ar/reset.ftl
reset-intro = لم تكن أنت؟"#,
    },
    Rule {
        id: "text-punctuation-pile",
        severity: Warning,
        title: "exclamation or question marks are piled up",
        why: "Filters for spam count them, and a mail about an account should not shout.",
        bad: r#"# locales/en/reset.ftl
reset-title = Reset your password!!!"#,
        good: r#"# locales/en/reset.ftl
reset-title = Reset your password"#,
    },
    Rule {
        id: "text-ellipsis",
        severity: Warning,
        title: "three full stops stand for an ellipsis",
        why: "A line may break within them, and screen readers may say each of them.",
        bad: r#"# locales/en/reset.ftl
reset-title = Reset your password ..."#,
        good: r#"# locales/en/reset.ftl
reset-title = Reset your password …"#,
    },
    Rule {
        id: "text-quotes",
        severity: Warning,
        title: "quotation marks are straight or those of another language",
        why: "Each language prints its own (CLDR delimiters); foreign ones read as a mistake. Straight marks are left alone where the reference has them.",
        bad: r#"# locales/de/reset.ftl
reset-intro = Sehen Sie im Ordner “Spam” nach."#,
        good: r#"# locales/de/reset.ftl
reset-intro = Sehen Sie im Ordner „Spam“ nach."#,
    },
    Rule {
        id: "text-apostrophe",
        severity: Warning,
        title: "an apostrophe is straight",
        why: "Printed text has `’`. Left alone where the reference has straight ones, and where the mark is a letter.",
        bad: r#"# locales/fr/reset.ftl
reset-intro = L'adresse a changé."#,
        good: r#"# locales/fr/reset.ftl
reset-intro = L’adresse a changé."#,
    },
    Rule {
        id: "text-unbalanced",
        severity: Warning,
        title: "a bracket or quotation mark has no partner",
        why: "Half of a pair is a slip, or text was lost.",
        bad: r#"# locales/de/reset.ftl
reset-intro = Sehen Sie im Ordner (Spam nach."#,
        good: r#"# locales/de/reset.ftl
reset-intro = Sehen Sie im Ordner (Spam) nach."#,
    },
    Rule {
        id: "text-word-repeated",
        severity: Warning,
        title: "a word stands twice in a row",
        why: "It is a slip of editing in the languages that are looked at; those that repeat words for their meaning are not.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Somebody asked for the the new password."#,
        good: r#"# locales/en/reset.ftl
reset-intro = Somebody asked for the new password."#,
    },
    Rule {
        id: "text-capitals",
        severity: Warning,
        title: "a translation is in capitals and its reference is not",
        why: "Capitals read as shouting, are spelled out by some screen readers and counted by filters. A template sets them by style where a design wants them.",
        bad: r#"# locales/de/reset.ftl
reset-title = PASSWORT ZURÜCKSETZEN"#,
        good: r#"# locales/de/reset.ftl
reset-title = Passwort zurücksetzen"#,
    },
    Rule {
        id: "text-long",
        severity: Warning,
        title: "a translation is much longer than its reference",
        why: "More than three times the width and sixty columns more are seldom a translation; a note or another entry probably slipped in, and buttons and subjects do not hold it.",
        bad: r#"# locales/de/reset.ftl
reset-title = Auf dieser Seite können Sie für Ihr Konto jetzt ein ganz neues Passwort festlegen, wenn Sie wollen"#,
        good: r#"# locales/de/reset.ftl
reset-title = Passwort zurücksetzen"#,
    },
];
