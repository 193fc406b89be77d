//! One volume that two programs write in two formats.

use super::kept;
use crate::{
    compose::{Compose, Mount, MountKind},
    images::version,
    lint::{
        Check, Family, Findings, Level, Project, ProjectFile, Rule, ServiceSite,
        rules::image::{
            server::Server,
            vault_config::{Storage, VaultConfig},
        },
    },
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "conflicting-formats",
    family: Family::Volume,
    level: Level::Error,
    summary: "one volume is written in two formats",
    docs: include_str!("conflicting_formats.md"),
    check: Check::Project(check),
};

/// A volume and what a service writes there.
struct Writer {
    /// Where the volume is: two of the same name are one volume.
    volume: (String, String),
    mount: Place,
    format: String,
    /// Where the format is chosen.
    chosen: Place,
    service: String,
}

fn check(project: &Project, findings: &mut Findings) {
    let mut seen: Vec<Writer> = Vec::new();
    for (file, compose) in project.composes() {
        for service in &compose.services {
            let site = ServiceSite { project, file, compose, service };
            for writer in writers(&site) {
                let Some(other) = seen.iter().find(|it| it.volume == writer.volume) else {
                    seen.push(writer);
                    continue;
                };
                if other.format == writer.format {
                    continue;
                }
                let elsewhere = other.mount.file();
                let place = if elsewhere == writer.mount.file() {
                    String::new()
                } else {
                    format!(" of `{elsewhere}`")
                };
                let message = format!(
                    "`{}` writes {} to this volume, and `{}`{place} {}",
                    writer.service, writer.format, other.service, other.format
                );
                findings
                    .add(writer.mount, message)
                    .related(writer.chosen, format!("{} is chosen here", writer.format))
                    .related(other.chosen.clone(), format!("{} is chosen here", other.format))
                    .related(other.mount.clone(), "the same volume is mounted here")
                    .help("give each a volume of its own, or both the same format");
            }
        }
    }
}

fn writers(site: &ServiceSite<'_>) -> Vec<Writer> {
    let Some(server) = Server::of(site) else { return Vec::new() };
    let named = |it: &&Mount| it.kind == MountKind::Volume && !it.read_only;
    let mounts: Vec<_> = site.service.mounts.iter().filter(named).collect();
    let writer = |mount: &Mount, format: String, chosen: Place| {
        let volume = volume(site.file, site.compose, mount.source.as_deref()?)?;
        let service = site.service.name().to_owned();
        Some(Writer { volume, mount: mount.node.place(), format, chosen, service })
    };
    let storage = VaultConfig::all(site).iter().find_map(VaultConfig::storage);
    if let Some(Storage { kind, place }) = storage {
        let data = mounts.iter().filter(|it| !it.target.starts_with("/vault/logs"));
        let format = format!("Vault's `{kind}` storage");
        return data.filter_map(|it| writer(it, format.clone(), place.clone())).collect();
    }
    let keeps = kept::folders(site.service, server.image).find(|it| it.what == "every database");
    let Some(mount) = keeps.and_then(|it| kept::mount(site.service, it)) else {
        return Vec::new();
    };
    let tag = server.image.tag.as_deref().unwrap_or_default();
    let behind = tag.split('-').find_map(|it| it.strip_prefix("pg"));
    let Some(major) = version(behind.unwrap_or(tag)).first().copied() else { return Vec::new() };
    writer(mount, format!("PostgreSQL {major}"), server.image.text.place()).into_iter().collect()
}

/// What tells one volume from another: its real name, or the project's folder and name with the
/// name it has there.
fn volume(file: &ProjectFile, compose: &Compose, source: &str) -> Option<(String, String)> {
    let definition = compose.volume(source)?;
    let own = definition.real_name().map(|it| it.as_str().to_owned());
    let own = own.or_else(|| definition.is_external().then(|| source.to_owned()));
    if let Some(name) = own {
        return Some((String::new(), name));
    }
    let project = compose.name.as_ref().map(|it| format!("={}", it.as_str()));
    Some((project.unwrap_or_else(|| format!("/{}", file.folder())), source.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    const RAFT: &str = "
services:
  vault:
    image: hashicorp/vault:1.15
    environment:
      VAULT_LOCAL_CONFIG: |
        storage \"raft\" { path = \"/vault/data\" }
    volumes: ['vault_data:/vault/data']
volumes:
  vault_data:
";

    fn other(name: &str) -> String {
        format!(
            "
{name}
services:
  vault:
    image: hashicorp/vault:1.15
    command: server
    volumes:
      - vault_data:/vault/data
#       ^^^^^^^^^^^^^^^^^^^^^^ `file` storage
      - vault_logs:/vault/logs
      - ./v.hcl:/vault/config/v.hcl:ro
volumes:
  vault_data:
  vault_logs:
"
        )
    }

    #[test]
    fn across_files() {
        let file = "storage \"file\" {}\n";
        let vault = other("");
        expect_in(&RULE, &project(&[("a.yml", RAFT), ("b.yml", &vault), ("v.hcl", file)]));
        let raft = "storage \"raft\" {}\n";
        let silent = vault.replace('^', "");
        expect_in(&RULE, &project(&[("a.yml", RAFT), ("b.yml", &silent), ("v.hcl", raft)]));
        let named = silent.replacen('\n', "name: other\n", 1);
        expect_in(&RULE, &project(&[("a.yml", RAFT), ("b.yml", &named), ("v.hcl", file)]));
    }

    #[test]
    fn two_major_versions() {
        expect(
            &RULE,
            "
services:
  old:
    image: postgres:15.4
    volumes: ['db:/var/lib/postgresql/data']
  new:
    image: pgvector/pgvector:pg16
    volumes:
      - db:/var/lib/postgresql/data
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `new` writes PostgreSQL 16
  same:
    image: postgres:15.6-alpine
    volumes: ['db:/var/lib/postgresql/data']
  dump:
    image: postgres:17.1
    command: pg_dump
    volumes: ['db:/var/lib/postgresql/data']
volumes:
  db:
",
        );
    }
}
