//! `smarteros init`

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use minijinja::context;

use super::{Status, World, files};
use crate::{
    stack::{Domain, StackName},
    template,
};

/// Write a commented starter stack.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Name of the stack.
    #[arg(long, default_value = "smarteros")]
    name: StackName,
    /// DNS zone of its public hosts.
    #[arg(long, default_value = "example.com")]
    domain: Domain,
    /// File to write.
    #[arg(short, long, value_name = "FILE", default_value = "stacks/smarteros.yaml")]
    output: PathBuf,
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let path = world.directory.join(&args.output);
    if path.exists() {
        bail!(
            "`{0}` exists already and is not overwritten\nhelp: name another file with `-o`",
            args.output.display()
        );
    }
    let text = template::render(
        include_str!("../../templates/stack.yaml.j2"),
        context! { name => args.name, domain => args.domain },
    )?;
    let shown = args.output.display();
    files::write(&path, text.as_bytes()).with_context(|| format!("cannot write `{shown}`"))?;
    writeln!(world.err, "wrote {shown}")?;
    writeln!(world.err, "next: smarteros render --stack {shown} > docker-compose.yml")?;
    Ok(Status::Clean)
}
