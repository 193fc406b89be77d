//! Keys that exclude each other.

use crate::{
    compose::{Compose, Definition, Service},
    document::{Entry, Node},
    lint::{
        Check, Family, Findings, Level, Project, ProjectFile, Rule,
        schema::{bytes, is_open},
    },
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "conflicting-keys",
    family: Family::Spec,
    level: Level::Error,
    summary: "keys that exclude each other",
    docs: include_str!("conflicting_keys.md"),
    check: Check::Compose(check),
};

fn check(_: &Project, _: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    for service in &compose.services {
        networks(service, findings);
        replicas(service, findings);
        limits(service, findings);
        build(service, findings);
        devices(service, findings);
    }
    for volume in compose.volumes.iter().filter(|it| is_external(it)) {
        external(volume, findings);
    }
    let kinds = [(&compose.configs, &["file", "environment", "content"][..])];
    let kinds = kinds.into_iter().chain([(&compose.secrets, &["file", "environment"][..])]);
    for (definition, keys) in kinds.flat_map(|(all, keys)| all.iter().map(move |it| (it, keys))) {
        exclusive(&definition.value, keys, findings);
    }
}

/// Reports the second entry and shows the first.
fn clash(findings: &mut Findings, first: &Entry, second: &Entry, message: String) {
    findings.add(second.key.place(), message).related(first.key.place(), "the other key is here");
}

fn networks(service: &Service, findings: &mut Findings) {
    let (Some(mode), Some(joined)) = (service.entry("network_mode"), service.entry("networks"))
    else {
        return;
    };
    let some = !joined.value.items().is_empty() || !joined.value.merged().is_empty();
    if some && mode.value.as_str() != Some("") && joined.value.tag().is_none() {
        clash(findings, mode, joined, "`network_mode` and `networks` exclude each other".into());
    }
}

fn replicas(service: &Service, findings: &mut Findings) {
    let deploy = service.get("deploy");
    let replicas = deploy.and_then(|it| entry(it, "replicas"));
    let (scale, named) = (service.entry("scale"), service.entry("container_name"));
    if let (Some(first), Some(second)) = (scale, &replicas)
        && differ(&first.value, &second.value, whole)
    {
        clash(findings, first, second, "`replicas` is not the number that `scale` gives".into());
    }
    let several =
        scale.cloned().or(replicas).filter(|it| whole(&it.value).is_some_and(|it| it > 1.0));
    if let (Some(several), Some(named)) = (several, named) {
        let message = "a container name is unique, so there cannot be several replicas";
        clash(findings, named, &several, message.into());
    }
}

type Read = fn(&Node) -> Option<f64>;

fn size(node: &Node) -> Option<f64> {
    node.as_str().and_then(bytes)
}

/// The old limits and those of `deploy`, which must say the same.
fn limits(service: &Service, findings: &mut Findings) {
    let all: [(&str, &str, &str, Read); 4] = [
        ("cpus", "limits", "cpus", whole),
        ("mem_limit", "limits", "memory", size),
        ("pids_limit", "limits", "pids", whole),
        ("mem_reservation", "reservations", "memory", size),
    ];
    let resources = service.get("deploy").and_then(|it| it.get_merged("resources"));
    let Some(resources) = resources else { return };
    for (old, group, new, read) in all {
        let (Some(first), Some(group)) = (service.entry(old), entry(&resources, group)) else {
            continue;
        };
        if read(&first.value).is_none_or(|it| it == 0.0) {
            continue;
        }
        match entry(&group.value, new) {
            Some(second) if differ(&first.value, &second.value, read) => {
                let message = format!("{} is not what {} gives", quoted(new), quoted(old));
                clash(findings, first, &second, message);
            }
            None if group.value.is_mapping() => {
                let message = format!(
                    "{} leaves out {}, which {} gives",
                    quoted(group.key.as_str().unwrap_or_default()),
                    quoted(new),
                    quoted(old)
                );
                clash(findings, first, &group, message);
            }
            _ => {}
        }
    }
}

