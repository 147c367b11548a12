//! What a flattened template uses: entries with their arguments, and variables with the guards around them.
//!
//! Everything that can be missing at send time is found here when templates load: `t` calls are compared with entries by the
//! engine, variables with what a request offers.

use std::collections::{BTreeMap, BTreeSet};

use super::flatten::is_variable;
use super::html::{Surroundings, Walker};
use super::scan::{Place, Segment, Tag, Token, TokenKind, closing, join, split_commas};
use crate::diagnostic::{Diagnostic, did_you_mean};

/// One call of `t`.
#[derive(Clone, Debug)]
pub struct EntryCall {
    /// The entry id, a literal.
    pub id: String,
    /// Arguments that are values: name, and the expression as it is written (`data.expires_in`).
    pub arguments: BTreeMap<String, String>,
    /// Names of arguments that are `a(…)` and fill slots.
    pub slots: BTreeSet<String>,
    /// What stands around the call.
    pub around: Surroundings,
    /// Where the call stands.
    pub place: Place,
}

/// All that a template uses.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// Calls of `t` in order.
    pub calls: Vec<EntryCall>,
    /// Whether `salutation` is used, so that its entries are needed.
    pub salutation: bool,
    /// Schema properties of `data` that are used.
    pub data: BTreeSet<String>,
    /// Those among them that a reader gets to see, by name or through an entry, with the first place.
    pub shown: BTreeMap<String, Place>,
    /// Fields of `user` that are printed without a guard, in order.
    pub unguarded: Vec<(&'static str, Place)>,
}

/// Whether an expression holds only what the project's owners decide: literals, brand, direction, locale.
pub fn only_trusted(tag: &Tag) -> bool {
    !tag.tokens.iter().any(|t| t.is_word("t") || t.is_word("a"))
        && (0..tag.tokens.len())
            .filter(|i| is_variable(&tag.tokens, *i))
            .all(|i| matches!(tag.tokens[i].text.as_str(), "brand" | "dir" | "locale"))
}

/// Whether the token at `index` calls the function `name`.
pub fn is_call(tokens: &[Token], index: usize, name: &str) -> bool {
    tokens[index].is_word(name)
        && tokens.get(index + 1).is_some_and(|t| t.is("("))
        && !index.checked_sub(1).is_some_and(|i| tokens[i].is(".") || tokens[i].is("|") || tokens[i].is_word("is"))
}

/// What templates can see, for finding misspelt and absent variables.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    /// Declared properties of `data` and whether each is required.
    pub data: &'a BTreeMap<String, bool>,
    /// Profile fields that always exist.
    pub user: &'a BTreeSet<&'static str>,
}

/// Variables that always hold a value.
const ALWAYS: &[&str] = &["locale", "dir"];
/// Text variables that may be absent.
const TEXTS: &[&str] = &["tenant", "friendly_name", "support_email", "support_url", "request_language"];
/// Objects that always exist and whose fields may be absent.
const OBJECTS: &[&str] = &["application", "connection", "organization", "custom_domain", "brand"];
/// Every variable, for hints.
pub const VARIABLES: &[&str] = &[
    "user",
    "data",
    "application",
    "connection",
    "organization",
    "tenant",
    "friendly_name",
    "support_email",
    "support_url",
    "custom_domain",
    "request_language",
    "locale",
    "dir",
    "salutation",
    "brand",
];
/// Fields of `salutation` and whether each always exists.
const SALUTATION: &[(&str, bool)] =
    &[("line", true), ("formality", true), ("known", true), ("name", false), ("title", false)];
/// Filters of the engine beside Tera's own that need no chance, clock or environment.
const REFUSED_FUNCTIONS: &[&str] = &["throw", "get_env", "now", "get_random"];
/// The most rounds of a loop over numbers.
const MOST_ROUNDS: u32 = 1_000;
/// Tera's functions and ours.
const FUNCTIONS: &[&str] = &["t", "a", "range"];

