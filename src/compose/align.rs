//! From a range of a scalar's text back to the bytes it was written as.

use std::ops::Range;

use crate::{
    document::{Node, Scalar, ScalarStyle, Value},
    problem::Place,
};

/// The place of a part of a scalar's decoded text. For an alias, in the anchored scalar.
pub(super) fn place(node: &Node, range: Range<usize>) -> Place {
    let Value::Scalar(scalar) = node.value() else { return node.place() };
    let written = written(node, scalar, &range);
    Place::new(node.source(), written)
}

fn written(node: &Node, scalar: &Scalar, range: &Range<usize>) -> Range<usize> {
    let body = scalar.body.clone();
    let raw = node.source().slice(body.clone());
    if raw == scalar.text {
        return body.start + range.start..body.start + range.end;
    }
    let mut walk = Walk { raw, at: 0, style: scalar.style };
    let (mut start, mut end) = (None, None);
    for (offset, wanted) in scalar.text.char_indices() {
        if offset >= range.end {
            break;
        }
        let found = walk.next(wanted);
        if offset >= range.start {
            start = start.or(Some(found.start));
            end = Some(found.end);
        }
    }
    match (start, end) {
        (Some(start), Some(end)) if start <= end => body.start + start..body.start + end,
        _ => body.start..body.start,
    }
}

/// Steps through the raw text, one decoded character at a time.
struct Walk<'a> {
    raw: &'a str,
    at: usize,
    style: ScalarStyle,
}

impl Walk<'_> {
    /// The bytes that were written for this character; empty when folding made it of nothing.
    fn next(&mut self, wanted: char) -> Range<usize> {
        let rest = &self.raw[self.at..];
        if self.style == ScalarStyle::Double && rest.starts_with('\\') {
            return self.take(escape(rest));
        }
        if self.style == ScalarStyle::Single && rest.starts_with("''") && wanted == '\'' {
            return self.take(2);
        }
        if rest.starts_with(wanted) && !(wanted == ' ' && self.starts_line()) {
            return self.take(wanted.len_utf8());
        }
        let blank = rest.len() - rest.trim_start().len();
        if matches!(wanted, ' ' | '\n') && blank > 0 {
            return self.take(blank);
        }
        let skipped = rest.find(wanted).filter(|at| rest[..*at].trim().is_empty());
        self.at += skipped.unwrap_or(0);
        if skipped.is_some() { self.take(wanted.len_utf8()) } else { self.at..self.at }
    }

    fn starts_line(&self) -> bool {
        self.style == ScalarStyle::Literal && self.raw[..self.at].ends_with('\n')
    }

    fn take(&mut self, bytes: usize) -> Range<usize> {
        let start = self.at;
        self.at = (start + bytes).min(self.raw.len());
        while !self.raw.is_char_boundary(self.at) {
            self.at += 1;
        }
        start..self.at
    }
}

/// How many bytes an escape of a double-quoted scalar takes (YAML 1.2, 5.7).
fn escape(rest: &str) -> usize {
    match rest.as_bytes().get(1) {
        Some(b'x') => 4,
        Some(b'u') => 6,
        Some(b'U') => 10,
        Some(b'\n') => 2 + rest[2..].len() - rest[2..].trim_start().len(),
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use crate::{compose::Text, document::parse};

    /// The raw text of the part that reads `wanted`.
    fn raw(yaml: &str, wanted: &str) -> String {
        let file = parse("f", yaml.as_bytes()).expect("parses");
        let node = file.documents[0].root.get("a").expect("a").clone();
        let text = Text::of(&node).expect("text");
        let at = text.as_str().find(wanted).expect("wanted");
        let place = text.place_of(at..at + wanted.len());
        place.source().slice(place.range()).to_owned()
    }

    #[test]
    fn every_style_keeps_its_places() {
        assert_eq!(raw("a: x secret y", "secret"), "secret");
        assert_eq!(raw("a: 'it''s secret'", "secret"), "secret");
        assert_eq!(raw(r#"a: "q \"x\" secret""#, "secret"), "secret");
        assert_eq!(raw(r#"a: "\u00e9\n secret""#, "secret"), "secret");
        assert_eq!(raw("a: |\n  one\n    two secret\n  end\n", "secret"), "secret");
        assert_eq!(raw("a: >\n  one\n  two secret\n\n  end\n", "secret"), "secret");
        assert_eq!(raw("a: >-\n  sh -c \"\n  x 'secret'\n  \"\n", "'secret'"), "'secret'");
        assert_eq!(raw("a: one\n  two secret\n", "secret"), "secret");
        assert_eq!(raw("a: |\n  é secret\n", "secret"), "secret");
    }
}
