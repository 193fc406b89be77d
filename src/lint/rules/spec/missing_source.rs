//! A config or secret without content.

use crate::{
    compose::{Compose, Definition},
    lint::{Check, Family, Findings, Level, Profile, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-source",
    family: Family::Spec,
    level: Level::Error,
    summary: "a config or secret does not say where its content comes from",
    docs: include_str!("missing_source.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    // Swarm has drivers that make the content.
    if project.profile == Profile::Swarm || super::is_partial(project, file, compose) {
        return;
    }
    for (what, all, sources) in [
        ("config", &compose.configs, &["file", "environment", "content"][..]),
        ("secret", &compose.secrets, &["file", "environment"]),
    ] {
        for one in all.iter().filter(|it| is_bare(it, sources)) {
            let message = format!("{what} {} has no source", quoted(one.name()));
            findings.add(one.key.place(), message).help("add `file: ./…`, or `external: true`");
        }
    }
}

fn is_bare(definition: &Definition, sources: &[&str]) -> bool {
    let has = |key: &str| definition.get(key).is_some();
    definition.value.is_mapping() && !sources.iter().any(|key| has(key)) && !has("external")
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn no_source() {
        expect(
            &RULE,
            "
services: {a: {image: b}}
configs:
  a: {name: x}
# ^ config `a` has no source
  b: {content: x}
  c: {external: true}
secrets:
  d: {}
# ^ secret `d`
  e: {environment: X}
  f: {driver: x}
# ^ secret `f`
",
        );
    }
}
