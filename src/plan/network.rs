//! The networks containers meet on.

use serde::Serialize;

use crate::stack::{EdgeKind, ExtraNetwork, Stack};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Network {
    /// Key and real name: the same in every project.
    pub name: String,
    pub role: NetworkRole,
    pub external: bool,
    pub internal: bool,
}

/// What a network is for; whole-plan checks ask it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NetworkRole {
    /// Data stores and everything that uses them.
    Core,
    /// Tenants' own containers and the API.
    Tenants,
    /// Traefik and the public services.
    Edge,
    /// Anything else a stack declares.
    Extra,
}

/// Every network a stack may use.
pub(super) fn all<Catalogue>(stack: &Stack<Catalogue>) -> Vec<Network> {
    let own = |name: String, role| Network { name, role, external: false, internal: false };
    let mut networks = vec![
        own(stack.networks.core.to_string(), NetworkRole::Core),
        own(stack.networks.tenants.to_string(), NetworkRole::Tenants),
    ];
    let named = |usual: &str| stack.edge.network.as_ref().map_or(usual.into(), ToString::to_string);
    match stack.edge.kind {
        EdgeKind::Dokploy => networks
            .push(Network { external: true, ..own(named("dokploy-network"), NetworkRole::Edge) }),
        EdgeKind::Traefik => {
            networks.push(own(named(&format!("{}-edge", stack.name)), NetworkRole::Edge));
        }
        EdgeKind::None => {}
    }
    for (name, extra) in &stack.networks.extra {
        let ExtraNetwork { external, internal } = *extra;
        networks.push(Network {
            name: name.to_string(),
            role: NetworkRole::Extra,
            external,
            internal,
        });
    }
    networks
}