/// Tera's filters, without those that need chance, clock or environment. `safe` is missing on purpose.
const FILTERS: &[&str] = &[
    "default",
    "upper",
    "lower",
    "wordcount",
    "escape",
    "escape_html",
    "escape_xml",
    "newlines_to_br",
    "pluralize",
    "trim",
    "trim_start",
    "trim_end",
    "replace",
    "capitalize",
    "title",
    "truncate",
    "indent",
    "str",
    "int",
    "float",
    "length",
    "reverse",
    "split",
    "abs",
    "round",
    "first",
    "last",
    "nth",
    "join",
    "sort",
    "unique",
    "get",
    "values",
    "keys",
    "pairs",
    "group_by",
    "number",
    "currency",
    "datetime",
    "relative",
    "duration",
    "list",
];
/// Tera's tests.
const TESTS: &[&str] = &[
    "string",
    "number",
    "map",
    "bool",
    "array",
    "integer",
    "float",
    "none",
    "iterable",
    "defined",
    "undefined",
    "odd",
    "even",
    "divisible_by",
    "starting_with",
    "ending_with",
    "containing",
];

/// Looks at a flattened template; `markup` says whether it is HTML or MJML.
pub fn analyze(segments: &[Segment], markup: bool, scope: &Scope<'_>) -> (Uses, Vec<Diagnostic>) {
    let mut analyzer = Analyzer {
        scope,
        uses: Uses::default(),
        diagnostics: Vec::new(),
        guards: Vec::new(),
        locals: Vec::new(),
        around: Surroundings::Content,
        shows: false,
        prints: false,
    };
    let mut walker = Walker::default();
    for segment in segments {
        match segment {
            Segment::Text(text, _) if markup => drop(walker.feed(text)),
            Segment::Text(..) => {}
            Segment::Expr(tag) => {
                walker.placeholder();
                analyzer.around = Surroundings::of(&walker.context());
                analyzer.expression(tag);
            }
            Segment::Stmt(tag) => {
                analyzer.around = Surroundings::Content;
                analyzer.statement(tag);
            }
        }
    }
    let mut diagnostics = analyzer.diagnostics;
    diagnostics.dedup();
    (analyzer.uses, diagnostics)
}

struct Analyzer<'a> {
    scope: &'a Scope<'a>,
    uses: Uses,
    diagnostics: Vec<Diagnostic>,
    /// Paths known to exist, by open `if`: those of its condition, and whether they hold in the current branch.
    guards: Vec<Guard>,
    /// Names bound by open `for` loops, and by `set` (outermost list).
    locals: Vec<Vec<String>>,
    /// What stands around the tag at hand.
    around: Surroundings,
    /// Whether the expression at hand is printed where it is read.
    shows: bool,
    /// Whether the tag at hand prints.
    prints: bool,
}

struct Guard {
    /// Paths that the current branch has seen to exist.
    holds: Vec<String>,
    /// Paths that the next `else` branch has seen to exist: those of `not x` conditions.
    otherwise: Vec<String>,
    statement: &'static str,
}

