//! `include` or `extends` that leads back to itself.

use super::add_refusals;
use crate::{
    compose::{Compose, RefusalKind},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "circular-reading",
    family: Family::Reference,
    level: Level::Error,
    summary: "an `include` or `extends` leads back to itself",
    docs: include_str!("circular_reading.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    add_refusals(compose, RefusalKind::Circle, findings);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn services() {
        expect(
            &RULE,
            "
services:
  a: {extends: b}
  b: {extends: {service: c}}
  c: {extends: {service: a}}
  #                      ^ `a` → `b` → `c`
  d: {extends: d}
  #            ^ `d` extends itself
  e: {extends: f}
  f: {image: x}
",
        );
    }

    #[test]
    fn files() {
        let one = "include: [b.yml]\nservices: {x: {image: i}}\n";
        let other = "include:\n  - one.yml\n#   ^^^^^^^ `one.yml` includes itself\n";
        expect_in(&RULE, &project(&[("one.yml", one), ("b.yml", other)]));
    }
}
