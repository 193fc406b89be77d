//! Waiting for the health of a service that nobody asks.

use super::{
    super::healthcheck::probe::{advice, known},
    roles::is_partial,
};
use crate::{
    compose::Healthcheck,
    lint::{Check, Family, Findings, Level, Rule, ServiceSite},
};

pub(super) static RULE: Rule = Rule {
    id: "unprobed-dependency",
    family: Family::Dependency,
    level: Level::Error,
    summary: "a service waits for the health of one without a healthcheck",
    docs: include_str!("unprobed_dependency.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for dependency in site.service.depends_on.iter().filter(|it| it.waits_for_health()) {
        let name = dependency.name.as_str();
        let Some(target) = site.compose.service(name).filter(|it| !is_partial(it)) else {
            continue;
        };
        let disabled = target.healthcheck.as_ref().is_some_and(Healthcheck::is_disabled);
        if (target.healthcheck.is_some() && !disabled) || completed_elsewhere(site, name) {
            continue;
        }
        let known = known(target);
        let own = known.and_then(|(_, facts)| facts.own_probe);
        if own == Some(true) && !disabled {
            continue;
        }
        let (level, message) = match (disabled, own) {
            (true, _) => (
                Level::Error,
                format!("`{name}` never becomes healthy: its healthcheck is switched off"),
            ),
            (false, Some(_)) => {
                (Level::Error, format!("`{name}` has no healthcheck, so it never becomes healthy"))
            }
            // Who wrote the condition has most often seen it start.
            (false, None) => (
                Level::Note,
                format!(
                    "`{name}` has no healthcheck here: without one in its image this never starts"
                ),
            ),
        };
        let help = match known.filter(|_| !disabled) {
            Some((image, facts)) => {
                format!("give `{name}` `{}`", advice::healthcheck(image, facts))
            }
            None => format!("give `{name}` a `healthcheck`, or write `condition: service_started`"),
        };
        let place = dependency.condition.as_ref().unwrap_or(&dependency.name).place();
        let shown = target.healthcheck.as_ref().map_or(&target.key, |it| &it.key).place();
        let finding = findings.add(place, message);
        finding.level(level).help(help).related(shown, "this is what it waits for");
        let fix = known.filter(|_| !disabled).and_then(|it| advice::fix(target, it.0, it.1));
        if let Some(fix) = fix {
            finding.fix(fix);
        }
    }
}

/// Another file of the folder gives it the healthcheck: they are laid over each other.
fn completed_elsewhere(site: &ServiceSite<'_>, name: &str) -> bool {
    let others = site.project.beside(site.file);
    let mut others = others.filter(|(file, _)| file.name() != site.file.name());
    others.any(|(_, it)| it.service(name).is_some_and(|it| it.healthcheck.is_some()))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level,
        testing::{expect, expect_in, find, project},
    };

    #[test]
    fn probes_and_parts() {
        expect(
            &RULE,
            r#"
services:
  redis: { image: "redis:7" }
  off: { image: x, healthcheck: { disable: true } }
  built: { build: . }
  good: { image: x, healthcheck: { test: x } }
  tuned: { image: x, healthcheck: { interval: 5s } }
  part: { environment: { A: b } }
  heir: { extends: good }
  a:
    depends_on:
      redis: { condition: service_healthy }
      #                   ^^^^^^^^^^^^^^^ `redis` has no healthcheck, so
      off: { condition: service_healthy }
      #                 ^^^^^^^^^^^^^^^ switched off
      built: { condition: service_healthy }
      #                   ^^^^^^^^^^^^^^^ without one in its image
      good: { condition: service_healthy }
      tuned: { condition: service_healthy }
      part: { condition: service_healthy }
      heir: { condition: service_healthy }
      gone: { condition: service_healthy }
      own: { condition: service_healthy }
  own: { image: 'vaultwarden/server:1.35.0' }
"#,
        );
    }

    #[test]
    fn levels_and_overlays() {
        let yaml = "services:\n  a: { image: x }\n  b: { image: x, depends_on: { a: { condition: service_healthy } } }\n";
        assert_eq!(find(&RULE, yaml)[0].level, Level::Note);
        let overlay = "services:\n  a: { healthcheck: { test: x } }\n";
        expect_in(&RULE, &project(&[("compose.yml", yaml), ("compose.prod.yml", overlay)]));
    }
}
