//! Which files `smarteros lint` judges.

use std::{
    collections::HashSet,
    io::{self, Read},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};
use ignore::WalkBuilder;

use super::{
    World, lint_disk,
    lint_ignored::Ignored,
    lint_parts, lint_together,
    names::{extension, file_name, is_env, is_yaml, shown},
    source,
    tree::Tree,
};
use crate::{
    document::{MAX_BYTES, Source},
    lint::{FileKind, Presence, Project, ProjectFile, is_dockerfile},
    parallel,
    problem::Problem,
    render::{self, Target},
};

/// What was found to judge.
#[derive(Default)]
pub(super) struct Files {
    judged: Vec<ProjectFile>,
    /// What was read so far.
    names: HashSet<String>,
    /// Those that are to be read as one.
    chosen: Vec<String>,
    /// What is not judged, and why.
    pub(super) left_alone: Vec<(String, String)>,
    /// Nothing was on disk, and the default stack takes its place.
    pub(super) is_rendered: bool,
}

/// Whether the user named a file or it was come upon.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Named,
    Found,
}

/// Bytes of most compose files.
const TYPICAL: usize = 4096;
const SKIPPED: [&str; 3] = [".git", "node_modules", "target"];
const BESIDE: [&str; 4] = ["md", "sh", "sql", "hcl"];

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
                files.take(stdin_name.to_owned(), judged(stdin_name, &bytes, Origin::Named));
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
        self.judged.push(ProjectFile::compose(&name, &bytes));
        self.chosen.push(name);
        Ok(())
    }

    /// With everything the files refer to.
    pub(super) fn into_project(self, tree: &Tree) -> Project {
        let (files, chosen) = (self.judged, self.chosen);
        let is_committed = tree.staged.is_some();
        let mut project = Project { files, is_committed, chosen, ..Project::default() };
        lint_together::read(&mut project, tree);
        project.files.sort_by(|a, b| a.name().cmp(b.name()));
        let mut ignored = Ignored::by(tree);
        lint_disk::look_up(&mut project, tree, &mut ignored);
        lint_disk::look_beside(&mut project, tree);
        lint_parts::look_for_bases(&mut project, tree);
        if !self.is_rendered {
            lint_disk::look_for_ignored_env(&mut project, tree, &mut ignored);
        }
        project
    }

    pub(super) fn is_empty(&self) -> bool {
        self.judged.is_empty()
    }

    /// Compose and stack files, environment files, scripts, and what is written about them.
    fn current_folder(&mut self, tree: &Tree, world: &mut World<'_>) -> anyhow::Result<()> {
        for folder in [tree.directory.clone(), tree.directory.join("stacks")] {
            let is_here = folder == tree.directory;
            for path in &tree.files(&folder) {
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
            |it: &ProjectFile| !it.composes().is_empty() || matches!(it.kind, FileKind::Broken(_));
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
                self.take(name.to_owned(), judged(name, text.as_bytes(), Origin::Named));
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
        let composes = self.judged.iter().filter(|it| !it.composes().is_empty());
        let folders: HashSet<_> = composes.map(|it| it.folder().to_owned()).collect();
        beside.retain(|it| {
            let name = shown(it, &tree.directory);
            folders.contains(name.rsplit_once('/').map_or("", |it| it.0))
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
        let new = named.filter(|(_, name)| self.names.insert(name.clone()));
        let new: Vec<_> = new.map(|(path, name)| (opened(path, &name, tree), name)).collect();
        let read = parallel::map(&new, new.len() * TYPICAL, |(bytes, name)| {
            let bytes = bytes.as_ref().map_err(|error| format!("{error:#}"))?;
            judged(name, bytes, Origin::Found)
        });
        for ((_, name), file) in new.into_iter().zip(read) {
            self.take(name, file);
        }
    }

    fn read(&mut self, path: &Path, tree: &Tree, origin: Origin) -> anyhow::Result<()> {
        let name = shown(path, &tree.directory);
        if self.names.insert(name.clone()) {
            let file = judged(&name, &opened(path, &name, tree)?, origin);
            self.take(name, file);
        }
        Ok(())
    }

    fn take(&mut self, name: String, file: Result<ProjectFile, String>) {
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

/// A file to judge, or why it is left alone.
fn judged(name: &str, bytes: &[u8], origin: Origin) -> Result<ProjectFile, String> {
    let file = understood(name, bytes, origin);
    let why = match &file.kind {
        FileKind::Yaml { root: _, looks_like } if !file.lists_services() => looks_like,
        FileKind::Broken(problem)
            if origin == Origin::Found && !speaks_of_services(name, bytes) =>
        {
            problem.message.as_str()
        }
        _ => return Ok(file),
    };
    Err(format!("not a compose file ({why})"))
}

/// Reads a file by its name, or as a compose file when it is one whatever it is called.
fn understood(name: &str, bytes: &[u8], origin: Origin) -> ProjectFile {
    let base = name.rsplit('/').next().unwrap_or(name);
    let is_known =
        is_yaml(base) || is_env(base) || is_dockerfile(base) || BESIDE.contains(&extension(base));
    if origin == Origin::Named && !is_known {
        let file = ProjectFile::yaml(name, bytes);
        if !matches!(file.kind, FileKind::Yaml { .. }) {
            return file;
        }
    }
    if bytes.len() > MAX_BYTES && !is_yaml(base) {
        let problem = Problem::new(format!("the file is larger than {} KiB", MAX_BYTES / 1024));
        let source = Source::new(name, "").into();
        return ProjectFile { source, kind: FileKind::Broken(problem), comments: Vec::new() };
    }
    ProjectFile::read(name, bytes)
}

/// Whether a file that cannot be read as YAML was meant to be a compose file.
pub(super) fn speaks_of_services(name: &str, bytes: &[u8]) -> bool {
    let base = name.rsplit('/').next().unwrap_or(name);
    let text = String::from_utf8_lossy(bytes);
    is_env(base) || base.contains("compose") || text.lines().any(|it| it.starts_with("services:"))
}

/// The bytes of a file, one more than a file may have at the most.
pub(super) fn capped(file: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
