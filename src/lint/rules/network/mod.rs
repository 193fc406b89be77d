//! Rules about who meets whom.

mod hardcoded_project_name;
mod lonely_network;
mod store_on_edge;
mod unknown_external_network;
mod unreachable_advertised_address;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &hardcoded_project_name::RULE,
    &lonely_network::RULE,
    &store_on_edge::RULE,
    &unknown_external_network::RULE,
    &unreachable_advertised_address::RULE,
];
