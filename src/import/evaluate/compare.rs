//! Conditions: decided where everything in them is known, tests of Tera where it is not.

use super::{Evaluator, Value, Verdict};
use crate::import::desk::UNTRANSLATED;
use crate::import::liquid::{Expression, Literal, Operator, Span};
use crate::import::piece::{Kind, Run, Test, literal};
use crate::template::quote;

impl Evaluator<'_, '_> {
    /// What a condition comes to.
    pub(super) fn condition(&mut self, condition: &Expression) -> Verdict {
        match condition {
            Expression::Not(inner) => match self.condition(inner) {
                Verdict::Known(truth) => Verdict::Known(!truth),
                Verdict::Test(test) => Verdict::Test(test.negated()),
            },
            // Both sides are always looked at: languages are collected from all of them.
            Expression::Binary(left, Operator::And, right) => match (self.condition(left), self.condition(right)) {
                (Verdict::Known(false), _) | (_, Verdict::Known(false)) => Verdict::Known(false),
                (Verdict::Known(true), other) | (other, Verdict::Known(true)) => other,
                (Verdict::Test(left), Verdict::Test(right)) => self.both(&left, "and", &right, &condition.span()),
            },
            Expression::Binary(left, Operator::Or, right) => match (self.condition(left), self.condition(right)) {
                (Verdict::Known(true), _) | (_, Verdict::Known(true)) => Verdict::Known(true),
                (Verdict::Known(false), other) | (other, Verdict::Known(false)) => other,
                (Verdict::Test(left), Verdict::Test(right)) => self.both(&left, "or", &right, &condition.span()),
            },
            Expression::Binary(left, operator, right) => self.comparison(left, *operator, right),
            value => self.truth(value),
        }
    }

    /// Two tests as one.
    fn both(&mut self, left: &Test, word: &str, right: &Test, span: &Span) -> Verdict {
        if !self.spend(left.source.len() + right.source.len(), span) {
            return Verdict::Known(false);
        }
        Verdict::Test(Test::joined(left, word, right))
    }

    /// Whether a value is there. Liquid takes an empty text for true; a profile's absent fields are empty text here, and were absent there.
    fn truth(&mut self, value: &Expression) -> Verdict {
        match self.value(value) {
            Value::Nil | Value::Bool(false) | Value::Language(None, _) => Verdict::Known(false),
            Value::Run(run) => Verdict::Test(Test::present(&run)),
            _ => Verdict::Known(true),
        }
    }

    fn comparison(&mut self, left: &Expression, operator: Operator, right: &Expression) -> Verdict {
        let span = left.span().start..right.span().end;
        let blank = [left, right].map(|side| {
            matches!(side, Expression::Literal(Literal::Nil | Literal::Blank, _))
                || matches!(side, Expression::Literal(Literal::Text(text), _) if text.is_empty())
        });
        let (a, b) = (self.value(left), self.value(right));
        let absent = match blank {
            [_, true] => Some(&a),
            [true, false] => Some(&b),
            _ => None,
        };
        if let Some(value) = absent {
            let equal = match operator {
                Operator::Equal => true,
                Operator::Unequal => false,
                _ => return self.refused(&span),
            };
            return match value {
                Value::Nil | Value::Language(None, _) => Verdict::Known(equal),
                Value::Text(pieces) => match literal(pieces) {
                    Some(text) => Verdict::Known(text.trim().is_empty() == equal),
                    None => self.refused(&span),
                },
                Value::List(values) => Verdict::Known(values.is_empty() == equal),
                Value::Run(run) if equal => Verdict::Test(Test::present(run).negated()),
                Value::Run(run) => Verdict::Test(Test::present(run)),
                _ => Verdict::Known(!equal),
            };
        }
        let contains = operator == Operator::Contains;
        match (&a, &b) {
            (Value::Language(bound, origin), Value::Text(pieces)) => {
                if let Some(text) = literal(pieces) {
                    self.candidate(&origin.clone(), bound.clone().as_deref(), &text, contains, &right.span());
                }
            }
            (Value::Text(pieces), Value::Language(bound, origin)) if !contains => {
                if let Some(text) = literal(pieces) {
                    self.candidate(&origin.clone(), bound.clone().as_deref(), &text, false, &left.span());
                }
            }
            (Value::List(values), Value::Text(pieces)) if contains => {
                let language = values.iter().find_map(|value| match value {
                    Value::Language(bound, origin) => Some((bound.clone(), origin.clone())),
                    _ => None,
                });
                if let Some((text, (bound, origin))) = literal(pieces).zip(language) {
                    self.candidate(&origin, bound.as_deref(), &text, true, &right.span());
                }
            }
            // `'de,at,ch' contains lang`: each of them.
            (Value::Text(pieces), Value::Language(bound, origin)) => {
                if let Some(text) = literal(pieces) {
                    for part in text.split([',', ' ', ';', '|']).filter(|part| !part.trim().is_empty()) {
                        self.candidate(&origin.clone(), bound.clone().as_deref(), part.trim(), false, &left.span());
                    }
                }
            }
            (Value::Run(run), known) | (known, Value::Run(run)) if !matches!(known, Value::Run(_)) => {
                let mirrored = !matches!(a, Value::Run(_));
                return self.compared(run, operator, known, mirrored, &span);
            }
            (Value::Run(left), Value::Run(right)) => {
                let Some(sign) = sign(operator).filter(|_| matches!(operator, Operator::Equal | Operator::Unequal))
                else {
                    return self.refused(&span);
                };
                let source = format!("{} {sign} {}", left.operand(), right.operand());
                return Verdict::Test(Test { source, atom: false, shows: Vec::new() });
            }
            _ => {}
        }
        match decided(&a, operator, &b) {
            Some(truth) => Verdict::Known(truth),
            None => self.refused(&span),
        }
    }

