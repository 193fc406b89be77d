//! Depending on a job's start, not on its end.

use super::{
    conditions,
    roles::{has_probe, is_job},
};
use crate::lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite};

pub(super) static RULE: Rule = Rule {
    id: "job-without-completion",
    family: Family::Dependency,
    level: Level::Warning,
    summary: "a service depends on the start of a job, not on its success",
    docs: include_str!("job_without_completion.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for dependency in &site.service.depends_on {
        if dependency.waits_for_end() || dependency.waits_for_health() {
            continue;
        }
        let name = dependency.name.as_str();
        let Some(job) = site.compose.service(name) else { continue };
        // With a probe it may also serve; who knows how its author sees it.
        if !is_job(site.compose, job) || has_probe(job) {
            continue;
        }
        let message = format!("`{name}` is a job: this starts with it, whether it succeeds or not");
        let place = dependency.condition.as_ref().unwrap_or(&dependency.name).place();
        let finding = findings.add(place, message);
        finding
            .related(job.key.place(), "the job")
            .help(format!("{name}: {{ condition: service_completed_successfully }}"));
        if dependency.condition.is_none() {
            finding.fix = conditions::written(site, name).filter(Fix::is_possible);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn jobs() {
        expect(
            &RULE,
            r#"
services:
  init: { image: x, restart: "no" }
  db-migrate: { image: x }
  seed-server: { image: x, restart: always }
  db: { image: x }
  a:
    depends_on: [init, db-migrate, seed-server, db]
    #            ^^^^ `init` is a job
    #                  ^^^^^^^^^^ `db-migrate` is a job
  b:
    depends_on:
      init: { condition: service_started }
      #                  ^^^^^^^^^^^^^^^ `init` is a job
      db-migrate: { condition: service_completed_successfully }
"#,
        );
    }
}
