//! Selectors and their variants: plural categories of the language, keys that can be chosen, neutral defaults.

use std::collections::BTreeSet;

use super::{Case, Text, quoted};
use crate::catalog::resource::{Expr, Pattern, Piece, Variant};
use crate::check::facts::{Outcome, Select, is_category};
use crate::diagnostic::{Report, did_you_mean};
use crate::salutation;

/// Keys that stand for one gender, in any project's words.
const GENDERED: &[&str] = &["ms", "mr", "mrs", "male", "female", "masculine", "feminine", "m", "f", "man", "woman"];

/// Looks at the selects of one text.
pub fn check(case: &Case<'_>, report: &mut Report) {
    for select in &case.text.facts.selects {
        if select.by_number() {
            plural(case, select, report);
        }
        if !case.text.entry.term {
            keys(case, select, report);
            identical(case, select, report);
        }
        default(case, select, report);
    }
    if !case.text.entry.term {
        lost_plural(case, report);
    }
    unguarded_name(case, report);
}

/// A greeting that prints a part of a name for people who may have none.
fn unguarded_name(case: &Case<'_>, report: &mut Report) {
    if !salutation::ENTRIES.contains(&case.text.name.as_str()) {
        return;
    }
    let all =
        salutation::SELECTORS.iter().find(|(name, ..)| *name == "name_kind").map_or(&[][..], |(_, keys, _)| *keys);
    // Only the greeting line is asked for when there is no name at all.
    let line = case.text.name == salutation::ENTRIES[0];
    let kinds: Vec<&str> = all.iter().copied().filter(|kind| line || *kind != "none").collect();
    for outcome in &case.text.facts.outcomes {
        for (name, given) in salutation::TEXTS {
            let Some(place) = outcome.printed.get(name) else { continue };
            let without: Vec<&str> =
                kinds.iter().copied().filter(|kind| reaches(outcome, case, kind) && !given.contains(kind)).collect();
            if !without.is_empty() {
                let message =
                    format!("`${name}` is printed where there may be none: `$name_kind` can be {}", quoted(without));
                let hint = format!(
                    "print it only in the variants {} of `$name_kind`",
                    quoted(given.iter().map(|kind| format!("[{kind}]")))
                );
                report.push(case.text.error("salutation-unguarded", Some(place), message).hint(hint));
            }
        }
    }
}

/// Whether a text comes out for a kind of name.
fn reaches(outcome: &Outcome<'_>, case: &Case<'_>, kind: &str) -> bool {
    outcome.choices.iter().filter(|choice| choice.selector.argument == Some("name_kind")).all(|choice| {
        let select =
            case.text.facts.selects.iter().find(|s| s.variants.iter().any(|v| std::ptr::eq(v, choice.variant)));
        let listed = select.is_some_and(|s| s.variants.iter().any(|v| v.key == kind));
        choice.variant.key == kind || (choice.variant.default && !listed)
    })
}

fn plural(case: &Case<'_>, select: &Select<'_>, report: &mut Report) {
    let plurals = case.side.plurals.counting(select.selector.ordinal);
    if !plurals.known {
        return;
    }
    let language = case.side.locale.name();
    for variant in select.variants.iter().filter(|v| !v.numeric && is_category(&v.key)) {
        if !variant.default && !plurals.has(&variant.key) {
            let message =
                format!("{language} has no plural category `{}`: no number ever chooses this variant", variant.key);
            let hint = format!(
                "its categories are {}; for one number write it: `[0]`",
                quoted(plurals.categories.iter().map(|category| category.name))
            );
            report.push(case.text.warning("plural-unreachable", Some(&variant.span), message).hint(hint));
        }
    }
    let has = |category: &str| select.variants.iter().any(|v| !v.numeric && v.key == category);
    let exact: BTreeSet<&str> = select.variants.iter().filter(|v| v.numeric).map(|v| v.key.as_str()).collect();
    // Where 0 counts as one (French, Portuguese), `[1]` is what its author meant by it.
    let written = |n: &u32| exact.contains(n.to_string().as_str()) || (*n == 0 && exact.contains("1"));
    let missing: Vec<&str> = plurals
        .needed()
        .filter(|category| *category != "other" && !has(category))
        .filter(|category| !plurals.numbers(category).iter().all(written))
        .collect();
    // A select by exact numbers alone ("[0] none *[other] some") does not inflect anything.
    let inflects = select.variants.iter().any(|v| !v.numeric && v.key != "other" && is_category(&v.key));
    if missing.is_empty() || !(inflects || exact.contains("1")) {
        return;
    }
    let shown: Vec<String> = missing
        .iter()
        .map(|category| {
            let numbers: Vec<String> = plurals.numbers(category).iter().take(4).map(ToString::to_string).collect();
            format!("[{category}] for {}", numbers.join(", "))
        })
        .collect();
    let message = format!("{language} needs another form: {}", shown.join("; "));
    let hint =
        format!("add {}; numbers without one take the default", quoted(missing.iter().map(|c| format!("[{c}]")),));
    report.push(case.text.warning("plural-missing", Some(&select.span), message).hint(hint));
}

