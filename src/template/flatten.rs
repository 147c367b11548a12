//! One template out of many: inheritance, includes and components resolved when templates load.
//!
//! MJML and CSS are compiled once, so the compiler must see the whole document. Blocks are filled, includes pasted, and a
//! component call becomes the component's body with its arguments put in place of its parameters.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::scan::{Place, Segment, Tag, TemplateFile, Token, TokenKind, closing, scan, split_commas};
use crate::diagnostic::{Diagnostic, did_you_mean, line_column};

/// The deepest nesting of includes, parents and components together.
const MAX_DEPTH: usize = 20;
/// The most includes, parents and component calls that one template is put together from.
const MAX_PASTED: usize = 2_000;
/// The longest argument of a component, in tokens.
const MAX_ARGUMENT: usize = 1_000;

/// The files that a template may extend, include or take components from, by name.
#[derive(Debug, Default)]
pub struct Library {
    files: BTreeMap<String, Arc<TemplateFile>>,
    components: BTreeMap<String, Component>,
}

#[derive(Clone, Debug)]
struct Component {
    parameters: Vec<Parameter>,
    body: Vec<Segment>,
    place: Place,
}

#[derive(Clone, Debug)]
struct Parameter {
    name: String,
    default: Option<Vec<Token>>,
}

impl Library {
    /// Indexes `files`; component definitions are taken from all of them.
    pub fn new(files: impl IntoIterator<Item = Arc<TemplateFile>>, report: &mut Vec<Diagnostic>) -> Library {
        let mut library = Library::default();
        for file in files {
            collect_components(&scan(&file), &mut library.components, report);
            library.files.insert(file.name.clone(), file);
        }
        library
    }

    /// The template `name` as one list of segments without extends, block, include and component tags.
    pub fn flatten(&self, name: &str) -> Result<Vec<Segment>, Vec<Diagnostic>> {
        let mut flattener = Flattener { library: self, diagnostics: Vec::new(), depth: 0, calls: 0, pasted: 0 };
        let segments = self.files.get(name).map(|file| flattener.file(file)).unwrap_or_default();
        if flattener.diagnostics.is_empty() { Ok(segments) } else { Err(flattener.diagnostics) }
    }
}

/// Reads `{% component Name(a, b="x") %} … {% endcomponent %}` out of a file's segments.
fn collect_components(
    segments: &[Segment],
    components: &mut BTreeMap<String, Component>,
    report: &mut Vec<Diagnostic>,
) {
    let mut i = 0;
    while i < segments.len() {
        if let Segment::Stmt(tag) = &segments[i]
            && tag.word() == "component"
        {
            let end = block_end(segments, i, "component", "endcomponent");
            let open = tag.tokens.iter().position(|t| t.is("(")).unwrap_or(tag.tokens.len());
            let name: String = tag.tokens[1..open.max(1)].iter().map(|t| t.text.as_str()).collect();
            let parameters = parameters(tag, open);
            let (body, place) = (segments[i + 1..end].to_vec(), tag.place.clone());
            let component = Component { parameters, body, place };
            let place = component.place.clone();
            if let Some(first) = components.insert(name.clone(), component) {
                let line = line_column(&first.place.file.text, first.place.span.start).0;
                let message = format!("the component `{name}` is already defined ({}:{line})", first.place.file.path);
                let hint = "all templates share the names of components; rename one of them";
                report.push(place.error("component-duplicate", message).hint(hint));
            }
            i = end;
        }
        i += 1;
    }
}

fn parameters(tag: &Tag, open: usize) -> Vec<Parameter> {
    if open >= tag.tokens.len() {
        return Vec::new();
    }
    let end = closing(&tag.tokens, open).saturating_sub(1).max(open + 1);
    split_commas(&tag.tokens[open + 1..end])
        .into_iter()
        .filter_map(|part| {
            let name = part.iter().find(|t| t.kind == TokenKind::Word)?.text.clone();
            let default = part.iter().position(|t| t.is("=")).map(|at| part[at + 1..].to_vec());
            Some(Parameter { name, default })
        })
        .collect()
}

/// Index of the statement that ends the block opened at `start`.
fn block_end(segments: &[Segment], start: usize, open: &str, close: &str) -> usize {
    let mut depth = 0usize;
    for (index, segment) in segments.iter().enumerate().skip(start) {
        if let Segment::Stmt(tag) = segment {
            if tag.word() == open {
                depth += 1;
            } else if tag.word() == close {
                depth -= 1;
                if depth == 0 {
                    return index;
                }
            }
        }
    }
    segments.len()
}

