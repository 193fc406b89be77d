//! One form for what may be written in several, so that two of them can be laid over each other.

use super::Merge;
use crate::document::{Entry, Node};

/// What a mapping is made of, also where a list of names or one name stands.
pub(super) fn as_mapping(node: &Node, settings: fn(&Node) -> Node) -> Node {
    let named = |it: &Node| Entry { key: it.clone(), value: settings(it) };
    if node.is_mapping() {
        node.clone()
    } else if node.is_sequence() {
        let listed = node.items().iter().filter(|it| it.is_scalar());
        node.with_entries(listed.map(named).collect())
    } else if node.is_scalar() {
        node.with_entries(vec![named(node)])
    } else {
        node.with_entries(Vec::new())
    }
}

/// What stands behind a name that is listed alone.
pub(super) fn nothing(name: &Node) -> Node {
    name.with_nothing()
}

/// What stands behind a dependency that is listed alone.
pub(super) fn started(name: &Node) -> Node {
    let entry =
        |key: &str, value: &str| Entry { key: name.with_text(key), value: name.with_text(value) };
    name.with_entries(vec![entry("condition", "service_started"), entry("required", "true")])
}

/// `build: .` is `build: { context: . }`.
pub(super) fn as_build(node: &Node) -> Node {
    if node.is_scalar() {
        let key = node.with_text("context");
        return node.with_entries(vec![Entry { key, value: node.clone() }]);
    }
    node.clone()
}

/// The items of a list; of a mapping, each entry as a mapping of its own.
pub(super) fn as_items(node: &Node) -> Vec<Node> {
    if node.is_mapping() {
        let alone = |entry: &Entry| entry.key.with_entries(vec![entry.clone()]);
        return node.merged().iter().filter(|it| !Merge::is_reset(&it.value)).map(alone).collect();
    }
    if node.is_scalar() {
        return vec![node.clone()];
    }
    node.items().iter().filter(|it| !Merge::is_reset(it)).cloned().collect()
}
