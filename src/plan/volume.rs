//! A named volume, whose real name does not depend on the Compose project.

use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Volume {
    pub key: String,
    pub name: String,
    /// It exists already and is never created, so a wrong name fails instead of losing data.
    pub adopted: bool,
}
