//! Where the server is and whom to believe: from Vault's own variables, else from the stack.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context as _, bail};

use super::super::World;
use crate::{
    secrets::{
        Environment,
        vault::{Settings, Tls},
    },
    stack::Vault,
};

pub(super) fn read(vault: &Vault, world: &mut World<'_>) -> anyhow::Result<Settings> {
    let environment = &world.environment;
    let named = environment.text(&environment.vault("ADDR"))?;
    let Some(address) = named.or(vault.address.as_deref()) else {
        bail!(
            "where Vault is, neither VAULT_ADDR nor the stack says\nhelp: export VAULT_ADDR=https://…"
        );
    };
    let mut settings = Settings::new(address)?;
    let name = environment.vault("CLIENT_TIMEOUT");
    if let Some(text) = environment.text(&name)? {
        settings.timeout = duration(text).with_context(|| {
            format!("`{name}` is not a duration\nhelp: write seconds, as `60` or `60s`")
        })?;
    }
    let name = environment.vault("MAX_RETRIES");
    if let Some(text) = environment.text(&name)? {
        let retries = text.parse().ok().filter(|it| *it <= 20);
        settings.retries =
            retries.with_context(|| format!("`{name}` is not a number from 0 to 20"))?;
    }
    settings.tls = tls(environment, &world.directory)?;
    if settings.tls.skip_verify {
        writeln!(
            world.err,
            "warning: {} is on: anybody between here and `{address}` can read every secret",
            environment.vault("SKIP_VERIFY")
        )?;
    }
    Ok(settings)
}

fn tls(environment: &Environment, directory: &Path) -> anyhow::Result<Tls> {
    let text = |rest| environment.text(&environment.vault(rest));
    let mut authorities = Vec::new();
    if let Some(pem) = text("CACERT_BYTES")? {
        authorities.push(pem.as_bytes().to_vec());
    } else if let Some(file) = text("CACERT")? {
        authorities.push(file_of(&environment.vault("CACERT"), &directory.join(file))?);
    } else if let Some(folder) = text("CAPATH")? {
        authorities = folder_of(&environment.vault("CAPATH"), &directory.join(folder))?;
    }
    let identity = match (text("CLIENT_CERT")?, text("CLIENT_KEY")?) {
        (None, None) => None,
        (Some(certificate), Some(key)) => {
            let mut pem = file_of(&environment.vault("CLIENT_CERT"), &directory.join(certificate))?;
            pem.push(b'\n');
            pem.extend(file_of(&environment.vault("CLIENT_KEY"), &directory.join(key))?);
            Some(pem)
        }
        _ => bail!("a client certificate needs VAULT_CLIENT_CERT and VAULT_CLIENT_KEY, both"),
    };
    let server_name = text("TLS_SERVER_NAME")?.map(str::to_owned);
    let skip_verify = environment.switch(&environment.vault("SKIP_VERIFY"))?.unwrap_or_default();
    Ok(Tls { authorities, identity, server_name, skip_verify })
}

fn file_of(variable: &str, path: &Path) -> anyhow::Result<Vec<u8>> {
    fs::read(path)
        .with_context(|| format!("cannot read `{}`, which `{variable}` names", path.display()))
}

/// Every file of a folder, by name.
fn folder_of(variable: &str, path: &Path) -> anyhow::Result<Vec<Vec<u8>>> {
    let unreadable = || format!("cannot read `{}`, which `{variable}` names", path.display());
    let entries = fs::read_dir(path).with_context(unreadable)?;
    let mut files: Vec<_> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    files.retain(|it| it.is_file());
    files.sort();
    if files.is_empty() {
        bail!("there is no certificate in `{}`, which `{variable}` names", path.display());
    }
    files.iter().map(|it| file_of(variable, it)).collect()
}

/// Seconds, bare or in the units of Go that somebody would write here.
fn duration(text: &str) -> Option<Duration> {
    let seconds = match text.parse() {
        Ok(seconds) => seconds,
        Err(_) => text.parse::<crate::stack::Duration>().ok()?.as_seconds(),
    };
    (seconds > 0).then(|| Duration::from_secs(seconds))
}
