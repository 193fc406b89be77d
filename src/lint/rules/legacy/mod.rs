//! Rules about what was retired: topics, hosts, variables, scripts.

mod home;
mod legacy_host;
mod legacy_topic;
mod mixed_vault_paths;
mod retired_variable;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] =
    &[&legacy_host::RULE, &legacy_topic::RULE, &mixed_vault_paths::RULE, &retired_variable::RULE];
