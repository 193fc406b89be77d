//! How much a finding matters.

use serde::{Deserialize, Serialize};

/// Ordered from least to most.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Deserialize,
    Serialize,
    clap::ValueEnum,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Not reported unless it is asked for: matters of style.
    Off,
    /// Worth knowing.
    Note,
    /// Will hurt under some circumstances.
    Warning,
    /// Does not work, leaks, or loses data.
    Error,
}

impl Level {
    pub fn name(self) -> &'static str {
        match self {
            Self::Off => "off",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}