/// A component call: `<Name a="x" b={expr}>` or `<Name … />`.
struct Call<'a> {
    name: String,
    arguments: BTreeMap<String, Vec<Token>>,
    place: &'a Place,
}

struct Flattener<'a> {
    library: &'a Library,
    diagnostics: Vec<Diagnostic>,
    depth: usize,
    calls: usize,
    pasted: usize,
}

/// Bodies that fill a block, the most derived first.
type Blocks = BTreeMap<String, Vec<Vec<Segment>>>;

impl Flattener<'_> {
    fn too_deep(&mut self, place: &Place) -> bool {
        let deep = self.depth >= MAX_DEPTH;
        self.pasted += 1;
        // Twenty levels that each paste the next twice are a million copies.
        if self.pasted > MAX_PASTED {
            if self.pasted == MAX_PASTED + 1 {
                let message = format!("more than {MAX_PASTED} includes and components are used in one template");
                self.diagnostics.push(place.error("source-too-large", message).hint("use a `for` loop"));
            }
            return true;
        }
        if deep {
            self.diagnostics.push(
                place
                    .error(
                        "nesting-too-deep",
                        format!("parents, includes and components are more than {MAX_DEPTH} deep"),
                    )
                    .hint("a template that reaches itself again is the usual cause"),
            );
        }
        deep
    }

    fn file(&mut self, file: &Arc<TemplateFile>) -> Vec<Segment> {
        let mut blocks = Blocks::new();
        let mut current = file.clone();
        let mut segments = scan(&current);
        while let Some((parent, place)) = extends(&segments) {
            self.depth += 1;
            if self.too_deep(&place) {
                return Vec::new();
            }
            for (name, body) in top_blocks(&segments) {
                blocks.entry(name).or_default().push(body);
            }
            let Some(next) = self.library.files.get(&parent) else {
                self.missing_template(&parent, &place);
                return Vec::new();
            };
            current = next.clone();
            segments = scan(&current);
        }
        self.depth = 0;
        self.expand(&segments, &blocks, None)
    }

    fn missing_template(&mut self, name: &str, place: &Place) {
        let hint = match did_you_mean(name, self.library.files.keys().map(String::as_str)) {
            Some(meant) => format!("did you mean \"{meant}\"?"),
            None => "names are paths below `templates/`, such as \"_partials/footer.mjml\"".to_owned(),
        };
        let diagnostic = place.error("template-missing", format!("there is no template \"{name}\"")).hint(hint);
        self.diagnostics.push(diagnostic);
    }

    /// Resolves one list of segments. `inner` is what `super()` stands for.
    fn expand(&mut self, segments: &[Segment], blocks: &Blocks, inner: Option<&[Vec<Segment>]>) -> Vec<Segment> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < segments.len() {
            match &segments[i] {
                Segment::Stmt(tag) if tag.word() == "component" => {
                    i = block_end(segments, i, "component", "endcomponent");
                }
                Segment::Stmt(tag) if tag.word() == "block" => {
                    let end = block_end(segments, i, "block", "endblock");
                    let own = segments[i + 1..end].to_vec();
                    let mut bodies = tag.tokens.get(1).and_then(|t| blocks.get(&t.text)).cloned().unwrap_or_default();
                    bodies.push(own);
                    out.extend(self.expand(&bodies[0].clone(), blocks, Some(&bodies[1..])));
                    i = end;
                }
                Segment::Stmt(tag) if tag.word() == "include" => out.extend(self.include(tag, blocks)),
                Segment::Stmt(tag) if tag.word() == "<" => {
                    let end = component_end(segments, i);
                    let body = self.expand(&segments[i + 1..end], blocks, inner);
                    out.extend(self.call(&tag.tokens, &tag.place, body));
                    i = end;
                }
                Segment::Expr(tag) if tag.word() == "<" => out.extend(self.call(&tag.tokens, &tag.place, Vec::new())),
                Segment::Expr(tag) if tag.word() == "super" && tag.tokens.len() == 3 => {
                    if let Some((first, rest)) = inner.and_then(<[Vec<Segment>]>::split_first) {
                        out.extend(self.expand(&first.clone(), blocks, Some(rest)));
                    }
                }
                other => out.push(other.clone()),
            }
            i += 1;
        }
        out
    }

    fn include(&mut self, tag: &Tag, blocks: &Blocks) -> Vec<Segment> {
        let Some(name) = tag.tokens.get(1).filter(|t| t.kind == TokenKind::Text) else { return Vec::new() };
        if self.too_deep(&tag.place) {
            return Vec::new();
        }
        let Some(file) = self.library.files.get(&name.text) else {
            self.missing_template(&name.text, &tag.place);
            return Vec::new();
        };
        self.depth += 1;
        let expanded = self.expand(&scan(file), blocks, None);
        self.depth -= 1;
        expanded
    }

    fn call(&mut self, tokens: &[Token], place: &Place, body: Vec<Segment>) -> Vec<Segment> {
        if self.too_deep(place) {
            return Vec::new();
        }
        let call = parse_call(tokens, place);
        let Some(component) = self.library.components.get(&call.name).cloned() else {
            let hint = match did_you_mean(&call.name, self.library.components.keys().map(String::as_str)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => {
                    "define it with `{% component Name(argument) %}` in a file below `templates/_components/`".into()
                }
            };
            let message = format!("there is no component `{}`", call.name);
            self.diagnostics.push(place.error("component-missing", message).hint(hint));
            return Vec::new();
        };
        let Some(arguments) = self.arguments(&call, &component) else { return Vec::new() };
        self.calls += 1;
        let inliner = Inliner::new(arguments, &component.body, self.calls, !body.is_empty());
        let mut replaced = inliner.bindings(place);
        for segment in &component.body {
            match segment {
                Segment::Text(..) => replaced.push(segment.clone()),
                Segment::Expr(tag) if tag.tokens.len() == 1 && tag.tokens[0].is_word("body") => {
                    replaced.extend(body.iter().cloned());
                }
                Segment::Expr(tag) => replaced.push(Segment::Expr(self.inline(tag, &inliner))),
                Segment::Stmt(tag) => replaced.push(Segment::Stmt(self.inline(tag, &inliner))),
            }
        }
        self.depth += 1;
        let expanded = self.expand(&replaced, &Blocks::new(), None);
        self.depth -= 1;
        expanded
    }

    fn arguments(&mut self, call: &Call<'_>, component: &Component) -> Option<BTreeMap<String, Vec<Token>>> {
        let before = self.diagnostics.len();
        let known: BTreeSet<&str> = component.parameters.iter().map(|p| p.name.as_str()).collect();
        let mut meanings = BTreeSet::new();
        for name in call.arguments.keys().filter(|name| !known.contains(name.as_str())) {
            let meant = did_you_mean(name, known.iter().copied());
            meanings.extend(meant);
            let hint = match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("its arguments are {}", known.iter().copied().collect::<Vec<_>>().join(", ")),
            };
            let message = format!("the component `{}` has no argument `{name}`", call.name);
            self.diagnostics.push(call.place.error("component-argument", message).hint(hint));
        }
        let mut arguments = BTreeMap::new();
        for parameter in &component.parameters {
            let given = call.arguments.get(&parameter.name).map(|tokens| from(tokens, &call.place.file));
            match given.or_else(|| parameter.default.clone()) {
                Some(tokens) if tokens.len() > MAX_ARGUMENT => {
                    let message = format!("the argument `{}` is longer than {MAX_ARGUMENT} tokens", parameter.name);
                    let hint = "keep it in a variable: `{% set name = … %}`";
                    self.diagnostics.push(call.place.error("component-argument", message).hint(hint));
                }
                Some(tokens) => {
                    arguments.insert(parameter.name.clone(), tokens);
                }
                // It is there, misspelt.
                None if meanings.contains(parameter.name.as_str()) => {}
                None => {
                    let message = format!("the component `{}` needs the argument `{}`", call.name, parameter.name);
                    let hint = format!("add `{}={{…}}` to the call", parameter.name);
                    self.diagnostics.push(call.place.error("component-argument", message).hint(hint));
                }
            }
        }
        (self.diagnostics.len() == before).then_some(arguments)
    }

    fn inline(&mut self, tag: &Tag, inliner: &Inliner) -> Tag {
        let mut tokens = Vec::with_capacity(tag.tokens.len());
        let calls = tag.word() == "<";
        let mut braces = 0usize;
        for (index, token) in tag.tokens.iter().enumerate() {
            match token.text.as_str() {
                "{" if token.kind == TokenKind::Sign => braces += 1,
                "}" if token.kind == TokenKind::Sign => braces = braces.saturating_sub(1),
                _ => {}
            }
            if !is_variable(&tag.tokens, index) {
                tokens.push(token.clone());
                continue;
            }
            // In a call of another component, `name` alone is `name={name}`.
            let short = calls && braces == 0;
            if short {
                tokens.extend([token.clone(), sign("=", token), sign("{", token)]);
            }
            self.replace(tag, token, inliner, &mut tokens);
            if short {
                tokens.push(sign("}", token));
            }
        }
        Tag { tokens, place: tag.place.clone() }
    }

    /// Writes what a variable of a component's body stands for.
    fn replace(&mut self, tag: &Tag, token: &Token, inliner: &Inliner, tokens: &mut Vec<Token>) {
        if inliner.locals.contains(&token.text) {
            tokens.push(Token::word(&format!("c{}__{}", inliner.call, token.text), token.span.clone()));
        } else if let Some(argument) = inliner.arguments.get(&token.text) {
            let whole = is_whole(argument);
            tokens.extend((!whole).then(|| sign("(", token)));
            tokens.extend(argument.iter().cloned());
            tokens.extend((!whole).then(|| sign(")", token)));
        } else if token.text == "body" {
            let known = if inliner.has_body { "true" } else { "false" };
            tokens.push(Token::word(known, token.span.clone()));
        } else {
            if token.text != "loop" {
                self.diagnostics.push(
                    tag.place_of(token)
                        .error("variable-unknown", format!("a component does not see `{}`", token.text))
                        .hint("components see only their arguments, `t` and `a`; pass it as an argument"),
                );
            }
            tokens.push(token.clone());
        }
    }
}

