//! `include`: the resources of other files, as if they were written here.
//!
//! Facts: <https://github.com/compose-spec/compose-go/blob/v2.16.2/loader/include.go>.

use std::collections::HashMap;

use super::{Assembler, RefusalKind, with_entry};
use crate::{
    compose::{folder_of, merge::Merge, resolve},
    document::{Entry, Node},
    problem::{Problem, quoted},
};

/// Included files may include others this deep.
const DEEPEST: usize = 32;

const SECTIONS: [&str; 7] =
    ["services", "jobs", "volumes", "networks", "secrets", "configs", "models"];

/// The paths of one entry of `include`, the first of which decides where relative paths start.
pub fn included_files(entry: &Node) -> Vec<Node> {
    let paths = if entry.is_scalar() { Some(entry.clone()) } else { entry.get_merged("path") };
    let Some(paths) = paths else { return Vec::new() };
    if paths.is_scalar() { vec![paths] } else { paths.items().to_vec() }
}

impl Assembler<'_> {
    /// The document with everything it includes; its own resources are laid over included ones.
    pub(super) fn with_included(&mut self, root: &Node) -> Node {
        let Some(entries) = root.get_merged("include").filter(Node::is_sequence) else {
            return root.clone();
        };
        let mut left = Vec::new();
        let mut model = root.clone();
        for entry in entries.items() {
            self.includes.push(entry.clone());
            match self.included(entry) {
                Some(included) => model = self.import(&model, &included),
                None => left.push(entry.clone()),
            }
        }
        let left = (!left.is_empty()).then(|| entries.with_items(left));
        with_entry(&model, "include", left)
    }

    /// What an entry brings in; nothing where that is not known.
    fn included(&mut self, entry: &Node) -> Option<Node> {
        let paths = included_files(entry).into_iter();
        let paths: Option<Vec<String>> = paths.map(|it| self.resolve(&it, it.as_str()?)).collect();
        let paths = paths?;
        let first = paths.first()?;
        let folder = match entry.get_merged("project_directory") {
            Some(folder) => self.resolve(&folder, folder.as_str()?)?,
            None => folder_of(first).to_owned(),
        };
        if self.open.contains(first) {
            let problem = Problem::new(format!("{} includes itself", quoted(first)));
            let problem = problem.at(entry.place()).help("take this entry out");
            self.refuse(RefusalKind::Circle, problem);
            return Some(entry.with_nothing());
        }
        if self.open.len() > DEEPEST || self.is_full() {
            return None;
        }
        let key = (paths, folder);
        if let Some(known) = self.models.get(&key) {
            return known.clone();
        }
        self.open.push(key.0[0].clone());
        let before = self.own_env_files.len();
        let own = self.env_files_of(entry, &key.1);
        self.own_env_files.extend(own);
        let model = self.layers(&key.0, &key.1);
        self.own_env_files.truncate(before);
        self.open.pop();
        self.models.insert(key, model.clone());
        model
    }

    /// The files that give what is included the variables that are not set around it.
    fn env_files_of(&self, entry: &Node, folder: &str) -> Vec<String> {
        let Some(given) = entry.get_merged("env_file") else {
            return resolve(folder, ".env").into_iter().collect();
        };
        let files = if given.is_scalar() { vec![given] } else { given.items().to_vec() };
        files.iter().filter_map(|it| self.resolve(it, it.as_str()?)).collect()
    }

    fn import(&mut self, model: &Node, included: &Node) -> Node {
        let mut model = model.clone();
        for section in SECTIONS {
            let Some(theirs) = included.get_merged(section).filter(Node::is_mapping) else {
                continue;
            };
            let own = model.get_merged(section).filter(Node::is_mapping);
            let merged = match own {
                Some(own) => self.section(section, &theirs, &own),
                None => theirs,
            };
            model = with_entry(&model, section, Some(merged));
        }
        let left = included.get_merged("include");
        if left.is_some() && model.get_merged("include").is_none() {
            model = with_entry(&model, "include", left);
        }
        model
    }

    fn section(&mut self, section: &str, theirs: &Node, own: &Node) -> Node {
        let mine = own.merged();
        let mut entries: Vec<Entry> = mine.to_vec();
        let places: HashMap<&str, usize> =
            mine.iter().enumerate().filter_map(|(at, it)| Some((it.key.as_str()?, at))).collect();
        for entry in theirs.merged().iter() {
            let name = entry.key.as_str().unwrap_or_default();
            let Some(at) = places.get(name).copied() else {
                entries.push(entry.clone());
                continue;
            };
            let over = &mine[at].value;
            let is_same = over.place().file() == entry.value.place().file()
                && over.range() == entry.value.range();
            if !is_same && !Merge::is_reset(over) {
                entries[at].value = self.merge.over(&[section, name], &entry.value, over);
            }
        }
        own.with_entries(entries)
    }
}
