//! Rules about variables and dollars.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
