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
    /// Every entry, in both forms; other shapes are passed over.
    pub fn all(node: &Node) -> Vec<Self> {
        let listed = node.items().iter().filter_map(Text::of).map(|item| {
            let (name, value) = item.split_at_equals();
            Self { name, value }
        });
        let merged = node.merged();
        let mapped = merged.iter().filter_map(|entry| {
            Some(Self { name: Text::of(&entry.key)?, value: Text::of(&entry.value) })
        });
        listed.chain(mapped).collect()
    }

    pub fn is(&self, name: &str) -> bool {
        self.name.as_str() == name
    }

    /// The value, empty where there is none.
    pub fn text(&self) -> &str {
        self.value.as_ref().map_or("", Text::as_str)
    }
}
