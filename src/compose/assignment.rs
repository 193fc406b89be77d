//! `KEY: value` and `- KEY=value`: environment, labels, build arguments.

use super::Text;
use crate::document::Node;

/// One entry of a mapping or a list of assignments.
#[derive(Clone)]
pub struct Assignment {
    pub name: Text,
    /// Nothing for `KEY` alone: the value of the process that runs Compose.
    pub value: Option<Text>,
}

impl Assignment {
    /// Every entry, in both forms; other shapes are passed over. A list may hold mappings where files
    /// of both forms are laid over each other.
    pub fn all(node: &Node) -> Vec<Self> {
        let mut all = Vec::new();
        for item in node.items() {
            if let Some(text) = Text::of(item) {
                let (name, value) = text.split_at_equals();
                all.push(Self { name, value });
            }
            Self::mapped(item, &mut all);
        }
        Self::mapped(node, &mut all);
        all
    }

    fn mapped(node: &Node, all: &mut Vec<Self>) {
        let entries = node.merged();
        all.reserve(entries.len());
        all.extend(entries.iter().filter_map(|entry| {
            Some(Self { name: Text::of(&entry.key)?, value: Text::of(&entry.value) })
        }));
    }

    pub fn is(&self, name: &str) -> bool {
        self.name.as_str() == name
    }

    /// The value, empty where there is none.
    pub fn text(&self) -> &str {
        self.value.as_ref().map_or("", Text::as_str)
    }
}
