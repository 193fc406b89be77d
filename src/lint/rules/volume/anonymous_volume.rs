//! Data in a volume that has no name.

use super::kept;
use crate::{
    compose::{Command, MountKind},
    lint::{Check, Family, Findings, Level, Rule, ServiceSite, rules::image::server::Server},
};

pub(super) static RULE: Rule = Rule {
    id: "anonymous-volume",
    family: Family::Volume,
    level: Level::Warning,
    summary: "data in a volume without a name is left behind by the next `down`",
    docs: include_str!("anonymous_volume.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    let service = site.service;
    for keeps in kept::folders(service, server.image).filter(|it| it.declared) {
        let path = keeps.path;
        let is_redis = server.facts.repository == "redis";
        let cache = is_redis && !is_persistent(site) && !misses_the_data(site, keeps.path);
        let help = format!("under `volumes:`, `- {}_data:{path}`", service.name());
        if let Some(mount) = kept::mount(service, keeps) {
            if mount.source.is_none() && mount.kind == MountKind::Volume && !cache {
                let message =
                    format!("the volume on `{path}` has no name, and holds {}", keeps.what);
                findings.add(mount.node.place(), message).help(help);
            }
        } else if let Some(mount) = kept::hidden(service, keeps) {
            let message = format!(
                "the image has a volume of its own on `{path}` below `{}`: {} is not in this mount",
                mount.target, keeps.what
            );
            let source = mount.source.as_deref().unwrap_or("data");
            let help = format!("mount the folder itself: `- {source}:{path}`");
            findings.add(mount.node.place(), message).level(Level::Error).help(help);
        } else if !kept::is_partly_mounted(service, keeps) && !cache {
            let place = service.entry("volumes").map(|it| it.key.place());
            let place = place.unwrap_or_else(|| server.image.text.place());
            let message = format!(
                "`{}` keeps {} in `{path}`, which becomes a volume without a name",
                service.name(),
                keeps.what
            );
            findings.add(place, message).help(help);
        }
    }
}

/// Told to write to disk: otherwise it may well be a cache.
fn is_persistent(site: &ServiceSite<'_>) -> bool {
    let words = site.service.command.as_ref().map(Command::words).unwrap_or_default();
    words.iter().zip(words.iter().skip(1)).any(|(flag, value)| match flag.as_str() {
        "--appendonly" => value.as_str() == "yes",
        "--save" => value.as_str().starts_with(|c: char| c.is_ascii_digit()),
        _ => false,
    })
}

/// A named volume that is nowhere near the data: it was meant to be kept.
fn misses_the_data(site: &ServiceSite<'_>, path: &str) -> bool {
    let mut words = site.service.command.iter().flat_map(Command::words);
    let is_moved = words.any(|it| it.as_str().contains("dir"));
    let is_settings =
        |target: &str| ["/etc", "/usr", "/run", "/tmp"].iter().any(|it| target.starts_with(it));
    let mut named = site.service.mounts.iter().filter(|it| it.kind == MountKind::Volume);
    !is_moved && named.any(|it| it.source.is_some() && !it.covers(path) && !is_settings(&it.target))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn without_a_name() {
        expect(
            &RULE,
            "
services:
  odoo:
    image: odoo:19
    volumes:
  # ^^^^^^^ filestore
      - odoo_extra_addons:/mnt/extra-addons
  db:
    image: postgres:16.4
    #      ^^^^^^^^^^^^^ every database
  old:
    image: postgres:16.4
    volumes:
      - db:/var/lib/postgresql
#       ^^^^^^^^^^^^^^^^^^^^^^ not in this mount
  bare:
    image: pgvector/pgvector:pg16
    volumes:
      - /var/lib/postgresql/data
#       ^^^^^^^^^^^^^^^^^^^^^^^^ has no name
  queue:
    image: redis:7.2.16
    #      ^^^^^^^^^^^^ the data set
    command: redis-server --appendonly yes
  beside:
    image: redis:7.2.16
    volumes:
  # ^^^^^^^ the data set
      - cache:/redis
",
        );
    }

    #[test]
    fn named_moved_or_not_sure() {
        expect(
            &RULE,
            "
services:
  a:
    image: postgres:16.4
    volumes: ['db:/var/lib/postgresql/data/']
  b:
    image: postgres:18.0
    volumes: ['db:/var/lib/postgresql']
  c:
    image: postgres:latest
    volumes: ['db:/var/lib/postgresql']
  d:
    image: postgres:16.4
    environment: [PGDATA=/data]
    volumes: ['db:/data']
  e:
    image: postgres:16.4
    tmpfs: /var/lib/postgresql/data
  f:
    image: redis:7.2.16
    command: redis-server --save '' --appendonly no
  k:
    image: redis:7.2.16
    command: redis-server --dir /redis
    volumes: ['cache:/redis', 'conf:/usr/local/etc/redis']
  g:
    image: odoo:19
    volumes: ['f:/var/lib/odoo/filestore']
  h:
    image: postgres:16.4
    command: [pg_dump]
  i:
    image: postgres:16.4
    volumes: ['${DATA}:/var/lib/postgresql/data']
  j:
    image: postgres:16.4
    volumes: ['x:${PGDIR}']
",
        );
    }
}
