//! What python-dotenv reads, and with it podman-compose and docker-compose v1.

use zeroize::Zeroizing;

use super::{
    Pairs, ReadError,
    quotes::closings,
    wiped::{buffer, secret},
};

/// python-dotenv 1.2, `parser.py` and `variables.py`: a value that holds a variable is an error, because
/// quotes do not keep one from being replaced.
pub(super) fn read(text: &str) -> Result<Pairs, ReadError> {
    let text = universal_newlines(text);
    let mut found = Pairs::new();
    let mut rest = text.as_str();
    loop {
        rest = rest.trim_start_matches(is_space);
        if rest.is_empty() {
            return Ok(found);
        }
        if rest.starts_with('#') {
            rest = rest.find('\n').map_or("", |at| &rest[at..]);
            continue;
        }
        let fail = |reason| ReadError::at(&text, rest, reason);
        let exported = rest.strip_prefix("export").filter(|it| it.starts_with(is_blank));
        let line = exported.map_or(rest, |it| it.trim_start_matches(is_blank));
        let end = line.find(|it| it == '=' || it == '#' || is_space(it)).unwrap_or(line.len());
        let behind = line[end..].trim_start_matches(is_blank).strip_prefix('=');
        let behind = behind.ok_or_else(|| fail("there is no `=`"))?;
        if !super::is_name(&line[..end]) {
            return Err(fail("what stands before the `=` is no name"));
        }
        let (value, behind) = value(behind.trim_start_matches(is_blank)).map_err(fail)?;
        if has_variable(&value) {
            return Err(fail("its value depends on a variable"));
        }
        found.push((line[..end].to_owned(), secret(value)));
        rest = behind;
    }
}

fn value(text: &str) -> Result<(Zeroizing<String>, &str), &'static str> {
    let Some(mark) = text.chars().next().filter(|it| matches!(it, '\'' | '"')) else {
        let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
        let comment = line
            .char_indices()
            .find(|(at, it)| *it == '#' && line[..*at].chars().next_back().is_some_and(is_space));
        let line = comment.map_or(line, |(at, _)| &line[..at]).trim_end_matches(is_space);
        return Ok((Zeroizing::new(line.to_owned()), rest));
    };
    let inside = &text[1..];
    let end = *closings(inside, mark).first().ok_or("a quote is never closed")?;
    let (line, rest) = inside[end + 1..].split_once('\n').unwrap_or((&inside[end + 1..], ""));
    let line = line.trim_start_matches(is_blank);
    if !line.is_empty() && !line.starts_with('#') {
        return Err("there is more behind the closing quote");
    }
    Ok((unescaped(&inside[..end], mark), rest))
}

fn unescaped(text: &str, mark: char) -> Zeroizing<String> {
    let mut value = buffer(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let next = if character == '\\' { characters.peek() } else { None };
        let decoded = match next {
            Some('\\') => '\\',
            Some('\'') => '\'',
            Some(_) if mark == '\'' => character,
            Some('"') => '"',
            Some('a') => '\u{7}',
            Some('b') => '\u{8}',
            Some('f') => '\u{c}',
            Some('n') => '\n',
            Some('r') => '\r',
            Some('t') => '\t',
            Some('v') => '\u{b}',
            _ => character,
        };
        value.push(decoded);
        if decoded != character || next == Some(&'\\') {
            characters.next();
        }
    }
    value
}

/// Whether `${NAME}` or `${NAME:-default}` is in it.
fn has_variable(value: &str) -> bool {
    let closes = |inside: &str| {
        let Some(end) = inside.find([':', '}']) else { return false };
        inside[end..].starts_with('}')
            || inside[end..].strip_prefix(":-").is_some_and(|it| it.contains('}'))
    };
    value.match_indices("${").any(|(at, _)| closes(&value[at + 2..]))
}

/// The text as a file of it is read in text mode: every line break a line feed.
pub(super) fn universal_newlines(text: &str) -> Zeroizing<String> {
    let mut lines = buffer(text.len());
    let mut before = ' ';
    for character in text.chars() {
        match character {
            '\r' => lines.push('\n'),
            '\n' if before == '\r' => {}
            _ => lines.push(character),
        }
        before = character;
    }
    lines
}

/// Blanks as Python's `\s` counts them.
fn is_space(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{1c}'..='\u{1f}')
}

fn is_blank(character: char) -> bool {
    is_space(character) && character != '\n'
}