fn sign(text: &str, at: &Token) -> Token {
    Token { from: at.from.clone(), ..Token::sign(text, at.span.clone()) }
}

/// The tokens, each with its file.
fn from(tokens: &[Token], file: &Arc<TemplateFile>) -> Vec<Token> {
    let placed = |token: &Token| Token { from: token.from.clone().or_else(|| Some(file.clone())), ..token.clone() };
    tokens.iter().map(placed).collect()
}

/// Whether an argument reads the same without brackets around it: one token, or one call such as `a(href=…)`.
fn is_whole(argument: &[Token]) -> bool {
    match argument {
        [_] => true,
        [name, open, ..] => {
            name.kind == TokenKind::Word && open.is("(") && name.text != "not" && closing(argument, 1) == argument.len()
        }
        [] => false,
    }
}

struct Inliner {
    arguments: BTreeMap<String, Vec<Token>>,
    locals: BTreeSet<String>,
    call: usize,
    has_body: bool,
}

impl Inliner {
    fn new(arguments: BTreeMap<String, Vec<Token>>, body: &[Segment], call: usize, has_body: bool) -> Inliner {
        let mut locals = locals(body);
        // `loop` of the caller would be taken for that of a loop in the body.
        if body.iter().any(|segment| matches!(segment, Segment::Stmt(tag) if tag.word() == "for")) {
            let outer = |argument: &[Token]| {
                (0..argument.len()).any(|i| argument[i].is_word("loop") && is_variable(argument, i))
            };
            locals.extend(arguments.iter().filter(|(_, argument)| outer(argument)).map(|(name, _)| name.clone()));
        }
        Inliner { arguments, locals, call, has_body }
    }

