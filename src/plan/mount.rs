//! What is mounted into a container.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::{Part, Text};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mount {
    /// A named volume, by its key in the stack.
    Volume { key: String, target: String },
    /// A folder in memory.
    Tmpfs { target: String },
    /// A file or folder of the host.
    Bind { source: String, target: String, read_only: bool },
}

/// A file that travels inside the compose file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConfigMount {
    /// What the file is called; the config's name adds a hash of the content.
    pub stem: String,
    pub content: Text,
    pub target: String,
    /// Octal permissions.
    pub mode: String,
}

impl ConfigMount {
    pub fn new(stem: &str, target: &str, content: impl Into<Text>) -> Self {
        let (stem, target, content) = (stem.into(), target.into(), content.into());
        Self { stem, content, target, mode: "0444".into() }
    }

    /// A name that changes with the content: Compose does not see a changed content by itself, and
    /// would keep the old container (docker/compose `pkg/compose/hash.go`).
    pub fn name(&self) -> String {
        let mut hash = Sha256::new();
        for part in self.content.parts() {
            match part {
                Part::Literal(text) => hash.update(text),
                Part::Variable(variable) => hash.update(&variable.name),
                Part::Reference(name) => hash.update(name),
            }
            hash.update([0]);
        }
        let mut name = format!("{}_", self.stem);
        for byte in &hash.finalize()[..4] {
            let _ = write!(name, "{byte:02x}");
        }
        name
    }
}
