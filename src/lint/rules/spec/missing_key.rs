//! Mappings without a key that compose insists on.

use super::report;
use crate::compose::Compose;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "missing-key",
    family: Family::Spec,
    level: Level::Error,
    summary: "a key that Compose insists on is missing",
    docs: include_str!("missing_key.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    report(compose, Class::MissingKey, findings);
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
    volumes:
      - source: x
      # ^^^^^^ a mount needs `type`
        target: /y
    depends_on:
      b: {restart: true}
      #   ^^^^^^^ a dependency needs `condition`
    ports:
      - published: 80
      # ^^^^^^^^^ a port needs `target`
  b:
    image: b
    volumes: [{type: volume, target: /x}]
",
        );
    }
}
