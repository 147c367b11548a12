//! A style sheet or a `style` attribute as plain values (CSS Syntax Level 3): blocks of declarations with what stands around them.
//!
//! What browsers drop is dropped here as well, by the same rules of recovery; nothing is resolved or inherited.

use std::rc::Rc;

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser, Token,
};

/// A style sheet.
#[derive(Debug, Default)]
pub struct Sheet<'i> {
    /// Its blocks, an inner one before the one around it.
    pub blocks: Vec<Block<'i>>,
    /// Its at-rules, with a block or without.
    pub at_rules: Vec<Rc<AtRule<'i>>>,
    /// Whether it holds comments.
    pub comments: bool,
}

/// Declarations that hold together.
#[derive(Debug, Default)]
pub struct Block<'i> {
    /// The at-rules around it, outermost first.
    pub within: Vec<Rc<AtRule<'i>>>,
    /// Its selectors; none in an at-rule such as `@font-face`, in key frames and in a `style` attribute.
    pub selectors: Option<Selectors<'i>>,
    /// Whether it stands in the block of another rule.
    pub nested: bool,
    /// Its declarations in order.
    pub declarations: Vec<Declaration<'i>>,
}

/// The start of an at-rule.
#[derive(Debug)]
pub struct AtRule<'i> {
    /// Its name in lower case without a vendor's prefix: `media`.
    pub name: String,
    /// What stands between the name and the block.
    pub prelude: Vec<Part<'i>>,
}

impl AtRule<'_> {
    /// Whether its block says something of a font or a page, and declares no properties of elements.
    pub fn has_descriptors(&self) -> bool {
        matches!(self.name.as_str(), "font-face" | "page" | "property" | "counter-style")
    }
}

/// The start of a style rule.
#[derive(Debug)]
pub struct Selectors<'i> {
    /// As written.
    pub text: &'i str,
    /// Each kind of selector once, in the words of the table: `class`, `child`, `:hover`, `::before`.
    pub kinds: Vec<String>,
}

/// `property: value`.
#[derive(Debug)]
pub struct Declaration<'i> {
    /// The property in lower case without a vendor's prefix; a custom property as it is.
    pub name: String,
    /// The value.
    pub value: Vec<Part<'i>>,
    /// The value as written, with `!important`.
    pub text: &'i str,
    /// `!important` as written.
    pub important: Option<&'i str>,
}

