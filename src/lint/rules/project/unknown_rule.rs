//! `# smarteros: allow(rule) reason` with a rule that does not exist.

use crate::{
    lint::{
        Check, Edit, Family, Findings, Fix, Level, Project, ProjectFile, Rule, allow, rules,
        settings,
    },
    problem::quoted,
    suggest::{is_slip, nearest},
};

pub(super) static RULE: Rule = Rule {
    id: "unknown-rule",
    family: Family::Project,
    level: Level::Warning,
    summary: "an allow comment names a rule that does not exist",
    docs: include_str!("unknown_rule.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    for it in allow::in_file(file).into_iter().filter(|it| rules::find(&it.rule).is_none()) {
        let message = format!("there is no rule {}", quoted(&it.rule));
        let finding = findings.add(it.place.clone(), message).help(settings::meant(&it.rule));
        let meant = nearest(&it.rule, rules::all().iter().map(|it| it.id));
        if let Some(meant) = meant.filter(|meant| is_slip(&it.rule, meant)) {
            let fix = Fix::sure(format!("write {}", quoted(meant)));
            finding.fix(fix.edit(Edit::new(it.place, meant)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, find};

    #[test]
    fn slips_of_the_keyboard() {
        expect(
            &RULE,
            "
services:
  a:
    image: nginx # smarteros: allow(latest_tags) a demo
    #                               ^^^^^^^^^^^ there is no rule `latest_tags`
  b:
    image: nginx # smarteros: allow(latest-tag) a demo
",
        );
    }

    #[test]
    fn the_nearest_rule_is_offered() {
        let found = find(&RULE, "services: {} # smarteros: allow(latest-tags) a demo\n");
        assert_eq!(found[0].help.as_deref(), Some("did you mean `latest-tag`?"));
    }
}
