//! The Docker networks of a stack.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DockerName, Prefix, known};

/// Networks by their role; the names are the real ones, whatever the project is called.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Networks {
    /// Where the data stores and everything that uses them meet.
    pub core: DockerName,
    /// Where tenants' own containers meet the API, and nothing else of ours.
    pub tenants: DockerName,
    /// Put before a service's name to make its DNS name on the core network.
    pub alias_prefix: Prefix,
    /// Further networks that services may join, by name.
    pub extra: IndexMap<DockerName, ExtraNetwork>,
}

/// A network beyond those every stack has.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ExtraNetwork {
    /// Made by somebody else; it must exist before the stack starts.
    pub external: bool,
    /// Without a way out to the Internet.
    pub internal: bool,
}

impl Default for Networks {
    fn default() -> Self {
        Self {
            core: known("smarter-net"),
            tenants: known("tenants-net"),
            alias_prefix: known("smarter-"),
            extra: IndexMap::new(),
        }
    }
}

impl Networks {
    /// The DNS name of a service on the core network.
    pub fn alias(&self, service: &str) -> String {
        let Self { core: _, tenants: _, alias_prefix, extra: _ } = self;
        format!("{alias_prefix}{service}")
    }
}
