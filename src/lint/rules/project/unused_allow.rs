//! `# smarteros: allow(rule) reason` where the rule finds nothing.

use std::collections::HashSet;

use crate::lint::{
    Check, Family, Finding, Findings, Level, Project, Rule, allow::Allowances, rules,
};

pub(super) static RULE: Rule = Rule {
    id: "unused-allow",
    family: Family::Project,
    level: Level::Warning,
    summary: "an allow comment where there is nothing to allow",
    docs: include_str!("unused_allow.md"),
    check: Check::Found(check),
};

fn check(project: &Project, found: &[Finding], findings: &mut Findings) {
    let allowances = Allowances::of(project);
    let used: HashSet<_> = found.iter().flat_map(|it| allowances.covering(it)).collect();
    for (at, it) in allowances.all.into_iter().enumerate() {
        // The other mistakes in a comment have rules of their own.
        let is_sound = !it.reason.is_empty() && rules::find(&it.rule).is_some();
        if is_sound && it.rule != RULE.id && !used.contains(&at) {
            let message = format!("`{}` finds nothing here any more", it.rule);
            findings.add(it.place, message).help("remove it from the comment");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{check, testing::project};

    #[test]
    fn used_and_unused() {
        let text = "
services:
  # smarteros: allow(latest-tag) all of these are demos
  a:
    image: nginx
  # smarteros: allow(latest-tag) pinned by now
  b:
    image: nginx:1.29
  c:
    image: nginx # smarteros: allow(latest-tag)
  d:
    image: nginx # smarteros: allow(unknown) why
";
        let found = check(&project(&[("compose.yml", text)]));
        let lines = found.iter().filter(|it| it.rule.id == RULE.id).map(|it| it.place.line());
        assert_eq!(lines.collect::<Vec<_>>(), [6]);
    }
}
