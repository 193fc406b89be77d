//! Rules about routes.

mod ambiguous_route_service;
mod catch_all_tcp_route;
mod disabled_route;
mod duplicate_host;
mod duplicate_label;
mod duplicate_router;
mod empty_host;
mod labelled;
mod missing_https_redirect;
mod missing_route_tls;
mod missing_traefik_network;
mod undefined_middleware;
mod unguarded_admin_route;
mod unknown_certificate_resolver;
mod unknown_entry_point;
mod unknown_traefik_label;
mod unreachable_route;
mod unused_middleware;
mod wrong_route_port;

use crate::lint::Rule;

pub(super) const RULES: &[&Rule] = &[
    &ambiguous_route_service::RULE,
    &catch_all_tcp_route::RULE,
    &disabled_route::RULE,
    &duplicate_host::RULE,
    &duplicate_label::RULE,
    &duplicate_router::RULE,
    &empty_host::RULE,
    &missing_https_redirect::RULE,
    &missing_route_tls::RULE,
    &missing_traefik_network::RULE,
    &undefined_middleware::RULE,
    &unguarded_admin_route::RULE,
    &unknown_certificate_resolver::RULE,
    &unknown_entry_point::RULE,
    &unknown_traefik_label::RULE,
    &unreachable_route::RULE,
    &unused_middleware::RULE,
    &wrong_route_port::RULE,
];
