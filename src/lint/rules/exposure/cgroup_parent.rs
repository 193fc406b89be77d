//! A container outside of the control group that Docker has for it.

use crate::{
    lint::{Check, Family, Findings, Level, Rule, ServiceSite, schema::is_open},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "cgroup-parent",
    family: Family::Exposure,
    level: Level::Note,
    summary: "a container is counted and limited with a group of the host's own",
    docs: include_str!("cgroup_parent.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(parent) = site.service.text("cgroup_parent") else { return };
    if parent.as_str().is_empty() || is_open(parent.as_str()) {
        return;
    }
    let message = format!(
        "{} runs in the control group {}, under limits that are set outside of this file",
        quoted(site.service.name()),
        quoted(parent.as_str())
    );
    findings
        .add(parent.place(), message)
        .help("take it out, and say `mem_limit`, `cpus` and `pids_limit` here");
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn named() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    cgroup_parent: m-executor-abcd
    #              ^^^^^^^^^^^^^^^ `a` runs in the control group
  b: {image: x, cgroup_parent: '${PARENT}'}
  c: {image: x, cgroup: private}
",
        );
    }
}
