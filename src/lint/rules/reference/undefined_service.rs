//! A service that is named and does not exist.

use std::collections::HashMap;

use super::names;
use crate::{
    compose::{Compose, Service},
    lint::{
        Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule, ServiceSite,
        rules::spec::{is_partial, soften},
    },
    problem::quoted,
    suggest::Known,
};

pub(super) static RULE: Rule = Rule {
    id: "undefined-service",
    family: Family::Reference,
    level: Level::Error,
    summary: "a service that is named does not exist",
    docs: include_str!("undefined_service.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    if is_partial(project, file, compose) {
        return;
    }
    let mut containers = HashMap::new();
    for service in &compose.services {
        if let Some(name) = service.text("container_name") {
            containers.entry(name.as_str().to_owned()).or_insert(service);
        }
    }
    let known = Known::of(compose.services.iter().map(Service::name));
    let site = |service| ServiceSite { project, file, compose, service };
    for service in &compose.services {
        of_service(&site(service), &containers, &known, findings);
    }
}

/// `containers` holds services by the names of their containers.
fn of_service(
    site: &ServiceSite<'_>,
    containers: &HashMap<String, &Service>,
    known: &Known<'_>,
    findings: &mut Findings,
) {
    let ServiceSite { project, file, compose, service } = *site;
    for (key, text) in names::services(service) {
        let name = text.as_str();
        if compose.service(name).is_some() {
            continue;
        }
        let meant = known.nearest(name);
        let help = match meant {
            Some(meant) => format!("did you mean {}?", quoted(meant)),
            None => match containers.get(name) {
                // Somebody wrote the name of the container.
                Some(other) => {
                    let (name, other) = (quoted(name), quoted(other.name()));
                    format!("{name} is a container; its service is {other}")
                }
                None => "name a service of this file".into(),
            },
        };
        let message = format!("{} in `{key}` is not a service", quoted(name));
        let finding = findings.add(text.place(), message).help(help);
        if let Some(meant) = meant {
            finding.fix(Fix::name(&text, meant));
        }
        soften(project, file, finding);
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, find};

    #[test]
    fn not_a_service() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    depends_on: [b, bb, '${C}']
    #               ^^ `bb` in `depends_on`
    links: ['b:db', 'c:x']
    #                ^ `c` in `links`
    volumes_from: ['z:ro', 'container:q']
    #               ^ `z` in `volumes_from`
    pid: service:y
    #            ^ `y` in `pid`
  b:
    image: x
    network_mode: container:q
  d:
    image: x
    depends_on:
      tools: {condition: service_started}
      e: {condition: service_started, required: false}
  tools: {image: x, profiles: [debug]}
  e: {image: x, profiles: [debug]}
  f: {image: x, profiles: [debug], depends_on: [e]}
",
        );
    }

    #[test]
    fn names_of_containers() {
        let found = find(
            &RULE,
            "services: {a: {image: x, depends_on: [shop-db]}, db: {image: y, container_name: shop-db}}",
        );
        assert_eq!(found[0].help.as_deref(), Some("`shop-db` is a container; its service is `db`"));
    }
}
