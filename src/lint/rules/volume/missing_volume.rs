//! Data that lives in the container only.

use super::kept;
use crate::lint::{
    Check, Family, Findings, Level, Rule, ServiceSite, rules::image::server::Server,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-volume",
    family: Family::Volume,
    level: Level::Error,
    summary: "data outside of a volume is lost when the container is made anew",
    docs: include_str!("missing_volume.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    let service = site.service;
    for keeps in kept::folders(service, server.image).filter(|it| !it.declared) {
        let shared = keeps.shared && is_kept_by_another(site, keeps.path);
        let kept = kept::mount(service, keeps).is_some() || kept::is_partly_mounted(service, keeps);
        // A service whose program lies under a volume is told so already.
        if kept || shared {
            continue;
        }
        let (name, path) = (service.name(), keeps.path);
        let message = format!(
            "`{name}` keeps {} in `{path}`, where no volume is: lost when the container is made anew",
            keeps.what
        );
        let help = format!("under `volumes:`, `- {name}_data:{path}`");
        findings.add(server.image.text.place(), message).help(help);
    }
}

/// Another service of the same image mounts it: what is missing is the sharing.
fn is_kept_by_another(site: &ServiceSite<'_>, path: &str) -> bool {
    let image = site.service.image.as_ref().map(|it| &it.repository);
    site.compose.services.iter().any(|it| {
        it.image.as_ref().map(|it| &it.repository) == image
            && it.mounts.iter().any(|mount| mount.covers(path))
    })
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn without_a_volume() {
        expect(
            &RULE,
            "
services:
  redpanda:
    image: docker.redpanda.com/redpandadata/redpanda:latest
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ every topic
    command: [redpanda, start]
  any:
    image: redpandadata/redpanda:${TAG}
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ every topic
  n8n:
    image: n8nio/n8n:2.41.3
    #      ^^^^^^^^^^^^^^^^ `n8n` keeps workflows
    volumes: ['./files:/files']
",
        );
    }

    #[test]
    fn with_one_or_not_needed() {
        expect(
            &RULE,
            "
services:
  a:
    image: redpandadata/redpanda:v26.2.1
    volumes: ['d:/var/lib/redpanda/data']
  b:
    image: redpandadata/redpanda:v26.2.1
    entrypoint: /bin/bash
    command: /init.sh
  c:
    image: redpandadata/redpanda:v26.2.1
    command: rpk topic create x
  d:
    image: n8nio/n8n:2.41.3
    environment: [DB_TYPE=postgresdb]
  e:
    image: chatwoot/chatwoot:v4.15.1
    command: bundle exec sidekiq
    volumes: ['s:/app/storage']
  f:
    image: chatwoot/chatwoot:v4.15.1
    command: bundle exec sidekiq
  g:
    image: redpandadata/redpanda:v26.2.1
    volumes: ['d:/var/lib/redpanda']
  i:
    image: redpandadata/redpanda:v26.2.1
    tmpfs: /var/lib/redpanda/data
  j:
    image: redpandadata/redpanda:v26.2.1
    extends: a
",
        );
    }

    #[test]
    fn a_part_of_the_service_elsewhere() {
        let base = "services:\n  a:\n    image: redpandadata/redpanda:v26.2.1\n";
        let over = "services:\n  a:\n    volumes: ['d:/var/lib/redpanda/data']\n";
        expect_in(&RULE, &project(&[("compose.yml", base), ("compose.override.yml", over)]));
    }
}
