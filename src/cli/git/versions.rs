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
    trees: HashSet<(ObjectId, u32)>,
    blobs: HashSet<(ObjectId, u32)>,
    folders: IndexSet<String>,
}

/// One content of one file. There may be millions.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Version {
    pub(in crate::cli) blob: ObjectId,
    commit: Option<u32>,
    path: u32,
}

/// Folders with other people's files.
const SKIPPED: [&str; 2] = ["node_modules", "target"];

impl Version {
    /// Which of the commits has it first; none when it was there before them.
    pub(in crate::cli) fn commit(self) -> Option<usize> {
        self.commit.and_then(|it| usize::try_from(it).ok())
    }
}

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
        for (at, commit) in (0..).zip(&commits.all) {
            versions.add(&mut seen, repository, commit.tree, Some(at), wanted)?;
        }
        versions.all.shrink_to_fit();
        Ok(versions)
    }

    pub(in crate::cli) fn path(&self, version: Version) -> &str {
        let path = usize::try_from(version.path).ok().and_then(|it| self.paths.get_index(it));
        path.map_or("", String::as_str)
    }

    fn add(
        &mut self,
        seen: &mut Seen,
        repository: &Repository,
        tree: ObjectId,
        commit: Option<u32>,
        wanted: &dyn Fn(&str) -> bool,
    ) -> anyhow::Result<()> {
        let mut folders = vec![(tree, String::new())];
        while let Some((tree, folder)) = folders.pop() {
            let at = match seen.folders.get_index_of(&folder) {
                Some(at) => at,
                None => seen.folders.insert_full(folder.clone()).0,
            };
            if !seen.trees.insert((tree, u32::try_from(at)?)) {
                continue;
            }
            for entry in repository.entries(tree)? {
                let path = format!("{folder}{}", entry.name);
                if entry.is_folder {
                    if !SKIPPED.contains(&entry.name.as_str()) {
                        folders.push((entry.id, path + "/"));
                    }
                } else if wanted(&path) {
                    let path = u32::try_from(self.paths.insert_full(path).0)?;
                    if seen.blobs.insert((entry.id, path)) {
                        self.all.push(Version { blob: entry.id, commit, path });
                    }
                }
            }
        }
        Ok(())
    }
}
