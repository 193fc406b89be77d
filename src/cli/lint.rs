//! `smarteros lint`

use std::{
    io::{BufWriter, Write},
    path::PathBuf,
};

use anyhow::bail;

use super::{
    Status, World,
    git::Staged,
    lint_baseline,
    lint_families::MOST,
    lint_files::Files,
    lint_fix::{self, How, Target},
    lint_history,
    lint_project::Family,
    lint_settings,
    tree::Tree,
};
use crate::{
    lint::{
        FailOn, Level, Levels, Outcome, Profile, RuleId, Verdict,
        report::{Format, Report, report},
    },
    parallel,
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
    /// Find the secrets in everything git keeps, or in a range of commits: `--history=main..HEAD`.
    #[arg(long, value_name = "RANGE", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    history: Option<String>,
    /// Judge what git would commit, and report what is in the files it would change.
    #[arg(long, conflicts_with = "history")]
    staged: bool,
    #[command(flatten)]
    baseline: lint_baseline::BaselineArgs,
    /// Put right what can be, and report what remains. `-` goes to standard output, its report to
    /// standard error.
    #[arg(
        long,
        value_enum,
        value_name = "HOW",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "sure",
        conflicts_with_all = ["history", "staged"]
    )]
    fix: Option<How>,
    /// Show what `--fix` would change, and change nothing.
    #[arg(long, conflicts_with_all = ["history", "staged"])]
    diff: bool,
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
    if args.fix.is_some() && !args.diff && args.reads_input() && args.paths.len() > 1 {
        bail!("`-` is fixed alone: its text goes to standard output");
    }
    let settings = lint_settings::find(&world.directory)?;
    let levels = Levels { settings, only, allow, deny };
    if let Some(range) = &args.history {
        let verdict = lint_history::judge(range, &args.paths, &levels, world)?;
        return told(verdict, None, &levels, args, world);
    }
    let staged = args.staged.then(|| Staged::read(world)).transpose()?;
    let mut tree = Tree::new(world.directory.clone(), staged);
    let files = Files::gather(&args.paths, &args.file, &args.stdin_filename, &tree, world)?;
    if files.is_empty() {
        writeln!(world.err, "note: there is no compose file here; `-v` says what was left alone")?;
    }
    let left_alone = files.left_alone.clone();
    let is_rendered = files.is_rendered;
    let families = files.families();
    if families.len() > 1 {
        writeln!(
            world.err,
            "note: more than {MOST} compose files are a collection: each folder is judged by itself"
        )?;
    }
    let project = |family: Family, tree: &Tree| {
        let mut project = family.into_project(tree);
        let profile = args.profile.or(levels.settings.profile);
        project.profile = profile.unwrap_or_else(|| Profile::detect(&project));
        project.external_networks.clone_from(&levels.settings.external_networks);
        project
    };
    let Some(most) = args.fix.or(args.diff.then_some(How::Sure)).map(How::most) else {
        let judged = |it| Outcome::of(&project(it, &tree), &levels);
        let verdict = Verdict::whole(parallel::consume(families, judged));
        args.say_what_is_left_alone(&left_alone, &verdict.files, world)?;
        return told(verdict, tree.staged.as_ref(), &levels, args, world);
    };
    let target = args.target(is_rendered)?;
    let known = lint_baseline::known(&args.baseline, &levels, world)?;
    let mut mended = lint_fix::mend(families, &mut tree, project, &levels, &known, most)?;
    let mut verdict = mended.verdict();
    args.say_what_is_left_alone(&left_alone, &verdict.files, world)?;
    lint_fix::hand_over(&mended, &verdict, target, world)?;
    lint_baseline::apply(&args.baseline, &levels, &mut verdict, world)?;
    match target {
        Target::Disk => print(args.format, &verdict, world.out)?,
        Target::Output(_) => print(args.format, &verdict, world.err)?,
        Target::Diff => {}
    }
    writeln!(world.err, "{}", verdict.summary())?;
    let would_change = target == Target::Diff && !mended.changed.is_empty();
    Ok(if would_change { Status::Findings } else { args.status(&verdict, &levels) })
}

fn print(format: Format, verdict: &Verdict, out: &mut dyn Write) -> anyhow::Result<()> {
    let mut out = BufWriter::new(out);
    match report(format, verdict) {
        Report::Text(text) => write!(out, "{text}")?,
        Report::Json(json) => {
            serde_json::to_writer_pretty(&mut out, &json)?;
            writeln!(out)?;
        }
    }
    Ok(out.flush()?)
}

fn told(
    mut verdict: Verdict,
    staged: Option<&Staged>,
    levels: &Levels,
    args: &Args,
    world: &mut World<'_>,
) -> anyhow::Result<Status> {
    lint_baseline::apply(&args.baseline, levels, &mut verdict, world)?;
    if let Some(staged) = staged {
        verdict.keep_files(|it| staged.is_changed(it));
    }
    print(args.format, &verdict, world.out)?;
    writeln!(world.err, "{}", verdict.summary())?;
    let (sure, risky) = if args.history.is_some() { (0, 0) } else { verdict.fixable() };
    match (sure, risky) {
        (0, 0) => {}
        (sure, 0) => writeln!(world.err, "`--fix` puts {sure} of them right")?,
        (0, risky) => writeln!(world.err, "`--fix=all` puts {risky} of them right")?,
        (sure, risky) => {
            writeln!(world.err, "`--fix` puts {sure} of them right, `--fix=all` another {risky}")?;
        }
    }
    let status = args.status(&verdict, levels);
    std::mem::forget(verdict);
    Ok(status)
}

impl Args {
    fn target(&self, is_rendered: bool) -> anyhow::Result<Target<'_>> {
        match (self.diff, self.reads_input()) {
            (true, _) => Ok(Target::Diff),
            (false, true) => Ok(Target::Output(&self.stdin_filename)),
            (false, false) if is_rendered => bail!(
                "there is no compose file here to fix\nhelp: change the stack file, and `smarteros render`"
            ),
            (false, false) => Ok(Target::Disk),
        }
    }

    /// What a judged file mounts is not left alone.
    fn say_what_is_left_alone(
        &self,
        left_alone: &[(String, String)],
        judged: &[String],
        world: &mut World<'_>,
    ) -> anyhow::Result<()> {
        let is_left = |it: &&(String, String)| self.verbose && !judged.contains(&it.0);
        for (name, why) in left_alone.iter().filter(is_left) {
            writeln!(world.err, "{name}: left alone: {why}")?;
        }
        Ok(())
    }

    fn reads_input(&self) -> bool {
        self.paths.iter().any(|it| it.as_os_str() == "-")
    }

    fn status(&self, verdict: &Verdict, levels: &Levels) -> Status {
        let fail_on = self.fail_on.or(levels.settings.fail_on).unwrap_or_default();
        let levels = [Level::Error, Level::Warning, Level::Note];
        let fails = levels.iter().any(|it| fail_on.includes(*it) && verdict.count(*it) > 0);
        if fails { Status::Findings } else { Status::Clean }
    }
}

fn ids(names: &[String]) -> anyhow::Result<Vec<RuleId>> {
    names.iter().map(|it| it.parse().map_err(anyhow::Error::msg)).collect()
}
