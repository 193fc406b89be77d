//! Containers that may take every core of the host.

use super::together::{has_limit, report_unlimited};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-cpu-limit",
    family: Family::Operations,
    level: Level::Off,
    summary: "services may take every core of the host",
    docs: include_str!("missing_cpu_limit.md"),
    check: Check::Compose(check),
};

/// Keys of a service that keep it from some of the time or some of the cores.
const KEYS: [&str; 3] = ["cpus", "cpu_quota", "cpuset"];

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let is_limited = |it: &Service| KEYS.iter().any(|key| has_limit(it, key, "cpus"));
    let help = "`cpus: 1.5`: what it computes then takes longer, and nothing else does";
    report_unlimited(compose, is_limited, "CPU limit", help, findings);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn one_finding_a_file() {
        expect(
            &RULE,
            "
services:
  a: { image: x, cpu_shares: 512 }
# ^ `a` has no CPU limit
  b: { image: x, cpus: 0.5 }
  c: { image: x, cpuset: '0,1' }
  d: { image: x, cpu_quota: 50000 }
  e: { image: x, deploy: { resources: { limits: { cpus: '1' } } } }
",
        );
    }
}
