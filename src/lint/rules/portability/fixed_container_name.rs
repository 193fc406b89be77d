//! `container_name` where Dokploy names containers.

use crate::{
    lint::{Check, Family, Findings, Fix, Level, Profile, Rule, ServiceSite},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "fixed-container-name",
    family: Family::Portability,
    level: Level::Note,
    summary: "a fixed container name breaks logs, metrics and scaling on Dokploy",
    docs: include_str!("fixed_container_name.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    let service = site.service;
    let name = service.text("container_name").filter(|_| site.project.profile == Profile::Dokploy);
    let Some(name) = name else { return };
    let message = format!(
        "{} is a fixed name: Dokploy finds logs and metrics by its own, and there can be only one",
        quoted(name.as_str())
    );
    let help = if name.as_str() == service.name() {
        "remove it: other containers know the service by the same name".to_owned()
    } else {
        format!("remove it, and keep the name as a network alias: `aliases: [{}]`", name.as_str())
    };
    let finding = findings.add(name.place(), message).help(help);
    if let Some(entry) = service.entry("container_name").filter(|_| name.as_str() == service.name())
    {
        let fix = Fix::risky("remove it");
        finding.fix(fix.without(&site.compose.root, &entry.key.place()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Profile, Project,
        testing::{expect, expect_in, project},
    };

    #[test]
    fn on_dokploy_only() {
        let text = "
services:
  a:
    image: x
    container_name: smarter-a
#                   ^^^^^^^^^ a fixed name
  b: { image: x }
";
        let files = project(&[("compose.yml", text)]);
        expect_in(&RULE, &Project { profile: Profile::Dokploy, ..files });
        expect(&RULE, &text.replace('^', ""));
    }
}
