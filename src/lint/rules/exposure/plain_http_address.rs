//! `http://` for a host that is served over HTTPS.

use std::collections::HashMap;

use crate::{
    compose::Text,
    lint::{
        Check, Family, Findings, Fix, Level, Project, Rule,
        traefik::{Protocol, hosts, is_open, routed},
    },
    problem::{Place, quoted},
};

pub(super) static RULE: Rule = Rule {
    id: "plain-http-address",
    family: Family::Exposure,
    level: Level::Warning,
    summary: "a service tells others the http:// address of a host that is served over https",
    docs: include_str!("plain_http_address.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let secure = secure_hosts(project);
    if secure.is_empty() {
        return;
    }
    for (_, compose) in project.composes() {
        for variable in compose.services.iter().flat_map(|it| &it.environment) {
            let Some(value) = &variable.value else { continue };
            let Some(host) = plain_host(value.as_str()) else { continue };
            let Some(routes) = secure.get(host) else { continue };
            let here = routes.iter().find(|it| it.file() == value.place().file());
            let Some(route) = here.or(routes.first()) else { continue };
            let trimmed = value.trimmed();
            let front = trimmed.as_str().find(host).unwrap_or_default() + host.len();
            let port = trimmed.as_str()[front..].split(['/', '?']).next().unwrap_or_default();
            let address = trimmed.part(0..front + port.len());
            let right = format!("https://{host}");
            let message = format!(
                "{} gives out a plain `http://` address of {}, which is served over https",
                quoted(variable.name.as_str()),
                quoted(host)
            );
            findings
                .add(value.place(), message)
                .help(format!("use {}", quoted(&right)))
                .related(route.clone(), "the route with TLS is here")
                .fix(Fix::risky(format!("write {}", quoted(&right))).text(&address, &right));
        }
    }
}

/// The host of a value that is one `http://` address and nothing else.
fn plain_host(value: &str) -> Option<&str> {
    let rest = value.trim().strip_prefix("http://")?;
    if rest.contains([',', ' ', ';', '|', '$', '*', '@']) {
        return None;
    }
    rest.split(['/', ':', '?']).next()
}

/// Hosts that a router serves with TLS, and where.
fn secure_hosts(project: &Project) -> HashMap<String, Vec<Place>> {
    let mut all: HashMap<String, Vec<Place>> = HashMap::new();
    for site in routed(project) {
        for router in site.routing.routers.iter().filter(|it| it.protocol == Protocol::Http) {
            let secure = |it: &Text| it.as_str().eq_ignore_ascii_case("websecure");
            if router.has_tls() || router.list("entrypoints").iter().any(secure) {
                let all_hosts = router.text("rule").as_ref().map(hosts).unwrap_or_default();
                let named = all_hosts.iter().filter(|it| !is_open(it) && it.as_str().contains('.'));
                for host in named {
                    all.entry(host.as_str().to_owned()).or_default().push(host.place());
                }
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn only_hosts_that_are_served_over_https() {
        expect(
            &RULE,
            "
services:
  vault:
    environment:
      VAULT_ADDR: http://0.0.0.0:8200
      VAULT_API_ADDR: \"http://vault.example.org:8200\"
#                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ plain `http://` address of `vault.example.org`
      OTHER: http://other.example.org
      ORIGINS: http://vault.example.org,https://vault.example.org
      GOOD: https://vault.example.org
      INSIDE: http://vault:8200
    labels:
      - traefik.http.routers.vault.rule=Host(`vault.example.org`)
      - traefik.http.routers.vault.tls.certresolver=letsencrypt
      - traefik.http.routers.other.rule=Host(`other.example.org`)
",
        );
    }
}
