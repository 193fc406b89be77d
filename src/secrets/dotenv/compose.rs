//! The `.env` of Docker Compose: what compose-go's `dotenv/parser.go` (v2.13.0) reads.

use zeroize::Zeroizing;

use super::{
    Pairs, ReadError, compose_escapes, compose_variables,
    wiped::{buffer, copy, enclosed, is_bare, quoted, secret},
};

/// Right since compose-go 1.20.2 (November 2023). Single quotes know neither variables nor escapes there,
/// so whatever needs an escape goes between double quotes.
pub(super) fn encode(value: &str) -> Result<Zeroizing<String>, &'static str> {
    if value.contains('\0') {
        return Err(super::NUL);
    }
    if is_bare(value) {
        return Ok(copy(value));
    }
    if !value.contains(['\'', '\\', '\r']) {
        return Ok(enclosed('\'', value));
    }
    Ok(quoted('"', value, |it| match it {
        '\\' => Some(r"\\"),
        '"' => Some("\\\""),
        '$' => Some(r"\$"),
        '\n' => Some(r"\n"),
        '\r' => Some(r"\r"),
        _ => None,
    }))
}

/// Names and values in order, repeated names included. A line whose value depends on the environment
/// is an error, too: it is not in the file.
pub(super) fn read(text: &str) -> Result<Pairs, ReadError> {
    let mut rest = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut found = Pairs::new();
    loop {
        rest = statement(rest);
        if rest.is_empty() {
            return Ok(found);
        }
        let fail = |reason| ReadError::at(text, rest, reason);
        let (name, behind) = name(rest).map_err(fail)?;
        let (value, behind) = value(behind, &found).map_err(fail)?;
        found.push((name.to_owned(), secret(value)));
        rest = behind;
    }
}

/// Where the next statement begins, past blanks and comments.
fn statement(text: &str) -> &str {
    let mut rest = text.trim_start();
    while rest.starts_with('#') {
        rest = rest.find('\n').map_or("", |at| rest[at..].trim_start());
    }
    rest
}

fn name(text: &str) -> Result<(&str, &str), &'static str> {
    let text = match text.strip_prefix("export") {
        Some(rest) if rest.starts_with(['\t', '\n', '\u{c}', '\r', ' ']) => {
            rest.trim_start_matches(is_blank)
        }
        _ => text,
    };
    let end = text.find(['=', ':', '\n']).ok_or("there is no `=`")?;
    if text[end..].starts_with('\n') {
        return Err("there is no `=`");
    }
    let name = text[..end].trim_end();
    let fits = |it: char| it.is_alphanumeric() || "_.-[]".contains(it);
    if name.is_empty() || !name.chars().all(fits) {
        return Err("what stands before the `=` is no name");
    }
    if name.starts_with(|it: char| it.is_ascii_digit()) {
        return Err("compose ignores a name that begins with a digit");
    }
    Ok((name, text[end + 1..].trim_start_matches(is_blank)))
}

fn value<'a>(text: &'a str, before: &Pairs) -> Result<(Zeroizing<String>, &'a str), &'static str> {
    if let Some(inside) = text.strip_prefix('\'') {
        return unquoted(inside, '\'');
    }
    if let Some(inside) = text.strip_prefix('"') {
        let (value, rest) = unquoted(inside, '"')?;
        let value = compose_escapes::expand(&value);
        return Ok((compose_variables::substitute(&value, before)?, rest));
    }
    let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
    let value = line.split_once(" #").map_or(line, |(value, _)| value).trim_end();
    Ok((compose_variables::substitute(value, before)?, rest))
}

/// What stands before the closing mark, and what behind it. Only the escaped mark loses its backslash;
/// a backslash takes the character behind it along, so the second of two escapes nothing.
fn unquoted(text: &str, mark: char) -> Result<(Zeroizing<String>, &str), &'static str> {
    let mut value = buffer(text.len());
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        if character == mark && !escaped {
            return Ok((value, &text[at + 1..]));
        }
        if character == '\\' && !escaped {
            escaped = true;
            continue;
        }
        if escaped && character != mark {
            value.push('\\');
        }
        escaped = false;
        value.push(character);
    }
    Err("a quote is never closed")
}

/// Blanks within a line, as compose-go counts them.
fn is_blank(character: char) -> bool {
    matches!(character, '\t' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{85}' | '\u{a0}')
}