    /// `{% set %}` for each argument that the body binds anew, or that a loop in it would change.
    fn bindings(&self, place: &Place) -> Vec<Segment> {
        let bound = self.arguments.iter().filter(|(name, _)| self.locals.contains(*name));
        let set = bound.map(|(name, argument)| {
            let span = place.span.clone();
            let head =
                [Token::word("set", span.clone()), Token::word(&format!("c{}__{name}", self.call), span.clone())];
            let tokens = head.into_iter().chain([Token::sign("=", span)]).chain(argument.iter().cloned());
            Segment::Stmt(Tag { tokens: tokens.collect(), place: place.clone() })
        });
        set.collect()
    }
}

/// Names that the body binds itself (`for`, `set`); they are renamed, so that an argument never meets them.
fn locals(body: &[Segment]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for segment in body {
        let Segment::Stmt(tag) = segment else { continue };
        match tag.word() {
            "for" => {
                let bound = tag.tokens[1..].iter().take_while(|t| !t.is_word("in"));
                names.extend(bound.filter(|t| t.kind == TokenKind::Word).map(|t| t.text.clone()));
            }
            "set" | "set_global" => names.extend(tag.tokens.get(1).map(|t| t.text.clone())),
            _ => {}
        }
    }
    names
}

/// Words of the expression language that name no variable.
const KEYWORDS: &[&str] = &[
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "set",
    "set_global",
    "endset",
    "filter",
    "endfilter",
    "and",
    "or",
    "not",
    "is",
    "true",
    "false",
    "none",
    "null",
    "True",
    "False",
    "None",
    "break",
    "continue",
    "include",
    "extends",
    "block",
    "endblock",
    "component",
    "endcomponent",
];

