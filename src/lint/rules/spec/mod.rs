//! Rules about what Compose itself refuses or ignores.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
