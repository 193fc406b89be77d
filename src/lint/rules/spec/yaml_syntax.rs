//! A YAML file that cannot be parsed.

use crate::lint::{
    Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule, secrets::mounted,
};

pub(super) static RULE: Rule = Rule {
    id: "yaml-syntax",
    family: Family::Spec,
    level: Level::Error,
    summary: "the file is not YAML",
    docs: include_str!("yaml_syntax.md"),
    check: Check::File(check),
};

fn check(project: &Project, file: &ProjectFile, findings: &mut Findings) {
    let FileKind::Broken(problem) = &file.kind else { return };
    if !is_yaml(file) || super::unreadable_file::is_encoding(problem) || is_template(file) {
        return;
    }
    let place = problem.place.clone().unwrap_or_else(|| file.place(0..0));
    let finding = findings.add_problem(place, problem);
    // Only its own reader knows whether it is wrong: aliases before their anchors once were allowed.
    if mounted(project).contains(file.name()) {
        finding.level(Level::Warning);
    }
}

/// By its name; standard input has none.
pub(super) fn is_yaml(file: &ProjectFile) -> bool {
    let name = file.name();
    let extension = name.rsplit_once('.').map_or("", |(_, it)| it);
    matches!(extension, "yml" | "yaml") || name == "-" || name.starts_with('<')
}

/// Lines that a template engine takes out before anybody reads YAML.
fn is_template(file: &ProjectFile) -> bool {
    file.source
        .text()
        .lines()
        .map(str::trim_start)
        .any(|it| it.starts_with("{%") || it.starts_with("{{"))
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::{
        Level, check_with,
        testing::{expect, expect_in, find, project},
    };

    #[test]
    fn broken_yaml() {
        let found = find(&RULE, "services:\n  a:\n    image: [b\n");
        assert_eq!(found.len(), 1);
        let found = find(&RULE, "services:\n  a:\n    labels:\n      - \"a\\`b\"\n");
        assert_eq!((found.len(), found[0].place.line()), (1, 4));
        expect(&RULE, "services:\n  a:\n    image: b\n");
    }

    #[test]
    fn other_files_are_left_alone() {
        expect_in(&RULE, &project(&[("Makefile", "all:\n\tx: [\n"), ("a.sh", "x: [")]));
        expect_in(&RULE, &project(&[("a.yml", "{% if x %}\na: [\n{% endif %}\n")]));
        let found = check_with(&project(&[("a.yml", "a: [")]), [&RULE]);
        assert_eq!((found.len(), found[0].level), (1, Level::Error));
        let mounting = "services: {a: {image: b, volumes: ['./a.yml:/a.yml']}}\n";
        let found = check_with(&project(&[("compose.yml", mounting), ("a.yml", "a: [")]), [&RULE]);
        assert_eq!((found.len(), found[0].level), (1, Level::Warning));
    }
}
