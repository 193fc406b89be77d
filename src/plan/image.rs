//! Where a container's image comes from.

use serde::Serialize;

use crate::stack::{GitContext, ImageRef};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Image {
    /// Pulled, by tag or digest.
    Pinned(ImageRef),
    /// Built from a repository at one commit.
    Built(GitContext),
}
