//! Rust sources as tokens and paths, as far as the rules need them. A parser would know more and compile for longer.

/// A path as written, with `self` and `super` followed: `["crate", "locale", "Locale"]`.
#[derive(Debug)]
pub struct Named {
    segments: Vec<String>,
    pub line: usize,
}

impl Named {
    pub fn room(&self) -> Option<&str> {
        let inside = self.segments.first().is_some_and(|first| first == "crate" || first == "vocative");
        inside.then(|| self.segments.get(1).map(String::as_str)).flatten()
    }

    pub fn text(&self) -> String {
        self.segments.join("::")
    }
}

/// Every path in `tokens`, groups taken apart, resolved from `module`.
pub fn paths(tokens: &[Token], module: &str) -> Vec<Named> {
    let mut here: Vec<String> = module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
    let mut inline = Vec::new();
    let mut depth = 0usize;
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            "mod" if tokens.get(at + 2).is_some_and(|token| token.text == "{") => {
                here.push(tokens[at + 1].text.clone());
                inline.push(depth);
                depth += 1;
                at += 3;
                continue;
            }
            "{" => depth += 1,
            "}" => {
                depth = depth.saturating_sub(1);
                if inline.last() == Some(&depth) {
                    inline.pop();
                    here.pop();
                }
            }
            _ => {}
        }
        if tokens[at].is_word() {
            at = path(tokens, at, &[], &here, &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Reads the path that starts at `at` into `found`; gives the place behind it.
fn path(tokens: &[Token], mut at: usize, prefix: &[String], here: &[String], found: &mut Vec<Named>) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let line = tokens.get(at).map_or(0, |token| token.line);
    let mut segments = prefix.to_vec();
    loop {
        if text(at) == "{" {
            at += 1;
            while !matches!(text(at), "}" | "") {
                at = if text(at) == "," { at + 1 } else { path(tokens, at, &segments, here, found) };
            }
            return at + 1;
        }
        if !tokens.get(at).is_some_and(Token::is_word) && text(at) != "*" {
            // A turbofish, or a group with a leading `::`.
            break;
        }
        segments.push(text(at).to_owned());
        at += 1;
        if text(at) != "::" {
            break;
        }
        at += 1;
    }
    // `as name` inside a group.
    if !prefix.is_empty() {
        while !matches!(text(at), "," | "}" | "") {
            at += 1;
        }
    }
    found.push(Named { segments: resolve(&segments, here), line });
    at
}

/// Replaces leading `self` and `super` by the module they mean.
fn resolve(segments: &[String], here: &[String]) -> Vec<String> {
    let climbs = segments.iter().take_while(|part| matches!(part.as_str(), "self" | "super")).count();
    // `self.field` and the like are no paths.
    if climbs == 0 || segments.len() == climbs && segments.first().is_some_and(|part| part == "self") {
        return segments.to_vec();
    }
    let up = segments[..climbs].iter().filter(|part| *part == "super").count();
    let stay = here.len().saturating_sub(up);
    let start = std::iter::once("crate".to_owned());
    start.chain(here[..stay].iter().cloned()).chain(segments[climbs..].iter().cloned()).collect()
}

/// The tokens without items under `#[cfg(test)]`.
pub fn without_tests(tokens: &[Token]) -> Vec<Token> {
    let mut kept = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let Some(end) = attribute(tokens, at) else {
            kept.push(tokens[at].clone());
            at += 1;
            continue;
        };
        let inside: Vec<&str> = tokens[at..end].iter().map(|token| token.text.as_str()).collect();
        if inside.contains(&"cfg") && inside.contains(&"test") && !inside.contains(&"not") {
            at = item_end(tokens, end);
        } else {
            kept.extend_from_slice(&tokens[at..end]);
            at = end;
        }
    }
    kept
}

/// Where the attribute `#[…]` that starts at `at` ends.
fn attribute(tokens: &[Token], at: usize) -> Option<usize> {
    let opens = tokens[at].text == "#" && tokens.get(at + 1).is_some_and(|token| token.text == "[");
    opens.then(|| balanced_end(tokens, at + 1))
}

