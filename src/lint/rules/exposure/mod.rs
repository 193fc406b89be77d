//! Rules about what other people can reach.

mod bound;
mod cgroup_parent;
mod confinement_off;
mod docker_socket;
mod excess_privileges;
mod host_namespace;
mod passwordless_store;
mod plain_http_address;
mod public_data_port;
mod public_port;
mod sensitive_mount;
mod shared_propagation;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &cgroup_parent::RULE,
    &confinement_off::RULE,
    &docker_socket::RULE,
    &excess_privileges::RULE,
    &host_namespace::RULE,
    &passwordless_store::RULE,
    &plain_http_address::RULE,
    &public_data_port::RULE,
    &public_port::RULE,
    &sensitive_mount::RULE,
    &shared_propagation::RULE,
];
