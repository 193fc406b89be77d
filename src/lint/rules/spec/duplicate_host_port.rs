//! One port of the host, published twice.

use crate::{
    compose::{Compose, Meeting, Port, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, taken_ports::TakenPorts},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-host-port",
    family: Family::Spec,
    level: Level::Error,
    summary: "two services publish the same port of the host",
    docs: include_str!("duplicate_host_port.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let mut seen: TakenPorts<(&Service, &Port)> = TakenPorts::new();
    for service in compose.services.iter().filter(|it| counts(it)) {
        for port in &service.ports {
            let near = seen.near(port).filter(|(_, first)| overlap(first, port)).take(MOST);
            let clash = { near }.find(|(other, _)| other.meets(service) != Meeting::Never);
            let Some((other, first)) = clash else {
                seen.add(port, (service, port));
                continue;
            };
            let same = other.name() == service.name();
            if same && (first.target == port.target || first.node.raw() == port.node.raw()) {
                continue;
            }
            let number = port.published.map_or(0, |it| it.0);
            let message = if same {
                format!("port {number} of the host is published twice")
            } else {
                let other = quoted(other.name());
                format!("port {number} of the host is already published by {other}")
            };
            let finding = findings.add(port.node.place(), message);
            finding
                .help("publish another port of the host, or none")
                .related(first.node.place(), "first published here");
            if other.meets(service) == Meeting::ByProfile {
                finding.level(Level::Note);
            }
        }
    }
}

/// Each has profiles of its own; of very many, the first ones will do.
const MOST: usize = 16;

/// The host's network has no ports of its own.
fn counts(service: &Service) -> bool {
    service.get("network_mode").is_none()
}

fn overlap(a: &Port, b: &Port) -> bool {
    let (Some((first, last)), Some((from, to))) = (a.published, b.published) else { return false };
    // Docker picks any free port of a range that stands for one port of the container.
    let picks =
        |port: &Port, width: u16| width > 0 && port.target.is_none_or(|(start, end)| start == end);
    if picks(a, last.saturating_sub(first)) || picks(b, to.saturating_sub(from)) || from == 0 {
        return false;
    }
    let any = |port: &Port| matches!(port.address.as_deref(), None | Some("" | "0.0.0.0"));
    let same_address = a.address == b.address || any(a) && any(b);
    let one_is_any = any(a) != any(b) && !is_v6(a) && !is_v6(b) && !is_open(a) && !is_open(b);
    let protocol = a.protocol.eq_ignore_ascii_case(&b.protocol);
    first <= to && from <= last && protocol && !is_open(a) && (same_address || one_is_any)
}

fn is_v6(port: &Port) -> bool {
    port.address.as_deref().is_some_and(|it| it.contains(':'))
}

fn is_open(port: &Port) -> bool {
    port.address.as_deref().is_some_and(|it| it.contains(['?', '$']))
        || port.protocol.contains(['?', '$'])
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn clashes() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    ports: ['80:80', '53:53/udp', '53:53/tcp', '127.0.0.1:90:90', '80:80']
  b:
    image: b
    ports:
      - '80:8080'
      # ^^^^^^^^^ published by `a`
      - {target: 1, published: 53}
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^ published by `a`
      - '90:90'
      # ^^^^^^^ published by `a`
      - '127.0.0.2:90:91'
      - '8080'
      - '${P}:80'
      - '${IP}:80:80'
  c:
    image: b
    profiles: [x]
    ports: ['80:80', '100:1']
    #       ^^^^^^^ published by `a`
  e: {image: b, profiles: [y], ports: ['100:1']}
  f:
    image: b
    profiles: [y, x]
    ports: ['100:2']
    #       ^^^^^^^ published by `c`
  d:
    image: b
    ports: ['9000-9010:80', '9000-9010:81']
",
        );
    }
}
