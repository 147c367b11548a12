//! Files as disks see them: what one machine keeps apart, another takes for the same.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::{Diagnostic, Report};
use crate::sources::Sources;

/// An attached image above this makes a mail slow to load; many people read on the way.
const LARGE_IMAGE: usize = 1_000_000;

/// Looks at the names and sizes of the project's own files.
pub fn check(sources: &Sources, report: &mut Report) {
    let layers = sources.project.iter().chain(sources.brands.values().map(|brand| &brand.layer));
    let mut paths: Vec<&str> = Vec::new();
    for layer in layers {
        paths.extend(layer.templates.values().map(|file| file.path.as_str()));
        paths.extend(layer.locales.values().flatten().map(|file| file.path.as_str()));
        paths.extend(layer.assets.keys().map(String::as_str));
        for (path, bytes) in layer.assets.iter().filter(|(_, bytes)| bytes.len() > LARGE_IMAGE) {
            let message = format!("the image has {} bytes, and travels in every mail that shows it", bytes.len());
            report.push(
                Diagnostic::warning("image-large", message)
                    .in_file(path)
                    .hint("save it in the size in which it is drawn, or name an https address"),
            );
        }
    }
    clashes(&paths, report);
}

/// Paths that macOS and Windows take for one: their disks ignore case, and some the way in which an accent is written.
fn clashes(paths: &[&str], report: &mut Report) {
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for path in paths {
        let folded: String = path.nfc().flat_map(char::to_lowercase).collect();
        match seen.get(&folded) {
            // Brands have assets of their own under the same names.
            Some(first) if first != path => {
                let message = format!("`{path}` and `{first}` are one file on macOS and Windows");
                report.push(Diagnostic::warning("file-clash", message).in_file(path).hint("rename one of them"));
            }
            Some(_) => {}
            None => {
                seen.insert(folded, path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::sources::Layer;

    #[test]
    fn paths_that_differ_in_case_or_in_the_writing_of_an_accent_clash() {
        for (paths, count) in [
            (["locales/de/reset.ftl", "locales/de/Reset.ftl"], 1),
            (["assets/caf\u{e9}.png", "assets/cafe\u{301}.png"], 1),
            (["locales/de/reset.ftl", "locales/de/reset2.ftl"], 0),
            (["assets/logo.png", "assets/logo.png"], 0),
        ] {
            let mut report = Report::new();
            clashes(&paths, &mut report);
            assert_eq!(report.findings().len(), count, "{paths:?}");
        }
    }

    #[test]
    fn an_image_that_weighs_more_than_the_mail_should_is_told() {
        for (bytes, count) in [(LARGE_IMAGE, 0), (LARGE_IMAGE + 1, 1)] {
            let mut project = Layer::default();
            project.assets.insert("assets/hero.png".to_owned(), Arc::from(vec![0; bytes]));
            let mut report = Report::new();
            check(&Sources { project: Some(project), ..Sources::default() }, &mut report);
            assert_eq!(report.findings().len(), count, "{bytes} bytes");
        }
    }
}
