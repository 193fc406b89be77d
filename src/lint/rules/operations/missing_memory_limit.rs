//! Containers that may take all memory of the host.

use super::together::{has_limit, report_unlimited};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-memory-limit",
    family: Family::Operations,
    level: Level::Note,
    summary: "services have no memory limit, so one can take the host down",
    docs: include_str!("missing_memory_limit.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let is_limited = |it: &Service| has_limit(it, "mem_limit", "memory");
    let help = "`mem_limit: 512m`: then only the service that takes too much is restarted";
    report_unlimited(compose, is_limited, "memory limit", help, findings);
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
  a: { image: x }
# ^ `a`, `c`, `d` and 1 more have no memory limit
  b: { image: x, mem_limit: 1g }
  c: { image: x, deploy: { resources: { limits: { cpus: '1' } } } }
  d: { build: . }
  e: { image: x, deploy: { resources: { limits: { memory: 1G } } } }
  f: { environment: { A: b } }
  g: { image: x }
",
        );
    }
}
