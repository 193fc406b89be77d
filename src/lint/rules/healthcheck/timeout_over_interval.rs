//! A probe that may take longer than the time between two of them.

use super::probe::timing::{duration, entry};
use crate::{
    compose::Text,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "timeout-over-interval",
    family: Family::Healthcheck,
    level: Level::Off,
    summary: "a probe's timeout is longer than its interval",
    docs: include_str!("timeout_over_interval.md"),
    check: Check::Service(check),
};

/// What Docker takes where nothing is written.
const DEFAULT: u64 = 30_000;

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(health) = site.service.healthcheck.as_ref().filter(|it| !it.is_disabled()) else {
        return;
    };
    let (timeout, interval) = (entry(health, "timeout"), entry(health, "interval"));
    let Some(place) = timeout.as_ref().or(interval.as_ref()).map(Text::place) else { return };
    let long = duration(health, "timeout", DEFAULT);
    let short = duration(health, "interval", DEFAULT);
    if long.zip(short).is_some_and(|(timeout, interval)| timeout > interval) {
        let message = "the timeout is longer than the interval: failures come slower than it says";
        let finding = findings.add(place, message).help("give `timeout` less than `interval`");
        if let (Some(timeout), Some(interval)) = (timeout, interval) {
            let fix = Fix::risky("wait as long as the interval");
            finding.fix(fix.text(&timeout, interval.as_str()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn longer_only() {
        expect(
            &RULE,
            r#"
services:
  a:
    healthcheck: { interval: 5s, timeout: 10s }
    #                                     ^^^ longer than
  b:
    healthcheck: { interval: 10s }
    #                        ^^^ longer than
  c:
    healthcheck: { interval: 5s, timeout: 5s }
  d:
    healthcheck: { interval: "${I}", timeout: 5m }
  e:
    healthcheck: { test: x }
"#,
        );
    }
}
