//! Liquid, as far as emails use it: source into a tree with places.
//!
//! What LiquidJS reads differently from other implementations is read as LiquidJS does, which is what renders Auth0's emails: `and` and `or`
//! are grouped from the right, a condition has no brackets, an empty text is true.

mod cut;
mod expression;
mod parse;

use std::ops::Range;

pub use parse::parse;

/// A byte range of the source.
pub type Span = Range<usize>;

/// What is wrong with a source, or what of it has no counterpart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub span: Span,
    /// Whether the source may be translated all the same.
    pub harmless: bool,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
}

impl Fault {
    fn new(span: Span, message: impl Into<String>, hint: impl Into<String>) -> Fault {
        Fault { span, harmless: false, message: message.into(), hint: hint.into() }
    }
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Literal text, white-space control applied.
    Text(Span),
    /// `{{ value }}`.
    Output(Filtered),
    /// `if`, `unless`, `case`: the first branch whose condition holds.
    If {
        /// Conditions with what they show.
        branches: Vec<Branch>,
        /// What is shown if none holds.
        otherwise: Vec<Node>,
        /// The opening tag.
        span: Span,
    },
    /// `assign`.
    Assign {
        /// The variable.
        name: String,
        /// Its value.
        value: Filtered,
        /// The tag.
        span: Span,
    },
    /// `capture`.
    Capture {
        /// The variable.
        name: String,
        /// What it holds.
        body: Vec<Node>,
        /// The opening tag.
        span: Span,
    },
    /// `for`.
    For {
        /// The variable.
        name: String,
        /// What is looped over.
        list: Expression,
        /// What is shown for each.
        body: Vec<Node>,
        /// What is shown for an empty list.
        otherwise: Vec<Node>,
        /// The opening tag.
        span: Span,
    },
}

/// A branch of an `if`.
#[derive(Clone, Debug, PartialEq)]
pub struct Branch {
    /// When it is taken.
    pub condition: Expression,
    /// What it shows.
    pub body: Vec<Node>,
    /// Its tag.
    pub span: Span,
}

/// A value with the filters behind it.
#[derive(Clone, Debug, PartialEq)]
pub struct Filtered {
    /// The value.
    pub value: Expression,
    /// The filters in order.
    pub filters: Vec<Filter>,
    /// All of it.
    pub span: Span,
}

/// A filter with its arguments.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Its name.
    pub name: String,
    /// Its arguments in order.
    pub arguments: Vec<Expression>,
    /// Where its name stands.
    pub span: Span,
}

/// An operator between two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `==`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `contains`
    Contains,
    /// `and`
    And,
    /// `or`
    Or,
}

/// What has a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A literal.
    Literal(Literal, Span),
    /// A variable with its fields.
    Path {
        /// Its names in order; an index in brackets is a number.
        names: Vec<String>,
        /// All of it.
        span: Span,
    },
    /// Two values and what stands between them.
    Binary(Box<Expression>, Operator, Box<Expression>),
    /// The contrary: `unless`, `not`.
    Not(Box<Expression>),
}

/// A literal.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `nil`, `null`
    Nil,
    /// `true`, `false`
    Bool(bool),
    /// A number, as it is written.
    Number(String),
    /// Text.
    Text(String),
    /// `empty` and `blank`
    Blank,
}

impl Expression {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Expression::Literal(_, span) | Expression::Path { span, .. } => span.clone(),
            Expression::Binary(left, _, right) => left.span().start..right.span().end,
            Expression::Not(inner) => inner.span(),
        }
    }
}
