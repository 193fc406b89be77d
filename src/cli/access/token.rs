//! A token where Vault's own client would find it: `VAULT_TOKEN`, a token helper, `~/.vault-token`.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, bail};
use zeroize::Zeroizing;

use super::super::World;
use crate::secrets::Secret;

const HELP: &str = "help: vault login, or VAULT_TOKEN, or --auth approle|jwt|kubernetes|userpass";

pub(super) fn find(world: &World<'_>) -> anyhow::Result<Secret> {
    let environment = &world.environment;
    if let Some(token) = environment.secret(&environment.vault("TOKEN"))? {
        return Ok(token);
    }
    let Some(home) = environment.text("HOME")?.map(PathBuf::from) else {
        bail!("there is no token for Vault\n{HELP}");
    };
    for settings in [".bao", ".vault"] {
        if let Some(helper) = helper(&home.join(settings))? {
            return ask(&helper, world);
        }
    }
    let file = environment.text("BAO_TOKEN_PATH")?.map_or(home.join(".vault-token"), PathBuf::from);
    match fs::read(&file).map(Zeroizing::new) {
        Ok(bytes) => read(&bytes, &file.display().to_string()),
        Err(_) => bail!("there is no token for Vault\n{HELP}"),
    }
}

/// The program that `token_helper` names in a settings file of Vault's client, if there is one.
fn helper(settings: &Path) -> anyhow::Result<Option<PathBuf>> {
    let Ok(text) = fs::read_to_string(settings) else { return Ok(None) };
    let assigned = text.lines().find_map(|line| {
        let value = line.trim().strip_prefix("token_helper")?.trim_start().strip_prefix('=')?;
        Some(value.split('#').next().unwrap_or_default().trim().trim_matches('"').to_owned())
    });
    match assigned.map(PathBuf::from) {
        None => Ok(None),
        Some(path) if path.is_absolute() => Ok(Some(path)),
        Some(_) => bail!("`token_helper` in `{}` is not an absolute path", settings.display()),
    }
}

/// A token helper prints the token when it is called with `get` (developer.hashicorp.com: token helpers).
fn ask(helper: &Path, world: &World<'_>) -> anyhow::Result<Secret> {
    let mut command = Command::new(helper);
    command.arg("get").env_clear().envs(world.environment.iter()).stderr(Stdio::null());
    let output = command.current_dir(&world.directory).stdin(Stdio::null()).output();
    let shown = helper.display().to_string();
    let output = output.with_context(|| format!("cannot run the token helper `{shown}`"))?;
    let printed = Zeroizing::new(output.stdout);
    if !output.status.success() {
        bail!("the token helper `{shown}` failed\n{HELP}");
    }
    read(&printed, &shown)
}

fn read(bytes: &[u8], from: &str) -> anyhow::Result<Secret> {
    let text = std::str::from_utf8(bytes).ok().map(str::trim).filter(|it| !it.is_empty());
    Ok(text.with_context(|| format!("`{from}` holds no token\n{HELP}"))?.into())
}
