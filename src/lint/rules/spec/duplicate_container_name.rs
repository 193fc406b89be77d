//! One container name, given twice.

use std::collections::HashMap;

use crate::{
    compose::{Compose, Meeting, Service, Text},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule, schema::is_open},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "duplicate-container-name",
    family: Family::Spec,
    level: Level::Error,
    summary: "two services share a container name",
    docs: include_str!("duplicate_container_name.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let mut seen: HashMap<String, Vec<(&Service, Text)>> = HashMap::new();
    for service in &compose.services {
        let Some(name) = service.text("container_name") else { continue };
        // What `extends` or a merge key brings is meant to be replaced, but is not.
        if is_open(name.as_str()) || name.as_str().is_empty() {
            continue;
        }
        let holders = seen.entry(name.as_str().to_owned()).or_default();
        let first = holders.iter().find(|(it, _)| it.meets(service) != Meeting::Never);
        let Some((other, first)) = first else {
            // Each has profiles of its own; of very many, the first ones will do.
            if holders.len() < MOST {
                holders.push((service, name));
            }
            continue;
        };
        let message = format!("container name {} is already taken", quoted(name.as_str()));
        let finding = findings.add(name.place(), message);
        finding
            .help("give it another name, or leave it to Compose")
            .related(first.place(), "first given here");
        // Of a file that others extend, each takes what it needs.
        let is_base = project.extended.contains(file.name());
        if other.meets(service) == Meeting::ByProfile || is_base {
            finding.level(Level::Note);
        }
    }
}

const MOST: usize = 16;

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{expect, project},
    };

    #[test]
    fn a_file_that_others_extend() {
        let text = "services: {a: {image: x, container_name: n}, b: {image: x, container_name: n}}";
        let mut project = project(&[("base.yml", text)]);
        assert_eq!(check_with(&project, [&RULE])[0].level, Level::Error);
        project.extended.insert("base.yml".into());
        assert_eq!(check_with(&project, [&RULE])[0].level, Level::Note);
    }

    #[test]
    fn taken() {
        expect(
            &RULE,
            "
services:
  a: {image: b, container_name: web}
  b:
    image: b
    container_name: web
    #               ^^^ already taken
  c: {image: b, container_name: '${N}'}
  d: {image: b, container_name: '${N}'}
  e: {image: b, container_name: db, profiles: [x]}
  f: {image: b, container_name: db, profiles: [y]}
  g:
    image: b
    container_name: db
    #               ^^ already taken
",
        );
    }
}
