//! Rules about several files on one host.

mod container_name_clash;
mod drifted_name;
mod host_port_clash;
mod one_login_many_passwords;
mod shared_database;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &container_name_clash::RULE,
    &drifted_name::RULE,
    &host_port_clash::RULE,
    &one_login_many_passwords::RULE,
    &shared_database::RULE,
];
