//! The one rendering path: a request becomes subject, text and html with the decisions behind them.
//!
//! ```text
//! request ── language negotiated ── salutation ── parts rendered ── rendered mail checked
//!                  ▲                                    │ fails for this person
//!                  └────── next complete locale ◄───────┘
//! ```

mod error;
pub mod golden;
mod marked;
mod shown;
pub mod story;

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;
use serde_json::{Map, Value, json};
use tera::Context;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::catalog::markup::{self, Target};
use crate::catalog::{Argument, Bundle, Voice};
use crate::diagnostic::Diagnostic;
use crate::engine::{Engine, Kit};
use crate::locale::{Decision, Direction, Locale, Source, SourceVerdict, Verdict, inherit, look_up, negotiate};
use crate::message::{Attachment, ComposeError, Inline, Mailbox, Message, Parts, compose, dkim::Signer};
use crate::profile::{self, TrustClass, display_text, is_reachable};
use crate::request::{Request, RequestFault};
use crate::salutation::{LINE, NameVerdict, Salutation, salute};
use crate::sources::ASSETS;
use crate::template::spoken::Record;
use crate::template::{Email, Kind, Part, RenderFault, Speech};

pub use error::RenderError;
use marked::Greeted;
pub use marked::Marked;

/// A rendered mail: what the person reads, and why it reads so. Knows nothing of delivery.
#[derive(Clone, Debug, Serialize)]
pub struct Rendered {
    /// The email.
    pub email: String,
    /// The folder's spelling of the locale.
    pub locale: String,
    /// `ltr` or `rtl`.
    pub dir: Direction,
    /// The locale and its parents, folder's spelling.
    pub chain: Vec<String>,
    /// Whether another rendering than the intended one had to be used.
    pub degraded: bool,
    /// `From`.
    pub from: String,
    /// The recipient's address.
    pub to: String,
    /// `Subject`.
    pub subject: String,
    /// The line that mail programs show beside the subject; empty without one.
    pub preheader: String,
    /// `text/plain`.
    pub text: String,
    /// `text/html`.
    pub html: String,
    /// The greeting.
    pub salutation: Salutation,
    /// The decisions.
    pub why: Why,
    /// What went wrong and was survived.
    pub diagnostics: Vec<Diagnostic>,
    /// The same, part by part.
    #[serde(skip)]
    pub survived: Vec<RenderFault>,
    /// The canonical tag, for `Content-Language`.
    #[serde(skip)]
    pub language: String,
    /// Images that the html refers to by content id: name below `assets/`.
    #[serde(skip)]
    pub images: Vec<String>,
    /// Fingerprint of the templates.
    #[serde(skip)]
    pub digest: String,
    /// Where a notice can be unsubscribed with one click (RFC 8058).
    #[serde(skip)]
    pub unsubscribe: Option<String>,
    /// Where each entry stands, if it was asked for.
    #[serde(skip)]
    pub marked: Option<Marked>,
    #[serde(skip)]
    brand: Option<String>,
}

/// The decisions behind a mail.
#[derive(Clone, Debug, Serialize)]
pub struct Why {
    /// Every source of a language with its verdict.
    pub locale: Vec<SourceVerdict>,
    /// Every source of the name with its verdict.
    pub salutation: Vec<NameVerdict>,
}

/// How one mail is rendered besides its request.
#[derive(Clone, Debug, Default)]
pub struct RenderOptions {
    /// Renders in this locale, whatever the profile says.
    pub locale: Option<String>,
    /// Tells where each entry stands, for a preview. The mail itself is the same.
    pub marks: bool,
}

/// Renders the mail that `json` asks for. `now` is the instant of rendering.
///
/// Fails only when the request is invalid, or when no locale and no reduced profile renders.
pub fn render(engine: &Engine, json: &Value, now: Timestamp, options: &RenderOptions) -> Result<Rendered, RenderError> {
    let request = Request::check(json, engine).map_err(RenderError::Refused)?;
    render_request(engine, &request, now, options)
}

