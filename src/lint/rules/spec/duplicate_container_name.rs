//! One container name, given twice.

use std::collections::HashMap;

use crate::{
    compose::{Compose, Text},
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

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let mut seen: HashMap<String, Text> = HashMap::new();
    for service in compose.services.iter().filter(|it| it.get("profiles").is_none()) {
        let Some(name) = service.text("container_name") else { continue };
        // What `extends` or a merge key brings is meant to be replaced, but is not.
        if is_open(name.as_str()) || name.as_str().is_empty() {
            continue;
        }
        let Some(first) = seen.insert(name.as_str().to_owned(), name.clone()) else { continue };
        let message = format!("container name {} is already taken", quoted(name.as_str()));
        findings
            .add(name.place(), message)
            .help("give it another name, or leave it to Compose")
            .related(first.place(), "first given here");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

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
  e: {image: b, container_name: web, profiles: [x]}
",
        );
    }
}
