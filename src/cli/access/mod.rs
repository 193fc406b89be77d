//! How a command gets to Vault: options and variables in, an open session out.

mod login;
mod settings;
mod token;

use std::path::PathBuf;

use anyhow::Context as _;

use super::{World, signals::Signals};
use crate::{
    secrets::vault::{self, Session, Settings, wait},
    stack::{Duration, Vault},
};

/// Who asks Vault, and how. The server is `VAULT_ADDR`'s, or else the stack's own; `VAULT_NAMESPACE`,
/// `VAULT_CACERT` and the others mean what they mean to Vault's own client, and `BAO_…` wins over `VAULT_…`.
#[derive(clap::Args)]
#[command(next_help_heading = "Vault")]
pub(super) struct Access {
    /// How to log in. Default: `token`, or `approle` when a role id is given.
    #[arg(long, value_enum, value_name = "METHOD")]
    auth: Option<Method>,
    /// Where that method is mounted. Default: its name.
    #[arg(long, value_name = "PATH")]
    auth_mount: Option<String>,
    /// Namespace of the login, where it is not the secrets' own.
    #[arg(long, value_name = "NAME")]
    auth_namespace: Option<String>,
    /// Role of a JWT or Kubernetes login; of an AppRole, the one a wrapped secret id must be for.
    #[arg(long, value_name = "NAME")]
    role: Option<String>,
    /// File with the role id of an AppRole. Default: `VAULT_ROLE_ID`.
    #[arg(long, value_name = "FILE")]
    role_id_file: Option<PathBuf>,
    /// File with its secret id. Default: `VAULT_SECRET_ID`.
    #[arg(long, value_name = "FILE", conflicts_with = "wrapped_secret_id_file")]
    secret_id_file: Option<PathBuf>,
    /// File with a wrapping token for its secret id. Default: `VAULT_WRAPPED_SECRET_ID`.
    #[arg(long, value_name = "FILE")]
    wrapped_secret_id_file: Option<PathBuf>,
    /// User of a userpass login. Default: `VAULT_USERNAME`.
    #[arg(long, value_name = "NAME")]
    username: Option<String>,
    /// File with the password. Default: `VAULT_PASSWORD`.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// File with the token of a JWT or Kubernetes login. Default: `VAULT_JWT`, or the pod's own.
    #[arg(long, value_name = "FILE")]
    jwt_file: Option<PathBuf>,
    /// How long to wait for a server that is starting or sealed.
    #[arg(long, value_name = "DURATION")]
    wait: Option<Duration>,
    /// Say what was asked, with versions and times; never a value.
    #[arg(short, long)]
    verbose: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Method {
    Approle,
    Jwt,
    Kubernetes,
    Token,
    Userpass,
}

impl Access {
    /// Logs in, does the work, and ends the token if it was made for it: also after an error, and when
    /// the user has had enough.
    pub(super) fn session<T>(
        &self,
        vault: &Vault,
        world: &mut World<'_>,
        work: impl AsyncFnOnce(&Session) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        self.discreet(vault, None, world, work)
    }

    /// The same where paths hold what is personal: no message repeats it.
    pub(super) fn discreet<T>(
        &self,
        vault: &Vault,
        personal: Option<&str>,
        world: &mut World<'_>,
        work: impl AsyncFnOnce(&Session) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let settings = settings::read(vault, world)?;
        let outcome = self.through(&settings, world, work);
        let hide = |text: String| match personal {
            Some(personal) => text.replace(personal, HIDDEN),
            None => text,
        };
        if self.verbose {
            writeln!(world.err, "Vault at `{}`", settings.address)?;
            for entry in settings.journal.entries() {
                writeln!(world.err, "{}", hide(entry.to_string()))?;
            }
        }
        outcome.map_err(|error| match personal {
            Some(_) => anyhow::Error::msg(hide(format!("{error:#}"))),
            None => error,
        })
    }

    fn through<T>(
        &self,
        settings: &Settings,
        world: &mut World<'_>,
        work: impl AsyncFnOnce(&Session) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        let login = self.login(world)?;
        let environment = &world.environment;
        let namespace = environment.text(&environment.vault("NAMESPACE"))?.map(str::to_owned);
        let auth_namespace = self.auth_namespace.clone().or_else(|| namespace.clone());
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.context("cannot start")?.block_on(async {
            let mut signals = Signals::new()?;
            if let Some(limit) = self.wait {
                let limit = std::time::Duration::from_secs(limit.as_seconds());
                let err = &mut *world.err;
                let tell = |fault: &vault::Fault| {
                    let text = fault.to_string();
                    let first = text.lines().next().unwrap_or_default();
                    // A closed standard error does not end the waiting.
                    let _ = writeln!(err, "waiting: {first}");
                };
                signals.or(wait(settings, limit, tell)).await?;
            }
            let session =
                Session::open(settings, &login, auth_namespace.as_deref(), namespace.as_deref());
            let session = signals.or(session).await?;
            let outcome = signals.or(work(&session)).await;
            if session.close().await.is_err() {
                writeln!(
                    world.err,
                    "warning: the token could not be revoked; it expires by itself"
                )?;
            }
            outcome
        })
    }
}

/// What stands in place of a tenant's RUT.
pub(super) const HIDDEN: &str = "<rut>";

/// Several faults as one error.
#[expect(clippy::needless_pass_by_value, reason = "what `map_err` hands over")]
pub(super) fn all(faults: Vec<vault::Fault>) -> anyhow::Error {
    let texts: Vec<_> = faults.iter().map(ToString::to_string).collect();
    anyhow::Error::msg(texts.join("\nerror: "))
}
