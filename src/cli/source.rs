//! Which stack file a command works on, and how it is read.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use super::World;
use crate::{
    plan::{Fault, Origin, Plan},
    problem::Problem,
    services::{self, StackFile},
    stack::{Tree, load},
    suggest,
};

/// The stack this program brings along; the same text as the repository's own.
const EMBEDDED: &str = include_str!("../../stacks/smarteros.yaml");
const USUAL: &str = "stacks/smarteros.yaml";

/// A stack file that was found.
pub(super) struct Source {
    /// Where it is; nothing for the embedded one.
    path: Option<PathBuf>,
    /// What the output calls it: the same on every machine.
    pub(super) name: String,
    /// The folder its generated files belong to.
    pub(super) repository: PathBuf,
}

/// The stack file that was asked for, the one found walking up, or the embedded one.
pub(super) fn find(asked: Option<&Path>, world: &mut World<'_>) -> anyhow::Result<Source> {
    if let Some(path) = asked {
        return Ok(at(&world.directory.join(path)));
    }
    for folder in world.directory.ancestors() {
        let stacks = folder.join("stacks");
        if stacks.is_dir() {
            return only_one(&stacks).map(|it| at(&it));
        }
    }
    writeln!(
        world.err,
        "note: no `stacks` folder here or above, using the embedded default stack"
    )?;
    Ok(Source { path: None, name: USUAL.into(), repository: world.directory.clone() })
}

/// `stacks/smarteros.yaml`, or the only stack there is.
fn only_one(stacks: &Path) -> anyhow::Result<PathBuf> {
    let usual = stacks.join("smarteros.yaml");
    if usual.is_file() {
        return Ok(usual);
    }
    let entries =
        fs::read_dir(stacks).with_context(|| format!("cannot read `{}`", stacks.display()))?;
    let mut files: Vec<_> = entries
        .filter_map(|it| Some(it.ok()?.path()))
        .filter(|it| it.extension().is_some_and(|it| it == "yaml" || it == "yml"))
        .collect();
    files.sort();
    match files.as_slice() {
        [file] => Ok(file.clone()),
        [] => bail!("there is no stack file in `{}`\nhelp: smarteros init", stacks.display()),
        [first, ..] => bail!(
            "there are {} stack files in `{}`\nhelp: say which one: --stack {}",
            files.len(),
            stacks.display(),
            first.display()
        ),
    }
}

fn at(path: &Path) -> Source {
    let folder = path.parent().unwrap_or(Path::new("."));
    let in_stacks = folder.file_name().is_some_and(|it| it == "stacks");
    let file = path.file_name().map_or_else(String::new, |it| it.to_string_lossy().into_owned());
    let name = if in_stacks { format!("stacks/{file}") } else { file };
    let repository = if in_stacks { folder.parent().unwrap_or(folder) } else { folder };
    Source { repository: repository.to_owned(), path: Some(path.to_owned()), name }
}

impl Source {
    /// The plan of this stack, or everything that is wrong with it.
    pub(super) fn plan(&self, world: &World<'_>) -> anyhow::Result<Plan> {
        let (tree, stack) = self.load(world)?;
        services::plan(&stack).map_err(|faults| all(&tree, faults))
    }

    /// The plan of one service of it, with what that needs.
    pub(super) fn part(&self, name: &str, world: &World<'_>) -> anyhow::Result<Plan> {
        let (tree, stack) = self.load(world)?;
        let faulty = |faults| all(&tree, faults);
        if let Some(part) = services::part(&stack, name).map_err(faulty)? {
            return Ok(part);
        }
        let whole = services::plan(&stack).map_err(faulty)?;
        let names: Vec<_> = whole.containers.iter().map(|it| it.name.as_str()).collect();
        bail!("there is no service `{name}`\nhelp: {}", suggest::one_of(name, &names))
    }

    fn load(&self, world: &World<'_>) -> anyhow::Result<(Tree, StackFile)> {
        let tree = match &self.path {
            Some(path) => {
                let entry = shown(path, &world.directory);
                load(&entry, &|name| read(&world.directory.join(name)))?
            }
            None => load(USUAL, &|_| Ok(EMBEDDED.into()))?,
        };
        let stack = tree.read()?;
        Ok((tree, stack))
    }
}

/// A path as its user would write it.
fn shown(path: &Path, directory: &Path) -> String {
    match path.strip_prefix(directory).unwrap_or(path).to_string_lossy().as_ref() {
        "" => ".".into(),
        shown => shown.into(),
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| error.to_string())
}

/// One error that says all.
fn all(tree: &Tree, faults: Vec<Fault>) -> anyhow::Error {
    let problems = faults.into_iter().map(|fault| located(tree, fault).to_string());
    anyhow::Error::msg(problems.collect::<Vec<_>>().join("\nerror: "))
}

fn located(tree: &Tree, fault: Fault) -> Problem {
    let Fault { origin, message, help, related } = fault;
    let place = |origin: &Origin| {
        let path: Vec<_> = origin.0.iter().map(String::as_str).collect();
        tree.place_of_key(&path)
    };
    let mut problem = Problem::new(message).help(help);
    problem.place = place(&origin);
    match related.and_then(|(origin, note)| Some((place(&origin)?, note))) {
        Some((place, note)) => problem.note(place, note),
        None => problem,
    }
}
