//! A router that Traefik cannot link to one service.

use std::collections::HashSet;

use crate::{
    compose::Text,
    lint::{
        Check, Family, Findings, Fix, Level, Project, Rule,
        traefik::{Part, Protocol, Routed, is_open, routed},
    },
    problem::quoted,
    suggest::nearest,
};

pub(super) static RULE: Rule = Rule {
    id: "ambiguous-route-service",
    family: Family::Traefik,
    level: Level::Error,
    summary: "a router does not say which of several services it means, or names one that is not there",
    docs: include_str!("ambiguous_route_service.md"),
    check: Check::Project(check),
};

/// More names than this are not looked through for the one that was meant.
const COMPARED: usize = 200;

fn check(project: &Project, findings: &mut Findings) {
    let sites = routed(project);
    let all: Vec<&Part<'_>> = sites.iter().flat_map(|it| &it.routing.backends).collect();
    let known: HashSet<_> = all.iter().map(|it| it.key()).collect();
    let is_open_name = all.iter().any(|it| it.name.as_str().contains('$'));
    for site in &sites {
        for router in &site.routing.routers {
            match router.text("service") {
                Some(name) if is_open_name || is_open(&name) => {}
                Some(name) => {
                    let plain = name.as_str().strip_suffix("@docker").unwrap_or(name.as_str());
                    let is_known = known.contains(&(router.protocol, plain.to_ascii_lowercase()));
                    // Traefik names the only service of a container itself.
                    let own = site.routing.backends.is_empty();
                    if !is_known && !own && !plain.contains('@') {
                        undefined(&all, router, &name, findings);
                    }
                }
                None => ambiguous(site, router, findings),
            }
        }
    }
}

fn ambiguous(site: &Routed<'_>, router: &Part<'_>, findings: &mut Findings) {
    let of_protocol = |it: &&Part<'_>| it.protocol == router.protocol;
    let services: Vec<_> = site.routing.backends.iter().filter(of_protocol).collect();
    let [first, second, ..] = services.as_slice() else { return };
    if services.iter().any(|it| it.name.as_str().contains('$')) {
        return;
    }
    let name = router.name.as_str();
    let message = format!(
        "router {} does not say which of {} services it means, so Traefik drops it",
        quoted(name),
        services.len()
    );
    let protocol = match router.protocol {
        Protocol::Http => "http",
        Protocol::Tcp => "tcp",
        Protocol::Udp => "udp",
    };
    let meant = first.name.as_str();
    findings
        .add(router.place(), message)
        .help(format!("`traefik.{protocol}.routers.{name}.service={meant}`"))
        .related(first.place(), "one service is here")
        .related(second.place(), "another is here");
}

fn undefined(all: &[&Part<'_>], router: &Part<'_>, name: &Text, findings: &mut Findings) {
    let plain = name.as_str().strip_suffix("@docker").unwrap_or(name.as_str());
    let names = all.iter().filter(|it| it.protocol == router.protocol).take(COMPARED);
    let Some(meant) = nearest(plain, names.map(|it| it.name.as_str())) else { return };
    let message = format!(
        "router {} wants service {}, which no label defines, so Traefik drops it",
        quoted(router.name.as_str()),
        quoted(plain)
    );
    let fix = Fix::name(&name.part(0..plain.len()), meant);
    findings.add(name.place(), message).help(format!("did you mean `{meant}`?")).fix(fix);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn two_services_and_a_slip() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - traefik.http.routers.one.rule=Host(`a.example.org`)
#                            ^^^ which of 2 services
      - traefik.http.routers.two.rule=Host(`b.example.org`)
      - traefik.http.routers.two.service=frontend
      - traefik.http.routers.three.service=frontent
#                                          ^^^^^^^^ no label defines
      - traefik.http.routers.four.service=api@internal
      - traefik.http.services.frontend.loadbalancer.server.port=80
      - traefik.http.services.backend.loadbalancer.server.port=81
  b:
    labels:
      traefik.http.routers.b.rule: Host(`c.example.org`)
      traefik.http.services.b.loadbalancer.server.port: 80
  c:
    labels:
      traefik.http.routers.c.service: backend
",
        );
    }
}
