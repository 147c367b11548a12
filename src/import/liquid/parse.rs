//! Pieces into a tree.

use std::collections::BTreeMap;

use super::cut::{Piece, cut};
use super::expression::{MAX_OPERANDS, Reader, too_many};
use super::{Branch, Expression, Fault, Node, Operator, Span};

/// The deepest nesting of tags that is read.
const MAX_DEPTH: usize = 60;
/// The longest value of a `case`, in bytes; it is compared in each `when`.
const MAX_SUBJECT: usize = 1_000;
/// Tags that Liquid has and entries and templates have no counterpart for, with the way to go.
const WITHOUT: &[(&str, &str)] = &[
    ("cycle", "write the rows out, or style them with `:nth-child`"),
    ("tablerow", "write the table out with `for`"),
    ("include", "write the content of the included template here"),
    ("render", "write the content of the included template here"),
    ("layout", "write the layout into the template"),
    ("block", "write the layout into the template"),
    ("increment", "write the number out"),
    ("decrement", "write the number out"),
    ("debug", "take it out; it lists variables"),
    ("break", "loop over fewer items"),
    ("continue", "put the rest of the loop into an `if`"),
    ("liquid", "write each line as a tag of its own"),
    ("ifchanged", "compare with `if`"),
];

/// Parses `source`. The tree holds what could be read; faults that are not harmless say that it is not the whole.
pub fn parse(source: &str) -> (Vec<Node>, Vec<Fault>) {
    let mut faults = Vec::new();
    let pieces = cut(source, &mut faults);
    let mut parser = Parser { source, open: Vec::new(), nodes: Vec::new(), faults, skipped: BTreeMap::new() };
    for piece in pieces {
        match piece {
            Piece::Text(span) => parser.nodes.push(Node::Text(span)),
            Piece::Output(inner, whole) => parser.output(inner, &whole),
            Piece::Tag(inner, whole) => parser.tag(inner, whole),
        }
        if parser.open.len() > MAX_DEPTH {
            let span = parser.open.last().map(|open| open.span.clone()).unwrap_or_default();
            let message = format!("tags are nested more than {MAX_DEPTH} deep");
            parser.faults.push(Fault::new(span, message, "flatten the template"));
            return (Vec::new(), parser.faults);
        }
    }
    for open in parser.open {
        let word = open.word();
        parser.faults.push(Fault::new(
            open.span,
            format!("`{word}` is never closed"),
            format!("write `{{% end{word} %}}`"),
        ));
    }
    (parser.nodes, parser.faults)
}

struct Parser<'a> {
    source: &'a str,
    open: Vec<Open>,
    nodes: Vec<Node>,
    faults: Vec<Fault>,
    /// Blocks without counterpart that were told, so that their end tags are not.
    skipped: BTreeMap<String, usize>,
}

/// A block under way.
struct Open {
    kind: Block,
    span: Span,
    /// What stood before it.
    before: Vec<Node>,
}

enum Block {
    If { word: &'static str, branches: Vec<Branch>, condition: Expression, tag: Span, first: Option<Vec<Node>> },
    Case { subject: Expression, branches: Vec<Branch>, condition: Option<Expression>, tag: Span, otherwise: bool },
    Capture { name: String },
    For { name: String, list: Expression, body: Option<Vec<Node>> },
}

impl Open {
    fn word(&self) -> &'static str {
        match &self.kind {
            Block::If { word, .. } => word,
            Block::Case { .. } => "case",
            Block::Capture { .. } => "capture",
            Block::For { .. } => "for",
        }
    }
}

