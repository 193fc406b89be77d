//! `smarteros lint --fix`: what changed goes to the disk, to standard output, or into a diff.

use std::{
    collections::BTreeMap,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, bail, ensure};

use super::{World, diff, files, lint_project::Family, lint_reading::capped, tree::Tree};
use crate::{
    document::Source,
    lint::{Baseline, Changed, Levels, Masks, Mended, Project, Repair, Safety, Verdict},
    problem::quoted,
};

/// How much `--fix` may change.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(super) enum How {
    /// Only what goes on working as it does.
    Sure,
    /// Also what may change how the stack behaves.
    All,
}

impl How {
    pub(super) fn most(self) -> Safety {
        match self {
            Self::Sure => Safety::Sure,
            Self::All => Safety::Risky,
        }
    }
}

/// Where the changed files go.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Target<'a> {
    Disk,
    /// Nowhere; what would change is shown.
    Diff,
    /// The one of this name to standard output.
    Output(&'a str),
}

/// Puts right what can be and is not known, one family after the other, each with what was changed
/// before.
pub(super) fn mend(
    families: Vec<Family>,
    tree: &mut Tree,
    project: impl Fn(Family, &Tree) -> Project,
    levels: &Levels,
    known: &Baseline,
    most: Safety,
) -> anyhow::Result<Mended> {
    let mut mended = Mended::default();
    for family in families {
        let project = project(family, tree);
        let examples = examples(&project, tree)?;
        let repair = Repair::of(project, levels, known, most, examples);
        let changed = repair.changed.iter().map(|(name, it)| (name.clone(), Arc::clone(&it.new)));
        tree.changed.extend(changed);
        mended.add(repair, levels);
    }
    Ok(mended)
}

/// Brings what changed where it belongs, and says what was done.
pub(super) fn hand_over(
    mended: &Mended,
    verdict: &Verdict,
    target: Target<'_>,
    world: &mut World<'_>,
) -> anyhow::Result<()> {
    match target {
        Target::Disk => write(mended, world)?,
        Target::Diff => {
            let before = mended.masks();
            for (name, changed) in &mended.changed {
                let around = if verdict.files.contains(name) { 3 } else { 0 };
                let text = shown(name, changed, around, &before, &verdict.masks);
                world.out.write_all(text.as_bytes())?;
            }
        }
        Target::Output(name) => {
            let source = mended.source(name);
            world.out.write_all(&source.map(|it| it.bytes()).unwrap_or_default())?;
            for other in mended.changed.keys().filter(|it| *it != name) {
                writeln!(world.err, "note: `{other}` is left as it is, and lacks some names now")?;
            }
        }
    }
    world.out.flush()?;
    for left in &mended.left {
        let (place, rule, why) = (&left.place, left.rule.id, left.why.words());
        writeln!(world.err, "note: {place}: `{rule}` is not fixed: {why}")?;
    }
    let verb = if target == Target::Diff { "would fix" } else { "fixed" };
    let counted =
        |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    let (findings, files) =
        (counted(mended.fixed, "finding"), counted(mended.changed.len(), "file"));
    writeln!(world.err, "{verb} {findings} in {files}")?;
    Ok(())
}

/// The example files on disk that are not judged.
fn examples(project: &Project, tree: &Tree) -> anyhow::Result<BTreeMap<String, Arc<Source>>> {
    let mut examples = BTreeMap::new();
    for (file, _) in project.composes() {
        let folder = file.folder();
        let name = match folder {
            "" => ".env.example".to_owned(),
            _ => format!("{folder}/.env.example"),
        };
        let is_judged = project.files.iter().any(|it| it.name() == name);
        if is_judged || examples.contains_key(&name) {
            continue;
        }
        let bytes = match tree.read(&tree.directory.join(&name)) {
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            bytes => bytes.with_context(|| format!("cannot read {}", quoted(&name)))?,
        };
        // One that is no text is in the way once it needs a name.
        let Ok(text) = String::from_utf8(bytes) else { continue };
        examples.insert(name.clone(), Arc::new(Source::new(name, text)));
    }
    Ok(examples)
}

/// All of them, or none when one of them cannot be.
fn write(mended: &Mended, world: &World<'_>) -> anyhow::Result<()> {
    let mut ready: Vec<(PathBuf, &Source)> = Vec::new();
    for (name, Changed { old, new }) in &mended.changed {
        let path = world.directory.join(name);
        may_be_written(&path, name, old.as_deref(), &world.directory)?;
        ready.push((path, new));
    }
    for (path, new) in ready {
        files::write(&path, &new.bytes())
            .with_context(|| format!("cannot write {}", quoted(new.name())))?;
    }
    Ok(())
}

fn may_be_written(
    path: &Path,
    name: &str,
    old: Option<&Source>,
    directory: &Path,
) -> anyhow::Result<()> {
    let shown = quoted(name);
    let Some(old) = old else {
        ensure!(
            fs::symlink_metadata(path).is_err(),
            "{shown} is there, and is no text that names could be added to\n\
             help: write it as UTF-8"
        );
        return Ok(());
    };
    let failed = || format!("cannot open {shown}");
    if path.is_symlink() {
        let real = fs::canonicalize(path).with_context(failed)?;
        let inside = fs::canonicalize(directory).is_ok_and(|it| real.starts_with(it));
        ensure!(
            inside,
            "{shown} is a symbolic link to a file outside of this folder\n\
             help: run it where that file is, or name the file itself"
        );
    }
    if fs::metadata(path).with_context(failed)?.permissions().readonly() {
        bail!("{shown} is read-only\nhelp: `chmod u+w {name}`, or look at what `--diff` shows");
    }
    let now = fs::File::open(path).and_then(capped).with_context(failed)?;
    ensure!(now == old.bytes(), "{shown} was changed while it was read\nhelp: run it again");
    Ok(())
}

/// A unified diff without secrets.
fn shown(name: &str, changed: &Changed, around: usize, before: &Masks, after: &Masks) -> String {
    let old = changed.old.as_ref().map(|it| before.text(it)).unwrap_or_default();
    let new = before.words(&after.text(&changed.new));
    let name_before = if changed.old.is_some() { name } else { "/dev/null" };
    diff::unified([name_before, name], &old, &new, around)
}
