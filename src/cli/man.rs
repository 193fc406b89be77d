//! `smarteros man`

use std::path::PathBuf;

use clap::CommandFactory as _;

use super::{Cli, Status, World, files};

/// Print the manual page, or write one page per command into a folder.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Folder to write the pages into.
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let mut command = Cli::command();
    command.build();
    let Some(folder) = &args.output else {
        world.out.write_all(&page(command)?)?;
        return Ok(Status::Clean);
    };
    let folder = world.directory.join(folder);
    for subcommand in command.get_subcommands().filter(|it| it.get_name() != "help") {
        let name = format!("smarteros-{}", subcommand.get_name());
        files::write(&folder.join(format!("{name}.1")), &page(subcommand.clone().name(name))?)?;
    }
    files::write(&folder.join("smarteros.1"), &page(command)?)?;
    Ok(Status::Clean)
}

fn page(command: clap::Command) -> std::io::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command).render(&mut page)?;
    Ok(page)
}