impl Parser<'_> {
    fn output(&mut self, inner: Span, whole: &Span) {
        if self.source[inner.clone()].trim().is_empty() {
            return;
        }
        let read = Reader::new(self.source, inner).and_then(|mut reader| {
            let value = reader.filtered()?;
            reader.finish()?;
            Ok(value)
        });
        match read {
            Ok(value) => self.nodes.push(Node::Output(super::Filtered { span: whole.clone(), ..value })),
            Err(fault) => self.faults.push(fault),
        }
    }

    fn tag(&mut self, inner: Span, whole: Span) {
        let text = &self.source[inner.clone()];
        let start = inner.start + (text.len() - text.trim_start().len());
        let rest = &self.source[start..inner.end];
        let length = rest.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(rest.len());
        let word = rest[..length].to_owned();
        let depth = self.open.len();
        if let Err(fault) = self.named(&word, start + length..inner.end, whole.clone()) {
            self.faults.push(fault);
            if self.open.len() == depth {
                self.begin_anyway(&word, whole);
            }
        }
    }

    /// Begins a block whose tag is faulty, so that its end tag is no fault as well.
    fn begin_anyway(&mut self, word: &str, whole: Span) {
        let nothing = Expression::Literal(super::Literal::Nil, whole.clone());
        let tag = whole.clone();
        let kind = match word {
            "if" => Block::If { word: "if", branches: Vec::new(), condition: nothing, tag, first: None },
            "unless" => Block::If { word: "unless", branches: Vec::new(), condition: nothing, tag, first: None },
            "case" => Block::Case { subject: nothing, branches: Vec::new(), condition: None, tag, otherwise: false },
            "capture" => Block::Capture { name: String::new() },
            "for" => Block::For { name: String::new(), list: nothing, body: None },
            _ => return,
        };
        self.begin(kind, whole);
    }

    fn named(&mut self, word: &str, rest: Span, whole: Span) -> Result<(), Fault> {
        let mut reader = Reader::new(self.source, rest)?;
        match word {
            "if" | "unless" => {
                let condition = finished(&mut reader, Reader::condition)?;
                let unless = word == "unless";
                let condition = if unless { Expression::Not(Box::new(condition)) } else { condition };
                let word = if unless { "unless" } else { "if" };
                let tag = whole.clone();
                self.begin(Block::If { word, branches: Vec::new(), condition, tag, first: None }, whole);
            }
            "elsif" | "elseif" | "elif" => {
                if word != "elsif" {
                    let message = format!("`{word}` is no tag of Liquid, which does not render the template for it");
                    let mut fault = Fault::new(whole.clone(), message, "it is read as `elsif`");
                    fault.harmless = true;
                    self.faults.push(fault);
                }
                let condition = finished(&mut reader, Reader::condition)?;
                self.branch(condition, whole)?;
            }
            "else" => self.otherwise(whole)?,
            "case" => {
                let subject = finished(&mut reader, Reader::value)?;
                if subject.span().len() > MAX_SUBJECT {
                    let message = format!("the value of a `case` is longer than {MAX_SUBJECT} bytes");
                    return Err(Fault::new(subject.span(), message, "assign it to a variable, and name that"));
                }
                let tag = whole.clone();
                self.begin(
                    Block::Case { subject, branches: Vec::new(), condition: None, tag, otherwise: false },
                    whole,
                );
            }
            "when" => self.when(&mut reader, whole)?,
            "assign" => {
                let name = reader.name()?;
                if !reader.take("=") {
                    return Err(reader.missing("`=`"));
                }
                let value = finished(&mut reader, Reader::filtered)?;
                self.nodes.push(Node::Assign { name, value, span: whole });
            }
            "echo" => {
                let value = finished(&mut reader, Reader::filtered)?;
                self.nodes.push(Node::Output(super::Filtered { span: whole, ..value }));
            }
            "capture" => {
                let name = reader.name()?;
                reader.finish()?;
                self.begin(Block::Capture { name }, whole);
            }
            "for" => {
                let name = reader.name()?;
                if !reader.take_word("in") {
                    return Err(reader.missing("`in`"));
                }
                let list = reader.value().and_then(|list| reader.finish().map(|()| list));
                let list = list.map_err(|fault| Fault { hint: "loop over a whole list".to_owned(), ..fault })?;
                self.begin(Block::For { name, list, body: None }, whole);
            }
            _ if word.starts_with("end") => return self.end(word, whole),
            _ => {
                *self.skipped.entry(word.to_owned()).or_default() += 1;
                let (message, hint) = match WITHOUT.iter().find(|(name, _)| *name == word) {
                    Some((_, hint)) => (format!("`{word}` has no counterpart"), *hint),
                    None => (format!("Liquid has no tag `{word}`"), "take it out, or correct its name"),
                };
                return Err(Fault::new(whole, message, hint));
            }
        }
        Ok(())
    }

    fn begin(&mut self, kind: Block, span: Span) {
        let before = std::mem::take(&mut self.nodes);
        self.open.push(Open { kind, span, before });
    }

    /// `elsif`.
    fn branch(&mut self, next: Expression, whole: Span) -> Result<(), Fault> {
        let body = std::mem::take(&mut self.nodes);
        match self.open.last_mut().map(|open| &mut open.kind) {
            Some(Block::If { branches, condition, tag, first: None, .. }) => {
                let condition = std::mem::replace(condition, next);
                let span = std::mem::replace(tag, whole);
                branches.push(Branch { condition, body, span });
                Ok(())
            }
            _ => Err(Fault::new(
                whole,
                "`elsif` stands outside of an `if`, or behind its `else`",
                "put it before `else`",
            )),
        }
    }

    fn otherwise(&mut self, whole: Span) -> Result<(), Fault> {
        let body = std::mem::take(&mut self.nodes);
        match self.open.last_mut().map(|open| &mut open.kind) {
            Some(Block::If { first: first @ None, .. }) => *first = Some(body),
            Some(Block::For { body: kept @ None, .. }) => *kept = Some(body),
            Some(Block::Case { branches, condition, tag, otherwise: otherwise @ false, .. }) => {
                // What stands before the first `when` is not shown.
                if let Some(condition) = condition.take() {
                    branches.push(Branch { condition, body, span: tag.clone() });
                }
                *otherwise = true;
            }
            _ => return Err(Fault::new(whole, "`else` stands where no tag takes it", "take it out")),
        }
        Ok(())
    }

    fn when(&mut self, reader: &mut Reader, whole: Span) -> Result<(), Fault> {
        let body = std::mem::take(&mut self.nodes);
        let Some(Block::Case { subject, branches, condition, tag, otherwise: false }) =
            self.open.last_mut().map(|open| &mut open.kind)
        else {
            return Err(Fault::new(
                whole,
                "`when` stands outside of a `case`, or behind its `else`",
                "put it before `else`",
            ));
        };
        let mut any: Option<Expression> = None;
        let mut operands = 0;
        loop {
            operands += 1;
            let value = Box::new(reader.value()?);
            if operands > MAX_OPERANDS {
                return Err(too_many(value.span()));
            }
            let equal = Expression::Binary(Box::new(subject.clone()), Operator::Equal, value);
            any = Some(match any {
                None => equal,
                Some(before) => Expression::Binary(Box::new(before), Operator::Or, Box::new(equal)),
            });
            if !reader.take(",") && !reader.take_word("or") {
                break;
            }
        }
        reader.finish()?;
        if let Some(condition) = condition.take() {
            branches.push(Branch { condition, body, span: tag.clone() });
        }
        *condition = any;
        *tag = whole;
        Ok(())
    }

    fn end(&mut self, word: &str, whole: Span) -> Result<(), Fault> {
        let name = &word[3..];
        if let Some(open) = self.skipped.get_mut(name).filter(|open| **open > 0) {
            *open -= 1;
            return Ok(());
        }
        if self.open.last().is_none_or(|open| open.word() != name) {
            let (message, hint) = match self.open.last() {
                Some(open) => (
                    format!("`{word}` closes nothing: `{}` is still open", open.word()),
                    format!("write `{{% end{} %}}` before it", open.word()),
                ),
                None => (format!("`{word}` closes nothing"), "take it out".to_owned()),
            };
            return Err(Fault::new(whole, message, hint));
        }
        let Some(open) = self.open.pop() else { return Ok(()) };
        let body = std::mem::replace(&mut self.nodes, open.before);
        let node = match open.kind {
            Block::If { mut branches, condition, tag, first, .. } => {
                let (body, otherwise) = match first {
                    Some(first) => (first, body),
                    None => (body, Vec::new()),
                };
                branches.push(Branch { condition, body, span: tag });
                Node::If { branches, otherwise, span: open.span }
            }
            Block::Case { mut branches, condition, tag, otherwise, .. } => {
                let mut rest = Vec::new();
                match condition {
                    Some(condition) => branches.push(Branch { condition, body, span: tag }),
                    None if otherwise => rest = body,
                    None => {}
                }
                Node::If { branches, otherwise: rest, span: open.span }
            }
            Block::Capture { name } => Node::Capture { name, body, span: open.span },
            Block::For { name, list, body: first } => {
                let (body, otherwise) = match first {
                    Some(first) => (first, body),
                    None => (body, Vec::new()),
                };
                Node::For { name, list, body, otherwise, span: open.span }
            }
        };
        self.nodes.push(node);
        Ok(())
    }
}

