//! Which mount a path belongs to, and which version of KV it speaks.

use serde::Deserialize;

use super::{endpoint::Plain, fault::Fault, session::Session};

/// A KV secrets engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mount {
    /// Without a slash at the end.
    pub path: String,
    pub version: Version,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    One,
    Two,
}

#[derive(Deserialize)]
struct Preflight {
    path: String,
    #[serde(default)]
    options: Option<Options>,
}

#[derive(Deserialize)]
struct Options {
    version: Option<String>,
}

impl Mount {
    /// The path under this mount, if the secret is under it at all.
    pub(super) fn under<'a>(&self, secret: &'a str) -> Option<&'a str> {
        secret.strip_prefix(self.path.as_str())?.strip_prefix('/')
    }

    /// A secret's path for one kind of access of KV version 2, as policies name it.
    pub(super) fn api(&self, kind: &str, secret: &str) -> String {
        let under = self.under(secret).unwrap_or(secret);
        match self.version {
            Version::One => secret.to_owned(),
            Version::Two => format!("{}/{kind}/{under}", self.path),
        }
    }
}

impl Session {
    /// Asks which mount holds a secret. Every token that may touch the mount may ask
    /// (`OpenBao` v2.6.2, `vault/logical_system.go`); a server too old to answer speaks version 1.
    ///
    /// # Errors
    /// When there is no such mount as far as this token may know.
    pub async fn mount(&self, secret: &str) -> Result<Mount, Fault> {
        let request = Plain::get(format!("sys/internal/ui/mounts/{secret}"));
        match self.transport.call::<_, Preflight>(request).await {
            Ok(answer) => {
                let path = format!("sys/internal/ui/mounts/{secret}");
                let found = answer.and_then(|it| it.data).ok_or(Fault::Malformed { path })?;
                let two = found.options.is_some_and(|it| it.version.as_deref() == Some("2"));
                let version = if two { Version::Two } else { Version::One };
                Ok(Mount { path: found.path.trim_end_matches('/').to_owned(), version })
            }
            Err(Fault::Refused { status: 403, path: _ }) => match self.alive().await {
                Ok(()) => Err(Fault::NoMount { path: secret.to_owned() }),
                Err(fault) => Err(fault),
            },
            Err(Fault::NotFound { path: _ }) => {
                let path = secret.split('/').next().unwrap_or(secret).to_owned();
                Ok(Mount { path, version: Version::One })
            }
            Err(fault) => Err(fault),
        }
    }
}