impl Analyzer<'_> {
    fn fault(&mut self, tag: &Tag, token: &Token, rule: &'static str, message: String, hint: String) {
        self.diagnostics.push(tag.place_of(token).error(rule, message).hint(hint));
    }

    fn expression(&mut self, tag: &Tag) {
        self.shows = self.around == Surroundings::Content;
        self.prints = true;
        self.tokens(tag, &tag.tokens, false);
        (self.shows, self.prints) = (false, false);
    }

    fn statement(&mut self, tag: &Tag) {
        match tag.word() {
            "if" => {
                self.tokens(tag, &tag.tokens[1..], true);
                let (holds, otherwise) = condition(&tag.tokens[1..]);
                self.guards.push(Guard { holds, otherwise, statement: "if" });
            }
            "elif" => {
                self.tokens(tag, &tag.tokens[1..], true);
                let (holds, otherwise) = condition(&tag.tokens[1..]);
                if let Some(guard) = self.guards.last_mut() {
                    let mut kept = std::mem::take(&mut guard.otherwise);
                    guard.holds = holds;
                    guard.holds.append(&mut kept.clone());
                    kept.extend(otherwise);
                    guard.otherwise = kept;
                }
            }
            "else" => {
                if let Some(guard) = self.guards.last_mut().filter(|g| g.statement == "if") {
                    guard.holds = std::mem::take(&mut guard.otherwise);
                }
            }
            "endif" => {
                self.guards.pop();
            }
            "for" => self.open_loop(tag),
            "endfor" => {
                self.locals.pop();
                self.guards.pop();
            }
            "set" | "set_global" => {
                self.growing(tag);
                self.tokens(tag, tag.tokens.get(2..).unwrap_or_default(), false);
                let name = tag.tokens.get(1).map(|t| t.text.clone()).unwrap_or_default();
                tag.tokens.get(1).into_iter().for_each(|token| self.reserved(tag, token));
                match self.locals.first_mut() {
                    Some(first) => first.push(name),
                    None => self.locals.push(vec![name]),
                }
            }
            "filter" => self.tokens(tag, tag.tokens.get(2..).unwrap_or_default(), false),
            _ => {}
        }
    }

    /// What `brand` or `data` holds decides what is allowed where it is printed.
    fn reserved(&mut self, tag: &Tag, token: &Token) {
        if VARIABLES.contains(&token.text.as_str()) {
            let message = format!("`{}` is a variable of every mail and cannot be bound anew", token.text);
            self.fault(tag, token, "variable-reserved", message, "take another name".to_owned());
        }
    }

    fn open_loop(&mut self, tag: &Tag) {
        let at = tag.tokens.iter().position(|t| t.is_word("in")).unwrap_or(tag.tokens.len() - 1);
        self.tokens(tag, &tag.tokens[at + 1..], false);
        if self.locals.is_empty() {
            self.locals.push(Vec::new());
        }
        let bound = tag.tokens[1..at].iter().filter(|t| t.kind == TokenKind::Word);
        bound.clone().for_each(|token| self.reserved(tag, token));
        self.locals.push(bound.map(|t| t.text.clone()).chain(["loop".to_owned()]).collect());
        self.guards.push(Guard { holds: Vec::new(), otherwise: Vec::new(), statement: "for" });
    }

    /// Looks at the tokens of one expression. In a condition, and beside `or`, `default` or an inline `if`, a path may be absent.
    fn tokens(&mut self, tag: &Tag, tokens: &[Token], condition: bool) {
        let lenient = condition
            || tokens.iter().any(|t| t.is_word("or") || t.is_word("default") || t.is_word("if") || t.is("?."));
        for index in 0..tokens.len() {
            let token = &tokens[index];
            self.filter_or_test(tag, tokens, index);
            if is_call(tokens, index, "t") {
                self.call(tag, tokens, index);
            } else if is_call(tokens, index, "a") {
                self.link(tag, tokens, index);
            } else if token.kind == TokenKind::Word
                && tokens.get(index + 1).is_some_and(|t| t.is("("))
                && !index
                    .checked_sub(1)
                    .is_some_and(|i| tokens[i].is("|") || tokens[i].is_word("is") || tokens[i].is_word("not"))
                && !is_operator(&token.text)
            {
                self.function(tag, token);
                if token.text == "range" {
                    self.range(tag, tokens, index);
                }
            } else if is_variable(tokens, index) {
                self.variable(tag, tokens, index, lenient);
            } else if token.text == "__tera_context" {
                self.context_dump(tag, token);
            }
        }
    }

    fn filter_or_test(&mut self, tag: &Tag, tokens: &[Token], index: usize) {
        let token = &tokens[index];
        let before = index.checked_sub(1).map(|i| &tokens[i]);
        let negated = before.is_some_and(|b| b.is_word("not")) && index >= 2 && tokens[index - 2].is_word("is");
        if before.is_some_and(|b| b.is("|")) && token.kind == TokenKind::Word && !FILTERS.contains(&token.text.as_str())
        {
            if token.text == "safe" {
                let hint = "remove it: `t` keeps the markup of entries, everything else is escaped".to_owned();
                let message = "`safe` would let a value become markup".to_owned();
                return self.fault(tag, token, "filter-refused", message, hint);
            }
            let hint = match did_you_mean(&token.text, FILTERS.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the filters are {}", FILTERS.join(", ")),
            };
            self.fault(tag, token, "filter-unknown", format!("there is no filter `{}`", token.text), hint);
        } else if (before.is_some_and(|b| b.is_word("is")) && !token.is_word("not") || negated)
            && !TESTS.contains(&token.text.as_str())
        {
            let hint = match did_you_mean(&token.text, TESTS.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("the tests are {}", TESTS.join(", ")),
            };
            self.fault(tag, token, "test-unknown", format!("there is no test `{}`", token.text), hint);
        }
    }

    fn context_dump(&mut self, tag: &Tag, token: &Token) {
        let hint = "print the one variable that you mean".to_owned();
        self.fault(tag, token, "variable-refused", "`__tera_context` would print everything".to_owned(), hint);
    }

    fn function(&mut self, tag: &Tag, token: &Token) {
        let name = token.text.as_str();
        if REFUSED_FUNCTIONS.contains(&name) {
            let message =
                format!("`{name}` is refused: templates read no environment, clock or chance and raise no errors");
            let hint = "pass what is needed in the request's `data`".to_owned();
            self.fault(tag, token, "function-refused", message, hint);
        } else if name == "super" {
            let message = "`super()` stands alone, in a block: `{{ super() }}`".to_owned();
            let hint = "a filter goes around it: `{% filter upper %}{{ super() }}{% endfilter %}`".to_owned();
            self.fault(tag, token, "function-misplaced", message, hint);
        } else if !FUNCTIONS.contains(&name) {
            let hint = match did_you_mean(name, FUNCTIONS.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "the functions are t, a and range; values are formatted with filters or in entries".to_owned(),
            };
            self.fault(tag, token, "function-unknown", format!("there is no function `{name}`"), hint);
        }
    }

    /// Tera bounds neither time nor memory, so that loops over numbers are bounded here: literals, and not large ones.
    fn range(&mut self, tag: &Tag, tokens: &[Token], index: usize) {
        let end = closing(tokens, index + 1).saturating_sub(1).max(index + 2);
        let bounded = split_commas(&tokens[index + 2..end]).iter().all(|part| {
            matches!(part, [_, equals, number] if equals.is("=") && number.kind == TokenKind::Number
                && number.text.parse::<u32>().is_ok_and(|n| n <= MOST_ROUNDS))
        });
        if !bounded {
            let message = format!("`range` takes whole numbers up to {MOST_ROUNDS}, written as they are");
            let hint = "loop over a list in `data` instead: `{% for item in data.items %}`".to_owned();
            self.fault(tag, &tokens[index], "loop-unbounded", message, hint);
        }
    }

    /// `{% set s = s ~ s %}` in a loop doubles with every round.
    fn growing(&mut self, tag: &Tag) {
        let inside_loop = self.guards.iter().any(|guard| guard.statement == "for");
        let Some(target) = tag.tokens.get(1).filter(|_| inside_loop) else { return };
        let repeats =
            (2..tag.tokens.len()).filter(|i| is_variable(&tag.tokens, *i) && tag.tokens[*i].text == target.text);
        if repeats.count() > 1 {
            let message = format!("`{}` grows by itself with every round", target.text);
            let hint = "join a list with the filter `join` instead".to_owned();
            self.fault(tag, target, "loop-unbounded", message, hint);
        }
    }

    fn call(&mut self, tag: &Tag, tokens: &[Token], index: usize) {
        let end = closing(tokens, index + 1).saturating_sub(1).max(index + 2);
        let mut call = EntryCall {
            id: String::new(),
            arguments: BTreeMap::new(),
            slots: BTreeSet::new(),
            around: self.around,
            place: tag.place_of(&tokens[index]),
        };
        for part in split_commas(&tokens[index + 2..end]) {
            let [name, equals, value, ..] = part else { continue };
            if !equals.is("=") {
                continue;
            }
            if name.text == "id" {
                if value.kind == TokenKind::Text && part.len() == 3 {
                    call.id.clone_from(&value.text);
                    call.place = tag.place_of(value);
                }
            } else if !crate::catalog::is_argument_name(&name.text) {
                let message = format!("`{}` is no argument name", name.text);
                let hint = "argument and slot names are lower-case letters, digits and `_`".to_owned();
                self.fault(tag, name, "argument-name", message, hint);
            } else if is_call(part, 2, "a") {
                if crate::catalog::markup::INLINE.contains(&name.text.as_str()) {
                    let message = format!("the slot `{}` is named like a tag", name.text);
                    self.fault(tag, name, "slot-name", message, "name it by its purpose, such as `link`".to_owned());
                } else {
                    call.slots.insert(name.text.clone());
                }
            } else {
                call.arguments.insert(name.text.clone(), join(&part[2..]));
            }
        }
        if call.id.is_empty() {
            let message = "`t` needs the id of an entry as a literal: the call is built at run time".to_owned();
            let hint =
                "write `t(id=\"…\")`; choose between texts with `{% if %}` or a selector in the entry".to_owned();
            self.fault(tag, &tokens[index], "entry-dynamic", message, hint);
        } else {
            self.uses.calls.push(call);
        }
    }

    fn link(&mut self, tag: &Tag, tokens: &[Token], index: usize) {
        let end = closing(tokens, index + 1).saturating_sub(1).max(index + 2);
        let mut href = false;
        for part in split_commas(&tokens[index + 2..end]) {
            let [name, equals, value, ..] = part else { continue };
            if !equals.is("=") {
                continue;
            }
            match name.text.as_str() {
                "href" => href = true,
                "class" | "style" | "title" => {
                    let literal = value.kind == TokenKind::Text && part.len() == 3;
                    if name.text == "style" && !literal {
                        let message = "the `style` of `a` is decided while templates load".to_owned();
                        let hint = "write it as a literal".to_owned();
                        self.fault(tag, name, "unsafe-context", message, hint);
                    }
                }
                other => {
                    let message = format!("`a` has no argument `{other}`");
                    let hint = "its arguments are href, class, style, title".to_owned();
                    self.fault(tag, name, "argument-unknown", message, hint);
                }
            }
        }
        if !href {
            let message = "`a` needs `href`".to_owned();
            self.fault(tag, &tokens[index], "argument-missing", message, "write `a(href=data.url)`".to_owned());
        }
    }

    fn variable(&mut self, tag: &Tag, tokens: &[Token], index: usize, lenient: bool) {
        let root = tokens[index].text.as_str();
        if root == "__tera_context" {
            return self.context_dump(tag, &tokens[index]);
        }
        if self.locals.iter().flatten().any(|local| local == root) || root == "__preheader" {
            return;
        }
        let path = path(tokens, index);
        let field = path.get(1).map(String::as_str);
        let known = self.guarded(&path);
        let sure = match (root, field) {
            (root, _) if ALWAYS.contains(&root) => true,
            (root, _) if TEXTS.contains(&root) => false,
            (root, None) if OBJECTS.contains(&root) => true,
            (root, Some(_)) if OBJECTS.contains(&root) => false,
            ("salutation", _) => return self.salutation(tag, tokens, index, field, lenient || known),
            ("data", _) => return self.data(tag, tokens, index, field, lenient || known),
            ("user", None) => true,
            ("user", Some("user_metadata" | "app_metadata")) => path.len() == 2,
            ("user", Some(field)) => {
                let Some(field) = self.scope.user.get(field) else {
                    return self.unknown_field(tag, &whole(tokens, index), "user", field, lenient || known);
                };
                if self.prints && !known && !lenient {
                    let place = tag.place_of(&whole(tokens, index));
                    self.uses.unguarded.push((field, place));
                }
                true
            }
            _ => return self.unknown(tag, &tokens[index]),
        };
        if !sure && !known && !lenient {
            self.unguarded(tag, &whole(tokens, index), &path);
        }
    }

    fn unknown(&mut self, tag: &Tag, token: &Token) {
        let name = &token.text;
        let hint = match did_you_mean(name, VARIABLES.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("templates see {}", VARIABLES.join(", ")),
        };
        self.fault(tag, token, "variable-unknown", format!("there is no variable `{name}`"), hint);
    }

    fn unknown_field(&mut self, tag: &Tag, token: &Token, object: &str, field: &str, guarded: bool) {
        if guarded {
            return;
        }
        let hint = match did_you_mean(field, self.scope.user.iter().copied()) {
            Some(meant) => format!("did you mean `{object}.{meant}`?"),
            None => format!(
                "a field of your own is guarded: `{{% if {object}.{field} %}} … {{% endif %}}`, or lives in `user.user_metadata`"
            ),
        };
        self.fault(tag, token, "variable-unknown", format!("`{object}` has no field `{field}`"), hint);
    }

    fn salutation(&mut self, tag: &Tag, tokens: &[Token], index: usize, field: Option<&str>, guarded: bool) {
        self.uses.salutation = true;
        let Some(field) = field else { return };
        match SALUTATION.iter().find(|(name, _)| *name == field) {
            Some((_, always)) if *always || guarded => {}
            Some(_) => self.unguarded(tag, &whole(tokens, index), &["salutation".to_owned(), field.to_owned()]),
            None => {
                let known: Vec<&str> = SALUTATION.iter().map(|(name, _)| *name).collect();
                let hint = match did_you_mean(field, known.iter().copied()) {
                    Some(meant) => format!("did you mean `salutation.{meant}`?"),
                    None => format!("its fields are {}", known.join(", ")),
                };
                let message = format!("`salutation` has no field `{field}`");
                self.fault(tag, &whole(tokens, index), "variable-unknown", message, hint);
            }
        }
    }

    fn data(&mut self, tag: &Tag, tokens: &[Token], index: usize, field: Option<&str>, guarded: bool) {
        let Some(field) = field else {
            // Who takes `data` as a whole takes every field of it.
            return self.uses.data.extend(self.scope.data.keys().cloned());
        };
        self.uses.data.insert(field.to_owned());
        if self.shows {
            let place = tag.place_of(&whole(tokens, index));
            self.uses.shown.entry(field.to_owned()).or_insert(place);
        }
        match self.scope.data.get(field) {
            Some(required) if *required || guarded => {}
            Some(_) => self.unguarded(tag, &whole(tokens, index), &["data".to_owned(), field.to_owned()]),
            None => {
                let hint = match did_you_mean(field, self.scope.data.keys().map(String::as_str)) {
                    Some(meant) => format!("did you mean `data.{meant}`?"),
                    None => format!("declare `properties.{field}` in the `[data]` section of email.toml"),
                };
                let message = format!("email.toml declares no data field `{field}`");
                self.fault(tag, &whole(tokens, index), "data-undeclared", message, hint);
            }
        }
    }

    fn unguarded(&mut self, tag: &Tag, token: &Token, path: &[String]) {
        let path = path.join(".");
        let hint = format!("write `{{% if {path} %}} … {{% endif %}}` around it, or `{{{{ {path} or \"…\" }}}}`");
        self.fault(tag, token, "variable-unguarded", format!("`{path}` may be absent"), hint);
    }

    fn guarded(&self, path: &[String]) -> bool {
        let path = path.join(".");
        self.guards.iter().flat_map(|g| &g.holds).any(|g| {
            *g == path || path.starts_with(&format!("{g}.")) && g.contains('.') || g.starts_with(&format!("{path}."))
        })
    }
}