/// Reads something that nothing follows.
fn finished<T>(reader: &mut Reader, read: impl Fn(&mut Reader) -> Result<T, Fault>) -> Result<T, Fault> {
    let value = read(reader)?;
    reader.finish()?;
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_become_a_tree() {
        let (nodes, faults) = parse("a{% case x %} ignored {% when 1, 2 %}b{% when 3 %}c{% else %}d{% endcase %}");
        assert_eq!(faults, []);
        let Node::If { branches, otherwise, .. } = &nodes[1] else { panic!("{nodes:?}") };
        assert_eq!((branches.len(), otherwise.len(), branches[0].body.len()), (2, 1, 1));
        let (nodes, faults) =
            parse("{% unless a %}b{% else %}c{% endunless %}{% for x in y %}d{% else %}e{% endfor %}");
        assert_eq!((nodes.len(), faults.len()), (2, 0), "{nodes:?} {faults:?}");
    }

    #[test]
    fn faults_are_told_once_each_with_their_place() {
        for (source, expected) in [
            ("{% if a %}b", vec![(0, "`if` is never closed")]),
            ("{% endif %}", vec![(0, "`endif` closes nothing")]),
            ("{% if a %}{% endfor %}{% endif %}", vec![(10, "`endfor` closes nothing: `if` is still open")]),
            ("x{% tablerow i in y %}{% endtablerow %}", vec![(1, "`tablerow` has no counterpart")]),
            ("{% wobble %}", vec![(0, "Liquid has no tag `wobble`")]),
            ("{% if a && b %}c{% endif %}", vec![(8, "`&` has no meaning here")]),
            ("{% else %}", vec![(0, "`else` stands where no tag takes it")]),
            ("{% assign x %}", vec![(11, "`=` is missing here")]),
            ("{% for i in (1..3) %}{% endfor %}", vec![(12, "a range or brackets have no counterpart")]),
        ] {
            let found: Vec<(usize, String)> =
                parse(source).1.into_iter().map(|fault| (fault.span.start, fault.message)).collect();
            let expected: Vec<(usize, String)> = expected.into_iter().map(|(at, text)| (at, text.to_owned())).collect();
            assert_eq!(found, expected, "{source}");
        }
        let (nodes, faults) = parse("{% if a %}b{% elseif c %}d{% endif %}");
        assert!(faults.len() == 1 && faults[0].harmless && nodes.len() == 1);
    }

    #[test]
    fn deep_nesting_is_refused() {
        let source = "{% if a %}".repeat(5_000);
        assert!(parse(&source).1[0].message.contains("nested more than 60 deep"));
        let source = format!("{{% case a %}}{{% when 1{} %}}b{{% endcase %}}", ", 1".repeat(90_000));
        assert_eq!(parse(&source).1[0].message, "a condition has more than 200 operands");
    }
}
