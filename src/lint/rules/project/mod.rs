//! Rules about several files on one host.

mod allow_without_reason;
mod container_name_clash;
mod drifted_name;
mod host_port_clash;
mod near_duplicate_name;
mod one_login_many_passwords;
mod owner;
mod shared_database;
mod unknown_rule;
mod unused_allow;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &allow_without_reason::RULE,
    &container_name_clash::RULE,
    &drifted_name::RULE,
    &host_port_clash::RULE,
    &near_duplicate_name::RULE,
    &one_login_many_passwords::RULE,
    &shared_database::RULE,
    &unknown_rule::RULE,
    &unused_allow::RULE,
];
