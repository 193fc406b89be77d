//! A command in place of this process, so that signals and the exit code are its own.

use std::{
    ffi::{OsStr, OsString},
    os::unix::process::CommandExt as _,
    process::Command,
};

use anyhow::Error;

use crate::secrets::{Environment, Secret};

/// Returns only when the command cannot be run. It gets the values, and nothing that opens Vault.
pub(super) fn replace(
    command: &[OsString],
    environment: &Environment,
    values: &[(String, Secret)],
) -> Error {
    let Some((program, arguments)) = command.split_first() else {
        return Error::msg("there is no command");
    };
    let kept = environment.iter().filter(|(name, _)| !opens_vault(name));
    let values = values.iter().map(|(name, value)| (name, value.expose()));
    let mut child = Command::new(program);
    let error = child.args(arguments).env_clear().envs(kept).envs(values).exec();
    Error::new(error).context(format!("cannot run `{}`", program.display()))
}

fn opens_vault(name: &OsStr) -> bool {
    ["BAO_", "VAULT_"].iter().any(|it| name.as_encoded_bytes().starts_with(it.as_bytes()))
}