/// Renders a request that was checked before.
pub fn render_request(
    engine: &Engine,
    request: &Request,
    now: Timestamp,
    options: &RenderOptions,
) -> Result<Rendered, RenderError> {
    let unknown = |pointer: &str| RequestFault { pointer: pointer.to_owned(), message: "no longer exists".to_owned() };
    let kit = engine.kit(request.brand.as_deref()).ok_or_else(|| RenderError::Refused(vec![unknown("/brand")]))?;
    let email = kit.email(&request.email).ok_or_else(|| RenderError::Refused(vec![unknown("/email")]))?;
    let decision = decide(engine, kit, email, request, options)?;
    let mail = Mail { engine, kit, email, request, decision: &decision, now };
    let mut faults = Vec::new();
    // First the locale that was meant, then the others in which the email is complete, then once more without metadata.
    let attempts = std::iter::once(&decision.locale).chain(&decision.fallbacks).map(|locale| (locale, true));
    for (locale, whole) in attempts.chain([(&decision.locale, false)]) {
        match mail.attempt(locale, whole, None) {
            Ok(mut rendered) => {
                rendered.degraded = !faults.is_empty();
                rendered.diagnostics = faults.iter().map(survived).collect();
                rendered.survived = faults;
                rendered.marked = options.marks.then(|| mail.marked(locale, whole, &rendered));
                return Ok(rendered);
            }
            Err(fault) => faults.push(fault),
        }
    }
    Err(RenderError::Failed(faults))
}

fn survived(fault: &RenderFault) -> Diagnostic {
    let hint = "guard what may be absent or of another type; the mail went out in the next complete form";
    fault.diagnostic().into_warning().hint(hint)
}

/// Chooses the language, or takes the forced one.
fn decide(
    engine: &Engine,
    kit: &Kit,
    email: &Email,
    request: &Request,
    options: &RenderOptions,
) -> Result<Decision, RenderError> {
    let offered = &kit.standing(&email.name).offered;
    let not_offered = |locale: &str| RenderError::NotOffered {
        email: email.name.clone(),
        locale: locale.to_owned(),
        offered: offered.iter().map(|l| l.name().to_owned()).collect(),
    };
    if let Some(wanted) = &options.locale {
        let pseudo = kit.catalog.locales().filter(|l| l.is_pseudo());
        let locale = look_up(wanted, offered.iter().chain(pseudo)).ok_or_else(|| not_offered(wanted))?;
        return Ok(forced(locale, kit, wanted));
    }
    let pointers = &engine.settings.locales.sources;
    let brand_default = kit.brand.default_locale.clone().map(Value::String);
    let mut sources: Vec<Source<'_>> =
        pointers.iter().map(|p| Source { pointer: p.clone(), value: profile::at(&request.json, p) }).collect();
    if brand_default.is_some() {
        sources.push(Source { pointer: "brand default".to_owned(), value: brand_default.as_ref() });
    }
    // A brand's default stands before the project's, which serves where an email is not complete in the brand's.
    let mut defaults = vec![kit.default.clone()];
    defaults.extend(Some(engine.kit_or_base(None).default.clone()).filter(|default| *default != kit.default));
    let mut decision =
        negotiate(&sources, offered, &defaults, &engine.policy).ok_or_else(|| not_offered(kit.default.name()))?;
    decision.chain = inherit(&decision.locale, &kit.locales);
    Ok(decision)
}

fn forced(locale: &Locale, kit: &Kit, wanted: &str) -> Decision {
    Decision {
        locale: locale.clone(),
        chain: inherit(locale, &kit.locales),
        fallbacks: Vec::new(),
        formatting: locale.tag().parse().unwrap_or(icu::locale::Locale::UNKNOWN),
        why: vec![SourceVerdict {
            source: "--locale".to_owned(),
            value: json!(wanted),
            verdict: Verdict::Chosen,
            note: "forced by the caller".to_owned(),
        }],
    }
}

/// Everything that one mail's renderings share.
struct Mail<'a> {
    engine: &'a Engine,
    kit: &'a Kit,
    email: &'a Email,
    request: &'a Request,
    decision: &'a Decision,
    now: Timestamp,
}

