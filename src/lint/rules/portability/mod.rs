//! Rules about what only breaks where it is deployed.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
