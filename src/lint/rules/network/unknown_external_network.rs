//! An external network that nobody makes, beside one that was probably meant.

use super::hardcoded_project_name::made_for;
use crate::{
    compose::{Definition, Text},
    lint::{Check, Family, Findings, Level, Profile, Project, Rule, traefik::is_open},
    problem::{Place, quoted},
};

pub(super) static RULE: Rule = Rule {
    id: "unknown-external-network",
    family: Family::Network,
    level: Level::Warning,
    summary: "an external network that no file makes and that is not known to exist",
    docs: include_str!("unknown_external_network.md"),
    check: Check::Project(check),
};

/// A network that is made, or that an earlier file expects.
struct Known {
    key: String,
    real: Option<String>,
    place: Place,
    is_made: bool,
}

fn check(project: &Project, findings: &mut Findings) {
    let mut known: Vec<Known> = project
        .composes()
        .flat_map(|(_, it)| &it.networks)
        .filter(|it| !it.is_external())
        .map(|it| Known {
            key: it.name().to_owned(),
            real: it.real_name().map(|it| it.as_str().to_owned()),
            place: it.key.place(),
            is_made: true,
        })
        .collect();
    for (file, compose) in project.composes() {
        for network in compose.networks.iter().filter(|it| it.is_external()) {
            let Some((real, place)) = real_name(network) else { continue };
            let is_known = project.external_networks.contains(&real)
                || project.profile == Profile::Dokploy && real == "dokploy-network"
                || known.iter().any(|it| it.is_made && it.makes(&real));
            if is_known {
                continue;
            }
            report(project, &known, file.name(), &real, &place, findings);
            let key = network.name().to_owned();
            known.push(Known { key, real: Some(real), place, is_made: false });
        }
    }
}

impl Known {
    /// Whether this is the network, also under the name Compose gives it.
    fn makes(&self, real: &str) -> bool {
        match &self.real {
            Some(name) => name == real || name.contains('$'),
            None => made_for(real, &self.key),
        }
    }
}

fn report(
    project: &Project,
    known: &[Known],
    file: &str,
    real: &str,
    place: &Place,
    findings: &mut Findings,
) {
    let other = known.iter().filter(|it| it.place.file() != file);
    let alike = other.clone().find(|it| {
        let name = it.real.as_deref().unwrap_or(&it.key);
        name != real && !name.contains('$') && are_alike(name, real)
    });
    let quoted_real = quoted(real);
    if let Some(alike) = alike {
        let name = alike.real.as_deref().unwrap_or(&alike.key);
        let message = format!(
            "external network {quoted_real} is made by none of these files; another one says {}",
            quoted(name)
        );
        let words = if alike.is_made { "this one is made here" } else { "the other name is here" };
        findings
            .add(place.clone(), message)
            .help(format!("use one name in every file, and make it once: `name: {name}`"))
            .related(alike.place.clone(), words);
    } else if !project.external_networks.is_empty() {
        let message = format!("external network {quoted_real} is not among those that exist");
        let help = format!("`docker network create {real}`, or add it to `external_networks`");
        findings.add(place.clone(), message).help(help);
    }
}

fn real_name(network: &Definition) -> Option<(String, Place)> {
    let name = network.real_name();
    if name.as_ref().is_some_and(is_open) {
        return None;
    }
    let place = name.as_ref().map_or_else(|| network.key.place(), Text::place);
    Some((name.map_or_else(|| network.name().to_owned(), |it| it.as_str().to_owned()), place))
}

/// `smarteros_network` and `smarter-net`: the same words but for their ends.
fn are_alike(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    a.len() == b.len() && !a.is_empty() && a.iter().zip(&b).all(|(a, b)| same_start(a, b))
}

fn same_start(a: &str, b: &str) -> bool {
    const SHORTEST: usize = 4;
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    a == b || short.len() >= SHORTEST && long.starts_with(short)
}

/// The words that tell something, in lower case.
fn words(name: &str) -> Vec<String> {
    const GENERIC: [&str; 6] = ["net", "network", "networks", "default", "bridge", "docker"];
    let name = name.to_ascii_lowercase();
    let words = name.split(['-', '_', '.']).filter(|it| !it.is_empty() && !GENERIC.contains(it));
    words.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Project,
        testing::{expect_in, project},
    };

    const CORE: &str = "
services: { a: { image: x } }
networks:
  smarter-net: { driver: bridge }
";

    #[test]
    fn four_names_for_one_network() {
        let guest = "
services: { b: { image: x } }
networks:
  smarteros_network:
# ^^^^^^^^^^^^^^^^^ another one says `smarter-net`
    external: true
  core:
    external: true
    name: smarter-network
#         ^^^^^^^^^^^^^^^ says `smarter-net`
  shop_smarter-net: { external: true }
  proxy: { external: true }
  smarter-front: { external: true }
  dokploy-network: { external: true }
";
        expect_in(&RULE, &project(&[("core.yml", CORE), ("guest.yml", guest)]));
    }

    #[test]
    fn one_file_alone_is_not_doubted() {
        let alone = "
services: { b: { image: x } }
networks:
  smarteros_network: { external: true }
";
        expect_in(&RULE, &project(&[("guest.yml", alone)]));
    }

    #[test]
    fn a_list_of_what_exists_settles_it() {
        let guest = "
services: { b: { image: x } }
networks:
  front: { external: true }
  back: { external: true }
# ^^^^ not among those
";
        let files = project(&[("guest.yml", guest)]);
        expect_in(&RULE, &Project { external_networks: vec!["front".into()], ..files });
    }
}