fn is_operator(word: &str) -> bool {
    matches!(word, "and" | "or" | "not" | "in" | "if" | "else" | "is" | "elif" | "for")
}

/// `a.b?.c["d"]` from the token at `index`.
fn path(tokens: &[Token], index: usize) -> Vec<String> {
    path_tokens(tokens, index).into_iter().map(|token| token.text.clone()).collect()
}

/// The token at `index` with the place of the whole path that begins there.
fn whole(tokens: &[Token], index: usize) -> Token {
    let token = &tokens[index];
    let parts = path_tokens(tokens, index).into_iter();
    let end = parts.filter(|part| part.from == token.from).map(|part| part.span.end).max().unwrap_or(token.span.end);
    Token { span: token.span.start..end, ..token.clone() }
}

fn path_tokens(tokens: &[Token], index: usize) -> Vec<&Token> {
    let mut path = vec![&tokens[index]];
    let mut i = index + 1;
    while let (Some(sign), Some(next)) = (tokens.get(i), tokens.get(i + 1)) {
        if (sign.is(".") || sign.is("?.")) && next.kind == TokenKind::Word {
            path.push(next);
            i += 2;
        } else if (sign.is("[") || sign.is("?[")) && next.kind == TokenKind::Text {
            path.push(next);
            i += 3;
        } else {
            break;
        }
    }
    path
}

