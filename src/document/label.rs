//! Anchors, aliases and tags.

use std::ops::Range;

/// The name of an anchor or alias, or a tag (`!reset`, `!!str`); the range includes `&`, `*`, `!`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub text: String,
    pub range: Range<usize>,
}
