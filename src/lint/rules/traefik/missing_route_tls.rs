//! A router on the HTTPS entry point that does not speak TLS.

use super::labelled;
use crate::{
    lint::{
        Check, Family, Findings, Fix, Level, Project, Rule,
        traefik::{Edge, Protocol, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-route-tls",
    family: Family::Traefik,
    level: Level::Warning,
    summary: "a router listens on port 443 without TLS",
    docs: include_str!("missing_route_tls.md"),
    check: Check::Project(check),
};

/// Only where the whole configuration of Traefik is known: its entry points may do it for all.
fn check(project: &Project, findings: &mut Findings) {
    let edge = Edge::of(project);
    if !edge.here || edge.entry_points.is_none() {
        return;
    }
    for site in routed(project) {
        for router in site.routing.routers.iter().filter(|it| it.protocol == Protocol::Http) {
            if router.has_tls() {
                continue;
            }
            for entry_point in router.list("entrypoints") {
                let name = entry_point.as_str().to_ascii_lowercase();
                if !matches!(name.as_str(), "websecure" | "https") || edge.tls.contains(&name) {
                    continue;
                }
                let router = router.name.as_str();
                let message = format!(
                    "router {} is on {} without TLS: `https://` answers 404",
                    quoted(router),
                    quoted(&name)
                );
                let help = format!("`traefik.http.routers.{router}.tls=true`");
                let finding = findings.add(entry_point.place(), message).help(help);
                let name = format!("traefik.http.routers.{router}.tls");
                let fix = Fix::risky("give it TLS");
                finding.fix =
                    labelled::with(fix, site.service, &name, "true").filter(Fix::is_possible);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn where_the_entry_point_does_not_do_it() {
        expect(
            &RULE,
            "
services:
  traefik:
    image: traefik:v3.6
    command:
      - --entrypoints.https.address=:443
      - --entrypoints.websecure.address=:8443
      - --entrypoints.websecure.http.tls.certresolver=le
  a:
    labels:
      - traefik.http.routers.a.entrypoints=https
#                                          ^^^^^ without TLS
      - traefik.http.routers.b.entrypoints=websecure
      - traefik.http.routers.c.entrypoints=https
      - traefik.http.routers.c.tls=true
",
        );
    }

    #[test]
    fn silent_without_traefik() {
        expect(
            &RULE,
            "services: { a: { labels: ['traefik.http.routers.a.entrypoints=websecure'] } }",
        );
    }
}
