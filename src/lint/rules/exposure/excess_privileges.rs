//! `privileged`, and capabilities that amount to it.

use crate::{
    compose::Text,
    document::Node,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "excess-privileges",
    family: Family::Exposure,
    level: Level::Warning,
    summary: "a container has the rights of root on the host",
    docs: include_str!("excess_privileges.md"),
    check: Check::Service(check),
};

/// Capabilities with which a process can leave its container.
const ESCAPES: [&str; 5] = ["ALL", "SYS_ADMIN", "SYS_MODULE", "SYS_RAWIO", "DAC_READ_SEARCH"];

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let name = quoted(service.name());
    let privileged = service.get("privileged").filter(|it| it.as_str() == Some("true"));
    if let Some(value) = privileged {
        let message =
            format!("{name} is privileged: all capabilities, all devices, no confinement");
        findings
            .add(value.place(), message)
            .help("name what it needs: `cap_add: [NET_ADMIN]`, `devices: [/dev/net/tun]`");
    }
    for added in service.get("cap_add").into_iter().flat_map(Node::items) {
        let Some(text) = Text::of(added) else { continue };
        let capability = text.as_str().to_ascii_uppercase();
        let capability = capability.strip_prefix("CAP_").unwrap_or(&capability);
        if ESCAPES.contains(&capability) {
            let message = format!("`{capability}` lets {name} out of its container");
            let help = "give it the narrower capability it needs, or none";
            findings.add(text.place(), message).help(help);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn privileged_and_its_likes() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    privileged: true
#               ^^^^ privileged
    cap_add: [CAP_SYS_ADMIN, NET_ADMIN, all]
#             ^^^^^^^^^^^^^ `SYS_ADMIN`
#                                       ^^^ `ALL`
  b:
    image: x
    privileged: false
    cap_drop: [ALL]
    cap_add: [IPC_LOCK]
",
        );
    }
}
