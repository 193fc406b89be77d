//! Ports that are open on all interfaces of the host.

use super::{bound, public_data_port::door};
use crate::{
    compose::Port,
    lint::{
        Check, Family, Findings, Fix, Level, Profile, Project, Rule,
        traefik::{Edge, Routing, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "public-port",
    family: Family::Exposure,
    level: Level::Warning,
    summary: "a port is open on all interfaces, past the firewall and the reverse proxy",
    docs: include_str!("public_port.md"),
    check: Check::Project(check),
};

/// What belongs in public: the web, mail, names, time, secure shell, tunnels.
const PUBLIC: [u16; 16] =
    [22, 25, 53, 80, 110, 123, 143, 443, 465, 587, 853, 993, 995, 1194, 8883, 51820];

fn check(project: &Project, findings: &mut Findings) {
    let has_proxy = project.profile == Profile::Dokploy
        || Edge::of(project).here
        || routed(project).iter().any(|it| !it.routing.routers.is_empty());
    for (_, compose) in project.composes() {
        for service in &compose.services {
            let routing = Routing::of(service);
            let router = routing.as_ref().and_then(|it| it.routers.first());
            let facts = service.image.as_ref().and_then(|it| it.facts);
            let is_proxy = facts.is_some_and(|it| it.repository == "traefik");
            let host = service.text("network_mode").is_some_and(|it| it.as_str() == "host");
            if host || is_proxy {
                continue;
            }
            for port in service.ports.iter().filter(|it| is_open(it)) {
                if door(service, port).is_some() {
                    continue;
                }
                let Some((published, _)) = port.published else { continue };
                let name = quoted(service.name());
                let mut message = format!(
                    "port {published} of {name} is open on all interfaces, past the host's firewall"
                );
                if router.is_some() {
                    message.push_str(" and past Traefik, which serves it, too");
                }
                let target = port.target.map_or(published, |(first, _)| first);
                let level = if has_proxy { Level::Warning } else { Level::Note };
                let finding = findings.add(port.node.place(), message);
                finding.level(level).help(match router {
                    Some(_) => {
                        "remove it: Traefik reaches the container through its network".into()
                    }
                    None => format!("bind it to the host: `- 127.0.0.1:{published}:{target}`"),
                });
                finding.fix = bound::to_host(port).filter(Fix::is_possible);
                if let Some(router) = router {
                    finding.related(router.place(), "its route is here");
                }
            }
        }
    }
}

fn is_open(port: &Port) -> bool {
    let is_public = |(first, last): (u16, u16)| first == last && PUBLIC.contains(&first);
    let is_web = |(first, _): (u16, u16)| matches!(first, 80 | 443);
    let meant = port.published.is_some_and(is_public)
        || port.target.is_some_and(|it| is_public(it) && !is_web(it));
    port.on_all_interfaces() && port.protocol == "tcp" && !meant
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, find},
    };

    #[test]
    fn open_ports() {
        expect(
            &RULE,
            "
services:
  api:
    image: example/api:1
    ports:
      - \"8000:8000\"
#       ^^^^^^^^^^^ past Traefik
      - 127.0.0.1:8001:8001
      - 80:8080
      - 8443:8443/udp
      - ${PORT}:9000
      - '9000'
    labels:
      - traefik.http.routers.api.rule=Host(`api.example.org`)
  plain:
    image: example/plain:1
    ports: ['0.0.0.0:3000:3000']
#           ^^^^^^^^^^^^^^^^^^^ of `plain`
  db:
    image: example/db:1
    ports: ['5432:5432']
",
        );
    }

    #[test]
    fn without_a_proxy_it_is_only_worth_knowing() {
        let found = find(&RULE, "services: { a: { image: x, ports: ['3000:3000'] } }");
        assert_eq!(found.iter().map(|it| it.level).collect::<Vec<_>>(), [Level::Note]);
    }
}
