//! Rules about who waits for whom.

pub(super) mod roles;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
