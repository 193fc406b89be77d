//! Top-level networks, volumes, configs and secrets that nothing uses.

use std::collections::{HashMap, HashSet};

use super::{is_override, is_partial};
use crate::{
    compose::{Compose, Definition, Service},
    document::Node,
    lint::{Check, Family, Findings, Fix, Level, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unused-definition",
    family: Family::Spec,
    level: Level::Note,
    summary: "a top-level definition that no service uses",
    docs: include_str!("unused_definition.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let overrides = project.composes().filter(|(it, compose)| is_override(project, it, compose));
    let overrides: Vec<(&ProjectFile, &Compose)> = overrides.collect();
    let judged = project.composes().filter(|(file, compose)| !is_silent(project, file, compose));
    let judged: Vec<(&ProjectFile, &Compose)> = judged.collect();
    let kinds: [(&str, Definitions, Uses); 4] = [
        ("network", |it| &it.networks, networks),
        ("volume", |it| &it.volumes, volumes),
        ("config", |it| &it.configs, |it| files(it, "configs")),
        ("secret", |it| &it.secrets, |it| files(it, "secrets")),
    ];
    for (what, definitions, uses) in kinds {
        let mut beside: HashMap<&str, Used> = HashMap::new();
        for (file, compose) in &overrides {
            beside.entry(file.folder()).or_default().add(compose, uses);
        }
        for (file, compose) in &judged {
            let beside = beside.get(file.folder());
            let mut here = Used::default();
            here.add(compose, uses);
            if here.is_open || beside.is_some_and(|it| it.is_open) {
                continue;
            }
            let is_used = |name: &str| {
                here.names.contains(name) || beside.is_some_and(|it| it.names.contains(name))
            };
            let unused = |it: &&Definition| !is_used(it.name()) && it.name() != "default";
            for one in definitions(compose).iter().filter(unused) {
                let message = format!("no service uses {what} {}", quoted(one.name()));
                let fix = Fix::risky("remove it").without(&compose.root, &one.key.place());
                findings.add(one.key.place(), message).help("remove it, or use it").fix(fix);
            }
        }
    }
}

/// Names that services use.
#[derive(Default)]
struct Used {
    names: HashSet<String>,
    /// A variable decides one of them, which may then be any.
    is_open: bool,
}

impl Used {
    fn add(&mut self, compose: &Compose, uses: Uses) {
        for name in compose.services.iter().flat_map(uses) {
            self.is_open |= name.contains('$');
            self.names.insert(name);
        }
    }
}

/// Others may use what is defined here.
fn is_silent(project: &Project, file: &ProjectFile, compose: &Compose) -> bool {
    let brings = |it: &Service| it.get("extends").is_some_and(|it| it.get_merged("file").is_some());
    compose.services.is_empty()
        || is_partial(project, file, compose)
        || compose.services.iter().any(brings)
}

type Definitions = fn(&Compose) -> &[Definition];
type Uses = fn(&Service) -> Vec<String>;

fn networks(service: &Service) -> Vec<String> {
    service.networks.iter().map(|it| it.name.as_str().to_owned()).collect()
}

fn volumes(service: &Service) -> Vec<String> {
    service.mounts.iter().filter_map(|it| it.source.clone()).collect()
}

/// Configs or secrets, also those of the build.
fn files(service: &Service, key: &str) -> Vec<String> {
    let build = service.get("build").and_then(|it| it.get_merged(key));
    let spec = service.get("credential_spec").and_then(|it| it.get_merged("config"));
    let listed = service.get(key).cloned().into_iter().chain(build);
    let items: Vec<Node> = listed.flat_map(|it| it.items().to_vec()).collect();
    let name = |it: &Node| {
        let source = it.get_merged("source").and_then(|it| it.as_str().map(str::to_owned));
        it.as_str().map(str::to_owned).or(source)
    };
    items.iter().filter_map(name).chain(spec.as_ref().and_then(name)).collect()
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, project};

    #[test]
    fn nothing_uses_it() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    networks: {front: {aliases: [x]}}
    volumes: ['data:/data', {type: volume, source: long, target: /x}]
    secrets: [{source: token}]
    build: {context: ., secrets: [key]}
networks:
  default: {driver: bridge}
  front:
  back:
# ^^^^ no service uses network `back`
volumes:
  data:
  long:
  old:
# ^^^ no service uses volume `old`
secrets:
  token: {file: x}
  key: {file: x}
  other: {file: x}
# ^^^^^ no service uses secret
",
        );
    }

    #[test]
    fn others_may_use_it() {
        expect(&RULE, "volumes: {a: }\n");
        expect(&RULE, "services: {a: {image: b, volumes: ['${V}:/x']}}\nvolumes: {a: }\n");
        expect(&RULE, "include: [b.yml]\nservices: {a: {image: b}}\nvolumes: {a: }\n");
        let base = "services: {a: {image: b}}\nvolumes: {a: }\n";
        let over = "services: {a: {volumes: ['a:/x']}}\n";
        expect_in(&RULE, &project(&[("compose.yml", base), ("compose.override.yml", over)]));
    }
}
