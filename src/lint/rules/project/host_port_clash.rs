//! Two files publish one port of the host.

use indexmap::IndexMap;

use super::owner::Owner;
use crate::{
    compose::Port,
    lint::{Check, Family, Findings, Level, Project, Rule, taken_ports::TakenPorts},
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
    let mut taken: TakenPorts<(&Port, Owner<'_>)> = TakenPorts::new();
    for (file, compose) in project.composes() {
        let mut own = IndexMap::new();
        let services = compose.services.iter();
        for (service, port) in services.flat_map(|it| it.ports.iter().map(move |port| (it, port))) {
            let Some((first, last)) = port.published else { continue };
            let owner = Owner { file, compose, service };
            let is_apart = |other: &Owner<'_>| {
                other.file.folder() != file.folder() || owner.is_variant_of(other, project)
            };
            own.entry((first, last, &port.address, &port.protocol)).or_insert((port, owner));
            // What two stacks extend or include is written once.
            let is_other = |it: &Port| overlap(it, port) && !is_same(it, port);
            let clashes = taken.near(port).filter(|(it, _)| is_other(it));
            let Some((at, other)) = clashes.min_by_key(|(_, it)| is_apart(it)) else { continue };
            let shown = if first == last { first.to_string() } else { format!("{first}-{last}") };
            let message = format!("the host's port {shown} is taken by another stack");
            let finding = findings
                .add(port.node.place(), message)
                .help("publish another port, or none: Traefik reaches the container without")
                .related(at.node.place(), "it is taken here");
            if is_apart(other) {
                finding.level(Level::Note);
            }
        }
        for (port, owner) in own.into_values() {
            taken.add(port, (port, owner));
        }
    }
}

fn is_same(one: &Port, other: &Port) -> bool {
    let (one, other) = (one.node.place(), other.node.place());
    one.file() == other.file() && one.range() == other.range()
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
