//! Reading the compose files that Compose reads together with those that are judged.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::ErrorKind,
    path::Path,
};

use super::lint_files::capped;
use crate::lint::{DEFAULT, OVERRIDE, Presence, Project, ProjectFile};

/// More is not one application.
const MOST: usize = 500;

/// Adds what is laid over the files or lies under them, what they include, and what their services
/// extend.
pub(super) fn read(project: &mut Project, directory: &Path) {
    for name in counterparts(project, directory) {
        add(project, directory, &name);
    }
    let mut asked: BTreeSet<String> = BTreeSet::new();
    loop {
        let mut wanted = project.unread();
        wanted.retain(|it| !asked.contains(it));
        if wanted.is_empty() || asked.len() > MOST {
            return;
        }
        for name in &wanted {
            add(project, directory, name);
        }
        asked.extend(wanted);
    }
}

fn add(project: &mut Project, directory: &Path, name: &str) {
    match fs::File::open(directory.join(name)).and_then(capped) {
        Ok(bytes) => {
            // It may be there as something else.
            project.files.retain(|it| it.name() != name);
            project.files.push(ProjectFile::compose(name, &bytes));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            project.paths.insert(name.to_owned(), Presence::Missing);
        }
        Err(_) => {}
    }
}

/// In each folder, Compose reads the first file of its own names and the first override.
fn counterparts(project: &Project, directory: &Path) -> Vec<String> {
    let mut folders: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let files = project.files.iter().map(ProjectFile::name);
    for name in files.filter(|it| !project.chosen.iter().any(|chosen| chosen == it)) {
        let (folder, file) = split(name);
        folders.entry(folder).or_default().insert(file);
    }
    let mut found = Vec::new();
    for (folder, files) in folders {
        let is_there = |it: &&&str| directory.join(format!("{folder}{it}")).is_file();
        let pair = [DEFAULT, OVERRIDE];
        if !pair.iter().flatten().any(|it| files.contains(it)) {
            continue;
        }
        let [Some(base), Some(over)] = pair.each_ref().map(|it| it.iter().find(is_there)) else {
            continue;
        };
        let missing = [base, over].into_iter().filter(|it| !files.contains(**it));
        let missing: Vec<String> = missing.map(|it| format!("{folder}{it}")).collect();
        if missing.len() == 1 {
            found.extend(missing);
        }
    }
    found
}

/// The folder with the slash behind it, and the name in it.
fn split(name: &str) -> (&str, &str) {
    name.split_at(name.rfind('/').map_or(0, |it| it + 1))
}
