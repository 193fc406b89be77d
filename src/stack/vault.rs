//! Where the secrets of a stack are kept.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Place, VariableName, VaultPath, known};

/// A KV mount of Vault, and the path under it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Vault {
    /// Address of the server. Default: the host of the stack's own Vault.
    pub address: Option<String>,
    /// Mount of the KV secrets engine.
    pub mount: VaultPath,
    /// Path under the mount: one secret per component, one more level for tenants.
    pub prefix: VaultPath,
    /// How the variables of a component are laid out under its path.
    pub layout: Layout,
    /// Variables that live elsewhere: `NAME: vault:<mount>/<path>#<field>[@version]`.
    pub references: IndexMap<VariableName, Place>,
}

/// How values are spread over secrets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// One secret per component, a field per variable: one read, one version, one snapshot.
    #[default]
    PerComponent,
    /// One secret per variable, under its component's path; its field is `value`.
    PerVariable,
}

impl Default for Vault {
    fn default() -> Self {
        Self {
            address: None,
            mount: known("secret"),
            prefix: known("smarteros"),
            layout: Layout::default(),
            references: IndexMap::new(),
        }
    }
}

impl Vault {
    /// The path of a component's secret, as `vault kv` takes it.
    pub fn path(&self, component: &str) -> String {
        let Self { address: _, mount, prefix, layout: _, references: _ } = self;
        format!("{mount}/{prefix}/{component}")
    }

    /// Where a variable of a component lives.
    pub fn place(&self, component: &str, variable: &str) -> Place {
        let referenced = self.references.iter().find(|(name, _)| name.as_str() == variable);
        if let Some((_, place)) = referenced {
            return place.clone();
        }
        let component = self.path(component);
        match self.layout {
            Layout::PerComponent => {
                Place { secret: component, field: variable.to_owned(), version: None }
            }
            Layout::PerVariable => Place {
                secret: format!("{component}/{variable}"),
                field: "value".into(),
                version: None,
            },
        }
    }
}
