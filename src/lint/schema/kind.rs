//! What a value is to Compose, whose YAML reader knows more than the core schema: dates, `1_000`.

use crate::document::{Node, Resolved, ScalarStyle, Value};

#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::lint) enum Kind {
    Nothing,
    Text,
    Int,
    Float(f64),
    Boolean,
    /// `2020-01-31`, which Compose takes nowhere.
    Date,
    List,
    Mapping,
}

impl Kind {
    /// How messages call it.
    pub(in crate::lint) fn name(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Text => "text",
            Self::Int => "a whole number",
            Self::Float(_) => "a decimal number",
            Self::Boolean => "a boolean",
            Self::Date => "a date",
            Self::List => "a list",
            Self::Mapping => "a mapping",
        }
    }
}

pub(in crate::lint) fn kind(node: &Node) -> Kind {
    match node.resolved() {
        None if node.is_sequence() => Kind::List,
        None => Kind::Mapping,
        Some(Resolved::Null) => Kind::Nothing,
        Some(Resolved::Bool(_)) => Kind::Boolean,
        Some(Resolved::Int(_)) => Kind::Int,
        Some(Resolved::Float(size)) => Kind::Float(size),
        Some(Resolved::Text(text)) if is_plain(node) && node.tag().is_none() => plain(text),
        Some(Resolved::Text(_)) => Kind::Text,
    }
}

fn is_plain(node: &Node) -> bool {
    matches!(node.value(), Value::Scalar(scalar) if scalar.style == ScalarStyle::Plain)
}

fn plain(text: &str) -> Kind {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let starts_well = digits.starts_with(|it: char| it.is_ascii_digit());
    let bits = digits.strip_prefix("0b").unwrap_or_default();
    if !bits.is_empty() && bits.bytes().all(|it| matches!(it, b'0' | b'1')) {
        return Kind::Int;
    }
    if starts_well && digits.bytes().all(|it| it.is_ascii_digit() || it == b'_') {
        return Kind::Int;
    }
    if is_date(text) { Kind::Date } else { Kind::Text }
}

/// `2020-1-31`, alone or with a time behind it.
fn is_date(text: &str) -> bool {
    let day = text.split(['T', 't', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split('-').collect();
    let [year, month, date] = parts.as_slice() else { return false };
    let number = |it: &str, most: u32| {
        let size = it.parse::<u32>().ok().filter(|size| (1..=most).contains(size));
        it.len() <= 2 && it.bytes().all(|byte| byte.is_ascii_digit()) && size.is_some()
    };
    let four = year.len() == 4 && year.bytes().all(|it| it.is_ascii_digit());
    let rest = text.get(day.len() + 1..).unwrap_or_default();
    let time = rest.is_empty() && day.len() == text.len()
        || rest.trim_start().starts_with(|it: char| it.is_ascii_digit())
            && rest.matches(':').count() >= 2;
    four && number(month, 12) && number(date, 31) && time
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    #[test]
    fn kinds() {
        let text = "[~, a, 1, 1_000, 1.5, true, yes, 2020-01-31, 2020-1-1 10:00:00, 2020-13-01, \
                    '2020-01-01', 2020-01-01T10:00:00Z, 2020-01-01-x, 12:30, 2020-01-01 x, []]";
        let file = parse("f", text.as_bytes()).expect("parses");
        let names: Vec<_> =
            file.documents[0].root.items().iter().map(|it| kind(it).name()).collect();
        assert_eq!(
            names.join(", "),
            "nothing, text, a whole number, a whole number, a decimal number, a boolean, text, \
             a date, a date, text, text, a date, text, text, text, a list"
        );
    }
}
