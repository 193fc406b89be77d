//! Rules about what other people can reach.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
