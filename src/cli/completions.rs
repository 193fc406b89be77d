//! `smarteros completions`

use clap::CommandFactory as _;

use super::{Cli, Status, World};

/// Print a completion script for a shell.
#[derive(clap::Args)]
pub(super) struct Args {
    shell: clap_complete::Shell,
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    // Into memory first: the generator panics on a closed pipe.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "smarteros", &mut script);
    world.out.write_all(&script)?;
    Ok(Status::Clean)
}
