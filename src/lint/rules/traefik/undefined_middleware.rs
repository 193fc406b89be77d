//! A router asks for a middleware that nobody defines.

use crate::{
    lint::{
        Check, Family, Findings, Level, Project, Rule,
        traefik::{Part, Routed, is_open, routed},
    },
    problem::quoted,
    suggest::nearest,
};

pub(super) static RULE: Rule = Rule {
    id: "undefined-middleware",
    family: Family::Traefik,
    level: Level::Error,
    summary: "a router uses a middleware that no label defines",
    docs: include_str!("undefined_middleware.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let sites = routed(project);
    for site in &sites {
        for router in &site.routing.routers {
            let known: Vec<&str> = names(&sites, router).collect();
            if known.iter().any(|it| it.contains('$') || it.contains("{{")) {
                continue;
            }
            for used in router.list("middlewares").iter().filter(|it| !is_open(it)) {
                let (name, provider) = match used.as_str().split_once('@') {
                    Some((name, "docker" | "swarm")) => (name, true),
                    Some(_) => continue,
                    None => (used.as_str(), false),
                };
                if known.iter().any(|it| it.eq_ignore_ascii_case(name)) {
                    continue;
                }
                let meant = nearest(name, known.iter().copied());
                if provider && meant.is_none() {
                    // Written for a middleware of another project.
                    continue;
                }
                let message = format!(
                    "middleware {} is defined by no label here: Traefik drops router {} without it",
                    quoted(used.as_str()),
                    quoted(router.name.as_str())
                );
                let level = if meant.is_some() { Level::Error } else { Level::Warning };
                findings.add(used.place(), message).level(level).help(match meant {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!(
                        "define it, or say where it comes from: `{name}@file`, `{name}@docker`"
                    ),
                });
            }
        }
    }
}

fn names<'a>(sites: &'a [Routed<'_>], router: &Part<'_>) -> impl Iterator<Item = &'a str> {
    let protocol = router.protocol;
    let all = sites.iter().flat_map(|it| &it.routing.middlewares);
    all.filter(move |it| it.protocol == protocol).map(|it| it.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn names_that_nobody_defines() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - traefik.http.middlewares.auth.basicauth.users=${USERS}
      - traefik.http.routers.a.middlewares=auth, other@file,ratelimit
#                                                           ^^^^^^^^^ Traefik drops router `a`
      - traefik.http.routers.b.middlewares=auht@docker,far@docker
#                                          ^^^^^^^^^^^ defined by no label
      - traefik.http.routers.c.middlewares=${MIDDLEWARES}
  b:
    labels: { traefik.http.routers.d.middlewares: Auth }
",
        );
    }
}
