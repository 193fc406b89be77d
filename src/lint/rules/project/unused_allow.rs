//! `# smarteros: allow(rule) reason` where the rule finds nothing.

use std::collections::HashMap;

use crate::lint::{
    Check, Edit, Family, Finding, Findings, Fix, Level, Project, Rule, allow::Allowances, rules,
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
        let lines = lines.entry((it.place.file(), it.rule.id)).or_default();
        lines.extend(it.places().map(|it| it.line()));
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
            let fix = Fix::sure("remove it from the comment").edit(Edit::new(it.removal, ""));
            findings.add(it.place, message).help("remove it from the comment").fix(fix);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::RULE;
    use crate::lint::{
        Baseline, Levels, Repair, Safety, check,
        testing::{project, text_of},
    };

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

    #[test]
    fn the_comment_goes() {
        let text = "
services:
  # smarteros: allow(latest-tag) pinned by now
  a:
    image: nginx:1.29 # smarteros: allow(latest-tag, floating-tag, duplicate-key) moves
  b:
    image: nginx:1.29.1 # smarteros: allow(latest-tag) pinned
";
        let only = vec![RULE.id.parse().unwrap()];
        let levels = Levels { only, ..Levels::default() };
        let files = project(&[("compose.yml", text)]);
        let known = Baseline::default();
        let repair = Repair::of(files, &levels, &known, Safety::Sure, BTreeMap::new());
        let expected = "
services:
  a:
    image: nginx:1.29 # smarteros: allow(floating-tag) moves
  b:
    image: nginx:1.29.1
";
        assert_eq!(text_of(&repair.project, "compose.yml"), expected);
    }
}
