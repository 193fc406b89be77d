//! Nodes into typed values, every error with its place and path.

mod access;
mod error;
mod path;
mod reader;
mod words;

use serde::de::DeserializeOwned;

use self::{path::Path, reader::Reader};
use super::Node;
use crate::problem::Problem;

/// Reads a typed value.
///
/// A `Deserialize` of one's own may end a custom error with `\nhelp: …`.
pub fn from_node<T: DeserializeOwned>(node: &Node) -> Result<T, Problem> {
    let path = Path::Root;
    Reader::open(node, path)
        .and_then(T::deserialize)
        .map_err(|error| error.placed(node, path).into_problem())
}

#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod tests;
