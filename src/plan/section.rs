//! The reading order of a stack.

use serde::Serialize;

/// Containers are written in this order, each section under its title.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    Edge,
    Data,
    Events,
    Secrets,
    #[default]
    Applications,
    Operations,
    Custom,
}

impl Section {
    pub fn title(self) -> &'static str {
        match self {
            Self::Edge => "edge",
            Self::Data => "data stores",
            Self::Events => "events",
            Self::Secrets => "secrets",
            Self::Applications => "applications",
            Self::Operations => "operations",
            Self::Custom => "this stack's own services",
        }
    }
}
