//! Durations that Compose cannot read.

use super::report;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "invalid-duration",
    family: Family::Spec,
    level: Level::Error,
    summary: "a time that Compose cannot read",
    docs: include_str!("invalid_duration.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::Duration, findings);
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
    stop_grace_period: \"30\"
    #                  ^^^^ a duration
    healthcheck:
      interval: 1 m
      #         ^^^ a duration
      timeout: 5sec
      #        ^^^^ a duration
      start_period: 1m30s
      start_interval: ${EVERY}
  b:
    image: b
    healthcheck: {interval: 1.5h, timeout: 0s}
    deploy: {update_config: {delay: 10}}
",
        );
    }
}
