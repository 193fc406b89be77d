//! Two settings of which one undoes the other.

use super::vault_config::VaultConfig;
use crate::{
    compose::Text,
    images::version,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "contradictory-settings",
    family: Family::Image,
    level: Level::Note,
    summary: "two settings contradict each other",
    docs: include_str!("contradictory_settings.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let configs = VaultConfig::all(site);
    if configs.is_empty() {
        return;
    }
    // From 1.19.17 on the binary carries the capability, and does not start without it.
    let tag = site.service.image.as_ref().and_then(|it| it.tag.clone()).unwrap_or_default();
    let version = version(&tag);
    let optional = !version.is_empty() && version < vec![1, 19];
    let added = site.service.get("cap_add");
    let items = added.map(crate::document::Node::items).unwrap_or_default();
    let lock = items.iter().filter_map(Text::of).find(|it| it.as_str().ends_with("IPC_LOCK"));
    let off = configs.iter().find_map(|it| it.switched_on("disable_mlock"));
    if let (true, Some(lock), Some(off)) = (optional, lock, off) {
        let message = "`IPC_LOCK` lets Vault lock its memory, and `disable_mlock` tells it not to";
        findings
            .add(lock.place(), message)
            .related(off, "memory is not locked because of this")
            .help("keep one of the two");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn lock_and_no_lock() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: hashicorp/vault:1.15
    cap_add:
      - IPC_LOCK
    #   ^^^^^^^^ tells it not to
    environment:
      VAULT_LOCAL_CONFIG: |
        disable_mlock = true
  b:
    image: hashicorp/vault:1.15
    cap_add: [IPC_LOCK]
    environment: { VAULT_LOCAL_CONFIG: 'disable_mlock = false' }
  c:
    image: hashicorp/vault:2.1.2
    cap_add: [IPC_LOCK]
    environment: { VAULT_LOCAL_CONFIG: '{"disable_mlock":true}' }
  d:
    image: hashicorp/vault
    cap_add: [IPC_LOCK]
    environment: { VAULT_LOCAL_CONFIG: '{"disable_mlock":true}' }
"#,
        );
    }
}
