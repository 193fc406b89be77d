//! A healthcheck that is switched off.

use super::super::dependency::roles::{is_awaited, is_job, is_routed};
use crate::lint::{Check, Family, Findings, Level, Rule, ServiceSite};

pub(super) static RULE: Rule = Rule {
    id: "disabled-healthcheck",
    family: Family::Healthcheck,
    level: Level::Note,
    summary: "a healthcheck is switched off, so nobody learns that the service hangs",
    docs: include_str!("disabled_healthcheck.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let Some(health) = service.healthcheck.as_ref().filter(|it| it.is_disabled()) else { return };
    // Who waits for it gets a finding of its own.
    if is_job(site.compose, service) || is_awaited(site.compose, service) {
        return;
    }
    let level = if is_routed(service) { Level::Warning } else { Level::Note };
    let test = health.node.get_merged("test").filter(|_| health.node.get("disable").is_none());
    let place = test.map_or_else(|| health.key.place(), |it| it.place());
    let routed = if is_routed(service) { " and still gets visitors" } else { "" };
    let message = format!("the healthcheck of `{}` is switched off{routed}", service.name());
    findings.add(place, message).level(level).help("give it a `test` that asks the service itself");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn both_spellings() {
        expect(
            &RULE,
            r#"
services:
  a:
    healthcheck:
    # ^^^^^^^^^^^ `a` is switched off
      disable: true
  b:
    labels: [traefik.enable=true]
    healthcheck:
      test: ["NONE"]
      #     ^^^^^^^^ gets visitors
  migrate:
    healthcheck: { disable: true }
  c:
    healthcheck: { disable: false, test: [CMD, x] }
"#
            .replace("    # ^^^^^^^^^^^ `a`", "#   ^^^^^^^^^^^ `a`")
            .as_str(),
        );
    }
}
