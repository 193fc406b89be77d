//! Admin interfaces on a public host, with nothing before them.

use std::collections::{HashMap, HashSet};

use crate::{
    compose::Text,
    lint::{
        Check, Family, Findings, Level, Project, Rule,
        rules::image::login::asks,
        traefik::{Edge, Part, Protocol, Routed, hosts, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unguarded-admin-route",
    family: Family::Traefik,
    level: Level::Error,
    summary: "an admin interface is routed without a login or an address list before it",
    docs: include_str!("unguarded_admin_route.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    if Edge::of(project).has_middlewares {
        return;
    }
    let sites = routed(project);
    let middlewares = sites.iter().flat_map(|it| &it.routing.middlewares);
    let known: Known<'_> = middlewares.map(|it| (it.key().1, it)).collect();
    for site in &sites {
        let http = site.routing.routers.iter().filter(|it| it.protocol == Protocol::Http);
        let facts = site.service.image.as_ref().and_then(|it| it.facts);
        let admin = facts.filter(|it| it.admin_interface);
        let internal = |it: &&Part<'_>| {
            it.text("service").is_some_and(|it| {
                matches!(it.as_str(), "api@internal" | "dashboard@internal" | "rest@internal")
            })
        };
        let (router, what, asks) = match admin {
            Some(facts) => {
                let mut all = http;
                let Some(router) = all.find(|it| !is_guarded(&known, it)) else { continue };
                (router, quoted(site.service.name()), asks(site.service, facts))
            }
            None => match http.filter(internal).find(|it| !is_guarded(&known, it)) {
                Some(router) => (router, "Traefik's dashboard".to_owned(), false),
                None => continue,
            },
        };
        report(site, router, &what, asks, findings);
    }
}

fn report(site: &Routed<'_>, router: &Part<'_>, what: &str, asks: bool, findings: &mut Findings) {
    let rule = router.text("rule");
    let host = rule.as_ref().and_then(|it| hosts(it).into_iter().next());
    let place = host.as_ref().map_or_else(|| router.place(), Text::place);
    // A guard that is there and not used is another rule's finding.
    let used: HashSet<String> = site
        .routing
        .routers
        .iter()
        .flat_map(|it| it.list("middlewares"))
        .map(|it| it.as_str().to_ascii_lowercase())
        .collect();
    let mut guards = site.routing.middlewares.iter().filter(|it| it.guards());
    let is_forgotten = guards.any(|it| !used.contains(&it.key().1));
    if is_forgotten || host.as_ref().is_some_and(|it| is_local(it.as_str())) {
        return;
    }
    let everybody = if asks {
        "everybody can try its login"
    } else {
        "everybody is let in, it has no login of its own"
    };
    let message = format!("{what} is an admin interface with nothing before it: {everybody}");
    let name = router.name.as_str();
    let level = if asks { Level::Warning } else { Level::Error };
    findings.add(place, message).level(level).help(format!(
        "`traefik.http.routers.{name}.middlewares={name}-guard`, with a `basicauth`, \
         `forwardauth` or `ipallowlist` of that name"
    ));
}

/// Middlewares of the project by name.
type Known<'a> = HashMap<String, &'a Part<'a>>;

/// Whether a middleware, or the rule, keeps anybody out; unknown middlewares are trusted.
fn is_guarded(known: &Known<'_>, router: &Part<'_>) -> bool {
    let plain = |it: &Text| {
        let name = it.as_str();
        name.strip_suffix("@docker").unwrap_or(name).to_ascii_lowercase()
    };
    if router.text("rule").is_some_and(|it| it.as_str().contains("ClientIP(")) {
        return true;
    }
    let mut ahead: Vec<String> = router.list("middlewares").iter().map(plain).collect();
    let mut seen = HashSet::new();
    while let Some(name) = ahead.pop() {
        let Some(middleware) = known.get(&name) else { return true };
        if middleware.guards() || matches!(middleware.kind(), "redirectscheme" | "redirectregex") {
            return true;
        }
        if seen.insert(name) {
            ahead.extend(middleware.list("chain.middlewares").iter().map(plain));
        }
    }
    false
}

fn is_local(host: &str) -> bool {
    matches!(host.rsplit('.').next(), Some("localhost" | "local"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn consoles_with_and_without_a_guard() {
        expect(
            &RULE,
            "
services:
  console:
    image: redpandadata/console:v3.10.0
    labels:
      - traefik.http.routers.console.rule=Host(`kafka.example.org`)
#                                               ^^^^^^^^^^^^^^^^^ everybody is let in
      - traefik.http.routers.console.middlewares=zip
      - traefik.http.middlewares.zip.compress=true
  portainer:
    image: portainer/portainer-ce:2.39.6-alpine
    labels:
      - traefik.http.routers.portainer.rule=Host(`p.example.org`)
#                                                 ^^^^^^^^^^^^^ try its login
  guarded:
    image: redpandadata/console:v3.10.0
    labels:
      - traefik.http.routers.g.rule=Host(`g.example.org`)
      - traefik.http.routers.g.middlewares=both
      - traefik.http.middlewares.both.chain.middlewares=zip,auth
      - traefik.http.middlewares.auth.basicauth.usersfile=/users
      - traefik.http.routers.g-web.rule=Host(`g.example.org`)
      - traefik.http.routers.g-web.middlewares=redirect-to-https@file
  forgotten:
    image: redpandadata/console:v3.10.0
    labels:
      - traefik.http.routers.f.rule=Host(`f.example.org`)
      - traefik.http.middlewares.f-auth.basicauth.usersfile=/users
  local:
    image: redpandadata/console:v3.10.0
    labels: ['traefik.http.routers.l.rule=Host(`console.localhost`)']
  app:
    image: example/app:1
    labels: ['traefik.http.routers.app.rule=Host(`app.example.org`)']
  traefik:
    image: traefik:v3.6
    labels:
      - traefik.http.routers.api.rule=Host(`t.example.org`)
#                                           ^^^^^^^^^^^^^ dashboard
      - traefik.http.routers.api.service=api@internal
",
        );
    }
}
