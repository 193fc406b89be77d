//! A probe that runs a program the image does not have.

use super::probe::{Probe, advice, known, lacks, lacks_shell};
use crate::{
    compose::Command,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-probe-tool",
    family: Family::Healthcheck,
    level: Level::Error,
    summary: "a probe runs a program that is not in the image, so it never succeeds",
    docs: include_str!("missing_probe_tool.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(probe) = Probe::of(site.service) else { return };
    let Some((image, facts)) = known(site.service) else { return };
    let words = site.service.command.iter().chain(&site.service.entrypoint);
    let words: Vec<_> = words.flat_map(Command::words).collect();
    let installs = ["apt", "apk", "dnf", "yum"];
    if words
        .iter()
        .any(|it| it.as_str().split(' ').any(|it| installs.iter().any(|name| it.starts_with(name))))
    {
        return;
    }
    let repository = &image.repository;
    if probe.has_shell && lacks_shell(image) {
        let message = format!("the probe needs a shell, and `{repository}` has none");
        findings.add(probe.place(), message).help(advice::healthcheck(image, facts));
        return;
    }
    let mut reported: Vec<&str> = Vec::new();
    for command in &probe.commands {
        let Some((program, _)) = command.program() else { continue };
        let name = command.name();
        if lacks(image, name) && !reported.contains(&name) {
            reported.push(name);
            let message = format!("`{name}` is not in `{repository}`: the probe never succeeds");
            let finding = findings.add(program.place(), message);
            if lacks_shell(image) {
                finding.help(advice::healthcheck(image, facts));
            } else {
                finding.help(advice::test(image, facts));
                if let Some(fix) = probe.replaced(image, facts) {
                    finding.fix(fix);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn by_version_and_variant() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: mariadb:11.4.5
    healthcheck: { test: [CMD, mysqladmin, ping] }
    #                          ^^^^^^^^^^ `mysqladmin` is not in `mariadb`
  b:
    image: mariadb:10.11.5
    healthcheck: { test: [CMD, mysqladmin, ping] }
  c:
    image: mongo
    healthcheck: { test: "mongo --eval 1" }
    #                     ^^^^^ not in `mongo`
  d:
    image: mongo:4.4.29
    healthcheck: { test: "mongosh --eval 1" }
    #                     ^^^^^^^ not in `mongo`
  e:
    image: mongo:5.0.31
    healthcheck: { test: "mongo --eval 1 || mongosh --eval 1" }
  f:
    image: node:22-slim
    healthcheck: { test: [CMD, curl, -f, "http://127.0.0.1/"] }
    #                          ^^^^ not in `node`
  g:
    image: node:22-slim
    command: sh -c 'apt-get update && apt-get install -y curl && node .'
    healthcheck: { test: [CMD, curl, -f, "http://127.0.0.1/"] }
  h:
    image: grafana/loki:3.6.0
    healthcheck: { test: wget -q http://127.0.0.1:3100/ready }
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ needs a shell
  i:
    image: grafana/loki:3.5.0
    healthcheck: { test: [CMD-SHELL, "wget -q http://127.0.0.1:3100/ready"] }
"#,
        );
    }

    #[test]
    fn known_images_only() {
        expect(
            &RULE,
            r#"
services:
  odoo:
    image: odoo:19
    healthcheck: { test: ["CMD-SHELL", "wget -qO- http://localhost:8069/web/login || exit 1"] }
    #                                   ^^^^ `wget` is not in `odoo`
  a:
    image: portainer/portainer-ce:latest
    healthcheck: { test: curl -f http://127.0.0.1:9000 }
    #                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ needs a shell
  b:
    image: portainer/portainer-ce:2.39.6
    healthcheck: { test: [CMD, /usr/bin/wget, "http://127.0.0.1:9000"] }
    #                          ^^^^^^^^^^^^^ not in
  c:
    image: portainer/portainer-ce:2.39.6-alpine
    healthcheck: { test: "wget -qO- http://127.0.0.1:9000" }
  d:
    image: odoo:19
    healthcheck: { test: ["CMD", "curl", "-f", "http://127.0.0.1:8069/?q=wget"] }
  e:
    image: odoo:19
    build: .
    healthcheck: { test: ["CMD", "wget", "http://127.0.0.1:8069/"] }
  f:
    image: example/a:1
    healthcheck: { test: ["CMD", "wget", "http://127.0.0.1:8069/"] }
"#,
        );
    }

    #[test]
    fn gets_what_the_image_answers() {
        let text = |test: &str| {
            format!("services: {{a: {{image: \"odoo:19.0\", healthcheck: {{test: {test}}}}}}}\n")
        };
        let before = text("[CMD, wget, -q, \"http://127.0.0.1:8069/\"]");
        let url = "http://127.0.0.1:8069/web/health?db_server_status=1";
        let after = format!("[\"CMD\", \"curl\", \"-fsS\", \"-o\", \"/dev/null\", \"{url}\"]");
        expect_fix(&RULE, &before, &text(&after));
    }
}
