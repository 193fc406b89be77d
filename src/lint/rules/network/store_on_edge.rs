//! A database on a network where strangers are.

use crate::{
    lint::{
        Check, Family, Findings, Level, Profile, Project, Rule,
        traefik::{Edge, Identity, joined, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "store-on-edge",
    family: Family::Network,
    level: Level::Warning,
    summary: "a data store shares a network with the reverse proxy or with tenants",
    docs: include_str!("store_on_edge.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let edge = edges(project);
    for (file, compose) in project.composes() {
        for service in &compose.services {
            let facts = service.image.as_ref().and_then(|it| it.facts);
            if !facts.is_some_and(|it| it.habits.data_store) || service.never_restarts() {
                continue;
            }
            for (name, network) in joined(file, compose, service).unwrap_or_default() {
                let Some(name) = name else { continue };
                let why = match &network {
                    Identity::Real(real) if real == "dokploy-network" => {
                        "every project of Dokploy is on it"
                    }
                    it if is_for_tenants(it) => "it is there for tenants",
                    it if edge.contains(it) => "it is the reverse proxy's",
                    _ => continue,
                };
                let message = format!(
                    "data store {} is on {}: {why}",
                    quoted(service.name()),
                    quoted(name.as_str())
                );
                let help = "keep it on a network with the services that use it, and no other";
                findings.add(name.place(), message).help(help);
            }
        }
    }
}

/// The networks routes go through, when there are others a store could be on.
fn edges(project: &Project) -> Vec<Identity> {
    let used: Vec<Identity> = project
        .composes()
        .flat_map(|(file, compose)| {
            let all = compose.services.iter().filter_map(|it| joined(file, compose, it));
            all.flatten().map(|(_, network)| network).collect::<Vec<_>>()
        })
        .collect();
    let mut edge = Edge::of(project).networks.unwrap_or_default();
    for site in routed(project) {
        let named = site.routing.network.map(|it| it.text().trim().to_owned());
        edge.extend(named.map(Identity::Real));
    }
    if project.profile == Profile::Dokploy {
        edge.push(Identity::Real("dokploy-network".into()));
    }
    let one_for_all = used.iter().all(|it| edge.contains(it));
    if one_for_all { Vec::new() } else { edge }
}

fn is_for_tenants(network: &Identity) -> bool {
    let name = match network {
        Identity::Real(name) => name,
        Identity::Local { project: _, key } => key,
        Identity::Open => return false,
    };
    let mut words = name.split(['-', '_', '.']);
    words.any(|it| matches!(it.to_ascii_lowercase().as_str(), "tenant" | "tenants"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn stores_on_the_edge_and_among_tenants() {
        expect(
            &RULE,
            "
services:
  redis:
    image: redis:7.2
    networks:
      - core
      - dokploy-network
#       ^^^^^^^^^^^^^^^ every project
      - tenants-net
#       ^^^^^^^^^^^ for tenants
  app:
    image: x
    networks: [core, dokploy-network]
  job:
    image: redis:7.2
    restart: 'no'
    networks: [dokploy-network]
networks:
  core:
  tenants-net:
  dokploy-network: { external: true }
",
        );
    }

    #[test]
    fn one_network_for_everything_is_a_choice() {
        expect(
            &RULE,
            "
services:
  traefik: { image: 'traefik:v3.6', networks: [web] }
  redis: { image: 'redis:7.2', networks: [web] }
networks:
  web:
",
        );
    }

    #[test]
    fn beside_the_proxy_although_there_is_another() {
        expect(
            &RULE,
            "
services:
  traefik: { image: 'traefik:v3.6', networks: [web] }
  redis:
    image: redis:7.2
    networks:
      web:
#     ^^^ reverse proxy
      core:
networks:
  web:
  core:
",
        );
    }
}
