//! Commands: argument lists and shell lines.

use std::{slice, sync::OnceLock};

use super::Text;
use crate::document::Node;

/// `command`, `entrypoint` or the test of a healthcheck.
#[derive(Clone)]
pub struct Command {
    pub node: Node,
    pub form: CommandForm,
    /// The words of a line, split when first asked for.
    split: OnceLock<Vec<Text>>,
}

#[derive(Clone)]
pub enum CommandForm {
    /// An argument list.
    List(Vec<Text>),
    /// One string, which Compose splits into words like a shell without running one.
    Line(Text),
}

impl Command {
    pub fn read(node: &Node) -> Option<Self> {
        let form = if node.is_sequence() {
            CommandForm::List(node.items().iter().filter_map(Text::of).collect())
        } else {
            CommandForm::Line(Text::of(node)?)
        };
        Some(Self { node: node.clone(), form, split: OnceLock::new() })
    }

    /// What is written: the arguments of a list, or a line as a whole.
    pub fn texts(&self) -> &[Text] {
        match &self.form {
            CommandForm::List(words) => words,
            CommandForm::Line(line) => slice::from_ref(line),
        }
    }

    /// The arguments; a line is split into words.
    pub fn words(&self) -> &[Text] {
        match &self.form {
            CommandForm::List(words) => words,
            CommandForm::Line(line) => self.split.get_or_init(|| shell_words(line)),
        }
    }

    /// The script behind `sh -c`, wherever a shell stands in the command.
    pub fn script(&self) -> Option<Text> {
        self.behind_shell()?.next().cloned()
    }

    /// Whether it ends with `sh -c`, so that its script comes from elsewhere.
    pub fn waits_for_script(&self) -> bool {
        self.behind_shell().is_some_and(|mut it| it.next().is_none())
    }

    /// What follows `sh -c`.
    fn behind_shell(&self) -> Option<slice::Iter<'_, Text>> {
        let words = self.words();
        let shell = words.iter().position(|it| {
            matches!(it.as_str().rsplit('/').next(), Some("sh" | "bash" | "ash" | "dash" | "zsh"))
        })?;
        let mut rest = words[shell + 1..].iter();
        let option = rest.find(|it| !it.as_str().starts_with("--"))?.as_str();
        (option.starts_with('-') && option.ends_with('c')).then_some(rest)
    }
}

/// A line split into words as a shell would, quotes taken off at both ends; each with its place.
pub fn shell_words(line: &Text) -> Vec<Text> {
    let text = line.as_str();
    let mut words = Vec::new();
    let mut start: Option<usize> = None;
    let mut quote: Option<char> = None;
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if escaped {
            escaped = false;
        } else if c == '\\' && quote != Some('\'') {
            escaped = true;
            start = start.or(Some(at));
        } else if quote == Some(c) {
            quote = None;
        } else if quote.is_none() && matches!(c, '\'' | '"') {
            quote = Some(c);
            start = start.or(Some(at));
        } else if quote.is_none() && c.is_whitespace() {
            words.extend(start.take().map(|start| unquoted(line, start, at)));
        } else {
            start = start.or(Some(at));
        }
    }
    words.extend(start.map(|start| unquoted(line, start, text.len())));
    words
}

fn unquoted(line: &Text, start: usize, end: usize) -> Text {
    let word = &line.as_str()[start..end];
    let quoted = |q: char| word.len() > 1 && word.starts_with(q) && word.ends_with(q);
    if quoted('"') || quoted('\'') { line.part(start + 1..end - 1) } else { line.part(start..end) }
}
