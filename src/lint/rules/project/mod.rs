//! Rules about several files on one host.

mod allow_without_reason;
mod drifted_name;
mod duplicate_container_name;
mod duplicate_host_port;
mod one_login_many_passwords;
mod shared_database;
mod unknown_rule;
mod unused_allow;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &allow_without_reason::RULE,
    &drifted_name::RULE,
    &duplicate_container_name::RULE,
    &duplicate_host_port::RULE,
    &one_login_many_passwords::RULE,
    &shared_database::RULE,
    &unknown_rule::RULE,
    &unused_allow::RULE,
];
