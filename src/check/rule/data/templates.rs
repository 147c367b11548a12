//! Rules: templates, schemas, samples.

use crate::check::rule::Rule;
use crate::diagnostic::Severity;

pub const RULES: &[Rule] = &[
    Rule {
        id: "email-name",
        severity: Severity::Error,
        title: "a folder below `templates/` is named as no email can be",
        why: "Programs ask for an email by its name, and it is printed in a header of every mail, so names are \
              lower-case letters, digits, `_` and `-`. A folder that is no email, such as one of partials, begins with \
              `_`.",
        bad: r#"# templates/ResetEmail/email.toml
title = "Reset your password"
kind = "security""#,
        good: r#"# templates/reset_email/email.toml
title = "Reset your password"
kind = "security""#,
    },
    Rule {
        id: "email-toml",
        severity: Severity::Error,
        title: "an `email.toml` has a key or a value that cannot be used",
        why: "It decides how the mail is sent: a key that is misspelt would leave its default in force, so that a \
              reset mail could wait behind notices, or arrive after its link has expired.",
        bad: r#"# templates/reset_email/email.toml
title = "Reset your password"
kind = "urgent""#,
        good: r#"# templates/reset_email/email.toml
title = "Reset your password"
kind = "security""#,
    },
    Rule {
        id: "part-missing",
        severity: Severity::Error,
        title: "an email lacks its subject, its body or its `email.toml`, or has two bodies",
        why: "There is no mail without a subject and a body, and of two bodies nobody could say which one the person \
              gets. The text part may be absent, it is then derived from the html; so may the preheader.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>
{# templates/reset_email/body.html #}
<html><body>{{ t(id="reset-intro") }}</body></html>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "part-unknown",
        severity: Severity::Error,
        title: "a file in an email's folder is none of its parts",
        why: "It would never be sent: its author believes that people read it. Parts are `subject.txt`, \
              `preheader.txt`, `body.mjml` or `body.html`, and `body.txt`; one for a single locale is `body.ar.html`.",
        bad: r#"{# templates/reset_email/preheadr.txt #}
{{ t(id="reset-intro") }}"#,
        good: r#"{# templates/reset_email/preheader.txt #}
{{ t(id="reset-intro") }}"#,
    },
    Rule {
        id: "data-schema",
        severity: Severity::Error,
        title: "the schema of a data field is not valid",
        why: "With it no request could be checked: a mail would go out with a field of the wrong kind, or never. \
              Schemas are JSON Schema 2020-12; those in other files are not followed.",
        bad: r#"# templates/reset_email/email.toml
[data]
properties.url = { type = "text" }"#,
        good: r#"# templates/reset_email/email.toml
[data]
properties.url = { type = "string", format = "uri" }"#,
    },
    Rule {
        id: "data-undeclared",
        severity: Severity::Error,
        title: "a data field is used, required or named for the expiry, and `email.toml` does not declare it",
        why: "A request that holds a field that is not declared is refused, so this one could never have a value: the \
              mail would have a hole, or could not be asked for at all.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-expires", duration=data.expires) }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-expires", duration=data.expires_in) }}</mj-text>"#,
    },
    Rule {
        id: "template-syntax",
        severity: Severity::Error,
        title: "a template is no Tera",
        why: "Nothing can be rendered from it, so no mail of this email could go out. The usual causes are a tag that \
              is not closed, an `{% if %}` without its `{% endif %}`, or a macro of Tera 1: Tera 2 has components.",
        bad: r#"{# templates/reset_email/body.mjml #}
{% if data.device %}
<mj-text>{{ t(id="reset-device", device=data.device) }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
{% if data.device %}
<mj-text>{{ t(id="reset-device", device=data.device) }}</mj-text>
{% endif %}"#,
    },
    Rule {
        id: "template-missing",
        severity: Severity::Error,
        title: "a template extends or includes one that does not exist",
        why: "The mail would lack its layout or its footer. Templates are named by their path below `templates/`.",
        bad: r#"{# templates/reset_email/body.mjml #}
{% include "_partials/foter.mjml" %}"#,
        good: r#"{# templates/reset_email/body.mjml #}
{% include "_partials/footer.mjml" %}
{# templates/_partials/footer.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "component-missing",
        severity: Severity::Error,
        title: "a template uses a component that does not exist",
        why: "What it draws would be missing from the mail, often the very button that the person needs.",
        bad: r#"{# templates/reset_email/body.mjml #}
{{ <Note text={t(id="reset-intro")} /> }}"#,
        good: r#"{# templates/_components/note.mjml #}
{% component Note(text) %}<mj-text>{{ text }}</mj-text>{% endcomponent Note %}
{# templates/reset_email/body.mjml #}
{{ <Note text={t(id="reset-intro")} /> }}"#,
    },
    Rule {
        id: "component-duplicate",
        severity: Severity::Error,
        title: "two components have the same name",
        why: "All templates share the names of components. Which of the two a mail shows would depend on the order of \
              files.",
        bad: r#"{# templates/_components/note.mjml #}
{% component Note(text) %}<mj-text>{{ text }}</mj-text>{% endcomponent Note %}
{# templates/_components/warning.mjml #}
{% component Note(text) %}<mj-text color="red">{{ text }}</mj-text>{% endcomponent Note %}"#,
        good: r#"{# templates/_components/note.mjml #}
{% component Note(text) %}<mj-text>{{ text }}</mj-text>{% endcomponent Note %}
{# templates/_components/warning.mjml #}
{% component Warning(text) %}<mj-text color="red">{{ text }}</mj-text>{% endcomponent Warning %}"#,
    },
    Rule {
        id: "component-argument",
        severity: Severity::Error,
        title: "a component lacks an argument that it needs, or is given one that it does not have",
        why: "A button without its address leads nowhere; what is given under a misspelt name is not drawn.",
        bad: r#"{# templates/_components/note.mjml #}
{% component Note(text) %}<mj-text>{{ text }}</mj-text>{% endcomponent Note %}
{# templates/reset_email/body.mjml #}
{{ <Note txt={t(id="reset-intro")} /> }}"#,
        good: r#"{# templates/_components/note.mjml #}
{% component Note(text) %}<mj-text>{{ text }}</mj-text>{% endcomponent Note %}
{# templates/reset_email/body.mjml #}
{{ <Note text={t(id="reset-intro")} /> }}"#,
    },
    Rule {
        id: "variable-unknown",
        severity: Severity::Error,
        title: "a template prints a variable or a field that does not exist there",
        why: "It would be empty in every mail. Components see only their arguments, `t` and `a`, so that what they \
              draw does not depend on who uses them.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ user.nickame }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ user.nickname or user.email }}</mj-text>"#,
    },
    Rule {
        id: "variable-unguarded",
        severity: Severity::Error,
        title: "a template prints what may be absent or empty, without saying what happens then",
        why: "For some people the mail would have a hole: a line that says `Device:` and nothing else. A guard leaves \
              the line out, `or` puts another text in its place.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-device", device=data.device) }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
{% if data.device %}
<mj-text>{{ t(id="reset-device", device=data.device) }}</mj-text>
{% endif %}"#,
    },
    Rule {
        id: "variable-refused",
        severity: Severity::Error,
        title: "a template prints everything that it knows",
        why: "`__tera_context` holds the whole profile and all data of the mail, the secret link included. None of it \
              is meant for readers.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ __tera_context }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ user.email }}</mj-text>"#,
    },
    Rule {
        id: "variable-reserved",
        severity: Severity::Error,
        title: "a template gives a variable of every mail another value",
        why: "What stands in `brand` or `data` decides where it may be printed: text of a stranger under the name of \
              the brand could reach a style sheet. A value of your own has a name of its own.",
        bad: r#"{# templates/reset_email/body.mjml #}
{% set brand = data.device or "" %}
<mj-text>{{ brand }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
{% set device = data.device or "" %}
<mj-text>{{ device }}</mj-text>"#,
    },
    Rule {
        id: "filter-unknown",
        severity: Severity::Error,
        title: "a template uses a filter that does not exist",
        why: "The value could not be printed, so the mail could not be rendered. The filters are Tera's, and `number`, \
              `currency`, `datetime`, `relative`, `duration` and `list` for the person's locale.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ data.expires_in | durations }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ data.expires_in | duration }}</mj-text>"#,
    },
    Rule {
        id: "filter-refused",
        severity: Severity::Error,
        title: "a template uses `safe`, which turns a value into markup",
        why: "Whoever chooses the value could put a link, a picture or a false button into a mail that carries your \
              name. Markup belongs into entries: `t` keeps it and escapes each argument.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ user.name | safe }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ user.name or user.email }}</mj-text>"#,
    },
    Rule {
        id: "test-unknown",
        severity: Severity::Error,
        title: "a template asks `is …` for a test that does not exist",
        why: "The condition could not be decided, so the mail could not be rendered.",
        bad: r#"{# templates/reset_email/body.mjml #}
{% if user.user_metadata.plan is text %}<mj-text>{{ user.user_metadata.plan }}</mj-text>{% endif %}"#,
        good: r#"{# templates/reset_email/body.mjml #}
{% if user.user_metadata.plan is string %}<mj-text>{{ user.user_metadata.plan }}</mj-text>{% endif %}"#,
    },
    Rule {
        id: "function-refused",
        severity: Severity::Error,
        title: "a template asks for the environment, the clock or chance, or raises an error",
        why: "Every attempt to deliver a mail must be the same mail, and an environment holds secrets. What a mail \
              needs comes with its request.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ get_env(name="SUPPORT_EMAIL") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
{% if support_email %}<mj-text>{{ support_email }}</mj-text>{% endif %}"#,
    },
    Rule {
        id: "function-misplaced",
        severity: Severity::Error,
        title: "`super()` is part of a larger expression",
        why: "It stands for the block of the layout, which is pasted when templates load; as a value the mail would \
              lack it. A filter goes around it.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{% block intro %}{{ super() | upper }}{% endblock intro %}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{% block intro %}{% filter upper %}{{ super() }}{% endfilter %}{% endblock intro %}</mj-text>"#,
    },
    Rule {
        id: "loop-unbounded",
        severity: Severity::Error,
        title: "a loop takes its number of rounds from a value, or a variable doubles in each round",
        why: "One request with a large number would fill the memory and hold up everybody's mail. Loops go over lists \
              of the request, or over `range` with a number that is written out.",
        bad: r#"{# templates/reset_email/body.mjml #}
{% for round in range(end=data.expires_in) %}<mj-text>{{ t(id="reset-intro") }}</mj-text>{% endfor %}"#,
        good: r#"{# templates/reset_email/body.mjml #}
{% for round in range(end=3) %}<mj-text>{{ t(id="reset-intro") }}</mj-text>{% endfor %}"#,
    },
    Rule {
        id: "entry-dynamic",
        severity: Severity::Error,
        title: "a call of `t` does not write out the id of its entry",
        why: "Which entries an email needs must be known before it is sent: else nobody can say in which locales it is \
              complete, and somebody gets a mail with a hole.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro-brand" if brand.name else "reset-intro", brand=brand.name) }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>
  {% if brand.name %}{{ t(id="reset-intro-brand", brand=brand.name) }}
  {% else %}{{ t(id="reset-intro") }}{% endif %}
</mj-text>"#,
    },
    Rule {
        id: "entry-joined",
        severity: Severity::Error,
        title: "`~` joins an entry to other text in html",
        why: "The joined text is escaped as a whole, so the person would read `<strong>` instead of bold type. Other \
              languages also order the words of a sentence otherwise: one entry with arguments lets a translator do \
              so.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-title") ~ " – " ~ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-title") }} – {{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "literal-text",
        severity: Severity::Warning,
        title: "visible text of a template is not in an entry",
        why: "Nobody can translate it, and one mail is in one language: the email is then offered in the reference \
              locale only. `vocative extract EMAIL` lifts the text into entries.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>Please choose a new password.</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "link-refused",
        severity: Severity::Error,
        title: "a link that is fixed in a template is not absolute, not https, or leads to a host that is not allowed",
        why: "A relative link leads nowhere from an inbox, an unencrypted one can be read and changed on its way, and \
              a host that `links.allowed_hosts` does not list is not yours. Links to this machine may be http.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-button href="/help">{{ t(id="reset-title") }}</mj-button>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-button href="https://www.example.org/help">{{ t(id="reset-title") }}</mj-button>"#,
    },
    Rule {
        id: "unsafe-context",
        severity: Severity::Error,
        title: "a template prints a value where it would not be safe, or would not be shown",
        why: "In a style, a comment, a script, an unquoted value or between attributes a well-chosen name could end \
              what it stands in and begin markup of its own. Directly in a section or column MJML would drop it. Text \
              and quoted attribute values are safe; styles are decided by `brand`, `dir` and `locale` alone (OWASP, \
              Cross Site Scripting Prevention).",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><p title={{ user.name }}>{{ t(id="reset-intro") }}</p></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text><p title="{{ user.name or user.email }}">{{ t(id="reset-intro") }}</p></mj-text>"#,
    },
    Rule {
        id: "statement-misplaced",
        severity: Severity::Error,
        title: "a statement stands where compiling MJML and CSS would lose or move it, or splits an element",
        why: "Templates are compiled once for everybody, so each branch must hold whole elements. Otherwise some \
              people would get a mail with its columns broken, or with a part that was meant for others.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text {% if data.device %}color="gray"{% endif %}>{{ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text color="{% if data.device %}gray{% else %}black{% endif %}">{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "element-unknown",
        severity: Severity::Error,
        title: "a body uses an element that MJML does not have",
        why: "MJML would leave it and all that it holds out of the mail, or print it as it is written.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-txt>{{ t(id="reset-intro") }}</mj-txt>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "element-refused",
        severity: Severity::Error,
        title: "a body uses an element that does not belong into a mail",
        why: "Mail programs remove scripts, forms and frames, or warn of the whole mail, and load no style sheet from \
              elsewhere. `mj-include` would read files past the project; `{% include %}` does the same within it.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text><form action="{{ data.url }}"><input name="password"></form></mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-button href="{{ data.url }}">{{ t(id="reset-title") }}</mj-button>"#,
    },
    Rule {
        id: "mjml-invalid",
        severity: Severity::Error,
        title: "a body is no MJML: an element is not closed, or stands where it cannot",
        why: "There is no html to be made of it. Columns stand in sections, content in columns, and every element is \
              closed.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro") }}"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "css-invalid",
        severity: Severity::Error,
        title: "a style sheet cannot be joined with a `style` attribute, because one of them is no CSS",
        why: "Many mail programs read only the styles on elements themselves, so the rules of style sheets are written \
              there when templates load. What is no declaration cannot be joined with them, and the mail would come \
              without its layout.",
        bad: r#"{# templates/reset_email/body.html #}
<html><head><style>p { margin: 0; }</style></head>
<body><p style="color #333333">{{ t(id="reset-intro") }}</p></body></html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html><head><style>p { margin: 0; }</style></head>
<body><p style="color: #333333">{{ t(id="reset-intro") }}</p></body></html>"#,
    },
    Rule {
        id: "reserved-word",
        severity: Severity::Error,
        title: "a body holds letters by which the engine marks expressions while it compiles",
        why: "`vqx` and `xqv` stand for expressions between two steps of compiling: written in a body, they could \
              change places with a value, and the mail would show it where it does not belong. Any other letters will \
              do.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text css-class="vqx-note">{{ t(id="reset-intro") }}</mj-text>"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text css-class="note">{{ t(id="reset-intro") }}</mj-text>"#,
    },
    Rule {
        id: "render-failed",
        severity: Severity::Error,
        title: "a mail cannot be rendered for one person as it was meant",
        why: "It goes out in the next complete locale or without the person's metadata, or not at all. Usually a value is of another type than the \
              template expects: fields of your own are open, so a number may stand where text was meant.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>
{% if user.user_metadata.plan %}<mj-text>{{ user.user_metadata.plan | upper }}</mj-text>{% endif %}"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-intro") }}</mj-text>
{% if user.user_metadata.plan is string %}<mj-text>{{ user.user_metadata.plan | upper }}</mj-text>{% endif %}"#,
    },
    Rule {
        id: "sample-invalid",
        severity: Severity::Error,
        title: "a sample is no request that a caller could send",
        why: "It cannot be rendered, previewed or checked. Either the sample or the schema in email.toml is wrong; \
              callers would be refused in the same way.",
        bad: r#"// templates/reset_email/samples/1-full.json
{ "user": { "email": "anna@example.org" }, "data": { "url": "https://app.example.org/reset" } }"#,
        good: r#"// templates/reset_email/samples/1-full.json
{ "user": { "email": "anna@example.org" }, "data": { "url": "https://app.example.org/reset", "expires_in": 900 } }"#,
    },
    Rule {
        id: "sample-missing",
        severity: Severity::Warning,
        title: "an email has no sample",
        why: "Nobody can look at it before it goes out, and its mails are not checked.",
        bad: r#"# templates/notice/email.toml
title = "Notice"
kind = "notice"
{# templates/notice/subject.txt #}
{{ t(id="reset-title") }}
{# templates/notice/body.html #}
<p>{{ t(id="reset-intro") }}</p>"#,
        good: r#"# templates/notice/email.toml
title = "Notice"
kind = "notice"
{# templates/notice/subject.txt #}
{{ t(id="reset-title") }}
{# templates/notice/body.html #}
<p>{{ t(id="reset-intro") }}</p>
// templates/notice/samples/1.json
{ "user": { "email": "anna@example.org" } }"#,
    },
    Rule {
        id: "language-mixed",
        severity: Severity::Warning,
        title: "some entries of a mail still say what the reference says",
        why: "The mail would be in two languages at once, which looks like a forgery. Removed, the entries count \
              as missing, and the mail goes out as a whole in a language that is complete.",
        bad: r#"# locales/de/base.ftl
reset-title = Passwort zurücksetzen
reset-intro = Somebody asked for a new password."#,
        good: r#"# locales/de/base.ftl
reset-title = Passwort zurücksetzen
reset-intro = Ein neues Passwort wurde angefordert."#,
    },
    Rule {
        id: "element-unclosed",
        severity: Severity::Error,
        title: "an element is opened and never closed",
        why: "Each mail program closes it somewhere else: bold type, a link or a column runs on to the end of the mail. End \
              tags that HTML lets authors leave out, such as `</p>` and `</td>`, may be absent.",
        bad: r#"{# templates/reset_email/body.html #}
<html><body><p><b>{{ t(id="reset-title") }}</p><p>{{ t(id="reset-intro") }}</p></body></html>"#,
        good: r#"{# templates/reset_email/body.html #}
<html><body><p><b>{{ t(id="reset-title") }}</b></p><p>{{ t(id="reset-intro") }}</p></body></html>"#,
    },
    Rule {
        id: "part-lacks-value",
        severity: Severity::Warning,
        title: "a value of the request is told in the html part or in the text part only",
        why: "A mail program shows one of the two, and its reader does not learn how long a link works or which device \
              it was. Links and codes are `parts-disagree`. A text part that is derived from the html lacks nothing.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-expires", duration=data.expires_in) }}</mj-text>
{# templates/reset_email/body.txt #}
{{ t(id="reset-intro") }}"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{{ t(id="reset-expires", duration=data.expires_in) }}</mj-text>
{# templates/reset_email/body.txt #}
{{ t(id="reset-expires", duration=data.expires_in) }}"#,
    },
    Rule {
        id: "data-unused",
        severity: Severity::Warning,
        title: "`email.toml` declares a data field that nothing uses",
        why: "Callers supply it, and nobody reads it: what it was to say is missing from the mail, or personal data are \
              sent for nothing. `delivery.expires`, `unsubscribe_url` and pointers of the configuration count as use.",
        bad: r#"# templates/reset_email/email.toml
title = "Reset your password"
kind = "security"
[data]
properties.reason = { type = "string" }"#,
        good: r#"# templates/reset_email/email.toml
title = "Reset your password"
kind = "security"
[data]
properties.reason = { type = "string" }
{# templates/reset_email/subject.txt #}
{{ t(id="reset-title") }}{% if data.reason %}: {{ data.reason }}{% endif %}"#,
    },
    Rule {
        id: "sample-incomplete",
        severity: Severity::Warning,
        title: "no sample of an email has a data field that its parts use",
        why: "What the field changes cannot be seen in the preview and is not checked as a mail: nobody looks at it before \
              the first person does.",
        bad: r#"{# templates/reset_email/body.mjml #}
<mj-text>{% if data.device %}{{ t(id="reset-device", device=data.device) }}{% endif %}</mj-text>
// templates/reset_email/samples/1-full.json
{ "user": { "email": "anna@example.org" }, "data": { "url": "https://app.example.org/reset", "expires_in": 900 } }"#,
        good: r#"{# templates/reset_email/body.mjml #}
<mj-text>{% if data.device %}{{ t(id="reset-device", device=data.device) }}{% endif %}</mj-text>
// templates/reset_email/samples/1-full.json
{ "user": { "email": "anna@example.org" },
  "data": { "url": "https://app.example.org/reset", "expires_in": 900, "device": "Firefox on Linux" } }"#,
    },
];
