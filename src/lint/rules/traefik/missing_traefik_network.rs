//! Two networks, and no word about the one Traefik shall use.

use super::labelled;
use crate::{
    lint::{
        Check, Family, Findings, Fix, Level, Profile, Project, Rule,
        traefik::{Edge, joined, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-traefik-network",
    family: Family::Traefik,
    level: Level::Warning,
    summary: "a routed service is on several networks and does not say which one Traefik shall use",
    docs: include_str!("missing_traefik_network.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let edge = Edge::of(project);
    if edge.names_network {
        return;
    }
    for site in routed(project) {
        let (routing, service) = (&site.routing, site.service);
        if routing.network.is_some() || routing.routers.is_empty() || routing.serves_traefik() {
            continue;
        }
        let networks = joined(site.file, site.compose, service).unwrap_or_default();
        let (Some(labels), true) = (service.entry("labels"), networks.len() > 1) else { continue };
        let names: Vec<_> = networks.iter().filter_map(|(name, _)| name.as_ref()).collect();
        let listed: Vec<_> = names.iter().map(|it| quoted(it.as_str())).collect();
        let dokploy = project.profile == Profile::Dokploy;
        // Its configuration is not at hand, and may name one for all.
        let covered = dokploy || edge.entry_points.is_none();
        let then = if covered {
            "only a default of Traefik's says which one it takes"
        } else {
            "Traefik takes any of them"
        };
        let message = format!(
            "{} is on {}, and {then}: no `traefik.docker.network`",
            quoted(service.name()),
            listed.join(", ")
        );
        let known = names.iter().find(|it| it.as_str() == "dokploy-network");
        let proposed = known.or(names.last()).map_or("<network>", |it| it.as_str());
        let finding = findings.add(labels.key.place(), message);
        finding
            .help(format!(
                "add the label `traefik.docker.network={proposed}`, its name on the host"
            ))
            .level(if covered { Level::Note } else { Level::Warning });
        // Others have a name on the host that the file does not tell.
        if known.is_some() {
            let fix = Fix::risky(format!("let Traefik take {}", quoted(proposed)));
            let fix = labelled::with(fix, service, "traefik.docker.network", proposed);
            finding.fix = fix.filter(Fix::is_possible);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, Profile, Project, check_with,
        testing::{expect, find, project},
    };

    const TEXT: &str = "
services:
  a:
    networks: [core, dokploy-network]
    labels: ['traefik.http.routers.a.rule=Host(`a.cl`)']
#   ^^^^^^ `a` is on `core`, `dokploy-network`
  b:
    networks: [core, dokploy-network]
    labels:
      - traefik.docker.network=dokploy-network
      - traefik.http.routers.b.rule=Host(`b.cl`)
  c:
    networks: [dokploy-network]
    labels: ['traefik.http.routers.c.rule=Host(`c.cl`)']
  d:
    networks: [core, dokploy-network]
    labels: ['traefik.http.middlewares.m.compress=true']
  e:
    networks: [core, dokploy-network]
    labels: ['traefik.http.routers.e.rule=Host(`e.cl`)', traefik.http.routers.e.service=api@internal]
";

    #[test]
    fn two_networks_and_no_label() {
        expect(&RULE, TEXT);
    }

    #[test]
    fn a_warning_where_the_settings_of_traefik_are_seen() {
        let flags = "
  edge: {image: 'traefik:v3.6', command: [--entrypoints.web.address=:80]}
";
        let level = |text: &str| find(&RULE, text)[0].level;
        assert_eq!(level(TEXT), Level::Note);
        assert_eq!(level(&format!("{}{flags}", TEXT.trim_end())), Level::Warning);
    }

    #[test]
    fn dokploy_names_one_for_all() {
        let files = project(&[("compose.yml", TEXT)]);
        let found = check_with(&Project { profile: Profile::Dokploy, ..files }, [&RULE]);
        assert_eq!(found.iter().map(|it| it.level).collect::<Vec<_>>(), [Level::Note]);
    }
}
