//! Samples: requests that must be as good as a caller's.

use std::ops::Range;

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Report};
use crate::engine::Engine;
use crate::request::{Request, parse_json};
use crate::template::{Email, Sample};

/// The sound samples of an email, in order; faults of the others go to `report`.
pub fn read(
    engine: &Engine,
    brand: Option<&str>,
    email: &Email,
    own: &dyn Fn(&str) -> bool,
    report: &mut Report,
) -> Vec<(String, Value)> {
    let mut sound = Vec::new();
    for sample in &email.samples {
        match request(engine, brand, email, sample) {
            Ok(request) => sound.push((sample.name.clone(), request)),
            Err(faults) if own(&sample.path) => report.extend(faults),
            Err(_) => {}
        }
    }
    if email.samples.is_empty() && email.files.values().any(|path| own(path)) {
        let message = format!("`{}` has no sample: it can be neither previewed nor checked as a mail", email.name);
        let hint = format!("write a request as templates/{}/samples/1-full.json", email.name);
        let folder = format!("templates/{}/email.toml", email.name);
        report.push(Diagnostic::warning("sample-missing", message).in_file(&folder).email(&email.name).hint(hint));
    }
    sound
}

fn request(engine: &Engine, brand: Option<&str>, email: &Email, sample: &Sample) -> Result<Value, Vec<Diagnostic>> {
    let fault_at = |place: Range<usize>, message: String| {
        Diagnostic::error("sample-invalid", message)
            .at(&sample.path, &sample.text, place)
            .email(&email.name)
            .hint("a sample is a request that a caller could send; mend it, or the schema in email.toml")
    };
    let fault = |pointer: &str, message: String| fault_at(place(&sample.text, pointer), message);
    let mut request =
        parse_json(&sample.text).map_err(|found| vec![fault_at(json_ends(&sample.text), found.message)])?;
    if let Some(object) = request.as_object_mut() {
        object.entry("email").or_insert_with(|| email.name.as_str().into());
        if let Some(brand) = brand {
            object.entry("brand").or_insert_with(|| brand.into());
        }
    }
    match Request::check(&request, engine) {
        Ok(checked)
            if engine.kit(brand).and_then(|kit| kit.email(&checked.email)).is_some_and(|e| e.name == email.name) =>
        {
            Ok(request)
        }
        Ok(checked) => Err(vec![fault("/email", format!("the sample asks for another email, `{}`", checked.email))]),
        Err(faults) => {
            Err(faults.into_iter().map(|f| fault(&f.pointer, format!("{}: {}", f.pointer, f.message))).collect())
        }
    }
}

/// Where a text stops being JSON.
pub(crate) fn json_ends(text: &str) -> Range<usize> {
    let Err(error) = serde_json::from_str::<IgnoredAny>(text) else { return 0..0 };
    let line: usize = text.split_inclusive('\n').take(error.line().saturating_sub(1)).map(str::len).sum();
    // Columns are counted in bytes; behind the end of the text nothing stands any more.
    let at = (line + error.column().saturating_sub(1)).min(text.trim_end().len());
    at..at + 1
}

/// Where the last key of a JSON pointer stands in the text: its nearest mention behind those of its parents.
pub(crate) fn place(text: &str, pointer: &str) -> Range<usize> {
    let mut at = 0;
    let mut found = 0..0;
    for key in pointer.split('/').skip(1) {
        let quoted = format!("\"{}\"", key.replace("~1", "/").replace("~0", "~"));
        let Some(start) = text[at..].find(&quoted).map(|start| at + start) else { break };
        found = start..start + quoted.len();
        at = found.end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::place;

    #[test]
    fn a_fault_is_placed_at_its_key_or_at_the_nearest_that_is_there() {
        let text = r#"{"name": 1, "user": {"name": "x"}, "data": {}}"#;
        assert_eq!(&text[place(text, "/user/name")], "\"name\"");
        assert_eq!(place(text, "/user/name").start, 21);
        assert_eq!(&text[place(text, "/data/url")], "\"data\"");
        assert_eq!(place(text, ""), 0..0);
    }
}
