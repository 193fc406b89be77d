//! Waiting for the end of a service that is started again whenever it ends.

use super::roles::always_restarts;
use crate::lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite};

pub(super) static RULE: Rule = Rule {
    id: "endless-job",
    family: Family::Dependency,
    level: Level::Error,
    summary: "a service waits for the end of one that always restarts",
    docs: include_str!("endless_job.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    for dependency in site.service.depends_on.iter().filter(|it| it.waits_for_end()) {
        let target = site.compose.service(dependency.name.as_str());
        let Some(target) = target.filter(|it| always_restarts(it)) else { continue };
        let Some(restart) = target.text("restart") else { continue };
        let place = dependency.condition.as_ref().unwrap_or(&dependency.name).place();
        let (name, policy) = (target.name(), restart.as_str());
        let message = format!("`{name}` never completes: `restart: {policy}` starts it again");
        findings
            .add(place, message)
            .related(restart.place(), format!("`{name}` restarts here"))
            .help(format!("give `{name}` `restart: \"no\"` or `restart: on-failure`"))
            .fix(Fix::risky("start it again only when it failed").text(&restart, "on-failure"));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn restart_policies() {
        expect(
            &RULE,
            r#"
services:
  a: { restart: always }
  b: { restart: "no" }
  c: { restart: on-failure }
  d: {}
  app:
    depends_on:
      a: { condition: service_completed_successfully }
      #               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ `a` never completes
      b: { condition: service_completed_successfully }
      c: { condition: service_completed_successfully }
      d: { condition: service_completed_successfully }
      gone: { condition: service_completed_successfully }
  web:
    depends_on: [a]
    image: x
"#,
        );
    }

    #[test]
    fn ends() {
        let text = |it: &str| {
            format!(
                "services:\n  migrate:\n    image: x\n    restart: {it}\n  app:\n    image: x\n    depends_on:\n      migrate: {{condition: service_completed_successfully}}\n"
            )
        };
        expect_fix(&RULE, &text("always"), &text("on-failure"));
    }
}
