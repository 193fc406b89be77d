//! What npm's `dotenv` 16 reads: one regular expression, worked out by hand.

use zeroize::Zeroizing;

use super::{
    Pairs, ReadError,
    python::universal_newlines,
    quotes::closings,
    wiped::{buffer, copy, enclosed, is_bare, quoted, secret},
};

const MARKS: [char; 3] = ['\'', '"', '`'];

/// There is no escape but `\n` and `\r` between double quotes, so a value needs a mark it does not hold.
pub(super) fn encode(value: &str) -> Result<Zeroizing<String>, &'static str> {
    if value.contains('\0') {
        return Err(super::NUL);
    }
    if is_bare(value) {
        return Ok(copy(value));
    }
    if !value.ends_with('\\') {
        let mark = ['\'', '`'].into_iter().find(|it| !value.contains([*it, '\r']));
        if let Some(mark) = mark {
            return Ok(enclosed(mark, value));
        }
        if !value.contains('"') && !value.contains(r"\n") && !value.contains(r"\r") {
            return Ok(quoted('"', value, |it| (it == '\r').then_some(r"\r")));
        }
    }
    if value.contains(['#', '\r', '\n']) || value.starts_with(MARKS) || trim(value) != value {
        return Err(
            "npm's dotenv has no way to write this mix of quotes, backslashes and line breaks",
        );
    }
    Ok(copy(value))
}

/// dotenv 16.4.5, `lib/main.js`. A line it would pass over is an error.
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
            rest = rest.find(is_line_end).map_or("", |at| &rest[at..]);
            continue;
        }
        let fail = |reason| ReadError::at(&text, rest, reason);
        let (name, behind) = name(rest).ok_or_else(|| fail("there is no name and `=`"))?;
        // JavaScript's objects have a property of this name already.
        if name == "__proto__" {
            return Err(fail("JavaScript keeps this name for itself"));
        }
        let (written, behind) = written(behind);
        found.push((name.to_owned(), secret(value(written))));
        if !behind.is_empty() && !behind.starts_with(is_line_end) {
            return Err(fail("there is more behind the value"));
        }
        rest = behind;
    }
}

fn name(text: &str) -> Option<(&str, &str)> {
    let exported = text.strip_prefix("export").filter(|it| it.starts_with(is_space));
    let exported = exported.map(|it| it.trim_start_matches(is_space));
    exported.and_then(bare_name).or_else(|| bare_name(text))
}

fn bare_name(text: &str) -> Option<(&str, &str)> {
    let fits = |it: char| it.is_ascii_alphanumeric() || "_.-".contains(it);
    let end = text.find(|it| !fits(it)).filter(|it| *it > 0)?;
    let (name, rest) = text.split_at(end);
    let behind = rest.trim_start_matches(is_space).strip_prefix('=').or_else(|| {
        let rest = rest.strip_prefix(':')?;
        rest.starts_with(is_space).then(|| {
            let mut characters = rest.chars();
            characters.next();
            characters.as_str()
        })
    });
    behind.map(|it| (name, it))
}

/// The value as it is written, and what stands behind it and its comment.
fn written(text: &str) -> (&str, &str) {
    let inner = text.trim_start_matches(is_space);
    let start = text.len() - inner.len();
    if let Some(mark) = inner.chars().next().filter(|it| MARKS.contains(it)) {
        for end in closings(&inner[1..], mark) {
            let end = start + 1 + end + 1;
            if let Some(rest) = tail(&text[end..]) {
                return (&text[..end], rest);
            }
        }
    }
    let end = text.find(['#', '\n']).unwrap_or(text.len());
    (&text[..end], tail(&text[end..]).unwrap_or_default())
}

/// What stands behind blanks and a comment, if a line ends there.
fn tail(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(is_space);
    if rest.starts_with('#') {
        return Some(rest.find(is_line_end).map_or("", |at| &rest[at..]));
    }
    if rest.is_empty() {
        return Some(rest);
    }
    let blanks = &text[..text.len() - rest.len()];
    blanks.rfind(is_line_end).map(|at| &text[at..])
}

fn value(written: &str) -> Zeroizing<String> {
    let written = trim(written);
    let value = without_marks(written);
    if !written.starts_with('"') {
        return value;
    }
    let mut text = buffer(value.len());
    let mut rest = value.as_str();
    while let Some(at) = rest.find(r"\n") {
        text.push_str(&rest[..at]);
        text.push('\n');
        rest = &rest[at + 2..];
    }
    text.push_str(rest);
    let mut decoded = buffer(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find(r"\r") {
        decoded.push_str(&rest[..at]);
        decoded.push('\r');
        rest = &rest[at + 2..];
    }
    decoded.push_str(rest);
    decoded
}

/// Takes the marks off wherever they enclose whole lines, also in the middle: the expression that does it
/// is multi-line and global.
fn without_marks(text: &str) -> Zeroizing<String> {
    let mut value = buffer(text.len());
    let mut before = '\n';
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let inside = &rest[character.len_utf8()..];
        if is_line_end(before) && MARKS.contains(&character) {
            let ends = inside.rmatch_indices(character).map(|(at, _)| at);
            let mut ends = ends.filter(|at| {
                let behind = &inside[at + 1..];
                behind.is_empty() || behind.starts_with(is_line_end)
            });
            if let Some(end) = ends.next() {
                value.push_str(&inside[..end]);
                rest = &inside[end + 1..];
                before = character;
                continue;
            }
        }
        value.push(character);
        before = character;
        rest = inside;
    }
    value
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

/// Blanks as JavaScript counts them.
fn is_space(character: char) -> bool {
    character == '\u{feff}' || character.is_whitespace() && character != '\u{85}'
}

/// Where `^`, `$` and `.` see a line end.
fn is_line_end(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}
