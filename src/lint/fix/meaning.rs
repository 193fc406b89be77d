//! Whether a changed file means what it meant, but for what its changes claim.

use std::{collections::HashMap, ops::Range};

use super::Claim;
use crate::document::{Entry, Node, Value};

/// What may differ at one node of the old tree.
#[derive(Default)]
struct Differs<'a> {
    by_value: bool,
    is_gone: bool,
    parts: Vec<(Range<usize>, &'a str)>,
    keys: Vec<&'a str>,
    items: usize,
}

/// Claims on one file, by the range of the node they are about.
pub(super) struct Claims<'a>(HashMap<(usize, usize), Differs<'a>>);

impl<'a> Claims<'a> {
    pub(super) fn of(claims: impl IntoIterator<Item = &'a Claim>) -> Self {
        let mut all: HashMap<_, Differs<'a>> = HashMap::new();
        for claim in claims {
            let Range { start, end } = claim.place().range();
            let differs = all.entry((start, end)).or_default();
            match claim {
                Claim::Value(_) => differs.by_value = true,
                Claim::Gone(_) => differs.is_gone = true,
                Claim::Part { scalar: _, part, text } => differs.parts.push((part.clone(), text)),
                Claim::Key { mapping: _, key } => differs.keys.push(key),
                Claim::Item(_) => differs.items += 1,
            }
        }
        for differs in all.values_mut() {
            differs.parts.sort_by_key(|it| it.0.start);
        }
        Self(all)
    }

    /// Whether two trees mean the same, but for these.
    pub(super) fn hold(&self, old: &Node, new: &Node) -> bool {
        let none = Differs::default();
        let differs = self.at(old).unwrap_or(&none);
        if differs.by_value {
            return true;
        }
        let tag = |it: &Node| it.tag().map(|it| it.text.clone());
        let anchor = |it: &Node| it.anchor().map(|it| it.text.clone());
        if old.alias().is_some() || new.alias().is_some() {
            return old.alias() == new.alias();
        }
        if tag(old) != tag(new) || anchor(old) != anchor(new) {
            return false;
        }
        match (old.value(), new.value()) {
            (Value::Sequence(old), Value::Sequence(new)) => {
                self.lists(&old.items, &new.items, differs)
            }
            (Value::Mapping(old), Value::Mapping(new)) => {
                self.mappings(&old.entries, &new.entries, differs)
            }
            (Value::Null, Value::Mapping(new)) if !differs.keys.is_empty() => {
                self.mappings(&[], &new.entries, differs)
            }
            (Value::Scalar(_), Value::Scalar(_)) if !differs.parts.is_empty() => {
                let text = old.as_str().and_then(|it| with_parts(it, &differs.parts));
                text.is_some_and(|text| new.as_str() == Some(&text))
            }
            (Value::Scalar(_) | Value::Null, Value::Scalar(_) | Value::Null) => {
                old.kind() == new.kind() && old.as_str() == new.as_str()
            }
            _ => false,
        }
    }

    fn lists(&self, old: &[Node], new: &[Node], differs: &Differs<'_>) -> bool {
        let kept: Vec<_> = old.iter().filter(|it| !self.is_gone(it)).collect();
        new.len() == kept.len() + differs.items
            && kept.iter().zip(new).all(|(old, new)| self.hold(old, new))
    }

    fn mappings(&self, old: &[Entry], new: &[Entry], differs: &Differs<'_>) -> bool {
        let is_added = |it: &&Entry| it.key.as_str().is_some_and(|key| differs.keys.contains(&key));
        let kept: Vec<_> = old.iter().filter(|it| !self.is_gone(&it.key)).collect();
        let (added, same): (Vec<_>, Vec<_>) = new.iter().partition(is_added);
        added.len() == differs.keys.len()
            && same.len() == kept.len()
            && kept.iter().zip(same).all(|(old, new)| {
                self.hold(&old.key, &new.key) && self.hold(&old.value, &new.value)
            })
    }

    fn is_gone(&self, key_or_item: &Node) -> bool {
        self.at(key_or_item).is_some_and(|it| it.is_gone)
    }

    fn at(&self, node: &Node) -> Option<&Differs<'a>> {
        let Range { start, end } = node.range();
        self.0.get(&(start, end))
    }
}

/// A text with other words at these ranges, which are in order.
fn with_parts(text: &str, parts: &[(Range<usize>, &str)]) -> Option<String> {
    let mut all = String::new();
    let mut at = 0;
    for (range, new) in parts {
        all.push_str(text.get(at..range.start)?);
        all.push_str(new);
        at = range.end;
    }
    all.push_str(text.get(at..)?);
    Some(all)
}
