//! A project whose name the folder decides.

use crate::{
    compose::{Compose, Definition},
    lint::{Check, Family, Findings, Level, Project, ProjectFile, Rule},
    problem::quoted,
};

pub(super) static RULE: Rule = Rule {
    id: "missing-project-name",
    family: Family::Spec,
    level: Level::Note,
    summary: "the folder decides the names of volumes and networks",
    docs: include_str!("missing_project_name.md"),
    check: Check::Compose(check),
};

fn check(project: &Project, file: &ProjectFile, compose: &Compose, findings: &mut Findings) {
    let is_named = compose.root.get_merged("name").is_some();
    if is_named || compose.services.is_empty() || super::is_override(project, file, compose) {
        return;
    }
    let volume = compose.volumes.iter().find(|it| is_derived(it));
    let network = compose.networks.iter().find(|it| is_derived(it));
    let Some((what, first)) =
        volume.map(|it| ("volume", it)).or_else(|| network.map(|it| ("network", it)))
    else {
        return;
    };
    let Some(services) = compose.root.entry("services") else { return };
    let name = quoted(first.name());
    let message = format!("no `name:`, so the folder decides what {what} {name} is called");
    findings
        .add(services.key.place(), message)
        .help("add `name: <project>` at the top")
        .related(first.key.place(), "is called `<folder>_…`");
}

fn is_derived(definition: &Definition) -> bool {
    !definition.is_external() && definition.real_name().is_none() && definition.name() != "default"
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_in, find, project};

    #[test]
    fn only_where_something_depends_on_it() {
        let text = "services: {a: {image: b}}\nvolumes: {data: }\n";
        assert_eq!(find(&RULE, text)[0].place.range(), 0..8);
        expect(&RULE, &format!("name: x\n{text}"));
        expect(&RULE, "services: {a: {image: b}}\n");
        expect(&RULE, "services: {a: {image: b}}\nvolumes: {d: {name: d}, e: {external: true}}\n");
        expect(&RULE, "volumes: {d: }\n");
        expect_in(&RULE, &project(&[("compose.override.yml", text)]));
    }
}
