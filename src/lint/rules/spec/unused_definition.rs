//! Top-level networks, volumes, configs and secrets that nothing uses.

use std::collections::HashSet;

use crate::{
    compose::{Compose, Definition, Service},
    document::Node,
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "unused-definition",
    family: Family::Spec,
    level: Level::Note,
    summary: "a top-level definition that no service uses",
    docs: include_str!("unused_definition.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let brings = |it: &Service| it.get("extends").is_some_and(|it| it.get_merged("file").is_some());
    let silent = compose.services.is_empty()
        || super::is_partial(project, file, compose)
        || compose.services.iter().any(brings);
    if silent {
        return;
    }
    let kinds: [(&str, &[Definition], Uses); 4] = [
        ("network", &compose.networks, networks),
        ("volume", &compose.volumes, volumes),
        ("config", &compose.configs, |it| files(it, "configs")),
        ("secret", &compose.secrets, |it| files(it, "secrets")),
    ];
    for (what, definitions, uses) in kinds {
        let used: HashSet<String> = neighbours(project, file).flat_map(uses).collect();
        // A name that a variable decides may be any of them.
        if used.iter().any(|it| it.contains('$')) {
            continue;
        }
        let unused = |it: &&Definition| !used.contains(it.name()) && it.name() != "default";
        for one in definitions.iter().filter(unused) {
            let message = format!("no service uses {what} {}", quoted(one.name()));
            findings.add(one.key.place(), message).help("remove it, or use it");
        }
    }
}

type Uses = fn(&Service) -> Vec<String>;

/// The services of this file and of those beside it, which may be laid over it.
fn neighbours<'a>(
    project: &'a Project,
    file: &'a ProjectFile,
) -> impl Iterator<Item = &'a Service> {
    let near = project.beside(file).filter(|(it, compose)| {
        it.name() == file.name() || super::is_override(project, it, compose)
    });
    near.flat_map(|(_, compose)| &compose.services)
}

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
