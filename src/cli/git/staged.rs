//! What git would commit: the index, and what of it differs from HEAD.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Mutex, MutexGuard, PoisonError},
};

use anyhow::Context as _;
use gix::{
    ObjectId,
    index::{Entry, File, decode::Options, entry::Flags},
};

use super::{Blob, Repository, World};
use crate::lint::Presence;

/// The files of the index by their paths from the root of the work tree.
pub(in crate::cli) struct Staged {
    /// Git reads for one thread at a time.
    repository: Mutex<Repository>,
    files: BTreeMap<String, ObjectId>,
    /// Paths as they are seen from the folder of the run.
    changed: BTreeSet<String>,
}

impl Staged {
    /// The index of the repository, or the one that git made for this commit alone.
    pub(in crate::cli) fn read(world: &World<'_>) -> anyhow::Result<Self> {
        let repository = Repository::find(world)?;
        if repository.git.workdir().is_none() {
            anyhow::bail!("this repository is bare: nothing is staged in it\nhelp: `--history`");
        }
        let files = repository.index(world).context("cannot read what is staged")?;
        let committed = match repository.head()? {
            Some(tree) => repository.files(tree)?,
            None => BTreeMap::new(),
        };
        let changed = files.iter().filter(|(path, id)| committed.get(*path) != Some(id));
        let changed = changed.map(|(path, _)| repository.shown(path)).collect();
        Ok(Self { repository: Mutex::new(repository), files, changed })
    }

    /// Whether the file differs from what HEAD has.
    pub(in crate::cli) fn is_changed(&self, shown: &str) -> bool {
        self.changed.contains(shown)
    }

    /// What stands at a path from the folder of the run.
    pub(in crate::cli) fn presence(&self, path: &str) -> Presence {
        let path = self.path_from_root(path);
        if self.files.contains_key(&path) {
            Presence::File
        } else if path.is_empty() || self.below_root(&path).next().is_some() {
            Presence::Folder
        } else {
            Presence::Missing
        }
    }

    pub(in crate::cli) fn bytes(&self, path: &str) -> Option<Vec<u8>> {
        let id = *self.files.get(&self.path_from_root(path))?;
        match self.repository().blob(id) {
            Blob::Bytes(bytes) => Some(bytes),
            Blob::Large | Blob::Missing => None,
        }
    }

    /// Every file below a folder, sorted; paths are those from the folder of the run.
    pub(in crate::cli) fn below(&self, folder: &str) -> Vec<String> {
        let folder = self.path_from_root(folder);
        let repository = self.repository();
        self.below_root(&folder).map(|it| repository.shown(it)).collect()
    }

    fn repository(&self) -> MutexGuard<'_, Repository> {
        self.repository.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn below_root(&self, folder: &str) -> impl Iterator<Item = &str> {
        let start = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let from = self.files.range(start.clone()..).map(|it| it.0.as_str());
        from.take_while(move |it| it.starts_with(&start))
    }

    /// A path from the root of the work tree, its `..` worked out.
    fn path_from_root(&self, path: &str) -> String {
        let folder = self.repository().folder.to_string_lossy().into_owned();
        let mut parts: Vec<&str> = Vec::new();
        for part in folder.split('/').chain(path.split('/')) {
            match part {
                "" | "." => {}
                ".." => drop(parts.pop()),
                _ => parts.push(part),
            }
        }
        parts.join("/")
    }
}

impl Repository {
    fn index(&self, world: &World<'_>) -> anyhow::Result<BTreeMap<String, ObjectId>> {
        // `git commit FILE` and `git commit --all` make an index for the hook.
        let path = match world.environment.text("GIT_INDEX_FILE")? {
            Some(file) => world.directory.join(file),
            None => self.git.index_path(),
        };
        let (hash, options) = (self.git.object_hash(), Options::default());
        let index = File::at_or_default(path, hash, true, options)?;
        let is_file = |it: &&Entry| {
            let is_blob = it.mode.to_tree_entry_mode().is_some_and(|it| it.is_blob());
            it.stage_raw() == 0 && is_blob && !it.flags.contains(Flags::INTENT_TO_ADD)
        };
        let entries = index.entries().iter().filter(is_file);
        Ok(entries.map(|it| (it.path(&index).to_string(), it.id)).collect())
    }
}
