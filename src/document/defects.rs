//! What is wrong with the entries of a mapping.

use std::collections::{HashMap, hash_map};

use super::{Defect, Entry, merged::unmergeable};
use crate::problem::{Problem, quoted};

pub(super) fn of(entries: &[Entry]) -> Vec<Defect> {
    let mut seen: HashMap<&str, &Entry> = HashMap::with_capacity(entries.len());
    let mut defects = Vec::new();
    for entry in entries {
        if let Some(text) = entry.key.as_str() {
            match seen.entry(text) {
                hash_map::Entry::Vacant(slot) => drop(slot.insert(entry)),
                hash_map::Entry::Occupied(first) => {
                    let (first, second) = ((*first.get()).clone(), entry.clone());
                    defects.push(Defect::DuplicateKey { first, second });
                }
            }
        }
        if entry.key.is_merge_key() {
            defects.extend(unmergeable(&entry.value).cloned().map(Defect::InvalidMerge));
        }
    }
    defects
}

impl Defect {
    pub fn problem(&self) -> Problem {
        match self {
            Self::DuplicateKey { first, second } => {
                let name = quoted(second.key.as_str().unwrap_or_default());
                Problem::new(format!("duplicate key {name}"))
                    .at(second.key.place())
                    .help("remove or rename one of them")
                    .note(first.key.place(), "first written at")
            }
            Self::InvalidMerge(value) => {
                let found = value.kind();
                Problem::new(format!("`<<` takes a mapping or a list of mappings, found {found}"))
                    .at(value.place())
                    .help("write `<<: *name` with the anchor of a mapping")
            }
        }
    }
}
