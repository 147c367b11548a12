//! The rules by group, one file a group.

mod arguments;
mod clients;
mod entries;
mod mail;
mod markup;
mod project;
mod suppressions;
mod templates;
mod text;
mod variants;

use super::Group;

/// The groups in the order of the page.
pub const GROUPS: &[Group] = &[
    Group { title: "Project and files", rules: project::RULES },
    Group { title: "Entries", rules: entries::RULES },
    Group { title: "Arguments", rules: arguments::RULES },
    Group { title: "Markup and slots", rules: markup::RULES },
    Group { title: "Variants", rules: variants::RULES },
    Group { title: "Text of translations", rules: text::RULES },
    Group { title: "Templates", rules: templates::RULES },
    Group { title: "Rendered mails", rules: mail::RULES },
    Group { title: "Mail programs", rules: clients::RULES },
    Group { title: "Suppressions", rules: suppressions::RULES },
];
