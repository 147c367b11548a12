//! A name pattern such as `{surname}, {given-initial}`, and how it closes up around parts that are not known.

use super::part::{Field, Modifier, Modifiers, parse_key};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Element {
    Literal(&'static str),
    Field(Field, Modifiers),
}

/// A parsed `namePattern`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern(Vec<Element>);

impl Pattern {
    /// Reads a pattern. CLDR's are well formed (a test reads them all); a field of an unknown name would be left out.
    pub(super) fn parse(source: &'static str) -> Pattern {
        let mut elements = Vec::new();
        for piece in source.split_inclusive('}') {
            let (literal, key) = match piece.split_once('{') {
                Some((literal, key)) => (literal, key.trim_end_matches('}')),
                None => (piece, ""),
            };
            if !literal.is_empty() {
                elements.push(Element::Literal(literal));
            }
            elements.extend(parse_key(key).map(|(field, modifiers)| Element::Field(field, modifiers)));
        }
        Pattern(elements)
    }

    pub(super) fn fields(&self) -> impl Iterator<Item = (Field, Modifiers)> + '_ {
        self.0.iter().filter_map(|element| match *element {
            Element::Field(field, modifiers) => Some((field, modifiers)),
            Element::Literal(_) => None,
        })
    }

    /// Whether a name without a surname would come out as its given name's initials or as nothing. A pattern that has no
    /// surname never does (UTS #35 does not say so, CLDR's expected monograms do).
    pub(super) fn needs_surname(&self) -> bool {
        let spells_out = |modifiers: Modifiers| !modifiers.has(Modifier::Initial) && !modifiers.has(Modifier::Monogram);
        self.fields().any(|(field, _)| field == Field::Surname)
            && !self.fields().any(|(field, modifiers)| field == Field::Given && spells_out(modifiers))
    }

    /// "Process a namePattern": literals before the first and after the last known part go, those around an unknown part
    /// join, and those between unknown parts go.
    pub(super) fn fill(&self, value: impl Fn(Field, Modifiers) -> String) -> String {
        let mut text = String::new();
        let (mut before, mut after) = (String::new(), String::new());
        let mut started = false;
        let mut gap = false;
        for element in &self.0 {
            match *element {
                Element::Literal(literal) if gap => after.push_str(literal),
                Element::Literal(literal) => before.push_str(literal),
                Element::Field(field, modifiers) => {
                    let part = value(field, modifiers);
                    if part.is_empty() {
                        gap = true;
                        after.clear();
                        continue;
                    }
                    // Text before the first part stays when no empty field stood there: none of CLDR's patterns has any.
                    match (started, gap) {
                        (_, false) => text.push_str(&before),
                        (true, true) => text.push_str(&join(&before, &after)),
                        (false, true) => {}
                    }
                    text.push_str(&part);
                    (started, gap) = (true, false);
                    before.clear();
                    after.clear();
                }
            }
        }
        if started && !gap {
            text.push_str(&before);
        }
        text
    }
}

/// Joins the literals on both sides of an unknown part: its punctuation goes up to the nearest space on each side, and one
/// space of those that meet stays ("Process a namePattern" step 4, read with its examples `F. Baz` and `F Baz`).
fn join(before: &str, after: &str) -> String {
    let mut rest = if before.ends_with(after) { "" } else { after };
    rest = rest.rfind(char::is_whitespace).map_or("", |at| &rest[at..]);
    match before.split_once(char::is_whitespace) {
        Some((punctuation, _)) => {
            let space = before[punctuation.len()..].chars().next().unwrap_or(' ');
            format!("{punctuation}{space}{}", rest.trim_start())
        }
        None => format!("{before}{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of "Formatting examples", and CLDR's usual literals.
    #[test]
    fn literals_close_up_around_unknown_parts() {
        for (pattern, known, expected) in [
            (
                "{title} {given} {given2} {surname}, {generation}",
                "given given2 surname generation",
                "given given2 surname, generation",
            ),
            ("{title} {given} {given2} {surname}, {generation}", "given given2 surname", "given given2 surname"),
            ("{given}. ({given2}) {surname}", "given given2 surname", "given. (given2) surname"),
            ("{given}. ({given2}) {surname}", "given surname", "given. surname"),
            ("{given}. ({given2}) {surname}", "given2 surname", "given2) surname"),
            ("{given} {surname} {generation}, {credentials}", "given credentials", "given credentials"),
            ("{given} {surname} {generation}, {credentials}", "given surname credentials", "given surname credentials"),
            ("{surname}, {given} {given2} {surname2}", "surname surname2", "surname, surname2"),
            ("{surname}{given}{title}", "surname title", "surnametitle"),
            ("{surname}{given}{title}", "", ""),
        ] {
            let known: Vec<Field> = known.split_whitespace().filter_map(Field::parse).collect();
            let fill = |field: Field, _: Modifiers| match known.contains(&field) {
                true => format!("{field:?}").to_lowercase(),
                false => String::new(),
            };
            assert_eq!(Pattern::parse(pattern).fill(fill), expected, "{pattern} with {known:?}");
        }
    }
}
