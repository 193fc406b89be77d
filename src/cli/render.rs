//! `smarteros render`

use std::{
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, bail};

use super::{Status, World, diff, files, source};
use crate::{
    plan::Plan,
    render::{self, Target},
};

/// Print the compose file of a stack, or another file made of it.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Stack file. Default: `stacks/smarteros.yaml` here or above, else the embedded one.
    #[arg(long, value_name = "FILE")]
    stack: Option<PathBuf>,
    /// What to render.
    #[arg(long, value_enum, default_value_t, conflicts_with = "all")]
    to: Target,
    /// File to write instead of standard output; untouched if it is identical.
    #[arg(short, long, value_name = "FILE", conflicts_with_all = ["all", "check"])]
    output: Option<PathBuf>,
    /// Compare with a file instead of writing: exit 1 and a diff when it is out of date.
    #[arg(long, value_name = "FILE", num_args = 0..=1)]
    #[expect(clippy::option_option, reason = "absent, bare, or with a file")]
    check: Option<Option<PathBuf>>,
    /// Every generated file of the repository: docker-compose.yml, .env.example, SECRETS.md.
    #[arg(long)]
    all: bool,
    /// Only this service, with what it needs.
    #[arg(long, value_name = "NAME", conflicts_with = "all")]
    service: Option<String>,
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let source = source::find(args.stack.as_deref(), world)?;
    if args.all {
        let plan = source.plan(world)?;
        if let Some(Some(_)) = args.check {
            bail!("`--all` knows its files\nhelp: write `--all --check`");
        }
        return every_file(&plan, &source, args.check.is_some(), world);
    }
    let plan = match &args.service {
        Some(name) => source.part(name, world)?,
        None => source.plan(world)?,
    };
    let text = render::render(args.to, &plan, &source.name)?;
    match (&args.check, &args.output) {
        (Some(file), _) => check(&file_name(file.as_deref(), args.to)?, &text, world),
        (None, Some(file)) => {
            write(&world.directory.join(file), &file.display().to_string(), &text, world)
        }
        (None, None) => {
            world.out.write_all(text.as_bytes())?;
            Ok(Status::Clean)
        }
    }
}

/// The file to compare with: the named one, or the usual one of this target.
fn file_name(asked: Option<&Path>, to: Target) -> anyhow::Result<PathBuf> {
    let usual = Target::FILES.iter().find(|(_, target)| *target == to);
    match (asked, usual) {
        (Some(file), _) => Ok(file.to_owned()),
        (None, Some((file, _))) => Ok((*file).into()),
        (None, None) => bail!("`--check` needs a file for this target\nhelp: --check FILE"),
    }
}

fn every_file(
    plan: &Plan,
    source: &source::Source,
    only_check: bool,
    world: &mut World<'_>,
) -> anyhow::Result<Status> {
    let mut status = Status::Clean;
    for (name, target) in Target::FILES {
        let text = render::render(target, plan, &source.name)?;
        let path = source.repository.join(name);
        if !only_check {
            write(&path, name, &text, world)?;
        } else if check(&path, &text, world)? == Status::Findings {
            status = Status::Findings;
        }
    }
    Ok(status)
}

fn write(path: &Path, shown: &str, text: &str, world: &mut World<'_>) -> anyhow::Result<Status> {
    let written = files::write(path, text.as_bytes());
    let written = written.with_context(|| format!("cannot write `{shown}`"))?;
    let done = if written { "wrote" } else { "unchanged" };
    writeln!(world.err, "{done} {shown}")?;
    Ok(Status::Clean)
}

/// Prints what differs; a file that does not exist differs in every line.
fn check(path: &Path, text: &str, world: &mut World<'_>) -> anyhow::Result<Status> {
    let path = world.directory.join(path);
    let shown = path.strip_prefix(&world.directory).unwrap_or(&path).display().to_string();
    let old = match fs::read(&path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error).with_context(|| format!("cannot read `{shown}`")),
    };
    if old == text {
        return Ok(Status::Clean);
    }
    let rendered = format!("{shown} (rendered)");
    write!(world.out, "{}", diff::unified([&shown, &rendered], &old, text, 3))?;
    writeln!(world.err, "{shown} is out of date\nhelp: render it again")?;
    Ok(Status::Findings)
}
