//! Rules about probes that mean what they say.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
