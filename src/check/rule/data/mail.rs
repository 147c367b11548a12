//! Rules: rendered mails.

use crate::check::rule::Rule;
use crate::diagnostic::Severity::{Error, Warning};

pub const RULES: &[Rule] = &[
    // ---- What is said.
    Rule {
        id: "output-unresolved",
        severity: Error,
        title: "a part shows syntax or a stand-in instead of a value",
        why: "Somebody reads `{$name}`, `%s` or `undefined` and takes the mail for a forgery.",
        bad: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-title") }} %s"#,
        good: r#"{# templates/reset_email/subject.txt #}
{{ t(id="reset-title") }}"#,
    },
    Rule {
        id: "output-escaped",
        severity: Error,
        title: "a part shows an entity or a tag as text",
        why: "Entries and values are escaped for the part they land in; what was escaped before is escaped twice.",
        bad: r#"{# templates/reset_email/subject.txt #}
Questions &amp; answers"#,
        good: r#"{# templates/reset_email/subject.txt #}
Questions & answers"#,
    },
    Rule {
        id: "value-gap",
        severity: Warning,
        title: "a text has a hole where a value was empty",
        why: "“Hello ,” tells a person that their name is unknown, and that nobody looked.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Hello { $name },
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro", name=user.nickname or "") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ salutation.line }}</mj-text>"#,
    },
    Rule {
        id: "value-broken",
        severity: Error,
        title: "a code or link has blanks inside",
        why: "People copy what they see; a code with blanks is refused, and a link that is broken leads nowhere.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ data.url | replace(from="/", to="/ ") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><span style="word-break: break-all;">{{ data.url }}</span></mj-text>"#,
    },
    Rule {
        id: "parts-disagree",
        severity: Error,
        title: "a code or link stands in the html part or in the text part only",
        why: "A program shows one part, and a person who cannot find the code there is locked out.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-button href="{{ data.url }}">{{ t(id="reset-title") }}</mj-button>
{# templates/reset_email/body.txt #}
{{ t(id="reset-intro") }}"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-button href="{{ data.url }}">{{ t(id="reset-title") }}</mj-button>
{# templates/reset_email/body.txt #}
{{ t(id="reset-intro") }}
{{ data.url }}"#,
    },
    Rule {
        id: "link-only-in-text",
        severity: Warning,
        title: "the text part leads to a place that the html part does not",
        why: "An address that was changed in body.mjml often stays in body.txt.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href="https://www.example.org/help")) }}</mj-text>
{# templates/reset_email/body.txt #}
{{ t(id="reset-cta", link=a(href="https://old.example.org/help")) }}"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href="https://www.example.org/help")) }}</mj-text>
{# templates/reset_email/body.txt #}
{{ t(id="reset-cta", link=a(href="https://www.example.org/help")) }}"#,
    },
    Rule {
        id: "isolate-misplaced",
        severity: Error,
        title: "a subject, link or code carries an invisible control of direction",
        why: "U+2066 to U+2069 and U+202A to U+202E (UAX 9) are copied along and make the link or code another one.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>&#x2068;{{ data.url }}&#x2069;</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ data.url }}</mj-text>"#,
    },
    // ---- Lines.
    Rule {
        id: "subject-long",
        severity: Warning,
        title: "a subject is longer than `check.budgets.subject`",
        why: "Lists of mails cut it, phones first; a header's line should have at most 78 characters (RFC 5322 §2.1.1).",
        bad: r#"# locales/en/reset.ftl
reset-title = This is the message with which you can choose a new password for the account that you have with us"#,
        good: r#"# locales/en/reset.ftl
reset-title = Reset your password"#,
    },
    Rule {
        id: "subject-loud",
        severity: Warning,
        title: "a subject is written in capitals or has several exclamation marks",
        why: "Filters count both as advertising.",
        bad: r#"# locales/en/reset.ftl
reset-title = RESET YOUR PASSWORD"#,
        good: r#"# locales/en/reset.ftl
reset-title = Reset your password"#,
    },
    Rule {
        id: "preheader-missing",
        severity: Warning,
        title: "a mail has no preheader",
        why: "Lists of mails then show the beginning of the body, which is a logo's text or a greeting.",
        bad: r#"{# templates/reset_email/preheader.txt #}
{% if data.device %}{{ t(id="reset-device", device=data.device) }}{% endif %}"#,
        good: r#"{# templates/reset_email/preheader.txt #}
{{ t(id="reset-intro") }}"#,
    },
    Rule {
        id: "preheader-repeats-subject",
        severity: Warning,
        title: "a preheader begins with what the subject says",
        why: "The two stand side by side; the second could say what a person needs to know before opening.",
        bad: r#"{# templates/reset_email/preheader.txt #}
{{ t(id="reset-title") }}"#,
        good: r#"{# templates/reset_email/preheader.txt #}
{{ t(id="reset-intro") }}"#,
    },
    Rule {
        id: "preheader-long",
        severity: Warning,
        title: "a preheader is longer than `check.budgets.preheader`",
        why: "What comes last is cut, in the middle of a word.",
        bad: r#"# locales/en/reset.ftl
reset-intro = Somebody asked for a new password for the account that you have with us. If it was not you, you need not do anything, for your old password stays as it was.
{# templates/reset_email/preheader.txt #}
{{ t(id="reset-intro") }}"#,
        good: r#"# locales/en/reset.ftl
reset-intro = Somebody asked for a new password.
{# templates/reset_email/preheader.txt #}
{{ t(id="reset-intro") }}"#,
    },
    Rule {
        id: "button-long",
        severity: Warning,
        title: "a button's label is longer than `check.budgets.button`",
        why: "On a phone it breaks into lines and no longer looks like a button; translations are longer than English.",
        bad: r#"# locales/en/reset.ftl
reset-title = Click this button in order to choose a new password for your account
{# templates/reset_email/body.mjml #}
<mj-button href="{{ data.url }}">{{ t(id="reset-title") }}</mj-button>"#,
        good: r#"# locales/en/reset.ftl
reset-title = Choose a new password
{# templates/reset_email/body.mjml #}
<mj-button href="{{ data.url }}">{{ t(id="reset-title") }}</mj-button>"#,
    },
    Rule {
        id: "html-large",
        severity: Warning,
        title: "an html part comes near to what Gmail shows",
        why: "Gmail hides what comes after about 102,400 bytes; UTF-8 takes two to three bytes for a letter of many scripts.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>
  {% for n in range(end=820) %}
  <p style="margin: 0 0 12px; border-bottom: 1px solid #c9d1dc; padding: 0 0 12px; font-size: 16px;">{{ n }}</p>
  {% endfor %}
</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>
  {% for n in range(end=20) %}
  <p style="margin: 0 0 12px; border-bottom: 1px solid #c9d1dc; padding: 0 0 12px; font-size: 16px;">{{ n }}</p>
  {% endfor %}
</mj-text>"#,
    },
    Rule {
        id: "html-clipped",
        severity: Error,
        title: "an html part is larger than what Gmail shows",
        why: "The rest, with its links and its footer, is hidden behind “View entire message”.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>
  {% for n in range(end=1000) %}
  <p style="margin: 0 0 12px; border-bottom: 1px solid #c9d1dc; padding: 0 0 12px; font-size: 16px;">{{ n }}</p>
  {% endfor %}
</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>
  {% for n in range(end=20) %}
  <p style="margin: 0 0 12px; border-bottom: 1px solid #c9d1dc; padding: 0 0 12px; font-size: 16px;">{{ n }}</p>
  {% endfor %}
</mj-text>"#,
    },
    // ---- Language and frame.
    Rule {
        id: "lang-attribute",
        severity: Error,
        title: "the root or one of the body's first elements does not name the mail's language",
        why: "A screen reader pronounces the mail by it (WCAG 2.2, 3.1.1); many programs drop `<html>`, so the body says it again.",
        bad: r#"{# templates/reset_email/body.html #}
<html lang="en" dir="{{ dir }}">
<body><div dir="{{ dir }}">{{ t(id="reset-intro") }}</div></body>
</html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html lang="{{ locale }}" dir="{{ dir }}">
<body><div lang="{{ locale }}" dir="{{ dir }}">{{ t(id="reset-intro") }}</div></body>
</html>"#,
    },
    Rule {
        id: "dir-attribute",
        severity: Error,
        title: "the root or one of the body's first elements does not name the mail's direction",
        why: "Arabic or Hebrew is laid out from the wrong side without it; many programs drop `<html>`, so the body says it again.",
        bad: r#"{# templates/reset_email/body.html #}
<html lang="{{ locale }}">
<body><div lang="{{ locale }}">{{ t(id="reset-intro") }}</div></body>
</html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html lang="{{ locale }}" dir="{{ dir }}">
<body><div lang="{{ locale }}" dir="{{ dir }}">{{ t(id="reset-intro") }}</div></body>
</html>"#,
    },
    Rule {
        id: "title-missing",
        severity: Warning,
        title: "the html has no title",
        why: "Screen readers announce a document by its title (WCAG 2.2, 2.4.2), and a browser names the tab by it.",
        bad: r#"{# templates/reset_email/body.html #}
<html>
<head></head>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html>
<head><title>{{ t(id="reset-title") }}</title></head>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
    },
    Rule {
        id: "doctype-missing",
        severity: Warning,
        title: "the html does not begin with a doctype",
        why: "Without it programs draw by the rules of browsers of the last century: widths and fonts of tables differ.",
        bad: r#"{# templates/reset_email/body.html #}
<html>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
        good: r#"{# templates/reset_email/body.html #}
<!doctype html>
<html>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
    },
    Rule {
        id: "charset-missing",
        severity: Warning,
        title: "the html does not say that it is UTF-8",
        why: "A mail that is saved or forwarded loses its headers, and “ü” becomes “Ã¼”.",
        bad: r#"{# templates/reset_email/body.html #}
<html>
<head></head>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html>
<head><meta charset="utf-8"></head>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
    },
    Rule {
        id: "viewport-missing",
        severity: Warning,
        title: "the html does not say how wide a phone should draw it",
        why: "Some phones then draw it as wide as a desk and shrink it until nobody can read it.",
        bad: r#"{# templates/reset_email/body.html #}
<html>
<head></head>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html>
<head><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
    },
    Rule {
        id: "color-scheme-missing",
        severity: Warning,
        title: "the html does not say which color schemes it supports",
        why: "A program in dark mode otherwise guesses, and may invert what the author colored for the dark.",
        bad: r#"{# templates/reset_email/body.html #}
<html>
<head></head>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html>
<head><meta name="color-scheme" content="light dark"></head>
<body>{{ t(id="reset-intro") }}</body>
</html>"#,
    },
    // ---- Links.
    Rule {
        id: "link-empty",
        severity: Error,
        title: "a link has no address, or leads to an id that does not exist",
        why: "It looks like a link and does nothing.",
        bad: r##"{# templates/reset_email/body.mjml #}
<mj-text><a href="#">{{ t(id="reset-title") }}</a></mj-text>"##,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><a href="{{ data.url }}">{{ t(id="reset-title") }}</a></mj-text>"#,
    },
    Rule {
        id: "link-unlabeled",
        severity: Error,
        title: "a link has no text",
        why: "Nobody sees it, and a screen reader spells its address (WCAG 2.2, 2.4.4).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><a href="{{ data.url }}"></a></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><a href="{{ data.url }}">{{ t(id="reset-title") }}</a></mj-text>"#,
    },
    Rule {
        id: "link-nested",
        severity: Error,
        title: "a link stands within a link",
        why: "HTML has no such thing, and programs disagree on which of the two they follow.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><a href="{{ data.url }}">{{ t(id="reset-cta", link=a(href=data.url)) }}</a></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
    },
    Rule {
        id: "link-misleading",
        severity: Error,
        title: "a link's text names another domain than it leads to",
        why: "That is what phishing looks like, to filters and to people who were taught to compare.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><a href="https://clicks.example.net/x">www.example.org</a></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><a href="https://www.example.org/x">www.example.org</a></mj-text>"#,
    },
    Rule {
        id: "link-vague",
        severity: Warning,
        title: "a link's text does not say where it leads",
        why: "Screen readers list links without the text around them (WCAG 2.2, 2.4.9): ten times “here”.",
        bad: r#"# locales/en/reset.ftl
reset-cta = Click <link>here</link>.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
        good: r#"# locales/en/reset.ftl
reset-cta = <link>Choose a new password</link>.
{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-cta", link=a(href=data.url)) }}</mj-text>"#,
    },
    Rule {
        id: "link-suspicious",
        severity: Warning,
        title: "a link leads to a shortener, a number, a look-alike host or the machine it is read on",
        why: "Filters trust none of them, and people should not (UTS 39).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><a href="https://bit.ly/3xYz">{{ t(id="reset-title") }}</a></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><a href="https://www.example.org/help">{{ t(id="reset-title") }}</a></mj-text>"#,
    },
    // ---- Structure.
    Rule {
        id: "heading-missing",
        severity: Warning,
        title: "the html has no heading",
        why: "Who cannot see the mail jumps to its heading to learn what it is about (WCAG 2.2, 1.3.1).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><p style="font-size: 24px;">{{ t(id="reset-title") }}</p></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><h1>{{ t(id="reset-title") }}</h1></mj-text>"#,
    },
    Rule {
        id: "heading-order",
        severity: Warning,
        title: "headings leave a level out, or there are two of the first",
        why: "The levels are the mail's table of contents (WCAG 2.2, 1.3.1).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><h1>{{ t(id="reset-title") }}</h1><h3>{{ t(id="reset-intro") }}</h3></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><h1>{{ t(id="reset-title") }}</h1><h2>{{ t(id="reset-intro") }}</h2></mj-text>"#,
    },
    Rule {
        id: "table-role",
        severity: Warning,
        title: "a table that lays out does not say so",
        why: "A screen reader announces “table with three columns” and every cell of it (WCAG 2.2, 1.3.1).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><table><tr><td>{{ t(id="reset-intro") }}</td></tr></table></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><table role="presentation"><tr><td>{{ t(id="reset-intro") }}</td></tr></table></mj-text>"#,
    },
    Rule {
        id: "table-scope",
        severity: Warning,
        title: "a header of a table does not say what it heads",
        why: "A screen reader reads the header before each cell that belongs to it, when it knows which (WCAG 2.2, 1.3.1).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><table><tr><th>{{ t(id="reset-title") }}</th><td>{{ t(id="reset-intro") }}</td></tr></table></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><table><tr><th scope="row">{{ t(id="reset-title") }}</th><td>{{ t(id="reset-intro") }}</td></tr></table></mj-text>"#,
    },
    Rule {
        id: "id-duplicate",
        severity: Warning,
        title: "an id stands twice",
        why: "Links within the mail and labels find the first only.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><p id="note">{{ t(id="reset-title") }}</p><p id="note">{{ t(id="reset-intro") }}</p></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><p id="note">{{ t(id="reset-title") }}</p><p id="more">{{ t(id="reset-intro") }}</p></mj-text>"#,
    },
    // ---- Images.
    Rule {
        id: "image-alt",
        severity: Error,
        title: "an image has no alternative text where it needs one",
        why: "Many programs show no images at first; a screen reader reads the address (WCAG 2.2, 1.1.1).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-image src="https://static.example.org/logo.png" width="140px" />
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-image src="https://static.example.org/logo.png" width="140px" alt="Example" />
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "image-alt-text",
        severity: Warning,
        title: "an alternative text is the name of a file, or very long",
        why: "It is read aloud in the image's place, in one breath.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-image src="https://static.example.org/logo.png" width="140px" alt="logo_final.png" />
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-image src="https://static.example.org/logo.png" width="140px" alt="Example" />
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "image-width",
        severity: Warning,
        title: "an image has no width",
        why: "Outlook on Windows draws it in the size of its file, whatever a style says.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><img src="https://static.example.org/logo.png" alt="" style="width: 140px;"> {{ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><img src="https://static.example.org/logo.png" alt="" width="140" style="width: 140px;"> {{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "image-source",
        severity: Error,
        title: "an image has no address",
        why: "Programs draw a frame with a cross where the image should be.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><img alt="" width="140"> {{ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><img src="https://static.example.org/logo.png" alt="" width="140"> {{ t(id="reset-intro") }}</mj-text>"#,
    },
    // ---- Looks.
    Rule {
        id: "contrast-light",
        severity: Error,
        title: "text does not stand out from its ground",
        why: "Every twelfth man sees colors otherwise, and everybody reads in the sun: 4.5:1, large text 3:1 (WCAG 2.2, 1.4.3).",
        bad: r##"{# templates/reset_email/body.mjml #}
<mj-text color="#999999">{{ t(id="reset-intro") }}</mj-text>"##,
        good: r##"{# templates/reset_email/body.mjml #}
<mj-text color="#667080">{{ t(id="reset-intro") }}</mj-text>"##,
    },
    Rule {
        id: "contrast-dark",
        severity: Warning,
        title: "text does not stand out from its ground in the mail's own dark mode",
        why: "A rule that changes the ground and not the letters leaves them dark on dark (WCAG 2.2, 1.4.3).",
        bad: r#"{# templates/reset_email/body.html #}
<html>
<head><style>
  @media (prefers-color-scheme: dark) { .card { background: #1b212b !important; } }
</style></head>
<body><div class="card" style="background: #ffffff; color: #1b2330;">{{ t(id="reset-intro") }}</div></body>
</html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html>
<head><style>
  @media (prefers-color-scheme: dark) { .card { background: #1b212b !important; color: #e8ecf2 !important; } }
</style></head>
<body><div class="card" style="background: #ffffff; color: #1b2330;">{{ t(id="reset-intro") }}</div></body>
</html>"#,
    },
    Rule {
        id: "contrast-inverted",
        severity: Warning,
        title: "text cannot be read where a program inverts colors",
        why: "Gmail on iOS, Outlook and others make dark colors of their own; strong middle tones end near their ground. \
              What is computed is near to what they do, so that less than 3:1 is told.",
        bad: r##"{# templates/reset_email/body.mjml #}
<mj-text color="#2a2aff">{{ t(id="reset-intro") }}</mj-text>"##,
        good: r##"{# templates/reset_email/body.mjml #}
<mj-text color="#1f4e8c">{{ t(id="reset-intro") }}</mj-text>"##,
    },
    Rule {
        id: "text-small",
        severity: Warning,
        title: "body text is smaller than 14 px, or any text than 12 px",
        why: "It cannot be read on a phone at arm's length, and some phones enlarge it and break the layout.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text font-size="11px">{{ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text font-size="16px">{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "text-justified",
        severity: Warning,
        title: "text is justified",
        why: "Mail programs do not hyphenate: narrow lines get holes, which dyslexic people lose their way in (WCAG 2.2, 1.4.8).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text align="justify">{{ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text align="left">{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "text-hidden",
        severity: Warning,
        title: "text is hidden behind what is shown",
        why: "Filters take it for the words that a spammer shows them and nobody else.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><p>{{ t(id="reset-intro") }}</p><p style="display: none;">{{ t(id="reset-title") }}</p></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><p>{{ t(id="reset-intro") }}</p></mj-text>
{# templates/reset_email/preheader.txt #}
{{ t(id="reset-title") }}"#,
    },
    Rule {
        id: "button-small",
        severity: Warning,
        title: "a button is too low for a finger",
        why: "A finger needs 44 px (WCAG 2.2, 2.5.5).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-button href="{{ data.url }}" inner-padding="6px 12px">{{ t(id="reset-title") }}</mj-button>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-button href="{{ data.url }}" inner-padding="13px 26px" line-height="1.5">{{ t(id="reset-title") }}</mj-button>"#,
    },
    // ---- Bytes.
    Rule {
        id: "header-missing",
        severity: Error,
        title: "a message lacks a header",
        why: "RFC 5322 §3.6 asks for Date and From, mail programs for the others; without `Auto-Submitted` absent people answer (RFC 3834).",
        bad: "a message without `Message-ID`",
        good: "Message-ID: <0193f0c2@example.org>",
    },
    Rule {
        id: "header-repeated",
        severity: Error,
        title: "a message has a header twice",
        why: "Servers refuse such a message, or read one header while the signature covers the other (RFC 5322 §3.6).",
        bad: "Subject: …, and once more Subject: …",
        good: "one Subject",
    },
    Rule {
        id: "header-value",
        severity: Error,
        title: "a header does not say what it must",
        why: "The language, the answer of machines and the opt-out are decided by headers (RFC 3282, RFC 3834, RFC 8058).",
        bad: "Content-Language: en in a German mail",
        good: "Content-Language: de",
    },
    Rule {
        id: "encoded-word-long",
        severity: Error,
        title: "an encoded word of a header is too long",
        why: "More than 75 characters are no encoded word, and are shown as they are (RFC 2047 §2).",
        bad: "one word for a whole subject in Greek",
        good: "several words, folded",
    },
    Rule {
        id: "line-long",
        severity: Error,
        title: "a line of a message has more than 998 octets",
        why: "Servers cut or refuse it (RFC 5322 §2.1.1), and a signature breaks.",
        bad: "a header that was not folded",
        good: "lines of at most 78 characters",
    },
    Rule {
        id: "line-end",
        severity: Error,
        title: "a message holds a line end that is not CRLF, or a NUL",
        why: "Servers disagree on where such a message ends (RFC 5321 §2.3.8), which lets one message smuggle another.",
        bad: "a line that ends in LF alone",
        good: "CRLF throughout",
    },
];
