//! Values of a type that Compose refuses.

use std::collections::HashSet;

use super::{report_judged, soften};
use crate::lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::Class};

pub(super) static RULE: Rule = Rule {
    id: "wrong-type",
    family: Family::Spec,
    level: Level::Error,
    summary: "a value of a type that Compose refuses",
    docs: include_str!("wrong_type.md"),
    check: Check::File(check),
};

fn check(project: &Project, file: &ProjectFile, findings: &mut Findings) {
    let services = file.composes().iter().flat_map(|it| &it.services);
    let empty = services.filter(|it| it.node.is_null());
    let empty: HashSet<_> = empty.map(|it| it.key.place().range().start).collect();
    report_judged(file, Class::Type, findings, |finding| {
        // One that extends it, or is laid under it, fills it.
        if empty.contains(&finding.place.range().start) {
            soften(project, file, finding);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{expect, expect_fix, project},
    };

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
  e:
    image: {$IMAGE}
networks:
  front:
",
        );
    }

    #[test]
    fn another_file_fills_an_empty_service() {
        let mut part = project(&[("part.yml", "services: {a: }\n")]);
        assert_eq!(check_with(&part, [&RULE])[0].level, Level::Error);
        part.parts.insert("part.yml".into(), "`compose.yml`".into());
        assert_eq!(check_with(&part, [&RULE])[0].level, Level::Note);
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
