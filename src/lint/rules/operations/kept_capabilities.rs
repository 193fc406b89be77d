//! Capabilities that nothing needs.

use super::together::{report, whole};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "kept-capabilities",
    family: Family::Operations,
    level: Level::Off,
    summary: "services keep all capabilities that Docker gives by default",
    docs: include_str!("kept_capabilities.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let drops = |it: &&Service| it.get("cap_drop").is_some_and(|it| !it.items().is_empty());
    let open: Vec<_> = whole(compose).filter(|it| !drops(it)).collect();
    let (has, have) = ("keeps all default capabilities", "keep all default capabilities");
    if let Some(finding) = report(&open, has, have, findings) {
        finding.help("`cap_drop: [ALL]`, and `cap_add:` for what then fails");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn none_dropped() {
        expect(
            &RULE,
            "
services:
  a: { image: x }
# ^ `a` keeps
  b: { image: x, cap_drop: [ALL] }
",
        );
    }
}
