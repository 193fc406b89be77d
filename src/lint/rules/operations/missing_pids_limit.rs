//! Containers that may start processes until the host has none left.

use super::together::{has_limit, report_unlimited};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "missing-pids-limit",
    family: Family::Operations,
    level: Level::Off,
    summary: "services may start processes without bound",
    docs: include_str!("missing_pids_limit.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let is_limited = |it: &Service| has_limit(it, "pids_limit", "pids");
    let help = "`pids_limit: 200`: a fork bomb then stops at its own container";
    report_unlimited(compose, is_limited, "limit of processes", help, findings);
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
# ^ `a` has no limit of processes
  b: { image: x, pids_limit: 100 }
  c: { image: x, deploy: { resources: { limits: { pids: 100 } } } }
",
        );
    }
}
