//! A job that is started again each time it is done.

use crate::{
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "restarting-job",
    family: Family::Operations,
    level: Level::Warning,
    summary: "a job that others wait for is started again each time it completes",
    docs: include_str!("restarting_job.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let Some(restart) = site.service.text("restart") else { return };
    let for_ever = matches!(restart.as_str(), "always" | "unless-stopped");
    if !for_ever || !site.compose.awaits_end_of(site.service.name()) {
        return;
    }
    let name = quoted(site.service.name());
    let message =
        format!("{name} is a job that others wait for, and is started again each time it is done");
    let finding = findings.add(restart.place(), message);
    finding
        .help("`restart: \"no\"`, or `on-failure` to try again")
        .fix(Fix::risky("start it again only when it failed").text(&restart, "on-failure"));
    let waiting = site.compose.services.iter().flat_map(|it| &it.depends_on);
    if let Some(dependency) = waiting.into_iter().find(|it| it.name.as_str() == site.service.name())
    {
        finding.related(dependency.name.place(), "somebody waits for it here");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn jobs_that_never_end() {
        expect(
            &RULE,
            "
services:
  init:
    image: x
    restart: always
#            ^^^^^^ started again
  setup: { image: x, restart: on-failure }
  db: { image: x, restart: always }
  app:
    image: x
    depends_on:
      init: { condition: service_completed_successfully }
      setup: { condition: service_completed_successfully }
      db: { condition: service_healthy }
",
        );
    }
}
