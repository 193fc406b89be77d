//! Objects of a repository: blobs, trees, and what a clone may lack of them.

use std::collections::BTreeMap;

use gix::{ObjectId, objs::Kind};

use super::Repository;
use crate::document::MAX_BYTES;

/// The content of a file.
pub(in crate::cli) enum Blob {
    Bytes(Vec<u8>),
    /// Larger than any file that is judged.
    Large,
    /// A partial clone does not have it, or it is damaged.
    Missing,
}

/// One entry of a tree.
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) id: ObjectId,
    pub(super) is_folder: bool,
}

impl Repository {
    pub(in crate::cli) fn blob(&self, id: ObjectId) -> Blob {
        match self.git.try_find_header(id) {
            Ok(Some(header)) if header.size() > MAX_BYTES as u64 => return Blob::Large,
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return Blob::Missing,
        }
        match self.git.try_find_object(id) {
            Ok(Some(mut object)) if object.kind == Kind::Blob => {
                Blob::Bytes(std::mem::take(&mut object.data))
            }
            _ => Blob::Missing,
        }
    }

    /// Every file of a tree and the trees in it, by path.
    pub(in crate::cli) fn files(
        &self,
        tree: ObjectId,
    ) -> anyhow::Result<BTreeMap<String, ObjectId>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![(tree, String::new())];
        while let Some((tree, folder)) = folders.pop() {
            for Entry { name, id, is_folder } in self.entries(tree)? {
                let path = format!("{folder}{name}");
                if is_folder {
                    folders.push((id, path + "/"));
                } else {
                    files.insert(path, id);
                }
            }
        }
        Ok(files)
    }

    /// The files and folders of a tree; links and submodules have no text of their own.
    pub(super) fn entries(&self, tree: ObjectId) -> anyhow::Result<Vec<Entry>> {
        let tree = self.git.find_tree(tree)?;
        let tree = tree.decode()?;
        let kept = tree.entries.iter().filter(|it| it.mode.is_tree() || it.mode.is_blob());
        let entry = |it: &gix::objs::tree::EntryRef<'_>| Entry {
            name: it.filename.to_string(),
            id: it.oid.to_owned(),
            is_folder: it.mode.is_tree(),
        };
        Ok(kept.map(entry).collect())
    }
}
