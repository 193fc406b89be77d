//! `$NAME` and `${NAME…}` in a value of Docker Compose's `.env`, filled in from the lines above.

use zeroize::Zeroizing;

use super::{Pairs, wiped::buffer};

/// How deep one default may stand in another.
const DEPTH: usize = 16;
/// How much text the variables of one value may make, in bytes.
const SIZE: usize = 1 << 20;

/// The value with its variables filled in (compose-go v2.13.0, `template/template.go`). A variable that
/// is not set above comes from the environment, which is not in the file: an error.
pub(super) fn substitute(value: &str, before: &Pairs) -> Result<Zeroizing<String>, &'static str> {
    fill(value, before, DEPTH)
}

fn fill(value: &str, before: &Pairs, depth: usize) -> Result<Zeroizing<String>, &'static str> {
    if !value.contains('$') {
        return Ok(Zeroizing::new(value.to_owned()));
    }
    let depth = depth.checked_sub(1).ok_or("variables stand too deep in each other")?;
    let mut parts = Vec::new();
    let mut rest = value;
    while let Some(at) = rest.find('$') {
        parts.push(Zeroizing::new(rest[..at].to_owned()));
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix('$') {
            parts.push(Zeroizing::new("$".to_owned()));
            rest = behind;
        } else if let Some(inside) = rest.strip_prefix('{') {
            let end = closing(inside).ok_or("a `${` is never closed")?;
            parts.push(braced(&inside[..end], before, depth)?);
            rest = &inside[end + 1..];
        } else {
            let name = name(rest);
            rest = &rest[name.len()..];
            parts.push(match name {
                "" => Zeroizing::new("$".to_owned()),
                name => look_up(name, before)?,
            });
        }
    }
    let size = parts.iter().map(|it| it.len()).sum::<usize>() + rest.len();
    if size > SIZE {
        return Err("its variables make it too long");
    }
    let mut text = buffer(size);
    for part in &parts {
        text.push_str(part);
    }
    text.push_str(rest);
    Ok(text)
}

/// The name at the start of a text, or nothing.
fn name(text: &str) -> &str {
    if text.starts_with(|it: char| it.is_ascii_digit()) {
        return "";
    }
    let end = text.find(|it: char| !it.is_ascii_alphanumeric() && it != '_');
    &text[..end.unwrap_or(text.len())]
}

/// Where the brace closes; one may stand in another.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut before = ' ';
    for (at, character) in text.char_indices() {
        match character {
            '\n' => return None,
            '{' if before == '$' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
        before = character;
    }
    None
}

fn braced(text: &str, before: &Pairs, depth: usize) -> Result<Zeroizing<String>, &'static str> {
    let name = name(text);
    let value = look_up(name, before)?;
    let operator = &text[name.len()..];
    let (counts, operator) = match operator.strip_prefix(':') {
        Some(rest) => (!value.is_empty(), rest),
        None => (true, operator),
    };
    match operator.chars().next() {
        None if text.len() == name.len() => Ok(value),
        Some('-' | '?') if counts => Ok(value),
        Some('+') if !counts => Ok(buffer(0)),
        Some('-' | '+') => fill(&operator[1..], before, depth),
        Some('?') => Err("a variable that must have a value is empty"),
        _ => Err("what stands behind `${` is no variable"),
    }
}

fn look_up(name: &str, before: &Pairs) -> Result<Zeroizing<String>, &'static str> {
    if name.is_empty() {
        return Err("what stands behind `${` is no variable");
    }
    match before.iter().rev().find(|(it, _)| it == name) {
        Some((_, value)) => Ok(Zeroizing::new(value.expose().to_owned())),
        None => Err("its value depends on a variable that is not set above"),
    }
}
