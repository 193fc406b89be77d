//! Names that Compose or Docker refuses.

use super::report;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "invalid-name",
    family: Family::Spec,
    level: Level::Error,
    summary: "a name that Compose or Docker refuses",
    docs: include_str!("invalid_name.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::Name, findings);
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
  my web:
# ^^^^^^ cannot be a name
    image: b
    container_name: /web
    #               ^^^^ name of a container
  web-2:
    image: b
    container_name: ${PREFIX}/web
volumes:
  data/x:
# ^^^^^^ cannot be a name
networks:
  any name:
",
        );
    }
}
