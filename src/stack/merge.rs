//! A child file laid over the file it extends.

use std::collections::{HashMap, HashSet};

use crate::{
    document::{Entry, Node},
    problem::{Problem, printable},
};

/// Mappings merge by key, in the parent's order and then the child's; anything else is replaced.
///
/// A key that the child sets to null is removed, so that its default applies.
pub(super) fn merge(parent: &Node, child: &Node) -> Result<Node, Problem> {
    overlay(parent, child, "")
}

fn overlay(parent: &Node, child: &Node, path: &str) -> Result<Node, Problem> {
    match (parent.is_mapping(), child.is_mapping()) {
        (true, true) => overlay_mapping(parent, child, path),
        (false, false) => Ok(child.clone()),
        _ if parent.is_null() => Ok(child.clone()),
        _ => Err(clash(parent, child, path)),
    }
}

fn overlay_mapping(parent: &Node, child: &Node, path: &str) -> Result<Node, Problem> {
    let (theirs, ours) = (parent.merged(), child.merged());
    let overriding: HashMap<&str, &Entry> =
        ours.iter().filter_map(|entry| Some((entry.key.as_str()?, entry))).collect();
    let mut entries = Vec::with_capacity(theirs.len() + ours.len());
    let mut known = HashSet::with_capacity(theirs.len());
    for inherited in theirs.iter() {
        let name = inherited.key.as_str();
        known.extend(name);
        match name.and_then(|name| overriding.get_key_value(name)) {
            None => entries.push(inherited.clone()),
            Some((_, entry)) if entry.value.is_null() => {}
            Some((name, Entry { key, value })) => {
                let value = overlay(&inherited.value, value, &join(path, name))?;
                entries.push(Entry { key: key.clone(), value });
            }
        }
    }
    let is_new = |entry: &&Entry| entry.key.as_str().is_none_or(|name| !known.contains(name));
    entries.extend(ours.iter().filter(is_new).cloned());
    Ok(child.with_entries(entries))
}

fn join(path: &str, name: &str) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    format!("{path}{dot}{}", printable(name))
}

fn clash(parent: &Node, child: &Node, path: &str) -> Problem {
    let (inherited, own) = (parent.kind(), child.kind());
    Problem::new(format!("`{path}` is {own} here but {inherited} in the file it extends"))
        .at(child.place())
        .help(format!("write {inherited} here as well"))
        .note(parent.place(), format!("{inherited} at"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{from_node, parse_strict};

    fn read(name: &str, text: &str) -> Node {
        parse_strict(name, text.as_bytes()).expect("valid").expect("not empty")
    }

    fn merged(parent: &str, child: &str) -> Result<String, Problem> {
        let merged = merge(&read("parent", parent), &read("child", child))?;
        let value: serde_json::Value = from_node(&merged)?;
        Ok(value.to_string())
    }

    #[test]
    fn laying_over() {
        let table = [
            ("{a: 1, b: 2}", "{c: 3, b: 4}", r#"{"a":1,"b":4,"c":3}"#),
            ("{a: {x: 1, y: 2}}", "{a: {y: 3, z: 4}}", r#"{"a":{"x":1,"y":3,"z":4}}"#),
            ("{a: [1, 2]}", "{a: [3]}", r#"{"a":[3]}"#),
            ("{a: [1]}", "{a: one}", r#"{"a":"one"}"#),
            ("{a: 1, b: 2}", "{a: null}", r#"{"b":2}"#),
            ("{a: {x: 1}, b: 2}", "{a: ~}", r#"{"b":2}"#),
            ("{a: 1}", "{z: null}", r#"{"a":1,"z":null}"#),
            ("{a: null}", "{a: {x: 1}}", r#"{"a":{"x":1}}"#),
            ("{a: 1}", "{}", r#"{"a":1}"#),
            ("{b: &b {x: 1}, a: {<<: *b}}", "{a: {x: 2}}", r#"{"b":{"x":1},"a":{"x":2}}"#),
            ("{a: {x: 1}}", "{b: &b {y: 2}, a: {<<: *b}}", r#"{"a":{"x":1,"y":2},"b":{"y":2}}"#),
        ];
        for (parent, child, expected) in table {
            assert_eq!(merged(parent, child).expect("merges"), expected, "{parent} {child}");
        }
    }

    #[test]
    fn a_mapping_and_a_scalar_clash() {
        let table = [
            (
                "s: {odoo: {a: 1}}",
                "s: {odoo: yes}",
                "`s.odoo` is text here but a mapping in the file it extends\n  --> child:1:11\n\
                 help: write a mapping here as well\nnote: a mapping at parent:1:11",
            ),
            (
                "a: [1]",
                "a: {b: 1}",
                "`a` is a mapping here but a list in the file it extends\n  --> child:1:4\n\
                 help: write a list here as well\nnote: a list at parent:1:4",
            ),
        ];
        for (parent, child, expected) in table {
            assert_eq!(merged(parent, child).expect_err("clash").to_string(), expected);
        }
    }

    #[test]
    fn every_value_keeps_its_own_place() {
        let merged = merge(&read("parent", "a: {x: 1, y: 2}"), &read("child", "a:\n  y: 3\n"));
        let merged = merged.expect("merges");
        let place = |key: &str| merged.get("a").and_then(|it| it.get(key)).map(Node::place);
        assert_eq!(place("x").expect("x").to_string(), "parent:1:8");
        assert_eq!(place("y").expect("y").to_string(), "child:2:6");
    }
}
