//! As much of CSS as checks of color and size need: declarations, and the rules that hold in dark mode.

use std::convert::Infallible;

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser, Token,
};
use scraper::Selector;

/// A property with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Declaration {
    /// Lower case.
    pub property: String,
    /// Without `!important`.
    pub value: String,
    /// Whether it was marked `!important`.
    pub important: bool,
}

/// A selector with its declarations.
#[derive(Clone, Debug)]
pub struct Rule {
    /// One selector, not a list.
    pub selector: Selector,
    /// What decides between rules: ids, then classes, attributes and pseudo-classes, then elements (Selectors 4 §17).
    pub specificity: (usize, usize, usize),
    /// Its declarations.
    pub declarations: Vec<Declaration>,
}

/// The declarations of a `style` attribute, in order; what is malformed is left out, as clients do.
pub fn declarations(style: &str) -> Vec<Declaration> {
    let mut parser = Parser::new(style);
    RuleBodyParser::new(&mut parser, &mut Body).filter_map(Result::ok).collect()
}

/// The rules of a style sheet that hold only in dark mode, the weakest first. Selectors that need a pointer, a state or a
/// program's own attributes match nothing here and are left out.
pub fn dark_rules(sheet: &str) -> Vec<Rule> {
    let mut rules = Vec::new();
    collect(&mut Parser::new(sheet), false, &mut rules);
    // Stable, so that of equal rules the later one stays behind.
    rules.sort_by_key(|rule| rule.specificity);
    rules
}

fn collect(parser: &mut Parser<'_>, dark: bool, rules: &mut Vec<Rule>) {
    let mut sheet = Sheet { dark, rules };
    // The iterator does its work while it is walked.
    StyleSheetParser::new(parser, &mut sheet).for_each(drop);
}

struct Body;

impl<'i> DeclarationParser<'i> for Body {
    type Declaration = Declaration;
    type Error = Infallible;

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<Declaration, ParseError<Infallible>> {
        let start = input.position();
        let mut important = false;
        while let Ok(token) = input.next() {
            important |= matches!(token, Token::Delim('!'));
        }
        let value = input.slice_from(start);
        let value = if important { value.rsplit_once('!').map_or(value, |(value, _)| value) } else { value };
        Ok(Declaration { property: name.to_ascii_lowercase(), value: value.trim().to_owned(), important })
    }
}

impl AtRuleParser<'_> for Body {
    type Prelude = ();
    type AtRule = Declaration;
    type Error = Infallible;
}

impl QualifiedRuleParser<'_> for Body {
    type Prelude = ();
    type QualifiedRule = Declaration;
    type Error = Infallible;
}

impl RuleBodyItemParser<'_, Declaration, Infallible> for Body {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}

struct Sheet<'r> {
    /// Whether an at-rule around these rules asks for dark mode.
    dark: bool,
    rules: &'r mut Vec<Rule>,
}

impl<'i> AtRuleParser<'i> for Sheet<'_> {
    /// Whether what is inside holds in dark mode.
    type Prelude = bool;
    type AtRule = ();
    type Error = Infallible;

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> Result<bool, ParseError<Infallible>> {
        let condition = rest(input).to_ascii_lowercase();
        match &*name.to_ascii_lowercase() {
            "media" if condition.contains("print") || condition.contains("not ") => Err(ParseError::unexpected_token()),
            "media" => {
                let asks = condition.split("prefers-color-scheme").nth(1);
                Ok(self.dark || asks.is_some_and(|rest| rest.trim_start_matches([':', ' ']).starts_with("dark")))
            }
            "supports" => Ok(self.dark),
            _ => Err(ParseError::unexpected_token()),
        }
    }

    fn parse_block(
        &mut self,
        dark: bool,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<Infallible>> {
        collect(input, dark, self.rules);
        Ok(())
    }
}

impl<'i> QualifiedRuleParser<'i> for Sheet<'_> {
    type Prelude = &'i str;
    type QualifiedRule = ();
    type Error = Infallible;

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<&'i str, ParseError<Infallible>> {
        Ok(rest(input))
    }

    fn parse_block(
        &mut self,
        selectors: &'i str,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<Infallible>> {
        let declarations: Vec<Declaration> = RuleBodyParser::new(input, &mut Body).filter_map(Result::ok).collect();
        if self.dark {
            for (text, specificity) in split(selectors) {
                if let Ok(selector) = Selector::parse(text) {
                    self.rules.push(Rule { selector, specificity, declarations: declarations.clone() });
                }
            }
        }
        Ok(())
    }
}

/// All that is left of the input.
fn rest<'i>(input: &mut Parser<'i>) -> &'i str {
    let start = input.position();
    while input.next().is_ok() {}
    input.slice_from(start)
}

/// The selectors of a list, each with its specificity.
fn split(list: &str) -> Vec<(&str, (usize, usize, usize))> {
    let mut parser = Parser::new(list);
    let mut selectors = Vec::new();
    let mut start = parser.position();
    let mut end = start;
    let mut specificity = (0, 0, 0);
    let mut after_colon = false;
    let mut after_dot = false;
    while let Ok(token) = parser.next() {
        let token = token.clone();
        let is_comma = token == Token::Comma;
        match &token {
            Token::Comma => {
                selectors.push((parser.slice(start..end).trim(), specificity));
                specificity = (0, 0, 0);
            }
            Token::IDHash(_) => specificity.0 += 1,
            Token::SquareBracketBlock => specificity.1 += 1,
            Token::Ident(_) | Token::Function(_) if after_colon || after_dot => specificity.1 += 1,
            Token::Ident(_) => specificity.2 += 1,
            _ => {}
        }
        after_colon = token == Token::Colon;
        after_dot = token == Token::Delim('.');
        end = parser.position();
        if is_comma {
            start = end;
        }
    }
    selectors.push((parser.slice_from(start).trim(), specificity));
    selectors
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_keep_their_order_and_lose_what_is_malformed() {
        let found = declarations(
            "COLOR: #fff !important; background:url(a;b.png) red; nonsense; width : 10px;; content: \"!;\"",
        );
        let found: Vec<_> = found.iter().map(|d| (&*d.property, &*d.value, d.important)).collect();
        assert_eq!(
            found,
            [
                ("color", "#fff", true),
                ("background", "url(a;b.png) red", false),
                ("width", "10px", false),
                ("content", "\"!;\"", false)
            ]
        );
    }

    #[test]
    fn only_rules_of_dark_mode_are_taken() {
        let sheet = "p { color: red }\
            @media screen and (prefers-color-scheme:dark) { .b p, h1 { color: white !important } a:hover { color: blue } #x { color: green } }\
            @media (prefers-color-scheme: light) { i { color: black } }\
            @media screen { @media (prefers-color-scheme: dark) { u { color: pink } } }\
            @media not all and (prefers-color-scheme: dark) { b { color: gray } }";
        let found: Vec<_> =
            dark_rules(sheet).iter().map(|r| (r.specificity, r.declarations[0].value.clone())).collect();
        assert_eq!(
            found,
            [
                ((0, 0, 1), "white".to_owned()),
                ((0, 0, 1), "pink".to_owned()),
                ((0, 1, 1), "white".to_owned()),
                ((1, 0, 0), "green".to_owned())
            ]
        );
    }

    #[test]
    fn specificity_counts_as_selectors_4_says() {
        for (selector, expected) in
            [("a", (0, 0, 1)), (".a.b", (0, 2, 0)), ("u + .body #x > a[href]:first-child", (1, 3, 2)), ("*", (0, 0, 0))]
        {
            assert_eq!(split(selector), [(selector, expected)]);
        }
    }
}
