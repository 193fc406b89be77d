//! Words that are none of those a key takes.

use super::report;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "invalid-choice",
    family: Family::Spec,
    level: Level::Error,
    summary: "a word that is none of those Compose or Docker accepts",
    docs: include_str!("invalid_choice.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::Choice, findings);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn refused_and_accepted() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    restart: alway
    #        ^^^^^ restart policy
    depends_on:
      b: {condition: service_ready}
      #              ^^^^^^^^^^^^^ other words
    pull_policy: sometimes
    #            ^^^^^^^^^ pull policy
    cgroup: shared
    #       ^^^^^^ other words
    volumes:
      - {type: foo, target: /b}
      #        ^^^ other words
  b:
    image: c
    restart: on-failure:3
    pull_policy: every_12h
  c:
    image: c
    restart: no
    pull_policy: ${PULL}
  d:
    image: c
    restart: \"no\"
",
        );
    }
}
