//! Plan in, text out. One file per format.

mod compose;
mod env_example;
mod inventory;
mod json;
mod prose;
mod secrets_md;
mod yaml;

use crate::plan::Plan;

/// What a plan can be rendered to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Target {
    /// docker-compose.yml
    #[default]
    Compose,
    /// .env.example: every variable, with where it comes from
    EnvExample,
    /// SECRETS.md: inventory, Vault paths, rotation, policies
    SecretsMd,
    /// The plan itself, as JSON
    Json,
}

impl Target {
    /// The files of a repository that are generated, and what each holds.
    pub const FILES: [(&str, Self); 3] = [
        ("docker-compose.yml", Self::Compose),
        (".env.example", Self::EnvExample),
        ("SECRETS.md", Self::SecretsMd),
    ];
}

/// Renders a plan. `stack_file` is how the output names its source.
///
/// # Errors
/// Only when a writer of this program fails, which no input should make it do.
pub fn render(target: Target, plan: &Plan, stack_file: &str) -> anyhow::Result<String> {
    match target {
        Target::Compose => compose::render(plan, stack_file),
        Target::EnvExample => env_example::render(plan, stack_file),
        Target::SecretsMd => secrets_md::render(plan, stack_file),
        Target::Json => json::render(plan),
    }
}
