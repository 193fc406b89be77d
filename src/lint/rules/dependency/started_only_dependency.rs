//! Depending on the start of a service that could say when it is ready.

use super::{
    conditions,
    roles::{data_store, has_probe, is_job, is_partial},
};
use crate::lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite};

pub(super) static RULE: Rule = Rule {
    id: "started-only-dependency",
    family: Family::Dependency,
    level: Level::Warning,
    summary: "a service waits until another is started, not until it is healthy",
    docs: include_str!("started_only_dependency.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for dependency in &site.service.depends_on {
        let name = dependency.name.as_str();
        let Some(target) = site.compose.service(name) else { continue };
        if dependency.waits_for_health() || dependency.waits_for_end() || is_partial(target) {
            continue;
        }
        let probed = has_probe(target);
        if is_job(site.compose, target) && !probed {
            continue;
        }
        let (message, help) = if probed {
            let words = format!("this starts when `{name}` is started, not when it is healthy");
            (words, format!("{name}: {{ condition: service_healthy }}"))
        } else if let Some(facts) = data_store(target).filter(|_| target.healthcheck.is_none()) {
            let repository = facts.repository;
            let image =
                if name == repository { String::new() } else { format!(" (`{repository}`)") };
            let words = format!("this starts before `{name}`{image} is ready");
            let condition = format!("`{name}: {{ condition: service_healthy }}`");
            let help = match facts.own_probe {
                Some(true) => format!("its image has a healthcheck: write {condition}"),
                _ => format!("give `{name}` a healthcheck, then write {condition}"),
            };
            (words, help)
        } else {
            continue;
        };
        // Who writes `service_started` out has thought about it.
        let level = if dependency.condition.is_some() { Level::Note } else { Level::Warning };
        let place = dependency.condition.as_ref().unwrap_or(&dependency.name).place();
        let shown = target.healthcheck.as_ref().map_or(&target.key, |it| &it.key);
        let words = if probed { "its healthcheck" } else { "it has no healthcheck" };
        let finding = findings.add(place, message);
        finding.level(level).help(help).related(shown.place(), words);
        if probed && dependency.condition.is_none() {
            finding.fix = conditions::written(site, name).filter(Fix::is_possible);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, expect_fix, find},
    };

    #[test]
    fn probed_services_and_data_stores() {
        expect(
            &RULE,
            "
services:
  db: { image: x, healthcheck: { test: x } }
  off: { image: x, healthcheck: { disable: true } }
  redpanda: { image: docker.redpanda.com/redpandadata/redpanda:latest }
  redis: { image: redis:7 }
  plain: { image: x }
  a:
    depends_on:
      - db
      # ^^ not when it is healthy
      - redpanda
      # ^^^^^^^^ before `redpanda` (`docker.redpanda.com/redpandadata/redpanda`) is ready
      - redis
      # ^^^^^ before `redis` is ready
      - plain
      - off
      - gone
  b:
    depends_on:
      db: { condition: service_healthy }
      redpanda: { condition: service_healthy }
",
        );
    }

    #[test]
    fn a_written_condition_is_a_choice() {
        let yaml = "
services:
  db: { image: x, healthcheck: { test: x } }
  a: { image: x, depends_on: { db: { condition: service_started } } }
";
        assert_eq!(find(&RULE, yaml)[0].level, Level::Note);
    }

    #[test]
    fn a_list_becomes_a_mapping() {
        expect_fix(
            &RULE,
            "
services:
  db: { image: x, healthcheck: { test: x } }
  job: { image: x, restart: 'no' }
  a:
    image: x
    depends_on:
    - db # data
    - job
  b: { image: x, depends_on: [db] }
",
            "
services:
  db: { image: x, healthcheck: { test: x } }
  job: { image: x, restart: 'no' }
  a:
    image: x
    depends_on:
      db: # data
        condition: service_healthy
      job:
        condition: service_completed_successfully
  b: { image: x, depends_on: { db: { condition: service_healthy } } }
",
        );
    }
}
