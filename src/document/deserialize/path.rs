//! The way from the root to a value, as in `services.odoo.addons[0]`.

use std::fmt;

use crate::{document::Node, problem::printable};

#[derive(Clone, Copy)]
pub(super) enum Path<'a> {
    Root,
    Key { parent: &'a Self, key: &'a Node },
    Item { parent: &'a Self, index: usize },
}

impl Path<'_> {
    /// The value as the subject of a sentence.
    pub(super) fn subject(&self) -> String {
        match self {
            Self::Root => "the document".to_owned(),
            Self::Key { .. } | Self::Item { .. } => format!("`{self}`"),
        }
    }

    /// "in `services`", with the space before it; nothing at the root.
    pub(super) fn within(&self) -> String {
        match self {
            Self::Root => String::new(),
            Self::Key { .. } | Self::Item { .. } => format!(" in `{self}`"),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key { parent, key } => {
                let dot = if matches!(parent, Self::Root) { "" } else { "." };
                write!(f, "{parent}{dot}{}", printable(key.as_str().unwrap_or("?")))
            }
            Self::Item { parent, index } => write!(f, "{parent}[{index}]"),
        }
    }
}
