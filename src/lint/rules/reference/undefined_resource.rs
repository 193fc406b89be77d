//! A config, secret or model that is not declared.

use std::collections::HashSet;

use super::names;
use crate::{
    compose::{Compose, Service, Text},
    lint::{
        Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule,
        rules::spec::{is_partial, soften},
    },
    problem::quoted,
    suggest::Known,
};

pub(super) static RULE: Rule = Rule {
    id: "undefined-resource",
    family: Family::Reference,
    level: Level::Error,
    summary: "a service uses a config, secret or model that is not declared",
    docs: include_str!("undefined_resource.md"),
    check: Check::Compose(check),
};

type Uses = fn(&Service) -> Vec<Text>;

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    if is_partial(project, file, compose) {
        return;
    }
    let kinds: [(&str, &str, Uses); 3] = [
        ("config", "configs", |it| names::mounted(it, "configs")),
        ("secret", "secrets", |it| names::mounted(it, "secrets")),
        ("model", "models", |it| names::listed(it, "models")),
    ];
    for (what, section, uses) in kinds {
        let declared = compose.root.get_merged(section);
        let merged = declared.as_ref().map(|it| it.merged()).unwrap_or_default();
        let names = || merged.iter().filter_map(|it| it.key.as_str());
        let (declared, known): (HashSet<&str>, _) = (names().collect(), Known::of(names()));
        for text in compose.services.iter().flat_map(uses) {
            let name = text.as_str();
            if declared.contains(name) {
                continue;
            }
            let meant = known.nearest(name);
            let help = match meant {
                Some(meant) => format!("did you mean {}?", quoted(meant)),
                None => format!("add `{name}:` under the top-level `{section}:`"),
            };
            let message = format!("{what} {} is not declared", quoted(name));
            let finding = findings.add(text.place(), message).help(help);
            if let Some(meant) = meant {
                finding.fix(Fix::name(&text, meant));
            }
            soften(project, file, finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix};

    #[test]
    fn not_declared() {
        expect(
            &RULE,
            "
services:
  a:
    image: x
    secrets:
      - token
      - tokn
      # ^^^^ secret `tokn`
      - {source: key}
      #          ^^^ secret `key`
      - ${S}
    configs: [nginx]
    #         ^^^^^ config `nginx`
    models: {llm: {endpoint_var: X}}
    #        ^^^ model `llm`
    build: {context: ., secrets: [build]}
    #                             ^^^^^ secret `build`
secrets:
  token: {file: x}
models:
  other: {model: y}
",
        );
    }

    #[test]
    fn a_slip_is_mended() {
        let text = |it: &str| {
            format!(
                "services: {{web: {{image: x, secrets: [{it}]}}}}\nsecrets: {{db_password: {{environment: A}}}}\n"
            )
        };
        expect_fix(&RULE, &text("db_pasword"), &text("db_password"));
    }
}
