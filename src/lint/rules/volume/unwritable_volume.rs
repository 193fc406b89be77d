//! Volumes that the image's user may not write to.

use crate::{
    compose::{Definition, MountKind},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite, rules::image::server::Server},
};

pub(super) static RULE: Rule = Rule {
    id: "unwritable-volume",
    family: Family::Volume,
    level: Level::Error,
    summary: "a new volume belongs to root, and the image's user cannot write to it",
    docs: include_str!("unwritable_volume.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    if site.service.get("user").is_some() {
        return;
    }
    for mount in site.service.mounts.iter().filter(|it| it.kind == MountKind::Volume) {
        let known = server.facts.habits.unwritable.iter();
        let Some((_, instead)) = known.clone().find(|(path, _)| mount.covers(path)) else {
            continue;
        };
        let definition = mount.source.as_deref().and_then(|it| site.compose.volume(it));
        if definition.is_some_and(is_somebody_elses) {
            continue;
        }
        let message = format!(
            "a new volume on `{}` belongs to root, and `{}` does not run as root: permission denied",
            mount.target, server.image.repository
        );
        let source = mount.source.as_deref().unwrap_or("data");
        let help = format!("use the folder that the image makes: `- {source}:{instead}`");
        findings.add(mount.node.place(), message).help(help);
    }
}

/// Made with options or by others, so nothing is known of its owner.
fn is_somebody_elses(definition: &Definition) -> bool {
    definition.is_external()
        || definition.get("driver_opts").is_some()
        || definition.get("driver").is_some_and(|it| it.as_str() != Some("local"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn new_volumes() {
        expect(
            &RULE,
            "
services:
  a:
    image: hashicorp/vault:1.15
    volumes:
      - vault_data:/vault/data
#       ^^^^^^^^^^^^^^^^^^^^^^ belongs to root
  b:
    image: hashicorp/vault:1.15
    entrypoint: [/bin/sh, /init.sh]
    volumes: ['vault_data:/vault/data']
  c:
    image: hashicorp/vault:1.15
    volumes: ['vault_data:/vault/file', './data:/vault/data']
  d:
    image: hashicorp/vault:1.15
    volumes: ['ready:/vault/data']
  e:
    image: hashicorp/vault:1.15
    user: root
    volumes: ['vault_data:/vault/data']
volumes:
  vault_data:
  ready:
    external: true
",
        );
    }
}
