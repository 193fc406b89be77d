//! Keys that an image makes up and keeps in its volume only.

use super::server::{Server, has_env_file};
use crate::lint::{Check, Family, Findings, Level, Rule, ServiceSite};

pub(super) static RULE: Rule = Rule {
    id: "key-only-in-volume",
    family: Family::Image,
    level: Level::Warning,
    summary: "a key that exists only in a volume is lost with it",
    docs: include_str!("key_only_in_volume.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(server) = Server::of(site) else { return };
    if has_env_file(site.service) {
        return;
    }
    for key in server.facts.habits.generated_keys {
        let Some(first) = key.variables.first() else { continue };
        if key.variables.iter().any(|it| site.service.env(it).is_some()) {
            continue;
        }
        let place = site.service.entry("environment").map(|it| it.key.place());
        let place = place.unwrap_or_else(|| server.image.text.place());
        let message = format!(
            "without `{first}` the key exists in the volume only, and {} is lost with it",
            key.loses
        );
        let help = format!("give it, from an existing volume or new: `{first}: ${{{first}:?}}`");
        findings.add(place, message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn keys() {
        expect(
            &RULE,
            "
services:
  a:
    image: n8nio/n8n:2.41.3
    environment:
  # ^^^^^^^^^^^ without `N8N_ENCRYPTION_KEY`
      DB_TYPE: postgresdb
  b:
    image: n8nio/n8n:2.41.3
    #      ^^^^^^^^^^^^^^^^ every stored credential
  c:
    image: n8nio/n8n:2.41.3
    environment:
      - N8N_ENCRYPTION_KEY
  d:
    image: n8nio/n8n:2.41.3
    env_file: .env
  e:
    image: n8nio/n8n:2.41.3
    environment: { N8N_ENCRYPTION_KEY_FILE: /run/secrets/key }
",
        );
    }
}
