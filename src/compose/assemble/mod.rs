//! Files that Compose reads as one: laid over each other, with what they include and extend.
//!
//! What cannot be followed stays: an `include` or `extends` of the result leads somewhere unknown.

mod extends;
mod include;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use indexmap::IndexMap;

use self::extends::Extended;
pub use self::include::included_files;
use super::{Compose, Variable, folder_of, merge::Merge, resolve};
use crate::{
    document::{Entry, Node},
    problem::Problem,
};

/// Finds the documents of a file by its name.
pub type Files<'a> = &'a dyn Fn(&str) -> Option<&'a [Compose]>;

/// What Compose refuses when it reads files together.
pub struct Refusal {
    pub kind: RefusalKind,
    pub problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalKind {
    /// Two files give one key different forms.
    Forms,
    /// An `extends` of a service that does not exist.
    Extended,
    /// An `include` or `extends` that leads back to itself.
    Circle,
}

/// What is read beyond this many entries is not followed, nor laid over what was read.
const MOST: usize = 100_000;

/// The files of these names in this order, the later ones laid over the earlier; relative paths
/// start at the folder of the first. Nothing where a file is not known or not a compose file.
pub fn assemble(names: &[String], files: Files<'_>) -> Option<Compose> {
    let mut assembler = Assembler {
        files,
        merge: Merge::default(),
        folders: HashMap::new(),
        env_files: HashMap::new(),
        read: IndexMap::new(),
        includes: Vec::new(),
        refusals: Vec::new(),
        open: names.first().cloned().into_iter().collect(),
        own_env_files: Vec::new(),
        models: HashMap::new(),
        extended: Extended::default(),
    };
    let root = assembler.layers(names, folder_of(names.first()?))?;
    Some(assembler.into_compose(&root))
}

/// Whether Compose makes something else of this document than what stands in it.
pub fn leads_elsewhere(compose: &Compose) -> bool {
    !compose.includes.is_empty()
        || compose.services.iter().any(|it| it.get("extends").is_some())
        || compose.root.source().text().contains("!reset")
}

struct Assembler<'a> {
    files: Files<'a>,
    merge: Merge,
    /// Where the relative paths of each file start, if not at its own folder.
    folders: HashMap<String, String>,
    /// The files of variables that only what is included reads, by included file.
    env_files: HashMap<String, Vec<String>>,
    /// Every file that was read.
    read: IndexMap<String, &'a [Compose]>,
    includes: Vec<Node>,
    refusals: Vec<Refusal>,
    /// Included files that are being read, the outermost first.
    open: Vec<String>,
    /// The files of variables of these.
    own_env_files: Vec<String>,
    /// What was included before.
    models: HashMap<(Vec<String>, String), Option<Node>>,
    extended: Extended,
}

impl<'a> Assembler<'a> {
    /// Files laid over each other, whose relative paths start at `folder`.
    fn layers(&mut self, names: &[String], folder: &str) -> Option<Node> {
        let mut model: Option<Node> = None;
        for name in names {
            let documents = (self.files)(name).filter(|it| !it.is_empty())?;
            self.read(name, documents);
            if folder != folder_of(name) {
                self.folders.entry(name.clone()).or_insert_with(|| folder.to_owned());
            }
            for document in documents {
                if self.is_full() {
                    return model;
                }
                let own = self.document(document);
                model = Some(match model {
                    Some(below) => self.merge.mappings(&[], &below, &own),
                    None => Merge::without_resets(&own),
                });
            }
        }
        model
    }

    fn read(&mut self, name: &str, documents: &'a [Compose]) {
        self.read.insert(name.to_owned(), documents);
        if !self.own_env_files.is_empty() {
            let own = self.own_env_files.clone();
            self.env_files.entry(name.to_owned()).or_insert(own);
        }
    }

    /// One document with what it includes, its services with what they extend.
    fn document(&mut self, document: &Compose) -> Node {
        let root = self.with_included(&document.root);
        self.with_extended(&root)
    }

    fn resolve(&self, node: &Node, path: &str) -> Option<String> {
        let file = node.source().name();
        resolve(self.folders.get(file).map_or_else(|| folder_of(file), String::as_str), path)
    }

    fn is_full(&self) -> bool {
        self.merge.written > MOST
    }

    fn refuse(&mut self, kind: RefusalKind, problem: Problem) {
        self.refusals.push(Refusal { kind, problem });
    }

    fn into_compose(self, root: &Node) -> Compose {
        let mut compose = Compose::read(root);
        // Compose reads the variables of each file before it lays the next one over it.
        let documents = self.read.values().flat_map(|it| it.iter());
        let variables = documents.flat_map(|it| &it.variables);
        let one = |it: &Variable| Variable { hole: it.hole.clone(), text: it.text.clone() };
        compose.variables = variables.map(one).collect();
        compose.files = self.read.into_keys().collect();
        compose.includes = self.includes;
        compose.refusals = self.refusals;
        let form = |problem| Refusal { kind: RefusalKind::Forms, problem };
        compose.refusals.extend(self.merge.refused.into_iter().map(form));
        compose.folders = self.folders;
        compose.env_files = self.env_files;
        compose
    }
}

/// A mapping with one entry changed, added or taken out.
fn with_entry(node: &Node, name: &str, value: Option<Node>) -> Node {
    let merged = node.merged();
    let is_it = |it: &&Entry| it.key.as_str() == Some(name);
    let key = merged.iter().find(is_it).map_or_else(|| node.with_text(name), |it| it.key.clone());
    let mut entries: Vec<Entry> = merged.iter().filter(|it| !is_it(it)).cloned().collect();
    entries.extend(value.map(|value| Entry { key, value }));
    node.with_entries(entries)
}
