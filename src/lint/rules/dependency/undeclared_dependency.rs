//! Using a service by its name without depending on it.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    conditions,
    hosts::{Mention, mentions},
    roles::{data_store, has_probe, is_job},
};
use crate::{
    compose::{Compose, Service},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "undeclared-dependency",
    family: Family::Dependency,
    level: Level::Warning,
    summary: "a service uses another by its host name and does not depend on it",
    docs: include_str!("undeclared_dependency.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let names = names(compose);
    for service in &compose.services {
        let elsewhere = service.get("network_mode").is_some() || service.get("extends").is_some();
        if elsewhere {
            continue;
        }
        let mut reached = BTreeSet::new();
        for mention in mentions(service) {
            let Some(target) = names.get(mention.host.as_str()) else { continue };
            let (own, other) = (service.name(), target.name());
            if own != other && reached.insert(other) && !is_ordered(compose, own, other) {
                report(compose, service, target, &mention, findings);
            }
        }
    }
}

fn report(
    compose: &Compose,
    service: &Service,
    target: &Service,
    mention: &Mention,
    findings: &mut Findings,
) {
    let store = data_store(target);
    let (probed, profiled) = (has_probe(target), target.get("profiles").is_some());
    if profiled || service.get("profiles").is_some() || (!probed && store.is_none()) {
        return;
    }
    let (own, other) = (service.name(), target.name());
    // Applications call each other at their leisure; nothing works without its data.
    let level = if store.is_some() { Level::Warning } else { Level::Note };
    let message = format!("`{own}` uses `{other}` here and does not depend on it");
    let condition = if probed { "service_healthy" } else { "service_started" };
    findings
        .add(mention.host.place(), message)
        .level(level)
        .related(target.key.place(), format!("`{other}`"))
        .help(format!("depends_on: {{ {other}: {{ condition: {condition} }} }}"))
        .fix(conditions::added(compose, service, other));
}

/// Every name a service answers to; names that two of them have are left out.
fn names(compose: &Compose) -> BTreeMap<String, &Service> {
    let mut all: BTreeMap<String, Option<&Service>> = BTreeMap::new();
    for service in compose.services.iter().filter(|it| !is_job(compose, it)) {
        let container = service.text("container_name").map(|it| it.as_str().to_owned());
        let hostname = service.text("hostname").map(|it| it.as_str().to_owned());
        let aliases = service.networks.iter().flat_map(|it| &it.aliases);
        let aliases = aliases.map(|it| it.as_str().to_owned());
        let own = [Some(service.name().to_owned()), container, hostname];
        let distinct: BTreeSet<String> = own.into_iter().flatten().chain(aliases).collect();
        for name in distinct {
            all.entry(name).and_modify(|it| *it = None).or_insert(Some(service));
        }
    }
    all.into_iter().filter_map(|(name, it)| Some((name, it?))).collect()
}

/// Whether one of the two waits for the other, at whatever distance.
fn is_ordered(compose: &Compose, one: &str, other: &str) -> bool {
    reaches(compose, one, other) || reaches(compose, other, one)
}

fn reaches(compose: &Compose, from: &str, to: &str) -> bool {
    let mut seen = BTreeSet::from([from]);
    let mut ahead = vec![from];
    while let Some(name) = ahead.pop() {
        if name == to {
            return true;
        }
        let service = compose.service(name);
        let depends_on = service.iter().flat_map(|it| &it.depends_on).map(|it| it.name.as_str());
        // `links` order their services, too.
        let links = service.and_then(|it| it.get("links")).map_or(&[][..], |it| it.items());
        let links = links.iter().filter_map(|it| it.as_str()?.split(':').next());
        ahead.extend(depends_on.chain(links).filter(|it| seen.insert(it)));
    }
    false
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn hosts_of_the_same_file() {
        expect(
            &RULE,
            r#"
services:
  postgres:
    image: pgvector/pgvector:0.8.6-pg15-bookworm
    container_name: smarter-postgres
  redis: { image: "redis:7", networks: { net: { aliases: [cache] } } }
  api: { image: x, healthcheck: { test: x } }
  plain: { image: x }
  n8n:
    image: x
    environment:
      DB_POSTGRESDB_HOST: ${N8N_DB_HOST:-smarter-postgres}
      #                                  ^^^^^^^^^^^^^^^^ `n8n` uses `postgres`
      REDIS_URL: redis://:x@cache:6379/0
      #                     ^^^^^ uses `redis`
      AGAIN: postgres:5432
      OTHER: http://plain:80
  web:
    image: x
    command: --upstream http://api:8000/ --name redis
    #                          ^^^ uses `api`
  good:
    image: x
    depends_on: [web]
    environment: [DB_HOST=postgres, "MAIL=me@postgres", IMAGE=redis:7, "A=x/redis:6379"]
    #                     ^^^^^^^^ uses `postgres`
  better:
    image: x
    depends_on: [good2]
    environment: [DB_HOST=postgres]
  good2:
    image: x
    depends_on: [postgres]
  tool:
    image: x
    profiles: [dev]
    environment: [DB_HOST=postgres]
"#,
        );
    }
}
