//! Rules about living with a stack on one machine.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