/// A number that the reference inflects by and the translation only prints.
fn lost_plural(case: &Case<'_>, report: &mut Report) {
    let Some((reference, _)) = case.reference else { return };
    for select in reference.facts.selects.iter().filter(|s| s.by_number()) {
        let Some(argument) = select.selector.argument else { continue };
        let selected =
            case.text.facts.outcomes.iter().flat_map(|o| &o.choices).any(|c| c.selector.argument == Some(argument));
        let place = case.text.facts.outcomes.iter().find_map(|o| o.printed.get(argument));
        let forms = case.side.plurals.counting(select.selector.ordinal).needed().count();
        if let Some(place) = place.filter(|_| !selected && forms > 1) {
            let message = format!(
                "one text for every `${argument}`, where the reference has plural forms ({})",
                reference.place()
            );
            let hint = format!("select by the number: `{{ ${argument} -> [one] … *[other] … }}`");
            report.push(case.text.warning("plural-lost", Some(place), message).hint(hint));
        }
    }
}

fn keys(case: &Case<'_>, select: &Select<'_>, report: &mut Report) {
    let Some(argument) = select.selector.argument.filter(|_| select.selector.function.is_none()) else { return };
    let (allowed, sure): (BTreeSet<String>, bool) = match allowed(case.text, argument) {
        Some(keys) => (keys.iter().map(|k| (*k).to_owned()).collect(), true),
        None => {
            let passed = case.calls().iter().filter_map(|call| call.passed(argument));
            let known: Vec<_> = passed.collect();
            if select.by_number() && !known.is_empty() && known.iter().all(super::calls::Passed::is_text) {
                let message =
                    format!("`${argument}` is text; plural categories and numbers are chosen by numbers only");
                let hint = "pass a number, declare it as one in email.toml, or select by its texts".to_owned();
                // Where the reference counts too, it is said there for all locales.
                let counted = |(text, _): (&Text<'_>, _)| {
                    text.facts.selects.iter().any(|s| s.selector.argument == Some(argument) && s.by_number())
                };
                if !case.reference.is_some_and(counted) {
                    report.push(case.text.error("selector-type", Some(&select.span), message).hint(hint));
                }
                return;
            }
            let lists: Vec<BTreeSet<String>> = known.iter().filter_map(super::calls::Passed::allowed).collect();
            match (lists.is_empty() || lists.len() < case.calls().len(), reference_keys(case, argument)) {
                (false, _) => (lists.into_iter().flatten().collect(), true),
                (true, Some(keys)) if !select.by_number() => (keys, false),
                _ => return,
            }
        }
    };
    for variant in select.variants.iter().filter(|v| !(allowed.contains(&v.key) || v.default && v.key == "other")) {
        let hint = match did_you_mean(&variant.key, allowed.iter().map(String::as_str)) {
            Some(meant) => format!("did you mean [{meant}]?"),
            None => format!("the values are {}", quoted(&allowed)),
        };
        let (rule, message) = if sure {
            ("selector-key-unknown", format!("`${argument}` is never `{}`", variant.key))
        } else {
            ("variant-unknown", format!("the reference has no variant [{}] of `${argument}`", variant.key))
        };
        let found = case.text.error(rule, Some(&variant.span), message).hint(hint);
        // A default is chosen whatever its key says.
        report.push(if sure && !variant.default { found } else { found.into_warning() });
    }
}

