//! `<folder>_<network>`: a name that Compose made up, written down elsewhere.

use crate::{
    compose::{Definition, Text},
    lint::{Check, Family, Findings, Level, Project, Rule, traefik::is_open},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "hardcoded-project-name",
    family: Family::Network,
    level: Level::Warning,
    summary: "an external network is named after the folder another file happened to stand in",
    docs: include_str!("hardcoded_project_name.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let local: Vec<_> = project.composes().flat_map(|(_, it)| &it.networks).collect();
    let unnamed = |it: &&Definition| !it.is_external() && it.real_name().is_none();
    for (_, compose) in project.composes() {
        for network in compose.networks.iter().filter(|it| it.is_external()) {
            let name = network.real_name();
            if name.as_ref().is_some_and(is_open) {
                continue;
            }
            let real = name.as_ref().map_or_else(|| network.name(), |it| it.as_str());
            let made = local.iter().copied().filter(unnamed).find(|it| made_for(real, it.name()));
            let Some(made) = made else { continue };
            let place = name.as_ref().map_or_else(|| network.key.place(), Text::place);
            let key = made.name();
            let message = format!(
                "{} exists only while the other file runs as project {}: its `{key}` has no name \
                 of its own",
                quoted(real),
                quoted(&real[..real.len() - key.len() - 1]),
            );
            findings
                .add(place, message)
                .help(format!("give the network a name where it is made: `name: {key}`"))
                .related(made.key.place(), "the network is made here, without a name");
        }
    }
}

/// Whether `real` is what Compose calls the network `key` of some project.
pub(super) fn made_for(real: &str, key: &str) -> bool {
    let project = real.strip_suffix(key).and_then(|it| it.strip_suffix('_'));
    project.is_some_and(|it| !it.is_empty())
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn only_what_another_file_makes_without_a_name() {
        let core = "
services: { a: { image: x } }
networks:
  core: {}
  named: { name: named }
";
        let guest = "
services: { b: { image: x } }
networks:
  shop_core:
# ^^^^^^^^^ project `shop`
    external: true
  two:
    name: shop_core
#         ^^^^^^^^^ project `shop`
    external: true
  shop_named: { external: true }
  elsewhere_net: { external: true }
  open: { external: true, name: '${P}_core' }
";
        expect_in(&RULE, &project(&[("core.yml", core), ("guest.yml", guest)]));
    }
}
