//! `smarteros lint --baseline`: findings that are accepted, in a file.

use std::{
    collections::BTreeSet,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use super::{World, files};
use crate::lint::{Baseline, Known, Levels, Settings, Verdict};

#[derive(clap::Args)]
pub(super) struct BaselineArgs {
    /// Leave out the findings that this file accepts. Default: what `smarteros.toml` names.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Accept everything that is found: write it to the baseline.
    #[arg(long, conflicts_with = "prune_baseline")]
    write_baseline: bool,
    /// Take out of the baseline what is found no more.
    #[arg(long)]
    prune_baseline: bool,
}

impl BaselineArgs {
    fn path<'a>(&'a self, levels: &'a Levels) -> Option<&'a PathBuf> {
        self.baseline.as_ref().or(levels.settings.baseline.as_ref())
    }
}

/// What is accepted so far.
pub(super) fn known(
    args: &BaselineArgs,
    levels: &Levels,
    world: &World<'_>,
) -> anyhow::Result<Baseline> {
    let path = args.path(levels);
    path.map_or(Ok(Baseline::default()), |it| read(it, args.write_baseline, &world.directory))
}

/// Leaves out what is known, and writes the file if that is asked for.
pub(super) fn apply(
    args: &BaselineArgs,
    levels: &Levels,
    verdict: &mut Verdict,
    world: &mut World<'_>,
) -> anyhow::Result<()> {
    let settings = &levels.settings;
    let Some(path) = args.path(levels) else {
        if args.write_baseline || args.prune_baseline {
            bail!(
                "no baseline is named\nhelp: `--baseline smarteros-baseline.json`, or `baseline = \"smarteros-baseline.json\"` under `[lint]` in smarteros.toml"
            );
        }
        return Ok(());
    };
    let mut baseline = read(path, args.write_baseline, &world.directory)?;
    let seen = |file: &str| settings.from_root(file);
    let unmatched = baseline.unmatched(verdict, seen);
    let (gone, elsewhere) = {
        let judged: BTreeSet<_> = verdict.files.iter().map(|it| seen(it)).collect();
        let root = root(settings, &world.directory);
        let is_gone = |it: &Known| {
            levels.looks_for(&it.rule)
                && (judged.contains(&it.file) || !root.join(&it.file).exists())
        };
        unmatched.into_iter().partition::<Vec<_>, _>(is_gone)
    };
    if args.write_baseline {
        baseline = Baseline::of(verdict, seen);
        baseline.add(elsewhere);
    } else if args.prune_baseline {
        baseline.remove(&gone);
    } else {
        report(&gone, path, world)?;
    }
    if args.write_baseline || args.prune_baseline {
        let text = baseline.to_json()?;
        let written = files::write(&world.directory.join(path), text.as_bytes());
        written.with_context(|| format!("cannot write `{}`", path.display()))?;
        let count = baseline.len();
        let s = if count == 1 { "" } else { "s" };
        writeln!(world.err, "`{}` accepts {count} finding{s}", path.display())?;
    }
    baseline.hide_known(verdict, seen);
    Ok(())
}

/// The file, or an empty one when it is about to be written for the first time.
fn read(path: &Path, is_new: bool, directory: &Path) -> anyhow::Result<Baseline> {
    let name = path.display().to_string();
    match fs::read_to_string(directory.join(path)) {
        Ok(text) => Ok(Baseline::read(&name, &text)?),
        Err(error) if error.kind() == ErrorKind::NotFound && is_new => Ok(Baseline::default()),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            bail!("there is no `{name}`\nhelp: `smarteros lint --baseline {name} --write-baseline`")
        }
        Err(error) => Err(error).with_context(|| format!("cannot read `{name}`")),
    }
}

/// The folder that paths in a baseline start from.
fn root<'a>(settings: &Settings, directory: &'a Path) -> &'a Path {
    let steps = Path::new(&settings.folder).components().count();
    directory.ancestors().nth(steps).unwrap_or(directory)
}

fn report(gone: &[Known], path: &Path, world: &mut World<'_>) -> anyhow::Result<()> {
    for Known { file, rule, path, .. } in gone {
        let path = if path.is_empty() { String::new() } else { format!(" at `{path}`") };
        writeln!(world.err, "{file}: {rule}{path} is mended and still accepted")?;
    }
    if !gone.is_empty() {
        writeln!(world.err, "note: `--prune-baseline` takes it out of `{}`", path.display())?;
    }
    Ok(())
}
