//! Routes of a container that Traefik was not told to look at.

use super::labelled;
use crate::{
    lint::{Check, Family, Findings, Fix, Level, Profile, Rule, ServiceSite, traefik::Routing},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "disabled-route",
    family: Family::Traefik,
    level: Level::Warning,
    summary: "a container has routes but not the label that makes Traefik read them",
    docs: include_str!("disabled_route.md"),
    check: Check::Service(check),
};

/// Dokploy's Traefik has `exposedByDefault: false`.
fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    if site.project.profile != Profile::Dokploy || site.service.get("extends").is_some() {
        return;
    }
    let Some(routing) = Routing::of(site.service) else { return };
    let (None, Some(router)) = (routing.enabled, routing.routers.first()) else { return };
    let message = format!(
        "router {} of {} is never read: Dokploy's Traefik wants `traefik.enable=true`",
        quoted(router.name.as_str()),
        quoted(site.service.name())
    );
    let finding = findings.add(router.place(), message);
    finding.help("add the label `traefik.enable=true`");
    let fix = Fix::risky("let Traefik read it");
    finding.fix =
        labelled::with(fix, site.service, "traefik.enable", "true").filter(Fix::is_possible);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect, expect_in, project},
    };

    const TEXT: &str = "
services:
  a:
    labels:
      - traefik.http.routers.a.rule=Host(`a.example.org`)
#                            ^ never read
  b:
    labels: ['traefik.enable=true', 'traefik.http.routers.b.rule=Host(`b.example.org`)']
  c:
    labels: ['traefik.enable=false', 'traefik.http.routers.c.rule=Host(`c.example.org`)']
";

    #[test]
    fn only_where_containers_are_not_exposed_by_default() {
        let files = project(&[("compose.yml", TEXT)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
        expect(&RULE, &TEXT.replace("^ never read", ""));
    }
}
