//! Hosts that answer on HTTPS only, where nothing sends `http://` on.

use std::collections::HashSet;

use crate::{
    compose::Text,
    lint::{
        Check, Family, Findings, Level, Profile, Project, Rule,
        traefik::{Edge, Part, Protocol, hosts, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-https-redirect",
    family: Family::Traefik,
    level: Level::Warning,
    summary: "hosts are served over https, and http:// answers 404",
    docs: include_str!("missing_https_redirect.md"),
    check: Check::Project(check),
};

/// Dokploy's entry points redirect nothing; a router on `web` has to. One finding a file.
fn check(project: &Project, findings: &mut Findings) {
    if project.profile != Profile::Dokploy || Edge::of(project).here {
        return;
    }
    let sites = routed(project);
    let routers = sites.iter().flat_map(|it| &it.routing.routers);
    let plain: HashSet<String> = routers.filter(|it| is_on(it, "web")).flat_map(names).collect();
    for file in &project.files {
        let mut missing: Vec<Text> = Vec::new();
        let mut seen = HashSet::new();
        for site in sites.iter().filter(|it| it.file.name() == file.name()) {
            for router in site.routing.routers.iter().filter(|it| is_on(it, "websecure")) {
                let rule = router.text("rule");
                let host = rule.as_ref().and_then(|it| hosts(it).into_iter().next());
                let Some(host) = host else { continue };
                let is_new = seen.insert(host.as_str().to_owned());
                if is_new && !plain.contains(host.as_str()) && !router_is_open(router) {
                    missing.push(host);
                }
            }
        }
        let Some((first, others)) = missing.split_first() else { continue };
        let more = match others.len() {
            0 => String::new(),
            1 => " and one other host".to_owned(),
            it => format!(" and {it} other hosts"),
        };
        let message = format!(
            "`http://` answers 404 for {}{more}: nothing redirects it",
            quoted(first.as_str())
        );
        let finding = findings.add(first.place(), message);
        finding.help(
            "a second router with the same rule, `entrypoints=web` and \
             `middlewares=redirect-to-https@file`",
        );
        for host in others {
            finding.related(host.place(), "this host, too");
        }
    }
}

fn is_on(router: &Part<'_>, entry_point: &str) -> bool {
    let entry_points = router.list("entrypoints");
    router.protocol == Protocol::Http
        && entry_points.iter().any(|it| it.as_str().eq_ignore_ascii_case(entry_point))
}

/// It listens on `web` as well, or a template decides its rule.
fn router_is_open(router: &Part<'_>) -> bool {
    is_on(router, "web") || router.text("rule").is_some_and(|it| it.as_str().contains("{{"))
}

fn names(router: &Part<'_>) -> Vec<String> {
    let rule = router.text("rule");
    let all = rule.as_ref().map(hosts).unwrap_or_default();
    all.iter().map(|it| it.as_str().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect_in, project},
    };

    #[test]
    fn one_finding_a_file() {
        let text = "
services:
  a:
    labels:
      - traefik.http.routers.a.rule=Host(`a.example.org`)
#                                         ^^^^^^^^^^^^^ and one other host
      - traefik.http.routers.a.entrypoints=websecure
  b:
    labels:
      - traefik.http.routers.b.rule=Host(`b.example.org`)
      - traefik.http.routers.b.entrypoints=websecure
  c:
    labels:
      - traefik.http.routers.c.rule=Host(`c.example.org`)
      - traefik.http.routers.c.entrypoints=websecure
      - traefik.http.routers.c-web.rule=Host(`c.example.org`)
      - traefik.http.routers.c-web.entrypoints=web
      - traefik.http.routers.d.rule=Host(`d.example.org`)
      - traefik.http.routers.d.entrypoints=web,websecure
";
        let files = project(&[("compose.yml", text)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
    }
}