/// What a greeting's selector can be.
fn allowed(text: &Text<'_>, argument: &str) -> Option<&'static [&'static str]> {
    let greeting = salutation::ENTRIES.contains(&text.name.as_str());
    salutation::SELECTORS.iter().find(|(name, ..)| greeting && *name == argument).map(|(_, keys, _)| *keys)
}

fn reference_keys(case: &Case<'_>, argument: &str) -> Option<BTreeSet<String>> {
    let (reference, _) = case.reference?;
    let selects = reference.facts.selects.iter().filter(|s| s.selector.argument == Some(argument));
    let keys: BTreeSet<String> = selects.flat_map(|s| s.variants).map(|v| v.key.clone()).collect();
    (!keys.is_empty()).then_some(keys)
}

/// A default serves whoever said nothing: it must not call them a man or a woman.
fn default(case: &Case<'_>, select: &Select<'_>, report: &mut Report) {
    let Some(default) = select.default() else { return };
    let neutral = salutation::SELECTORS
        .iter()
        .find(|(name, keys, _)| Some(*name) == select.selector.argument && keys.contains(&default.key.as_str()))
        .filter(|_| salutation::ENTRIES.contains(&case.text.name.as_str()));
    if let Some((name, _, defaults)) = neutral.filter(|(_, _, defaults)| !defaults.contains(&default.key.as_str())) {
        let message = format!("the default of `${name}` is [{}]: everybody else is greeted so", default.key);
        let keys: Vec<String> = defaults.iter().map(|key| format!("`*[{key}]`")).collect();
        let hint = format!("make {} the default", keys.join(" or "));
        report.push(case.text.error("default-not-neutral", Some(&default.span), message).hint(hint));
        return;
    }
    if GENDERED.contains(&default.key.as_str()) {
        let message = format!("the default is [{}]: everybody who said nothing is addressed so", default.key);
        let hint = "make a neutral variant the default, such as `*[none]` or `*[other]`";
        report.push(case.text.error("default-not-neutral", Some(&default.span), message).hint(hint));
        return;
    }
    let gendered: Vec<&Variant> = select.variants.iter().filter(|v| GENDERED.contains(&v.key.as_str())).collect();
    let like = gendered.iter().find(|v| same(&v.value, &default.value));
    let differs = gendered.iter().any(|v| !same(&v.value, &default.value));
    if let Some(like) = like.filter(|_| differs) {
        let message = format!("the default says the same as [{}], and another variant says otherwise", like.key);
        let hint = "write a text for the default that suits everybody";
        report.push(case.text.warning("default-not-neutral", Some(&default.span), message).hint(hint));
    }
}

fn identical(case: &Case<'_>, select: &Select<'_>, report: &mut Report) {
    // An abbreviation may be one for every number; the select is then in place for the day when it is not.
    let variants = select.variants.split_first().filter(|(_, rest)| !rest.is_empty() && !select.by_number());
    let Some((first, rest)) = variants else { return };
    if rest.iter().all(|variant| same(&variant.value, &first.value)) {
        let message = "all variants say the same";
        report.push(
            case.text
                .warning("variants-identical", Some(&select.span), message)
                .hint("write the text once, without a selector"),
        );
    }
}

/// Whether two texts say the same, wherever they stand.
fn same(a: &Pattern, b: &Pattern) -> bool {
    a.pieces.len() == b.pieces.len()
        && a.pieces.iter().zip(&b.pieces).all(|pair| match pair {
            (Piece::Text(a, _), Piece::Text(b, _)) => a.split_whitespace().eq(b.split_whitespace()),
            (Piece::Place(a), Piece::Place(b)) => same_value(a, b),
            _ => false,
        })
}

fn same_value(a: &Expr, b: &Expr) -> bool {
    let same_options = |a: &[(String, Expr)], b: &[(String, Expr)]| {
        a.len() == b.len() && a.iter().zip(b).all(|((a, x), (b, y))| a == b && same_value(x, y))
    };
    match (a, b) {
        (Expr::Literal(a, _), Expr::Literal(b, _)) | (Expr::Number(a, _), Expr::Number(b, _)) => a == b,
        (Expr::Variable(a, _), Expr::Variable(b, _)) => a == b,
        (
            Expr::Call { name: a, positional: ap, named: an, .. },
            Expr::Call { name: b, positional: bp, named: bn, .. },
        ) => a == b && ap.len() == bp.len() && ap.iter().zip(bp).all(|(a, b)| same_value(a, b)) && same_options(an, bn),
        (Expr::Message { id: a, attribute: x, .. }, Expr::Message { id: b, attribute: y, .. }) => (a, x) == (b, y),
        (Expr::Term { id: a, attribute: x, named: n, .. }, Expr::Term { id: b, attribute: y, named: m, .. }) => {
            (a, x) == (b, y) && same_options(n, m)
        }
        (Expr::Select { selector: a, variants: v }, Expr::Select { selector: b, variants: w }) => {
            same_value(a, b)
                && v.len() == w.len()
                && v.iter().zip(w).all(|(v, w)| v.key == w.key && v.default == w.default && same(&v.value, &w.value))
        }
        _ => false,
    }
}
