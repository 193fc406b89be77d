//! `HostSNI(*)` without TLS where other routes live, too.

use crate::{
    lint::{
        Check, Family, Findings, Level, Project, Rule,
        traefik::{Protocol, hosts, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "catch-all-tcp-route",
    family: Family::Traefik,
    level: Level::Warning,
    summary: "a TCP router takes every connection of an entry point that others use",
    docs: include_str!("catch_all_tcp_route.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    for site in routed(project) {
        for router in site.routing.routers.iter().filter(|it| it.protocol == Protocol::Tcp) {
            let Some(rule) = router.text("rule") else { continue };
            let Some(all) = hosts(&rule).into_iter().find(|it| it.as_str() == "*") else {
                continue;
            };
            let entry_points = router.list("entrypoints");
            let shared = entry_points.iter().map(|it| it.as_str().to_ascii_lowercase());
            let shared = shared
                .into_iter()
                .find(|it| matches!(it.as_str(), "web" | "websecure" | "http" | "https"));
            let whose = match (&shared, entry_points.is_empty()) {
                (_, true) => "every entry point".to_owned(),
                (Some(name), false) => format!("entry point {}", quoted(name)),
                (None, false) => continue,
            };
            if router.has_tls() {
                continue;
            }
            let message = format!(
                "router {} takes every connection of {whose}: web sites there stop answering",
                quoted(router.name.as_str())
            );
            findings.add(all.place(), message).help(
                "give it an entry point of its own, or TLS and the host's name instead of `*`",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn on_shared_entry_points_only() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - traefik.tcp.routers.a.rule=HostSNI(`*`)
#                                           ^ every entry point
      - traefik.tcp.routers.b.rule=HostSNI(`*`)
#                                           ^ `websecure`
      - traefik.tcp.routers.b.entrypoints=websecure
      - traefik.tcp.routers.c.rule=HostSNI(`*`)
      - traefik.tcp.routers.c.entrypoints=postgres
      - traefik.tcp.routers.d.rule=HostSNI(`db.example.org`)
      - traefik.tcp.routers.d.tls=true
",
        );
    }
}
