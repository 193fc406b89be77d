//! The Docker socket in a container: root on the host for whoever takes it over.

use crate::{
    compose::{Port, Service},
    images::find_mirrored,
    lint::{
        Check, Family, Findings, Level, Rule, ServiceSite,
        traefik::{Edge, Routing},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "docker-socket",
    family: Family::Exposure,
    level: Level::Warning,
    summary: "a container holds the Docker socket, which is root on the host",
    docs: include_str!("docker_socket.md"),
    check: Check::Service(check),
};

const SOCKETS: [&str; 4] = ["docker.sock", "podman.sock", "containerd.sock", "crio.sock"];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let repository = service.image.as_ref().map_or("", |it| it.repository.as_str());
    if repository.contains("socket-proxy") {
        return;
    }
    let drives = find_mirrored(repository).is_some_and(|it| it.habits.drives_docker);
    for mount in &service.mounts {
        let source = mount.source.as_deref().unwrap_or_default();
        if !source.rsplit('/').next().is_some_and(|it| SOCKETS.contains(&it)) {
            continue;
        }
        let open = drives && is_open(site, service);
        let name = quoted(service.name());
        let mut message = format!("{name} can do everything on the host through `{source}`");
        if open {
            message.push_str(", and anybody can reach it");
        } else if mount.read_only {
            message.push_str("; `ro` protects the file, not what is asked through it");
        }
        let level = if drives && !open { Level::Off } else { Level::Warning };
        let help = if open {
            "put a middleware with a login or an address list before it, or give it a socket proxy"
        } else {
            "give it a socket proxy that allows only what it needs, or an API of its own"
        };
        findings.add(mount.node.place(), message).help(help).level(level);
    }
}

/// Routed without a middleware that could stop anybody, or published to everybody.
fn is_open(site: &ServiceSite<'_>, service: &Service) -> bool {
    let repository = service.image.as_ref().map_or("", |it| it.repository.as_str());
    let admin = find_mirrored(repository).is_some_and(|it| it.admin_interface);
    let routing = Routing::of(service);
    let mut routers = routing.iter().flat_map(|it| &it.routers);
    let routed = routers.any(|it| it.text("middlewares").is_none());
    let published = service.ports.iter().any(Port::on_all_interfaces);
    admin && (published || routed && !Edge::of(site.project).has_middlewares)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, find},
    };

    #[test]
    fn everywhere_but_behind_a_socket_proxy() {
        expect(
            &RULE,
            "
services:
  ci:
    image: example/ci:1
    volumes:
      - /var/run/docker.sock:/var/run/docker.sock:ro
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not what is asked
  portainer:
    image: portainer/portainer-ce:2.39.6-alpine
    volumes: ['/var/run/docker.sock:/var/run/docker.sock']
#             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ anybody can reach it
    labels:
      - traefik.http.routers.portainer.rule=Host(`p.example.org`)
  proxy:
    image: tecnativa/docker-socket-proxy:0.3
    volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro']
",
        );
    }

    #[test]
    fn those_who_need_it_behind_a_guard_are_left_alone() {
        let found = find(
            &RULE,
            "
services:
  traefik:
    image: traefik:v3.6
    volumes: ['/var/run/docker.sock:/var/run/docker.sock:ro']
    ports: ['80:80']
  portainer:
    image: portainer/portainer-ce:2.39.6-alpine
    volumes: ['/var/run/docker.sock:/var/run/docker.sock']
    labels:
      - traefik.http.routers.portainer.rule=Host(`p.example.org`)
      - traefik.http.routers.portainer.middlewares=auth@file
  mirrored:
    image: registry.example.org/portainer/portainer-ce:2.39.6-alpine
    volumes: ['/var/run/docker.sock:/var/run/docker.sock']
",
        );
        assert!(found.len() == 3 && found.iter().all(|it| it.level == Level::Off));
    }
}
