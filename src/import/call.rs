//! Calls of `t`, as lifting text out of a template writes them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::catalog::is_argument_name;
use crate::template::TemplateFile;
use crate::template::quote;

/// The most values in sentences of two languages that are one entry; with more of them, a language stays apart.
const MAX_ARGUMENTS: usize = 100;

/// A file as the loader would have it.
pub fn file(email: &str, name: &str, text: &str) -> Arc<TemplateFile> {
    Arc::new(TemplateFile {
        path: format!("templates/{email}/{name}"),
        name: format!("{email}/{name}"),
        text: text.to_owned(),
    })
}

/// A call of `t` with its arguments in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The entry.
    pub id: String,
    /// Arguments and slots by name: expressions, calls of `a`.
    pub arguments: Vec<(String, String)>,
}

impl Call {
    /// Reads what `extract` writes: `{{ t(id="…", name=…) }}`.
    pub fn parse(source: &str) -> Option<Call> {
        let inner = source.trim_matches(['{', '}', ' ', '-']).strip_prefix("t(")?.strip_suffix(')')?;
        let mut arguments = arguments(inner);
        let (name, id) = arguments.first().cloned().filter(|(name, _)| name == "id")?;
        let _ = name;
        arguments.remove(0);
        Some(Call { id: id.trim_matches('"').to_owned(), arguments })
    }

    /// The call as it stands in a template.
    pub fn source(&self) -> String {
        let arguments: String = self.arguments.iter().map(|(name, source)| format!(", {name}={source}")).collect();
        format!("{{{{ t(id={}{arguments}) }}}}", quote(&self.id))
    }
}