impl Mail<'_> {
    fn fault(&self, locale: &Locale, part: &'static str, reason: impl Into<String>) -> RenderFault {
        RenderFault {
            email: self.email.name.clone(),
            part,
            locale: locale.name().to_owned(),
            reason: reason.into(),
            place: None,
        }
    }

    /// Renders the whole mail in one locale; `whole` is false for the profile without its metadata.
    fn attempt(&self, locale: &Locale, whole: bool, record: Option<&Record>) -> Result<Rendered, RenderFault> {
        let bundle =
            self.kit.catalog.bundle(locale).ok_or_else(|| self.fault(locale, "text", "the locale has no entries"))?;
        let voice = self.voice(locale).map_err(|reason| self.fault(locale, "text", reason))?;
        let greeted = record.map(|_| RefCell::new(Greeted::default()));
        let greetings = self.greetings(bundle, &voice, greeted.as_ref());
        let mut context = self.context(locale, whole);
        let part = |part: Part, context: &mut Context| -> Result<Option<String>, RenderFault> {
            let salutation = match part {
                Part::Html => &greetings.html,
                Part::Text => &greetings.text,
                Part::Subject | Part::Preheader => &greetings.line,
            };
            let salutation = match record.zip(greeted.as_ref()) {
                Some((record, greeted)) => {
                    salutation_value(&greeted.borrow().marked(record, part, salutation), part != Part::Subject)
                }
                None => salutation_value(salutation, part == Part::Html),
            };
            context.insert_value("salutation", salutation);
            let speech = Speech {
                bundle: bundle.clone(),
                voice: voice.clone(),
                target: part.target(),
                links: self.kit.links.clone(),
                record: record.map(|record| (record.clone(), part)),
            };
            self.kit.templates.render(self.email, part, context, speech).transpose()
        };
        let subject = cut(one_line(&part(Part::Subject, &mut context)?.unwrap_or_default()), SUBJECT_COLUMNS);
        let preheader = cut(one_line(&part(Part::Preheader, &mut context)?.unwrap_or_default()), PREHEADER_COLUMNS);
        let text = part(Part::Text, &mut context)?.map(|text| tidy(&text)).unwrap_or_default();
        context.insert("__preheader", &preheader);
        let html = part(Part::Html, &mut context)?.unwrap_or_default();
        let (html, images) = resolve_addresses(html, self.kit).map_err(|reason| self.fault(locale, "html", reason))?;
        for (name, content) in [("subject", &subject), ("text", &text), ("html", &html)] {
            if content.trim().is_empty() {
                return Err(self.fault(locale, name, "nothing is left of it"));
            }
        }
        Ok(Rendered {
            email: self.email.name.clone(),
            locale: locale.name().to_owned(),
            dir: locale.direction(),
            chain: inherit(locale, &self.kit.locales).iter().map(|l| l.name().to_owned()).collect(),
            degraded: false,
            from: self.kit.from.to_text(),
            to: self.request.to.as_ascii().to_owned(),
            subject,
            preheader,
            text,
            html,
            why: Why { locale: self.decision.why.clone(), salutation: greetings.line.why.clone() },
            salutation: greetings.line,
            diagnostics: Vec::new(),
            survived: Vec::new(),
            language: locale.tag().to_owned(),
            images,
            digest: self.email.digest.clone(),
            unsubscribe: self.unsubscribe(),
            marked: None,
            brand: self.request.brand.clone(),
        })
    }

    /// Notices carry one-click `List-Unsubscribe`: `data.unsubscribe_url`, else the variable of that name. Others carry none.
    fn unsubscribe(&self) -> Option<String> {
        if self.email.spec.kind != Kind::Notice {
            return None;
        }
        let own = self.request.json.pointer("/data/unsubscribe_url");
        let url = own.or_else(|| self.variable("unsubscribe_url"))?.as_str()?;
        self.kit.links.check(url).is_ok().then(|| url.to_owned())
    }

    /// Conventions and zone of the person. The person's own conventions hold for text in their language only.
    fn voice(&self, locale: &Locale) -> Result<Voice, String> {
        // A pseudo-locale is the reference in disguise: its variants were written for the reference's plural categories.
        let spoken = if locale.is_pseudo() { &self.kit.reference } else { locale };
        let text: icu::locale::Locale = spoken.tag().parse().map_err(|error| format!("{}: {error}", spoken.tag()))?;
        let wished = &self.decision.formatting;
        let conventions = if wished.id.language == text.id.language { wished } else { &text };
        let profile = &self.engine.settings.profile;
        let named = profile.time_zone.iter().filter_map(|p| profile::at(&self.request.json, p)?.as_str());
        let own = named.filter_map(|name| TimeZone::get(name.trim()).ok()).next();
        let zone_assumed = own.is_none();
        let zone = own.or_else(|| TimeZone::get(&profile.default_time_zone).ok()).unwrap_or(TimeZone::UTC);
        Ok(Voice { formats: self.engine.formats(&text, conventions)?, zone, zone_assumed, now: self.now })
    }

    /// The greeting for each kind of part; the three differ only in how a name of the other direction is isolated.
    /// `greeted` hears which entry made it, for a preview.
    fn greetings(&self, bundle: &Arc<Bundle>, voice: &Voice, greeted: Option<&RefCell<Greeted>>) -> Greetings {
        let greet = |target: Target| {
            let format = |id: &str, given: &[(&str, &str)]| {
                let arguments: Vec<(&str, Argument)> =
                    given.iter().map(|(name, value)| (*name, Argument::Text((*value).to_owned()))).collect();
                let text =
                    bundle.format(id, arguments.iter().map(|(name, a)| (*name, a)), &|_| None, target, voice).ok()?;
                if let Some(greeted) = greeted.filter(|_| id == LINE) {
                    greeted.borrow_mut().hear(id, given);
                }
                Some(text)
            };
            salute(
                &self.request.json,
                bundle.locale().tag(),
                &self.engine.settings.names,
                self.email.spec.before_verification,
                &format,
            )
        };
        let line = greet(Target::Line);
        // Most names need no isolation; then one pass serves all parts.
        let own = unicode_bidi::get_base_direction(line.name.as_deref().unwrap_or_default());
        let mixed = match bundle.locale().direction() {
            Direction::Ltr => own == unicode_bidi::Direction::Rtl,
            Direction::Rtl => own != unicode_bidi::Direction::Rtl && line.known,
        };
        if mixed {
            return Greetings { html: greet(Target::Html), text: greet(Target::Text), line };
        }
        let escaped = |text: &str| markup::escape(text);
        // Only the one that is handed out carries the report.
        let with = |change: &dyn Fn(&str) -> String| Salutation {
            line: change(&line.line),
            name: line.name.as_deref().map(change),
            title: line.title.as_deref().map(change),
            formality: line.formality,
            known: line.known,
            why: Vec::new(),
        };
        Greetings { html: with(&escaped), text: with(&str::to_owned), line }
    }

    /// What templates see, without the greeting.
    fn context(&self, locale: &Locale, whole: bool) -> Context {
        let settings = &self.engine.settings;
        let class =
            settings.names.trust.class(self.request.profile.email_verified(), self.email.spec.before_verification);
        let mut user = self.request.profile.for_templates(&settings.profile.expose_app_metadata, class);
        if !whole && let Some(user) = user.as_object_mut() {
            user.insert("user_metadata".to_owned(), json!({}));
            user.insert("app_metadata".to_owned(), json!({}));
        }
        let mut context = Context::new();
        context.insert("user", &user);
        context.insert("data", &self.data(whole));
        for name in ["application", "connection", "organization", "custom_domain"] {
            context.insert(name, &self.object(name, class));
        }
        for name in ["tenant", "friendly_name", "support_email", "support_url", "request_language"] {
            context.insert(name, &self.variable(name).map_or(Value::Null, cleaned));
        }
        context.insert("locale", locale.tag());
        context.insert("dir", locale.direction().as_str());
        context.insert("brand", &self.brand());
        context.insert("__preheader", "");
        context
    }

    /// A common variable: from the request, else the brand, else the settings.
    fn variable(&self, name: &str) -> Option<&Value> {
        let settings = &self.engine.settings.variables;
        self.request.json.get(name).or_else(|| self.kit.brand.variables.get(name)).or_else(|| settings.get(name))
    }

    /// An object among the common variables, its fields overlaid one by one.
    fn object(&self, name: &str, class: TrustClass) -> Value {
        let mut merged = Map::new();
        let layers =
            [self.engine.settings.variables.get(name), self.kit.brand.variables.get(name), self.request.json.get(name)];
        for layer in layers.into_iter().flatten().filter_map(Value::as_object) {
            merged.extend(layer.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), v.clone())));
        }
        let mut value = cleaned(&Value::Object(merged));
        // An organization's name may be its members' own choice; held to what a person's name is held to.
        if name == "organization"
            && let Some(shown) = value.get_mut("display_name")
        {
            let kept = shown.as_str().and_then(|text| profile::name_text(text, class).ok());
            *shown = kept.map_or(Value::Null, Value::String);
        }
        value
    }

    /// Declared data fields; absent optional ones are null, so that `{% if %}` can ask for them.
    fn data(&self, whole: bool) -> Value {
        let empty = Map::new();
        let given = self.request.json.get("data").and_then(Value::as_object).unwrap_or(&empty);
        let mut data = Map::new();
        for (name, required) in self.email.spec.fields() {
            let value = given.get(&name).filter(|_| whole || required);
            let untrusted = self.email.spec.is_untrusted(&name);
            let shown = match value {
                Some(Value::String(text)) if untrusted && is_reachable(text) => Value::Null,
                Some(Value::String(text)) if untrusted => Value::String(display_text(text)),
                Some(value) => cleaned(value),
                None => Value::Null,
            };
            data.insert(name, shown);
        }
        Value::Object(data)
    }

    fn brand(&self) -> Value {
        let brand = &self.kit.brand;
        let fallback = || {
            let application = self.object("application", TrustClass::Verified);
            application.get("name").or(self.variable("friendly_name")).map_or(Value::Null, cleaned)
        };
        json!({
            "name": brand.name.clone().map_or_else(fallback, Value::String),
            "logo": brand.logo,
            "colors": brand.colors,
            "footer": brand.footer,
        })
    }
}

