//! Every value of a document that Compose interpolates.

use super::Text;
use crate::document::Node;

/// All scalars that are values, in the order of the file; keys and what aliases repeat are left out.
pub fn values(root: &Node) -> Vec<Text> {
    let mut found = Vec::new();
    let mut ahead = vec![root];
    while let Some(node) = ahead.pop() {
        if node.alias().is_some() {
            continue;
        }
        found.extend(Text::of(node));
        ahead.extend(node.items().iter().rev());
        ahead.extend(node.entries().iter().rev().map(|it| &it.value));
    }
    found
}
