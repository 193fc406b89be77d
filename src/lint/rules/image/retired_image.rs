//! Repositories that nobody updates any more.

use crate::{
    images::Retired,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "retired-image",
    family: Family::Image,
    level: Level::Warning,
    summary: "an image under a retired name gets no more updates",
    docs: include_str!("retired_image.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(image) = &site.service.image else { return };
    let written = image.text.as_str().starts_with(&image.repository);
    if site.service.get("build").is_some() || !written {
        return;
    }
    let Some(retired) = Retired::find(&image.repository) else { return };
    let message = format!("`{}` is retired: {}", image.repository, retired.reason);
    let finding = findings.add(image.text.place(), message);
    if let Some(replacement) = retired.replacement {
        let is_whole = replacement.contains(':');
        let version = if is_whole { "" } else { ":<version>" };
        finding.help(format!("use its successor: `image: {replacement}{version}`"));
        if is_whole {
            let fix = Fix::risky(format!("take `{replacement}`"));
            finding.fix(fix.text(&image.text, replacement));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn names_and_namespaces() {
        expect(
            &RULE,
            "
services:
  a:
    image: ankane/pgvector:latest
    #      ^^^^^^^^^^^^^^^^^^^^^^ PostgreSQL 15.4
  b:
    image: docker.io/bitnami/redis:7.2
    #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ `docker.io/bitnami/redis` is retired
  c:
    image: ${REGISTRY}bitnami/redis
  d:
    image: portainer/portainer-ce:2.39.6
  e:
    image: my.registry/openjdk:8
  f:
    image: portainer/portainer
    build: .
",
        );
    }
}
