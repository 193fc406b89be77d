//! `EnvironmentFile=` of a systemd unit.

use zeroize::Zeroizing;

use super::{
    Pairs, ReadError,
    wiped::{buffer, copy, is_bare, quoted, secret},
};

pub(super) fn encode(value: &str) -> Result<Zeroizing<String>, &'static str> {
    if value.contains('\0') {
        return Err(super::NUL);
    }
    if is_bare(value) {
        return Ok(copy(value));
    }
    Ok(quoted('"', value, |it| match it {
        '\\' => Some(r"\\"),
        '"' => Some("\\\""),
        '$' => Some(r"\$"),
        '`' => Some(r"\`"),
        _ => None,
    }))
}

/// systemd 252, `src/basic/env-file.c`. A line without `=` is an error, though systemd passes over it.
pub(super) fn read(text: &str) -> Result<Pairs, ReadError> {
    let mut found = Pairs::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches(is_space);
        if rest.is_empty() {
            return Ok(found);
        }
        if rest.starts_with(['#', ';']) {
            rest = comment(rest);
            continue;
        }
        let fail = |reason| ReadError::at(text, rest, reason);
        let end = rest.find(['=', '\n', '\r']);
        let end = end.filter(|at| rest[*at..].starts_with('='));
        let end = end.ok_or_else(|| fail("there is no `=`"))?;
        let name = rest[..end].trim_end_matches(is_space);
        if !super::is_name(name) {
            return Err(fail("what stands before the `=` is no name"));
        }
        let (value, behind) = value(&rest[end + 1..]).map_err(fail)?;
        found.push((name.to_owned(), secret(value)));
        rest = behind;
    }
}

/// What follows a comment, which a backslash takes into the next line.
fn comment(text: &str) -> &str {
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match character {
            '\n' | '\r' if !escaped => return &text[at..],
            '\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    ""
}

/// Quoted pieces may follow each other; behind a bare piece, quotes are text.
fn value(text: &str) -> Result<(Zeroizing<String>, &str), &'static str> {
    let mut value = buffer(text.len());
    let mut rest = text.trim_start_matches([' ', '\t']);
    loop {
        match rest.chars().next() {
            None => return Ok((value, rest)),
            Some('\n' | '\r') => return Ok((value, &rest[1..])),
            Some('\'') => {
                let (inside, behind) =
                    rest[1..].split_once('\'').ok_or("a quote is never closed")?;
                value.push_str(inside);
                rest = behind;
            }
            Some('"') => rest = double(&rest[1..], &mut value)?,
            Some(_) => return bare(rest, value),
        }
        rest = rest.trim_start_matches([' ', '\t']);
    }
}

/// Only quotes, backslashes, backticks and dollars lose a backslash before them; one at the end of a line joins it with the next.
fn double<'a>(text: &'a str, value: &mut String) -> Result<&'a str, &'static str> {
    let mut escaped = false;
    for (at, character) in text.char_indices() {
        match character {
            '"' if !escaped => return Ok(&text[at + 1..]),
            '\\' if !escaped => {
                escaped = true;
                continue;
            }
            '"' | '\\' | '`' | '$' => {}
            '\n' if escaped => {
                escaped = false;
                continue;
            }
            _ if escaped => value.push('\\'),
            _ => {}
        }
        value.push(character);
        escaped = false;
    }
    Err("a quote is never closed")
}

fn bare(
    text: &str,
    mut value: Zeroizing<String>,
) -> Result<(Zeroizing<String>, &str), &'static str> {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let (line, rest) = text.split_at(end);
    if line.contains('\\') {
        return Err("a backslash stands outside of quotes");
    }
    value.push_str(line.trim_end_matches([' ', '\t']));
    Ok((value, rest))
}

fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}