/// What a value or prelude is made of, brackets opened up.
#[derive(Clone, Debug, PartialEq)]
pub enum Part<'i> {
    /// A keyword or another name.
    Word(CowRcStr<'i>),
    /// A function's name; its arguments follow up to `Close`.
    Function(CowRcStr<'i>),
    /// The end of a function.
    Close,
    /// A number with its unit: `%`, or nothing.
    Number(f32, CowRcStr<'i>),
    /// A string, or the address in `url()`.
    Text(CowRcStr<'i>),
    /// A colour such as `#fff`.
    Hash,
    /// `,`, `/` or another sign.
    Sign(char),
}

impl<'i> Part<'i> {
    /// Whether it is that keyword, in upper or lower case.
    pub fn is_word(&self, word: &str) -> bool {
        matches!(self, Part::Word(own) if own.eq_ignore_ascii_case(word))
    }

    fn of(token: &Token<'i>) -> Option<Part<'i>> {
        Some(match token {
            Token::Ident(word) => Part::Word(word.clone()),
            Token::Function(name) => Part::Function(name.clone()),
            Token::Number { value, .. } => Part::Number(*value, "".into()),
            Token::Percentage { unit_value, .. } => Part::Number(*unit_value, "%".into()),
            Token::Dimension { value, unit, .. } => Part::Number(*value, unit.clone()),
            Token::QuotedString(text) => Part::Text(text.clone()),
            Token::Hash(_) | Token::IDHash(_) => Part::Hash,
            Token::Comma => Part::Sign(','),
            Token::Delim(sign) => Part::Sign(*sign),
            _ => return None,
        })
    }
}

/// Reads the content of a `<style>`.
pub fn sheet(text: &str) -> Sheet<'_> {
    let mut input = Parser::new(text);
    let mut reader = Reader::default();
    StyleSheetParser::new(&mut input, &mut reader).for_each(drop);
    Sheet { comments: has_comments(text), ..reader.sheet }
}

/// Reads a `style` attribute.
pub fn attribute(text: &str) -> Sheet<'_> {
    let mut input = Parser::new(text);
    let mut reader = Reader::default();
    reader.body(&mut input, None);
    Sheet { comments: has_comments(text), ..reader.sheet }
}

/// The media features and other names of a media query list.
pub fn media_query(text: &str) -> Vec<Part<'_>> {
    parts(&mut Parser::new(text))
}

/// Whether `text` holds a comment; `/*` in a string or an address is none.
fn has_comments(text: &str) -> bool {
    fn search(input: &mut Parser<'_>) -> bool {
        loop {
            match input.next_including_whitespace_and_comments() {
                Ok(Token::Comment(_)) => return true,
                Ok(token) if opens(token) => {
                    if input.parse_nested_block(|inner| Ok::<_, ParseError<()>>(search(inner))).unwrap_or_default() {
                        return true;
                    }
                }
                Ok(_) => {}
                Err(_) => return false,
            }
        }
    }
    text.contains("/*") && search(&mut Parser::new(text))
}

fn opens(token: &Token<'_>) -> bool {
    matches!(token, Token::Function(_) | Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock)
}

/// Everything up to the end of `input`, brackets opened up.
fn parts<'i>(input: &mut Parser<'i>) -> Vec<Part<'i>> {
    fn gather<'i>(input: &mut Parser<'i>, into: &mut Vec<Part<'i>>) {
        while let Ok(token) = input.next() {
            if let Token::UnquotedUrl(text) = token {
                into.extend([Part::Function("url".into()), Part::Text(text.clone()), Part::Close]);
                continue;
            }
            into.extend(Part::of(token));
            if opens(token) {
                let is_function = matches!(token, Token::Function(_));
                let inner = |inner: &mut Parser<'i>| {
                    gather(inner, into);
                    Ok::<_, ParseError<()>>(())
                };
                let _inner_faults_are_recovered = input.parse_nested_block(inner);
                if is_function {
                    into.push(Part::Close);
                }
            }
        }
    }
    let mut found = Vec::new();
    gather(input, &mut found);
    found
}

/// `name` in lower case; `-webkit-` and `-moz-` stand before properties that the data knows without.
fn plain_name(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    match lower.strip_prefix("-webkit-").or_else(|| lower.strip_prefix("-moz-")) {
        Some(rest) => rest.to_owned(),
        None => lower,
    }
}

#[derive(Default)]
struct Reader<'i> {
    sheet: Sheet<'i>,
    /// The at-rules around the place.
    within: Vec<Rc<AtRule<'i>>>,
    /// The declarations of each block that is open.
    open: Vec<Vec<Declaration<'i>>>,
}

impl<'i> Reader<'i> {
    /// Reads declarations and nested rules up to the end of `input`.
    fn body(&mut self, input: &mut Parser<'i>, selectors: Option<Selectors<'i>>) {
        let nested = !self.open.is_empty();
        self.open.push(Vec::new());
        RuleBodyParser::new(input, self).for_each(drop);
        let declarations = self.open.pop().unwrap_or_default();
        self.sheet.blocks.push(Block { within: self.within.clone(), selectors, nested, declarations });
    }
}

impl<'i> DeclarationParser<'i> for Reader<'i> {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _start: &ParserState,
    ) -> Result<(), ParseError<()>> {
        input.skip_whitespace();
        let start = input.position();
        let mut value = parts(input);
        let text = input.slice_from(start).trim_end();
        let important = matches!(&value[..], [.., Part::Sign('!'), word] if word.is_word("important"));
        if important {
            value.truncate(value.len() - 2);
        }
        let important = text.rfind('!').filter(|_| important).map(|at| &text[at..]);
        let name = if name.starts_with("--") { name.to_string() } else { plain_name(&name) };
        if let Some(block) = self.open.last_mut() {
            block.push(Declaration { name, value, text, important });
        }
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Reader<'i> {
    type Prelude = AtRule<'i>;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(&mut self, name: CowRcStr<'i>, input: &mut Parser<'i>) -> Result<AtRule<'i>, ParseError<()>> {
        Ok(AtRule { name: plain_name(&name), prelude: parts(input) })
    }

    fn rule_without_block(&mut self, prelude: AtRule<'i>, _start: &ParserState) -> Result<(), ()> {
        self.sheet.at_rules.push(Rc::new(prelude));
        Ok(())
    }

    fn parse_block(
        &mut self,
        prelude: AtRule<'i>,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let rule = Rc::new(prelude);
        self.sheet.at_rules.push(Rc::clone(&rule));
        let holds_declarations = rule.has_descriptors() || !self.open.is_empty();
        self.within.push(rule);
        if holds_declarations {
            self.body(input, None);
        } else {
            StyleSheetParser::new(input, self).for_each(drop);
        }
        self.within.pop();
        Ok(())
    }
}

