//! Two files ask for one container name.

use std::collections::HashMap;

use super::owner::Owner;
use crate::{
    lint::{Check, Family, Findings, Fix, Level, Project, Rule},
    problem::Place,
};

pub(super) static RULE: Rule = Rule {
    id: "container-name-clash",
    family: Family::Project,
    level: Level::Error,
    summary: "two stacks on one host ask for the same container name",
    docs: include_str!("container_name_clash.md"),
    check: Check::Project(check),
};

fn check(project: &Project, findings: &mut Findings) {
    let mut owners: HashMap<String, (Place, Owner<'_>)> = HashMap::new();
    for (file, compose) in project.composes() {
        for service in &compose.services {
            let Some(name) = service.text("container_name") else { continue };
            if name.as_str().contains('$') {
                continue;
            }
            let place = name.place();
            let taken = owners.entry(name.as_str().to_owned());
            let owner = Owner { file, compose, service };
            let (at, first) = taken.or_insert_with(|| (place.clone(), owner));
            let is_same = at.file() == place.file() && at.range() == place.range();
            if first.file.name() == file.name() || is_same {
                continue;
            }
            let finding = findings
                .add(place, format!("the name `{}` is taken by another stack", name.as_str()))
                .help("remove `container_name`; Compose makes a name of its own")
                .related(at.clone(), "it is taken here");
            let is_beside = first.file.folder() == file.folder();
            if !is_beside || owner.is_variant_of(first, project) {
                finding.level(Level::Note);
            }
            // Under another name others may look for it; under its own the network finds it still.
            let entry = service.entry("container_name").filter(|_| name.as_str() == service.name());
            if let Some(entry) = entry.filter(|_| is_beside) {
                let fix = Fix::risky("remove it");
                finding.fix(fix.without(&compose.root, &entry.key.place()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{expect_in, project},
    };

    #[test]
    fn across_files() {
        let one = "services:\n  a:\n    image: x:1\n    container_name: smarter-vault\n";
        let two = "
services:
  b:
    image: x:1
    container_name: smarter-vault
    #               ^^^^^^^^^^^^^ taken
  c:
    image: x:1
    container_name: ${NAME}
";
        expect_in(&RULE, &project(&[("one.yml", one), ("two.yml", two)]));
    }

    #[test]
    fn variants_of_a_stack() {
        let text = |name, service| {
            format!(
                "name: {name}\nservices: {{{service}: {{image: x:1, container_name: vault}}}}\n"
            )
        };
        let level = |name, service| {
            let files = [("one.yml", &*text("a", "vault")), ("two.yml", &*text(name, service))];
            check_with(&project(&files), [&RULE])[0].level
        };
        assert_eq!(level("a", "vault"), Level::Note);
        assert_eq!(level("a", "store"), Level::Error);
        assert_eq!(level("b", "vault"), Level::Error);
    }
}
