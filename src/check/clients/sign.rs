//! How a feature is recognised in a mail, and what its absence does: the words of the table in `data/features.rs`.

/// One row of the table.
#[derive(Debug)]
pub struct Row {
    /// The feature of the data.
    pub slug: &'static str,
    /// How it is recognised.
    pub detector: Detector,
    /// What a program without it makes of the mail.
    pub impact: Impact,
}

/// How a feature is recognised.
#[derive(Debug)]
pub enum Detector {
    /// By one of these signs.
    Signs(&'static [Sign]),
    /// Not in the html of a mail, for this reason.
    NotDetectable(&'static str),
}

/// Something in a mail that shows the use of a feature: one of these names, of that kind.
#[derive(Debug)]
pub struct Sign {
    /// Where the names stand.
    pub kind: Kind,
    /// In lower case, without vendors' prefixes.
    pub names: &'static [&'static str],
    /// What must come with a name; nothing where this is empty. For a property one of these keywords or functions in its value
    /// (`url`, `/` and `,` as well), for an attribute one of these elements.
    pub with: &'static [&'static str],
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A CSS property.
    Property,
    /// A keyword that any property may have.
    Keyword,
    /// A CSS function.
    Function,
    /// The unit of a number.
    Unit,
    /// An at-rule.
    AtRule,
    /// A feature that a media query asks for.
    Media,
    /// A kind of selector, a pseudo-class (`:hover`) or a pseudo-element (`::before`).
    Selector,
    /// What is left of CSS: `important`, `variable`, `nesting`, `comment`.
    Syntax,
    /// An html element.
    Element,
    /// An html attribute.
    Attribute,
    /// The type of an `<input>`, `button-` before that of a `<button>`.
    Control,
    /// The format of an image, by the ending of its address or its media type.
    Image,
    /// What is left of html: `comment`, `doctype`, `data-image`, `anchor`, `mailto`.
    Html,
}

/// What a program without the feature makes of the mail.
#[derive(Clone, Copy, Debug)]
pub enum Impact {
    /// It is read as it was meant, only plainer.
    Degrades,
    /// Its layout or a part of it is lost. What to write instead.
    Breaks(&'static str),
    /// The same, where the use of it is such.
    BreaksWhen(When, &'static str),
}

/// A certain kind of use.
#[derive(Clone, Copy, Debug)]
pub enum When {
    /// A value holds one of these keywords.
    Keyword(&'static [&'static str]),
    /// A value holds a negative number.
    Negative,
    /// The value is nought.
    Zero,
    /// A value holds one of these functions, its arguments parted by white space.
    Spaced(&'static [&'static str]),
    /// A value holds this sign outside of functions.
    Sign(char),
    /// A value holds an address.
    Address,
    /// A value colours text or a ground.
    Colours,
    /// Nothing but the image gives the ground a colour.
    NoColourBehind,
    /// `!important` in capitals.
    Capitals,
    /// The element has none of these attributes.
    Without(&'static [&'static str]),
    /// The element has this attribute, and its value holds this.
    Attribute(&'static str, &'static str),
    /// It is on one of these elements.
    On(&'static [&'static str]),
    /// It is within this element.
    Within(&'static str),
    /// It is on another element than these.
    Elsewhere(&'static [&'static str]),
    /// A table is inside, which `mso-hide:all` does not hide.
    TableInside,
    /// Neither text nor an image inside takes its place.
    Empty,
    /// No `display:none` hides the element as well.
    Shown,
    /// The address names no font.
    NoFont,
    /// The attribute's value holds one of these.
    Holds(&'static [&'static str]),
    /// The content has more bytes than this.
    LongerThan(usize),
    /// Always.
    Always,
    /// All of these.
    All(&'static [When]),
}

/// A use of a feature that programs with partial support do not support.
#[derive(Debug)]
pub struct Caveat {
    /// The feature.
    pub slug: &'static str,
    /// What the data's note about it holds; a program is concerned when its latest version has such a note.
    pub note: &'static str,
    /// The use that the note speaks of.
    pub when: When,
    /// What is not supported, for the message.
    pub what: &'static str,
    /// What to write instead.
    pub instead: &'static str,
}

/// A property, whatever its value.
pub const fn property(names: &'static [&'static str]) -> Sign {
    Sign { kind: Kind::Property, names, with: &[] }
}

/// A property with one of those keywords or functions in its value.
pub const fn value(names: &'static [&'static str], with: &'static [&'static str]) -> Sign {
    Sign { kind: Kind::Property, names, with }
}

/// An attribute, whatever the element.
pub const fn attribute(names: &'static [&'static str]) -> Sign {
    Sign { kind: Kind::Attribute, names, with: &[] }
}

/// Anything without a condition.
pub const fn sign(kind: Kind, names: &'static [&'static str]) -> Sign {
    Sign { kind, names, with: &[] }
}
