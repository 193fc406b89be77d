//! Shell lines taken apart into simple commands; each knows its place and what joins it.

use std::ops::Range;

use crate::compose::{Text, shell_words};

/// What stands between two commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lint::rules) enum Link {
    /// The start or the end of the line.
    Edge,
    /// `;`, `&`, a line break, a parenthesis.
    Next,
    Pipe,
    And,
    Or,
}

/// A part of a text between two operators, without the blanks around it.
#[derive(Clone, Debug)]
pub(in crate::lint::rules) struct Segment {
    pub range: Range<usize>,
    pub before: Link,
    pub after: Link,
}

/// One command with its words.
#[derive(Clone)]
pub(in crate::lint::rules) struct Simple {
    pub text: Text,
    pub words: Vec<Text>,
    pub before: Link,
    pub after: Link,
}

/// Words that stand before the program and do not change what it is.
const BEFORE: [&str; 17] = [
    "if", "then", "else", "elif", "while", "until", "do", "!", "{", "}", "(", "time", "exec",
    "sudo", "command", "nohup", "env",
];

impl Simple {
    /// The program and its arguments, behind keywords, assignments and `timeout 5`.
    pub(in crate::lint::rules) fn program(&self) -> Option<(&Text, &[Text])> {
        let mut words = self.words.as_slice();
        loop {
            let (first, rest) = words.split_first()?;
            let word = first.as_str();
            words = match word {
                _ if BEFORE.contains(&word) || is_assignment(word) => rest,
                "timeout" => after_timeout(rest),
                _ => return Some((first, rest)),
            };
        }
    }

    /// The program's name without its folder; empty for a lone keyword.
    pub(in crate::lint::rules) fn name(&self) -> &str {
        self.program().map_or("", |(it, _)| it.as_str().rsplit('/').next().unwrap_or_default())
    }

    pub(in crate::lint::rules) fn arguments(&self) -> &[Text] {
        self.program().map_or(&[], |(_, rest)| rest)
    }

    /// The first argument that is no option.
    pub(in crate::lint::rules) fn operand(&self) -> Option<&Text> {
        self.arguments().iter().find(|it| !it.as_str().starts_with('-'))
    }
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

/// `timeout [-k 1] 5 program`: its options and the duration are passed over.
fn after_timeout(words: &[Text]) -> &[Text] {
    let duration = |it: &str| it.starts_with('-') || it.starts_with(|c: char| c.is_ascii_digit());
    let skipped = words.iter().take_while(|it| duration(it.as_str())).count();
    words.get(skipped..).unwrap_or_default()
}

/// Every simple command of a shell line.
pub(in crate::lint::rules) fn simple_commands(line: &Text) -> Vec<Simple> {
    let read = |it: Segment| {
        let text = line.part(it.range);
        Simple { words: shell_words(&text), text, before: it.before, after: it.after }
    };
    segments(line.as_str()).into_iter().map(read).collect()
}

/// The line cut at its unquoted operators; comments are left out.
pub(in crate::lint::rules) fn segments(text: &str) -> Vec<Segment> {
    let mut all: Vec<Segment> = Vec::new();
    let mut before = Link::Edge;
    let mut start = 0;
    let mut quote: Option<char> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match (quote, c) {
            (Some('\''), _) if c != '\'' => {}
            (_, '\\') => drop(chars.next()),
            (Some(open), _) => quote = (open != c).then_some(open),
            (None, '\'' | '"' | '`') => quote = Some(c),
            (None, '#') if text[..at].is_empty() || text[..at].ends_with(char::is_whitespace) => {
                cut(text, start..at, before, Link::Next, &mut all);
                while chars.next_if(|(_, it)| *it != '\n').is_some() {}
                (start, before) = (chars.peek().map_or(text.len(), |it| it.0), Link::Next);
            }
            (None, ';' | '\n' | '(' | ')' | '|' | '&') => {
                let next = chars.peek().map_or(' ', |it| it.1);
                let redirects = c == '&' && (next == '>' || text[..at].ends_with(['>', '<']));
                if redirects {
                    continue;
                }
                let double = next == c && matches!(c, '|' | '&');
                let link = match (c, double) {
                    ('|', true) => Link::Or,
                    ('&', true) => Link::And,
                    ('|', false) => Link::Pipe,
                    _ => Link::Next,
                };
                if double {
                    chars.next();
                }
                // Operators without a command between them, as in `|| (`: the first one counts.
                if cut(text, start..at, before, link, &mut all) || link != Link::Next {
                    before = link;
                }
                start = at + c.len_utf8() + usize::from(double);
            }
            _ => {}
        }
    }
    cut(text, start..text.len(), before, Link::Edge, &mut all);
    if let Some(last) = all.last_mut() {
        last.after = Link::Edge;
    }
    all
}

fn cut(text: &str, range: Range<usize>, before: Link, after: Link, all: &mut Vec<Segment>) -> bool {
    let Some(raw) = text.get(range.clone()) else { return false };
    let start = range.start + raw.len() - raw.trim_start().len();
    let range = start..start + raw.trim().len();
    let found = !range.is_empty();
    if found {
        all.push(Segment { range, before, after });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Link, segments};

    #[test]
    fn operators_quotes_and_comments() {
        let parts = |text: &str| -> Vec<String> {
            segments(text).iter().map(|it| text[it.range.clone()].to_owned()).collect()
        };
        assert_eq!(parts("a | b || c; d && e"), ["a", "b", "c", "d", "e"]);
        assert_eq!(parts("a 'x | y' \"z; \\\" w\""), ["a 'x | y' \"z; \\\" w\""]);
        assert_eq!(parts("a 2>&1 &>x | b"), ["a 2>&1 &>x", "b"]);
        assert_eq!(parts("a # no; x\n\nb \\\n c"), ["a", "b \\\n c"]);
        assert_eq!(parts("x || (echo no && exit 1)"), ["x", "echo no", "exit 1"]);
        assert!(parts("").is_empty() && parts(" ;; ").is_empty() && parts("é|ü\\").len() == 2);
        let links = segments("x || (y); z");
        assert_eq!((links[1].before, links[2].before), (Link::Or, Link::Next));
    }
}
