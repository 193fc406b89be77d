//! A service that is named and does not exist.

use super::names;
use crate::{
    compose::Service,
    document::Node,
    lint::{
        Check, Family, Findings, Level, Rule, ServiceSite,
        rules::spec::{is_partial, soften},
        schema::is_open,
    },
    problem::quoted,
    suggest::nearest,
};

pub(super) static RULE: Rule = Rule {
    id: "undefined-service",
    family: Family::Reference,
    level: Level::Error,
    summary: "a service that is named does not exist",
    docs: include_str!("undefined_service.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let compose = site.compose;
    if is_partial(site.project, site.file, compose) {
        return;
    }
    for (key, text) in names::services(site.service) {
        let name = text.as_str();
        let Some(other) = compose.service(name) else {
            let help = match nearest(name, compose.services.iter().map(Service::name)) {
                Some(meant) => format!("did you mean {}?", quoted(meant)),
                None => {
                    by_container(site, name).unwrap_or_else(|| "name a service of this file".into())
                }
            };
            let message = format!("{} in `{key}` is not a service", quoted(name));
            soften(site.project, site.file, findings.add(text.place(), message).help(help));
            continue;
        };
        let chosen = profiles(other);
        let optional = key != "depends_on" || !is_required(site.service, name);
        if site.service.get("profiles").is_none() && !chosen.is_empty() && !optional {
            let message = format!(
                "{} runs only with the profile {}, and this service needs it always",
                quoted(name),
                quoted(&chosen.join(", "))
            );
            findings
                .add(text.place(), message)
                .level(Level::Warning)
                .help("give both the profile, or add `required: false` to the dependency");
        }
    }
}

/// Somebody wrote the name of the container.
fn by_container(site: &ServiceSite<'_>, name: &str) -> Option<String> {
    let named = |it: &&Service| it.text("container_name").is_some_and(|it| it.as_str() == name);
    let service = site.compose.services.iter().find(named)?;
    Some(format!("{} is a container; its service is {}", quoted(name), quoted(service.name())))
}

fn profiles(service: &Service) -> Vec<String> {
    let items = service.get("profiles").map(Node::items).unwrap_or_default();
    let known = items.iter().filter_map(Node::as_str).filter(|it| !is_open(it));
    known.map(str::to_owned).collect()
}

fn is_required(service: &Service, name: &str) -> bool {
    let entry = service.get("depends_on").and_then(|it| it.get_merged(name));
    entry.and_then(|it| it.get_merged("required")).is_none_or(|it| it.as_str() != Some("false"))
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
#     ^^^^^ only with the profile `debug`
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
