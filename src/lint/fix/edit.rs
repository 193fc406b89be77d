//! One change of a text.

use crate::problem::Place;

/// Puts a text in the place of some bytes of a file; of none to insert it.
#[derive(Clone, Debug)]
pub struct Edit {
    pub place: Place,
    pub text: String,
    /// The text repeats something of what it takes the place of, which may be a secret.
    pub repeats: bool,
}

impl Edit {
    /// What comes first is put in first; of two at one place, the one that takes less.
    pub(super) fn order(&self) -> (usize, usize) {
        let range = self.place.range();
        (range.start, range.end)
    }

    pub(in crate::lint) fn new(place: Place, text: impl Into<String>) -> Self {
        Self { place, text: text.into(), repeats: false }
    }

    pub(super) fn repeating(place: Place, text: impl Into<String>) -> Self {
        Self { place, text: text.into(), repeats: true }
    }
}