/// Arguments between commas: name and expression.
pub fn arguments(source: &str) -> Vec<(String, String)> {
    let (mut depth, mut start, mut quote, mut found) = (0usize, 0, None, Vec::new());
    let mut add = |part: &str| {
        if let Some((name, value)) = part.split_once('=') {
            found.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    };
    let mut skip = false;
    for (at, c) in source.char_indices() {
        match (quote, c) {
            _ if skip => skip = false,
            (Some('"'), '\\') => skip = true,
            (Some(open), c) if c == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '(' | '[' | '{') => depth += 1,
            (None, ')' | ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                add(&source[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    add(&source[start..]);
    found
}

impl Call {
    /// Names arguments by their paths: `extract` reads `user.name or ""` as one. Gives the former names with the new ones.
    pub fn rename(&mut self) -> Vec<(String, String)> {
        let mut names: Vec<(String, String)> = Vec::new();
        let slots = self.arguments.iter().filter(|(_, source)| source.starts_with("a("));
        let mut taken: BTreeSet<String> = slots.map(|(name, _)| name.clone()).collect();
        let mut number = 1;
        for at in 0..self.arguments.len() {
            let (old, source) = self.arguments[at].clone();
            let mut new = old.clone();
            if !source.starts_with("a(") {
                let path = source.trim_start_matches('(');
                let end = path.find(|c: char| !(c.is_ascii_alphanumeric() || "._?".contains(c))).unwrap_or(path.len());
                let words: Vec<String> =
                    path[..end].split(['.', '?']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
                let last = match words.as_slice() {
                    [object, field] if field == "name" && object != "user" && object != "data" => object.clone(),
                    words => words.last().cloned().unwrap_or_default(),
                };
                let longer = words.iter().rev().take(2).rev().cloned().collect::<Vec<_>>().join("_");
                // Those behind get their names later; slots keep theirs.
                let fits = |name: &String| is_argument_name(name) && name != "id" && !taken.contains(name);
                let short = [last, longer, "value".to_owned()].into_iter().find(fits);
                new = short.unwrap_or_else(|| {
                    loop {
                        number += 1;
                        let name = format!("value{number}");
                        if fits(&name) {
                            break name;
                        }
                    }
                });
                taken.insert(new.clone());
            }
            self.arguments[at].0.clone_from(&new);
            names.push((old, new));
        }
        names
    }

    /// Takes up what `other` passes, which says `value` where `test` holds. Gives the value with the names that this call has.
    pub fn take(&mut self, other: &Call, value: &str, test: &str) -> Option<String> {
        let is_slot = |source: &str| source.starts_with("a(");
        if self.arguments.len() + other.arguments.len() > 2 * MAX_ARGUMENTS {
            return None;
        }
        let mut names: Vec<(String, String)> = Vec::new();
        let mut waiting: Vec<usize> = (0..self.arguments.len()).filter(|at| is_slot(&self.arguments[*at].1)).collect();
        let mut unmatched = Vec::new();
        for (name, source) in &other.arguments {
            let same = self.arguments.iter().position(|(_, own)| own == source);
            match same {
                Some(at) => {
                    waiting.retain(|waits| *waits != at);
                    names.push((name.clone(), self.arguments[at].0.clone()));
                }
                None if is_slot(source) => unmatched.push((name, source)),
                None => {
                    let free = |candidate: &String| self.arguments.iter().all(|(known, _)| known != candidate);
                    let numbered = (2..).map(|n| format!("{name}{n}"));
                    let new = std::iter::once(name.clone()).chain(numbered).find(free)?;
                    self.arguments.push((new.clone(), source.clone()));
                    names.push((name.clone(), new));
                }
            }
        }
        if unmatched.len() > waiting.len() {
            return None;
        }
        for ((name, source), at) in unmatched.into_iter().zip(waiting) {
            let merged = merged_link(&self.arguments[at].1, source, test)?;
            self.arguments[at].1 = merged;
            names.push((name.clone(), self.arguments[at].0.clone()));
        }
        Some(renamed(value, &names))
    }
}

/// Two links of one look, the second where `test` holds.
fn merged_link(own: &str, other: &str, test: &str) -> Option<String> {
    let parts = |call: &str| Some(arguments(call.strip_prefix("a(")?.strip_suffix(')')?));
    let (own, other) = (parts(own)?, parts(other)?);
    let same =
        own.len() == other.len() && own.iter().zip(&other).all(|(a, b)| a.0 == b.0 && (a.0 == "href" || a.1 == b.1));
    if !same {
        return None;
    }
    let merged = own.iter().zip(&other).map(|((name, a), (_, b))| {
        if a == b { format!("{name}={a}") } else { format!("{name}=({b} if {test} else {a})") }
    });
    Some(format!("a({})", merged.collect::<Vec<_>>().join(", ")))
}

/// A value with other names of arguments (`{ $name }`) and slots (`<link>`).
pub fn renamed(value: &str, names: &[(String, String)]) -> String {
    if names.iter().all(|(from, to)| from == to) {
        return value.to_owned();
    }
    let mut out = String::with_capacity(value.len());
    let mut at = 0;
    while at < value.len() {
        let rest = &value[at..];
        let opening = ["{ $", "</", "<"].into_iter().find(|sign| rest.starts_with(sign));
        let length = opening.map_or(0, |sign| {
            let name = &rest[sign.len()..];
            name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(name.len())
        });
        let Some(sign) = opening.filter(|_| length > 0) else {
            let c = rest.chars().next().unwrap_or_default();
            out.push(c);
            at += c.len_utf8().max(1);
            continue;
        };
        let name = &rest[sign.len()..sign.len() + length];
        let new = names.iter().find(|(from, _)| from == name).map_or(name, |(_, to)| to.as_str());
        out.push_str(sign);
        out.push_str(new);
        at += sign.len() + length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_read_and_written() {
        let source = "{{ t(id=\"a-b\", name=user.name or \"x, y\", link=a(href=data.url, style=\"a: b\")) }}";
        let call = Call::parse(source).unwrap_or_else(|| panic!("{source}"));
        assert_eq!(call.id, "a-b");
        assert_eq!(
            call.arguments,
            [
                ("name".into(), "user.name or \"x, y\"".into()),
                ("link".into(), "a(href=data.url, style=\"a: b\")".into())
            ]
        );
        assert_eq!(call.source(), source);
    }
}