    /// A value of the request against something known.
    fn compared(&mut self, run: &Run, operator: Operator, known: &Value, mirrored: bool, span: &Span) -> Verdict {
        let shown = match known {
            Value::Text(pieces) => literal(pieces).map(|text| quote(&text)),
            Value::Bool(truth) => Some(truth.to_string()),
            Value::Number(number) => Some(number.to_string()),
            // Another language's text is compared with nothing that a request brings.
            Value::Nil => return Verdict::Known(operator == Operator::Unequal),
            _ => None,
        };
        let Some(shown) = shown else { return self.refused(span) };
        if matches!(run.kind, Kind::Role | Kind::Object) {
            return self.refused(span);
        }
        let (operand, base) = (run.operand(), run.base.clone());
        let plain = run.filters.is_empty();
        let counted = run.filters == " | length";
        match operator {
            // `size > 0` asks whether there is anything.
            Operator::Greater | Operator::Unequal if counted && shown == "0" && !mirrored => {
                Verdict::Test(Test { source: base.clone(), atom: true, shows: vec![base] })
            }
            Operator::AtLeast if counted && shown == "1" && !mirrored => {
                Verdict::Test(Test { source: base.clone(), atom: true, shows: vec![base] })
            }
            Operator::Equal if counted && shown == "0" => {
                Verdict::Test(Test { source: base, atom: true, shows: Vec::new() }.negated())
            }
            _ if counted => self.refused(span),
            Operator::Equal | Operator::Unequal => {
                let equal = operator == Operator::Equal;
                let shows = if equal && plain { vec![base] } else { Vec::new() };
                let sign = if equal { "==" } else { "!=" };
                Verdict::Test(Test { source: format!("{operand} {sign} {shown}"), atom: false, shows })
            }
            Operator::Contains if !mirrored => {
                let source = format!("({operand} and {operand} is containing(pat={shown}))");
                Verdict::Test(Test { source, atom: true, shows: Vec::new() })
            }
            Operator::Less | Operator::AtMost | Operator::Greater | Operator::AtLeast => {
                let Some(sign) = sign(operator).filter(|_| !mirrored && matches!(known, Value::Number(_))) else {
                    return self.refused(span);
                };
                let source = format!("({operand} and {operand} {sign} {shown})");
                Verdict::Test(Test { source, atom: true, shows: Vec::new() })
            }
            _ => self.refused(span),
        }
    }

    fn refused(&mut self, span: &Span) -> Verdict {
        let hint = "compare one variable with one text or number";
        self.desk.error(UNTRANSLATED, span.clone(), "this comparison has no counterpart", hint);
        Verdict::Known(false)
    }
}

fn sign(operator: Operator) -> Option<&'static str> {
    Some(match operator {
        Operator::Equal => "==",
        Operator::Unequal => "!=",
        Operator::Less => "<",
        Operator::AtMost => "<=",
        Operator::Greater => ">",
        Operator::AtLeast => ">=",
        Operator::Contains | Operator::And | Operator::Or => return None,
    })
}

/// The text that a value is compared by; a language that is not there is no text.
fn text_of(value: &Value) -> Option<Option<String>> {
    match value {
        Value::Text(pieces) => literal(pieces).map(Some),
        Value::Language(text, _) => Some(text.clone()),
        Value::Nil => Some(None),
        _ => None,
    }
}

/// A comparison of known values; nothing where one is not wholly known.
fn decided(a: &Value, operator: Operator, b: &Value) -> Option<bool> {
    match (operator, a, b) {
        (Operator::Equal | Operator::Unequal, ..) => {
            let equal = match (a, b) {
                (Value::Number(a), Value::Number(b)) => a.total_cmp(b).is_eq(),
                (Value::Bool(a), Value::Bool(b)) => a == b,
                (Value::Run(_), _) | (_, Value::Run(_)) => return None,
                (Value::Number(_) | Value::Bool(_) | Value::List(_), _)
                | (_, Value::Number(_) | Value::Bool(_) | Value::List(_)) => false,
                _ => text_of(a)? == text_of(b)?,
            };
            Some(equal == (operator == Operator::Equal))
        }
        (Operator::Contains, Value::List(values), _) => {
            let wanted = text_of(b)?;
            Some(values.iter().any(|value| text_of(value) == Some(wanted.clone())))
        }
        (Operator::Contains, ..) => {
            let (Some(text), Some(wanted)) = (text_of(a)?, text_of(b)?) else { return Some(false) };
            Some(text.contains(&wanted))
        }
        (_, Value::Number(a), Value::Number(b)) => {
            let order = a.total_cmp(b);
            Some(match operator {
                Operator::Less => order.is_lt(),
                Operator::AtMost => order.is_le(),
                Operator::Greater => order.is_gt(),
                _ => order.is_ge(),
            })
        }
        (_, Value::Nil, _) | (_, _, Value::Nil) => Some(false),
        _ => None,
    }
}