struct Greetings {
    html: Salutation,
    text: Salutation,
    line: Salutation,
}

/// The greeting as templates see it; in html it is markup already.
fn salutation_value(salutation: &Salutation, safe: bool) -> tera::Value {
    let text = |text: &str| if safe { tera::Value::safe_string(text) } else { tera::Value::normal_string(text) };
    let optional = |value: &Option<String>| value.as_deref().map_or_else(tera::Value::none, text);
    let mut map = tera::Map::new();
    map.insert("line".into(), text(&salutation.line));
    map.insert("name".into(), optional(&salutation.name));
    map.insert("title".into(), optional(&salutation.title));
    map.insert("formality".into(), tera::Value::normal_string(salutation.formality.key()));
    map.insert("known".into(), salutation.known.into());
    map.into()
}

/// JSON whose strings hold no control, bidi or other invisible characters; nulls dropped.
fn cleaned(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(cleaned_text(text)),
        Value::Array(items) => Value::Array(items.iter().filter(|v| !v.is_null()).map(cleaned).collect()),
        Value::Object(fields) => {
            Value::Object(fields.iter().filter(|(_, v)| !v.is_null()).map(|(k, v)| (k.clone(), cleaned(v))).collect())
        }
        other => other.clone(),
    }
}

fn cleaned_text(text: &str) -> String {
    // Nearly every text is clean, and taking it as it is costs a tenth of picking its characters.
    if text.contains(is_unwanted) { text.chars().filter(|c| !is_unwanted(*c)).collect() } else { text.to_owned() }
}

