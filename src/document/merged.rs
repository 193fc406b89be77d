//! Merge keys: `<<: *base` brings the entries of another mapping in.

use std::{borrow::Cow, collections::HashSet};

use super::{Entry, Node, ScalarStyle, Value};

impl Node {
    /// Whether this key is `<<`, plain or tagged `!!merge`.
    pub fn is_merge_key(&self) -> bool {
        let Value::Scalar(scalar) = self.value() else { return false };
        match self.tag() {
            None => scalar.style == ScalarStyle::Plain && self.as_str() == Some("<<"),
            Some(tag) => tag.text == "!!merge",
        }
    }

    /// The entries with merge keys resolved: own keys win, then mappings merged first.
    ///
    /// Merged entries stand where their `<<` stands. What cannot be merged is left out; the
    /// document lists it as a [`super::Defect`].
    pub fn merged(&self) -> Cow<'_, [Entry]> {
        let entries = self.entries();
        if entries.iter().all(|entry| !entry.key.is_merge_key()) {
            return Cow::Borrowed(entries);
        }
        let mut taken: HashSet<String> = own_keys(entries).map(str::to_owned).collect();
        let mut merged = Vec::new();
        for entry in entries {
            if entry.key.is_merge_key() {
                let brought = mergeable(&entry.value).flat_map(|base| base.merged().into_owned());
                merged.extend(brought.filter(|entry| is_new(&entry.key, &mut taken)));
            } else {
                merged.push(entry.clone());
            }
        }
        Cow::Owned(merged)
    }

    /// The value under `key`, its own or a merged one.
    pub fn get_merged(&self, key: &str) -> Option<Self> {
        self.get(key).cloned().or_else(|| {
            let merges = self.entries().iter().filter(|entry| entry.key.is_merge_key());
            merges.flat_map(|merge| mergeable(&merge.value)).find_map(|base| base.get_merged(key))
        })
    }
}

/// What under `<<` cannot be merged: anything but a mapping or a list of mappings.
pub(super) fn unmergeable(value: &Node) -> Option<&Node> {
    match value.value() {
        Value::Mapping(_) => None,
        Value::Sequence(bases) => bases.items.iter().find(|base| !base.is_mapping()),
        Value::Null | Value::Scalar(_) => Some(value),
    }
}

fn mergeable(value: &Node) -> impl Iterator<Item = &Node> {
    let itself = value.is_mapping().then_some(value);
    itself.into_iter().chain(value.items()).filter(|base| base.is_mapping())
}

fn own_keys(entries: &[Entry]) -> impl Iterator<Item = &str> {
    entries.iter().filter(|entry| !entry.key.is_merge_key()).filter_map(|it| it.key.as_str())
}

fn is_new(key: &Node, taken: &mut HashSet<String>) -> bool {
    key.as_str().is_none_or(|key| taken.insert(key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::parse;

    /// The merged view of `it:`, as `key=value` words.
    fn merged(text: &str) -> String {
        let file = parse("f", text.as_bytes()).expect("valid");
        let it = file.documents[0].root.get("it").expect("`it`");
        let word = |entry: &Entry| {
            let value = entry.value.as_str().unwrap_or("?");
            let key = entry.key.as_str().expect("text");
            assert_eq!(it.get_merged(key).expect("found").as_str().unwrap_or("?"), value);
            format!("{key}={value}")
        };
        it.merged().iter().map(word).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn merging() {
        let bases = "a: &a {x: 1, y: 2}\nb: &b {y: 3, z: 4}\nc: &c {<<: *a, w: 5}\n";
        let table = [
            ("{<<: *a}", "x=1 y=2"),
            ("{k: 0, <<: *a, y: 9}", "k=0 x=1 y=9"),
            ("{<<: [*a, *b]}", "x=1 y=2 z=4"),
            ("{<<: [*b, *a], x: 7}", "y=3 z=4 x=7"),
            ("{<<: *c}", "x=1 y=2 w=5"),
            ("{!!merge q: *a}", "x=1 y=2"),
            ("{<<: {x: 8}}", "x=8"),
            ("{'<<': 1}", "<<=1"),
            ("{<<: [1, *a], <<: 2}", "x=1 y=2"),
            ("{y: {q: 1}, <<: *a}", "y=? x=1"),
        ];
        for (text, expected) in table {
            assert_eq!(merged(&format!("{bases}it: {text}\n")), expected, "{text}");
        }
    }
}
