//! `# smarteros: allow(rule) reason` where the rule finds nothing.

use std::collections::HashMap;

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
    let all = Allowances::of(project).all;
    if all.is_empty() {
        return;
    }
    let mut lines: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for it in found {
        lines.entry((it.place.file(), it.rule.id)).or_default().push(it.place.line());
    }
    for it in lines.values_mut() {
        it.sort_unstable();
    }
    for it in all {
        // The other mistakes in a comment have rules of their own.
        let is_sound = !it.reason.is_empty() && rules::find(&it.rule).is_some();
        let found = lines.get(&(it.place.file(), it.rule.as_str()));
        let is_used = found.is_some_and(|lines| it.covers_any(lines));
        if is_sound && it.rule != RULE.id && !is_used {
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
