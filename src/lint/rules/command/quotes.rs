//! Quotes as a POSIX shell pairs them.

/// Where a quote begins that is never closed. Nothing where that is not sure: here documents and
/// `case` have rules of their own.
pub(super) fn unclosed(text: &str) -> Option<usize> {
    if text.contains("<<") || text.contains("case ") || text.contains("$'") {
        return None;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut before = '\n';
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        if open.len() > DEEPEST {
            return None;
        }
        let quoted = open.last().map(|it| it.closes);
        match c {
            '\'' if quoted == Some('\'') => drop(open.pop()),
            _ if quoted == Some('\'') => {}
            '\\' => drop(characters.next()),
            '$' if characters.peek().is_some_and(|it| it.1 == '(') => {
                characters.next();
                open.push(Open { at, closes: ')' });
            }
            '$' if characters.peek().is_some_and(|it| it.1 == '{') => {
                characters.next();
                open.push(Open { at, closes: '}' });
            }
            '"' if quoted == Some('"') => drop(open.pop()),
            ')' | '}' if quoted == Some(c) => drop(open.pop()),
            '"' => open.push(Open { at, closes: '"' }),
            // Inside double quotes it is a letter.
            '\'' if open.iter().all(|it| it.closes != '"') || quoted == Some(')') => {
                open.push(Open { at, closes: '\'' });
            }
            '(' if quoted == Some(')') => open.push(Open { at, closes: ')' }),
            '#' if before.is_whitespace() && matches!(quoted, None | Some(')')) => {
                while characters.next_if(|it| it.1 != '\n').is_some() {}
            }
            _ => {}
        }
        before = c;
    }
    open.iter().find(|it| matches!(it.closes, '"' | '\'')).map(|it| it.at)
}

/// Nobody nests deeper.
const DEEPEST: usize = 64;

struct Open {
    at: usize,
    closes: char,
}

#[cfg(test)]
mod tests {
    use super::unclosed;

    #[test]
    fn as_a_shell_pairs_them() {
        for closed in [
            "",
            "a",
            "'a'",
            "\"a\"",
            "\"it's\"",
            "'say \"a'",
            "it\\'s",
            "\"a $(b \"c\") d\"",
            "# it's\na",
            "\"${a:-\"b\"}\"",
            "a 'b'\"'\"'c'",
            "$(echo 'a)')",
            "echo ${a#\"x\"}",
            "\"$(echo 'a')\"",
            "cat <<X\nit's\nX",
        ] {
            assert_eq!(unclosed(closed), None, "{closed}");
        }
        assert_eq!(unclosed("echo 'a"), Some(5));
        assert_eq!(unclosed("echo \"a 'b'"), Some(5));
        assert_eq!(unclosed("'a' b'"), Some(5));
    }
}
