//! `smarteros explain`

use super::{PLAIN, Status, World};
use crate::lint::{RuleId, rules};

/// Print the page of a rule: what it reports, why, and what to write instead.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Id of the rule, as `lint` prints it.
    rule: String,
}

/// For headings; taken out where the stream is not a terminal.
const BOLD: anstyle::Style = anstyle::Style::new().bold();

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let id: RuleId = args.rule.parse().map_err(anyhow::Error::msg)?;
    let Some(rule) = rules::find(id.id()) else { return Ok(Status::Failed) };
    let mut in_code = false;
    for line in rule.docs.lines() {
        in_code ^= line.starts_with("```");
        if line.starts_with('#') && !in_code {
            writeln!(world.out, "{BOLD}{line}{PLAIN}")?;
        } else {
            writeln!(world.out, "{line}")?;
        }
    }
    let (family, level) = (rule.family.name(), rule.level.name());
    writeln!(
        world.out,
        "\nFamily `{family}`, level `{level}`. To accept one finding, with a reason:"
    )?;
    writeln!(
        world.out,
        "`# smarteros: allow({}) <why>` on its line, or above its block.",
        rule.id
    )?;
    Ok(Status::Clean)
}
