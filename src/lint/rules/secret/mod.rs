//! Rules about secrets that are written down.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
