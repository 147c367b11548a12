//! What variables hold, and how much may be worked out.

use std::collections::BTreeMap;

use super::Value;
use crate::import::piece::cost;

/// The most that one run may produce, in bytes of text and pieces: eight times the largest source.
pub const MAX_SPENT: usize = 4 << 20;
/// The most that all runs of a source may produce together.
const MAX_WORK: usize = 128 << 20;

/// Variables with a journal, so that a branch can be taken back without a copy of all that others hold.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    held: BTreeMap<String, Value>,
    /// What variables held before each assignment.
    journal: Vec<(String, Option<Value>)>,
}

/// What variables hold at the end of a branch that assigned them.
pub type Ends = BTreeMap<String, Option<Value>>;

impl Scope {
    /// What a variable holds.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.held.get(name)
    }

    /// Assigns a variable, or forgets it.
    pub fn set(&mut self, name: &str, value: Option<Value>) {
        let before = match value {
            Some(value) => self.held.insert(name.to_owned(), value),
            None => self.held.remove(name),
        };
        self.journal.push((name.to_owned(), before));
    }

    /// Where the journal stands.
    pub fn mark(&self) -> usize {
        self.journal.len()
    }

    /// Takes back what was assigned since `mark`, and gives it.
    pub fn undo(&mut self, mark: usize) -> Ends {
        let mut ends = Ends::new();
        while self.journal.len() > mark {
            let Some((name, before)) = self.journal.pop() else { break };
            let after = match before {
                Some(value) => self.held.insert(name.clone(), value),
                None => self.held.remove(&name),
            };
            ends.entry(name).or_insert(after);
        }
        ends
    }
}

/// What a source's runs have produced.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spent {
    run: usize,
    all: usize,
}

impl Spent {
    /// Begins another run.
    pub fn begin(&mut self) {
        self.run = 0;
    }

    /// Adds to what was produced; whether that is the first that is too much.
    pub fn add(&mut self, amount: usize) -> bool {
        let before = self.is_over();
        self.run = self.run.saturating_add(amount);
        self.all = self.all.saturating_add(amount);
        !before && self.is_over()
    }

    /// Whether nothing more may be produced.
    pub fn is_over(&self) -> bool {
        self.run > MAX_SPENT || self.all > MAX_WORK
    }
}

/// What a copy of a value comes to.
pub fn value_cost(value: &Value) -> usize {
    match value {
        Value::Nil | Value::Bool(_) | Value::Number(_) => 16,
        Value::Language(text, origin) => text.as_ref().map_or(0, String::len) + origin.len() + 32,
        Value::Text(pieces) => cost(pieces) + 16,
        Value::Run(run) => run.size() + 32,
        Value::List(values) => values.iter().map(value_cost).sum::<usize>() + 16,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_branch_is_taken_back_with_what_it_assigned() {
        let mut scope = Scope::default();
        scope.set("a", Some(Value::Number(1.0)));
        let mark = scope.mark();
        scope.set("a", Some(Value::Number(2.0)));
        scope.set("b", Some(Value::Nil));
        scope.set("a", Some(Value::Number(3.0)));
        let ends = scope.undo(mark);
        assert_eq!(ends, BTreeMap::from([("a".into(), Some(Value::Number(3.0))), ("b".into(), Some(Value::Nil))]));
        assert_eq!((scope.get("a"), scope.get("b")), (Some(&Value::Number(1.0)), None));
    }

    #[test]
    fn too_much_is_said_once_a_run_and_in_all() {
        let mut spent = Spent::default();
        assert!(!spent.add(MAX_SPENT) && spent.add(1) && !spent.add(1) && spent.is_over());
        spent.begin();
        assert!(!spent.is_over());
        assert!(spent.add(MAX_WORK));
        spent.begin();
        assert!(spent.is_over());
    }
}
