//! What the disk says about the paths that compose files refer to.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    fs, iter,
    path::{Path, PathBuf},
};

use super::{
    lint_ignored::Ignored,
    lint_parts::{with_those_above, within},
    names::{extension, file_name, parent},
    tree::Tree,
};
use crate::{
    document::{MAX_BYTES, Source},
    lint::{FileKind, Presence, Project, ProjectFile, Reference, is_dockerfile},
};

/// What is read of a folder that is mounted.
const MOUNTED: [&str; 6] = ["sh", "sql", "hcl", "conf", "yml", "yaml"];
/// More in one folder is data, not configuration.
const MOST: usize = 100;

/// Looks up every path, and reads the scripts and configuration among them.
pub(super) fn look_up(project: &mut Project, tree: &Tree, ignored: &mut Ignored<'_>) {
    let mut known = Known::of(project);
    let directory = fs::canonicalize(&tree.directory).ok();
    let mut above = HashMap::new();
    for reference in project.references() {
        let path = tree.directory.join(&reference.path);
        let Ok(presence) = tree.presence(&path) else { continue };
        match presence {
            Presence::Missing => {
                if let Some(folder) = elsewhere(&reference, tree, &mut above) {
                    project.parts.entry(reference.by).or_insert(folder);
                    continue;
                }
                // What git ignores is made where it runs; an environment file has a rule of its own.
                let is_ignored = |it: &PathBuf| ignored.has(&it.join(&reference.path));
                if directory.as_ref().is_some_and(is_ignored) {
                    if !reference.is_env_file {
                        project.paths.remove(&reference.path);
                        continue;
                    }
                    project.ignored.insert(reference.path.clone());
                }
            }
            Presence::File if reference.read => known.attach(project, &path, &reference.path, tree),
            Presence::Folder if reference.read => {
                known.attach_folder(project, &path, &reference.path, tree);
            }
            Presence::File | Presence::Folder => {}
        }
        project.paths.insert(reference.path, presence);
    }
}

/// The folder further up where the path does lead somewhere. The file is read from there then: by
/// `--project-directory`, or after another file, whose folder decides.
fn elsewhere(
    reference: &Reference,
    tree: &Tree,
    above: &mut HashMap<String, Vec<String>>,
) -> Option<String> {
    let folder = parent(&reference.by);
    let written = reference.written.trim_start_matches("./").trim_end_matches('/');
    let name = written.rsplit('/').next().unwrap_or_default();
    // A short word alone may stand anywhere, and each folder has an environment of its own.
    let is_telling = written.contains('/') || written.contains('.') || !reference.read;
    let is_inside = is_telling && name.len() > 2 && !written.contains("..") && !is_env(reference);
    if !is_inside {
        return None;
    }
    if !above.contains_key(folder) {
        above.insert(folder.to_owned(), with_those_above(folder, &tree.directory));
    }
    let is_there = |it: &&String| tree.exists(&tree.directory.join(it).join(&reference.written));
    let folder = above.get(folder)?.iter().skip(1).find(is_there)?;
    Some(match folder.as_str() {
        "" => "the file of this folder that it is laid over".into(),
        it => format!("the file of `{it}` that it is laid over"),
    })
}

fn is_env(reference: &Reference) -> bool {
    reference.written.rsplit('/').next().is_some_and(|it| it.contains("env"))
}

/// What a project has already, so that nothing is added twice.
struct Known {
    files: HashSet<String>,
    /// Folders with a compose file in them or below.
    with_stacks: HashSet<String>,
}

impl Known {
    fn of(project: &Project) -> Self {
        let files = project.files.iter().map(|it| it.name().to_owned()).collect();
        let stacks = project.files.iter().filter(|it| !it.composes().is_empty());
        let folders: HashSet<_> = stacks.map(ProjectFile::folder).collect();
        let above = folders.into_iter().flat_map(|it| {
            iter::successors(Some(it), |it| {
                Some(&it[..it.rfind('/').unwrap_or(0)]).filter(|up| up != it)
            })
        });
        Self { files, with_stacks: above.map(str::to_owned).collect() }
    }

    /// Adds a text file, once; compose files are judged when they are named.
    fn attach(&mut self, project: &mut Project, path: &Path, name: &str, tree: &Tree) {
        if !self.files.insert(name.to_owned()) {
            return;
        }
        let Ok(bytes) = tree.read(path) else { return };
        let Ok(text) = std::str::from_utf8(&bytes) else { return };
        if bytes.len() > MAX_BYTES || text.contains('\0') {
            return;
        }
        let file_name = file_name(path);
        let file = match extension(&file_name) {
            "" if !is_dockerfile(&file_name) => plain(name, text),
            _ => ProjectFile::read(name, &bytes),
        };
        match file.kind {
            FileKind::Compose { .. } | FileKind::Stack(_) => {}
            // A template that becomes YAML when the container starts.
            FileKind::Broken(_) if text.contains("{{") || text.contains("{%") => {
                project.files.push(plain(name, text));
            }
            _ => project.files.push(file),
        }
    }

    /// Scripts and configuration directly in a folder, unless the stack itself stands in it.
    fn attach_folder(&mut self, project: &mut Project, path: &Path, name: &str, tree: &Tree) {
        if self.with_stacks.contains(name) {
            return;
        }
        let files = tree.files(path);
        let read = files.iter().filter(|it| MOUNTED.contains(&extension(&file_name(it))));
        for path in read.take(MOST) {
            self.attach(project, path, &format!("{name}/{}", file_name(path)), tree);
        }
    }
}

fn plain(name: &str, text: &str) -> ProjectFile {
    let source = Source::new(name, text).into();
    ProjectFile { source, kind: FileKind::Text, comments: Vec::new() }
}

/// What Compose itself reads beside a file, and the examples of it.
const ENVIRONMENT: [&str; 6] =
    [".env", ".env.dist", ".env.example", ".env.sample", ".env.template", "sample.env"];

/// Reads the environment files beside the compose files that have variables.
pub(super) fn look_beside(project: &mut Project, tree: &Tree) {
    let open = project.composes().filter(|(_, it)| !it.variables.is_empty());
    let folders: BTreeSet<_> = open.map(|(file, _)| file.folder()).collect();
    let names = folders.into_iter().flat_map(|it| ENVIRONMENT.map(|name| within(it, name)));
    let judged: HashSet<_> = project.files.iter().map(ProjectFile::name).collect();
    let names = names.filter(|it| !judged.contains(it.as_str()));
    let read = names.filter_map(|it| {
        let bytes = tree.read(&tree.directory.join(&it)).ok()?;
        (bytes.len() <= MAX_BYTES).then(|| ProjectFile::read(&it, &bytes))
    });
    project.env_beside = read.collect();
}

/// For each folder: whether git would ignore a `.env` there.
pub(super) fn look_for_ignored_env(project: &mut Project, tree: &Tree, ignored: &mut Ignored<'_>) {
    let mut folders: BTreeMap<String, (bool, bool)> = BTreeMap::new();
    for file in &project.files {
        let (has_compose, has_example) = folders.entry(file.folder().to_owned()).or_default();
        *has_compose |= !file.composes().is_empty();
        *has_example |= matches!(&file.kind, FileKind::Env(env) if env.is_example);
    }
    for (folder, (has_compose, has_example)) in folders {
        let Ok(path) = fs::canonicalize(tree.directory.join(&folder)) else { continue };
        let root = match ignored.root_of(&path) {
            Some(root) => root,
            None if has_compose && has_example => &path,
            None => continue,
        };
        project.env_ignored.insert(folder, ignored.has_below(root, &path.join(".env")));
    }
}
