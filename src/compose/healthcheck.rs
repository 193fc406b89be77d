//! The healthcheck of a service.

use super::{Command, CommandForm, Text};
use crate::document::Node;

#[derive(Clone)]
pub struct Healthcheck {
    pub key: Node,
    pub node: Node,
    pub test: Option<Command>,
}

impl Healthcheck {
    pub fn read(key: &Node, node: &Node) -> Self {
        let test = node.get_merged("test").as_ref().and_then(Command::read);
        Self { key: key.clone(), node: node.clone(), test }
    }

    /// `disable: true` or `["NONE"]`: the image's own probe is switched off.
    pub fn is_disabled(&self) -> bool {
        self.node.get_merged("disable").is_some_and(|it| it.as_str() == Some("true"))
            || self.words().first().is_some_and(|it| it.as_str() == "NONE")
    }

    /// The line a shell runs: `CMD-SHELL` and a plain string.
    pub fn shell(&self) -> Option<Text> {
        match &self.test.as_ref()?.form {
            CommandForm::Line(line) => Some(line.clone()),
            CommandForm::List(words) => match words.as_slice() {
                [first, line, ..] if first.as_str() == "CMD-SHELL" => Some(line.clone()),
                _ => None,
            },
        }
    }

    /// The arguments of a probe without a shell.
    pub fn exec(&self) -> Option<Vec<Text>> {
        match &self.test.as_ref()?.form {
            CommandForm::List(words) => match words.as_slice() {
                [first, rest @ ..] if first.as_str() == "CMD" => Some(rest.to_vec()),
                _ => None,
            },
            CommandForm::Line(_) => None,
        }
    }

    fn words(&self) -> &[Text] {
        self.test.as_ref().map(Command::words).unwrap_or_default()
    }
}
