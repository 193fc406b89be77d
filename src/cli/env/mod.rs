//! `smarteros env`

mod check;
mod diff;
mod laptop;
mod output;
mod push;
mod references;
mod report;
mod stack;
mod tenant;

use std::{ffi::OsString, path::PathBuf};

use anyhow::{Error, bail};

use super::{Status, World, access::Access, child, source};
use crate::{
    plan::Plan,
    secrets::dotenv::{Format, Group},
    stack::Rut,
};

/// Write the environment file of a stack: complete, or not at all.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line")]
pub(super) struct Args {
    /// Read the values from Vault.
    #[arg(long, required_unless_present = "generate")]
    from_vault: bool,
    /// Make the values up, for a machine without Vault; keeps those the file has already.
    #[arg(long, conflicts_with = "from_vault")]
    generate: bool,
    /// Stack file. Default: `stacks/smarteros.yaml` here or above, else the embedded one.
    #[arg(long, value_name = "FILE")]
    stack: Option<PathBuf>,
    /// Only what this service reads, with what it needs; may be given several times.
    #[arg(long, value_name = "NAME")]
    service: Vec<String>,
    /// A tenant's own secrets instead of the stack's.
    #[arg(long, value_name = "RUT", conflicts_with_all = ["service", "generate", "check"])]
    tenant: Option<String>,
    /// File to write, mode 0600; `-` is standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Who will read it. Default: `compose`, or `dokploy` where it is pushed there.
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Name of the Vault provider in Dokploy, for `--format dokploy-refs`.
    #[arg(long, value_name = "NAME", default_value = "vault")]
    provider: String,
    /// Only say whether it would be complete; needs no right to read a value.
    #[arg(long, conflicts_with_all = ["generate", "output", "diff", "command"])]
    check: bool,
    /// Only say which names differ from this file, never a value.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["generate", "output", "command"])]
    diff: Option<PathBuf>,
    /// Write to the environment of this compose service in Dokploy: `DOKPLOY_URL`, `DOKPLOY_API_KEY`.
    #[arg(long, value_name = "ID", conflicts_with_all = ["generate", "output", "check", "diff", "command"])]
    push_dokploy: Option<String>,
    /// Take away variables that only Dokploy has.
    #[arg(long, requires = "push_dokploy")]
    prune: bool,
    /// Show the values on a terminal.
    #[arg(long)]
    show: bool,
    #[command(flatten)]
    access: Access,
    /// Run this command with the values in its environment, instead of writing them.
    #[arg(last = true, value_name = "COMMAND", conflicts_with = "output")]
    command: Vec<OsString>,
}

impl Args {
    fn format(&self) -> Format {
        let usual = if self.push_dokploy.is_some() { Format::Dokploy } else { Format::default() };
        self.format.unwrap_or(usual)
    }
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let to_terminal = args.command.is_empty()
        && args.push_dokploy.is_none()
        && output::is_standard(args.output.as_deref())
        && !args.check
        && args.diff.is_none();
    if to_terminal && world.out_is_terminal && !args.show {
        bail!("standard output is a terminal, and these are secrets\nhelp: -o .env, or --show");
    }
    if args.push_dokploy.is_some()
        && !matches!(args.format(), Format::Dokploy | Format::DokployRefs)
    {
        bail!("Dokploy reads no other format\nhelp: leave out `--format`");
    }
    // Clap would repeat one that it refuses.
    let tenant = args.tenant.as_deref().map(str::parse::<Rut>).transpose().map_err(Error::msg)?;
    let source = source::find(args.stack.as_deref(), world)?;
    let plan = part(&source, &args.service, world)?;
    if args.generate {
        return laptop::run(args, &plan, world);
    }
    if args.check {
        return check::run(args, &plan, world);
    }
    let groups = match (&tenant, args.format()) {
        (Some(rut), _) => tenant::read(args, rut, &plan, world)?,
        (None, Format::DokployRefs) => return references::run(args, &plan, world),
        (None, _) => stack::read(args, &plan, world)?,
    };
    match groups {
        None => Ok(Status::Findings),
        Some(groups) => deliver(args, &plan, &groups, world),
    }
}

/// Hands the values to whoever asked for them.
fn deliver(
    args: &Args,
    plan: &Plan,
    groups: &[Group],
    world: &mut World<'_>,
) -> anyhow::Result<Status> {
    if let Some(file) = &args.diff {
        return diff::run(file, groups, world);
    }
    if args.command.is_empty() {
        let header = format!(
            "Written by smarteros from Vault for the stack `{}`. Secret: never commit it.",
            plan.stack
        );
        return output::write(args, &header, groups, world);
    }
    let values: Vec<_> = groups.iter().flat_map(|it| it.entries.iter().cloned()).collect();
    world.out.flush()?;
    Err(child::replace(&args.command, &world.environment, &values))
}

/// The whole plan, or the variables of some services and of what they need.
fn part(source: &source::Source, services: &[String], world: &World<'_>) -> anyhow::Result<Plan> {
    let mut plan = source.plan(world)?;
    if services.is_empty() {
        return Ok(plan);
    }
    let parts: Vec<Plan> =
        services.iter().map(|it| source.part(it, world)).collect::<anyhow::Result<_>>()?;
    let wanted = |name: &str| parts.iter().any(|it| it.variables.iter().any(|v| v.name == name));
    plan.variables.retain(|it| wanted(&it.name));
    Ok(plan)
}
