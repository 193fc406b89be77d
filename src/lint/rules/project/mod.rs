//! Rules about several files on one host.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