impl<'i> QualifiedRuleParser<'i> for Reader<'i> {
    type Prelude = Selectors<'i>;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<Selectors<'i>, ParseError<()>> {
        input.skip_whitespace();
        let start = input.position();
        let mut kinds = Kinds::default();
        kinds.read(input);
        Ok(Selectors { text: input.slice_from(start).trim(), kinds: kinds.found })
    }

    fn parse_block(
        &mut self,
        prelude: Selectors<'i>,
        _start: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let is_frame = self.within.last().is_some_and(|rule| rule.name == "keyframes");
        self.body(input, (!is_frame).then_some(prelude));
        Ok(())
    }
}

impl<'i> RuleBodyItemParser<'i, (), ()> for Reader<'i> {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        true
    }
}

/// Walks over selectors (Selectors Level 4) and notes their kinds.
#[derive(Default)]
struct Kinds {
    found: Vec<String>,
    /// How many simple selectors the compound selector at hand has.
    simple: usize,
    /// White space since the last simple selector: a combinator, if another follows.
    gap: bool,
}

impl Kinds {
    fn saw(&mut self, kind: &str) {
        if !self.found.iter().any(|known| known == kind) {
            self.found.push(kind.to_owned());
        }
    }

    /// Another simple selector; a pseudo-class is none here, because programs treat `.a.b` and `a:hover` apart.
    fn simple(&mut self, kind: &str) {
        self.join();
        self.saw(kind);
        self.simple += 1;
        if self.simple > 1 && kind != "type" {
            self.saw("chain");
        }
    }

    /// Ends the white space before a simple selector.
    fn join(&mut self) {
        if self.gap && self.simple > 0 {
            self.saw("descendant");
            self.simple = 0;
        }
        self.gap = false;
    }

    fn combinator(&mut self, kind: &str) {
        self.saw(kind);
        (self.simple, self.gap) = (0, false);
    }

    fn read(&mut self, input: &mut Parser<'_>) {
        // How many colons and whether a dot stand right before.
        let (mut colons, mut dot) = (0, false);
        while let Ok(token) = input.next_including_whitespace() {
            let token = token.clone();
            let (before, after_dot) = (std::mem::take(&mut colons), std::mem::take(&mut dot));
            match &token {
                Token::WhiteSpace(_) => self.gap = true,
                Token::Colon => {
                    self.join();
                    colons = before + 1;
                }
                Token::Delim('.') => dot = true,
                Token::Ident(_) if after_dot => self.simple("class"),
                Token::Ident(name) | Token::Function(name) if before > 0 => self.pseudo(name, before),
                Token::Ident(_) => self.simple("type"),
                Token::IDHash(_) => self.simple("id"),
                Token::Delim('*') => self.simple("universal"),
                Token::SquareBracketBlock => self.simple("attribute"),
                Token::Delim('>') => self.combinator("child"),
                Token::Delim('+') => self.combinator("adjacent sibling"),
                Token::Delim('~') => self.combinator("general sibling"),
                Token::Comma => self.combinator("group"),
                _ => {}
            }
            if matches!(token, Token::Function(_)) {
                let _arguments_are_not_counted = input.parse_nested_block(|inner| {
                    while inner.next().is_ok() {}
                    Ok::<_, ParseError<()>>(())
                });
            }
        }
    }

