//! `smarteros lint --history`: the secrets in what git keeps.

use std::{collections::HashSet, path::PathBuf};

use gix::ObjectId;

use super::{
    World,
    git::{Blob, Repository, Version, Versions},
    lint_files::speaks_of_services,
    names::{extension, is_env, is_yaml},
};
use crate::lint::{FileKind, History, Levels, ProjectFile, Verdict};

/// What no program reads its settings from.
const NOT_SETTINGS: [&str; 20] = [
    "avif", "bin", "class", "gif", "gz", "ico", "jar", "jpeg", "jpg", "lock", "md", "mp4", "pdf",
    "png", "so", "svg", "ttf", "webp", "woff2", "zip",
];

/// Judges every version of the files below the paths, without paths of all files.
pub(super) fn judge(
    range: &str,
    paths: &[PathBuf],
    levels: &Levels,
    world: &mut World<'_>,
) -> anyhow::Result<Verdict> {
    let repository = Repository::find(world)?;
    let commits = repository.commits(range)?;
    let wanted = |path: &str| !NOT_SETTINGS.contains(&extension(path));
    let versions = Versions::of(&repository, &commits, &wanted)?;
    let current = match repository.head()? {
        Some(tree) => repository.files(tree)?.into_values().collect(),
        None => HashSet::new(),
    };
    let (repository, versions) = (&repository, &versions);
    let history = History::default();
    let mut reader = Reader { repository, versions, paths, current, history, missing: 0 };
    reader.read();
    let Reader { history, missing, .. } = reader;
    let counted = (commits.all.len(), history.versions());
    writeln!(world.err, "note: {} commits, {} versions of files", counted.0, counted.1)?;
    if missing > 0 {
        writeln!(world.err, "note: this clone does not have {missing} versions that it should")?;
    }
    if repository.is_shallow() {
        writeln!(
            world.err,
            "note: this clone is shallow: `git fetch --unshallow` brings the rest"
        )?;
    }
    let commit = |at: usize| commits.all.get(at).map(|it| repository.told(it)).unwrap_or_default();
    Ok(history.verdict(&commit, levels))
}

struct Reader<'a> {
    repository: &'a Repository,
    versions: &'a Versions,
    paths: &'a [PathBuf],
    /// What HEAD has.
    current: HashSet<ObjectId>,
    history: History,
    missing: usize,
}

impl Reader<'_> {
    /// Compose files first: they say which of the others are mounted.
    fn read(&mut self) {
        let mut others = Vec::new();
        for version in &self.versions.all {
            let path = self.versions.path(*version);
            let name = path.rsplit('/').next().unwrap_or(path);
            if !is_yaml(name) && !is_env(name) {
                others.push(*version);
                continue;
            }
            match self.file(*version) {
                Some(file) if matches!(file.kind, FileKind::Yaml { .. }) => others.push(*version),
                Some(file) => self.judge(file, *version),
                None => {}
            }
        }
        for version in others {
            let path = self.repository.shown(self.versions.path(version));
            if self.history.reads(&path)
                && let Some(file) = self.file(version)
            {
                self.judge(file, version);
            }
        }
    }

    fn judge(&mut self, file: ProjectFile, version: Version) {
        let is_asked_for = self.paths.is_empty()
            || self.paths.iter().any(|it| std::path::Path::new(file.name()).starts_with(it));
        match version.commit.filter(|_| is_asked_for) {
            Some(commit) => {
                self.history.add(file, commit, self.current.contains(&version.blob));
            }
            None => self.history.learn(file),
        }
    }

    /// The text of a version; nothing for what is no text, or not meant for Compose.
    fn file(&mut self, version: Version) -> Option<ProjectFile> {
        let name = self.repository.shown(self.versions.path(version));
        let bytes = match self.repository.blob(version.blob) {
            Blob::Bytes(bytes) => bytes,
            Blob::Large => return None,
            Blob::Missing => {
                self.missing += 1;
                return None;
            }
        };
        let file = ProjectFile::read(&name, &bytes);
        let is_text = std::str::from_utf8(&bytes).is_ok_and(|it| !it.contains('\0'));
        let is_broken = matches!(file.kind, FileKind::Broken(_));
        (is_text && (!is_broken || speaks_of_services(&name, &bytes))).then_some(file)
    }
}
