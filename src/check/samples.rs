//! Samples: requests that must be as good as a caller's.

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Report};
use crate::engine::Engine;
use crate::request::{Request, RequestFault, parse_json};
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
    let fault = |found: &RequestFault, message: String| {
        Diagnostic::error("sample-invalid", message)
            .at(&sample.path, &sample.text, found.place(&sample.text))
            .email(&email.name)
            .hint("a sample is a request that a caller could send; mend it, or the schema in email.toml")
    };
    let mut request = parse_json(&sample.text).map_err(|found| vec![fault(&found, found.message.clone())])?;
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
        Ok(checked) => {
            let message = format!("the sample asks for another email, `{}`", checked.email);
            let found = RequestFault { pointer: "/email".to_owned(), message: message.clone() };
            Err(vec![fault(&found, message)])
        }
        Err(faults) => Err(faults.iter().map(|f| fault(f, format!("{}: {}", f.pointer, f.message))).collect()),
    }
}
