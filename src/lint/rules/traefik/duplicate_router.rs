//! One router name, two services.

use std::collections::HashMap;

use crate::{
    compose::{Compose, Meeting, Service},
    lint::{
        Check, Family, Findings, Level, Project, Rule,
        filled_in::is_filled_in,
        traefik::{Part, Routed, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-router",
    family: Family::Traefik,
    level: Level::Error,
    summary: "two services define a router of the same name",
    docs: include_str!("duplicate_router.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let sites = routed(project);
    let mut first: HashMap<_, (&Routed<'_>, &Part<'_>)> = HashMap::new();
    for site in &sites {
        for router in &site.routing.routers {
            let Some((other, known)) = first.get(&router.key()) else {
                first.insert(router.key(), (site, router));
                continue;
            };
            if !compete(site, other) || is_filled_in(router.name.as_str()) {
                continue;
            }
            let across = site.file.name() != other.file.name();
            let open = router.name.as_str().contains('$');
            if across && open {
                continue;
            }
            let name = quoted(router.name.as_str());
            let message = if router.normal() == known.normal() {
                format!("router {name} is defined by two services: requests are split between them")
            } else {
                format!("router {name} is defined twice and differently: Traefik drops both")
            };
            let level = if site.file.folder() == other.file.folder() {
                Level::Error
            } else {
                Level::Warning
            };
            findings
                .add(router.place(), message)
                .level(level)
                .help(
                    "names of routers are shared by everything one Traefik serves: give it another",
                )
                .related(known.place(), "the other router is here");
        }
    }
}

/// Whether two services can run at the same time on one host.
pub(super) fn compete(a: &Routed<'_>, b: &Routed<'_>) -> bool {
    let same_file = a.file.name() == b.file.name();
    if same_file && a.service.meets(b.service) != Meeting::Always {
        return false;
    }
    let is_chosen = |it: &Routed<'_>| it.service.get("profiles").is_some();
    if !same_file && (is_chosen(a) || is_chosen(b)) {
        return false;
    }
    if same_file {
        return a.service.name() != b.service.name() && std::ptr::eq(a.compose, b.compose);
    }
    let variants = is_variant(a.file.name()) && is_variant(b.file.name());
    let one_stack = a.file.folder() == b.file.folder()
        || !are_others(a.service, b.service) && !are_apart(a.compose, b.compose);
    !(variants && a.service.name() == b.service.name() && one_stack)
}

/// Two programs under one service name: `web` of two stacks.
fn are_others(a: &Service, b: &Service) -> bool {
    let images = a.image.as_ref().zip(b.image.as_ref());
    images.is_some_and(|(a, b)| a.repository != b.repository)
}

/// Two projects, by names of their own, but not `shop-dev` and `shop-prod`.
fn are_apart(a: &Compose, b: &Compose) -> bool {
    const EDITIONS: [&str; 8] =
        ["dev", "development", "local", "prod", "production", "staging", "test", "testing"];
    let stem = |it: &str| {
        let words = it.split(['-', '_']).filter(|it| !EDITIONS.contains(it));
        words.collect::<Vec<_>>().join("-")
    };
    let names = a.name.as_ref().zip(b.name.as_ref()).map(|(a, b)| (a.as_str(), b.as_str()));
    names.is_some_and(|(a, b)| !a.contains('$') && !b.contains('$') && stem(a) != stem(b))
}

/// `compose.yml`, `docker-compose.prod.yml`: one stack in several editions.
fn is_variant(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.starts_with("docker-compose") || name.starts_with("compose")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        check_with,
        testing::{expect, expect_in, project},
    };

    #[test]
    fn within_a_file() {
        expect(
            &RULE,
            "
services:
  a:
    labels:
      - traefik.http.routers.app.rule=Host(`a.example.org`)
      - traefik.http.routers.app.tls=true
      - traefik.tcp.routers.app.rule=HostSNI(`*`)
  b:
    labels:
      traefik.http.routers.App.rule: Host(`b.example.org`)
#                          ^^^ drops both
  c:
    profiles: [other]
    labels: ['traefik.http.routers.app.rule=Host(`a.example.org`)']
",
        );
    }

    #[test]
    fn across_files_but_not_across_editions() {
        let one =
            "services: { vault: { labels: ['traefik.http.routers.vault.rule=Host(`v.cl`)'] } }";
        let two = format!("{one}\n#{:>51}^^^^^ split between them", "");
        let editions = [("compose.yml", one), ("compose.prod.yml", one)];
        expect_in(&RULE, &project(&editions));
        expect_in(&RULE, &project(&[("compose.yml", one), ("vault.yml", &two)]));
        let of = |image: &str| {
            format!(
                "services: {{web: {{image: {image}, labels: ['traefik.http.routers.web.rule=Host(`v.cl`)']}}}}"
            )
        };
        let found = |a: &str, b: &str| {
            check_with(&project(&[("a/compose.yml", a), ("b/compose.yml", b)]), [&RULE]).len()
        };
        assert_eq!((found(&of("x"), &of("y")), found(&of("x"), &of("x"))), (1, 0));
        let named = |name: &str| format!("name: {name}\n{}", of("x"));
        let of_two = |a: &str, b: &str| found(&named(a), &named(b));
        assert_eq!(of_two("first", "second"), 1);
        assert_eq!(of_two("shop", "shop") + of_two("shop-dev", "shop-prod"), 0);
        assert_eq!(of_two("shop", "shop-staging") + of_two("shop", "${NAME}"), 0);
    }
}
