//! Every version of every file in a row of commits.

use std::collections::HashSet;

use gix::ObjectId;
use indexmap::IndexSet;

use super::{Commits, Repository};

/// Versions in the order of the oldest commit that has each.
#[derive(Default)]
pub(in crate::cli) struct Versions {
    pub(in crate::cli) all: Vec<Version>,
    paths: IndexSet<String>,
}

/// What was there already, of use only while commits are gone through.
#[derive(Default)]
struct Seen {
    trees: HashSet<(ObjectId, usize)>,
    blobs: HashSet<(ObjectId, usize)>,
    folders: IndexSet<String>,
}

/// One content of one file.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Version {
    pub(in crate::cli) blob: ObjectId,
    /// Which of the commits has it first; none when it was there before them.
    pub(in crate::cli) commit: Option<usize>,
    path: usize,
}

/// Folders with other people's files.
const SKIPPED: [&str; 2] = ["node_modules", "target"];

impl Versions {
    /// What each commit has that no older one had, of the files whose path is wanted.
    pub(in crate::cli) fn of(
        repository: &Repository,
        commits: &Commits,
        wanted: &dyn Fn(&str) -> bool,
    ) -> anyhow::Result<Self> {
        let (mut versions, mut seen) = (Self::default(), Seen::default());
        for tree in &commits.before {
            versions.add(&mut seen, repository, *tree, None, wanted)?;
        }
        for (at, commit) in commits.all.iter().enumerate() {
            versions.add(&mut seen, repository, commit.tree, Some(at), wanted)?;
        }
        Ok(versions)
    }

    pub(in crate::cli) fn path(&self, version: Version) -> &str {
        self.paths.get_index(version.path).map_or("", String::as_str)
    }

    fn add(
        &mut self,
        seen: &mut Seen,
        repository: &Repository,
        tree: ObjectId,
        commit: Option<usize>,
        wanted: &dyn Fn(&str) -> bool,
    ) -> anyhow::Result<()> {
        let mut folders = vec![(tree, String::new())];
        while let Some((tree, folder)) = folders.pop() {
            let at = match seen.folders.get_index_of(&folder) {
                Some(at) => at,
                None => seen.folders.insert_full(folder.clone()).0,
            };
            if !seen.trees.insert((tree, at)) {
                continue;
            }
            for entry in repository.entries(tree)? {
                let path = format!("{folder}{}", entry.name);
                if entry.is_folder {
                    if !SKIPPED.contains(&entry.name.as_str()) {
                        folders.push((entry.id, path + "/"));
                    }
                } else if wanted(&path) {
                    let path = self.paths.insert_full(path).0;
                    if seen.blobs.insert((entry.id, path)) {
                        self.all.push(Version { blob: entry.id, commit, path });
                    }
                }
            }
        }
        Ok(())
    }
}
