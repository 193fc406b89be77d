//! Rules about what only breaks where it is deployed.

mod build_outside_repository;
mod file_outside_repository;
mod fixed_container_name;
mod relative_bind_mount;
mod rewritten_value;
mod unnamed_volume;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &build_outside_repository::RULE,
    &file_outside_repository::RULE,
    &fixed_container_name::RULE,
    &relative_bind_mount::RULE,
    &rewritten_value::RULE,
    &unnamed_volume::RULE,
];
