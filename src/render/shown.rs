//! A rendered mail's html outside of a message, where no content id leads to an image.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Rendered, content_id, media_type};
use crate::engine::Engine;

impl Rendered {
    /// The html with its images inside of it (`data:`, RFC 2397), as a browser shows it without the message. `engine` is the one that
    /// rendered the mail.
    pub fn html_alone(&self, engine: &Engine) -> String {
        self.with_images(&self.html, engine)
    }

    /// Whether a person would get the same as by `other`, images included; each with the engine that rendered it.
    pub fn reads_as(&self, engine: &Engine, other: &Rendered, its: &Engine) -> bool {
        fn parts(mail: &Rendered) -> [&str; 4] {
            [&mail.from, &mail.subject, &mail.preheader, &mail.text]
        }
        parts(self) == parts(other) && self.html_alone(engine) == other.html_alone(its)
    }

    /// The same with the places of its entries, if they were asked for.
    pub fn marked_alone(&self, engine: &Engine) -> String {
        self.with_images(self.marked.as_ref().map_or(&self.html, |marked| &marked.html), engine)
    }

    fn with_images(&self, shown: &str, engine: &Engine) -> String {
        let assets = &engine.kit_or_base(self.brand.as_deref()).assets;
        let images: Vec<(String, &String)> =
            self.images.iter().map(|name| (format!("\"cid:{}\"", content_id(name)), name)).collect();
        let mut html = String::with_capacity(shown.len());
        let mut rest = shown;
        // One pass: what is put in is never searched.
        while let Some(at) = rest.find("\"cid:") {
            html.push_str(&rest[..=at]);
            rest = &rest[at..];
            let known = images.iter().find(|(reference, _)| rest.starts_with(reference.as_str()));
            match known.and_then(|(reference, name)| Some((reference, name, assets.get(*name)?))) {
                Some((reference, name, bytes)) => {
                    html.push_str(&format!("data:{};base64,{}\"", media_type(name), STANDARD.encode(bytes)));
                    rest = &rest[reference.len()..];
                }
                None => rest = &rest[1..],
            }
        }
        html.push_str(rest);
        html
    }
}
