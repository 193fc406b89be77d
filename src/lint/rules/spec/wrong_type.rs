//! Values of a type that Compose refuses.

use std::collections::HashMap;

use super::{add, mistakes, soften};
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
    let empty: HashMap<_, _> = services
        .filter(|it| it.node.is_null())
        .map(|it| (it.key.place().range().start, it.name()))
        .collect();
    for mistake in mistakes(file, Class::Type) {
        let name = empty.get(&mistake.place.range().start);
        if name.is_some_and(|it| is_filled(project, file, it)) {
            continue;
        }
        let finding = add(mistake, findings);
        if name.is_some() {
            soften(project, file, finding);
        }
    }
}

/// An empty service that is laid over another, or under one that extends it.
fn is_filled(project: &Project, file: &ProjectFile, service: &str) -> bool {
    let mut readers = project.composes().map(|(_, it)| it).filter(|it| it.files.len() > 1);
    readers.any(|it| {
        it.files.iter().any(|it| it == file.name())
            && it.service(service).is_none_or(|it| !it.node.is_null())
    })
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
    fn a_file_that_is_read_with_it_fills_an_empty_service() {
        let empty = ("part.yml", "services: {a: }\n");
        let heir = "services: {b: {image: x, extends: {file: part.yml, service: a}}}\n";
        let over = ("compose.override.yml", "services: {c: }\n");
        let files = [("compose.yml", heir), empty];
        assert!(check_with(&project(&files), [&RULE]).is_empty());
        let base = ("compose.yml", "services: {c: {image: x}}\n");
        assert!(check_with(&project(&[base, over]), [&RULE]).is_empty());
        let other = ("compose.yml", "services: {d: {image: x}}\n");
        assert_eq!(check_with(&project(&[other, over]), [&RULE]).len(), 1);
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
