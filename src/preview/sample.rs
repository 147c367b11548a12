//! Keeping a request as a sample beside its template.

use axum::Json;
use axum::extract::State as Extracted;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;

use super::Server;
use super::answer::{Body, Refusal, apart, unwritable};
use super::asked::{Asked, View};
use super::session::Access;
use super::state::{State, within};
use crate::workspace::files;

/// A request with a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kept {
    email: String,
    name: String,
    text: String,
    /// Whether a sample of that name may go.
    #[serde(default)]
    replace: bool,
}

/// The longest name of a sample.
const LONGEST: usize = 80;

/// `PUT /api/sample`.
pub(super) async fn save(
    Extracted(server): Extracted<Server>,
    access: Access,
    Body(kept): Body<Kept>,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let studio = server.studio.clone();
    if let Some(why) = studio.read_only().filter(|_| access == Access::Own) {
        return Err(Refusal::read_only(why));
    }
    let saved = apart(move || studio.change(|state| write(state, &kept))).await?;
    Ok((StatusCode::CREATED, Json(saved)))
}

/// A name that is a file's on every system (letters, digits, `.`, `-`, `_`, blank), and not hidden.
fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "-_. ".contains(c);
    let ends = |c: char| c == '.' || c == ' ';
    // Devices of one system that no file of the name can be made for.
    let stem = name.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_port = |port: &str| {
        let number = stem.strip_prefix(port).unwrap_or_default();
        number.chars().count() == 1 && number.chars().all(|c| c.is_ascii_digit() || "¹²³".contains(c))
    };
    let device = matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || is_port("COM") || is_port("LPT");
    !name.is_empty()
        && name.len() <= LONGEST
        && name.chars().all(allowed)
        && !name.starts_with(ends)
        && !name.ends_with(ends)
        && !device
}

fn write(state: &State, kept: &Kept) -> Result<Value, Refusal> {
    let unfit = |detail: &str| Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "No such name", detail.to_owned());
    let name: String = kept.name.nfc().collect();
    if !is_name(&name) {
        return Err(unfit(
            "A sample's name has letters, digits, blanks, `.`, `-` and `_`, and begins and ends with none of `.` and blank.",
        ));
    }
    let missing = || Refusal::missing(format!("There is no email `{}`.", kept.email));
    let ground = state.ground(&kept.email, None).ok_or_else(missing)?;
    let view =
        View { email: kept.email.clone(), sample: None, request: Some(kept.text.clone()), locale: None, brand: None };
    let asked = Asked::read(&ground, &view)?;
    if let Err(faults) = asked.request(&ground, &view) {
        let detail = "The request has faults; a sample is a request that a caller could send.";
        let refused = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "Not a sound request", detail);
        return Err(refused.with(json!({ "faults": faults })));
    }
    // Disks differ in whether they tell letters apart by case: two samples never differ by that alone. One of the embedded set is overlaid,
    // which replaces it for the eye.
    let folded = |name: &str| name.nfc().collect::<String>().to_lowercase();
    let known = asked.email.samples.iter().find(|sample| folded(&sample.name) == folded(&name));
    let name = known.map_or(&name, |known| &known.name);
    let file = format!("templates/{}/samples/{name}.json", asked.email.name);
    let path = within(state, &file)?;
    if (known.is_some() || path.exists()) && !kept.replace {
        let detail = format!("`{}` has a sample of that name already.", asked.email.name);
        return Err(Refusal::new(StatusCode::CONFLICT, "It exists", detail).with(json!({ "file": file })));
    }
    let text = format!("{}\n", kept.text.trim_end());
    files::write(&path, text.as_bytes()).map_err(|error| unwritable(&error))?;
    Ok(json!({ "file": file }))
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn a_name_cannot_leave_its_folder_or_hide() {
        for name in ["1-full", "no name", "Zoë", "v1.2"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "..", ".x", "a/b", "a\\b", "a:b", "x.", " x", "con", "COM1.x", "COM¹", "a\0", &"a".repeat(81)]
        {
            assert!(!is_name(name), "{name}");
        }
    }
}
