//! Which credentials to use, and where they are kept. None of them is ever an argument.

use std::{fs, path::Path};

use anyhow::{Context as _, bail};

use super::{super::World, Access, Method, token};
use crate::secrets::{
    Secret,
    vault::{Login, SecretId},
};

/// Where Kubernetes puts a pod's own token (kubernetes.io: service accounts).
const POD_TOKEN: &str = "/var/run/secrets/kubernetes.io/serviceaccount/token";

impl Access {
    pub(super) fn login(&self, world: &World<'_>) -> anyhow::Result<Login> {
        let mount = |usual: &str| self.auth_mount.clone().unwrap_or_else(|| usual.to_owned());
        Ok(match self.method(world)? {
            Method::Token => Login::Token(token::find(world)?),
            Method::Approle => Login::AppRole {
                mount: mount("approle"),
                role: self.role.clone(),
                role_id: needed(world, self.role_id_file.as_deref(), "ROLE_ID", "--role-id-file")?,
                secret_id: self.secret_id(world)?,
            },
            Method::Userpass => {
                let environment = &world.environment;
                let named = environment.text(&environment.vault("USERNAME"))?;
                let username = self.username.as_deref().or(named);
                Login::Userpass {
                    mount: mount("userpass"),
                    username: username
                        .context("a userpass login needs a user\nhelp: --username NAME")?
                        .to_owned(),
                    password: needed(
                        world,
                        self.password_file.as_deref(),
                        "PASSWORD",
                        "--password-file",
                    )?,
                }
            }
            Method::Jwt => Login::Jwt {
                mount: mount("jwt"),
                role: self.role.clone(),
                jwt: needed(world, self.jwt_file.as_deref(), "JWT", "--jwt-file")?,
            },
            Method::Kubernetes => Login::Kubernetes {
                mount: mount("kubernetes"),
                role: self
                    .role
                    .clone()
                    .context("a Kubernetes login needs a role\nhelp: --role NAME")?,
                jwt: match given(world, self.jwt_file.as_deref(), "JWT")? {
                    Some(jwt) => jwt,
                    None => file(world, Path::new(POD_TOKEN))?,
                },
            },
        })
    }

    fn method(&self, world: &World<'_>) -> anyhow::Result<Method> {
        let role_id = || given(world, self.role_id_file.as_deref(), "ROLE_ID");
        Ok(match self.auth {
            Some(method) => method,
            None if role_id()?.is_some() => Method::Approle,
            None => Method::Token,
        })
    }

    fn secret_id(&self, world: &World<'_>) -> anyhow::Result<SecretId> {
        let wrapped = self.wrapped_secret_id_file.as_deref();
        if self.secret_id_file.is_none()
            && let Some(token) = given(world, wrapped, "WRAPPED_SECRET_ID")?
        {
            return Ok(SecretId::Wrapped(token));
        }
        let plain = self.secret_id_file.as_deref();
        needed(world, plain, "SECRET_ID", "--secret-id-file").map(SecretId::Plain)
    }
}

/// A credential from its file, else from its variable.
fn given(world: &World<'_>, path: Option<&Path>, rest: &str) -> anyhow::Result<Option<Secret>> {
    match path {
        Some(path) => file(world, path).map(Some),
        None => world.environment.secret(&world.environment.vault(rest)),
    }
}

fn needed(
    world: &World<'_>,
    path: Option<&Path>,
    rest: &str,
    option: &str,
) -> anyhow::Result<Secret> {
    match given(world, path, rest)? {
        Some(secret) => Ok(secret),
        None => bail!("the login needs a credential\nhelp: {option} FILE, or VAULT_{rest}"),
    }
}

/// The text of a file without the line end that editors leave.
fn file(world: &World<'_>, path: &Path) -> anyhow::Result<Secret> {
    let bytes = fs::read(world.directory.join(path))
        .with_context(|| format!("cannot read `{}`", path.display()))?;
    let bytes = zeroize::Zeroizing::new(bytes);
    let text = std::str::from_utf8(&bytes).ok().map(str::trim).filter(|it| !it.is_empty());
    let text = text.with_context(|| format!("`{}` holds no text", path.display()))?;
    Ok(text.into())
}
