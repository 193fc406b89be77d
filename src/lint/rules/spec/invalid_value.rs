//! Short notations that Compose cannot take apart.

use super::report;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "invalid-value",
    family: Family::Spec,
    level: Level::Error,
    summary: "a text that Compose cannot take apart",
    docs: include_str!("invalid_value.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::Value, findings);
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
    command: sh -c \"echo
    #        ^^^^^^^^^^^ never closed
    volumes:
      - ./a:/b:ro:z
      # ^^^^^^^^^^^ more than three parts
      - ${DATA}:/data
      - C:/a:/b
    extra_hosts: [db]
    #             ^^ no address
    environment:
      - A =x
      # ^^^^ between `A` and its `=`
      - B=x = y
  b:
    image: b
    command: sh -c 'echo \"$$(date)\"'
    extra_hosts: ['host.docker.internal:host-gateway']
    devices: ['/dev/a:/dev/b:rwm']
",
        );
    }
}
