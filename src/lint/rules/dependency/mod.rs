//! Rules about who waits for whom.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
