//! The top-level `version`.

use crate::lint::{Check, Family, Findings, Level, Profile, Project, ProjectFile, Rule};

pub(super) static RULE: Rule = Rule {
    id: "obsolete-version",
    family: Family::Spec,
    level: Level::Warning,
    summary: "`version` has no meaning any more",
    docs: include_str!("obsolete_version.md"),
    check: Check::File(check),
};

fn check(project: &Project, file: &ProjectFile, findings: &mut Findings) {
    if project.profile == Profile::Swarm {
        return;
    }
    for version in file.composes().iter().filter_map(|it| it.root.entry("version")) {
        findings
            .add(version.key.place(), "`version` is obsolete: Compose ignores it and warns")
            .help("remove the line");
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, find};

    #[test]
    fn the_key_is_shown() {
        let found = find(&RULE, "version: '3.9'\nservices: {a: {image: b}}\n");
        let place = &found[0].place;
        assert_eq!((found.len(), place.range(), place.line()), (1, 0..7, 1));
        expect(&RULE, "services:\n  version:\n    image: b\n");
    }
}
