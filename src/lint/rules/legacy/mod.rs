//! Rules about what is gone for good.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
