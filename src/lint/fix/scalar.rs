//! Other words in a scalar, in the style it is written in.

use std::fmt::Write as _;

use super::{Change, Claim, Edit, is_written};
use crate::{
    compose::Text,
    document::{Node, Resolved, Scalar, ScalarStyle, Value, parse, resolve_plain},
    problem::Place,
};

pub(super) fn quoted(node: &Node) -> Change {
    let Value::Scalar(scalar) = node.value() else { return None };
    if scalar.style != ScalarStyle::Plain || !is_written(node) {
        return None;
    }
    let is_text = node.kind() == "text";
    let text = node.as_str()?;
    let claim = (!is_text).then(|| whole(node, text));
    Some((Edit::repeating(node.place(), in_quotes(text)), claim))
}

pub(super) fn rewritten(node: &Node, new: &str) -> Change {
    let fits = is_written(node) && !node.range().is_empty();
    fits.then(|| (Edit::new(node.place(), new), Some(Claim::Value(node.place()))))
}

pub(super) fn replaced(text: &Text, new: &str) -> Change {
    let node = text.node();
    let Value::Scalar(scalar) = node.value() else { return None };
    let part = text.range();
    if new.contains('\n') || part.is_empty() || node.is_made() {
        return None;
    }
    let place = text.place();
    let scalar_place = node.definition();
    let claim = Claim::Part { scalar: scalar_place.clone(), part: part.clone(), text: new.into() };
    let written = match scalar.style {
        ScalarStyle::Single => new.replace('\'', "''"),
        ScalarStyle::Double => escaped(new),
        ScalarStyle::Literal | ScalarStyle::Folded => new.to_owned(),
        ScalarStyle::Plain if stays_plain(scalar, &scalar_place, &place, new) => new.to_owned(),
        ScalarStyle::Plain => {
            let mut all = node.as_str()?.to_owned();
            all.replace_range(part, new);
            return Some((Edit::repeating(scalar_place, in_quotes(&all)), Some(claim)));
        }
    };
    Some((Edit::new(place, written), Some(claim)))
}

/// The whole text of a scalar is this.
fn whole(node: &Node, text: &str) -> Claim {
    let part = 0..node.as_str().unwrap_or_default().len();
    Claim::Part { scalar: node.definition(), part, text: text.to_owned() }
}

/// Whether a plain scalar is still one, and text, with other words at this place.
fn stays_plain(scalar: &Scalar, whole: &Place, place: &Place, new: &str) -> bool {
    let source = whole.source();
    let (outer, inner) = (whole.range(), place.range());
    if source.slice(outer.clone()).contains(['\n', '\r']) {
        return !new.contains([':', '#', '[', ']', '{', '}', ',', '"', '\'']);
    }
    let front = source.slice(outer.start..inner.start);
    let back = source.slice(inner.end..outer.end);
    let line = format!("{front}{new}{back}");
    if !scalar.in_flow && is_surely_plain(&line) {
        return true;
    }
    let yaml = if scalar.in_flow { format!("[{line}]") } else { format!("- {line}") };
    let Ok(file) = parse("line", yaml.as_bytes()) else { return false };
    let items = file.documents.first().map(|it| it.root.items()).unwrap_or_default();
    matches!(items, [only] if only.as_str() == Some(&line) && file.comments.is_empty())
}

/// Text that reads as itself in a block, without asking the parser.
fn is_surely_plain(line: &str) -> bool {
    let is_first = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '/' | '.' | '_');
    line.starts_with(is_first)
        && line.chars().all(|c| c.is_ascii_graphic() || c == ' ')
        && ![": ", " #"].iter().any(|it| line.contains(it))
        && !line.ends_with([':', ' '])
        && resolve_plain(line) != Resolved::Null
}

fn in_quotes(text: &str) -> String {
    format!("\"{}\"", escaped(text))
}

fn escaped(text: &str) -> String {
    let mut written = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => written.extend(['\\', c]),
            '\n' => written.push_str("\\n"),
            '\t' => written.push_str("\\t"),
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                // Writing to a `String` does not fail.
                let _ = write!(written, "\\U{:08x}", u32::from(c));
            }
            c => written.push(c),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_surely_plain_reads_as_itself() {
        let pieces = [
            "a", "$", "${A:?b}", "/", ".", "_", "-", ":", " ", "#", "~", "{", "]", "null", "'",
            "\"", "%", "é",
        ];
        let all = pieces.iter().flat_map(|a| pieces.iter().map(move |b| (a, b)));
        let lines = all.flat_map(|(a, b)| pieces.iter().map(move |c| format!("{a}{b}{c}")));
        let mut sure = 0;
        for line in lines.filter(|it| is_surely_plain(it)) {
            let file = parse("f", format!("- {line}").as_bytes()).expect(&line);
            assert_eq!(file.documents[0].root.items()[0].as_str(), Some(&*line));
            sure += 1;
        }
        assert!(sure > 1000, "{sure}");
    }
}
