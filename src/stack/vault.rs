//! Where the secrets of a stack are kept.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{VaultPath, known};

/// A KV version 2 mount of Vault, and the path under it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Vault {
    /// Address of the server. Default: the host of the stack's own Vault.
    pub address: Option<String>,
    /// Mount of the KV secrets engine.
    pub mount: VaultPath,
    /// Path under the mount: one secret per component, one more level for tenants.
    pub prefix: VaultPath,
}

impl Default for Vault {
    fn default() -> Self {
        Self { address: None, mount: known("secret"), prefix: known("smarteros") }
    }
}

impl Vault {
    /// The path of a component's secret, as `vault kv` takes it.
    pub fn path(&self, component: &str) -> String {
        let Self { address: _, mount, prefix } = self;
        format!("{mount}/{prefix}/{component}")
    }
}
