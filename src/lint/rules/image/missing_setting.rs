//! Settings without which an image does not start, or does not do its work.

use super::{
    server::{Server, has_env_file},
    setting::is_set,
    vault_config::VaultConfig,
};
use crate::{
    images::version,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-setting",
    family: Family::Image,
    level: Level::Error,
    summary: "an image without a setting it needs does not start, or forgets",
    docs: include_str!("missing_setting.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    if has_env_file(site.service) {
        return;
    }
    raft(site, server.image.tag.as_deref().unwrap_or_default(), findings);
    for required in server.facts.habits.required {
        let Some(first) = required.any_of.first() else { continue };
        let tag = server.image.tag.as_deref().unwrap_or_default();
        let given = required.any_of.iter().any(|it| is_set(site.service, it));
        if given || !(required.holds)(tag) {
            continue;
        }
        let place = site.service.entry("environment").map(|it| it.key.place());
        let place = place.unwrap_or_else(|| server.image.text.place());
        let message = format!("`{}` needs `{first}`: {}", server.image.repository, required.why);
        let finding = findings.add(place, message);
        finding.help(match first.strip_prefix('/') {
            Some(_) => format!("under `volumes:`, `- ./<yours>:{first}:ro`"),
            None => format!("`{first}: ${{{first}:?}}`"),
        });
        // Those that extend it may set it.
        if !required.fatal || site.project.extended.contains(site.file.name()) {
            finding.level(Level::Note);
        }
    }
}

/// What `command/server.go` refuses to start without.
fn raft(site: &ServiceSite<'_>, tag: &str, findings: &mut Findings) {
    let configs = VaultConfig::all(site);
    let storages = configs.iter().filter_map(VaultConfig::storage);
    let Some(storage) = storages.into_iter().find(|it| it.kind == "raft") else { return };
    let set = |name: &'static str, variable: &str| {
        site.service.env(variable).is_some() || configs.iter().any(|it| it.setting(name).is_some())
    };
    if !set("cluster_addr", "VAULT_CLUSTER_ADDR") {
        let message = "raft storage needs `cluster_addr`, or Vault ends at once: cluster address must be set when using raft storage";
        let name = site.service.name();
        let help = format!("under `environment:`, `VAULT_CLUSTER_ADDR: https://{name}:8201`");
        findings.add(storage.place.clone(), message).help(help);
    }
    let strict = version(tag) >= vec![1, 20];
    if strict && !set("disable_mlock", "VAULT_DISABLE_MLOCK") {
        let message =
            format!("Vault {tag} with raft storage does not start unless `disable_mlock` is set");
        findings
            .add(storage.place, message)
            .help("`disable_mlock = true`, and no unencrypted swap");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{expect, expect_in, project},
    };

    #[test]
    fn variables() {
        expect(
            &RULE,
            "
services:
  a:
    image: botpress/server:12.31.10
    environment:
  # ^^^^^^^^^^^ needs `EXTERNAL_URL`
      - BP_PRODUCTION=true
  b:
    image: postgres:16.4
    #      ^^^^^^^^^^^^^ needs `POSTGRES_PASSWORD`
  c:
    image: postgres:16.4
    environment: [POSTGRES_HOST_AUTH_METHOD=trust]
  d:
    image: postgres:16.4
    env_file: .env
  e:
    image: postgres:16.4
    command: [pg_dump, -h, b]
  f:
    image: postgres:16.4
    entrypoint: sh -c 'psql -h b'
  g:
    image: postgres:${TAG}
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/p }
  h:
    image: eclipse-mosquitto:2.0.20
    #      ^^^^^^^^^^^^^^^^^^^^^^^^ needs `/mosquitto/config`
  i:
    image: eclipse-mosquitto:1.6.15
  j:
    image: eclipse-mosquitto:2.0.20
    volumes: ['./m.conf:/mosquitto/config/mosquitto.conf']
  k:
    image: eclipse-mosquitto:2.0.20
    command: mosquitto -c /mosquitto-no-auth.conf
  l:
    image: opensearchproject/opensearch:2.11.1
  m:
    image: postgres:9.6.16-alpine
  n:
    image: postgres:9.6-alpine
    #      ^^^^^^^^^^^^^^^^^^^ needs `POSTGRES_PASSWORD`
  o:
    image: postgres:8.4
",
        );
    }

    #[test]
    fn those_that_extend_it_may_set_it() {
        let mut project = project(&[("base.yml", "services: {a: {image: 'postgres:16.4'}}\n")]);
        project.extended.insert("base.yml".into());
        assert_eq!(check_with(&project, [&RULE])[0].level, Level::Note);
    }

    #[test]
    fn raft_storage() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: hashicorp/vault:1.15
    environment:
      VAULT_LOCAL_CONFIG: |
        # cluster_addr = "x"
        storage "raft" {}
#       ^^^^^^^^^^^^^ needs `cluster_addr`
  b:
    image: hashicorp/vault:2.1.2
    environment:
      - VAULT_CLUSTER_ADDR=https://b:8201
      - VAULT_LOCAL_CONFIG={"storage":{"raft":{"path":"/vault/file"}}}
                           # ^^^^^^^^^^^^^^^ does not start unless `disable_mlock`
  c:
    image: hashicorp/vault:2.1.2
    environment:
      VAULT_LOCAL_CONFIG: '{"storage":{"file":{"path":"/vault/file"}}}'
  d:
    image: hashicorp/vault:2.1.2
    environment:
      VAULT_LOCAL_CONFIG: ${VAULT_CONFIG}
"#,
        );
    }

    #[test]
    fn mounted_configuration() {
        let compose = "
services:
  v:
    image: hashicorp/vault:1.15
    command: server
    volumes: ['./v.hcl:/vault/config/v.hcl:ro']
";
        let raft = " storage \"raft\" {\n#^^^^^^^^^^^^^ needs\n }\n";
        expect_in(&RULE, &project(&[("compose.yml", compose), ("v.hcl", raft)]));
        let whole = "storage \"raft\" {}\ncluster_addr = \"https://v:8201\"\n";
        expect_in(&RULE, &project(&[("compose.yml", compose), ("v.hcl", whole)]));
    }
}