/// Paths that a condition shows to exist when it is true, and when it is false.
fn condition(tokens: &[Token]) -> (Vec<String>, Vec<String>) {
    let tokens = bare(tokens);
    let (and, or) = (tokens.iter().any(|t| t.is_word("and")), tokens.iter().any(|t| t.is_word("or")));
    // `a or b` shows neither when true, `not a and not b` neither when false; brackets with either in them show nothing.
    let nested = (and || or) && tokens.iter().any(|t| t.is_word("not")) && tokens.iter().any(|t| t.is("("));
    let parts = || tokens.split(|t| t.is_word("and") || t.is_word("or")).map(bare).filter(|p| !p.is_empty());
    let holds = parts().filter(|_| !or).filter_map(shown).collect();
    let denied = parts().filter(|_| !and && !nested).filter(|part| part[0].is_word("not"));
    (holds, denied.filter_map(|part| shown(&part[1..])).collect())
}

/// The tokens without brackets around all of them.
fn bare(tokens: &[Token]) -> &[Token] {
    match tokens {
        [open, inner @ .., _] if open.is("(") && closing(tokens, 0) == tokens.len() => bare(inner),
        _ => tokens,
    }
}

/// The path that one comparison shows to exist where it is true. Absent values are null: `is defined` and `!=` show nothing.
fn shown(part: &[Token]) -> Option<String> {
    let open = part.first()?.is("(");
    let end = if open { closing(part, 0) } else { part.len() };
    let head = if open { bare(&part[..end]) } else { part };
    if head.is_empty()
        || !is_variable(head, 0)
        || head.iter().filter(|t| t.is("(")).count() != head.iter().filter(|t| t.is(")")).count()
    {
        return None;
    }
    let vague = part.iter().any(|t| t.is("!="))
        || part.windows(2).any(|w| w[0].is_word("is") && (w[1].is_word("defined") || w[1].is_word("not")));
    let not_none = part.windows(3).any(|w| w[0].is_word("is") && w[1].is_word("not") && w[2].is_word("none"));
    (!vague || not_none).then(|| path(head, 0).join("."))
}

#[cfg(test)]
mod tests;
