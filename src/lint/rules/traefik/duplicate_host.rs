//! One host, two services.

use std::collections::HashMap;

use super::duplicate_router::compete;
use crate::{
    compose::Text,
    lint::{
        Check, Family, Findings, Level, Project, Rule,
        traefik::{Part, Protocol, Routed, hosts, is_open, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-host",
    family: Family::Traefik,
    level: Level::Error,
    summary: "two services claim the same host with the same rule",
    docs: include_str!("duplicate_host.md"),
    check: Check::Project(check),
};

/// Routers of one rule that another is compared with.
const MOST: usize = 20;

fn check(project: &Project, findings: &mut Findings) {
    let sites = routed(project);
    let mut seen: HashMap<String, Vec<(&Routed<'_>, &Part<'_>)>> = HashMap::new();
    for site in &sites {
        for router in site.routing.routers.iter().filter(|it| it.protocol == Protocol::Http) {
            let Some(rule) = router.text("rule").filter(|it| !it.as_str().contains("{{")) else {
                continue;
            };
            let claimed = seen.entry(normal(&rule)).or_default();
            let other = claimed.iter().find(|(other, known)| {
                let across = other.file.name() != site.file.name();
                compete(site, other)
                    && known.key() != router.key()
                    && meet(known, router)
                    && !lead_to_one(other, known, site, router)
                    && !(across && is_open(&rule))
                    && known.text("priority").is_none()
                    && router.text("priority").is_none()
            });
            let host = hosts(&rule).into_iter().next();
            if let (Some((other, known)), Some(host)) = (other, host) {
                let message = format!(
                    "{} already answers for {}: only one of the two gets the requests",
                    quoted(other.service.name()),
                    quoted(host.as_str())
                );
                let same_folder = other.file.folder() == site.file.folder();
                let level = if same_folder { Level::Error } else { Level::Warning };
                findings
                    .add(host.place(), message)
                    .level(level)
                    .help("give one of them another host, a path, or a priority")
                    .related(known.place(), "the other router is here");
            }
            if claimed.len() < MOST {
                claimed.push((site, router));
            }
        }
    }
}

/// Both containers serve one Traefik service, which sends requests to either.
fn lead_to_one(a: &Routed<'_>, router_a: &Part<'_>, b: &Routed<'_>, router_b: &Part<'_>) -> bool {
    let (a, b) = (target(a, router_a), target(b, router_b));
    a.is_some() && a == b
}

/// The service a router names; the only one of the container where it names none.
fn target(site: &Routed<'_>, router: &Part<'_>) -> Option<String> {
    let backends = &site.routing.backends;
    let mut own = backends.iter().filter(|it| it.protocol == Protocol::Http);
    let only = || own.next().filter(|_| own.next().is_none()).map(|it| it.name.as_str().to_owned());
    router.text("service").map(|it| it.as_str().to_owned()).or_else(only)
}

/// The rule without blanks and with one kind of quotes.
fn normal(rule: &Text) -> String {
    let text = rule.as_str().chars().filter(|it| !it.is_whitespace());
    text.map(|it| if matches!(it, '"' | '\'') { '`' } else { it }).collect()
}

/// Whether both listen on one entry point; without any, a router listens on all.
fn meet(a: &Part<'_>, b: &Part<'_>) -> bool {
    let (a, b) = (a.list("entrypoints"), b.list("entrypoints"));
    let in_b = |it: &Text| b.iter().any(|other| other.as_str().eq_ignore_ascii_case(it.as_str()));
    a.is_empty() || b.is_empty() || a.iter().any(in_b)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn same_rule_on_the_same_entry_point() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - traefik.http.routers.a.rule=Host(`x.example.org`) && PathPrefix(`/v1`)
      - traefik.http.routers.a.entrypoints=websecure
      - traefik.http.routers.a-web.rule=Host(`x.example.org`) && PathPrefix(`/v1`)
      - traefik.http.routers.a-web.entrypoints=web
      - traefik.http.routers.d.rule=Host(`${D}`)
  b:
    labels:
      - traefik.http.routers.b.rule=Host(\"x.example.org\")&&PathPrefix(\"/v1\")
#                                         ^^^^^^^^^^^^^ `a` already answers
      - traefik.http.routers.b.entrypoints=web,websecure
      - traefik.http.routers.c.rule=Host(`x.example.org`)
      - traefik.http.routers.e.rule=Host(`${D}`)
#                                         ^^^^ already answers
",
        );
    }

    #[test]
    fn one_service_for_both() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - traefik.http.routers.a.rule=Host(`x.cl`)
      - traefik.http.services.web.loadbalancer.server.port=80
  b:
    labels:
      - traefik.http.routers.b.rule=Host(`x.cl`)
      - traefik.http.services.web.loadbalancer.server.port=80
  c:
    labels:
      - traefik.http.routers.c.rule=Host(`x.cl`)
#                                         ^^^^ `a` already answers
      - traefik.http.services.c.loadbalancer.server.port=80
",
        );
    }

    #[test]
    fn across_files() {
        let one = "services: { a: { labels: ['traefik.http.routers.a.rule=Host(`x.cl`)'] } }";
        let two = "
services:
  b:
    labels:
      - traefik.http.routers.b.rule=Host(`x.cl`)
#                                         ^^^^ `a` already answers
  a:
    labels: ['traefik.http.routers.other.rule=Host(`${D}`)']
";
        expect_in(&RULE, &project(&[("one.yml", one), ("two.yml", two)]));
    }
}
