//! Routes of a service that is not where Traefik is.

use crate::{
    compose::{Definition, Text},
    lint::{
        Check, Family, Findings, Level, Profile, Project, Rule,
        traefik::{Edge, Identity, Routed, is_open, joined, routed},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unreachable-route",
    family: Family::Traefik,
    level: Level::Error,
    summary: "a routed service is on no network that Traefik is on",
    docs: include_str!("unreachable_route.md"),
    check: Check::Project(check),
};

type Networks = Vec<(Option<Text>, Identity)>;

fn check(project: &Project, findings: &mut Findings) {
    let edge = Edge::of(project);
    let mut traefik = edge.networks.unwrap_or_default();
    let is_somewhere = edge.here && !traefik.is_empty() && !traefik.contains(&Identity::Open);
    let dokploy = project.profile == Profile::Dokploy && !edge.here;
    if dokploy {
        traefik = vec![Identity::Real("dokploy-network".into())];
    }
    for site in routed(project) {
        let Some(networks) = joined(site.file, site.compose, site.service) else { continue };
        if site.routing.routers.is_empty() || networks.iter().any(|it| it.1 == Identity::Open) {
            continue;
        }
        let mut met = networks.iter().filter(|it| traefik.contains(&it.1));
        let named = names_its_network(&site, &networks, dokploy);
        if (dokploy || is_somewhere) && !named && met.next().is_none() {
            report(&site, &networks, dokploy, findings);
        } else {
            misnamed(&site, &networks, findings);
        }
    }
}

/// It says on which of its networks its Traefik is: perhaps another one than that of this project,
/// or Dokploy's on a network that somebody else made.
fn names_its_network(site: &Routed<'_>, networks: &Networks, by_others: bool) -> bool {
    let named = site.routing.network.map(|it| it.text().trim());
    let is_external = |key: &Option<Text>| {
        let definition = key.as_ref().and_then(|it| site.compose.network(it.as_str()));
        definition.is_some_and(Definition::is_external)
    };
    networks.iter().any(|(key, it)| {
        matches!(it, Identity::Real(real) if Some(real.as_str()) == named)
            && (!by_others || is_external(key))
    })
}

fn report(site: &Routed<'_>, networks: &Networks, dokploy: bool, findings: &mut Findings) {
    let labels = site.service.entry("labels").or_else(|| site.service.entry("deploy"));
    let Some(labels) = labels else { return };
    let name = quoted(site.service.name());
    let (whose, help) = if dokploy {
        (" `dokploy-network`", "add `dokploy-network`, which is external, to its networks")
    } else {
        (" a network of Traefik", "put both on one network")
    };
    let message = format!("{name} has routes but is not on{whose}: Traefik cannot reach it");
    let finding = findings.add(labels.key.place(), message);
    finding.help(help);
    if let Some((Some(network), _)) = networks.first() {
        finding.related(network.place(), "it is only here");
    }
}

/// `traefik.docker.network` names a network the service is not on.
fn misnamed(site: &Routed<'_>, networks: &Networks, findings: &mut Findings) {
    let Some(named) = site.routing.network.and_then(|it| it.value.as_ref()) else { return };
    let named = named.trimmed();
    let real = |it: &Identity| match it {
        Identity::Real(real) => real == named.as_str(),
        // The project may be called otherwise when it runs.
        Identity::Local { project: _, key } => {
            let project = named.as_str().strip_suffix(key.as_str());
            project.is_some_and(|it| it.len() > 1 && it.ends_with('_'))
        }
        Identity::Open => true,
    };
    if is_open(&named) || named.as_str().is_empty() || networks.iter().any(|it| real(&it.1)) {
        return;
    }
    let local = networks
        .iter()
        .any(|(_, it)| matches!(it, Identity::Local { project: _, key } if key == named.as_str()));
    // The file that declares the network says what Docker calls it.
    if local && site.compose.network(named.as_str()).is_none() {
        return;
    }
    let name = quoted(named.as_str());
    let (message, help) = if local {
        (
            format!("Docker knows no network {name}: Compose puts the project's name before it"),
            format!("give the network its name: `name: {}`", named.as_str()),
        )
    } else {
        (
            format!(
                "{} is not on {name}, where Traefik shall reach it",
                quoted(site.service.name())
            ),
            "name one of its networks, as Docker knows it".to_owned(),
        )
    };
    findings.add(named.place(), message).help(help).level(Level::Warning);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect, expect_in, project},
    };

    #[test]
    fn dokploy_is_on_its_own_network() {
        let text = "
services:
  a:
    networks: [core]
    labels: ['traefik.http.routers.a.rule=Host(`a.cl`)']
#   ^^^^^^ not on `dokploy-network`
  b:
    networks: [core, edge]
    labels: ['traefik.http.routers.b.rule=Host(`b.cl`)']
  c:
    network_mode: host
    labels: ['traefik.http.routers.c.rule=Host(`c.cl`)']
  d:
    labels: ['traefik.http.routers.d.rule=Host(`d.cl`)']
#   ^^^^^^ not on
  e:
    networks: [front]
    labels: ['traefik.docker.network=front', 'traefik.http.routers.e.rule=Host(`e.cl`)']
  f:
    networks: [own]
    labels: ['traefik.docker.network=own', 'traefik.http.routers.f.rule=Host(`f.cl`)']
#   ^^^^^^ not on
networks:
  core:
  front: { external: true }
  own: { name: own }
  edge: { external: true, name: dokploy-network }
";
        let files = project(&[("compose.yml", text)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
        expect(&RULE, &text.replace('^', ""));
    }

    #[test]
    fn beside_the_projects_own_traefik() {
        expect(
            &RULE,
            "
services:
  traefik: { image: 'traefik:v3.6', networks: [front] }
  a:
    networks: [back]
    labels: ['traefik.http.routers.a.rule=Host(`a.cl`)']
#   ^^^^^^ not on a network of Traefik
  b:
    networks: [front, back]
    labels:
      - traefik.docker.network=front
#                              ^^^^^ the project's name before it
      - traefik.http.routers.b.rule=Host(`b.cl`)
  c:
    networks: [front]
    labels:
      - traefik.docker.network=shop_front
      - traefik.http.routers.c.rule=Host(`c.cl`)
networks: { front: {}, back: {} }
",
        );
    }
}
