//! A config, secret or model that is not declared.

use super::names;
use crate::{
    lint::{
        Check, Family, Findings, Level, Rule, ServiceSite,
        rules::spec::{is_partial, soften},
    },
    problem::quoted,
    suggest::nearest,
};

pub(super) static RULE: Rule = Rule {
    id: "undefined-resource",
    family: Family::Reference,
    level: Level::Error,
    summary: "a service uses a config, secret or model that is not declared",
    docs: include_str!("undefined_resource.md"),
    check: Check::Service(check),
};

fn check(site: &ServiceSite<'_>, findings: &mut Findings) {
    if is_partial(site.project, site.file, site.compose) {
        return;
    }
    let service = site.service;
    let kinds = [
        ("config", "configs", names::mounted(service, "configs")),
        ("secret", "secrets", names::mounted(service, "secrets")),
        ("model", "models", names::listed(service, "models")),
    ];
    for (what, section, used) in kinds {
        let declared = site.compose.root.get_merged(section);
        let merged = declared.as_ref().map(|it| it.merged()).unwrap_or_default();
        let declared: Vec<&str> = merged.iter().filter_map(|it| it.key.as_str()).collect();
        for text in used.iter().filter(|it| !declared.contains(&it.as_str())) {
            let name = text.as_str();
            let help = match nearest(name, declared.iter().copied()) {
                Some(meant) => format!("did you mean {}?", quoted(meant)),
                None => format!("add `{name}:` under the top-level `{section}:`"),
            };
            let message = format!("{what} {} is not declared", quoted(name));
            soften(site.project, site.file, findings.add(text.place(), message).help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

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
}
