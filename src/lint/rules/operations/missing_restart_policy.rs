//! A service that stays down after a reboot, among others that come back.

use super::together::whole;
use crate::{
    compose::{Compose, Service},
    lint::{
        Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule, Yaml, traefik::Routing,
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-restart-policy",
    family: Family::Operations,
    level: Level::Note,
    summary: "a service stays down after a crash or a reboot while its neighbours come back",
    docs: include_str!("missing_restart_policy.md"),
    check: Check::Compose(check),
};

/// Only for services that surely stay: they have a port, a route or a probe.
fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let neighbour = compose.services.iter().find(|it| {
        it.text("restart").is_some_and(|it| matches!(it.as_str(), "always" | "unless-stopped"))
    });
    for service in whole(compose).filter(|it| stays(it) && !has_policy(it)) {
        if neighbour.is_none() && !is_routed(service) {
            continue;
        }
        if compose.awaits_end_of(service.name()) || service.get("profiles").is_some() {
            continue;
        }
        let message = format!(
            "{} stays down after a crash or a reboot: it has no restart policy",
            quoted(service.name())
        );
        let finding = findings.add(service.key.place(), message);
        let fix = Fix::risky("start it again").key(
            &service.node,
            &["container_name", "image", "build"],
            "restart",
            &Yaml::word("unless-stopped"),
        );
        finding.help("`restart: unless-stopped`").fix(fix);
        if let Some(entry) = neighbour.and_then(|it| it.entry("restart")) {
            finding.related(entry.value.place(), "this one comes back");
        }
    }
}

fn stays(service: &Service) -> bool {
    let probed = service.healthcheck.as_ref().is_some_and(|it| !it.is_disabled());
    probed || is_routed(service) || !service.ports.is_empty()
}

/// Nobody puts a public host before something that need not stay.
fn is_routed(service: &Service) -> bool {
    Routing::of(service).is_some_and(|it| !it.routers.is_empty())
}

fn has_policy(service: &Service) -> bool {
    let deploy = service.get("deploy");
    service.get("restart").is_some()
        || deploy.is_some_and(|it| it.get_merged("restart_policy").is_some())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn among_others_that_come_back() {
        expect(
            &RULE,
            "
services:
  a: { image: x, restart: always }
  b: { image: x, ports: ['127.0.0.1:80:80'] }
# ^ `b` stays down
  c: { image: x }
  d: { image: x, ports: ['81:81'], restart: 'no' }
  e: { image: x, ports: ['82:82'], profiles: [debug] }
  f: { image: x, labels: ['traefik.enable=true'] }
",
        );
    }

    #[test]
    fn a_file_without_any_is_for_development_unless_it_has_routes() {
        expect(&RULE, "services: { a: { image: x, ports: ['127.0.0.1:80:80'] } }");
        expect(
            &RULE,
            "
services:
  a:
# ^ `a` stays down
    image: x
    labels: ['traefik.http.routers.a.rule=Host(`a.cl`)']
",
        );
    }
}
