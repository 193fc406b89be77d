//! The real names of the volumes, which must not depend on the Compose project name.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DockerName, Prefix, known};

/// How volumes are named.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Volumes {
    /// Put before every volume's key to make its real name.
    pub prefix: Prefix,
    /// Volumes that exist already, by key: the existing name is used, and nothing is created.
    pub adopt: IndexMap<DockerName, DockerName>,
}

impl Default for Volumes {
    fn default() -> Self {
        Self { prefix: known("smarteros_"), adopt: IndexMap::new() }
    }
}
