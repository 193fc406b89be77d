//! Values as text, to standard output or into a file of their own.

use std::path::Path;

use anyhow::bail;

use super::{
    super::{
        Status, World,
        private_file::{self, Written},
    },
    Args, push,
};
use crate::secrets::dotenv::{self, Group};

pub(super) fn is_standard(output: Option<&Path>) -> bool {
    output.is_none_or(|it| it == Path::new("-"))
}

/// Nothing is written when one value cannot be.
pub(super) fn write(
    args: &Args,
    header: &str,
    groups: &[Group],
    world: &mut World<'_>,
) -> anyhow::Result<Status> {
    let text = match dotenv::document(args.format(), header, groups) {
        Ok(text) => text,
        Err(unfit) => {
            let lines: Vec<_> = unfit
                .iter()
                .map(|(name, why)| format!("`{name}` cannot be written: {why}"))
                .collect();
            bail!("{}", lines.join("\nerror: "));
        }
    };
    text_to(args, &text, world)
}

pub(super) fn text_to(args: &Args, text: &str, world: &mut World<'_>) -> anyhow::Result<Status> {
    if let Some(compose) = &args.push_dokploy {
        return push::run(compose, args.prune, text, world);
    }
    match args.output.as_deref().filter(|it| !is_standard(Some(it))) {
        Some(file) => {
            let outcome = private_file::write(&world.directory, file, text.as_bytes())?;
            for note in &outcome.notes {
                writeln!(world.err, "warning: {note}")?;
            }
            let done = match outcome.written {
                Written::New => "wrote",
                Written::Changed => "changed",
                Written::Unchanged => "unchanged",
            };
            writeln!(world.err, "{done} {}", file.display())?;
        }
        None => world.out.write_all(text.as_bytes())?,
    }
    Ok(Status::Clean)
}
