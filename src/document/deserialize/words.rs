//! What serde expects and finds, in words a reader of YAML knows.

use serde::de::Unexpected;

use crate::problem::Problem;

/// The help for `{{ … }}`, which YAML reads as a mapping with a mapping as its key.
pub(super) const QUOTE_BRACES: &str = "put what starts with `{` in quotes";

/// "u16" is "a whole number", "struct Odoo" is "a mapping"; a visitor's own words stay.
pub(super) fn expected(expecting: &str) -> String {
    if range(expecting).is_some() {
        return "a whole number".to_owned();
    }
    let first = expecting.split(' ').next().unwrap_or_default();
    match (first, expecting) {
        ("struct", _) | (_, "a map") => "a mapping",
        ("tuple", _) | (_, "a sequence") => "a list",
        ("enum", _) => "a name or a mapping with one key",
        ("unit", _) => "nothing",
        ("f32" | "f64", _) => "a number",
        (_, "a boolean") => "`true` or `false`",
        (_, "a string") => "text",
        (_, "a character") => "a single character",
        _ => return list_of(expecting).unwrap_or_else(|| expecting.to_owned()),
    }
    .to_owned()
}

fn list_of(expecting: &str) -> Option<String> {
    let prefixes = ["a tuple of size ", "an array of length "];
    let length = prefixes.iter().find_map(|prefix| expecting.strip_prefix(prefix))?;
    Some(format!("a list of {length}"))
}

/// "between 0 and 65535" for "u16".
pub(super) fn range(expecting: &str) -> Option<String> {
    let (name, nonzero) = match expecting.strip_prefix("a nonzero ") {
        Some(name) => (name, true),
        None => (expecting, false),
    };
    let (least, most) = match name {
        "i8" => (i8::MIN.into(), u64::from(i8::MAX.unsigned_abs())),
        "i16" => (i16::MIN.into(), u64::from(i16::MAX.unsigned_abs())),
        "i32" => (i32::MIN.into(), u64::from(i32::MAX.unsigned_abs())),
        "i64" | "isize" | "i128" => (i64::MIN, i64::MAX.unsigned_abs()),
        "u8" => (0, u8::MAX.into()),
        "u16" => (0, u16::MAX.into()),
        "u32" => (0, u32::MAX.into()),
        "u64" | "usize" | "u128" => (0, u64::MAX),
        _ => return None,
    };
    let least = if nonzero && least == 0 { 1 } else { least };
    Some(format!("between {least} and {most}"))
}

/// How to write what is expected.
pub(super) fn advice(problem: Problem, expected: &str) -> Problem {
    let help = match expected {
        "a whole number" => "write digits, such as `3`",
        "a mapping" => "write `key: value` lines below it",
        "text" => "write a single value",
        _ if expected.starts_with("a list") => "write one `- item` on each line below it",
        _ if expected.starts_with("a mapping") => "write `key: value` lines below it",
        _ => return problem,
    };
    problem.help(help)
}

/// The kind of a value, never the value.
pub(super) fn found(unexpected: &Unexpected<'_>) -> String {
    match unexpected {
        Unexpected::Bool(_) => "a boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "a whole number",
        Unexpected::Float(_) => "a decimal number",
        Unexpected::Char(_) | Unexpected::Str(_) | Unexpected::Bytes(_) => "text",
        Unexpected::Unit | Unexpected::Option => "nothing",
        Unexpected::Seq => "a list",
        Unexpected::Map => "a mapping",
        _ => "something else",
    }
    .to_owned()
}

/// A number is worth printing; a text may be a secret.
pub(super) fn number(unexpected: &Unexpected<'_>) -> Option<String> {
    match unexpected {
        Unexpected::Unsigned(number) => Some(number.to_string()),
        Unexpected::Signed(number) => Some(number.to_string()),
        Unexpected::Float(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expectations() {
        let table = [
            ("u16", "a whole number"),
            ("a nonzero usize", "a whole number"),
            ("f64", "a number"),
            ("struct Odoo", "a mapping"),
            ("enum Mode", "a name or a mapping with one key"),
            ("a string", "text"),
            ("a tuple of size 2", "a list of 2"),
            ("unit struct Empty", "nothing"),
            ("a host name", "a host name"),
        ];
        for (expecting, words) in table {
            assert_eq!(expected(expecting), words);
        }
    }

    #[test]
    fn ranges() {
        let table = [
            ("u16", Some("between 0 and 65535")),
            ("a nonzero u8", Some("between 1 and 255")),
            ("i8", Some("between -128 and 127")),
            ("i64", Some("between -9223372036854775808 and 9223372036854775807")),
            ("a string", None),
        ];
        for (expecting, words) in table {
            assert_eq!(range(expecting).as_deref(), words);
        }
    }
}
