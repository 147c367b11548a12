//! The requests that every email is rendered with: its samples, and its first sample changed so that every value of every
//! dimension (titles, kinds of names, absent and hostile fields, numbers of each plural category) meets every value of every other once.

mod pairs;
mod values;

use serde_json::{Value, json};

use crate::settings::Settings;
use crate::template::Email;
use values::{Dimension, Edit};

/// A request that can be made again.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The sample.
    pub sample: String,
    /// What was changed in it: `title Dr.`, `name absent`.
    pub changes: Vec<String>,
    /// The request.
    pub request: Value,
}

impl Scenario {
    /// How it is made: `1-full: title Dr., name absent`.
    pub fn name(&self) -> String {
        match self.changes.is_empty() {
            true => self.sample.clone(),
            false => format!("{}: {}", self.sample, self.changes.join(", ")),
        }
    }
}

/// The scenarios of one email, ready to be made for any locale.
#[derive(Debug)]
pub struct Plan {
    samples: Vec<Scenario>,
    dimensions: Vec<Dimension>,
    rows: Vec<Vec<usize>>,
}

impl Plan {
    /// Plans the scenarios of `email`; `samples` are its sound samples in order.
    pub fn new(email: &Email, settings: &Settings, samples: Vec<(String, Value)>) -> Plan {
        let samples: Vec<Scenario> =
            samples.into_iter().map(|(sample, request)| Scenario { sample, changes: Vec::new(), request }).collect();
        let dimensions = match samples.first() {
            Some(_) => values::dimensions(email, settings, &samples),
            None => Vec::new(),
        };
        let sizes: Vec<usize> = dimensions.iter().map(|d| d.values.len()).collect();
        Plan { samples, rows: pairs::cover(&sizes), dimensions }
    }

    /// The samples themselves.
    pub fn samples(&self) -> &[Scenario] {
        &self.samples
    }

    /// The changed samples; `numbers` show how the locale counts.
    pub fn changed<'a>(&'a self, numbers: &'a [u32]) -> impl Iterator<Item = Scenario> + 'a {
        let base = self.samples.first();
        self.rows.iter().filter_map(move |row| Some(self.make(base?, row, numbers)))
    }

    fn make(&self, base: &Scenario, row: &[usize], numbers: &[u32]) -> Scenario {
        let mut request = base.request.clone();
        let mut changes = Vec::new();
        for (dimension, value) in self.dimensions.iter().zip(row) {
            let Some(value) = dimension.values.get(*value) else { continue };
            for edit in &value.edits {
                apply(&mut request, edit, numbers);
            }
            let shown = match value.edits.first() {
                Some(Edit::Count(_, count)) => count.among(numbers).to_string(),
                _ => value.label.clone(),
            };
            if !shown.is_empty() {
                changes.push(format!("{} {shown}", dimension.name));
            }
        }
        Scenario { sample: base.sample.clone(), changes, request }
    }
}

fn apply(request: &mut Value, edit: &Edit, numbers: &[u32]) {
    match edit {
        Edit::Set(pointer, value) => set(request, pointer, value.clone()),
        Edit::Count(pointer, count) => set(request, pointer, json!(count.among(numbers))),
        Edit::Remove(pointer) => {
            if let Some((parent, key)) = pointer.rsplit_once('/')
                && let Some(object) = request.pointer_mut(parent).and_then(Value::as_object_mut)
            {
                object.shift_remove(&key.replace("~1", "/").replace("~0", "~"));
            }
        }
    }
}

/// Sets what a JSON pointer names; objects on the way are made.
fn set(request: &mut Value, pointer: &str, value: Value) {
    let mut place = request;
    for key in pointer.split('/').skip(1) {
        if !place.is_object() {
            *place = json!({});
        }
        let Some(object) = place.as_object_mut() else { return };
        place = object.entry(key.replace("~1", "/").replace("~0", "~")).or_insert(Value::Null);
    }
    *place = value;
}
