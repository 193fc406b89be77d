//! What git ignores, as the `.gitignore` files around a path say.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use ignore::{Match, gitignore::Gitignore};

use super::tree::Tree;

/// Remembers what it has read, for many paths lie in one folder.
pub(super) struct Ignored<'a> {
    tree: &'a Tree,
    /// Which folders are the root of a repository.
    roots: HashMap<PathBuf, bool>,
    rules: HashMap<PathBuf, Gitignore>,
}

impl<'a> Ignored<'a> {
    pub(super) fn by(tree: &'a Tree) -> Self {
        Self { tree, roots: HashMap::new(), rules: HashMap::new() }
    }

    /// The root of the repository that a folder is in.
    pub(super) fn root_of<'p>(&mut self, folder: &'p Path) -> Option<&'p Path> {
        folder.ancestors().find(|it| match self.roots.get(*it) {
            Some(known) => *known,
            None => *self.roots.entry(it.to_path_buf()).or_insert(it.join(".git").exists()),
        })
    }

    /// A file or a folder; a folder also where git ignores all that is in it.
    pub(super) fn has(&mut self, path: &Path) -> bool {
        let Some(root) = path.parent().and_then(|it| self.root_of(it)) else { return false };
        self.has_below(root, path) || self.has_below(root, &path.join("anything"))
    }

    /// The nearest `.gitignore` that says something has the last word.
    pub(super) fn has_below(&mut self, root: &Path, path: &Path) -> bool {
        for folder in path.ancestors().skip(1).take_while(|it| it.starts_with(root)) {
            let rules = match self.rules.get(folder) {
                Some(known) => known,
                None => self.rules.entry(folder.to_path_buf()).or_insert(self.tree.ignores(folder)),
            };
            match rules.matched_path_or_any_parents(path, false) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None => {}
            }
        }
        false
    }
}
