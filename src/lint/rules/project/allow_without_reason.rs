//! `# smarteros: allow(rule)` and nothing behind it.

use crate::{
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, allow},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "allow-without-reason",
    family: Family::Project,
    level: Level::Warning,
    summary: "an allow comment without a reason allows nothing",
    docs: include_str!("allow_without_reason.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    for it in allow::in_file(file).into_iter().filter(|it| it.reason.is_empty()) {
        let rule = quoted(&it.rule);
        let message = format!("{rule} stays reported: the comment gives no reason");
        let help = format!("say why behind it: `smarteros: allow({}) <why>`", it.rule);
        findings.add(it.place, message).help(help);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn a_reason_is_words_behind_the_parenthesis() {
        expect(
            &RULE,
            "
services:
  a:
    image: nginx # smarteros: allow(latest-tag)
    #                               ^^^^^^^^^^ no reason
  b:
    image: nginx # smarteros: allow(latest-tag) a demo
  # smarteros: allow(latest-tag, missing-healthcheck):
  #                  ^^^^^^^^^^ no reason
  #                              ^^^^^^^^^^^^^^^^^^^ no reason
  c:
    image: nginx
",
        );
    }

    #[test]
    fn markdown_comments_end_before_their_reason_does() {
        expect_in(
            &RULE,
            &project(&[
                (
                    "README.md",
                    "<!-- smarteros: allow(latest-tag) -->\n#                     ^^^^^^^^^^ no reason\n",
                ),
                ("SECRETS.md", "<!-- smarteros: allow(latest-tag) a demo -->\n"),
            ]),
        );
    }
}
