//! Rules about things that are named and must exist.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
