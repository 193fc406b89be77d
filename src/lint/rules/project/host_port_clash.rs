//! Two files publish one port of the host.

use indexmap::IndexMap;

use super::container_name_clash::folder;
use crate::{
    compose::Port,
    lint::{Check, Family, Findings, Level, Project, Rule, taken_ports::TakenPorts},
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "host-port-clash",
    family: Family::Project,
    level: Level::Error,
    summary: "two stacks on one host publish the same port",
    docs: include_str!("host_port_clash.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let mut taken: TakenPorts<(&Port, Place)> = TakenPorts::new();
    for file in &project.files {
        let elsewhere = |at: &Place| folder(at.file()) != file.folder();
        let mut own = IndexMap::new();
        for port in file.composes().iter().flat_map(|it| &it.services).flat_map(|it| &it.ports) {
            let Some((first, last)) = port.published else { continue };
            let place = port.node.place();
            own.entry((first, last, &port.address, &port.protocol))
                .or_insert_with(|| (port, place.clone()));
            let clashes = taken.near(port).filter(|(it, _)| overlap(it, port));
            let Some((_, at)) = clashes.min_by_key(|(_, at)| elsewhere(at)) else { continue };
            let shown = if first == last { first.to_string() } else { format!("{first}-{last}") };
            let message = format!("the host's port {shown} is taken by another stack");
            let finding = findings
                .add(place, message)
                .help("publish another port, or none: Traefik reaches the container without")
                .related(at.clone(), "it is taken here");
            if elsewhere(at) {
                finding.level(Level::Note);
            }
        }
        for (port, place) in own.into_values() {
            taken.add(port, (port, place));
        }
    }
}

fn overlap(one: &Port, other: &Port) -> bool {
    let (Some((a, b)), Some((c, d))) = (one.published, other.published) else { return false };
    let same_address =
        one.on_all_interfaces() || other.on_all_interfaces() || one.address == other.address;
    a <= d && c <= b && one.protocol == other.protocol && same_address && a != 0
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect_in, project};

    #[test]
    fn across_files() {
        let one = "services:\n  a:\n    image: x:1\n    ports: ['9644:9644', '127.0.0.1:80:80']\n";
        let two = "
services:
  b:
    image: x:1
    ports:
      - 9640-9650:1
      # ^^^^^^^^^ 
";
        let project = project(&[("one.yml", one), ("two.yml", two)]);
        let found = crate::lint::check_with(&project, [&RULE]);
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("9640-9650"));
        let apart = "services:\n  b:\n    ports: ['127.0.0.2:80:80', '9644:1/udp']\n";
        expect_in(&RULE, &crate::lint::testing::project(&[("one.yml", one), ("two.yml", apart)]));
    }
}
