//! What a change says it changes of a file's meaning; all else has to stay as it is.

use std::ops::Range;

use crate::problem::Place;

/// Something that may mean something else after a change. Places are those of nodes before it.
#[derive(Clone, Debug)]
pub(in crate::lint) enum Claim {
    /// Another value stands here.
    Value(Place),
    /// A part of the text of this scalar, by its range, is another.
    Part { scalar: Place, part: Range<usize>, text: String },
    /// The entry with this key, or this item, is no more.
    Gone(Place),
    /// This mapping, or nothing, gets a key.
    Key { mapping: Place, key: String },
    /// This list gets an item at its end.
    Item(Place),
}

impl Claim {
    pub(super) fn place(&self) -> &Place {
        match self {
            Self::Value(place) | Self::Gone(place) | Self::Item(place) => place,
            Self::Part { scalar, .. } => scalar,
            Self::Key { mapping, .. } => mapping,
        }
    }
}
