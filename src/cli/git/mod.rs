//! A git repository, read in this process: no `git` is needed.

mod commits;
mod objects;
mod staged;
mod versions;

use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, anyhow};
use gix::{
    discover, odb::pack::cache::lru::MemoryCappedHashmap, open::Options, sec::trust::Mapping,
};

pub(super) use self::{
    commits::Commits,
    objects::Blob,
    staged::Staged,
    versions::{Version, Versions},
};
use super::World;

/// A repository, and the folder of the run in it.
pub(super) struct Repository {
    git: gix::Repository,
    /// The folder of the run, from the root of the work tree.
    folder: PathBuf,
}

/// Bytes of objects in memory: most are written as what differs from another one, which the next needs, too.
const KEPT: usize = 4 << 20;

impl Repository {
    /// The repository that the folder of the run belongs to.
    pub(super) fn find(world: &World<'_>) -> anyhow::Result<Self> {
        let directory = std::fs::canonicalize(&world.directory)
            .with_context(|| format!("cannot read `{}`", world.directory.display()))?;
        let named = world.environment.text("GIT_DIR")?.map(|it| world.directory.join(it));
        let mut git = match named {
            Some(folder) => opened_at(&folder),
            None => opened_above(&directory),
        }?;
        git.objects.set_pack_cache(|| Box::new(MemoryCappedHashmap::new(KEPT)));
        let root = git.workdir().and_then(|it| std::fs::canonicalize(it).ok());
        let folder = root.and_then(|it| directory.strip_prefix(it).ok().map(Path::to_owned));
        Ok(Self { git, folder: folder.unwrap_or_default() })
    }

    /// A path from the root of the work tree as it is seen from the folder of the run.
    pub(super) fn shown(&self, path: &str) -> String {
        let steps: Vec<_> = self.folder.components().collect();
        let parts: Vec<_> = Path::new(path).components().collect();
        let folders = &parts[..parts.len().saturating_sub(1)];
        let same = steps.iter().zip(folders).take_while(|(a, b)| a == b).count();
        let up = std::iter::repeat_n(Component::ParentDir, steps.len() - same);
        let shown: PathBuf = up.chain(parts[same..].iter().copied()).collect();
        shown.to_string_lossy().into_owned()
    }

    /// Older commits than those of this clone exist elsewhere.
    pub(super) fn is_shallow(&self) -> bool {
        self.git.is_shallow().unwrap_or_default()
    }
}

fn opened_at(folder: &Path) -> anyhow::Result<gix::Repository> {
    let options = Options::isolated().open_path_as_is(true);
    let opened = options.open(folder).with_context(|| format!("`GIT_DIR`: `{}`", folder.display()));
    Ok(opened?.to_thread_local())
}

/// What a machine or its user configured is of no matter to what a repository holds.
fn opened_above(directory: &Path) -> anyhow::Result<gix::Repository> {
    discover::upwards(directory).map_err(|_| {
        anyhow!(
            "there is no git repository here, nor in a folder above\n\
             help: run it in a clone, or without `--history` and `--staged`"
        )
    })?;
    let trust = Mapping { full: Options::isolated(), reduced: Options::isolated() };
    let options = discover::upwards::Options::default();
    let found = gix::ThreadSafeRepository::discover_opts(directory, options, trust);
    Ok(found.context("cannot read the git repository")?.to_thread_local())
}