    /// `:name` or `::name`; the four pseudo-elements of CSS 2 are also written with one colon (Selectors Level 4 §3.6.3).
    fn pseudo(&mut self, name: &str, colons: usize) {
        let name = plain_name(name);
        let element = colons > 1 || matches!(name.as_str(), "before" | "after" | "first-letter" | "first-line");
        self.saw(&format!("{}{name}", if element { "::" } else { ":" }));
        self.simple = self.simple.max(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(sheet: &Sheet<'_>) -> Vec<String> {
        let all = sheet.blocks.iter().flat_map(|b| &b.declarations);
        all.map(|d| format!("{}={}{}", d.name, d.text, if d.important.is_some() { " (!)" } else { "" })).collect()
    }

    #[test]
    fn declarations_are_read_as_browsers_read_them() {
        let cases: &[(&str, &[&str])] = &[
            ("display : FLEX", &["display=FLEX"]),
            ("display/**/:/**/flex ! Important", &["display=flex ! Important (!)"]),
            ("COLOR:red;;;-webkit-transform:none", &["color=red", "transform=none"]),
            ("background:url(data:image/png;base64,AA==)", &["background=url(data:image/png;base64,AA==)"]),
            ("content:'a;b:c';top:1px", &["content='a;b:c'", "top=1px"]),
            ("no colon;--Own:1", &["--Own=1"]),
            ("mso-padding-alt:0px", &["mso-padding-alt=0px"]),
        ];
        for (style, expected) in cases {
            assert_eq!(declared(&attribute(style)), *expected, "{style}");
        }
    }

    #[test]
    fn blocks_know_what_stands_around_them() {
        let css =
            "@media screen and (min-width:480px){@supports (display:grid){.a{top:0}}} b{left:0} @font-face{src:url(a)}";
        let sheet = sheet(css);
        let around: Vec<_> = sheet
            .blocks
            .iter()
            .map(|b| (b.declarations[0].name.as_str(), b.within.iter().map(|r| r.name.as_str()).collect::<Vec<_>>()))
            .collect();
        let expected = [("top", vec!["media", "supports"]), ("left", vec![]), ("src", vec!["font-face"])];
        assert_eq!(around, expected);
        assert!(sheet.at_rules[0].prelude.iter().any(|p| p.is_word("min-width")));
    }

    #[test]
    fn nested_rules_and_key_frames_are_told_apart() {
        let nested = sheet(".a{top:0;.b &{left:0}@media print{right:0}}");
        let flags: Vec<_> = nested.blocks.iter().map(|b| (b.declarations[0].name.as_str(), b.nested)).collect();
        assert_eq!(flags, [("left", true), ("right", true), ("top", false)]);
        let frames = sheet("@-webkit-keyframes x{from{top:0}50%{top:1px}}");
        assert!(frames.blocks.iter().all(|b| b.selectors.is_none()) && frames.blocks.len() == 2);
        assert_eq!(frames.at_rules[0].name, "keyframes");
    }

    #[test]
    fn selectors_are_taken_apart() {
        let cases: &[(&str, &[&str])] = &[
            ("h1", &["type"]),
            ("#outlook a", &["id", "descendant", "type"]),
            (".a.b", &["class", "chain"]),
            ("td.a", &["type", "class", "chain"]),
            (".a > b", &["class", "child", "type"]),
            ("a+b~c", &["type", "adjacent sibling", "general sibling"]),
            ("a , b", &["type", "group"]),
            ("*", &["universal"]),
            ("[class~='x'] b", &["attribute", "descendant", "type"]),
            ("a:hover", &["type", ":hover"]),
            (":root", &[":root"]),
            ("p:first-line", &["type", "::first-line"]),
            ("li::MARKER", &["type", "::marker"]),
            ("a:not(.b.c > d)", &["type", ":not"]),
            (".a :hover b", &["class", "descendant", ":hover", "type"]),
            (".a ", &["class"]),
        ];
        for (text, expected) in cases {
            let css = format!("{text}{{top:0}}");
            let sheet = sheet(&css);
            let selectors = sheet.blocks[0].selectors.as_ref().unwrap();
            assert_eq!(selectors.kinds, *expected, "{text}");
            assert_eq!(selectors.text, text.trim());
        }
    }

    #[test]
    fn comments_are_found_and_not_imagined() {
        assert!(sheet("@media print{a{/* x */}}").comments && attribute("/**/").comments);
        assert!(!sheet("a{content:'/* x */'}").comments && !attribute("background:url(a/*.png)").comments);
    }
}
