//! Which files `smarteros lint` judges.

use std::{
    collections::HashSet,
    fs,
    io::{self, Read},
    path::{Component, Path, PathBuf},
};

use anyhow::{Context as _, bail};
use ignore::WalkBuilder;

use super::{World, lint_disk, lint_parts, lint_together, source};
use crate::{
    document::{MAX_BYTES, Source},
    lint::{FileKind, Project, ProjectFile, is_dockerfile},
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
        world: &mut World<'_>,
    ) -> anyhow::Result<Self> {
        let mut files = Self::default();
        for path in paths {
            let on_disk = world.directory.join(path);
            if path.as_os_str() == "-" {
                let bytes = capped(&mut *world.input).context("cannot read standard input")?;
                files.take(stdin_name.to_owned(), judged(stdin_name, &bytes, Origin::Named));
            } else if on_disk.is_dir() {
                files.walk(&on_disk, world);
            } else if on_disk.exists() {
                files.read(&on_disk, world, Origin::Named)?;
            } else {
                bail!("there is no `{}`", path.display());
            }
        }
        for path in chosen {
            files.choose(path, stdin_name, world)?;
        }
        if paths.is_empty() && chosen.is_empty() {
            files.current_folder(world)?;
        }
        Ok(files)
    }

    /// A file that Compose is told to read.
    fn choose(
        &mut self,
        path: &Path,
        stdin_name: &str,
        world: &mut World<'_>,
    ) -> anyhow::Result<()> {
        let (name, bytes) = if path.as_os_str() == "-" {
            (stdin_name.to_owned(), capped(&mut *world.input))
        } else {
            let on_disk = world.directory.join(path);
            (shown(&on_disk, &world.directory), fs::File::open(on_disk).and_then(capped))
        };
        let bytes = bytes.with_context(|| format!("cannot read `{name}`"))?;
        self.judged.retain(|it| it.name() != name);
        self.judged.push(ProjectFile::compose(&name, &bytes));
        self.chosen.push(name);
        Ok(())
    }

    /// With everything the files refer to.
    pub(super) fn into_project(self, directory: &Path) -> Project {
        let (files, chosen) = (self.judged, self.chosen);
        let mut project = Project { files, chosen, ..Project::default() };
        lint_together::read(&mut project, directory);
        project.files.sort_by(|a, b| a.name().cmp(b.name()));
        lint_disk::look_up(&mut project, directory);
        lint_parts::look_for_bases(&mut project, directory);
        if !self.is_rendered {
            lint_disk::look_for_ignored_env(&mut project, directory);
        }
        project
    }

    pub(super) fn is_empty(&self) -> bool {
        self.judged.is_empty()
    }

    /// Compose and stack files, environment files, scripts, and what is written about them.
    fn current_folder(&mut self, world: &mut World<'_>) -> anyhow::Result<()> {
        for folder in [world.directory.clone(), world.directory.join("stacks")] {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            let is_here = folder == world.directory;
            let mut paths: Vec<_> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
            paths.sort();
            for path in paths.iter().filter(|it| it.is_file()) {
                let name = file_name(path);
                let extension = extension(&name);
                let is_prose = extension == "md" && !["README.md", "SECRETS.md"].contains(&&*name);
                let is_beside = BESIDE.contains(&extension) && !is_prose;
                if is_yaml(&name) || is_here && (is_env(&name) || is_beside) {
                    self.read(path, world, Origin::Found)?;
                }
            }
        }
        if self.judged.iter().all(|it| it.composes().is_empty()) {
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
    fn walk(&mut self, folder: &Path, world: &World<'_>) {
        let mut walk = WalkBuilder::new(folder);
        walk.hidden(false).require_git(false).git_global(false).git_exclude(false);
        walk.sort_by_file_name(Ord::cmp);
        walk.filter_entry(|it| !SKIPPED.iter().any(|name| it.file_name() == *name));
        let (mut paths, mut beside) = (Vec::new(), Vec::new());
        for entry in walk.build() {
            let path = match entry {
                Ok(it) if it.file_type().is_some_and(|it| it.is_file()) => it.into_path(),
                Ok(_) => continue,
                Err(error) => {
                    self.leave(shown(folder, &world.directory), error.to_string());
                    continue;
                }
            };
            let name = file_name(&path);
            if is_yaml(&name) || is_env(&name) {
                paths.push(path);
            } else if BESIDE.contains(&extension(&name)) {
                beside.push(path);
            }
        }
        self.read_found(&paths, &world.directory);
        let composes = self.judged.iter().filter(|it| !it.composes().is_empty());
        let folders: HashSet<_> = composes.map(|it| it.folder().to_owned()).collect();
        beside.retain(|it| {
            let name = shown(it, &world.directory);
            folders.contains(name.rsplit_once('/').map_or("", |it| it.0))
        });
        self.read_found(&beside, &world.directory);
    }

    fn read_found(&mut self, paths: &[PathBuf], directory: &Path) {
        let named = paths.iter().map(|it| (it, shown(it, directory)));
        let new: Vec<_> = named.filter(|(_, name)| self.names.insert(name.clone())).collect();
        let read = parallel::map(&new, new.len() * TYPICAL, |(path, name)| {
            let bytes = opened(path, name).map_err(|error| format!("{error:#}"))?;
            judged(name, &bytes, Origin::Found)
        });
        for ((_, name), file) in new.into_iter().zip(read) {
            self.take(name, file);
        }
    }

    fn read(&mut self, path: &Path, world: &World<'_>, origin: Origin) -> anyhow::Result<()> {
        let name = shown(path, &world.directory);
        if self.names.insert(name.clone()) {
            let file = judged(&name, &opened(path, &name)?, origin);
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

fn opened(path: &Path, name: &str) -> anyhow::Result<Vec<u8>> {
    let bytes = fs::File::open(path).and_then(capped);
    bytes.with_context(|| format!("cannot read `{name}`"))
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
fn speaks_of_services(name: &str, bytes: &[u8]) -> bool {
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

/// A path from the folder of the run, with `/`.
pub(super) fn shown(path: &Path, directory: &Path) -> String {
    let path = path.strip_prefix(directory).unwrap_or(path);
    let is_step = |it: &Component<'_>| *it != Component::CurDir;
    let path: PathBuf = path.components().filter(is_step).collect();
    path.to_string_lossy().replace('\\', "/")
}

pub(super) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned())
}

pub(super) fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |it| it.1)
}

fn is_yaml(name: &str) -> bool {
    matches!(extension(name), "yml" | "yaml")
}

fn is_env(name: &str) -> bool {
    name.starts_with(".env") || extension(name) == "env"
}
