//! Rules about what a command will do: words, shells, SQL.

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[];
