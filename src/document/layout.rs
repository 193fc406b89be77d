//! Where block scalars and block lists begin and end, which the parser leaves to its reader.

use std::ops::Range;

/// The range of a block scalar from its `|` or `>` to the end of its last line, and the range of
/// its lines alone.
///
/// `content` is what the parser calls the scalar: from its first word into the line after it.
pub(super) fn block_scalar(
    text: &str,
    after: usize,
    content: Range<usize>,
) -> (Range<usize>, Range<usize>) {
    let lines = text[content.clone()].trim_end_matches([' ', '\t', '\n', '\r']);
    let body = content.start..content.start + lines.len();
    match indicator(text, after..content.end, &['|', '>']) {
        None => (body.clone(), body),
        Some(header) if lines.is_empty() || header >= content.start => {
            let is_modifier = |it: &u8| matches!(it, b'+' | b'-' | b'1'..=b'9');
            let end = header + 1 + text[header + 1..].bytes().take_while(is_modifier).count();
            (header..end, end..end)
        }
        Some(header) => (header..body.end, body),
    }
}

/// Where the `-` of the first item is; a list under a key may stand as far left as the key.
pub(super) fn sequence_start(text: &str, after: usize, start: usize) -> usize {
    indicator(text, after..start, &['-']).unwrap_or(start)
}

/// The first of `wanted` that is not in a comment, with nothing but space and other indicators
/// before it.
fn indicator(text: &str, range: Range<usize>, wanted: &[char]) -> Option<usize> {
    let mut in_comment = false;
    for (at, character) in text.get(range.clone())?.char_indices() {
        match character {
            '\n' | '\r' => in_comment = false,
            _ if in_comment => {}
            _ if wanted.contains(&character) => return Some(range.start + at),
            '#' => in_comment = true,
            ' ' | '\t' | ':' | '-' | '?' | '.' | '\u{feff}' => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::document::{Node, Value, parse};

    /// The first value under `a`, with its text as written and the part of it that is its body.
    fn written(text: &str) -> (String, String) {
        let file = parse("f", text.as_bytes()).expect("valid");
        let node = file.documents[0].root.get("a").expect("`a`");
        let body = match node.value() {
            Value::Scalar(scalar) => node.source().slice(scalar.body()),
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => "",
        };
        (Node::raw(node).to_owned(), body.to_owned())
    }

    #[test]
    fn values_as_written() {
        let table = [
            ("a: |\n  x\n  y\n\nb: 1\n", "|\n  x\n  y", "x\n  y"),
            ("a: !!str &n >-2 # why | not\n\n   x\n", ">-2 # why | not\n\n   x", " x"),
            ("a: # see |\n  |+\n  x\n\n", "|+\n  x", "x"),
            ("a: |+2\n\n\nb: 1\n", "|+2", ""),
            ("a: |-\nb: 1\n", "|-", ""),
            ("a: |", "|", ""),
            ("a: 'it''s'\n", "'it''s'", "it''s"),
            ("a: \"\" # c\n", "\"\"", ""),
            ("a: x\n  y  # c\n", "x\n  y", "x\n  y"),
            ("a:\n- x\n- y # c\n\nb: 1\n", "- x\n- y", ""),
            ("a: # - c\n\n  - x\n", "- x", ""),
            ("a: &n\n-\n  x\n", "-\n  x", ""),
            ("a: [x,\n  y] # c\n", "[x,\n  y]", ""),
            ("a:\n  b: 1\n  c:\n# d\ne: 1\n", "b: 1\n  c:", ""),
            ("a:\nb: 1\n", "", ""),
        ];
        for (text, raw, body) in table {
            assert_eq!(written(text), (raw.to_owned(), body.to_owned()), "{text:?}");
        }
    }
}
