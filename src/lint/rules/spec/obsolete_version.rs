//! The top-level `version`.

use crate::lint::{Check, Family, Findings, Fix, Level, Profile, Project, ProjectFile, Rule};

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
    for root in file.composes().iter().map(|it| &it.root) {
        let Some(version) = root.entry("version") else { continue };
        findings
            .add(version.key.place(), "`version` is obsolete: Compose ignores it and warns")
            .help("remove the line")
            .fix(Fix::sure("remove `version`").without(root, &version.key.place()));
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::{expect, expect_fix, find};

    #[test]
    fn the_key_is_shown() {
        let found = find(&RULE, "version: '3.9'\nservices: {a: {image: b}}\n");
        let place = &found[0].place;
        assert_eq!((found.len(), place.range(), place.line()), (1, 0..7, 1));
        expect(&RULE, "services:\n  version:\n    image: b\n");
    }

    #[test]
    fn its_line_goes() {
        let rest = "# the stack\n\nservices:\n  a: { image: b }";
        expect_fix(&RULE, &format!("version: '3' # old\n{rest}"), rest);
        let rest = "services:\r\n  a: {image: b}\r\n";
        expect_fix(&RULE, &format!("# head\r\nversion: 3\r\n{rest}"), &format!("# head\r\n{rest}"));
        expect_fix(&RULE, "services: {a: {image: b}}\nversion: 3", "services: {a: {image: b}}");
        expect_fix(&RULE, "{version: 3, services: {a: {image: b}}}", "{services: {a: {image: b}}}");
    }
}
