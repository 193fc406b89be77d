//! `smarteros lint`

use std::path::PathBuf;

use anyhow::bail;

use super::{Status, World, lint_baseline, lint_files::Files, lint_settings};
use crate::lint::{
    FailOn, Level, Levels, Profile, RuleId, Verdict,
    report::{Format, report},
};

/// Judge compose files: what will not work, leak, lose data, or hurt later.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files and folders; `-` is standard input. Default: what stands in this folder.
    paths: Vec<PathBuf>,
    /// A compose file; several are read as one, the later ones laid over the earlier, as Compose
    /// does.
    #[arg(short, long, value_name = "FILE")]
    file: Vec<PathBuf>,
    /// Only this rule, also one that is off by default; may be repeated.
    #[arg(long, value_name = "ID")]
    rule: Vec<String>,
    /// Leave this rule out; may be repeated.
    #[arg(long, value_name = "ID")]
    allow: Vec<String>,
    /// Make this rule an error; may be repeated.
    #[arg(long, value_name = "ID")]
    deny: Vec<String>,
    /// The least level that makes the exit code 1. Default: error.
    #[arg(long, value_enum)]
    fail_on: Option<FailOn>,
    /// Where the stack runs. Default: told from the files.
    #[arg(long, value_enum)]
    profile: Option<Profile>,
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    baseline: lint_baseline::BaselineArgs,
    /// Say what is left alone, and why.
    #[arg(short, long)]
    verbose: bool,
    /// What to call standard input.
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    stdin_filename: String,
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let (only, allow, deny) = (ids(&args.rule)?, ids(&args.allow)?, ids(&args.deny)?);
    if let Some(both) = allow.iter().find(|it| deny.contains(it)) {
        bail!("`{}` cannot be allowed and denied at once", both.id());
    }
    let settings = lint_settings::find(&world.directory)?;
    let files = Files::gather(&args.paths, &args.file, &args.stdin_filename, world)?;
    if files.is_empty() {
        writeln!(world.err, "note: there is no compose file here; `-v` says what was left alone")?;
    }
    let left_alone = files.left_alone.clone();
    let mut project = files.into_project(&world.directory);
    let is_mounted = |name: &str| project.files.iter().any(|it| it.name() == name);
    for (name, why) in left_alone.iter().filter(|it| args.verbose && !is_mounted(&it.0)) {
        writeln!(world.err, "{name}: left alone: {why}")?;
    }
    let profile = args.profile.or(settings.profile);
    project.profile = profile.unwrap_or_else(|| Profile::detect(&project));
    project.external_networks.clone_from(&settings.external_networks);
    let fail_on = args.fail_on.or(settings.fail_on).unwrap_or_default();
    let levels = Levels { settings, only, allow, deny };
    let mut verdict = Verdict::of(&project, &levels);
    lint_baseline::apply(&args.baseline, &levels, &mut verdict, world)?;
    world.out.write_all(report(args.format, &verdict)?.as_bytes())?;
    world.out.flush()?;
    writeln!(world.err, "{}", verdict.summary())?;
    let fails = [Level::Error, Level::Warning, Level::Note]
        .iter()
        .any(|it| fail_on.includes(*it) && verdict.count(*it) > 0);
    Ok(if fails { Status::Findings } else { Status::Clean })
}

fn ids(names: &[String]) -> anyhow::Result<Vec<RuleId>> {
    names.iter().map(|it| it.parse().map_err(anyhow::Error::msg)).collect()
}
