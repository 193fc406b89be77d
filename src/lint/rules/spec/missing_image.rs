//! A service without an image.

use super::partial::{is_partial, soften};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-image",
    family: Family::Spec,
    level: Level::Error,
    summary: "a service has neither an image nor a build",
    docs: include_str!("missing_image.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    if is_partial(project, file, compose) {
        return;
    }
    for service in compose.services.iter().filter(|it| it.node.is_mapping() && lacks(it)) {
        let message = format!("{} has neither an image nor a build", quoted(service.name()));
        let finding = findings.add(service.key.place(), message);
        soften(project, file, finding.help("add `image: <repository>:<version>`"));
    }
}

fn lacks(service: &Service) -> bool {
    let blank = service.text("image").is_some_and(|it| it.as_str().is_empty());
    let others = ["build", "extends", "provider"].iter().any(|key| service.get(key).is_some());
    !service.has_source() || blank && !others
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn found() {
        expect(
            &RULE,
            "
x-base: &base {image: b}
services:
  a:
# ^ `a` has neither
    command: run
  b:
# ^ `b` has neither
    image: ''
  c: {build: .}
  d: {extends: {service: c}}
  e: {provider: {type: model}}
  f:
    <<: *base
  g: {image: '${IMAGE}'}
  h:
",
        );
    }

    #[test]
    fn the_name_makes_it_a_compose_file() {
        let odd = "services:\n  a:\n# ^ `a` has neither\n    hostname: b\n";
        expect_in(&RULE, &project(&[("docker-compose.yml", odd)]));
        let other = "services:\n  a:\n    hostname: b\n";
        expect_in(&RULE, &project(&[("values.yml", other)]));
    }

    #[test]
    fn overrides_may_leave_it_out() {
        let base = "services:\n  a:\n    image: b\n";
        let part = "services:\n  a:\n    ports: ['80:80']\n";
        expect_in(&RULE, &project(&[("compose.override.yml", part)]));
        expect_in(&RULE, &project(&[("overrides/compose.tls.yml", part)]));
        expect_in(&RULE, &project(&[(".devcontainer/compose.yml", part)]));
        expect_in(&RULE, &project(&[("compose.yml", base), ("compose.prod.yml", part)]));
        expect_in(&RULE, &project(&[("compose.yml", &format!("{base}---\n{part}"))]));
        let alone = format!("{}  # nothing\n", part.replace("  a:\n", "  a:\n# ^ neither\n"));
        expect_in(&RULE, &project(&[("x/compose.yml", base), ("y/compose.yml", &alone)]));
    }
}
