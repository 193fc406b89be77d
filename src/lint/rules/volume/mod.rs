//! Rules about where data lives.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
