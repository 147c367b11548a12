//! A project as text: what the `project` edge read, and the only thing that an engine is built from.

use std::collections::BTreeMap;
use std::sync::Arc;

/// Templates refer to images by this prefix; they are attached and referred to by content id.
pub const ASSETS: &str = "assets/";

/// One overlay: stock, project or a brand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layer {
    /// Files below `templates/` by name (`reset_email/body.mjml`): path shown to authors, text.
    pub templates: BTreeMap<String, SourceText>,
    /// Files below `locales/` by folder name.
    pub locales: BTreeMap<String, Vec<SourceText>>,
    /// Images below `assets/` by name (`assets/logo.png`).
    pub assets: BTreeMap<String, Arc<[u8]>>,
}

/// A text file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceText {
    /// Path relative to the project, with forward slashes.
    pub path: String,
    /// Its text, without a byte order mark, with `\n` line ends.
    pub text: String,
}

/// A brand's overlay with its `brand.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrandLayer {
    /// `brand.toml`, if there is one.
    pub toml: Option<SourceText>,
    /// Its files.
    pub layer: Layer,
}

/// Everything that an engine is built from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sources {
    /// The embedded set.
    pub stock: Layer,
    /// The project's own files; `None` without a project.
    pub project: Option<Layer>,
    /// Brands by name.
    pub brands: BTreeMap<String, BrandLayer>,
}

impl Sources {
    /// Every text file by the path that diagnostics name. A project's files have the paths of the stock files that they overlay, and
    /// stand before them.
    pub fn files(&self) -> impl Iterator<Item = &SourceText> {
        let layers = self
            .project
            .iter()
            .chain(self.brands.values().map(|brand| &brand.layer))
            .chain(std::iter::once(&self.stock));
        let files = layers.flat_map(|layer| layer.templates.values().chain(layer.locales.values().flatten()));
        let tomls = self.brands.values().filter_map(|brand| brand.toml.as_ref());
        files.chain(tomls)
    }

    /// Finds the text of a file by the path that diagnostics name.
    pub fn text(&self, path: &str) -> Option<&str> {
        self.files().find(|file| file.path == path).map(|file| file.text.as_str())
    }
}
