//! A Vault probe that fails while Vault is sealed, which it is after every start.

use super::{
    super::dependency::roles::{is_awaited, is_routed},
    probe::Probe,
};
use crate::{
    compose::{Command, Service},
    lint::{Check, Family, FileKind, Findings, Level, Rule, ServiceSite},
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "sealed-vault-probe",
    family: Family::Healthcheck,
    level: Level::Error,
    summary: "a Vault probe fails while Vault is sealed, when its interface is needed most",
    docs: include_str!("sealed_vault_probe.md"),
    check: Check::Service(check),
};

const SAFE: &str = "/v1/sys/health?standbyok=true&sealedcode=200&uninitcode=200";

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let Some((place, what)) = sealed_unsafe(service) else { return };
    if is_dev(service) || unseals_itself(site) {
        return;
    }
    let (level, harm) = match (is_routed(service), is_awaited(site.compose, service)) {
        (true, _) => (Level::Error, "Traefik then hides the interface that unseals it"),
        // With an unsealer among those who wait it is a deadlock, which has a rule of its own.
        (false, true) => (Level::Warning, "what waits for it waits until somebody unseals it"),
        (false, false) => return,
    };
    let message = format!("{what} fails while Vault is sealed or uninitialised: {harm}");
    let help =
        format!(r#"test: ["CMD", "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:8200{SAFE}"]"#);
    findings.add(place, message).level(level).help(help);
}

/// Where a probe fails for a sealed Vault, and what it runs.
pub(in crate::lint::rules) fn sealed_unsafe(service: &Service) -> Option<(Place, String)> {
    let probe = Probe::of(service)?;
    // It looks at the exit code or at the words of the answer itself.
    let written = probe.written();
    if written.contains("$?") || written.contains("|| true") || written.contains("exit 0") {
        return None;
    }
    for command in &probe.commands {
        let status = command.operand().is_some_and(|it| it.as_str() == "status");
        if matches!(command.name(), "vault" | "bao") && status {
            return Some((command.text.place(), format!("`{} status`", command.name())))
                .filter(|_| command.after != super::probe::Link::Pipe);
        }
    }
    let url = probe.urls().into_iter().find(|it| it.plain_path() == Some("/v1/sys/health"))?;
    let accepts = |code: &str| url.path.as_str().contains(code);
    let fails = match url.client.as_str() {
        "wget" => true,
        "curl" => written.split_whitespace().any(|it| {
            it.starts_with("--fail")
                || (it.starts_with('-') && !it.starts_with("--") && it.contains('f'))
        }),
        _ => false,
    };
    let safe = accepts("sealedcode=2") && accepts("uninitcode=2");
    (fails && !safe).then(|| (url.whole.place(), "`/v1/sys/health`".to_owned()))
}

fn is_dev(service: &Service) -> bool {
    let words = service.command.iter().flat_map(Command::words);
    words.into_iter().any(|it| it.as_str().starts_with("-dev"))
        || service.environment.iter().any(|it| it.name.as_str().starts_with("VAULT_DEV_"))
}

/// A `seal` stanza in its configuration: a key service unseals it.
fn unseals_itself(site: &ServiceSite<'_>) -> bool {
    let service = site.service;
    let seals = |text: &str| text.contains("seal \"") || text.contains("\"seal\"");
    let mounted = service.mounts.iter().filter_map(|it| site.compose.mounted_path(it));
    let configured = |path: String| {
        let found = site.project.files.iter().find(|it| it.name() == path);
        found.is_some_and(|it| matches!(it.kind, FileKind::Text) && seals(it.source.text()))
    };
    service.environment.iter().any(|it| seals(it.text()) || it.name.as_str() == "VAULT_SEAL_TYPE")
        || mounted.into_iter().any(configured)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn routed_or_awaited() {
        expect(
            &RULE,
            r#"
services:
  a:
    labels: [traefik.enable=true]
    healthcheck: { test: "wget -qO- http://localhost:8200/v1/sys/health || exit 1" }
    #                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `/v1/sys/health` fails
  b:
    labels: [traefik.enable=true]
    healthcheck: { test: [CMD, vault, status] }
    #                          ^^^^^ `vault status` fails
  c:
    healthcheck: { test: [CMD, curl, -f, "http://127.0.0.1:8200/v1/sys/health?sealedcode=200"] }
    #                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ waits
  d:
    depends_on: { c: { condition: service_healthy } }
    healthcheck: { test: [CMD, vault, status] }
  e:
    labels: [traefik.enable=true]
    command: server -dev
    healthcheck: { test: [CMD, vault, status] }
  f:
    labels: [traefik.enable=true]
    healthcheck: { test: "wget -q 'http://127.0.0.1:8200/v1/sys/health?sealedcode=204&uninitcode=204'" }
  g:
    labels: [traefik.enable=true]
    healthcheck: { test: "vault status; [ $$? -ne 1 ]" }
  h:
    labels: [traefik.enable=true]
    environment: { VAULT_LOCAL_CONFIG: 'seal "awskms" {}' }
    healthcheck: { test: [CMD, vault, status] }
"#,
        );
    }
}
