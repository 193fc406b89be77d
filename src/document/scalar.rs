//! What a plain scalar means: the core schema of YAML 1.2, where only `true` and `false` are booleans.

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Resolved<'a> {
    Null,
    Bool(bool),
    /// Clamped to the range of `i128`.
    Int(i128),
    Float(f64),
    Text(&'a str),
}

impl Resolved<'_> {
    /// How messages call it.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Bool(_) => "a boolean",
            Self::Int(_) => "a whole number",
            Self::Float(_) => "a decimal number",
            Self::Text(_) => "text",
        }
    }
}

pub fn resolve_plain(text: &str) -> Resolved<'_> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Resolved::Null,
        "true" | "True" | "TRUE" => Resolved::Bool(true),
        "false" | "False" | "FALSE" => Resolved::Bool(false),
        _ => match (integer(text), decimal(text)) {
            (Some(number), _) => Resolved::Int(number),
            (None, Some(number)) => Resolved::Float(number),
            (None, None) => Resolved::Text(text),
        },
    }
}

/// Whether YAML 1.1 reads this decimal integer as octal: `0777` is 777 today and was 511.
pub(super) fn is_ambiguous_octal(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    digits.len() > 1 && digits.starts_with('0') && is_digits(digits, 10)
}

fn integer(text: &str) -> Option<i128> {
    let (digits, radix, negative) = if let Some(digits) = text.strip_prefix("0x") {
        (digits, 16, false)
    } else if let Some(digits) = text.strip_prefix("0o") {
        (digits, 8, false)
    } else {
        (text.strip_prefix(['+', '-']).unwrap_or(text), 10, text.starts_with('-'))
    };
    if !is_digits(digits, radix) {
        return None;
    }
    let size = i128::from_str_radix(digits, radix);
    Some(match (size, negative) {
        (Ok(size), false) => size,
        (Ok(size), true) => -size,
        (Err(_), false) => i128::MAX,
        (Err(_), true) => i128::MIN,
    })
}

fn is_digits(text: &str, radix: u32) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_digit(radix))
}

fn decimal(text: &str) -> Option<f64> {
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(f64::NAN);
    }
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return Some(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY });
    }
    let starts_well = unsigned.trim_start_matches('.').starts_with(|it: char| it.is_ascii_digit());
    let is_numeric = |it: char| it.is_ascii_digit() || matches!(it, '.' | 'e' | 'E' | '+' | '-');
    (starts_well && unsigned.chars().all(is_numeric)).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn core_schema() {
        use Resolved::{Bool, Float, Int, Null, Text};
        let table = [
            ("", Null),
            ("~", Null),
            ("null", Null),
            ("nUll", Text("nUll")),
            ("true", Bool(true)),
            ("False", Bool(false)),
            ("0", Int(0)),
            ("-19", Int(-19)),
            ("+12", Int(12)),
            ("0777", Int(777)),
            ("0o14", Int(12)),
            ("0x3A", Int(58)),
            ("0o9", Text("0o9")),
            ("-0x1", Text("-0x1")),
            ("1.", Float(1.0)),
            (".5", Float(0.5)),
            ("-1.5e3", Float(-1500.0)),
            ("1e3", Float(1000.0)),
            ("-.INF", Float(f64::NEG_INFINITY)),
            ("..5", Text("..5")),
            ("1.2.3", Text("1.2.3")),
            (".", Text(".")),
            ("-", Text("-")),
            ("+", Text("+")),
            ("1e", Text("1e")),
            ("infinity", Text("infinity")),
            ("nan", Text("nan")),
            ("e3", Text("e3")),
            ("99999999999999999999999999999999999999999", Int(i128::MAX)),
            ("-99999999999999999999999999999999999999999", Int(i128::MIN)),
        ];
        for (text, expected) in table {
            assert_eq!(resolve_plain(text), expected, "{text}");
        }
        assert!(matches!(resolve_plain(".NaN"), Float(it) if it.is_nan()));
    }

    #[test]
    fn what_older_yaml_read_otherwise_is_text() {
        for text in
            ["yes", "No", "on", "OFF", "y", "22:22", "1_000", "2001-12-14", "0b11", "<<", "="]
        {
            assert_eq!(resolve_plain(text), Resolved::Text(text));
        }
    }

    #[test]
    fn ambiguous_octals() {
        let table = [("0777", true), ("-08", true), ("0", false), ("10", false), ("0o7", false)];
        for (text, expected) in table {
            assert_eq!(is_ambiguous_octal(text), expected, "{text}");
        }
    }
}
