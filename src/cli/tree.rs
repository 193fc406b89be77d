//! Where the files of a run come from: the disk, or what git would commit.

use std::{
    collections::{BTreeMap, VecDeque},
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::{
    git::Staged,
    lint_reading::capped,
    names::{file_name, shown},
};
use crate::{document::Source, lint::Presence};

/// The folder of the run, with all that is in it and around it.
pub(super) struct Tree {
    pub(super) directory: PathBuf,
    /// Nothing else is there for it.
    pub(super) staged: Option<Staged>,
    /// What is to be written, by name.
    pub(super) changed: BTreeMap<String, Arc<Source>>,
    /// The folders that were listed last: many files of one are asked about one after the other.
    listed: Mutex<VecDeque<(PathBuf, Arc<[PathBuf]>)>>,
}

/// Those are a folder with some above it and some that its files mount.
const LISTED: usize = 16;

impl Tree {
    pub(super) fn new(directory: PathBuf, staged: Option<Staged>) -> Self {
        Self { directory, staged, changed: BTreeMap::new(), listed: Mutex::default() }
    }

    /// What stands at a path; an error where nobody may look.
    pub(super) fn presence(&self, path: &Path) -> io::Result<Presence> {
        if let Some(staged) = &self.staged {
            return Ok(staged.presence(&shown(path, &self.directory)));
        }
        match fs::metadata(path) {
            Ok(it) if it.is_dir() => Ok(Presence::Folder),
            Ok(_) => Ok(Presence::File),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Presence::Missing),
            Err(error) => Err(error),
        }
    }

    pub(super) fn exists(&self, path: &Path) -> bool {
        self.presence(path).is_ok_and(|it| it != Presence::Missing)
    }

    /// The bytes of a file, one more than a file may have at the most.
    pub(super) fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        if !self.changed.is_empty()
            && let Some(source) = self.changed.get(&shown(path, &self.directory))
        {
            return Ok(source.bytes());
        }
        match &self.staged {
            Some(staged) => {
                let bytes = staged.bytes(&shown(path, &self.directory));
                bytes.ok_or_else(|| io::ErrorKind::NotFound.into())
            }
            None => fs::File::open(path).and_then(capped),
        }
    }

    /// The files directly in a folder, sorted.
    pub(super) fn files(&self, folder: &Path) -> Arc<[PathBuf]> {
        let listed = || self.listed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, files)) = listed().iter().find(|(known, _)| known == folder) {
            return Arc::clone(files);
        }
        let files: Arc<[PathBuf]> = self.list(folder).into();
        let mut listed = listed();
        listed.truncate(LISTED - 1);
        listed.push_front((folder.to_owned(), Arc::clone(&files)));
        files
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = if let Some(staged) = &self.staged {
            let below = staged.below(&shown(folder, &self.directory));
            let below = below.into_iter().map(|it| self.directory.join(it));
            below.filter(|it| folder.join(file_name(it)) == *it).collect()
        } else {
            let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
            entries.filter_map(|it| Some(it.ok()?.path())).filter(|it| it.is_file()).collect()
        };
        paths.sort();
        paths
    }

    /// What a folder tells git to ignore.
    pub(super) fn ignores(&self, folder: &Path) -> Gitignore {
        let path = folder.join(".gitignore");
        if self.staged.is_none() {
            return Gitignore::new(path).0;
        }
        let mut ignores = GitignoreBuilder::new(folder);
        let text = self.read(&path).unwrap_or_default();
        for line in String::from_utf8_lossy(&text).lines() {
            // A line that git does not understand ignores nothing, there as here.
            let _ = ignores.add_line(None, line);
        }
        ignores.build().unwrap_or_else(|_| Gitignore::empty())
    }
}
