//! Namespaces of the host: network, processes, memory, users.

use crate::{
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "host-namespace",
    family: Family::Exposure,
    level: Level::Note,
    summary: "a container shares a namespace with the host",
    docs: include_str!("host_namespace.md"),
    check: Check::Service(check),
};

const KEYS: [(&str, &str); 6] = [
    ("network_mode", "it listens on every address of the host and reaches what listens there"),
    ("pid", "it sees and can signal every process of the host"),
    ("ipc", "it can read the shared memory of the host"),
    ("userns_mode", "root in it is root on the host"),
    ("uts", "it can rename the host"),
    ("cgroup", "it sees the control groups of the host"),
];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let facts = service.image.as_ref().and_then(|it| it.facts);
    let sensitive = facts.is_some_and(|it| it.habits.data_store || it.admin_interface);
    for (key, effect) in KEYS {
        let Some(value) = service.text(key).filter(|it| it.as_str() == "host") else { continue };
        let message = format!("{} shares the host's {key}: {effect}", quoted(service.name()));
        let level = if sensitive { Level::Warning } else { Level::Note };
        let help = match key {
            "network_mode" => "put it on a network, and publish the one port that is needed",
            _ => "remove it unless the program cannot work without",
        };
        findings
            .add(value.place(), message.replace("network_mode", "network"))
            .help(help)
            .level(level);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn every_namespace() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    network_mode: host
#                 ^^^^ the host's network
    pid: \"host\"
#         ^^^^ every process
    ipc: shareable
  b:
    image: x
    network_mode: service:a
",
        );
    }
}
