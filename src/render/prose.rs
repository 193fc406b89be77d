//! Text of the stack's author where it must not leave its line.

/// One line of what any format can print: a comment stays a comment, a table row a row.
pub(super) fn one_line(text: &str) -> String {
    let hidden = |c: char| c.is_control() || matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}');
    let words = text.split(|c: char| c.is_whitespace() || hidden(c)).filter(|it| !it.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// A value in an environment file, as all its readers take it: bare where they agree, else between
/// single quotes, else between double quotes.
pub(super) fn env_value(value: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_./:@%+,=-".contains(c);
    if value.chars().all(plain) {
        value.to_owned()
    } else if value.contains('\'') {
        format!("\"{}\"", value.replace('\\', r"\\").replace('"', r#"\""#).replace('$', r"\$"))
    } else {
        format!("'{value}'")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_values() {
        assert_eq!(one_line(" a\nB=1 \u{1}\tc\u{FEFF}"), "a B=1 c");
        let pairs = [("a b", "'a b'"), ("it's $5", r#""it's \$5""#), ("a/b:1", "a/b:1"), ("", "")];
        for (value, written) in pairs {
            assert_eq!(env_value(value), written);
        }
    }
}
