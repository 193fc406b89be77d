//! Rules about who meets whom.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