/// Whether the token at `index` is a variable: no keyword, field, filter, test, function or argument name.
pub fn is_variable(tokens: &[Token], index: usize) -> bool {
    let token = &tokens[index];
    if token.kind != TokenKind::Word || KEYWORDS.contains(&token.text.as_str()) {
        return false;
    }
    let before = index.checked_sub(1).map(|i| &tokens[i]);
    if before.is_some_and(|b| {
        b.is(".") || b.is("?.") || b.is("|") || b.is_word("is") || index == 1 && (b.is("<") || b.is("</"))
    }) {
        return false;
    }
    if before.is_some_and(|b| b.is_word("not")) && index >= 2 && tokens[index - 2].is_word("is") {
        return false;
    }
    let after = tokens.get(index + 1);
    if after.is_some_and(|a| a.is("(")) {
        return false;
    }
    // `name=` names an argument inside a call, an assignment's target in `set`.
    let is_set = tokens.first().is_some_and(|t| t.text.starts_with("set"));
    !(after.is_some_and(|a| a.is("=")) && !(is_set && index == 1))
}

fn extends(segments: &[Segment]) -> Option<(String, Place)> {
    segments.iter().find_map(|segment| match segment {
        Segment::Stmt(tag) if tag.word() == "extends" => {
            tag.tokens.get(1).map(|name| (name.text.clone(), tag.place.clone()))
        }
        _ => None,
    })
}

fn top_blocks(segments: &[Segment]) -> Vec<(String, Vec<Segment>)> {
    let mut blocks = Vec::new();
    let mut i = 0;
    while i < segments.len() {
        if let Segment::Stmt(tag) = &segments[i]
            && tag.word() == "block"
        {
            let end = block_end(segments, i, "block", "endblock");
            if let Some(name) = tag.tokens.get(1) {
                blocks.push((name.text.clone(), segments[i + 1..end].to_vec()));
                // A block inside a block can be overridden by itself, too.
                blocks.extend(top_blocks(&segments[i + 1..end]));
            }
            i = end;
        }
        i += 1;
    }
    blocks
}

fn component_end(segments: &[Segment], start: usize) -> usize {
    let mut depth = 0usize;
    for (index, segment) in segments.iter().enumerate().skip(start) {
        if let Segment::Stmt(tag) = segment {
            match tag.word() {
                "<" => depth += 1,
                "</" => {
                    depth -= 1;
                    if depth == 0 {
                        return index;
                    }
                }
                _ => {}
            }
        }
    }
    segments.len()
}

fn parse_call<'a>(tokens: &[Token], place: &'a Place) -> Call<'a> {
    let mut i = 1;
    let mut name = String::new();
    while let Some(token) = tokens.get(i).filter(|t| t.kind == TokenKind::Word || t.is(".")) {
        let continues = token.is(".") || name.is_empty() || name.ends_with('.');
        if !continues {
            break;
        }
        name.push_str(&token.text);
        i += 1;
    }
    let mut arguments = BTreeMap::new();
    while let Some(token) = tokens.get(i) {
        if token.kind != TokenKind::Word {
            i += 1;
            continue;
        }
        let key = token.text.clone();
        let value = match (tokens.get(i + 1), tokens.get(i + 2)) {
            (Some(eq), Some(open)) if eq.is("=") && open.is("{") => {
                let end = closing(tokens, i + 2);
                let value = tokens[i + 3..(end - 1).max(i + 3)].to_vec();
                i = end;
                value
            }
            (Some(eq), Some(literal)) if eq.is("=") => {
                i += 3;
                vec![literal.clone()]
            }
            // `name` alone is `name={name}`.
            _ => {
                i += 1;
                vec![token.clone()]
            }
        };
        arguments.insert(key, value);
    }
    Call { name, arguments, place }
}

#[cfg(test)]
mod tests;
