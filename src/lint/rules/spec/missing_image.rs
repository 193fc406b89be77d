//! A service without an image.

use super::partial::{is_partial, soften};
use crate::{
    compose::Service,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-image",
    family: Family::Spec,
    level: Level::Error,
    summary: "a service has neither an image nor a build",
    docs: include_str!("missing_image.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    if !service.node.is_mapping() || is_partial(site.project, site.file, site.compose) {
        return;
    }
    let blank = |key: &str| service.text(key).is_some_and(|it| it.as_str().is_empty());
    let others = ["build", "extends", "provider"].iter().any(|key| service.get(key).is_some());
    if service.has_source() && (others || !blank("image")) || in_other_document(site) {
        return;
    }
    let message = format!("{} has neither an image nor a build", quoted(service.name()));
    let finding = findings.add(service.key.place(), message);
    soften(site.project, site.file, finding.help("add `image: <repository>:<version>`"));
}

/// Compose reads the documents of a file together.
fn in_other_document(site: &ServiceSite<'_>) -> bool {
    let mut all = site.file.composes().iter().filter_map(|it| it.service(site.service.name()));
    all.any(Service::has_source) && site.file.composes().len() > 1
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
    fn overrides_may_leave_it_out() {
        let base = "services:\n  a:\n    image: b\n";
        let part = "services:\n  a:\n    ports: ['80:80']\n";
        expect_in(&RULE, &project(&[("compose.override.yml", part)]));
        expect_in(&RULE, &project(&[("compose.yml", base), ("compose.prod.yml", part)]));
        expect_in(&RULE, &project(&[("compose.yml", &format!("{base}---\n{part}"))]));
        let alone = format!("{}  # nothing\n", part.replace("  a:\n", "  a:\n# ^ neither\n"));
        expect_in(&RULE, &project(&[("x/compose.yml", base), ("y/compose.yml", &alone)]));
    }
}
