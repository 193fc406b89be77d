//! What is wrong with the entries of a mapping.

use std::collections::{HashMap, hash_map};

use super::{Defect, DefectKind, Entry, Node, merged::unmergeable};
use crate::problem::{Problem, quoted};

pub(super) fn of(entries: &[Entry]) -> Vec<Defect> {
    let mut seen: HashMap<&str, &Node> = HashMap::with_capacity(entries.len());
    let mut defects = Vec::new();
    for Entry { key, value } in entries {
        if let Some(text) = key.as_str() {
            match seen.entry(text) {
                hash_map::Entry::Vacant(slot) => drop(slot.insert(key)),
                hash_map::Entry::Occupied(first) => defects.push(duplicate(text, first.get(), key)),
            }
        }
        if key.is_merge_key() {
            defects.extend(unmergeable(value).map(invalid_merge));
        }
    }
    defects
}

fn duplicate(text: &str, first: &Node, second: &Node) -> Defect {
    let problem = Problem::new(format!("duplicate key {}", quoted(text)))
        .at(second.place())
        .help("remove or rename one of them")
        .note(first.place(), "first written at");
    Defect { kind: DefectKind::DuplicateKey, problem }
}

fn invalid_merge(value: &Node) -> Defect {
    let found = value.kind();
    let message = format!("`<<` takes a mapping or a list of mappings, found {found}");
    let problem = Problem::new(message)
        .at(value.place())
        .help("write `<<: *name` with the anchor of a mapping");
    Defect { kind: DefectKind::InvalidMerge, problem }
}
