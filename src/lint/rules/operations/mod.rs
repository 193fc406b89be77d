//! Rules about living with a stack on one machine.

mod kept_capabilities;
mod missing_cpu_limit;
mod missing_log_rotation;
mod missing_memory_limit;
mod missing_no_new_privileges;
mod missing_pids_limit;
mod missing_restart_policy;
mod restarting_job;
mod short_stop_grace;
mod together;
mod writable_root;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &kept_capabilities::RULE,
    &missing_cpu_limit::RULE,
    &missing_log_rotation::RULE,
    &missing_memory_limit::RULE,
    &missing_no_new_privileges::RULE,
    &missing_pids_limit::RULE,
    &missing_restart_policy::RULE,
    &restarting_job::RULE,
    &short_stop_grace::RULE,
    &writable_root::RULE,
];
