//! `new`: a project that renders, checks clean and previews at once.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use include_dir::Dir;

use super::args::NewArgs;
use super::output::{Failure, put};
use crate::project::{CONFIG_FILE, STOCK_LOCALES, STOCK_TEMPLATES};

/// The configuration of a new project; `{offered}` is the list of stock locales.
const CONFIG: &str = include_str!("new/vocative.toml");

/// Writes the project.
pub fn run(args: &NewArgs, base: Option<&Path>) -> Result<ExitCode, Failure> {
    let root = &base.unwrap_or(Path::new("")).join(&args.target);
    for name in [CONFIG_FILE, "templates", "locales"] {
        if root.join(name).exists() {
            let message = format!("{} already holds {name}; choose another directory", root.display());
            return Err(Failure::usage(message));
        }
    }
    let offered: Vec<String> = STOCK_LOCALES.dirs().map(|dir| format!("{:?}", dir.path().to_string_lossy())).collect();
    write(&root.join(CONFIG_FILE), CONFIG.replace("{offered}", &offered.join(", ")).as_bytes())?;
    copy(&STOCK_TEMPLATES, &root.join("templates"))?;
    if let Some(english) = STOCK_LOCALES.get_dir("en") {
        copy_files(english, &root.join("locales"))?;
    }
    let shown = root.display();
    put(&format!(
        "a project in {shown}: vocative.toml, templates/, locales/en/\n\
         \n\
         next:\n  vocative -C {shown} list\n  vocative -C {shown} render reset_email --part text\n  \
         vocative -C {shown} preview --open\n"
    ))?;
    Ok(ExitCode::SUCCESS)
}

fn copy(dir: &Dir<'_>, to: &Path) -> Result<(), Failure> {
    copy_files(dir, to)?;
    dir.dirs().try_for_each(|sub| copy(sub, to))
}

/// The files directly in `dir`; their paths are relative to the embedded set.
fn copy_files(dir: &Dir<'_>, to: &Path) -> Result<(), Failure> {
    dir.files().try_for_each(|file| write(&to.join(file.path()), file.contents()))
}

fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure::usage(format!("cannot write {}: {error}", path.display()));
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(failed)?;
    }
    fs::write(path, content).map_err(failed)
}