fn is_unwanted(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control() && c != '\n';
    }
    (c.is_control() && c != '\n')
        || markup::is_reserved(c)
        || matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// One line without blanks at its ends.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '\n' | '\r' | '\t' | ' ' if out.ends_with(' ') => {}
            '\n' | '\r' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// The longest subject, in columns: mail programs show far less, and a name or brand has 64 graphemes at most.
const SUBJECT_COLUMNS: usize = 160;
/// The longest preheader, in columns.
const PREHEADER_COLUMNS: usize = 240;

/// Cuts a line between graphemes at a width in columns, where wide characters count twice (UAX 11), and says so with an ellipsis.
fn cut(line: String, columns: usize) -> String {
    let width = |text: &str| unicode_width::UnicodeWidthStr::width(text);
    if width(&line) <= columns {
        return line;
    }
    let mut kept = String::new();
    let mut used = 1;
    for grapheme in line.graphemes(true) {
        used += width(grapheme);
        if used > columns {
            break;
        }
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// A text part with at most one empty line in a row, no blanks at line ends, one line end at the end.
fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = 0;
    for line in text.trim().lines().map(str::trim_end) {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        if empty < 2 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

/// Looks at every address in the finished html once more (contract §15), and turns `assets/…` into content ids;
/// gives the images that are needed.
fn resolve_addresses(html: String, kit: &Kit) -> Result<(String, Vec<String>), String> {
    let mut out = String::new();
    let mut images = BTreeSet::new();
    let mut copied = 0;
    for (attribute, start, value) in addresses(&html) {
        if attribute != "href" && value.starts_with(ASSETS) {
            let name = value.replace("&amp;", "&");
            if !kit.assets.contains_key(&name) {
                return Err(format!("the image `{name}` does not exist"));
            }
            out.push_str(&html[copied..start]);
            out.push_str("cid:");
            out.push_str(&content_id(&name));
            images.insert(name);
            copied = start + value.len();
        } else if !value.starts_with("cid:") && !value.starts_with('#') {
            let link = if value.contains('&') { Cow::Owned(value.replace("&amp;", "&")) } else { Cow::Borrowed(value) };
            kit.links.check(&link).map_err(|refusal| format!("a link {refusal}"))?;
        }
    }
    if images.is_empty() {
        return Ok((html, Vec::new()));
    }
    out.push_str(&html[copied..]);
    Ok((out, images.into_iter().collect()))
}

/// The values of `href`, `src` and `background`: attribute, place, value. Walks from one equals sign to the next, which are rare.
fn addresses(html: &str) -> impl Iterator<Item = (&'static str, usize, &str)> {
    html.match_indices('=').filter_map(|(at, _)| {
        let value = html[at + 1..].strip_prefix('"')?;
        let before = &html[..at];
        let is_named = |name: &&str| before.strip_suffix(*name).is_some_and(|rest| rest.ends_with([' ', '\n']));
        let name = ["href", "src", "background"].into_iter().find(is_named)?;
        let end = value.find('"').unwrap_or(value.len());
        Some((name, at + 2, &value[..end]))
    })
}

/// A content id made of an image's name; no two names share one.
fn content_id(name: &str) -> String {
    name.bytes().fold(String::with_capacity(name.len()), |id, byte| match byte {
        b'/' => id + "-",
        b if b.is_ascii_alphanumeric() || b == b'.' => id + &char::from(b).to_string(),
        b => id + &format!("_{b:02x}"),
    })
}

impl Rendered {
    /// Freezes the mail into bytes. `unique` becomes the Message-ID's left side, `date` the Date.
    pub fn compose(
        &self,
        engine: &Engine,
        request: &Request,
        signers: &[Signer],
        date: Timestamp,
        unique: &str,
    ) -> Result<Message, ComposeError> {
        let kit = engine.kit_or_base(self.brand.as_deref());
        let ids: Vec<String> = self.images.iter().map(|name| content_id(name)).collect();
        let inline: Vec<Inline<'_>> = self
            .images
            .iter()
            .zip(&ids)
            .filter_map(|(name, cid)| {
                let bytes = kit.assets.get(name)?;
                let file = name.rsplit('/').next().unwrap_or(name);
                Some(Inline { cid, media_type: media_type(name), name: file, bytes })
            })
            .collect();
        let attachments: Vec<Attachment<'_>> = request
            .attachments
            .iter()
            .map(|a| Attachment { name: &a.name, media_type: &a.media_type, bytes: &a.bytes })
            .collect();
        let to = Mailbox { name: None, address: request.to.clone() };
        let parts = Parts {
            from: &kit.from,
            reply_to: kit.reply_to.as_ref(),
            to: &to,
            subject: &self.subject,
            text: &self.text,
            html: &self.html,
            language: &self.language,
            email: &self.email,
            digest: &self.digest,
            list_unsubscribe: self.unsubscribe.as_deref(),
            inline: &inline,
            attachments: &attachments,
            date,
            unique,
        };
        compose(&parts, signers)
    }
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "svg" => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod proof;
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_cut_between_graphemes_by_what_they_take_on_a_screen() {
        let family = "👨‍👩‍👧‍👦";
        for (text, columns, expected) in [
            ("short", 10, "short"),
            ("one two three", 8, "one two…"),
            ("東京都大阪府", 7, "東京都…"),
            ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"),
        ] {
            assert_eq!(cut(text.to_owned(), columns), expected);
        }
        let cut = cut(family.repeat(9), 12);
        assert_eq!(cut.trim_end_matches('…').replace(family, ""), "");
    }
}
