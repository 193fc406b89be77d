//! Items that stand twice where Compose refuses that.

use super::report;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "repeated-item",
    family: Family::Spec,
    level: Level::Error,
    summary: "an item stands twice in a list where Compose refuses that",
    docs: include_str!("repeated_item.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::Repeated, findings);
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
    depends_on: [b, b]
    #               ^ stands twice
    security_opt: [a, a]
    #                 ^ stands twice
    cap_add: [A, A]
    dns: [1.1.1.1, 1.1.1.1]
  b:
    image: b
",
        );
    }
}
