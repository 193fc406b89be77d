//! `smarteros vault`: one file per command under it.

mod agent;
mod policies;
mod rotate;
mod seed;
mod status;

use std::path::PathBuf;

use super::{Status, World, source};
use crate::plan::Plan;

/// Fill Vault with what a stack needs, and know what it has.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Stack file. Default: `stacks/smarteros.yaml` here or above, else the embedded one.
    #[arg(long, value_name = "FILE", global = true)]
    stack: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Agent(agent::Args),
    Policies(policies::Args),
    Rotate(rotate::Args),
    Seed(seed::Args),
    Status(status::Args),
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let plan: Plan = source::find(args.stack.as_deref(), world)?.plan(world)?;
    match &args.command {
        Command::Agent(args) => agent::run(args, &plan, world),
        Command::Policies(args) => policies::run(args, &plan, world),
        Command::Rotate(args) => rotate::run(args, &plan, world),
        Command::Seed(args) => seed::run(args, &plan, world),
        Command::Status(args) => status::run(args, &plan, world),
    }
}
