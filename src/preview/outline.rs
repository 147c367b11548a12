//! The project at a glance: emails, locales, brands, what the studio may do, and what keeps the project from loading.

use axum::Json;
use axum::extract::State as Extracted;
use serde_json::{Value, json};

use super::Server;
use super::finding::{tally, wire, wire_all};
use super::session::Access;
use super::state::State;
use super::studio::Studio;
use crate::catalog::Pseudo;
use crate::engine::Kit;
use crate::locale::Locale;

/// Bytes above which Gmail clips the html of a mail.
const CLIPPED: usize = 102_400;

/// Fields of a request that any email takes, with what they are for.
const FIELDS: [(&str, &str, &str); 17] = [
    ("/user/email", "string", "The recipient's address."),
    ("/user/email_verified", "boolean", "Whether the address is proven; text of an unproven profile is trusted less."),
    ("/user/given_name", "string", "First name."),
    ("/user/family_name", "string", "Last name."),
    ("/user/name", "string", "The whole name, where its parts are not known."),
    ("/user/nickname", "string", "Used when there is no other name."),
    ("/user/locale", "string", "A language from the identity provider, such as de-AT."),
    ("/user/user_metadata/preferred_language", "string", "The person's own choice of a language."),
    ("/user/user_metadata/salutation", "string", "A title as people write it, such as Frau Dr. or Mrs."),
    ("/user/user_metadata/formality", "string", "formal or informal."),
    ("/user/user_metadata/timezone", "string", "An IANA time zone, such as Europe/Vienna."),
    ("/locale", "string", "A language for this one mail; it outranks the profile."),
    ("/request_language", "string", "An Accept-Language value of the request behind the mail."),
    ("/to", "string", "Another address than the profile's."),
    ("/application/name", "string", "What the application is called."),
    ("/organization/display_name", "string", "The organization on whose behalf the mail goes out."),
    ("/support_email", "string", "Where people may ask."),
];

/// Locales in their order: the reference, the others, the pseudo-locales.
pub(super) fn rows(kit: &Kit) -> Vec<Locale> {
    let others = kit.locales.iter().filter(|locale| **locale != kit.reference);
    let pseudo = kit.catalog.locales().filter(|locale| locale.is_pseudo());
    std::iter::once(&kit.reference).chain(others).chain(pseudo).cloned().collect()
}

/// `GET /api/project`.
pub(super) async fn project(Extracted(server): Extracted<Server>, access: Access) -> Json<Value> {
    let studio = &server.studio;
    let state = studio.state();
    let read_only = match access {
        Access::Guest => Some("This address is for looking only."),
        Access::Own => studio.read_only(),
    };
    let own = access == Access::Own;
    let told = if own { wire_all } else { wire };
    let config = &state.project.config;
    let engine = state.engine.as_deref().or(state.good.as_ref().map(|good| &*good.engine));
    let kit = engine.and_then(|engine| engine.kit(None));
    let problem: Vec<Value> = state.fatal.iter().map(|found| told(found, &state.project, &state)).collect();
    let brands =
        engine.into_iter().flat_map(|engine| engine.brands().filter_map(|name| Some((name, engine.kit(Some(name))?))));
    let brands: Vec<Value> =
        brands.map(|(name, kit)| json!({ "name": name, "title": kit.brand.name.as_deref().unwrap_or(name) })).collect();
    let fields = FIELDS.map(|(pointer, kind, about)| json!({ "pointer": pointer, "type": kind, "about": about }));
    let root = state.root.as_deref();
    let name = root.and_then(|root| root.file_name()).map(|name| name.to_string_lossy().into_owned());
    let editor = &config.preview.editor;
    Json(json!({
        "revision": state.revision,
        "name": name.unwrap_or_else(|| "Stock emails".to_owned()),
        "root": root.filter(|_| own),
        "read_only": read_only.is_some(),
        "read_only_why": read_only,
        "editor": Some(editor).filter(|editor| own && !editor.is_empty()),
        "reference": kit.map(|kit| kit.reference.name()),
        "default": kit.map(|kit| kit.default.name()),
        "clip": CLIPPED,
        "html_budget": config.check.budgets.html,
        "budgets": { "subject": config.check.budgets.subject, "preheader": config.check.budgets.preheader },
        "relay": own.then(|| super::send::relay(&state)).flatten(),
        "send_to": if own { config.preview.send_to.clone() } else { Vec::new() },
        "engine_version": env!("CARGO_PKG_VERSION"),
        "emails": emails(studio, &state),
        "locales": kit.map(|kit| rows(kit).iter().map(locale).collect::<Vec<_>>()).unwrap_or_default(),
        "brands": brands,
        "request_fields": fields,
        "problem": if problem.is_empty() { Value::Null } else { json!({ "findings": problem }) },
        "phone": if own { super::phone::address(&server) } else { None }.map(|url| json!({ "url": url })),
    }))
}

fn locale(locale: &Locale) -> Value {
    let pseudo = Pseudo::ALL.into_iter().find(|(tag, _)| *tag == locale.name());
    let english = pseudo.map_or_else(|| locale.english_name(), |(_, pseudo)| pseudo.title().to_owned());
    json!({
        "name": locale.name(),
        "tag": locale.tag(),
        "english": english,
        "dir": locale.direction(),
        "pseudo": locale.is_pseudo(),
    })
}

/// Every email that there is or was, in order.
fn emails(studio: &Studio, state: &State) -> Vec<Value> {
    let kits = [state.engine.as_deref(), state.good.as_ref().map(|good| &*good.engine)];
    let kits: Vec<&Kit> = kits.into_iter().flatten().filter_map(|engine| engine.kit(None)).collect();
    let mut names: Vec<&str> = kits.iter().flat_map(|kit| kit.templates.emails().keys().map(String::as_str)).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().filter_map(|name| email(studio, state, name)).collect()
}

fn email(studio: &Studio, state: &State, name: &str) -> Option<Value> {
    let broken = !state.is_sound(name, None);
    let ground = state.ground(name, None)?;
    let kit = ground.kit(None)?;
    let email = kit.templates.email(name)?;
    // What was shown last and is gone now is shown no more.
    let folder = format!("{name}/");
    let sources = &state.project.sources;
    let in_stock = state.project.config.stock.then_some(&sources.stock);
    let mut layers = sources.project.iter().chain(in_stock);
    if !layers.any(|layer| layer.templates.keys().any(|file| file.starts_with(&folder))) {
        return None;
    }
    let standing = kit.standing(name);
    let missing: serde_json::Map<String, Value> =
        standing.missing.iter().map(|(locale, entries)| (locale.name().to_owned(), json!(entries))).collect();
    let own = |path: &str| !path.starts_with("stock:");
    let samples: Vec<Value> = email
        .samples
        .iter()
        .map(|sample| json!({ "name": sample.name, "file": sample.path, "own": own(&sample.path) }))
        .collect();
    Some(json!({
        "name": name,
        "title": email.spec.title,
        "kind": email.spec.kind,
        "before_verification": email.spec.before_verification,
        "own": email.files.values().any(|path| own(path)),
        "samples": samples,
        "schema": { "required": email.spec.data.required, "properties": email.spec.data.properties },
        "offered": standing.offered.iter().map(Locale::name).collect::<Vec<_>>(),
        "missing": missing,
        "literal": standing.literal,
        "broken": broken,
        "tally": studio.checks.known(name).map(|checked| tally(&checked.all)),
    }))
}
