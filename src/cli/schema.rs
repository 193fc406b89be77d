//! `smarteros schema`

use std::path::PathBuf;

use schemars::generate::SchemaSettings;

use super::{Status, World, files};
use crate::services::StackFile;

/// Print the JSON Schema of stack files (draft 7, which yaml-language-server reads).
#[derive(clap::Args)]
pub(super) struct Args {
    /// File to write instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<StackFile>();
    let text = serde_json::to_string_pretty(&schema)? + "\n";
    match &args.output {
        Some(file) => files::write(&world.directory.join(file), text.as_bytes()).map(drop)?,
        None => world.out.write_all(text.as_bytes())?,
    }
    Ok(Status::Clean)
}
