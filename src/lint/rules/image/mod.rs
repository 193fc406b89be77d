//! Rules about images: which one runs, and whether it will be the same tomorrow.

mod latest_tag;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[&latest_tag::RULE];
