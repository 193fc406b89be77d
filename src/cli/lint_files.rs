//! Which files `smarteros lint` judges.

use std::{
    collections::HashSet,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use ignore::WalkBuilder;

use super::{
    World,
    lint_families::{Found, MOST, families},
    lint_project::Family,
    lint_reading::{BESIDE, Origin, capped, judged},
    names::{extension, file_name, is_env, is_yaml, parent, shown},
    source,
    tree::Tree,
};
use crate::{
    lint::{Presence, ProjectFile},
    parallel,
    render::{self, Target},
};

/// What was found to judge.
#[derive(Default)]
pub(super) struct Files {
    judged: Vec<Found>,
    /// What was read so far.
    names: HashSet<String>,
    /// Those that are to be read as one.
    chosen: Vec<String>,
    /// What is not judged, and why.
    pub(super) left_alone: Vec<(String, String)>,
    /// Nothing was on disk, and the default stack takes its place.
    pub(super) is_rendered: bool,
}

/// Bytes of most compose files.
const TYPICAL: usize = 4096;
const SKIPPED: [&str; 3] = [".git", "node_modules", "target"];

impl Files {
    /// The files at these paths, or those of the current folder.
    pub(super) fn gather(
        paths: &[PathBuf],
        chosen: &[PathBuf],
        stdin_name: &str,
        tree: &Tree,
        world: &mut World<'_>,
    ) -> anyhow::Result<Self> {
        let mut files = Self::default();
        for path in paths {
            let full = world.directory.join(path);
            let presence = tree.presence(&full);
            if path.as_os_str() == "-" {
                let bytes = capped(&mut *world.input).context("cannot read standard input")?;
                let file = judged(stdin_name, &bytes, Origin::Named).map(Found::Whole);
                files.take(stdin_name.to_owned(), file);
            } else if matches!(presence, Ok(Presence::Folder)) {
                files.walk(&full, tree);
            } else if !matches!(presence, Ok(Presence::Missing)) {
                files.read(&full, tree, Origin::Named)?;
            } else {
                bail!("there is no `{}`", path.display());
            }
        }
        for path in chosen {
            files.choose(path, stdin_name, tree, world)?;
        }
        match (&tree.staged, paths, chosen) {
            // Of a commit, nothing is left out because of where it was made.
            (Some(_), [], []) => files.walk(&tree.directory, tree),
            (None, [], []) => files.current_folder(tree, world)?,
            _ => {}
        }
        Ok(files)
    }

    /// A file that Compose is told to read.
    fn choose(
        &mut self,
        path: &Path,
        stdin_name: &str,
        tree: &Tree,
        world: &mut World<'_>,
    ) -> anyhow::Result<()> {
        let (name, bytes) = if path.as_os_str() == "-" {
            (stdin_name.to_owned(), capped(&mut *world.input))
        } else {
            let on_disk = world.directory.join(path);
            (shown(&on_disk, &world.directory), tree.read(&on_disk))
        };
        let bytes = bytes.with_context(|| format!("cannot read `{name}`"))?;
        self.judged.retain(|it| it.name() != name);
        self.judged.push(Found::Whole(ProjectFile::compose(&name, &bytes)));
        self.chosen.push(name);
        Ok(())
    }

    /// What is judged together.
    pub(super) fn families(self) -> Vec<Family> {
        let Self { judged, chosen, is_rendered, .. } = self;
        let families = if chosen.is_empty() { families(judged) } else { vec![judged] };
        let family = |files| Family { files, chosen: chosen.clone(), is_rendered };
        families.into_iter().map(family).collect()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.judged.is_empty()
    }

    /// Compose and stack files, environment files, scripts, and what is written about them.
    fn current_folder(&mut self, tree: &Tree, world: &mut World<'_>) -> anyhow::Result<()> {
        for folder in [tree.directory.clone(), tree.directory.join("stacks")] {
            let is_here = folder == tree.directory;
            for path in tree.files(&folder).iter() {
                let name = file_name(path);
                let extension = extension(&name);
                let is_prose = extension == "md" && !["README.md", "SECRETS.md"].contains(&&*name);
                let is_beside = BESIDE.contains(&extension) && !is_prose;
                if is_yaml(&name) || is_here && (is_env(&name) || is_beside) {
                    self.read(path, tree, Origin::Found)?;
                }
            }
        }
        let is_compose =
            |it: &Found| it.is_compose() || matches!(it, Found::Whole(it) if it.is_broken());
        if !self.judged.iter().any(is_compose) {
            self.default_stack(world)?;
        }
        Ok(())
    }

    fn default_stack(&mut self, world: &mut World<'_>) -> anyhow::Result<()> {
        let source = source::find(None, world)?;
        let plan = source.plan(world)?;
        writeln!(world.err, "note: no compose file here, judging what `{}` renders", source.name)?;
        for (name, target) in Target::FILES {
            if self.judged.iter().all(|it| it.name() != name) {
                let text = render::render(target, &plan, &source.name)?;
                let file = judged(name, text.as_bytes(), Origin::Named).map(Found::Whole);
                self.take(name.to_owned(), file);
            }
        }
        self.is_rendered = true;
        Ok(())
    }

    /// A folder and all below it, short of what git ignores.
    fn walk(&mut self, folder: &Path, tree: &Tree) {
        let (mut paths, mut beside) = (Vec::new(), Vec::new());
        for path in self.below(folder, tree) {
            let name = file_name(&path);
            if is_yaml(&name) || is_env(&name) {
                paths.push(path);
            } else if BESIDE.contains(&extension(&name)) {
                beside.push(path);
            }
        }
        self.read_found(&paths, tree);
        let composes = self.judged.iter().filter(|it| it.is_compose());
        let folders: HashSet<_> = composes.map(|it| it.folder().to_owned()).collect();
        beside.retain(|it| {
            let name = shown(it, &tree.directory);
            folders.contains(parent(&name))
        });
        self.read_found(&beside, tree);
    }

    fn below(&mut self, folder: &Path, tree: &Tree) -> Vec<PathBuf> {
        if let Some(staged) = &tree.staged {
            let below = staged.below(&shown(folder, &tree.directory));
            let is_ours = |it: &String| !it.split('/').any(|part| SKIPPED.contains(&part));
            return below.into_iter().filter(is_ours).map(|it| tree.directory.join(it)).collect();
        }
        let mut walk = WalkBuilder::new(folder);
        walk.hidden(false).require_git(false).git_global(false).git_exclude(false);
        walk.sort_by_file_name(Ord::cmp);
        walk.filter_entry(|it| !SKIPPED.iter().any(|name| it.file_name() == *name));
        let mut paths = Vec::new();
        for entry in walk.build() {
            match entry {
                Ok(it) if it.file_type().is_some_and(|it| it.is_file()) => {
                    paths.push(it.into_path());
                }
                Ok(_) => {}
                Err(error) => self.leave(shown(folder, &tree.directory), error.to_string()),
            }
        }
        paths
    }

    fn read_found(&mut self, paths: &[PathBuf], tree: &Tree) {
        let named = paths.iter().map(|it| (it, shown(it, &tree.directory)));
        let new: Vec<_> = named.filter(|(_, name)| self.names.insert(name.clone())).collect();
        for some in new.chunks(MOST) {
            let keep = self.keep(some.len());
            let read = parallel::map(some, some.len() * TYPICAL, |(path, name)| {
                let bytes = opened(path, name, tree).map_err(|error| format!("{error:#}"))?;
                judged(name, &bytes, Origin::Found).map(|it| keep(it, Origin::Found))
            });
            for ((_, name), file) in some.iter().zip(read) {
                self.take(name.clone(), file);
            }
        }
    }

    fn read(&mut self, path: &Path, tree: &Tree, origin: Origin) -> anyhow::Result<()> {
        let name = shown(path, &tree.directory);
        if self.names.insert(name.clone()) {
            let file = judged(&name, &opened(path, &name, tree)?, origin);
            let keep = self.keep(1);
            self.take(name, file.map(|it| keep(it, origin)));
        }
        Ok(())
    }

    /// How so many more files are kept.
    fn keep(&self, more: usize) -> fn(ProjectFile, Origin) -> Found {
        if self.judged.len() + more > MOST { Found::fold } else { |it, _| Found::Whole(it) }
    }

    fn take(&mut self, name: String, file: Result<Found, String>) {
        match file {
            Ok(file) => self.judged.push(file),
            Err(why) => {
                // When it is named later, it may be judged after all.
                self.names.remove(&name);
                self.leave(name, why);
            }
        }
    }

    fn leave(&mut self, name: String, why: impl Into<String>) {
        self.left_alone.push((name, why.into()));
    }
}

fn opened(path: &Path, name: &str, tree: &Tree) -> anyhow::Result<Vec<u8>> {
    tree.read(path).with_context(|| format!("cannot read `{name}`"))
}
