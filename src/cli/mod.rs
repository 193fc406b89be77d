//! One file per command: its arguments and its `run`.

mod access;
mod child;
mod completions;
mod diff;
mod env;
mod explain;
mod files;
mod git;
mod init;
mod lint;
mod lint_baseline;
mod lint_disk;
mod lint_families;
mod lint_files;
mod lint_fix;
mod lint_history;
mod lint_ignored;
mod lint_parts;
mod lint_project;
mod lint_reading;
mod lint_settings;
mod lint_together;
mod man;
mod names;
mod private_file;
mod render;
mod rules;
mod schema;
mod signals;
mod source;
mod tree;
mod vault;

use std::{
    io::{Read, Write},
    path::PathBuf,
    process::ExitCode,
};

use crate::secrets::Environment;

/// Red and bold, for the word `error`; taken out where the stream is not a terminal.
pub const RED: anstyle::Style =
    anstyle::Style::new().bold().fg_color(Some(anstyle::Color::Ansi(anstyle::AnsiColor::Red)));
/// Back to plain text.
pub const PLAIN: anstyle::Reset = anstyle::Reset;

/// Turns one typed stack file into a correct, hardened docker-compose.yml, and judges the ones there are.
#[derive(clap::Parser)]
#[command(name = "smarteros", version, about, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Completions(completions::Args),
    Env(Box<env::Args>),
    Explain(explain::Args),
    Init(init::Args),
    Lint(lint::Args),
    Man(man::Args),
    Render(render::Args),
    Rules(rules::Args),
    Schema(schema::Args),
    Vault(Box<vault::Args>),
}

/// What a command sees of the process it runs in.
pub struct World<'a> {
    pub directory: PathBuf,
    pub environment: Environment,
    /// Somebody is looking at standard output.
    pub out_is_terminal: bool,
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Data only.
    pub out: &'a mut dyn Write,
    /// Everything else.
    pub err: &'a mut dyn Write,
}

/// What the process reports to whoever started it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done, nothing to report.
    Clean = 0,
    /// The work was done and found something out of date.
    Findings = 1,
    /// The work could not be done.
    Failed = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Runs one command.
///
/// # Errors
/// When the work could not be done; the caller prints the error.
pub fn run(cli: &Cli, world: &mut World<'_>) -> anyhow::Result<Status> {
    match &cli.command {
        Command::Completions(args) => completions::run(args, world),
        Command::Env(args) => env::run(args, world),
        Command::Explain(args) => explain::run(args, world),
        Command::Init(args) => init::run(args, world),
        Command::Lint(args) => lint::run(args, world),
        Command::Man(args) => man::run(args, world),
        Command::Render(args) => render::run(args, world),
        Command::Rules(args) => rules::run(args, world),
        Command::Schema(args) => schema::run(args, world),
        Command::Vault(args) => vault::run(args, world),
    }
}
