//! A router asks for a middleware that nobody defines.

use std::collections::HashSet;

use crate::{
    lint::{
        Check, Family, Findings, Fix, Level, Project, Rule,
        filled_in::is_filled_in,
        traefik::{Part, Protocol, is_open, routed},
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

/// More names than this are not looked through for the one that was meant.
const COMPARED: usize = 200;

fn check(project: &Project, findings: &mut Findings) {
    let sites = routed(project);
    let all: Vec<&Part<'_>> = sites.iter().flat_map(|it| &it.routing.middlewares).collect();
    let is_open_name =
        |it: &&Part<'_>| it.name.as_str().contains('$') || is_filled_in(it.name.as_str());
    let open: HashSet<Protocol> =
        all.iter().copied().filter(is_open_name).map(|it| it.protocol).collect();
    let known: HashSet<_> = all.iter().map(|it| it.key()).collect();
    for site in &sites {
        for router in site.routing.routers.iter().filter(|it| !open.contains(&it.protocol)) {
            for used in router.list("middlewares").iter().filter(|it| !is_open(it)) {
                let (name, provider) = match used.as_str().split_once('@') {
                    Some((name, "docker" | "swarm")) => (name, true),
                    Some(_) => continue,
                    None => (used.as_str(), false),
                };
                if known.contains(&(router.protocol, name.to_ascii_lowercase())) {
                    continue;
                }
                let names = all.iter().filter(|it| it.protocol == router.protocol);
                let meant = nearest(name, names.take(COMPARED).map(|it| it.name.as_str()));
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
                let finding = findings.add(used.place(), message).level(level);
                finding.help(match meant {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!(
                        "define it, or say where it comes from: `{name}@file`, `{name}@docker`"
                    ),
                });
                if let Some(meant) = meant {
                    finding.fix(Fix::name(&used.part(0..name.len()), meant));
                }
                if meant.is_none() && project.parts.contains_key(site.file.name()) {
                    finding.level(Level::Note);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lint::{Level, check_with, testing::project};

    #[test]
    fn a_part_may_take_it_from_its_base() {
        let text =
            "services: {a: {image: x, labels: [traefik.http.routers.a.middlewares=guard]}}\n";
        let mut project = project(&[("part.yml", text)]);
        assert_eq!(check_with(&project, [&RULE])[0].level, Level::Warning);
        project.parts.insert("part.yml".into(), "`compose.yml`".into());
        assert_eq!(check_with(&project, [&RULE])[0].level, Level::Note);
    }

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
