//! Reading and writing secrets of the KV engine, versions 1 and 2.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use rustify::enums::RequestMethod;
use serde::{Deserialize, Serialize, de::IgnoredAny};
use vaultrs::api::{kv1, kv2};
use zeroize::Zeroizing;

use super::{
    endpoint::Plain,
    fault::Fault,
    mount::{Mount, Version},
    session::Session,
};
use crate::secrets::{Field, Secret};

/// The fields of a secret, and which version they are; version 0 where the engine keeps none.
#[derive(Debug, Default)]
pub struct Fields {
    pub fields: BTreeMap<String, Field>,
    pub version: u64,
}

/// The names in a secret, and its version, without any value.
#[derive(Debug, Default)]
pub struct Subkeys {
    pub names: Vec<String>,
    /// The newest version, deleted or not; 0 for a secret that was never written.
    pub version: u64,
}

/// What version 2 knows about a secret beside its values. Times are RFC 3339.
#[derive(Debug, Deserialize)]
pub struct Metadata {
    pub current_version: u64,
    pub updated_time: String,
    #[serde(default)]
    pub custom_metadata: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct Data {
    #[serde(default)]
    data: Option<BTreeMap<String, Field>>,
    metadata: DataMetadata,
}

#[derive(Deserialize)]
struct SubkeysData {
    #[serde(default)]
    subkeys: Option<IndexMap<String, IgnoredAny>>,
    metadata: DataMetadata,
}

#[derive(Deserialize)]
struct DataMetadata {
    version: u64,
}

#[derive(Deserialize)]
struct Keys {
    keys: Vec<String>,
}

#[derive(Serialize)]
struct Write<'a> {
    options: Check,
    data: BTreeMap<&'a str, &'a str>,
}

#[derive(Serialize)]
struct Check {
    cas: u64,
}

impl Session {
    /// A secret that is not there, or was deleted, has no fields.
    ///
    /// # Errors
    /// When it cannot be read.
    pub async fn read(
        &self,
        mount: &Mount,
        secret: &str,
        version: Option<u64>,
    ) -> Result<Fields, Fault> {
        let under = mount.under(secret).unwrap_or(secret).to_owned();
        let path = mount.path.clone();
        match mount.version {
            Version::One => {
                let request = kv1::requests::GetSecretRequest { mount: path, path: under };
                let answer = self.transport.call::<_, BTreeMap<String, Field>>(request).await;
                let found = self
                    .present(answer.map(|it| it.and_then(|it| it.data)), "read", secret)
                    .await?;
                Ok(Fields { fields: found.unwrap_or_default(), version: 0 })
            }
            Version::Two => {
                let request =
                    kv2::requests::ReadSecretRequest { mount: path, path: under, version };
                let answer = self.transport.call::<_, Data>(request).await;
                let api = mount.api("data", secret);
                let found =
                    self.present(answer.map(|it| it.and_then(|it| it.data)), "read", &api).await?;
                let Some(found) = found else { return Ok(Fields::default()) };
                let version = found.metadata.version;
                self.transport.journal.version(&api, version);
                Ok(Fields { fields: found.data.unwrap_or_default(), version })
            }
        }
    }

    /// The names in a secret of version 2, for a token that may not see values.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn subkeys(&self, mount: &Mount, secret: &str) -> Result<Subkeys, Fault> {
        let api = mount.api("subkeys", secret);
        let answer = self.transport.call::<_, SubkeysData>(Plain::get(api.clone())).await;
        let found = self.present(answer.map(|it| it.and_then(|it| it.data)), "read", &api).await?;
        if let Some(found) = found {
            let version = found.metadata.version;
            self.transport.journal.version(&api, version);
            let names = found.subkeys.unwrap_or_default().into_keys().collect();
            return Ok(Subkeys { names, version });
        }
        let version = self.metadata(mount, secret).await?.map_or(0, |it| it.current_version);
        Ok(Subkeys { names: Vec::new(), version })
    }

    /// Nothing for a secret that was never written.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn metadata(&self, mount: &Mount, secret: &str) -> Result<Option<Metadata>, Fault> {
        let api = mount.api("metadata", secret);
        let answer = self.transport.call::<_, Metadata>(Plain::get(api.clone())).await;
        let found = self.present(answer.map(|it| it.and_then(|it| it.data)), "read", &api).await?;
        if let Some(found) = &found {
            self.transport.journal.version(&api, found.current_version);
        }
        Ok(found)
    }

    /// The names under a path; a deeper level ends with a slash.
    ///
    /// # Errors
    /// When it cannot be asked.
    pub async fn list(&self, mount: &Mount, path: &str) -> Result<Vec<String>, Fault> {
        let api = mount.api("metadata", path);
        let answer = self.transport.call::<_, Keys>(Plain::list(api.clone())).await;
        let found = self.present(answer.map(|it| it.and_then(|it| it.data)), "list", &api).await?;
        Ok(found.map_or_else(Vec::new, |it| it.keys))
    }

    /// Adds or changes fields of a secret of version 2 and leaves the others as they are, if the secret
    /// is still what was known of it.
    ///
    /// # Errors
    /// [`Fault::Outdated`] when somebody else was quicker.
    pub async fn merge(
        &self,
        mount: &Mount,
        secret: &str,
        known: &Subkeys,
        fields: &[(String, Secret)],
    ) -> Result<(), Fault> {
        let api = mount.api("data", secret);
        let data = fields.iter().map(|(name, value)| (name.as_str(), value.expose())).collect();
        let body = serde_json::to_vec(&Write { options: Check { cas: known.version }, data });
        let body = Zeroizing::new(body.map_err(|_| Fault::Malformed { path: api.clone() })?);
        // There is nothing to merge into where nothing was, or all was deleted; what was deleted still
        // has a history, so that writing it again is an update (OpenBao v2.6.2, `kv/path_data.go`).
        let (method, capability) = match (known.names.as_slice(), known.version) {
            ([], 0) => (RequestMethod::POST, "create"),
            ([], _) => (RequestMethod::POST, "update"),
            _ => (RequestMethod::PATCH, "patch"),
        };
        let request = Plain::send(method, api.clone(), body);
        match self.transport.call::<_, IgnoredAny>(request).await {
            Ok(_) => Ok(()),
            // The check-and-set failed: nothing else in such a request can be wrong.
            Err(Fault::Refused { status: 400, path: _ }) => Err(Fault::Outdated { path: api }),
            Err(Fault::Refused { status: 403, path: _ }) => Err(self.denied(capability, api).await),
            Err(fault) => Err(fault),
        }
    }

    /// Tells what is not there from what may not be seen.
    async fn present<T>(
        &self,
        answer: Result<Option<T>, Fault>,
        capability: &'static str,
        path: &str,
    ) -> Result<Option<T>, Fault> {
        match answer {
            Err(Fault::NotFound { path: _ }) => Ok(None),
            Err(Fault::Refused { status: 403, path: _ }) => {
                Err(self.denied(capability, path.to_owned()).await)
            }
            other => other,
        }
    }

    async fn denied(&self, capability: &'static str, path: String) -> Fault {
        self.alive().await.err().unwrap_or(Fault::Denied { capability, path })
    }
}
