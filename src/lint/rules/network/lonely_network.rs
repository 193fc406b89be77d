//! A network with one member, beside others that everybody shares.

use std::collections::HashMap;

use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "lonely-network",
    family: Family::Network,
    level: Level::Note,
    summary: "a network with one member isolates nothing",
    docs: include_str!("lonely_network.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    if compose.services.len() < 2 || compose.root.get("include").is_some() {
        return;
    }
    let mut members: HashMap<&str, Vec<&Service>> = HashMap::new();
    for service in &compose.services {
        for network in &service.networks {
            let members = members.entry(network.name.as_str()).or_default();
            if !members.last().is_some_and(|it| std::ptr::eq(*it, service)) {
                members.push(service);
            }
        }
    }
    for network in &compose.networks {
        let reachable_by_name = network.real_name().is_some() || network.is_external();
        if reachable_by_name || network.name() == "default" {
            continue;
        }
        let members = members.get(network.name()).map(Vec::as_slice);
        let Some([only]) = members else { continue };
        let may_be_many = ["scale", "deploy", "extends"].iter().any(|it| only.get(it).is_some());
        if only.networks.len() < 2 || may_be_many {
            continue;
        }
        let name = quoted(network.name());
        let message = format!(
            "only {} is on {name}: nobody can meet it there, and its other networks stay open",
            quoted(only.name())
        );
        let member = only.networks.iter().find(|it| it.name.as_str() == network.name());
        let finding = findings.add(network.key.place(), message);
        finding.help(format!(
            "give it a `name:` if other stacks join it, put the others on it, or remove {name}"
        ));
        if let Some(member) = member {
            finding.related(member.name.place(), "the only member");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn one_member_beside_a_shared_network() {
        expect(
            &RULE,
            "
networks:
  core: {}
  tenants: {}
# ^^^^^^^ only `api`
  named: { name: named }
  alone: {}
  edge: { external: true }
services:
  api:
    image: x
    networks: [core, tenants, named, edge]
  db:
    image: x
    networks: [core]
  hermit:
    image: x
    networks: [alone]
",
        );
    }
}
