//! A merge key with something that is no mapping.

use crate::{
    document::Defect,
    lint::{Check, Family, FileKind, Findings, Level, Project, ProjectFile, Rule},
};

pub(super) static RULE: Rule = Rule {
    id: "invalid-merge",
    family: Family::Spec,
    level: Level::Error,
    summary: "`<<` takes mappings only",
    docs: include_str!("invalid_merge.md"),
    check: Check::File(check),
};

fn check(_: &Project, file: &ProjectFile, findings: &mut Findings) {
    let FileKind::Compose { defects, .. } = &file.kind else { return };
    for defect in defects {
        let Defect::InvalidMerge(value) = defect else { continue };
        findings.add_problem(value.place(), &defect.problem());
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::lint::testing::expect;

    #[test]
    fn found() {
        expect(
            &RULE,
            "
x-a: &a {tty: true}
x-b: &b always
services:
  a:
    <<: [*a, {init: true}]
    image: b
  b:
    <<: *b
    #   ^^ takes a mapping
    image: c
",
        );
    }
}
