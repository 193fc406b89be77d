//! Rules about probes that mean what they say.

mod bare_redis_ping;
mod curl_without_fail;
mod disabled_healthcheck;
mod hardcoded_probe_login;
mod localhost_probe;
mod missing_healthcheck;
mod missing_probe_tool;
mod missing_start_period;
mod missplit_probe;
pub(super) mod probe;
pub(super) mod sealed_vault_probe;
mod self_matching_pgrep;
mod socket_only_probe;
mod timeout_over_interval;
mod unfailing_probe;
mod weak_probe_endpoint;
mod wrong_probe_port;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &bare_redis_ping::RULE,
    &curl_without_fail::RULE,
    &disabled_healthcheck::RULE,
    &hardcoded_probe_login::RULE,
    &localhost_probe::RULE,
    &missing_healthcheck::RULE,
    &missing_probe_tool::RULE,
    &missing_start_period::RULE,
    &missplit_probe::RULE,
    &sealed_vault_probe::RULE,
    &self_matching_pgrep::RULE,
    &socket_only_probe::RULE,
    &timeout_over_interval::RULE,
    &unfailing_probe::RULE,
    &weak_probe_endpoint::RULE,
    &wrong_probe_port::RULE,
];
