//! A slow image whose first failures count.

use super::probe::{
    Probe, known,
    timing::{duration, entry},
};
use crate::lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite, Yaml};

pub(super) static RULE: Rule = Rule {
    id: "missing-start-period",
    family: Family::Healthcheck,
    level: Level::Note,
    summary: "a slow service has no `start_period`, so it is unhealthy while it starts",
    docs: include_str!("missing_start_period.md"),
    check: Check::Service(check),
};

/// What Docker takes where nothing is written.
const INTERVAL: u64 = 30_000;
const RETRIES: u64 = 3;

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let Some((_, facts)) = known(service) else { return };
    let Some(health) = service.healthcheck.as_ref().filter(|_| Probe::of(service).is_some()) else {
        return;
    };
    if entry(health, "start_period").is_some() {
        return;
    }
    let retries = entry(health, "retries").map_or(Ok(RETRIES), |it| it.as_str().parse());
    let (Some(interval), Ok(retries)) = (duration(health, "interval", INTERVAL), retries) else {
        return;
    };
    let patience = interval.saturating_mul(retries) / 1000;
    let needed = facts.probe.start_period;
    if needed < 60 || patience >= needed {
        return;
    }
    let message = format!(
        "`{}` may need {needed} s to start, and is unhealthy after {patience} s without a \
         `start_period`",
        facts.repository
    );
    let value = Yaml::word(format!("{needed}s"));
    let fix =
        Fix::sure(format!("give it {needed} s")).key(&health.node, &[], "start_period", &value);
    findings.add(health.key.place(), message).help(format!("start_period: {needed}s")).fix(fix);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn slow_images() {
        expect(
            &RULE,
            r#"
services:
  a:
    image: metabase/metabase:v0.64.1.5
    healthcheck: { test: [CMD, x], interval: 10s, retries: 5 }
#   ^^^^^^^^^^^ may need 180 s to start, and is unhealthy after 50 s
  b:
    image: metabase/metabase:v0.64.1.5
    healthcheck: { test: [CMD, x], start_period: 20s }
  c:
    image: metabase/metabase:v0.64.1.5
    healthcheck: { test: [CMD, x], interval: 1m, retries: 5 }
  d:
    image: metabase/metabase:v0.64.1.5
    healthcheck: { test: [CMD, x], retries: "${N}" }
  e:
    image: example/a:1
    healthcheck: { test: [CMD, x] }
"#,
        );
    }
}
