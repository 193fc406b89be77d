//! From the root of a document down to a node.

use std::ops::Range;

use super::is_written;
use crate::document::{Entry, Node, Value};

/// A collection, and which of its entries or items leads on.
#[derive(Clone, Copy)]
pub(super) struct Step<'a> {
    pub(super) collection: &'a Node,
    pub(super) at: usize,
}

impl Step<'_> {
    /// How many entries or items it has.
    pub(super) fn len(self) -> usize {
        self.collection.entries().len() + self.collection.items().len()
    }

    /// Where an entry or an item is written, from its first byte to its last.
    pub(super) fn range(self, at: usize) -> Option<Range<usize>> {
        if let Some(entry) = self.collection.entries().get(at) {
            let (key, value) = (entry.key.range(), entry.value.range());
            return Some(key.start..value.end.max(key.end));
        }
        self.collection.items().get(at).map(Node::range)
    }

    /// What stands for the entry or item: its key, or itself.
    pub(super) fn name(self) -> Option<Range<usize>> {
        let key = self.collection.entries().get(self.at).map(|it| &it.key);
        key.or_else(|| self.collection.items().get(self.at)).map(Node::range)
    }
}

/// The way to the entry whose key or value has this range, or to such an item. Aliases lead nowhere, nor does
/// what was made from several files.
pub(super) fn lineage<'a>(root: &'a Node, range: &Range<usize>) -> Option<Vec<Step<'a>>> {
    let (steps, node) = holding(root, range)?;
    let is_it = node.range() == *range && !steps.is_empty();
    is_it.then_some(steps)
}

/// The innermost node that holds this range, and the way to it.
pub(super) fn holding<'a>(
    root: &'a Node,
    range: &Range<usize>,
) -> Option<(Vec<Step<'a>>, &'a Node)> {
    let holds = |it: &Node| it.range().start <= range.start && range.end <= it.range().end;
    let mut steps = Vec::new();
    let mut node = root;
    while is_written(node) && (node.range() != *range || steps.is_empty()) {
        let (at, key, child) = match node.value() {
            Value::Sequence(sequence) => {
                let is_before = |it: &Node| it.range().start <= range.start;
                let at = sequence.items.partition_point(is_before).checked_sub(1)?;
                (at, None, sequence.items.get(at)?)
            }
            Value::Mapping(mapping) => {
                let is_before = |it: &Entry| it.key.range().start <= range.start;
                let at = mapping.entries.partition_point(is_before).checked_sub(1)?;
                let entry = mapping.entries.get(at)?;
                (at, Some(&entry.key), &entry.value)
            }
            Value::Null | Value::Scalar(_) => break,
        };
        steps.push(Step { collection: node, at });
        node = [key, Some(child)].into_iter().flatten().find(|it| holds(it))?;
    }
    Some((steps, node))
}
