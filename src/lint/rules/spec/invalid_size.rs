//! Sizes that Compose cannot read.

use super::report;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "invalid-size",
    family: Family::Spec,
    level: Level::Error,
    summary: "a size of memory that Compose cannot read",
    docs: include_str!("invalid_size.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::Size, findings);
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
    mem_limit: 1,5g
    #          ^^^^ a size
    shm_size: 1.5 GiB
    deploy:
      resources:
        limits:
          memory: 512mm
          #       ^^^^^ a size
    volumes:
      - type: tmpfs
        target: /x
        tmpfs: {size: large}
        #             ^^^^^ a size
  b:
    image: b
    mem_limit: ${LIMIT:-1g}
    memswap_limit: -1
    shm_size: 64000000
",
        );
    }
}