/// Where the item at `at` ends: behind its `;` or its braces.
fn item_end(tokens: &[Token], mut at: usize) -> usize {
    while at < tokens.len() {
        match tokens[at].text.as_str() {
            ";" => return at + 1,
            "{" => return balanced_end(tokens, at),
            "(" | "[" => at = balanced_end(tokens, at),
            _ => at += 1,
        }
    }
    at
}

/// Where the bracket that opens at `at` is closed.
fn balanced_end(tokens: &[Token], at: usize) -> usize {
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        match token.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    tokens.len()
}

/// A word, `::`, one sign, or a string literal. Comments, other literals and lifetimes leave none.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    pub text: String,
    pub line: usize,
}

impl Token {
    pub fn is_word(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }

    /// The content of a string literal, as written.
    pub fn literal(&self) -> Option<&str> {
        self.text.strip_prefix('"')
    }
}

/// The tokens of `text`, without literals.
pub fn tokens(text: &str) -> Vec<Token> {
    with_literals(text).into_iter().filter(|token| token.literal().is_none()).collect()
}

/// The tokens of `text`; a string literal is one, with its opening quote before its content as written.
pub fn with_literals(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut line = 1;
    let mut at = 0;
    while at < chars.len() {
        let end = skipped(&chars, at).unwrap_or(at);
        if end > at {
            let passed: String = chars[at..end].iter().collect();
            if let Some(content) = content(&passed) {
                found.push(Token { text: format!("\"{content}"), line });
            }
            line += passed.matches('\n').count();
            at = end;
            continue;
        }
        let c = chars[at];
        let mut end = at + 1;
        if c.is_alphanumeric() || c == '_' {
            while chars.get(end).is_some_and(|c| c.is_alphanumeric() || *c == '_') {
                end += 1;
            }
        } else if c == ':' && chars.get(end) == Some(&':') {
            end += 1;
        }
        if c == '\n' {
            line += 1;
        }
        if !c.is_whitespace() {
            found.push(Token { text: chars[at..end].iter().collect(), line });
        }
        at = end;
    }
    found
}

/// The content of a string literal as written, `"…"` or `r#"…"#`.
fn content(literal: &str) -> Option<&str> {
    let quoted = literal.strip_prefix('r').unwrap_or(literal).trim_matches('#');
    quoted.strip_prefix('"')?.strip_suffix('"')
}

/// Where a comment, literal, lifetime or the `r#` of a raw word that starts at `at` ends.
fn skipped(chars: &[char], at: usize) -> Option<usize> {
    let peek = |offset: usize| chars.get(at + offset).copied().unwrap_or('\0');
    match (chars[at], peek(1)) {
        ('/', '/') => Some(find(chars, at, '\n')),
        ('/', '*') => Some(block_comment_end(chars, at)),
        ('"', _) => Some(string_end(chars, at + 1)),
        ('\'', '\\') => Some(find(chars, at + 3, '\'') + 1),
        ('\'', _) if peek(2) == '\'' => Some(at + 3),
        ('\'', _) => Some(at + 1),
        ('b' | 'c' | 'r', _) if at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_') => None,
        ('b' | 'c', '"') => Some(string_end(chars, at + 2)),
        ('b', '\'') => Some(find(chars, at + if peek(2) == '\\' { 4 } else { 3 }, '\'') + 1),
        ('b' | 'c', 'r') => raw_string_end(chars, at + 2),
        ('r', '#' | '"') => raw_string_end(chars, at + 1).or(Some(at + 2)),
        _ => None,
    }
    .map(|end| end.min(chars.len()))
}

fn find(chars: &[char], from: usize, wanted: char) -> usize {
    (from..chars.len()).find(|index| chars[*index] == wanted).unwrap_or(chars.len())
}

fn block_comment_end(chars: &[char], at: usize) -> usize {
    let mut depth = 0usize;
    let mut at = at;
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

fn string_end(chars: &[char], mut at: usize) -> usize {
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// `at` is behind the `r`; `None` when no raw string starts here.
fn raw_string_end(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at..].iter().take_while(|c| **c == '#').count();
    if chars.get(at + hashes) != Some(&'"') {
        return None;
    }
    let closes = |quote: usize| chars[quote + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    let quote = (at + hashes + 1..chars.len()).find(|index| chars[*index] == '"' && closes(*index));
    Some(quote.map_or(chars.len(), |quote| quote + 1 + hashes))
}