fn build(service: &Service, findings: &mut Findings) {
    let Some(build) = service.get("build") else { return };
    exclusive(build, &["dockerfile", "dockerfile_inline"], findings);
    let (Some(platform), Some(all)) = (service.entry("platform"), entry(build, "platforms")) else {
        return;
    };
    let text = platform.value.as_str().unwrap_or_default();
    let listed = |it: &Node| it.as_str().is_some_and(|it| it == text || is_open(it));
    if !is_open(text)
        && !text.is_empty()
        && !all.value.items().is_empty()
        && !all.value.items().iter().any(listed)
    {
        clash(findings, platform, &all, format!("`platforms` lacks {}", quoted(text)));
    }
}

/// A number of devices and their names.
fn devices(service: &Service, findings: &mut Findings) {
    let reserved = service
        .get("deploy")
        .and_then(|it| it.get_merged("resources"))
        .and_then(|it| it.get_merged("reservations"))
        .and_then(|it| it.get_merged("devices"));
    for list in service.get("gpus").into_iter().chain(&reserved) {
        list.items().iter().for_each(|it| exclusive(it, &["count", "device_ids"], findings));
    }
}

fn is_external(definition: &Definition) -> bool {
    definition.is_external()
}

fn external(volume: &Definition, findings: &mut Findings) {
    let Some(first) = entry(&volume.value, "external") else { return };
    for second in volume.value.merged().iter() {
        let key = second.key.as_str().unwrap_or_default();
        let old = first.value.get("name").and_then(Node::as_str);
        if key == "name" && old.is_some_and(|it| second.value.as_str() != Some(it)) {
            clash(findings, &first, second, "`name` is not the name that `external` gives".into());
        } else if !matches!(key, "name" | "external") && !key.starts_with("x-") {
            let message =
                format!("an external volume is not made here, so it has no {}", quoted(key));
            clash(findings, &first, second, message);
        }
    }
}

/// At most one of these keys.
fn exclusive(node: &Node, keys: &[&str], findings: &mut Findings) {
    let mut found = keys.iter().filter_map(|key| entry(node, key));
    let Some(first) = found.next() else { return };
    for second in found {
        let name = |it: &Entry| quoted(it.key.as_str().unwrap_or_default());
        let message = format!("{} and {} exclude each other", name(&first), name(&second));
        clash(findings, &first, &second, message);
    }
}

fn entry(node: &Node, key: &str) -> Option<Entry> {
    node.merged().iter().find(|it| it.key.as_str() == Some(key)).cloned()
}

/// A number; nothing where a variable decides it.
fn whole(node: &Node) -> Option<f64> {
    node.as_str()?.parse().ok()
}

fn differ(first: &Node, second: &Node, read: impl Fn(&Node) -> Option<f64>) -> bool {
    matches!((read(first), read(second)), (Some(a), Some(b)) if (a - b).abs() > 1e-6)
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn pairs() {
        expect(
            &RULE,
            "
services:
  a:
    image: b
    network_mode: host
    networks: [front]
#   ^^^^^^^^ exclude each other
    container_name: web
    deploy:
      replicas: 2
#     ^^^^^^^^ unique
  b:
    image: b
    mem_limit: 1g
    deploy:
      resources:
        limits:
          memory: 2g
#         ^^^^^^ not what `mem_limit` gives
    build: {dockerfile: x, dockerfile_inline: y}
    #                      ^^^^^^^^^^^^^^^^^ exclude
  c:
    image: b
    mem_limit: 1024m
    network_mode: host
    networks: []
    container_name: ${N}
    scale: 1
    deploy: {resources: {limits: {memory: 1g}}}
volumes:
  v:
    external: true
    driver: local
#   ^^^^^^ not made here
  w: {external: true, name: w, x-a: b}
networks:
  front:
configs:
  c: {file: x, content: y}
  #            ^^^^^^^ exclude
",
        );
    }
}
