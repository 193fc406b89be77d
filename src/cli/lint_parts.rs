//! Which compose files on the disk may complete those that are judged.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{
    names::{file_name, is_yaml},
    tree::Tree,
};
use crate::lint::{Project, ProjectFile, folders_above, is_default, is_named_after};

/// More compose files in one folder are a collection of stacks, not one stack: then only a base
/// that a part is named after counts.
const MOST: usize = 20;

/// Looks for a base of every file that uses what it does not have: a compose file beside it, or
/// further up in the repository.
pub(super) fn look_for_bases(project: &mut Project, tree: &Tree) {
    let lacking = project.lacking();
    let folders: BTreeSet<_> = lacking.iter().map(|it| it.folder()).collect();
    let above = folders.into_iter().flat_map(|it| with_those_above(it, &tree.directory));
    let above: BTreeSet<String> = above.collect();
    let parts: Vec<_> = lacking.iter().map(|it| it.name()).collect();
    let mut bases: Vec<_> = above.iter().flat_map(|it| bases_in(it, &parts, tree)).collect();
    bases.extend(heirs(project, tree));
    project.find_parts(&bases);
}

/// The files beside those that Compose does not read by itself, where they extend one of them.
fn heirs(project: &Project, tree: &Tree) -> Vec<ProjectFile> {
    let mut folders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (file, _) in project.composes().filter(|(it, _)| !is_default(it.name())) {
        let name = file.name().rsplit('/').next().unwrap_or_default();
        folders.entry(file.folder()).or_default().push(name);
    }
    let heirs = folders.into_iter().flat_map(|(folder, names)| {
        let files = tree.files(&tree.directory.join(folder));
        let yaml = files.iter().filter(|it| is_yaml(&file_name(it)));
        let mut paths: Vec<_> = yaml.take(MOST + 1).cloned().collect();
        // What is one of many has none of its own.
        paths.truncate(if paths.len() > MOST { 0 } else { MOST });
        paths.into_iter().filter_map(move |path| {
            let bytes = tree.read(&path).ok()?;
            let text = String::from_utf8_lossy(&bytes);
            let is_heir = text.contains("extends:") && names.iter().any(|it| text.contains(it));
            is_heir.then(|| ProjectFile::read(&within(folder, &file_name(&path)), &bytes))
        })
    });
    heirs.collect()
}

/// A folder and those above it, up to the root of the repository; without one, up to the folder
/// of the run.
pub(super) fn with_those_above(folder: &str, directory: &Path) -> Vec<String> {
    let path = fs::canonicalize(directory.join(folder));
    let root = path.ok().and_then(|it| it.ancestors().position(|it| it.join(".git").exists()));
    let steps = root.unwrap_or_else(|| depth(folder).try_into().unwrap_or_default());
    folders_above(folder).take(steps + 1).collect()
}

/// How many folders down; less than nothing above the folder of the run.
fn depth(folder: &str) -> isize {
    let steps = folder.split('/').filter(|it| !it.is_empty());
    steps.map(|it| if it == ".." { -1 } else { 1 }).sum()
}

fn bases_in(folder: &str, parts: &[&str], tree: &Tree) -> Vec<ProjectFile> {
    let files = tree.files(&tree.directory.join(folder));
    let is_wanted = |it: &&PathBuf| {
        let name = file_name(it);
        let wanted = name.contains("compose") || has_parts(&within(folder, &name), parts);
        wanted && is_yaml(&name)
    };
    let mut paths: Vec<&PathBuf> = files.iter().filter(is_wanted).collect();
    if paths.len() > MOST {
        paths.retain(|it| has_parts(&within(folder, &file_name(it)), parts));
    }
    let read = |path: &PathBuf| {
        Some(ProjectFile::read(&within(folder, &file_name(path)), &tree.read(path).ok()?))
    };
    paths.into_iter().filter_map(read).collect()
}

fn has_parts(base: &str, parts: &[&str]) -> bool {
    parts.iter().any(|it| is_named_after(it, base))
}

pub(super) fn within(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
