//! `smarteros schema`

use std::path::PathBuf;

use schemars::generate::SchemaSettings;

use super::{Status, World, files};
use crate::{
    lint::{Baseline, Config, report::json::Report},
    services::StackFile,
};

/// Print a JSON Schema (draft 7, which yaml-language-server reads).
#[derive(clap::Args)]
pub(super) struct Args {
    /// What the schema is of.
    #[arg(long, value_enum, default_value_t)]
    of: Subject,
    /// File to write instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Default, clap::ValueEnum)]
enum Subject {
    /// Stack files.
    #[default]
    Stack,
    /// `smarteros.toml`.
    LintConfig,
    /// What `smarteros lint --format json` prints.
    Findings,
    /// What `smarteros lint --write-baseline` writes.
    Baseline,
}

pub(super) fn run(args: &Args, world: &mut World<'_>) -> anyhow::Result<Status> {
    let generator = SchemaSettings::draft07().into_generator();
    let schema = match args.of {
        Subject::Stack => generator.into_root_schema_for::<StackFile>(),
        Subject::LintConfig => generator.into_root_schema_for::<Config>(),
        Subject::Findings => generator.into_root_schema_for::<Report<'_>>(),
        Subject::Baseline => generator.into_root_schema_for::<Baseline>(),
    };
    let text = serde_json::to_string_pretty(&schema)? + "\n";
    match &args.output {
        Some(file) => files::write(&world.directory.join(file), text.as_bytes()).map(drop)?,
        None => world.out.write_all(text.as_bytes())?,
    }
    Ok(Status::Clean)
}
