//! Values of a type that Compose refuses.

use super::report;
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "wrong-type",
    family: Family::Spec,
    level: Level::Error,
    summary: "a value of a type that Compose refuses",
    docs: include_str!("wrong_type.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    report(file, Class::Type, findings);
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn refused_and_accepted() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    healthcheck:
      interval: 30
      #         ^^ `interval` takes a duration, found a whole number
    environment: text
    #            ^^^^ takes a mapping or a list, found text
    ports: 80
    #      ^^ takes a list, found a whole number
    user: 1000
    #     ^^^^ takes text
    labels:
#   ^^^^^^ found nothing
    tty: maybe
    #    ^^^^^ `true` or `false`
    networks:
      - front: {}
      # ^^^^^^^^^ takes text
    deploy:
      replicas: two
      #         ^^^ a whole number
  b:
    image: b
    environment:
      DAY: 2020-01-31
      #    ^^^^^^^^^^ found a date
      YES: true
      NOTHING:
      5: x
#     ^ this key is a whole number
    ports: ${PORTS}
    tty: yes
    init: ${INIT}
    command:
    read_only: \"true\"
    deploy: {replicas: \"2\", resources: {limits: {cpus: 0.5}}}
    mem_limit: 512000
    expose: [80, \"81\"]
    logging: {options: {max-file: 3}}
    labels: !reset null
  c:
# ^ found nothing
  d: nginx
  #  ^^^^^ takes a mapping
  {{ name }}:
    image: {{ repository }}
networks:
  front:
",
        );
    }

    #[test]
    fn quotes_units_and_lists() {
        expect_fix(
            &RULE,
            "
services:
  a:
    image: b
    user: 1000 # us
    healthcheck: {test: x, interval: 30}
    ports: 80:80
    labels: {5: x}
",
            "
services:
  a:
    image: b
    user: \"1000\" # us
    healthcheck: {test: x, interval: 30s}
    ports: [80:80]
    labels: {\"5\": x}
",
        );
    }
}
