//! Differences between two texts, for people.

use similar::{ChangeTag, TextDiff};

use crate::diagnostic::printable;

/// A unified difference with the names of both sides; empty when there is none.
pub fn unified(before: &str, after: &str, old: &str, new: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    printable_lines(&diff.unified_diff().context_radius(2).missing_newline_hint(false).header(old, new).to_string())
}

/// The places that change from `before` to `after`: the changed lines alone, by which an equal change in another file is
/// known, and the hunk with a line around them.
pub fn hunks(before: &str, after: &str) -> Vec<(String, String)> {
    let diff = TextDiff::from_lines(before, after);
    let mut unified = diff.unified_diff();
    let hunks = unified.context_radius(1).missing_newline_hint(false).iter_hunks();
    hunks
        .map(|hunk| {
            let changed = hunk.iter_changes().filter(|change| change.tag() != ChangeTag::Equal);
            let key =
                changed.map(|change| format!("{}{}\n", change.tag(), change.value().trim_end_matches('\n'))).collect();
            (key, printable_lines(&hunk.to_string()))
        })
        .collect()
}

/// Invisible characters shown and not obeyed, line by line.
fn printable_lines(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", printable(line))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_changes_have_equal_keys_whatever_stands_around_them() {
        let one = hunks("a\nx\nb\n", "a\ny\nb\n");
        let two = hunks("c\nx\nd\n", "c\ny\nd\n");
        assert_eq!(one[0].0, two[0].0);
        assert_eq!(one[0].1, "@@ -1,3 +1,3 @@\n a\n-x\n+y\n b\n");
        assert_eq!(hunks("x\n1\n2\n3\n4\nx\n", "y\n1\n2\n3\n4\ny\n").len(), 2);
        assert!(unified("a\n", "a\n", "a", "b").is_empty());
        assert!(unified("a\n", "a\u{202e}\n", "a", "b").contains("\\u{202e}"));
    }
}
