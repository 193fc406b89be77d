//! Rules about who waits for whom.

mod conditions;
mod deadlocked_health;
mod endless_job;
mod hosts;
mod job_without_completion;
mod profiled_dependency;
pub(super) mod roles;
mod started_only_dependency;
mod undeclared_dependency;
mod unprobed_dependency;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &deadlocked_health::RULE,
    &endless_job::RULE,
    &job_without_completion::RULE,
    &profiled_dependency::RULE,
    &started_only_dependency::RULE,
    &undeclared_dependency::RULE,
    &unprobed_dependency::RULE,
];
