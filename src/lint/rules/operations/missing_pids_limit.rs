//! Containers that may start processes until the host has none left.

use super::together::{has_limit, report, whole};
use crate::{
    compose::Compose,
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
    let unlimited: Vec<_> =
        whole(compose).filter(|it| !has_limit(it, "pids_limit", "pids")).collect();
    let (has, have) = ("has no limit of processes", "have no limit of processes");
    if let Some(finding) = report(&unlimited, has, have, findings) {
        finding.help("`pids_limit: 200`: a fork bomb then stops at its own container");
    }
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
