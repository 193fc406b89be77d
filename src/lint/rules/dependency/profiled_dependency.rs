//! Depending on a service that a profile may leave out.

use crate::{
    compose::Service,
    lint::{Check, Family, Findings, Fix, Level, Rule, ServiceSite, Yaml},
};

pub(super) static RULE: Rule = Rule {
    id: "profiled-dependency",
    family: Family::Dependency,
    level: Level::Note,
    summary: "a service depends on one that its profile may leave out",
    docs: include_str!("profiled_dependency.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let own = profiles(site.service);
    for dependency in &site.service.depends_on {
        let name = dependency.name.as_str();
        let Some(target) = site.compose.service(name) else { continue };
        let others = profiles(target);
        let together = !own.is_empty() && own.iter().all(|it| others.contains(it));
        if others.is_empty() || together || !is_required(site.service, name) {
            continue;
        }
        let Some(entry) = target.entry("profiles") else { continue };
        let message =
            format!("without a profile of its own, `{name}` is not there and Compose refuses");
        let written = site.service.get("depends_on").and_then(|it| it.entry(name));
        let finding = findings.add(dependency.name.place(), message);
        if let Some(written) = written {
            let fix = Fix::risky("start without it when it is left out");
            finding.fix(fix.key_under(written, "required", &Yaml::word("false")));
        }
        finding
            .related(entry.key.place(), format!("the profiles of `{name}`"))
            .help("give both the same `profiles`, or write `required: false` here");
    }
}

fn profiles(service: &Service) -> Vec<&str> {
    let all = service.get("profiles").map_or(&[][..], |it| it.items());
    all.iter().filter_map(|it| it.as_str()).collect()
}

fn is_required(service: &Service, name: &str) -> bool {
    let entry = service.get("depends_on").and_then(|it| it.get_merged(name));
    let required = entry.and_then(|it| it.get_merged("required"));
    required.is_none_or(|it| it.as_str() != Some("false"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn shared_and_optional_profiles() {
        expect(
            &RULE,
            "
services:
  db: { image: x, profiles: [dev] }
  app:
    depends_on: [db]
    #            ^^ `db` is not there
  tool:
    profiles: [dev]
    depends_on: [db]
  other:
    depends_on: { db: { condition: service_started, required: false } }
",
        );
    }
}
